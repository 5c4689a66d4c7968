"""Pictures in an article: put in one or many, replaced, side by side in a row or one below the other, moved about.

Files are named by their paths in the issue's folder; nothing is read. What a picture is called, said to show, credited
to and how large it is belongs to its place and stays when another file comes into it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Figure, FigureRow, Paragraph, Poster
from kiclayout.content.edit.anatomy import with_pieces
from kiclayout.content.edit.copying import siblings, with_block, with_blocks
from kiclayout.content.edit.erase import marks_in, without_notes
from kiclayout.content.edit.fresh import relabelled, taken_in
from kiclayout.content.edit.passages import passage_at, trail
from kiclayout.content.edit.placed import placed, with_placed
from kiclayout.content.edit.structure import delete_block, insert_block, with_sequence
from kiclayout.content.inline import Runs
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot, caret

MOST_COLUMNS = 6
_USUAL = {1: 1, 2: 2, 3: 3, 4: 2}
"""Columns of so many pictures; more stand in threes."""


def columns_for(count: int) -> int:
    """How many of ``count`` pictures stand side by side, where nobody says so."""
    return _USUAL.get(count, 3)


def at_caption(figure: int) -> Selection:
    """The caret in a picture's caption: so the rest of the window knows which picture is meant."""
    return caret(Spot(figure, 0, "caption"))


def figure_at(issue: Issue, block: int) -> Figure | None:
    """The figure with that id."""
    where = trail(issue, block)
    found = where.within[-1] if where else None
    return found if isinstance(found, Figure) else None


def is_free(issue: Issue, block: int) -> bool:
    """Whether a block is a figure or poster that still waits for its file."""
    where = trail(issue, block) if block else None
    found = where.within[-1] if where else None
    if isinstance(found, Poster):
        return not (found.path or found.blocks)
    return isinstance(found, Figure) and not found.path


def row_of(issue: Issue, figure: int) -> FigureRow | None:
    """The row that a figure stands in."""
    where = trail(issue, figure)
    around = where.within[-2] if where is not None and len(where.within) > 1 else None
    return around if isinstance(around, FigureRow) else None


def changed(issue: Issue, block: int, change: Callable[[Block], Block]) -> Issue:
    """``issue`` with a block as ``change`` makes it; as it was if there is no such block."""
    where = trail(issue, block)
    if where is None:
        return issue
    new = change(where.within[-1])
    return issue if new == where.within[-1] else with_block(issue, where, (new,))


# ---------------------------------------------------------------------------------------------------- put in
def replace_picture(issue: Issue, block: int, path: str, crop: str | None = None) -> Issue:
    """Another file in a figure or poster; ``crop``: what is asked for in place of the old crop, None = the old one."""

    def put(one: Block) -> Block:
        if isinstance(one, Figure):
            return replace(one, path=path, crop=one.crop if crop is None else crop)
        return replace(one, path=path) if isinstance(one, Poster) else one

    return changed(issue, block, put)


def insert_pictures(issue: Issue, at: Selection, paths: Sequence[str], *, apart: bool) -> Done:
    """New figures behind the block at ``at``: several side by side in a row, or ``apart``, one below the other.

    The caret goes into the caption of the first.
    """
    figures = tuple(Figure(path=path) for path in paths)
    if not figures or passage_at(issue, at.focus) is None:
        return Done(issue, at)
    first = figures[0].id
    if len(figures) > 1 and not apart:
        issue = insert_block(issue, at, FigureRow(blocks=figures, cols=str(columns_for(len(figures))))).issue
        return Done(issue, at_caption(first))
    where = at
    for figure in figures:
        issue = insert_block(issue, where, figure).issue
        where = at_caption(figure.id)
    return Done(issue, at_caption(first))


def insert_posters(issue: Issue, poster: int, paths: Sequence[str]) -> Issue:
    """New posters behind one."""
    for path in paths:
        new = Poster(path=path)
        issue = insert_block(issue, caret(Spot(poster, 0, "title")), new).issue
        poster = new.id
    return issue


def insert_beside(issue: Issue, figure: int, paths: Sequence[str], *, after: bool) -> Done:
    """New figures beside one: in its row, or in a row that the two become."""
    new = tuple(Figure(path=path) for path in paths)
    if not new:
        return Done(issue)
    return Done(_beside(issue, figure, new, after), at_caption(new[0].id))


def _beside(issue: Issue, figure: int, new: tuple[Block, ...], after: bool) -> Issue:
    where = trail(issue, figure)
    if where is None:
        return issue
    own, new = where.within[-1], relabelled(new, taken_in(where.article))
    pair = (own, *new) if after else (*new, own)
    if row_of(issue, figure) is not None:
        return with_block(issue, where, pair)
    return with_block(issue, where, (FigureRow(blocks=pair, cols=str(columns_for(len(pair)))),))


# ---------------------------------------------------------------------------------------------------- moved
def move_beside(issue: Issue, figure: int, target: int, *, after: bool) -> Done:
    """A figure beside another one: in its row, or in a row that the two become. Its old row gives it up."""
    moving = figure_at(issue, figure)
    if moving is None or figure == target or figure_at(issue, target) is None:
        return Done(issue)
    row = row_of(issue, figure)
    if row is not None and row_of(issue, target) is row:
        return Done(_reordered(issue, row, figure, target, after), at_caption(figure))
    made = _beside(_taken_out(issue, figure), target, (moving,), after)
    return Done(_still_placed(issue, made, figure), at_caption(figure))


