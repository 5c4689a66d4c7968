"""Pictures and tables of a document with the captions, units and sources that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block, Figure, FigureRow, Table
from kiclayout.content.edit.sheeted import UNIT, headed
from kiclayout.content.edit.splice import part
from kiclayout.content.inline import Runs, plain
from kiclayout.content.runs import normal_runs
from kiclayout.convert.loose.signs import CAPTION, CREDIT, SENTENCE
from kiclayout.convert.office.written import Board, Entry, Line, Shot

_LONGEST = 160
_WIDEST = 4
"""Pictures of the longest row."""
_OF_TABLE = re.compile(r"[\[<〈＜《【]?(?:표|表|Table)", re.IGNORECASE)
_UNIT_BEHIND = re.compile(rf"\s*(?=[(（\[]){UNIT.pattern}$", re.IGNORECASE)
_ANGLED = re.compile(r"[<〈＜《]\s*([^<>〈〉＜＞《》]{2,80}?)\s*[>〉＞》]")
_SOURCE = re.compile(rf"(?:[*＊※]\s*)?{CREDIT.pattern}", re.DOTALL)
_NOTE = re.compile(r"(?:주|비고|참고|注|备注|Note)\s*[):：]\s*(\S.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption says.

    Attributes:
        label: As typed: 사진 1).
        words: The caption's.
        source: Where the picture or the numbers come from.
    """

    label: Runs = ()
    words: Runs = ()
    source: Runs = ()


def caption_of(line: Line) -> Caption | None:
    """The parts of a caption; None = the line is none."""
    text = line.text
    found = CAPTION.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None and line.role != "caption":
        return None
    if found is not None and line.role != "caption" and SENTENCE.search(text) and len(text) < 60:
        return None
    start = found.start(2) if found else 0
    credit = CREDIT.search(text, start)
    end = credit.start() if credit else len(text)
    words = text[start:end].rstrip().rstrip("([").rstrip(" ,/*＊※")
    source = part(line.runs, credit.start(1), len(text)) if credit else ()
    if credit and text[start:end].rstrip().endswith(("(", "[")) and text.endswith((")", "]")):
        source = part(line.runs, credit.start(1), len(text) - 1)
    label = part(line.runs, 0, found.end(1)) if found else ()
    return Caption(normal_runs(label), normal_runs(part(line.runs, start, start + len(words))), normal_runs(source))


def in_angles(line: Line) -> Runs:
    """The words of a line that stands in angle brackets, as the name of a table below it does; none = it is no such."""
    found = _ANGLED.fullmatch(line.text) if line.role in ("body", "caption") else None
    return normal_runs(part(line.runs, found.start(1), found.end(1))) if found else ()


def _parted(words: Runs) -> tuple[Runs, Runs]:
    """A table's caption without the unit at its end, and the unit."""
    text = plain(words)
    found = _UNIT_BEHIND.search(text)
    if found is None:
        return words, ()
    return normal_runs(part(words, 0, found.start())), normal_runs(part(words, found.start(1), found.end(1)))


def captioned(entries: Sequence[Entry], path_of: Callable[[Shot], str]) -> tuple[Line | Block, ...]:
    """``entries`` with pictures and tables as blocks, and without the lines that went into them.

    Args:
        entries: Of one article.
        path_of: Where in the issue folder a picture is going to lie; empty = nowhere.
    """
    reading = _Beside(entries)
    made: dict[int, Line | Block] = {}
    for at, entry in enumerate(entries):
        if isinstance(entry, Shot):
            made[at] = reading.figure(at, entry, path_of(entry))
        elif isinstance(entry, Board):
            made[at] = reading.table(at, entry)
    for at, entry in enumerate(entries):
        if isinstance(entry, Line) and at not in reading.used:
            made[at] = entry
    return tuple(_in_rows([made[at] for at in sorted(made)]))


def _in_rows(blocks: Sequence[Line | Block]) -> Iterator[Line | Block]:
    """``blocks`` with pictures of one paragraph, or one table, in a row."""
    for place, some in groupby(blocks, key=lambda one: one.lines if isinstance(one, Figure) else None):
        together = tuple(some)
        if place is None or not 2 <= len(together) <= _WIDEST:
            yield from together
        else:
            yield FigureRow(blocks=tuple(one for one in together if isinstance(one, Figure)), lines=place)


class _Beside:
    """Looks for what belongs to a picture or table among the lines beside it; each line is used once."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self.used: set[int] = set()

    def _line(self, at: int) -> Line | None:
        entry = self._entries[at] if 0 <= at < len(self._entries) and at not in self.used else None
        return entry if isinstance(entry, Line) else None

    def figure(self, at: int, shot: Shot, path: str) -> Figure:
        """A picture with the caption below it, or else above, and the source behind that."""
        caption, last = Caption(), at
        for beside in (at + 1, at - 1):
            found = self._caption(beside, of_table=False)
            if found is not None and not (beside < at and self._claimed_above(beside)):
                caption, last = found, max(at, beside)
                self.used.add(beside)
                break
        source = caption.source or self._source(last + 1)
        span = (shot.number, shot.number)
        return Figure(
            path=path, label=caption.label, caption=caption.words, source=source, alt=shot.alt, lines=span
        )  # fmt: skip

    def _claimed_above(self, at: int) -> bool:
        """Whether a caption stands right below another picture, which it belongs to rather."""
        return at > 0 and isinstance(self._entries[at - 1], Shot)

    def table(self, at: int, board: Board) -> Table:
        """A table with its unit and caption above it, or else the caption below, and notes and source behind it."""
        table = headed(board.table)
        above = at - 1
        unit = self._unit(above)
        above -= bool(unit)
        for beside in (above, at + 1):
            found = self._caption(beside, of_table=True) or (self._angled(above) if beside == above else None)
            if found is not None:
                self.used.add(beside)
                words, inside = _parted(found.words)
                unit = unit or inside
                table = replace(table, label=found.label, caption=words, source=found.source)
                break
        unit = unit or self._unit(above - 1)
        below = at + 1 + (at + 1 in self.used)
        note = self._note(below)
        below += bool(note)
        source = table.source or self._source(below)
        note = note or self._note(below + 1)
        boxed = bool(table.label or table.caption or unit or note or source)
        span = (board.number, board.number)
        return replace(table, unit=unit, note=note, source=source, boxed=boxed, lines=span)

    def _caption(self, at: int, *, of_table: bool) -> Caption | None:
        line = self._line(at)
        found = caption_of(line) if line is not None else None
        if line is None or found is None:
            return None
        return found if not found.label or of_table == bool(_OF_TABLE.match(line.text)) else None

    def _angled(self, at: int) -> Caption | None:
        line = self._line(at)
        words = in_angles(line) if line is not None else ()
        return Caption(words=words) if words else None

    def _source(self, at: int) -> Runs:
        return self._taken(at, _SOURCE)

    def _unit(self, at: int) -> Runs:
        return self._taken(at, UNIT)

    def _note(self, at: int) -> Runs:
        return self._taken(at, _NOTE)

    def _taken(self, at: int, sign: re.Pattern[str]) -> Runs:
        """The words of the line at ``at`` if it is nothing else than what ``sign`` describes."""
        line = self._line(at)
        found = sign.fullmatch(line.text) if line is not None and len(line.text) <= _LONGEST else None
        if line is None or found is None:
            return ()
        self.used.add(at)
        return normal_runs(part(line.runs, found.start(1), found.end(1)))
