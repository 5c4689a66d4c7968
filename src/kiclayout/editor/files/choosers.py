"""Asks for the names of files with the system's file dialogs, and for the facts of new issues with our own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QFileDialog, QTreeView, QWidget

from kiclayout.app.next_issue import Wish, free_name
from kiclayout.app.target import PACK, PDF
from kiclayout.editor.files.begin_dialog import BeginDialog
from kiclayout.editor.files.begin_form import Begin
from kiclayout.editor.files.card import Button, Card, Said
from kiclayout.editor.files.dialogs import Ask
from kiclayout.editor.files.export_form import ExportForm
from kiclayout.editor.files.new_dialog import NewDialog, named_by_number
from kiclayout.editor.files.next_dialog import NextDialog
from kiclayout.editor.files.questions import Before, Facts, Wanted
from kiclayout.editor.pictures.intake import ENDINGS
from kiclayout.editor.theme.edged import FRAME
from kiclayout.editor.words import Words

SIZE, COLUMNS = (860, 540), (330, 90, 90, 150)
"""Of a file dialog: pixels; widths of the columns for names, sizes, kinds and dates."""


Run = Callable[[QDialog], bool]
"""Shows a dialog and says whether something was chosen; a test chooses by itself."""
Answer = TypeVar("Answer")


def shown(dialog: QDialog) -> bool:
    """Shows ``dialog`` and waits for an answer."""
    return dialog.exec() == QDialog.DialogCode.Accepted


class FileDialogs:
    """Answers ``Chooser`` with dialogs over the window."""

    def __init__(self, words: Words, parent: QWidget | None = None, ask: Ask = Card.ask, run: Run = shown) -> None:
        self._words, self._parent, self._ask, self._run = words, parent, ask, run

    def speak(self, words: Words) -> None:
        """Asks in another language from now on."""
        self._words = words

    def issue(self, start: Path) -> Path | None:
        """See ``Chooser``."""
        dialog = self._dialog("open", start)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return next(iter(self._chosen(dialog)), None)

    def documents(self, start: Path) -> tuple[Path, ...]:
        """See ``Chooser``."""
        dialog = self._dialog("import", start)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._chosen(dialog)

    def new_folder(self, start: Path, name: str) -> Path | None:
        """See ``Chooser``. A folder that is there would be entered, not taken: the name proposed is a free one."""
        return self._written("folder", start, free_name(start, name))

    def pack(self, start: Path, name: str) -> Path | None:
        """See ``Chooser``."""
        return self._written("pack", start, f"{name}{PACK}")

    def pdf(self, start: Path, name: str) -> Path | None:
        """See ``Chooser``."""
        return self._written("export", start, f"{name}{PDF}")

    def profile(self, start: Path) -> Path | None:
        """An ICC profile of a printer."""
        dialog = self._dialog("profile", start if start.is_dir() else start.parent)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return next(iter(self._chosen(dialog)), None)

    def export(self, proposed: Wanted) -> Wanted | None:
        """See ``Chooser``."""
        words = self._words

        def target(start: Path) -> Path | None:
            return self.pdf(start.parent, start.stem)

        form = ExportForm(proposed, words, target=target, profile=self.profile)
        buttons = (Button("export", words("files.export-now"), True), Button("cancel", words("files.cancel")))
        card = Card(Said(words("files.options-title"), "", "", buttons, "cancel"), form, self._parent)
        try:
            while self._ask(card) == "export":
                if not form.unfit():
                    return form.answer()
            return None
        finally:
            card.deleteLater()

    def cells(self, start: Path) -> Path | None:
        """See ``Chooser``."""
        dialog = self._dialog("data", start)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return next(iter(self._chosen(dialog)), None)

    def picture(self, start: Path) -> Path | None:
        """See ``Chooser``."""
        return next(iter(self._chosen(self._picture_dialog(start, QFileDialog.FileMode.ExistingFile))), None)

    def pictures(self, start: Path) -> tuple[Path, ...]:
        """See ``Chooser``."""
        return self._chosen(self._picture_dialog(start, QFileDialog.FileMode.ExistingFiles))

    def _picture_dialog(self, start: Path, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = self._dialog("picture", start)
        dialog.setFileMode(mode)
        endings = " ".join(f"*.{ending}" for ending in ENDINGS)
        dialog.setNameFilter(self._words("files.picture-filter", endings=endings))
        return dialog

    def _written(self, what: str, start: Path, name: str) -> Path | None:
        """A file to write. The ending is added before the dialog asks whether an older file may go."""
        dialog = self._dialog(what, start)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("" if what == "folder" else Path(name).suffix)
        dialog.selectFile(name)
        return next(iter(self._chosen(dialog)), None)

    def _dialog(self, what: str, start: Path) -> QFileDialog:
        """A dialog for what the wording calls ``files.<what>-title``."""
        words = self._words
        dialog = QFileDialog(self._parent, words(f"files.{what}-title"), str(_there(start)))
        if what not in ("folder", "place"):
            dialog.setNameFilter(words(f"files.{what}-filter"))
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, words("files.look-in"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, words("files.kind"))
        return dialog

    def _chosen(self, dialog: QFileDialog) -> tuple[Path, ...]:
        """What was chosen; nothing if the dialog was left."""
        try:
            _arrange(dialog)
            return tuple(map(Path, dialog.selectedFiles())) if self._run(dialog) else ()
        finally:
            dialog.deleteLater()

    def fresh(self, number: int, start: Path) -> Facts | None:
        """See ``Chooser``."""
        day = next_wednesday(dt.date.today())
        begin = Begin(number, day, _there(start), named_by_number)
        dialog = NewDialog(begin, self._words, self.place, self._parent)
        return self._begun(dialog, dialog.facts)

    def following(self, before: Before) -> Wish | None:
        """See ``Chooser``."""
        dialog = NextDialog(before, self._words, self.place, self._parent)
        return self._begun(dialog, dialog.wish)

    def _begun(self, dialog: BeginDialog, answer: Callable[[], Answer]) -> Answer | None:
        """Shows one of our dialogs; what was put in, if nothing stands against it."""
        try:
            return answer() if self._run(dialog) and not dialog.form.unfit() else None
        finally:
            dialog.deleteLater()

    def place(self, start: Path) -> Path | None:
        """A folder that is there, to put something into."""
        dialog = self._dialog("place", start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return next(iter(self._chosen(dialog)), None)


def _there(start: Path) -> Path:
    """``start``, or the nearest folder above it that is there: a dialog takes what is not for a name."""
    return next((one for one in (start, *start.parents) if one.is_dir()), start)


def _arrange(dialog: QFileDialog) -> None:
    """Room for names and dates, where the dialog is Qt's own and not the system's."""
    dialog.resize(QSize(*SIZE).boundedTo(dialog.screen().availableSize() - FRAME))
    table = dialog.findChild(QTreeView)
    if isinstance(table, QTreeView):
        for column, wide in enumerate(COLUMNS):
            table.header().resizeSection(column, wide)


def next_wednesday(today: dt.date) -> dt.date:
    """The first Wednesday after ``today``: the day of publication."""
    return today + dt.timedelta(days=(1 - today.weekday()) % 7 + 1)
