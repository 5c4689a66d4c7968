"""A paragraph shaped and measured, ready to be broken into lines of any width.

Widths are kept as sums from the paragraph's start, so that the width of any stretch of characters is one subtraction.
Where lines may break is `korean`'s word, for the whole text at once; spans only forbid more (no-break, footnote marks).
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import dataclass, replace
from kiclayout.text.breaks import Breaks, Mode, allowed, find_breaks
from kiclayout.text.context import classes, context_language
from kiclayout.text.font_choices import Fonts
from kiclayout.text.hyphens import SOFT, Hyphen, hyphens_at, soft_places, with_hyphens
from kiclayout.text.itemize import Missing, Piece, itemize, missing
from kiclayout.text.ruby import SHARE, Base, Fit, fits
from kiclayout.text.shape import ShapedRun, shape
from kiclayout.text.spacing import CLOSERS, Change, Spacing, spacing
from kiclayout.text.spans import Span, begins, joined
from kiclayout.text.white import HANGING, White, sums

HANGING_MARKS = ".,。、"
"""Marks that may stand outside the measure at a line's end, where the style says so (J06)."""

_NOTHING: Mapping[int, Any] = MappingProxyType({})
"""Shared by all paragraphs in which Chinese spacing changes nothing."""

_TOLD_SINGLY, _SHOWN = 3, 12
"""So many different characters without a face are a finding each; so many are named where more are one finding."""


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """A shaped paragraph. Equal only to itself. Prefix sums have one entry more than there are characters.

    Its numbers are packed, which takes a quarter of the memory; nobody changes them.

    Attributes:
        text: All characters.
        lang: Language by whose rules lines break.
        spans: As given.
        begins: First character of each span, and the end.
        pieces: What one face sets.
        runs: The glyphs of each piece; None for an inline object.
        breaks: Where lines may and must break.
        cells: Width of the cluster that begins at each character, else 0, in points.
        moves: Characters whose glyphs Chinese spacing moved to the right, in points.
        heads: What a character loses at a line's start.
        tails: What a character loses at a line's end.
        widths: Prefix sums of ``cells``.
        white: Word spaces and joints between letters.
        hyphens: What a line shows that ends before a character inside a word; ``tails`` have its room already.
        inside: Positions inside a cluster.
        missing: Characters that no face has, or only another one than with the full setup's fonts.
        readings: The readings over its words, shaped, and the room that each base has.
        kept: What its last line leaves free for what is set behind it (an end mark), in points.
    """

    text: str
    lang: str
    spans: tuple[Span, ...]
    begins: tuple[int, ...]
    pieces: tuple[Piece, ...]
    runs: tuple[ShapedRun | None, ...]
    breaks: Breaks
    cells: array[float]
    moves: Mapping[int, float]
    heads: Mapping[int, Change]
    tails: Mapping[int, Change]
    widths: array[float]
    white: White
    hyphens: Mapping[int, Hyphen]
    inside: frozenset[int] = frozenset()
    missing: tuple[Missing, ...] = ()
    readings: tuple[tuple[Fit, Shaped], ...] = ()
    kept: float = 0.0

    def report(self, sink: Sink) -> None:
        """Tells ``sink`` which characters no face has, and which stand in another face in a lean setup.

        Those of a script that the fonts lack are told all at once.
        """
        plain = [one for one in self.missing if not (one.lean or one.other)]
        chars = tuple(dict.fromkeys(one.char for one in plain))
        if many := len(chars) > _TOLD_SINGLY:
            shown = " ".join(chars[:_SHOWN]) + (" …" if len(chars) > _SHOWN else "")
            sink.add("text-glyphs-missing", origin=plain[0].origin, count=len(chars), chars=shown)
        for one in self.missing:
            if one.other:
                sink.add("text-face-lean", origin=one.origin, chars=one.char, face=one.lean, other=one.other)
            elif one.lean:
                sink.add("text-glyph-lean", origin=one.origin, char=one.char, code=one.code)
            elif not many:
                sink.add("text-glyph-missing", origin=one.origin, char=one.char, code=one.code)

    @property
    def em(self) -> float:
        """The first span's size, in points."""
        return self.spans[0].style.size if self.spans else 0.0

    @property
    def chinese(self) -> bool:
        """Whether lines break by the Chinese rules: anywhere between Han."""
        return self.lang.startswith("zh")

    def hard_lines(self, start: int = 0) -> tuple[tuple[int, int], ...]:
        """The stretches between mandatory breaks, from character ``start`` on; an empty text is one empty line."""
        ends = [end for end in self.breaks.mandatory if end > start]
        if not ends or ends[-1] < len(self.text):
            ends.append(len(self.text))
        return tuple(pairwise((start, *ends)))

    def solid(self, start: int, end: int) -> int:
        """Where the line [start, end) ends when what hangs at its end is cut off."""
        text = self.text
        while end > start and text[end - 1] in HANGING:
            end -= 1
        return end

    def width(self, start: int, end: int) -> float:
        """Natural width of the line [start, end), in points, without what hangs at its end."""
        end = self.solid(start, end)
        if end == start:
            return 0.0
        width = self.widths[end] - self.widths[start]
        if start in self.heads:
            width += self.heads[start].advance
        if end - 1 in self.tails:
            width += self.tails[end - 1].advance
        return width

    def kept_behind(self, end: int) -> float:
        """What a line that ends before character ``end`` leaves free, in points."""
        return self.kept if end == len(self.text) else 0.0

    def hanging(self, end: int) -> float:
        """Width of the mark that may hang out of a line that ends before ``end``: a single stop or comma (J06)."""
        end = self.solid(0, end)
        if not end or self.text[end - 1] not in HANGING_MARKS or self.text[max(end - 2, 0)] in HANGING_MARKS:
            return 0.0
        lost = self.tails[end - 1].advance if end - 1 in self.tails else 0.0
        return self.cells[end - 1] + lost

    def release(self) -> None:
        """Forgets what only the breaking of lines asks for."""
        self.white.release()
        self.breaks.release()

    @property
    def natural(self) -> float:
        """Width of the longest hard line, in points."""
        return max(self.width(start, end) for start, end in self.hard_lines())

    def longest(self, mode: Mode = "eojeol") -> float:
        """Width of the widest piece that ``mode`` does not break, in points."""
        inner = self.breaks.positions(allowed("syllable" if self.chinese else mode))
        places = sorted({0, *inner, *self.breaks.mandatory, len(self.text)})
        return max((self.width(start, end) for start, end in pairwise(places)), default=0.0)


