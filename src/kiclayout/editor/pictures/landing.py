"""Where pictures dragged over a page would go: into a frame, beside a picture in a row, behind a block of text.

It finds the place and says where to draw its mark; what becomes of the issue there is said, too, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from kiclayout.base.geometry import Point, Rect, enclosing
from kiclayout.base.record import dataclass
from kiclayout.content.edit.passages import article_of, passage_at
from kiclayout.content.edit.pictures import figure_at, row_of
from kiclayout.content.edit.structure import open_place
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Spot
from kiclayout.content.walk import walk
from kiclayout.editor.pictures.picked import Picked
from kiclayout.scene.caret import Galley
from kiclayout.scene.frames import Framed

_BESIDE = 0.22
"""How much of a frame's width at its sides means beside it, not into it."""
_AWAY = 3.0
"""Points between a frame or a block and the mark beside it."""
_LEAST = 60.0
"""Points that the mark behind a block is long at least."""


class Way(Enum):
    """What becomes of pictures let go there."""

    INTO = "into"
    BESIDE = "beside"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Landing:
    """A place for pictures.

    Attributes:
        way: What becomes of them.
        page: Index of the page.
        mark: The frame, or a line beside a frame or behind a block, as a rectangle without width or height.
        block: The figure or poster that they go into or beside.
        after: Whether beside means to the right of it.
        spot: Words of the block that they go behind.
    """

    way: Way
    page: int
    mark: Rect
    block: int = 0
    after: bool = False
    spot: Spot | None = None


def landing_at(page: int, point: Point, picked: Picked, galley: Galley, moving: int = 0) -> Landing | None:
    """Where pictures go that are let go at a point of a page; None = nowhere.

    Args:
        page: Index of the page.
        point: In its points.
        picked: Knows the frames.
        galley: Knows the words.
        moving: The figure that is dragged itself; 0 = files from elsewhere.
    """
    framed = picked.at(page, point)
    if framed is not None and framed.block != moving:
        found = _at_frame(page, point, framed, picked.session.shown, moving)
        if found is not None:
            return found
    return None if framed is not None and framed.block == moving else _behind(page, point, picked, galley)


def _at_frame(page: int, point: Point, framed: Framed, issue: Issue, moving: int) -> Landing | None:
    rect = framed.rect
    if figure_at(issue, framed.block) is None:
        return None if moving else Landing(Way.INTO, page, rect, framed.block)
    share = (point.x - rect.x) / rect.width if rect.width else 0.5
    in_row = row_of(issue, framed.block) is not None
    if moving or (in_row and not _BESIDE < share < 1 - _BESIDE):
        after = share > 0.5
        x = rect.right + _AWAY if after else rect.x - _AWAY
        return Landing(Way.BESIDE, page, Rect(x, rect.y, 0.0, rect.height), framed.block, after)
    return Landing(Way.INTO, page, rect, framed.block)


def _behind(page: int, point: Point, picked: Picked, galley: Galley) -> Landing | None:
    """Behind the block whose words are nearest, or behind a picture above that is nearer: it may have no words."""
    row, issue = galley.row_at(page, point), picked.session.shown
    if row is None:
        return None
    point = galley.local(page, point)
    away = max(row.top - point.y, point.y - row.bottom, 0.0)
    above = max(_above(page, point, picked), key=lambda framed: framed.rect.bottom, default=None)
    by_picture = above is not None and point.y - above.rect.bottom < away
    spot = Spot(above.block, 0, "caption") if above and by_picture else Spot(row.passage[0], 0, row.passage[1])
    passage, article = passage_at(issue, spot), article_of(issue, spot.block)
    if passage is None or article is None:
        return None
    where = open_place(passage, article)
    tops = where.within[-1:] if where else ((article.title_block,) if article.title_block else ())
    blocks = {one.id for one in walk(tops)} | ({article.id} if where is None else set())
    around = _extent(page, blocks, picked, galley)
    if around is None:
        return None
    left, right = galley.page(page).columns[row.index]
    left, right = min(left, around.x), max(right, around.right, left + _LEAST)
    rect, turn = Rect(left, around.bottom + _AWAY, right - left, 0.0), galley.turn(page)
    return Landing(Way.BEHIND, page, rect if turn is None else turn.around(rect), spot=spot)


def _above(page: int, point: Point, picked: Picked) -> Iterator[Framed]:
    """The figures that end above the point, in the text that it is in or under."""
    for framed in picked.frames(page):
        inside = framed.rect.x <= point.x <= framed.rect.right
        if inside and framed.rect.bottom <= point.y and figure_at(picked.session.shown, framed.block) is not None:
            yield framed


def _extent(page: int, blocks: set[int], picked: Picked, galley: Galley) -> Rect | None:
    """What ``blocks`` take up on the page, with their words."""
    return enclosing(_rects(page, blocks, picked, galley))


def _rects(page: int, blocks: set[int], picked: Picked, galley: Galley) -> Iterator[Rect]:
    for row in galley.page(page).rows:
        if row.passage[0] in blocks:
            yield Rect(row.left, row.top, row.reach - row.left, row.bottom - row.top)
    for framed in picked.frames(page):
        if framed.block in blocks:
            yield framed.rect
