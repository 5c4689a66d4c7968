"""Judges composed lines, whoever set them: what is wrong with each line's end and how much its white was changed.

A judge knows a shaped paragraph, where its lines end and the measure; why they end there is nothing to it. It shares
the lists of `kinsoku` with the line breaker and none of its tiers and costs, so that it finds the breaker's own faults.
A paragraph's verdicts, or those of a whole text, are counted in ``Figures``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kiclayout.base.record import dataclass
from kiclayout.text.justify import Line
from kiclayout.text.kinsoku import NEVER_FIRST, NEVER_LAST
from kiclayout.text.paragraph import Shaped
from kiclayout.text.script import is_hangul
from kiclayout.text.stretch import least_width, white
from kiclayout.text.white import HANGING

RUNT = 3
"""A last line of fewer letters is a runt."""

TOLERANCE = 0.02
"""A line is overfull if it is wider than its room by more than this, in ems."""

PARTING = frozenset(".,:;!?…‥。、，．：；！？·•・‧∙⋅･ㆍ/／\\|-‐‑‒–—―~～〜")
"""Separators, dashes, hyphens, slashes and dots: what follows them in one token is no particle of theirs."""

_PLAIN_QUOTES = "\"'"
_ADDRESSES = "@", "://", "www."


@dataclass(frozen=True, slots=True)
class Cut:
    """A line as somebody set it.

    Attributes:
        start: Its first character.
        end: The next line's first character.
        last: Whether it ends the paragraph or a hard line, so that it is not filled.
        letter: Added at every joint between letters, in ems; 0 where that is not known.
        width: Of what is seen, in points; 0 = not known, then what its white can be narrowed to counts.
    """

    start: int
    end: int
    last: bool = False
    letter: float = 0.0
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of one line. All faults of line ends are False in a last line.

    Attributes:
        start: As in the cut.
        end: As in the cut.
        last: As in the cut.
        slack: What each word space must grow by so that the line fills its room, in ems: (room - natural width -
            letter space) / ems of word spaces; a line without any counts as having one. 0 in a last line.
        letter: As in the cut.
        tear: Whether it ends between two Hangul of one eojeol.
        strand: Whether that tear leaves one syllable of its run on a side.
        head: Whether the next line begins with what may not begin one.
        tail: Whether it ends with what may not end one.
        particle: Whether it ends between a bracket, Latin, figure, Han or symbol and the Hangul attached to it.
        runt: Whether it is the last of several and has fewer than ``RUNT`` letters.
        overfull: Whether it does not fit its room.
    """

    start: int
    end: int
    last: bool
    slack: float = 0.0
    letter: float = 0.0
    tear: bool = False
    strand: bool = False
    head: bool = False
    tail: bool = False
    particle: bool = False
    runt: bool = False
    overfull: bool = False

    @property
    def boxed(self) -> bool:
        """Whether something is wrong with its end that no white could excuse."""
        return self.strand or self.head or self.tail or self.particle


@dataclass(frozen=True, slots=True)
class Figures:
    """Verdicts counted. Slack and tracking leave last lines out.

    Attributes:
        paragraphs: How many were judged.
        ends: Line ends; the last line's is none.
        tears: Ends inside an eojeol.
        strands: Those of them that leave one syllable.
        heads: Forbidden line starts.
        tails: Forbidden line ends.
        particles: Particles torn from their hosts.
        slack_median: Half of the lines have no more slack, in ems.
        slack_p95: 95 of 100 lines have no more.
        slack_most: No line has more.
        tracking: Most that letters were moved apart or together, in ems.
        jump: 95 of 100 neighbouring lines differ by no more in tracking, in ems.
        runts: Last lines that are too short.
        overfull: Lines that do not fit.
    """

    paragraphs: int = 0
    ends: int = 0
    tears: int = 0
    strands: int = 0
    heads: int = 0
    tails: int = 0
    particles: int = 0
    slack_median: float = 0.0
    slack_p95: float = 0.0
    slack_most: float = 0.0
    tracking: float = 0.0
    jump: float = 0.0
    runts: int = 0
    overfull: int = 0

    def share(self, count: int) -> float:
        """``count`` in hundredths of the line ends."""
        return 100.0 * count / self.ends if self.ends else 0.0


def cuts(lines: Iterable[Line]) -> tuple[Cut, ...]:
    """Lines of our own as the judge sees them."""
    return tuple(Cut(line.start, line.end, line.last, line.letter, line.width) for line in lines)


def judge(shaped: Shaped, lines: Sequence[Cut], measure: float, indent: float = 0.0) -> tuple[Verdict, ...]:
    """A verdict for each of ``lines``.

    Args:
        shaped: The paragraph.
        lines: Its lines, each beginning where the one before ends.
        measure: What they may fill, in points.
        indent: Of the first line, in points.
    """
    verdicts = []
    alone = True
    for number, line in enumerate(lines):
        room = measure if number else measure - indent
        verdicts.append(_last(shaped, line, room, alone=alone) if line.last else _inner(shaped, line, room))
        alone = line.last
    return tuple(verdicts)


