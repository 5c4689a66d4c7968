"""Rows of the table of actions about partners and their logos; the panel has the rest."""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.content.edit.partners import ORDERS
from kiclayout.editor.actions.action import Action
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.actions.when import open_issue


def _walled(desk: Desk) -> bool:
    """Whether there are two marks at least to arrange."""
    return desk.session.loaded and len(desk.session.issue.logos) > 1


def _arrange(order: str) -> Callable[[Desk], None]:
    return lambda desk: desk.partners.arrange(order)


def _add(desk: Desk) -> None:
    desk.partners.add()


def _update(desk: Desk) -> None:
    desk.partners.update()


MENU = "layout/partners"
PARTNERS = (
    Action("layout.logos-add", MENU, _add, (), "partners", open_issue),
    *(
        Action(f"layout.logos-{order}", MENU, _arrange(order), (), "numbers", _walled, rule=order == ORDERS[0])
        for order in ORDERS
    ),
    Action("layout.partners-update", MENU, _update, (), "reload", open_issue, rule=True),
)
