"""Keys: what they type, take out, and where they lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from kiclayout.base.record import replace
from kiclayout.content.block import Directive, Heading, List, Paragraph, Table
from kiclayout.content.inline import Text
from kiclayout.content.spot import Selection
from kiclayout.editor.typing import keys

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier

STORY = """# 항만 이야기

첫 문단은 짧다. 두 번째 문장이 있다.

둘째 문단은 조금 더 길어서 여러 줄이 될 만큼 낱말을 많이 담고 읽는 이가 지루하지 않게 쉼표를 쓰고, 마침표를 찍는다.

中文段落也在这里，用来检验光标。
"""


def test_typing_puts_characters_at_the_caret(desk_of):
    desk = desk_of(STORY)
    desk.put("두 번째")
    desk.type("abc ")
    assert desk.texts[0] == "첫 문단은 짧다. abc 두 번째 문장이 있다."
    assert desk.at == 14


def test_without_a_caret_typing_is_answered(desk_of):
    desk = desk_of(STORY)
    desk.type("a")
    assert len(desk.refused) == 1
    assert desk.steps == []


def test_arrows_go_by_character_and_over_the_ends_of_passages(desk_of):
    desk = desk_of(STORY)
    desk.put("첫 문단은")
    desk.press(Key.Key_Right, times=2)
    assert desk.at == 2
    desk.press(Key.Key_Left, times=3)
    assert desk.selection.focus.block == desk.session.issue.articles[0].title_block.id
    desk.press(Key.Key_Right)
    assert (desk.selection.focus.block, desk.at) == (desk.blocks[0].id, 0)


def test_ctrl_arrows_go_by_word(desk_of):
    desk = desk_of(STORY)
    desk.put("첫 문단은")
    places = []
    for _ in range(4):
        desk.press(Key.Key_Right, CTRL)
        places.append(desk.at)
    assert places == [2, 6, 8, 10]
    desk.press(Key.Key_Left, CTRL)
    assert desk.at == 8


def test_shift_makes_every_way_a_selection(desk_of):
    desk = desk_of(STORY)
    desk.put("짧다")
    desk.press(Key.Key_End, SHIFT)
    assert desk.chosen == "짧다. 두 번째 문장이 있다."
    desk.press(Key.Key_Home, SHIFT)
    assert desk.chosen == "첫 문단은 "
    desk.press(Key.Key_Down, SHIFT)
    assert "\n" in desk.chosen or len(desk.chosen) > 20


def test_an_arrow_leaves_a_selection_at_its_end(desk_of):
    desk = desk_of(STORY)
    desk.select("두 번째")
    desk.press(Key.Key_Right)
    assert (desk.selection.bare, desk.at) == (True, 14)
    desk.select("두 번째")
    desk.press(Key.Key_Left)
    assert (desk.selection.bare, desk.at) == (True, 10)


def test_up_and_down_keep_their_place_across_a_short_line(desk_of):
    desk = desk_of(STORY)
    desk.put("둘째 문단은", 20)
    start = desk.selection
    desk.press(Key.Key_Down, times=2)
    assert desk.selection != start
    desk.press(Key.Key_Up, times=2)
    assert desk.selection == start


def test_home_and_end_go_to_the_ends_of_the_line(desk_of):
    desk = desk_of(STORY)
    desk.put("둘째 문단은", 3)
    desk.press(Key.Key_End)
    end = desk.at
    line = desk.texts[1][:end]
    assert 10 < end < len(desk.texts[1])
    assert not line.endswith(" ")
    desk.press(Key.Key_Home)
    assert desk.at == 0
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Home)
    assert desk.at in (end, end + 1)


def test_ctrl_home_and_end_go_to_the_ends_of_the_article(desk_of):
    desk = desk_of(STORY, STORY.replace("항만", "두번째"))
    desk.put("둘째 문단은")
    desk.press(Key.Key_End, CTRL)
    assert (desk.selection.focus.block, desk.at) == (desk.blocks[2].id, len(desk.texts[2]))
    desk.press(Key.Key_Home, CTRL)
    assert desk.selection.focus.block == desk.session.issue.articles[0].title_block.id


def test_ctrl_end_stays_in_the_text_or_in_the_notes_below_it(desk_of):
    desk = desk_of("# 제목\n\n가나.[^1]\n\n다라.\n\n[^1]: 마바.\n")
    desk.put("가나")
    desk.press(Key.Key_End, CTRL)
    assert desk.selection.focus.block == desk.blocks[1].id
    desk.put("마바")
    desk.press(Key.Key_End, CTRL)
    assert desk.at == len("마바.")


def test_ctrl_a_takes_the_article_and_then_the_issue(desk_of):
    desk = desk_of(STORY, STORY.replace("항만", "두번째"))
    desk.put("짧다")
    desk.press(Key.Key_A, CTRL)
    assert desk.chosen.startswith("항만 이야기\n")
    assert desk.chosen.endswith("检验光标。")
    once = len(desk.chosen)
    desk.press(Key.Key_A, CTRL)
    assert len(desk.chosen) > 1.9 * once


def test_backspace_and_delete_take_characters_words_and_selections(desk_of):
    desk = desk_of(STORY)
    desk.put("두 번째")
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_Delete)
    assert desk.texts[0] == "첫 문단은 짧다. 번째 문장이 있다."
    desk.select("문장이")
    desk.press(Key.Key_Backspace)
    assert desk.texts[0] == "첫 문단은 짧다. 번째  있다."


def test_words_are_taken_with_ctrl(desk_of):
    desk = desk_of(STORY)
    desk.put("두 번째")
    desk.press(Key.Key_Delete, CTRL)
    assert desk.texts[0] == "첫 문단은 짧다. 번째 문장이 있다."
    desk.press(Key.Key_Backspace, CTRL)
    assert desk.texts[0] == "첫 문단은 짧다번째 문장이 있다."


def test_enter_splits_and_backspace_joins(desk_of):
    desk = desk_of(STORY)
    desk.put("두 번째")
    desk.press(Key.Key_Return)
    assert desk.texts[:2] == ["첫 문단은 짧다. ", "두 번째 문장이 있다."]
    assert (desk.selection.focus.block, desk.at) == (desk.blocks[1].id, 0)
    desk.press(Key.Key_Backspace)
    assert desk.texts[0] == "첫 문단은 짧다. 두 번째 문장이 있다."
    assert desk.at == 10


def test_an_empty_paragraph_can_be_typed_into_and_blank_lines_are_none(desk_of):
    desk = desk_of(STORY)
    desk.put("두 번째", 12)
    desk.press(Key.Key_Return, times=3)
    assert desk.texts[1] == ""
    assert desk.texts[2].startswith("둘째 문단은")
    assert len(desk.refused) == 2
    assert desk.tool.caret_place.area is not None
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Home)
    desk.press(Key.Key_Return)  # nor one more above words
    assert len(desk.refused) == 3
    first = desk.tool.caret_place.area.rect.y
    desk.press(Key.Key_Up)
    assert desk.tool.caret_place.area.rect.y < first
    desk.press(Key.Key_Tab)
    assert len(desk.refused) == 4
    desk.type("ab")
    assert desk.texts[1] == "ab"


TABLE = """# 제목

