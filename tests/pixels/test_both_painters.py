"""The page that Qt paints on screen beside pdfium's picture of the PDF: the same, on every page of the example,
in both layouts.

What is left between them was measured: edges of letters (each engine has its own smoothing), and rules and grounds on
whole pixels. A mean difference counts levels of 0 to 255 over all pixels and channels; a block is 8 by 8 pixels.
"""

from __future__ import annotations

import math
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from kiclayout.app.project import Draft, open_project
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.paint.pdf import paint_pdf
from kiclayout.scene.items import Glyphs, Group

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "issue-001"
MEAN = {"kic-weekly": {96: 5.6, 200: 2.4}, "kic-journal": {96: 5.0, 200: 3.4}}
"""Measured: at most 5.03 and 2.11; on the smaller, fuller pages of kic-journal 4.45 and 3.02."""
BLOCK = {96: 70, 200: 52}
"""Measured: at most 60, along the edge of a chart's bar, and 44; a letter that is missing makes more than 100."""


class Press:
    """The example as both painters have it."""

    def __init__(self, layout: str) -> None:
        self.layout = layout
        with open_project(Draft(EXAMPLE, layout=layout), Sink()) as project:
            self.scene, book = project.typeset(Sink()), project.book
            self.document = pypdfium2.PdfDocument(paint_pdf(self.scene, book, Sink()))
        self.drawings, self.pictures = Drawings(GlyphFonts(book)), Pictures()
        self.pictures.at_once = True

    def on_screen(self, page, dpi):
        width, height = math.ceil(page.width * dpi / 72), math.ceil(page.height * dpi / 72)  # as pdfium has it
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(width / page.width, height / page.height)
        self.drawings.of(page).draw(painter, self.pictures)
        painter.end()
        return picture(image)

    def on_paper(self, index, dpi):
        return self.document[index].render(scale=dpi / 72).to_pil().convert("RGB")


def picture(image):
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    return Image.frombytes("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine(), 1)


def apart(one, other):
    """The mean difference, and the greatest difference of a block."""
    mean = sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3
    blocks = ImageChops.difference(one.reduce(8), other.reduce(8))
    return mean, max(high for _, high in blocks.getextrema())


@pytest.fixture(scope="module", params=["kic-weekly", "kic-journal"])
def press(qapp, request):
    made = Press(request.param)
    yield made
    made.pictures.close()


@pytest.mark.parametrize("dpi", [96, 200])
def test_screen_and_pdf_agree_on_every_page(press, dpi):
    faults = []
    for page in press.scene.pages:
        screen, paper = press.on_screen(page, dpi), press.on_paper(page.index, dpi)
        assert abs(screen.width - paper.width) <= 1
        assert abs(screen.height - paper.height) <= 1
        mean, block = apart(screen.crop((0, 0, *paper.size)), paper)
        if mean > MEAN[press.layout][dpi] or block > BLOCK[dpi]:
            faults.append((page.index, round(mean, 2), block))
    assert not faults


def test_a_missing_word_would_be_seen(press):
    page = press.scene.pages[3]
    group = next(item for item in page.items if isinstance(item, Group) and item.role == "P")
    run = next(item for item in group.items if isinstance(item, Glyphs))
    without = replace(group, items=tuple(item for item in group.items if item is not run))
    items = tuple(without if item is group else item for item in page.items)
    screen, paper = press.on_screen(replace(page, items=items), 200), press.on_paper(3, 200)
    assert apart(screen.crop((0, 0, *paper.size)), paper)[1] > BLOCK[200]


def test_a_shift_of_half_a_point_would_be_seen(press):
    page = press.scene.pages[3]
    paper = press.on_paper(3, 200)
    shifted = ImageChops.offset(press.on_screen(page, 200), 1, 1).crop((0, 0, *paper.size))
    assert apart(shifted, paper)[0] > MEAN[press.layout][200]


def test_the_same_page_is_the_same_picture_twice(press):
    first = [press.on_screen(page, 96).tobytes() for page in press.scene.pages]
    again = Press(press.layout)
    assert [again.on_screen(page, 96).tobytes() for page in again.scene.pages] == first
