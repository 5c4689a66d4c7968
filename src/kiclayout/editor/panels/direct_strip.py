"""What was given by hand to the words at the caret, as chips that take it away again; and the ways through all of it.

Which edits these are is said by ``content.edit.direct``; the strip asks for them and makes none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiclayout.content.edit.direct import Direct
from kiclayout.editor.panels.fittings import label, named, push, rule, say_all, tint, tool
from kiclayout.editor.panels.flowing import FlowLayout
from kiclayout.editor.panels.language_choice import language_name
from kiclayout.editor.panels.looks import PADDING, scale_of, scaled
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words


class DirectStrip(QWidget):
    """See the module.

    Signals:
        taken: A ``Direct`` is to go away.
        cleared: All of it is to go away.
        walked: The next place in the issue (1) or the one before (-1) is to be shown.
        shown: Whether all places are to be seen on the pages.
    """

    taken = Signal(object)
    cleared = Signal()
    walked = Signal(int)
    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("directStrip")
        self.words = Words("ko")
        self.given: tuple[Direct, ...] = ()
        self.chips: tuple[QPushButton, ...] = ()
        self.head = label(self, "directHead", "head")
        self.none = label(self, "directNone", "faint")
        self.before, self.after = tool(self, "previous", "up"), tool(self, "next", "down")
        self.mark = tool(self, "markDirect", "preview", checkable=True)
        self.clear = tool(self, "clearDirect", "clear")
        self._tools = (self.mark, self.before, self.after, self.clear)
        self._lay_out()
        self.before.clicked.connect(partial(self.walked.emit, -1))
        self.after.clicked.connect(partial(self.walked.emit, 1))
        self.clear.clicked.connect(self.cleared)
        self.mark.toggled.connect(self.shown)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.head)
        row.addStretch(1)
        for button in self._tools:
            row.addWidget(button)
        self._flow = FlowLayout()
        self._flow.addWidget(self.none)
        self._column = QVBoxLayout()
        self._column.addLayout(row)
        self._column.addLayout(self._flow)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(rule(self))
        outer.addLayout(self._column)

    def show_given(self, given: Sequence[Direct]) -> None:
        """Shows a chip for each of ``given``."""
        if tuple(given) != self.given:
            self.given = tuple(given)
            self._make_chips()
        self.none.setVisible(not self.given)
        self.clear.setEnabled(bool(self.given))

    def _make_chips(self) -> None:
        for old in self.chips:
            self._flow.removeWidget(old)
            old.deleteLater()
        self.chips = tuple(self._chip(one) for one in self.given)

    def _chip(self, given: Direct) -> QPushButton:
        made = named(push(self, f"{title_of(given, self.words)}  ×"), "chip", "chip")
        made.setAccessibleName(self.words("panels.direct.take", name=title_of(given, self.words)))
        made.setToolTip(made.accessibleName())
        made.clicked.connect(partial(self.taken.emit, given))
        self._flow.addWidget(made)
        return made

    def reworded(self, words: Words) -> None:
        """All fixed words."""
        self.words = words
        self.head.setText(words("panels.direct"))
        self.none.setText(words("panels.direct.none"))
        names = ("show", "previous", "next", "clear")
        say_all(tuple(zip(self._tools, (words(f"panels.direct.{one}") for one in names), strict=True)))
        self._make_chips()

    def recolored(self, tokens: Tokens) -> None:
        """The icons of the buttons, and all margins."""
        tint(self._tools, tokens, scale_of(self.font()))
        self._column.setContentsMargins(*scaled(self.font(), PADDING, 6, 8, 10))
        self._column.setSpacing(*scaled(self.font(), 4))


def title_of(given: Direct, words: Words) -> str:
    """What people call it."""
    if given.kind == "mark":
        key = f"panels.mark.{given.value}"
        return words(key) if words.has(key) else given.value
    if given.kind == "class":
        return words("panels.direct.style", name=given.value)
    return words("panels.direct.lang", name=language_name(given.value, words))
