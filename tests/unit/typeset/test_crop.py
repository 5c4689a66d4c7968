from __future__ import annotations

import pytest

from kiclayout.base.geometry import Rect
from kiclayout.typeset.crop import Crop, aspect_of, parse_crop, shown_part


@pytest.mark.parametrize(
    ("text", "crop"),
    [
        ("", Crop()),
        ("3:2", Crop(1.5, asked=True)),
        ("50% 30%", Crop(0.0, (0.5, 0.3), asked=True, aimed=True)),
        ("2:1 0% 100%", Crop(2.0, (0.0, 1.0), asked=True, aimed=True)),
        ("0.1 0.2 0.5 0.4", Crop(0.0, (0.5, 0.5), Rect(0.1, 0.2, 0.5, 0.4), True, aimed=True)),
        ("0.8 0 0.5 1", Crop(0.0, (0.5, 0.5), Rect(0.8, 0.0, 1.0 - 0.8, 1.0), True, aimed=True)),
        ("nonsense", Crop()),
    ],
)
def test_what_a_crop_spells(text: str, crop: Crop) -> None:
    assert parse_crop(text) == crop


def test_the_focal_point_stays_as_near_the_middle_as_the_picture_allows() -> None:
    part = shown_part(parse_crop("50% 10%"), (1000.0, 2000.0), 1.0)
    assert part == Rect(0.0, 0.0, 1.0, 0.5)
    assert shown_part(parse_crop("50% 60%"), (1000.0, 2000.0), 1.0).y == pytest.approx(0.35)


def test_a_part_is_cut_before_it_is_fitted() -> None:
    crop = parse_crop("0.5 0 0.5 1")
    assert aspect_of(crop, (2000.0, 1000.0)) == pytest.approx(1.0)
    assert shown_part(crop, (2000.0, 1000.0), 1.0) == Rect(0.5, 0.0, 0.5, 1.0)
