"""The form of the partner that is chosen in the list: names, roles, files, what its owner asks for and allows.

It shows a record and asks for another; values that mean nothing (a day, a length) are not taken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from kiclayout.base.diagnostics import Diagnostic
from kiclayout.base.record import replace
from kiclayout.base.units import parse_length
from kiclayout.content.issue import Bilingual
from kiclayout.content.roles import ROLES, role_name, role_of
from kiclayout.editor.panels.fittings import label, push
from kiclayout.editor.panels.form import Choice, Form, LineField
from kiclayout.editor.panels.wrapped import WrappedField
from kiclayout.editor.partners.entries import LANGS, Entry
from kiclayout.editor.words import Words

APPROVED: tuple[bool | None, ...] = (None, True, False)
_LENGTHS, _DAYS = ("min_height", "clear_space"), ("valid_until", "approved_on")


class RoleField(QComboBox):
    """Roles, parted by commas: typed, or one of the known ones chosen.

    Signals:
        done: The roles, as the record has them.
    """

    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self._line = QLineEdit(self)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._lang = "ko"
        self._roles: tuple[str, ...] = ()
        self.activated.connect(self._choose)
        self._line.editingFinished.connect(self._finish)

    def speak(self, lang: str) -> None:
        """Names roles in another language."""
        self._lang = lang
        self.blockSignals(True)
        self.clear()
        self.addItems([role.name(lang) for role in ROLES])
        self.blockSignals(False)
        self.show_roles(self._roles)

    def show_roles(self, roles: tuple[str, ...]) -> None:
        """Shows ``roles``."""
        self._roles = roles
        self.setCurrentIndex(-1)
        self.setEditText(", ".join(role_name(word, self._lang) for word in roles))
        self._line.setCursorPosition(0)

    def _choose(self, at: int) -> None:
        self._tell((ROLES[at].id, *(one for one in self._roles[1:] if role_of(one) is not ROLES[at])))

    def _finish(self) -> None:
        typed = [word.strip() for word in self.currentText().replace("、", ",").replace("，", ",").split(",")]
        self._tell(tuple(self._spelled(word) for word in typed if word))

    def _spelled(self, word: str) -> str:
        """A known role by its id, unless the record spells it otherwise; another one as it is typed."""
        found = role_of(word)
        same = next((one for one in self._roles if role_of(one) is found), None) if found else None
        return same or (found.id if found else word)

    def _tell(self, roles: tuple[str, ...]) -> None:
        if roles != self._roles:
            self.show_roles(roles)
            self.done.emit(roles)
        else:
            self.show_roles(roles)


class PartnerForm(Form):
    """See the module.

    Signals:
        changed: The record as it shall be.
        file_wanted: A file is to be chosen: ``logo`` or ``reversed``.
        update_wanted: What the registry says is to be taken over.
        save_wanted: The record is to be written into the registry.
        drop_wanted: The partner is to be taken out.
    """

    changed, file_wanted = Signal(object), Signal(str)
    update_wanted, save_wanted, drop_wanted = Signal(), Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("partnerForm", parent)
        self.entry: Entry | None = None
        self._issue_lang = "ko"

    # ------------------------------------------------------------------------------------------------ building
    def fill(self) -> None:
        """Names, roles, files, wishes, and what can be done with the record."""
        self.note = self._wrapping("partnerNote", "label")
        self.add_wide(self.note)
        self.take = self._button(self.update_wanted)
        self.keep = self._button(self.save_wanted)
        self.drop = self._button(self.drop_wanted)
        self._add_names()
        self._add_files()
        self._add_wishes()
        for button in (self.take, self.keep, self.drop):
            self.add_wide(button)

    def _add_names(self) -> None:
        self.names = {lang: LineField(self) for lang in LANGS}
        for lang, field in self.names.items():
            self.add(f"partners.form.name-{lang}", field, wide=True)
            field.done.connect(partial(self._on_name, lang))
        self.roles = RoleField(self)
        self.add("partners.form.roles", self.roles, wide=True)
        self.roles.done.connect(partial(self._put, "roles"))

    def _add_files(self) -> None:
        self.files: dict[str, QPushButton] = {}
        for key in ("logo", "reversed"):
            button = self._button(self.file_wanted, key)
            self.add(f"partners.form.{key}", button)
            self.files[key] = button
        self.quality = self._wrapping("partnerQuality", "error")
        self.add_wide(self.quality)

    def _add_wishes(self) -> None:
        self.fields: dict[str, LineField | WrappedField] = {}
        for key in ("min_height", "clear_space", "valid_until"):
            self._line(key)
        self.approved = Choice(self)
        self.add("partners.form.approved", self.approved)
        self.approved.done.connect(partial(self._put, "approved"))
        for key in ("approved_by", "approved_on"):
            self._line(key)
        self._line("website", wide=True)
        note = WrappedField(self)
        self.add("partners.form.note", note, wide=True)
        note.done.connect(partial(self._on_words, "note"))
        self.fields["note"] = note

    def _line(self, key: str, wide: bool = False) -> None:
        field = LineField(self)
        self.fields[key] = field
        self.add(f"partners.form.{key}", field, wide)
        field.done.connect(partial(self._on_words, key))

    def _button(self, wanted: Any, *said: str) -> QPushButton:
        made = push(self)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.clicked.connect(partial(_emit, wanted, said))
        return made

    def _wrapping(self, name: str, look: str) -> QLabel:
        made = label(self, name, look)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        return made

    # ------------------------------------------------------------------------------------------------ showing
    def reworded(self, words: Words) -> None:
        """All words, the names of roles among them."""
        super().reworded(words)
        self.roles.speak(words.lang)
        self.approved.offer(APPROVED, [words(f"partners.approved.{one}") for one in ("unsaid", "yes", "no")])
        self.take.setText(words("partners.form.update"))
        self.keep.setText(words("partners.form.save"))
        for key in _DAYS:
            self.fields[key].setPlaceholderText(words("partners.form.day"))
        for key in _LENGTHS:
            self.fields[key].setPlaceholderText(words("partners.form.layouts"))
        if self.entry is not None:
            self.show_entry(self.entry, self._issue_lang)

    def show_entry(self, entry: Entry, issue_lang: str) -> None:
        """Shows a partner; one that only the registry has can be looked at, not changed."""
        self.need()
        self.entry, self._issue_lang = entry, issue_lang
        partner = entry.partner
        for lang, field in self.names.items():
            field.show_words(partner.name.in_lang(lang, issue_lang))
            shared = "" if partner.name.in_lang(lang, issue_lang) else partner.name.first(lang)
            field.setPlaceholderText(shared)
        self.roles.show_roles(partner.roles)
        for key, button in self.files.items():
            name = getattr(partner, key)
            words = name.rpartition("/")[2] if name else self.words("partners.form.choose")
            room = max(button.width() - 2 * button.fontMetrics().height(), 60)
            button.setText(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room))
            button.setToolTip(name)
        for key, line in self.fields.items():
            value = getattr(partner, key)
            line.show_words(value.isoformat() if isinstance(value, dt.date) else value)
        self.approved.show_value(partner.approved)
        self._show_state(entry)

    def _show_state(self, entry: Entry) -> None:
        words = self.words
        told = words("partners.form.only-registry") if not entry.here else ""
        if entry.differs:
            what = ", ".join(words(f"partners.differs.{one}") for one in entry.differs)
            told = words("partners.form.differs", what=what)
        self.note.setText(told)
        self.note.setVisible(bool(told))
        inputs: list[QWidget] = [*self.names.values(), self.roles, *self.files.values(), *self.fields.values()]
        for widget in (*inputs, self.approved):
            widget.setEnabled(entry.here)
        self.take.setVisible(bool(entry.differs))
        self.keep.setVisible(entry.here and (bool(entry.differs) or not entry.kept))
        self.drop.setText(words("partners.form.drop" if entry.here else "partners.form.forget"))

    def show_quality(self, findings: tuple[Diagnostic, ...]) -> None:
        """Says what is wrong with the files."""
        lang = self.words.lang
        self.quality.setText("\n".join(f"{one.message(lang)}. {one.hint(lang)}" for one in findings))
        self.quality.setVisible(bool(findings))

    # ------------------------------------------------------------------------------------------------ the hand
    def _put(self, key: str, value: object) -> None:
        if self.entry is not None and self.entry.here and getattr(self.entry.partner, key) != value:
            change: dict[str, Any] = {key: value}
            self.changed.emit(replace(self.entry.partner, **change))

    def _on_name(self, lang: str, text: str) -> None:
        if self.entry is not None:
            self._put("name", renamed(self.entry.partner.name, lang, text.strip(), self._issue_lang))

    def _on_words(self, key: str, text: str) -> None:
        understand: Callable[[str], object] = _day if key in _DAYS else _length if key in _LENGTHS else str.strip
        try:
            self._put(key, understand(text))
        except ValueError:
            if self.entry is not None:
                self.show_entry(self.entry, self._issue_lang)


def renamed(name: Bilingual, lang: str, text: str, issue_lang: str) -> Bilingual:
    """``name`` with ``text`` in ``lang``; a name that is written without a language holds for the issue's."""
    table = {one: name.in_lang(one, issue_lang) for one in LANGS} | dict(name.by_lang)
    table[lang] = text
    kept = {one: words for one, words in table.items() if words}
    if name.main and set(kept) == {issue_lang}:
        return Bilingual(kept[issue_lang])
    return Bilingual("", tuple(kept.items()))


def _day(text: str) -> dt.date | None:
    """The day that is typed, as 2026-11-25, 2026.11.25 or 20261125; None = none.

    Raises:
        ValueError: It is no day.
    """
    plain = text.strip().rstrip(".").replace(" ", "").replace(".", "-").replace("/", "-")
    if not plain:
        return None
    parts = plain.split("-")
    return dt.date(*map(int, parts)) if len(parts) == 3 else dt.date.fromisoformat(plain)


def _length(text: str) -> str:
    """The length that is typed, in millimetres if it names no unit; empty = none.

    Raises:
        ValueError: It is no length, or none that can be.
    """
    plain = text.strip().replace(" ", "")
    if not plain:
        return ""
    written = f"{plain}mm" if plain[-1].isdigit() else plain
    if not 0 <= parse_length(written) < 2000:
        raise ValueError(f"not a length of a mark: {text!r}")
    return written


def _emit(signal: Any, said: tuple[str, ...], _checked: bool = False) -> None:
    signal.emit(*said)
