"""Cuts runs at places of their plain text and puts them together again.

While a text is being typed it may have what the normal form has not: spaces at its edges, beside breaks and at the
edges of marks. All else is as ``content.runs`` has it, glosses are recognised as they are typed; saving drops such
spaces. Marks of notes and references are as wide as nothing; whoever cuts says on which side they stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from kiclayout.base.record import dataclass, replace
from kiclayout.content.inline import Break, Gloss, Inline, Link, NoteRef, PageRef, Runs, Text, plain
from kiclayout.content.runs import clean, glossed, merged, unglossed

_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2029]")
_HARD = re.compile(r"[\v\f\u2028]")


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look that are typed: marks, sorted, and the language set for them."""

    marks: tuple[str, ...] = ()
    lang: str | None = None


PLAIN = Look()


def width(run: Inline) -> int:
    """How many places ``run`` takes."""
    match run:
        case Text():
            return len(run.text)
        case NoteRef() | PageRef():
            return 0
        case Break():
            return 1
        case Gloss():
            return len(run.base) + len(run.note) + 2
        case Link():
            return sum(map(width, run.runs))


def tidy(runs: Iterable[Inline]) -> Runs:
    """``runs`` in the form in which they are typed: merged, links of one address, too; glosses recognised."""
    flat: list[Inline] = []
    for run in runs:
        last = flat[-1] if flat else None
        if isinstance(run, Link) and isinstance(last, Link) and last.href == run.href:
            flat[-1] = _link(last, last.runs + run.runs)
        elif not isinstance(run, Link):
            flat.append(run)
        elif width(run):
            flat.append(_link(run, run.runs))
    return glossed(_composed(merged(unglossed(tuple(flat)))))


def _link(link: Link, runs: Runs) -> Link:
    inner = tidy(runs)
    return link if inner == link.runs else Link(link.href, inner)  # type: ignore[arg-type]


def _composed(runs: list[Text | Link | NoteRef | PageRef | Break]) -> Iterator[Text | Link | NoteRef | PageRef | Break]:
    for run in runs:
        if isinstance(run, Text) and not unicodedata.is_normalized("NFC", run.text):
            run = replace(run, text=clean(run.text))
        yield run


def cut(runs: Runs, at: int, marks_stay: bool = True) -> tuple[Runs, Runs]:
    """``runs`` before and from the place ``at`` on.

    Args:
        runs: The runs.
        at: A place; one outside is taken as the nearest end.
        marks_stay: Whether marks of notes and references that stand at ``at`` go with the words before them.
    """
    left: list[Inline] = []
    for n, run in enumerate(runs):
        wide = width(run)
        if at < wide or (at == wide == 0 and not (marks_stay and isinstance(run, NoteRef | PageRef))):
            if at <= 0:
                return tuple(left), runs[n:]
            before, after = _shares(run, (at,))
            return (*left, *before), (*after, *runs[n + 1 :])
        left.append(run)
        at -= wide
    return tuple(left), ()


def cuts(runs: Runs, places: Sequence[tuple[int, bool]]) -> list[Runs]:
    """``runs`` cut at many places: one piece more than ``places``, each as ``cut`` has it.

    Args:
        runs: The runs.
        places: Where, in ascending order, each with whether marks there stay with the words before them.
    """
    pieces: list[list[Inline]] = [[]]
    here = 0
    for run in runs:
        behind, mark = here + width(run), isinstance(run, NoteRef | PageRef)
        inner: list[int] = []
        while (n := len(pieces) - 1 + len(inner)) < len(places) and (places[n][0] < behind or places[n][0] <= here):
            at, marks_stay = places[n]
            if at <= here and mark and marks_stay:
                break
            if at <= here:
                pieces.append([])
            else:
                inner.append(at - here)
        shares = _shares(run, inner)
        pieces[-1] += shares[0]
        pieces += map(list, shares[1:])
        here = behind
    pieces += [[] for _ in range(len(places) + 1 - len(pieces))]
    return [tuple(piece) for piece in pieces]


def _shares(run: Inline, places: Sequence[int]) -> list[Runs]:
    """``run`` cut at places inside it; a gloss becomes the characters it is written with."""
    if not places:
        return [(run,)]
    match run:
        case Text():
            ends = pairwise((0, *places, len(run.text)))
            return [(replace(run, text=run.text[start:end]),) if start < end else () for start, end in ends]
        case Gloss():
            return _shares(Text(f"{run.base}[{run.note}]", run.marks, run.lang), places)
        case Link():
            pieces: list[Any] = cuts(run.runs, [(at, True) for at in places])
            return [(Link(run.href, piece),) if piece else () for piece in pieces]
        case _:
            return [(run,), *((),) * len(places)]


