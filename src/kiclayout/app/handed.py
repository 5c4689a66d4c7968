"""Pages that one process of the program hands to another: a window to the one that prints what it shows.

They come piece by piece, so that neither waits long for the other. It is no file format: what is read was written by
the same program at the other end of a pipe. Whatever else comes is not let make anything but pages.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from itertools import repeat
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO

from kiclayout.app.book import font_book
from kiclayout.app.printing import Export, copies, print_copies, seen
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.paint.preset import Preset
from kiclayout.scene.items import Glyphs
from kiclayout.scene.page import Page, Scene
from kiclayout.text.shape import Glyph

_PROTOCOL = 5
_OURS = ("kiclayout.base.", "kiclayout.scene.")
_glyph: Callable[[tuple[Any, ...]], Glyph] = partial(tuple.__new__, Glyph)
"""Makes a glyph of its attributes in half the time that its class takes."""
_BEFORE = attrgetter("x", "y", "face", "size", "color", "text")
_BEHIND = attrgetter("lang", "origin", "hidden", "tags")
"""What a run of glyphs has before and behind them."""


def _columns(glyphs: tuple[Glyph, ...]) -> tuple[Any, ...]:
    """``glyphs`` by their attributes, in a fraction of the time that each by itself would take.

    Where none is moved and each is one character, in order, which most are, ids and advances say it all.
    """
    if not glyphs:
        return ()
    ids, advances, across, up, starts, ends = zip(*glyphs, strict=True)
    count = len(ids)
    if any(across) or any(up) or starts != tuple(range(count)) or ends != tuple(range(1, count + 1)):
        return ids, advances, across, up, starts, ends
    return ids, array("d", advances).tobytes()


def _glyphs(columns: tuple[Any, ...]) -> tuple[Glyph, ...]:
    """What ``_columns`` took apart."""
    if len(columns) == 2:
        ids, advances = columns[0], array("d", columns[1])
        count = len(ids)
        columns = (ids, advances, repeat(0.0), repeat(0.0), range(count), range(1, count + 1))
    return tuple(map(_glyph, zip(*columns)))  # noqa: B905 (what repeats has no end)


def _flat(run: Glyphs) -> tuple[Any, ...]:
    """What makes a run again, and of what."""
    return _run, (_BEFORE(run), _columns(run.glyphs), _BEHIND(run))


def _run(before: tuple[Any, ...], columns: tuple[Any, ...], behind: tuple[Any, ...]) -> Glyphs:
    values = (*before, _glyphs(columns), *behind)
    return Glyphs(*values)


def _written(part: object) -> bytes:
    """``part`` as it is handed over, runs of glyphs in a way of their own."""
    out = BytesIO()
    pickler = pickle.Pickler(out, _PROTOCOL)
    pickler.dispatch_table = {Glyphs: _flat}
    pickler.dump(part)
    return out.getvalue()


class _Reader(pickle.Unpickler):
    """Makes what pages are made of, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """A class by its name.

        Raises:
            UnpicklingError: Pages hold none such.
        """
        if (module, name) == (__name__, _run.__name__):
            return _run
        if not module.startswith(_OURS) or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a page")
        return super().find_class(module, name)


def pieces(scene: Scene, layout_folder: Path) -> Iterator[bytes]:
    """``scene`` in pieces: its facts, then page after page.

    Args:
        scene: The pages.
        layout_folder: Of the layout that they wear: fonts of its own lie there.
    """
    yield _written((replace(scene, pages=()), str(layout_folder), len(scene.pages)))
    yield from map(_written, scene.pages)


def taken(stream: BinaryIO) -> tuple[Scene, Path]:
    """What ``pieces`` gave, with the layout's folder; it waits until all of it has come.

    Raises:
        EOFError: Whoever wrote it ended before.
        UnpicklingError: It is something else.
    """
    facts: tuple[Scene, str, int] = _Reader(stream).load()
    scene, folder, count = facts
    pages: list[Page] = [_Reader(stream).load() for _ in range(count)]
    return replace(scene, pages=tuple(pages)), Path(folder)


def print_handed(
    stream: BinaryIO,
    target: Path,
    issue: Path,
    sink: Sink,
    *,
    presets: Sequence[Preset],
    progress: Callable[[str, int, int], None],
) -> Export:
    """Prints the pages that come through ``stream`` to ``target``.

    Args:
        stream: What ``pieces`` gave.
        target: The PDF; its folder must exist.
        issue: Where the issue lies that the pages show: no PDF is put among its files.
        sink: Takes what is found in pictures and by the painter, by the ids of blocks that the pages name.
        presets: What is made of them; files after the first stand beside it.
        progress: Told the stage (paint), how many pages are painted, and how many there are.

    Raises:
        KicError: ``target`` is no place for a PDF, or the printer's profile is none.
        EOFError: As ``taken``.
    """
    wanted = copies(target, issue, presets)
    scene, folder = taken(stream)
    sink.extend(seen(scene, decoded=False))
    return print_copies(scene, font_book(folder), wanted, sink, progress)
