"""JPEGs of which some is missing, although decoders say nothing; whole ones are never suspected."""

from __future__ import annotations

import random
import re
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageFile

from kiclayout.scene.jpeg_scans import load_jpeg

MAKES: dict[str, dict[str, object]] = {
    "baseline": {},
    "fine": {"quality": 98, "subsampling": 0},
    "restarts": {"restart_marker_rows": 1},
    "restarts-everywhere": {"restart_marker_blocks": 1, "subsampling": 2},
    "progressive": {"progressive": True},
    "progressive-restarts": {"progressive": True, "restart_marker_rows": 1, "subsampling": 2},
}
SIZE = (203, 157)


def photo(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    """Grain above, white below: blocks that take many bits and blocks that take few."""
    grey = Image.frombytes("L", size, random.Random(3).randbytes(size[0] * size[1]))
    fade = Image.linear_gradient("L").resize(size).point(lambda value: 0 if value < 170 else 255)
    return ImageChops.lighter(grey, fade).convert("RGB").convert(mode)


def jpeg(mode: str = "RGB", size: tuple[int, int] = SIZE, **how: object) -> bytes:
    out = BytesIO()
    photo(mode, size).save(out, "JPEG", **how)
    return out.getvalue()


def loaded(data: bytes, reach: tuple[int, int] | None = None) -> tuple[bool, Image.Image]:
    image = Image.open(BytesIO(data))
    assert isinstance(image, ImageFile.ImageFile)
    if reach:
        image.draft(None, reach)
    return load_jpeg(image), image


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("make", MAKES)
def test_a_whole_one_is_whole_and_has_the_pixels_that_it_always_had(make: str, mode: str) -> None:
    for size, reach in ((SIZE, None), (SIZE, (20, 20)), ((1, 1), None), ((9, 40), None)):
        data = jpeg(mode, size, **(MAKES[make] if mode == "RGB" else {**MAKES[make], "subsampling": -1}))
        usual = Image.open(BytesIO(data))
        if reach:
            usual.draft(None, reach)
        for content in (data, data + bytes(5000), data[:-2]):  # junk behind it; no mark at its end
            whole, image = loaded(content, reach)
            assert whole
            assert (image.size, image.tobytes()) == (usual.size, usual.tobytes())


def ended(data: bytes) -> bytes:
    """Cut in the middle, as if that were the end."""
    return data[: len(data) // 2] + b"\xff\xd9"


def holed(data: bytes) -> bytes:
    return data[: len(data) // 2] + data[len(data) // 2 + 1500 :]


def zeroed(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes(len(data) // 4) + data[middle + len(data) // 4 :]


def cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


@pytest.mark.parametrize("harm", [ended, holed, zeroed, cut])
@pytest.mark.parametrize("make", MAKES)
def test_what_lacks_is_noticed_and_what_is_there_is_shown(make: str, harm) -> None:
    data = jpeg(**MAKES[make])
    whole, image = loaded(harm(data))
    assert not whole
    if "progressive" not in MAKES[make]:
        top = (0, 0, SIZE[0], SIZE[1] // 8)
        assert image.crop(top).tobytes() == Image.open(BytesIO(data)).crop(top).tobytes()
    assert image.size == SIZE


def test_scans_that_are_missing_are_missed() -> None:
    data = jpeg(progressive=True)
    scans = [found.start() for found in re.finditer(rb"\xff\xda", data)]
    assert len(scans) > 4
    for end in scans[1:]:
        assert not loaded(data[:end] + b"\xff\xd9")[0]


def test_restarts_come_in_turn_and_as_many_as_were_promised() -> None:
    data = jpeg(restart_marker_rows=1)
    second, third = (data.index(mark) for mark in (b"\xff\xd1", b"\xff\xd2"))
    assert not loaded(data[:second] + data[third:])[0]
    last = [found.start() for found in re.finditer(rb"\xff[\xd0-\xd7]", data)][-1]
    assert not loaded(data[:last] + b"\xff\xd9")[0]


def test_rows_that_are_promised_and_not_there_are_grey() -> None:
    data = bytearray(jpeg("L"))
    height = data.index(b"\xff\xc0") + 5
    data[height : height + 2] = (2 * SIZE[1]).to_bytes(2, "big")
    whole, image = loaded(bytes(data))
    assert (whole, image.size) == (False, (SIZE[0], 2 * SIZE[1]))
    assert image.getpixel((5, 2 * SIZE[1] - 5)) == 128


def test_where_the_decoder_gives_up_the_rest_is_left_out() -> None:
    data = jpeg(progressive=True)
    scans = [found.start() for found in re.finditer(rb"\xff\xda", data)]
    broken = data[: scans[3] + 200] + b"\xff\xc0\x00\x04ab" + data[scans[3] + 206 :]
    whole, image = loaded(broken)
    assert not whole
    assert image.getextrema() != ((0, 0),) * 3
