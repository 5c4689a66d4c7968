"""Text round pictures: lines keep off what is seen, none is lost, and what is too narrow stands below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from drawn import of_kind
from PIL import Image, ImageDraw
from small_layout import small_layout

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import IDENTITY, Point, Rect
from kiclayout.base.origin import Place
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.design.exhibits import FigureSize, FigureStyle
from kiclayout.design.layout import Layout
from kiclayout.design.style import ArticleStyle, DropCap
from kiclayout.design.template import Frame, Template
from kiclayout.scene.frames import frames_on
from kiclayout.scene.items import Glyphs, Group, Mark, Picture
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.silhouette import of_drawing, of_picture
from kiclayout.scene.svg import read_svg
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.document import Press, typeset

Set = Callable[..., Scene]

WORDS = "그림 옆으로 흐르는 글이 이어진다. "
MAIN = Rect(50, 50, 300, 500)
SIZES = (("text", FigureSize(height=300.0)), ("third", FigureSize(share=0.333, height=300.0)))


def layout(width: float = 300.0, height: float = 500.0, **article: object) -> Layout:
    frames = (Frame(name="main", rect=Rect(50, 50, width, height)),)
    return replace(
        small_layout(),
        size=(400.0, 600.0),
        half_unit=9.0,
        figures=FigureStyle(sizes=SIZES, gutter=10.0),
        templates=(Template(name="article", frames=frames),),
        sequence=(("article", ("article",)),),
        article=ArticleStyle(title="heading", side=False, rule=0.0, **article),  # type: ignore[arg-type]
    )


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    Image.new("RGB", (100, 100), "red").save(tmp_path / "square.png")
    ball = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ImageDraw.Draw(ball).polygon([(0, 0), (199, 0), (0, 199)], fill="navy")
    ball.save(tmp_path / "wedge.png")
    (tmp_path / "wedge.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M0 0H100L0 100Z"/></svg>'
    )
    return tmp_path


@pytest.fixture
def set_(article: Callable[[str], Article], book: FontBook, sink: Sink, pictures: Path) -> Set:
    def made(text: str, own: Layout | None = None, placed: Callable[[Issue], Issue] = lambda issue: issue) -> Scene:
        section = Section("s", Bilingual("부"), (article(f"# 제목\n\n{text}\n"),))
        issue = placed(Issue(7, dt.date(2026, 11, 18), "small", (section,)))

        def locate(name: str) -> Path | None:
            return found if (found := pictures / name).is_file() else None

        return typeset(issue, own or layout(), Press(book, locate, sink))

    return made


def figure(wrap: str, file: str = "square.png", more: str = "") -> str:
    return f"::: figure {file}\nwrap: {wrap}\nalt: 그림\n{more}:::"


def lines(page: Page) -> dict[float, tuple[float, float]]:
    """Left and right end of every line of words that are the issue's, by its baseline."""
    found: dict[float, tuple[float, float]] = {}
    for run in of_kind(page.items, Glyphs):
        if run.origin is not None and run.size == 10.5:
            left, right = found.get(run.y, (1e9, 0.0))
            found[run.y] = min(left, run.x), max(right, run.x + run.width)
    return found


def said(scene: Scene) -> str:
    return "".join(run.text for page in scene.pages for run in of_kind(page.items, Glyphs)).replace(" ", "")


@pytest.mark.parametrize("side", ["left", "right"])
def test_lines_beside_a_picture_keep_off_it_and_those_below_do_not(side: str, set_: Set) -> None:
    (page,) = set_(f"{figure(side)}\n\n{WORDS * 12}\n\n{WORDS * 12}").pages
    (frame,) = frames_on(page)
    assert (frame.rect.x if side == "left" else frame.rect.right) == (50.0 if side == "left" else 350.0)
    assert frame.rect.width == pytest.approx(0.42 * 300)
    beside = [ends for y, ends in lines(page).items() if frame.rect.y < y < frame.rect.bottom]
    below = [ends for y, ends in lines(page).items() if y > frame.rect.bottom + 15]
    assert len(beside) == 7
    assert len(below) > 5
    edge = frame.rect.right + 10 if side == "left" else frame.rect.x - 10
    for left, right in beside:
        assert left >= edge - 0.01 if side == "left" else right <= edge + 0.01
    assert min(left for left, _ in below) == pytest.approx(50.0, abs=0.5)
    assert max(right for _, right in below) == pytest.approx(350.0, abs=0.5)


