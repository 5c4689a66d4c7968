"""What Enter, Ctrl+Enter and Tab do to paragraphs, lists and tables, as edits of the session."""

from __future__ import annotations

from kiclayout.content.block import Directive
from kiclayout.content.edit.copying import with_blocks
from kiclayout.content.edit.items import item_of, level_in, level_out
from kiclayout.content.edit.passages import passage_at, trail
from kiclayout.content.edit.splits import can_split, split
from kiclayout.content.edit.tables import cells_at, next_cell
from kiclayout.content.edit.typed import insert_break
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, caret
from kiclayout.editor.session import Edit

PAGE = Directive(name="break", value="page")


def split_here(issue: Issue, selection: Selection | None) -> Done:
    """A new paragraph; a hard break where there are no paragraphs (captions, facts)."""
    passage = passage_at(issue, selection.focus) if selection else None
    if selection is None or passage is None:
        return Done(issue)
    return split(issue, selection) if can_split(passage) else insert_break(issue, selection)


def broken(issue: Issue, selection: Selection | None) -> Done:
    """A hard line break."""
    return insert_break(issue, selection) if selection else Done(issue)


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
    """In a table to the words of the next cell, or of the one before; behind the last one a new row begins."""

    def edit(issue: Issue, selection: Selection | None) -> Done:
        return next_cell(issue, selection, back) if selection else Done(issue)

    return edit


def in_table(issue: Issue, selection: Selection | None) -> bool:
    """Whether the caret is in a cell of a table."""
    return selection is not None and cells_at(issue, caret(selection.focus)) is not None
