"""The cover of an issue in a layout, before there is such an issue: what a person who begins one is shown.

Layouts are read once and again when their file changes. Findings are of no interest here; a layout that cannot be read
has no cover. Nothing is painted: that is the painters' business.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from kiclayout.app.book import font_book
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.record import dataclass, replace
from kiclayout.content.issue import Issue
from kiclayout.design.layout import Layout
from kiclayout.scene.page import Page
from kiclayout.store.folder import new_issue
from kiclayout.store.issue import read_issue
from kiclayout.store.layout_places import LAYOUT_FILE, find_layout, known_layouts, layout_folders
from kiclayout.store.layouts import read_layout
from kiclayout.store.paths import locate
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.document import Press, typeset
from kiclayout.typeset.glimpse import first_page

_DAY = dt.date(2000, 1, 5)


@dataclass(frozen=True, slots=True)
class Cover:
    """A page, the fonts it is to be painted with, and the layout that it wears."""

    page: Page
    book: FontBook
    layout: Layout


def fresh_issue() -> Issue:
    """What every new issue says, to be shown with other facts."""
    with tempfile.TemporaryDirectory(prefix="kiclayout-") as place:
        new_issue(Path(place) / "issue", 1, _DAY, "kic-weekly")
        return replace(read_issue(Path(place) / "issue", Sink()), lines=())


def layouts_for(folder: Path) -> tuple[str, ...]:
    """The names of all layouts that an issue in ``folder``, which need not exist, could wear."""
    return known_layouts(layout_folders(folder))


class Covers:
    """Makes covers; memos of every layout live as long as it does."""

    def __init__(self) -> None:
        self._worn: dict[Path, tuple[int, Layout, FontBook]] = {}

    def cover(self, issue: Issue, folder: Path) -> Cover | None:
        """The first page of ``issue`` in the layout it names, its pictures from ``folder``; None = it has none."""
        place = find_layout(issue.layout, layout_folders(folder))
        if place is None:
            return None
        try:
            layout, book = self._read(place)
            press = Press(book, lambda name: locate(folder, name), Sink())
            pages = first_page(issue, layout, press) or typeset(issue, layout, press).pages
        except KicError:
            return None
        return Cover(pages[0], book, layout) if pages else None

    def _read(self, place: Path) -> tuple[Layout, FontBook]:
        """The layout in ``place`` with its fonts.

        Raises:
            KicError: It cannot be read.
        """
        changed = (place / LAYOUT_FILE).stat().st_mtime_ns
        known = self._worn.get(place)
        if known is None or known[0] != changed:
            layout = read_layout(place, Sink())
            known = self._worn[place] = (changed, layout, font_book(place))
        return known[1], known[2]
