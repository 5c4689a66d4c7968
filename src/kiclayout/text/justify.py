"""One line of a paragraph: its glyphs at their places, aligned and justified.

Which characters make up the line is decided in `lines`, how far its white may change in `stretch`. The last line of a
paragraph is not filled, nor is a line that would become too loose (J01, J04).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from kiclayout.base.record import dataclass
from kiclayout.design.style import TextStyle
from kiclayout.text.hyphens import SOFT, Hyphen
from kiclayout.text.itemize import Piece
from kiclayout.text.paragraph import Shaped
from kiclayout.text.shape import Glyph, ShapedRun
from kiclayout.text.spacing import Change
from kiclayout.text.spans import InlineObject
from kiclayout.text.stretch import EPSILON, stretch

_GLYPHS = repeat(Glyph)
_NOTHING = repeat(0.0)
_new: Callable[[type[Glyph], Iterable[float]], Glyph] = tuple.__new__
"""Makes a glyph of its six values in order; a line's are made without a step of Python."""

MOST_SLACK = 2.0
"""A line whose word spaces would grow by more than this (in ems) is not justified."""


class LineRun(NamedTuple):
    """Characters of one face, size, language and span on one line; a tuple, since an issue has thousands.

    Attributes:
        x: Left end, from the left edge of the measure, in points; alignment and indent are in it.
        width: Of its advances, in points.
        face: Key of the face in the font book; empty for an object.
        size: Of the em, in points (the style's size, scaled).
        shift: Raises the baseline, in points.
        text: Its characters; U+FFFC for an object, U+00AD for the hyphen at a line's end.
        glyphs: In visual order; start and end count from the run's first character. Empty for an object.
        style: Of the span.
        lang: BCP 47.
        block: As in the span.
        at: Where the first character stands in the block's plain text; None = generated words.
        link: As in the span.
        object: As in the span.
        field: As in the span.
        chinese: Whether it is part of Chinese text: tagged so, or in a line that is Chinese throughout.
    """

    x: float
    width: float
    face: str
    size: float
    shift: float
    text: str
    glyphs: tuple[Glyph, ...]
    style: TextStyle
    lang: str
    block: int = 0
    at: int | None = None
    link: str = ""
    object: InlineObject | None = None
    field: str = ""
    chinese: bool = False

    @property
    def color(self) -> str:
        """Token of the layout's colours."""
        return self.style.color


