"""Input methods: composing words are laid out, not a step; commits are typed; places are told in UTF-16 units."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

Key, Query = Qt.Key, Qt.InputMethodQuery
STORY = "# 제목\n\n가나 다라 마바.\n\n둘째 문단.\n"


def shown(desk):
    """The words of the first paragraph as the pages show them."""
    block = desk.blocks[0].id
    rows = [row for row in desk.tool.caret_place.galley.page(2).rows if row.passage == (block, "")]
    return "".join(run.glyphs.text for row in rows for run in row.runs)


def test_hangul_is_composed_in_the_line_and_committed_as_one_step(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    for preedit in ("ㅎ", "하", "한"):
        desk.compose(preedit)
        assert shown(desk) == f"가나 {preedit}다라 마바."
        assert desk.texts[0] == "가나 다라 마바."
        assert desk.steps == []
    desk.commit("한", preedit="ㄱ")
    assert (desk.texts[0], shown(desk)) == ("가나 한다라 마바.", "가나 한ㄱ다라 마바.")
    desk.compose("그")
    desk.compose("글")
    desk.commit("글")
    assert (desk.texts[0], shown(desk), desk.at) == ("가나 한글다라 마바.",) * 2 + (5,)
    assert desk.steps == ["edit.type"]
    desk.session.undo()
    assert desk.texts[0] == "가나 다라 마바."


def test_the_caret_is_inside_what_is_composed(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    before = desk.tool.caret().rect.x
    desk.compose("한")
    assert desk.tool.caret().rect.x > before + 5
    event = QInputMethodEvent(
        "nihao", [QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, 2, 1, None)]
    )
    QApplication.sendEvent(desk.view, event)
    assert desk.at == 5
    assert desk.tool.composer.covered() == {(desk.blocks[0].id, ""): (3, 8, False)}


def test_composing_replaces_what_is_selected_only_when_committed(desk_of):
    desk = desk_of(STORY)
    desk.select("다라")
    desk.compose("하")
    assert shown(desk) == "가나 하 마바."
    desk.compose("")
    assert shown(desk) == "가나 다라 마바."
    assert desk.chosen == "다라"
    desk.compose("하")
    desk.commit("하")
    assert desk.texts[0] == "가나 하 마바."


def test_an_input_method_replaces_words_beside_the_caret(desk_of):
    desk = desk_of(STORY)
    desk.put("다라", 2)
    desk.commit("多羅", start=-2, length=2)
    assert (desk.texts[0], desk.at) == ("가나 多羅 마바.", 5)


def test_places_are_counted_in_utf_16_units(desk_of):
    desk = desk_of("# 제목\n\n\U00020000가나.\n")
    desk.put("나")
    asked = {query: desk.view.inputMethodQuery(query) for query in (Query.ImCursorPosition, Query.ImSurroundingText)}
    assert asked == {Query.ImCursorPosition: 3, Query.ImSurroundingText: "\U00020000가나."}
    desk.commit("x", start=-3, length=2)
    assert desk.texts[0] == "x가나."


def test_what_input_methods_ask_is_about_the_words_without_the_composed_ones(desk_of):
    desk = desk_of(STORY)
    assert desk.view.inputMethodQuery(Query.ImEnabled) is False
    desk.select("다라")
    desk.compose("하")
    view = desk.view
    assert view.inputMethodQuery(Query.ImEnabled) is True
    assert view.inputMethodQuery(Query.ImSurroundingText) == "가나 다라 마바."
    assert (view.inputMethodQuery(Query.ImCursorPosition), view.inputMethodQuery(Query.ImAnchorPosition)) == (5, 3)
    assert view.inputMethodQuery(Query.ImCurrentSelection) == "다라"
    rect = view.inputMethodQuery(Query.ImCursorRectangle)
    place = view.area_of(desk.tool.caret())
    assert rect.topLeft() == (place.toAlignedRect().topLeft() + view.viewport().pos())
    assert view.viewport().pos().y() > 0


def test_a_click_commits_first(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    desk.tool.reveal()
    desk.compose("한")
    desk.click(desk.pixel("둘째", 2))
    assert desk.texts[0] == "가나 한다라 마바."
    assert (desk.selection.focus.block, desk.at) == (desk.blocks[1].id, 2)
    assert not desk.tool.composer.active


def test_losing_the_keyboard_and_settling_commit(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    desk.compose("한")
    desk.tool.focus_changed(False)
    assert desk.texts[0] == "가나 한다라 마바."
    desk.compose("글")
    desk.tool.settle()
    desk.tool.settle()
    assert desk.texts[0] == "가나 한글다라 마바."


def test_undo_from_elsewhere_drops_what_is_composed(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    desk.type("x")
    desk.compose("한")
    desk.session.undo()
    assert (shown(desk), desk.tool.composer.active) == ("가나 다라 마바.", False)


def test_escape_takes_composed_words_away(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    desk.compose("한")
    desk.press(Key.Key_Escape)
    assert (shown(desk), desk.steps, desk.tool.composer.active) == ("가나 다라 마바.", [], False)


def test_every_key_is_claimed_while_composing(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    save = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not desk.tool.claims(save)
    desk.compose("한")
    assert desk.tool.claims(save)


def test_words_are_composed_in_an_empty_paragraph_and_a_fresh_cell(desk_of):
    desk = desk_of("# 제목\n\n| 가 | 나 |\n|---|---|\n| 다 |  |\n")
    desk.put("다")
    desk.press(Key.Key_Tab)
    desk.compose("하")
    assert desk.tool.caret() is not None
    desk.commit("한")
    assert "한" in desk.texts
    assert desk.steps == ["edit.type"]


def test_without_a_caret_nothing_is_composed(desk_of):
    desk = desk_of(STORY)
    desk.compose("하")
    assert not desk.tool.composer.active
    assert desk.session.shown is desk.session.issue


def test_an_input_method_that_greets_the_keyboard_does_not_bring_back_a_page_that_was_left(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    desk.view.go_to_page(0)
    left = desk.view.verticalScrollBar().value()
    desk.compose("")  # as ibus and Windows say when the keyboard comes back from a field
    assert desk.view.verticalScrollBar().value() == left
    desk.compose("ㅎ")
    assert desk.caret_in_sight
    assert desk.view.verticalScrollBar().value() != left
