"""Readings over words as outlines (D13): copied and searched text has the words alone, those who listen hear both."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from kiclayout.base.geometry import Matrix
from kiclayout.scene.items import Group, Path, Segment, transformed
from kiclayout.scene.tags import Tag, Tags
from kiclayout.text.justify import Line, Reading
from kiclayout.text.outlines import outline
from kiclayout.text.ruby import SHARE
from kiclayout.typeset.setting import Setting

TOP, BOTTOM = 0.87, 0.12
"""How far the ink of Hangul and Han reaches over and under the baseline, in ems."""

CLEAR = 0.03
"""Between words and their reading, in ems of the words."""


def readings(line: Line, place: tuple[float, float], setting: Setting, tags: Tags = ()) -> Iterator[Group]:
    """The readings over a line of ``tags``, whose measure begins at ``place`` on its baseline."""
    x, baseline = place
    for one in line.readings:
        said = "".join(run.text for run in one.line.runs)
        own = (*tags, _whole(one), Tag("RT", "", said=said))
        yield Group(tuple(_drawn(one, x + one.x, baseline, setting)), tags=own)


def bases(line: Line) -> dict[int, Tags]:
    """By the first character of a run under a reading: the elements that it has in that of its line."""
    found: dict[int, Tags] = {}
    starts = accumulate((len(run.text) for run in line.runs), initial=line.start)
    for at, _ in zip(starts, line.runs, strict=False):
        over = next((one for one in line.readings if one.start <= at < one.end), None)
        if over is not None:
            found[at] = (_whole(over), Tag("RB", ""))
    return found


def _whole(reading: Reading) -> Tag:
    """Words and their reading."""
    return Tag("Ruby", reading.start)


def reach(line: Line) -> float:
    """How far readings reach over the baseline, in points; 0 = there are none."""
    return max((one.shift + _rise(one) + TOP * SHARE * one.em for one in line.readings), default=0.0)


def _rise(reading: Reading) -> float:
    """From the baseline of the words to that of their reading."""
    return (TOP + CLEAR + BOTTOM * SHARE) * reading.em


def _drawn(reading: Reading, x: float, baseline: float, setting: Setting) -> list[Path]:
    paths = []
    level = baseline - reading.shift - _rise(reading)
    for run in reading.line.runs:
        segments: list[Segment] = []
        pen, y = x + run.x, level - run.shift
        for glyph in run.glyphs:
            onto = Matrix(run.size, 0.0, 0.0, -run.size, pen + glyph.dx, y - glyph.dy)
            segments += transformed(outline(setting.fonts.book.face(run.face), glyph.id), onto)
            pen += glyph.advance
        if segments:
            paths.append(Path(tuple(segments), fill=setting.color(run.style.color)))
    return paths
