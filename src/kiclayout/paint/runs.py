"""A run of glyphs as text operators (ISO 32000-1, 9.4), so that its characters come out again as they went in.

Codes are written in hex, all spacing as numbers in TJ. What the font's ToUnicode table cannot spell (a glyph that
stands for two characters, a blank stand-in, a cluster of several glyphs) is wrapped in a span with ActualText.

Readers guess a word space where glyphs stand more than about a tenth of an em apart (poppler 0.1, pdfium 0.2). Such a
gap inside a word (1/8 em between Han and Latin, letterspacing, justification between ideographs) is therefore bridged
by blank glyphs within an ActualText span: the reader sees no gap, and the characters are unchanged. The reverse, a
closing mark set on the box of an opening one (half-width punctuation), is taken for a new line by poppler; the two
share a span.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from kiclayout.paint import operators
from kiclayout.paint.fonts import Cluster, Subset, clusters
from kiclayout.scene.items import Glyph, Glyphs

_READ_AS_SPACE = 80.0
_WORDS_APART = 600.0
_READ_AS_NEW_LINE = -450.0


def show(run: Glyphs, subset: Subset) -> str:
    """The text object that draws ``run``."""
    pen = _Pen(subset, run.size)
    for span in _spans(run, subset):
        pen.span(span)
    start = f"{operators.number(run.x)} {operators.number(-run.y)} Td"
    font = f"{operators.color(run.color)} /{subset.resource} {operators.number(run.size)} Tf"
    return " ".join(["BT", font, start, *pen.finish(), "ET"])


@dataclass(frozen=True, slots=True)
class _Span:
    """Clusters that are spelled together, and the number of blanks that bridge the gap after them."""

    text: str
    clusters: tuple[Cluster, ...]
    blanks: int


def _spans(run: Glyphs, subset: Subset) -> Iterator[_Span]:
    """The clusters of ``run``, joined where one lies so far over the next that a reader would see two lines."""
    together: list[Cluster] = []
    whole = [cluster for cluster in clusters(run) if not _unseen(cluster, subset)]
    for index, cluster in enumerate(whole):
        following = whole[index + 1] if index + 1 < len(whole) else None
        together.append(cluster)
        gap = _gap(cluster, following, subset, 1000 / run.size)
        if following is None or gap > _READ_AS_NEW_LINE:
            text = "".join(part.text for part in together)
            yield _Span(text, tuple(together), _blanks(cluster, following, subset, gap))
            together = []


def _unseen(cluster: Cluster, subset: Subset) -> bool:
    """Whether it draws nothing and takes no room (U+2060): a blank drawn for it would be read as a word space."""
    return all(glyph.id == subset.space and not glyph.advance for glyph in cluster.glyphs)


def _gap(cluster: Cluster, following: Cluster | None, subset: Subset, per_point: float) -> float:
    """From the end of ``cluster`` as a reader sees it to where the next one begins, in thousandths of the em."""
    last = cluster.glyphs[-1]
    shift = following.glyphs[0].dx if following else 0.0
    return (last.advance - last.dx + shift) * per_point - subset.widths[last.id]


def _blanks(cluster: Cluster, following: Cluster | None, subset: Subset, gap: float) -> int:
    """How many space glyphs fill the ``gap``; none where it would not be taken for a word space, or is one."""
    apart = _READ_AS_SPACE < gap <= _WORDS_APART
    beside_space = not cluster.text.strip() or (following is not None and following.text.isspace())
    if not apart or beside_space or subset.space is None or not subset.widths[subset.space]:
        return 0
    return math.ceil(gap / subset.widths[subset.space])


class _Pen:
    """Writes glyphs one after the other; ``owed`` is how far the text position is behind, in thousandths of the em."""

    def __init__(self, subset: Subset, size: float) -> None:
        self._subset, self._per_point = subset, 1000 / size
        self._done: list[str] = []
        self._shown: list[str] = []
        self._codes: list[str] = []
        self._owed = self._rise = 0.0

    def span(self, span: _Span) -> None:
        """Writes a span, with its text around it unless the codes alone spell it."""
        spelt = len(span.clusters) == 1 and not span.blanks and self._subset.spells(span.clusters[0])
        if not spelt:
            self._flush()
            self._done.append(operators.actual_text(span.text))
        for cluster in span.clusters:
            for glyph in cluster.glyphs:
                self._glyph(glyph)
        if span.blanks and self._subset.space is not None:
            self._codes += [f"{self._subset.codes[self._subset.space]:04X}"] * span.blanks
            self._owed -= span.blanks * self._subset.widths[self._subset.space]
        if not spelt:
            self._flush()
            self._done.append("EMC")

    def finish(self) -> list[str]:
        """The operators written, with the text rise put back."""
        self._flush()
        return [*self._done, "0 Ts"] if self._rise else self._done

    def _glyph(self, glyph: Glyph) -> None:
        if glyph.dy != self._rise:
            self._flush()
            self._done.append(f"{operators.number(glyph.dy)} Ts")
            self._rise = glyph.dy
        self._owed += glyph.dx * self._per_point
        step = round(self._owed)
        if step:
            self._close()
            self._shown.append(str(-step))
            self._owed -= step
        self._codes.append(f"{self._subset.codes[glyph.id]:04X}")
        self._owed += (glyph.advance - glyph.dx) * self._per_point - self._subset.widths[glyph.id]

    def _close(self) -> None:
        if self._codes:
            self._shown.append(f"<{''.join(self._codes)}>")
            self._codes = []

    def _flush(self) -> None:
        self._close()
        if self._shown:
            single = len(self._shown) == 1
            self._done.append(f"{self._shown[0]} Tj" if single else f"[{' '.join(self._shown)}] TJ")
            self._shown = []
