"""The table's actions as Qt's: made once, worded anew in another language, enabled and ticked as the desk says.

What an action does and when it can be done is its row's business. Conditions are shared between many rows; each is
asked once in a round, only rows of which it turned out otherwise are touched, and a round is made when the event loop
is idle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence

from kiclayout.editor.actions.action import Action, Condition
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.words import Words


class LiveAction(QAction):
    """One row of the table with its desk."""

    def __init__(self, row: Action, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.row, self._desk = row, desk
        self._said = ("", "")
        self.setObjectName(row.id)
        self.setShortcuts([QKeySequence(keys) for keys in row.shortcuts])
        self.setIconVisibleInMenu(False)
        self.setCheckable(row.checked is not None)
        self.setMenuRole(_ROLES.get(row.id, QAction.MenuRole.NoRole))
        self.triggered.connect(self._run)

    def word(self, words: Words) -> None:
        """Says title and tip."""
        key = self.row.name(self._desk) if self.row.name else ""
        if (key, words.lang) == self._said:
            return
        self._said = key, words.lang
        name = words(key) if key else ""
        title = words(f"action.{self.row.id}", name=name).strip()
        tip = words(f"tip.{self.row.id}", name=name)
        keys = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(title)
        self.setIconText(title.removesuffix("…"))
        self.setStatusTip(tip)
        self.setToolTip(f"{title.removesuffix('…')}  {keys}".strip())

    def tick(self, holds: Callable[[Condition], bool]) -> None:
        """Ticks itself, if it is one that can be ticked: Qt does so at every click, whatever comes of it."""
        if self.row.checked is not None:
            on = holds(self.row.when) and holds(self.row.checked)
            if on != self.isChecked():
                self.setChecked(on)

    def _run(self) -> None:
        if self.row.when(self._desk):
            self.row.run(self._desk)


BEHIND = 40
"""How far tool bar and menus may be behind what is typed, in milliseconds: the page comes first."""

_ROLES = {
    "file.quit": QAction.MenuRole.QuitRole,
    "help.about": QAction.MenuRole.AboutRole,
}


class LiveActions(QObject):
    """All of them, by id.

    Signals:
        refreshed: Some were enabled, disabled or ticked.
    """

    refreshed = Signal()

    def __init__(self, rows: Iterable[Action], desk: Desk, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, words
        self.all = {row.id: LiveAction(row, desk, parent) for row in rows}
        self._named = [action for action in self.all.values() if action.row.name]
        self._ticked = [action for action in self.all.values() if action.row.checked is not None]
        self._by_condition: dict[Condition, list[LiveAction]] = {}
        for action in self.all.values():
            self._by_condition.setdefault(action.row.when, []).append(action)
        self._held: dict[Condition, bool] = {}
        self._idle = QTimer(self, singleShot=True, interval=BEHIND)
        self._idle.timeout.connect(self.refresh)
        self.reword(words)
        self.refresh()

    def __getitem__(self, name: str) -> LiveAction:
        return self.all[name]

    def reword(self, words: Words) -> None:
        """Says all of them in another language."""
        self._words = words
        for action in self.all.values():
            action.word(words)

    def redraw(self, theme: Theme, names: Iterable[str]) -> None:
        """Draws the icons of ``names`` in the theme's colours; the others have none, since no one sees them."""
        for name in names:
            if self.all[name].row.icon:
                self.all[name].setIcon(theme.icon(self.all[name].row.icon))

    def later(self, *_anything: object) -> None:
        """Asks for a round when the event loop is idle; however often it is asked, there is one."""
        if not self._idle.isActive():
            self._idle.start()

    def refresh(self) -> None:
        """Enables and ticks all of them as the desk is now."""
        known: dict[Condition, bool] = {}

        def holds(condition: Condition) -> bool:
            if condition not in known:
                known[condition] = condition(self._desk)
            return known[condition]

        for condition, actions in self._by_condition.items():
            if holds(condition) is not self._held.get(condition):
                for action in actions:
                    action.setEnabled(known[condition])
        for action in self._ticked:
            action.tick(holds)
        self._held = known
        for action in self._named:
            action.word(self._words)
        self.refreshed.emit()
