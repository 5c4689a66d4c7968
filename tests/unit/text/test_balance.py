"""Headings of several lines: how long their lines are beside each other, and what their ends tear."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiclayout.design.style import ParStyle
from kiclayout.text.lines import break_lines
from kiclayout.text.paragraph import Shaped

SetText = Callable[..., Shaped]

HEADING = ParStyle(balance=True, mode="eojeol")


def lines_of(set_text: SetText, text: str, measure: float, lang: str = "ko") -> list[str]:
    shaped = set_text(text, lang=lang)
    return [text[line.start : line.end].strip() for line in break_lines(shaped, measure, HEADING)]


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        ("올해 급식비는 한 끼에 5,200원으로", 70.0, ["올해 급식비는", "한 끼에", "5,200원으로"]),
        ("봄비가 그친 뒤 운동장에는 얕은 물웅덩이가", 90.0, ["봄비가 그친 뒤", "운동장에는", "얕은 물웅덩이가"]),
        ("이 연구는 한국", 46.0, ["이 연구는", "한국"]),
        (
            "상반기 투자유치 플랫폼 Blue WAVE 투자유치 IR 참여기업 모집",
            200.0,
            ["상반기 투자유치 플랫폼 Blue WAVE", "투자유치 IR 참여기업 모집"],
        ),
    ],
)
def test_korean_lines_are_alike_and_little_words_stay_with_theirs(
    set_text: SetText, text: str, measure: float, lines: list[str]
) -> None:
    assert lines_of(set_text, text, measure) == lines


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        ("老书店“榕树下”本月底关门", 90.0, ["老书店“榕树下”", "本月底关门"]),
        ("关于《办法》的说明及其解读", 70.0, ["关于《办法》", "的说明及其解读"]),
        ("新航线开通：从上海到釜山", 90.0, ["新航线开通：", "从上海到釜山"]),
        ("深圳举办第12届创业大赛", 80.0, ["深圳举办第12届", "创业大赛"]),
        ("明海市发布中小企业培育三年行动计划", 100.0, ["明海市发布中小企业", "培育三年行动计划"]),
        ("明海市政府推出人工智能新措施", 80.0, ["明海市政府推出", "人工智能新措施"]),
    ],
)
def test_chinese_lines_end_where_sense_ends(set_text: SetText, text: str, measure: float, lines: list[str]) -> None:
    assert lines_of(set_text, text, measure, "zh-Hans") == lines


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        (
            "저고도 경제(低空经济)란 무엇인가: 드론 택시에서 물류까지",
            210.0,
            ["저고도 경제(低空经济)란 무엇인가:", "드론 택시에서 물류까지"],
        ),
        (
            "테슬라 상하이 메가팩 공장 가동, 연 1만 대 생산해 전 세계로 수출한다",
            210.0,
            ["테슬라 상하이 메가팩 공장 가동,", "연 1만 대 생산해 전 세계로 수출한다"],
        ),
        (
            "“규제보다 기회가 먼저다” — 바이오 규제 1년을 말하다",
            210.0,
            ["“규제보다 기회가 먼저다” —", "바이오 규제 1년을 말하다"],
        ),
        (
            "국무원, 〈인공지능+ 행동 계획〉 발표: 2027년까지 보급률 70% 넘긴다",
            170.0,
            ["국무원, 〈인공지능+ 행동 계획〉 발표:", "2027년까지 보급률 70% 넘긴다"],
        ),
        ("청년 창업가에게 최대 500만 위안 지원", 130.0, ["청년 창업가에게", "최대 500만 위안 지원"]),
    ],
)
def test_korean_lines_end_at_pauses_and_tear_no_quoted_name(
    set_text: SetText, text: str, measure: float, lines: list[str]
) -> None:
    assert lines_of(set_text, text, measure) == lines


def test_hyphenated_names_stay_whole_where_a_space_is_near(set_text: SetText) -> None:
    text = "2023 Beijing-Tianjin-Hebei International Bio-pharmaceutical and Health Industry Development Conference"
    lines = lines_of(set_text, text, 170.0)
    assert lines[:2] == ["2023 Beijing-Tianjin-Hebei", "International Bio-pharmaceutical"]


def test_chinese_lines_end_behind_colons_rather_than_alike(set_text: SetText) -> None:
    text = "从海风到氢能：明海市海洋能源产业地图"
    assert lines_of(set_text, text, 130.0, "zh-Hans") == ["从海风到氢能：", "明海市海洋能源产业地图"]


def test_english_lines_do_not_end_with_articles_and_prepositions(set_text: SetText) -> None:
    text = "The old bookshop on Chestnut Row is to close at the end of the month"
    lines = lines_of(set_text, text, 130.0, "en")
    assert lines == ["The old bookshop", "on Chestnut Row is to close", "at the end of the month"]


def test_no_more_lines_are_made_than_need_be_and_all_fit(set_text: SetText) -> None:
    text = "[해외 연계] 밍하이해양기술진흥센터 2027 하반기 공동실증 프로그램 『푸른 돛』 참가기업 공모"
    shaped = set_text(text)
    for measure in range(110, 400, 7):
        plain, even = (break_lines(shaped, measure, style) for style in (ParStyle(mode="eojeol"), HEADING))
        assert len(even) == len(plain)
        assert max(line.width for line in even) <= measure + 0.01
        assert even[-1].end == len(text)


def test_chinese_body_keeps_an_ordinal_with_its_number_if_it_costs_little(set_text: SetText) -> None:
    text = "深圳市举办第12届创新创业大赛，共有三百二十家企业参加，其中第3名来自上海，第15名来自武汉。" * 2
    shaped = set_text(text, lang="zh-Hans")
    torn = [
        measure
        for measure in range(150, 330, 4)
        if any(text[line.end - 1] == "第" for line in break_lines(shaped, measure, ParStyle(align="justify")))
    ]
    assert len(torn) < 5, torn
