"""What the page flow promises for every document, in sensible and in absurd rooms."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "typeset"))

from fake import EM, RULES, FakeNote, Fig, Head, Ink, Label, Par, Row, Table, Wide, pt

from kiclayout.typeset.atoms import (
    ACROSS,
    ACROSS_ALL,
    FLOATING,
    FREE,
    LINE,
    PASSED,
    SPAN,
    START,
    Chain,
    Entry,
    ForcedBreak,
    FullPage,
    NoteText,
    Room,
    RunOn,
)
from kiclayout.typeset.distribute import Reader
from kiclayout.typeset.flow import Course, Memo, flowing, layout
from kiclayout.typeset.laid import FlowPage, Placed, RegionOut

Chains = dict[str, Chain]
Document = tuple[Entry, ...]
Pages = tuple[FlowPage, ...]

# ---------------------------------------------------------------------------------------------- documents


@st.composite
def notes(draw: st.DrawFn) -> tuple[FakeNote, ...]:
    lengths = draw(st.lists(st.integers(1, 300), max_size=2))
    return tuple(FakeNote("n", length) for length in lengths)


@st.composite
def paragraphs(draw: st.DrawFn) -> Par:
    chars = draw(st.integers(1, 220))
    marked = tuple((draw(st.integers(0, chars)), note) for note in draw(notes()))
    pad, after = draw(st.sampled_from([0, 0, pt(9)])), draw(st.sampled_from([0, pt(9)]))
    return Par("p", chars, tuple(sorted(marked, key=lambda pair: pair[0])), after=after, pad=pad)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    lines = draw(st.lists(st.sampled_from([1, 1, 1, 1, 3, 14]), min_size=1, max_size=9))
    rows = tuple(
        Row(count, draw(st.sampled_from([False] * 6 + [True])), tuple((0, n) for n in draw(notes())))
        if draw(st.integers(0, 4)) == 0
        else Row(count)
        for count in lines
    )
    labels: tuple[Label, ...] = ()
    if len(rows) > 3 and draw(st.booleans()):
        labels = (Label(1, draw(st.integers(2, len(rows) - 1)), pt(draw(st.integers(0, 120)))),)
    more, tail = pt(draw(st.sampled_from([0, 11, 60]))), pt(draw(st.sampled_from([0, 0, 20])))
    return Table("t", rows, more=more, tail=tail, labels=labels)


@st.composite
def figures(draw: st.DrawFn) -> Fig:
    height, caption = pt(draw(st.integers(5, 400))), draw(st.integers(0, 160))
    return Fig("f", height, caption, draw(st.booleans()), notes=draw(notes())[:1])


headings = st.builds(Head, st.just("h"), st.integers(1, 3), st.booleans(), st.booleans())
marks = st.one_of(
    st.just(ForcedBreak()),
    st.just(ForcedBreak("open")),
    st.just(ForcedBreak(column=True)),
    st.just(RunOn()),
    st.just(RunOn(article=False)),
    st.builds(lambda: FullPage("poster", "poster")),
)
wides = st.builds(
    lambda lines, how, texts, keep: Wide("w", lines, how, texts[:1], keep if how == ACROSS else 0),
    st.integers(1, 24),
    st.sampled_from([ACROSS, FLOATING, PASSED]),
    notes(),
    st.sampled_from([0, 0, 2]),
)
entries = st.one_of(paragraphs(), paragraphs(), headings, figures(), tables(), wides, wides, marks)


def named(document: list[Entry]) -> Document:
    """The document with a name of its own for every child, so that no two are equal."""
    return tuple(
        replace(e, name=f"{e.name}{i}-") if isinstance(e, Par | Head | Fig | Table | Wide) else e
        for i, e in enumerate(document)
    )


documents = st.lists(entries, max_size=14).map(named)


@st.composite
def rooms(draw: st.DrawFn, absurd: bool) -> Room:
    chars = draw(st.sampled_from([1, 2, 4, 10, 35] if absurd else [10, 20, 35]))
    height = pt(draw(st.integers(2, 90) if absurd else st.integers(140, 684)))
    side = draw(st.sampled_from([0, pt(105)]))
    rules = replace(RULES, half_unit=draw(st.sampled_from([0, pt(9), pt(15)])))
    return Room("text", chars * EM, height, side, pt(11), rules)


@st.composite
def templates(draw: st.DrawFn) -> Chains:
    """A running template of one to three rooms or of columns, all with a side column or none, and an opener."""
    absurd = draw(st.booleans())
    first = draw(rooms(absurd))
    if draw(st.booleans()):
        count = draw(st.integers(2, 3))
        across = count * first.wide + (count - 1) * EM
        running = tuple(replace(first, name=f"column{n}", across=across) for n in range(count))
        rules = replace(first.rules, balance=draw(st.booleans()))
        running = tuple(replace(one, rules=rules) for one in running)
        whole = replace(running[0], name=ACROSS_ALL, width=across, side=0, across=0, column=running[0])
        return {"open": Chain("open", (draw(rooms(absurd)),), "run"), "run": Chain("run", running, "run", whole)}
    running = (first, *draw(st.lists(rooms(absurd), max_size=2)))
    return {"open": Chain("open", (draw(rooms(absurd)),), "run"), "run": Chain("run", running, "run")}


# ---------------------------------------------------------------------------------------------- invariants


@dataclass(frozen=True)
class Found:
    """One region with the number of its page."""

    page: int
    region: RegionOut

    @property
    def codes(self) -> set[str]:
        return {s.code for s in self.region.surrenders}


def regions(pages: Pages) -> list[Found]:
    return [Found(i, region) for i, page in enumerate(pages) for region in page.regions]


def ink(placed: Placed) -> Ink:
    assert isinstance(placed.atom.body, Ink)
    return placed.atom.body


def is_child(entry: Entry) -> bool:
    return not isinstance(entry, ForcedBreak | FullPage | RunOn)


def floated(entry: Entry) -> bool:
    """Whether text may pass it, where it stands on a page of columns."""
    return isinstance(entry, Wide) and entry.how in (FLOATING, PASSED)


def every_piece_of_text_stands_once_and_in_order(document: Document, pages: Pages) -> None:
    placed = [x for found in regions(pages) for x in found.region.placed if not floated(x.child)]
    assert [x.child for x in placed if x.atom.to is None] == [e for e in document if is_child(e) and not floated(e)]
    for one, other in pairwise(placed):
        assert ink(other).at == (one.atom.to or START)
        assert one.atom.to is None or one.atom.to > ink(one).at


def every_note_stands_once_and_in_order(document: Document, pages: Pages) -> None:
    pieces = [note.piece for found in regions(pages) for note in found.region.notes]
    aside = {n for e in document if floated(e) for n in e.notes}  # type: ignore[union-attr]
    marked = [n for found in regions(pages) for x in found.region.placed for n in x.atom.notes if n not in aside]
    begun = [piece.note for piece in pieces if not piece.start]
    assert [n for n in begun if n not in aside] == marked
    assert {n for n in begun if n in aside} == aside
    for note in begun:
        parts = [piece for piece in pieces if piece.note == note]
        assert [x.start for x in parts] == [0, *(x.end for x in parts[:-1])]
        assert parts[-1].end is None


def every_float_stands_once_in_order_and_not_pages_before_its_anchor(document: Document, pages: Pages) -> None:
    placed = [(found.page, x) for found in regions(pages) for x in found.region.placed if floated(x.child)]
    assert [x.child for _, x in placed] == [e for e in document if floated(e)]
    where = {id(x.child): page for page, x in placed}
    last = {id(x.child): found.page for found in regions(pages) for x in found.region.placed}
    reached = 0
    for entry in document:
        if floated(entry):
            assert where[id(entry)] >= reached
        else:
            reached = max(reached, last.get(id(entry), 0))


def what_spans_columns_stands_across_them(document: Document, pages: Pages) -> None:
    for found in regions(pages):
        room = found.region.room
        for x in found.region.placed:
            if room.name == ACROSS_ALL or room.across:
                assert _spans(document, document.index(x.child), room) == (room.name == ACROSS_ALL)


def _spans(document: Document, index: int, room: Room) -> bool:
    return Reader(document).span(index, room.column or room) in (ACROSS, FLOATING)


def regions_of_a_page_stand_one_below_the_other(document: Document, pages: Pages) -> None:
    """What spans the columns begins below all that was set before it, and what is set after it below its foot."""
    for page in pages:
        foot = band = 0
        for region in page.regions:
            tops = [x.y for x in region.placed] + [note.y for note in region.notes]
            feet = [x.y + x.height for x in region.placed]
            feet += [note.y + sum(line.height for line in note.lines) for note in region.notes]
            if region.room.name == ACROSS_ALL:
                assert min(tops) >= foot
                band = max(feet)
            elif region.room.across:
                assert min(tops) >= band
            foot = max([foot, *feet])


def no_page_is_empty(document: Document, pages: Pages) -> None:
    for page in pages:
        assert page.full or any(x.placed or x.notes for x in page.regions)


def only_what_is_clipped_leaves_its_room(document: Document, pages: Pages) -> None:
    for found in regions(pages):
        region = found.region
        for x in region.placed if "clip" not in found.codes else ():
            assert x.height == x.atom.height
            assert x.y + x.height + (x.atom.close if x.closed else 0) <= region.room.height
            assert not x.atom.side or x.side_y + x.atom.side.height <= region.room.height
        for note in region.notes if "note-clip" not in found.codes else ():
            assert note.y + sum(line.height for line in note.lines) <= region.room.height


def nothing_overlaps(document: Document, pages: Pages) -> None:
    for found in regions(pages):
        region, text, side = found.region, 0, 0
        if "clip" in found.codes:
            continue
        for x in region.placed:
            assert x.y >= text
            foot = x.y + x.height + (x.atom.close if x.closed else 0)
            if x.atom.side:
                assert x.side_y >= side
                side = x.side_y + x.atom.side.height
            if x.atom.wide:
                assert x.atom.glue or x.atom.side or x.y >= side
                side = max(side, foot)
            text = foot
        if region.rule and "note-clip" not in found.codes:
            above = side if region.rule.side else text
            assert region.rule.y >= above + (RULES.note_clear if above else 0)
        for one, other in pairwise(region.notes):
            assert other.y >= one.y + sum(line.height for line in one.lines)


def a_note_begins_beside_its_marker_or_is_reported(document: Document, pages: Pages) -> None:
    for found in regions(pages):
        aside = {n for e in document if floated(e) for n in e.notes}  # type: ignore[union-attr]
        marked: set[NoteText] = {n for x in found.region.placed for n in x.atom.notes} - aside
        begun = {n.piece.note for n in found.region.notes if not n.piece.start}
        late = {s.note for s in found.region.surrenders if s.code == "note-late"} - aside
        assert late == marked - begun


def a_bad_end_of_a_region_is_reported(document: Document, pages: Pages) -> None:
    for found in regions(pages):
        placed = found.region.placed
        if found.region.room.name == ACROSS_ALL and found.region is not pages[found.page].regions[-1]:
            continue  # what it keeps with stands below it
        if not placed or _forced(document, placed[-1], found.region.room) or floated(placed[-1].child):
            continue
        owed = 0
        for x in placed:
            owed = max(owed - x.atom.weight, x.atom.keep, 0)
        level = placed[-1].atom.level
        assert not owed or found.codes & {"keep", "clip"}  # what is clipped fills its region: nothing could follow
        assert owed or level == FREE or {SPAN: "span", LINE: "line"}.get(level, "keep") in found.codes
        assert placed[-1].closed or not placed[-1].atom.close or "continued" in found.codes


def _forced(document: Document, last: Placed, room: Room) -> bool:
    """Whether the text ends, or is forced to end, behind an atom; before what stands otherwise, too."""
    if last.atom.to is not None:
        return False
    behind = document.index(last.child) + 1
    if behind == len(document) or not is_child(document[behind]):
        return True
    return bool(room.column or room.across) and _spans(document, behind, room) != (room.name == ACROSS_ALL)


PROMISES = (
    every_piece_of_text_stands_once_and_in_order,
    every_note_stands_once_and_in_order,
    every_float_stands_once_in_order_and_not_pages_before_its_anchor,
    what_spans_columns_stands_across_them,
    regions_of_a_page_stand_one_below_the_other,
    no_page_is_empty,
    only_what_is_clipped_leaves_its_room,
    nothing_overlaps,
    a_note_begins_beside_its_marker_or_is_reported,
    a_bad_end_of_a_region_is_reported,
)


@settings(max_examples=120, deadline=None)
@given(documents, templates())
def test_promises(document: Document, chains: Chains) -> None:
    pages = layout(document, chains, "open")
    for promise in PROMISES:
        promise(document, pages)


# ---------------------------------------------------------------------------------------------- increment


@st.composite
def histories(draw: st.DrawFn) -> list[Document]:
    """A document and what a few edits make of it: change, insert, delete, move."""
    now = list(draw(documents))
    history = [tuple(now)]
    for turn in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(now)))
        kind = draw(st.sampled_from(["insert", "change", "delete", "move", "undo"]))
        [new] = named([draw(entries)])
        if isinstance(new, Par | Head | Fig | Table | Wide):
            new = replace(new, name=f"{new.name}{turn}-")
        if kind == "undo":
            now = list(history[0])
        elif kind == "insert" or at == len(now):
            now.insert(at, new)
        elif kind == "change":
            now[at] = new
        else:
            moved = now.pop(at)
            if kind == "move":
                now.insert(draw(st.integers(0, len(now))), moved)
        history.append(tuple(now))
    return history


@settings(max_examples=70, deadline=None)
@given(histories(), templates())
def test_remembered_pages_are_those_of_a_fresh_layout(history: list[Document], chains: Chains) -> None:
    memo = Memo()
    for document in history:
        assert layout(document, chains, "open", memo) == layout(document, chains, "open")


@settings(max_examples=40, deadline=None)
@given(documents, templates())
def test_pages_taken_in_steps_are_those_taken_at_once(document: Document, chains: Chains) -> None:
    memo, course = Memo(), Course(in_steps=True)
    steps = list(flowing(document, chains, "open", memo, course))
    assert tuple(one for one in steps if one is not None) == layout(document, chains, "open")
    assert None not in flowing(document, chains, "open", memo, course), "what is remembered takes no step"


@settings(max_examples=40, deadline=None)
@given(documents, templates())
def test_nothing_is_made_twice_for_the_same_text(document: Document, chains: Chains) -> None:
    memo = Memo()
    once = layout(document, chains, "open", memo)
    made = memo.misses
    again = layout(document, chains, "open", memo)
    assert memo.misses == made
    assert all(one is other for one, other in zip(once, again, strict=True))
