"""The hyphen at a line's end: soft hyphens, its room, and what is read of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiclayout.base.record import replace
from kiclayout.design.style import ParStyle
from kiclayout.text.hyphens import SOFT, soft_places
from kiclayout.text.lines import break_lines
from kiclayout.text.paragraph import Shaped

SetText = Callable[..., Shaped]
JUSTIFIED = ParStyle(align="justify")


def shown(shaped: Shaped, measure: float, par: ParStyle) -> list[str]:
    """The lines as they are seen."""
    found = []
    for line in break_lines(shaped, measure, par):
        text = "".join(run.text for run in line.runs[:-1] if line.hyphen) or "".join(run.text for run in line.runs)
        found.append(text.replace(SOFT, "").rstrip() + ("-" if line.hyphen else ""))
    return found


def test_a_soft_hyphen_shows_only_where_a_line_ends_at_it(set_text: SetText) -> None:
    shaped = set_text("한국 inter\u00adnational 말")
    assert shown(shaped, 400.0, ParStyle()) == ["한국 international 말"]
    assert shown(shaped, 51.0, ParStyle()) == ["한국 inter-", "national 말"]
    assert shown(shaped, 51.0, replace(JUSTIFIED, hyphens="none")) == ["한국 inter-", "national 말"]


@pytest.mark.parametrize("lang", ["de", "fr", "en", "zh-Hans", "ko"])
def test_soft_hyphens_count_in_all_languages(set_text: SetText, lang: str) -> None:
    shaped = set_text("a Donau\u00addampfschifffahrt", lang=lang)
    assert shown(shaped, 60.0, ParStyle())[0] == "a Donau-"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("한\u00ad국어", []),  # Hangul never gets a hyphen (B08)
        ("中\u00ad国", []),
        ("in\u00adto", [3]),
        ("in\u00ad to", []),
        ("\u00adinto", []),
        ("into\u00ad", []),
        ("12\u00ad34", []),
        ("при\u00adвет", [4]),
    ],
)
def test_where_a_soft_hyphen_is_shown(text: str, places: list[int]) -> None:
    assert soft_places(text) == places


def test_behind_hangul_the_line_just_ends(set_text: SetText) -> None:
    shaped = set_text("대한민국과학기술정보\u00ad통신부산하연구기관협의회")
    lines = break_lines(shaped, 105.0, JUSTIFIED)
    assert lines[0].end == 11
    assert not any(line.hyphen for line in lines)


def test_the_hyphen_has_room_in_the_line_and_is_read_as_a_soft_one(set_text: SetText) -> None:
    shaped = set_text("한국의 새로운 inter\u00adnational 말과 글")
    line = break_lines(shaped, 88.0, JUSTIFIED)[0]
    assert line.hyphen
    assert line.x + line.width == pytest.approx(88.0, abs=0.01)
    before, hyphen = line.runs[-2:]
    assert (hyphen.text, hyphen.at, len(hyphen.glyphs)) == (SOFT, None, 1)
    assert hyphen.x == pytest.approx(before.x + before.width)
    assert hyphen.x + hyphen.width == pytest.approx(88.0, abs=0.01)
    assert sum(glyph.advance for glyph in before.glyphs) == pytest.approx(before.width)
    face = shaped.pieces[-1].face
    assert face is not None
    assert hyphen.glyphs[0].id == face.glyph(ord("-"))
