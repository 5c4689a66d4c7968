"""What placements ask for, and the layout that one issue wears."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from small_layout import small_layout

from kiclayout.base.diagnostics import Sink
from kiclayout.content.issue import Bilingual, Issue, Placement, Section
from kiclayout.design.layout import Layout
from kiclayout.store.text import read_article
from kiclayout.typeset.adapted import adapted
from kiclayout.typeset.overrides import Override, moved_templates, overrides_of
from kiclayout.typeset.shelf import Shelf

Entries = tuple[tuple[str, str, str], ...]
FIGURE = "# 가\n\n::: figure a.jpg {#f}\nalt: 그림\n:::\n"


def issue_of(*entries: tuple[str, str, str], colors: tuple[str, ...] = ("",), layout: str = "small") -> Issue:
    articles = tuple(read_article(FIGURE, f"articles/{name}.md", Sink()) for name in "ab")
    twice = articles[1].blocks[-1]
    both = (articles[0], replace(articles[1], blocks=(*articles[1].blocks[:-1], replace(twice, attrs=_other()))))
    sections = tuple(
        Section(f"s{at}", Bilingual("부"), both if not at else (), color) for at, color in enumerate(colors)
    )
    return Issue(1, dt.date(2026, 11, 18), "small", sections, placements=(Placement(layout, entries),))


def _other() -> object:
    block = read_article("# 나\n\n::: figure a.jpg {#g}\nalt: 그림\n:::\n", "b.md", Sink()).blocks[-1]
    return block.attrs


@pytest.mark.parametrize("subject", ["articles/a.md#f", "a/f", "f"])
@pytest.mark.parametrize(
    ("key", "value", "made"),
    [
        ("height", "72pt", Override(height=72.0)),
        ("width", "1in", Override(width=72.0)),
        ("width", "넓게", Override()),
        ("focus", "[0.5, 0.35]", Override(focus=(0.5, 0.35))),
        ("focus", "[0.5]", Override()),
        ("page.template", "poster", Override(template="poster")),
    ],
)
def test_values_are_taken_as_far_as_they_are_sound(subject: str, key: str, value: str, made: Override) -> None:
    assert overrides_of(issue_of((subject, key, value)), small_layout()) == {("articles/a.md", "f"): made}


@pytest.mark.parametrize("entry", [("z", "height", "1mm"), ("f", "frame", "wide"), ("f", "hieght", "1mm")])
def test_what_means_nothing_asks_for_nothing(entry: tuple[str, str, str]) -> None:
    assert overrides_of(issue_of(entry), small_layout()) == {}


def test_another_layouts_placement_asks_for_nothing() -> None:
    assert overrides_of(issue_of(("f", "height", "9mm"), layout="other"), small_layout()) == {}


def test_moved_frames_make_a_template_of_their_own_for_one_page() -> None:
    entries = (
        ("articles/a.md", "page.template", "article"),
        ("articles/a.md", "page.frames.text", "{x: 144pt, h: 1in}"),
    )
    issue, layout = issue_of(*entries), small_layout()
    (moved,) = moved_templates(issue, layout)
    whole = layout.template("article")
    assert whole is not None
    rect, old = moved.frames[0].rect, whole.frames[0].rect
    assert (rect.x, rect.y, rect.width, rect.height) == (144.0, old.y, old.width, 72.0)
    assert moved.next == "article"
    assert overrides_of(issue, layout) == {("articles/a.md", ""): Override(template=moved.name)}
    assert adapted(issue, layout, Shelf(), Sink()).template(moved.name) == moved


# ---------------------------------------------------------------------------------------------------- parts' colours
def solids(layout: Layout) -> list[str]:
    return [part.token("solid") for part in layout.parts]


@pytest.mark.parametrize(
    ("colors", "made"),
    [(("p2", ""), ["p2", "p2"]), (("", "p1", ""), ["p1", "p1", "p1"]), (("p2", "p2", "p1"), ["p2", "p2", "p1"])],
)
def test_a_part_has_the_colour_that_it_asks_for(colors: tuple[str, ...], made: list[str]) -> None:
    shelf, sink, layout = Shelf(), Sink(), small_layout()
    own = adapted(issue_of(colors=colors), layout, shelf, sink)
    assert (solids(own), list(sink)) == (made, [])
    assert adapted(issue_of(colors=colors), layout, shelf, sink) is own


def test_a_colour_that_no_part_has_is_named_with_the_nearest() -> None:
    sink = Sink()
    issue = replace(issue_of(colors=("p22",)), lines=(("sections.1.color", 9),))
    assert solids(adapted(issue, small_layout(), Shelf(), sink)) == ["p1"]
    (found,) = sink
    assert (found.code, found.value("known"), str(found.place)) == ("typeset-part-color", "p2", "issue.yaml:9")


def test_an_issue_that_asks_for_nothing_wears_the_layout_itself() -> None:
    layout = small_layout()
    assert adapted(issue_of(), layout, Shelf(), Sink()) is layout
