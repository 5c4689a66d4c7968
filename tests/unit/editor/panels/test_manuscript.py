from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from pytestqt.qtbot import QtBot
from small_session import SmallSession

from kiclayout.content.block import Paragraph
from kiclayout.content.edit.passages import first_spot, passage_at, passages
from kiclayout.content.inline import NoteRef, PageRef, Text, plain
from kiclayout.content.issue import Article
from kiclayout.content.spot import Selection, Spot, caret
from kiclayout.editor.panels.manuscript import ManuscriptPanel
from kiclayout.editor.panels.retyping import At
from kiclayout.editor.panels.story import story_of
from kiclayout.editor.words import Words

Key = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot, session: SmallSession, words: Words) -> ManuscriptPanel:
    made = ManuscriptPanel(session, words)
    made.lag = 0
    qtbot.addWidget(made)
    session.select(caret(first_spot(article(session))))
    made.resize(600, 500)
    made.show()
    return made


def article(session: SmallSession, name: str = "cleantech-50") -> Article:
    return next(one for one in session.issue.articles if one.name == name)


def line_with(panel: ManuscriptPanel, words: str) -> int:
    return next(at for at, line in enumerate(panel.edit.lines) if words in line.text)


def put(panel: ManuscriptPanel, line: int, column: int) -> None:
    cursor = panel.edit.textCursor()
    cursor.setPosition(panel.edit.position(At(line, column)))
    panel.edit.setTextCursor(cursor)


def agrees(panel: ManuscriptPanel, session: SmallSession) -> bool:
    assert panel.article is not None
    now = next(one for one in session.issue.articles if one.id == panel.article.id)
    return panel.edit.texts() == [line.text for line in story_of(now)]


def test_the_article_at_the_caret_is_shown(panel: ManuscriptPanel, session: SmallSession) -> None:
    assert agrees(panel, session)
    other = session.issue.articles[0]
    session.select(caret(first_spot(other)))
    assert panel.article is other
    assert panel.edit.lines[panel.edit.ends()[1].line].role == "title"


def test_a_letter_is_one_edit_that_leaves_marks_where_they_are(
    panel: ManuscriptPanel, session: SmallSession, qtbot: QtBot
) -> None:
    at = line_with(panel, "기업가치로 순위를")
    runs = panel.edit.lines[at].runs
    before = plain(runs[: next(n for n, run in enumerate(runs) if isinstance(run, NoteRef))])
    put(panel, at, len(before) + 1)
    qtbot.keyClicks(panel.edit, "xy")
    line = panel.edit.lines[at]
    assert plain(line.runs)[len(before) : len(before) + 3] == "로xy"
    assert plain(line.runs[: next(n for n, run in enumerate(line.runs) if isinstance(run, NoteRef))]) == before
    assert session.names == ["edit.type", "edit.type"]
    assert len(session.history.past) == 1
    assert session.selection == caret(Spot(line.block, len(before) + 3))
    untouched = [one for one in session.issue.articles if one.id != panel.article.id]  # type: ignore[union-attr]
    assert all(one in session.history.past[0].before.issue.articles for one in untouched)


def test_bold_words_and_references_survive_typing_beside_them(
    panel: ManuscriptPanel, session: SmallSession, qtbot: QtBot
) -> None:
    at = line_with(panel, "가운데가 두꺼워진")
    put(panel, at, panel.edit.lines[at].text.index("가운데가"))
    qtbot.keyClicks(panel.edit, "Q ")
    assert Text("가운데가 두꺼워진 해", ("b",)) in panel.edit.lines[at].runs
    at = line_with(panel, "상위 10개사가 전체")
    refs = [run for run in panel.edit.lines[at].runs if isinstance(run, PageRef)]
    put(panel, at, len(panel.edit.lines[at].text))
    qtbot.keyClicks(panel.edit, " z")
    assert [run for run in panel.edit.lines[at].runs if isinstance(run, PageRef)] == refs
    assert panel.edit.lines[at].text.endswith(" z")
    assert agrees(panel, session)


