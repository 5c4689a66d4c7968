"""Stacks: rows of columns one below the other, each as high as its highest column (organisers, contents, contact).

A stack that passes its lower bound is set tighter, then in smaller styles, then cut with a finding; or, if the layout
lets it flow, its rest goes to a further page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.base.steps import Steps, finished
from kiclayout.design.furniture import Column, Stack
from kiclayout.design.style import ParStyle
from kiclayout.scene.items import Group, Item, LinkArea, moved, rectangle
from kiclayout.scene.tags import Tag, Tags
from kiclayout.typeset.abreast import filled, height, level
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.pieces import (
    Piece,
    Rows,
    pieces_of,
    report_cut,
    rows_of,
    share_of,
    text_of,
    width_of,
    words_line,
)
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.stack_names import names_by_country


@dataclass(frozen=True, slots=True)
class _Look:
    """How rows are set in one attempt.

    Attributes:
        pad_top: Above the columns.
        pad_bottom: Below them.
        gap: Between rows.
        smaller: Smaller styles by name.
        most: Most lines of a group; 0 = any.
        short: Whether words stand on one line, cut where they are longer.
    """

    pad_top: float
    pad_bottom: float
    gap: float
    smaller: dict[str, str]
    most: int = 0
    short: bool = False


@dataclass(frozen=True, slots=True)
class _Way:
    """How rows are made.

    Attributes:
        look: How they look.
        setting: With what they are set.
        room: In points; rows are made until one goes beyond, and so are those of the list inside a row.
        inside: The list inside a row, where it has been made.
    """

    look: _Look
    setting: Setting
    room: float
    inside: _Inside | None = None


@dataclass(frozen=True, slots=True)
class _Inside:
    """The list inside a row as far as it was made: its rows, and what is between them, in points."""

    rows: tuple[_Row, ...]
    gap: float


@dataclass(frozen=True, slots=True)
class _Row:
    """A set row.

    Attributes:
        items: Relative to the stack's left edge and the row's own top.
        height: In points.
        record: What it is filled from.
        cut: How many names are left out of its groups.
        lost: Words that were cut: their column, how many characters, what they were filled from.
        tags: Its element.
        inside: The list inside it that goes on on further pages with it.
    """

    items: tuple[Item, ...]
    height: float
    record: Facts
    cut: int = 0
    lost: tuple[_Lost, ...] = ()
    tags: Tags = ()
    inside: _Inside | None = None


_Lost = tuple[Column, int, Facts]


_ENDLESS = 1e9
"""The room, in points, of a stack that may go down as far as it likes."""

_REST = "rest of "
"""Before the name of a list: what of it goes on on a further page; the list itself stays whole for other furniture."""


def _records(stack: Stack, facts: Facts) -> tuple[Facts, ...]:
    """The rows' records: what is left of the list, if its first rows stand on a page before."""
    if not stack.each:
        return (facts,)
    return facts.records(_REST + stack.each) or facts.records(stack.each)


def stack_items(stack: Stack, facts: Facts, setting: Setting) -> tuple[tuple[Item, ...], Facts | None]:
    """The stack's items, and the facts of a further page if it flows and did not find room."""
    return finished(stacking(stack, facts, setting))


def stacking(stack: Stack, facts: Facts, setting: Setting) -> Steps[tuple[tuple[Item, ...], Facts | None]]:
    """``stack_items`` in steps of a row; what would stand on further pages is left to them."""
    records = _records(stack, facts)
    looks = _looks(stack, len(records))
    room = _room(stack, facts)

    def made(look: _Look) -> Steps[list[_Row]]:
        return _made(stack, records, facts, _Way(look, setting, room))

    chosen, rows = yield from _first_that_fits(stack, looks, room, made)
    way = _Way(chosen, setting, room)
    if chosen.most and len(rows) == len(records):
        rows = _filled(stack, records, facts, (way, rows))
    fitting = _fitting(stack, rows, way)
    rest = _rest(stack, facts, records, fitting, (way, rows)) if fitting < len(rows) else None
    head = [rest.head] if rest is not None and rest.head is not None else []
    rows = [*rows[:fitting], *head]
    items = _piled(stack, rows, chosen.gap)
    for column, count, known in (one for row in rows for one in row.lost):
        report_cut(column.words, count, known, setting, running=stack.artifact)
    if cut := sum(row.cut for row in rows):
        setting.sink.add("typeset-names-cut", place=setting.facts_place(stack.each), name=stack.each, count=cut)
    if fitting < len(records) and not stack.flows:
        _report_left_out(stack, facts, records[fitting:], setting)
        return items, None
    return items, rest.facts if rest is not None else None


