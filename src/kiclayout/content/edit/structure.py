"""Whole blocks: put in, deleted, doubled, moved, inside an article and into others.

A block's footnotes that stand right behind it belong to it and go along. Head and title stay at the top.
"""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.base.record import replace
from kiclayout.content.block import (
    Block,
    Callout,
    Cell,
    Chart,
    Directive,
    Event,
    Figure,
    FigureRow,
    Grid,
    Head,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Poster,
    Qr,
    Quote,
    Row,
    Table,
)
from kiclayout.content.edit.anatomy import with_pieces
from kiclayout.content.edit.copying import (
    joined_lists,
    siblings,
    with_block,
    with_blocks,
    with_body,
)
from kiclayout.content.edit.erase import marks_in, without_notes
from kiclayout.content.edit.fresh import fresh, relabelled, taken_in
from kiclayout.content.edit.passages import (
    Passage,
    Trail,
    article_of,
    clamped,
    first_spot,
    passage_at,
    passages,
    passages_in,
    trail,
)
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.content.walk import walk

OPEN = (Callout, Poster, Event)
"""Boxes whose blocks may be of any kind."""
PAGES = (Event, Poster)
"""What has a page of its own, and stands in no box."""


def blank_table(rows: int, columns: int) -> Table:
    """An empty table with a head; at least one row and one column."""
    wide = max(columns, 1)
    row = (Cell(),) * wide
    body = (Row("body", row),) * (max(rows, 1) - 1)
    return Table(grid=Grid(("",) * wide, (Row("head", row), *body)))


BLANKS: dict[str, Callable[[], Block]] = {
    "paragraph": Paragraph,
    "heading": lambda: Heading(level=1),
    "list": lambda: List(items=(Item("", (Paragraph(),)),)),
    "table": lambda: blank_table(3, 3),
    "figure": Figure,
    "figures": lambda: FigureRow(blocks=(Figure(), Figure()), cols="2"),
    "chart": lambda: Chart(kind="bar"),
    "callout": lambda: Callout(blocks=(Paragraph(),)),
    "quote": lambda: Quote(blocks=(Paragraph(),)),
    "poster": Poster,
    "event": Event,
    "qr": Qr,
    "page-break": lambda: Directive(name="break", value="page"),
    "column-break": lambda: Directive(name="break", value="column"),
}
"""Empty blocks by what an insert menu calls them."""


def insert_block(issue: Issue, selection: Selection, block: Block) -> Done:
    """``block`` behind the one that the caret is in, or in its place if that is an empty paragraph.

    Events and posters go behind the whole box round the caret. Where no box can stand (lists, cells, quotes, notes)
    everything goes behind the whole of what is there. A label that is taken is changed. The caret goes into the block
    if it has words.
    """
    passage = passage_at(issue, selection.focus)
    article = article_of(issue, selection.focus.block)
    if passage is None or article is None or isinstance(block, Head):
        return Done(issue, selection)
    (new,) = relabelled((block,), taken_in(article))
    where = open_place(passage, article)
    if where is not None and isinstance(new, PAGES):
        where = Trail(article, where.within[:1], ())
    if where is None:
        issue = with_body(issue, article, _at_top(article, (new,)))
    else:
        host = where.within[-1]
        empty = isinstance(host, Paragraph) and not host.runs
        unit = _unit(where)
        issue = with_blocks(issue, where, len(unit), (*(() if empty else unit[:1]), *unit[1:], new))
    return Done(issue, _into(issue, new) or _still(issue, selection, article.id))


def open_place(passage: Passage, article: Article) -> Trail | None:
    """The way to the block round ``passage`` behind which any block can stand; None = the article's head or title."""
    if not passage.within or passage.within[0] in (article.title_block, article.head):
        return None
    depth = next((n for n, one in enumerate(passage.within) if not isinstance(one, OPEN)), len(passage.within) - 1)
    return Trail(article, passage.within[: depth + 1], passage.slots[:depth])


def _at_top(article: Article, new: tuple[Block, ...]) -> tuple[Block, ...]:
    """The article's blocks with ``new`` below its title."""
    blocks = article.blocks
    tops = [n for n, one in enumerate(blocks) if isinstance(one, Head) or one is article.title_block]
    at = max(tops, default=-1) + 1
    while at < len(blocks) and isinstance(blocks[at], Note):
        at += 1
    return (*blocks[:at], *new, *blocks[at:])


def _unit(where: Trail) -> tuple[Block, ...]:
    """The block at the end of ``where`` with the footnotes right behind it."""
    blocks, at = siblings(where)
    end = at + 1
    while end < len(blocks) and isinstance(blocks[end], Note) and not isinstance(blocks[at], Note):
        end += 1
    return blocks[at:end]


def _into(issue: Issue, block: Block) -> Selection | None:
    """The caret in the first passage of ``block`` that is there to be seen, else in its caption, else in its first."""
    inner = passages_in(block)
    captions = (one for one in inner if one.block == block.id and one.field == "caption")
    found = next((one for one in inner if one.listed), next(captions, inner[0] if inner else None))
    spot = clamped(issue, found.spot()) if found else None
    return caret(spot) if spot else None


def _still(issue: Issue, selection: Selection, article: int) -> Selection | None:
    """``selection`` if it is in the issue, else the top of the article."""
    if clamped(issue, selection.anchor) and clamped(issue, selection.focus):
        return selection
    home = article_of(issue, article)
    return caret(first_spot(home)) if home else None