class Reading(NamedTuple):
    """A reading over some words of a line.

    Attributes:
        x: Its left end, from the left edge of the measure, in points.
        line: Its own words.
        em: Size of the words under it, in points.
        shift: Raises their baseline, in points.
        start: First character under it, in the paragraph's text.
        end: One past the last.
    """

    x: float
    line: Line
    em: float
    shift: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph.

    Attributes:
        start: First character in the paragraph's text.
        end: One past the last, trailing spaces and a newline included; the next line's start.
        width: Of what is seen: without trailing spaces, in points.
        x: Left end of what is seen, from the left edge of the measure, in points.
        runs: In visual order.
        hyphen: Whether it ends inside a word, in a hyphen (never behind Hangul, B08).
        last: Whether it ends the paragraph or a hard line.
        end_gap: Left free between its right end and the measure, in points, not counting a mark that hangs out;
            negative if it is overfull.
        slack: Added to every word space by justification, in ems; negative if they were narrowed.
        letter: Added at every joint between letters, in ems; negative if they were narrowed.
        readings: What stands over its words.
    """

    start: int
    end: int
    width: float
    x: float
    runs: tuple[LineRun, ...]
    hyphen: bool = False
    last: bool = False
    end_gap: float = 0.0
    slack: float = 0.0
    letter: float = 0.0
    readings: tuple[Reading, ...] = ()


class Place(NamedTuple):
    """Where a line is set.

    Attributes:
        measure: In points.
        indent: From the measure's left edge, in points.
        align: justify, left, right or center.
        last: Whether the line ends the paragraph or a hard line.
        hang: Whether a stop or comma that does not fit hangs out at the end.
    """

    measure: float
    indent: float = 0.0
    align: str = "left"
    last: bool = False
    hang: bool = False

    @property
    def room(self) -> float:
        """What the line may fill, in points."""
        return self.measure - self.indent


def set_line(shaped: Shaped, start: int, end: int, place: Place) -> Line:
    """The characters [start, end) of ``shaped`` as a line at ``place``."""
    solid = shaped.solid(start, end)
    natural = shaped.width(start, end)
    cells = shaped.cells[start:solid].tolist() + [0.0] * (end - solid)
    changed = _trim(shaped, start, solid, cells)
    slack = letter = 0.0
    justified = place.align == "justify"
    mark = shaped.hanging(end) if place.hang and justified and natural > place.room + EPSILON else 0.0
    if natural > place.room + mark + EPSILON or (justified and not place.last):
        slack, letter = _fill(shaped, (start, solid), cells, place.room + mark)
    width = sum(cells)
    free = place.room - width
    x = place.indent + {"right": free, "center": free / 2}.get(place.align, 0.0)
    hyphen = shaped.hyphens.get(end)
    if hyphen is not None:
        cells[-1] -= hyphen.width
    runs = _runs(shaped, (start, end), cells, changed, x)
    if hyphen is not None:
        runs = (*runs, _hyphen_run(runs[-1], hyphen))
    over = tuple(_readings(shaped, (start, solid), cells, x)) if shaped.readings else ()
    gap = place.measure - x - width + mark
    return Line(start, end, width, x, runs, hyphen is not None, place.last, gap, slack, letter, over)


def _hyphen_run(before: LineRun, hyphen: Hyphen) -> LineRun:
    """The hyphen behind the run ``before``: read as a soft one, so that nobody takes it for part of the word."""
    glyph = Glyph(hyphen.glyph, hyphen.width, 0.0, 0.0, 0, 1)
    return before._replace(x=before.x + before.width, width=hyphen.width, text=SOFT, glyphs=(glyph,), at=None)


def _readings(shaped: Shaped, where: tuple[int, int], cells: list[float], x: float) -> Iterator[Reading]:
    """The readings over the words of a line, each in the middle of what its base draws."""
    start, solid = where
    for fit, body in shaped.readings:
        if not start <= fit.start < fit.end <= solid:
            continue
        before, behind = fit.before(fit.start == start), fit.behind(fit.end == solid)
        left = x + sum(cells[: fit.start - start]) + before
        width = sum(cells[fit.start - start : fit.end - start]) - before - behind
        style = shaped.spans[bisect_right(shaped.begins, fit.start) - 1].style
        line = set_line(body, 0, len(body.text), Place(fit.width, last=True))
        yield Reading(left + (width - fit.width) / 2, line, style.size, style.shift, fit.start, fit.end)


def _trim(shaped: Shaped, start: int, solid: int, cells: list[float]) -> dict[int, float]:
    """Takes off what the first and last character lose at a line's ends; returns how far they move to the right."""
    if solid <= start or not (shaped.heads or shaped.tails):
        return {}
    moved: dict[int, float] = {}
    ends: tuple[Change | None, ...] = (shaped.heads.get(start), shaped.tails.get(solid - 1))
    for change in ends:
        if change is not None:
            cells[change.at - start] += change.advance
            moved[change.at] = moved.get(change.at, 0.0) + change.dx
    return moved


def _fill(shaped: Shaped, where: tuple[int, int], cells: list[float], room: float) -> tuple[float, float]:
    """Changes the white of a line so that it fills ``room``; returns what word spaces and joints gained, in ems."""
    start, solid = where
    found = stretch(shaped, start, solid, room)
    if found.space > MOST_SLACK:
        return 0.0, 0.0
    slack = found.space
    white = shaped.white
    ems, spaces, space, narrow = white.ems, white.spaces, found.space, found.narrow
    places, past = (white.giving, solid - 1) if narrow else (white.places, solid)  # the last sign's half is gone
    for at in places[bisect_left(places, start) : bisect_left(places, past)]:
        em = ems[at + 1] - ems[at]
        change = space * em - narrow * (spaces[at + 1] - spaces[at])
        cells[at - start] += change
        if narrow and em:
            slack = change / em
    letter = found.letter
    if letter:
        joints = white.joints[start + 1 : solid]
        cells[: len(joints)] = [cell + letter * joint for cell, joint in zip(cells, joints, strict=False)]
    return slack, letter


