"""What Enter, Ctrl+Enter and Tab do to paragraphs, lists and tables, as edits of the session."""

from __future__ import annotations

from kiclayout.content.block import (
    Block,
    Callout,
    Chart,
    Comment,
    Directive,
    Event,
    FieldList,
    Figure,
    FigureRow,
    Note,
    Paragraph,
    Poster,
    Qr,
    Quote,
    Sponsors,
    Table,
)
from kiclayout.content.edit.boxes import in_row
from kiclayout.content.edit.copying import siblings, with_blocks
from kiclayout.content.edit.items import item_of, level_in, level_out
from kiclayout.content.edit.notemarks import go_to_note
from kiclayout.content.edit.passages import article_of, passage_at, passages_in, trail
from kiclayout.content.edit.splits import can_split, split
from kiclayout.content.edit.structure import insert_block, open_place
from kiclayout.content.edit.tables import cells_at, next_cell
from kiclayout.content.edit.typed import insert_break
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.editor.session import Edit
from kiclayout.scene.caret import Stop

PAGE = Directive(name="break", value="page")
EXHIBITS = (Table, Figure, FigureRow, Chart, Poster, Event, Callout, Quote, Qr, Sponsors)
"""What one may want to go on below: there is no way on in it that leads out."""


def _at_blank(issue: Issue, selection: Selection) -> bool:
    """Whether Enter would put an empty paragraph beside an empty one: none of them is saved or printed."""
    where = trail(issue, selection.focus.block) if selection.bare else None
    if where is None or selection.focus.at or not isinstance(where.within[-1], Paragraph):
        return False
    if len(where.within) > 1 and not isinstance(where.within[-2], Callout | Event | Poster):
        return False
    blocks, at = siblings(where)
    box_ends = len(where.within) > 1 and at == len(blocks) - 1 > 0  # there Enter leads out of the box
    near = blocks[max(at - 1, 0) : at + 1]
    return not box_ends and any(isinstance(one, Paragraph) and not one.runs for one in near)


def split_here(issue: Issue, selection: Selection | None) -> Done:
    """A new paragraph, behind its block at the end of a caption; a hard break elsewhere in captions and facts.

    Nothing where one is begun already: blank lines are not printed.
    """
    passage = passage_at(issue, selection.focus) if selection else None
    if selection is None or passage is None or _at_blank(issue, selection):
        return Done(issue)
    if can_split(passage):
        return split(issue, selection)
    ended = passage.owner is not None and selection.bare and selection.focus.at == len(passage.text)
    article = article_of(issue, passage.block)
    if ended and article is not None and open_place(passage, article) is not None:
        return insert_block(issue, selection, Paragraph())
    return insert_break(issue, selection)


def exits(issue: Issue, here: Stop, below: Stop | None) -> bool:
    """Whether the way down leads out of a table, picture or box that ends its article: no words stand behind it."""
    passage, article = passage_at(issue, here.spot), article_of(issue, here.spot.block)
    if passage is None or article is None or not passage.within:
        return False
    rest = _onward(article, passage.within[0])
    there = passage_at(issue, below.spot) if below is not None else None
    stays = there is not None and any(one is block for one in there.within[:1] for block in rest)
    return bool(rest) and all(isinstance(one, EXHIBITS) for one in rest) and not stays


def behind(issue: Issue, spot: Spot) -> Spot | None:
    """The first words behind the table, picture or box that ``spot`` is in; None = in none, or nothing follows."""
    passage, article = passage_at(issue, spot), article_of(issue, spot.block)
    if passage is None or article is None or not passage.within or not isinstance(passage.within[0], EXHIBITS):
        return None
    rest = _onward(article, passage.within[0])
    inner = passages_in(rest[1])[:1] if rest[1:] else ()
    return inner[0].spot() if inner else None


def gone_on(issue: Issue, selection: Selection | None) -> Done:
    """A paragraph behind the article's last block, to go on writing."""
    article = article_of(issue, selection.focus.block) if selection else None
    own = _seen(article) if article else []
    last = passages_in(own[-1])[:1] if own else ()
    return insert_block(issue, caret(last[0].spot()), Paragraph()) if last else Done(issue)


def _seen(article: Article) -> list[Block]:
    """The article's blocks below its title that stand in the text, one behind the other."""
    return [one for one in article.body if not isinstance(one, Note | Comment | Directive)]


def _onward(article: Article, block: Block) -> list[Block]:
    """Those of them from ``block`` on; none if it is not among them."""
    own = _seen(article)
    return own[next((n for n, one in enumerate(own) if one is block), len(own)) :]


def mark_of(issue: Issue, selection: Selection) -> Spot | None:
    """Where the mark stands of the footnote that the caret is in; None = it is in no footnote, or that has none."""
    passage = passage_at(issue, selection.focus)
    inside = passage is not None and any(isinstance(one, Note) for one in passage.within)
    return go_to_note(issue, selection.focus) if inside else None


def break_page(issue: Issue, selection: Selection | None) -> Done:
    """What follows the caret begins a page; only in paragraphs and headings that stand in no box or list."""
    passage = passage_at(issue, selection.focus) if selection else None
    if selection is None or passage is None or len(passage.within) != 1 or not passage.flows:
        return Done(issue)
    done = split(issue, selection) if selection.focus.at or not selection.bare else Done(issue, selection)
    where = trail(done.issue, done.selection.focus.block) if done.selection else None
    if where is None or len(where.within) != 1:
        return Done(issue)
    broken_page = Directive(name=PAGE.name, value=PAGE.value)
    return Done(with_blocks(done.issue, where, 0, (broken_page,)), done.selection)


def indented(back: bool) -> Edit:
    """The selected items of a list a level in, or out."""
    level = level_out if back else level_in

    def edit(issue: Issue, selection: Selection | None) -> Done:
        listed = selection is not None and item_of(issue, selection.focus.block) is not None
        return level(issue, selection) if selection is not None and listed else Done(issue, selection)

    return edit


def tabbed(back: bool) -> Edit:
    """In a table to the words of the next cell, or of the one before; behind the last one a new row begins.

    In rows of an event's facts from a label to the words behind it, and on to the next label.
    """

    def edit(issue: Issue, selection: Selection | None) -> Done:
        if selection is None:
            return Done(issue)
        if cells_at(issue, caret(selection.focus)) is not None:
            return next_cell(issue, selection, back)
        return Done(issue, in_row(issue, selection, -1 if back else 1) or selection)

    return edit


def in_steps(issue: Issue, selection: Selection | None) -> bool:
    """Whether Tab goes from place to place: in a cell of a table, in a row of an event's facts."""
    if selection is None:
        return False
    passage = passage_at(issue, selection.focus)
    in_rows = passage is not None and any(isinstance(one, FieldList) for one in passage.within[-2:])
    return in_rows or cells_at(issue, caret(selection.focus)) is not None