def tally(paragraphs: Iterable[Sequence[Verdict]]) -> Figures:
    """The verdicts of some paragraphs, counted."""
    judged = list(paragraphs)
    lines = [line for paragraph in judged for line in paragraph]
    filled = [line for line in lines if not line.last]
    neighbours = [pair for paragraph in judged for pair in pairwise(paragraph) if not (pair[0].last or pair[1].last)]
    slack = sorted(line.slack for line in filled)
    jumps = sorted(abs(one.letter - other.letter) for one, other in neighbours)
    return Figures(
        paragraphs=len(judged),
        ends=len(filled),
        tears=sum(line.tear for line in filled),
        strands=sum(line.strand for line in filled),
        heads=sum(line.head for line in filled),
        tails=sum(line.tail for line in filled),
        particles=sum(line.particle for line in filled),
        slack_median=percentile(slack, 0.5),
        slack_p95=percentile(slack, 0.95),
        slack_most=percentile(slack, 1.0),
        tracking=max((abs(line.letter) for line in filled), default=0.0),
        jump=percentile(jumps, 0.95),
        runts=sum(line.runt for line in lines),
        overfull=sum(line.overfull for line in lines),
    )


def percentile(ascending: Sequence[float], share: float) -> float:
    """The least value that ``share`` (0 to 1) of the values do not exceed; 0 of none."""
    return ascending[max(math.ceil(share * len(ascending)) - 1, 0)] if ascending else 0.0


# ------------------------------------------------------------------------------------------------------- one line
def _last(shaped: Shaped, line: Cut, room: float, *, alone: bool) -> Verdict:
    letters = sum(char.isalnum() for char in shaped.text[line.start : line.end])
    runt = not alone and letters < RUNT
    overfull = _is_overfull(shaped, line, room)
    return Verdict(line.start, line.end, True, letter=line.letter, runt=runt, overfull=overfull)


def _inner(shaped: Shaped, line: Cut, room: float) -> Verdict:
    text, end = shaped.text, line.end
    torn = is_hangul(text[end - 1]) and is_hangul(text[end])
    return Verdict(
        line.start,
        end,
        False,
        _slack(shaped, line, room),
        line.letter,
        tear=torn,
        strand=torn and bool(stranded(text, end)),
        head=first_seen(text, end) is not None and _is_closing(text, first_seen(text, end) or 0),
        tail=_is_opening(text, shaped.solid(line.start, end) - 1),
        particle=_tears_particle(text, end),
        overfull=_is_overfull(shaped, line, room),
    )


def _slack(shaped: Shaped, line: Cut, room: float) -> float:
    ems, _, gaps = white(shaped, line.start, line.end)
    free = room - shaped.width(line.start, line.end) - line.letter * gaps
    return free / (ems or shaped.em or 1.0)


def _is_overfull(shaped: Shaped, line: Cut, room: float) -> bool:
    width = line.width or least_width(shaped, line.start, line.end)
    return width > room + TOLERANCE * shaped.em


# ------------------------------------------------------------------------------------------------------- characters
def stranded(text: str, end: int) -> tuple[int, ...]:
    """The single syllables that a tear before character ``end`` leaves of its run of Hangul: before it, after it."""
    alone = []
    if end < 2 or not is_hangul(text[end - 2]):
        alone.append(end - 1)
    if end + 1 >= len(text) or not is_hangul(text[end + 1]):
        alone.append(end)
    return tuple(alone)


def first_seen(text: str, start: int) -> int | None:
    """The first character from ``start`` on that is not blank."""
    return next((at for at in range(start, len(text)) if text[at] not in HANGING), None)


def _is_closing(text: str, at: int) -> bool:
    """Whether the character at ``at`` may not begin a line; a dot inside an address may (B10)."""
    if text[at] == "." and text[at + 1 : at + 2].isascii() and _in_address(text, at):
        return False
    return text[at] in NEVER_FIRST or (text[at] in _PLAIN_QUOTES and not _opens(text, at))


def _in_address(text: str, at: int) -> bool:
    """Whether something stands behind the character at ``at`` in its word, and that is an address."""
    before, behind = text[:at].rpartition(" ")[2], text[at + 1 :].partition(" ")[0]
    return bool(before and behind) and any(sign in before + behind for sign in _ADDRESSES)


def _is_opening(text: str, at: int) -> bool:
    """Whether the character at ``at`` may not end a line."""
    return text[at] in NEVER_LAST or (text[at] in _PLAIN_QUOTES and _opens(text, at))


def _opens(text: str, at: int) -> bool:
    """Whether the plain quote at ``at`` opens: at a token's beginning, or after an opener; in the middle by parity."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isspace() or before in NEVER_LAST:
        return True
    if after.isspace() or after in NEVER_FIRST:
        return False
    return text.count(text[at], 0, at) % 2 == 0


def _tears_particle(text: str, end: int) -> bool:
    before = text[end - 1]
    if not is_hangul(text[end]) or is_hangul(before) or before in HANGING or before.isspace():
        return False
    return before not in PARTING and not _is_opening(text, end - 1)
