"""File dialogs: what they propose, and what comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from kiclayout.editor.files.choosers import FileDialogs
from kiclayout.editor.words import LANGUAGES, Words


class Hand:
    """Types a name into every dialog and accepts it; an empty name leaves the dialog."""

    def __init__(self, name: str) -> None:
        self.name, self.proposed, self.said, self.folder = name, "", "", Path()

    def __call__(self, dialog: QFileDialog) -> bool:
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        self.said = " ".join([dialog.windowTitle(), *(one.text() for one in dialog.findChildren(QLabel))])
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        self.proposed, self.folder = field.text(), Path(dialog.directory().absolutePath())
        if not self.name:
            return False
        field.setText(self.name)
        dialog.accept()
        return dialog.result() == QFileDialog.DialogCode.Accepted


def dialogs(name: str, lang: str = "en") -> tuple[FileDialogs, Hand]:
    hand = Hand(name)
    return FileDialogs(Words(lang), None, run=hand), hand


def test_names_to_write_are_proposed_and_get_their_ending(qtbot: QtBot, tmp_path: Path) -> None:
    chooser, hand = dialogs("other")
    assert chooser.pdf(tmp_path, "issue-7") == tmp_path / "other.pdf"
    assert hand.proposed == "issue-7.pdf"
    assert chooser.pack(tmp_path, "issue-7") == tmp_path / "other.kicissue"
    assert hand.proposed == "issue-7.kicissue"
    assert chooser.new_folder(tmp_path, "issue-008") == tmp_path / "other"
    assert hand.proposed == "issue-008"


def test_a_folder_is_proposed_that_is_not_there_yet(qtbot: QtBot, tmp_path: Path) -> None:
    chooser, hand = dialogs("")
    (tmp_path / "issue-008").mkdir()
    (tmp_path / "issue-008-2").mkdir()
    chooser.new_folder(tmp_path, "issue-008")
    assert hand.proposed == "issue-008-3"


def test_a_dialog_begins_in_a_folder_that_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    chooser, hand = dialogs("")
    chooser.issue(tmp_path / "Documents" / "gone")
    assert hand.proposed == ""
    assert hand.folder == tmp_path


def test_what_is_opened_must_be_there(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "issue.yaml").write_text("", "utf-8")
    chooser, _ = dialogs("issue.yaml")
    assert chooser.issue(tmp_path) == tmp_path / "issue.yaml"
    (tmp_path / "a.md").write_text("", "utf-8")
    chooser, _ = dialogs('"a.md" "issue.yaml"')
    assert set(chooser.documents(tmp_path)) == {tmp_path / "a.md", tmp_path / "issue.yaml"}


def test_leaving_a_dialog_chooses_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    chooser, _ = dialogs("")
    assert chooser.issue(tmp_path) is chooser.pdf(tmp_path, "a") is chooser.pack(tmp_path, "a") is None
    assert chooser.new_folder(tmp_path, "a") is None
    assert chooser.documents(tmp_path) == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_dialogs_speak_the_windows_language(qtbot: QtBot, tmp_path: Path, lang: str) -> None:
    chooser, hand = dialogs("")
    chooser.speak(Words(lang))
    chooser.pdf(tmp_path, "a")
    for key in ("files.export-title", "files.look-in", "files.kind"):
        assert Words(lang)(key) in hand.said
