"""The cheapest path against a search without any shortcut, and what may be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from kiclayout.design.style import ParStyle
from kiclayout.text import costs
from kiclayout.text.breaks import SYLLABLE
from kiclayout.text.costs import Tears, end_costs
from kiclayout.text.lexicon import PLAIN
from kiclayout.text.lines import FAIR_SPACE, break_lines
from kiclayout.text.paragraph import Shaped
from kiclayout.text.stretch import LEAST_SPACE, letter_give, letter_limit, stretch, white

SetText = Callable[..., Shaped]
MM = 72 / 25.4
JUSTIFIED = ParStyle(align="justify")
BODY = (
    "해오름시는 올가을 바닷가 창고 세 채를 고쳐 젊은 창업가들이 모여 일하는 실험공방으로 바꾸었다. 공방에는 시제품을 "
    "깎는 기계와 부품보관실, 국제표준시험장비가 놓였고, 이웃한 칭하이공과대학교(青海工科大学校)의 연구진이 달마다 "
    "찾아와 배터리재사용기술과 저온물류시스템을 함께 살핀다. 첫 입주기업 12개사는 “바다를 앞마당처럼 쓴다”고 말했다."
)
CHINESE = (
    "海明市今年秋天把海边的三座仓库改造成青年创业者的实验工坊，里面有加工样品的机器、零件库和符合国际标准的测试设备；"
    "邻近的工科大学每月派研究人员来访，共同研究电池再利用技术与低温物流系统。首批12家企业说：“大海就是我们的院子。”"
)


def ends_of(shaped: Shaped, measure: float | Callable[[int], float]) -> list[int]:
    return [line.end for line in break_lines(shaped, measure, JUSTIFIED)]


def line_cost(shaped: Shaped, start: int, end: int, room: float) -> float | None:
    """What the white of a filled line costs, straight from the definitions; None if it does not fit."""
    free = room - shaped.width(start, end)
    ems, spaces, gaps = white(shaped, start, end)
    found, most = stretch(shaped, start, end, room), letter_limit(shaped)
    if free < 0:
        give = (1 - LEAST_SPACE) * spaces + letter_give(shaped) * gaps
        share = -free / give if give else 2.0
        return None if share > 1 else costs.SHRINK_COST * share**3 + costs.LETTER_COST * share**2
    letter = min(found.letter, most)
    slack = (free - letter * gaps) / max(ems, shaped.em) / costs.SLACK_UNIT
    filled = costs.SLACK_COST * min(slack, costs.HOLE) ** 3 + costs.HOLE_COST * max(slack - costs.HOLE, 0.0)
    if slack > costs.HOLE:
        filled = min(filled, costs.WORST_COST + costs.WORSE_COST * slack)
    return filled + costs.LETTER_COST * (letter / most) ** 2


def cost_of(shaped: Shaped, ends: list[int], room: float, last_line: int = 3) -> float:
    """What lines cost together, by the definitions alone."""
    text, tears = shaped.text, Tears(shaped.text, "hybrid", PLAIN)
    total, torn, before = 0.0, False, 0.0
    for number, (start, end) in enumerate(pairwise([0, *ends])):
        total += costs.LINE_COST
        if end == len(text):
            total += costs.RUNT_COST * bool(start and sum(char.isalnum() for char in text[start:]) < last_line)
            free = room - shaped.width(start, end)
            total += 0.0 if free >= 0 else line_cost(shaped, start, end, room) or 0.0
            continue
        white_cost = line_cost(shaped, start, end, room)
        assert white_cost is not None, text[start:end]
        now = (room - shaped.width(start, end)) / room
        tears_here = shaped.breaks.tiers[end] == SYLLABLE
        plain = end_costs(shaped, "hybrid", [start, end, len(text)])[1]
        total += white_cost + (tears.cost(end) if tears_here else plain)
        total += costs.NEXT_TEAR_COST * (torn and tears_here)
        total += costs.FITNESS_COST * ((now - before) / costs.FITNESS_UNIT) ** 2 if number else 0.0
        torn, before = tears_here, now
    return total


def best_of_all(shaped: Shaped, room: float) -> float:
    """The least cost over every way to break, keeping for each end and each line before it the cheapest."""
    text, tiers = shaped.text, shaped.breaks.tiers
    places = [0, *(place for place in range(1, len(text)) if tiers[place] < 9), len(text)]
    known: dict[tuple[int, int], list[int]] = {}
    costs_of: dict[tuple[int, int], float] = {(0, 0): 0.0}
    known[0, 0] = []
    for index, end in enumerate(places[1:], 1):
        for start in places[:index]:
            if end < len(text) and line_cost(shaped, start, end, room) is None:
                continue
            width = shaped.width(start, end)
            if width > room if end == len(text) else width < 0.3 * room:
                continue
            for (first, middle), way in list(known.items()):
                if middle != start:
                    continue
                tried = [*way, end]
                cost = cost_of_prefix(shaped, tried, room)
                if cost < costs_of.get((start, end), float("inf")):
                    costs_of[start, end], known[start, end] = cost, tried
                assert first <= middle
    return min(cost for (_, end), cost in costs_of.items() if end == len(text))


def cost_of_prefix(shaped: Shaped, ends: list[int], room: float) -> float:
    return cost_of(shaped, ends, room)


@pytest.mark.parametrize("mm", [60, 74, 82, 96, 120])
def test_no_way_to_break_is_cheaper(set_text: SetText, mm: int) -> None:
    shaped = set_text(BODY[:150])
    room = mm * MM
    assert cost_of(shaped, ends_of(shaped, room), room) <= best_of_all(shaped, room) + 0.5


def test_equal_rooms_by_number_are_one_room(set_text: SetText) -> None:
    shaped = set_text(BODY)
    assert ends_of(shaped, lambda number: 82 * MM) == ends_of(shaped, 82 * MM)


def test_lines_of_different_width(set_text: SetText) -> None:
    """A paragraph that flows round something: each line fills the room that it has."""
    shaped = set_text(BODY)
    widths = [60.0, 60.0, 60.0, 120.0, 90.0]

    def room(number: int) -> float:
        return widths[min(number, 4)] * MM

    lines = break_lines(shaped, room, JUSTIFIED)
    assert [round(line.width / MM) for line in lines[:-1]] == [
        round(room(number) / MM) for number in range(len(lines) - 1)
    ]
    assert "".join(shaped.text[line.start : line.end] for line in lines) == BODY


def test_a_room_that_changes_late_counts_too(set_text: SetText) -> None:
    shaped = set_text(BODY * 3)
    lines = break_lines(shaped, lambda number: (82 if number < 11 else 50) * MM, JUSTIFIED)
    assert {round(line.width / MM) for line in lines[11:-1]} == {50}
    assert {round(line.width / MM) for line in lines[:11]} == {82}


def test_a_line_more_or_less_where_that_is_fair(set_text: SetText) -> None:
    """Looseness: some measure allows each, none gives another number of lines or a bad line."""
    shaped = set_text(BODY * 4)
    changed = set()
    for mm in range(60, 181, 4):
        plain = break_lines(shaped, mm * MM, JUSTIFIED)
        for more in (-1, 1):
            other = break_lines(shaped, mm * MM, ParStyle(align="justify", looseness=more))
            assert len(other) in (len(plain), len(plain) + more)
            if len(other) == len(plain):
                continue
            assert all(line.slack <= FAIR_SPACE and line.end_gap > -0.01 for line in other)
            changed.add(more)
    assert changed == {-1, 1}


def test_no_number_of_lines_is_asked_of_a_paragraph_without_end(
    set_text: SetText, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line that is asked for is a layer of the search: a pasted book took gigabytes."""
    shaped, fuller = set_text(BODY * 4), ParStyle(align="justify", looseness=-1)
    by_limit = []
    for most in (120, 2):
        monkeypatch.setattr("kiclayout.text.lines._MOST_COUNTED", most)
        widths = range(60, 181, 4)
        by_limit.append([len(break_lines(shaped, mm * MM, fuller)) for mm in widths])
    plain = [len(break_lines(shaped, mm * MM, JUSTIFIED)) for mm in widths]
    assert by_limit[0] != plain
    assert by_limit[1] == plain