def test_enter_splits_and_backspace_joins(panel: ManuscriptPanel, session: SmallSession, qtbot: QtBot) -> None:
    issue, at = session.issue, line_with(panel, "50개사의 기업가치를")
    text = panel.edit.lines[at].text
    put(panel, at, 5)
    qtbot.keyClick(panel.edit, Key.Key_Return)
    assert [panel.edit.lines[at + n].text for n in (0, 1)] == [text[:5], text[5:]]
    assert panel.edit.ends()[1] == At(at + 1, 0)
    qtbot.keyClick(panel.edit, Key.Key_Backspace)
    assert panel.edit.lines[at].text == text
    assert panel.edit.ends()[1] == At(at, 5)
    assert agrees(panel, session)
    qtbot.keyClick(panel.edit, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.edit, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.issue is issue
    assert agrees(panel, session)
    assert not panel.edit.document().isUndoAvailable()


def test_shift_and_enter_is_a_hard_break(panel: ManuscriptPanel, session: SmallSession, qtbot: QtBot) -> None:
    at = line_with(panel, "50개사의 기업가치를")
    put(panel, at, 5)
    qtbot.keyClick(panel.edit, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel.edit.lines[at].text[5] == "\u2028"
    assert panel.edit.ends()[1] == At(at, 6)
    assert agrees(panel, session)


def test_several_paragraphs_are_pasted_and_deleted(panel: ManuscriptPanel, session: SmallSession, qtbot: QtBot) -> None:
    count, at = len(panel.edit.lines), line_with(panel, "50개사의 기업가치를")
    QGuiApplication.clipboard().setText("하나\r\n둘\n셋")
    put(panel, at, 0)
    panel.edit.paste()
    assert [line.text[:3] for line in panel.edit.lines[at : at + 3]] == ["하나", "둘", "셋50"]
    assert len(panel.edit.lines) == count + 2
    cursor = panel.edit.textCursor()
    cursor.setPosition(panel.edit.position(At(at, 0)))
    cursor.setPosition(panel.edit.position(At(at + 2, 1)), QTextCursor.MoveMode.KeepAnchor)
    panel.edit.setTextCursor(cursor)
    qtbot.keyClick(panel.edit, Key.Key_Delete)
    assert len(panel.edit.lines) == count
    assert agrees(panel, session)


def test_a_box_is_read_only(panel: ManuscriptPanel, session: SmallSession, qtbot: QtBot) -> None:
    issue, at = session.issue, next(n for n, line in enumerate(panel.edit.lines) if line.folded)
    told: list[str] = []
    panel.refused.connect(told.append)
    put(panel, at, 2)
    for key in (Key.Key_X, Key.Key_Backspace, Key.Key_Return):
        qtbot.keyClick(panel.edit, key)
    assert session.issue is issue
    assert told == [panel.words("panels.manuscript.elsewhere")] * 3
    assert agrees(panel, session)


def test_the_caret_goes_both_ways(panel: ManuscriptPanel, session: SmallSession) -> None:
    at = line_with(panel, "눈에 띄는 것은")
    block = panel.edit.lines[at].block
    session.select(Selection(Spot(block, 2), Spot(block, 6)))
    assert panel.edit.ends() == (At(at, 2), At(at, 6))
    put(panel, at, 9)
    assert session.selection == caret(Spot(block, 9))


def test_a_caret_that_comes_from_elsewhere_is_shown_with_air_round_it(
    panel: ManuscriptPanel, session: SmallSession
) -> None:
    panel.resize(600, 260)
    room = panel.edit.viewport().height()
    for at in (len(panel.edit.lines) - 6, 5, line_with(panel, "눈에 띄는 것은")):
        if panel.edit.lines[at].field == "":
            session.select(caret(Spot(panel.edit.lines[at].block, 0)))
            place = panel.edit.cursorRect()
            assert place.height() <= place.top() + 1
            assert place.bottom() <= room - place.height() + 1


def test_the_caret_in_a_table_stands_at_its_line(panel: ManuscriptPanel, session: SmallSession) -> None:
    at = next(n for n, line in enumerate(panel.edit.lines) if line.role == "kind.table")
    cell = next(one for one in passages(article(session)) if one.flows and len(one.within) == 2
                and one.within[0].id == panel.edit.lines[at].block)  # fmt: skip
    session.select(caret(cell.spot(1)))
    assert panel.edit.ends()[1].line == at
    assert session.selection == caret(cell.spot(1))


def test_the_input_method_changes_nothing_until_it_commits(panel: ManuscriptPanel, session: SmallSession) -> None:
    issue, at = session.issue, line_with(panel, "50개사의 기업가치를")
    put(panel, at, 2)
    text = panel.edit.lines[at].text
    composing = QInputMethodEvent("하", [])
    panel.edit.inputMethodEvent(composing)
    assert session.issue is issue
    following = QInputMethodEvent("구", [])
    following.setCommitString("한")
    panel.edit.inputMethodEvent(following)
    assert panel.edit.composing
    assert passage_at(session.issue, Spot(panel.edit.lines[at].block)).text == text[:2] + "한" + text[2:]  # type: ignore[union-attr]
    last = QInputMethodEvent("", [])
    last.setCommitString("국")
    panel.edit.inputMethodEvent(last)
    assert panel.edit.lines[at].text == text[:2] + "한국" + text[2:]
    assert len(session.history.past) == 1
    assert agrees(panel, session)


def test_what_others_change_while_composing_is_shown_afterwards(panel: ManuscriptPanel, session: SmallSession) -> None:
    at = line_with(panel, "50개사의 기업가치를")
    put(panel, at, 2)
    panel.edit.inputMethodEvent(QInputMethodEvent("하", []))
    from kiclayout.content.edit.typed import insert_text

    other = caret(Spot(panel.edit.lines[line_with(panel, "눈에 띄는 것은")].block))
    session.apply(lambda issue, _: insert_text(issue, other, "먼저 "), "edit.type")
    assert not agrees(panel, session)
    panel.edit.inputMethodEvent(QInputMethodEvent("", []))
    assert agrees(panel, session)


def test_signs_beyond_the_first_plane(panel: ManuscriptPanel, session: SmallSession, qtbot: QtBot) -> None:
    at = line_with(panel, "50개사의 기업가치를")
    put(panel, at, 0)
    panel.edit.textCursor().insertText("𠮷🙂")
    put(panel, at, 1)
    panel.edit.textCursor().insertText("x")
    assert panel.edit.lines[at].text.startswith("𠮷x🙂50")
    assert session.selection == caret(Spot(panel.edit.lines[at].block, 2))
    assert agrees(panel, session)


def test_only_the_difference_is_touched(panel: ManuscriptPanel, session: SmallSession) -> None:
    from kiclayout.content.edit.typed import insert_text

    at = line_with(panel, "눈에 띄는 것은")
    spot = Spot(panel.edit.lines[at].block, 3)
    touched: list[tuple[int, int, int]] = []
    panel.edit.document().contentsChange.connect(lambda *change: touched.append(change))
    session.apply(lambda issue, _: insert_text(issue, caret(spot), "XY"), "edit.type")
    assert touched[0] == (panel.edit.position(At(at, 3)), 0, 2)
    assert agrees(panel, session)


def test_the_source_is_the_file_as_it_will_be_saved(panel: ManuscriptPanel, session: SmallSession) -> None:
    panel.toggle.setChecked(True)
    assert panel.source.isVisible()
    assert panel.source.toPlainText().startswith("---\nkicker: 기업분석\n")
    assert "::: table {#t-top12}" in panel.source.toPlainText()
    panel.toggle.setChecked(False)
    assert panel.edit.isVisible()


def test_an_article_without_words_can_be_written(panel: ManuscriptPanel, session: SmallSession, qtbot: QtBot) -> None:
    from kiclayout.base.record import replace
    from kiclayout.content.spot import Done

    made = Article("articles/new.md", (Paragraph(),))
    part = replace(session.issue.sections[0], articles=(*session.issue.sections[0].articles, made))
    grown = replace(session.issue, sections=(part, *session.issue.sections[1:]))
    session.apply(lambda *_: Done(grown, caret(first_spot(made))), "panels.outline.add")
    assert [line.role for line in panel.edit.lines] == ["title", "paragraph"]
    qtbot.keyClicks(panel.edit, "Title")
    assert plain(article(session, "new").title) == "Title"
    put(panel, 1, 0)
    qtbot.keyClicks(panel.edit, "Body")
    assert panel.edit.texts() == ["Title", "Body"]
    assert agrees(panel, session)


def test_the_page_goes_first_while_it_is_typed_on(panel: ManuscriptPanel, session: SmallSession, qtbot: QtBot) -> None:
    from kiclayout.content.edit.typed import insert_text

    panel.lag = 1
    panel.edit.clearFocus()
    spot = Spot(panel.edit.lines[line_with(panel, "눈에 띄는 것은")].block)
    session.apply(lambda issue, _: insert_text(issue, caret(spot), "먼저 "), "edit.type")
    assert not agrees(panel, session)
    qtbot.waitUntil(lambda: agrees(panel, session))


def test_roles_are_changed_in_the_gutter(panel: ManuscriptPanel, session: SmallSession, qtbot: QtBot) -> None:
    at = line_with(panel, "50개사의 기업가치를")
    menu = panel.role_menu(at)
    assert menu is not None
    assert [action.data()[0] for action in menu.actions() if action.isChecked()] == ["paragraph"]
    next(action for action in menu.actions() if action.data()[0] == "heading-2").trigger()
    assert panel.edit.lines[at].role == "heading-2"
    assert session.names == ["panels.role"]
    folded = next(n for n, line in enumerate(panel.edit.lines) if line.folded)
    assert panel.role_menu(folded) is None


def test_a_click_in_the_gutter_names_its_line(panel: ManuscriptPanel, qtbot: QtBot) -> None:
    asked: list[int] = []
    panel.edit.gutter.asked.disconnect()
    panel.edit.gutter.asked.connect(asked.append)
    rows = [(at, row) for at, row in panel.edit.gutter.rows() if 0 <= row.top() < panel.edit.gutter.height() - 20]
    assert len(rows) > 3
    for at, row in rows:
        qtbot.mouseClick(panel.edit.gutter, Qt.MouseButton.LeftButton, pos=row.center().toPoint())
        assert asked[-1] == at


def test_formats_are_those_of_the_roles_after_any_edit(
    panel: ManuscriptPanel, session: SmallSession, qtbot: QtBot
) -> None:
    from kiclayout.content.edit.structure import delete_block
    from kiclayout.editor.panels.story_look import block_format, scale_of

    heading = line_with(panel, "상위 12개 기업")
    for block in (panel.edit.lines[heading].block, panel.edit.lines[heading + 1].block):
        session.apply(lambda issue, _, block=block: delete_block(issue, block), "panels.outline.delete")
    put(panel, line_with(panel, "50개사의 기업가치를"), 4)
    qtbot.keyClick(panel.edit, Key.Key_Return)
    for at, line in enumerate(panel.edit.lines):
        has = panel.edit.document().findBlockByNumber(at).blockFormat()
        wanted = block_format(line, scale_of(panel.edit.font()))
        assert (has.leftMargin(), has.lineHeight()) == (wanted.leftMargin(), wanted.lineHeight()), line


def test_who_comes_in_writes_into_what_the_issue_says_now(panel: ManuscriptPanel, session: SmallSession) -> None:
    from kiclayout.content.edit.typed import insert_text

    panel.lag = 10_000
    panel.edit.clearFocus()
    spot = Spot(panel.edit.lines[line_with(panel, "눈에 띄는 것은")].block)
    session.apply(lambda issue, _: insert_text(issue, caret(spot), "먼저 "), "edit.type")
    assert not agrees(panel, session)
    panel.edit.setFocus()
    assert agrees(panel, session)
