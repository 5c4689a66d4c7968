"""The bytes of pictures that are to be copied: files, and parts of documents, each of which is opened once.

Nothing is written, and nothing asked of what the bytes are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import groupby
from pathlib import Path
from typing import Protocol

from kiclayout.convert.archive import LARGEST_PICTURE, Archive, BrokenError
from kiclayout.convert.loose.desk import PictureFile


class _Holding(Protocol):
    """A document that is open."""

    def read(self, part: str, most: int) -> bytes:
        """The bytes of a part, which may be ``most``."""


def contents(pictures: Iterable[PictureFile]) -> Iterator[tuple[PictureFile, bytes | None]]:
    """Each of ``pictures`` with its bytes; None = the document that should hold them does not.

    Raises:
        OSError: A file cannot be read.
    """
    for (source, inside), some in groupby(pictures, key=lambda one: (one.source, bool(one.part))):
        if inside:
            yield from _held(source, tuple(some))
        else:
            yield from ((one, source.read_bytes()) for one in some)


def _held(source: Path, pictures: Sequence[PictureFile]) -> Iterator[tuple[PictureFile, bytes | None]]:
    try:
        document = _opened(source)
    except BrokenError:
        yield from ((one, None) for one in pictures)
        return
    with document as parts:
        for one in pictures:
            try:
                yield one, parts.read(one.part, LARGEST_PICTURE)
            except BrokenError:
                yield one, None


def _opened(source: Path) -> AbstractContextManager[_Holding]:
    with source.open("rb") as stream:
        if stream.read(2) == b"PK":
            return Archive(source)
    from kiclayout.convert.office.hwp_file import HwpFile  # not above: only .hwp files need it

    return HwpFile(source)
