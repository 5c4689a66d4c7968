"""Inks: what colours and pictures become for a press."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from kiclayout.base.color import BLACK, INK_LIMIT, WHITE, Color, parse_hex
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.paint import srgb
from kiclayout.paint.inks import MARK, PressPalette
from kiclayout.paint.preset import PROFILE, bundled_profile
from kiclayout.paint.press import Press, opened_press
from kiclayout.store.bundled import bundled_folder


@pytest.fixture(scope="module")
def press():
    return opened_press(bundled_profile(), PROFILE)


def test_the_bundled_profile_is_the_one_that_was_built(press):
    listed = (bundled_folder("profiles") / "SHA256SUMS").read_text().split()
    assert listed == [hashlib.sha256(bundled_profile()).hexdigest(), PROFILE]
    assert (press.condition, "FOGRA39" in press.description) == ("FOGRA39", True)


def test_given_inks_stay_what_they_are(press):
    red = Color(0.7, 0.2, 0.1, (0.2, 0.92, 0.98, 0.1))
    assert (press.inks(red), press.inks(BLACK), press.inks(WHITE)) == (red.cmyk, (0, 0, 0, 1), (0, 0, 0, 0))


@pytest.mark.parametrize("spelled, least, most", [("#000000", 1.0, 1.0), ("#ffffff", 0, 0), ("#808080", 0.45, 0.65)])
def test_greys_are_black_alone(press, spelled, least, most):
    cyan, magenta, yellow, black = press.inks(parse_hex(spelled))
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert least <= black <= most


def test_black_never_falls_as_greys_get_darker(press):
    assert list(press.black) == sorted(press.black, reverse=True)
    assert (press.black[0], press.black[255]) == (255, 0)


@pytest.mark.parametrize("spelled", ["#c8102e", "#1f3a93", "#2c9c4b", "#e8b517", "#7a4a0c"])
def test_other_colours_look_as_on_a_screen(press, spelled):
    """The print, seen through the profile, differs by little more than the press cannot print."""
    color = parse_hex(spelled)
    inks = Image.new("CMYK", (1, 1), tuple(round(part * 255) for part in press.inks(color)))
    back = ImageCms.profileToProfile(
        inks,
        ImageCms.ImageCmsProfile(BytesIO(press.profile)),
        ImageCms.ImageCmsProfile(BytesIO(srgb.profile())),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    ).getpixel((0, 0))
    wanted = tuple(round(part * 255) for part in (color.red, color.green, color.blue))
    assert max(abs(one - other) for one, other in zip(back, wanted, strict=True)) <= 40


def test_no_picture_takes_more_ink_than_paper_does(press):
    steps = range(0, 256, 15)
    colors = bytes(part for red in steps for green in steps for blue in steps for part in (red, green, blue))
    cube = Image.frombytes("RGB", (18 * 18 * 18, 1), colors)
    inks = press.picture(cube).tobytes()
    heaviest = max(sum(inks[at : at + 4]) for at in range(0, len(inks), 4))
    assert heaviest / 255 <= INK_LIMIT + 0.05


def test_grey_pictures_stay_one_plate(press):
    made = press.picture(Image.frombytes("L", (3, 1), bytes((0, 128, 255))))
    assert made.mode == "L"
    assert (made.getpixel((0, 0)), made.getpixel((2, 0))) == (0, 255)


def test_inks_are_not_converted_again(press):
    inks = Image.new("CMYK", (2, 2), (10, 200, 30, 40))
    assert press.picture(inks).tobytes() == press.picture(inks, press.profile).tobytes() == inks.tobytes()


LENGTHENED = b"\x7f" + bundled_profile()[1:]
CUT = (bundled_profile()[:3000], bundled_profile()[: len(bundled_profile()) // 2], bundled_profile()[:-9], LENGTHENED)


@pytest.mark.parametrize("data", [b"", b"no profile at all" * 20, srgb.profile(), *CUT])
def test_what_is_no_press_is_refused_with_a_remedy(data):
    with pytest.raises(KicError) as caught:
        opened_press(data, "their.icc")
    (found,) = caught.value.diagnostics
    assert (found.code, found.value("file")) == ("paint-profile-unusable", "their.icc")


def test_a_condition_without_a_registered_name_is_a_custom_one(press, monkeypatch):
    own = Press(bundled_profile())
    monkeypatch.setattr(ImageCms, "getProfileDescription", lambda profile: "Our newspaper")
    assert (own.condition, own.description) == ("Custom", "Our newspaper")


def test_colours_are_spelled_as_inks(press):
    palette = PressPalette(press)
    color = Color(1, 0, 0, (0, 1, 0.955, 0))
    assert (palette.color(color), palette.color(color, stroke=True)) == ("0 1 0.955 0 k", "0 1 0.955 0 K")
    assert [palette.overprints(value) for value in (BLACK, WHITE, color, MARK)] == [True, False, False, False]


def test_spot_colours_have_plates_of_their_own(press):
    palette = PressPalette(press)
    blue = Color(0, 0.3, 0.7, (1, 0.6, 0, 0.1), "KIC Blue")
    assert (palette.color(MARK, stroke=True), palette.color(blue)) == ("/S1 CS 1 SCN", "/S2 cs 1 scn")
    assert list(palette.spaces()) == ["S1", "S2"]


def test_too_much_ink_and_differing_spots_are_found(press):
    palette, sink = PressPalette(press), Sink()
    palette.color(Color(0.1, 0.1, 0.1, (0.9, 0.8, 0.8, 0.9)))
    for last in (0.1, 0.2):
        palette.color(Color(0, 0.3, 0.7, (1, 0.6, 0, last), "KIC Blue"))
    palette.report(sink)
    assert [(one.code, one.value("total")) for one in sink if one.code == "paint-ink-heavy"] == [
        ("paint-ink-heavy", "340")
    ]
    assert [one.value("name") for one in sink if one.code == "paint-spot-differs"] == ["KIC Blue"]
    assert len(Path(bundled_folder("profiles") / "LICENSE.txt").read_text()) > 500