def test_marks_hang_only_when_asked_and_only_when_they_do_not_fit(set_text: SetText) -> None:
    """J06."""
    shaped = set_text("바다와 하늘을 함께 본다. 다시 온다.")
    line_end = BODY and "바다와 하늘을 함께 본다."
    room = shaped.width(0, len(line_end)) - 1.5
    hanging = ParStyle(align="justify", hang=True)
    (first, *_) = break_lines(shaped, room, hanging)
    assert shaped.text[first.start : first.end].rstrip() == line_end
    assert first.width > room + 0.5
    assert first.end_gap == pytest.approx(0.0, abs=0.01)
    assert first.slack >= 0
    wide = break_lines(shaped, room + 1.6, hanging)[0]
    assert wide.width <= room + 1.61
    plain = break_lines(shaped, room, JUSTIFIED)
    assert all(line.width <= room + 0.01 for line in plain)


@pytest.mark.parametrize("mm", range(45, 181, 9))
@pytest.mark.parametrize(("text", "lang"), [(BODY, None), (CHINESE, "zh-Hans")])
def test_nothing_is_lost_and_nothing_overfull(set_text: SetText, text: str, lang: str | None, mm: int) -> None:
    shaped = set_text(text * 2, lang=lang)
    for style in (JUSTIFIED, ParStyle(align="justify", hang=True), ParStyle(), ParStyle(balance=True)):
        lines = break_lines(shaped, mm * MM, style)
        assert "".join(shaped.text[line.start : line.end] for line in lines) == text * 2
        assert all(line.end_gap > -0.01 for line in lines)


def test_a_chinese_line_is_filled(set_text: SetText) -> None:
    for mm in range(45, 181, 5):
        lines = break_lines(set_text(CHINESE, lang="zh-Hans"), mm * MM, JUSTIFIED)
        assert all(abs(line.end_gap) < 0.01 for line in lines[:-1]), mm


def test_a_letter_wider_than_its_line_stands_alone(set_text: SetText) -> None:
    assert ends_of(set_text("가"), 1.0) == [1]
    assert ends_of(set_text("가나"), 1.0) == [1, 2]


@pytest.mark.parametrize(
    ("text", "places"), [("과학 기술부 산업기술 혁신센터는", [9, 14, 15]), ("ᄒᆞᆫ글 산업기술", None)]
)
def test_tears_that_strand_nothing_are_known(set_text: SetText, text: str, places: list[int] | None) -> None:
    assert costs.unstranding(text, set_text(text).breaks.tiers) == places


def test_a_strand_is_what_costs_a_strand() -> None:
    tears = Tears("산업기술 과학부", "hybrid", PLAIN)
    assert [tears.cost(place) == costs.STRANDED for place in (1, 2, 3, 6, 7)] == [True, False, True, True, True]
