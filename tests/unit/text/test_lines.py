"""Lines: what breaks where (B05 to B08, J01 to J07)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiclayout.base.record import replace
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.text.breaks import SYLLABLE
from kiclayout.text.font_choices import Fonts
from kiclayout.text.justify import Line
from kiclayout.text.lines import break_lines
from kiclayout.text.paragraph import Shaped, shape_paragraph
from kiclayout.text.spans import Span

SetText = Callable[..., Shaped]
MM = 72 / 25.4
SEED = Path(__file__).resolve().parents[4] / "shared" / "seed" / "issue-325.md"
LONG = "밍하이시위원회해양판공실(明海市委海洋办公室)·밍하이시인민정부대외협력국(明海市人民政府对外合作局)은"
BODY = (
    "밍하이시는 지난 다섯 해에 걸쳐 앞바다의 바람과 물결을 전기로 바꾸는 실증단지를 넓혀 왔으며, 어민과 조선소, "
    "연구소가 저마다 다른 셈법을 들고 모인 탓에 처음에는 더디게 움직였다. 그러나 첫 발전기가 돌아가기 시작하자 "
    "이웃한 도시들까지 앞다투어 협력을 청해 올 만큼 분위기가 달라졌다."
)


def broken(shaped: Shaped, mm: float, par: ParStyle) -> list[str]:
    return [shaped.text[line.start : line.end].rstrip() for line in break_lines(shaped, mm * MM, par)]


def overfull(lines: tuple[Line, ...], measure: float) -> list[Line]:
    return [line for line in lines if line.x + line.width > measure + 0.01]


def test_nothing_has_no_lines(set_text: SetText) -> None:
    assert break_lines(set_text(""), 100.0, ParStyle()) == ()


def test_hard_breaks(set_text: SetText) -> None:
    lines = break_lines(set_text("한국\n\n사람"), 100.0, ParStyle())
    assert [(line.start, line.end, line.last) for line in lines] == [(0, 3, True), (3, 4, True), (4, 6, True)]


def test_ragged_text_breaks_between_eojeol(set_text: SetText) -> None:
    """B06."""
    shaped = set_text(BODY)
    tiers = {shaped.breaks.tiers[line.end] for line in break_lines(shaped, 60 * MM, ParStyle()) if not line.last}
    assert tiers == {0}


def test_the_mode_can_be_chosen(set_text: SetText) -> None:
    shaped = set_text(BODY)
    lines = break_lines(shaped, 60 * MM, ParStyle(mode="syllable"))
    assert SYLLABLE in {shaped.breaks.tiers[line.end] for line in lines}
    justified = break_lines(shaped, 60 * MM, ParStyle(align="justify", mode="eojeol"))
    assert {shaped.breaks.tiers[line.end] for line in justified} == {0}


def test_ragged_hybrid_tears_only_where_much_stays_free(set_text: SetText) -> None:
    shaped = set_text("한국 사람들이 아주 좋아하는 초대형슈퍼컴퓨팅인프라구축사업")
    lines = broken(shaped, 60, ParStyle(mode="hybrid"))
    assert lines[0].startswith("한국 사람들이 아주 좋아하는 초대형")
    plain = set_text("한국 사람들이 아주 매우 좋아하는 슈퍼컴퓨터")
    assert broken(plain, 60, ParStyle(mode="hybrid"))[-1] == "슈퍼컴퓨터"


def test_a_piece_wider_than_the_measure(set_text: SetText) -> None:
    """B07: at 30 mm no line is overfull, and no bracket begins or ends one wrongly."""
    shaped = set_text(LONG)
    for par in (ParStyle(), ParStyle(align="justify")):
        lines = break_lines(shaped, 30 * MM, par)
        assert overfull(lines, 30 * MM) == []
        assert "".join(shaped.text[line.start : line.end] for line in lines) == LONG


def test_unbreakable_words_break_anywhere_at_last(set_text: SetText) -> None:
    lines = broken(set_text("Donaudampfschifffahrtsgesellschaft"), 20, ParStyle())
    assert len(lines) > 1
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
    assert not any("-" in line for line in lines)


def test_even_then_kinsoku_holds(set_text: SetText) -> None:
    shaped = set_text("1,000,000,000,000,000,000,000,000")
    for mm in range(6, 40):
        lines = broken(shaped, mm, ParStyle())
        assert len(lines) > 1
        assert not any(line.startswith(",") for line in lines), (mm, lines)


def test_chinese_breaks_between_han_in_ragged_text_too(set_text: SetText) -> None:
    shaped = set_text("国务院新闻办公室发布中小企业名单")
    assert broken(shaped, 21.2, ParStyle()) == ["国务院新闻办", "公室发布中小", "企业名单"]
    assert shaped.longest() == pytest.approx(10.0)


def test_a_cluster_wider_than_the_measure_stands_alone(set_text: SetText) -> None:
    assert broken(set_text("한국"), 1, ParStyle()) == ["한", "국"]
    assert broken(set_text("한국"), 1, ParStyle(align="justify")) == ["한", "국"]


def test_no_single_syllable_is_left_alone(set_text: SetText) -> None:
    """B05."""
    shaped = set_text("초대형슈퍼컴퓨팅인프라구축사업단")
    for mm in range(14, 50):
        lines = broken(shaped, mm, ParStyle())
        assert min(map(len, lines)) >= 2, (mm, lines)


def test_widths_may_differ_by_line(set_text: SetText) -> None:
    lines = break_lines(set_text(BODY), lambda number: 100.0 if number < 2 else 200.0, ParStyle())
    assert all(line.width <= 100.0 for line in lines[:2])
    assert lines[2].width > 100.0


def test_the_first_line_is_indented(set_text: SetText) -> None:
    shaped = set_text(BODY)
    par = ParStyle(align="justify", first_indent=20.0)
    lines = break_lines(shaped, 200.0, par)
    assert [line.x for line in lines] == [20.0, *[0.0] * (len(lines) - 1)]
    assert lines[0].width == pytest.approx(180.0)
    assert break_lines(shaped, 200.0, par, lines[0].end)[0].x == 0.0


def test_breaking_can_begin_at_a_line(set_text: SetText) -> None:
    shaped = set_text(BODY)
    lines = break_lines(shaped, 200.0, ParStyle())
    assert break_lines(shaped, 200.0, ParStyle(), lines[1].end) == lines[2:]
    assert break_lines(shaped, 200.0, ParStyle(), len(BODY)) == ()


def test_what_only_breaking_asks_for_is_let_go_of(set_text: SetText) -> None:
    shaped, par = set_text(BODY), ParStyle(align="justify")
    white = dict(vars(shaped.white))
    lines = break_lines(shaped, 200.0, par)
    assert vars(shaped.white) == white
    assert break_lines(shaped, 200.0, par) == lines


def test_headings_are_balanced(set_text: SetText) -> None:
    """J07."""
    title = "[해외 연계] 밍하이해양기술진흥센터 2027 하반기 공동실증 프로그램 『푸른 돛』 참가기업 공모"
    shaped = set_text(title, weight=700)
    for mm in (60, 70, 80, 90):
        par = ParStyle(balance=True)
        plain, lines = (break_lines(shaped, mm * MM, p) for p in (ParStyle(), par))
        widths = [line.width for line in lines]
        assert len(lines) == len(plain)
        assert widths[-1] >= 0.25 * max(widths)
        assert max(widths) - min(widths) <= max(line.width for line in plain) - min(line.width for line in plain)
        assert {shaped.breaks.tiers[line.end] for line in lines} == {0}


def test_balancing_stands_in_the_full_measure(set_text: SetText) -> None:
    lines = break_lines(set_text("투자유치 플랫폼 참여기업 모집"), 100.0, ParStyle(balance=True, align="center"))
    assert len(lines) == 2
    for line in lines:
        assert line.x == pytest.approx(line.end_gap)


@pytest.mark.parametrize("par", [ParStyle(), ParStyle(align="justify")])
def test_the_last_line_has_three_syllables(set_text: SetText, par: ParStyle) -> None:
    """J04."""
    shaped = set_text(BODY)
    for mm in range(50, 171, 3):
        last = broken(shaped, mm, par)[-1]
        assert sum(char.isalnum() for char in last) >= 3, mm


def test_a_cell_breaks_before_the_gloss(set_text: SetText) -> None:
    """F03."""
    assert broken(set_text("WeBank(微众银行)", font="text"), 15, ParStyle()) == ["WeBank", "(微众", "银行)"]


def test_shaping_and_breaking_are_repeatable(fonts: Fonts) -> None:
    spans = (Span(BODY, TextStyle(size=9.3)),)
    one, two = (break_lines(shape_paragraph(spans, fonts), 230.0, ParStyle(align="justify")) for _ in range(2))
    assert one == two


@pytest.mark.skipif(not SEED.exists(), reason="the real issue is not beside the repository (../shared/seed)")
@pytest.mark.parametrize(("mm", "tears", "p95"), [(170, 0.05, 0.30), (82, 0.20, 0.50)])
def test_the_real_issue(set_text: SetText, mm: float, tears: float, p95: float) -> None:
    """J03, for text that is broken line by line: shares of torn lines, and 95 % of the slacks."""
    paragraphs = [line.strip() for line in SEED.read_text("utf-8").splitlines() if len(line.strip()) >= 100]
    inner = []
    for text in paragraphs:
        shaped = set_text(text)
        lines = break_lines(shaped, mm * MM, ParStyle(align="justify"))
        assert overfull(lines, mm * MM) == []
        inner += [(line.slack, shaped.breaks.tiers[line.end] == SYLLABLE) for line in lines if not line.last]
    slacks = sorted(slack for slack, _ in inner)
    assert sum(torn for _, torn in inner) <= tears * len(inner)
    assert slacks[int(0.95 * len(slacks))] <= p95


def test_ragged_hybrid_tears_nothing_in_a_wide_column(set_text: SetText) -> None:
    """What would be a hole in a narrow column is hardly seen at the end of a wide ragged line."""
    shaped = set_text(
        "전략적 신흥산업의 발전을 가속화시키는 것을 중심으로 바이오의약산업과 대건강산업의 교류를 넓힌다."
    )
    torn = {
        width
        for width in range(40, 130)
        for line in break_lines(shaped, width * MM, ParStyle(mode="hybrid"))
        if not line.last and shaped.breaks.tiers[line.end] == SYLLABLE
    }
    assert torn.isdisjoint({92, 93, *range(107, 124)}), "where less than a fifth of the line is free"
    assert min(torn) < 60


@pytest.mark.parametrize("align", ["justify", "left", "center"])
def test_the_last_line_leaves_room_for_what_is_set_behind_it(set_text: SetText, align: str) -> None:
    """An end mark does not stand beyond the column; where a line has no room for it, a word goes down with it."""
    plain, par = set_text(BODY), ParStyle(align=align, hang=True)
    kept = replace(plain, kept=12.0)
    moved = 0
    for width in range(60, 100):
        lines = break_lines(kept, width * MM, par)
        assert lines[-1].end_gap >= -0.01
        assert lines[-1].x + lines[-1].width <= width * MM - 12.0 + 0.01
        before = break_lines(plain, width * MM, par)
        moved += len(lines) > len(before)
        if before[-1].width <= width * MM / 2 and align != "center":
            assert [line.end for line in lines] == [line.end for line in before]
    assert moved or align != "justify"


def test_ragged_lines_end_before_an_address_rather_than_in_it(set_text: SetText) -> None:
    text = "문의: +86-10-6780-8840, wang.xiaochuan@sea-port.example.cn, K-Demo 담당"
    assert broken(set_text(text), 55, ParStyle()) == [
        "문의: +86-10-6780-8840,",
        "wang.xiaochuan@sea-port",
        ".example.cn, K-Demo 담당",
    ]
    narrow = broken(set_text("문의 wang.xiaochuan@sea-port.example.cn"), 40, ParStyle())
    assert narrow[0] == "문의 wang.xiaochuan", "no line is left nearly empty"
