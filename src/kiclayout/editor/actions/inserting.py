"""Rows of the table of actions about whole blocks and articles: put in, double. The edits are made elsewhere."""

from __future__ import annotations

from kiclayout.content.edit.passages import article_of
from kiclayout.editor.actions.action import Action
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.actions.when import caret, open_issue
from kiclayout.editor.actions.writing import state
from kiclayout.editor.panels.outline_edits import add_article, duplicate
from kiclayout.editor.panels.outline_tree import ARTICLE, BLOCK
from kiclayout.editor.typing.structure import break_page


def _in_block(desk: Desk) -> bool:
    """Whether the caret is in a block, not in a fact of the article."""
    found = state(desk)
    return found is not None and found.block != 0


def _double(desk: Desk) -> None:
    found = state(desk)
    if found is not None and found.block:
        desk.hand.apply(duplicate((BLOCK, found.block)), "action.edit.duplicate")


def _article(desk: Desk) -> None:
    """Adds an article behind the caret's, or behind the last one."""
    session = desk.session
    here = article_of(session.issue, session.selection.focus.block) if session.selection else None
    last = session.issue.articles[-1] if session.issue.articles else None
    behind = here or last
    if behind is not None:
        desk.hand.apply(add_article((ARTICLE, behind.id)), "action.insert.article")


DOUBLE = Action("edit.duplicate", "edit", _double, ("Ctrl+D",), "duplicate", _in_block)
INSERT = (
    Action(
        "insert.page-break",
        "insert",
        lambda desk: desk.hand.apply(break_page, "action.insert.page-break"),
        ("Ctrl+Return",),
        "page-break",
        caret,
        rule=True,
    ),
    Action("insert.article", "insert", _article, ("Ctrl+Shift+N",), "article", open_issue, rule=True),
)
