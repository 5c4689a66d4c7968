"""The sRGB colour space as an ICC profile (ICC.1:2010), made from its definition (IEC 61966-2-1).

It says in a file what DeviceRGB means. Made here rather than copied, it has no licence but ours, and the same bytes
everywhere.
"""

from __future__ import annotations

import struct
from functools import cache

_WHITE = (0.9642, 1.0, 0.8249)
"""D50, the white of the connection space."""

_PRIMARIES = {
    "rXYZ": (0.43606567, 0.22248840, 0.01391602),
    "gXYZ": (0.38514709, 0.71687317, 0.09707642),
    "bXYZ": (0.14306641, 0.06060791, 0.71409607),
}
"""Red, green and blue, adapted from D65 to D50."""

_ADAPTATION = (
    *(1.04788208, 0.02291870, -0.05021667),
    *(0.02958679, 0.99047852, -0.01707458),
    *(-0.00923157, 0.01507568, 0.75167847),
)
"""From D65 to D50 (Bradford)."""

_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""The parametric curve of type 3: exponent, a, b, c, d."""

NAME = "sRGB IEC61966-2.1"


@cache
def profile() -> bytes:
    """The profile, version 4.3 of the format."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(_CURVE)
    parts = {
        "desc": _said(NAME),
        "cprt": _said("No copyright, use freely"),
        "wtpt": b"XYZ " + bytes(4) + _fixed(_WHITE),
        "chad": b"sf32" + bytes(4) + _fixed(_ADAPTATION),
        **{tag: b"XYZ " + bytes(4) + _fixed(value) for tag, value in _PRIMARIES.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve),
    }
    return _packed(parts)


def _packed(parts: dict[str, bytes]) -> bytes:
    """Header, table of tags and their data; equal data stands there once (ICC.1, 7)."""
    start = 128 + 4 + 12 * len(parts)
    places: dict[bytes, int] = {}
    body = b""
    for data in parts.values():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
    table = b"".join(struct.pack(">4sII", tag.encode(), places[data], len(data)) for tag, data in parts.items())
    size = start + len(body)
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x04300000, b"mntr", b"RGB ", b"XYZ ") + date + b"acsp"
    head += bytes(28) + _fixed(_WHITE)
    return head.ljust(128, b"\0") + struct.pack(">I", len(parts)) + table + body


def _fixed(values: tuple[float, ...]) -> bytes:
    """Numbers with 16 bits behind the point (s15Fixed16Number)."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _said(text: str) -> bytes:
    """A text in one language (multiLocalizedUnicodeType)."""
    spelled = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(spelled), 28) + spelled
