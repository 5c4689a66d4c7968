"""Takes what is selected out of an issue: words, whole blocks, across blocks and articles.

As a word processor does: the first and the last paragraph become one, whole blocks between them vanish. What is
structure is emptied and stays: cells of a table that is reached but not passed, the cells that a selection spans from
one to another, titles and facts of articles. Footnotes go with their marks, not with the lines that they happen to
stand between.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from kiclayout.base.record import replace
from kiclayout.content.block import (
    Block,
    Callout,
    Cell,
    Comment,
    Event,
    FieldList,
    FigureRow,
    Head,
    List,
    Note,
    Paragraph,
    Poster,
    Quote,
    Table,
)
from kiclayout.content.edit.anatomy import Piece, Slot, Words, pieces, with_pieces
from kiclayout.content.edit.cells import kinds_of, places_of, with_places
from kiclayout.content.edit.copying import joined_lists, siblings, with_block, with_blocks, with_body, with_runs
from kiclayout.content.edit.passages import (
    CLOSING,
    ELSEWHERE,
    OPENING,
    TITLE,
    Passage,
    Rectangle,
    article_of,
    ordered,
    passage_at,
    passages,
    passages_in,
    rectangle,
    trail,
)
from kiclayout.content.edit.splice import cut, part, tidy, without
from kiclayout.content.inline import NoteRef, Runs, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.content.walk import walk

End: TypeAlias = tuple[Passage, int]
"""A passage and a place in it."""
_FRAMES = (Table, FieldList, Note, Event, Poster)
"""Blocks out of which, and into which, no paragraph is joined."""


def erase(issue: Issue, selection: Selection) -> Done:
    """``issue`` without what is selected, the caret where it was."""
    ends = ordered(issue, selection)
    if ends is None:
        return Done(issue)
    first, last = passage_at(issue, ends[0]), passage_at(issue, ends[1])
    if selection.bare or first is None or last is None:
        return Done(issue, caret(ends[0]))
    if cells := rectangle(issue, selection):
        return _emptied(issue, cells, first.article)
    if first == last:
        return erase_in(issue, first, ends[0].at, ends[1].at)
    issue, spot = _across(issue, (first, ends[0].at), (last, ends[1].at), ())
    return Done(issue, caret(_in_sight(issue, replace(spot, at=ends[0].at))))


def _in_sight(issue: Issue, spot: Spot) -> Spot:
    """``spot``; out of a fact of an article that nothing is left of, the title: empty facts stand on no page."""
    article, here = article_of(issue, spot.block), passage_at(issue, spot)
    title = article.title_block if article else None
    if title is None or here is None or here.within or here.runs:
        return spot
    above = OPENING.index(here.field) < OPENING.index(TITLE) if here.field in OPENING else False
    return Spot(title.id, 0 if above else len(plain(title.runs)))


def _emptied(issue: Issue, cells: Rectangle, article: int) -> Done:
    """``issue`` with nothing in ``cells``, the caret in the first; the cells stay as they are joined."""
    table, places = cells.table, places_of(cells.table.grid)
    lost, first = set[str](), (cells.top, cells.left)
    for r, row in reversed(list(enumerate(places))):
        for c, cell in reversed(list(enumerate(row))):
            if isinstance(cell, Cell) and cells.holds((r, c)):
                first = r, c
                lost |= {label for block in cell.blocks for label in marks_in(block)}
                row[c] = replace(cell, blocks=())
    grid = with_places(table.grid, places, kinds_of(table.grid), table.grid.align)
    issue = with_block(issue, trail(issue, table.id), (replace(table, grid=grid),))
    return Done(without_notes(issue, article, lost), caret(Spot(table.id, 0, "cell.{}.{}".format(*first))))


def erase_in(issue: Issue, passage: Passage, start: int, end: int) -> Done:
    """``issue`` without characters of one passage, and the footnotes whose marks stood between them."""
    new, spot = with_runs(issue, passage, without(passage.runs, start, end))
    lost = _marks((part(passage.runs, start, end),))
    return Done(without_notes(new, passage.article, lost), caret(replace(spot, at=start)))


def join(issue: Issue, first: Passage, last: Passage) -> Done:
    """The words of the paragraph ``last`` behind those of ``first``, an earlier one of the same article.

    Footnotes and remarks that stand between them stay; nothing else may stand there.
    """
    at = len(first.text)
    issue, spot = _across(issue, (first, at), (last, 0), (Comment,))
    return Done(issue, caret(replace(spot, at=at)))


def _across(issue: Issue, first: End, last: End, kept: tuple[type[Any], ...]) -> tuple[Issue, Spot]:
    """Without what stands between two ends in different passages; the first passage's beginning."""
    articles = [one.id for one in issue.articles]
    reached = articles[articles.index(first[0].article) : articles.index(last[0].article) + 1]
    spot = first[0].spot()
    for number in reached:
        article = article_of(issue, number)
        if article is None:
            continue
        before = _marks(one.runs for one in passages(article))
        ends = (first if number == reached[0] else None, last if number == reached[-1] else None)
        eraser = _Eraser(*ends, kept)
        issue = eraser.article(issue, article)
        spot = eraser.spot or spot
        issue = without_notes(_hung(issue, spot.block, eraser.rest), number, before)
    return issue, spot


