"""Jump lines: where the text of an article goes on and comes from, as pages come and go."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from drawn import of_kind
from small_layout import small_layout

from kiclayout.base.geometry import Rect
from kiclayout.base.steps import finished
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.design.jump import JumpStyle
from kiclayout.design.layout import Layout
from kiclayout.design.style import ArticleStyle
from kiclayout.design.template import Frame, Template
from kiclayout.scene.items import Glyphs, LinkArea, Mark
from kiclayout.scene.page import Page, Scene
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.document import Press, typeset, typesetting
from kiclayout.typeset.glimpse import glimpse

ONE = (Frame(name="main", rect=Rect(50, 50, 300, 180)),)
TWO = (Frame(name="left", rect=Rect(50, 50, 140, 180)), Frame(name="right", rect=Rect(210, 50, 140, 180)))
UNLIKE = (Frame(name="left", rect=Rect(50, 50, 140, 180)), Frame(name="right", rect=Rect(210, 80, 140, 150)))


def layout(when: str, frames: tuple[Frame, ...] = ONE, **jumps: object) -> Layout:
    poster = Template(name="poster", frames=(Frame(name="poster", rect=Rect(50, 50, 300, 180)),))
    return replace(
        small_layout(),
        size=(400.0, 280.0),
        templates=(Template(name="article", frames=frames), poster),
        sequence=(("article", ("article",)), ("poster", ("poster",))),
        article=ArticleStyle(title="heading", side=False, rule=0.0, new_page=False, run_on=0.0),
        jumps=JumpStyle(when=when, style="note", gap=5.0, **jumps),  # type: ignore[arg-type]
    )


def text(*numbers: int) -> str:
    return "\n\n".join(f"문단 {number}. " + "글이 이어진다. " * 12 for number in numbers)


POSTER = "\n\n::: poster images/none.png\nalt: 포스터\n:::\n\n"


@pytest.fixture
def press(book: FontBook, sink) -> Press:
    return Press(book, lambda name: None, sink)


@pytest.fixture
def issue(article: Callable[..., Article]) -> Callable[..., Issue]:
    def made(*texts: str, lang: str = "ko") -> Issue:
        articles = tuple(
            replace(article("# 제목\n\n" + one + "\n"), path=f"articles/{number}.md")
            for number, one in enumerate(texts)
        )
        return Issue(7, dt.date(2026, 11, 18), "small", (Section("s", Bilingual("부"), articles),), lang=lang)

    return made


def said(page: Page) -> list[str]:
    """The jump lines of a page: words that show nothing of the issue."""
    lines: dict[float, str] = {}
    for run in of_kind(page.items, Glyphs):
        if run.origin is None:
            lines[run.y] = lines.get(run.y, "") + run.text
    return [one for one in lines.values() if one[:1] in "▶◀"]


def words(scene: Scene) -> str:
    runs = (run for page in scene.pages for run in of_kind(page.items, Glyphs) if run.origin is not None)
    return "".join(run.text for run in runs).replace(" ", "")


def test_pages_that_go_on_say_where_and_no_word_is_lost(issue, press: Press) -> None:
    bare = typeset(issue(text(*range(12))), layout("never"), press)
    scene = typeset(issue(text(*range(12))), layout("always"), press)
    last = len(scene.pages)
    wanted = [[f"◀ {n - 1}면에서 이어짐"] * (n > 1) + [f"▶ {n + 1}면에 계속"] * (n < last) for n in range(1, last + 1)]
    assert last > 2
    assert [said(page) for page in scene.pages] == wanted
    assert words(scene) == words(bare)
    assert [said(page) for page in bare.pages] == [[]] * len(bare.pages)


def test_what_fits_its_page_takes_no_room_for_a_line(issue, press: Press) -> None:
    full = issue(text(0, 1) + "\n\n" + "글이 이어진다. " * 6)
    (page,) = typeset(full, layout("always"), press).pages
    assert [page] == list(typeset(full, layout("never"), press).pages)
    assert max(run.y for run in of_kind(page.items, Glyphs)) > ONE[0].rect.bottom - 20


@pytest.mark.parametrize("frames", [ONE, TWO, UNLIKE], ids=["one", "columns", "unlike"])
def test_the_lines_stand_in_room_of_their_own(frames: tuple[Frame, ...], issue, press: Press) -> None:
    page = typeset(issue(text(*range(16))), layout("always", frames), press).pages[1]
    came, goes = (run for run in of_kind(page.items, Glyphs) if run.origin is None and run.text[:1] in "▶◀")
    first, last = frames[0].rect, frames[-1].rect
    body = [run for run in of_kind(page.items, Glyphs) if run.origin is not None]
    assert came.x == pytest.approx(first.x)
    assert first.y < came.y < min(run.y for run in body if run.x < first.right) - 10
    ends = max(run.x + run.width for run in of_kind(page.items, Glyphs) if run.y == goes.y and run.origin is None)
    assert ends == pytest.approx(last.right)
    assert max(run.y for run in body if run.x >= last.x) + 8 < goes.y < last.bottom
    assert all(run.y < last.bottom for run in body)


def test_only_what_lies_behind_a_poster_is_away(issue, press: Press) -> None:
    scene = typeset(issue(text(0) + POSTER + text(*range(8)) + POSTER), layout("away"), press)
    first, poster, second, *_, end = (said(page) for page in scene.pages)
    assert (first, poster, second) == (["▶ 3면에 계속"], [], ["◀ 1면에서 이어짐"])
    assert end == []
    assert all(said(page) == [] for page in scene.pages[3:])


def test_another_article_is_no_continuation(issue, press: Press) -> None:
    scene = typeset(issue(text(0), text(1, 2), text(3)), layout("always"), press)
    assert [said(page) for page in scene.pages] == [["▶ 2면에 계속"], ["◀ 1면에서 이어짐"]]
    assert "문단3." in words(scene)


def test_the_lines_lead_to_each_other(issue, press: Press) -> None:
    first, second, *_ = typeset(issue(text(*range(12))), layout("always"), press).pages
    (onward,) = (link.target for link in of_kind(first.items, LinkArea))
    back, _ = (link.target for link in of_kind(second.items, LinkArea))
    assert onward[1:] in {mark.name for mark in of_kind(second.items, Mark)}
    assert back[1:] in {mark.name for mark in of_kind(first.items, Mark)}


@pytest.mark.parametrize(("lang", "line"), [("zh", "▶ 转第2页"), ("en", "▶ Continued on page 2"), ("ja", "P2")])
def test_they_speak_the_issues_language(lang: str, line: str, issue, press: Press) -> None:
    own = layout("always") if lang != "ja" else layout("always", goes=(("ko", "{folio}"),))
    page = typeset(issue(text(*range(12)), lang=lang), own, press).pages[0]
    assert line in {"".join(run.text for run in of_kind(page.items, Glyphs) if run.origin is None), *said(page)}


def test_frames_too_low_for_them_have_none(issue, press: Press) -> None:
    low = (Frame(name="main", rect=Rect(50, 50, 300, 90)),)
    scene = typeset(issue(text(*range(4))), layout("always", low), press)
    assert [said(page) for page in scene.pages] == [[]] * len(scene.pages)


@pytest.mark.parametrize("when", ["always", "away"])
def test_pages_come_out_the_same_after_edits_as_afresh(when: str, issue, book: FontBook, press: Press) -> None:
    chance, own = random.Random(3), layout(when)
    paragraphs = list(range(6))
    for _ in range(3):
        at = chance.randrange(len(paragraphs))
        if chance.random() < 0.5 and len(paragraphs) > 2:
            del paragraphs[at]
        else:
            paragraphs.insert(at, 40 + at)
        middle = len(paragraphs) // 2
        made = issue(text(*paragraphs[:middle]) + POSTER + text(*paragraphs[middle:]), text(1, 2, 3))
        afresh = typeset(made, own, Press(book, lambda name: None, press.sink))
        assert [said(page) for page in typeset(made, own, press).pages] == [said(page) for page in afresh.pages]


def test_a_glimpse_knows_where_the_text_goes_on(issue, press: Press) -> None:
    old, new = issue(text(*range(12))), issue(text(*range(100, 102), *range(12)))
    printed = finished(typesetting(old, layout("always"), press))
    seen = glimpse(new, layout("always"), press, printed, {1}, {"articles/0.md"})
    assert said(seen[1].page) == said(typeset(new, layout("always"), press).pages[1])
    assert len(said(seen[1].page)) == 2
