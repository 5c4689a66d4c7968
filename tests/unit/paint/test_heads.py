"""Cells name their heads where the scope of the heads does not say them."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from kiclayout.base.diagnostics import Sink
from kiclayout.paint.heads import name_heads
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.tree import Element
from kiclayout.scene.items import Group
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.tags import Tag


def table(*rows):
    """A table of rows of words: ``C:`` a head over columns, ``R:`` before rows; ``*2`` covers two, ``^2`` two rows."""
    document = Element("Document", None, "ko")
    made = document.new("Table")
    cells = {}
    for row in rows:
        line = made.new("TR")
        for word in row.split():
            kind, _, text = word.rpartition(":")
            name, _, cols = text.partition("*")
            name, _, down = name.partition("^")
            cell = line.new("TH" if kind else "TD")
            cell.kind = {"C": "Column", "R": "Row", "": ""}[kind]
            cell.cols, cell.rows = int(cols or 1), int(down or 1)
            cells[name] = cell
    name_heads(document)
    by_name = {cell.name: name for name, cell in cells.items() if cell.name}
    return {name: " ".join(by_name[head] for head in cell.heads) for name, cell in cells.items()}


def test_a_table_with_plain_heads_needs_no_names():
    made = table("C:what C:a C:b", "R:one x y", "R:two z w")
    assert set(made.values()) == {""}
    assert set(table("a b", "c d").values()) == {""}


def test_two_rows_of_heads_are_both_named_outermost_first():
    made = table("C:name^2 C:half*2 C:all^2", "C:first C:second", "R:seoul 1 2 3", "R:busan 4 5 6")
    assert [made[cell] for cell in "123"] == ["half first seoul", "half second seoul", "all seoul"]
    assert made["seoul"] == "name"
    assert (made["first"], made["half"]) == ("half", "")


def test_a_head_over_the_rows_that_follow_hides_the_one_before_it():
    made = table("C:a C:b", "C:north*2", "1 2", "C:south*2", "3 4")
    assert (made["1"], made["2"], made["3"], made["4"]) == ("a north", "b north", "a south", "b south")


def test_heads_before_several_rows_and_two_before_one():
    made = table("C:region C:town C:count", "R:east^2 R:one 1", "R:two 2", "R:west R:three 3")
    assert (made["1"], made["2"], made["3"]) == ("count east one", "count east two", "count west three")
    assert made["two"] == "town east"


def test_a_cell_that_covers_columns_has_the_heads_of_all():
    assert table("C:a C:b C:c", "C:x*2 C:y", "1*2 2")["1"] == "a b x"


def test_the_file_says_them_by_id(book, set_run):
    def cell(role, col, text, **facts):
        return Group((set_run(20 + 40 * col, 30, text),), tags=(Tag(role, col, **facts),))

    rows = [
        [cell("TH", 0, "도시", kind="Column", rows=2), cell("TH", 1, "반기", kind="Column", cols=2)],
        [cell("TH", 1, "상", kind="Column"), cell("TH", 2, "하", kind="Column")],
        [cell("TH", 0, "서울", kind="Row"), cell("TD", 1, "1"), cell("TD", 2, "2")],
    ]
    items = tuple(Group(tuple(row), tags=(Tag("Table", (1, "")), Tag("TR", at))) for at, row in enumerate(rows))
    data = paint_pdf(Scene((Page(0, "", 400, 300, 0.0, items),)), book, Sink())
    with pikepdf.open(BytesIO(data)) as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        assert [bytes(name) for name in names[::2]] == sorted(bytes(name) for name in names[::2])
        heads = {bytes(name): element for name, element in zip(names[::2], names[1::2], strict=True)}
        assert all(bytes(element.ID) == name and element.S == "/TH" for name, element in heads.items())
        (last,) = [
            one for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TD" and len(one.A.Headers) == 3
            and one.A.Headers[1] == heads[b"head-001-004"].ID
        ]  # fmt: skip
        assert [heads[bytes(name)].A.Scope for name in last.A.Headers] == ["/Column", "/Column", "/Row"]
