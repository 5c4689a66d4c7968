from __future__ import annotations

import pytest

from kiclayout.base.units import mm, parse_length


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("25.4mm", 72.0),
        ("10.5pt", 10.5),
        ("1in", 72.0),
        ("2.54cm", 72.0),
        ("-3mm", mm(-3)),
        ("12", mm(12)),
        (" 4 px ", 3.0),
    ],
)
def test_lengths(text: str, points: float) -> None:
    assert parse_length(text) == pytest.approx(points)


def test_relative_lengths_need_what_they_refer_to() -> None:
    assert parse_length("1.5em", em=10.0) == 15.0
    assert parse_length("50%", whole=300.0) == 150.0


@pytest.mark.parametrize("text", ["", "mm", "12 mm mm", "1,5mm", "twelve"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a length"):
        parse_length(text)
