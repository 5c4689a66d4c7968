"""Script and language of every run, written as `text:script/language` (D01, D03)."""

from __future__ import annotations

import pytest

from kiclayout.design.style import TextStyle
from kiclayout.text.context import classes, runs
from kiclayout.text.font_choices import Fonts
from kiclayout.text.spans import Span

STYLE = TextStyle()


def shown(fonts: Fonts, *spans: Span) -> list[str]:
    text = "".join(span.text for span in spans)
    return [f"{text[run.start : run.end]}:{run.script}/{run.language}" for run in runs(spans, fonts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4월 15일, 100%", ["4월 15일, 100%:Hang/ko"]),
        ("3D프린터", ["3D:Latn/en", "프린터:Hang/ko"]),
        ("R&D를", ["R&D:Latn/en", "를:Hang/ko"]),
        ("“专精特新”기업", ["“:Hang/ko", "专精特新:Hani/zh-Hans", "”기업:Hang/ko"]),
        ("성·시", ["성·시:Hang/ko"]),
        ("베이징(北京·上海)과", ["베이징(:Hang/ko", "北京·上海:Hani/zh-Hans", ")과:Hang/ko"]),
        ("그는 北京、上海에", ["그는 :Hang/ko", "北京、上海:Hani/zh-Hans", "에:Hang/ko"]),
        ("신문(《人民日报》)은", ["신문(《:Hang/ko", "人民日报:Hani/zh-Hans", "》)은:Hang/ko"]),
        ("신문(《日报》、《新闻》)은", ["신문(:Hang/ko", "《日报》、《新闻》:Hani/zh-Hans", ")은:Hang/ko"]),
        ("신문 《人民日报》은", ["신문 《:Hang/ko", "人民日报:Hani/zh-Hans", "》은:Hang/ko"]),
        ("제 新华社《日报》에", ["제 :Hang/ko", "新华社《日报》:Hani/zh-Hans", "에:Hang/ko"]),
        ("알파 α값", ["알파 :Hang/ko", "α:Grek/ko", "값:Hang/ko"]),
    ],
)
def test_common_characters_take_their_context(fonts: Fonts, text: str, expected: list[str]) -> None:
    assert shown(fonts, Span(text, STYLE)) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [("(胡润研究院)는", "zh-Hans"), ("(國會)는", "ko"), ("(中智)는", "zh-Hans"), ("(中智 国会)는", "zh-Hans")],
)
def test_the_language_of_a_bracketed_gloss_is_one_decision(fonts: Fonts, text: str, language: str) -> None:
    found = [run.language for run in runs((Span("기관" + text, STYLE),), fonts) if run.script == "Hani"]
    assert set(found) == {language}


def test_the_gloss_language_decides_what_the_characters_do_not(fonts: Fonts) -> None:
    fonts.gloss_lang = "ko"
    assert shown(fonts, Span("가(中智)", STYLE))[1] == "中智:Hani/ko"


def test_an_explicit_tag_makes_everything_chinese(fonts: Fonts) -> None:
    spans = (Span("그는 ", STYLE), Span("“國會”，2023年", STYLE, "zh-Hans"))
    assert shown(fonts, *spans) == [
        "그는 :Hang/ko", "“國會”，:Hani/zh-Hans", "2023:Latn/en", "年:Hani/zh-Hans",
    ]  # fmt: skip


def test_a_line_of_han_is_chinese_throughout(fonts: Fonts) -> None:
    first, second = (run for run in runs((Span("한국의 기업\n“专精特新”", STYLE),), fonts))
    assert (first.chinese, first.alone) == (False, False)
    assert (second.chinese, second.alone, second.lang) == (True, True, "zh-Hans")


def test_hanja_alone_stay_korean(fonts: Fonts) -> None:
    (run,) = runs((Span("國會", STYLE),), fonts)
    assert (run.language, run.chinese, run.alone) == ("ko", False, True)


def test_marks_and_invisible_characters_stay_with_their_base() -> None:
    assert classes("葛\U000e0100e\u0301가\u200b") == "CILIHI"
