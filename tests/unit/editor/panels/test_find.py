from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from small_session import SmallSession

from kiclayout.content.edit.passages import article_of, first_spot, passages, text_of
from kiclayout.content.edit.search import selection_of
from kiclayout.content.inline import Text
from kiclayout.content.spot import Selection, caret
from kiclayout.editor.panels.find import FindPanel
from kiclayout.editor.panels.hit_rows import Context, cut_before
from kiclayout.editor.panels.looks import font_of
from kiclayout.editor.words import Words

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(qtbot: QtBot, session: SmallSession, words: Words) -> Iterator[FindPanel]:
    made = FindPanel(session, words)
    tester = QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.addWidget(made)
    made.resize(760, 200)
    made.show()
    yield made
    del tester


def everything(session: SmallSession) -> str:
    return "\n".join(one.text for one in passages(session.issue))


def look_for(panel: FindPanel, text: str) -> None:
    panel.field.setText(text)
    panel.search()


def pick(panel: FindPanel, choice: object, value: str) -> None:
    choice.show_value(value)  # type: ignore[attr-defined]
    choice.done.emit(value)  # type: ignore[attr-defined]


def test_all_places_are_listed_with_their_words(panel: FindPanel, session: SmallSession) -> None:
    look_for(panel, "수소")
    assert len(panel.matches) == everything(session).count("수소") == panel.model.rowCount() > 5
    said = panel.context(panel.matches[0])
    assert said.match == "수소"
    assert said.page == (session.page_of(panel.matches[0].block).folio)  # type: ignore[union-attr]
    assert panel.count.text() == panel.words("panels.find.total", total=len(panel.matches))


def test_words_on_no_page_are_listed_with_the_page_of_their_poster(panel: FindPanel, session: SmallSession) -> None:
    unseen = next(one for one in passages(session.issue) if one.poster and one.flows)
    look_for(panel, unseen.text)
    hit = next(one for one in panel.matches if one.block == unseen.block)
    page = session.page_of(unseen.poster)
    assert page is not None
    assert panel.context(hit).page == page.folio != ""


def test_typing_finds_a_moment_later(panel: FindPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.matches_changed):
        qtbot.keyClicks(panel.field, "MW")
    assert panel.matches


def test_enter_goes_on_and_shift_enter_back_round_the_ends(
    panel: FindPanel, session: SmallSession, qtbot: QtBot
) -> None:
    panel.field.setText("수소")
    found = []
    for _ in range(3):
        qtbot.keyClick(panel.field, Key.Key_Return)
        assert session.selection is not None
        assert text_of(session.issue, session.selection) == "수소"
        found.append(panel.current)
    assert found == [0, 1, 2]
    for _ in range(3):
        qtbot.keyClick(panel.field, Key.Key_Return, Shift)
    assert panel.current == len(panel.matches) - 1
    qtbot.keyClick(panel.field, Key.Key_F3)
    assert panel.current == 0
    assert panel.count.text() == panel.words("panels.find.nth", n=1, total=len(panel.matches))


def test_the_search_goes_on_from_the_caret(panel: FindPanel, session: SmallSession) -> None:
    last = session.issue.articles[-1]
    session.select(caret(first_spot(last)))
    look_for(panel, "의")
    panel.step(1)
    assert session.selection is not None
    assert article_of(session.issue, panel.matches[panel.current].block) is last


def test_options(panel: FindPanel, session: SmallSession) -> None:
    text = everything(session)
    look_for(panel, "mw")
    several = len(panel.matches)
    panel.case.click()
    assert len(panel.matches) == text.count("mw") < several
    panel.case.click()
    look_for(panel, "한국")
    all_of_them = len(panel.matches)
    panel.word.click()
    assert 0 < len(panel.matches) < all_of_them
    panel.word.click()
    panel.regex.click()
    look_for(panel, r"\d+(?:\.\d+)?%")
    assert panel.matches
    assert all(text_of(session.issue, selection_of(hit)).endswith("%") for hit in panel.matches)


@pytest.mark.parametrize("style", ["title", "heading", "body", "table", "caption", "note"])
def test_every_hit_is_of_the_chosen_kind_and_in_one_kind_only(panel: FindPanel, style: str) -> None:
    panel.regex.click()
    look_for(panel, ".")
    whole = len(panel.matches)
    kinds = {}
    for one in ("title", "heading", "body", "table", "caption", "note"):
        pick(panel, panel.style_of, one)
        kinds[one] = set(panel.matches)
    assert sum(map(len, kinds.values())) == whole
    assert kinds[style]


def test_ranges(panel: FindPanel, session: SmallSession) -> None:
    here = session.issue.articles[1]
    body = next(one for one in passages(here) if one.text.count("의") > 1)
    session.select(Selection(body.spot(0), body.end()))
    look_for(panel, "의")
    pick(panel, panel.range, "selection")
    assert len(panel.matches) == body.text.count("의")
    panel.step(1)
    panel.step(1)
    assert len(panel.matches) == body.text.count("의")
    pick(panel, panel.range, "article")
    assert {article_of(session.issue, hit.block) for hit in panel.matches} == {here}


def test_one_is_replaced_and_the_next_is_shown(panel: FindPanel, session: SmallSession, qtbot: QtBot) -> None:
    look_for(panel, "수소")
    count, first = len(panel.matches), panel.matches[0]
    panel.by.setText("氢")
    qtbot.keyClick(panel.by, Key.Key_Return)
    assert len(panel.matches) == count
    qtbot.keyClick(panel.by, Key.Key_Return)
    assert len(panel.matches) == count - 1
    assert first not in panel.matches
    assert panel.current == 0
    assert session.names == ["panels.find.one"]


