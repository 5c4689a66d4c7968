"""Where things stand on a page, as boxes, whatever groups they are in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.scene.items import Glyphs, Group, Item, LinkArea, Path, Picture
from kiclayout.scene.page import Page

CAP = 0.7
"""Height of letters over their baseline, in ems."""


@dataclass(frozen=True)
class Box:
    """An item, where it stands on the page, what draws it, and whether a drawing (a logo, a code) holds it."""

    item: Item
    rect: Rect
    drawing: bool

    @property
    def words(self) -> str:
        """What it says."""
        return self.item.text.strip() if isinstance(self.item, Glyphs) else ""


def boxes(page: Page) -> list[Box]:
    """All items but groups and links, from back to front."""
    return list(_boxes(page.items, IDENTITY, False))


def _boxes(items: tuple[Item, ...], matrix: Matrix, drawing: bool) -> Iterator[Box]:
    for item in items:
        if isinstance(item, Group):
            yield from _boxes(item.items, item.matrix.then(matrix), drawing or item.role == "Figure")
        elif (rect := _rect(item)) is not None:
            yield Box(item, _mapped(rect, matrix), drawing)


def _rect(item: Item) -> Rect | None:
    match item:
        case Glyphs():
            return Rect(item.x, item.y - CAP * item.size, item.width, CAP * item.size)
        case Picture():
            return item.rect
        case Path():
            points = [pair for one in item.segments for pair in zip(one[1::2], one[2::2], strict=True)]
            xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)) if points else None
        case _:
            return None


def _mapped(rect: Rect, matrix: Matrix) -> Rect:
    corners = [matrix.apply(x, y) for x in (rect.x, rect.right) for y in (rect.y, rect.bottom)]
    xs, ys = [one.x for one in corners], [one.y for one in corners]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def meet(one: Rect, other: Rect, slack: float = 1.0) -> bool:
    """Whether two boxes overlap by more than ``slack`` points both ways."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > slack and down > slack


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Words on words, and words on drawings and pictures that are not their ground."""
    words = [box for box in boxes(page) if box.words]
    found = [(a.words, b.words) for a, b in combinations(words, 2) if meet(a.rect, b.rect)]
    drawn = [box for box in boxes(page) if box.drawing and not box.words]
    return found + [
        (a.words, type(b.item).__name__) for a in words for b in drawn if not a.drawing and meet(a.rect, b.rect)
    ]


def outside(page: Page) -> list[str]:
    """Words, pictures and drawings that reach over the trim."""
    paper = Rect(0.0, 0.0, page.width, page.height).grown(0.5)
    shown = [box for box in boxes(page) if box.words or box.drawing or isinstance(box.item, Picture)]
    over = [box for box in shown if not (box.rect.x >= paper.x and box.rect.right <= paper.right)]
    over += [box for box in shown if not (box.rect.y >= paper.y and box.rect.bottom <= paper.bottom)]
    return [box.words or type(box.item).__name__ for box in over]


def links(page: Page) -> set[str]:
    """What the links on a page lead to."""

    def found(items: tuple[Item, ...]) -> Iterator[str]:
        for item in items:
            if isinstance(item, Group):
                yield from found(item.items)
            elif isinstance(item, LinkArea):
                yield item.target

    return set(found(page.items))
