"""What a layout calls otherwise is called so in an issue."""

from __future__ import annotations

import pytest
from paper import issue_of, text

from kiclayout.base.record import replace
from kiclayout.content.edit.renaming import COLORS, STYLES, TEMPLATES, Rename, between, renaming
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
    made = renaming([name], "ours")(issue)
    changed = [(a, b) for a, b in zip(text(issue).split("\n"), text(made).split("\n"), strict=True) if a != b]
    assert len(changed) == places
    assert all(a.replace(name.old, name.new) == b for a, b in changed)
    assert renaming([name.back()], "ours")(made) == issue
    assert made.articles[1] is issue.articles[1]
    assert [one.id for one in made.articles[0].blocks] == [one.id for one in issue.articles[0].blocks]


def test_a_part_follows_its_colour() -> None:
    made = renaming([Rename(COLORS, "red", "rust")], "ours")(dressed())
    assert made.sections[0].color == "rust"


def test_pages_that_were_moved_by_hand_follow() -> None:
    made = moved(renaming([Rename(TEMPLATES, "wide", "broad")], "ours")(dressed()))
    assert [entry for entry in made if entry not in MOVED] == [
        ("articles/a1.md", "page.2.template", "broad"),
        ("@broad", "page.template", "broad"),
        ("@broad", "page.things.art", "{x: 1mm}"),
        ("l-1", "page.template", "broad"),
    ]
    made = moved(renaming([Rename(FRAMES, "main", "text", ("wide", "even"))], "ours")(dressed()))
    assert [entry for entry in made if entry not in MOVED] == [("articles/a1.md", "page.2.frames.text", "{x: 10mm}")]


def test_what_another_layout_is_worn_for_stays_in_the_words() -> None:
    issue = replace(dressed(), layout="other")
    made = renaming([Rename(TEMPLATES, "wide", "broad")], "ours")(issue)
    assert made.sections is issue.sections
    assert moved(made) != MOVED
    assert renaming([Rename(TEMPLATES, "wide", "broad")], "other")(issue).placements == issue.placements


def test_an_issue_that_names_nothing_stays_and_articles_are_shared() -> None:
    issue = dressed()
    assert renaming([Rename(STYLES, "none", "some")], "ours")(issue) is issue
    edit = renaming([Rename(STYLES, "lead", "intro")], "ours")
    assert edit(issue).articles[0] is edit(replace(issue, number=326)).articles[0]


def test_the_way_from_one_row_of_names_to_another() -> None:
    a, b, c = Rename(STYLES, "1", "2"), Rename(STYLES, "2", "3"), Rename(COLORS, "x", "y")
    assert between((), (a, b)) == (a, b)
    assert between((a, b), ()) == (b.back(), a.back())
    assert between((a, b), (a, c)) == (b.back(), c)
    assert between((a, b), (a, b)) == ()
