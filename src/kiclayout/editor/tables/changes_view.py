"""What changes in a table, cell by cell: where, what it says now, and what it will say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kiclayout.content.edit.sheeted import Change
from kiclayout.editor.words import Words

MOST = 150
"""Changes that are shown one by one."""


class ChangesView(QWidget):
    """See the module."""

    def __init__(self, changes: Sequence[Change], words: Words) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for column, (key, share) in enumerate((("where", 4), ("before", 3), ("after", 3))):
            grid.addWidget(_label(words(f"tables.changes-{key}"), "label"), 0, column)
            grid.setColumnStretch(column, share)
        for row, change in enumerate(changes[:MOST], 1):
            for column, (text, look) in enumerate(_said(change, words)):
                grid.addWidget(_label(text, look), row, column, Qt.AlignmentFlag.AlignTop)
        if len(changes) > MOST:
            more = words("tables.changes-more", n=len(changes) - MOST)
            grid.addWidget(_label(more, "label"), MOST + 1, 0, 1, 3)


def _said(change: Change, words: Words) -> tuple[tuple[str, str], ...]:
    """The three texts of a change with their looks; a new word stands out."""
    if change.column:
        where = f"{change.row} · {change.column}"
    else:
        where = words("tables.changes-new" if change.after else "tables.changes-gone", row=change.row)
    return (where, ""), (change.before or "–", "label"), (change.after or "–", "head")


def _label(text: str, look: str) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if look:
        made.setProperty("look", look)
    return made
