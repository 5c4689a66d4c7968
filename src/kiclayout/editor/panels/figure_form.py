"""The form of the figure that the caret is in: its file, its size, what can be seen in it.

Captions and sources are written where they stand on the page.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from kiclayout.base.record import replace
from kiclayout.content.block import Figure
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.passages import passage_at, trail
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.editor.panels.form import Choice, Form, LineField
from kiclayout.editor.panels.wrapped import WrappedField
from kiclayout.editor.words import Words

SIZES = ("", "text", "wide", "half", "third")


class FigureForm(Form):
    """See the module.

    Signals:
        file_wanted: A picture is to be chosen; ``put`` takes its name.
    """

    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("figureForm", parent)
        self._figure = 0
        self.head("panels.figure")
        self.path, self.extent, self.alt = LineField(self), Choice(self), WrappedField(self)
        self.choose = QPushButton(self)
        self.choose.setAutoDefault(False)
        self.add("panels.figure.path", self.path, wide=True)
        self.add_wide(self.choose)
        self.add("panels.figure.alt", self.alt, wide=True)
        self.add("panels.figure.size", self.extent)
        self.choose.clicked.connect(self.file_wanted)
        self.path.done.connect(self.put)
        self.alt.done.connect(self._on_alt)
        self.extent.done.connect(self._on_size)

    def reworded(self, words: Words) -> None:
        """All words, the names of sizes among them."""
        super().reworded(words)
        self.choose.setText(words("panels.figure.choose"))
        self.path.setPlaceholderText(words("panels.figure.none"))
        self.extent.offer(SIZES, [words(f"panels.figure.size.{size or 'none'}") for size in SIZES])

    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        """The figure whose caption, number or source the caret is in."""
        passage = passage_at(issue, selection.focus) if selection else None
        figure = passage.owner if passage is not None else None
        if not isinstance(figure, Figure):
            return False
        self._figure = figure.id
        self.path.show_words(figure.path)
        self.alt.show_words(figure.alt)
        self.extent.show_value(figure.size)
        return True

    def put(self, path: str) -> None:
        """Lets the figure show the file ``path`` of the issue's folder; empty = it is a place for one."""
        self._change("panels.figure.set", path=path.strip())

    def _on_alt(self, alt: str) -> None:
        self._change("panels.figure.alt", alt=alt.strip())

    def _on_size(self, size: object) -> None:
        self._change("panels.figure.size", size=str(size))

    def _change(self, name: str, **changes: Any) -> None:
        self.edited.emit(partial(_changed, figure=self._figure, changes=changes), name)


def _changed(issue: Issue, selection: Selection | None, figure: int, changes: dict[str, Any]) -> Done:
    """``issue`` with other fields of a figure; as it was if there is no such figure."""
    where = trail(issue, figure)
    old = where.within[-1] if where is not None else None
    if not isinstance(old, Figure):
        return Done(issue, selection)
    new = replace(old, **changes)
    return Done(issue if new == old else with_block(issue, where, (new,)), selection)
