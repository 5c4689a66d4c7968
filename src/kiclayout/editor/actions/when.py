"""When something can be done, or is on: questions to the desk that many actions share. None of them takes long."""

from __future__ import annotations

from functools import cache

from kiclayout.editor.actions.action import Condition
from kiclayout.editor.actions.desk import Desk


def open_issue(desk: Desk) -> bool:
    """Whether an issue is open."""
    return desk.session.loaded


def modified(desk: Desk) -> bool:
    """Whether there is something to save."""
    return desk.session.modified


def caret(desk: Desk) -> bool:
    """Whether there is a caret or a selection in the words of the issue."""
    return desk.session.loaded and desk.session.selection is not None


def selected(desk: Desk) -> bool:
    """Whether words of the issue are selected."""
    selection = desk.session.selection if desk.session.loaded else None
    return selection is not None and not selection.bare


def guided(desk: Desk) -> bool:
    """Whether there are guides out of the rulers."""
    return desk.session.loaded and desk.sight.has_guides()


@cache
def able(what: str) -> Condition:
    """Whether the hand can do ``what`` (cut, copy, paste …) where the keyboard is."""
    return lambda desk: desk.hand.can(what)


@cache
def shows(what: str) -> Condition:
    """Whether the pages are shown with ``what`` (rulers, guides …)."""
    return lambda desk: desk.sight.shows(what)


@cache
def dock(name: str) -> Condition:
    """Whether the panel called ``name`` can be seen."""
    return lambda desk: desk.docks.shown(name)


@cache
def zoomed(zoom: float) -> Condition:
    """Whether the pages are shown at ``zoom``."""
    return lambda desk: abs(desk.sight.zoom - zoom) < zoom / 1000


@cache
def speaks(lang: str) -> Condition:
    """Whether the window speaks ``lang``."""
    return lambda desk: desk.shell.language == lang


@cache
def dressed(theme: str) -> Condition:
    """Whether ``theme`` was chosen."""
    return lambda desk: desk.shell.theme == theme


@cache
def scaled(scale: float) -> Condition:
    """Whether the window's words have this size."""
    return lambda desk: abs(desk.shell.scale - scale) < 0.01
