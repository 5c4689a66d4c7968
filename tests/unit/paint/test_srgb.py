"""The sRGB profile that says in a file what its colours are."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

from kiclayout.paint import srgb


def test_its_colours_are_those_of_another_maker_of_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb.profile()))
    theirs = ImageCms.createProfile("sRGB")
    wheel = Image.frombytes("RGB", (32, 32), bytes(value * 7 % 256 for value in range(32 * 32 * 3)))
    turned = ImageCms.profileToProfile(wheel, ours, theirs, outputMode="RGB")
    assert turned is not None
    assert max(abs(a - b) for a, b in zip(wheel.tobytes(), turned.tobytes(), strict=True)) <= 1


def test_it_says_what_it_is_and_is_small() -> None:
    data = srgb.profile()
    assert (data[12:16], data[16:20], data[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert int.from_bytes(data[:4], "big") == len(data) < 600
    assert ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(data))).strip() == srgb.NAME
