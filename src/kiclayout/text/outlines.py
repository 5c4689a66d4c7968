"""The outlines of glyphs, for words that are drawn and are no text (readings over words)."""

from __future__ import annotations

from typing import Any, TypeAlias

import uharfbuzz as hb

from kiclayout.text.fonts import FontFace

Stroke: TypeAlias = tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]
"""("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",), in ems, y upward."""


def outline(face: FontFace, gid: int) -> tuple[Stroke, ...]:
    """The outline of the glyph ``gid`` of ``face``, remembered with the face."""
    made: tuple[Stroke, ...] = face.memo.get(("outline", gid), lambda: _outline(face, gid))
    return made


def _outline(face: FontFace, gid: int) -> tuple[Stroke, ...]:
    strokes: list[Stroke] = []
    upem, pen = face.upem, [0.0, 0.0]

    def add(letter: str, *values: float) -> None:
        pen[:] = values[-2:]
        strokes.append((letter, *(value / upem for value in values)))  # type: ignore[arg-type]

    def bend(x1: float, y1: float, x: float, y: float, _: Any) -> None:
        x0, y0 = pen
        add("C", x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3, x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, x, y)

    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, _: add("M", x, y))
    funcs.set_line_to_func(lambda x, y, _: add("L", x, y))
    funcs.set_quadratic_to_func(bend)
    funcs.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, _: add("C", x1, y1, x2, y2, x, y))
    funcs.set_close_path_func(lambda _: strokes.append(("Z",)))
    face.hb_font.draw_glyph(gid, funcs)
    return tuple(strokes)