def _hung(issue: Issue, block: int, rest: tuple[Block, ...]) -> Issue:
    """``issue`` with ``rest`` behind the block with the id ``block``."""
    where = trail(issue, block) if rest else None
    if where is None:
        return issue
    blocks, at = siblings(where)
    return with_blocks(issue, where, len(blocks) - at, joined_lists((blocks[at], *rest, *blocks[at + 1 :])))


def _frame(passage: Passage) -> list[tuple[int, str]]:
    """What a paragraph cannot be joined out of: its cell, note, entry or page."""
    slots = (*passage.slots, passage.field if passage.hollow else "")
    return [
        (one.id, slot) for one, slot in zip(passage.within, slots, strict=True) if isinstance(one, _FRAMES) and slot
    ]


def _are_joint(first: Passage, last: Passage) -> bool:
    """Whether the words behind the last end go behind those before the first."""
    flowing = all(one.flows or one.hollow for one in (first, last))
    return flowing and first.article == last.article and _frame(first) == _frame(last)


def _is_whole(last: End | None) -> bool:
    """Whether a paragraph that is in no frame is reached to its end."""
    return last is not None and last[0].flows and not _frame(last[0]) and last[1] == len(last[0].text)


def _key(end: End | None) -> tuple[int, str] | None:
    return (end[0].block, end[0].field) if end else None