def test_lines_stay_in_step_and_every_word_is_there(set_: Set) -> None:
    blocks = (WORDS * 3, figure("left", more="caption: 설명\n"), WORDS * 4, f"- {WORDS}\n- {WORDS * 9}", WORDS)
    scene = set_("\n\n".join(blocks))
    runs = [run for run in of_kind(scene.pages[0].items, Glyphs) if run.text.startswith("그림 옆")]
    assert {round((run.y - 8.4 - 50) * 100) % 450 for run in runs} == {0}
    assert said(scene).count("그림옆으로흐르는글이이어진다.") == 18
    assert said(scene).count("설명") == 1


@pytest.mark.parametrize("file", ["wedge.png", "wedge.svg"])
def test_lines_follow_a_contour(file: str, set_: Set) -> None:
    (page,) = set_(f"{figure('left contour', file)}\n\n{WORDS * 14}").pages
    (frame,) = frames_on(page)
    left = [ends[0] for y, ends in sorted(lines(page).items()) if frame.rect.y < y < frame.rect.bottom]
    assert left[0] == pytest.approx(frame.rect.right + 10, abs=3)
    assert left == sorted(left, reverse=True)
    assert left[-1] < frame.rect.x + 45


def test_an_oval_is_cut_out_and_lines_follow_it(set_: Set) -> None:
    (page,) = set_(f"{figure('right oval')}\n\n{WORDS * 14}").pages
    (frame,) = frames_on(page)
    assert [group for group in of_kind(page.items, Group) if group.mask]
    right = [ends[1] for y, ends in sorted(lines(page).items()) if frame.rect.y < y < frame.rect.bottom]
    assert right[0] > right[3] + 8
    assert right[-1] > right[3] + 8


def test_a_long_paragraph_goes_on_on_the_next_page_with_its_widows_kept(set_: Set) -> None:
    scene = set_(f"{figure('left')}\n\n{WORDS * 40}", layout(height=180.0))
    assert len(scene.pages) > 2
    assert said(scene).count("그림옆으로흐르는글이이어진다.") == 40
    assert len(frames_on(scene.pages[0])) == 1
    assert all(len(lines(page)) >= 2 for page in scene.pages)


def test_a_picture_that_finds_no_room_moves_on_with_its_text(set_: Set) -> None:
    scene = set_(f"{WORDS * 30}\n\n{figure('left')}\n\n{WORDS * 10}", layout(height=250.0))
    pages = [number for number, page in enumerate(scene.pages) if frames_on(page)]
    assert pages == [1]
    (frame,) = frames_on(scene.pages[1])
    assert sum(frame.rect.y < y < frame.rect.bottom for y in lines(scene.pages[1])) == 7


@pytest.mark.parametrize("width", [90.0, 130.0, 150.0])
def test_where_too_little_is_left_the_text_stands_below(width: float, set_: Set, sink: Sink) -> None:
    (page, *_) = set_(f"{figure('left')}\n\n{WORDS * 6}", layout(width)).pages
    (frame,) = frames_on(page)
    assert all(y > frame.rect.bottom for y in list(lines(page))[1:])
    assert [one.code for one in sink if one.code.startswith("typeset-wrap")] == ["typeset-wrap-narrow"]


@pytest.mark.parametrize("text", ["", f"\n\n## 제목\n\n{WORDS}", "\n\n| 가 |\n|---|\n| 나 |"])
def test_a_picture_without_a_paragraph_stands_alone(text: str, set_: Set, sink: Sink) -> None:
    (page,) = set_(figure("left") + text).pages
    assert len(of_kind(page.items, Picture)) == 1
    assert [one.code for one in sink if one.code.startswith("typeset-wrap")] == ["typeset-wrap-alone"]


def test_few_lines_leave_the_rest_of_the_picture_white(set_: Set) -> None:
    (page,) = set_(f"{figure('left')}\n\n{WORDS}\n\n## 제목 하나\n\n{WORDS}").pages
    (frame,) = frames_on(page)
    after = [run.y for run in of_kind(page.items, Glyphs) if run.text.startswith("제목 하나"[:2]) and run.y > 100]
    assert all(y > frame.rect.bottom for y in after)
    assert after