def shape_paragraph(spans: tuple[Span, ...], fonts: Fonts) -> Shaped:
    """Shapes ``spans``; characters that no face has are in ``missing``, for the caller to report."""
    text = joined(spans)
    kinds = classes(text)
    pieces = itemize(spans, fonts, kinds)
    runs = tuple(_run(piece, text, spans) for piece in pieces)
    changes = spacing(text, kinds, pieces)
    lang = _language(spans, pieces, fonts)
    cells = _cells(len(text), pieces, runs, spans, changes)
    readings: tuple[tuple[Fit, Shaped], ...] = ()
    if any(span.ruby for span in spans):
        readings = _readings(spans, fonts, kinds, cells)
        cells, changes = _with_readings(cells, changes, [fit for fit, _ in readings])
    simple = all(run is None or run.simple for run in runs)
    inside = frozenset() if simple else frozenset(_inside_clusters(pieces, runs))
    tails = _tails(spans, changes)
    hyphens = hyphens_at(soft_places(text), pieces) if SOFT in text else {}
    return Shaped(
        text,
        lang,
        spans,
        begins(spans),
        pieces,
        runs,
        _breaks(text, spans, inside, lang),
        cells,
        {change.at: change.dx for change in changes.always if change.dx} or _NOTHING,
        {change.at: change for change in changes.head} or _NOTHING,
        (with_hyphens(tails, hyphens) if hyphens else tails) or _NOTHING,
        array("d", sums(cells)),
        White(text, kinds, (cells, _ems(spans)), inside, _blanks(text, changes) if lang.startswith("zh") else None),
        hyphens or _NOTHING,
        inside,
        missing(pieces, spans, fonts) + tuple(one for _, body in readings for one in body.missing),
        readings,
    )


def _readings(spans: tuple[Span, ...], fonts: Fonts, kinds: str, cells: array[float]) -> tuple[tuple[Fit, Shaped], ...]:
    """The readings of all spans that have one, shaped, with the room of their bases."""
    bases, bodies = [], []
    for span, (start, end) in zip(spans, pairwise(begins(spans)), strict=True):
        if span.ruby and span.text:
            style = replace(span.style, size=span.style.size * SHARE, shift=0.0, tracking=0.0, dots=0.0)
            bodies.append(shape_paragraph((Span(span.ruby, style),), fonts))
            bases.append(Base(start, end, span.style.size, bodies[-1].natural))
    return tuple(zip(fits(bases, kinds, cells), bodies, strict=True))


