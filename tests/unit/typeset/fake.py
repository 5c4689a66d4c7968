"""Children of known size for the tests of the page flow, and a short notation of what came out.

Text is lines of 18 pt with characters of 10.5 pt; all sizes are those of the cases the flow was specified with. `show`
writes a page as `a1-9 b1 {n2} !line`: lines 1 to 9 of paragraph a, line 1 of b, two lines of note n at the foot ([n2]:
in the side column), a finding. ` / ` is a page end, ` | ` a region end, `...` the "continued" line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from kiclayout.typeset.atoms import (
    ACROSS,
    ACROSS_ALL,
    FLOATING,
    FREE,
    KEEP,
    LINE,
    PASSED,
    SPAN,
    START,
    WHOLE,
    Atom,
    Chain,
    Entry,
    FlowRules,
    ForcedBreak,
    NoteLine,
    Offset,
    Room,
    SidePiece,
)
from kiclayout.typeset.flow import layout
from kiclayout.typeset.laid import FlowPage, Placed, PlacedNote, RegionOut


def pt(points: float) -> int:
    return round(points * 100)


LEAD, EM = pt(18), pt(10.5)
CELL, PAD, CONTINUED = pt(12.2), pt(3.5), pt(11)
RULES = FlowRules(
    half_unit=pt(9),
    note_rule=pt(7.4),
    note_clear=pt(9),
    side_notes=pt(255.1),
    side_note_gap=pt(3),
    foot_note_gap=0,
    side_gap=pt(3),
    float_gap=pt(9),
    float_text=4 * LEAD,
)


def columns(lines: int, count: int = 2, *, balance: bool = True) -> dict[str, Chain]:
    """A template of columns of ten characters, which things may span."""
    rules = replace(RULES, balance=balance)
    first = replace(room(lines), across=(11 * count - 1) * EM, rules=rules)
    rooms = tuple(replace(first, name=f"column{n}") for n in range(count))
    whole = replace(room(lines, 11 * count - 1, name=ACROSS_ALL), column=rooms[0], rules=rules)
    return {"run": Chain("run", rooms, "run", whole)}


def room(lines: int, chars: int = 10, *, side: bool = False, name: str = "text") -> Room:
    return Room(name, chars * EM, lines * LEAD, pt(105) if side else 0, pt(11), RULES)


def running(*rooms: Room, **openers: Room) -> dict[str, Chain]:
    """A template "run" of these rooms; every named room is the only one of an opener that leads to it."""
    chains = {"run": Chain("run", rooms, "run")}
    chains.update({name: Chain(name, (opener,), "run") for name, opener in openers.items()})
    return chains


def paged(*rooms: Room) -> dict[str, Chain]:
    """One template a page, each with one room; the last repeats."""
    names = [f"page{i}" for i in range(len(rooms))]
    return {n: Chain(n, (r,), f) for n, r, f in zip(names, rooms, names[1:] + names[-1:], strict=True)}


@dataclass(frozen=True, slots=True)
class Ink:
    """The payload of an atom: `name` and the numbers `number` to `last` as shown, between two marks.

    `at` is the offset at which the atom begins.
    """

    name: str
    number: int = 0
    last: int = 0
    at: Offset = START
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class FakeNote:
    """A note, equal only to itself: 12 characters a line below ten characters of text, 13 in the side column."""

    name: str
    chars: int = 12

    def lines(self, width: int, start: int, side: bool) -> tuple[NoteLine, ...]:
        return _note_lines(self.name, self.chars, 13 if side else max(1, width // 820), start, side)


@cache
def _note_lines(name: str, chars: int, measure: int, start: int, side: bool) -> tuple[NoteLine, ...]:
    height = pt(11.6 if side else 12.5)
    ends = range(start + measure, chars + measure, measure)
    return tuple(NoteLine(height, min(end, chars), (name, end)) for end in ends)


def foot(name: str, lines: int) -> FakeNote:
    """A note that has this many lines at the foot of a room of ten characters."""
    return FakeNote(name, 12 * lines)


@dataclass(frozen=True, slots=True)
class Par:
    """A paragraph, or with `pad` a callout; `notes` are pairs of a character offset and a note."""

    name: str
    chars: int
    notes: tuple[tuple[int, FakeNote], ...] = ()
    before: int = 0
    after: int = 0
    pad: int = 0
    refs: tuple[str, ...] = ()

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        measure = max(1, (room.width - 2 * self.pad) // EM)
        begin = offset[0]
        count = max(1, -(-(self.chars - begin) // measure))
        for i in range(count):
            start, left = begin + i * measure, count - i - 1
            number = start // measure + 1
            end = min(start + measure, self.chars)
            yield Atom(
                LEAD + self.pad * (not i) + self.pad * (not left),
                (end, 0) if left else None,
                before=self.before if not start else 0,
                after=0 if left else self.after,
                level=LINE if left and (i + 1 < room.rules.orphans or left < room.rules.widows) else FREE,
                close=self.pad if left else 0,
                notes=tuple(n for at, n in self.notes if start <= at < end or (at >= end and not left)),
                glue=start > 0,
                body=Ink(self.name, number, number, (start, 0)),
            )


def p(name: str, lines: int, note: FakeNote | None = None, on: int = 1, after: float = 0) -> Par:
    """A paragraph of full lines of ten characters, perhaps with a note on one of them."""
    return Par(name, 10 * lines, ((10 * on - 10, note),) if note else (), after=pt(after))


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of rank 1 to 3; `number` stands in the side column."""

    name: str
    rank: int = 3
    number: bool = False
    announces: bool = True

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        number = SidePiece(pt(12), "number") if self.number and room.side else None
        before = pt({1: 45, 2: 36, 3: 27}[self.rank])
        clears = self.rank == 1 or self.number
        yield Atom(pt(19), None, before, pt(9), KEEP, 2, side=number, wide=clears, body=Ink(self.name))


