"""ReportLab's paragraphs as they are out of the box, and with wordWrap CJK.

ReportLab reads no CFF outlines. The font is given to it with quadratic outlines in place of the cubic ones; advances
and character map stay as they are, so that its lines are those it would make of the font itself.
"""

from __future__ import annotations

from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from reportlab import __version__
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.platypus import Paragraph, SimpleDocTemplate
from setting import MM, Engine, Job

NOTE = "font with its outlines made quadratic, as it reads no CFF"
COUNTS = (
    *("maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours", "maxTwilightPoints", "maxStorage"),
    *("maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions"),
    *("maxComponentElements", "maxComponentDepth"),
)
"""Fields of ``maxp`` that a reader of unhinted outlines does not ask for, or that are counted anew on saving."""

MOST_ERROR = 1.0
"""How far a quadratic outline may stray from the cubic one, in font units."""


def engine() -> Engine:
    return Engine("ReportLab", __version__, lambda job: compose(job, ""), NOTE)


def cjk() -> Engine:
    return Engine("ReportLab, wordWrap CJK", __version__, lambda job: compose(job, "CJK"), NOTE)


def compose(job: Job, wrap: str) -> bytes:
    name = _registered(job.font, frozenset("".join(job.paragraphs)))
    style = ParagraphStyle("body", fontName=name, fontSize=job.size, leading=1.6 * job.size, alignment=4)
    style.wordWrap = wrap or None
    style.spaceAfter = 0.6 * job.size
    out = BytesIO()
    size = ((job.measure + 40) * MM, 280 * MM)
    frame = {"leftMargin": 20 * MM - 6, "rightMargin": 20 * MM - 6, "topMargin": 40, "bottomMargin": 40}
    SimpleDocTemplate(out, pagesize=size, **frame).build([Paragraph(escape(words), style) for words in job.paragraphs])
    return out.getvalue()


@cache
def _registered(file: Path, chars: frozenset[str]) -> str:
    """The font with the outlines of ``chars`` in the form that ReportLab reads, made known to it."""
    font = TTFont(file)
    options = Options()
    options.layout_features = []
    options.notdef_outline = True
    cut = Subsetter(options)
    cut.populate(text="".join(sorted(chars)) + " ")
    cut.subset(font)
    data = BytesIO()
    quadratic(font).save(data)
    data.seek(0)
    pdfmetrics.registerFont(ttfonts.TTFont("Body", data))
    return "Body"


def quadratic(font: TTFont) -> TTFont:
    """``font`` with TrueType outlines."""
    glyphs, made = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, MOST_ERROR, reverse_direction=True))
        made[name] = pen.glyph()
    font["loca"], table = newTable("loca"), newTable("glyf")
    table.glyphOrder, table.glyphs = font.getGlyphOrder(), made
    font["glyf"] = table
    for tag in ("CFF ", "VORG", "GSUB", "GPOS", "GDEF", "BASE"):
        if tag in font:
            del font[tag]
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion, maxp.numGlyphs = 0x00010000, len(made)
    for field in COUNTS:
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}
    font.sfntVersion = "\x00\x01\x00\x00"
    return font
