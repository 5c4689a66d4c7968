"""Rows of the table about the pages' frames: the tool for them, in line, at equal distances, back to the layout."""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.editor.actions.action import Action, Condition
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.actions.when import open_issue
from kiclayout.editor.frames.arranging import ALIGNED, SPREAD


def _frames(desk: Desk) -> bool:
    """Whether the frame tool is in hand."""
    return desk.session.loaded and desk.frames.on


def _words(desk: Desk) -> bool:
    return desk.session.loaded and not desk.frames.on


def _chosen(least: int) -> Condition:
    """Whether at least so many boxes that may be moved are chosen."""
    return lambda desk: _frames(desk) and desk.frames.count >= least


def _moved(desk: Desk) -> bool:
    """Whether something is chosen that was moved."""
    return _frames(desk) and desk.frames.moved


def _toggle(desk: Desk) -> None:
    if desk.frames.on:
        desk.frames.put_away()
    else:
        desk.frames.take()


def _gallery(desk: Desk) -> None:
    desk.templates.gallery(desk.sight.page)


def _align(how: str) -> Callable[[Desk], None]:
    return lambda desk: desk.frames.align(how)


def _spread(how: str) -> Callable[[Desk], None]:
    return lambda desk: desk.frames.spread(how)


LAYOUT = (
    Action("layout.frames", "layout", _toggle, ("V", "A"), "frames", open_issue, _frames),
    Action("layout.words", "layout", lambda desk: desk.frames.put_away(), ("T",), "type", open_issue, _words),
    *(
        Action(f"layout.align-{how}", "layout/align", _align(how), (), f"box-{how}", _chosen(1), rule=how == "top")
        for how in ALIGNED
    ),
    *(
        Action(
            f"layout.spread-{how}", "layout/align", _spread(how), (), f"spread-{how}", _chosen(3), rule=how == "across"
        )
        for how in SPREAD
    ),
    Action("layout.templates", "layout", _gallery, (), "templates", open_issue, rule=True),
    Action("layout.dress", "layout", lambda desk: desk.templates.dress(), when=open_issue),
    Action("layout.edit", "layout", lambda desk: desk.layouts.open(), when=open_issue),
    Action("layout.reset", "layout", lambda desk: desk.frames.reset(), when=_moved, rule=True),
    Action("layout.reset-page", "layout", lambda desk: desk.frames.reset_page(desk.sight.page), when=open_issue),
)
