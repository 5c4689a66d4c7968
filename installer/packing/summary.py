"""The summary of an .msi that wixl made: its random package code and its times are replaced by given ones.

Only that is changed, in place. The format is that of property sets (MS-OLEPS); the stream lies in one piece, as
libmsi writes it.
"""

from __future__ import annotations

import struct
from pathlib import Path

_FORMAT = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
"""Marks a summary (FMTID_SummaryInformation)."""
_CODE, _CREATED, _SAVED = 9, 12, 13
_TEXT, _TIME = 30, 64
_EPOCH = 11_644_473_600
"""Seconds from 1601 to 1970."""


def settle(file: Path, code: str, when: int) -> None:
    """Gives the package ``file`` the package code ``code`` and one time.

    Args:
        file: The .msi; it is written anew.
        code: A UUID in capitals, without braces.
        when: Seconds since 1970.

    Raises:
        ValueError: The file has no summary of the form that wixl writes.
    """
    data = bytearray(file.read_bytes())
    places = _places(data)
    text = f"{{{code}}}\0".encode("ascii")
    kind, length = struct.unpack_from("<II", data, places[_CODE])
    if kind != _TEXT or length != len(text):
        raise ValueError(f"{file}: the package code is not where it should be")
    data[places[_CODE] + 8 : places[_CODE] + 8 + length] = text
    for number in (_CREATED, _SAVED):
        if struct.unpack_from("<I", data, places[number])[0] != _TIME:
            raise ValueError(f"{file}: a time is not where it should be")
        struct.pack_into("<Q", data, places[number] + 4, (when + _EPOCH) * 10_000_000)
    file.write_bytes(data)


def _places(data: bytearray) -> dict[int, int]:
    """Where each property's type and value lie in ``data``, by its number."""
    mark = data.find(_FORMAT)
    if mark < 0:
        raise ValueError("the package has no summary")
    begin = mark - 28  # the set's head has 28 bytes before the mark
    section = begin + int(struct.unpack_from("<I", data, mark + 16)[0])
    count = int(struct.unpack_from("<I", data, section + 4)[0])
    pairs = (struct.unpack_from("<II", data, section + 8 + 8 * at) for at in range(count))
    places = {int(number): section + int(offset) for number, offset in pairs}
    if not {_CODE, _CREATED, _SAVED} <= set(places):
        raise ValueError("the package's summary lacks its code or its times")
    return places
