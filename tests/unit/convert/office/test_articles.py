"""Articles, headings and items that nobody has styled."""

from __future__ import annotations

import re

import pytest

from kiclayout.content.block import Block, Cell, Grid, Head, Heading, List, Paragraph, Row, Table
from kiclayout.content.inline import Text, plain
from kiclayout.convert.office.articles import article_blocks, drafts_of
from kiclayout.convert.office.written import Board, Entry, Line, Manuscript, Role

Told = list[tuple[str, int, str]]


def line(text: str, number: int = 1, role: Role = "body", level: int = 0, **more: object) -> Line:
    return Line((Text(text),), number, role, level, **{"size": 10.0, **more})  # type: ignore[arg-type]


def articles(*entries: Entry) -> tuple[list[tuple[Block, ...]], Told]:
    told: Told = []

    def tell(code: str, number: int, text: str) -> None:
        told.append((code, number, text))

    drafts = drafts_of(Manuscript(entries, {}), tell)
    return [article_blocks(draft, {}, lambda shot: "", tell) for draft in drafts], told


def titles(*entries: Entry) -> list[str]:
    made, _ = articles(*entries)
    return [plain(one.runs) for blocks in made for one in blocks if isinstance(one, Heading) and one.level == 0]


def test_headings_of_the_highest_level_begin_articles() -> None:
    first = (
        line("하나", role="heading", level=1),
        line("글이다."),
        line("절", role="heading", level=2),
        line("글이다."),
    )
    assert titles(*first, line("둘", role="heading", level=1), line("글이다.")) == ["하나", "둘"]
    assert titles(*first) == ["하나"]


def test_one_heading_right_below_another_is_no_article() -> None:
    made, _ = articles(
        line("제목", role="heading", level=1), line("절", role="heading", level=1), line("글이다."),
        line("절 둘", role="heading", level=1), line("글이다."),
    )  # fmt: skip
    (blocks,) = made
    assert [(one.level, plain(one.runs)) for one in blocks if isinstance(one, Heading)] == [
        (0, "제목"),
        (1, "절"),
        (1, "절 둘"),
    ]


def test_a_large_or_first_short_line_is_the_title_and_is_said() -> None:
    made, told = articles(
        line("[기업 분석]", 1),
        line("큰 글자의 제목", 2, size=18.0),
        line("深圳机器人", 3),
        line("이하늘 기자", 4),
        line("글이다.", 5),
    )
    (blocks,) = made
    head, title, *rest = blocks
    assert isinstance(head, Head)
    assert isinstance(title, Heading)
    assert plain(title.runs) == "큰 글자의 제목"
    assert {key for key, _ in head.fields} == {"kicker", "title_zh", "byline"}
    assert [type(one) for one in rest] == [Paragraph]
    assert told == [("convert-title-guessed", 2, "큰 글자의 제목")]
    assert titles(line("짧은 제목"), line("글이 이어진다. 끝.")) == ["짧은 제목"]
    assert titles(line("이것은 문장이다."), line("글이 이어진다.")) == []


@pytest.mark.parametrize("text", ["- 수출 42% 증가, 역대 최대 -", "― 수출 42% 증가, 역대 최대 ―"])
def test_a_line_between_dashes_below_the_title_is_the_subtitle(text: str) -> None:
    made, _ = articles(line("제목", role="title"), line(text, 2, bold=True), line("글이다.", 3))
    (head, *_) = made[0]
    assert isinstance(head, Head)
    assert [(key, plain(value)) for key, value in head.fields if not isinstance(value, str)] == [
        ("subtitle", "수출 42% 증가, 역대 최대"),
    ]  # fmt: skip


def test_a_bold_line_in_angle_brackets_above_a_table_is_no_heading() -> None:
    grid = Grid(("", ""), (Row("body", (Cell((Paragraph(runs=(Text("가"),)),)), Cell())),))
    made, told = articles(line("제목", role="title"), line("〈수출〉", 2, bold=True), Board(Table(grid=grid), 3))
    assert [plain(one.caption) for one in made[0] if isinstance(one, Table)] == ["수출"]
    assert told == []


