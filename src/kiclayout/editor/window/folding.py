"""Docks that give way in a small window: a laptop's, half a screen, letters at 200 %.

Which docks there are and what is in them is ``docks``' business. Who opens a panel gets it, in the place of another,
which comes back when that panel is closed; what the window had no room for comes back when it has.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.window.docks import SIZES, Area, DockPlaces

ORDER = ("left", "bottom", "right")
"""Which dock gives way first."""
PAGE_WIDE, PAGE_HIGH, BARS = 320, 200, 110
"""What the pages keep, and how high menus, bar and status are together, in designed pixels."""
ACROSS = (Area.LeftDockWidgetArea, Area.RightDockWidgetArea)


class Folding(QObject):
    """See the module. The last dock stays, however small the window is."""

    def __init__(self, window: QMainWindow, places: DockPlaces, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._places, self._theme = window, places, theme
        self._seen: frozenset[str] = frozenset()
        self._working = False
        self._asked = ""
        """What somebody opened last; it stays while it is open."""
        self._folded: dict[str, str] = {}
        """What is folded away, each with the dock that was opened instead; empty = the window is too small."""
        places.turned.connect(self._turned)

    @property
    def folded(self) -> tuple[str, ...]:
        """What is folded away, for the settings."""
        return tuple(self._folded)

    def wait(self) -> None:
        """Docks are about to be put as they were kept, which nobody asks for by hand; ``begin`` ends it."""
        self._working = True

    def begin(self, folded: Iterable[str] = ()) -> None:
        """Docks were put as they were kept: of those that are closed only ``folded`` may come back by themselves."""
        self._asked, self._folded = "", dict.fromkeys((name for name in folded if name in self._places.docks), "")
        self.fit()

    def fit(self) -> None:
        """Folds docks away until a page has room beside the rest, or brings back what has room again."""
        self._working = True
        self._bring_back(tuple(self._folded))
        self._fold()

    def _turned(self) -> None:
        """Somebody opened or closed a dock: what was opened stays, what was closed makes room."""
        if self._working:
            return
        opened, closed = self._open() - self._seen, self._seen - self._open()
        self._working = True
        if opened or self._asked in closed:
            self._asked = next(iter(opened), "")
        self._bring_back([name for name, instead in self._folded.items() if instead in closed])
        self._fold()

    def _bring_back(self, names: Iterable[str]) -> None:
        for name in reversed(tuple(names)):
            there = self._open() | {name}
            if not self._lacks(there, True) and not self._lacks(there, False):
                self._places.docks[name].show()

    def _fold(self) -> None:
        """Folds what has no room beside the pages and the dock that was asked for."""
        self._folded = {name: instead for name, instead in self._folded.items() if name not in self._open()}
        for name in ORDER:
            there = self._open()
            lacks = self._lacks(there, True) or (not self._across(name) and self._lacks(there, False))
            if lacks and name in there - {self._asked} and len(there) > 1:
                self._places.docks[name].hide()
                self._folded[name] = self._asked
        self._working, self._seen = False, self._open()

    def _open(self) -> frozenset[str]:
        return frozenset(name for name, dock in self._places.docks.items() if not dock.isHidden())

    def _lacks(self, names: Iterable[str], across: bool) -> bool:
        """Whether the window is too narrow, or too low, for a page and the docks ``names`` as they are designed."""
        px, sides, between = self._theme.sizes.px, dict[Area, int](), 0
        for name in names:
            dock = self._places.docks[name]
            if self._across(name) == across:
                side = self._window.dockWidgetArea(dock)
                sides[side] = max(sides.get(side, 0), px(SIZES[name]))
            elif across:  # it stands under the pages, between the others
                between = max(between, dock.minimumSizeHint().width())
        rest, room = (px(PAGE_WIDE), self._window.width()) if across else (px(BARS + PAGE_HIGH), self._window.height())
        return sum(sides.values()) + max(rest, between) > room

    def _across(self, name: str) -> bool:
        return self._window.dockWidgetArea(self._places.docks[name]) in ACROSS
