"""Pieces: the words of furniture in their styles, on one line or several, cut with … where there is no room.

Whatever is cut here is reported by whoever asked for it (``report_cut``), with the place of the words' source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import dataclass, replace
from kiclayout.design.furniture import Words
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.scene.items import Item
from kiclayout.text.justify import Line
from kiclayout.text.spans import Span
from kiclayout.typeset.facts import Facts, names_in, written_in
from kiclayout.typeset.inline import line_items, lines, shaped
from kiclayout.typeset.setting import Setting

ELLIPSIS = "…"
SHOWN = 24
"""How many characters of words a finding repeats."""

_ALIGN = {"left": 0.0, "center": 0.5, "right": 1.0}


class Piece(NamedTuple):
    """Words on a line.

    Attributes:
        text: The words.
        style: Their style.
        gap: Before them, in points; not before the first ones of a line.
        field: What issue.yaml calls what they show; empty = the program's own words.
    """

    text: str
    style: TextStyle
    gap: float = 0.0
    field: str = ""


Bare = tuple[str, TextStyle, float]
"""A piece of the program's own words."""


def share_of(align: str) -> float:
    """Which part of a line stands left of its place: 0 for left, 0.5 for center, 1 for right."""
    return _ALIGN.get(align, 0.0)


@dataclass(frozen=True, slots=True)
class Run:
    """A line of pieces: its items, its width in points, and how many characters were cut from it."""

    items: tuple[Item, ...]
    width: float
    lost: int = 0


def pieces_of(
    words: tuple[Words, ...], style: ParStyle, facts: Facts, setting: Setting, scale: float = 1.0
) -> tuple[Piece, ...]:
    """The pieces that are not empty, in their styles; those with a style of their own in ``scale`` of its size."""
    made = []
    for one, known in _said(words, facts):
        if text := known.fill(one.value):
            own = setting.text_style(one.style, style.text)
            look = replace(own, size=own.size * scale) if one.style and scale != 1 else own
            made.append(Piece(text, look, one.gap, written_in(one.value, known)))
    return tuple(made)


def span_of(piece: Piece) -> Span:
    """The words of a piece for the text engine; a click on them finds their field."""
    text = piece.text.replace("\n", " ")
    return Span(text, piece.style, at=0, field=piece.field) if piece.field else Span(text, piece.style)


def _said(words: tuple[Words, ...], facts: Facts) -> Iterator[tuple[Words, Facts]]:
    """The pieces with the facts they are filled from: one for each entry of the list that a piece goes over."""
    for one in words:
        if not one.each:
            yield one, facts
            continue
        for record in facts.records(one.each)[max(one.start - 1, 0) :]:
            yield one, facts.having(**{one.name: record})


def words_line(
    pieces: Sequence[Piece | Bare], at: tuple[float, float], setting: Setting, *, align: str = "left", most: float = 0.0
) -> Run:
    """The pieces on one line whose ``align`` end is at ``at``; cut with … beyond ``most`` points (0 = never)."""
    whole = tuple(Piece(*one) for one in pieces)
    joined = _cut(whole, most, setting) if most else whole
    total = width_of(joined, setting)
    x = at[0] - total * share_of(align)
    items: list[Item] = []
    for number, piece in enumerate(joined):
        x += piece.gap if number else 0.0
        body = shaped((span_of(piece),), setting)
        for line in lines(body, 1e6, _PLAIN, setting):
            items += line_items(line, x, at[1], setting)
        x += body.natural
    return Run(tuple(items), total, lost(whole, joined))


_PLAIN = ParStyle(mode="eojeol")


def width_of(pieces: Sequence[Piece | Bare], setting: Setting) -> float:
    """How wide the pieces are on one line, in points."""
    whole = [Piece(*one) for one in pieces]
    natural = [shaped((span_of(one),), setting).natural for one in whole]
    return sum(natural) + sum(one.gap for one in whole[1:])


def lost(pieces: tuple[Piece, ...], shown: tuple[Piece, ...]) -> int:
    """How many characters of ``pieces`` are not in ``shown``."""
    if shown == pieces:
        return 0
    letters = sum(len(one.text) for one in shown) - (1 if shown and shown[-1].text.endswith(ELLIPSIS) else 0)
    return max(sum(len(one.text) for one in pieces) - letters, 1)


def _cut(pieces: tuple[Piece, ...], most: float, setting: Setting) -> tuple[Piece, ...]:
    """The pieces shortened from the end, with … where words were lost."""
    if width_of(pieces, setting) <= most + 0.01 or not pieces:
        return pieces
    return _shortened(pieces, lambda tried: width_of(tried, setting) <= most)


def _shortened(pieces: tuple[Piece, ...], fits: Callable[[tuple[Piece, ...]], bool]) -> tuple[Piece, ...]:
    """As much of ``pieces`` as fits with … behind it; at least the sign."""
    *before, last = pieces
    low, high = 0, len(last.text)
    while low < high:
        middle = (low + high + 1) // 2
        tried = (*before, last._replace(text=last.text[:middle].rstrip() + ELLIPSIS))
        low, high = (middle, high) if fits(tried) else (low, middle - 1)
    if low == 0 and before:
        return _shortened(tuple(before), fits)
    return (*before, last._replace(text=last.text[:low].rstrip() + ELLIPSIS))


