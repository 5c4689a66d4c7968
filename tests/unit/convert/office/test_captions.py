"""Captions that people type beside pictures and tables."""

from __future__ import annotations

import pytest

from kiclayout.content.block import Block, Cell, Figure, Grid, Paragraph, Row, Table
from kiclayout.content.inline import Text, plain
from kiclayout.convert.office.captions import caption_of, captioned
from kiclayout.convert.office.written import Board, Entry, Line, Shot

CELL = Cell((Paragraph(runs=(Text("가"),)),))
TABLE = Table(grid=Grid(("", ""), (Row("body", (CELL, CELL)), Row("body", (CELL, CELL)))))


def line(text: str) -> Line:
    return Line((Text(text),), 1)


def beside(*entries: Entry) -> tuple[Line | Block, ...]:
    return captioned(entries, lambda shot: shot.part)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("표 1. 수출", ("표 1.", "수출", "")),
        ("사진 12) 공장 출처: 신화", ("사진 12)", "공장", "신화")),
        ("<표 1> 수출 현황", ("<표 1>", "수출 현황", "")),
        ("〈그림 Ⅱ-3〉 로봇 팔 (자료: 관세청)", ("〈그림 Ⅱ-3〉", "로봇 팔", "관세청")),
        ("【표 2.1】 수입", ("【표 2.1】", "수입", "")),
        ("[그림] 공장", ("[그림]", "공장", "")),
        ("표 3-2 인구", ("표 3-2", "인구", "")),
        ("图 2 机器人 * 来源：新华社", ("图 2", "机器人", "新华社")),
        ("<제목> 글", None),
        ("표를 본다.", None),
    ],
)
def test_labels_words_and_sources(text: str, parts: tuple[str, str, str] | None) -> None:
    found = caption_of(line(text))
    assert (None if found is None else (plain(found.label), plain(found.words), plain(found.source))) == parts


@pytest.mark.parametrize("above", ["<표 1> 수출 (단위: 억 원)", "<표 1> 수출[단위 : 억 원]"])
def test_a_unit_in_the_caption_of_a_table_is_its_unit(above: str) -> None:
    (made,) = beside(line(above), Board(TABLE, 2), line("* 자료 : 관세청"))
    assert isinstance(made, Table)
    assert [plain(one) for one in (made.label, made.caption, made.unit, made.source)] == [
        "<표 1>", "수출", "억 원", "관세청",
    ]  # fmt: skip


def test_a_line_in_angle_brackets_is_the_caption_of_the_table_below() -> None:
    first, second = beside(Board(TABLE, 1), line("< 최근 3년 수출 (단위: 억 달러) >"), Board(TABLE, 3))
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert (plain(first.caption), plain(second.caption), plain(second.unit)) == ("", "최근 3년 수출", "억 달러")
    name, _ = beside(line("< 요약 >"), line("글이다."))
    assert isinstance(name, Line)


def test_captions_in_brackets_go_to_what_they_name() -> None:
    figure, table = beside(Shot("a.png", "", 1), line("<그림 1> 공장"), line("<표 1> 수출"), Board(TABLE, 4))
    assert isinstance(figure, Figure)
    assert isinstance(table, Table)
    assert (plain(figure.caption), plain(table.caption)) == ("공장", "수출")