_end_of = attrgetter("end")


def _runs(
    shaped: Shaped, where: tuple[int, int], cells: list[float], moved: dict[int, float], x: float
) -> tuple[LineRun, ...]:
    start, end = where
    runs = []
    pieces = shaped.pieces
    first = bisect_right(pieces, start, key=_end_of) if start else 0
    for index in range(first, len(pieces)):
        piece = pieces[index]
        if piece.start >= end:
            break
        a, b = max(start, piece.start), min(end, piece.end)
        own = cells[a - start : b - start]
        width = sum(own)
        shaped_run = shaped.runs[index]
        glyphs = _glyphs(piece, shaped_run, a, own) if shaped_run is not None else ()
        if moved or shaped.moves:
            glyphs = _nudged(shaped, glyphs, a, moved)
        runs.append(_line_run(shaped, piece, (a, b), (x, width), glyphs))
        x += width
    return tuple(runs)


def _line_run(
    shaped: Shaped, piece: Piece, where: tuple[int, int], extent: tuple[float, float], glyphs: tuple[Glyph, ...]
) -> LineRun:
    span = shaped.spans[piece.span]
    start, end = where
    return LineRun(
        *extent,
        piece.face.key if piece.face else "",
        piece.size,
        piece.shift,
        shaped.text[start:end],
        glyphs,
        span.style,
        piece.lang,
        span.block,
        None if span.at is None else span.at + start - shaped.begins[piece.span],
        span.link,
        span.object if piece.face is None else None,
        span.field,
        piece.chinese,
    )


def _glyphs(piece: Piece, run: ShapedRun, start: int, cells: list[float]) -> tuple[Glyph, ...]:
    """The glyphs of the characters of ``piece`` from ``start`` on, as many as ``cells`` has."""
    assert piece.face is not None, "an inline object has no glyphs"
    unit = piece.size / piece.face.upem
    first, size = start - piece.start, len(cells)
    if run.simple:
        last = first + size
        rights: Iterable[float] = _NOTHING
        ups: Iterable[float] = _NOTHING
        if run.offsets:
            rights, ups = ([value * unit for value in values] for values in zip(*run.offsets[first:last], strict=True))
        ids, starts, ends = run.ids[first:last], range(size), range(1, size + 1)
        return tuple(map(_new, _GLYPHS, zip(ids, cells, rights, ups, starts, ends, strict=False)))
    glyphs = []
    left = 0.0
    for index in range(bisect_left(run.starts, first), bisect_left(run.starts, first + size)):
        a, b = run.starts[index] - first, run.ends[index] - first
        left += sum(cells[a:b])
        cluster_ends = index + 1 == len(run.starts) or run.starts[index + 1] != run.starts[index]
        advance = left if cluster_ends else run.advances[index] * unit
        left -= advance
        right, up = run.offsets[index] if run.offsets else (0, 0)
        glyphs.append(Glyph(run.ids[index], advance, right * unit, up * unit, a, b))
    return tuple(glyphs)


def _nudged(shaped: Shaped, glyphs: tuple[Glyph, ...], start: int, moved: dict[int, float]) -> tuple[Glyph, ...]:
    """The glyphs, with those to the right that Chinese spacing or the line's ends move."""
    shifts = [moved.get(start + glyph.start, 0.0) + shaped.moves.get(start + glyph.start, 0.0) for glyph in glyphs]
    return tuple(
        glyph._replace(dx=glyph.dx + shift) if shift else glyph for glyph, shift in zip(glyphs, shifts, strict=True)
    )
