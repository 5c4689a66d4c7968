"""Pictures without loss: the same data, however their rows are parted, and no larger in memory than some rows."""

from __future__ import annotations

import random
import zlib
from pathlib import Path

import pytest
from PIL import Image

from kiclayout.paint import flate
from kiclayout.paint.encoding import Encoded, Wanted, encode
from kiclayout.paint.flate import Packer, in_bands
from kiclayout.scene import assets, bands

WIDTH, HEIGHT = 70, 53


def grain(mode: str) -> Image.Image:
    size = WIDTH, HEIGHT
    return Image.frombytes(
        mode, size, random.Random(3).randbytes(WIDTH * HEIGHT * len(Image.new(mode, (1, 1)).getbands()))
    )


def shown(found: Encoded) -> bytes:
    """The samples that a reader of PDF finds, by the PNG decoder."""
    mode = {"DeviceGray": "L", "DeviceRGB": "RGB", "DeviceCMYK": "RGBA"}[found.space]
    return Image.frombytes(mode, (found.width, found.height), found.data, "zip", mode, 0).tobytes()


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_data_are_the_same_however_rows_are_parted(mode: str) -> None:
    image, made = grain(mode), []
    for heights in ((53,), (1, 1, 51), (20, 20, 13)):
        packer, top = Packer(), 0
        for height in heights:
            packer.add(image.crop((0, top, WIDTH, top + height)))
            top += height
        made.append(packer.data())
        assert (packer.width, packer.height, packer.mode) == (WIDTH, HEIGHT, mode)
    assert made[0] == made[1] == made[2]
    assert len(zlib.decompress(made[0])) == HEIGHT * (1 + WIDTH * len(image.getbands()))


def test_a_picture_is_cut_into_all_of_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flate, "_BAND", 10 * WIDTH + 3)
    parts = list(in_bands(grain("RGB")))
    assert [part.height for part in parts] == [10, 10, 10, 10, 10, 3]
    assert b"".join(part.tobytes() for part in parts) == grain("RGB").tobytes()


@pytest.mark.parametrize(("kind", "mode"), [
    ("png", "L"), ("png", "LA"), ("png", "RGB"), ("png", "RGBA"), ("tif", "RGB"), ("tif", "CMYK"),
])  # fmt: skip
def test_a_large_picture_is_written_without_being_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, mode: str
) -> None:
    path, image = tmp_path / f"a.{kind}", grain(mode)
    image.save(path)
    whole = encode(path, Wanted(1000))
    monkeypatch.setattr(bands, "LARGE", 100)
    monkeypatch.setattr(bands, "BAND", 9 * WIDTH)
    monkeypatch.setattr(assets, "decoded", None)  # nobody decodes it whole
    found = encode(path, Wanted(1000))
    assert found == whole
    if mode != "CMYK":
        assert shown(found) == image.convert(mode.removesuffix("A")).tobytes()
    assert found.alpha is None if "A" not in mode else shown(found.alpha) == image.getchannel("A").tobytes()


def test_of_a_large_picture_that_is_opaque_no_mask_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "LARGE", 100)
    monkeypatch.setattr(bands, "BAND", 9 * WIDTH)
    image = grain("RGBA")
    image.putalpha(255)
    image.save(tmp_path / "a.png")
    assert encode(tmp_path / "a.png", Wanted(1000)).alpha is None


def test_a_large_picture_that_is_torn_has_all_its_rows_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.png"
    grain("RGB").save(path)
    path.write_bytes(path.read_bytes()[:6000])
    monkeypatch.setattr(bands, "LARGE", 100)
    monkeypatch.setattr(bands, "BAND", 9 * WIDTH)
    found = encode(path, Wanted(1000))
    assert (found.width, found.height, found.whole) == (WIDTH, HEIGHT, False)
    assert shown(found)[:3000] == grain("RGB").tobytes()[:3000]
    assert shown(found)[-3:] == b"\x80\x80\x80"


def test_a_large_picture_that_lies_is_turned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bands, "LARGE", 100)
    exif = Image.Exif()
    exif[0x0112] = 6
    grain("RGB").save(tmp_path / "a.png", exif=exif)
    found = encode(tmp_path / "a.png", Wanted(1000))
    assert shown(found) == grain("RGB").transpose(Image.Transpose.ROTATE_270).tobytes()
