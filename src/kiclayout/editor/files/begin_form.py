"""The facts an issue begins with: number, day, title, and the folder it will lie in, which follows the number.

The form proposes; what was changed by hand stays. It says in words why nothing can be made of what stands in it, with
what would help. Nothing is made here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from kiclayout.app.next_issue import free_name
from kiclayout.base.record import dataclass
from kiclayout.content.issue import WEEK
from kiclayout.editor.files.card import words_label
from kiclayout.editor.panels.day_field import DayField, day_words
from kiclayout.editor.panels.fittings import push
from kiclayout.editor.panels.looks import scaled
from kiclayout.editor.words import Words
from kiclayout.store.paths import fault

LAST_NUMBER = 999_999_999
GAP = 16
Name = Callable[[int, dt.date], str]
"""What the folder of an issue with that number and day is called."""
Choose = Callable[[Path], Path | None]
"""Asks for a folder to put something into, beginning at a path."""


@dataclass(frozen=True, slots=True)
class Begin:
    """What is proposed.

    Attributes:
        number: The number.
        day: The day of publication.
        folder: Where the issue's own folder will lie.
        name: What that is called.
        titled: Whether a title may be given.
    """

    number: int
    day: dt.date
    folder: Path
    name: Name
    titled: bool = False


class BeginForm(QWidget):
    """See the module.

    Signals:
        changed: Something else stands in it.
    """

    changed = Signal()

    def __init__(self, begin: Begin, words: Words, choose: Choose) -> None:
        super().__init__()
        self._begin, self._words, self._choose = begin, words, choose
        self._named = False
        self.number, self.day, self.title, self.place = QSpinBox(self), DayField(self), QLineEdit(self), QLineEdit(self)
        self.browse = push(self, words("begin.browse"))
        self.week, self.fault = words_label("", "label"), words_label("", "error")
        self.hint = words_label("", "label")
        self.number.setRange(0, LAST_NUMBER)
        self.number.setValue(begin.number)
        self.day.show_day(begin.day, begin.day - WEEK, begin.day + WEEK)
        self.day.speak(words)
        self.title.setVisible(begin.titled)
        self.title.setPlaceholderText(words("begin.title-own"))
        self._lay_out()
        self.number.valueChanged.connect(self._follow)
        self.day.done.connect(self._follow)
        self.title.textChanged.connect(self.changed)
        self.place.textEdited.connect(self._name)
        self.browse.clicked.connect(self._other_folder)
        self._follow()

    def _lay_out(self) -> None:
        gap, half = scaled(self.font(), GAP, GAP // 2)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap)
        grid.setVerticalSpacing(half // 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        folder = QHBoxLayout()
        folder.setSpacing(half)
        folder.addWidget(self.place, 1)
        folder.addWidget(self.browse)
        self._labelled(grid, (0, 0), "begin.number", self.number)
        self._labelled(grid, (0, 1), "begin.day", self.day)
        grid.addWidget(self.week, 2, 1)
        if self._begin.titled:
            grid.setRowMinimumHeight(3, half)
            self._labelled(grid, (4, 0), "begin.title", self.title, 2)
            grid.addWidget(self.hint, 6, 0, 1, 2)
            self.hint.setMinimumHeight(2 * self.hint.fontMetrics().lineSpacing() + half // 2)
            self.hint.hide()
        grid.setRowMinimumHeight(7, half)
        grid.addWidget(self._label("begin.folder", self.place), 8, 0, 1, 2)
        grid.addLayout(folder, 9, 0, 1, 2)
        grid.addWidget(self.fault, 10, 0, 1, 2)
        self.fault.setMinimumHeight(2 * self.fault.fontMetrics().lineSpacing())
        self.number.lineEdit().setTextMargins(half, 0, 0, 0)

    def _labelled(self, grid: QGridLayout, at: tuple[int, int], key: str, field: QWidget, span: int = 1) -> None:
        grid.addWidget(self._label(key, field), at[0], at[1], 1, span)
        grid.addWidget(field, at[0] + 1, at[1], 1, span)

    def _label(self, key: str, field: QWidget) -> QWidget:
        made = words_label(self._words(key), "label")
        made.setBuddy(field)
        field.setAccessibleName(self._words(key))
        return made

    # ------------------------------------------------------------------------------------------------ what stands in it
    @property
    def target(self) -> Path:
        """Where the issue will lie."""
        return Path(self.place.text().strip()).expanduser()

    def say_of_title(self, hint: str) -> None:
        """Says something below the title; empty = nothing."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def unfit(self) -> str:
        """Why no issue can be made there, with what would help; empty = one can be."""
        target, words = self.target, self._words
        if not self.place.text().strip() or not target.is_absolute():
            return words("begin.no-name")
        if fault(target.name):
            return words("begin.bad-name", name=target.name)
        if not target.parent.is_dir():
            return words("begin.no-parent", folder=target.parent)
        if target.is_file() or (target.is_dir() and any(target.iterdir())) or target.is_symlink():
            return words("begin.taken", name=target.name, free=free_name(target.parent, target.name))
        return ""

    def _follow(self, *_changed: object) -> None:
        """Number or day is another one: so is the folder's name, unless it was given by hand."""
        number, day = self.number.value(), self.day.day
        self.week.setText(day_words(day, self._words))
        if not self._named:
            folder = self.target.parent if self.place.text() else self._begin.folder
            name = free_name(folder, self._begin.name(number, day))
            with QSignalBlocker(self.place):
                self.place.setText(str(folder / name))
        self._tell()

    def _name(self, _text: str) -> None:
        self._named = True
        self._tell()

    def _other_folder(self) -> None:
        target = self.target
        folder = self._choose(target.parent)
        if folder is not None:
            self.place.setText(str(folder / free_name(folder, target.name)))
            self._tell()

    def _tell(self) -> None:
        self.fault.setText(self.unfit())
        self.changed.emit()
