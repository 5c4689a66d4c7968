"""A run of glyphs as text operators (ISO 32000-1, 9.4), so that its characters come out again as they went in.

Codes are written in hex, all spacing as numbers in TJ. What the font's ToUnicode table cannot spell (a glyph that
stands for two characters, a blank stand-in, a cluster of several glyphs) is wrapped in a span with ActualText.

Readers guess a word space where glyphs stand more than about a tenth of an em apart (poppler 0.1, pdfium 0.2). Such a
gap inside a word (1/8 em between Han and Latin, letterspacing, justification between ideographs) is therefore bridged
by blank glyphs within an ActualText span: the reader sees no gap, and the characters are unchanged.
"""

from __future__ import annotations

import math

from kiclayout.paint import operators
from kiclayout.paint.fonts import Cluster, Subset, clusters
from kiclayout.scene.items import Glyph, Glyphs

_READ_AS_SPACE = 80.0
_WORDS_APART = 600.0


def show(run: Glyphs, subset: Subset) -> str:
    """The text object that draws ``run``."""
    pen = _Pen(subset, run.size)
    whole = list(clusters(run))
    for cluster, following in zip(whole, [*whole[1:], None], strict=True):
        pen.cluster(cluster, following)
    start = f"{operators.number(run.x)} {operators.number(-run.y)} Td"
    return " ".join([
        f"BT {operators.color(run.color)} /{subset.resource} {operators.number(run.size)} Tf {start}", *pen.finish(), "ET",
    ])


class _Pen:
    """Writes glyphs one after the other; ``owed`` is how far the text position is behind, in thousandths of the em."""

    def __init__(self, subset: Subset, size: float) -> None:
        self._subset, self._per_point = subset, 1000 / size
        self._done: list[str] = []
        self._shown: list[str] = []
        self._codes: list[str] = []
        self._owed = self._rise = 0.0

    def cluster(self, cluster: Cluster, following: Cluster | None) -> None:
        """Writes one cluster, with the blanks that bridge the gap to the ``following`` one."""
        blanks = self._blanks(cluster, following)
        spelt = self._subset.spells(cluster) and not blanks
        if not spelt:
            self._flush()
            self._done.append(operators.actual_text(cluster.text))
        for glyph in cluster.glyphs:
            self._glyph(glyph)
        if blanks and self._subset.space is not None:
            width = self._subset.widths[self._subset.space]
            owed, self._owed = self._owed, 0.0
            for _ in range(blanks):
                self._code(self._subset.space)
            self._owed = owed - blanks * width
        if not spelt:
            self._flush()
            self._done.append("EMC")

    def finish(self) -> list[str]:
        """The operators written, with the text rise put back."""
        self._flush()
        return [*self._done, "0 Ts"] if self._rise else self._done

    def _blanks(self, cluster: Cluster, following: Cluster | None) -> int:
        """How many space glyphs fill the gap after ``cluster``; none where it would not be taken for a word space."""
        subset, last = self._subset, cluster.glyphs[-1]
        if subset.space is None or not subset.widths[subset.space] or not cluster.text.strip():
            return 0
        if following is not None and following.text.isspace():
            return 0
        gap = (last.advance - last.dx + (following.glyphs[0].dx if following else 0.0)) * self._per_point
        gap -= subset.widths[last.id]
        return math.ceil(gap / subset.widths[subset.space]) if _READ_AS_SPACE < gap <= _WORDS_APART else 0

    def _glyph(self, glyph: Glyph) -> None:
        if glyph.dy != self._rise:
            self._flush()
            self._done.append(f"{operators.number(glyph.dy)} Ts")
            self._rise = glyph.dy
        self._owed += glyph.dx * self._per_point
        self._code(glyph.id)
        self._owed += (glyph.advance - glyph.dx) * self._per_point - self._subset.widths[glyph.id]

    def _code(self, glyph: int) -> None:
        step = round(self._owed)
        if step:
            self._close()
            self._shown.append(str(-step))
            self._owed -= step
        self._codes.append(f"{self._subset.codes[glyph]:04X}")

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
