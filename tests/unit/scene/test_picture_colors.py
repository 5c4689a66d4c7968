"""Colours that files state by other means than sRGB: grey profiles, exponents of PNGs, profiles that no PDF takes."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from kiclayout.base.diagnostics import Sink
from kiclayout.paint.encoding import Wanted, as_it_is
from kiclayout.scene.assets import pixels, prepare, raw_pixels, to_srgb

LINEAR_MIDDLE = 188
"""What half the light is in sRGB."""


def grey_profile(exponent: float) -> bytes:
    """A display's profile of grey, version 2, as small as it may be."""
    white = struct.pack(">3i", 63190, 65536, 54061)
    curve = b"curv" + struct.pack(">2IH2x", 0, 1, round(exponent * 256))
    words = b"desc" + struct.pack(">2I", 0, 6) + b"Greys\0" + bytes(78)
    body, table = b"", b""
    for name, data in ((b"desc", words), (b"wtpt", b"XYZ \0\0\0\0" + white), (b"kTRC", curve)):
        table += name + struct.pack(">2I", 128 + 4 + 36 + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = 128 + 4 + len(table) + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02100000, b"mntr", b"GRAY", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + white
    return head.ljust(128, b"\0") + struct.pack(">I", 3) + table + body


def wide_profile(*, kind: bytes = b"mntr", version: int = 4) -> bytes:
    """sRGB's profile under another name, of some kind and version."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[8], data[12:16] = version, kind
    return bytes(data).replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be"))


def png(chunk: bytes = b"", value: int = 128) -> bytes:
    """A PNG of one colour, with a chunk before its pixels."""
    info, out = PngImagePlugin.PngInfo(), BytesIO()
    if chunk:
        info.add(chunk[:4], chunk[4:])
    Image.new("RGB", (4, 4), (value, value, value)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def shown(file: Path) -> tuple[object, object]:
    """The first pixel in the window and in the PDF."""
    return pixels(file).getpixel((0, 0)), to_srgb(raw_pixels(file)).getpixel((0, 0))


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "L"), ("PNG", "L"), ("PNG", "LA"), ("TIFF", "L")])
def test_greys_are_those_of_their_profile(kind: str, mode: str, tmp_path: Path) -> None:
    file = tmp_path / "grey"
    grey = Image.new(mode, (8, 8), 128 if mode == "L" else (128, 200))  # type: ignore[arg-type]
    grey.save(file, kind, icc_profile=grey_profile(1.0))
    wanted = LINEAR_MIDDLE if mode == "L" else (LINEAR_MIDDLE, 200)
    assert shown(file) == (wanted, wanted)
    assert kind != "JPEG" or as_it_is(file, Wanted(100.0)) is None, "readers pass over profiles of grey"


def test_greys_like_those_of_srgb_keep_their_bytes(tmp_path: Path) -> None:
    file = tmp_path / "grey.jpg"
    Image.new("L", (8, 8), 128).save(
        file, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    assert shown(file) == (128, 128), "a profile of other channels says nothing of greys"
    assert as_it_is(file, Wanted(100.0)) is not None


@pytest.mark.parametrize(("gamma", "also", "middle"), [(1.0, b"", 188), (0.45455, b"", 128), (1.0, b"sRGB\0", 128)])
def test_a_png_may_state_its_exponent(gamma: float, also: bytes, middle: int, tmp_path: Path) -> None:
    file, data = tmp_path / "a.png", png(also)
    stated = b"gAMA" + struct.pack(">I", round(gamma * 100_000))
    chunk = struct.pack(">I", 4) + stated + struct.pack(">I", zlib.crc32(stated))
    file.write_bytes(data[:33] + chunk + data[33:])
    assert shown(file) == ((middle,) * 3, (middle,) * 3)


@pytest.mark.parametrize(("how", "kept"), [({}, True), ({"kind": b"abst"}, False), ({"version": 5}, False)])
def test_profiles_that_no_pdf_takes_are_left_out(how: dict[str, object], kept: bool, tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8), (200, 30, 20)).save(file, icc_profile=wide_profile(**how))  # type: ignore[arg-type]
    own = as_it_is(file, Wanted(100.0))
    assert own is not None
    assert (own.profile is not None) == kept


def test_a_tiff_of_a_kind_that_is_not_read_is_not_called_broken(tmp_path: Path) -> None:
    file, sink = tmp_path / "floats.tif", Sink()
    facts = [(256, 1), (257, 1), (258, 32), (259, 1), (262, 2), (273, 8), (277, 5), (278, 1), (279, 20), (339, 3)]
    entries = b"".join(struct.pack("<HHIHH", tag, 3, 1, value, 0) for tag, value in facts)
    file.write_bytes(b"II*\0" + struct.pack("<I", 28) + bytes(20) + struct.pack("<H", len(facts)) + entries + bytes(4))
    assert prepare(file, sink, None) is None
    assert [one.code for one in sink] == ["scene-picture-unknown"]
    file.write_bytes(file.read_bytes()[:60])
    assert prepare(file, again := Sink(), None) is None
    assert [one.code for one in again] == ["scene-picture-damaged"]
