"""Large pictures in bands: the same pixels as if they had been decoded whole, whatever the file is like."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO
from itertools import accumulate
from pathlib import Path

import pytest
from PIL import Image, ImageCms, TiffImagePlugin

from kiclayout.scene import bands as banding
from kiclayout.scene.assets import is_whole, pixels, raw_pixels
from kiclayout.scene.bands import bands, is_all_there, scaled
from kiclayout.scene.decoding import Band

WIDTH, HEIGHT = 90, 131
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()


@pytest.fixture(autouse=True)
def _small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(banding, "LARGE", 1000)
    monkeypatch.setattr(banding, "BAND", 11 * WIDTH)


def grain(mode: str = "RGB") -> Image.Image:
    """A picture of grain over a slope, with opacity in it if the mode has some."""
    slope = Image.linear_gradient("L").resize((WIDTH, HEIGHT))
    size, dice = (WIDTH, HEIGHT), random.Random(1)
    parts = [Image.blend(Image.frombytes("L", size, dice.randbytes(WIDTH * HEIGHT)), slope, 0.5) for _ in range(4)]
    match mode:
        case "LA":
            return Image.merge("LA", parts[:2])
        case "RGBA" | "CMYK":
            return Image.merge(mode, parts)
        case "I;16":
            return parts[0].convert("I").point(lambda value: value * 256).convert("I;16")
    return Image.merge("RGB", parts[:3]).convert(mode)


def saved(folder: Path, kind: str, image: Image.Image, **how: object) -> Path:
    path = folder / f"picture.{kind.lower()}"
    image.save(path, kind, **how)
    return path


def joined(path: Path) -> Image.Image:
    """All bands of a file below one another, in RGBA."""
    with Image.open(path) as image:
        rows = bands(image, path)
        assert rows is not None
        whole = Image.new("RGBA", image.size)
        at = 0
        for band in rows:
            assert band.whole
            assert 0 < band.image.height < HEIGHT / 2
            assert band.image.mode == image.mode
            whole.paste(band.image.convert("RGBA"), (0, at))
            at += band.image.height
        assert at == HEIGHT
    return whole


BANDED = [
    *[("PNG", mode, {}) for mode in ("L", "P", "LA", "RGB", "RGBA")],
    *[("TIFF", mode, {278: 8}) for mode in ("1", "L", "P", "RGB", "RGBA", "CMYK")],
    ("TIFF", "RGB", {278: HEIGHT}),
]


@pytest.mark.parametrize(("kind", "mode", "tags"), BANDED)
def test_bands_are_the_rows_of_the_picture(tmp_path: Path, kind: str, mode: str, tags: dict[int, int]) -> None:
    path = saved(tmp_path, kind, grain(mode), **({"tiffinfo": tags} if tags else {}))
    with Image.open(path) as image:
        assert joined(path).tobytes() == image.convert("RGBA").tobytes()


@pytest.mark.parametrize("packing", ["tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg", "group4"])
def test_strips_are_unpacked_one_by_one(tmp_path: Path, packing: str) -> None:
    mode = "1" if packing == "group4" else "RGB"
    tags = {278: 16} | ({317: 2} if packing in ("tiff_lzw", "tiff_adobe_deflate") else {})
    path = saved(tmp_path, "TIFF", grain(mode), compression=packing, tiffinfo=tags)
    with Image.open(path) as image:
        assert joined(path).tobytes() == image.convert("RGBA").tobytes()


@pytest.mark.parametrize(("kind", "mode", "how"), [
    ("PNG", "RGB", {}), ("PNG", "P", {}), ("PNG", "P", {"transparency": 0}), ("PNG", "L", {"transparency": 3}),
    ("PNG", "RGB", {"icc_profile": PROFILE}), ("PNG", "RGBA", {}), ("TIFF", "CMYK", {"tiffinfo": {278: 8}}),
    ("TIFF", "1", {"tiffinfo": {278: 8}}), ("WEBP", "RGB", {"lossless": True}), ("WEBP", "RGBA", {"lossless": True}),
    ("AVIF", "RGB", {}),
])  # fmt: skip
def test_a_picture_comes_at_its_size_as_from_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, mode: str, how: dict[str, object]
) -> None:
    path = saved(tmp_path, kind, grain(mode), **how)
    few = [raw_pixels(path, size) for size in ((60, 87), (13, 19), (7, 100))]
    with Image.open(path) as image:
        assert scaled(image, path, (13, 19)) is not None
    monkeypatch.setattr(banding, "LARGE", 1_000_000)
    for found, size in zip(few, ((60, 87), (13, 19), (7, 100)), strict=True):
        whole = raw_pixels(path, size)
        assert (found.image.mode, found.image.size, found.profile) == (whole.image.mode, size, whole.profile)
        assert found.image.tobytes() == whole.image.tobytes()
        assert found.whole
        assert whole.whole


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_picture_stands_upright(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, turned: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turned
    path = saved(tmp_path, kind, grain(), exif=exif, lossless=True)
    size = (30, 43) if turned < 5 else (43, 30)
    few, shown = raw_pixels(path, size).image, pixels(path, 43)
    monkeypatch.setattr(banding, "LARGE", 1_000_000)
    assert few.tobytes() == raw_pixels(path, size).image.tobytes()
    assert shown.size == size
    assert shown.tobytes() == few.tobytes()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_exif_data_behind_the_pixels_turn_a_png(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(tmp_path, "PNG", grain())
    data = path.read_bytes()
    path.write_bytes(data[:-12] + chunk(b"eXIf", exif.tobytes()[6:]) + data[-12:])
    assert raw_pixels(path, (43, 30)).image.size == (43, 30)
    assert pixels(path, 43).height < pixels(path, 43).width


def woven() -> bytes:
    """A PNG in seven passes, none of whose rows is filtered."""
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    image, rows = grain("L"), b""
    for left, top, across, down in passes:
        for y in range(top, HEIGHT, down):
            rows += b"\0" + image.crop((0, y, WIDTH, y + 1)).tobytes()[left::across]
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 1))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def tiff(tags: dict[int, object], parts: list[bytes]) -> bytes:
    """A TIFF of these tags and parts of its pixels, which are tiles if it has a width of tiles."""
    lead, tiles = b"II*\0\x08\0\0\0", 322 in tags
    starts, sizes = (324, 325) if tiles else (273, 279)
    head = TiffImagePlugin.ImageFileDirectory_v2(lead)
    for tag, value in ({256: WIDTH, 257: HEIGHT, 258: (8, 8, 8), 262: 2, 277: 3} | tags).items():
        head[tag] = value
    head.tagtype[starts] = head.tagtype[sizes] = 4
    head[sizes] = head[starts] = tuple(map(len, parts))
    first = len(lead) + len(head.tobytes(len(lead))) if tiles else 0  # Pillow adds it to strips by itself
    head[starts] = tuple(accumulate(map(len, parts[:-1]), initial=first))
    return lead + head.tobytes(len(lead)) + b"".join(parts)


def planes() -> bytes:
    """A TIFF whose planes stand one after the other."""
    return tiff({259: 1, 278: HEIGHT, 284: 2}, [band.tobytes() for band in grain().split()])


def tiled() -> bytes:
    """A TIFF of tiles of 32 by 32, the last of which reach beyond the picture."""
    boxes = [(x, y, x + 32, y + 32) for y in range(0, HEIGHT, 32) for x in range(0, WIDTH, 32)]
    return tiff({259: 8, 322: 32, 323: 32}, [zlib.compress(grain().crop(box).tobytes()) for box in boxes])


def test_what_cannot_come_in_bands_comes_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep, turned = BytesIO(), BytesIO()
    grain("I;16").save(deep, "PNG")
    grain().save(turned, "TIFF", tiffinfo={274: 6, 278: 8})
    for data in (woven(), deep.getvalue(), turned.getvalue(), planes()):
        path = tmp_path / "picture"
        path.write_bytes(data)
        with Image.open(path) as image:
            assert bands(image, path) is None
        monkeypatch.setattr(banding, "LARGE", 1000)
        few = raw_pixels(path, (30, 43))
        assert few.whole
        assert few.image.getextrema() not in ((0, 0), ((0, 0),) * 3)
        monkeypatch.setattr(banding, "LARGE", 1_000_000)
        assert raw_pixels(path, (30, 43)).image.tobytes() == few.image.tobytes()


def test_small_pictures_and_larger_ones_than_there_are_come_whole(tmp_path: Path) -> None:
    path = saved(tmp_path, "PNG", grain())
    with Image.open(path) as image:
        assert scaled(image, path, (WIDTH, 10)) is None
        assert scaled(image, path, (10, HEIGHT + 1)) is None
    with Image.open(saved(tmp_path, "PNG", grain().crop((0, 0, 20, 20)))) as image:
        assert bands(image, path) is None


def test_rows_of_tiles_are_bands(tmp_path: Path) -> None:
    path = tmp_path / "tiled.tif"
    path.write_bytes(tiled())
    with Image.open(path) as image:
        rows = bands(image, path)
        assert rows is not None
        found = [band.image.convert("RGB") for band in rows]
    with Image.open(path) as image:
        whole = image.convert("RGB")
    assert [band.height for band in found] == [32, 32, 32, 32, 3]
    assert b"".join(band.tobytes() for band in found) == whole.tobytes()


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
@pytest.mark.parametrize("share", [0.5, 0.85])
def test_of_a_torn_file_the_upper_rows_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, share: float
) -> None:
    path = saved(tmp_path, kind, grain(), **({"tiffinfo": {278: 8}} if kind == "TIFF" else {}))
    path.write_bytes(path.read_bytes()[: round(path.stat().st_size * share)])
    few, shown = raw_pixels(path, (45, 66)), pixels(path, 66)
    assert not few.whole
    assert not is_whole(path)
    upper, last = (0, 0, 45, 20), few.image.getpixel((20, 65))
    assert (shown.crop(upper).tobytes(), last) == (few.image.crop(upper).tobytes(), (128, 128, 128))
    monkeypatch.setattr(banding, "LARGE", 1_000_000)
    whole = raw_pixels(path, (45, 66))
    assert not whole.whole
    assert few.image.crop(upper).tobytes() == whole.image.crop(upper).tobytes()


def test_below_a_strip_that_is_damaged_a_tiff_goes_on(tmp_path: Path) -> None:
    path = saved(tmp_path, "TIFF", grain(), compression="tiff_lzw", tiffinfo={278: 8})
    with Image.open(path) as image:
        starts, sizes = image.tag_v2[273], image.tag_v2[279]
        whole = image.convert("RGB")
    data = bytearray(path.read_bytes())
    data[starts[3] : starts[3] + sizes[3]] = bytes(sizes[3])
    path.write_bytes(bytes(data))
    with Image.open(path) as image:
        rows = bands(image, path)
        assert rows is not None
        found = list(rows)
    assert [band.whole for band in found].count(False) == 1
    assert not is_whole(path)
    assert found[-1].image.tobytes() == whole.crop((0, HEIGHT - found[-1].image.height, WIDTH, HEIGHT)).tobytes()


def test_rows_are_counted() -> None:
    rows = [Band(Image.new("L", (3, 4)), True)] * 3
    assert is_all_there(rows, 12)
    assert not is_all_there(rows, 13)
    assert not is_all_there([*rows, Band(Image.new("L", (3, 4)), False)], 16)
