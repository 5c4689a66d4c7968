"""Pictures that are too coarse for their size on the page."""

from __future__ import annotations

import pytest
from PIL import Image

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Origin
from kiclayout.preflight.fineness import check_fineness
from kiclayout.scene.items import Group, Picture
from kiclayout.scene.page import Page, Scene

INCH = 72.0


def found(tmp_path, *placed):
    Image.new("RGB", (600, 400), (200, 30, 20)).save(tmp_path / "a.png")
    sink = Sink()
    check_fineness(Scene((Page(0, "", 600, 800, 0, placed),)), sink)
    return [(one.code, one.value("ppi")) for one in sink]


def picture(tmp_path, inches, **more):
    return Picture(Rect(0, 0, inches * INCH, 100), str(tmp_path / "a.png"), **{"origin": Origin(3), **more})


@pytest.mark.parametrize(
    "inches, expected",
    [
        (4, []),
        (4.5, [("preflight-picture-coarse", "133")]),
        (5.9, [("preflight-picture-coarse", "102")]),
        (8, [("preflight-picture-blurred", "75")]),
    ],
)
def test_the_size_on_the_page_counts(inches, expected, tmp_path):
    assert found(tmp_path, picture(tmp_path, inches)) == expected


def test_a_part_has_fewer_pixels(tmp_path):
    assert found(tmp_path, picture(tmp_path, 4, crop=Rect(0, 0, 0.5, 1))) == [("preflight-picture-blurred", "75")]


def test_groups_scale_and_the_largest_place_counts(tmp_path):
    twice = Group((picture(tmp_path, 4),), Matrix.scale(2))
    assert found(tmp_path, picture(tmp_path, 4), twice) == [("preflight-picture-blurred", "75")]


def test_logos_need_more(tmp_path):
    assert found(tmp_path, picture(tmp_path, 1.5, origin=None, alt="온빛")) == []
    assert found(tmp_path, picture(tmp_path, 3, origin=None, alt="온빛")) == [("preflight-logo-coarse", "200")]


def test_what_cannot_be_read_is_told_elsewhere(tmp_path):
    assert found(tmp_path, Picture(Rect(0, 0, 900, 100), str(tmp_path / "none.png"))) == []
