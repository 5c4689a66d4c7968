"""What the placement says of a block: read and written under one name, labels given where one is needed."""

from __future__ import annotations

from paper import issue_of, text

from kiclayout.base.record import replace
from kiclayout.content.block import Figure
from kiclayout.content.edit.placed import placed, with_placed
from kiclayout.content.issue import Issue, Placement
from kiclayout.content.walk import walk


def figures(issue: Issue) -> list[Figure]:
    return [one for article in issue.articles for one in walk(article.blocks) if isinstance(one, Figure)]


def test_a_block_without_a_label_is_given_a_free_one() -> None:
    issue = issue_of("::: figure a.jpg {#f-1}\n:::\n\n::: figure b.jpg\n:::\n", "::: figure c.jpg {#f-2}\n:::\n")
    made = with_placed(issue, figures(issue)[1].id, "kic", {"height": "40mm"})
    assert "::: figure b.jpg {#f-3}" in text(made)
    assert made.placements == (Placement("kic", (("articles/a1.md#f-3", "height", "40mm"),)),)
    assert placed(made, figures(made)[1].id, "kic") == {"height": "40mm"}
    assert placed(made, figures(made)[1].id, "other") == {}


def test_nothing_to_say_gives_no_label() -> None:
    issue = issue_of("::: figure b.jpg\n:::\n")
    assert with_placed(issue, figures(issue)[0].id, "kic", {"height": "", "focus": ""}) is issue


def test_all_spellings_of_a_label_are_the_same_block() -> None:
    issue = issue_of("::: figure a.jpg {#f-1}\n:::\n", "가\n")
    others = (("guides", "x", "[40mm]"), ("f-1", "height", "40mm"), ("a1/f-1", "focus", "[0.5, 0.5]"))
    old = replace(issue, placements=(Placement("kic", others), Placement("own", (("f-1", "width", "9mm"),))))
    block = figures(old)[0].id
    assert placed(old, block, "kic") == {"height": "40mm", "focus": "[0.5, 0.5]"}
    made = with_placed(old, block, "kic", {"height": "", "width": "50mm"})
    assert made.placements[0].entries == (
        ("guides", "x", "[40mm]"),
        ("articles/a1.md#f-1", "focus", "[0.5, 0.5]"),
        ("articles/a1.md#f-1", "width", "50mm"),
    )
    assert made.placements[1] is old.placements[1]
    assert with_placed(made, block, "kic", {"width": "50mm"}) is made


def test_a_bare_label_that_two_articles_have_is_neithers() -> None:
    issue = issue_of("::: figure a.jpg {#f-1}\n:::\n", "::: figure b.jpg {#f-1}\n:::\n")
    old = replace(issue, placements=(Placement("kic", (("f-1", "height", "40mm"),)),))
    assert placed(old, figures(old)[0].id, "kic") == {}
    made = with_placed(old, figures(old)[0].id, "kic", {"height": "9mm"})
    assert made.placements[0].entries == (("f-1", "height", "40mm"), ("articles/a1.md#f-1", "height", "9mm"))
