"""Shows on the pages what was given by hand: a tint over the words, for whoever wants the styles alone to speak.

It is off until it is asked for, and costs nothing then.
"""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtGui import QColor, QPainter

from kiclayout.content.block import Block
from kiclayout.content.edit.direct import Stretch, stretches_of
from kiclayout.content.edit.passages import Passage, passages
from kiclayout.content.inline import Runs
from kiclayout.content.issue import Issue
from kiclayout.editor.paint.qt_values import qt_rect
from kiclayout.editor.theme.tokens import PAGE
from kiclayout.editor.typing.tool import TypingTool
from kiclayout.editor.view.canvas import PageView
from kiclayout.scene.caret import Covered

_Known: TypeAlias = tuple[Block | None, Runs, tuple[Stretch, ...]]
"""The block and words of a passage, and what was found in them."""


class DirectOverlay:
    """See the module; a ``view.tool.Overlay``."""

    def __init__(self, tool: TypingTool, view: PageView) -> None:
        self._tool, self._view = tool, view
        self._on = False
        self._issue: Issue | None = None
        self._covered: tuple[Covered, ...] = ()
        self._known: dict[tuple[int, str], _Known] = {}

    @property
    def on(self) -> bool:
        """Whether it is shown."""
        return self._on

    def show(self, on: bool) -> None:
        """Shows it, or not."""
        self._on = on
        self._issue, self._covered, self._known = None, (), {}
        self._view.viewport().update()

    def paint(self, painter: QPainter, page: int, scale: float) -> None:
        """The tints of the page with index ``page``."""
        if not self._on:
            return
        place = self._tool.caret_place
        if place.issue is not self._issue:
            self._issue, self._covered = place.issue, self._found(place.issue)
        for covered in self._covered:
            for area in place.galley.areas(page, covered):
                painter.fillRect(qt_rect(area), QColor(PAGE.by_hand))

    def _found(self, issue: Issue) -> tuple[Covered, ...]:
        """The first stretches of all passages, the second ones …: each passage has one in each."""
        layers: list[dict[tuple[int, str], tuple[int, int, bool]]] = []
        known: dict[tuple[int, str], _Known] = {}
        for passage in passages(issue):
            key = (passage.block, passage.field)
            known[key] = self._of(passage)
            for number, one in enumerate(known[key][2]):
                if number == len(layers):
                    layers.append({})
                layers[number][key] = (one.start, one.end, False)
        self._known = known
        return tuple(layers)

    def _of(self, passage: Passage) -> _Known:
        """The stretches of a passage, looked for again only where its block or its words are others."""
        known = self._known.get((passage.block, passage.field))
        if known is not None and known[0] is passage.owner and known[1] is passage.runs:
            return known
        return passage.owner, passage.runs, tuple(stretches_of(passage))
