"""Words given for others at many places of one passage at once, in time that grows with the passage alone.

What is put in looks like the first character of what it is put in for, is in its link and under the reading round it;
marks of notes stay. Which places these are is ``search``'s to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from kiclayout.content.edit.splice import Look, cuts, flattened, lines_of, look_before, read_alike, tidy, width
from kiclayout.content.inline import Break, Gloss, Inline, Link, NoteRef, PageRef, Runs, Text


class Exchange(NamedTuple):
    """Words for those from ``start`` up to ``end``, which is more, in characters of a passage."""

    start: int
    end: int
    text: str


def exchanged(runs: Runs, changes: Sequence[Exchange]) -> Runs:
    """``runs`` after ``changes``, which are in reading order and do not overlap."""
    parts = cuts(runs, [place for one in changes for place in ((one.start, True), (one.end, False))])
    kept, olds = parts[::2], parts[1::2]
    looks = list(_looks(runs, kept, olds))
    made, after = [kept[-1]], kept[-1]
    for n in range(len(changes) - 1, -1, -1):
        before = kept[n] or (olds[n - 1] if n else ())
        new = read_alike(before[-1:], _typed(changes[n].text, looks[n]), after[:1])
        new = (*_linked(new, olds[n]), *(run for run in olds[n] if isinstance(run, NoteRef | PageRef)))
        made += [new, kept[n]]
        after = kept[n] or new or after
    return tidy(chain.from_iterable(reversed(made)))


def _looks(runs: Runs, kept: Sequence[Runs], olds: Sequence[Runs]) -> Iterator[Look]:
    """How the first character of each of ``olds`` looks; a break like what is before it, or else as ``runs`` begin."""
    last: Runs = next(((run,) for run in flattened(runs) if isinstance(run, Text | Gloss)), ())
    for before, old in zip(kept, olds, strict=False):
        last = _last_words(before) or last
        yield look_before((*last, *old), sum(map(width, last)) + 1)
        last = _last_words(old) or last


def _last_words(runs: Runs) -> Runs:
    """The last run of ``runs`` that is words; none if there is none."""
    return next(((run,) for run in reversed(list(flattened(runs))) if isinstance(run, Text | Gloss)), ())


def _typed(text: str, look: Look) -> Runs:
    """``text`` as it would be typed with ``look``; its lines are parted by breaks."""
    new: list[Inline] = []
    for n, line in enumerate(lines_of(text, look)):
        new += [Break(), *line] if n else line
    return tuple(new)


def _linked(new: Runs, old: Runs) -> Runs:
    """``new`` in the link that all words of ``old`` are in, if that is one."""
    hrefs = {run.href if isinstance(run, Link) else "" for run in old if not isinstance(run, NoteRef | PageRef)}
    href = hrefs.pop() if len(hrefs) == 1 else ""
    return (Link(href, tuple(run for run in new if isinstance(run, Text | Break))),) if href and new else new
