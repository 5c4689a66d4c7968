from __future__ import annotations

import pytest

from kiclayout.base.color import BLACK, WHITE, contrast, is_heavy, parse_hex


def test_hex_both_ways() -> None:
    assert parse_hex("#B8321E").hex == "#b8321e"
    assert parse_hex("#fff").hex == "#ffffff"


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        parse_hex("#12345")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21.0)
    assert contrast(parse_hex("#B8321E"), WHITE) == pytest.approx(6.0, abs=0.1)


def test_ink_is_heavy_beyond_what_is_shown_as_the_limit() -> None:
    assert not is_heavy((1.0, 1.0, 0.504, 0.5))
    assert is_heavy((1.0, 1.0, 0.506, 0.5))
    assert not is_heavy(())