def _made(stack: Stack, records: tuple[Facts, ...], facts: Facts, way: _Way) -> Steps[list[_Row]]:
    """The rows of ``records`` down to the first that finds no room, in steps of a row.

    Those behind it would change nothing: whatever the look, no row takes the room of one before it.
    """
    rows, total = list[_Row](), 0.0
    for record in records:
        rows.append(_row(stack, record, facts, way, first=not rows))
        total += rows[-1].height + way.look.gap
        yield
        if total > way.room and _fitting(stack, rows, way) < len(rows):
            break
    return rows


def _fitting(stack: Stack, rows: list[_Row], way: _Way) -> int:
    """How many of ``rows`` find room."""
    return sum(filled([row.height for row in rows], way.look.gap, stack.abreast, way.room))


def _report_left_out(stack: Stack, facts: Facts, records: tuple[Facts, ...], setting: Setting) -> None:
    """Says that ``records`` found no room, with what the first of them would say and the page that the list is on."""
    place = records[0].place("") or setting.facts_place(stack.each)
    known = facts.having(**{stack.name: records[0]})
    first = max((text_of(column.words, known) for column in stack.columns), key=len, default="")
    name, count, page = stack.each, len(records), facts.text("folio")
    setting.sink.add("typeset-stack-cut", place=place, page=page, name=name, count=count, first=first)


def _first_that_fits(
    stack: Stack, looks: list[_Look], room: float, made: Callable[[_Look], Steps[list[_Row]]]
) -> Steps[tuple[_Look, list[_Row]]]:
    """The first look whose rows fit, else the last; each is lower than the one before, so that halving finds it."""
    rows = {0: (yield from made(looks[0]))}
    low, high = 0, 0 if _height(stack, rows[0], looks[0].gap) <= room else len(looks) - 1
    while low < high:
        middle = (low + high) // 2
        if middle not in rows:
            rows[middle] = yield from made(looks[middle])
        low, high = (low, middle) if _height(stack, rows[middle], looks[middle].gap) <= room else (middle + 1, high)
    return looks[low], rows[low] if low in rows else (yield from made(looks[low]))


def _filled(stack: Stack, records: tuple[Facts, ...], facts: Facts, how: tuple[_Way, list[_Row]]) -> list[_Row]:
    """Rows that were cut all alike, with the lines given back, one after the other, for which there is room."""
    way, rows = how
    rows, most, gained = list(rows), way.look.most, True
    while gained and any(row.cut for row in rows):
        most, gained = most + 1, False
        longer = replace(way, look=replace(way.look, most=most))
        for at, record in enumerate(records):
            if not rows[at].cut:
                continue
            tried = _row(stack, record, facts, longer, first=not at)
            if _height(stack, [*rows[:at], tried, *rows[at + 1 :]], way.look.gap) <= way.room + 0.01:
                rows[at], gained = tried, True
    return rows


def _room(stack: Stack, facts: Facts) -> float:
    """The height that the stack may take, in points."""
    bottom = next((low for condition, low in stack.bottoms if facts.holds(condition)), stack.bottom)
    return bottom - stack.at[1] if bottom else _ENDLESS


def _looks(stack: Stack, count: int) -> list[_Look]:
    """The attempts in order: as styled, tighter, smaller, with ever shorter lists of names, with words on one line."""
    plain = _Look(stack.pad_top, stack.pad_bottom, stack.gap, {})
    tight = stack.tight
    if len(tight) == 4:
        tighter = _Look(tight[1], tight[2], tight[3], {})
        made = [tighter] if count > tight[0] else [plain, tighter]
    else:
        made = [plain]
    made += [replace(made[-1], smaller=smaller) for smaller in _smaller(dict(stack.styles))]
    if any(column.groups for column in stack.columns) and not stack.flows:
        made += [replace(made[-1], most=most) for most in (5, 4, 3, 2, 1)]
    if not stack.flows and any(column.words and column.lines != 1 for column in stack.columns):
        made.append(replace(made[-1], short=True))
    return made


def _smaller(styles: dict[str, str]) -> Iterator[dict[str, str]]:
    """The styles that take the others' places, in every attempt a step further; a circle ends where it began."""
    now = dict(styles)
    for _ in styles:
        yield now
        further = {name: styles.get(small, small) for name, small in now.items()}
        if further == now:
            return
        now = further


def _height(stack: Stack, rows: list[_Row], gap: float) -> float:
    return height([row.height for row in rows], gap, stack.abreast)


