"""Stacks: rows of columns one below the other, each as high as its highest column (organisers, contents, contact).

A stack that passes its lower bound is set tighter, then in smaller styles, then cut with a finding; or, if the layout
lets it flow, its rest goes to a further page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise

from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass, replace
from kiclayout.base.steps import Steps, finished
from kiclayout.content.issue import Group as NameGroup
from kiclayout.design.furniture import Column, Stack
from kiclayout.design.style import ParStyle
from kiclayout.scene.items import Glyphs, Group, Item, LinkArea, moved, rectangle
from kiclayout.scene.tags import Tag, Tags
from kiclayout.text.justify import Line
from kiclayout.text.spans import Span
from kiclayout.typeset.abreast import filled, height, level
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.inline import line_items, lines, shaped
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
class _Row:
    """A set row.

    Attributes:
        items: Relative to the stack's left edge and the row's own top.
        height: In points.
        record: What it is filled from.
        cut: How many names are left out of its groups.
        lost: Words that were cut: their column, how many characters, what they were filled from.
        tags: Its element.
    """

    items: tuple[Item, ...]
    height: float
    record: Facts
    cut: int = 0
    lost: tuple[_Lost, ...] = ()
    tags: Tags = ()


_Lost = tuple[Column, int, Facts]


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
    """``stack_items`` in steps of a row."""
    records = _records(stack, facts)
    looks = _looks(stack, len(records))
    room = _room(stack, facts)

    def made(look: _Look) -> Steps[list[_Row]]:
        rows = list[_Row]()
        for one in records:
            rows.append(_row(stack, one, facts, (look, setting)))
            yield
        return rows

    chosen, rows = yield from _first_that_fits(stack, looks, room, made)
    if chosen.most:
        rows = _filled(stack, records, facts, (chosen, setting, room, rows))
    fitting = sum(filled([row.height for row in rows], chosen.gap, stack.abreast, room))
    rest = _rest(stack, facts, records, fitting, (chosen, setting, room, rows)) if fitting < len(rows) else None
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


def _filled(
    stack: Stack, records: tuple[Facts, ...], facts: Facts, how: tuple[_Look, Setting, float, list[_Row]]
) -> list[_Row]:
    """Rows that were cut all alike, with the lines given back, one after the other, for which there is room."""
    look, setting, room, rows = how
    rows, most, gained = list(rows), look.most, True
    while gained and any(row.cut for row in rows):
        most, gained = most + 1, False
        for at, record in enumerate(records):
            if not rows[at].cut:
                continue
            tried = _row(stack, record, facts, (replace(look, most=most), setting))
            if _height(stack, [*rows[:at], tried, *rows[at + 1 :]], look.gap) <= room + 0.01:
                rows[at], gained = tried, True
    return rows


def _room(stack: Stack, facts: Facts) -> float:
    """The height that the stack may take, in points."""
    bottom = next((low for condition, low in stack.bottoms if facts.holds(condition)), stack.bottom)
    return bottom - stack.at[1] if bottom else 1e9


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
    stack: Stack,
    facts: Facts,
    records: tuple[Facts, ...],
    fitting: int,
    how: tuple[_Look, Setting, float, list[_Row]],
) -> _Rest | None:
    """The rows that found no room; a row with a list inside is split if part of it fits or no page could hold it."""
    if not stack.flows or not stack.each:
        return None
    if fitting and stack.abreast > 1:  # rows stay whole there
        return _Rest(_with(facts, stack.each, records[fitting:]))
    look, setting, room, rows = how
    inner = next((column.rows for column in stack.columns if column.rows is not None), None)
    left = room - _height(stack, rows[:fitting], look.gap) - (look.gap if fitting else 0.0)
    record, name = records[fitting], inner.each.rpartition(".")[2] if inner else ""
    entries = record.records(name)

    def head(count: int) -> _Row:
        return _row(stack, record.having(**{name: entries[:count]}), facts, (look, setting))

    most = bisect_right(range(1, len(entries)), left + 0.01, key=lambda count: head(count).height)
    if most > 1 or (fitting == 0 and len(entries) > 1):
        tail = record.having(**{name: entries[max(most, 1) :]})
        return _Rest(_with(facts, stack.each, (tail, *records[fitting + 1 :])), head(max(most, 1)))
    if fitting == 0:  # taller than any page: it runs over the foot, and the others go on
        return _Rest(_with(facts, stack.each, records[1:]) if records[1:] else None, rows[0])
    return _Rest(_with(facts, stack.each, records[fitting:]))


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
def _row(stack: Stack, record: Facts, facts: Facts, how: tuple[_Look, Setting]) -> _Row:
    look, setting = how
    index = record.text("index")
    own = setting.within(part=int(index)) if index.isdecimal() else setting
    known = facts.having(**{stack.name: record}) if stack.each else facts
    items: list[Item] = []
    first = not stack.each or record is _records(stack, facts)[0]
    if stack.rule and (stack.first_rule or not first):
        area = Rect(stack.rule_x, -stack.rule / 2, stack.rule_width, stack.rule)
        items.append(rectangle(area, own.color(stack.rule_color)))
    made = [(column, _column(column, known, (look, own))) for column in stack.columns]
    tops = _tops(made)
    deepest = max((top + cell.depth for top, (_, cell) in zip(tops, made, strict=True)), default=0.0)
    lowest = max((cell.depth for column, cell in made if not column.yields), default=0.0)
    for top, (column, cell) in zip(tops, made, strict=True):
        y = look.pad_top + (max(lowest - cell.depth, 0.0) if column.last else top)
        items += [moved(item, column.x, y) for item in cell.items]
    total = max(deepest + look.pad_top + look.pad_bottom, stack.least)
    cut = _names_cut(stack, known, (look, own)) if look.most else 0
    lost = tuple(one for _, cell in made for one in cell.lost)
    return _Row(tuple(items), total, record, cut, lost, _tags(stack, known))


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
    """A column of a row as it is set: items from its top-left corner, where its words begin and end, words cut."""

    items: tuple[Item, ...] = ()
    depth: float = 0.0
    top: float = 0.0
    lost: tuple[_Lost, ...] = ()


def _tops(made: list[tuple[Column, _Cell]]) -> list[float]:
    """How far below the row's top each column is set: columns that yield, below the one before."""
    tops: list[float] = []
    for number, (column, cell) in enumerate(made):
        before = tops[-1] + made[number - 1][1].depth if number else 0.0
        tops.append(max(before - cell.top, 0.0) if column.yields and cell.depth else 0.0)
    return tops


