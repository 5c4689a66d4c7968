"""What charts of several series, of many rows and of odd numbers look like."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path as FilePath

import pytest
from drawn import of_kind, places, words

from kiclayout.base.color import WHITE, contrast
from kiclayout.content.block import Chart, Table
from kiclayout.content.chart_data import ChartData
from kiclayout.content.issue import Article
from kiclayout.scene.items import Glyphs, Group, Path
from kiclayout.store.layouts import read_layout
from kiclayout.typeset.chart_paper import Paper, spread
from kiclayout.typeset.charts import ChartLeaf
from kiclayout.typeset.setting import Setting

Read = Callable[[str], Article]
LAYOUTS = FilePath(__file__).parents[3] / "layouts"

SERIES = "| 분기 | 수출 | 수입 |\n|---|---:|---:|\n| 1분기 | 120 | 80 |\n| 2분기 | 140 | 95 |"


@pytest.fixture
def draw(setting: Setting, article: Read) -> Callable[..., Group]:
    """Draws a chart of ``rows`` at ``width`` points."""

    def drawn(rows: str, kind: str, width: float = 360.0, **fields: str) -> Group:
        table = article(f"# 제목\n\n{rows}").body[0]
        assert isinstance(table, Table)
        chart = Chart(kind=kind, table="t", **{"x": "1", "y": "2", "alt": "그래프", **fields})  # type: ignore[arg-type]
        (strip,) = ChartLeaf(chart, setting.within(tables={"t": table})).slices(width)
        return next(group for group in of_kind(strip.items, Group) if group.alt == "그래프")

    return drawn


def rows_of(count: int) -> str:
    return "| 이름 | 값 |\n|---|---:|\n" + "\n".join(f"| 도시{n} | {n % 7 + 1} |" for n in range(count))


def filled(group: Group) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of all filled areas."""
    made = []
    for path in of_kind(group.items, Path):
        if path.fill:
            points = [segment[1:3] for segment in path.segments if len(segment) == 3]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            made.append((min(xs), min(ys), max(xs), max(ys)))
    return made


def test_bars_of_very_many_are_thin_but_there(draw: Callable[..., Group]) -> None:
    rows = "| 이름 | 값 | 값 |\n|---|---:|---:|\n" + "\n".join(f"| 도시{n} | {n + 1} | 3 |" for n in range(150))
    group = draw(rows, "column", 200.0, y="2 3", values="no")
    across = [path.segments[1][1] - path.segments[0][1] for path in of_kind(group.items, Path) if path.fill]  # type: ignore[operator]
    assert len(across) > 300
    assert min(across) > 0


def test_series_stand_side_by_side_under_their_names(draw: Callable[..., Group]) -> None:
    group = draw(SERIES, "column", y="2 3")
    assert {"수출", "수입", "1분기", "120", "95"} <= {text for text, _, _ in places(group.items)}
    _, _, *bars, zero = filled(group)
    assert all(bar[3] == pytest.approx((zero[1] + zero[3]) / 2) for bar in bars)
    assert [(bar[3] - bar[1]) / (bars[0][3] - bars[0][1]) for bar in bars] == pytest.approx(
        [1, 80 / 120, 140 / 120, 95 / 120]
    )


def test_stacked_series_stand_on_each_other_and_their_sum_above(draw: Callable[..., Group]) -> None:
    group = draw(SERIES, "column", y="2 3", stack="yes")
    assert {"200", "235"} <= {text for text, _, _ in places(group.items)}
    level = draw(SERIES, "bar", y="2 3", stack="yes")
    assert {"200", "235", "120", "95"} <= {text for text, _, _ in places(level.items)}


@pytest.mark.parametrize(
    ("kind", "ticks"), [("bar", "0 50 100 150"), ("column", "0 50 100 150"), ("line", "120 125 130 135 140")]
)
def test_an_axis_says_the_numbers_where_they_are_not_wanted(kind: str, ticks: str, draw: Callable[..., Group]) -> None:
    said = [text for text, _, _ in places(draw(SERIES, kind, values="no").items)]
    assert [text for text in said if text.isdecimal()] == ticks.split()


@pytest.mark.parametrize("width", [60.0, 100.0, 160.0, 360.0])
@pytest.mark.parametrize("stack", ["", "yes"])
def test_numbers_of_a_level_axis_stand_clear_of_each_other(
    stack: str, width: float, draw: Callable[..., Group]
) -> None:
    rows = "| 이름 | 값 | 값 |\n|---|---:|---:|\n| 가 | 4,600 | 4,900 |\n| 나 | 3 | 9,900 |"
    group = draw(rows, "bar", width, y="2 3", stack=stack, values="no")
    foot = max(run.y for run in of_kind(group.items, Glyphs))
    ticks = sorted((run.x, run.x + run.width) for run in of_kind(group.items, Glyphs) if run.y == foot)
    assert ticks
    assert all(right[0] > left[1] for left, right in pairwise(ticks))


def test_numbers_that_have_no_room_give_way_to_an_axis_unless_they_are_asked_for(draw: Callable[..., Group]) -> None:
    rows = "| 이름 | 값 |\n|---|---:|\n" + "\n".join(f"| {n} | 1,234,56{n} |" for n in range(10))
    assert "1,234,560" not in words(draw(rows, "column", 160.0).items)
    assert "1,234,560" in words(draw(rows, "column", 160.0, values="yes").items)


