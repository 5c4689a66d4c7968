"""Measures composed lines: our own at one or many widths, or those of a PDF that another engine made.

What is wrong with a line is `text.judge`'s matter, how it is drawn `app.proof`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from kiclayout.app.paragraphs import Body, Choice, Copy, gather
from kiclayout.app.project import Progress, silent
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.base.units import MM
from kiclayout.convert.pdf_lines import Ended, find_ends, read_pdf_lines
from kiclayout.text.judge import Cut, Figures, Verdict, cuts, judge, tally
from kiclayout.text.justify import Line, set_line
from kiclayout.text.justify import Place as LinePlace
from kiclayout.text.lexicon import PLAIN
from kiclayout.text.lines import break_lines

WIDTHS = 10.0, 1000.0
"""The narrowest and the widest measure, in millimetres."""

_NUMBER = r"\s*(\d+(?:\.\d+)?)\s*(?:mm)?\s*"
_ONE, _RANGE = re.compile(_NUMBER), re.compile(_NUMBER + "[-–~]" + _NUMBER)
_SHOWN = 24
"""Characters of a paragraph by which it is named."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A paragraph in lines, with the verdict on each."""

    body: Body
    lines: tuple[Line, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The figures at one width, in millimetres."""

    width: float
    figures: Figures


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured.

    Attributes:
        copy: The paragraphs.
        rows: One for each width.
        shown: The paragraphs at the first width.
        lost: How many paragraphs the PDF does not hold.
    """

    copy: Copy
    rows: tuple[Row, ...]
    shown: tuple[Composed, ...]
    lost: int = 0


def measure_lines(source: Path, widths: str, choice: Choice, sink: Sink, progress: Progress = silent) -> Report:
    """Sets the paragraphs of ``source`` at every one of ``widths`` and judges their lines.

    Args:
        source: An issue, or a text or Markdown file.
        widths: In millimetres: ``170``, ``160-180``, ``170,82,60``; empty = the layout's text column.
        choice: Font, size, alignment, and which paragraphs.
        sink: Takes findings on the issue.
        progress: Told how many widths are done.

    Raises:
        KicError: Something in this cannot be done.
    """
    asked = parse_widths(widths, sink)
    copy = gather(source, choice, sink)
    rows: list[Row] = []
    shown: tuple[Composed, ...] = ()
    for width in asked or (copy.measure / MM,):
        progress("typeset", len(rows), len(asked))
        composed = tuple(compose(body, width * MM, copy) for body in copy.bodies)
        rows.append(Row(width, tally(one.verdicts for one in composed)))
        shown = shown or composed
    return Report(copy, tuple(rows), shown)


def measure_pdf(source: Path, widths: str, choice: Choice, sink: Sink, pdf: Path) -> Report:
    """Judges the lines in which the paragraphs of ``source`` stand in the file ``pdf``.

    Args:
        source: As in ``measure_lines``.
        widths: The one measure of the file's lines, in millimetres.
        choice: Their font and size.
        sink: Takes findings, among them each paragraph that the file does not hold.
        pdf: The file.

    Raises:
        KicError: Something cannot be read, the measure is missing, or no paragraph was found.
    """
    asked = parse_widths(widths, sink)
    if len(asked) != 1:
        raise KicError(sink.add("app-lines-measure", place=Place(pdf.name)))
    copy = gather(source, choice, sink)
    found = find_ends(read_pdf_lines(pdf), [body.shaped.text for body in copy.bodies])
    measure = asked[0] * MM
    shown, lost = [], 0
    for body, ends in zip(copy.bodies, found, strict=True):
        if ends is None:
            lost += 1
            sink.add("app-lines-lost", place=body.place, text=body.shaped.text[:_SHOWN] + "…", pdf=pdf.name)
        else:
            shown.append(as_set(body, ends, measure, copy))
    if not shown:
        raise KicError(sink.add("app-lines-foreign", place=Place(pdf.name), source=copy.name))
    return Report(copy, (Row(asked[0], tally(one.verdicts for one in shown)),), tuple(shown), lost)


def compose(body: Body, measure: float, copy: Copy) -> Composed:
    """A paragraph in our own lines at ``measure`` points."""
    style = copy.style
    lexicon = body.lexicon if style.align == "justify" else PLAIN
    lines = break_lines(body.shaped, measure, style, lexicon=lexicon)
    return Composed(body, lines, judge(body.shaped, cuts(lines), measure, style.first_indent))


def as_set(body: Body, ends: Iterable[Ended], measure: float, copy: Copy) -> Composed:
    """A paragraph in the lines of another engine, at ``measure`` points."""
    found = list(ends)
    size = len(body.shaped.text)
    places = list(pairwise([0, *(one.end for one in found)]))
    where = [LinePlace(measure, 0.0, copy.style.align, end == size) for _, end in places]
    lines = tuple(set_line(body.shaped, *place, at) for place, at in zip(places, where, strict=True))
    seen = [Cut(*place, place[1] == size, width=one.width) for place, one in zip(places, found, strict=True)]
    return Composed(body, lines, judge(body.shaped, seen, measure))


def parse_widths(typed: str, sink: Sink) -> tuple[float, ...]:
    """The measures that ``typed`` asks for, in millimetres, in its order; a range is every whole millimetre of it.

    Raises:
        KicError: It says something else.
    """
    widths: list[float] = []
    for part in typed.split(",") if typed else ():
        if one := _ONE.fullmatch(part):
            widths.append(float(one[1]))
        elif (two := _RANGE.fullmatch(part)) and float(two[1]) <= float(two[2]) <= WIDTHS[1]:
            first, last = float(two[1]), float(two[2])
            widths += [first + step for step in range(int(last - first) + 1)]
        else:
            raise _no_width(part, sink)
    for width in widths:
        if not WIDTHS[0] <= width <= WIDTHS[1]:
            raise _no_width(f"{width:g}", sink)
    return tuple(dict.fromkeys(widths))


def _no_width(typed: str, sink: Sink) -> KicError:
    return KicError(sink.add("app-lines-width", width=typed, least=f"{WIDTHS[0]:g}", most=f"{WIDTHS[1]:g}"))