# ---------------------------------------------------------------------------------------------------- several lines
@dataclass(frozen=True, slots=True)
class Rows:
    """Pieces on lines one below the other.

    Attributes:
        items: From the left edge of the measure and the first baseline, both at 0.
        count: How many lines.
        end: Where the last line ends, in points.
        lost: How many characters were cut.
    """

    items: tuple[Item, ...]
    count: int
    end: float
    lost: int = 0


def rows_of(bare: Sequence[Piece | Bare], measure: float, style: ParStyle, setting: Setting, most: int = 0) -> Rows:
    """The pieces broken to ``measure`` points, on at most ``most`` lines (0 = any); what finds no room is cut.

    Several pieces that all fit on a line stay whole, with their gaps between those on one line; else they are broken
    as one paragraph, with a blank for a gap.
    """
    pieces = tuple(Piece(*one) for one in bare)
    whole = len(pieces) > 1 and all(
        "\n" not in piece.text and width_of((piece,), setting) <= measure + 0.01 for piece in pieces
    )
    return (_whole if whole else _broken)(pieces, measure, style, setting, most)


def _whole(pieces: tuple[Piece, ...], measure: float, style: ParStyle, setting: Setting, most: int) -> Rows:
    filled: list[tuple[Piece, ...]] = []
    for piece in pieces:
        if filled and width_of((*filled[-1], piece), setting) <= measure + 0.01:
            filled[-1] = (*filled[-1], piece)
        else:
            filled.append((piece,))
    if most and len(filled) > most:
        filled[most - 1 :] = [tuple(piece for row in filled[most - 1 :] for piece in row)]
    x = measure * share_of(style.align)
    made = [
        words_line(row, (x, number * style.leading), setting, align=style.align, most=measure)
        for number, row in enumerate(filled)
    ]
    items = tuple(item for run in made for item in run.items)
    return Rows(items, len(made), x + made[-1].width * (1 - share_of(style.align)), sum(run.lost for run in made))


def _broken(pieces: tuple[Piece, ...], measure: float, style: ParStyle, setting: Setting, most: int) -> Rows:
    def set_(shown: tuple[Piece, ...]) -> tuple[Line, ...]:
        spans = tuple(_broken_span(piece, at) for at, piece in enumerate(shown))
        return lines(shaped(spans, setting), measure, style, setting)

    shown, made = pieces, set_(pieces)
    if most and len(made) > most:
        shown = _shortened(pieces, lambda tried: len(set_(tried)) <= most)
        made = set_(shown)[:most]
    items: list[Item] = []
    for number, line in enumerate(made):
        items += line_items(line, 0.0, number * style.leading, setting)
    return Rows(tuple(items), len(made), made[-1].x + made[-1].width if made else 0.0, lost(pieces, shown))


def _broken_span(piece: Piece, number: int) -> Span:
    """A piece of a paragraph of pieces; hard breaks count there, and a blank stands for its gap."""
    text = (" " if number and piece.gap else "") + piece.text
    return Span(text, piece.style, at=0, field=piece.field) if piece.field else Span(text, piece.style)


# ---------------------------------------------------------------------------------------------------- findings
def source_of(words: tuple[Words, ...], facts: Facts, setting: Setting) -> Place:
    """Where the longest of the values that ``words`` name is written; else the layout's file."""
    named = [
        (known.text(name), known.place(name)) for one, known in _said(words, facts) for name in names_in(one.value)
    ]
    written = [(len(text), place) for text, place in named if text and place is not None]
    return max(written, key=lambda one: one[0])[1] if written else Place(f"{setting.layout.name}/layout.yaml")


def fact_of(words: tuple[Words, ...], facts: Facts) -> Origin | None:
    """The longest of the facts that ``words`` show, for a finding about them; None = they show none."""
    shown = [(len(known.fill(one.value)), written_in(one.value, known)) for one, known in _said(words, facts)]
    key = max(((size, key) for size, key in shown if key), default=(0, ""))[1]
    return Origin(0, field=key) if key else None


def text_of(words: tuple[Words, ...], facts: Facts) -> str:
    """The words as a finding repeats them: their beginning."""
    said = " ".join(text for one, known in _said(words, facts) if (text := known.fill(one.value)))
    return brief(said)


def brief(text: str) -> str:
    """``text`` on one line, cut where a finding needs no more of it."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else flat[:SHOWN].rstrip() + ELLIPSIS


def report_cut(words: tuple[Words, ...], count: int, facts: Facts, setting: Setting, *, running: bool = False) -> None:
    """Says that ``words`` were cut, if any characters were; ``running``: in a running head or foot."""
    if count:
        code = "typeset-running-cut" if running else "typeset-words-cut"
        place, origin = source_of(words, facts, setting), fact_of(words, facts)
        setting.sink.add(code, place=place, origin=origin, words=brief(text_of(words, facts)))


def say_cut(text: str, place: Place | None, setting: Setting, code: str = "typeset-words-cut") -> None:
    """Says that ``text``, written at ``place``, was cut."""
    setting.sink.add(code, place=place, words=brief(text))
