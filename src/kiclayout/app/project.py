"""A project: an issue with the layout and the fonts it is set in, opened from a folder or a packed file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from kiclayout.app.book import font_book
from kiclayout.base.diagnostics import Diagnostic, KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.content.issue import Issue
from kiclayout.design.layout import Layout
from kiclayout.preflight.check import preflight
from kiclayout.preflight.checks.styles import unknown_styles
from kiclayout.scene.page import Scene
from kiclayout.store.crosscheck import check_references
from kiclayout.store.issue import read_issue
from kiclayout.store.layout_places import LAYOUT_FILE, find_layout, known_layouts, layout_folders
from kiclayout.store.layouts import read_layout
from kiclayout.store.pack import opened
from kiclayout.store.paths import locate
from kiclayout.store.placement_check import check_placements
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.document import Press, typeset

Progress = Callable[[str, int, int], None]
"""Told the stage (read, typeset, paint), how much of it is done, and how much there is (0 = not known yet)."""


def silent(stage: str, done: int, total: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Project:
    """An open issue.

    Attributes:
        folder: Where it lies (unpacked, for a packed file).
        issue: What it says.
        layout: How it looks.
        book: The fonts.
    """

    folder: Path
    issue: Issue
    layout: Layout
    book: FontBook

    def typeset(self, sink: Sink, progress: Progress = silent) -> Scene:
        """The pages; findings on text and layout go to ``sink``."""

        def told(done: int, total: int) -> None:
            progress("typeset", done, total)

        said = Sink()
        press = Press(self.book, cache(lambda name: locate(self.folder, name)), said, told)
        try:
            return typeset(self.issue, self.layout, press)
        finally:
            sink.extend(_at_its_line(found, self.layout) for found in _not_said_before(said, sink))


def _at_its_line(found: Diagnostic, layout: Layout) -> Diagnostic:
    """A finding on a font with the line of the layout that first names it."""
    if found.code != "text-font-missing" or found.place is None:
        return found
    family = found.value("family")
    try:
        lines = Path(layout.folder, LAYOUT_FILE).read_text("utf-8").split("\n")
    except (OSError, UnicodeError):
        return found
    named = (number for number, line in enumerate(lines, 1) if family in line.partition(" #")[0])
    return replace(found, place=Place(found.place.file, next(named, 0)))


def _not_said_before(said: Sink, sink: Sink) -> Iterator[Diagnostic]:
    """The typesetter's findings, but for what is missing because of a name that was told as bad, or as nobody's."""
    told = {(found.code, found.place.file, found.place.line) for found in sink if found.place}
    bad = {(file, line) for code, file, line in told if code.startswith("store-path-")}
    nobody = {(file, line) for code, file, line in told if code == "store-ref-unknown"}
    art = {(found.value("name"), 0) for found in sink if found.code == "layout-art-missing"}
    known = {
        "typeset-picture-missing": bad,
        "typeset-picture-near": bad,
        "typeset-chart-table": nobody,
        "typeset-art-missing": art,
    }
    for found in said:
        place = found.place
        if place is None or (place.file, place.line) not in known.get(found.code, ()):
            yield found


@dataclass(frozen=True, slots=True)
class Draft:
    """An issue otherwise than it lies in its folder: as somebody is editing it, or in another layout.

    Attributes:
        folder: Of pictures and layouts.
        texts: Where the words stand; None = there, too.
        layout: The layout's name; empty = the one that the issue names.
    """

    folder: Path
    texts: Path | None = None
    layout: str = ""


@contextmanager
def open_project(source: Path | Draft, sink: Sink, progress: Progress = silent) -> Iterator[Project]:
    """The project at ``source``: a folder, its issue.yaml, a packed file, or a draft.

    Raises:
        KicError: The issue or its layout cannot be read.
    """
    progress("read", 0, 0)
    draft = source if isinstance(source, Draft) else Draft(source)
    with opened(draft.folder, sink) as folder:
        yield read_project(folder, sink, draft.texts, draft.layout)


def read_project(folder: Path, sink: Sink, texts: Path | None = None, layout_name: str = "") -> Project:
    """The project in ``folder``; its words are read from ``texts``, and it wears ``layout_name``, if these are given.

    Raises:
        KicError: The issue or its layout cannot be read.
    """
    if layout_name:
        require_layout(layout_name, folder)
    issue = read_issue(texts or folder, sink)
    issue = replace(issue, layout=layout_name) if layout_name else issue
    layout = _layout(issue, folder, sink)
    check_words(issue, layout, sink)
    return Project(folder, issue, layout, font_book(Path(layout.folder)))


def check_words(issue: Issue, layout: Layout, sink: Sink) -> None:
    """Adds what can be found in an issue that was read, without setting it in ``layout``."""
    check_references(issue, sink)
    preflight(issue, sink)
    unknown_styles(issue, layout, sink)
    check_placements(issue, layout, sink)


def _layout(issue: Issue, folder: Path, sink: Sink) -> Layout:
    """The issue's layout."""
    return layout_called(issue.layout, folder, sink, Place("issue.yaml", dict(issue.lines).get("layout", 0)))


def layout_called(name: str, folder: Path, sink: Sink, place: Place | None = None) -> Layout:
    """The layout ``name`` for an issue in ``folder``: its own copy first, then the user's, then the bundled ones.

    ``place`` is where it is named.

    Raises:
        KicError: There is no such layout, or it cannot be read.
    """
    found = find_layout(name, layout_folders(folder))
    if found is None:
        raise KicError(_unknown(name, folder, place or Place("issue.yaml")))
    return read_layout(found, sink)


def require_layout(name: str, folder: Path) -> None:
    """Makes sure that an issue in ``folder``, which need not exist yet, may name the layout ``name``.

    Raises:
        KicError: There is no such layout.
    """
    if find_layout(name, layout_folders(folder)) is None:
        raise KicError(_unknown(name, folder, None))


def _unknown(name: str, folder: Path, place: Place | None) -> Diagnostic:
    known = known_layouts(layout_folders(folder))
    return Sink().add("app-layout-missing", place=place, name=name, known=", ".join(known))
