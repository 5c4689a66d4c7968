"""Findings as a Qt model, in reading order, filtered; rows that are still there stay, so that the current one does.

What a finding says comes from the finding; which page it is on is asked of the panel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiclayout.base.diagnostics import Diagnostic, Severity
from kiclayout.base.record import dataclass

FINDING = Qt.ItemDataRole.UserRole
Index: TypeAlias = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which findings are shown: severities, and words that must stand in what is said of them."""

    severities: frozenset[Severity] = frozenset(Severity)
    words: str = ""


class ProblemModel(QAbstractListModel):
    """``FINDING`` gives the finding of a row; ``said`` puts one into words, for readers and the clip board."""

    def __init__(self, said: Callable[[Diagnostic], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said = said
        self._all: tuple[Diagnostic, ...] = ()
        self._shown: list[Diagnostic] = []
        self.sieve = Sieve()

    def show(self, found: Iterable[Diagnostic]) -> None:
        """Shows ``found``, in that order, as far as the sieve lets them through."""
        self._all = tuple(dict.fromkeys(found))
        self._bring_up()

    def strain(self, sieve: Sieve) -> None:
        """Takes another sieve."""
        self.sieve = sieve
        self._bring_up()

    def reworded(self) -> None:
        """Says everything anew."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    @property
    def shown(self) -> tuple[Diagnostic, ...]:
        """What is shown, in order."""
        return tuple(self._shown)

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are, shown or not."""
        return sum(one.severity is severity for one in self._all)

    def _bring_up(self) -> None:
        wanted = [one for one in self._all if self._passes(one)]
        self._remove_all_but(set(wanted))
        for at, one in enumerate(wanted):
            if at < len(self._shown) and self._shown[at] == one:
                continue
            if one in self._shown:
                self._move(self._shown.index(one), at)
                continue
            self.beginInsertRows(QModelIndex(), at, at)
            self._shown.insert(at, one)
            self.endInsertRows()

    def _passes(self, found: Diagnostic) -> bool:
        if found.severity not in self.sieve.severities:
            return False
        words = self.sieve.words.casefold().split()
        said = self._said(found).casefold() if words else ""
        return all(word in said for word in words)

    def _remove_all_but(self, wanted: set[Diagnostic]) -> None:
        for at in range(len(self._shown) - 1, -1, -1):
            if self._shown[at] not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._shown[at]
                self.endRemoveRows()

    def _move(self, old: int, at: int) -> None:
        """Moves a row up; those above ``at`` stand already."""
        self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), at)
        self._shown.insert(at, self._shown.pop(old))
        self.endMoveRows()

    def finding(self, index: Index) -> Diagnostic | None:
        """The finding of a row."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row, or its finding."""
        found = self.finding(index)
        if found is None:
            return None
        if role == FINDING:
            return found
        readers = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._said(found) if role in readers else None
