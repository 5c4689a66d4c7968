"""What a layout calls otherwise is called so in an issue."""

from __future__ import annotations

import pytest
from paper import issue_of, text

from kiclayout.base.record import replace
from kiclayout.content.block import Attrs
from kiclayout.content.edit.renaming import COLORS, STYLES, TEMPLATES, Rename, Renaming, between
from kiclayout.content.inline import Text
from kiclayout.content.issue import Issue, Placement
from kiclayout.content.placed import FRAMES

WORDS = """---
template: wide
---

# 제목

{.lead lang=ko}
하나

{template: wide}

::: callout 상자
{.lead #l-1}
안
:::

| 표 |
|---|

{template: tall}

넷
"""
MOVED = (
    ("articles/a1.md", "page.2.template", "wide"),
    ("articles/a1.md", "page.2.frames.main", "{x: 10mm}"),
    ("articles/a1.md", "page.3.template", "tall"),
    ("articles/a1.md", "page.3.frames.main", "{x: 20mm}"),
    ("@wide", "page.template", "wide"),
    ("@wide", "page.things.art", "{x: 1mm}"),
    ("l-1", "page.template", "wide"),
    ("articles/a1.md#f-1", "height", "62mm"),
)


def dressed() -> Issue:
    issue = issue_of(WORDS, "둘\n")
    sections = (replace(issue.sections[0], color="red"),)
    return replace(issue, layout="ours", sections=sections, placements=(Placement("ours", MOVED),))


def forth(name: Rename, issue: Issue, layout: str = "ours") -> Issue:
    return Renaming(name, layout).forth()(issue)


def moved(issue: Issue) -> tuple[tuple[str, str, str], ...]:
    return issue.placements[0].entries


@pytest.mark.parametrize(
    "name, places",
    [
        (Rename(STYLES, "lead", "intro"), 2),
        (Rename(TEMPLATES, "wide", "broad"), 2),
        (Rename(COLORS, "lead", "x"), 0),
    ],
)
def test_words_name_it_as_the_layout_does(name: Rename, places: int) -> None:
    issue = dressed()
    way = Renaming(name, "ours")
    made = way.forth()(issue)
    changed = [(a, b) for a, b in zip(text(issue).split("\n"), text(made).split("\n"), strict=True) if a != b]
    assert len(changed) == places
    assert all(a.replace(name.old, name.new) == b for a, b in changed)
    assert way.back()(made) is issue
    assert forth(name.back(), made) == issue
    assert made.articles[1] is issue.articles[1]
    assert [one.id for one in made.articles[0].blocks] == [one.id for one in issue.articles[0].blocks]


def test_a_part_follows_its_colour() -> None:
    made = forth(Rename(COLORS, "red", "rust"), dressed())
    assert made.sections[0].color == "rust"


def test_pages_that_were_moved_by_hand_follow() -> None:
    made = moved(forth(Rename(TEMPLATES, "wide", "broad"), dressed()))
    assert [entry for entry in made if entry not in MOVED] == [
        ("articles/a1.md", "page.2.template", "broad"),
        ("@broad", "page.template", "broad"),
        ("@broad", "page.things.art", "{x: 1mm}"),
        ("l-1", "page.template", "broad"),
    ]
    made = moved(forth(Rename(FRAMES, "main", "text", ("wide", "even")), dressed()))
    assert [entry for entry in made if entry not in MOVED] == [("articles/a1.md", "page.2.frames.text", "{x: 10mm}")]


def test_what_another_layout_is_worn_for_stays_in_the_words() -> None:
    issue = replace(dressed(), layout="other")
    made = forth(Rename(TEMPLATES, "wide", "broad"), issue)
    assert made.sections is issue.sections
    assert moved(made) != MOVED
    assert forth(Rename(TEMPLATES, "wide", "broad"), issue, "other").placements == issue.placements


