"""A painter's own words: what is written beside or across a page and stands in no issue.

One line of one face, shaped as it comes. Nothing is broken or justified; text of the issue never passes here.
"""

from __future__ import annotations

from collections.abc import Iterable

import uharfbuzz as hb

from kiclayout.base.color import Color
from kiclayout.base.geometry import Matrix
from kiclayout.scene.items import Glyph, Glyphs, Path, Segment, transformed
from kiclayout.text.fonts import FontBook, FontFace
from kiclayout.text.outlines import outline


def face_for(text: str, book: FontBook, known: Iterable[str], weight: int) -> FontFace | None:
    """A face that has all of ``text``: one of those ``known`` (by key) if any has, the nearest to ``weight``."""
    for faces in ([book.face(key) for key in known], list(book)):
        fitting = [face for face in faces if face.covers(text)]
        if fitting:
            return min(fitting, key=lambda face: abs(face.weight - weight))
    return None


def written(text: str, face: FontFace, size: float, color: Color) -> Glyphs:
    """``text`` with its left end on the baseline at the origin."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer)
    scale = size / face.upem
    starts = [info.cluster for info in buffer.glyph_infos]
    glyphs = []
    for at, (info, place) in enumerate(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)):
        first = not at or starts[at - 1] != info.cluster
        end = next((start for start in starts[at:] if start > info.cluster), len(text)) if first else info.cluster
        dx, dy = place.x_offset * scale, place.y_offset * scale
        glyphs.append(Glyph(info.codepoint, place.x_advance * scale, dx, dy, info.cluster, end))
    return Glyphs(0.0, 0.0, face.key, size, color, text, tuple(glyphs))


def drawn(run: Glyphs, face: FontFace, opacity: float) -> Path:
    """``run`` as outlines: words that are seen and not read."""
    segments: list[Segment] = []
    x = run.x
    for glyph in run.glyphs:
        place = Matrix(run.size, 0.0, 0.0, -run.size, x + glyph.dx, run.y - glyph.dy)
        segments += transformed(outline(face, glyph.id), place)
        x += glyph.advance
    return Path(tuple(segments), fill=run.color, opacity=opacity)
