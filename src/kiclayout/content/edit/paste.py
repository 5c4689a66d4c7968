"""Puts a fragment into an issue: words into the line, blocks where the format lets them stand.

The first paragraph of a fragment goes on the line at the caret, the last one before what follows it. In list items and
quotes paragraphs become items and paragraphs there; boxes go behind the whole of what is there. Where there are no
paragraphs (facts, captions) all is one line. Footnotes come along and are placed as if they were written there.
"""

from __future__ import annotations

from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Head, Heading, List, Note, Paragraph, Quote, Table
from kiclayout.content.edit.cells import places_of
from kiclayout.content.edit.copying import joined_lists, reworded, with_block, with_blocks
from kiclayout.content.edit.erase import erase
from kiclayout.content.edit.fragment import Fragment
from kiclayout.content.edit.fresh import Taken, fresh, taken_in
from kiclayout.content.edit.notemarks import placed_note
from kiclayout.content.edit.numbering import renumbered
from kiclayout.content.edit.passages import (
    Passage,
    Trail,
    article_of,
    clamped,
    passage_at,
    passages_in,
    trail,
)
from kiclayout.content.edit.splice import cut, tidy
from kiclayout.content.edit.splits import can_split, split_with
from kiclayout.content.edit.structure import OPEN, insert_block, with_sequence
from kiclayout.content.edit.tables import cells_at, put_cells, put_rows
from kiclayout.content.edit.typed import insert_runs
from kiclayout.content.inline import Break, Inline, NoteRef, Runs
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.content.walk import notes, walk


def insert_fragment(issue: Issue, selection: Selection, fragment: Fragment) -> Done:
    """``fragment`` in the place of what is selected, the caret behind it."""
    if not selection.bare:
        done = erase(issue, selection)
        issue, selection = done.issue, done.selection or selection
    spot = clamped(issue, selection.focus)
    passage = passage_at(issue, spot) if spot else None
    article = article_of(issue, selection.focus.block)
    if spot is None or passage is None or article is None or not fragment:
        return Done(issue, caret(spot) if spot else None)
    given = _given(fragment, taken_in(article), set(notes(article)))
    if given.blocks:
        done = _put_blocks(issue, passage, spot.at, given.blocks)
    else:
        done = insert_runs(issue, passage, spot.at, given.runs)
    return Done(_with_notes(done.issue, article.id, given.notes), done.selection)


def insert_cells(issue: Issue, selection: Selection, fragment: Fragment, whole: bool = False) -> Done:
    """The cells of a fragment that is one table in those from the caret's on, joined as they are there.

    Their looks, lists and footnotes come along; see ``tables.put_cells``. At a bare caret ``whole`` rows of as many
    columns as the table has are put between its rows.
    """
    cells, article = cells_at(issue, selection), article_of(issue, selection.focus.block)
    if cells is None or article is None:
        return Done(issue, selection)
    given = _given(fragment, taken_in(article), set(notes(article)))
    table = given.blocks[0] if len(given.blocks) == 1 else None
    if not isinstance(table, Table) or not table.grid.rows:
        return Done(issue, selection)
    places = places_of(table.grid)
    if whole and selection.bare and len(table.grid.align) == len(cells.table.grid.align):
        done = put_rows(issue, cells, places)
    else:
        done = put_cells(issue, cells, places, lambda _, cell: cell)
    return Done(_with_notes(done.issue, article.id, given.notes), done.selection)


def _given(fragment: Fragment, taken: Taken, known: set[str]) -> Fragment:
    """``fragment`` with ids and labels of its own, without marks of footnotes that nothing explains."""
    line = Paragraph(runs=fragment.runs)
    blocks = (line, *(one for one in fragment.blocks if not isinstance(one, Head)), *fragment.notes)
    first, *rest = fresh(blocks, taken)
    own = tuple(one for one in rest if isinstance(one, Note))
    labels = known | {one.label for one in walk(tuple(rest)) if isinstance(one, Note)}
    made = tuple(_explained(one, labels) for one in (first, *rest) if one not in own)
    runs = made[0].runs if isinstance(made[0], Paragraph) else ()
    inner = tuple(_untitled(one) for one in made[1:])
    if len(inner) == 1 and isinstance(inner[0], Paragraph):
        return Fragment(runs=inner[0].runs, notes=own)
    return Fragment(runs=runs, blocks=inner, notes=own)


def _untitled(block: Block) -> Block:
    return replace(block, level=1) if isinstance(block, Heading) and not block.level else block


def _explained(block: Any, labels: set[str]) -> Any:
    """``block`` without the marks of footnotes that are not in ``labels``."""

    def kept(run: Inline) -> bool:
        return not isinstance(run, NoteRef) or run.label in labels

    changes = {(one.block, one.field): tidy(filter(kept, one.runs)) for one in passages_in(block) if one.runs}
    return reworded((block,), changes)[0] if changes else block


def _with_notes(issue: Issue, article: int, given: tuple[Note, ...]) -> Issue:
    """``issue`` with footnotes below the paragraphs that call them."""
    for note in given:
        issue = placed_note(issue, article, note)
    return issue


