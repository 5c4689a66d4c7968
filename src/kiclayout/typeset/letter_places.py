"""Where the glyphs of a drawing's words stand: pure geometry on lines that are shaped.

A line of words is taken apart into clusters, each is put where the drawing says or where the one before it ends, and
what still stands side by side becomes runs again. Colours and fonts are looked at elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import attrgetter

from kiclayout.base.record import dataclass
from kiclayout.scene.items import Glyph
from kiclayout.scene.lettering import Fit, Lettering, Spot
from kiclayout.text.justify import LineRun

_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
_NEAR, _FAR = -0.5, 1.0
"""How far a glyph may stand from where the one before it ends to be of its run, in ems."""
_NOWHERE = Spot(0)
_at = attrgetter("at")


@dataclass(frozen=True, slots=True)
class Placed:
    """Glyphs of one face and look on one baseline.

    Attributes:
        x: Left end, in the coordinates of the words.
        y: Baseline, likewise.
        turn: Turned about that point, clockwise, in degrees.
        wide: How many times wider the glyphs are than the font has them.
        run: What they are part of.
        stretch: Which of the stretches.
        text: Their characters.
        glyphs: They count from the first of these characters; advances as in the font, ``wide`` not in them.
    """

    x: float
    y: float
    turn: float
    wide: float
    run: LineRun
    stretch: int
    text: str
    glyphs: tuple[Glyph, ...]

    @property
    def width(self) -> float:
        """From the left end to the right one."""
        return self.wide * sum(glyph.advance for glyph in self.glyphs)


@dataclass(slots=True)
class _Cluster:
    """Glyphs that belong together, the characters they stand for, and where they stand."""

    at: int
    run: LineRun
    stretch: int
    text: str
    glyphs: tuple[Glyph, ...]
    advance: float
    wide: float = 1.0
    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0

    def goes_on(self, other: _Cluster) -> bool:
        """Whether ``other`` stands right behind it."""
        gap = (other.x - self.x - self.advance * self.wide) / (self.run.size or 1.0)
        alike = (self.stretch, self.y, self.wide) == (other.stretch, other.y, other.wide)
        return self.run is other.run and alike and not (self.turn or other.turn) and _NEAR <= gap <= _FAR


def placed(words: Lettering, runs: Sequence[LineRun]) -> Iterator[Placed]:
    """The runs of ``words``, which were shaped as ``runs``, where they stand."""
    clusters = list(_clusters(words, runs))
    for fit in words.fits:
        first, last = (bisect_left(clusters, at, key=_at) for at in (fit.start, fit.end))
        inner = slice(*(bisect_left(words.spots, at, key=_at) for at in (fit.start + 1, fit.end)))
        _fitted(fit, clusters[first:last], words.spots[inner])
    _stand(clusters, words)
    together: list[_Cluster] = []
    for cluster in clusters:
        if together and not together[-1].goes_on(cluster):
            yield _joined(together)
            together = []
        together.append(cluster)
    if together:
        yield _joined(together)


def _clusters(words: Lettering, runs: Sequence[LineRun]) -> Iterator[_Cluster]:
    ends = list(accumulate(len(one.text) for one in words.stretches))
    at = stretch = 0
    for run in runs:
        while at >= ends[stretch]:
            stretch += 1
        type_ = words.stretches[stretch].type
        for start, group in groupby(run.glyphs, lambda glyph: glyph.start):
            glyphs = tuple(group)
            text = run.text[start : max(glyph.end for glyph in glyphs)]
            spaces = type_.word_space * text.count(" ")
            advance = sum(glyph.advance for glyph in glyphs) + spaces
            yield _Cluster(at + start, run, stretch, text, glyphs, advance)
        at += len(run.text)


def _fitted(fit: Fit, held: list[_Cluster], spots: Sequence[Spot]) -> None:
    """Gives clusters the length that is asked for, if no ``spots`` among them are places of their own."""
    natural = sum(one.advance * one.wide for one in held)
    if natural <= 0 or any(one.x is not None or one.y is not None for one in spots):
        return
    moves = sum(one.dx for one in spots)
    if fit.by == "shapes":
        for one in held:
            one.wide *= max(fit.length - moves, 0.0) / natural
    elif len(held) > 1:
        for one in held[:-1]:
            one.advance += (fit.length - moves - natural) / (len(held) - 1) / (one.wide or 1.0)


def _stand(clusters: list[_Cluster], words: Lettering) -> None:
    """Puts every cluster in its place, those of one line aligned about its beginning."""
    spots = {one.at: one for one in words.spots}
    x = y = 0.0
    first, start = 0, 0.0
    for number, one in enumerate(clusters):
        spot = spots.get(one.at, _NOWHERE)
        if spot.x is not None or spot.y is not None:
            _align(clusters[first:number], words, x - start)
            first = number
            x, y = x if spot.x is None else spot.x, y if spot.y is None else spot.y
            start = x
        x, y = x + spot.dx, y + spot.dy
        one.x, one.y, one.turn = x, y, spot.turn
        x += one.advance * one.wide
    _align(clusters[first:], words, x - start)


def _align(line: list[_Cluster], words: Lettering, width: float) -> None:
    share = _SHARES[words.stretches[line[0].stretch].type.anchor] if line else 0.0
    if share:
        for one in line:
            one.x -= share * width


def _joined(clusters: list[_Cluster]) -> Placed:
    """Clusters that stand side by side as one run: what lies between them counts to the one before."""
    first, text = clusters[0], "".join(one.text for one in clusters)
    glyphs: list[Glyph] = []
    at = 0
    for number, one in enumerate(clusters):
        room = clusters[number + 1].x - one.x if number + 1 < len(clusters) else one.advance * one.wide
        spare = room / (one.wide or 1.0) - sum(glyph.advance for glyph in one.glyphs)
        for place, glyph in enumerate(one.glyphs):
            last = place == len(one.glyphs) - 1
            end = at + len(one.text) if place == 0 else at
            advance = glyph.advance + (spare if last else 0.0)
            glyphs.append(glyph._replace(advance=advance, start=at, end=end))
        at += len(one.text)
    return Placed(first.x, first.y, first.turn, first.wide, first.run, first.stretch, text, tuple(glyphs))
