"""Zip files that hold XML parts, as offices write them (.xlsx, .docx, .hwpx); nothing in them is trusted.

Parts are read up to a limit, entities are not resolved, nothing is fetched.
"""

from __future__ import annotations

import zipfile
import zlib
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from lxml import etree

LARGEST = 48 << 20
"""Bytes of a part that are read; a larger one is nothing that belongs in a newsletter."""


LARGEST_PICTURE = 192 << 20
"""Bytes of a part that is a picture: photographs are in old documents as they come from the camera, unpacked."""


class BrokenError(Exception):
    """The file is no archive of the kind it says, or not one that can be read."""


class LockedError(BrokenError):
    """What the file holds cannot be read without its password."""


class ReadOnlyError(BrokenError):
    """The file was saved so that only the program that wrote it shows it."""


class OldError(BrokenError):
    """The file is of a kind that its program has not written for many years."""


class Archive:
    """A file that is open; to be used with ``with``.

    Raises:
        BrokenError: From every method, where the file does not hold what it should.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise BrokenError from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._zip.close()

    @cached_property
    def parts(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._zip.namelist())

    def read(self, part: str, most: int = 0) -> bytes:
        """The bytes of a part, which may be ``most``; 0 = as many as of any part."""
        most = most or LARGEST
        try:
            with self._zip.open(part) as stream:
                data = stream.read(most + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            EOFError,
            OSError,
        ) as error:
            raise BrokenError from error
        if len(data) > most:
            raise BrokenError
        return data

    def tree(self, part: str) -> etree._Element:
        """A part as a tree."""
        try:
            return etree.fromstring(self.read(part), _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise BrokenError from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