@dataclass(frozen=True, slots=True)
class _Rest:
    """What goes on: the facts of the further page, and the piece of the first such row that still fits here."""

    facts: Facts | None
    head: _Row | None = None


def _rest(
    stack: Stack, facts: Facts, records: tuple[Facts, ...], fitting: int, how: tuple[_Way, list[_Row]]
) -> _Rest | None:
    """The rows that found no room; a row with a list inside is split if part of it fits or no page could hold it."""
    if not stack.flows or not stack.each:
        return None
    if fitting and stack.abreast > 1:  # rows stay whole there
        return _Rest(_with(facts, stack.each, records[fitting:]))
    way, rows = how
    inner = _list_inside(stack)
    left = way.room - _height(stack, rows[:fitting], way.look.gap) - (way.look.gap if fitting else 0.0)
    record, name = records[fitting], inner.each.rpartition(".")[2] if inner else ""
    entries, inside = record.records(name), rows[fitting].inside or _Inside((), 0.0)

    def head(count: int) -> _Row:
        part, shorter = record.having(**{name: entries[:count]}), replace(inside, rows=inside.rows[:count])
        return _row(stack, part, facts, replace(way, inside=shorter), first=not fitting)

    counts = range(1, min(len(entries), len(inside.rows) + 1))
    most = bisect_right(counts, left + 0.01, key=lambda count: head(count).height)
    if most > 1 or (fitting == 0 and len(entries) > 1):
        tail = record.having(**{name: entries[max(most, 1) :]})
        return _Rest(_with(facts, stack.each, (tail, *records[fitting + 1 :])), head(max(most, 1)))
    if fitting == 0:  # taller than any page: it runs over the foot, and the others go on
        return _Rest(_with(facts, stack.each, records[1:]) if records[1:] else None, rows[0])
    return _Rest(_with(facts, stack.each, records[fitting:]))


def _list_inside(stack: Stack) -> Stack | None:
    """The list inside a row of ``stack`` that goes on on further pages with it."""
    return next((column.rows for column in stack.columns if column.rows is not None), None)


def _with(facts: Facts, name: str, records: tuple[Facts, ...]) -> Facts:
    return facts.having(**{_REST + name: records})


def _piled(stack: Stack, rows: list[_Row], gap: float) -> tuple[Item, ...]:
    items: list[Item] = []
    ends = list(accumulate(level([row.height for row in rows], gap, stack.abreast), initial=0))
    for number, (first, end) in enumerate(pairwise(ends)):
        x, y = stack.at[0] + number * stack.abreast_step, stack.at[1]
        for row in rows[first:end]:
            items.append(Group(tuple(moved(item, x, y) for item in row.items), tags=row.tags))
            y += row.height + gap
    return tuple(items)


# ---------------------------------------------------------------------------------------------------- one row
def _row(stack: Stack, record: Facts, facts: Facts, way: _Way, *, first: bool) -> _Row:
    """The row of ``record``; ``first``: no row stands before it."""
    look, setting = way.look, way.setting
    index = record.text("index")
    own = setting.within(part=int(index)) if index.isdecimal() else setting
    known = facts.having(**{stack.name: record}) if stack.each else facts
    items: list[Item] = []
    if stack.rule and (stack.first_rule or not first):
        area = Rect(stack.rule_x, -stack.rule / 2, stack.rule_width, stack.rule)
        items.append(rectangle(area, own.color(stack.rule_color)))
    made = [(column, _column(column, stack, known, replace(way, setting=own))) for column in stack.columns]
    tops = _tops(made)
    deepest = max((top + cell.depth for top, (_, cell) in zip(tops, made, strict=True)), default=0.0)
    lowest = max((cell.depth for column, cell in made if not column.yields), default=0.0)
    for top, (column, cell) in zip(tops, made, strict=True):
        y = look.pad_top + (max(lowest - cell.depth, 0.0) if column.last else top)
        items += [moved(item, column.x, y) for item in cell.items]
    total = max(deepest + look.pad_top + look.pad_bottom, stack.least)
    cut = sum(cell.cut for _, cell in made)
    lost = tuple(one for _, cell in made for one in cell.lost)
    inside = next((cell.inside for _, cell in made if cell.inside), None)
    return _Row(tuple(items), total, record, cut, lost, _tags(stack, known), inside)


def _tags(stack: Stack, facts: Facts) -> Tags:
    """The element of a row: an entry of a table of contents if it leads into the document, else of a list."""
    if not stack.each:
        return ()
    links = (facts.fill(column.link) for column in stack.columns if column.link)
    link = next((link for link in links if link), "")
    key = ("stack", stack.each, stack.at)
    if link.startswith("#"):
        return (Tag("TOC", key), Tag("TOCI", link))
    return (Tag("L", key, "None"), Tag("LI"), Tag("LBody", ""))


