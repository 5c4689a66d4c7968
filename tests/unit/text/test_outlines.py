"""Outlines of glyphs, held against what the font says of their boxes."""

from __future__ import annotations

import pytest

from kiclayout.text.fonts import FontBook
from kiclayout.text.outlines import outline


@pytest.mark.parametrize("char", "가漢g.")
def test_an_outline_fills_the_box_of_its_glyph(book: FontBook, char: str) -> None:
    face = book.face("KICSans-Regular")
    gid = face.glyph(ord(char))
    assert gid is not None
    strokes = outline(face, gid)
    xs = [value for stroke in strokes for value in stroke[1::2]]
    ys = [value for stroke in strokes for value in stroke[2::2]]
    box = face.hb_font.get_glyph_extents(gid)
    upem = face.upem
    assert min(xs) == pytest.approx(box.x_bearing / upem, abs=0.002)
    assert max(ys) == pytest.approx(box.y_bearing / upem, abs=0.002)
    assert max(xs) - min(xs) == pytest.approx(box.width / upem, abs=0.004)
    assert strokes[0][0] == "M"
    assert strokes[-1] == ("Z",)


def test_a_blank_has_none_and_what_was_made_is_kept(book: FontBook) -> None:
    face = book.face("KICSans-Regular")
    assert outline(face, face.glyph(0x20) or 0) == ()
    gid = face.glyph(ord("가")) or 0
    assert outline(face, gid) is outline(face, gid)
