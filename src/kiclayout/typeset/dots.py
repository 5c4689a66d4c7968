"""Emphasis dots: one over each letter of Korean, one under each of Chinese text (D12).

KLREQ and CLREQ "Emphasis Dots": blanks and punctuation get none. Dots are outlines, no characters: text that is copied
or searched has nothing of them. They are small enough to stand in the leading of running text; how much more a line
needs where the leading is tight is said by ``crowding``.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from kiclayout.scene.items import Path, Segment, ring
from kiclayout.text.fonts import FontBook
from kiclayout.text.justify import Line, LineRun
from kiclayout.typeset import ruby
from kiclayout.typeset.setting import Setting

DOT = 0.13
"""Diameter of the dots of marked words, in ems; a text style may say another one."""

CLEAR = 0.04
"""Between a letter and its dot, in ems."""

TOP, BOTTOM = ruby.TOP, ruby.BOTTOM

DEPTH = 0.2
"""How far letters reach under the baseline, those of Latin too, in ems."""


def dots(run: LineRun, x: float, baseline: float, setting: Setting) -> tuple[Path, ...]:
    """The dots of a run that begins at ``x``: one outline of them all, or nothing."""
    size, radius = run.style.size, run.style.dots * run.style.size / 2
    middle = (BOTTOM + CLEAR) * size + radius if run.chinese else -(TOP + CLEAR) * size - radius
    centres = _centres(run, setting.fonts.book)
    segments: list[Segment] = []
    for centre in centres:
        segments += ring(x + centre, baseline - run.shift + middle, radius)
    return (Path(tuple(segments), fill=setting.color(run.style.color)),) if segments else ()


def _centres(run: LineRun, book: FontBook) -> Iterator[float]:
    """The middle of every letter, from the run's left end, in points: what was added behind it does not count."""
    if not run.face:
        return
    face, pen = book.face(run.face), 0.0
    for glyph in run.glyphs:
        if glyph.start < glyph.end and category(run.text[glyph.start])[0] in "LNS":
            yield pen + glyph.dx + face.advance(glyph.id) * run.size / 2
        pen += glyph.advance


def crowding(line: Line, above: Line | None, leading: float) -> float:
    """What must be added to ``leading`` so that dots and readings between a line and the one above touch no letter."""
    if above is None:
        return 0.0
    up, down = max(_reach(line, chinese=False), ruby.reach(line)), _reach(above, chinese=True)
    if not up and not down:  # nearly always
        return 0.0
    up = up or max((run.style.size * TOP + run.shift for run in line.runs), default=0.0)
    down = down or max((run.style.size * DEPTH - run.shift for run in above.runs), default=0.0)
    return max(0.0, up + down - leading)


def _reach(line: Line, *, chinese: bool) -> float:
    """How far the dots of a line reach over the baseline, or under it, in points; 0 = there are none."""
    reach = 0.0
    for run in line.runs:
        if run.style.dots and run.chinese == chinese:
            ink, shift = (BOTTOM, -run.shift) if chinese else (TOP, run.shift)
            reach = max(reach, (ink + CLEAR + run.style.dots) * run.style.size + shift)
    return reach
