"""Data that wait until the file is written: the first in memory, what is more on the disk, in a file without a name.

A hundred photographs are more than belongs in memory at once. What the data are is not known here.
"""

from __future__ import annotations

import os
from io import BytesIO, RawIOBase
from tempfile import TemporaryFile
from typing import BinaryIO, cast

IN_MEMORY = 16_000_000
"""Bytes that are kept in memory."""


class Spool:
    """Data by the numbers of the objects that they belong to."""

    def __init__(self, most: float = IN_MEMORY) -> None:
        """Keeps so many bytes in memory; infinity = none may lie open on the disk."""
        self._most, self._size, self._end = most, 0, 0
        self._here: dict[int, bytes] = {}
        self._there: dict[int, tuple[int, int]] = {}
        self._file: BinaryIO | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """Of which objects there are data."""
        return (*self._here, *self._there)

    def put(self, number: int, data: bytes) -> None:
        """Keeps ``data``; in memory where the disk has no room."""
        if self._size + len(data) > self._most and self._written(data):
            self._there[number] = self._end, len(data)
            self._end += len(data)
        else:
            self._here[number] = data
            self._size += len(data)

    def get(self, number: int) -> bytes | None:
        """What was kept for an object; None = nothing was.

        Raises:
            OSError: The disk does not give it back.
        """
        found = self.opened(number)
        return None if found is None else found.read()

    def opened(self, number: int) -> BinaryIO | None:
        """The same as a file to read from, as long as the spool is open; what lies on the disk stays there."""
        if number in self._here:
            return BytesIO(self._here[number])
        if number not in self._there or self._file is None:
            return None
        return cast(BinaryIO, _Part(self._file, *self._there[number]))

    def drop(self, number: int) -> None:
        """Forgets what was kept for an object."""
        self._here.pop(number, None)
        self._there.pop(number, None)

    def close(self) -> None:
        """Forgets all."""
        self._here.clear()
        self._there.clear()
        if self._file is not None:
            self._file.close()

    def _written(self, data: bytes) -> bool:
        try:
            if self._file is None:
                self._file = cast(BinaryIO, TemporaryFile())  # noqa: SIM115 (``close`` closes it)
            self._file.seek(self._end)
            self._file.write(data)
            self._file.flush()
        except OSError:
            return False
        return True


class _Part(RawIOBase):
    """Bytes of a longer file as one of their own."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        super().__init__()
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def read(self, size: int = -1) -> bytes:
        left = max(0, self._size - self._at)
        self._file.seek(self._start + self._at)
        data = self._file.read(left if size < 0 else min(size, left))
        self._at += len(data)
        return data

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