@pytest.mark.parametrize("kind", ["bar", "column", "line", "pie", "share"])
@pytest.mark.parametrize("count", [1, 2, 7, 40])
@pytest.mark.parametrize("width", [170.0, 367.0])
def test_any_number_of_rows_stays_within_the_chart(
    kind: str, count: int, width: float, draw: Callable[..., Group]
) -> None:
    group = draw(rows_of(count), kind, width)
    assert group.area is not None
    for left, top, right, bottom in filled(group):
        assert left >= -0.3
        assert right <= width + 0.3
        assert top >= group.area.y - 0.3
        assert bottom <= group.area.bottom + 0.3


def test_many_level_bars_are_thinner(draw: Callable[..., Group]) -> None:
    few, many = draw(rows_of(5), "bar"), draw(rows_of(40), "bar")
    assert many.area is not None
    assert few.area is not None
    assert many.area.height < 8 * few.area.height * 0.75


@pytest.mark.parametrize(("kind", "width"), [("column", 170.0), ("pie", 367.0)])
def test_too_many_rows_are_a_finding(kind: str, width: float, draw: Callable[..., Group], setting: Setting) -> None:
    draw(rows_of(40), kind, width)
    assert [(one.code, one.value("count")) for one in setting.sink] == [("typeset-chart-crowded", "40")]


def test_a_line_has_a_gap_where_there_is_no_number(draw: Callable[..., Group]) -> None:
    group = draw("| 해 | 값 |\n|---|---:|\n| 1 | 3 |\n| 2 | 4 |\n| 3 | – |\n| 4 | 5 |\n| 5 | 6 |", "line")
    line = next(path for path in of_kind(group.items, Path) if path.stroke)
    assert [segment[0] for segment in line.segments] == ["M", "L", "M", "L"]


def test_lines_are_named_at_their_ends_and_differ_in_their_dashes(draw: Callable[..., Group]) -> None:
    group = draw(SERIES, "line", y="2 3")
    at = {text: x for text, x, _ in places(group.items)}
    assert at["수출"] == at["수입"] > 250.0
    assert len({path.dash for path in of_kind(group.items, Path) if path.stroke}) == 2


def test_a_year_without_a_row_leaves_room(draw: Callable[..., Group]) -> None:
    group = draw("| 해 | 값 |\n|---|---:|\n| 2019 | 3 |\n| 2020 | 4 |\n| 2023 | 5 |", "column")
    middles = [(left + right) / 2 for left, _, right, _ in filled(group)[:3]]
    assert middles[2] - middles[1] == pytest.approx(3 * (middles[1] - middles[0]))


def test_shares_of_a_ring_are_said_unless_the_numbers_are_shares_themselves(draw: Callable[..., Group]) -> None:
    assert {"46%", "54%"} <= {text for text, _, _ in places(draw(SERIES, "pie").items)}
    percents = "| 이름 | 값 |\n|---|---:|\n| 가 | 38.2% |\n| 나 | 61.8% |"
    said = words(draw(percents, "pie").items)
    assert said.count("38.2%") == 1
    assert "38%" not in said.replace("38.2%", "")


# ---------------------------------------------------------------------------------------------------- grounds
@pytest.mark.parametrize("name", ["kic-weekly", "kic-journal", "bare"])
def test_neighbours_are_told_apart_without_colour(name: str, setting: Setting) -> None:
    layout = read_layout(LAYOUTS / name, setting.sink)
    for part in range(5):
        paper = Paper(setting.within(layout=layout, part=part), 300.0, ChartData(), setting.place(Chart()))
        grounds = paper.grounds(8)
        for one, other in pairwise(grounds):
            assert contrast(one.color, other.color) >= 3 or bool(one.hatch) != bool(other.hatch)
        assert all(contrast(one.color, WHITE) >= 1.9 or one.edge for one in grounds)


def test_names_are_moved_apart_in_their_order() -> None:
    assert spread([10.0, 11.0, 50.0], 10.0, 0.0, 60.0) == [10.0, 20.0, 50.0]
    assert spread([58.0, 59.0], 10.0, 0.0, 60.0) == [49.0, 59.0] or spread([58.0, 59.0], 10.0, 0.0, 60.0) == [
        50.0,
        60.0,
    ]


STRANGE = ("", "–", "0", "-1", "1e18", "1e-300", "9" * 15, "▲3%", "△9", "1/2", "2023", "1조 2,000억", "-1e18", "가나다")


@pytest.mark.parametrize("kind", ["bar", "column", "line", "pie", "share"])
@pytest.mark.parametrize("width", [40.0, 367.0])
@pytest.mark.parametrize("how", [{}, {"stack": "yes", "values": "yes"}, {"values": "no", "sort": "falling"}])
def test_whatever_a_table_says_a_chart_has_a_size(
    kind: str, width: float, how: dict[str, str], draw: Callable[..., Group]
) -> None:
    cells = [STRANGE[(3 * n) % len(STRANGE)] for n in range(42)]
    rows = "\n".join(f"| {cells[n + 2]} 이름{n} | {cells[n]} | {cells[n + 1]} |" for n in range(14))
    group = draw("| 이름 | 하나 | 둘 |\n|---|---|---|\n" + rows, kind, width, y="2 3", **how)
    assert group.area is not None
    assert 0 < group.area.height < 2000
    for path in of_kind(group.items, Path):
        assert all(abs(value) < 1e5 for segment in path.segments for value in segment[1:])
