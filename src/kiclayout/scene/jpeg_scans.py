"""JPEG files decoded stretch by stretch, so that it is known whether all of the picture is there (ITU T.81, B.1, B.2).

A decoder fills what it misses with grey and says nothing. Here it is given the coded data of a scan without the mark
that ends them, and bits behind them that are no code: it is done and passes over them, or it waits for more. It was
done long before if some of the data are others. Whether the pixels make sense is not looked at.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias

from PIL import Image, ImageFile

_EOI, _SOS, _INTERVAL, _FIRST_RESTART, _RESTARTS = 0xD9, 0xDA, 0xDD, 0xD0, range(0xD0, 0xD8)
_BASELINE, _PROGRESSIVE = (0xC0, 0xC1), 0xC2
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_FRAME_HEAD = 6
"""Bytes of a frame's head before its components: depth, height, width, how many."""
_CODED = 0
"""In place of a mark: coded data."""
_MARK = re.compile(rb"\xff[^\x00\xff]")
_BEGINNING, _END = b"\xff\xd8", b"\xff\xd9"
_NO_CODE = b"\xff\x00"
"""Eight bits of 1, which are no code for long; nothing for whoever looks for a mark."""
_AHEAD = 8
"""Bytes that a decoder wants to see behind those that it decodes."""
_LAST, _PADDING = 16, 4096
"""Bytes without which no whole scan is decoded to its end, though some programs put a few behind it; bytes among
which are zeros that fill it up."""
_AT_ONCE = 1 << 16
_MOST_ASKED = 1024
"""Restarts of a scan at each of which it is asked whether all is there; where there are more, their order tells."""
_COEFFICIENTS = frozenset(range(64))

Data: TypeAlias = bytes | mmap.mmap


class _Part(NamedTuple):
    """A mark with its head, or coded data: where they begin and end. A head that is cut off ends behind the file."""

    mark: int
    start: int
    end: int


class _BrokenError(OSError):
    """The decoder gave up at a mark of the file."""

    def __init__(self, at: int) -> None:
        super().__init__("broken data")
        self.at = at


def load_jpeg(image: ImageFile.ImageFile) -> bool:
    """Decodes ``image``, a JPEG that is open and not decoded yet, as far as it goes; what lacks is grey.

    Returns:
        Whether all of it is there. An end mark that lacks is not missed.

    Raises:
        OSError: There is nothing to be shown.
    """
    with _content(image) as data:
        parts = list(_parts(data))
        frame = next((part.mark for part in parts if part.mark in _FRAMES), 0)
        if frame in (*_BASELINE, _PROGRESSIVE):
            return _loaded(image, data, parts)
    image.load()  # decoders of others cannot wait
    return True


