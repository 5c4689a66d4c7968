"""Where pictures stand on a page: the frame of every figure and poster, the file in it, and what of the file is shown.

Frames of pictures that are not there yet count, too. Which words belong to a figure is asked of ``hit``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiclayout.base.geometry import IDENTITY, Matrix, Point, Rect
from kiclayout.base.record import dataclass
from kiclayout.scene.items import Group, Item, Picture
from kiclayout.scene.page import Page

FIGURE = "Figure"
"""The role of groups that are a figure's frame."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A picture's place on a page.

    Attributes:
        block: Session id of the figure or poster.
        rect: The frame, in the page's points.
        file: What is in it; empty = a drawing, or nothing that can be shown.
        part: What of the file is seen, as shares of its width and height.
    """

    block: int
    rect: Rect
    file: str = ""
    part: Rect = Rect(0.0, 0.0, 1.0, 1.0)


def frames_on(page: Page) -> tuple[Framed, ...]:
    """All frames of a page, those in front last."""
    return tuple(_frames(page.items, IDENTITY))


def frame_at(page: Page, point: Point) -> Framed | None:
    """The frame in front at ``point``."""
    return next((one for one in reversed(frames_on(page)) if one.rect.contains(point)), None)


def frame_of(page: Page, block: int) -> Framed | None:
    """The frame of the figure or poster with that id."""
    return next((one for one in frames_on(page) if one.block == block), None)


def _frames(items: Iterable[Item], matrix: Matrix) -> Iterator[Framed]:
    for item in items:
        if isinstance(item, Picture) and item.origin is not None:
            yield Framed(item.origin.block, matrix.around(item.rect), item.file, item.crop)
        elif isinstance(item, Group):
            inner = item.matrix.then(matrix)
            found = tuple(_frames(item.items, inner))
            yield from found
            block = _block_of(item)
            if block and item.area is not None and not found:
                yield Framed(block, inner.around(item.area))


def _block_of(group: Group) -> int:
    """Whose frame a group is; 0 = it is none of the issue's."""
    key = group.tags[-1].key if group.role == FIGURE and group.tags else None
    return key[0] if isinstance(key, tuple) and key and isinstance(key[0], int) else 0
