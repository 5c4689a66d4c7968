"""What is cut or copied: words of one passage, or blocks cropped to what is selected; with the footnotes they call.

A fragment belongs to no issue: who puts it in gives it ids and labels. Titles become headings in it, facts paragraphs.
"""

from __future__ import annotations

from typing import Any

from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block, FieldList, Heading, List, Note, Paragraph, Row, Table
from kiclayout.content.edit.anatomy import Words, pieces, slot_of, with_pieces
from kiclayout.content.edit.cells import kinds_of, places_of, with_places
from kiclayout.content.edit.copying import joined_lists
from kiclayout.content.edit.passages import (
    CLOSING,
    Passage,
    article_of,
    passages,
    passages_in,
    selected,
)
from kiclayout.content.edit.splice import part
from kiclayout.content.edit.tables import cells_at
from kiclayout.content.inline import NoteRef, Runs, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Selection
from kiclayout.content.walk import notes


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a clipboard holds: ``runs`` of one line, or ``blocks``; and ``notes``, the footnotes that either calls.

    It is ``cut`` if there was more than is taken: a table of too many rows, too long a text.
    """

    runs: Runs = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.runs or self.blocks)


def read_fragment(blocks: tuple[Block, ...], cut: bool) -> Fragment:
    """What was read of a clipboard: a single paragraph is the words of one line."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return Fragment(runs=blocks[0].runs, cut=cut)
    return Fragment(blocks=blocks, cut=cut)


def fragment_of(issue: Issue, selection: Selection) -> Fragment:
    """What is selected; empty if nothing is."""
    reached = selected(issue, selection)
    if not reached or (len(reached) == 1 and reached[0][1] == reached[0][2]):
        return Fragment()
    if len(reached) == 1:
        passage, start, end = reached[0]
        runs = part(passage.runs, start, end)
        return Fragment(runs=runs, notes=_notes(issue, [passage.article], _called((Paragraph(runs=runs),))))
    cells = cells_at(issue, selection)
    if cells and reached[0][0].slots != reached[-1][0].slots:
        return _with_notes(issue, reached, (_rectangle(cells),))
    return _with_notes(issue, reached, _blocks(issue, reached))


def _with_notes(issue: Issue, reached: list[tuple[Passage, int, int]], blocks: tuple[Block, ...]) -> Fragment:
    """A fragment of ``blocks`` with its footnotes taken out of them and beside them."""
    bare = tuple(block for block in blocks if not isinstance(block, Note))
    articles = list(dict.fromkeys(one.article for one, _, _ in reached))
    return Fragment(blocks=bare, notes=_notes(issue, articles, _called(bare)))


def _called(blocks: tuple[Block, ...]) -> list[str]:
    runs = (one.runs for block in blocks for one in passages_in(block))
    return list(dict.fromkeys(run.label for some in runs for run in some if isinstance(run, NoteRef)))


def _notes(issue: Issue, articles: list[int], labels: list[str]) -> tuple[Note, ...]:
    homes = [home for one in articles if (home := article_of(issue, one))]
    tables = [notes(home) for home in homes]
    return tuple(found for label in labels if (found := next((t[label] for t in tables if label in t), None)))


def _rectangle(cells: Any) -> Table:
    """A table of the selected cells."""
    grid = cells.table.grid
    rows = [row[cells.left : cells.right + 1] for row in places_of(grid)[cells.top : cells.bottom + 1]]
    kinds = kinds_of(grid)[cells.top : cells.bottom + 1]
    return Table(grid=with_places(grid, rows, kinds, grid.align[cells.left : cells.right + 1]))


def _blocks(issue: Issue, reached: list[tuple[Passage, int, int]]) -> tuple[Block, ...]:
    """The blocks between two passages, cropped at both ends."""
    crop = _Crop({(one.block, one.field): part(one.runs, start, end) for one, start, end in reached})
    first, last = reached[0][0], reached[-1][0]
    common = _common(first, last)
    if common:
        around, slot = common
        return crop.between(slot_of(around, slot), first, last)
    out: list[Block] = []
    for number in dict.fromkeys(one.article for one, _, _ in reached):
        article = article_of(issue, number)
        out += crop.article(article, first, last) if article else ()
    return tuple(out)


