"""The only traversal of a scene: it walks the items and calls a painter, so that all painters see the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from kiclayout.scene.items import Glyphs, Group, Item, LinkArea, Mark, Path, Picture
from kiclayout.scene.page import Page, Scene


class Painter(Protocol):
    """What a painter can do; every call's coordinates are those of the innermost pushed group."""

    def begin_page(self, page: Page) -> None:
        """Starts a page."""

    def push(self, group: Group) -> None:
        """Enters a group: its matrix, clip and role hold until the matching pop."""

    def pop(self, group: Group) -> None:
        """Leaves a group."""

    def glyphs(self, run: Glyphs) -> None:
        """Draws a run."""

    def path(self, path: Path) -> None:
        """Draws an outline."""

    def picture(self, picture: Picture) -> None:
        """Draws a picture."""

    def link(self, area: LinkArea) -> None:
        """Makes an area clickable."""

    def mark(self, mark: Mark) -> None:
        """Notes a target."""

    def end_page(self, page: Page) -> None:
        """Ends a page."""


def play(scene: Scene, painter: Painter) -> None:
    """Draws all pages of ``scene`` with ``painter``."""
    for page in scene.pages:
        play_page(page, painter)


def play_page(page: Page, painter: Painter) -> None:
    """Draws one page."""
    painter.begin_page(page)
    play_items(page.items, painter)
    painter.end_page(page)


def play_items(items: Iterable[Item], painter: Painter) -> None:
    """Draws ``items`` onto the page that was begun last."""
    for item in items:
        _play(item, painter)


def _play(item: Item, painter: Painter) -> None:
    match item:
        case Glyphs():
            if item.glyphs:  # a run without any only says where a caret may stand
                painter.glyphs(item)
        case Path():
            painter.path(item)
        case Picture():
            painter.picture(item)
        case Group():
            painter.push(item)
            for inner in item.items:
                _play(inner, painter)
            painter.pop(item)
        case LinkArea():
            painter.link(item)
        case Mark():
            painter.mark(item)
