"""Reading items back: words with their places, and items of a kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from kiclayout.base.geometry import IDENTITY, Matrix
from kiclayout.scene.items import Glyphs, Group, Item

Kind = TypeVar("Kind")


def walked(items: tuple[Item, ...] | list[Item], matrix: Matrix = IDENTITY) -> Iterator[tuple[Item, Matrix]]:
    """Every item, groups among them, with the matrix that maps it to the page."""
    for item in items:
        yield item, matrix
        if isinstance(item, Group):
            yield from walked(item.items, item.matrix.then(matrix))


def of_kind(items: tuple[Item, ...] | list[Item], kind: type[Kind]) -> list[Kind]:
    """All items of one kind, in order."""
    return [item for item, _ in walked(items) if isinstance(item, kind)]


def words(items: tuple[Item, ...] | list[Item]) -> str:
    """The characters of all runs, one after the other."""
    return "".join(run.text for run in of_kind(items, Glyphs))


def places(items: tuple[Item, ...] | list[Item]) -> list[tuple[str, float, float]]:
    """Every run with its left end and baseline on the page."""
    found = []
    for item, matrix in walked(items):
        if isinstance(item, Glyphs):
            point = matrix.apply(item.x, item.y)
            found.append((item.text, round(point.x, 2), round(point.y, 2)))
    return found
