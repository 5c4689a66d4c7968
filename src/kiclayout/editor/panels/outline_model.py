"""The outline as a Qt model: brought up to date row by row, so that what is opened, selected and in sight stays so.

It changes nothing itself: a drop or a new name is told by a signal, and the issue that comes of it is shown.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kiclayout.base.record import dataclass
from kiclayout.editor.panels.outline_tree import ARTICLE, BLOCK, PART, Branch, Key

MIME = "application/x-kiclayout-outline"
BRANCH = Qt.ItemDataRole.UserRole
Index: TypeAlias = QModelIndex | QPersistentModelIndex
Flag, Role = Qt.ItemFlag, Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Drop:
    """What was dropped where.

    Attributes:
        moved: The article or block.
        into: The part or article it shall be in.
        before: The branch it shall stand before; None = at the end.
    """

    moved: Key
    into: Key
    before: Key | None


class _Row:
    """One row as it is shown."""

    __slots__ = ("above", "below", "branch", "number")

    def __init__(self, branch: Branch, above: _Row | None, number: int) -> None:
        self.branch, self.above, self.number = branch, above, number
        self.below: list[_Row] = []


class OutlineModel(QAbstractItemModel):
    """Parts, articles and blocks; ``BRANCH`` gives the branch of a row.

    Signals:
        dropped: A ``Drop``.
        renamed: The key of a part or article, and its new name.
    """

    dropped = Signal(object)
    renamed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Row(Branch((PART, ""), "", ""), None, 0)
        self._rows: dict[int, _Row] = {0: self._root}
        self._by_key: dict[Key, _Row] = {}
        self._next = 1

    # ------------------------------------------------------------------------------------------------ bringing up
    def show(self, branches: Sequence[Branch]) -> None:
        """Shows ``branches``; rows that are still there stay, wherever they went."""
        wanted = {one.key for part in branches for one in (part, *part.children, *_below(part))}
        self._drop_missing(self._root, wanted)
        self._place(self._root, branches)

    def index_of(self, key: Key | None) -> QModelIndex:
        """The row called ``key``; invalid if there is none."""
        row = self._by_key.get(key) if key else None
        return self._index(row) if row else QModelIndex()

    def branch(self, index: Index) -> Branch | None:
        """The branch at ``index``."""
        return self._row(index).branch if index.isValid() else None

    def _drop_missing(self, row: _Row, wanted: set[Key]) -> None:
        at = len(row.below)
        while at:
            at -= 1
            if row.below[at].branch.key in wanted:
                self._drop_missing(row.below[at], wanted)
                continue
            first = at
            while first and row.below[first - 1].branch.key not in wanted:
                first -= 1
            self.beginRemoveRows(self._index(row), first, at)
            for gone in row.below[first : at + 1]:
                self._forget(gone)
            del row.below[first : at + 1]
            self.endRemoveRows()
            at = first

    def _forget(self, row: _Row) -> None:
        for below in row.below:
            self._forget(below)
        self._rows.pop(row.number, None)
        self._by_key.pop(row.branch.key, None)

    def _place(self, row: _Row, branches: Sequence[Branch]) -> None:
        for at, branch in enumerate(branches):
            known = self._by_key.get(branch.key)
            if known is None:
                self._insert(row, at, branch)
            elif at >= len(row.below) or row.below[at] is not known:
                self._move(known, row, at)
            self._update(row.below[at], branch)

    def _update(self, row: _Row, branch: Branch) -> None:
        if row.branch is branch:
            return
        old, row.branch = row.branch, branch
        if _shown(old) != _shown(branch):
            index = self._index(row)
            self.dataChanged.emit(index, index)
        self._place(row, branch.children)

    def _insert(self, parent: _Row, at: int, branch: Branch) -> None:
        self.beginInsertRows(self._index(parent), at, at)
        row = _Row(Branch(branch.key, "", ""), parent, self._next)
        self._next += 1
        self._rows[row.number] = self._by_key[branch.key] = row
        parent.below.insert(at, row)
        self.endInsertRows()

    def _move(self, row: _Row, parent: _Row, at: int) -> None:
        """Moves a row to position ``at`` of ``parent``; it never stands before that in the same parent."""
        source = row.above or self._root
        old = source.below.index(row)
        if source is parent and old + 1 == at:
            return
        self.beginMoveRows(self._index(source), old, old, self._index(parent), at)
        del source.below[old]
        parent.below.insert(at, row)
        row.above = parent
        self.endMoveRows()

    # ------------------------------------------------------------------------------------------------ Qt's questions
    def _row(self, index: Index) -> _Row:
        return self._rows.get(index.internalId(), self._root) if index.isValid() else self._root

    def _index(self, row: _Row) -> QModelIndex:
        if row.above is None:
            return QModelIndex()
        return self.createIndex(row.above.below.index(row), 0, row.number)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a row below ``parent``."""
        if column or not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, 0, self._row(parent).below[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The row above ``index``."""
        above = self._row(index).above if index.isValid() else None
        return self._index(above) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many rows are below ``parent``."""
        return 0 if parent.isValid() and parent.column() else len(self._row(parent).below)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """One."""
        return 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The words of a row, or its branch."""
        branch = self.branch(index)
        if branch is None:
            return None
        if role == Role.EditRole:
            return branch.words
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return branch.label
        return branch if role == BRANCH else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        """Asks for a new name; the row shows it when the issue has it."""
        branch = self.branch(index)
        if role != Role.EditRole or branch is None or not str(value).strip():
            return False
        self.renamed.emit(branch.key, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Parts and articles can be renamed, articles and blocks dragged, parts and articles dropped on."""
        branch = self.branch(index)
        if branch is None:
            return Flag.NoItemFlags
        shared = Flag.ItemIsEnabled | Flag.ItemIsSelectable
        if branch.kind == PART:
            return shared | Flag.ItemIsEditable | Flag.ItemIsDropEnabled
        if branch.kind == ARTICLE:
            return shared | Flag.ItemIsEditable | Flag.ItemIsDropEnabled | Flag.ItemIsDragEnabled
        rename = Flag.ItemIsEditable if branch.kind == "heading" else Flag.NoItemFlags
        return shared | rename | Flag.ItemIsDragEnabled | Flag.ItemNeverHasChildren

    # ------------------------------------------------------------------------------------------------ drag and drop
    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Our own."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The key of the first row."""
        data = QMimeData()
        branch = self.branch(indexes[0]) if indexes else None
        if branch:
            data.setData(MIME, json.dumps(branch.key).encode())
        return data

    def canDropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Whether an article would come into a part, or a block into an article."""
        return self.drop_at(data, row, parent) is not None

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tells what was dropped; says no, so that the view removes nothing itself."""
        drop = self.drop_at(data, row, parent)
        if drop is not None:
            self.dropped.emit(drop)
        return False

    def drop_at(self, data: QMimeData, row: int, parent: Index) -> Drop | None:
        """What a drop of ``data`` before ``row`` of ``parent`` (-1 = onto it) would mean; None = nothing."""
        moved, into = self._dragged(data), self._row(parent)
        if moved is None or into is self._root:
            return None
        if (moved.branch.kind == ARTICLE) != (into.branch.kind == PART) or into.branch.key[0] == BLOCK:
            return None
        before = into.below[row] if 0 <= row < len(into.below) else None
        if before is moved or (before is None and into.below and into.below[-1] is moved):
            return None
        return Drop(moved.branch.key, into.branch.key, before.branch.key if before else None)

    def _dragged(self, data: QMimeData) -> _Row | None:
        if not data.hasFormat(MIME):
            return None
        family, name = json.loads(bytes(data.data(MIME).data()))
        return self._by_key.get((family, name))


def _shown(branch: Branch) -> tuple[object, ...]:
    """What can be seen of a row."""
    return branch.label, branch.kind, branch.number, branch.depth, branch.words


def _below(part: Branch) -> list[Branch]:
    return [block for article in part.children for block in article.children]