class _Eraser:
    """One pass through an article; without ``first`` it begins between the ends, without ``last`` it stays there.

    Attributes:
        spot: The beginning of the first passage as it is now.
        rest: What followed the joined paragraph in its list item; it goes with the paragraph.
    """

    def __init__(self, first: End | None, last: End | None, kept: tuple[type[Any], ...]) -> None:
        self._first, self._last = first, last
        self._kept: tuple[type[Any], ...] = (Note, *kept)
        self._inside, self._over = first is None, False
        self._joint = first is not None and last is not None and _are_joint(first[0], last[0])
        self._gone = self._joint or (first is not None and not first[0].within and _is_whole(last))
        self._ways = {block.id for end in (first, last) if end for block in end[0].within}
        self.rest: tuple[Block, ...] = ()
        self.spot: Spot | None = None

    def article(self, issue: Issue, article: Article) -> Issue:
        """``issue`` with ``article`` as it is left."""
        title = article.title_block
        facts = [one for one in passages(article, every=True) if not one.within or one.within[0] is title]
        opening = [one for one in facts if one.within or one.field not in CLOSING]
        words = [self._words(one.block, one.field, one.runs) for one in opening]
        body = tuple(one for one in article.blocks if not isinstance(one, Head) and one is not title)
        left = self._blocks(body)
        words += [self._words(one.block, one.field, one.runs) for one in facts[len(opening) :]]
        if left is not body:
            top = (one for one in article.blocks if isinstance(one, Head) or one is title)
            issue = with_body(issue, article, (*top, *left))
        for one, runs in zip(facts, words, strict=True):
            now = passage_at(issue, one.spot())
            issue = with_runs(issue, now, runs)[0] if now and runs != one.runs else issue
        return issue

    def _words(self, block: int, field: str, runs: Runs) -> Runs:
        """What is left of a passage; takes notice of the ends."""
        if (block, field) == _key(self._first):
            assert self._first is not None
            self._inside, self.spot = True, Spot(block, 0, field)
            kept = cut(runs, self._first[1])[0] if self._first[1] else ()
            return tidy((*kept, *self._tail()) if self._joint else kept)
        if (block, field) == _key(self._last):
            self._inside, self._over = False, True
            return () if self._joint else tidy(self._tail())
        return () if self._inside and field not in ELSEWHERE else runs

    def _tail(self) -> Runs:
        """What follows the last end in its passage."""
        assert self._last is not None
        return cut(self._last[0].runs, self._last[1], marks_stay=False)[1]

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """What is left of a sequence of blocks; the very same if that is all of it."""
        new = [left for block in blocks for left in self._block(block)]
        same = len(blocks) == len(new) and all(one is other for one, other in zip(blocks, new, strict=True))
        return blocks if same else joined_lists(new)

    def _block(self, block: Any) -> tuple[Block, ...]:
        if block.id not in self._ways:
            return () if self._inside and not isinstance(block, self._kept) else (block,)
        began = self._inside
        fresh: dict[str, Any] = {}
        empty: set[str] = set()
        for piece in pieces(block):
            passed = self._inside
            left = self._left(block, piece)
            if left is not piece[1]:
                fresh[piece.name] = left
            if passed and isinstance(piece, Slot) and not left:
                empty.add(piece.name)
        if self._gone and (block.id, "") == _key(self._last):
            return ()
        made = with_pieces(block, fresh)
        return self._without_items(made, empty) if isinstance(made, List | FieldList) else _box(made, began and empty)

    def _left(self, block: Block, piece: Piece) -> Any:
        """What is left of one piece of ``block``."""
        if isinstance(piece, Words):
            return self._words(block.id, piece.name, piece.runs)
        if not piece.blocks:
            words = self._words(block.id, piece.name, ())
            made = Paragraph(runs=words)
            if words:
                self.spot = Spot(made.id)
            return (made,) if words else ()
        began, was_over = self._inside, self._over
        left = self._blocks(piece.blocks)
        if self._joint and began and self._over and not was_over and isinstance(block, List):
            self.rest += left
            return ()
        return left

    def _without_items(self, block: Any, empty: set[str]) -> tuple[Block, ...]:
        """``block`` without the items that were passed or joined to something before them."""
        first = self._first[0] if self._first else None
        if first is not None and first.block == block.id:
            empty = empty - {first.field, first.field.removesuffix(".label")}
        gone = {int(name.split(".")[1]) for name in empty}
        labelled = isinstance(block, FieldList)
        kept = tuple(item for n, item in enumerate(block.items) if n not in gone or (labelled and item.label))
        return (block if len(kept) == len(block.items) else replace(block, items=kept),) if kept else ()


def _box(block: Any, emptied: object) -> tuple[Block, ...]:
    """Nothing, if ``block`` was a box round the text and nothing is left in it."""
    bare = isinstance(block, Quote | FigureRow) or (isinstance(block, Callout) and not block.title)
    return () if emptied and bare else (block,)


def marks_in(block: Block) -> set[str]:
    """The labels of the footnotes that are called in and below ``block``."""
    return _marks(one.runs for one in passages_in(block))


def _marks(runs: Iterable[Runs]) -> set[str]:
    return {run.label for some in runs for run in some if isinstance(run, NoteRef)}


def without_notes(issue: Issue, article: int, labels: set[str]) -> Issue:
    """``issue`` without the footnotes in ``labels`` that nothing in the article calls any more."""
    home = article_of(issue, article)
    orphans = labels - _marks(one.runs for one in passages(home)) if labels and home else set()
    if not orphans or home is None:
        return issue
    for block in walk(home.blocks):
        if isinstance(block, Note) and block.label in orphans:
            issue = with_block(issue, trail(issue, block.id), ())
    return issue
