"""How much one undo takes back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kiclayout.editor.typing.runs import PAUSE

Key, Mod = Qt.Key, Qt.KeyboardModifier
STORY = "# 제목\n\n가나 다라 마바.\n\n둘째 문단.\n"


def test_two_words_are_one_step_and_the_third_begins_another(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    desk.type("one two three four five ")
    assert desk.steps == ["edit.type"] * 3
    desk.session.undo()
    assert desk.texts[0] == "가나 one two three four 다라 마바."
    desk.session.undo()
    assert desk.texts[0] == "가나 one two 다라 마바."
    desk.session.redo()
    assert desk.texts[0] == "가나 one two three four 다라 마바."


def test_a_pause_begins_a_step(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    desk.type("a")
    desk.now += PAUSE - 0.1
    desk.type("b")
    assert len(desk.steps) == 1
    desk.now += PAUSE + 0.1
    desk.type("c")
    assert len(desk.steps) == 2


def test_moving_the_caret_begins_a_step(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    desk.type("a")
    desk.press(Key.Key_Left)
    desk.press(Key.Key_Right)
    desk.type("b")
    assert len(desk.steps) == 2


def test_typing_deleting_and_enter_are_steps_of_their_own(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    desk.type("ab")
    desk.press(Key.Key_Backspace, times=2)
    desk.type("c")
    desk.press(Key.Key_Return)
    desk.type("d")
    assert desk.steps == ["edit.type", "typing.delete", "edit.type", "typing.split", "edit.type"]
    for _ in range(5):
        desk.session.undo()
    assert desk.texts == ["가나 다라 마바.", "둘째 문단."]
    assert not desk.session.modified


def test_hangul_committed_by_an_input_method_is_typed_in_runs_too(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    for syllable in "새말":
        desk.compose(syllable)
        desk.commit(syllable)
    assert desk.steps == ["edit.type"]


def test_undo_ends_a_run(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    desk.type("a")
    desk.session.undo()
    desk.type("b")
    desk.session.undo()
    assert desk.texts[0] == "가나 다라 마바."
    assert desk.steps == []
