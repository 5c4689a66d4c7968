"""What is asked before a PDF is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiclayout.editor.files.card import Button, Card, Said
from kiclayout.editor.files.choosers import FileDialogs
from kiclayout.editor.files.export_form import ExportForm
from kiclayout.editor.files.questions import Wanted
from kiclayout.editor.words import LANGUAGES, Words
from kiclayout.store.bundled import bundled_folder


class Chosen:
    """Gives the same file whenever one is asked for."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file

    def __call__(self, start: Path) -> Path | None:
        return self.file


def form_for(qtbot: QtBot, proposed: Wanted, target: Path | None = None, profile: Path | None = None) -> ExportForm:
    made = ExportForm(proposed, Words("en"), target=Chosen(target), profile=Chosen(profile))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_name_follows_the_purpose_unless_it_is_somebodys_own(qtbot: QtBot, tmp_path: Path) -> None:
    form = form_for(qtbot, Wanted(tmp_path / "issue-print.pdf", "print"), tmp_path / "mine.pdf")
    form.purposes["proof"].click()
    assert form.answer() == Wanted(tmp_path / "issue-proof.pdf", "proof")
    form.purposes["screen"].click()
    assert form.answer().target.name == "issue.pdf"
    form.other_target.click()
    form.purposes["print"].click()
    assert form.answer() == Wanted(tmp_path / "mine.pdf", "print")


def test_what_is_of_no_use_rests_and_is_not_handed_on(qtbot: QtBot, tmp_path: Path) -> None:
    profile = bundled_folder("profiles") / "FOGRA39L.icc"
    form = form_for(qtbot, Wanted(tmp_path / "a.pdf"), profile=profile)
    assert not form.other_profile.isEnabled()
    form.locked.click()
    form.password.setText("열쇠")
    assert form.answer().password == "열쇠"
    assert "PDF/A" in form.fault.text()
    form.purposes["print"].click()
    assert not form.password.isEnabled()
    form.other_profile.click()
    assert form.answer() == Wanted(tmp_path / "a-print.pdf", "print", profile)
    assert not form.unfit()
    form.purposes["screen"].click()
    assert form.answer() == Wanted(tmp_path / "a.pdf", password="열쇠")
    form.locked.click()
    assert form.answer().password == ""


def test_two_files_take_a_profile_and_a_password(qtbot: QtBot, tmp_path: Path) -> None:
    profile = bundled_folder("profiles") / "FOGRA39L.icc"
    (tmp_path / "a-print.pdf").write_bytes(b"%PDF-")
    form = form_for(qtbot, Wanted(tmp_path / "a.pdf"), profile=profile)
    form.purposes["both"].click()
    assert "a-print.pdf" in form.fault.text()
    form.locked.click()
    form.password.setText("열쇠")
    form.other_profile.click()
    assert form.answer() == Wanted(tmp_path / "a.pdf", "both", profile, "열쇠")
    assert not form.unfit()
    form.purposes["print"].click()
    assert form.answer() == Wanted(tmp_path / "a-print.pdf", "print", profile)


def test_a_file_that_is_there_is_said_to_go(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a-proof.pdf").write_bytes(b"%PDF-")
    form = form_for(qtbot, Wanted(tmp_path / "a.pdf"))
    assert form.fault.text() == ""
    form.purposes["proof"].click()
    assert "a-proof.pdf" in form.fault.text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_dialog_stays_until_what_was_put_in_will_do(qtbot: QtBot, tmp_path: Path, lang: str) -> None:
    broken = tmp_path / "no.icc"
    broken.write_bytes(b"no profile at all" * 20)
    said: list[str] = []

    def person(card: Card) -> str:
        form = card.findChild(ExportForm)
        assert isinstance(form, ExportForm)
        said.append(form.fault.text())
        if len(said) == 1:
            form.locked.click()
        elif len(said) == 2:
            form.purposes["print"].click()
        else:
            form.locked.click()
            return "cancel" if len(said) > 3 else "export"
        return "export"

    chooser = FileDialogs(Words(lang), None, ask=person)
    assert chooser.export(Wanted(tmp_path / "a.pdf", profile=broken)) is None
    assert said[0] == ""
    assert said[1] == Words(lang)("files.export-no-password")
    assert "no.icc" in said[2]
    assert len(said) == 4


def test_tab_goes_through_the_card_as_it_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    form = ExportForm(Wanted(tmp_path / "a.pdf", "screen"), Words("en"), target=Chosen(), profile=Chosen())
    buttons = (Button("make", "Make", True), Button("cancel", "Cancel"))
    card = Card(Said("Export", buttons=buttons, cancel="cancel"), form)
    qtbot.addWidget(card)
    card.show()
    card.activateWindow()
    form.locked.setChecked(True)
    cancel, make = (
        next(one for one in card.findChildren(QPushButton) if one.property("answer") == name)
        for name in ("cancel", "make")
    )
    screen = form.purposes["screen"]
    screen.setFocus()
    qtbot.waitUntil(screen.hasFocus)
    for there in (form.target, form.other_target, form.locked, form.password, cancel, make, screen):
        qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Tab)
        assert card.focusWidget() is there
    form.purposes["print"].click()
    form.purposes["print"].setFocus()
    for there in (form.target, form.other_target, form.profile, form.other_profile, cancel, make):
        qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Tab)
        assert card.focusWidget() is there
