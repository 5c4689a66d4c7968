"""From a point on the page to what stands there: words of the issue, the program's own words, pictures, links.

Runs count as tall as their em (0.88 above the baseline, 0.12 below), which is enough to tell lines apart. Where a caret
goes is not said here (see ``caret``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiclayout.base.geometry import IDENTITY, Matrix, Point, Rect
from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass
from kiclayout.scene.items import Glyphs, Group, Item, LinkArea, Mark, Picture
from kiclayout.scene.page import Page

_ABOVE, _BELOW = 0.88, 0.12


@dataclass(frozen=True, slots=True)
class _Spot:
    """An area of the page and what it shows."""

    rect: Rect
    origin: Origin


def origin_at(page: Page, point: Point) -> Origin | None:
    """The characters of the glyph cluster at ``point`` or nearest to it; a picture's block where it is hit itself."""
    clusters = list(_clusters(page.items, IDENTITY))
    for spot in clusters:
        if spot.rect.contains(point):
            return spot.origin
    picture = picture_at(page, point)
    if picture is not None:
        return picture
    nearest = min(clusters, key=lambda spot: _distance(spot.rect, point), default=None)
    return nearest.origin if nearest else None


def picture_at(page: Page, point: Point) -> Origin | None:
    """The block of the topmost picture under ``point``."""
    spots = reversed(list(_pictures(page.items, IDENTITY)))
    return next((spot.origin for spot in spots if spot.rect.contains(point)), None)


def link_at(page: Page, point: Point) -> LinkArea | None:
    """The topmost clickable area under ``point``."""
    found = [area for area, rect in _links(page.items, IDENTITY) if rect.contains(point)]
    return found[-1] if found else None


def own_words_at(page: Page, point: Point) -> str:
    """The words under ``point`` that the program set by itself (a running head, a folio, a number); empty = none."""
    found = (run.text for run, rect in _own_words(page.items, IDENTITY) if rect.contains(point))
    return next(found, "")


def own_runs(page: Page) -> Iterator[tuple[Glyphs, Rect]]:
    """The runs that the program set by itself, with what they cover on the page."""
    yield from _own_words(page.items, IDENTITY)


def fact_at(page: Page, point: Point) -> str:
    """What issue.yaml calls what stands at ``point``: words, a picture or a code of furniture; empty = none of it."""
    found = [key for key, rect in _facts(page.items, IDENTITY) if rect.contains(point)]
    return found[-1] if found else ""


def fact_rects(page: Page, key: str) -> tuple[Rect, ...]:
    """Where furniture shows what issue.yaml calls ``key``, or something in it.

    A language is told behind ``@``; what is shown without one counts where nothing is shown in that language.
    """
    name, _, lang = key.partition("@")
    shown = [(own.partition("@"), rect) for own, rect in _facts(page.items, IDENTITY)]
    inside = [(said[2], rect) for said, rect in shown if said[0] == name or said[0].startswith(f"{name}.")]
    meant = [rect for tongue, rect in inside if tongue == lang] if lang else [rect for _, rect in inside]
    return tuple(meant or (rect for tongue, rect in inside if not tongue))


def fact_in_words(page: Page, key: str) -> bool:
    """Whether words on the page say what issue.yaml calls ``key``; artwork that stands for it does not."""
    fields = (run.origin.field for run, _ in _own_words(page.items, IDENTITY) if run.origin is not None)
    return any(field.partition("@")[0] == key for field in fields)


def mark_on(page: Page, name: str) -> Point | None:
    """Where the target ``name`` is on the page."""
    return next((at for mark, at in _marks(page.items, IDENTITY) if mark.name == name), None)


def rects_of(page: Page, origin: Origin) -> tuple[Rect, ...]:
    """Where the characters of ``origin`` stand on the page: one rectangle per line and run; and its pictures.

    An empty range gives the caret's place: a rectangle without width.
    """
    found: list[Rect] = [spot.rect for spot in _pictures(page.items, IDENTITY) if spot.origin.block == origin.block]
    row: Rect | None = None
    for spot in _clusters(page.items, IDENTITY):
        part = _part(spot, origin)
        if part is None:
            continue
        if row is not None and abs(row.right - part.x) < 0.01 and row.y == part.y and row.height == part.height:
            row = row.union(part)
            found[-1] = row
        else:
            row = part
            found.append(row)
    return tuple(found)


