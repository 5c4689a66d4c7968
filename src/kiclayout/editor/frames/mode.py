"""The frame tool taken in hand and put away again: it takes the place of the tool for words in the page view.

It makes the tool, what is drawn for it and what is chosen with it, and tells the window when it is on.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kiclayout.editor.frames.chosen import Chosen
from kiclayout.editor.frames.overlay import FrameOverlay
from kiclayout.editor.frames.tool import FrameTool
from kiclayout.editor.session import Session
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.tool import Pointer, Tool
from kiclayout.editor.words import Words


class FrameMode(QObject):
    """See the module.

    Signals:
        changed: It was taken in hand or put away, or other boxes are chosen.
        refused: Something is locked; carries the words to be shown.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, view: PageView, words: Words) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        self.chosen = Chosen(session, words, self)
        self.tool = FrameTool(session, self.chosen, view, self)
        self.overlay = FrameOverlay(session, self.tool, words)
        self._words_tool: Tool | None = None
        view.add_overlay(self.overlay)
        self.chosen.changed.connect(self.changed)
        self.chosen.refused.connect(self.refused)
        self.tool.refused.connect(self.refused)
        self.tool.changed.connect(view.viewport().update)
        self.tool.left.connect(self._leave)
        session.opened.connect(self.put_away)

    @property
    def on(self) -> bool:
        """Whether it is in hand."""
        return self.overlay.on

    @property
    def count(self) -> int:
        """How many boxes are chosen that may be moved."""
        return len(self.chosen.free)

    @property
    def moved(self) -> bool:
        """Whether any of these stands elsewhere than the layout has it."""
        return any(box.moved for box in self.chosen.free)

    def align(self, how: str) -> None:
        """Brings what is chosen in line."""
        self.chosen.align(how)

    def spread(self, how: str) -> None:
        """Makes the distances between what is chosen equal."""
        self.chosen.spread(how)

    def reset(self) -> None:
        """Puts what is chosen back where the layout has it."""
        self.chosen.reset()

    def reset_page(self, page: int) -> None:
        """Puts everything on a page back where the layout has it."""
        self.chosen.reset_page(page)

    def speak(self, words: Words) -> None:
        """Says everything in another language."""
        self.chosen.words = self.overlay.words = words

    def take(self) -> None:
        """Takes it in hand; the caret leaves the words."""
        if self.on or not self._session.loaded:
            return
        self._words_tool = self._view.tool
        self.overlay.on = True
        self._view.set_tool(self.tool)
        self._session.select(None)
        self._view.setFocus()
        self._show()

    def put_away(self) -> None:
        """Gives the words back to their tool."""
        if not self.on:
            return
        self.overlay.on = False
        self.chosen.clear()
        self._view.set_tool(self._words_tool)
        self._show()

    def _leave(self, pointer: Pointer | None) -> None:
        """Puts it away; the place that was clicked twice gets the caret."""
        self.put_away()
        tool = self._view.tool
        if pointer is not None and tool is not None:
            tool.mouse_press(_single(pointer))
            tool.mouse_release(_single(pointer))

    def _show(self) -> None:
        self._view.viewport().update()
        self.changed.emit()


def _single(pointer: Pointer) -> Pointer:
    """The same place, clicked once."""
    return Pointer(pointer.page, pointer.point, pointer.inside, pointer.button, pointer.buttons, at=pointer.at)
