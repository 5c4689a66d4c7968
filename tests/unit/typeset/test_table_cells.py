"""How cells look: numbers on the decimal, colours of changes, the badge, glosses, sizes of tables that are too wide."""

from __future__ import annotations

import pytest
from tabled import atoms, body, child, groups, room, runs, said, tables, tabular

from kiclayout.base.color import parse_hex
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.base.steps import finished
from kiclayout.content.block import Cell, Paragraph, Table
from kiclayout.content.inline import Text
from kiclayout.scene.items import Glyphs, Path, moved
from kiclayout.typeset.inset import inset_leaves
from kiclayout.typeset.leaf import Leaf
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.table_cells import Dress, cells
from kiclayout.typeset.table_grid import lattice

NUMBERS = """
| 이름 | 값 |
|---|---|
| 가 | 1,200 |
| 나 | 30.25 |
| 다 | 7.5% |
| 라 | New |
| 마 | -45 |
"""


def cell(setting: Setting, text: str, row: int, col: int) -> tuple[list[Glyphs], list[Path]]:
    """The runs and outlines of a cell of the first table of ``text``, the row counted without the head."""
    made = atoms(child(text, setting), room())[row]
    group = groups(groups(body(made), "TR")[-1].items, "TD")[col]
    artifacts = [moved(inner, one.matrix.e, 0.0) for one in groups(group.items, "Artifact") for inner in one.items]
    return runs((group,)), [one for one in artifacts if isinstance(one, Path)]


def place_of(parts: list[Glyphs], text: str) -> float:
    """The right end of the last glyph of ``text``."""
    x = parts[0].x
    shown = ""
    for run in parts:
        for glyph in run.glyphs:
            shown, x = shown + run.text[glyph.start : glyph.end], x + glyph.advance
            if shown == text:
                return x
    raise AssertionError(shown)


def test_numbers_stand_on_their_whole_digits(setting: Setting) -> None:
    wholes = ["1,200", "30", "7", None, "-45"]
    ends = [place_of(cell(setting, NUMBERS, row, 1)[0], whole) for row, whole in enumerate(wholes) if whole]
    assert ends == pytest.approx([ends[0]] * 4)


def test_numbers_end_inside_the_padding_at_the_right(setting: Setting) -> None:
    ends = [sum((run.width for run in cell(setting, NUMBERS, row, 1)[0]), 0.0) for row in (0, 1, 2)]
    rights = [cell(setting, NUMBERS, row, 1)[0][0].x + width for row, width in zip((0, 1, 2), ends, strict=True)]
    assert max(rights) == pytest.approx(360.0 - 4.0)


def test_written_alignment_wins(setting: Setting) -> None:
    run = cell(setting, NUMBERS.replace("|---|---|", "|---|:---|"), 0, 1)[0][0]
    right = cell(setting, NUMBERS, 0, 1)[0][0]
    assert run.x < right.x


def test_a_hyphen_is_printed_as_minus_and_read_as_typed(setting: Setting) -> None:
    (run,) = cell(setting, NUMBERS, 4, 1)[0]
    (typed,) = cell(setting, NUMBERS.replace("-45", "−45"), 4, 1)[0]
    assert (run.text, typed.text) == ("-45", "−45")
    assert run.glyphs == typed.glyphs


def test_changes_are_coloured(setting: Setting) -> None:
    text = "| 이름 | 값 |\n|---|---|\n| 가 | +5 |\n| 나 | -5 |\n| 다 | 0 |\n| 라 | – |\n| 마 | 5 |\n"
    colors = [cell(setting, text, row, 1)[0][0].color.hex for row in range(5)]
    assert colors == ["#ff0000", "#0000ff", "#888888", "#888888", "#17191d"]


def test_plain_numbers_and_zero_keep_their_colour_in_a_column_without_changes(setting: Setting) -> None:
    text = "| 이름 | 값 |\n|---|---|\n| 가 | 5 |\n| 나 | 0 |\n"
    assert [cell(setting, text, row, 1)[0][0].color.hex for row in (0, 1)] == ["#17191d"] * 2


