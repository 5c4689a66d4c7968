"""Fonts in the file: what the descriptor, the widths and the ToUnicode table say."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from kiclayout.base.color import BLACK
from kiclayout.base.diagnostics import Sink
from kiclayout.paint.fonts import clusters, to_unicode
from kiclayout.paint.pdf import paint_pdf
from kiclayout.scene.items import Glyph, Glyphs
from kiclayout.scene.page import Page, Scene
from kiclayout.text.fonts import FontBook


def embedded(book, *runs):
    pdf = pikepdf.open(BytesIO(paint_pdf(Scene((Page(0, "", 400, 300, 0, runs),)), book, Sink())))
    return pdf, next(iter(pdf.pages[0].Resources.Font.values()))


def cmap_rows(font):
    blocks = re.findall(r"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes().decode("ascii"), re.DOTALL)
    return re.findall(r"<(\w{4})> <(\w*)>", "".join(blocks))


def codes_of(font):
    return {bytes.fromhex(text).decode("utf-16-be"): int(code, 16) for code, text in cmap_rows(font)}


def test_a_run_falls_into_its_clusters(set_run):
    run = set_run(0, 0, "ᄒᆞᆫ글")
    parts = [(cluster.text, len(cluster.glyphs)) for cluster in clusters(run)]
    assert (parts[0][0], parts[-1]) == ("ᄒᆞᆫ", ("글", 1))


def test_a_leading_glyph_without_text_is_a_cluster_of_its_own(set_run):
    run = set_run(0, 0, "글")
    dot = Glyph(5, 3.0, 0, 0, 0, 0)
    led = type(run)(0, 0, run.face, run.size, run.color, run.text, (dot, *run.glyphs))
    assert [cluster.text for cluster in clusters(led)] == ["", "글"]


def test_the_program_is_cff_with_one_glyph_per_code(book, set_run):
    _pdf, font = embedded(book, set_run(0, 20, "한글 中文"))
    program = CFFFontSet()
    program.decompile(BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile3.read_bytes()), None)
    charset = program[0].charset
    assert len(charset) == 1 + len(cmap_rows(font))
    assert charset == [".notdef", *(f"cid{code:05d}" for code in range(1, len(charset)))]


def test_widths_are_the_advances(book, set_run):
    run = set_run(0, 20, "글Wi.국")
    _pdf, font = embedded(book, run)
    descendant = font.DescendantFonts[0]
    widths, row = {}, list(descendant.W)
    for first, stretch in zip(row[::2], row[1::2], strict=True):
        widths.update({int(first) + index: float(width) for index, width in enumerate(stretch)})
    codes = codes_of(font)
    stated = [widths.get(codes[char], float(descendant.DW)) for char in run.text]
    assert stated == pytest.approx([glyph.advance / run.size * 1000 for glyph in run.glyphs], abs=0.01)


@pytest.mark.parametrize(
    ("face", "cap_height", "serif"),
    [("KICSans-Regular", 733, False), ("KICSerif-Bold", 729, True), ("Pretendard-Regular", 711, False)],
)
def test_the_descriptor_describes(face, cap_height, serif, book, set_run):
    _pdf, font = embedded(book, set_run(0, 20, "글", face=face))
    found = font.DescendantFonts[0].FontDescriptor
    assert str(found.FontName) == str(font.DescendantFonts[0].BaseFont)
    font = book.face(face).hb_font
    extents, scale = font.get_font_extents("ltr"), 1000 / font.face.upem
    wanted = [round(extents.ascender * scale), round(extents.descender * scale)]
    assert [int(found.Ascent), int(found.Descent)] == wanted
    assert abs(int(found.CapHeight) - cap_height) < 12
    assert bool(int(found.Flags) & 2) == serif


def test_bold_stems_are_thicker(book, set_run):
    stems = []
    for face in ("KICSans-Regular", "KICSans-Bold"):
        _pdf, font = embedded(book, set_run(0, 20, "글", face=face))
        stems.append(int(font.DescendantFonts[0].FontDescriptor.StemV))
    assert stems == sorted(set(stems))


def test_no_block_of_the_cmap_is_over_a_hundred(book, set_run):
    text = "".join(chr(0xAC00 + 28 * index) for index in range(250))
    _pdf, font = embedded(book, set_run(0, 20, text, size=1.0))
    counts = [int(count) for count in re.findall(rb"(\d+) beginbfchar", font.ToUnicode.read_bytes())]
    assert (max(counts), sum(counts)) == (100, 250 + len(" "))


def test_the_cmap_spells_beyond_the_first_plane():
    assert "<0007> <D842DFB7>" in to_unicode({7: "𠮷"})


def test_every_code_is_spelt_and_none_as_nothing(book, set_run):
    run = set_run(0, 20, "ᄒᆞᆫ글 ﬃ Ω Ω")
    _pdf, font = embedded(book, run)
    spelt = [text for _, text in cmap_rows(font)]
    assert spelt
    assert not {"", "0000", "FEFF", "FFFE"} & set(spelt)


def test_glyf_outlines_are_embedded_as_truetype(tmp_path):
    pen = TTGlyphPen(None)
    for step, point in enumerate([(0, 0), (1024, 0), (1024, 1024), (0, 1024)]):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    builder = FontBuilder(2048, isTTF=True)
    names = [".notdef", "space", "unused", "A"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x20: "space", 0x41: "A"})
    builder.setupGlyf({name: (pen if name == "A" else TTGlyphPen(None)).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1229, 0)))
    builder.setupHorizontalHeader(ascent=1638, descent=-410)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular", "psName": "Box-Regular"})
    builder.setupOS2(sTypoAscender=1638, sTypoDescender=-410)
    builder.setupPost()
    builder.save(tmp_path / "Box.ttf")
    glyphs = tuple(Glyph(gid, 6.0, 0, 0, index, index + 1) for index, gid in enumerate((3, 1, 3)))
    run = Glyphs(10, 50, "Box", 10.0, BLACK, "A A", glyphs)
    data = paint_pdf(Scene((Page(0, "", 100, 100, 0, (run,)),)), FontBook.open([tmp_path]), Sink())
    page = pypdfium2.PdfDocument(data)[0]
    assert page.get_textpage().get_text_range() == "A A"
    image = page.render().to_pil().convert("L")
    assert (image.getpixel((12, 48)), image.getpixel((16, 48)), image.getpixel((12, 43))) == (0, 255, 255)
    pdf = pikepdf.open(BytesIO(data))
    (font,) = pdf.pages[0].Resources.Font.values()
    descendant = font.DescendantFonts[0]
    assert (str(descendant.Subtype), str(descendant.CIDToGIDMap)) == ("/CIDFontType2", "/Identity")
    assert descendant.DW == 600, "whole: pdfium cuts 600.1 off, poppler takes it for 1000"
    assert list(descendant.W) == []
    assert int(descendant.FontDescriptor.FontFile2.Length1) == len(descendant.FontDescriptor.FontFile2.read_bytes())