def test_all_are_replaced_in_one_step(panel: FindPanel, session: SmallSession) -> None:
    issue, text = session.issue, everything(session)
    look_for(panel, "수소")
    panel.by.setText("수소수소")
    panel.all.click()
    assert everything(session) == text.replace("수소", "수소수소")
    assert panel.said.text() == panel.words("panels.find.done", n=text.count("수소"))
    assert len(session.history.past) == 1
    session.undo()
    assert session.issue is issue
    panel.search()
    assert panel.said.text() == ""


def test_when_nothing_is_left_the_keyboard_goes_to_the_field(panel: FindPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    look_for(panel, "한국")
    panel.all.setFocus()
    qtbot.waitUntil(panel.all.hasFocus)
    qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    assert not panel.matches
    assert panel.field.hasFocus()


def test_the_next_undo_is_for_what_was_replaced(panel: FindPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.field, "MW")
    qtbot.keyClicks(panel.by, "GW")
    panel.by.setCursorPosition(1)
    assert panel.field.isUndoAvailable()
    panel.replace_all()
    assert (panel.field.text(), panel.by.text(), panel.by.cursorPosition()) == ("MW", "GW", 1)
    assert not panel.field.isUndoAvailable()
    assert not panel.by.isUndoAvailable()
    qtbot.keyClicks(panel.by, "h")
    panel.search()
    panel.replace_all()  # nothing is found any more, and nothing forgotten
    assert panel.by.isUndoAvailable()


def test_particles_follow_the_new_word_unless_the_button_is_up(panel: FindPanel, session: SmallSession) -> None:
    text = everything(session)
    look_for(panel, "한국")
    panel.by.setText("우리나라")
    panel.all.click()
    fitted = everything(session)
    assert panel.said.text() == panel.words("panels.find.done.particles", n=text.count("한국"), m=text.count("한국은 "))
    assert fitted.count("우리나라는 ") == text.count("한국은 ") > 1
    session.undo()
    assert everything(session) == text
    panel.particles.click()
    panel.search()
    panel.all.click()
    assert everything(session) == text.replace("한국", "우리나라")
    assert panel.said.text() == panel.words("panels.find.done", n=text.count("한국"))


def test_groups_of_an_expression_are_put_in(panel: FindPanel, session: SmallSession) -> None:
    text = everything(session)
    panel.regex.click()
    look_for(panel, r"(\d+)개사")
    assert panel.matches
    panel.by.setText(r"\1개 회사")
    panel.all.click()
    import re

    assert everything(session) == re.sub(r"(\d+)개사", r"\1개 회사", text)


def test_replaced_words_keep_their_look(panel: FindPanel, session: SmallSession) -> None:
    look_for(panel, "두꺼워진")
    panel.by.setText("굵어진")
    panel.all.click()
    runs = [run for one in passages(session.issue) for run in one.runs if isinstance(run, Text)]
    assert Text("가운데가 굵어진 해", ("b",)) in runs


@pytest.mark.parametrize("lang", ["ko", "zh", "en"])
@pytest.mark.parametrize("wrong", ["(중국", "[가", "a)", "*a", "a**", r"\q"])
def test_what_is_wrong_with_an_expression_is_said(panel: FindPanel, lang: str, wrong: str) -> None:
    panel.retranslate(Words(lang))
    panel.regex.click()
    look_for(panel, wrong)
    assert panel.matches == ()
    assert panel.said.text()
    assert "re." not in panel.said.text()
    look_for(panel, "중국")
    assert panel.said.text() == ""


def test_a_group_that_is_not_there_changes_nothing(panel: FindPanel, session: SmallSession) -> None:
    issue = session.issue
    panel.regex.click()
    look_for(panel, "수소")
    panel.by.setText(r"\3")
    panel.all.click()
    assert session.issue is issue
    assert panel.said.text()


def test_what_is_selected_is_looked_for(panel: FindPanel, session: SmallSession) -> None:
    body = next(one for one in passages(session.issue) if "수소" in one.text)
    at = body.text.index("수소")
    session.select(Selection(body.spot(at), body.spot(at + 2)))
    panel.open()
    assert panel.field.text() == "수소"
    assert panel.field.hasSelectedText()


def test_hits_follow_the_issue(panel: FindPanel, session: SmallSession, qtbot: QtBot) -> None:
    from kiclayout.content.edit.typed import insert_text

    look_for(panel, "수소")
    count = len(panel.matches)
    spot = selection_of(panel.matches[0]).anchor
    with qtbot.waitSignal(panel.matches_changed):
        session.apply(lambda issue, _: insert_text(issue, caret(spot), "수소 "), "edit.type")
    assert len(panel.matches) == count + 1


def test_what_is_found_is_seen_in_a_narrow_panel(panel: FindPanel) -> None:
    said, font = Context("P1", "…" + "앞" * 40, "중국", "뒤" * 40, ""), panel.font()
    drawn = QFontMetricsF(font_of(font)).horizontalAdvance
    whole, narrow = cut_before(said, font, 4000.0), cut_before(said, font, 200.0)
    assert whole == said.before
    assert narrow.startswith("…")
    assert narrow.endswith("앞")
    assert drawn(narrow) + drawn(said.match) < 160.0
    assert cut_before(said, font, 20.0) in ("", "…")
