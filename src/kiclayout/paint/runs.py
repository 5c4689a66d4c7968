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
from itertools import zip_longest

from kiclayout.base.record import dataclass, replace
from kiclayout.paint import operators
from kiclayout.paint.fonts import NOTDEF, Cluster, Subset, clusters
from kiclayout.paint.operators import actual_text
from kiclayout.scene.items import Glyph, Glyphs

_READ_AS_SPACE = 80.0
_WORDS_APART = 600.0
_READ_AS_NEW_LINE = -450.0
_FINE_FROM = 18.0
"""Type of more points than this is placed by tenths of a thousandth of the em: whole ones could be seen."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text operators, and the characters that stand for them; None = their codes spell them."""

    operators: str
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A run as it is written: what opens its text object, the pieces of its text, what closes it."""

    opened: str
    pieces: tuple[Piece, ...]
    closed: str

    @property
    def spelled(self) -> bool:
        """Whether all of it is spelled by its codes."""
        return len(self.pieces) == 1 and self.pieces[0].said is None

    @property
    def whole(self) -> str:
        """The text object by itself."""
        inside = (p.operators if p.said is None else f"{actual_text(p.said)} {p.operators} EMC" for p in self.pieces)
        return " ".join((self.opened, *inside, self.closed))


def show(run: Glyphs, subset: Subset, color: str, *, apart: bool = False) -> Shown:
    """The text object that draws ``run``.

    Args:
        run: Of at least one glyph.
        subset: Its font in the file.
        color: The operators that set its colour.
        apart: Whether a space is read before it, though none is there.
    """
    plain, x = _plain(run, subset), run.x
    pieces = [Piece(plain)] if plain else _spelled(run, subset)
    if apart and subset.space is not None:
        space = f"<{subset.digits[subset.space]}> Tj"
        first = pieces[0] if pieces else Piece("")
        pieces[:1] = [replace(first, operators=f"{space} {first.operators}", said=first.said and f" {first.said}")]
        x -= subset.widths[subset.space] * run.size / 1000
    start = f"{operators.number(x)} {operators.number(-run.y)} Td"
    font = f"{color} /{subset.resource} {operators.number(run.size)} Tf"
    # the text rendering mode is no part of the text object: it is put back
    mode, back = (" 3 Tr", "0 Tr ET") if run.hidden else ("", "ET")
    return Shown(f"BT {font} {start}{mode}", tuple(pieces), back)


def _plain(run: Glyphs, subset: Subset) -> str:
    """The operators of a run of which each character is a glyph that spells it; empty if it needs more than that."""
    if len(run.glyphs) != len(run.text):
        return ""
    per_point, digits, widths, texts = 1000 / run.size, subset.digits, subset.widths, subset.texts
    shown: list[str] = []
    word: list[str] = []
    owed, (reach, places) = 0.0, _grain(run.size)
    for at, ((number, advance, dx, dy, start, _), char) in enumerate(zip(run.glyphs, run.text, strict=True)):
        gap = advance * per_point - widths[number]
        if start != at or dx or dy or texts[number] != char or number == NOTDEF:
            return ""
        if gap <= _READ_AS_NEW_LINE or not (advance or char == " "):
            return ""
        if gap > _READ_AS_SPACE and " " not in run.text[at : at + 2]:
            return ""
        if not -reach <= owed <= reach:  # else it rounds to nothing
            step = round(owed, places)
            if word:
                shown.append(f"<{''.join(word)}>")
                word = []
            shown.append(str(-step))
            owed -= step
        word.append(digits[number])
        owed += gap
    if word:
        shown.append(f"<{''.join(word)}>")
    return f"{shown[0]} Tj" if len(shown) == 1 else f"[{' '.join(shown)}] TJ"


def _grain(size: float) -> tuple[float, int | None]:
    """How far type of ``size`` may stand beside its place, in thousandths of the em, and the decimals of a step."""
    return (0.5, None) if size <= _FINE_FROM else (0.05, 1)


def _spelled(run: Glyphs, subset: Subset) -> list[Piece]:
    """The operators of any run."""
    pen = _Pen(subset, run.size)
    together: list[Cluster] = []
    per_point = 1000 / run.size
    whole = [cluster for cluster in clusters(run) if not _unseen(cluster, subset)]
    for cluster, following in zip_longest(whole, whole[1:]):
        gap = _gap(cluster, following, subset, per_point)
        pulled = gap <= _READ_AS_NEW_LINE or _swallows(cluster, following, per_point)
        if not pulled and gap <= _READ_AS_SPACE and not together and subset.spells(cluster):  # nearly always
            pen.glyph(cluster.glyphs[0])
            continue
        together.append(cluster)
        if following is None or not pulled:
            pen.span(together, _blanks(cluster, following, subset, gap) if gap > _READ_AS_SPACE else 0)
            together = []
    return pen.finish()


def _swallows(cluster: Cluster, following: Cluster | None, per_point: float) -> bool:
    """Whether a mark is pulled over the space before it, so that readers by place see none (a halved opening mark)."""
    return following is not None and cluster.text == " " and following.glyphs[0].dx * per_point < -_READ_AS_SPACE


def _unseen(cluster: Cluster, subset: Subset) -> bool:
    """Whether it draws nothing and takes no room (U+2060): a blank drawn for it would be read as a word space.

    A space at a line's end is one.
    """
    if cluster.glyphs[0].advance or cluster.text == " ":  # nearly always
        return False
    return all(glyph.id == subset.space and not glyph.advance for glyph in cluster.glyphs)


def _gap(cluster: Cluster, following: Cluster | None, subset: Subset, per_point: float) -> float:
    """From the end of ``cluster`` as a reader sees it to where the next one begins, in thousandths of the em."""
    last = cluster.glyphs[-1]
    shift = following.glyphs[0].dx if following else 0.0
    return (last.advance - last.dx + shift) * per_point - subset.widths[last.id]


def _blanks(cluster: Cluster, following: Cluster | None, subset: Subset, gap: float) -> int:
    """How many space glyphs fill a ``gap`` that a reader sees; none where words end or it cannot be a word space."""
    beside_space = not cluster.text.strip() or (following is not None and following.text.isspace())
    if gap > _WORDS_APART or beside_space or subset.space is None or not subset.widths[subset.space]:
        return 0
    return math.ceil(gap / subset.widths[subset.space])


class _Pen:
    """Writes glyphs one after the other; ``owed`` is how far the text position is behind, in thousandths of the em."""

    def __init__(self, subset: Subset, size: float) -> None:
        self._subset, self._digits, self._widths = subset, subset.digits, subset.widths
        self._per_point = 1000 / size
        self._reach, self._places = _grain(size)
        self._done: list[Piece] = []
        self._now: list[str] = []
        self._shown: list[str] = []
        self._codes: list[str] = []
        self._owed = self._rise = 0.0

    def span(self, together: list[Cluster], blanks: int) -> None:
        """Writes clusters that are spelled together and ``blanks`` that bridge the gap after them.

        Their text stands around them unless the codes alone spell it.
        """
        if len(together) == 1 and not blanks and self._subset.spells(together[0]):
            self.glyph(together[0].glyphs[0])
            return
        self._part()
        for cluster in together:
            for glyph in cluster.glyphs:
                self.glyph(glyph)
        if blanks and self._subset.space is not None:
            self._codes += [self._digits[self._subset.space]] * blanks
            self._owed -= blanks * self._widths[self._subset.space]
        self._part("".join(cluster.text for cluster in together))

    def finish(self) -> list[Piece]:
        """What was written, with the text rise put back."""
        self._flush()
        if self._rise:
            self._now.append("0 Ts")
        self._part()
        return self._done

    def glyph(self, glyph: Glyph) -> None:
        """Writes one glyph."""
        number, advance, dx, dy, _, _ = glyph
        if dy != self._rise:
            self._flush()
            self._now.append(f"{operators.number(dy)} Ts")
            self._rise = dy
        owed = self._owed + dx * self._per_point
        if not -self._reach <= owed <= self._reach:  # else it rounds to nothing
            step = round(owed, self._places)
            self._close()
            self._shown.append(str(-step))
            owed -= step
        self._codes.append(self._digits[number])
        self._owed = owed + ((advance - dx) * self._per_point - self._widths[number])

    def _close(self) -> None:
        if self._codes:
            self._shown.append(f"<{''.join(self._codes)}>")
            self._codes = []

    def _flush(self) -> None:
        self._close()
        if self._shown:
            single = len(self._shown) == 1
            self._now.append(f"{self._shown[0]} Tj" if single else f"[{' '.join(self._shown)}] TJ")
            self._shown = []

    def _part(self, said: str | None = None) -> None:
        """Ends a piece, for which ``said`` stands."""
        self._flush()
        if self._now or said is not None:
            self._done.append(Piece(" ".join(self._now), said))
            self._now = []
