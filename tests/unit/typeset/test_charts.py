"""Charts drawn from a table's numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from drawn import of_kind, places, words
from fake import RULES

from kiclayout.content.block import Cell, Chart, Table
from kiclayout.content.inline import Text
from kiclayout.content.issue import Article
from kiclayout.scene.items import Group, Mark, Path
from kiclayout.typeset.atoms import START, Room
from kiclayout.typeset.blocks import cpt
from kiclayout.typeset.charts import ChartLeaf, chart_child, data_of
from kiclayout.typeset.setting import Setting

Read = Callable[[str], Article]

ROWS = "| 중국 | 1,234 |\n| 한국 | -56.5 |\n| 일본 | – |\n| 미국 | 7백 |"
TABLE = f"::: table {{#t}}\n\n| 나라 | 값 |\n|:---|---:|\n| 아시아 | < |\n{ROWS}\n|===|===|\n| 합계 | 9,999 |\n:::"


@pytest.fixture
def charted(setting: Setting, article: Read) -> Setting:
    table = article(f"# 제목\n\n{TABLE}").body[0]
    assert isinstance(table, Table)
    return setting.within(tables={"t": table})


def chart(kind: str = "bar", **fields: str) -> Chart:
    return Chart(**{"kind": kind, "table": "t", "x": "1", "y": "2", "alt": "그래프", **fields}, lines=(9, 14))  # type: ignore[arg-type]


def drawn(kind: str, setting: Setting, width: float = 300.0) -> tuple[float, Group]:
    (strip,) = ChartLeaf(chart(kind), setting).slices(width)
    return strip.height, next(group for group in of_kind(strip.items, Group) if group.alt == "그래프")


def boxes(group: Group) -> list[tuple[float, float]]:
    """Left and right ends of all filled rectangles."""
    return [
        (min(xs), max(xs)) for path in of_kind(group.items, Path) if path.fill
        for xs in ([segment[1] for segment in path.segments if len(segment) > 1],)
    ]  # fmt: skip


def test_what_is_not_plainly_one_number_is_named_with_its_cell(setting: Setting, article: Read) -> None:
    table = article("# 제목\n\n| 가 | 값 |\n|---|---:|\n| 나 | 1/2 |\n| 다 | 없음 |\n| 라 | △4 |").body[0]
    assert isinstance(table, Table)
    own = setting.within(tables={"t": table})
    assert [row.marks[0].written for row in data_of(chart(), own).rows] == ["–", "–", "△4"]
    (found,) = own.sink
    assert (found.code, str(found.place)) == ("typeset-chart-value", "articles/a.md:5")
    cell = table.grid.rows[1].cells[1]
    assert found.origin
    assert isinstance(cell, Cell)
    assert found.origin.block == cell.blocks[0].id


@pytest.mark.parametrize("kind", ["pie", "share"])
def test_a_share_below_nothing_is_named(kind: str, charted: Setting) -> None:
    drawn(kind, charted)
    (found,) = charted.sink
    assert (found.code, found.value("name"), found.value("value")) == ("typeset-chart-share", "한국", "-56.5")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"table": "none"}, "typeset-chart-table"),
        ({"table": ""}, "typeset-chart-unnamed"),
        ({"y": "1"}, "typeset-chart-empty"),
        ({"y": "9"}, "typeset-chart-column"),
        ({"x": "3"}, "typeset-chart-column"),
    ],
)
def test_what_cannot_be_drawn_is_named_and_leaves_no_gap(fields: dict[str, str], code: str, charted: Setting) -> None:
    assert not data_of(chart(**fields), charted).rows
    (found,) = charted.sink
    assert (found.code, found.place and found.place.line) == (code, 9)
    if code == "typeset-chart-column":
        assert (found.value("column"), found.value("count")) == (next(iter(fields.values())), "2")
    named = replace(chart(**fields), caption=(Text("그림"),))
    good = replace(named, table="t", x="1", y="2")
    (strip,), (whole,) = (ChartLeaf(one, charted).slices(300.0) for one in (named, good))
    assert not of_kind(strip.items, Path)  # neither rule nor ground
    assert strip.height < 40.0 < whole.height


@pytest.mark.parametrize("kind", ["bar", "column", "line", "pie", "share", "radar"])
def test_every_category_and_value_is_written_within_the_width(kind: str, charted: Setting) -> None:
    _, group = drawn(kind, charted)
    for text in ("중국", "1,234", "한국", "-56.5", "일본", "–", "미국", "7백"):
        assert text in words(group.items)
    assert all(left >= -0.01 and right <= 300.01 for left, right in boxes(group))
    assert all(-0.01 <= x <= 300.0 for _, x, _ in places(group.items))


@pytest.mark.parametrize("kind", ["bar", "column", "line", "pie", "share"])
def test_a_category_that_is_too_long_is_cut_and_named(kind: str, charted: Setting, article: Read) -> None:
    row = "| 아주 긴 이름을 가진 어느 나라의 이름, 그 나라의 어느 도시의 이름, 그 도시의 어느 구역의 이름 | 3 |"
    table = article(f"# 제목\n\n::: table {{#t}}\n\n| 나라 | 값 |\n|:---|---:|\n{row}\n:::").body[0]
    assert isinstance(table, Table)
    _, group = drawn(kind, charted.within(tables={"t": table}), 90.0)
    assert "…" in words(group.items)
    (found,) = charted.sink
    assert (found.code, found.place and found.place.line) == ("typeset-chart-name", 7)


@pytest.mark.parametrize("kind", ["bar", "pie"])
def test_a_chart_taller_than_any_page_is_made_smaller(kind: str, setting: Setting, article: Read) -> None:
    rows = "\n".join(f"| 항목 {number} | {number} |" for number in range(90))
    table = article(f"# 제목\n\n::: table {{#t}}\n\n| 가 | 나 |\n|---|---|\n{rows}\n:::").body[0]
    assert isinstance(table, Table)
    child = chart_child(chart(kind), setting.within(tables={"t": table}), {}, ("chart",))
    room = Room("text", cpt(300.0), cpt(500.0), 0, 0, RULES)
    (whole,), (lowered,) = (tuple(child.atoms(START, room, squeeze)) for squeeze in (0, 1))
    assert (whole.height > room.height, whole.gives_up) == (True, "")
    assert (lowered.height, lowered.gives_up) == (room.height, "scaled")
    mark, drawn = lowered.body.items  # type: ignore[attr-defined]
    assert isinstance(mark, Mark)
    assert drawn.matrix.d == pytest.approx(room.height / whole.height)
    assert "89" in words(drawn.items)


def test_bars_are_as_long_as_their_numbers(charted: Setting) -> None:
    _, group = drawn("bar", charted)
    china, korea, america, zero = boxes(group)
    assert (china[1] - china[0]) / (korea[1] - korea[0]) == pytest.approx(1234 / 56.5)
    assert korea[1] == pytest.approx(china[0]) == pytest.approx(america[0]) == pytest.approx(sum(zero) / 2)


def test_shares_fill_the_bar(charted: Setting) -> None:
    _, group = drawn("share", charted)
    ends = boxes(group)
    assert ends[0][0] == 0.0
    assert ends[0][1] == pytest.approx(1234 / 1934 * 300, abs=1.0)


@pytest.mark.parametrize("kind", ["bar", "column", "line", "pie", "share"])
def test_one_row_and_no_row_are_charts_too(kind: str, charted: Setting, article: Read) -> None:
    table = article("# 제목\n\n| 가 | 0 |\n|---|---|\n| 가 | 0 |").body[0]
    assert isinstance(table, Table)
    assert drawn(kind, charted.within(tables={"t": table}))[0] > 0
    assert drawn(kind, charted.within(tables={}))[0] > 0


def test_caption_stands_above_and_source_below(charted: Setting, article: Read) -> None:
    block = article(
        "# 제목\n\n::: chart bar\nlabel: 그림 1)\ncaption: 이름\nsource: 출처\ntable: t\nx: 1\ny: 2\nalt: 그래프\n:::"
    ).body[0]
    assert isinstance(block, Chart)
    (strip,) = ChartLeaf(block, charted).slices(300.0)
    order = [text for text, _, _ in sorted(places(strip.items), key=lambda place: place[2])]
    assert order[0] == "그림 1)"
    assert order[-1] == "출처"
    assert max(y for _, _, y in places(strip.items)) <= strip.height


# ---------------------------------------------------------------------------------------------------- units
def worded(setting: Setting) -> Setting:
    return setting.within(layout=replace(setting.layout, words=(("unit", (("ko", "(단위: {unit})"),)),)))


def heard(setting: Setting, width: float = 300.0, **fields: object) -> list[tuple[str, float, float]]:
    made = replace(chart(), **fields)  # type: ignore[arg-type]
    return places(ChartLeaf(made, setting).slices(width)[0].items)


@pytest.mark.parametrize(("unit", "said"), [("개사", "(단위: 개사)"), ("단위: 개사", "단위: 개사")])
def test_the_unit_stands_at_the_captions_right(unit: str, said: str, charted: Setting) -> None:
    set_ = heard(worded(charted), caption=(Text("표제"),), unit=(Text(unit),))
    title = next(y for text, _, y in set_ if text == "표제")
    same = [(text, x) for text, x, y in set_ if abs(y - title) < 0.01]
    assert "".join(text for text, _ in same[1:]) == said
    assert same[1][1] > 200.0


def test_a_unit_without_room_beside_the_caption_stands_below_it(charted: Setting) -> None:
    set_ = heard(worded(charted), 120.0, caption=(Text("조금 긴 표제"),), unit=(Text("백만 위안"),))
    title = next(y for text, _, y in set_ if text.startswith("조금"))
    assert min(y for text, _, y in set_ if "단위" in text) > title


def test_a_layout_without_the_word_prints_the_unit_as_it_is(charted: Setting) -> None:
    assert "개사" in [text for text, _, _ in heard(charted, unit=(Text("개사"),))]
