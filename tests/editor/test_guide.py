"""The guide: complete in three languages, calls everything as the window does, and leads to its commands."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_desk import closed, person, settings

from kiclayout.editor.guide.chapters import chapters
from kiclayout.editor.guide.window import GuideWindow
from kiclayout.editor.theme.tokens import DARK, LIGHT
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.words import LANGUAGES, Words

__all__ = ["closed", "person", "settings"]
LINK = re.compile(r"\]\(command:([^)]+)\)")


@pytest.fixture
def guide(closed: MainWindow) -> GuideWindow:
    closed.live["help.guide"].trigger()
    (made,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, GuideWindow))
    return made


def gone() -> bool:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return not [one for one in QApplication.topLevelWidgets() if isinstance(one, GuideWindow)]


def signs(text: str) -> list[str]:
    """What a chapter is made of: its headings, lists, tables and commands, in their order."""
    return [found.group() for found in re.finditer(r"^(?:#+|-|\d\.|\|)(?= )|\]\(command:[^)]+\)", text, re.MULTILINE)]


def test_it_says_the_same_in_every_language(closed: MainWindow) -> None:
    korean, *others = ([signs(one.text) for one in chapters(Words(lang), closed.live)] for lang in LANGUAGES)
    assert len(korean) == 10
    assert others == [korean, korean]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_calls_commands_as_the_window_does_and_leaves_no_sign_unfilled(closed: MainWindow, lang: str) -> None:
    said = "".join(one.text for one in chapters(Words(lang), closed.live))
    assert "{" not in said
    assert set(LINK.findall(said)) <= set(closed.live.all)
    export = {"ko": "파일 › PDF 내보내기", "zh": "文件 › 导出 PDF", "en": "File › Export PDF"}[lang]
    assert f"[{export}](command:file.export) `Ctrl+E`" in said


def test_a_command_in_it_is_shown_in_the_palette_of_the_window(closed: MainWindow, guide: GuideWindow) -> None:
    guide.text.anchorClicked.emit(QUrl("https://example.org"))
    card = closed.shell.palette_card
    assert card is not None
    assert not card.isVisible()
    guide.text.anchorClicked.emit(QUrl("command:file.new"))
    assert card.isVisible()
    assert card.field.text() == "새로 만들기"
    assert card.found.actions[0].row.id == "file.new"
    guide.text.anchorClicked.emit(QUrl("command:help.keys"))
    assert card.found.actions[0].row.id == "help.keys"
    card.leave()


def test_what_is_sought_leaves_its_chapters_and_is_tinted(qtbot: QtBot, guide: GuideWindow) -> None:
    guide.field.setFocus()
    qtbot.keyClicks(guide.field, "PDF/X")
    shown = [guide.list.item(row).text() for row in range(guide.list.count()) if not guide.list.item(row).isHidden()]
    assert shown == ["점검하고 내보내기"]
    assert guide.list.currentItem().text() == shown[0]
    (place,) = guide.text.extraSelections()
    assert place.cursor.selectedText() == "PDF/X"  # type: ignore[attr-defined]
    guide.field.setText("그런 말은 없다")
    assert all(guide.list.item(row).isHidden() for row in range(guide.list.count()))
    assert not guide.text.extraSelections()
    guide.field.clear()
    assert not guide.list.item(0).isHidden()


def test_it_speaks_and_looks_as_the_window_does(closed: MainWindow, guide: GuideWindow) -> None:
    def ink() -> QColor:
        link = guide.text.document().find("Ctrl+N")
        back = QTextCursor(guide.text.document())
        back.setPosition(link.selectionStart() - 1)
        return back.charFormat().foreground().color()

    guide.list.setCurrentRow(0)
    assert ink() == QColor(LIGHT.selection)
    closed.shell.dress("dark", 1.15)
    assert ink() == QColor(DARK.selection)
    guide.list.setCurrentRow(3)
    closed.shell.speak("en")
    assert guide.windowTitle() == "Guide – kiclayout"
    assert guide.list.currentItem().text() == "Chinese names and languages"
    assert guide.text.document().firstBlock().text() == "Chinese names and languages"


def test_it_is_one_window_that_escape_closes_and_that_goes_with_the_program(
    qtbot: QtBot, closed: MainWindow, guide: GuideWindow
) -> None:
    closed.start.guide.click()
    assert [one for one in QApplication.topLevelWidgets() if isinstance(one, GuideWindow)] == [guide]
    qtbot.keyClick(guide.list, Qt.Key.Key_Escape)
    assert gone()
    closed.live["help.guide"].trigger()
    assert not gone()
    closed.close()
    assert gone()
