"""A drag of a chosen picture, from the press to the release: an edge of its frame, or the picture inside it.

Every move of an edge shows the issue as it would be, laid out anew; only the release makes it a step. How far is
counted from where the press was on the page, so that scrolling meanwhile does no harm.
"""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.base.geometry import Point
from kiclayout.base.record import dataclass, replace
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.editor.pictures.asking import Frame, with_both, with_frame, with_view
from kiclayout.editor.pictures.framing import View, panned, reframed
from kiclayout.editor.session import Edit, Session
from kiclayout.editor.view.handles import Drag, Handle, dragged
from kiclayout.scene.frames import Framed

LEAST = 28.0
"""The smallest side that a frame can be dragged to, in points."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What is held while dragging.

    Attributes:
        shift: Keeps the proportions; a picture inside its frame moves along one axis only.
        alt: Counts to both sides.
        control: A corner goes free of the proportions.
    """

    shift: bool = False
    alt: bool = False
    control: bool = False


@dataclass(frozen=True, slots=True)
class FrameGrip:
    """A handle of a figure's frame.

    Attributes:
        figure: Session id.
        layout: The layout's name.
        framed: The frame when the drag began.
        view: What was seen in it then; None = a drawing or an empty place.
        handle: The handle that is held.
        most: The widest and the highest that the page allows, in points.
    """

    figure: int
    layout: str
    framed: Framed
    view: View | None
    handle: Handle
    most: tuple[float, float]

    def edit(self, by: Point, keys: Keys) -> Edit:
        """Corners keep the proportions, and the picture grows with them; a side alone crops it, or shows more."""
        ratio = keys.shift or self.view is None or (self.handle.corner and not keys.control)
        rect = dragged(self.framed.rect, self.handle, Drag(by, ratio, keys.alt, LEAST))
        shares = min(self.most[0] / rect.width, 1.0), min(self.most[1] / rect.height, 1.0)
        if ratio:
            shares = (min(shares),) * 2
        return self._edit(rect.width * shares[0], rect.height * shares[1], ratio)

    def _edit(self, width: float, height: float, ratio: bool) -> Edit:
        view = self.view
        if view is None:
            return _edit(lambda issue: with_frame(issue, self.figure, self.layout, Frame(width)))
        frame = width, height
        now = replace(view, frame=frame) if ratio else reframed(view, frame)
        return _edit(lambda issue: with_both(issue, self.figure, self.layout, now))


class FrameDrag:
    """A handle from its press on: every move is shown, the last one becomes a step."""

    def __init__(self, session: Session, grip: FrameGrip) -> None:
        self._session, self._grip = session, grip
        self._last: Edit | None = None

    def move(self, by: Point, keys: Keys) -> None:
        """Shows what a drag so far comes to."""
        self._last = self._grip.edit(by, keys)
        self._session.compose(self._last)

    def drop(self) -> None:
        """Makes it a step; one that changes nothing is none."""
        session, edit = self._session, self._last
        if edit is None or edit(session.issue, session.selection).issue is session.issue:
            self.give_up()
        else:
            session.apply(edit, "pictures.frame")

    def give_up(self) -> None:
        """Leaves everything as it was."""
        self._session.compose(None)


class PictureDrag:
    """A picture in its frame from its press on. The frame stays, so nothing is laid out before it is let go."""

    def __init__(self, session: Session, figure: int, view: View) -> None:
        self._session, self._figure, self._began = session, figure, view
        self.view = view
        """What is seen now."""

    def move(self, by: Point, keys: Keys) -> None:
        """The picture goes along with the hand; with Shift along one axis."""
        if keys.shift:
            by = Point(by.x, 0.0) if abs(by.x) >= abs(by.y) else Point(0.0, by.y)
        self.view = panned(self._began, by)

    def drop(self) -> None:
        """Makes it a step."""
        if self.view != self._began:
            layout, figure, view = self._session.layout.name, self._figure, self.view
            self._session.apply(_edit(lambda issue: with_view(issue, figure, layout, view)), "pictures.pan")

    def give_up(self) -> None:
        """Nothing was changed."""


Dragging = FrameDrag | PictureDrag


def _edit(change: Callable[[Issue], Issue]) -> Edit:
    def edit(issue: Issue, _selection: Selection | None) -> Done:
        return Done(change(issue))

    return edit


__all__ = ["LEAST", "Dragging", "FrameDrag", "FrameGrip", "Keys", "PictureDrag"]