@dataclass(frozen=True, slots=True)
class _Cell:
    """A column of a row as it is set: items from its top-left corner, where its words begin and end, what was cut.

    ``inside`` is the list that it is, if that one goes on on further pages.
    """

    items: tuple[Item, ...] = ()
    depth: float = 0.0
    top: float = 0.0
    lost: tuple[_Lost, ...] = ()
    cut: int = 0
    inside: _Inside | None = None


def _tops(made: list[tuple[Column, _Cell]]) -> list[float]:
    """How far below the row's top each column is set: columns that yield, below the one before."""
    tops: list[float] = []
    for number, (column, cell) in enumerate(made):
        before = tops[-1] + made[number - 1][1].depth if number else 0.0
        tops.append(max(before - cell.top, 0.0) if column.yields and cell.depth else 0.0)
    return tops


def _column(column: Column, stack: Stack, facts: Facts, way: _Way) -> _Cell:
    """One column of a row of ``stack``."""
    look, setting = way.look, way.setting
    plain, style = setting.style(column.style), setting.style(look.smaller.get(column.style, column.style))
    if column.rows is not None:
        goes_on = column.rows is _list_inside(stack) and stack.flows
        cell = _nested(column.rows, facts, way if goes_on else _Way(look, setting, _ENDLESS))
        return cell if goes_on else replace(cell, inside=None)
    if column.groups:
        named, depth, cut = names_by_country(column, facts, (style, look.most), setting)
        return _Cell(named, depth, cut=cut)
    pieces = pieces_of(column.words, style, facts, setting, style.text.size / plain.text.size)
    if not pieces:
        return _Cell()
    baseline = column.baseline or style.ascent * style.text.size
    rows = _rows(replace(column, lines=1) if look.short else column, pieces, style, setting)
    items = [moved(item, 0.0, baseline) for item in rows.items]
    if column.leader:
        foot = baseline + (rows.count - 1) * style.leading
        items.append(_leader(column, (rows.end, foot), style, setting))
    top = baseline - style.ascent * style.text.size
    depth = top + rows.count * style.leading
    tags: Tags = (Tag(column.role or "P"),)
    if link := facts.fill(column.link):
        items.append(LinkArea(Rect(0.0, 0.0, column.width, depth), link))
        tags = (Tag("Reference", link), Tag("Link", link)) if link.startswith("#") else (*tags, Tag("Link", link))
    made = (Group(tuple(items), role=column.role, tags=tags),)
    return _Cell(made, depth, top, ((column, rows.lost, facts),) if rows.lost else ())


def _rows(column: Column, pieces: tuple[Piece, ...], style: ParStyle, setting: Setting) -> Rows:
    """A column's words on one line or as many as it may have; of a limited number, hard breaks take no line."""
    fits = width_of(pieces, setting) <= column.width + 0.01
    if column.lines == 1 or not column.width or (column.lines and fits):
        x = column.width * share_of(column.align)
        run = words_line(pieces, (x, 0.0), setting, align=column.align, most=column.width)
        return Rows(run.items, 1, run.width, run.lost)
    return rows_of(pieces, column.width, replace(style, align=column.align), setting, column.lines)


def _leader(column: Column, at: tuple[float, float], style: ParStyle, setting: Setting) -> Group:
    """The leader's signs, counted from the column's right edge, so that those of all rows stand in line."""
    sign = column.leader.rstrip()
    wide = width_of(((sign, style.text, 0.0),), setting)
    count = int(max(column.width - at[0] - wide, 0.0) / wide) if wide else 0
    run = words_line(((sign * count, style.text, 0.0),), (column.width, at[1]), setting, align="right")
    return Group(run.items, role="Artifact")


def _nested(stack: Stack, facts: Facts, way: _Way) -> _Cell:
    """A stack inside a column, its own place ignored: its rows down to the first that goes beyond the room."""
    inside = way.inside
    if inside is None:
        records = facts.records(stack.each)
        look = _looks(stack, len(records))[0]
        made = finished(_made(replace(stack, flows=False), records, facts, replace(way, look=look)))
        inside = _Inside(tuple(made), look.gap)
    items = _piled(replace(stack, at=(0.0, 0.0)), list(inside.rows), inside.gap)
    lost = tuple(one for row in inside.rows for one in row.lost)
    return _Cell(items, _height(stack, list(inside.rows), inside.gap), lost=lost, inside=inside)
