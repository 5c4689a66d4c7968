"""Words with something over or under them: both painters draw it alike, and the PDF's text has nothing of it."""

from __future__ import annotations

import datetime as dt

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from test_both_painters import BLOCK, apart, picture

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.design.layout import FontChoice, Layout, ScriptFont
from kiclayout.design.style import ParStyle
from kiclayout.design.template import Frame, Template
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.paint.pdf import paint_pdf
from kiclayout.store.text import read_article
from kiclayout.typeset.document import Press, typeset

DPI = 200
DOTTED = "# 글\n\n글에 [드러낸 말, 漢字]{.dots}과 [中文]{.dots lang=zh}이 있다.\n"


def layout() -> Layout:
    return Layout(
        name="pixels",
        size=(216.0, 108.0),
        bleed=0.0,
        fonts=(("text", FontChoice(ScriptFont("Pretendard"), (("Hani", ScriptFont("KIC Sans")),))),),
        styles=(("body", ParStyle()), ("title", ParStyle())),
        templates=(Template(name="article", frames=(Frame(name="text", rect=Rect(18.0, 18.0, 180.0, 72.0)),)),),
        sequence=(("article", ("article",)),),
    )


@pytest.fixture
def both(book, qapp):
    """Sets words and draws their page by both painters: (screen, paper, the PDF's text)."""

    def draw(source):
        article = read_article(source, "articles/a.md", Sink())
        issue = Issue(1, dt.date(2026, 11, 18), "pixels", (Section("one", Bilingual("부"), (article,)),))
        scene = typeset(issue, layout(), Press(book, lambda name: None, Sink()))
        page = scene.pages[0]
        paper = pypdfium2.PdfDocument(paint_pdf(scene, book, Sink()))[0]
        image = QImage(round(page.width * DPI / 72), round(page.height * DPI / 72), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter, pictures = QPainter(image), Pictures()
        painter.scale(DPI / 72, DPI / 72)
        Drawings(GlyphFonts(book)).of(page).draw(painter, pictures)
        painter.end()
        pictures.close()
        drawn = paper.render(scale=DPI / 72).to_pil().convert("RGB")
        return picture(image).crop((0, 0, *drawn.size)), drawn, paper.get_textpage().get_text_range()

    return draw


def test_dots_are_drawn_alike_and_are_no_text(both):
    screen, paper, text = both(DOTTED)
    plain_screen, plain_paper, plain = both(DOTTED.replace(".dots", ".x"))
    assert text == plain
    assert apart(screen, paper)[1] <= BLOCK[DPI]
    on_screen, on_paper = apart(screen, plain_screen)[1], apart(paper, plain_paper)[1]
    assert min(on_screen, on_paper) > 40
    assert abs(on_screen - on_paper) < 10


def test_readings_are_drawn_alike_and_are_no_text(both):
    source = "# 글\n\n회장 [胡润]{ruby=후룬}은 [上海]{ruby=상하이}와 [大韓民國]{ruby=대 한 민 국}에서.\n"
    screen, paper, text = both(source)
    _, plain_paper, plain = both("# 글\n\n회장 胡润은 上海와 大韓民國에서.\n")
    assert text == plain
    assert apart(screen, paper)[1] <= BLOCK[DPI]
    assert apart(paper, plain_paper)[1] > 40
