"""The questions about files as dialogs, in the window's language. What is asked, and when, is decided elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from kiclayout.app.lock import Holder
from kiclayout.base.diagnostics import Diagnostic
from kiclayout.editor.files.card import Button, Card, Said, words_label
from kiclayout.editor.files.questions import Conflict, Locked, Lost, Offer, Unsaved
from kiclayout.editor.words import Words

SHOWN = 12
"""Findings that a dialog shows; the rest is counted."""
Ask = Callable[[Card], str]
"""Shows a card and gives the answer; a test answers by itself."""


class Dialogs:
    """Answers ``Questions`` with cards over the window."""

    def __init__(self, words: Words, parent: QWidget | None = None, ask: Ask = Card.ask) -> None:
        self._words, self._parent, self._ask = words, parent, ask

    def speak(self, words: Words) -> None:
        """Asks in another language from now on."""
        self._words = words

    def unsaved(self, name: str) -> Unsaved:
        """See ``Questions``."""
        words = self._words
        buttons = (
            Button("save", words("files.save"), True),
            Button("cancel", words("files.cancel")),
            Button("discard", words("files.discard")),
        )
        text, note = words("files.unsaved-text", name=name), words("files.unsaved-note")
        return Unsaved(self._said(Said(words("files.unsaved-title"), text, note, buttons, "cancel")))

    def locked(self, name: str, holder: Holder) -> Locked:
        """See ``Questions``."""
        words = self._words
        text = words(
            "files.locked-text", name=name, user=holder.user, host=holder.host, since=moment(holder.since, words)
        )
        if holder.doubtful:
            text += "\n" + words("files.locked-silent", minutes=int(holder.silent // 60))
        buttons = (
            Button("read", words("files.read-only"), True),
            Button("cancel", words("files.cancel")),
            Button("take", words("files.take-over")),
        )
        return Locked(
            self._said(Said(words("files.locked-title"), text, words("files.locked-note"), buttons, "cancel"))
        )

    def lost(self, offer: Offer) -> Lost:
        """See ``Questions``."""
        words = self._words
        lines = [
            words("files.lost-text", name=offer.name, written=moment(offer.written, words)),
            words("files.lost-differs", titles=listed(offer.titles, words)),
        ]
        if offer.elsewhere:
            lines.append(words("files.lost-elsewhere", titles=listed(offer.elsewhere, words)))
        buttons = (
            Button("restore", words("files.restore"), True),
            Button("later", words("files.later")),
            Button("discard", words("files.leave")),
        )
        return Lost(
            self._said(Said(words("files.lost-title"), "\n".join(lines), words("files.lost-note"), buttons, "later"))
        )

    def conflicts(self, found: Sequence[Conflict]) -> frozenset[str] | None:
        """See ``Questions``."""
        words, sides = self._words, Sides(found, self._words)
        buttons = (Button("apply", words("files.apply"), True), Button("later", words("files.later")))
        said = Said(
            words("files.conflict-title"), words("files.conflict-text"), words("files.conflict-note"), buttons, "later"
        )
        return sides.theirs() if self._said(said, sides) == "apply" else None

    def export_with_errors(self, findings: Sequence[Diagnostic]) -> bool:
        """See ``Questions``."""
        words = self._words
        buttons = (Button("look", words("files.look"), True), Button("export", words("files.export-anyway")))
        said = Said(words("files.errors-title", n=len(findings)), words("files.errors-text"), "", buttons, "look")
        return self._said(said, findings_list(findings, words)) == "export"

    def report(self, key: str, findings: Sequence[Diagnostic]) -> None:
        """See ``Questions``."""
        words = self._words
        said = Said(words(key), "", "", (Button("close", words("files.close"), True),), "close")
        self._said(said, findings_list(findings, words))

    def _said(self, said: Said, body: QWidget | None = None) -> str:
        card = Card(said, body, self._parent)
        try:
            return self._ask(card)
        finally:
            card.deleteLater()


class Sides(QWidget):
    """One row a conflict: its title, and which side counts."""

    def __init__(self, found: Sequence[Conflict], words: Words) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(16)
        self._theirs: dict[str, QRadioButton] = {}
        for row, conflict in enumerate(found):
            title = words_label(conflict.title)
            title.setToolTip(conflict.file)
            mine, theirs = QRadioButton(words("files.mine")), QRadioButton(words("files.theirs"))
            group = QButtonGroup(self)
            group.addButton(mine)
            group.addButton(theirs)
            mine.setChecked(True)
            mine.setAccessibleName(f"{conflict.title}: {mine.text()}")
            theirs.setAccessibleName(f"{conflict.title}: {theirs.text()}")
            self._theirs[conflict.file] = theirs
            for column, widget in enumerate((title, mine, theirs)):
                grid.addWidget(widget, row, column)

    def theirs(self) -> frozenset[str]:
        """The files for which the disk's version counts."""
        return frozenset(file for file, button in self._theirs.items() if button.isChecked())


def findings_list(findings: Sequence[Diagnostic], words: Words) -> QWidget:
    """The findings, each with what is wrong, where, and what to do."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for found in findings[:SHOWN]:
        column.addLayout(_finding(found, words))
    if len(findings) > SHOWN:
        column.addWidget(words_label(words("files.more", n=len(findings) - SHOWN), "label"))
    column.addStretch(1)
    return made


def _finding(found: Diagnostic, words: Words) -> QVBoxLayout:
    """What is wrong, where, and what to do."""
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(words_label(found.message(words.lang)))
    where = str(found.place) if found.place else ""
    if after := "  ·  ".join(part for part in (where, found.hint(words.lang)) if part):
        column.addWidget(words_label(after, "label"))
    return column


def moment(seconds: float, words: Words) -> str:
    """A time as people say it: today's without the date."""
    when, today = dt.datetime.fromtimestamp(seconds), dt.datetime.now().date()
    if when.date() == today:
        return f"{when:%H:%M}"
    return words("files.moment", month=when.month, day=when.day, time=f"{when:%H:%M}")


def listed(titles: Sequence[str], words: Words) -> str:
    """Titles in a row; beyond a few, the rest is counted."""
    more = len(titles) - 5
    shown = ", ".join(titles[:5])
    return f"{shown}, {words('files.more', n=more)}" if more > 0 else shown
