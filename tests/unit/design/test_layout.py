from __future__ import annotations

import pytest

from kiclayout.base.color import BLACK, Color, parse_hex
from kiclayout.design.layout import Layout, PartColors

RED = parse_hex("#B8321E")
LAYOUT = Layout(name="x", colors=(("red", RED),), parts=(PartColors((("solid", "red"),)),))


@pytest.mark.parametrize("token", ["white", "mist", "hair", "rule", "ink"])
def test_colours_that_styles_ask_for_by_themselves_are_greys(token: str) -> None:
    color = LAYOUT.color(token)
    assert color.red == color.green == color.blue
    assert (color == BLACK) == (token == "ink")
    own = Layout(name="x", colors=((token, RED),))
    assert own.color(token) == RED


def test_grounds_of_words_are_pale_where_a_part_has_none() -> None:
    for layout in (LAYOUT, Layout(name="x")):
        assert layout.color("part-tint") == layout.color("part-band") == layout.color("mist")
    assert LAYOUT.color("part-mid") == LAYOUT.color("part") == RED


def test_a_layout_is_called_by_its_title_in_the_language_of_people_else_by_its_folder() -> None:
    layout = Layout(name="mine", title=(("en", "Mine"), ("ko", "우리 것")))
    assert [layout.called(lang) for lang in ("ko", "en", "zh")] == ["우리 것", "Mine", "우리 것"]
    assert Layout(name="mine", title=(("en", "Mine"),)).called("zh") == "Mine"
    assert Layout(name="mine").called("ko") == "mine"


def test_other_unknown_colours_are_black() -> None:
    assert LAYOUT.color("blue") == BLACK
    assert isinstance(LAYOUT.color("part", 7), Color)