def _names_cut(stack: Stack, facts: Facts, how: tuple[_Look, Setting]) -> int:
    """How many names of a row's groups are left out."""
    look, setting = how
    cut = 0
    for column in stack.columns:
        style = setting.style(look.smaller.get(column.style, column.style))
        for group in facts.groups(column.groups) if column.groups else ():
            cut += len(group.names) - _shown(group, (column, style, look.most), setting)[0]
    return cut


def _column(column: Column, facts: Facts, how: tuple[_Look, Setting]) -> _Cell:
    """One column of a row."""
    look, setting = how
    plain, style = setting.style(column.style), setting.style(look.smaller.get(column.style, column.style))
    if column.rows is not None:
        return _nested(column.rows, facts, setting)
    if column.groups:
        return _groups(column, facts, (style, look.most), setting)
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


def _nested(stack: Stack, facts: Facts, setting: Setting) -> _Cell:
    """A stack inside a column: all its rows, its own place ignored."""
    records = facts.records(stack.each)
    look = _looks(stack, len(records))[0]
    rows = [_row(stack, record, facts, (look, setting)) for record in records]
    if rows and stack.rule and not stack.first_rule:
        rows[0] = _row(replace(stack, rule=0.0), records[0], facts, (look, setting))
    items = _piled(replace(stack, at=(0.0, 0.0)), rows, look.gap)
    return _Cell(items, _height(stack, rows, look.gap), lost=tuple(one for row in rows for one in row.lost))


def _groups(column: Column, facts: Facts, how: tuple[ParStyle, int], setting: Setting) -> _Cell:
    """Names by country: the country's sign in a hanging column, the names joined beside it."""
    style, most = how
    y, items, key = 0.0, list[Item](), facts.called(column.groups)
    for number, group in enumerate(facts.groups(column.groups)):
        y += style.before if number else 0.0
        before = len(items)
        y = _group(group, (column, style, most), (y, items), setting)
        if key:
            items[before:] = [_called(item, f"{key}.{number + 1}") for item in items[before:]]
    tags: Tags = (Tag(column.role or "P"),)
    return _Cell((Group(tuple(items), role=column.role, tags=tags),) if items else (), y)


def _called(item: Item, key: str) -> Item:
    """``item`` as words that issue.yaml calls ``key``."""
    return replace(item, origin=Origin(0, 0, len(item.text), key)) if isinstance(item, Glyphs) else item


def _group(
    group: NameGroup, how: tuple[Column, ParStyle, int], place: tuple[float, list[Item]], setting: Setting
) -> float:
    column, style, most = how
    y, items = place
    baseline = y + style.ascent * style.text.size
    if group.country:
        sign = setting.text_style(column.hang_style, style.text)
        items += words_line(((group.country, sign, 0.0),), (0.0, baseline), setting).items
    _, made = _shown(group, (column, style, most), setting)
    for number, line in enumerate(made):
        items += line_items(line, column.hang, baseline + number * style.leading, setting)
    return y + len(made) * style.leading


def _shown(group: NameGroup, how: tuple[Column, ParStyle, int], setting: Setting) -> tuple[int, tuple[Line, ...]]:
    """How many of a group's names stand on its lines, of which there are at most so many (0 = any), and the lines."""
    column, style, most = how
    made = _names(group, len(group.names), (column, style), setting)
    if not most or len(made) <= most:
        return len(group.names), made
    shown, fewer, low, high = 0, made[:most], 1, len(group.names) - 1
    while low <= high:  # fewer names never take more lines, so that halving finds how many stand
        middle = (low + high + 1) // 2
        tried = _names(group, middle, (column, style), setting)
        if len(tried) <= most:
            shown, fewer, low = middle, tried, middle + 1
        else:
            high = middle - 1
    return shown, fewer


def _names(group: NameGroup, count: int, how: tuple[Column, ParStyle], setting: Setting) -> tuple[Line, ...]:
    """The first ``count`` names of a group as lines; a list that goes on says so."""
    column, style = how
    goes_on = group.more or count < len(group.names)
    said = column.joiner.join(group.names[:count]) + (column.more if goes_on else "")
    return lines(shaped((Span(said, style.text),), setting), column.width - column.hang, style, setting)
