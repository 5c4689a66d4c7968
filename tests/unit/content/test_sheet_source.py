"""Where a table comes from, as it is written."""

from __future__ import annotations

import pytest

from kiclayout.content.sheet import Area, DataSource, area_name, column_name, read_area, read_source


@pytest.mark.parametrize(
    ("text", "source"),
    [("data/a.xlsx", DataSource("data/a.xlsx")), ("data/a.xlsx#항만", DataSource("data/a.xlsx", "항만")),
     ("data/a.xlsx#항만!A1:D9", DataSource("data/a.xlsx", "항만", Area(0, 0, 8, 3))),
     ("data/a.csv#B2:C3", DataSource("data/a.csv", "", Area(1, 1, 2, 2))),
     ("a.xlsx#'내 시트 2023'!A1", DataSource("a.xlsx", "내 시트 2023", Area(0, 0, 0, 0))),
     ("a.xlsx#'그''것'", DataSource("a.xlsx", "그'것")),
     ("a.xlsx#'A1'!B2", DataSource("a.xlsx", "A1", Area(1, 1, 1, 1)))],
)  # fmt: skip
def test_a_source_is_read_as_it_is_written(text: str, source: DataSource) -> None:
    assert read_source(text) == source
    assert read_source(source.written()) == source


@pytest.mark.parametrize(
    ("text", "area"), [("$A$1:$D$9", Area(0, 0, 8, 3)), ("D9:A1", Area(0, 0, 8, 3)), ("A0", None), ("가1", None)]
)
def test_ranges(text: str, area: Area | None) -> None:
    assert read_area(text) == area


def test_columns_have_letters() -> None:
    assert [column_name(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert area_name(Area(0, 0, 8, 27)) == "A1:AB9"
    assert Area(0, 0, 8, 27).rows * Area(0, 0, 8, 27).columns == 252
