"""What is done to the chosen picture: shown whole, refilled, centred, larger, moved by keys, put among others.

Each is a step of the issue; steps of one kind that follow each other quickly, as a turning wheel makes them, are one.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiclayout.base.geometry import Point
from kiclayout.base.units import MM
from kiclayout.content.edit.pictures import (
    join_row,
    remove_picture,
    row_of,
    set_columns,
    shift_picture,
    split_row,
)
from kiclayout.content.edit.structure import delete_block
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.editor.pictures.asking import Frame, as_it_comes, frame_asked, shown_whole, with_frame, with_view
from kiclayout.editor.pictures.framing import View, centred, panned, refilled, scaled, zoomed
from kiclayout.editor.pictures.picked import Picked

NUDGE = 0.1 * MM
"""How far an arrow key moves a picture in its frame, in points; with Shift ten times as far."""
TOGETHER = 1.0
"""Seconds within which steps of one kind are one."""


class PictureDesk(QObject):
    """See the module.

    Signals:
        refused: Something cannot be done; a key of the wording says why.
    """

    refused = Signal(str)

    def __init__(
        self, picked: Picked, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._picked, self._session, self._clock = picked, picked.session, clock
        self._last = ("", 0, 0.0)
        self._run = 0

    # ------------------------------------------------------------------------------------------------ commands
    def can(self, what: str) -> bool:
        """Whether ``what``, a command of the chosen picture, would do something."""
        picked = self._picked
        if picked.figure is None:
            return bool(picked.block) and what == "remove"
        match what:
            case "fill" | "centre":
                return picked.view is not None
            case "fit":
                return picked.view is not None and not picked.in_row
            case "original":
                return True
            case "earlier" | "later" | "apart":
                return picked.in_row
            case "row":
                return (
                    not picked.in_row and join_row(self._session.issue, picked.block).issue is not self._session.issue
                )
        return True

    def do(self, what: str) -> None:
        """Does ``what`` to the chosen picture, or says why not."""
        picked, layout, block = self._picked, self._session.layout.name, self._picked.block
        if not self.can(what):
            self.refused.emit(picked.sealed or picked.locked or "pictures.nothing")
            return
        view = picked.view
        match what:
            case "fit":
                self._apply(what, lambda issue: shown_whole(issue, block, layout))
            case "original":
                self._apply(what, lambda issue: as_it_comes(issue, block, layout))
            case "fill" if view is not None:
                self._show(what, refilled(view, view.frame))
            case "centre" if view is not None:
                self._show(what, centred(view))
            case _:
                self._session.apply(self._among(what), f"pictures.{what}")

    def _among(self, what: str) -> Callable[[Issue, Selection | None], Done]:
        block, is_figure = self._picked.block, self._picked.figure is not None

        def edit(issue: Issue, selection: Selection | None) -> Done:
            match what:
                case "earlier" | "later":
                    return shift_picture(issue, block, 1 if what == "later" else -1)
                case "row":
                    return join_row(issue, block)
                case "apart":
                    row = row_of(issue, block)
                    done = split_row(issue, row.id) if row else Done(issue)
                    return Done(done.issue, selection)
            return remove_picture(issue, block) if is_figure else delete_block(issue, block)

        return edit

    def columns(self, count: int) -> None:
        """So many pictures side by side in the row of the chosen one; 0 = as the layout has it."""
        row = row_of(self._session.issue, self._picked.block)
        if row is not None:
            self._apply("columns", lambda issue: set_columns(issue, row.id, count))

    # ------------------------------------------------------------------------------------------------ by degrees
    def scale(self, factor: float, at: tuple[float, float] = (0.5, 0.5)) -> None:
        """Makes the picture ``factor`` times as large in its frame; what is ``at`` (shares of it) stays there."""
        view = self._picked.view
        if view is not None:
            self._show("scale", scaled(view, factor, at), together=True)

    def zoom(self, zoom: float) -> None:
        """Makes it ``zoom`` times as large as fills its frame."""
        view = self._picked.view
        if view is not None:
            self._show("scale", zoomed(view, zoom), together=True)

    def nudge(self, way: Point, far: bool) -> None:
        """Moves the picture in its frame by a little, ``far`` by ten times as much."""
        view = self._picked.view
        if view is None:
            self.refused.emit(self._picked.sealed)
            return
        step = NUDGE * (10 if far else 1)
        now = panned(view, Point(way.x * step, way.y * step))
        if now == view:
            self.refused.emit("pictures.lock.edge" if not view.whole else "pictures.lock.whole")
        else:
            self._show("pan", now, together=True)

    def frame(self, width: float | None = None, height: float | None = None) -> None:
        """Another width or height of the frame, in points; 0 = as it comes."""
        block, layout = self._picked.block, self._session.layout.name
        if self._picked.figure is None or self._picked.in_row:
            self.refused.emit(self._picked.locked)
            return

        def change(issue: Issue) -> Issue:
            old = frame_asked(issue, block, layout)
            new = Frame(old.width if width is None else width, old.height if height is None else height)
            return with_frame(issue, block, layout, new)

        self._apply("frame", change)

    # ------------------------------------------------------------------------------------------------ steps
    def _show(self, what: str, view: View, *, together: bool = False) -> None:
        block, layout = self._picked.block, self._session.layout.name
        self._apply(what, lambda issue: with_view(issue, block, layout, view), together=together)

    def _apply(self, what: str, change: Callable[[Issue], Issue], *, together: bool = False) -> None:
        run = self._named(what) if together else ""
        self._session.apply(lambda issue, _: Done(change(issue)), f"pictures.{what}", run)

    def _named(self, what: str) -> str:
        """The name of a run of steps that are one."""
        now, (before, block, at) = self._clock(), self._last
        if (before, block) != (what, self._picked.block) or now - at > TOGETHER:
            self._run += 1
        self._last = what, self._picked.block, now
        return f"pictures-{what}-{self._run}"
