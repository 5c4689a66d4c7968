"""Labels: words at fixed places, on one line or wrapped, shrunk or cut where the layout says so."""

from __future__ import annotations

from dataclasses import replace

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.design.furniture import Label, Words
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.scene.items import Group, Item, LinkArea
from kiclayout.text.justify import Line
from kiclayout.text.spans import Span
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.inline import line_items, lines, shaped
from kiclayout.typeset.setting import Setting

ELLIPSIS = "…"

_ALIGN = {"left": 0.0, "center": 0.5, "right": 1.0}

Piece = tuple[str, TextStyle, float]
"""Words, their style, and the gap before them in points."""


@dataclass(frozen=True, slots=True)
class Run:
    """A line of pieces: its items and its width, in points."""

    items: tuple[Item, ...]
    width: float


def pieces_of(words: tuple[Words, ...], style: ParStyle, facts: Facts, setting: Setting) -> tuple[Piece, ...]:
    """The pieces that are not empty, in their styles."""
    made = []
    for one in words:
        text = facts.fill(one.value)
        if text:
            made.append((text, setting.text_style(one.style, style.text), one.gap))
    return tuple(made)


def words_line(
    pieces: tuple[Piece, ...], at: tuple[float, float], setting: Setting, *, align: str = "left", most: float = 0.0
) -> Run:
    """The pieces on one line whose ``align`` end is at ``at``; cut with … beyond ``most`` points (0 = never)."""
    joined = _cut(pieces, most, setting) if most else pieces
    total = _width(joined, setting)
    x = at[0] - total * _ALIGN.get(align, 0.0)
    items: list[Item] = []
    for number, (text, style, gap) in enumerate(joined):
        x += gap if number else 0.0
        body = shaped((Span(text.replace("\n", " "), style),), setting)
        for line in lines(body, 1e6, _PLAIN, setting):
            items += line_items(line, x, at[1], setting)
        x += body.natural
    return Run(tuple(items), total)


_PLAIN = ParStyle(mode="eojeol")


def _width(pieces: tuple[Piece, ...], setting: Setting) -> float:
    natural = [shaped((Span(text.replace("\n", " "), style),), setting).natural for text, style, _ in pieces]
    return sum(natural) + sum(gap for _, _, gap in pieces[1:])


def _cut(pieces: tuple[Piece, ...], most: float, setting: Setting) -> tuple[Piece, ...]:
    """The pieces shortened from the end, with … where words were lost."""
    if _width(pieces, setting) <= most + 0.01 or not pieces:
        return pieces
    text, style, gap = pieces[-1]
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        tried = (*pieces[:-1], (text[:middle].rstrip() + ELLIPSIS, style, gap))
        low, high = (middle, high) if _width(tried, setting) <= most else (low, middle - 1)
    if low == 0 and len(pieces) > 1:
        return _cut(pieces[:-1], most, setting)
    return (*pieces[:-1], (text[:low].rstrip() + ELLIPSIS, style, gap))


# ---------------------------------------------------------------------------------------------------- labels
def label_items(label: Label, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    """The items of a label; nothing where all its words come out empty."""
    styles = [setting.style(name) for name in (label.style, *label.fit)]
    tried = [(style, _set(label, style, facts, setting)) for style in styles]
    made = next((run for style, run in tried if run is not None and run.fits), None)
    run = made or next((run for _, run in reversed(tried) if run is not None), None)
    if run is None:
        return ()
    link = facts.fill(label.link)
    items = (Group(run.items, role=label.role if not label.artifact else ""),)
    return (*items, LinkArea(run.area, link)) if link and run.items else items


@dataclass(frozen=True, slots=True)
class _Set:
    """A label in one style: its items, whether all its words are there, and the area they cover."""

    items: tuple[Item, ...]
    fits: bool
    area: Rect


def _set(label: Label, style: ParStyle, facts: Facts, setting: Setting) -> _Set | None:
    pieces = pieces_of(label.words, style, facts, setting)
    if not pieces:
        return None
    one_line = label.lines == 1 or not label.width
    return _single(label, pieces, setting) if one_line else _wrapped(label, style, pieces, setting)


def _single(label: Label, pieces: tuple[Piece, ...], setting: Setting) -> _Set:
    natural = _width(pieces, setting)
    most = label.width if label.cut else 0.0
    run = words_line(pieces, label.at, setting, align=label.align, most=most)
    x = label.at[0] - run.width * _ALIGN.get(label.align, 0.0)
    size = max(style.size for _, style, _ in pieces)
    area = Rect(x, label.at[1] - 0.9 * size, run.width, 1.2 * size)
    return _Set(run.items, not label.width or natural <= label.width + 0.01, area)


def _wrapped(label: Label, style: ParStyle, pieces: tuple[Piece, ...], setting: Setting) -> _Set:
    made = shown = _lines(label, style, pieces, setting)
    if label.cut and len(made) > label.lines:
        shown = _cut_lines(label, style, pieces, setting)
    x = label.at[0] - label.width * _ALIGN.get(label.align, 0.0)
    items: list[Item] = []
    for number, line in enumerate(shown):
        items += line_items(line, x, label.at[1] + number * style.leading, setting)
    top = label.at[1] - 0.9 * style.text.size
    area = Rect(x, top, label.width, len(shown) * style.leading)
    return _Set(tuple(items), len(made) <= label.lines, area)


def _lines(label: Label, style: ParStyle, pieces: tuple[Piece, ...], setting: Setting) -> tuple[Line, ...]:
    """The pieces broken to the label's width."""
    spans: list[Span] = []
    for number, (text, look, gap) in enumerate(pieces):
        spans.append(Span((" " if number and gap else "") + text, look))
    aligned = replace(style, align=label.align if label.align != "left" else style.align, balance=style.balance)
    return lines(shaped(tuple(spans), setting), label.width, aligned, setting)


def _cut_lines(label: Label, style: ParStyle, pieces: tuple[Piece, ...], setting: Setting) -> tuple[Line, ...]:
    """The lines of as much as the label has room for, with … where words were lost."""
    *before, (text, look, gap) = pieces

    def shortened(length: int) -> tuple[Line, ...]:
        """The lines with so many characters of the last piece, and …."""
        last = (text[:length].rstrip() + ELLIPSIS, look, gap)
        return _lines(label, style, (*before, last), setting)

    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if len(shortened(middle)) <= label.lines else (low, middle - 1)
    if low == 0 and before:
        return _cut_lines(label, style, tuple(before), setting)
    return shortened(low)[: label.lines]
