"""The proof of measured lines: the paragraphs as they were set, their faults marked, the figures at the top.

A tear is underlined at its line's end, what no line may end or begin with is boxed, wide word spaces have a tint, and
a bar stands in the margin beside a runt or a line that does not fit. Nothing is measured here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path as FilePath

from kiclayout.app.lines import Composed, Report
from kiclayout.base.color import Color, parse_hex
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place as DiskPlace
from kiclayout.base.record import dataclass, replace
from kiclayout.base.units import MM
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.scene.items import Glyphs, Item, Path, Segment, moved, rectangle
from kiclayout.scene.page import Page, Scene
from kiclayout.text.font_choices import Fonts
from kiclayout.text.judge import Figures, Verdict, first_seen, stranded
from kiclayout.text.justify import Line
from kiclayout.text.lines import break_lines
from kiclayout.text.paragraph import shape_paragraph
from kiclayout.text.spans import Span
from kiclayout.text.white import WORD_SPACES

Wording = Callable[[str], str]
"""Words of the picture by key, in the reader's language (those of the command line)."""

WIDE, VERY_WIDE = 0.25, 0.36
"""Slack from which a line's word spaces are tinted, in ems: the limits of a good and of a passable line."""

_SHEET = 595.276, 841.89
_SIDE, _TOP, _FOOT, _GUTTER, _HEAD_HEIGHT = 48.0, 44.0, 42.0, 30.0, 140.0
_LEADING, _BETWEEN = 1.7, 0.55
"""Of the lines, in ems; and between paragraphs, in leadings."""

_INK, _GREY, _HAIR = parse_hex("#1b1d21"), parse_hex("#747a83"), parse_hex("#dfe2e6")
_RED, _BAR = parse_hex("#c62f1d"), parse_hex("#b4177f")
_AMBER_TINT, _RED_TINT = parse_hex("#fbe3a6"), parse_hex("#f6bdb4")
_RISE, _DROP = 0.84, 0.2
"""How far a mark reaches above and below the baseline, in ems."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of a page: how many, how wide (the measure), and the width of the page; in points."""

    columns: int
    measure: float
    width: float

    def left(self, column: int) -> float:
        return _SIDE + column * (self.measure + _GUTTER)


def proof(report: Report, words: Wording) -> Scene:
    """The proof of ``report``, as many A4 pages as it takes; wider ones if the measure asks for it."""
    grid = _grid(report.rows[0].width * MM)
    writer = _Writer(report.copy.fonts, words)
    pages: list[Page] = []
    for index, items in enumerate(_sheets(report, grid, writer)):
        head = writer.head(report, grid.width) if not index else writer.running(report, index + 1, grid.width)
        pages.append(Page(index, "", grid.width, _SHEET[1], 0.0, (*head, *items)))
    return Scene(tuple(pages), title=f"{report.copy.name} – {words('lines-title')}")


def picture_ending(target: FilePath, sink: Sink) -> str:
    """The ending of ``target``, a picture to be written.

    Raises:
        KicError: It is neither .pdf nor .png.
    """
    ending = target.suffix.lower()
    if ending not in (".pdf", ".png"):
        raise KicError(sink.add("app-lines-picture", place=DiskPlace(target.name)))
    return ending


def write_proof(report: Report, target: FilePath, words: Wording, sink: Sink) -> bool:
    """Writes the proof of ``report`` to ``target``, a PNG of its first page or a PDF; says whether it stands there."""
    from kiclayout.paint.pdf import paint_pdf, save_whole  # not above: measuring needs no painter
    from kiclayout.paint.raster import page_png

    ending = picture_ending(target, sink)
    data = paint_pdf(proof(report, words), report.copy.fonts.book, sink)
    return save_whole(page_png(data) if ending == ".png" else data, target, sink)


def _grid(measure: float) -> _Grid:
    width = max(_SHEET[0], measure + 2 * _SIDE)
    columns = max(1, int((width - 2 * _SIDE + _GUTTER) / (measure + _GUTTER)))
    return _Grid(columns, measure, width)


