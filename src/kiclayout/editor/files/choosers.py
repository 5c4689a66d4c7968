"""Asks for the names of files with the system's file dialogs, and for the facts of a new issue with one of ours."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QFileDialog, QFormLayout, QSpinBox, QWidget

from kiclayout.app.target import PACK, PDF
from kiclayout.editor.files.card import Button, Card, Said
from kiclayout.editor.files.dialogs import Ask
from kiclayout.editor.files.questions import Facts
from kiclayout.editor.words import Words
from kiclayout.store.bundled import bundled_folder

LAST_NUMBER = 999_999_999


class FileDialogs:
    """Answers ``Chooser`` with dialogs over the window."""

    def __init__(self, words: Words, parent: QWidget | None = None, ask: Ask = Card.ask) -> None:
        self._words, self._parent, self._ask = words, parent, ask

    def speak(self, words: Words) -> None:
        """Asks in another language from now on."""
        self._words = words

    def issue(self, start: Path) -> Path | None:
        """See ``Chooser``."""
        words = self._words
        title, kinds = words("files.open-title"), words("files.open-filter")
        return _path(QFileDialog.getOpenFileName(self._parent, title, str(start), kinds)[0])

    def documents(self, start: Path) -> tuple[Path, ...]:
        """See ``Chooser``."""
        words = self._words
        title, kinds = words("files.import-title"), words("files.import-filter")
        return tuple(map(Path, QFileDialog.getOpenFileNames(self._parent, title, str(start), kinds)[0]))

    def new_folder(self, start: Path, name: str) -> Path | None:
        """See ``Chooser``."""
        return self._saved("files.folder-title", start / name, "", "")

    def pack(self, start: Path, name: str) -> Path | None:
        """See ``Chooser``."""
        return self._saved("files.pack-title", start / f"{name}{PACK}", self._words("files.pack-filter"), PACK)

    def pdf(self, start: Path, name: str) -> Path | None:
        """See ``Chooser``."""
        return self._saved("files.export-title", start / f"{name}{PDF}", "PDF (*.pdf)", PDF)

    def facts(self, number: int) -> Facts | None:
        """See ``Chooser``."""
        words, form = self._words, FactsForm(number, self._words)
        buttons = (Button("make", words("files.make"), True), Button("cancel", words("files.cancel")))
        card = Card(Said(words("files.new-title"), "", "", buttons, "cancel"), form, self._parent)
        answer = self._ask(card)
        card.deleteLater()
        return form.facts() if answer == "make" else None

    def _saved(self, key: str, proposed: Path, kinds: str, ending: str) -> Path | None:
        found = _path(QFileDialog.getSaveFileName(self._parent, self._words(key), str(proposed), kinds)[0])
        if found is None or found.suffix.lower() == ending or not ending:
            return found
        return found.with_name(found.name + ending)


def _path(name: str) -> Path | None:
    return Path(name) if name else None


class FactsForm(QWidget):
    """Number, date and layout."""

    def __init__(self, number: int, words: Words) -> None:
        super().__init__()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        self.number, self.date, self.layout_name = QSpinBox(), QDateEdit(), QComboBox()
        self.number.setRange(0, LAST_NUMBER)
        self.number.setValue(number)
        self.date.setDisplayFormat("yyyy-MM-dd")
        day = next_wednesday(dt.date.today())
        self.date.setDate(QDate(day.year, day.month, day.day))
        self.layout_name.addItems(sorted(path.name for path in bundled_folder("layouts").iterdir() if path.is_dir()))
        for key, field in (("number", self.number), ("date", self.date), ("layout", self.layout_name)):
            form.addRow(words(f"files.{key}"), field)

    def facts(self) -> Facts:
        """What was put in."""
        return Facts(self.number.value(), self.date.date().toString("yyyy-MM-dd"), self.layout_name.currentText())


def next_wednesday(today: dt.date) -> dt.date:
    """The first Wednesday after ``today``: the day of publication."""
    return today + dt.timedelta(days=(1 - today.weekday()) % 7 + 1)
