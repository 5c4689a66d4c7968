"""Frames and furniture moved on single pages: those are set anew, nothing is lost, all others stay as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from drawn import of_kind
from small_layout import small_layout

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.steps import finished
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.content.placed import Moved, PageSpot, Sides, with_moved
from kiclayout.design.furniture import Label, Words
from kiclayout.design.layout import Layout
from kiclayout.design.style import ArticleStyle
from kiclayout.design.template import Frame, Template
from kiclayout.scene.items import Glyphs
from kiclayout.scene.page import Page, Scene
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.document import Press, typeset, typesetting
from kiclayout.typeset.glimpse import glimpse

TEXT = "# 제목\n\n" + "\n\n".join(f"문단 {number}. " + "글이 이어진다. " * 12 for number in range(16)) + "\n"
MAIN = Frame(name="main", rect=Rect(50, 50, 300, 180))
NARROW = Sides(x=150.0, width=200.0)


def label(text: str, at: tuple[float, float], free: str = "") -> Label:
    return Label(words=(Words(value=text),), at=at, style="note", free=free)


def layout(even: str = "") -> Layout:
    return replace(
        small_layout(),
        size=(400.0, 280.0),
        templates=(
            Template(
                name="cover", furniture=(label("표지", (50, 50), "word"), label("고정", (50, 90))), numbered=False
            ),
            Template(name="article", frames=(MAIN,), furniture=(label("{folio}", (20, 20), "folio"),), even=even),
            Template(name="left", frames=(replace(MAIN, rect=Rect(30, 50, 300, 180)),)),
        ),
        sequence=(("front", ("cover",)), ("article", ("article",))),
        article=ArticleStyle(title="heading", side=False, rule=0.0),
    )


@pytest.fixture
def press(book: FontBook, sink: Sink) -> Press:
    return Press(book, lambda name: None, sink)


@pytest.fixture
def issue(article: Callable[[str], Article]) -> Issue:
    return Issue(7, dt.date(2026, 11, 18), "small", (Section("s", Bilingual("부"), (article(TEXT),)),))


def moved(issue: Issue, number: int, frames: tuple[tuple[str, Sides], ...]) -> Issue:
    return with_moved(issue, "small", {PageSpot("articles/a.md", number, "article"): Moved(frames)})


def left_edge(page: Page) -> float:
    return min(run.x for run in of_kind(page.items, Glyphs) if run.y > 40)


def flowing(scene: Scene) -> str:
    """All words inside frames, without the blanks at which lines end."""
    runs = (run for page in scene.pages[1:] for run in of_kind(page.items, Glyphs) if run.y > 40)
    return "".join(run.text for run in runs).replace(" ", "")


def test_a_frame_moves_on_its_page_alone_and_no_word_is_lost(issue: Issue, press: Press) -> None:
    own = layout()
    before = typeset(issue, own, press)
    after = typeset(moved(issue, 2, (("main", NARROW),)), own, press)
    assert [round(left_edge(page)) for page in after.pages[1:4]] == [50, 150, 50]
    assert after.pages[1] is before.pages[1]
    assert len(after.pages) > len(before.pages)
    assert flowing(after) == flowing(before)


def test_a_page_with_another_template_or_beyond_the_last_is_not_moved(issue: Issue, press: Press) -> None:
    before = typeset(issue, layout(), press)
    for spot in (PageSpot("articles/a.md", 2, "wide"), PageSpot("articles/a.md", 99, "article")):
        other = with_moved(issue, "small", {spot: Moved((("main", NARROW),))})
        assert typeset(other, layout(), press).pages == before.pages
        said = [one for one in press.sink if one.code == "typeset-page-unmet"]
        assert (said[-1].value("number"), said[-1].value("template")) == (str(spot.number), spot.template)


def test_on_an_even_page_the_facing_template_is_moved(issue: Issue, press: Press) -> None:
    scene = typeset(moved(issue, 2, (("main", Sides(x=90.0, width=240.0)),)), layout("left"), press)
    assert [round(left_edge(page)) for page in scene.pages[1:4]] == [50, 90, 50]
    assert [page.template for page in scene.pages[1:4]] == ["article", "left", "article"]


def test_furniture_moves_on_one_page_or_on_all_pages_of_a_template(issue: Issue, press: Press) -> None:
    cover = {PageSpot("", 0, "cover"): Moved(things=(("word", Sides(x=200.0)),))}
    page = {PageSpot("articles/a.md", 1, "article"): Moved(things=(("folio", Sides(x=300.0)),))}
    scene = typeset(with_moved(issue, "small", cover | page), layout(), press)
    assert [round(run.x) for run in of_kind(scene.pages[0].items, Glyphs)] == [200, 50]
    folios = [round(next(run.x for run in of_kind(one.items, Glyphs) if run.y < 40)) for one in scene.pages[1:3]]
    assert folios == [300, 20]


def test_a_glimpse_shows_what_the_whole_run_will(issue: Issue, press: Press) -> None:
    printed = finished(typesetting(issue, layout(), press))
    other = moved(issue, 2, (("main", NARROW),))
    seen = glimpse(other, layout(), press, printed, {2}, {"articles/a.md"})
    whole = typeset(other, layout(), press)
    assert {index: leaf.page for index, leaf in seen.items()} == {2: whole.pages[2]}
