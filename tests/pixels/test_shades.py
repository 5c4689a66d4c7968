"""Gradients, clip paths and groups seen through: drawings as both painters show them, and as inks."""

from __future__ import annotations

import math
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import replace
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.pdfx_rules import faults
from kiclayout.paint.preset import PRINT, SCREEN
from kiclayout.scene.items import moved
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.svg import read_svg

WIDTH, HEIGHT = 100.0, 60.0
DEFINITIONS = """<defs>
  <linearGradient id="base"><stop offset="0" stop-color="#c8102e"/><stop offset="50%" stop-color="#e8b517"/>
    <stop offset="1" stop-color="#2c9c4b"/></linearGradient>
  <linearGradient id="slanted" href="#base" x1="0" y1="0" x2="1" y2="1"/>
  <linearGradient id="turned" href="#base" gradientTransform="rotate(90 .5 .5)"/>
  <linearGradient id="fading" gradientUnits="userSpaceOnUse" x1="10" y1="0" x2="90" y2="0">
    <stop offset="0" stop-color="#1f3a93"/><stop offset="1" style="stop-color:#1f3a93;stop-opacity:0"/></linearGradient>
  <radialGradient id="ball" fx="30%" fy="30%"><stop offset="0" stop-color="white"/>
    <stop offset="1" stop-color="#7a1fa2"/></radialGradient>
  <radialGradient id="one"><stop offset="0.3" stop-color="#1f3a93"/></radialGradient>
  <clipPath id="round"><circle cx="50" cy="30" r="22"/></clipPath>
  <clipPath id="left" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/></clipPath>
  <clipPath id="nothing"/>
</defs>"""
BODIES = {
    "slanted": '<rect x="10" y="10" width="80" height="40" fill="url(#slanted)"/>',
    "turned": '<rect x="10" y="10" width="80" height="40" fill="url(#turned)"/>',
    "by class": '<style>.a{fill:url(#slanted)}</style><rect class="a" x="10" y="10" width="80" height="40"/>',
    "fading": '<rect x="10" y="5" width="80" height="20" fill="#ddd"/>'
    '<rect x="10" y="10" width="80" height="40" fill="url(#fading)"/>',
    "ball": '<circle cx="50" cy="30" r="25" fill="url(#ball)" stroke="#333" stroke-width="3"/>',
    "one stop": '<rect x="10" y="10" width="80" height="40" fill="url(#one)"/>',
    "see-through": '<rect x="10" y="10" width="80" height="40" fill="url(#slanted)" opacity=".5"/>',
    "moved": '<g transform="translate(20 5) scale(.6)"><rect width="80" height="60" fill="url(#slanted)"/></g>',
    "together": '<g opacity=".5"><circle cx="40" cy="30" r="20" fill="#1f3a93"/>'
    '<circle cx="60" cy="30" r="20" fill="#c8102e"/></g>',
    "round": '<g clip-path="url(#round)"><rect width="100" height="60" fill="url(#slanted)"/></g>',
    "left": '<rect x="10" y="10" width="80" height="40" fill="#2c9c4b" clip-path="url(#left)"/>',
    "clipped and together": '<g clip-path="url(#round)" opacity=".6"><rect width="60" height="60" fill="#1f3a93"/>'
    '<rect x="40" width="60" height="60" fill="url(#fading)"/></g>',
    "used": '<symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="url(#ball)"/></symbol>'
    '<use href="#s" x="20" y="10" width="40" height="40" opacity=".7"/>',
}


def drawn(body):
    sink = Sink()
    head = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60" width="100pt" height="60pt"'
    drawing = read_svg(f"<svg {head}>{DEFINITIONS}{body}</svg>".encode(), sink, Place("a.svg"))
    return drawing.items, [one.code for one in sink]


def on_paper(items, book, preset=SCREEN):
    data = paint_pdf(Scene((Page(0, "", WIDTH, HEIGHT, 0.0, items),), title="a"), book, Sink(), preset=preset)
    return data, pypdfium2.PdfDocument(data)[0].render(scale=3).to_pil().convert("RGB")


