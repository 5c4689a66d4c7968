"""A run of glyphs as text operators (ISO 32000-1, 9.4), so that its characters come out again as they went in.

Codes are written as bytes; what is added after every glyph is said once (Tc), what differs from it as numbers in TJ.
What the font's ToUnicode table cannot spell (a glyph that stands for two characters, a blank stand-in, a cluster of
several glyphs) is wrapped in a span with ActualText.

Readers guess a word space where glyphs stand more than about a tenth of an em apart (poppler 0.1, pdfium 0.2). Such a
gap inside a word (1/8 em between Han and Latin, letterspacing, justification between ideographs) is therefore bridged
by blank glyphs within an ActualText span: the reader sees no gap, and the characters are unchanged. The reverse, a
closing mark set on the box of an opening one (half-width punctuation), is taken for a new line by poppler; the two
share a span.
"""

from __future__ import annotations

import math
import unicodedata
from itertools import accumulate, zip_longest
from typing import NamedTuple

from kiclayout.paint.fonts import NOTDEF, Cluster, Subset, clusters, numbers
from kiclayout.paint.operators import actual_text, number
from kiclayout.scene.items import Glyph, Glyphs

_READ_AS_SPACE = 80.0
_WORDS_APART = 600.0
_READ_AS_NEW_LINE = -450.0
_AWAY = 9.0
"""How far a glyph may stand beside its place, in thousandths of a point."""
_FINE_FROM = 18.0
"""Type of more points than this is placed by tenths of a thousandth of the em: whole ones could be seen."""
_UNSEEN = 30.0
"""How far a space may stand beside its place, in thousandths of the em: readers take it for one all the same."""
_FEW = 2
"""Numbers in TJ that are shorter than another spacing."""


class Piece(NamedTuple):
    """Some text operators, and the characters that stand for them; None = their codes spell them."""

    operators: str
    said: str | None = None

    @property
    def whole(self) -> str:
        """Both, in one sequence."""
        return self.operators if self.said is None else f"{actual_text(self.said)} {self.operators} EMC"


class Start(NamedTuple):
    """How things are where a run begins; a tuple like all that is made for every run, for these are made quickly.

    Attributes:
        size: Of the em as it is written, in the stream's units.
        behind: How far behind its place text stands, likewise.
        spacing: What is added after every glyph, likewise.
        apart: Whether a space is read before the run, though none is there; room for it is kept.
    """

    size: float
    behind: float = 0.0
    spacing: float = 0.0
    apart: bool = False


class Shown(NamedTuple):
    """A run as it is written.

    Attributes:
        pieces: Of its text.
        spacing: What is added after every glyph, in the stream's units.
        behind: How far behind the run's end text stands at last, likewise.
    """

    pieces: tuple[Piece, ...]
    spacing: float
    behind: float

    @property
    def spelled(self) -> bool:
        """Whether all of it is spelled by its codes."""
        return len(self.pieces) == 1 and self.pieces[0].said is None


def room_before(subset: Subset, size: float) -> float:
    """The room for the space of a run that is ``apart``, in the stream's units."""
    return 0.0 if subset.space is None else subset.widths[subset.space] * size / 1000


def show(run: Glyphs, subset: Subset, start: Start) -> Shown:
    """The operators that draw ``run``, of at least one glyph."""
    return _plain(run, subset, start) or _spelled(run, subset, start)


def _plain(run: Glyphs, subset: Subset, start: Start) -> Shown | None:
    """A run of which each character is a glyph that spells it; None if it needs more than that."""
    ids, advances, across, up, starts, _ = zip(*run.glyphs, strict=True)
    count, text = len(ids), run.text
    if count != len(text) or any(across) or any(up) or NOTDEF in ids or starts != numbers(count):
        return None
    texts, widths, spelled, per_point = subset.texts, subset.widths, subset.spelled, 1000 / run.size
    if "".join(map(texts.__getitem__, ids)) != text:
        return None
    gaps = [advance * per_point - widths[one] for one, advance in zip(ids, advances, strict=True)]
    if min(gaps) <= _READ_AS_NEW_LINE or (0.0 in advances and _vanishes(text, advances)):
        return None
    if max(gaps) > _READ_AS_SPACE and _splits(text, gaps):
        return None
    line, spacing = _spaced(gaps, text, start)
    shown = Piece(_joined([spelled[one] for one in ids], line.steps))
    return Shown((_led(shown, subset) if start.apart else shown,), spacing, line.behind * start.size / 1000)


def _led(piece: Piece, subset: Subset) -> Piece:
    """``piece`` behind a space, which pdfium takes for none where it begins a line if it is shown by itself."""
    if subset.space is None:
        return piece
    return Piece(f"({subset.spelled[subset.space]})Tj {piece.operators}", piece.said and f" {piece.said}")


def _vanishes(text: str, advances: tuple[float, ...]) -> bool:
    """Whether a character that is no space takes no room: a blank drawn for it would be read as a word space."""
    return any(not advance and char != " " for char, advance in zip(text, advances, strict=True))


def _splits(text: str, gaps: list[float]) -> bool:
    """Whether a reader sees a gap where no word ends."""
    return any(gap > _READ_AS_SPACE and " " not in text[at : at + 2] for at, gap in enumerate(gaps))


class _Line(NamedTuple):
    """How glyphs are moved: before which, and how far; how far behind text stands after the last. Thousandths."""

    steps: tuple[tuple[int, float], ...]
    behind: float