def test_the_remark_of_a_rank_has_the_colour_of_its_arrow(setting: Setting) -> None:
    text = "| 이름 | 값 |\n|---|---|\n| 가 | 6↑ |\n| 나 | 10↓ |\n| 다 | 1- |\n"
    found = [[run.color.hex for run in cell(setting, text, row, 1)[0]] for row in range(3)]
    assert [colors[-1] for colors in found] == ["#ff0000", "#0000ff", "#888888"]
    assert [colors[0] for colors in found] == ["#17191d"] * 3


def test_new_is_a_framed_word_that_ends_its_column(setting: Setting) -> None:
    (word,), (frame,) = cell(setting, NUMBERS, 3, 1)
    assert (word.text, word.size) == ("New", 6.0)
    assert frame.stroke
    assert not frame.fill
    assert max(segment[1] for segment in frame.segments if len(segment) > 2) == pytest.approx(356.0 - 0.3)


def test_new_is_a_word_where_the_layout_has_no_badge(setting: Setting) -> None:
    made = atoms(child(NUMBERS, setting, badge=""), room())[3]
    assert "New" in said(body(made))
    assert {run.size for run in runs(body(made))} == {8.0}


@pytest.mark.parametrize("text", ["WeBank (微众银行)", "WeBank 微众银行", "텐센트(腾讯)"])
def test_the_chinese_form_behind_a_name_is_a_gloss(setting: Setting, text: str) -> None:
    found = cell(setting, f"| 이름 | 값 |\n|---|---|\n| {text} | 5 |\n", 0, 0)[0]
    assert "".join(run.text for run in found) == text
    gray = parse_hex("#888888")
    assert "".join(run.text for run in found if run.color == gray).strip(" ()") in ("微众银行", "腾讯")


def test_chinese_without_a_name_before_it_is_no_gloss(setting: Setting) -> None:
    found = cell(setting, "| 이름 | 값 |\n|---|---|\n| 沧州 国际会展中心 | 5 |\n", 0, 0)[0]
    assert {run.color.hex for run in found} == {"#17191d"}


def test_only_the_first_column_of_words_has_glosses(setting: Setting) -> None:
    found = cell(setting, "| 이름 | 값 |\n|---|---|\n| 가 | 텐센트(腾讯) |\n", 0, 1)[0]
    assert {run.color.hex for run in found} == {"#17191d"}


def test_a_footnote_mark_hangs_right_of_its_column(setting: Setting) -> None:
    own = setting.within(numbers={"a": 1})
    made = atoms(child("| 이름 | 값 |\n|---|---|\n| 가 | 12[^a] |\n| 나 | 34 |\n", own), room())
    rows = [runs(groups(groups(body(atom), "TR")[-1].items, "TD")[1].items) for atom in made]
    assert place_of(rows[0], "12") == pytest.approx(place_of(rows[1], "34"))


WIDE = "".join(f"| 가나다라마바사아{n} " for n in range(6)) + "|\n" + "|---" * 6 + "|\n" + "| 123,456,789 " * 6 + "|\n"


def test_a_table_too_wide_is_set_smaller_first(setting: Setting) -> None:
    made = atoms(child(WIDE, setting, least_size=6.0), room(370.0))[0]
    sizes = {run.size for run in runs(body(made))}
    assert max(sizes) < 8.0
    assert not list(setting.sink)


def test_then_its_words_are_torn_with_a_finding_but_not_its_numbers(setting: Setting) -> None:
    made = atoms(child(WIDE, setting, least_size=7.0), room(330.0))[0]
    assert {run.text for run in runs(groups(body(made), "TR")[-1].items)} == {"123,456,789"}
    (found,) = setting.sink
    assert (found.code, found.value("size")) == ("typeset-table-too-wide", "7.0")


