"""Lines of any text: they are the text, keep kinsoku and are never overfull; glyphs cover their run once."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiclayout.design.layout import FontChoice, ScriptFont
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontBook
from kiclayout.text.justify import Line
from kiclayout.text.lines import break_lines
from kiclayout.text.paragraph import Shaped, shape_paragraph
from kiclayout.text.spans import Span

MM = 72 / 25.4
SANS = ScriptFont("KIC Sans")
FONTS = Fonts(
    FontBook.open([Path(__file__).resolve().parents[2] / "assets" / "fonts"]),
    {
        "text": FontChoice(ScriptFont("Pretendard"), (("Hani", ScriptFont("KIC Sans", 0.94)),), (SANS,)),
        "serif": FontChoice(ScriptFont("KIC Serif"), (), (SANS,)),
    },
)
NEVER_FIRST = frozenset(")]〉》」』】）’”.,:;!?。、，：；！？…%℃·•")
NEVER_LAST = frozenset("([〈《「『【（‘“₩￥①▶※")

KOREAN = (
    "과학기술부 성·시 후룬연구소(胡润研究院)는 “전정특신(专精特新)”의 25℃에서 1,000개 ₩30,000 R&D를 "
    "《북경일보》 「한국」 ①중소기업 ▶_지원 ※_주의: <2023_리스트>를 했다. 그러나… 6.3_만_m² —_편 국제·국내 "
    "(중국,_北京、上海) ㅋㅋㅋ 표_3) 🏆 가격은_30%·40%! https://example.org/a/b?c=d SZIP"
)
CHINESE = (
    "新华社 北京4月15日电， 《人民日报》 “专精特新” （记者） 报道说。 2023年 API数量 为100个！ 又说—— 等等…… "
    "中国、韩国； 是： 「网络」 吗？"
)
MEASURES = st.floats(30.0, 180.0)
STYLES = st.builds(
    ParStyle,
    align=st.sampled_from(("justify", "left", "center", "right")),
    mode=st.sampled_from(("auto", "eojeol", "hybrid", "syllable")),
    balance=st.booleans(),
)


def soup(tokens: str) -> st.SearchStrategy[str]:
    """Texts of the words of ``tokens``, in which _ is a space."""
    token = st.sampled_from([word.replace("_", " ") for word in tokens.split()])
    return st.lists(st.tuples(token, st.sampled_from((" ", " ", " ", "", "\n"))), min_size=1, max_size=40).map(
        lambda pairs: "".join(word + gap for word, gap in pairs)
    )


def shaped(text: str, lang: str, font: str) -> Shaped:
    half = len(text) // 2
    looks = TextStyle(font=font, size=10.0), TextStyle(font=font, size=10.0, weight=700, tracking=-10)
    spans = (Span(text[:half], looks[0], lang, 1, 0), Span(text[half:], looks[1], lang, 1, half))
    return shape_paragraph(spans, FONTS)


def check(paragraph: Shaped, lines: tuple[Line, ...], measure: float) -> None:
    text = paragraph.text
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == len(text)
    for line in lines:
        assert line.width <= measure + 0.01
        assert line.x >= -0.01
        assert abs(line.x + line.width + line.end_gap - measure) < 0.01
    addresses = [found.span() for found in re.finditer(r"https://\S+", text)]
    for before, after in pairwise(lines):
        if before.end in paragraph.breaks.mandatory or any(a < before.end < b for a, b in addresses):
            continue
        assert text[after.start] not in NEVER_FIRST
        assert text[before.start : before.end].rstrip()[-1:] not in NEVER_LAST


def check_glyphs(paragraph: Shaped, lines: tuple[Line, ...]) -> None:
    shown = "".join(run.text for line in lines for run in line.runs)
    assert shown == paragraph.text.replace("\n", "")
    for line in lines:
        for run in line.runs:
            covered = [(glyph.start, glyph.end) for glyph in run.glyphs if glyph.start < glyph.end]
            assert [start for start, _ in covered] == [0, *(end for _, end in covered[:-1])]
            assert covered[-1][1] == len(run.text)
            assert all(glyph.id for glyph in run.glyphs)


@settings(max_examples=300, deadline=None)
@given(soup(KOREAN), MEASURES, STYLES)
def test_korean_lines(text: str, mm: float, par: ParStyle) -> None:
    paragraph = shaped(text, "ko", "text")
    lines = break_lines(paragraph, mm * MM, par)
    check(paragraph, lines, mm * MM)
    check_glyphs(paragraph, lines)


@settings(max_examples=300, deadline=None)
@given(soup(CHINESE), MEASURES, STYLES)
def test_chinese_lines(text: str, mm: float, par: ParStyle) -> None:
    paragraph = shaped(text, "zh-Hans", "serif")
    lines = break_lines(paragraph, mm * MM, par)
    check(paragraph, lines, mm * MM)
    check_glyphs(paragraph, lines)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), st.sampled_from(("ko", "zh-Hans", "en")), st.floats(-10.0, 180.0), STYLES)
def test_any_text_has_lines_at_any_measure(text: str, lang: str, mm: float, par: ParStyle) -> None:
    paragraph = shaped(text, lang, "text")
    lines = break_lines(paragraph, mm * MM, par)
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(line.start < line.end for line in lines)
    for line in lines:
        for run in line.runs:
            assert all(glyph.id for glyph in run.glyphs)


@settings(max_examples=60, deadline=None)
@given(soup(KOREAN), MEASURES)
def test_balanced_text_needs_no_more_lines(text: str, mm: float) -> None:
    paragraph = shaped(text, "ko", "text")
    counts = [len(break_lines(paragraph, mm * MM, ParStyle(balance=balance))) for balance in (False, True)]
    assert counts[0] == counts[1]