def test_an_issue_that_names_nothing_stays_and_articles_are_shared() -> None:
    issue = dressed()
    assert forth(Rename(STYLES, "none", "some"), issue) is issue
    edit = Renaming(Rename(STYLES, "lead", "intro"), "ours").forth()
    assert edit(issue).articles[0] is edit(replace(issue, number=326)).articles[0]


def test_the_way_from_one_row_of_names_to_another() -> None:
    a, b, c = Rename(STYLES, "1", "2"), Rename(STYLES, "2", "3"), Rename(COLORS, "x", "y")
    assert between((), (a, b)) == (a, b)
    assert between((a, b), ()) == (b.back(), a.back())
    assert between((a, b), (a, c)) == (b.back(), c)
    assert between((a, b), (a, b)) == ()


TWICE = """---
template: broad
---

{.intro}
하나

{.lead}
둘

{.lead .intro}
셋

{template: wide}

넷
"""


def typed(issue: Issue, index: int, word: str) -> Issue:
    """``issue`` with a paragraph of its first article that says something else."""
    article = issue.articles[0]
    block = replace(article.blocks[index], runs=(Text(word),))
    blocks = (*article.blocks[:index], block, *article.blocks[index + 1 :])
    sections = (replace(issue.sections[0], articles=(replace(article, blocks=blocks),)), *issue.sections[1:])
    return replace(issue, sections=sections)


@pytest.mark.parametrize("name", [Rename(STYLES, "lead", "intro"), Rename(TEMPLATES, "wide", "broad")])
def test_what_gave_the_new_name_before_gives_it_afterwards(name: Rename) -> None:
    issue = replace(issue_of(TWICE, "둘\n"), layout="ours")
    way = Renaming(name, "ours")
    made = way.forth()(issue)
    after = typed(made, 2, "새 말")
    again = replace(after, sections=tuple(replace(one) for one in after.sections))  # as if it were read again
    back = way.back()
    assert name.old not in text(made)
    assert back(made) is issue
    assert back(after) == typed(issue, 2, "새 말")
    assert back(again) == typed(issue, 2, "새 말")
    fresh = typed(replace(made, sections=tuple(replace(one) for one in made.sections)), 1, "또")
    assert back(fresh) == typed(issue, 1, "또")


def test_states_that_differ_in_the_name_alone_are_told_apart() -> None:
    issue = replace(issue_of("{.intro}\n하나\n"), layout="ours")
    block = replace(issue.articles[0].blocks[0], attrs=Attrs(classes=("lead",)))
    other = replace(
        issue, sections=(replace(issue.sections[0], articles=(replace(issue.articles[0], blocks=(block,)),)),)
    )
    way = Renaming(Rename(STYLES, "lead", "intro"), "ours")
    edit = way.forth()
    made = edit(issue), edit(other)
    assert made[0] == made[1]
    back = way.back()
    assert (back(made[0]), back(made[1])) == (issue, other)
    assert text(back(made[1])) != text(issue)


def test_a_colour_that_a_part_names_before_the_layout_does_stays_its_own() -> None:
    red = dressed()
    issue = replace(red, sections=(*red.sections, replace(red.sections[0], id="x", color="rust", articles=())))
    way = Renaming(Rename(COLORS, "red", "rust"), "ours")
    made = replace(way.forth()(issue), number=326)
    assert {one.color for one in made.sections if one.color} == {"rust"}
    assert way.back()(made).sections == issue.sections


def test_what_a_page_held_under_a_name_that_no_frame_had_makes_way_and_comes_back() -> None:
    stale = ("articles/a1.md", "page.2.frames.text", "{x: 90mm}")
    issue = replace(dressed(), placements=(Placement("ours", (*MOVED, stale)),))
    way = Renaming(Rename(FRAMES, "main", "text", ("wide",)), "ours")
    made = way.forth()(issue)
    assert [one for one in moved(made) if one[1] == "page.2.frames.text"] == [(*stale[:2], "{x: 10mm}")]
    assert moved(way.back()(replace(made, number=326))) == moved(issue)