@dataclass(frozen=True, slots=True)
class Fig:
    """A figure with a caption of `caption` characters: `f` beside it, `f_` below it, `f~` scaled."""

    name: str
    height: int
    caption: int = 0
    wide: bool = False
    least: int = pt(10)
    notes: tuple[FakeNote, ...] = ()

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        below = pt(15) + -(-self.caption // 50) * pt(12) if self.caption else 0
        whole = Atom(
            self.height + below,
            None,
            before=pt(18),
            after=pt(18),
            weight=WHOLE,
            wide=self.wide,
            notes=self.notes,
            body=Ink(self.name, after="_" if below else ""),
        )
        if squeeze:
            height = max(self.least, min(self.height, room.height - below))
            scaled = height < self.height
            ink = Ink(self.name, after="~") if scaled else whole.body
            yield replace(whole, height=height + below, body=ink, gives_up="scaled" if scaled else "")
        elif room.side and self.caption and not self.wide:
            caption = SidePiece(-(-self.caption // 15) * pt(12) + pt(3), "caption", max(0, self.height - pt(12)))
            yield replace(whole, height=self.height, side=caption, body=Ink(self.name), instead=whole)
        else:
            yield whole


@dataclass(frozen=True, slots=True)
class Row:
    """A row of so many lines; `notes` are pairs of a line (from 0) and a note, cell by cell."""

    lines: int = 1
    band: bool = False
    notes: tuple[tuple[int, FakeNote], ...] = ()

    def marked(self, first: int, last: int) -> tuple[FakeNote, ...]:
        """The notes of some lines; a note stands with the earliest of all behind it, so that the order is kept."""
        earliest = [min(at for at, _ in self.notes[i:]) for i in range(len(self.notes))]
        return tuple(n for at, (_, n) in zip(earliest, self.notes, strict=True) if first <= at <= last)


@dataclass(frozen=True, slots=True)
class Label:
    """A row span: its first row, how many rows, and the height of its label."""

    first: int
    rows: int
    height: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """Lines `first` to `last` (from 0) of a row; `single`: a region end behind them leaves too few lines."""

    row: int
    first: int
    last: int
    height: int
    single: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `H+t1` its head and first row, `C+t8` the same after a page end, `t3.1` a line of row 3."""

    name: str
    rows: tuple[Row, ...]
    title: int = pt(11)
    head: int = pt(18)
    more: int = pt(11)
    tail: int = 0
    labels: tuple[Label, ...] = ()

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        lead, mark, gives_up = self._lead(offset, room, squeeze)
        held = dict.fromkeys(self.labels, 0)
        glue = offset != START
        for slot in self._slots(offset, room, squeeze):
            atom = self._atom(slot, held)
            first = offset == START and slot.row == 0 and atom.to == (1, 0) and len(self.rows) > 1
            yield replace(
                atom,
                height=atom.height + lead,
                keep=max(atom.keep, int(first)),
                glue=glue,
                body=replace(atom.body, before=mark),
                gives_up=gives_up,
            )
            lead, mark, gives_up, glue = 0, "", "", True
        if self.tail:
            end = (len(self.rows), 0)
            yield Atom(self.tail, None, pt(4), pt(18), wide=True, glue=glue, body=Ink(self.name, after=" note", at=end))

    def _lead(self, offset: Offset, room: Room, squeeze: int) -> tuple[int, str, str]:
        """What stands above the first row of a fragment: its height, its mark, what it gives up."""
        if offset == START:
            return self.title + self.head, "H+", ""
        if offset[0] == len(self.rows):
            return 0, "", ""
        lead = self.more + self.head
        if squeeze >= 2 or lead > room.height * room.rules.head_share:
            return 0, "", "head"
        return lead, "C+", ""

    def _slots(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Slot]:
        """The rows from `offset` on, those that split line by line."""
        for r in range(offset[0], len(self.rows)):
            here = r == offset[0]
            skip, count = offset[1] if here else 0, self.rows[r].lines
            height = 2 * PAD + CELL * (count - skip)
            if count - skip > 1 and (height > room.height / 2 or (squeeze and here)):
                for k in range(skip, count):
                    pads = PAD * (k == skip) + PAD * (k == count - 1)
                    yield Slot(r, k, k, CELL + pads, min(k - skip + 1, count - k - 1) < room.rules.row_lines)
            else:
                yield Slot(r, skip, count - 1, height)

    def _atom(self, slot: Slot, held: dict[Label, int]) -> Atom:
        """The atom of a slot without what stands above the first of a fragment; `held` counts the labels' rows."""
        r, row, height, stretch, inside = slot.row, self.rows[slot.row], slot.height, 0, False
        done, last = slot.last == row.lines - 1, r == len(self.rows) - 1
        for label in (x for x in self.labels if x.first <= r < x.first + x.rows):
            lacks = max(0, label.height - held[label] - height)
            if done and r == label.first + label.rows - 1:
                height += lacks
            else:
                stretch, inside = max(stretch, lacks), True
            held[label] += height
        whole = done and not slot.first
        grouped = inside or (done and r == len(self.rows) - 2)
        level = LINE if not done and slot.single else SPAN if grouped else FREE
        named = (self.name, r + 1, r + 1) if whole else (f"{self.name}{r + 1}.", slot.first + 1, slot.last + 1)
        to = (r, slot.last + 1) if not done else None if last and not self.tail else (r + 1, 0)
        return Atom(
            height,
            to,
            before=pt(27),
            after=0 if to else pt(18),
            level=KEEP if done and last and self.tail else level,
            keep=2 if row.band and done else 0,
            close=0 if done and last else CONTINUED + stretch + (0 if done else PAD),
            notes=row.marked(slot.first, slot.last),
            wide=True,
            body=Ink(*named, (r, slot.first)),
            close_body="continued",
        )


PAGE, COLUMN = ForcedBreak(), ForcedBreak(column=True)


def lay(chains: dict[str, Chain], *entries: Entry) -> tuple[FlowPage, ...]:
    """The pages of `entries`, begun with the first of `chains`."""
    return layout(entries, chains, next(iter(chains)))


def frame(lines: int) -> dict[str, Chain]:
    """Pages of one room of so many lines."""
    return running(room(lines))


def opener(lines: int) -> dict[str, Chain]:
    """A first page of so many lines, then pages of ten."""
    return {"open": Chain("open", (room(lines),), "run"), **frame(10)}


@dataclass(frozen=True, slots=True)
class Wide:
    """A block of `lines` across the columns of a page, in one atom a line; one that floats is set whole."""

    name: str
    lines: int
    how: int = ACROSS
    notes: tuple[FakeNote, ...] = ()
    keep: int = 0

    def span(self, room: Room) -> int:
        return self.how

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        whole = self.how in (FLOATING, PASSED)
        most = room.height // LEAD if squeeze and whole else self.lines
        lines, step = min(self.lines, max(most, 1)), self.lines if whole else 1
        for at in range(offset[0], lines, step):
            last = at + step >= lines
            yield Atom(
                LEAD * min(step, lines),
                None if last else (at + 1, 0),
                keep=self.keep if last else 0,
                level=KEEP if last and self.keep else FREE,
                notes=self.notes if not at else (),
                glue=at > 0,
                body=Ink(self.name, at + 1, min(at + step, lines), (at, 0)),
                gives_up="scaled" if lines < self.lines else "",
            )


def float_(name: str, lines: int, *notes: FakeNote) -> Wide:
    """A float of so many lines across the columns."""
    return Wide(name, lines, FLOATING, notes)


def passed(name: str, lines: int) -> Wide:
    """Something of so many lines in a column that text may pass."""
    return Wide(name, lines, PASSED)


def rows(count: int, **special: Row) -> tuple[Row, ...]:
    """So many rows of one line; `r4=Row(...)` sets the fourth."""
    return tuple(special.get(f"r{i + 1}", Row()) for i in range(count))


def show(pages: tuple[FlowPage, ...]) -> str:
    """All pages in the short notation."""
    return " / ".join(_page(page) for page in pages)


def tops(page: FlowPage) -> list[float]:
    """The tops of all atoms of a page, in points."""
    return [placed.y / 100 for region in page.regions for placed in region.placed]


def _page(page: FlowPage) -> str:
    if page.full:
        return f"({page.full.body})"
    return " | ".join(("^" if region.room.name == ACROSS_ALL else "") + _region(region) for region in page.regions)


def _region(region: RegionOut) -> str:
    runs: list[list[Placed]] = []
    for placed in region.placed:
        if runs and _follows(runs[-1][-1], placed):
            runs[-1].append(placed)
        else:
            runs.append([placed])
    notes = [_notes(side, list(group)) for side, group in groupby(region.notes, lambda n: n.side)]
    given = sorted({f"!{s.code}" for s in region.surrenders})
    return " ".join([*(_run(run) for run in runs), *notes, *given])


def _follows(one: Placed, other: Placed) -> bool:
    a, b = one.atom.body, other.atom.body
    assert isinstance(a, Ink)
    assert isinstance(b, Ink)
    return a.name == b.name and b.number == a.last + 1 and not b.before


def _run(run: list[Placed]) -> str:
    first, last = run[0].atom.body, run[-1].atom.body
    assert isinstance(first, Ink)
    assert isinstance(last, Ink)
    numbers = str(first.number or "") + (f"-{last.last}" if last.last > first.number else "")
    more = "..." if run[-1].closed and run[-1].atom.close_body else ""
    return f"{first.before}{first.name}{numbers}{last.after}{more}"


def _notes(side: bool, notes: list[PlacedNote]) -> str:
    text = " ".join(f"{n.piece.note.name}{len(n.lines)}" for n in notes)
    return f"[{text}]" if side else f"{{{text}}}"
