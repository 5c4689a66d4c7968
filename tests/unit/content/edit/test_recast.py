"""Paragraphs as tables and tables as paragraphs."""

from __future__ import annotations

import pytest
from paper import at, issue_of, marked, seen, text

from kiclayout.content.block import Table
from kiclayout.content.edit.recast import PARAGRAPH, likely_sign, table_as_text, text_as_table

LINES = "이름, 값\n\n가, 1\n\n나, **둘**\n"


def table(source: str, first: str, last: str, sign: str) -> str:
    issue = issue_of(source)
    return text(text_as_table(issue, marked(issue, first, last), sign).issue)


@pytest.mark.parametrize(
    "source, first, last, sign, made",
    [
        (LINES, "이름", "둘", ",", "| 이름 | 값 |\n|---|---|\n| 가 | 1 |\n| 나 | **둘** |\n"),
        (LINES, "가", "둘", ", ", "이름, 값\n\n|---|---|\n| 가 | 1 |\n| 나 | **둘** |\n"),
        ("가 나\n\n다 라 마\n", "가", "마", " ", "| 가 | 나 |  |\n|---|---|---|\n| 다 | 라 | 마 |\n"),
        ("가: 나{br}다: 라\n", "가", "라", ":", "| 가 | 나 |\n|---|---|\n| 다 | 라 |\n"),
        ("- 가, 1\n- 나, 2\n  - 다, 3\n", "가", "가", ",", "|---|---|\n| 가 | 1 |\n| 나 | 2 |\n| 다 | 3 |\n"),
        ("가, 나\n\n다\n", "가", "다", PARAGRAPH, "| 가, 나 |\n|---|\n| 다 |\n"),
        ("왕웨이[王伟], 2[^a]\n\n[^a]: 각주\n\n가, 나\n", "왕", "나", ",",
         "|---|---|\n| 왕웨이[王伟] | 2[^a] |\n| 가 | 나 |\n\n[^a]: 각주\n"),
    ],
)  # fmt: skip
def test_lines_become_rows(source: str, first: str, last: str, sign: str, made: str) -> None:
    assert table(source, first, last, sign) == made


def test_signs_in_numbers_and_times_part_nothing() -> None:
    source = "가, 1,200, 3\n\n나, 12,345,678, 1,2\n"
    assert table(source, "가", "12,345", ",") == (
        "|---|---|---|---|\n| 가 | 1,200 | 3 |  |\n| 나 | 12,345,678 | 1 | 2 |\n"
    )
    issue = issue_of("회의: 10:30\n\n식사: 12:00\n")
    assert likely_sign(issue, marked(issue, "회의", "12")) == ":"


def test_what_holds_anything_else_stays() -> None:
    for source, first, last in (
        ("# 제목\n\n가, 나\n", "제목", "나"),
        ("가\n\n## 1) 나\n\n다\n", "가", "다"),
        ("| 가 | 나 |\n|---|---|\n", "가", "가"),
        ("가[^a]\n\n[^a]: 나, 다\n", "나", "다"),
    ):
        assert table(source, first, last, ",") == text(issue_of(source))


def test_the_sign_is_found() -> None:
    issue = issue_of("가 / 1, 2\n\n나 / 3\n\n다 4\n")
    assert likely_sign(issue, marked(issue, "가", "3")) == "/"
    assert likely_sign(issue, marked(issue, "가", "다 4")) == ","
    assert likely_sign(issue, at(issue, "다 4")) == ","


TABLE = """::: table
label: 표 1)
caption: 제목
unit: 개
source: 출처

| 가 | < | 나 |
|---|---|---|
| 다 |  | **라** |
:::
"""


def test_rows_become_paragraphs_with_what_stands_round_them() -> None:
    issue = issue_of("앞\n\n" + TABLE + "\n뒤\n")
    done = table_as_text(issue, at(issue, "다"), " / ")
    assert text(done.issue) == "앞\n\n표 1) 제목 (개)\n\n가 / 나\n\n다 /  / **라**\n\n출처\n\n뒤\n"
    assert seen(done) == "|표 1) 제목 (개)"


def test_cells_become_paragraphs_of_their_own() -> None:
    listed = "* - 가\n  - - 나\n    - 다\n|---|---|\n* - 라\n  -\n"
    issue = issue_of(listed)
    assert text(table_as_text(issue, at(issue, "라"), PARAGRAPH).issue) == "가\n\n- 나\n- 다\n\n라\n"
    empty = issue_of("|  |  |\n|---|---|\n앞\n")
    assert text(table_as_text(empty, at(empty, "앞"), ",").issue) == text(empty)


@pytest.mark.parametrize(("lines", "wide", "made"), [(400, 2, 400), (401, 2, 0), (1, 40, 1), (1, 41, 0)])
def test_what_no_table_has_room_for_stays_text(lines: int, wide: int, made: int) -> None:
    issue = issue_of("\n\n".join(["처음 " + "가," * (wide - 1), *["나,다"] * (lines - 2), "나,끝"][:lines]))
    done = text_as_table(issue, marked(issue, "처음", "끝" if lines > 1 else None), ",").issue
    tables = [block for block in done.articles[0].body if isinstance(block, Table)]
    assert sum(len(table.grid.rows) for table in tables) == made
    assert (done is issue) == (not made)