def _sheets(report: Report, grid: _Grid, writer: _Writer) -> Iterator[list[Item]]:
    """The items of one page after the other: lines fill a column, then the next."""
    leading = _LEADING * report.copy.style.text.size
    items: list[Item] = []
    top, column = _TOP + _HEAD_HEIGHT, 0
    y = top
    for number, composed in enumerate(report.shown, 1):
        for index in range(len(composed.lines)):
            if y + leading > _SHEET[1] - _FOOT:
                items.append(_edges(grid, column, top, y))
                column, y = column + 1, top
                if column == grid.columns:
                    yield items
                    items, column, top = [], 0, _TOP + 16.0
                    y = top
            x, baseline = grid.left(column), y + 0.75 * leading
            if not index:
                items += writer.written(str(number), (x - 7, baseline), 6, _GREY, align="right")
            items += _line_items(composed, index, (x, baseline), tinted=report.copy.style.align == "justify")
            items += _bar(composed.verdicts[index], Rect(x + grid.measure + 6, y + 0.1 * leading, 2.2, 0.8 * leading))
            y += leading
        y += _BETWEEN * leading
    items.append(_edges(grid, column, top, y))
    yield items


def _edges(grid: _Grid, column: int, top: float, bottom: float) -> Path:
    """The edges of the measure, so that what leaves it is seen."""
    x = grid.left(column)
    sides: tuple[Segment, ...] = (
        ("M", x - 0.5, top),
        ("L", x - 0.5, bottom),
        ("M", x + grid.measure + 0.5, top),
        ("L", x + grid.measure + 0.5, bottom),
    )
    return Path(sides, stroke=_HAIR, width=0.4)


# ------------------------------------------------------------------------------------------------------- one line
def _line_items(composed: Composed, index: int, place: tuple[float, float], *, tinted: bool) -> Iterator[Item]:
    """A line with its marks; the grounds, if its word spaces are ``tinted``, lie below the glyphs."""
    x, baseline = place
    line, verdict = composed.lines[index], composed.verdicts[index]
    before = composed.verdicts[index - 1] if index else None
    text, em = composed.body.shaped.text, composed.body.shaped.em
    spots = _spots(line)
    for at in spots if tinted and not verdict.last else ():
        if text[at] in WORD_SPACES and (tint := _tint(verdict.slack)) and at < composed.body.shaped.solid(0, line.end):
            yield rectangle(_box(spots[at], em).moved(x, baseline), tint)
    for run in line.runs:
        if run.glyphs:
            yield Glyphs(x + run.x, baseline - run.shift, run.face, run.size, _INK, run.text, run.glyphs, run.lang)
    if verdict.tear:
        right = x + line.x + line.width
        yield rectangle(Rect(right - 1.1 * em, baseline + (_DROP + 0.02) * em, 1.1 * em, 0.1 * em), _RED)
    for at in sorted({*_boxed(text, verdict), *(_boxed(text, before) if before else ())}):
        if at in spots:
            yield _frame(_box(spots[at], em).moved(x, baseline))


def _spots(line: Line) -> dict[int, tuple[float, float]]:
    """Left and right edge of each character that begins a cluster, from the left edge of the measure."""
    spots: dict[int, tuple[float, float]] = {}
    start = line.start
    for run in line.runs:
        x = run.x
        for glyph in run.glyphs:
            left, _ = spots.get(start + glyph.start, (x, x))
            x += glyph.advance
            spots[start + glyph.start] = (left, x)
        start += len(run.text)
    return spots


def _boxed(text: str, verdict: Verdict) -> Iterator[int]:
    """The characters at and after a line's end that should not stand there."""
    if verdict.strand:
        yield from stranded(text, verdict.end)
    if verdict.particle:
        yield verdict.end
    if verdict.head:
        yield first_seen(text, verdict.end) or verdict.end
    if verdict.tail:
        yield verdict.end - 1 - next((n for n, char in enumerate(reversed(text[: verdict.end])) if char != " "), 0)


def _tint(slack: float) -> Color | None:
    return _RED_TINT if slack > VERY_WIDE else _AMBER_TINT if slack > WIDE else None


def _box(spot: tuple[float, float], em: float) -> Rect:
    """The room of a character, round the baseline's origin."""
    return Rect(spot[0], -_RISE * em, spot[1] - spot[0], (_RISE + _DROP) * em)


def _frame(box: Rect) -> Path:
    outline = rectangle(box.grown(0.4), _RED)
    return Path(outline.segments, stroke=_RED, width=0.8)


def _bar(verdict: Verdict, place: Rect) -> Iterator[Item]:
    if verdict.runt or verdict.overfull:
        yield rectangle(place, _BAR)


