"""The outline panel: parts, articles and blocks of the issue, to go to, rename, reorder, add, copy and delete.

It follows the caret, and a click puts the caret where the row stands. What a command does to the issue is said in
``outline_edits``; what the rows are, in ``outline_tree``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QTreeView, QVBoxLayout, QWidget

from kiclayout.content.edit.passages import article_of, trail
from kiclayout.content.spot import caret
from kiclayout.editor.panels import outline_edits as edits
from kiclayout.editor.panels.fittings import Keys, label, say_all, tint, tool
from kiclayout.editor.panels.looks import PADDING, paint_chevron, scale_of, scaled, tokens_of
from kiclayout.editor.panels.outline_model import Drop, OutlineModel
from kiclayout.editor.panels.outline_rows import OutlineRows
from kiclayout.editor.panels.outline_tree import ARTICLE, BLOCK, PART, Branch, Key, Outline
from kiclayout.editor.panels.panel import ISSUE, PAGES, SELECTION, Panel
from kiclayout.editor.panels.standing import spot_of
from kiclayout.editor.session import Edit, Session
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words


class OutlineTree(QTreeView):
    """The tree with our own arrows. A row opens when something is held over it for a while, and closes again behind it,
    unless it was let go in there.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("outlineTree")
        self.keys = Keys(self)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(600)
        self._opened: list[QPersistentModelIndex] | None = None
        self.expanded.connect(self._note_opened)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """From now on rows open by being held over."""
        super().dragEnterEvent(event)
        self._opened = []

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Nothing is let go here."""
        super().dragLeaveEvent(event)
        self._close_opened(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """What was let go is shown; all else closes."""
        target = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().dropEvent(event)
        self._close_opened(QModelIndex(target))  # type: ignore[call-overload]

    def _note_opened(self, index: QModelIndex) -> None:
        if self._opened is not None:
            self._opened.append(QPersistentModelIndex(index))

    def _close_opened(self, target: QModelIndex) -> None:
        """Closes what was opened on the way, but for the rows round ``target``."""
        opened, self._opened = self._opened or [], None
        around = []
        while target.isValid():
            around.append(target)
            target = target.parent()
        for one in opened:
            index = QModelIndex(one)  # type: ignore[call-overload]
            if one.isValid() and index not in around:
                self.collapse(index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | object) -> None:  # noqa: N802
        """An arrow beside what can be opened; nothing else."""
        at = index if isinstance(index, QModelIndex) else QModelIndex(index)  # type: ignore[call-overload]
        if not self.model().hasChildren(at):
            return
        tokens = tokens_of(self.palette())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        center = QPointF(rect.right() - self.indentation() / 2 + 1, rect.center().y() + 0.5)
        paint_chevron(painter, center, self.isExpanded(at), tokens.text3, scale_of(self.font()))
        painter.restore()


class Command(NamedTuple):
    """A command on the row that is chosen.

    Attributes:
        name: Key of its wording.
        keys: Its shortcut, as Qt spells it; empty = none.
        families: The rows it is for.
        edit: What it does to the issue; None = it renames in place.
    """

    name: str
    keys: str
    families: tuple[str, ...]
    edit: Callable[[Key], Edit] | None


COMMANDS = (
    Command("panels.outline.rename", "F2", (PART, ARTICLE), None),
    Command("panels.outline.add", "Ctrl+Return", (PART, ARTICLE), edits.add_article),
    Command("panels.outline.duplicate", "Ctrl+D", (ARTICLE, BLOCK), edits.duplicate),
    Command("panels.outline.up", "Alt+Up", (PART, ARTICLE, BLOCK), partial(edits.step, by=-1)),
    Command("panels.outline.down", "Alt+Down", (PART, ARTICLE, BLOCK), partial(edits.step, by=1)),
    Command("panels.outline.delete", "Del", (PART, ARTICLE, BLOCK), edits.delete),
)
DELETE = COMMANDS[-1]


class OutlinePanel(Panel):
    """The outline.

    Signals:
        chosen: Words are to be typed where a row says: the caret was put there.
        moved: The caret is elsewhere, by a row that was gone to or moved; the keyboard stays, for the row's own keys.
    """

    chosen, moved = Signal(), Signal()
    follows = (ISSUE, SELECTION, PAGES)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(session, words, parent)
        self.setObjectName("outline")
        self.outline = Outline()
        self.model = OutlineModel(self)
        self.tree = OutlineTree(self)
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(OutlineRows(self._page_of, self._kind, self.tree))
        self.body = tool(self, "outlineBody", "body", checkable=True)
        self.add = tool(self, "outlineAdd", "plus")
        self.count = label(self, "outlineCount")
        self._pages: dict[Key, str] = {}
        self._following = False
        self._opened = False
        self._lay_out()
        self._make_actions()
        self._connect()
        self.reworded()

    # ------------------------------------------------------------------------------------------------ making
    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.body)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tree, 1)

    def _make_actions(self) -> None:
        self._actions: list[tuple[QAction, Command]] = []
        for command in COMMANDS:
            action = QAction(self)
            action.setShortcut(QKeySequence(command.keys))
            action.triggered.connect(partial(self.do, command))
            self.tree.keys.let(command.keys, partial(self.do, command))
            self._actions.append((action, command))

    def _connect(self) -> None:
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        self.tree.activated.connect(self._go_into)
        self.tree.clicked.connect(self._go_to)
        self.tree.doubleClicked.connect(self._open_or_close)
        self.model.dropped.connect(self._on_dropped)
        self.model.renamed.connect(self._on_renamed)
        self.body.toggled.connect(self._on_body)
        self.add.clicked.connect(self._on_add)

    def reworded(self) -> None:
        """All fixed words."""
        say = self.words
        self.tree.setAccessibleName(say("panels.outline"))
        for action, command in self._actions:
            action.setText(say(command.name))
        say_all(((self.body, say("panels.outline.body")), (self.add, say("panels.outline.add"))))

    def recolored(self, tokens: Tokens) -> None:
        """The icons of the buttons, and all margins."""
        tint((self.body, self.add), tokens, scale_of(self.font()))
        self._head.setContentsMargins(*scaled(self.font(), PADDING, 6, 8, 6))
        self.tree.setIndentation(*scaled(self.font(), PADDING))

    # ------------------------------------------------------------------------------------------------ following
    def catch_up(self, changed: frozenset[str]) -> None:
        """New rows, pages, and the row of the caret."""
        issue = self.session.issue
        self._following = True
        if ISSUE in changed:
            self.model.show(self.outline.branches(issue))
            self.count.setText(self.words("panels.outline.count", n=len(issue.articles)))
            if not self._opened:
                self._opened = True
                self._open_parts()
        if PAGES in changed:
            self._pages.clear()
            self.tree.viewport().update()
        if SELECTION in changed or not self.tree.currentIndex().isValid():
            self._follow_caret()
        self._following = False

    def _on_opened(self) -> None:
        self._opened = False
        super()._on_opened()

    def _open_parts(self) -> None:
        for row in range(self.model.rowCount()):
            self.tree.expand(self.model.index(row, 0))

    def _follow_caret(self) -> None:
        selection = self.session.selection
        index = self.model.index_of(self._key_at(selection.focus.block)) if selection else QModelIndex()
        while index.isValid() and index.parent().isValid() and not self.tree.isExpanded(index.parent()):
            index = index.parent()
        if index.isValid() and index != self.tree.currentIndex():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.tree.selectionModel().setCurrentIndex(index, flag)
            self.tree.scrollTo(index)

    def _key_at(self, block: int) -> Key | None:
        """The row of a block: its own, or, where it has none, that of the heading above it, else of its article."""
        article = article_of(self.session.issue, block)
        if article is None:
            return None
        found = trail(self.session.issue, block)
        key: Key = (ARTICLE, article.id)
        for one in article.blocks if found else ():
            row = self.model.branch(self.model.index_of((BLOCK, one.id)))
            if row and (row.kind == "heading" or (found and one is found.within[0])):
                key = row.key
            if found and one is found.within[0]:
                return key if one is not article.title_block else (ARTICLE, article.id)
        return ARTICLE, article.id

    def _page_of(self, branch: Branch) -> str:
        """The folio of the page an article begins on; asked when painted, remembered till it may change."""
        if branch.kind != ARTICLE:
            return ""
        if branch.key not in self._pages:
            page = self.session.page_of(int(branch.key[1]))
            self._pages[branch.key] = page.folio if page else ""
        return self._pages[branch.key]

    def _kind(self, kind: str) -> str:
        return self.words("panels.outline.untitled" if kind == ARTICLE else f"panels.kind.{kind}")

    # ------------------------------------------------------------------------------------------------ the hand
    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        branch = self.model.branch(now)
        self._allow(branch)
        if not self._following and self.tree.hasFocus():
            self._go_to(now)

    def _allow(self, branch: Branch | None) -> None:
        for action, command in self._actions:
            action.setEnabled(branch is not None and _fits(command, branch))

    def _go_to(self, index: QModelIndex) -> None:
        branch = self.model.branch(index)
        block = edits.block_of(self.session.issue, branch.key) if branch else 0
        spot = spot_of(self.session.issue, block) if block else None
        if spot is not None:
            self.session.select(caret(spot))
            self.moved.emit()

    def _go_into(self, index: QModelIndex) -> None:
        self._go_to(index)
        self.chosen.emit()

    def _open_or_close(self, index: QModelIndex) -> None:
        self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _on_body(self, shown: bool) -> None:
        self.outline.fold(shown)
        self._note(ISSUE)

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.tree.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """The commands on the row that is chosen."""
        menu = QMenu(self)
        for action, command in self._actions:
            if action.isEnabled():
                if command.name.endswith((".up", ".delete")):
                    menu.addSeparator()
                menu.addAction(action)
        return menu

    # ------------------------------------------------------------------------------------------------ commands
    def do(self, command: Command, _checked: bool = False) -> None:
        """Does a command on the row that is chosen; nothing, if it is not for that row."""
        branch = self.model.branch(self.tree.currentIndex())
        if branch is None or not _fits(command, branch):
            return
        if command.edit is None:
            self.tree.edit(self.tree.currentIndex())
        else:
            self._edit(command.edit(branch.key), command.name)

    def _on_add(self) -> None:
        branch = self.model.branch(self.tree.currentIndex())
        if branch is not None and branch.key[0] == BLOCK:
            branch = self.model.branch(self.tree.currentIndex().parent())
        last = self.model.branch(self.model.index(self.model.rowCount() - 1, 0))
        key = branch.key if branch else last.key if last else None
        if key is not None:
            self._edit(edits.add_article(key), "panels.outline.add")

    def _edit(self, edit: Edit, name: str) -> None:
        """An edit of a row; a new article's title can be typed at once."""
        self.session.apply(edit, name)
        if name == "panels.outline.add":
            self.chosen.emit()
        else:
            self.moved.emit()

    def _on_dropped(self, drop: Drop) -> None:
        self._edit(edits.move(drop.moved, drop.into, drop.before), "panels.outline.move")

    def _on_renamed(self, key: Key, text: str) -> None:
        self.session.apply(edits.rename(key, text), "panels.outline.rename")


def _fits(command: Command, branch: Branch) -> bool:
    """Whether a command is for such a row; headings are the only blocks with a name, and no part goes with articles."""
    if command is DELETE and branch.key[0] == PART and branch.children:
        return False
    heading = command.edit is None and branch.kind == "heading"
    return heading or branch.key[0] in command.families
