"""What a reference is to name is found by typing, gone through by arrows, and named or paged."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_desk import closed, dressed, folder, person, put_caret, settings, window

from kiclayout.content.edit.passages import passage_at
from kiclayout.content.inline import PageRef
from kiclayout.editor.actions.desk import Referred
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.window.reference_dialog import ReferenceDialog
from kiclayout.editor.words import Words

__all__ = ["closed", "folder", "person", "settings", "window"]
ROWS = (
    Referred(1, "첫 기사", "P1", False),
    Referred(2, "표 1  항구", "P2", True),
    Referred(3, "둘째 기사", "P3", False),
    Referred(4, "사진 2  항구의 밤", "P4", True),
)


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ReferenceDialog:
    made = ReferenceDialog(ROWS, 3, dressed(tmp_path), Words("ko"))
    qtbot.addWidget(made)
    made.show()
    return made


def chosen(dialog: ReferenceDialog) -> int | None:
    item = dialog.tree.currentItem()
    return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None


def test_the_article_at_hand_is_looked_at_first_and_arrows_go_on(qtbot: QtBot, dialog: ReferenceDialog) -> None:
    assert chosen(dialog) == 3
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert chosen(dialog) == 4


def test_typing_narrows_it_down(dialog: ReferenceDialog) -> None:
    dialog.field.setText("항구 p4")
    assert chosen(dialog) == 4
    dialog.field.setText("첫")
    assert chosen(dialog) == 1
    dialog.field.setText("없는 것")
    assert chosen(dialog) is None
    assert not dialog.name.isEnabled()
    assert not dialog.page.isEnabled()
    dialog.field.setText("항구")
    assert chosen(dialog) == 4, "of what is called alike that of the article at hand"
    dialog.field.clear()
    assert chosen(dialog) == 3


@pytest.mark.parametrize("by", ["name", "page"])
def test_a_table_is_named_from_the_menu(qtbot: QtBot, window: MainWindow, by: str) -> None:
    put_caret(window, 0, 4)
    before = window.session.issue

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReferenceDialog)
        dialog.field.setText("표 1")
        qtbot.mouseClick(getattr(dialog, by), Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, act)
    window.live["insert.reference"].trigger()
    passage = passage_at(window.session.issue, window.session.selection.focus)  # type: ignore[union-attr]
    assert passage is not None
    kinds = [run.kind for run in passage.runs if isinstance(run, PageRef)]
    assert kinds == ["page" if by == "page" else "ref"]
    window.session.undo()
    assert window.session.issue is before
