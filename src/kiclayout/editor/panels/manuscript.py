"""The panel with the text of the article at the caret, for long edits; words and caret go both ways.

What is typed becomes the smallest edit of the passage, so that marks, glosses, notes and links beside it stay. Boxes
are lines that are only read here. A second view shows the file as it will be saved.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from kiclayout.content.edit.passages import article_of, passage_at, trail
from kiclayout.content.edit.roles import ROLES, set_role
from kiclayout.content.edit.splits import split
from kiclayout.content.edit.typed import delete_backward, delete_forward, insert_break, insert_text
from kiclayout.content.inline import plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Change, Done, Selection, Spot, at_selection, caret
from kiclayout.editor.panels.fittings import label, named, say_all, tint, tool
from kiclayout.editor.panels.looks import PADDING, scale_of, scaled
from kiclayout.editor.panels.panel import ISSUE, SELECTION, Panel
from kiclayout.editor.panels.retyping import At, Retyped
from kiclayout.editor.panels.standing import spot_of
from kiclayout.editor.panels.story import Line, story_of
from kiclayout.editor.panels.story_edit import StoryEdit
from kiclayout.editor.session import Session
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words
from kiclayout.store.text.write import write_article

TYPING = "edit.type"
LAG = 30
"""How long the text may be behind the page while that is typed on, in milliseconds: the page goes first."""


COMMANDS: dict[str, tuple[str, Change]] = {
    "split": ("panels.manuscript.split", split),
    "break": ("panels.manuscript.break", insert_break),
    "backward": ("panels.manuscript.erase", delete_backward),
    "forward": ("panels.manuscript.erase", delete_forward),
    "backward-word": ("panels.manuscript.erase", partial(delete_backward, word=True)),
    "forward-word": ("panels.manuscript.erase", partial(delete_forward, word=True)),
}
"""What keys do to the issue, with the name of the step."""


class ManuscriptPanel(Panel):
    """The article's text.

    Signals:
        refused: A box was to be written into that is only read here; says where it is written.
    """

    refused = Signal(str)
    follows = (ISSUE, SELECTION)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(session, words, parent)
        self.setObjectName("manuscript")
        self.article: Article | None = None
        self.edit = StoryEdit(self._role, self)
        self.source = named(QPlainTextEdit(self), "storySource")
        self.source.setReadOnly(True)
        self.source.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.title = label(self, "storyTitle")
        self.toggle = tool(self, "storyToggle", "manuscript", checkable=True)
        self.lag = LAG
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.showing)
        self._lay_out()
        self.edit.retyped.connect(self._on_retyped)
        self.edit.commanded.connect(self._on_command)
        self.edit.moved.connect(self._on_moved)
        self.edit.entered.connect(self._on_entered)
        self.edit.gutter.asked.connect(self._show_roles)
        self.toggle.toggled.connect(self._on_toggled)
        self.reworded()

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.toggle)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.edit)
        self._stack.addWidget(self.source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)

    def reworded(self) -> None:
        """All fixed words."""
        say = self.words
        self.edit.setAccessibleName(say("panels.manuscript"))
        self.source.setAccessibleName(say("panels.manuscript.source"))
        say_all(((self.toggle, say("panels.manuscript.source")),))
        self.edit.gutter.setToolTip(say("panels.manuscript.roles"))
        self.edit.gutter.update()

    def recolored(self, tokens: Tokens) -> None:
        """Words and icons in the colours of a theme."""
        tint((self.toggle,), tokens, scale_of(self.font()))
        self._head.setContentsMargins(*scaled(self.font(), PADDING, 4, 8, 4))
        self.edit.redress()

    def _role(self, line: Line) -> str:
        kind = line.role.startswith("kind.")
        return self.words(f"panels.{line.role}" if kind else f"panels.role.{line.role}")

    # ------------------------------------------------------------------------------------------------ following
    def catch_up(self, changed: frozenset[str]) -> None:
        """At once, while it is written here; else in a moment, when the page is painted."""
        if self.lag and not self.edit.hasFocus() and self.article is not None:
            if not self._later.isActive():
                self._later.start(self.lag)
            return
        self.showing()

    def showing(self) -> None:
        """Shows the article at the caret, its words, the caret."""
        self._later.stop()
        self.edit.flush()
        article = self._article()
        if article is None:
            self.edit.show_lines(())
            self.article = None
            return
        if article is not self.article:
            other = self.article is None or self.article.id != article.id
            self.article = article
            self.title.setText(plain(article.title) or article.name)
            self.edit.show_lines(story_of(article))
            self._show_source()
            if other:
                self.edit.verticalScrollBar().setValue(0)
        self._follow_caret()

    def write(self) -> None:
        """Shows the caret's place at once, and takes the keyboard."""
        self.showing()
        self.edit.setFocus()

    def _on_entered(self) -> None:
        if self._later.isActive():
            self.showing()

    def _article(self) -> Article | None:
        """The article at the caret; without one, the one that was there last, else the first."""
        issue, selection = self.session.issue, self.session.selection
        found = article_of(issue, selection.focus.block) if selection else None
        if found is None and self.article is not None:
            found = article_of(issue, self.article.id)
        return found or next(iter(issue.articles), None)

    def _follow_caret(self) -> None:
        selection = self.session.selection
        if selection is None or self.article is None:
            return
        anchor, focus = (self._at(one) for one in (selection.anchor, selection.focus))
        if focus is None:
            return
        line, here = self.edit.lines[focus.line], self.edit.ends()[1]
        if line.folded and here.line == focus.line:
            return
        self.edit.put_caret(anchor or focus, focus)

    def _at(self, spot: Spot) -> At | None:
        """Where a spot is in the field; what is inside a box stands at the box's line."""
        keys = {line.key: at for at, line in enumerate(self.edit.lines)}
        found = keys.get((spot.block, spot.field))
        if found is not None:
            return At(found, min(spot.at, len(self.edit.lines[found].text)))
        way = trail(self.session.issue, spot.block)
        blocks = {line.block: at for at, line in reversed(list(enumerate(self.edit.lines)))}
        inside = (blocks[one.id] for one in reversed(way.within) if one.id in blocks) if way else iter(())
        line = next(inside, None)
        return At(line, 0) if line is not None else None

    def _spot(self, at: At) -> Spot | None:
        """The spot of a place in the field; None inside a box."""
        if at.line >= len(self.edit.lines) or self.edit.lines[at.line].folded:
            return None
        line = self.edit.lines[at.line]
        return Spot(line.block, at.column, line.field)

    # ------------------------------------------------------------------------------------------------ the hand
    def _on_moved(self) -> None:
        anchor, focus = (self._spot(at) for at in self.edit.ends())
        line = self.edit.ends()[1].line
        if focus is None and line < len(self.edit.lines):
            focus = spot_of(self.session.issue, self.edit.lines[line].block)
        if focus is not None:
            self.session.select(Selection(anchor or focus, focus))

    def _on_retyped(self, change: Retyped) -> None:
        start, end = self._spot(change.start), self._spot(change.end)
        if start is None or end is None:
            self._refuse()
            return
        chosen = Selection(start, end)
        run = "" if "\n" in change.text or change.start.line != change.end.line else f"manuscript {start.block}"
        self.session.apply(partial(_typed, chosen=chosen, text=change.text), TYPING, run)
        self._show_again()

    def _on_command(self, command: str) -> None:
        if command == "undo":
            self.session.undo()
        elif command == "redo":
            self.session.redo()
        elif command in COMMANDS:
            ends = [self._spot(at) for at in self.edit.ends()]
            if None in ends:
                self._refuse()
                return
            self._on_moved()
            name, made = COMMANDS[command]
            run = f"manuscript {command}" if command.startswith(("backward", "forward")) else ""
            self.session.apply(at_selection(made), name, run)
        self._show_again()

    def _refuse(self) -> None:
        """Puts back what stood there."""
        self._show_again()
        self.refused.emit(self.words("panels.manuscript.elsewhere"))

    def _show_again(self) -> None:
        """Shows what the issue says, even if that is what it said before."""
        article = self._article()
        if article is not None:
            self.edit.show_lines(self.edit.lines if article is self.article else story_of(article))
            self.article = article
            self._follow_caret()

    def _show_roles(self, line: int) -> None:
        menu = self.role_menu(line)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.edit.gutter.mapToGlobal(QPoint(12, int(self._row_of(line)))))

    def _row_of(self, line: int) -> float:
        return next((row.bottom() for at, row in self.edit.gutter.rows() if at == line), 0.0)

    def role_menu(self, line: int) -> QMenu | None:
        """The roles that the words of a line could have; None = they can have no other."""
        if line >= len(self.edit.lines):
            return None
        shown = self.edit.lines[line]
        passage = passage_at(self.session.issue, Spot(shown.block, 0, shown.field))
        if passage is None or not (passage.flows or passage.hollow):
            return None
        menu = QMenu(self)
        for role in ROLES:
            action = QAction(self.words(f"panels.role.{role}"), menu)
            action.setCheckable(True)
            action.setChecked(role == shown.role)
            action.setData((role, shown.key))
            menu.addAction(action)
        menu.triggered.connect(self._on_role)
        return menu

    def _on_role(self, action: QAction) -> None:
        role, key = action.data()
        self.give(role, Spot(key[0], 0, key[1]))

    def give(self, role: str, spot: Spot) -> None:
        """Makes the words at ``spot`` something else, one of ``ROLES``."""
        self.session.apply(partial(_given, spot=spot, role=role), "panels.role")
        self._show_again()

    # ------------------------------------------------------------------------------------------------ the file
    def _on_toggled(self, shown: bool) -> None:
        self._stack.setCurrentWidget(self.source if shown else self.edit)
        self._show_source()

    def _show_source(self) -> None:
        if not self.toggle.isChecked() or self.article is None:
            return
        scroll = self.source.verticalScrollBar().value()
        self.source.setPlainText(write_article(self.article))
        self.source.verticalScrollBar().setValue(scroll)


def _typed(issue: Issue, _selection: Selection | None, chosen: Selection, text: str) -> Done:
    return insert_text(issue, chosen, text)


def _given(issue: Issue, _selection: Selection | None, spot: Spot, role: str) -> Done:
    return set_role(issue, caret(spot), role)
