"""Leaves of words that go on over many pages."""

from __future__ import annotations

import pytest

from kiclayout.content.inline import Text
from kiclayout.design.style import ParStyle
from kiclayout.typeset.inline import passage
from kiclayout.typeset.leaf import TextLeaf
from kiclayout.typeset.setting import Setting

WIDTH = 120.0


def leaf(setting: Setting, words: str) -> TextLeaf:
    style = ParStyle(first_indent=12.0, align="justify")
    return TextLeaf(passage((Text(words),), style.text, setting, 7), style, setting, 7)


def test_strips_of_a_long_paragraph_are_made_once_whatever_page_asks(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "새 부두는 밤에도 쉬지 않는다. " * 120
    long, made, make = leaf(setting, words), list[int](), TextLeaf._slice
    strips = long.slices(WIDTH)
    assert len(strips) > 100
    fresh = [leaf(setting, words).slices(WIDTH, strip.end) for strip in strips[:9]]

    def counted(self: TextLeaf, *how: object) -> object:
        made.append(1)
        return make(self, *how)  # type: ignore[arg-type]

    monkeypatch.setattr(TextLeaf, "_slice", counted)
    assert [long.slices(WIDTH, strip.end) for strip in strips[:9]] == fresh
    assert len(made) == 9  # the first of each page, which has no line above it
    assert long.slices(WIDTH + 40) == leaf(setting, words).slices(WIDTH + 40)


def test_styles_that_differ_in_their_first_indent_are_found_apart() -> None:
    """Notes hang beside numbers of a hundred widths: all of one hash, each would be compared with all."""
    assert len({hash(ParStyle(first_indent=float(width))) for width in range(100)}) == 100
