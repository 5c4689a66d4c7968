"""Rows of the table of actions about the picture that is chosen, or whose caption the caret is in.

What they do is the business of the pictures' desk, behind ``sight``.
"""

from __future__ import annotations

from functools import cache

from kiclayout.editor.actions.action import Action, Condition
from kiclayout.editor.actions.desk import Desk


@cache
def _able(what: str) -> Condition:
    return lambda desk: desk.session.loaded and desk.sight.can_picture(what)


def _row(what: str, keys: tuple[str, ...] = (), icon: str = "", rule: bool = False) -> Action:
    def run(desk: Desk) -> None:
        desk.sight.do_picture(what)

    return Action(f"picture.{what}", "picture", run, keys, icon, _able(what), rule=rule)


PICTURE = (
    _row("choose", icon="picture"),
    _row("inside", icon="hand"),
    _row("fit", icon="picture-fit", rule=True),
    _row("fill", icon="picture-fill"),
    _row("centre", icon="picture-centre"),
    _row("original", icon="reload"),
    _row("more", icon="plus", rule=True),
    _row("earlier", icon="chevron-left"),
    _row("later", icon="chevron-right"),
    _row("row", icon="pictures"),
    _row("apart", icon="split"),
    _row("remove", icon="trash", rule=True),
)