def _common(first: Passage, last: Passage) -> tuple[Block, str] | None:
    """The innermost slot that holds both passages; None = only the article does."""
    found = None
    ways = zip(first.within, (*first.slots, first.field), last.within, (*last.slots, last.field), strict=False)
    for one, slot, other, other_slot in ways:
        if one is not other or slot != other_slot or one is first.within[-1] or one is last.within[-1]:
            break
        found = one, slot
    return found


class _Crop:
    """Crops blocks to the passages that are selected."""

    def __init__(self, words: dict[tuple[int, str], Runs]) -> None:
        self._words = words

    def article(self, article: Article, first: Passage, last: Passage) -> tuple[Block, ...]:
        """What is selected of an article: facts as paragraphs, the title as a heading, and its blocks."""
        title = article.title_block
        tops: list[Block] = []
        ends: list[Block] = []
        for one in passages(article):
            runs = self._words.get((one.block, one.field), ())
            if runs and (not one.within or one.within[0] is title):
                made: Block = Heading(level=1, runs=runs) if one.within else Paragraph(runs=runs)
                (ends if not one.within and one.field in CLOSING else tops).append(made)
        body = tuple(block for block in article.body)
        return (*tops, *self.between(body, first, last), *ends)

    def between(self, blocks: tuple[Block, ...], first: Passage, last: Passage) -> tuple[Block, ...]:
        """The blocks from the one that holds ``first`` to the one that holds ``last``, the outer ones cropped."""
        ends = [next((n for n, b in enumerate(blocks) if self._holds(b, one)), None) for one in (first, last)]
        if not any(self._is_touched(block) for block in blocks):
            return ()
        start = ends[0] if ends[0] is not None else 0
        end = ends[1] if ends[1] is not None else len(blocks) - 1
        edge = set(ends)
        return joined_lists(
            cropped
            for n, block in enumerate(blocks[start : end + 1], start)
            for cropped in ((block,) if n not in edge else self._block(block))
        )

    def _holds(self, block: Block, passage: Passage) -> bool:
        return any(one.id == block.id for one in passage.within)

    def _is_touched(self, block: Block) -> bool:
        return any((one.block, one.field) in self._words for one in passages_in(block))

    def _block(self, block: Any) -> tuple[Block, ...]:
        """What is selected of ``block``."""
        if not self._is_touched(block):
            return ()
        changes: dict[str, Any] = {}
        for piece in pieces(block):
            if isinstance(piece, Words):
                changes[piece.name] = self._words.get((block.id, piece.name), ())
            else:
                changes[piece.name] = tuple(left for one in piece.blocks for left in self._block(one))
        made = with_pieces(block, changes)
        if isinstance(made, List | FieldList):
            kept = tuple(i for i in made.items if i.blocks or getattr(i, "label", ()))
            return (replace(made, items=kept),) if kept else ()  # type: ignore[arg-type]
        return (_with_rows(made),) if isinstance(made, Table) else (made,)


def _with_rows(table: Table) -> Table:
    """``table`` without the rows before the first and behind the last that say anything."""
    said = [n for n, row in enumerate(table.grid.rows) if _says(row)]
    if not said:
        return table
    rows = slice(said[0], said[-1] + 1)
    grid = with_places(table.grid, places_of(table.grid)[rows], kinds_of(table.grid)[rows], table.grid.align)
    return replace(table, grid=grid)


def _says(row: Row) -> bool:
    return any(not isinstance(cell, str) and cell.blocks for cell in row.cells)


def text_of_fragment(fragment: Fragment) -> str:
    """The characters of a fragment: a line for every passage, cells parted by tabs."""
    if not fragment.blocks:
        return plain(fragment.runs)
    return "\n".join(line for block in fragment.blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    if isinstance(block, Table):
        above = [plain(runs) for runs in (block.label, block.caption) if runs]
        return [*above, *("\t".join(row) for row in values_of_table(block))]
    return [one.text for one in passages_in(block) if one.listed]


def values_of_table(table: Table) -> list[list[str]]:
    """What the cells of a table say, row by row; covered places say nothing."""
    return [
        ["" if isinstance(cell, str) else " ".join(_cell_words(cell.blocks)) for cell in row.cells]
        for row in table.grid.rows
    ]


def _cell_words(blocks: tuple[Block, ...]) -> list[str]:
    return [one.text for block in blocks for one in passages_in(block) if one.runs]
