"""Menus from the table: every action has its place in one, submenus and rules included."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from kiclayout.editor.actions.live import LiveActions
from kiclayout.editor.words import Words


class Menus:
    """The menus of a menu bar, by path (``file``, ``text/role``)."""

    def __init__(self, bar: QMenuBar, live: LiveActions, words: Words) -> None:
        self._bar, self._live = bar, live
        self.all: dict[str, QMenu] = {}
        for action in live.all.values():
            menu = self.at(action.row.menu)
            if action.row.rule:
                menu.addSeparator()
            menu.addAction(action)
        self.reword(words)

    def at(self, path: str) -> QMenu:
        """The menu at ``path``; made with its parents if it is not there yet."""
        if path not in self.all:
            above, _, _ = path.rpartition("/")
            made = QMenu(self.at(above) if above else self._bar)
            made.setObjectName(f"menu.{path}")
            made.setToolTipsVisible(False)
            (self.at(above) if above else self._bar).addMenu(made)
            self.all[path] = made
        return self.all[path]

    def gap_above(self, name: str) -> QAction:
        """The rule above an action in its menu; the action itself if there is none."""
        action = self._live[name]
        around = self.at(action.row.menu).actions()
        before = around[max(0, around.index(action) - 1)]
        return before if before.isSeparator() else action

    def reword(self, words: Words) -> None:
        """Says their titles in another language."""
        for path, menu in self.all.items():
            menu.setTitle(words(f"menu.{path}"))


def page_menu(live: LiveActions, menus: Menus, parent: QWidget) -> QMenu:
    """The menu over the pages: the clipboard, with words, a table, a picture or frames what can be done with them."""
    made = QMenu(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if live["layout.frames"].isChecked():
        made.addActions(menus.at("layout").actions())
        return made
    made.addActions([live[name] for name in ("edit.cut", "edit.copy", "edit.paste", "edit.paste-plain")])
    made.addSeparator()
    if live["picture.remove"].isEnabled():
        made.addActions(menus.at("picture").actions())
        return made
    made.addActions(
        [live[name] for name in ("text.strong", "insert.link", "insert.gloss", "insert.footnote", "text.go-note")]
    )
    for path in ("text/role", "text/language", "insert"):
        made.addMenu(menus.at(path))
    if live["table.row-below"].isEnabled():
        made.addMenu(menus.at("table"))
    return made


def sheet_menu(live: LiveActions, menus: Menus, parent: QWidget) -> QMenu:
    """The menu over the small pages: what can be done with the page that is looked at."""
    made = QMenu(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.addActions([live[name] for name in ("layout.templates", "layout.reset-page")])
    made.addSeparator()
    made.addMenu(menus.at("insert"))
    made.addSeparator()
    made.addActions([live[name] for name in ("view.fit-page", "view.fit-width", "go.page")])
    return made


def trail(path: str, words: Words) -> str:
    """The menus that lead to ``path``, as a reader names them: Text › Role."""
    parts = path.split("/")
    return " › ".join(_plain(words(f"menu.{'/'.join(parts[: n + 1])}")) for n in range(len(parts)))


def _plain(title: str) -> str:
    """A menu's title without the sign of its key."""
    return title.split("(&")[0].replace("&", "")


def table_of_actions(live: LiveActions, words: Words) -> str:
    """All actions as a Markdown table, for the manual."""
    lines = [f"| {words('keys.action')} | {words('keys.menu')} | {words('keys.keys')} |", "|---|---|---|"]
    lines += [f"| {title} | {where} | {keys} |" for title, where, keys in rows(live, words)]
    return "\n".join(lines) + "\n"


def rows(live: LiveActions, words: Words) -> Iterable[tuple[str, str, str]]:
    """Title, menus and keys of every action, in the order of the menus."""
    for action in live.all.values():
        keys = ", ".join(keys.toString() for keys in action.shortcuts())
        yield words(f"action.{action.row.id}", name="").strip(), trail(action.row.menu, words), keys
