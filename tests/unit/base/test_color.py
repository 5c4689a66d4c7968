from __future__ import annotations

import pytest

from kiclayout.base.color import BLACK, WHITE, contrast, parse_hex


def test_hex_both_ways() -> None:
    assert parse_hex("#B8321E").hex == "#b8321e"
    assert parse_hex("#fff").hex == "#ffffff"


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        parse_hex("#12345")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21.0)
    assert contrast(parse_hex("#B8321E"), WHITE) == pytest.approx(6.0, abs=0.1)