# ------------------------------------------------------------------------------------------------------- words
class _Writer:
    """Writes the picture's own words."""

    def __init__(self, fonts: Fonts, words: Wording) -> None:
        self._fonts, self.words = fonts, words

    def written(
        self, text: str, place: tuple[float, float], size: float, color: Color = _INK, *, align: str = "left"
    ) -> tuple[Glyphs, ...]:
        """``text`` with its left (or right) end on the baseline at ``place``; type of more than 10 points is bold."""
        style = TextStyle(font="text", size=size, weight=600 if size > 10 else 400)
        shaped = shape_paragraph((Span(text, style),), self._fonts)
        (line,) = break_lines(shaped, 10_000.0, ParStyle(text=style))
        x = place[0] - (line.width if align == "right" else 0.0)
        return tuple(
            Glyphs(x + run.x, place[1], run.face, run.size, color, run.text, run.glyphs, run.lang) for run in line.runs
        )

    def running(self, report: Report, number: int, width: float) -> Iterator[Item]:
        """The head of a page that is not the first."""
        yield from self.written(report.copy.name, (_SIDE, _TOP), 7.5, _GREY)
        yield from self.written(str(number), (width - _SIDE, _TOP), 7.5, _GREY, align="right")

    def head(self, report: Report, width: float) -> Iterator[Item]:
        """Title, figures and legend."""
        right = width - _SIDE
        yield from self.written(report.copy.name, (_SIDE, _TOP + 10), 15)
        yield from self.written(self._setting(report), (right, _TOP + 10), 8, _GREY, align="right")
        yield rectangle(Rect(_SIDE, _TOP + 20, right - _SIDE, 0.6), _HAIR)
        cells = list(self._cells(report.rows[0].figures))
        step = (right - _SIDE) / (len(cells) // 2)
        for number, (label, value, note, bad) in enumerate(cells):
            row, column = divmod(number, len(cells) // 2)
            x, y = _SIDE + column * step, _TOP + 36 + row * 36
            yield from self.written(label, (x, y), 7, _GREY)
            value_items = self.written(value, (x, y + 15), 12.5, _RED if bad else _INK)
            yield from value_items
            last = value_items[-1]
            yield from self.written(note, (last.x + last.width + 3, y + 15), 7.5, _GREY) if note else ()
        yield rectangle(Rect(_SIDE, _TOP + 98, right - _SIDE, 0.6), _HAIR)
        yield from self._legend(_TOP + 114)

    def _setting(self, report: Report) -> str:
        style = report.copy.style
        parts = (f"{report.rows[0].width:g} mm", f"{style.text.size:g} pt", report.copy.font)
        return " · ".join((*parts, self.words(f"align-{style.align}")))

    def _cells(self, figures: Figures) -> Iterator[tuple[str, str, str, bool]]:
        """(label, value, what stands small beside it, whether it is a fault)."""
        words = self.words
        em, share = words("unit-em"), figures.share
        yield words("lines-ends"), f"{figures.ends}", "", False
        yield words("lines-tears"), f"{figures.tears}", f"{share(figures.tears):.1f} %", False
        yield words("lines-strands"), f"{figures.strands}", f"{share(figures.strands):.1f} %", figures.strands > 0
        both = figures.heads + figures.tails
        yield words("lines-forbidden"), f"{figures.heads} + {figures.tails}", "", both > 0
        yield words("lines-particles"), f"{figures.particles}", "", figures.particles > 0
        spread = f"{figures.slack_median:z.2f} / {figures.slack_p95:z.2f}"
        yield f"{words('lines-slack')} p50 / p95", spread, em, False
        yield f"{words('lines-slack')} {words('lines-most')}", f"{figures.slack_most:.2f}", em, False
        tracking = f"{100 * figures.tracking:.1f} / {100 * figures.jump:.1f}"
        yield f"{words('lines-tracking')} / {words('lines-jump')}", tracking, "%", False
        yield words("lines-runts"), f"{figures.runts}", "", figures.runts > 0
        yield words("lines-overfull"), f"{figures.overfull}", "", figures.overfull > 0

    def _legend(self, y: float) -> Iterator[Item]:
        tear, wide = rectangle(Rect(0, 2.2, 11, 1.1), _RED), Rect(0, -7.5, 7, 9.5)
        samples: Sequence[tuple[Item, str]] = (
            (tear, self.words("mark-tear")),
            (_frame(replace(wide, width=9)), self.words("mark-box")),
            (rectangle(wide, _AMBER_TINT), f"{WIDE}–{VERY_WIDE} {self.words('unit-em')}"),
            (rectangle(wide, _RED_TINT), f"> {VERY_WIDE} {self.words('unit-em')}"),
            (rectangle(replace(wide, width=2.2), _BAR), self.words("mark-bar")),
        )
        x = _SIDE
        for sample, label in samples:
            yield moved(sample, x, y)
            written = self.written(label, (x + 15, y), 7.5, _GREY)
            yield from written
            x = written[-1].x + written[-1].width + 20