def part(runs: Runs, start: int, end: int) -> Runs:
    """The runs from ``start`` up to ``end``; marks at its edges only if it begins or ends with the whole."""
    before = cut(runs, end, marks_stay=end >= len(plain(runs)))[0]
    return cut(before, start)[1] if start > 0 else before


def without(runs: Runs, start: int, end: int) -> Runs:
    """``runs`` without the characters from ``start`` up to ``end``, and the marks between them.

    Marks at the edges belong to what stays, unless nothing does.
    """
    if start >= end:
        return runs
    if start <= 0 and end >= len(plain(runs)):
        return ()
    return tidy((*cut(runs, start)[0], *cut(runs, end, marks_stay=False)[1]))


def put(runs: Runs, at: int, new: Runs) -> tuple[Runs, int]:
    """``runs`` with ``new`` before what stands at ``at``, and the place behind it.

    Inside a link the new words belong to the link, at its edges they do not; nor do they at the edges of a reading.
    """
    before, after = cut(runs, at, marks_stay=False)
    new = read_alike(before, new, after)
    if before and after and isinstance(before[-1], Link) and isinstance(after[0], Link) and _cut_through(runs, at):
        new = tuple(Link(before[-1].href, (run,)) if isinstance(run, Text | Gloss | Break) else run for run in new)
    lead = tidy((*before, *new))
    return tidy((*lead, *after)), len(clean(plain(lead)))


def read_alike(before: Runs, new: Runs, after: Runs) -> Runs:
    """``new`` under the reading that the words before and after it have: those are then halves of one base."""
    sides = [*list(flattened(before))[-1:], *list(flattened(after))[:1]]
    readings = [side.ruby for side in sides if isinstance(side, Text)]
    if len(readings) < 2 or readings[0] != readings[1] or not readings[0]:
        return new
    return each_text(tuple(unglossed(new)), lambda text: replace(text, ruby=readings[0]))


def whole_bases(runs: Runs, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end``, moved out of the words under a reading to their edges."""
    here, first, last = 0, start, end
    for run in flattened(runs):
        behind = here + width(run)
        if isinstance(run, Text) and run.ruby:
            first = here if here < start < behind else first
            last = behind if here < end < behind else last
        here = behind
    return first, last


def _cut_through(runs: Runs, at: int) -> bool:
    """Whether the place ``at`` is inside one run."""
    for run in runs:
        wide = width(run)
        if 0 < at < wide:
            return True
        at -= wide
        if at <= 0:
            return False
    return False


def mark_at(runs: Runs, at: int) -> int | None:
    """The index of the last mark of a note or reference that stands at ``at``."""
    found, here = None, 0
    for n, run in enumerate(runs):
        if here == at and isinstance(run, NoteRef | PageRef):
            found = n
        here += width(run)
        if here > at:
            break
    return found


def look_before(runs: Runs, at: int) -> Look:
    """The look of the character before ``at``; at the beginning that of the first one."""
    here = 0
    found: Look | None = None
    for run in flattened(runs):
        if here >= at and found is not None:
            break
        if isinstance(run, Text | Gloss):
            found = Look(run.marks, run.lang)
        here += width(run)
    return found or PLAIN


def flattened(runs: Runs) -> Iterator[Inline]:
    """``runs`` with what is in links in the place of the links."""
    for run in runs:
        if isinstance(run, Link):
            yield from run.runs
        else:
            yield run


def changed(runs: Runs, start: int, end: int, change: Callable[[Runs], Runs]) -> Runs:
    """``runs`` with the part from ``start`` up to ``end`` replaced by what ``change`` makes of it."""
    before, rest = cut(runs, start)
    inner, after = cut(rest, end - start, marks_stay=False)
    return tidy((*before, *change(inner), *after))


def each_text(runs: Runs, change: Callable[[Text], Text]) -> Runs:
    """``runs`` with ``change`` made to all text, in links and glosses, too."""
    out: list[Inline] = []
    for run in runs:
        match run:
            case Text():
                out.append(change(run))
            case Gloss():
                out.append(change(Text(f"{run.base}[{run.note}]", run.marks, run.lang)))
            case Link():
                out.append(Link(run.href, each_text(run.runs, change)))  # type: ignore[arg-type]
            case _:
                out.append(run)
    return tuple(out)


def lines_of(text: str, look: Look) -> list[Runs]:
    """What is typed or pasted, a sequence of runs for each line of ``text``; line separators become hard breaks."""
    return [tuple(_line(line, look)) for line in _LINE_END.split(text)]


def _line(line: str, look: Look) -> Iterator[Inline]:
    for n, words in enumerate(_HARD.split(line)):
        if n:
            yield Break()
        if words:
            yield Text(clean(words), look.marks, look.lang)