def test_sizes_that_surely_do_not_fit_are_passed_over(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    def tried(width: float) -> tuple[int, set[float]]:
        table = child(WIDE, setting, least_size=4.0)
        steps = len(list(table.prepared(room(width))))
        return steps, {run.size for run in runs(body(atoms(table, room(width))[0]))}

    widths = (200.0, 260.0, 300.0, 330.0, 370.0, 390.0)
    quick = [tried(width) for width in widths]
    monkeypatch.setattr("kiclayout.typeset.table_rows._SURELY", 1e9)
    slow = [tried(width) for width in widths]
    assert [sizes for _, sizes in quick] == [sizes for _, sizes in slow]
    assert quick[0][0] < slow[0][0]


def test_row_heads_and_totals_have_their_styles(setting: Setting) -> None:
    text = "::: table\nhead_cols: 1\n\n| 가 | 나 |\n|---|---|\n| 다 | 라 |\n|===|===|\n| 마 | 5 |\n:::\n"
    first, last = atoms(child(text, setting), room())
    plain = tabular(setting).fonts
    assert plain.book.face(runs(groups(body(first), "TR")[-1].items)[0].face).weight == 600
    assert {plain.book.face(run.face).weight for run in runs(body(last))} == {600}
    assert [len(groups(body(first), "TH")), len(groups(body(first), "TD"))] == [3, 1]


# ---------------------------------------------------------------------------------------------------- typed into
TYPED = """
| 이름 | 값 |
|---|---|
| 가[^n] | 1,200 |
| 나 | 30.25 |
| 다 | 7 |
"""


def leaves(setting: Setting, table: Table) -> list[tuple[Leaf, ...]]:
    """The leaves of all cells, row by row."""
    look = setting.layout.table("")
    made = finished(cells(Dress(table, lattice(table.grid), look, setting, inset_leaves)))
    return [box.leaves for row in made.rows for box in row]


def typed(table: Table, row: int, column: int, text: str) -> Table:
    """The table with another word in a cell; all other blocks are the very same."""
    rows = list(table.grid.rows)
    made = list(rows[row].cells)
    made[column] = Cell((Paragraph(runs=(Text(text),)),))
    rows[row] = replace(rows[row], cells=tuple(made))
    return replace(table, grid=replace(table.grid, rows=tuple(rows)))


def same(one: list[tuple[Leaf, ...]], other: list[tuple[Leaf, ...]]) -> list[bool]:
    return [all(a is b for a, b in zip(first, second, strict=True)) for first, second in zip(one, other, strict=True)]


def test_what_is_typed_in_one_cell_leaves_the_others_as_they_are(setting: Setting) -> None:
    own, (table,) = tabular(setting), tables(TYPED)
    first = leaves(own, table)
    again = same(first, leaves(own, typed(table, 2, 0, "나라")))
    assert again == [True, True, False, True, False, True, True, True]  # the marked cell asks for its note each time


def test_numbers_are_set_anew_where_their_column_asks_for_more(setting: Setting) -> None:
    own, (table,) = tabular(setting), tables(TYPED)
    first = leaves(own, table)
    wider = same(first, leaves(own, typed(table, 2, 1, "30.2525")))
    assert wider[3::2] == [False, False, False]
    words = same(first, leaves(own.within(part=1), table))
    assert not any(words), "another part has other colours"


def test_what_no_font_has_is_told_each_time(setting: Setting) -> None:
    own, (table,) = tabular(setting), tables(TYPED.replace("| 다 |", "| \U00012000 |"))
    leaves(own, table)
    again = own.within(sink=Sink())
    for one in leaves(again, typed(table, 2, 0, "나라")):
        for leaf in one:
            leaf.extents()
    assert len(list(again.sink)) == 1


@pytest.mark.parametrize(
    ("text", "heights"),
    [
        ("| 가 |\n|---|\n| 나 |\n| ^ |\n", [1, 1]),
        ("| 가 | 나 |\n|---|---|\n| 1 | 2 |\n| ^ | ^ |\n| ^ | 3 |\n", [1, 1, 2, 1, 1]),
    ],
)
def test_cells_count_the_rows_that_are_heard(text: str, heights: list[int], setting: Setting) -> None:
    # a row all of whose cells begin further up has no element
    look, (table,) = setting.layout.table(""), tables(text)
    made = finished(cells(Dress(table, lattice(table.grid), look, setting, inset_leaves)))
    assert [box.tag.rows for row in made.rows for box in row] == heights