def _spaced(gaps: list[float], text: str, start: Start) -> tuple[_Line, float]:
    """How glyphs are moved if the spacing is left as it is, or set to the usual gap where that is said more shortly.

    Args:
        gaps: From the end of each glyph to the next one, in thousandths of the em.
        text: A character for each.
        start: How things are before.
    """
    line = _set(gaps, text, start, start.spacing)
    if len(line.steps) > _FEW:
        usual = round(sorted(gaps)[len(gaps) // 2] * start.size / 1000, 4)
        other = _set(gaps, text, start, usual)
        if len(other.steps) + _FEW < len(line.steps):
            return other, usual
    return line, start.spacing


def _set(gaps: list[float], text: str, start: Start, spacing: float) -> _Line:
    """The moves that keep glyphs near their places if ``spacing`` is added after each; spaces may stand beside theirs.

    The others are as in ``_spaced``.
    """
    per_point = 1000 / start.size
    each = spacing * per_point
    behind = start.behind * per_point - (each if start.apart else 0.0)
    reach, places = _grain(start.size)
    sums = list(accumulate([gap - each for gap in gaps], initial=behind))
    end = sums.pop()
    if -reach <= min(sums) and max(sums) <= reach:
        return _Line((), end)
    steps = list[tuple[int, float]]()
    taken = 0.0
    for at, value in enumerate(sums):
        if not -reach <= value - taken <= reach and (text[at] != " " or abs(value - taken) > _UNSEEN):
            step = round(value - taken, places)
            steps.append((at, step))
            taken += step
    return _Line(tuple(steps), end - taken)


def _joined(codes: list[str], steps: tuple[tuple[int, float], ...]) -> str:
    """The operator that shows ``codes``, moved by ``steps``."""
    if not steps:
        return f"({''.join(codes)})Tj"
    parts, last = ["["], 0
    for at, step in steps:
        if at > last:
            parts.append(f"({''.join(codes[last:at])})")
        parts.append(str(-step))
        last = at
    return "".join((*parts, f"({''.join(codes[last:])})]TJ"))


def _grain(size: float) -> tuple[float, int | None]:
    """How far type of ``size`` may stand beside its place, in thousandths of the em, and the decimals of a step."""
    reach = _AWAY / size
    return (reach, None) if size <= _FINE_FROM else (max(reach, 0.05), 1)


def _spelled(run: Glyphs, subset: Subset, start: Start) -> Shown:
    """Any run."""
    pen = _Pen(subset, run.size, start)
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
    pieces = pen.finish()
    if start.apart:
        pieces[:1] = [_led(pieces[0] if pieces else Piece(""), subset)]
    return Shown(tuple(pieces), start.spacing, pen.behind * start.size / 1000)


def _swallows(cluster: Cluster, following: Cluster | None, per_point: float) -> bool:
    """Whether a mark is pulled over the space before it, so that readers by place see none (a halved opening mark)."""
    return following is not None and cluster.text == " " and following.glyphs[0].dx * per_point < -_READ_AS_SPACE


def _unseen(cluster: Cluster, subset: Subset) -> bool:
    """Whether it draws nothing and takes no room (U+2060): a blank drawn for it would be read as a word space.

    A space at a line's end is one, and a mark that no font has is still said.
    """
    if cluster.glyphs[0].advance or cluster.text == " ":  # nearly always
        return False
    if any(unicodedata.category(char)[0] == "M" for char in cluster.text):
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
    """Writes glyphs one after the other.

    Attributes:
        behind: How far behind its place text stands, in thousandths of the em.
    """

    def __init__(self, subset: Subset, size: float, start: Start) -> None:
        per_point = 1000 / start.size
        self._subset, self._spelled, self._widths = subset, subset.spelled, subset.widths
        self._per_point, self._lift = 1000 / size, start.size / size
        self._reach, self._places = _grain(start.size)
        self._spacing = start.spacing * per_point
        self.behind = start.behind * per_point - (self._spacing if start.apart else 0.0)
        self._done: list[Piece] = []
        self._now: list[str] = []
        self._shown: list[str] = []
        self._codes: list[str] = []
        self._rise = 0.0

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
            self._codes += [self._spelled[self._subset.space]] * blanks
            self.behind -= blanks * (self._widths[self._subset.space] + self._spacing)
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
        code, advance, dx, dy, _, _ = glyph
        if dy != self._rise:
            self._flush()
            self._now.append(f"{number(dy * self._lift)} Ts")
            self._rise = dy
        behind = self.behind + dx * self._per_point
        if not -self._reach <= behind <= self._reach:
            step = round(behind, self._places)
            self._close()
            self._shown.append(str(-step))
            behind -= step
        self._codes.append(self._spelled[code])
        self.behind = behind + ((advance - dx) * self._per_point - self._widths[code] - self._spacing)

    def _close(self) -> None:
        if self._codes:
            self._shown.append(f"({''.join(self._codes)})")
            self._codes = []

    def _flush(self) -> None:
        self._close()
        if self._shown:
            single = len(self._shown) == 1
            self._now.append(f"{self._shown[0]}Tj" if single else f"[{''.join(self._shown)}]TJ")
            self._shown = []

    def _part(self, said: str | None = None) -> None:
        """Ends a piece, for which ``said`` stands."""
        self._flush()
        if self._now or said is not None:
            self._done.append(Piece(" ".join(self._now), said))
            self._now = []
