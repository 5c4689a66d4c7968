"""What a reader notices without knowing it: contrast, lines on the grid, no widow, no heading left alone at a foot.

Read from the pages of the example issue and of a real one, in the bundled layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path as Folder

import pytest
from page_boxes import Box, boxes
from printed import Printed, glyphs, print_in

from kiclayout.base.color import Color
from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import Heading, Paragraph
from kiclayout.content.issue import Article
from kiclayout.design.layout import Layout
from kiclayout.design.template import Frame
from kiclayout.scene.items import Glyphs, Path, Picture
from kiclayout.scene.page import Page
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.layouts import read_layout

ROOT = Folder(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "issue-325.md"
WHITE = Color(1.0, 1.0, 1.0)
TEXT, GRAPHIC = 4.5, 3.0
"""Least contrast of text and of graphics that mean something, WCAG 2.2."""
UNITS = 9.0, 8.75, 8.62
"""The grid's step in points, to a hundredth, as pages count: half the body's leading, as it is, tight and tighter."""


@pytest.fixture(scope="module", params=["example", "real"])
def printed(request: pytest.FixtureRequest) -> Printed:
    return print_in(request.param)


# ---- contrast


def luminance(color: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return sum(
        share * linear(part)
        for share, part in zip((0.2126, 0.7152, 0.0722), (color.red, color.green, color.blue), strict=True)
    )


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grounds(page: Page) -> Iterator[tuple[Glyphs, Color]]:
    """Every run of words with the colour right under its middle; words on pictures and in drawings are left out."""
    below: list[Box] = []
    for box in boxes(page):
        if not isinstance(box.item, Glyphs):
            below.append(box)
            continue
        x, y = box.rect.x + box.rect.width / 2, box.rect.y + box.rect.height / 2
        ground = next((one for one in reversed(below) if _covers(one, x, y)), None)
        if box.words and not box.drawing and not (ground and isinstance(ground.item, Picture)):
            fill = ground.item.fill if ground and isinstance(ground.item, Path) else None
            yield box.item, fill or WHITE


def _covers(box: Box, x: float, y: float) -> bool:
    filled = isinstance(box.item, Picture) or (isinstance(box.item, Path) and box.item.fill is not None)
    rect = box.rect
    return filled and _solid(box) and rect.x <= x <= rect.right and rect.y <= y <= rect.bottom


def _solid(box: Box) -> bool:
    """Whether an item fills its box: a picture, one rectangle, one disc; not a ring of ticks."""
    return isinstance(box.item, Picture) or sum(segment[0] == "M" for segment in box.item.segments) == 1  # type: ignore[union-attr]


def pale(printed: Printed) -> set[tuple[str, str, float]]:
    """Words that are too faint on their ground."""
    return {
        (page.template, run.text[:20], round(contrast(run.color, ground), 2))
        for page in printed.scene.pages
        for run, ground in grounds(page)
        if contrast(run.color, ground) < TEXT
    }


def test_all_words_stand_out_from_their_ground(printed: Printed) -> None:
    assert pale(printed) == set()


@pytest.mark.parametrize("name", ["kic-journal", "bare"])
def test_all_words_stand_out_in_other_layouts(name: str) -> None:
    assert pale(print_in("example", name)) == set()


def bundled(name: str = "kic-weekly") -> Layout:
    return read_layout(bundled_folder("layouts") / name, Sink())


@pytest.mark.parametrize("part", range(5))
def test_colours_of_every_part_can_be_read_and_told_from_paper(part: int) -> None:
    layout = bundled()

    def color(token: str) -> Color:
        return layout.color(token, part)

    assert contrast(color("part"), WHITE) >= TEXT
    assert min(contrast(color("part"), color(ground)) for ground in ("part-tint", "part-band")) >= TEXT
    assert contrast(color("white"), color("part-field2")) >= TEXT
    assert contrast(color("part-mid"), WHITE) >= GRAPHIC
    assert (
        min(contrast(color(grey), color(ground)) for grey in ("ink3", "up", "down") for ground in ("mist", "white"))
        >= TEXT
    )


# ---- lines


def frame_of(page: Page, layout: Layout) -> Frame | None:
    template = layout.template(page.template)
    return template.frames[0] if template and template.frames else None


def lines(page: Page, block: int) -> list[float]:
    """The baselines of a block's lines on a page, in order; raised and lowered signs count with their line."""
    runs = [run for run in glyphs(page) if run.origin and run.origin.block == block and run.size > 9.0]
    made: list[float] = []
    for y in sorted({round(run.y, 2) for run in runs}):
        if not made or y - made[-1] > 5.0:
            made.append(y)
    return made


def paragraphs(printed: Printed) -> list[int]:
    """The paragraphs of running text."""
    blocks = (block for article in printed.issue.articles for block in article.body)
    return [block.id for block in blocks if isinstance(block, Paragraph) and not block.attrs.classes]


def test_paragraphs_begin_on_the_grid(printed: Printed) -> None:
    """All of an article on one grid, that of its leading: the style's, or that of one step of copyfit."""
    firsts = {article.path: list(_firsts(printed, article)) for article in printed.issue.articles}
    assert sum(map(len, firsts.values())) > 30
    for path, found in firsts.items():
        assert any(all(_off(y, unit) < 0.02 for y in found) for unit in UNITS), (path, found)


def _firsts(printed: Printed, article: Article) -> Iterator[float]:
    """How far below its frame's first baseline each paragraph of an article begins."""
    body = printed.layout.style("body")
    blocks = [one.id for one in article.body if isinstance(one, Paragraph) and not one.attrs.classes]
    for page in printed.scene.pages:
        frame = frame_of(page, printed.layout) if page.template in ("article", "opener") else None
        for block in blocks if frame else ():
            assert frame is not None
            yield from (y - frame.rect.y - body.ascent * body.text.size for y in lines(page, block)[:1])


def _off(y: float, unit: float) -> float:
    """How far ``y`` is from the nearest multiple of ``unit``, in points."""
    return abs(y - round(y / unit) * unit)


def test_no_line_of_a_paragraph_is_left_alone(printed: Printed) -> None:
    for block in paragraphs(printed):
        parts = [count for page in printed.scene.pages if (count := len(lines(page, block)))]
        if len(parts) > 1:
            assert min(parts) >= 2, block


def test_no_heading_is_left_alone_at_the_foot_of_a_page(printed: Printed) -> None:
    heads = {block.id for article in printed.issue.articles for block in article.body if isinstance(block, Heading)}
    articles = {block.id: article.path for article in printed.issue.articles for block in article.body}
    for page, after in pairwise(printed.scene.pages):
        frame = frame_of(page, printed.layout)
        runs = [run for run in glyphs(page) if run.origin and frame and run.x >= frame.rect.x - 1.0]
        if not runs or not after.folio:
            continue
        last = max(runs, key=lambda run: run.y)
        assert last.origin is not None
        below = [
            box for box in boxes(page) if frame and last.y + 5.0 < box.rect.y < frame.rect.bottom and not box.words
        ]
        assert last.origin.block not in heads or below, (page.folio, articles[last.origin.block], last.text)
