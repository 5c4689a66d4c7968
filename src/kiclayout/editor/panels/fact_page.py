"""A page of the issue's form: fields of facts by their names, wordings in all languages side by side, lists with tools.

It is built for an issue of a certain shape, and built anew when a list has more items, or fewer. Findings are shown
below the fields that cause them. Which facts a page has is said by ``issue_pages``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from kiclayout.base.diagnostics import Diagnostic, Severity
from kiclayout.content.issue import Issue
from kiclayout.editor.panels.day_choice import DayChoice
from kiclayout.editor.panels.day_field import DayField, day_words
from kiclayout.editor.panels.fittings import label, push
from kiclayout.editor.panels.form import Form
from kiclayout.editor.panels.live_fields import FactField, FactLine, FactText
from kiclayout.editor.panels.looks import scaled
from kiclayout.editor.panels.name_group import NameGroup
from kiclayout.editor.panels.picture_field import PictureField
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words

APART = 12
"""Above a head, in designed pixels."""
Field = FactField | DayChoice | PictureField
Deed = tuple[str, str]
"""What is done with a list: add, drop, up or down; and the name of the list, or of its item."""
ITEM_TOOLS = (("up", "up"), ("down", "down"), ("drop", "trash"))


class FactPage(Form):
    """See the module.

    Signals:
        put: A fact was typed; carries its name and value.
        done: Something is to be done with a list; carries what and with which, see ``Deed``.
        entered: The keyboard came into a field; carries the fact's name.
        wanted: A picture is to be chosen; carries the fact's name.
    """

    put = Signal(str, object)
    done = Signal(str, str)
    entered = Signal(str)
    wanted = Signal(str)

    def __init__(self, name: str, langs: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.langs = tuple(langs)
        self.fields: dict[str, QWidget] = {}
        self._notes: dict[str, QLabel] = {}
        self._hints: dict[str, str] = {}
        self._tongues: list[tuple[QWidget, str, str]] = []
        self._groups: list[NameGroup] = []
        self.line.hide()

    # ------------------------------------------------------------------------------------------------ building
    def fact(self, key: str, field: Field, wide: bool = False) -> None:
        """A field under the label ``key`` of the wording."""
        self.add(key, field, wide)
        self._take(field)

    def _take(self, field: Field) -> None:
        """Takes a field over that stands somewhere on the page."""
        self.fields[field.name] = field
        field.put.connect(self.put)
        field.entered.connect(self.entered)
        field.setObjectName(field.name)
        if isinstance(field, PictureField):
            field.wanted.connect(self.wanted)

    def wording(self, key: str, name: str, *, long: bool = False) -> None:
        """The wordings of a fact, a field for every language."""
        if self._side:
            self._next_row()
        for number, lang in enumerate(self.langs):
            field: FactText | FactLine = FactText(f"{name}@{lang}", self) if long else FactLine(f"{name}@{lang}", self)
            said = key if not number else f"facts.in-{lang}"
            self.fact(said, field, wide=len(self.langs) == 1)
            self._tongues.append((field, key, lang))
        if self._side:
            self._next_row()

    def group(self, group: NameGroup, *, right: bool) -> None:
        """Names of one country, in the left or right column of the row that is begun."""
        self._grid.addWidget(group, self._row, 1 if right else 0, Qt.AlignmentFlag.AlignTop)
        self._groups.append(group)
        for field in group.fields:
            self.fields[field.name] = field
            field.setObjectName(field.name)
        group.put.connect(self.put)
        group.entered.connect(self.entered)
        group.done.connect(self.done)

    def row_done(self) -> None:
        """Ends the row."""
        self._next_row(lines=1)

    def item_tools(self, name: str, count: int) -> None:
        """The tools of an item of a list of ``count``: up, down, out of it."""
        number = int(name.rpartition(".")[2])
        can = {"up": number > 1, "down": number < count, "drop": True}
        made = self.add_tools(tuple((f"facts.{deed}", icon, False) for deed, icon in ITEM_TOOLS))
        for button, (deed, _) in zip(made, ITEM_TOOLS, strict=True):
            button.setEnabled(can[deed])
            self._on(button, (deed, name))

    def list_tool(self, name: str, key: str, side: int | None = None) -> None:
        """A button that adds to the list called ``name``; in one of two columns, or in a row of its own."""
        more = push(self, look="quiet")
        self._wording.append((more, key))
        self._on(more, ("add", name))
        align = Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(more, self._row, side or 0, 1, 2 if side is None else 1, align)
        if side != 0:
            self.row_done()

    def _on(self, button: QAbstractButton, deed: Deed) -> None:
        button.setObjectName(f"{deed[0]} {deed[1]}")
        button.setProperty("deed", list(deed))
        button.clicked.connect(self._do)

    def add(self, key: str, field: QWidget, wide: bool = False) -> None:
        """A field under its label, with room for a finding below it."""
        row, side = (self._row, 0) if wide and self._side else (self._row, self._side)
        if wide and self._side:
            self._next_row()
            row = self._row
        note = label(self, "note", "error")
        note.setWordWrap(True)
        note.hide()
        self._grid.addWidget(note, row + 2, side, 1, 2 if wide else 1)
        super().add(key, field, wide)
        self._grid.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        if isinstance(field, DayField):  # it has its own, as lists to choose from have
            field.lineEdit().setTextMargins(0, 0, 0, 0)
        if hasattr(field, "name"):
            self._notes[field.name] = note

    def head(self, key: str) -> None:
        """A head, apart from what is above it."""
        if self._row:
            self._grid.setRowMinimumHeight(self._row, *scaled(self.font(), APART))
            self._row += 1
        super().head(key)

    def _next_row(self, lines: int = 2) -> None:
        super()._next_row(3 if lines == 2 else lines)

    # ------------------------------------------------------------------------------------------------ showing
    def show_issue(self, issue: Issue) -> None:
        """Shows what the issue says in all fields."""
        for field in self.fields.values():
            field.show_fact(issue)  # type: ignore[attr-defined]
        self._hints["date"] = day_words(issue.date, self.words)

    def show_findings(self, found: Iterable[tuple[str, Diagnostic]]) -> None:
        """Shows findings below the fields of the facts that they are about; the worst of a field is told."""
        told: dict[str, Diagnostic] = {}
        for name, finding in found:
            if name in self._notes and (name not in told or finding.severity > told[name].severity):
                told[name] = finding
        for name, note in self._notes.items():
            one = told.get(name)
            text, look = self._hints.get(name, ""), "label"
            if one is not None:
                text, look = one.message(self.words.lang), "error" if one.severity is Severity.ERROR else "warning"
            note.setText(text)
            note.setToolTip(one.hint(self.words.lang) or "" if one is not None else "")
            note.setVisible(bool(text))
            if note.property("look") != look:
                note.setProperty("look", look)
                note.style().polish(note)

    # ------------------------------------------------------------------------------------------------ finding
    def nearest(self, name: str) -> str:
        """The field that shows the fact ``name``: itself, in a language, inside it, or what it stands in; empty = none.

        Languages stand behind ``@``, or behind a dot as in the file.
        """
        path, _, lang = name.partition("@")
        head, _, tail = path.rpartition(".")
        if not lang and f"{head}@{tail}" in self.fields:
            return f"{head}@{tail}"
        while path:
            inside = [one for one in self.fields if one.partition("@")[0] == path or one.startswith(f"{path}.")]
            exact = f"{path}@{lang}"
            if inside:
                return exact if lang and exact in inside else inside[0]
            path = path.rpartition(".")[0]
        return ""

    def place_of(self, name: str) -> QWidget | None:
        """The nearest field of a fact; or the button that does something with one (``add contact``), if it can."""
        deed, _, thing = name.partition(" ")
        if not thing:
            return self.fields.get(self.nearest(name))
        button = self.findChild(QAbstractButton, name)
        turned = {"up": "down", "down": "up"}.get(deed)
        if button is not None and not button.isEnabled() and turned:
            button = self.findChild(QAbstractButton, f"{turned} {thing}")
        return button if button is not None and button.isEnabled() else None

    def note_of(self, name: str) -> str:
        """What stands below the field of a fact."""
        note = self._notes.get(name)
        return note.text() if note is not None else ""

    def reworded(self, words: Words) -> None:
        """All words; a field of a language is called after its fact."""
        super().reworded(words)
        for field, key, lang in self._tongues:
            field.setAccessibleName(f"{words(key)}, {words(f'facts.in-{lang}')}")
            if isinstance(field, FactLine):
                field.setPlaceholderText(words(f"facts.in-{lang}"))
        for field in (*self.fields.values(), *self._groups):
            if hasattr(field, "speak"):
                field.speak(words)

    def recolored(self, tokens: Tokens) -> None:
        """Icons, margins, calendars."""
        super().recolored(tokens)
        for field in self.fields.values():
            if hasattr(field, "recolored"):
                field.recolored()
        for group in self._groups:
            group.recolored(tokens)

    def _do(self) -> None:
        deed, name = self.sender().property("deed")
        self.done.emit(str(deed), str(name))
