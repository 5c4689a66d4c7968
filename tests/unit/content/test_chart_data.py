"""What a chart reads in its table."""

from __future__ import annotations

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import Chart, Table
from kiclayout.content.chart_data import Datum, Mark, chart_data, columns_of, head_of, numeric
from kiclayout.store.text import read_article

ROWS = """| 지역 | 나라 | 2022 | < |
| ^ | ^ | 수출 | 수입 |
|:---|:---|---:|---:|
| 아시아 | < | < | < |
| 동부 | 중국 | 1,234 | 30% |
| ^ | 한국 | -56.5 | 없음 |
| 서부 | 인도 | – | 1/2 |
|===|===|===|===|
| 합계 | | 9,999 | 1 |"""


def table(rows: str = ROWS) -> Table:
    made = read_article(f"# 제목\n\n{rows}", "articles/a.md", Sink()).body[0]
    assert isinstance(made, Table)
    return made


def chart(**fields: str) -> Chart:
    return Chart(**{"kind": "bar", "table": "t", "x": "2", "y": "3", **fields})  # type: ignore[arg-type]


def test_rows_of_the_body_are_data() -> None:
    data = chart_data(chart(), table())
    assert data.names == ("2022 수출",)
    assert data.rows == (
        Datum("중국", (Mark(1234.0, "1,234"),)),
        Datum("한국", (Mark(-56.5, "-56.5"),)),
        Datum("인도", (Mark(None, "–"),)),
    )


def test_several_columns_are_series_and_what_is_no_number_is_kept_for_the_finding() -> None:
    data = chart_data(chart(y="3 4"), table())
    assert data.names == ("2022 수출", "2022 수입")
    assert [row.marks[1].said for row in data.rows] == ["", "", "1/2"]
    assert data.values == (1234.0, 30.0, -56.5)


def test_a_mark_knows_its_cell() -> None:
    made = table()
    mark = chart_data(chart(), made).rows[0].marks[0]
    cell = made.grid.rows[3].cells[2]
    assert not isinstance(cell, str)
    assert (mark.block, mark.line) == (cell.blocks[0].id, cell.blocks[0].lines[0])


def test_a_joined_cell_names_all_rows_that_it_covers() -> None:
    assert [row.category for row in chart_data(chart(x="1"), table()).rows] == ["동부", "동부", "서부"]


@pytest.mark.parametrize(
    ("sort", "order"), [("falling", "중한인"), ("rising", "한중인"), ("", "중한인"), ("x", "중한인")]
)
def test_rows_are_sorted_by_the_first_series_those_without_numbers_last(sort: str, order: str) -> None:
    assert "".join(row.category[0] for row in chart_data(chart(sort=sort), table()).rows) == order


@pytest.mark.parametrize("fields", [{"y": "2"}, {"y": "9"}, {"y": "0"}, {"x": "9"}])
def test_columns_without_numbers_are_no_chart(fields: dict[str, str]) -> None:
    assert chart_data(chart(**fields), table()).rows == ()


def test_columns_are_counted_from_one_and_no_more_than_can_be_told_apart() -> None:
    assert columns_of(chart(x="2", y="3, 4 3")) == (1, (2, 3))
    assert columns_of(chart(x="", y="")) == (0, (1,))
    assert len(columns_of(chart(y=" ".join(map(str, range(1, 20)))))[1]) == 8


def test_the_head_of_a_column_and_whether_it_holds_numbers() -> None:
    made = table()
    assert [head_of(made, column) for column in range(4)] == ["지역", "나라", "2022 수출", "2022 수입"]
    assert [numeric(made, column) for column in range(4)] == [False, False, True, False]
