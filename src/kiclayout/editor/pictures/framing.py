"""A picture in its frame: what is seen of it, and what moving, scaling and another frame make of that. Pure geometry.

The part that is seen always fills the frame: a picture in its frame has no bare bands. How a view is written into the
issue is said by ``asking``.
"""

from __future__ import annotations

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.record import dataclass, replace

MOST_ZOOM = 20.0
"""How much larger than filling its frame a picture may be."""
_SAME = 0.003
"""Shares and proportions that differ by less are the same: less than a pixel on any page."""


@dataclass(frozen=True, slots=True)
class View:
    """What of a picture is seen in a frame.

    Attributes:
        size: The picture's, in pixels; only its proportions count, and for ``ppi`` the pixels.
        frame: Width and height, in points.
        part: What is seen, as shares of the picture's width and height; has the frame's proportions.
        drawn: It is the page of a PDF, which has no pixels of its own: as fine as one likes.
    """

    size: tuple[float, float]
    frame: tuple[float, float]
    part: Rect
    drawn: bool = False

    @property
    def zoom(self) -> float:
        """How much larger the picture is than it must be to fill the frame; 1 = as small as may be."""
        return max(filling(self.size, self.frame).part.width / self.part.width, 1.0)

    @property
    def filled(self) -> bool:
        """Whether it is as small as may be."""
        return self.zoom < 1 + _SAME

    @property
    def whole(self) -> bool:
        """Whether all of the picture is seen."""
        return self.part.width > 1 - _SAME and self.part.height > 1 - _SAME

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of what is seen, as shares of the picture."""
        return self.part.x + self.part.width / 2, self.part.y + self.part.height / 2

    @property
    def ppi(self) -> int | None:
        """Pixels per inch as printed; None = it has no pixels."""
        return None if self.drawn else round(self.size[0] * self.part.width / self.frame[0] * 72)

    @property
    def whole_rect(self) -> Rect:
        """The whole picture, in points from the frame's corner."""
        width, height = self.frame[0] / self.part.width, self.frame[1] / self.part.height
        return Rect(-self.part.x * width, -self.part.y * height, width, height)


def filling(size: tuple[float, float], frame: tuple[float, float], focus: tuple[float, float] = (0.5, 0.5)) -> View:
    """The picture as small as may be in ``frame``, as near to ``focus`` as that goes."""
    own, asked = size[0] / max(size[1], 1e-6), frame[0] / max(frame[1], 1e-6)
    width, height = (asked / own, 1.0) if own > asked else (1.0, own / asked)
    return View(size, frame, _kept_inside(Rect(focus[0] - width / 2, focus[1] - height / 2, width, height)))


def refilled(view: View, frame: tuple[float, float]) -> View:
    """The picture as small as may be in another ``frame``, or in its own, round the middle of what is seen."""
    return replace(filling(view.size, frame, view.centre), drawn=view.drawn)


def panned(view: View, by: Point) -> View:
    """The picture moved by so many points in its frame, as far as it goes."""
    part = view.part
    x, y = by.x / view.frame[0] * part.width, by.y / view.frame[1] * part.height
    return replace(view, part=_kept_inside(part.moved(-x, -y)))


def scaled(view: View, factor: float, at: tuple[float, float] = (0.5, 0.5)) -> View:
    """The picture ``factor`` times as large; what is ``at`` (shares of the frame) stays there.

    It is never smaller than fills the frame, and never larger than ``MOST_ZOOM`` times that.
    """
    least = filling(view.size, view.frame).part
    width = min(max(view.part.width / factor, least.width / MOST_ZOOM), least.width)
    height = width * least.height / least.width
    x = view.part.x + at[0] * (view.part.width - width)
    y = view.part.y + at[1] * (view.part.height - height)
    return replace(view, part=_kept_inside(Rect(x, y, width, height)))


def zoomed(view: View, zoom: float) -> View:
    """The picture ``zoom`` times as large as fills the frame, round the middle of what is seen."""
    return scaled(view, max(zoom, 1.0) / view.zoom)


def centred(view: View) -> View:
    """The picture's middle in that of the frame."""
    part = view.part
    return replace(view, part=Rect((1 - part.width) / 2, (1 - part.height) / 2, part.width, part.height))


def reframed(view: View, frame: tuple[float, float]) -> View:
    """Another frame over the picture, which stays as large as it is where it can; one too small for it grows."""
    if view.filled:
        return refilled(view, frame)
    width, height = (view.part.width / view.frame[0] * frame[0], view.part.height / view.frame[1] * frame[1])
    over = max(width, height, 1.0)
    width, height = width / over, height / over
    x, y = view.centre
    return replace(view, frame=frame, part=_kept_inside(Rect(x - width / 2, y - height / 2, width, height)))


def _kept_inside(part: Rect) -> Rect:
    """``part`` moved so that it lies in the picture."""
    x = min(max(part.x, 0.0), max(1.0 - part.width, 0.0))
    y = min(max(part.y, 0.0), max(1.0 - part.height, 0.0))
    return Rect(x, y, part.width, part.height)


def alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two sizes have the same proportions."""
    return abs(one[0] * other[1] - other[0] * one[1]) <= _SAME * one[0] * other[1]