def _reordered(issue: Issue, row: FigureRow, figure: int, target: int, after: bool) -> Issue:
    rest = [one for one in row.blocks if one.id != figure]
    at = next(n for n, one in enumerate(rest) if one.id == target) + after
    moving = [one for one in row.blocks if one.id == figure]
    return _with_row(issue, row, (*rest[:at], *moving, *rest[at:]))


def move_behind(issue: Issue, figure: int, at: Selection) -> Done:
    """A figure, out of its row if it stands in one, behind the block at ``at``."""
    moving, passage = figure_at(issue, figure), passage_at(issue, at.focus)
    if moving is None or passage is None or passage.block == figure:
        return Done(issue)
    made = _taken_out(issue, figure)
    if passage_at(made, at.focus) is None:
        return Done(issue)
    made = insert_block(made, at, moving).issue
    return Done(_still_placed(issue, made, figure), at_caption(figure))


def _still_placed(before: Issue, after: Issue, figure: int) -> Issue:
    """``after`` whose placements say of a figure what they said ``before``, when it stood elsewhere."""
    for one in before.placements:
        said = placed(before, figure, one.layout)
        if said and placed(after, figure, one.layout) != said:
            after = with_placed(after, figure, one.layout, said)
    return after


def _first(row: FigureRow, usual: int) -> int:
    return next((one.id for one in row.blocks if isinstance(one, Figure)), usual)


def _taken_out(issue: Issue, figure: int) -> Issue:
    """``issue`` without a figure, its footnotes left; a row that it leaves with one bare picture is that picture."""
    row, where = row_of(issue, figure), trail(issue, figure)
    if row is not None:
        return _with_row(issue, row, tuple(one for one in row.blocks if one.id != figure))
    return with_sequence(issue, where, lambda blocks, at: (*blocks[:at], *blocks[at + 1 :])) if where else issue


def _with_row(issue: Issue, row: FigureRow, blocks: tuple[Block, ...]) -> Issue:
    """``issue`` with other pictures in a row; columns that are not filled any more are given up."""
    where = trail(issue, row.id)
    if where is None:
        return issue
    if len(blocks) == 1 and not row.caption and not row.source and not row.extra:
        return with_block(issue, where, blocks)
    if not blocks:
        return delete_block(issue, row.id).issue
    asked = int(row.cols) if row.cols.isdecimal() else 0
    cols = str(len(blocks)) if asked > len(blocks) else row.cols
    return with_block(issue, where, (replace(with_pieces(row, {"blocks": blocks}), cols=cols),))


def remove_picture(issue: Issue, figure: int) -> Done:
    """The issue without a figure; its row closes up. The caret goes to a neighbour in the row, or to what followed."""
    row = row_of(issue, figure)
    if row is None:
        return delete_block(issue, figure)
    order = [one.id for one in row.blocks if isinstance(one, Figure)]
    at = order.index(figure)
    rest = order[at + 1 :] + order[:at][::-1]
    if not rest:
        return delete_block(issue, row.id)
    where = trail(issue, figure)
    made = _taken_out(issue, figure)
    made = without_notes(made, where.article.id, marks_in(where.within[-1])) if where else made
    return Done(made, at_caption(rest[0]))


def shift_picture(issue: Issue, figure: int, step: int) -> Done:
    """A figure one place further (1) or back (-1) in its row."""
    row = row_of(issue, figure)
    if row is None:
        return Done(issue)
    at = next(n for n, one in enumerate(row.blocks) if one.id == figure)
    if not 0 <= at + step < len(row.blocks):
        return Done(issue)
    return Done(_reordered(issue, row, figure, row.blocks[at + step].id, step > 0), at_caption(figure))


# ---------------------------------------------------------------------------------------------------- rows
def set_columns(issue: Issue, row: int, count: int) -> Issue:
    """Another number of pictures side by side in a row; 0 = as the layout has it."""
    cols = str(min(count, MOST_COLUMNS)) if count > 0 else ""
    return changed(issue, row, lambda one: replace(one, cols=cols) if isinstance(one, FigureRow) else one)


def join_row(issue: Issue, figure: int) -> Done:
    """A row of a figure and the figures right before and behind it; nothing is done if there are none."""
    where = trail(issue, figure)
    if where is None or not isinstance(where.within[-1], Figure) or row_of(issue, figure) is not None:
        return Done(issue)
    blocks, at = siblings(where)
    start, end = at, at + 1
    while start > 0 and isinstance(blocks[start - 1], Figure):
        start -= 1
    while end < len(blocks) and isinstance(blocks[end], Figure):
        end += 1
    if end - start < 2:
        return Done(issue)
    row = FigureRow(blocks=blocks[start:end], cols=str(columns_for(end - start)))
    made = with_sequence(issue, where, lambda *_: (*blocks[:start], row, *blocks[end:]))
    return Done(made, at_caption(figure))


def split_row(issue: Issue, row: int) -> Done:
    """The pictures of a row one below the other; the row's own caption and source go to the last of them.

    Where that has some of its own they are kept as a paragraph behind it.
    """
    where = trail(issue, row)
    own = where.within[-1] if where else None
    if where is None or not isinstance(own, FigureRow) or not own.blocks:
        return Done(issue)
    blocks = list(own.blocks)
    left: list[Runs] = []
    for name in ("caption", "source"):
        said, last = getattr(own, name), blocks[-1]
        if said and isinstance(last, Figure) and not getattr(last, name):
            blocks[-1] = replace(last, **{name: said})
        elif said:
            left.append(said)
    made = with_blocks(issue, where, 1, (*blocks, *(Paragraph(runs=runs) for runs in left)))
    return Done(made, at_caption(_first(own, row)))
