"""What is left of broken pictures."""

from __future__ import annotations

import os
from io import BytesIO

import pytest
from PIL import Image

from kiclayout.scene.decoding import decoded


def half(kind: str, mode: str = "RGB", **how: object) -> Image.Image:
    """A picture of grain, of which the second half of its file is not there."""
    out = BytesIO()
    Image.effect_noise((60, 400), 90).convert("RGB").convert(mode).save(out, kind, **how)
    return Image.open(BytesIO(out.getvalue()[: len(out.getvalue()) // 2]))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG"])
def test_the_upper_half_is_shown_and_the_rest_is_grey(kind: str) -> None:
    image = half(kind)
    assert not decoded(image)
    assert image.getpixel((30, 399)) == (128, 128, 128)
    assert len(set(image.crop((0, 0, 60, 150)).convert("L").tobytes())) > 50


def test_what_is_transparent_stays_clear_where_it_lacks() -> None:
    image = half("PNG", "RGBA")
    assert not decoded(image)
    assert image.getpixel((30, 399)) == (0, 0, 0, 0)


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
def test_of_what_comes_in_one_piece_nothing_is_left(kind: str) -> None:
    with pytest.raises((OSError, RuntimeError, ValueError)):
        decoded(half(kind))


def test_a_jpeg_without_data_is_none() -> None:
    out = BytesIO()
    Image.new("RGB", (60, 40)).save(out, "JPEG")
    head = out.getvalue()[: out.getvalue().index(b"\xff\xda")]
    with pytest.raises(OSError):
        decoded(Image.open(BytesIO(head + b"\xff\xd9")))


def test_a_damaged_tiff_says_nothing_past_us(capfd: pytest.CaptureFixture[str]) -> None:
    out = BytesIO()
    Image.effect_noise((90, 300), 90).save(out, "TIFF", compression="tiff_lzw", tiffinfo={278: 20})
    data = bytearray(out.getvalue())
    middle = len(data) // 2
    data[middle : middle + 2000] = bytes(2000)
    assert not decoded(Image.open(BytesIO(bytes(data))))
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"