def test_bold_and_large_lines_are_headings_where_none_is_styled() -> None:
    made, told = articles(
        line("제목", role="title"), line("큰 절", 2, size=14.0), line("글이다.", 3), line("굵은 항", 4, bold=True),
        line("글이다.", 5), line("굵은 문장이다.", 6, bold=True), line("끝", 7, bold=True),
    )  # fmt: skip
    (blocks,) = made
    assert [(one.level, plain(one.runs)) for one in blocks if isinstance(one, Heading)] == [
        (0, "제목"), (1, "큰 절"), (2, "굵은 항"),
    ]  # fmt: skip
    assert [code for code, _, _ in told] == ["convert-heading-guessed"] * 2


@pytest.mark.parametrize(
    ("texts", "markers"),
    [
        (["- 하나", "• 둘", "❍ 셋"], ["", "", ""]),
        (["▶ 일시: 내일", "▶ 곳: 베이징"], ["▶", "▶"]),
        (["1. 하나다.", "2. 둘이다."], ["1.", "2."]),
        (["가. 하나다.", "나. 둘이다."], ["가.", "나."]),
        (["1. 홀로 선 수다."], None),
        (["1. 하나다.", "3. 셋이다."], None),
        (["2026. 11. 12.(목) 베이징", "2026. 11. 13.(금) 상하이"], None),
    ],
)
def test_typed_markers_make_items(texts: list[str], markers: list[str] | None) -> None:
    made, _ = articles(line("제목", role="title"), *(line(text) for text in texts))
    (blocks,) = made
    found = [item.marker for one in blocks if isinstance(one, List) for item in one.items]
    assert found == (markers or [])
    assert sum(isinstance(one, Paragraph) for one in blocks) == (0 if markers else len(texts))


def tree(blocks: tuple[Block, ...]) -> list[object]:
    """Markers of items, those of inner lists in lists."""
    made: list[object] = []
    for item in (item for one in blocks if isinstance(one, List) for item in one.items):
        inner = tree(item.blocks)
        made += [item.marker, inner] if inner else [item.marker]
    return made


@pytest.mark.parametrize(
    ("lines", "markers"),
    [
        (["0□ 하나", "10ㅇ 속", "20- 더 속", "10ㅇ 속", "0□ 둘"], ["□", ["ㅇ", [""], "ㅇ"], "□"]),
        (["5□ 하나", "0□ 둘", "5□ 셋"], ["□", "□", "□"]),
        (["0- 하나", "0• 둘"], ["", ""]),
        (["0- 하나", "10- 속", "0- 둘"], ["", [""], ""]),
        (["0① 하나다.", "10가. 속이다.", "10나. 속이다.", "0② 둘이다."], ["①", ["가.", "나."], "②"]),
        (["0① 하나다.", "10가. 홀로 선 수다.", "0② 둘이다."], ["①", "②"]),
        (["20- 하나", "0글", "0- 둘", "20• 속"], ["", "", [""]]),
    ],
)
def test_typed_items_that_stand_in_belong_to_the_one_above(lines: list[str], markers: list[object]) -> None:
    parted = [re.fullmatch(r"(\d+)(.*)", one) for one in lines]
    made, _ = articles(line("제목", role="title"), *(line(one[2], indent=float(one[1])) for one in parted if one))
    assert tree(made[0]) == markers


def test_a_document_of_nothing_has_no_article() -> None:
    assert articles() == ([], [])


def test_no_table_is_lost_in_front_of_the_title() -> None:
    grid = Grid(("", ""), (Row("body", (Cell((Paragraph(runs=(Text("가"),)),)), Cell())),))
    made, _ = articles(Board(Table(grid=grid), 1), line("제목", role="title"), line("글이다."))
    assert any(isinstance(one, Table) for one in made[0])
