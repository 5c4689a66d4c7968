"""What a PDF is made for, where it goes, what belongs to it: the printer's profile, a password. Nothing is made here.

Fields that are of no use for the chosen purpose stay in their place and rest, so that nothing jumps.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from kiclayout.app.presets import BOTH, asked_presets, beside, named_for
from kiclayout.app.target import PDF
from kiclayout.base.diagnostics import KicError
from kiclayout.base.record import replace
from kiclayout.editor.files.card import words_label
from kiclayout.editor.files.questions import Wanted
from kiclayout.editor.panels.fittings import push
from kiclayout.editor.panels.looks import scaled
from kiclayout.editor.words import Words
from kiclayout.paint.preset import PRINT

PURPOSES = ("screen", "print", BOTH, "proof")
GAP, INDENT, INSET = 16, 27, 5
"""Pixels at the design's size: between things, of a note below its button, of what stands before a button's sign."""
Choose = Callable[[Path], Path | None]
"""Asks for a file, beginning at a path."""


class ExportForm(QWidget):
    """See the module.

    Attributes:
        wanted: What was put in.
    """

    def __init__(self, proposed: Wanted, words: Words, *, target: Choose, profile: Choose) -> None:
        super().__init__()
        self.wanted, self._words = proposed, words
        self._stem = proposed.target.stem.removesuffix(named_for(proposed.preset, ""))
        self._choose_target, self._choose_profile = target, profile
        self.purposes = {name: QRadioButton(words(f"files.for-{name}"), self) for name in PURPOSES}
        self.target = _shown(words("files.export-target"), self)  # Tab goes along things as they are made
        self.other_target = self._button("files.choose", self._aim)
        self.profile = _shown(words("files.export-profile"), self)
        self.other_profile = self._button("files.choose", self._ink)
        self.locked, self.password = QCheckBox(words("files.export-password"), self), QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(words("files.export-password"))
        self.fault = words_label("", "error")
        self._lay_out()
        self.purposes[proposed.preset].setChecked(True)
        self._connect()
        self._follow()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        gap, indent, inset = scaled(self.font(), GAP, INDENT, INSET)
        column.setSpacing(gap // 4)
        self._group = QButtonGroup(self)
        for name, button in self.purposes.items():
            note = words_label(self._words(f"files.for-{name}-note"), "label")
            note.setContentsMargins(indent, 0, 0, gap // 4)
            self._group.addButton(button)
            column.addWidget(button)
            column.addWidget(note)
        column.addSpacing(gap // 2)
        grid = QGridLayout()
        grid.setHorizontalSpacing(gap)
        grid.setVerticalSpacing(gap // 2)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[QWidget, QWidget, QWidget | None], ...] = (
            (words_label(self._words("files.export-target"), "label"), self.target, self.other_target),
            (words_label(self._words("files.export-profile"), "label"), self.profile, self.other_profile),
            (self.locked, self.password, None),
        )
        for row, (name_of, field, chooser) in enumerate(rows):
            grid.addWidget(name_of, row, 0)
            grid.addWidget(field, row, 1, 1, 1 if chooser else 2)
            if chooser:
                name_of.setContentsMargins(inset, 0, 0, 0)
                grid.addWidget(chooser, row, 2)
        column.addLayout(grid)
        column.addWidget(self.fault)
        self.fault.setContentsMargins(inset, 0, 0, 0)
        self.fault.setMinimumHeight(2 * self.fault.fontMetrics().lineSpacing())

    def _connect(self) -> None:
        for button in self.purposes.values():
            button.toggled.connect(self._purpose_chosen)
        self.locked.toggled.connect(self._locked)
        self.password.textChanged.connect(self._typed)

    def _button(self, key: str, slot: Callable[[], None]) -> QPushButton:
        made = push(self, self._words(key))
        made.clicked.connect(slot)
        return made

    # --------------------------------------------------------------------------------------------- what was put in
    def _purpose_chosen(self) -> None:
        preset = next(name for name, button in self.purposes.items() if button.isChecked())
        own = self.wanted.target.stem == named_for(self.wanted.preset, self._stem)
        name = f"{named_for(preset, self._stem)}{PDF}" if own else self.wanted.target.name
        self.wanted = replace(self.wanted, preset=preset, target=self.wanted.target.with_name(name))
        self._follow()

    def _aim(self) -> None:
        if target := self._choose_target(self.wanted.target):
            self.wanted = replace(self.wanted, target=target)
            self._follow()

    def _ink(self) -> None:
        if profile := self._choose_profile(self.wanted.profile or self.wanted.target.parent):
            self.wanted = replace(self.wanted, profile=profile)
            self._follow()

    def _locked(self, locked: bool) -> None:
        self._typed()
        if locked:
            self.password.setFocus()

    def _typed(self) -> None:
        self.wanted = replace(self.wanted, password=self.password.text() if self.locked.isChecked() else "")
        self._follow()

    def answer(self) -> Wanted:
        """What was put in, without what is of no use for the purpose."""
        password = "" if self.wanted.preset == "print" else self.wanted.password
        return replace(self.wanted, password=password, profile=self.wanted.profile if self._pressed else None)

    @property
    def _pressed(self) -> bool:
        """Whether the printer gets a file."""
        return self.wanted.preset in ("print", BOTH)

    # ------------------------------------------------------------------------------------------------- what is seen
    def _follow(self) -> None:
        locks, wanted = self.wanted.preset != "print", self.wanted
        self.target.setText(str(wanted.target))
        self.target.setToolTip(str(wanted.target))
        self.target.setCursorPosition(len(self.target.text()))
        self.profile.setText(wanted.profile.name if wanted.profile else self._words("files.export-bundled"))
        for field in (self.profile, self.other_profile):
            field.setEnabled(self._pressed)
        self.locked.setEnabled(locks)
        self.password.setEnabled(locks and self.locked.isChecked())
        self._tell(self._note(), "label")

    def _note(self) -> str:
        """What is worth knowing before the button is pressed."""
        notes = []
        if self.wanted.preset in ("screen", BOTH) and self.locked.isChecked():
            notes.append(self._words("files.export-no-archive"))
        files = (self.wanted.target, *([beside(self.wanted.target, PRINT)] if self.wanted.preset == BOTH else []))
        if there := [file.name for file in files if file.exists()]:
            notes.append(self._words("files.export-replaces", file=", ".join(there)))
        return " ".join(notes)

    def unfit(self) -> bool:
        """Whether something stands in the way; the form says what."""
        fault = self._fault()
        if fault:
            self._tell(fault, "error")
        return bool(fault)

    def _fault(self) -> str:
        wanted = self.answer()
        if self.locked.isChecked() and self.locked.isEnabled() and not wanted.password:
            self.password.setFocus()
            return self._words("files.export-no-password")
        try:
            for preset in asked_presets(wanted.preset, wanted.profile, wanted.password):
                if preset.profile is not None:
                    from kiclayout.paint.press import opened_press  # not above: only a printer's own profile needs it

                    opened_press(preset.profile, preset.profile_name)
        except KicError as error:
            first = error.diagnostics[0]
            return f"{first.message(self._words.lang)} {first.hint(self._words.lang)}"
        return ""

    def _tell(self, text: str, look: str) -> None:
        self.fault.setText(text)
        self.fault.setProperty("look", look)
        self.fault.style().unpolish(self.fault)
        self.fault.style().polish(self.fault)


def _shown(name: str, parent: QWidget) -> QLineEdit:
    """A field that shows a file's name; another is chosen with the button beside it."""
    made = QLineEdit(parent)
    made.setReadOnly(True)
    made.setAccessibleName(name)
    return made
