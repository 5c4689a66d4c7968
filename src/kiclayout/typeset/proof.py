"""Proofs of furniture: words that stand off the page or one over the other are named.

It looks at what was drawn and changes nothing. Words of one thing are not measured against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.design.furniture import Art, Furniture, Label, Pile, Words
from kiclayout.scene.ink import ink_box
from kiclayout.scene.items import Glyphs, Group, Item
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.pieces import brief, source_of
from kiclayout.typeset.setting import Setting

_ABOVE, _BELOW = 0.72, 0.12
"""What a line of words inks above and below its baseline, in ems."""
_SLACK = 0.8
"""How far words may reach into each other or over the page's edge, in points."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A thing as it was drawn, and what it was filled from."""

    thing: Furniture
    items: tuple[Item, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class _Inked:
    """Where words stand, and whose they are."""

    area: Rect
    text: str
    drawn: Drawn


def check_words(drawn: list[Drawn], page: Rect, setting: Setting) -> None:
    """Reports words that stand off ``page``, and the first words of a thing that stand over another thing's.

    Words of drawings are pictures here.
    """
    worded = (one for one in drawn if not isinstance(one.thing, Art))
    inked = [_Inked(area, text, one) for one in worded for area, text in _words(one.items, IDENTITY)]
    for one in inked:
        if not page.grown(_SLACK).holds(one.area):
            setting.sink.add("typeset-words-off-page", place=_place(one.drawn, setting), words=brief(one.text))
    told: set[tuple[int, int]] = set()
    for one, other in _meeting(sorted(inked, key=lambda one: one.area.y)):
        pair = (min(id(one.drawn), id(other.drawn)), max(id(one.drawn), id(other.drawn)))
        if pair not in told:
            told.add(pair)
            place, words = _place(other.drawn, setting), brief(other.text)
            setting.sink.add("typeset-words-meet", place=place, words=words, other=brief(one.text))


def _words(items: tuple[Item, ...], matrix: Matrix) -> Iterator[tuple[Rect, str]]:
    for item in items:
        if isinstance(item, Group):
            yield from _words(item.items, item.matrix.then(matrix))
        elif isinstance(item, Glyphs) and item.text.strip():
            corner = matrix.apply(item.x, item.y - _ABOVE * item.size)
            end = matrix.apply(item.x + item.width, item.y + _BELOW * item.size)
            yield Rect(corner.x, corner.y, end.x - corner.x, end.y - corner.y), item.text


def word_areas(items: tuple[Item, ...]) -> list[Rect]:
    """Where the words of ``items`` stand."""
    return [area for area, _ in _words(items, IDENTITY)]


def reach(items: tuple[Item, ...]) -> tuple[float, float]:
    """The y at which the words and shapes of ``items`` begin, and the one at which they end; (0, 0) without any."""
    shapes = ink_box(items)
    areas = word_areas(items) + ([shapes] if shapes.width or shapes.height else [])
    return min((area.y for area in areas), default=0.0), max((area.bottom for area in areas), default=0.0)


def _meeting(inked: list[_Inked]) -> Iterator[tuple[_Inked, _Inked]]:
    """Pairs of words of different things that stand over each other; ``inked`` runs from top to bottom."""
    for number, one in enumerate(inked):
        for other in inked[number + 1 :]:
            if other.area.y > one.area.bottom - _SLACK:
                break
            across = min(one.area.right, other.area.right) - max(one.area.x, other.area.x)
            if across > _SLACK and one.drawn is not other.drawn:
                yield one, other


def _place(drawn: Drawn, setting: Setting) -> Place:
    """Where the words of a thing are written, as far as it is known."""
    if isinstance(drawn.thing, Label):
        return source_of(drawn.thing.words, drawn.facts, setting)
    if isinstance(drawn.thing, Pile):
        words: tuple[Words, ...] = tuple(w for one in drawn.thing.things if isinstance(one, Label) for w in one.words)
        return source_of(words, drawn.facts, setting)
    return (drawn.facts.place(drawn.thing.each) if drawn.thing.each else None) or Place("issue.yaml")
