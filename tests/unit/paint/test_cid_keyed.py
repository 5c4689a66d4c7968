"""Fonts whose glyphs have names, as the most of those that an organisation brings along."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from kiclayout.base.color import BLACK
from kiclayout.base.diagnostics import Sink
from kiclayout.paint.cid_keyed import cid_keyed
from kiclayout.paint.pdf import paint_pdf
from kiclayout.scene.items import Glyph, Glyphs
from kiclayout.scene.page import Page, Scene
from kiclayout.text.fonts import FontBook

NAMES = [".notdef", "space", "A", "B"]


def box(width, right):
    pen = T2CharStringPen(width, None)
    if right:
        pen.moveTo((0, 0))
        for point in ((0, 500), (right, 500), (right, 0)):
            pen.lineTo(point)
        pen.closePath()
    return pen.getCharString()


def font_file(folder):
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(NAMES)
    builder.setupCharacterMap({0x20: "space", 0x41: "A", 0x42: "B"})
    shapes = {".notdef": box(600, 0), "space": box(600, 0), "A": box(600, 500), "B": box(600, 100)}
    builder.setupCFF("Box-Regular", {"FullName": "Box"}, shapes, {})
    builder.setupHorizontalMetrics(dict.fromkeys(NAMES, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular", "psName": "Box-Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    builder.save(folder / "Box.otf")
    return folder


def program_of(pdf):
    (font,) = pdf.pages[0].Resources.Font.values()
    return font.DescendantFonts[0].FontDescriptor.FontFile3.read_bytes()


def opened(program):
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), None)
    return fonts[0]


def test_names_become_numbers_and_the_page_looks_the_same(tmp_path):
    glyphs = tuple(Glyph(gid, 6.0, 0, 0, index, index + 1) for index, gid in enumerate((3, 1, 2)))
    run = Glyphs(10, 50, "Box", 10.0, BLACK, "B A", glyphs)
    data = paint_pdf(Scene((Page(0, "", 100, 100, 0, (run,)),)), FontBook.open([font_file(tmp_path)]), Sink())
    page = pypdfium2.PdfDocument(data)[0]
    assert page.get_textpage().get_text_range() == "B A"
    image = page.render(scale=4).to_pil().convert("L")
    inked = [image.getpixel((round(4 * x), 4 * 48)) < 128 for x in (10.5, 13.0, 22.5, 26.0, 28.0)]
    assert inked == [True, False, True, True, False]
    program = opened(program_of(pikepdf.open(BytesIO(data))))
    assert program.ROS == ("Adobe", "Identity", 0)
    assert program.charset == [".notdef", *(f"cid{number:05}" for number in range(1, len(program.charset)))]
    assert (program.CIDCount, len(program.FDArray)) == (len(program.charset), 1)


def test_what_has_numbers_stays_as_it_is(book, set_run):
    data = paint_pdf(Scene((Page(0, "", 100, 100, 0, (set_run(10, 50, "가"),)),)), book, Sink())
    program = program_of(pikepdf.open(BytesIO(data)))
    assert hasattr(opened(program), "ROS")
    assert cid_keyed(program) is program
