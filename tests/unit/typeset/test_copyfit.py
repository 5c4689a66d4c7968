"""Articles are tightened to lose a page that is hardly filled, and only then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiclayout.base.diagnostics import KicError
from kiclayout.base.geometry import Rect
from kiclayout.content.issue import Article, Bilingual, Issue, Placement, Section
from kiclayout.design.style import ArticleStyle, Copyfit, CopyfitStep
from kiclayout.design.template import Frame, Template
from kiclayout.typeset.copyfit import Memos, Sitting, seating, tightened
from kiclayout.typeset.overrides import overrides_of
from kiclayout.typeset.refs import named
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.shelf import Shelf

Read = Callable[[str], Article]

STEPS = (CopyfitStep(0.95, 0.8), CopyfitStep(0.9, 0.6, 0.5))
LINE = "상하이의 새 부두는 밤에도 쉬지 않는다.{br}"


@pytest.fixture
def fitted(setting: Setting) -> Setting:
    """Pages of twenty lines of 18 points; two steps that make them hold 21 and 22."""
    frame = Frame(name="text", rect=Rect(50.0, 50.0, 400.0, 360.0))
    return setting.within(layout=replace(
        setting.layout, templates=(Template(name="article", frames=(frame,)),), copyfit=Copyfit(0.25, ("body",), STEPS),
        article=ArticleStyle(title="note", rule=0.0),
    ))  # fmt: skip


def issue_of(*articles: Article, **more: object) -> Issue:
    named_ = tuple(replace(one, path=f"articles/{name}.md") for name, one in zip("abc", articles, strict=False))
    return Issue(1, dt.date(2026, 11, 18), "small", (Section("s", Bilingual("부"), named_),), **more)  # type: ignore[arg-type]


def sit(issue: Issue, setting: Setting) -> list[Sitting]:
    own = setting.within(overrides=overrides_of(issue, setting.layout))
    return [one for one in seating(issue, own, named(issue, Shelf()), Memos()) if one is not None]


def lines(count: int, read: Read) -> Article:
    return read("# 제목\n\n" + (LINE * count).removesuffix("{br}"))


def leadings(sittings: list[Sitting]) -> list[float]:
    return [sitting.setting.style("body").leading for sitting in sittings]


@pytest.mark.parametrize(
    ("count", "pages", "leading"),
    [
        (10, 1, 18.0),
        (18, 1, 18.0),
        (20, 1, 17.1),
        (21, 1, 16.2),
        (23, 2, 18.0),
        (30, 2, 18.0),
        (37, 2, 18.0),
        (40, 2, 17.1),
    ],
)
def test_an_article_is_tightened_as_far_as_it_takes(
    count: int, pages: int, leading: float, fitted: Setting, article: Read
) -> None:
    (sitting,) = sit(issue_of(lines(count, article)), fitted)
    assert (len(sitting.pages), round(sitting.setting.style("body").leading, 2)) == (pages, leading)


def test_a_neighbour_stays_as_it_is(fitted: Setting, article: Read) -> None:
    made = sit(issue_of(lines(20, article), lines(10, article)), fitted)
    assert [round(leading, 2) for leading in leadings(made)] == [17.1, 18.0]


@pytest.mark.parametrize(("word", "leading"), [("none", 18.0), ("tight", 17.1), ("tighter", 16.2)])
def test_the_placement_decides_where_it_speaks(word: str, leading: float, fitted: Setting, article: Read) -> None:
    placed = Placement("small", (("articles/a.md", "copyfit", word),))
    (sitting,) = sit(issue_of(lines(20, article), placements=(placed,)), fitted)
    assert round(sitting.setting.style("body").leading, 2) == leading


def test_the_placement_of_another_layout_says_nothing(fitted: Setting, article: Read) -> None:
    placed = Placement("other", (("articles/a.md", "copyfit", "none"),))
    (sitting,) = sit(issue_of(lines(20, article), placements=(placed,)), fitted)
    assert len(sitting.pages) == 1


def test_articles_that_run_on_share_their_pages_untightened(fitted: Setting, article: Read) -> None:
    own = fitted.within(layout=replace(fitted.layout, article=ArticleStyle(title="note", rule=0.0, new_page=False)))
    (sitting,) = sit(issue_of(lines(10, article), lines(10, article)), own)
    assert round(sitting.setting.style("body").leading, 2) == 18.0
    assert {owner.article.path for owner in sitting.owners.values()} == {"articles/a.md", "articles/b.md"}


def test_a_step_asked_for_an_article_that_runs_on_is_reported(fitted: Setting, article: Read) -> None:
    own = fitted.within(layout=replace(fitted.layout, article=replace(fitted.layout.article, new_page=False)))
    asked = Placement("small", (("articles/b.md", "copyfit", "tight"),))
    sit(issue_of(lines(5, article), lines(5, article), placements=(asked,)), own)
    assert ("typeset-copyfit-together", "articles/b.md") in [(one.code, one.value("article")) for one in own.sink]


def test_a_step_is_one_layout_however_often_it_is_asked_for(fitted: Setting) -> None:
    assert tightened(fitted, 1) is tightened(fitted, 1)
    assert tightened(fitted, 0) is tightened(fitted, 3) is fitted.layout
    assert tightened(fitted, 2).style("title") == fitted.layout.style("title")


def test_without_steps_nothing_is_tried(fitted: Setting, article: Read) -> None:
    plain = fitted.within(layout=replace(fitted.layout, copyfit=Copyfit()))
    assert [len(sitting.pages) for sitting in sit(issue_of(lines(20, article)), plain)] == [2]


def test_a_layout_without_frames_stops(fitted: Setting, article: Read) -> None:
    bare = fitted.within(layout=replace(fitted.layout, templates=(), sequence=()))
    with pytest.raises(KicError) as raised:
        sit(issue_of(lines(20, article)), bare)
    assert [one.code for one in raised.value.diagnostics] == ["typeset-frames-none"]


def test_text_that_would_fill_pages_without_end_stops(fitted: Setting, article: Read) -> None:
    frame = Frame(name="main", rect=Rect(50.0, 50.0, 40.0, 20.0))
    tiny = replace(fitted.layout, templates=(Template(name="article", frames=(frame,)),))
    with pytest.raises(KicError) as raised:
        sit(issue_of(lines(200, article)), fitted.within(layout=tiny))
    (found,) = raised.value.diagnostics
    assert (found.code, str(found.place)) == ("typeset-pages-endless", f"{tiny.name}/layout.yaml")
    assert found.value("article") == "articles/a.md"


def test_lines_that_were_not_understood_are_many_pages_in_earnest(fitted: Setting, article: Read) -> None:
    odd = article("# 제목\n\n" + "::: odd\n" * 1200)
    (sitting,) = sit(issue_of(odd), fitted)
    assert len(sitting.pages) > 60