@contextmanager
def _content(image: ImageFile.ImageFile) -> Iterator[Data]:
    """All of the file from the picture on: as it lies on the disk, if it does, and not copied into memory."""
    assert image.fp is not None
    start = image.tile[0].offset
    try:
        mapped = None if start else mmap.mmap(image.fp.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        mapped = None
    if mapped is None:
        image.fp.seek(start)
        yield image.fp.read()
        return
    try:
        yield mapped
    finally:
        mapped.close()


def _loaded(image: ImageFile.ImageFile, data: Data, parts: list[_Part]) -> bool:
    """As ``load_jpeg``."""
    try:
        whole = _fed(image, data, parts)
    except _BrokenError as broken:
        _fed(image, data, [part for part in parts if part.end <= broken.at])
        whole = False
    image.tile = []
    return whole


def _parts(data: Data) -> Iterator[_Part]:
    """Heads and coded data in their order, up to the end of the picture."""
    at, coded = len(_BEGINNING), False
    while found := _MARK.search(data, at):
        mark = data[found.end() - 1]
        if coded:
            yield _Part(_CODED, at, found.start())
        if mark == _EOI:
            return
        at = found.end()
        if mark not in _RESTARTS:
            at += max(int.from_bytes(data[at : at + 2], "big"), 2)
        yield _Part(mark, found.start(), at)
        coded = mark in _RESTARTS or mark == _SOS
    if coded and at < len(data):
        yield _Part(_CODED, at, len(data))


def _fed(image: ImageFile.ImageFile, data: Data, parts: list[_Part]) -> bool:
    """Decodes the ``parts`` of ``data`` into ``image``; whether they were all that its heads promise.

    Raises:
        OSError: It broke off, at a mark or without anything to be shown.
    """
    promised, feed = _Promised(), _Feed(image)
    restarts = sum(part.mark in _RESTARTS for part in parts)
    begun, whole = False, True
    try:
        feed.give(_BEGINNING)
        for mark, start, end in parts:
            if mark == _CODED:
                begun = True
                last = end == len(data) or data[end + 1] not in _RESTARTS
                whole = feed.stretch(data, start, end, asked=last or restarts <= _MOST_ASKED) and whole
            elif end > len(data):
                whole = False
                break
            else:
                promised.head(mark, data[start + 4 : end])
                feed.give(data[start:end])
            if feed.failed:
                raise _BrokenError(start)
        feed.give(_END)
        if not begun or not feed.done:
            raise OSError("nothing to be shown")
    finally:
        feed.close()
    return promised.kept() and whole


class _Promised:
    """What heads say of the data: scans that make all coefficients of all components exact, restarts in turn."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._sampling: dict[int, tuple[int, int]] = {}
        self._known: dict[int, set[int]] = {}
        self._progressive, self._in_turn = False, True
        self._interval = self._restarts = self._due = 0

    def head(self, mark: int, head: bytes) -> None:
        """Takes the next head, without its mark and length."""
        if mark in _RESTARTS:
            self._in_turn = self._in_turn and mark == _FIRST_RESTART + self._restarts % len(_RESTARTS)
            self._restarts += 1
            return
        self._end_scan()
        if mark in _FRAMES and len(head) > _FRAME_HEAD:
            self._progressive = mark == _PROGRESSIVE
            self._size = int.from_bytes(head[3:5], "big"), int.from_bytes(head[1:3], "big")
            self._sampling = {head[at]: divmod(head[at + 1], 16) for at in range(_FRAME_HEAD, len(head) - 1, 3)}
            self._known = {number: set() for number in self._sampling}
        elif mark == _INTERVAL:
            self._interval = int.from_bytes(head[:2], "big")
        elif mark == _SOS and head:
            self._scan(head[1 : 1 + 2 * head[0] : 2], head[1 + 2 * head[0] :])

    def _scan(self, components: bytes, exactness: bytes) -> None:
        """Notes which coefficients a scan makes exact, to the last bit, and how many restarts it must have."""
        first, last, bits = exactness[:3] if self._progressive and len(exactness) > 2 else (0, 63, 0)
        if not bits & 15:
            for number in components:
                self._known.setdefault(number, set()).update(range(first, last + 1))
        if self._interval:
            self._due = max(0, -(-self._units(components) // self._interval) - 1)

    def _units(self, components: bytes) -> int:
        """Into how many units the picture falls in a scan: blocks of one component, or groups of blocks of several."""
        most = [max((pair[side] for pair in self._sampling.values()), default=1) or 1 for side in (0, 1)]
        own = self._sampling.get(components[0], (1, 1)) if len(components) == 1 else (1, 1)
        count = 1
        for length, share, whole in zip(self._size, own, most, strict=True):
            samples = -(-length * share // whole) if len(components) == 1 else length
            count *= -(-samples // (8 if len(components) == 1 else 8 * whole))
        return count

    def _end_scan(self) -> None:
        """Looks back on the scan that ends with the next head."""
        self._in_turn = self._in_turn and self._restarts == self._due
        self._restarts = self._due = 0

    def kept(self) -> bool:
        """Whether it all came."""
        self._end_scan()
        return self._in_turn and all(known >= _COEFFICIENTS for known in self._known.values())


class _Feed:
    """The decoder of an image that is given data piece by piece.

    Attributes:
        done: Whether it has the whole picture.
        failed: Whether it gave up.
    """

    def __init__(self, image: ImageFile.ImageFile) -> None:
        codec, extents, _, arguments = image.tile[0]
        image.load_prepare()
        self._decoder = Image._getdecoder(image.mode, codec, arguments, image.decoderconfig)
        self._decoder.setimage(image.im, extents)
        self._waiting = b""
        self.done = self.failed = False

    def give(self, data: bytes) -> None:
        """Gives it more; what it does not take yet is offered again with what comes next."""
        if self.done or self.failed:
            return
        offered = self._waiting + data
        taken, error = self._decoder.decode(offered)
        self.done, self.failed = taken < 0 <= error, error < 0
        self._waiting = offered[taken:]

    def stretch(self, data: Data, start: int, end: int, *, asked: bool) -> bool:
        """Gives it coded data up to a mark; whether they are just as many as it takes, if that is ``asked``."""
        tail = data[max(start, end - _PADDING) : end]
        coded = tail.rstrip(b"\xff")  # what fills up to a mark belongs to the mark
        end -= len(tail) - len(coded)
        sure = end - len(coded) + len(coded.rstrip(b"\0")) - _LAST
        early = False
        if asked and sure > start:
            self._rush(data, start, sure)
            early = self._idle(data[sure : sure + 1], data[sure + 1 : sure + 2])
            start = sure + 2
        self._rush(data, start, end)
        return not asked or (self._finished() and not early)

    def _rush(self, data: Data, start: int, end: int) -> None:
        """Gives it many data."""
        for at in range(start, end, _AT_ONCE):
            self.give(data[at : min(at + _AT_ONCE, end)])

    def _finished(self) -> bool:
        """Whether nothing lacks of the stretch that was given."""
        self.give(_NO_CODE * _AHEAD)
        return self._idle(_NO_CODE, _NO_CODE)

    def _idle(self, *pieces: bytes) -> bool:
        """Whether it passes over ``pieces``, given one by one; where it decodes, one or the other stays with us."""
        decoding = False
        for piece in pieces:
            self.give(piece)
            decoding = decoding or bool(self._waiting)
        return self.done or not decoding

    def close(self) -> None:
        """Frees what the decoder holds."""
        self._decoder.cleanup()