def test_no_single_line_of_a_paragraph_stands_beside_a_picture(set_: Set) -> None:
    (page,) = set_(f"{figure('left')}\n\n{WORDS * 6}\n\n{WORDS * 6}").pages
    (frame,) = frames_on(page)
    left = [ends[0] for y, ends in sorted(lines(page).items()) if y > frame.rect.y]
    beside = sum(x > frame.rect.right for x in left)
    assert beside == 6
    assert len(left) > beside + 2


@pytest.mark.parametrize(("count", "gap"), [(2, 22.5), (3, 27.0), (4, 22.5), (8, 27.0)])
def test_what_follows_below_a_picture_has_its_usual_space(count: int, gap: float, set_: Set) -> None:
    """Between items stand 4.5 points, between blocks 9, whether they stand beside the picture or below it."""
    (page,) = set_(f"{figure('left')}\n\n{WORDS * count}\n\n- 하나 {WORDS * 2}\n- 둘\n- 셋\n\n끝 {WORDS * 2}").pages
    (frame,) = frames_on(page)
    spots = sorted(lines(page))
    below = next(at for at, y in enumerate(spots) if y > frame.rect.bottom)
    assert spots[below] - spots[below - 1] == pytest.approx(gap)


def test_notes_and_labels_beside_a_picture_are_where_they_are_called(set_: Set) -> None:
    text = f"{figure('left')}\n\n{{#p-here}}\n{WORDS}주가 있다.[^n] {WORDS * 9}\n\n[^n]: 각주의 글"
    (page,) = set_(text).pages
    assert "각주의글" in "".join(run.text for run in of_kind(page.items, Glyphs)).replace(" ", "")
    assert "a/p-here" in {mark.name for mark in of_kind(page.items, Mark)}


def test_a_drop_cap_stands_beside_a_picture(set_: Set) -> None:
    own = layout(drop_cap=DropCap(lines=3))
    (page,) = set_(f"{figure('left')}\n\n{WORDS * 12}", own).pages
    (frame,) = frames_on(page)
    assert any(run.hidden for run in of_kind(page.items, Glyphs))
    beside = [ends[0] for y, ends in sorted(lines(page).items()) if frame.rect.y < y < frame.rect.bottom]
    assert min(beside) >= frame.rect.right + 9.9
    assert beside[1] > beside[4] + 20


# ------------------------------------------------------------------------------------------------- what is seen of it
def test_silhouettes_are_those_of_what_is_seen(pictures: Path) -> None:
    whole = of_picture(pictures / "wedge.png", Rect(0, 0, 1, 1))
    assert whole is not None
    assert [round(row[1], 1) for row in whole if row][:60:20] == [1.0, 0.7, 0.4]
    lower = of_picture(pictures / "wedge.png", Rect(0, 0.5, 0.5, 0.5))
    assert lower is not None
    assert [round(row[1], 1) for row in lower if row][:60:20] == [1.0, 0.7, 0.4]
    drawing = read_svg((pictures / "wedge.svg").read_bytes(), Sink(), Place("wedge.svg"))
    outline = of_drawing(drawing.items, drawing.width, drawing.height)
    assert outline is not None
    assert [round(row[1], 1) for row in outline if row][:60:20] == [1.0, 0.7, 0.4]
    moved = of_drawing((Group(drawing.items, matrix=IDENTITY.move(0.0, drawing.height / 2)),), drawing.width, 100.0)
    assert moved is not None
    assert moved[0] is None
    assert moved[40]


def test_nothing_has_no_silhouette(pictures: Path) -> None:
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(pictures / "clear.png")
    (pictures / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    for name in ("clear.png", "broken.png", "none.png"):
        assert of_picture(pictures / name, Rect(0, 0, 1, 1)) is None
    assert of_drawing((), 10.0, 10.0) is None
    drawing = read_svg((pictures / "wedge.svg").read_bytes(), Sink(), Place("wedge.svg"))
    unseen = tuple(replace(path, opacity=0.0) for path in drawing.items)
    assert of_drawing(unseen, drawing.width, drawing.height) is None


def test_a_frame_under_the_pointer_is_the_figures(set_: Set) -> None:
    (page,) = set_(f"{figure('left')}\n\n{WORDS * 12}").pages
    (frame,) = frames_on(page)
    assert frame.block
    assert frame.rect.contains(Point(60.0, frame.rect.y + 5))
