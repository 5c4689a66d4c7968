"""Tables: Tab walks through them, cells are typed into where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiclayout.content.edit.passages import passages
from kiclayout.content.inline import BOLD
from kiclayout.content.spot import Selection
from kiclayout.editor.typing.dropping import moved

Key, Mod = Qt.Key, Qt.KeyboardModifier
STORY = """# 제목

앞 글.

| 가 | 나 |
|---|---|
| 다 |  |
| 마 | 바 |

뒤 글.
"""


def rows(desk):
    """What the cells say, row by row."""
    from kiclayout.content.inline import plain

    table = desk.blocks[1]
    return [["".join(plain(one.runs) for one in cell.blocks) for cell in row.cells] for row in table.grid.rows]


def test_tab_goes_through_the_cells_and_adds_a_row_at_the_end(desk_of):
    desk = desk_of(STORY)
    desk.put("가")
    walked = []
    for _ in range(5):
        desk.press(Key.Key_Tab)
        walked.append(desk.chosen)
    assert walked == ["나", "다", "", "마", "바"]
    assert desk.steps == []
    desk.press(Key.Key_Tab)
    assert rows(desk)[3] == ["", ""]
    assert desk.steps == ["typing.row"]
    desk.type("x")
    desk.press(Key.Key_Tab)
    desk.type("y")
    assert rows(desk)[3] == ["x", "y"]
    desk.press(Key.Key_Backtab, Mod.ShiftModifier)
    assert desk.chosen == "x"


def test_an_empty_cell_is_clicked_and_typed_into(desk_of):
    desk = desk_of(STORY)
    desk.put("다")
    desk.tool.reveal()
    desk.press(Key.Key_Tab)
    spot = desk.selection.focus
    at = desk.pixel_of(spot)
    desk.put("앞 글")
    desk.click(at)
    assert desk.selection.focus == spot
    desk.type("abc")
    assert rows(desk)[1] == ["다", "abc"]


def test_arrows_go_down_the_column_and_out_of_the_table(desk_of):
    desk = desk_of(STORY)
    desk.put("나")
    seen = []
    for _ in range(3):
        desk.press(Key.Key_Down)
        passage = desk.tool.caret_place.passage
        seen.append(passage.text)
    assert seen == ["", "바", "뒤 글."]
    desk.press(Key.Key_Up)
    assert desk.tool.caret_place.passage.text in ("마", "바")


def test_the_right_arrow_goes_cell_by_cell(desk_of):
    desk = desk_of(STORY)
    desk.put("다")
    seen = []
    for _ in range(4):
        desk.press(Key.Key_Right)
        seen.append(desk.tool.caret_place.passage.text)
    assert seen == ["다", "", "마", "마"]


def test_enter_in_a_cell_makes_a_paragraph_and_typing_replaces_the_cell(desk_of):
    desk = desk_of(STORY)
    desk.put("마")
    desk.press(Key.Key_End)
    desk.press(Key.Key_Return)
    desk.type("x")
    assert [len(cell.blocks) for cell in desk.blocks[1].grid.rows[2].cells] == [2, 1]
    desk.press(Key.Key_Tab)
    desk.type("z")
    assert rows(desk)[2][1] == "z"


def test_a_drag_from_cell_to_cell_takes_whole_cells(desk_of):
    desk = desk_of(STORY)
    desk.put("마")
    desk.tool.reveal()
    desk.drag(desk.pixel("가"), desk.pixel("마", 1))
    assert desk.chosen == "가\n다\n마"  # the column, not the words between
    page, galley = desk.tool.caret_place.page, desk.tool.caret_place.galley
    tinted = desk.tool.caret_place.areas(page)
    cells = [row.cell.area for row in galley.page(page).rows if row.cell and row.cell.number == 0]
    assert list(tinted) == cells
    desk.press(Key.Key_Delete)
    assert rows(desk) == [["", "나"], ["", ""], ["", "바"]]
    desk.type("x")
    assert rows(desk)[0] == ["x", "나"]
    desk.session.undo()
    desk.session.undo()
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Right, Mod.ShiftModifier)
    assert desk.chosen.startswith("마")


def test_cells_are_selected_by_keys_and_made_bold_as_a_rectangle(desk_of):
    desk = desk_of(STORY)
    desk.put("나")
    desk.press(Key.Key_Down, Mod.ShiftModifier, times=2)
    assert desk.chosen == "나\n\n바"
    desk.tool.toggle_mark(BOLD, "text.bold")
    assert "| 가 | **나** |" in desk.source
    assert "| 마 | **바** |" in desk.source


def test_selected_cells_are_dragged_to_other_cells(desk_of):
    desk = desk_of("# 제목\n\n| 가 | 나 | 다 |\n|---|---|---|\n| 라 | 마 | 바 |\n")
    desk.put("가")
    desk.press(Key.Key_Down, Mod.ShiftModifier)
    data = desk.tool.clipboard.carried(desk.selection)
    put = desk.tool.clipboard.edit(data)
    before = desk.selection
    own, other = (next(one for one in passages(desk.session.issue) if one.text == word).spot() for word in "라다")
    desk.tool.apply(moved(put, own), "typing.move")
    assert desk.selection == before  # nothing is moved into itself
    assert desk.steps == []
    desk.tool.apply(moved(put, other), "typing.move")
    assert desk.source.endswith("|  | 나 | 가 |\n|---|---|---|\n|  | 마 | 라 |\n")


def test_whole_rows_are_dragged_within_their_table_and_out_of_it(desk_of):
    desk = desk_of(
        "# 제목\n\n| 가 | 나 |\n|---|---|\n| 다 | 라 |\n| 마 | 바 |\n\n| 사 | 아 |\n|---|---|\n| 자 | 차 |\n"
    )
    spots = {word: next(one for one in passages(desk.session.issue) if one.text == word).spot() for word in "다바자"}
    desk.tool.caret_place.select(Selection(spots["다"], spots["다"], "rows"))
    put = desk.tool.clipboard.edit(desk.tool.clipboard.carried(desk.selection))
    desk.tool.apply(moved(put, spots["바"]), "typing.move")
    assert "| 마 | 바 |\n| 다 | 라 |\n" in desk.source
    assert desk.chosen == "다\n라"
    desk.tool.apply(moved(put, spots["자"]), "typing.move")
    assert desk.source.endswith("| 마 | 바 |\n\n| 사 | 아 |\n|---|---|\n| 다 | 라 |\n| 자 | 차 |\n")
