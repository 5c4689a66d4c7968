"""Sizes that packed pictures say of themselves."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image

from kiclayout.scene.packed_sizes import packed_pixels


def saved(kind: str, **how: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30)).save(out, kind, **how)
    return out.getvalue()


def segment(number: int, kind: int, size: tuple[int, int], refers: int = 0, far: bool = False) -> bytes:
    """A segment of JBIG2 that says ``size`` first, and refers to so many others."""
    data = struct.pack(">II", *size) + b"rest"
    few = bytes([refers << 5]) if refers < 5 else struct.pack(">I", 7 << 29 | refers) + bytes((refers + 8) // 8)
    of = bytes(refers * (1 if number <= 256 else 2))
    page = bytes(4) if far else b"\x01"
    return struct.pack(">IB", number, kind | (64 if far else 0)) + few + of + page + struct.pack(">I", len(data)) + data


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (saved("JPEG"), "/DCTDecode"),
        (saved("JPEG", progressive=True, comment=b"\xff\xc0" * 9), "/DCTDecode"),
        (saved("JPEG2000"), "/JPXDecode"),
        (segment(0, 48, (9, 9)) + segment(1, 38, (40, 30)), "/JBIG2Decode"),
        (segment(1, 6, (40, 20), refers=3) + segment(300, 7, (40, 10), refers=9, far=True), "/JBIG2Decode"),
    ],
    ids=["jpeg", "progressive", "jpeg 2000", "jbig2", "jbig2 with references"],
)
def test_the_size_is_read_without_decoding(data: bytes, kind: str) -> None:
    assert packed_pixels(data, kind) == 1200


@pytest.mark.parametrize("kind", ["/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/FlateDecode"])
@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"\xff\xd8" + bytes(9), b"\xff\x4f\xff\x51", b"\xff" * 99])
def test_what_cannot_be_read_says_nothing(data: bytes, kind: str) -> None:
    assert packed_pixels(data, kind) == 0
