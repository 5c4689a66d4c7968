"""The streams of a .hwp, an OLE file: what it says of itself, its records, its pictures, all unpacked.

Files that nobody can read as they are, are told apart: with a password, for reading only, of the time before 2000.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import olefile

from kiclayout.convert.archive import LARGEST, LARGEST_PICTURE, BrokenError, LockedError, OldError, ReadOnlyError
from kiclayout.convert.office.hwp_records import Fields, Record, records_in

OLD = b"HWP Document File V"
"""What files of Hangul 97 and older begin with."""
_SIGNATURE = b"HWP Document File"
_PACKED, _PASSWORD, _READ_ONLY = 1 << 0, 1 << 1, 1 << 2
_SECURED = _PASSWORD | 1 << 4 | 1 << 8 | 1 << 10
"""Attributes of files that are encrypted: by a password, rights management, a certificate."""
_TRACKED = 1 << 14
_SECTION = re.compile(r"BodyText/Section(\d{1,5})", re.IGNORECASE)
_FAULTS = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, struct.error)
"""What comes of OLE files that lie about themselves."""
_BIN_DATA = 0x12


class HwpFile:
    """A file that is open; to be used with ``with``.

    Raises:
        LockedError: It is encrypted.
        ReadOnlyError: It was saved for reading only.
        OldError: It is of the time before .hwp was what it is now.
        BrokenError: From every method, where the file does not hold what it should.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            if stream.read(len(OLD)) == OLD:
                raise OldError
        try:
            self._ole = olefile.OleFileIO(path)
        except _FAULTS as error:
            raise BrokenError from error
        try:
            self._said = self._about()
        except BrokenError:
            self._ole.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ole.close()

    def _about(self) -> int:
        """The attributes of the file."""
        head = self._stream("FileHeader")
        if not head.startswith(_SIGNATURE):
            raise BrokenError
        said = Fields(head, 36).u32()
        if said & _READ_ONLY:
            raise ReadOnlyError
        if said & _SECURED:
            raise LockedError
        return said

    @property
    def tracked(self) -> bool:
        """Whether changes of the text are kept in it."""
        return bool(self._said & _TRACKED)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The names of all streams, with the storages that they are in: BinData/BIN0001.jpg."""
        try:
            return tuple("/".join(one) for one in self._ole.listdir())
        except _FAULTS as error:
            raise BrokenError from error

    @cached_property
    def info(self) -> list[Record]:
        """What the document is made of, beside its text."""
        return self._records("DocInfo")

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The parts that hold the text, in order."""
        found = ((_SECTION.fullmatch(part), part) for part in self.parts)
        return tuple(part for _, part in sorted((int(match[1]), part) for match, part in found if match))

    def section(self, part: str) -> list[Record]:
        """The records of a part of the text."""
        return self._records(part)

    @cached_property
    def pictures(self) -> tuple[str, ...]:
        """The parts that hold pictures and the like, in the order in which the text numbers them; empty = elsewhere."""
        return tuple(part for part, _ in self._pictures)

    def read(self, part: str, most: int = LARGEST_PICTURE) -> bytes:
        """The bytes of a picture, unpacked, which may be ``most``."""
        data = self._stream(part, most)
        way = next((way for one, way in self._pictures if one == part), 0)
        packed = bool(self._said & _PACKED) if way == 0 else way == 1
        return _unpacked(data, most) if packed else data

    @cached_property
    def _pictures(self) -> tuple[tuple[str, int], ...]:
        """The part of each picture that the document names, and how it is packed: 0 = as all the file, 1 = always."""
        parts = {part.lower(): part for part in self.parts}
        named = (Fields(one.data) for top in self.info for one in (top, *top.inner) if one.tag == _BIN_DATA)
        return tuple(_place_of(said, parts) for said in named)

    def _records(self, part: str) -> list[Record]:
        data = self._stream(part)
        return records_in(_unpacked(data) if self._said & _PACKED else data)

    def _stream(self, part: str, most: int = LARGEST) -> bytes:
        try:
            with self._ole.openstream(part) as stream:
                data = stream.read(most + 1)
        except _FAULTS as error:
            raise BrokenError from error
        if len(data) > most:
            raise BrokenError
        return bytes(data)


def _place_of(said: Fields, parts: Mapping[str, str]) -> tuple[str, int]:
    """Where a picture is among ``parts``, which are known by their names in small letters; and how it is packed."""
    attributes = said.u16()
    if attributes & 0xF not in (1, 2):  # a link to a file elsewhere
        return "", 0
    stem = f"bindata/bin{said.u16():04x}."
    named = parts.get(stem + said.text().lower())
    return named or next((parts[one] for one in parts if one.startswith(stem)), ""), attributes >> 4 & 3


def _unpacked(data: bytes, most: int = LARGEST) -> bytes:
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        made = inflating.decompress(data, most + 1)
    except zlib.error as error:
        raise BrokenError from error
    if len(made) > most or not inflating.eof:
        raise BrokenError
    return made
