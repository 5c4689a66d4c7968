"""Pages that one process of the program hands to another: a window to the one that prints what it shows.

They come piece by piece, so that neither waits long for the other. It is no file format: what is read was written by
the same program at the other end of a pipe. Whatever else comes is not let make anything but pages.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from kiclayout.app.book import font_book
from kiclayout.app.printing import Export, copies, print_copies, seen
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.paint.preset import Preset
from kiclayout.scene.page import Page, Scene

_PROTOCOL = 5
_OURS = ("kiclayout.base.", "kiclayout.scene.", "kiclayout.text.shape")


class _Reader(pickle.Unpickler):
    """Makes what pages are made of, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """A class by its name.

        Raises:
            UnpicklingError: Pages hold none such.
        """
        if not module.startswith(_OURS) or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a page")
        return super().find_class(module, name)


def pieces(scene: Scene, layout_folder: Path) -> Iterator[bytes]:
    """``scene`` in pieces: its facts, then page after page.

    Args:
        scene: The pages.
        layout_folder: Of the layout that they wear: fonts of its own lie there.
    """
    yield pickle.dumps((replace(scene, pages=()), str(layout_folder), len(scene.pages)), _PROTOCOL)
    for page in scene.pages:
        yield pickle.dumps(page, _PROTOCOL)


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