::: table
caption: 항만별 물동량

| 항만 | 2023 |
|---|---|
| 부산 | 12 |
:::
"""


def test_enter_behind_a_caption_goes_on_below_its_block(desk_of):
    desk = desk_of(TABLE)
    desk.put("물동량", 3)
    desk.press(Key.Key_Return)
    desk.type("ab")
    assert [type(block) for block in desk.blocks] == [Table, Paragraph]
    assert desk.source.endswith(":::\n\nab\n")
    desk.put("물동량")
    desk.press(Key.Key_Return)
    assert len(desk.blocks) == 2, "inside the words it breaks the line"


def test_down_out_of_a_table_goes_on_below_a_chart_without_words_behind_it(desk_of):
    desk = desk_of("::: table {#t-1}\n| 하나 | 값 |\n|---|---|\n| 둘 | 1 |\n:::\n\n::: chart bar\ntable: t-1\n:::\n")
    desk.put("둘", 1)
    desk.press(Key.Key_Down)
    desk.type("ab")
    assert [type(block).__name__ for block in desk.blocks] == ["Table", "Chart", "Paragraph"]
    assert desk.source.endswith(":::\n\nab\n")


def test_tab_goes_along_the_rows_of_an_event(desk_of):
    desk = desk_of("::: event\ntitle: 모임\n\n대상\n: 누구나\n\n신청\n: 전자우편\n:::\n")
    desk.put("대상")
    desk.press(Key.Key_Tab)
    desk.type("ab")
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Tab)
    desk.type("cd")
    assert "대상\n: ab\n\n신청\n: cd\n" in desk.source
    desk.press(Key.Key_Tab, SHIFT)
    desk.type("ef")
    assert "ef\n: cd\n" in desk.source


def test_down_out_of_a_box_that_ends_the_article_goes_on_below_it(desk_of):
    desk = desk_of("::: callout 안내\n하나\n\n둘\n:::\n\n%% 메모\n")
    before = desk.session.issue
    desk.put("하나")
    desk.press(Key.Key_Down)
    assert desk.session.issue is before, "there is a line below it in the box"
    desk.press(Key.Key_Down)
    desk.type("ab")
    assert desk.source.startswith("::: callout 안내\n하나\n\n둘\n:::\n\nab\n")


def test_down_out_of_a_table_that_ends_the_article_goes_on_below_it(desk_of):
    desk = desk_of(TABLE)
    desk.put("부산")
    before = desk.session.issue
    desk.press(Key.Key_Up)
    assert desk.session.issue is before
    desk.put("부산")
    desk.press(Key.Key_Down)
    desk.type("ab")
    assert desk.source.endswith(":::\n\nab\n")
    made = desk.session.issue
    desk.put("부산")
    desk.press(Key.Key_Down)
    assert desk.session.issue is made, "there is a paragraph now"


def test_shift_enter_breaks_the_line(desk_of):
    desk = desk_of(STORY)
    desk.put("두 번째")
    top = desk.tool.caret_place.area.rect.y
    desk.press(Key.Key_Return, SHIFT)
    desk.type("x")
    assert desk.texts[0] == "첫 문단은 짧다.  x두 번째 문장이 있다."
    assert desk.tool.caret_place.area.rect.y > top
    assert "\\\n" in desk.source


def test_a_hard_break_at_the_end_shows_the_caret_on_a_new_line(desk_of):
    desk = desk_of(STORY)
    desk.put("문장이 있다.", 7)
    top = desk.tool.caret_place.area.rect
    desk.press(Key.Key_Return, SHIFT)
    here = desk.tool.caret_place.area.rect
    assert here.y > top.y + 5
    assert here.x < top.x


def test_ctrl_enter_begins_a_page_but_not_in_a_list(desk_of):
    desk = desk_of(STORY + "\n- 하나\n- 둘\n")
    desk.put("두 번째")
    desk.press(Key.Key_Return, CTRL)
    assert [type(block) for block in desk.blocks[1:2]] == [Directive]
    assert desk.source.count("{break: page}") == 1
    page = desk.tool.caret_place.page
    desk.session.finish()
    assert desk.tool.caret_place.area.page == page + 1
    assert desk.caret_in_sight
    before = desk.session.issue
    desk.put("하나")
    desk.press(Key.Key_Return, CTRL)
    assert desk.session.issue is before
    assert len(desk.refused) == 1


def test_tab_makes_an_item_one_deeper_and_shift_tab_one_higher(desk_of):
    desk = desk_of("# 제목\n\n- 하나\n- 둘\n")
    desk.put("둘")
    desk.press(Key.Key_Tab)
    (outer,) = desk.blocks
    assert [len(item.blocks) for item in outer.items] == [2]
    assert isinstance(outer.items[0].blocks[1], List)
    desk.press(Key.Key_Backtab, SHIFT)
    assert [len(item.blocks) for item in desk.blocks[0].items] == [1, 1]


def test_tab_in_a_paragraph_does_nothing(desk_of):
    desk = desk_of(STORY)
    desk.put("두 번째")
    before = desk.session.issue
    desk.press(Key.Key_Tab)
    assert desk.session.issue is before
    assert desk.view.hasFocus()


def test_escape_takes_back_the_selection(desk_of):
    desk = desk_of(STORY)
    desk.select("두 번째")
    desk.press(Key.Key_Escape)
    assert (desk.selection.bare, desk.at) == (True, 14)


def test_escape_leads_out_of_a_footnote_to_its_mark(desk_of):
    desk = desk_of("# 제목\n\n글이다[^1] 뒤.\n\n[^1]: 주석 글이다.\n")
    desk.put("주석 글이다", 2)
    desk.press(Key.Key_Escape)
    desk.type("x")
    assert desk.texts[0] == "글이다x 뒤."
    before = desk.session.issue
    desk.press(Key.Key_Escape)
    assert (desk.session.issue, desk.at) == (before, 4)


def test_the_caret_stays_in_sight_while_typing(desk_of):
    desk = desk_of(STORY, zoom=300.0)
    desk.put("中文", 10)
    desk.view.go_to_page(0)
    desk.type("x")
    assert desk.caret_in_sight


def test_a_heading_ends_in_a_paragraph(desk_of):
    desk = desk_of("# 제목\n\n## 가운데 제목\n\n글\n")
    desk.put("가운데 제목", 6)
    desk.press(Key.Key_Return)
    desk.type("x")
    assert desk.texts == ["가운데 제목", "x", "글"]
    assert isinstance(desk.blocks[0], Heading)


def test_letters_with_ctrl_are_the_windows_though_x11_has_emacs_keys_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def bindings(key: QKeySequence.StandardKey) -> list[QKeySequence]:
        emacs = {
            QKeySequence.StandardKey.MoveToEndOfLine: ["End", "Ctrl+E"],
            QKeySequence.StandardKey.DeleteEndOfLine: ["Ctrl+K"],
            QKeySequence.StandardKey.Copy: ["Ctrl+C"],
        }
        return [QKeySequence(one) for one in emacs.get(key, [])]

    with monkeypatch.context() as x11:
        x11.setattr(keys.QKeySequence, "keyBindings", bindings)
        found = keys._table.__wrapped__()
    commands = {QKeySequence(QKeyCombination.fromCombined(key)).toString(): one.name for key, one in found.items()}
    assert (commands["End"], commands["Ctrl+C"]) == ("end", "copy")
    assert "Ctrl+E" not in commands
    assert "Ctrl+K" not in commands


def test_a_look_asked_for_at_a_bare_caret_is_for_what_is_typed_there(desk_of):
    desk = desk_of(STORY)
    desk.put("두 번째")
    desk.tool.toggle_mark("b", "action.text.strong")
    assert "b" in desk.tool.look.marks
    assert desk.steps == []
    desk.compose("하")
    desk.commit("한")
    desk.type("글")
    assert Text("한글", ("b",)) in desk.blocks[0].runs
    desk.tool.toggle_mark("b", "action.text.strong")
    desk.type("x")
    assert Text("한글", ("b",)) in desk.blocks[0].runs
    assert "x두" in desk.texts[0]


def test_a_look_asked_for_is_forgotten_when_the_caret_moves(desk_of):
    desk = desk_of(STORY)
    desk.put("두 번째")
    desk.tool.toggle_mark("b", "action.text.strong")
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Left)
    desk.press(Key.Key_Right)
    desk.type("x")
    assert [run.marks for run in desk.blocks[0].runs] == [()]


def test_selected_words_get_a_look_as_a_step(desk_of):
    desk = desk_of(STORY)
    desk.select("두 번째")
    desk.tool.toggle_mark("b", "action.text.strong")
    assert Text("두 번째", ("b",)) in desk.blocks[0].runs
    assert desk.steps == ["action.text.strong"]
    assert desk.chosen == "두 번째"


@pytest.mark.parametrize(
    ("key", "held", "text", "typing"),
    [
        (Key.Key_1, "", "1", "1"),
        (Key.Key_1, "ctrl alt", "1", ""),
        (Key.Key_P, "ctrl alt", "p", ""),
        (Key.Key_At, "ctrl alt", "@", "@"),
        (Key.Key_E, "ctrl alt", "€", "€"),
        (Key.Key_1, "alt", "1", ""),
    ],
)
def test_alt_graph_types_signs_and_leaves_letters_and_digits_to_shortcuts(key, held, text, typing):
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held.split():
        modifiers |= {"ctrl": Qt.KeyboardModifier.ControlModifier, "alt": Qt.KeyboardModifier.AltModifier}[name]
    assert keys.typed(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) == typing


def test_a_place_behind_the_words_that_there_are_is_their_end(desk_of):
    desk = desk_of("# 제목\n\n가나다.\n")
    start = desk.put("가나다")
    desk.tool.caret_place.select(Selection(start, replace(start, at=40)))  # as a page shows it that is out of date
    assert desk.chosen == "가나다."
    assert desk.at == 4