def _part(spot: _Spot, origin: Origin) -> Rect | None:
    """What ``origin`` has of ``spot``."""
    own = spot.origin
    if (own.block, own.field) != (origin.block, origin.field):
        return None
    if origin.start < origin.end:
        return spot.rect if own.start < origin.end and origin.start < own.end else None
    if own.start <= origin.start < own.end or own.start == own.end == origin.start:
        return Rect(spot.rect.x, spot.rect.y, 0.0, spot.rect.height)
    return None


def _clusters(items: Iterable[Item], matrix: Matrix) -> Iterator[_Spot]:
    """Every glyph cluster that comes from the source, in reading order."""
    for item in items:
        if isinstance(item, Group):
            yield from _clusters(item.items, item.matrix.then(matrix))
        elif isinstance(item, Glyphs) and item.origin is not None and not _unseen(item):
            yield from _run(item, item.origin, matrix)


def _unseen(run: Glyphs) -> bool:
    """Whether nobody sees it and nobody types into it: a poster's words over its picture."""
    return run.hidden and (run.origin is None or run.origin.block == 0)


def _run(run: Glyphs, origin: Origin, matrix: Matrix) -> Iterator[_Spot]:
    """The clusters of a run; a run that is not spelled as its source is, is one cluster."""
    top, height = run.y - _ABOVE * run.size, (_ABOVE + _BELOW) * run.size
    if len(run.text) != origin.end - origin.start or not run.glyphs:
        yield _Spot(matrix.around(Rect(run.x, top, run.width, height)), origin)
        return
    x = run.x
    starts = [index for index, glyph in enumerate(run.glyphs) if index == 0 or glyph.start < glyph.end]
    for first, last in zip(starts, [*starts[1:], len(run.glyphs)], strict=True):
        width = sum(glyph.advance for glyph in run.glyphs[first:last])
        head = run.glyphs[first]
        shown = Origin(origin.block, origin.start + head.start, origin.start + head.end, origin.field)
        yield _Spot(matrix.around(Rect(x, top, width, height)), shown)
        x += width


def _pictures(items: Iterable[Item], matrix: Matrix) -> Iterator[_Spot]:
    for item in items:
        if isinstance(item, Group):
            yield from _pictures(item.items, item.matrix.then(matrix))
        elif isinstance(item, Picture) and item.origin is not None:
            yield _Spot(matrix.around(item.rect), item.origin)


def _links(items: Iterable[Item], matrix: Matrix) -> Iterator[tuple[LinkArea, Rect]]:
    for item in items:
        if isinstance(item, Group):
            yield from _links(item.items, item.matrix.then(matrix))
        elif isinstance(item, LinkArea):
            yield item, matrix.around(item.rect)


def _own_words(items: Iterable[Item], matrix: Matrix) -> Iterator[tuple[Glyphs, Rect]]:
    for item in items:
        if isinstance(item, Group):
            yield from _own_words(item.items, item.matrix.then(matrix))
        elif isinstance(item, Glyphs) and (item.origin is None or item.origin.block == 0) and not item.hidden:
            top = item.y - _ABOVE * item.size
            yield item, matrix.around(Rect(item.x, top, item.width, (_ABOVE + _BELOW) * item.size))


def _facts(items: Iterable[Item], matrix: Matrix) -> Iterator[tuple[str, Rect]]:
    """The facts of the issue that furniture shows, from back to front."""
    for item in items:
        origin = item.origin if isinstance(item, Glyphs | Group) else None
        key = origin.field if origin is not None and not origin.block else ""
        if isinstance(item, Group):
            if key and item.area is not None:
                yield key, item.matrix.then(matrix).around(item.area)
            yield from _facts(item.items, item.matrix.then(matrix))
        elif isinstance(item, Glyphs) and key:
            top = item.y - _ABOVE * item.size
            yield key, matrix.around(Rect(item.x, top, item.width, (_ABOVE + _BELOW) * item.size))


def _marks(items: Iterable[Item], matrix: Matrix) -> Iterator[tuple[Mark, Point]]:
    for item in items:
        if isinstance(item, Group):
            yield from _marks(item.items, item.matrix.then(matrix))
        elif isinstance(item, Mark):
            yield item, matrix.apply(item.x, item.y)


def _distance(rect: Rect, point: Point) -> tuple[float, float]:
    """How far ``point`` is from ``rect``: first down the page, so that a click beside a line finds that line."""
    across = max(rect.x - point.x, 0.0, point.x - rect.right)
    down = max(rect.y - point.y, 0.0, point.y - rect.bottom)
    return down, across
