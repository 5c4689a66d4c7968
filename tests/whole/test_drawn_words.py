"""Words of a drawing through both painters: found once, heard in their languages, alike on screen and on paper."""

from __future__ import annotations

import math
import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from heard import heard
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.preset import PRINT
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.svg import read_svg
from kiclayout.text.families import foreign_fonts
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.art import fitted
from kiclayout.typeset.lettering import Letters, lettered

SHEET = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">
<linearGradient id="g"><stop offset="0" stop-color="#b8321e"/><stop offset="1" stop-color="#2c4894"/></linearGradient>
<rect width="400" height="300" fill="#f6f1e7"/><path d="M0 150H400" stroke="#999"/>
<text x="200" y="40" text-anchor="middle" font-size="20">지도
<tspan xml:lang="zh-Hans" font-family="SimSun">港口地图</tspan></text>
<text transform="rotate(-90 30 200)" x="30" y="200" font-size="14">세로 이름</text>
<text x="60" y="90" font-size="18" textLength="150" lengthAdjust="spacingAndGlyphs" fill="#0f6253">넓은 이름</text>
<text x="60" y="120" font-size="18" font-style="italic" letter-spacing="3">slanted words</text>
<text x="60" y="156" font-size="18" fill="none" stroke="#f6f1e7" stroke-width="4">후광 이름</text>
<text x="60" y="156" font-size="18">후광 이름</text>
<text x="60" y="190" font-size="24" fill="url(#g)" font-weight="800">그러데이션</text>
<g opacity="0.4"><text x="60" y="225" font-size="24">비치는 말</text></g>
<text x="220 240 260 280" y="100" font-size="18">한글자씩</text>
<text x="60" y="260" font-size="18" transform="skewX(-10) scale(1.2 1)">skewed</text>
<clipPath id="c"><path d="M220 120H330V140H220Z"/></clipPath>
<g clip-path="url(#c)"><text x="220" y="138" font-size="18">잘린 말</text></g>
<text x="240" y="260" font-size="18" stroke="#b8321e" stroke-width="0.6" paint-order="stroke">테두리</text>
</svg>"""
SAID = (
    "지도 港口地图",
    "세로 이름",
    "넓은 이름",
    "slanted words",
    "후광 이름",
    "그러데이션",
    "비치는 말",
    "한글자씩",
    "skewed",
    *("잘린 말", "테두리"),
)


BLACK = (0.0, 0.0, 0.0, 1.0)


@pytest.fixture(scope="module")
def page(book: FontBook) -> Page:
    sink = Sink()
    art = read_svg(SHEET.encode(), sink, Place("a.md"))
    art = lettered(art, Letters(foreign_fonts(book, (), "zh-Hans", "ko"), "ko", sink))
    assert not list(sink)
    return Page(0, "P1", 400.0, 300.0, 0.0, (fitted(art, Rect(0.0, 0.0, 400.0, 300.0), "항구의 지도"),))


@pytest.fixture(scope="module")
def painted(page: Page, book: FontBook) -> bytes:
    return paint_pdf(Scene((page,), title="지도"), book, Sink())


def test_every_word_is_found_once(painted: bytes) -> None:
    with pypdfium2.PdfDocument(painted) as document:
        text = document[0].get_textpage().get_text_range()
    flat = re.sub(r"\s+", "", text)
    for words in SAID:
        assert flat.count(words.replace(" ", "")) == 1, words


def test_words_belong_to_the_figure_each_in_its_language(painted: bytes) -> None:
    with pikepdf.open(BytesIO(painted)) as pdf:
        (figure,) = heard(pdf).all("Figure")
        assert str(figure.dictionary.Alt) == "항구의 지도"
    assert [(one.lang, one.text) for one in figure.all("Span")] == [("zh-Hans", "港口地图")]


def test_black_words_are_on_one_plate_and_overprint(page: Page, book: FontBook) -> None:
    data = paint_pdf(Scene((page,), title="지도"), book, Sink(), preset=PRINT)
    inks: list[tuple[float, ...]] = []
    now: tuple[float, ...] = ()
    over = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            match str(operator):
                case "k" | "scn" | "g" | "rg":
                    now = tuple(float(one) for one in operands)
                case "gs" if now == BLACK:
                    over.add(bool(pdf.pages[0].Resources.ExtGState[str(operands[0])].get("/op")))
                case "Tj" | "TJ":
                    inks.append(now)
    assert inks.count(BLACK) >= 5
    assert len({one for one in inks if len(one) == 4}) == 2  # and the green words
    assert True in over


@pytest.mark.parametrize(("dpi", "most"), [(96, 4.5), (200, 2.6)])
def test_screen_and_paper_agree(
    page: Page, painted: bytes, book: FontBook, dpi: int, most: float, qapp: object
) -> None:
    with pypdfium2.PdfDocument(painted) as document:
        paper = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    sheet = QImage(*paper.size, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    pictures = Pictures()
    pictures.at_once = True
    painter = QPainter(sheet)
    painter.scale(paper.width / page.width, paper.height / page.height)
    Drawings(GlyphFonts(book)).of(page).draw(painter, pictures)
    painter.end()
    screen = Image.frombytes("RGBA", paper.size, bytes(sheet.constBits()), "raw", "BGRA").convert("RGB")
    differing = ImageChops.difference(paper, screen)
    assert max(ImageStat.Stat(differing).mean) < most
    blocks = differing.resize((math.ceil(paper.width / 8), math.ceil(paper.height / 8)), Image.Resampling.BOX)
    assert max(high for _, high in blocks.getextrema()) < 70  # a letter that is missing makes more than 100
