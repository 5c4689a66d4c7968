"""Numbers in cells: what counts as one, where it is aligned, what its signs mean."""

from __future__ import annotations

import pytest

from kiclayout.content.block import Cell, Grid, Paragraph, Row
from kiclayout.content.inline import Text
from kiclayout.typeset.table_grid import Lattice, lattice
from kiclayout.typeset.table_numbers import number, numeric_columns, remark_tone, tone


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("13,800", ("13,800", "", "")),
        ("17.25", ("17", ".25", "")),
        ("14%", ("14", "%", "")),
        ("-10,350", ("-10,350", "", "")),
        ("+8600", ("+8600", "", "")),
        ("▲3", ("▲3", "", "")),
        ("1-", ("1", "", "-")),
        ("6↑", ("6", "", "↑")),
        ("10↓", ("10", "", "↓")),
        ("7(=1)", ("7", "", "(=1)")),
        ("8*", ("8", "", "*")),
        ("(0)", ("(0", "", ")")),
        ("1,234.5만", ("1,234", ".5만", "")),
        ("3천만 원", ("3", "천만 원", "")),
        ("2.5万亿元", ("2", ".5万亿元", "")),
        ("12 개사", ("12", " 개사", "")),
        ("4,915万TEU", ("4,915", "万TEU", "")),
        ("38.2％", ("38", ".2％", "")),
    ],
)
def test_parts_of_numbers(text: str, parts: tuple[str, str, str]) -> None:
    found = number(text)
    assert found is not None
    assert (text[: found.point], text[found.point : found.remark], text[found.remark :]) == parts


@pytest.mark.parametrize("text", ["", "New", "–", "참고 14↓", "14:30-17:00", "2022.12.31", "1,23", "하루 5만 톤"])
def test_words_are_no_numbers(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("+5", "up"), ("▲69", "up"), ("-480", "down"), ("−480", "down"), ("▼2", "down"), ("0", "none"), ("–", "none"),
     ("(=1)", "none"), ("480", ""), ("New", ""), ("베이징", "")],
)  # fmt: skip
def test_tones(text: str, found: str) -> None:
    assert tone(text) == found


def test_a_remark_has_the_tone_of_its_arrow() -> None:
    assert [remark_tone(text) for text in ("↑", "↓", "-", "(=1)")] == ["up", "down", "none", "none"]


def column(*texts: str) -> Lattice:
    rows = (Row("body", (Cell((Paragraph(runs=(Text(text),)),) if text else ()),)) for text in texts)
    return lattice(Grid((), tuple(rows)))


@pytest.mark.parametrize(
    ("texts", "numeric"),
    [
        (("1", "2", "3", "가", "나"), True),
        (("1", "2", "가", "나"), False),
        (("1", "", "", ""), True),
        (("New", "–", "3"), True),
        (("New", "–"), False),
        (("",), False),
    ],
)
def test_most_filled_cells_decide(texts: tuple[str, ...], numeric: bool) -> None:
    assert numeric_columns(column(*texts), "", 0) == (numeric,)


def test_schedules_and_row_heads_of_text_tables_hold_no_numbers() -> None:
    assert numeric_columns(column("5.29", "5.30"), "schedule", 0) == (False,)
    assert numeric_columns(column("1", "2"), "text", 1) == (False,)
    assert numeric_columns(column("1", "2"), "ranking", 1) == (True,)
