"""Layouts that the open issue may wear: found by name, read once and again when their files change.

What was found wrong with one is kept with it. Pages of the issue in another layout are made in steps.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path

from kiclayout.app.book import font_book
from kiclayout.app.covers import layouts_for
from kiclayout.base.diagnostics import Diagnostic, KicError, Sink
from kiclayout.base.record import dataclass, replace
from kiclayout.design.layout import Layout
from kiclayout.editor.session import Session
from kiclayout.scene.page import Page
from kiclayout.store.layout_places import LAYOUT_FILE, find_layout, layout_folders
from kiclayout.store.layouts import layout_of, layout_text
from kiclayout.store.marks import Mapping, parse
from kiclayout.store.paths import locate
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.document import Press, typesetting
from kiclayout.typeset.glimpse import first_page_made


@dataclass(frozen=True, slots=True)
class Worn:
    """The pages of an issue in a layout."""

    pages: tuple[Page, ...]
    book: FontBook


Read = tuple[Layout, FontBook, tuple[Diagnostic, ...]]
"""A layout, its fonts, and what was found wrong with it."""


class Wardrobe:
    """See the module."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[Path, tuple[int, Read]] = {}

    def names(self) -> tuple[str, ...]:
        """All layouts that can be found, the one that is worn first."""
        worn = self._session.layout.name
        return tuple(sorted(layouts_for(self._session.folder), key=lambda name: (name != worn, name)))

    def read(self, name: str) -> Read | None:
        """The layout ``name`` with its fonts, and what was found wrong with it; None = it cannot be read."""
        place = find_layout(name, layout_folders(self._session.folder))
        if place is None:
            return None
        return self._known(place) or self._kept_fresh(place, None)

    def reading(self, name: str) -> Generator[None, None, None]:
        """``read`` in two steps: what its file says, and what that means."""
        place = find_layout(name, layout_folders(self._session.folder))
        if place is not None and self._known(place) is None:
            sink, stamp = Sink(), _stamp(place)
            with suppress(KicError):
                root = parse(layout_text(place, sink), LAYOUT_FILE, sink)
                yield
                same = _stamp(place) == stamp  # else what was parsed is not what is kept under the new stamp
                self._kept_fresh(place, root if same and isinstance(root, Mapping) else None)

    def _known(self, place: Path) -> Read | None:
        """What was read there, if the file is still the same."""
        stamp, found = self._kept.get(place, (-1, None))
        return found if stamp == _stamp(place) else None

    def _kept_fresh(self, place: Path, root: Mapping | None) -> Read | None:
        stamp, found = _stamp(place), self._fresh(place, root)
        if found is not None:
            self._kept[place] = (stamp, found)
        return found

    def _fresh(self, place: Path, root: Mapping | None) -> Read | None:
        sink = Sink()
        try:
            layout = layout_of(layout_text(place, sink), place, sink, root)
        except KicError:
            return None
        own = Path(layout.folder, "fonts").is_dir() or Path(self._session.layout.folder, "fonts").is_dir()
        return layout, font_book(Path(layout.folder)) if own else self._session.book, tuple(sink)

    def cover(self, name: str) -> Generator[None, None, Worn | None]:
        """The first page of the issue in the layout ``name``, in steps; None = it has none there."""
        session, read = self._session, self.read(name)
        if read is None:
            return None
        layout, book, _ = read
        try:
            pages = yield from first_page_made(replace(session.issue, layout=name), layout, self._press(book))
        except KicError:
            return None
        return Worn(pages, book)

    def _press(self, book: FontBook) -> Press:
        return Press(book, lambda file: locate(self._session.folder, file), Sink())

    def pages(self, name: str, progress: Callable[[int], None]) -> Generator[None, None, Worn | None]:
        """The issue's pages in the layout ``name``, in steps; None = it has none there.

        ``progress`` is told how many of them are laid out.
        """
        session, read = self._session, self.read(name)
        if read is None:
            return None
        layout, book, _ = read
        yield
        try:
            press = replace(self._press(book), progress=lambda done, _total: progress(done))
            steps = typesetting(replace(session.issue, layout=name), layout, press)
            printed = yield from steps
        except KicError:
            return None
        return Worn(printed.scene.pages, book)


def _stamp(place: Path) -> int:
    """When the layout in ``place`` was written."""
    return (place / LAYOUT_FILE).stat().st_mtime_ns