def on_screen(items, book):
    pictures = Pictures()
    pictures.at_once = True
    image = QImage(round(3 * WIDTH), round(3 * HEIGHT), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(3, 3)
    Drawings(GlyphFonts(book)).of(Page(0, "", WIDTH, HEIGHT, 0.0, items)).draw(painter, pictures)
    painter.end()
    pictures.close()
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    return Image.frombytes("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine(), 1)


def apart(one, other):
    """The mean difference of the two, edges smoothed."""
    blocks = ImageChops.difference(one.reduce(6), other.reduce(6)).tobytes()
    return math.fsum(blocks) / len(blocks)


@pytest.mark.parametrize("name", BODIES)
def test_both_painters_show_the_same(name, qapp, book):
    items, found = drawn(BODIES[name])
    assert found == []
    _, paper = on_paper(items, book)
    assert apart(paper, Image.new("RGB", paper.size, "white")) > 5
    assert apart(paper, on_screen(items, book)) < 2.5


@pytest.mark.parametrize("name", BODIES)
def test_gradients_are_inks_for_a_press(name, book):
    items, _ = drawn(BODIES[name])
    data, press = on_paper(items, book, replace(PRINT, slug=0))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert [fault.code for fault in faults(pdf) if fault.code == "pdfx-color"] == []
    assert apart(press, on_paper(items, book)[1]) < 22


def test_what_overlaps_in_a_group_is_not_seen_twice(book):
    items, _ = drawn(BODIES["together"])
    _, image = on_paper(items, book)
    overlap, alone = image.getpixel((150, 90)), image.getpixel((210, 90))
    assert max(abs(a - b) for a, b in zip(overlap, alone, strict=True)) <= 3


def test_colours_run_from_end_to_end(book):
    _, image = on_paper(drawn(BODIES["turned"])[0], book)
    top, bottom = image.getpixel((150, 33)), image.getpixel((150, 147))
    assert top[0] > 190 > 60 > top[1]
    assert bottom[1] > 140 > 70 > bottom[0]


def test_a_drawing_that_is_moved_takes_its_gradient_along(book):
    items, _ = drawn(BODIES["slanted"])
    _, there = on_paper(items, book)
    _, here = on_paper(tuple(moved(item, 5.0, 4.0) for item in items), book)
    shifted = ImageChops.offset(there, 15, 12)
    inner = (60, 60, 240, 130)
    assert apart(here.crop(inner), shifted.crop(inner)) < 1


def test_a_clip_path_that_holds_nothing_hides_everything():
    assert drawn('<rect width="9" height="9" clip-path="url(#nothing)"/>')[0] == ()


@pytest.mark.parametrize(
    "body",
    [
        '<rect width="9" height="9" fill="url(#none)"/>',
        '<pattern id="p"/><rect width="9" height="9" fill="url(#p)"/>',
        '<linearGradient id="r" href="#base" spreadMethod="repeat"/><rect width="9" height="9" fill="url(#r)"/>',
        '<rect width="9" height="9" clip-path="url(#none)"/>',
        '<rect width="9" height="9" mask="url(#none)"/>',
    ],
)
def test_what_is_beyond_us_is_told(body):
    items, found = drawn(body)
    assert (len(items), found) == (1, ["scene-svg-unsupported"])


def test_clip_paths_that_refer_to_each_other_end(book):
    loop = '<clipPath id="x"><rect width="9" height="9" clip-path="url(#x)"/></clipPath>'
    items, found = drawn(f'{loop}<rect width="9" height="9" clip-path="url(#x)"/>')
    assert (items, found) == ((), ["scene-svg-damaged"])


def test_a_group_on_the_pdf_page_holds_its_strokes(book):
    body = '<g opacity=".5"><path d="M20 30h60" stroke="#c8102e" stroke-width="20"/><rect width="2" height="2"/></g>'
    _, image = on_paper(drawn(body)[0], book)
    assert all(image.getpixel((150, y))[1] < 200 for y in (63, 90, 117))
