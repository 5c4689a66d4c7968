"""The form of the words at the caret: role, language, marks, link, list."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiclayout.content.edit.items import level_in, level_out
from kiclayout.content.edit.links import asked_address, remove_link, set_gloss, set_link
from kiclayout.content.edit.looks import set_lang
from kiclayout.content.edit.readings import reading_at, set_reading
from kiclayout.content.edit.roles import BULLETS, HEADINGS, NUMBERS, ROLES, set_role
from kiclayout.content.edit.state import look_at
from kiclayout.content.inline import BOLD, DOTS, EMPHASIS, NOBREAK, SMALL, SUBSCRIPT, SUPERSCRIPT
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection
from kiclayout.editor.panels.form import Choice, Form, LineField
from kiclayout.editor.panels.language_choice import LanguageChoice
from kiclayout.editor.roles import role_name
from kiclayout.editor.words import Words

MARKS = (
    (BOLD, "bold"),
    (EMPHASIS, "emphasis"),
    (DOTS, "dots"),
    (SUPERSCRIPT, "superscript"),
    (SUBSCRIPT, "subscript"),
    (SMALL, "small"),
    (NOBREAK, "lock"),
)


class TypeForm(Form):
    """See the module.

    Signals:
        marked: A mark was asked for, or asked away; carries the mark and the name of the step.
    """

    marked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("typeForm", parent)
        self._role = ""

    def fill(self) -> None:
        """Role and marker, marks, language, gloss, reading, link."""
        self.head("panels.type")
        self.role, self.lang = Choice(self), LanguageChoice(self)
        self.marker, self.link = LineField(self), LineField(self)
        self.gloss, self.reading = LineField(self), LineField(self)
        self.add("panels.type.role", self.role)
        self.add("panels.type.marker", self.marker)
        groups = tuple((f"panels.mark.{mark}", icon, True) for mark, icon in MARKS)
        levels = (("panels.type.out", "outdent", False), ("panels.type.in", "indent", False))
        self.marks = dict(zip((mark for mark, _ in MARKS), self.add_tools(groups), strict=True))
        self.outdent, self.indent = self.add_tools(levels)  # a row of their own: the dock is 304 wide
        self.add("panels.type.lang", self.lang)
        self.add("panels.type.gloss", self.gloss)
        self.add("panels.type.reading", self.reading)
        self.add("panels.type.link", self.link)
        self._connect()

    def _connect(self) -> None:
        self.role.done.connect(self._on_role)
        self.lang.done.connect(self._on_lang)
        self.link.done.connect(self._on_link)
        self.marker.done.connect(self._on_marker)
        self.gloss.done.connect(self._on_gloss)
        self.reading.done.connect(self._on_reading)
        for mark, button in self.marks.items():
            button.clicked.connect(partial(self._on_mark, mark))
        self.indent.clicked.connect(partial(self._on_level, True))
        self.outdent.clicked.connect(partial(self._on_level, False))

    def reworded(self, words: Words) -> None:
        """All words, the names of roles and languages among them."""
        super().reworded(words)
        self.lang.speak(words)
        self.role.offer(ROLES, [words(f"panels.role.{role}") for role in ROLES])
        self.link.setPlaceholderText(words("panels.type.nolink"))

    # ------------------------------------------------------------------------------------------------ showing
    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        """The words at the caret or those selected."""
        state = look_at(issue, selection) if selection else None
        if selection is None or state is None:
            return False
        self.need()
        self.show_marks(state.look.marks)
        self.lang.setEnabled(not selection.bare)
        self.lang.show_lang(state.look.lang or "")
        self.role.setEnabled(state.role in ROLES or not state.role)
        self.role.show_value(state.role)
        self.role.setPlaceholderText(role_name(state.role, self.words))
        self.marker.setEnabled(state.role in (BULLETS, NUMBERS, *HEADINGS))
        self.marker.show_words(state.marker)
        self.link.show_words(state.link)
        self.gloss.setEnabled(bool(state.gloss) or not selection.bare)
        self.gloss.show_words(state.gloss)
        reading = reading_at(issue, selection)
        self.reading.setEnabled(reading is not None)
        self.reading.show_words(reading or "")
        self._role = state.role
        for button in (self.indent, self.outdent):  # elsewhere their row would only push the fields down
            button.setVisible(bool(state.level))
        return True

    def show_marks(self, marks: Collection[str]) -> None:
        """Presses the buttons of ``marks``."""
        for mark, button in self.marks.items():
            button.setChecked(mark in marks)

    # ------------------------------------------------------------------------------------------------ the hand
    def _on_role(self, role: str) -> None:
        self.ask(partial(set_role, role=role), "panels.role")

    def _on_marker(self, marker: str) -> None:
        self.ask(partial(set_role, role=self._role, marker=marker.strip()), "panels.type.marker.set")

    def _on_gloss(self, note: str) -> None:
        self.ask(partial(set_gloss, note=note), "panels.type.gloss.set")

    def _on_reading(self, reading: str) -> None:
        self.ask(partial(set_reading, reading=reading), "panels.type.reading.set")

    def _on_lang(self, lang: str) -> None:
        self.ask(partial(set_lang, lang=lang or None), "panels.type.lang.set")

    def _on_mark(self, mark: str) -> None:
        self.marked.emit(mark, f"panels.mark.{mark}")

    def _on_level(self, inwards: bool) -> None:
        self.ask(level_in if inwards else level_out, "panels.type.in" if inwards else "panels.type.out")

    def _on_link(self, text: str) -> None:
        made = partial(set_link, href=asked_address(text)) if text.strip() else remove_link
        self.ask(made, "panels.type.link.set")
