"""Equal content is equal runs and equal blocks."""

from __future__ import annotations

from kiclayout.content.block import (
    Attrs,
    Block,
    Callout,
    Cell,
    Field,
    FieldList,
    Figure,
    Grid,
    Heading,
    Item,
    List,
    Paragraph,
    Row,
    Table,
)
from kiclayout.content.inline import Break, Gloss, Link, Runs, Text
from kiclayout.content.normal import normal_blocks, normal_runs


def words(text: str) -> Paragraph:
    return Paragraph(runs=(Text(text),))


def test_runs_are_merged_and_trimmed() -> None:
    some: Runs = (Break(), Text(" 가"), Text(""), Text("나 ", ("b",)), Break(), Text(" 다\n라 "), Break())
    assert normal_runs(some) == (Text("가"), Text("나", ("b",)), Break(), Text("다 라"))


def test_spaces_leave_the_edges_of_marks() -> None:
    assert normal_runs((Text("가"), Text(" 나 ", ("b",)), Text("다"))) == (Text("가 "), Text("나", ("b",)), Text(" 다"))


def test_glosses_are_found_across_runs() -> None:
    assert normal_runs((Text("후"), Text("룬[胡"), Text("润]은"))) == (Gloss("후룬", "胡润"), Text("은"))
    assert normal_runs((Gloss("9", "胡"),)) == (Text("9[胡]"),)


def test_links_that_cannot_be_written_become_words() -> None:
    assert normal_runs((Link("page.html", (Text("글"),)),)) == (Text("글 (page.html)"),)
    assert normal_runs((Link("http://a.cn/b c", (Text("글"),)),)) == (Link("http://a.cn/b%20c", (Text("글"),)),)
    assert normal_runs((Link("http://a.cn", ()),)) == (Text("http://a.cn"),)
    assert normal_runs((Link("MAILTO:a@b.kr", (Text("글"),)),)) == (Link("MAILTO:a@b.kr", (Text("글"),)),)


def test_normal_blocks_come_back_as_they_are() -> None:
    blocks = (Heading(level=0, runs=(Text("제목"),)), words("글"), List(items=(Item("▶", (words("가"),)),)))
    assert all(one is other for one, other in zip(normal_blocks(blocks), blocks, strict=True))


def test_lists_are_cut_and_joined_by_kind() -> None:
    mixed = List(items=(Item("1.", (words("가"),)), Item("▶", (words("나"),))), attrs=Attrs("l"))
    first, second = normal_blocks((mixed, List(items=(Item("▶", ()),))))
    assert isinstance(first, List)
    assert isinstance(second, List)
    assert (first.attrs.label, len(first.items), len(second.items)) == ("l", 1, 2)


def test_markers_of_no_kind_become_words() -> None:
    heading, items = normal_blocks((Heading(level=2, marker="부록", runs=(Text("표"),)), List(items=(Item("★", ()),))))
    assert heading == Heading(level=2, runs=(Text("부록 표"),))
    assert items == List(items=(Item("", (words("★"),)),))


def test_boxes_leave_lists_and_cells() -> None:
    callout: Block = Callout(title=(Text("알림"),))
    figure = Figure(path="a.jpg", alt="그림")
    table = Table(grid=Grid(("",), (Row("body", (Cell((words("가"), figure, callout)),)),)))
    found = normal_blocks((List(items=(Item("", (callout,)),)), table))
    assert [type(block) for block in found] == [List, Callout, Table, Callout]
    kept = found[2]
    assert isinstance(kept, Table)
    assert kept.grid.form == "list"


def test_field_lists_need_labels() -> None:
    entries = (Field((), (words("가"),)), Field((Text("곳"),), (words("나"),)), Field((), (words("다"),)))
    first, second = normal_blocks((FieldList(items=entries),))
    assert first == words("가")
    assert second == FieldList(items=(Field((Text("곳"),), (words("나"), words("다"))),))


def test_tables_are_rectangles_and_lose_no_words() -> None:
    rows = (
        Row("head", (Cell((words("가"),), cols=3, rows=2), "<", Cell((words("나"),)))),
        Row("foot", (Cell(),)),
        Row("body", (Cell(cols=3), "<", "^")),
    )
    (table,) = normal_blocks((Table(grid=Grid(("x",), rows)),))
    assert isinstance(table, Table)
    assert table.grid.align == ("", "", "")
    assert [row.kind for row in table.grid.rows] == ["head", "foot", "band"]
    assert table.grid.rows[0].cells == (Cell((words("가"),), cols=2), "<", Cell((words("나"),)))