def _with_readings(cells: array[float], changes: Spacing, found: list[Fit]) -> tuple[array[float], Spacing]:
    """``cells`` and ``changes`` with the white beside bases whose readings are wider."""
    always = [change for fit in found for change in fit.always()]
    widened = cells[:]
    for change in always:
        widened[change.at] += change.advance
    heads = [change for fit in found for change in fit.heads()]
    tails = [change for fit in found for change in fit.tails()]
    return widened, Spacing(
        _summed((*changes.always, *always)), _summed((*changes.head, *heads)), _summed((*changes.tail, *tails))
    )


def _summed(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """One change for each character."""
    sums: dict[int, Change] = {}
    for change in changes:
        known = sums.get(change.at, Change(change.at, 0.0))
        sums[change.at] = Change(change.at, known.advance + change.advance, known.dx + change.dx)
    return tuple(sums.values())


def _run(piece: Piece, text: str, spans: tuple[Span, ...]) -> ShapedRun | None:
    if piece.face is None:
        return None
    return shape(piece, text[piece.start : piece.end], spans[piece.span].style.features)


def _language(spans: tuple[Span, ...], pieces: tuple[Piece, ...], fonts: Fonts) -> str:
    """The language of most of the characters: Chinese if they are in Chinese text."""
    if len(spans) == 1 and not any(piece.chinese for piece in pieces):
        return context_language(spans[0], fonts)
    count: Counter[str] = Counter()
    for piece in pieces:
        tag = piece.lang if piece.chinese else context_language(spans[piece.span], fonts)
        count[tag] += piece.end - piece.start
    return max(count, key=lambda tag: count[tag], default=fonts.lang)


def _tracking(span: Span) -> float:
    """What is added after every character of ``span``, in points."""
    return span.style.tracking / 1000 * span.style.size


def _cells(
    size: int, pieces: tuple[Piece, ...], runs: tuple[ShapedRun | None, ...], spans: tuple[Span, ...], changes: Spacing
) -> array[float]:
    cells = array("d", bytes(size * 8))
    for piece, run in zip(pieces, runs, strict=True):
        span = spans[piece.span]
        if run is None or piece.face is None:
            cells[piece.start] = span.object.width if span.object else 0.0
            continue
        unit, tracking = piece.size / piece.face.upem, _tracking(span)
        own = [cell * unit for cell in run.cells]
        wide = [cell + tracking if cell else 0.0 for cell in own] if tracking else own
        cells[piece.start : piece.end] = array("d", wide)
    for change in changes.always:
        cells[change.at] += change.advance
    return cells


def _tails(spans: tuple[Span, ...], changes: Spacing) -> dict[int, Change]:
    """What characters lose at a line's end: Chinese trims, and the tracking after the last character."""
    tails = {change.at: change for change in changes.tail}
    if not any(span.style.tracking for span in spans):
        return tails
    start = 0
    for span in spans:
        if span.style.tracking:
            tracking = _tracking(span)
            for at in range(start, start + len(span.text)):
                known = tails.get(at, Change(at, 0.0))
                tails[at] = Change(at, known.advance - tracking, known.dx)
        start += len(span.text)
    return tails


def _blanks(text: str, changes: Spacing) -> dict[int, float]:
    """The empty halves behind full-width signs of a Chinese paragraph, in points."""
    return {
        change.at: -change.advance
        for change in changes.tail
        if change.advance < 0 and not change.dx and text[change.at] in CLOSERS
    }


def _ems(spans: tuple[Span, ...]) -> list[float]:
    """The style's size for every character."""
    ems: list[float] = []
    for span in spans:
        ems += [span.style.size] * len(span.text)
    return ems


_MARK = "¹"
"""Stands for the characters of glued spans where breaks are looked for: a superior figure, whatever it says."""


def _breaks(text: str, spans: tuple[Span, ...], inside: frozenset[int], lang: str) -> Breaks:
    """The breaks of the text, less those that spans forbid and those inside a cluster."""
    if not any(span.glued or span.nobreak for span in spans):  # nearly always
        return find_breaks(text, lang, inside)
    return find_breaks("".join(map(_read, spans)), lang, inside.union(_forbidden_by_spans(spans)))


def _read(span: Span) -> str:
    """What of ``span`` counts where breaks are looked for."""
    return _MARK * len(span.text) if span.glued and not span.object else span.text


def _forbidden_by_spans(spans: tuple[Span, ...]) -> Iterator[int]:
    start = 0
    for span in spans:
        end = start + len(span.text)
        if span.nobreak or span.glued:
            yield from range(start + (not span.glued), end)
        start = end


def _inside_clusters(pieces: tuple[Piece, ...], runs: tuple[ShapedRun | None, ...]) -> Iterator[int]:
    for piece, run in zip(pieces, runs, strict=True):
        if run is not None and not run.simple:
            begins = set(run.starts)
            yield from (piece.start + at for at in range(len(run.cells)) if at not in begins)