def delete_block(issue: Issue, block: int) -> Done:
    """The issue without a block and the footnotes that only it calls; the caret before what followed it."""
    where = trail(issue, block)
    if where is None:
        return Done(issue)
    marks = marks_in(where.within[-1])
    listed = list(passages(where.article))
    inside = {one.id for one in walk((where.within[-1],))}
    behind = [n for n, one in enumerate(listed) if one.block in inside]
    ways = [*listed[behind[-1] + 1 :], *reversed(listed[: behind[0]])] if behind else listed
    issue = without_notes(_without(issue, where), where.article.id, marks)
    spot = next((one.spot() for one in ways if clamped(issue, one.spot())), None)
    return Done(issue, caret(spot) if spot else _still(issue, caret(Spot(0)), where.article.id))


def _without(issue: Issue, where: Trail) -> Issue:
    """``issue`` without a block, and without the item, list or quote that it alone was in."""
    while len(where.within) > 1 and len(siblings(where)[0]) == 1 and isinstance(where.within[-2], List | Quote):
        around = where.within[-2]
        outer = Trail(where.article, where.within[:-1], where.slots[:-1])
        if isinstance(around, List) and len(around.items) > 1:
            n = int(where.slots[-1].split(".")[1])
            items = (*around.items[:n], *around.items[n + 1 :])
            return with_block(issue, outer, (replace(around, items=items),))
        where = outer
    return with_sequence(issue, where, lambda blocks, at: (*blocks[:at], *blocks[at + 1 :]))


def with_sequence(issue: Issue, where: Trail, change: Callable[[tuple[Block, ...], int], tuple[Block, ...]]) -> Issue:
    """``issue`` with the sequence that ``where`` ends in as ``change`` makes it from its blocks and the index."""
    blocks, at = siblings(where)
    new = joined_lists(change(blocks, at))
    if where.slots:
        outer = Trail(where.article, where.within[:-1], where.slots[:-1])
        return with_block(issue, outer, (with_pieces(where.within[-2], {where.slots[-1]: new}),))
    return with_body(issue, where.article, new)


def duplicate_block(issue: Issue, block: int) -> Done:
    """A copy of a block, with its footnotes, right behind it; the caret in the copy. Head and title have none."""
    where = trail(issue, block)
    if where is None or _is_top(where):
        return Done(issue)
    unit, notes = _unit(where), marks_in(where.within[-1])
    own = tuple(one for one in unit[1:] if isinstance(one, Note) and one.label in notes)
    copy = fresh((unit[0], *own), taken_in(where.article))
    issue = with_blocks(issue, where, len(unit), (*unit, *copy))
    return Done(issue, _into(issue, copy[0]))


def _is_top(where: Trail) -> bool:
    block = where.within[-1]
    return isinstance(block, Head) or block is where.article.title_block


def shift_block(issue: Issue, block: int, up: bool) -> Done:
    """A block before the one before it, or behind the one behind it, in its sequence."""
    where = trail(issue, block)
    if where is None or _is_top(where):
        return Done(issue)
    blocks, at = siblings(where)
    units = _units(blocks)
    n = next(n for n, unit in enumerate(units) if any(one is blocks[at] for one in unit))
    other = n - 1 if up else n + 1
    if not 0 <= other < len(units) or _is_top(Trail(where.article, (units[other][0],), ())):
        return Done(issue)
    units[n], units[other] = units[other], units[n]
    order = tuple(one for unit in units for one in unit)
    issue = with_sequence(issue, where, lambda *_: order)
    return Done(issue, _into(issue, blocks[at]))


def _units(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """Every block with the footnotes right behind it."""
    units: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Note) and units:
            units[-1].append(block)
        else:
            units.append([block])
    return units


def move_block(issue: Issue, block: int, article: int, before: int | None = None) -> Done:
    """A block, from wherever it stands, to the top level of an article.

    Args:
        issue: The issue.
        block: The block's id; head and title stay where they are.
        article: The id of the article that it goes to.
        before: The id of the block that it goes before, at the top level there; None = at the end.
    """
    where, home = trail(issue, block), article_of(issue, article)
    if where is None or home is None or home.id != article or _is_top(where) or before == block:
        return Done(issue)
    unit = _unit(where)
    if before in [one.id for one in unit]:
        return Done(issue)
    for one in reversed(unit[1:]):
        issue = with_block(issue, trail(issue, one.id), ())
    place = trail(issue, block)
    issue = _without(issue, place) if place else issue
    target = article_of(issue, article)
    if target is None:
        return Done(issue)
    new = relabelled(unit, taken_in(target)) if target.id != where.article.id else unit
    issue = _inserted(issue, target, new, before)
    return Done(issue, _into(issue, new[0]))


def _inserted(issue: Issue, target: Article, new: tuple[Block, ...], before: int | None) -> Issue:
    blocks = target.blocks
    at = next((n for n, one in enumerate(blocks) if one.id == before), len(blocks))
    if at < len(blocks) and _is_top(Trail(target, (blocks[at],), ())):
        return with_body(issue, target, joined_lists(_at_top(target, new)))
    while 0 < at < len(blocks) and isinstance(blocks[at], Note):
        at += 1
    return with_body(issue, target, joined_lists((*blocks[:at], *new, *blocks[at:])))