def _put_blocks(issue: Issue, passage: Passage, at: int, blocks: tuple[Block, ...]) -> Done:
    if not can_split(passage):
        return insert_runs(issue, passage, at, _one_line(blocks))
    where = trail(issue, passage.block)
    around = where.within[-2] if where and len(where.within) > 1 else None
    if all(isinstance(one, Paragraph) for one in blocks):
        return split_with(issue, passage, at, [one.runs for one in blocks if isinstance(one, Paragraph)])
    if where is None or passage.hollow or (around is not None and not isinstance(around, OPEN)):
        return _put_inside(issue, passage, at, blocks)
    return _put_open(issue, passage, where, at, blocks)


def _one_line(blocks: tuple[Block, ...]) -> Runs:
    out: list[Inline] = []
    for one in (one for block in blocks for one in passages_in(block) if one.runs):
        out += [Break(), *one.runs] if out else one.runs
    return tuple(out)


def _put_open(issue: Issue, passage: Passage, where: Trail, at: int, blocks: tuple[Block, ...]) -> Done:
    """Blocks at top level or in a box that holds anything; the paragraph at the caret is cut for them."""
    owner: Any = where.within[-1]
    before, after = cut(passage.runs, at, marks_stay=at > 0)
    first, last = blocks[0], blocks[-1]
    title = isinstance(owner, Heading) and owner.level == 0
    untitled = title and not passage.runs
    new: list[Any] = []
    if (isinstance(first, Paragraph) and before) or (isinstance(first, Paragraph | Heading) and untitled):
        new, blocks = [replace(owner, runs=tidy((*before, *first.runs)))], blocks[1:]
    elif before or title:
        new = [replace(owner, runs=tidy(before))]
    new += blocks
    end = _end_of(last)
    if after and isinstance(last, Paragraph):
        new[-1] = replace(last, runs=tidy((*last.runs, *after)))
    elif after:
        tail = Paragraph(runs=tidy(after))
        new.append(tail)
    issue = with_blocks(issue, where, 1, new)
    joined = trail(issue, new[0].id)
    if joined is not None and any(isinstance(one, List) for one in new):
        issue = _joined(issue, joined)
    return Done(issue, caret(clamped(issue, end) or _end_of(new[0])))


def _joined(issue: Issue, where: Trail) -> Issue:
    return with_sequence(issue, where, lambda blocks, _: joined_lists(blocks))


def _end_of(block: Block) -> Spot:
    """The place behind the last words of ``block``."""
    inner = [one for one in passages_in(block) if one.listed]
    return inner[-1].end() if inner else Spot(block.id)


def _put_inside(issue: Issue, passage: Passage, at: int, blocks: tuple[Block, ...]) -> Done:
    """Blocks in a list item, quote, cell or note: words as paragraphs there, boxes behind the whole."""
    items = _items_into(issue, passage, at, blocks)
    if items is not None:
        return items
    plainly = [one for block in blocks if not _is_box(block) for one in passages_in(block) if one.runs]
    boxes = [block for block in blocks if _is_box(block)]
    done = Done(issue, caret(passage.spot(at)))
    if len(plainly) == 1:
        done = insert_runs(issue, passage, at, plainly[0].runs)
    elif plainly:
        done = split_with(issue, passage, at, [one.runs for one in plainly])
    new = done.issue
    for box in reversed(boxes):
        new = insert_block(new, done.selection or caret(passage.spot()), box).issue
    return Done(new, done.selection)


def _is_box(block: Block) -> bool:
    """Whether a block cannot be turned into paragraphs, for it is more than words."""
    if isinstance(block, Table):
        return True
    return not isinstance(block, Paragraph | Heading | List | Quote)


def _items_into(issue: Issue, passage: Passage, at: int, blocks: tuple[Block, ...]) -> Done | None:
    """One list into an item of a list: its items among those; None = that is not the case."""
    where = trail(issue, passage.block)
    given = blocks[0]
    if len(blocks) != 1 or not isinstance(given, List) or where is None or len(where.within) < 2 or passage.hollow:
        return None
    around: Any = where.within[-2]
    n = int(where.slots[-1].split(".")[1]) if isinstance(around, List) else -1
    if n < 0 or around.items[n].blocks[0] is not where.within[-1]:
        return None
    old = around.items[n]
    owner: Any = passage.owner
    before, after = cut(passage.runs, at, marks_stay=at > 0)
    made = [replace(one, marker=old.marker) for one in given.items]
    rest: tuple[Block, ...] = old.blocks[1:]
    if before:
        made.insert(0, replace(old, blocks=(replace(owner, runs=tidy(before)),)))
    if after:
        made.append(replace(old, blocks=(Paragraph(runs=tidy(after)),)))
    made[-1] = replace(made[-1], blocks=(*made[-1].blocks, *rest))
    items = renumbered(around.items, (*around.items[:n], *made, *around.items[n + 1 :]))
    outer = Trail(where.article, where.within[:-1], where.slots[:-1])
    issue = with_block(issue, outer, (replace(around, items=items),))
    return Done(issue, caret(_end_of(given)))
