"""What an action is: a row of the table. Titles and tips are wording, by id; what is shown where is told by fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from kiclayout.base.record import dataclass
from kiclayout.editor.actions.desk import Desk

Condition = Callable[[Desk], bool]
"""Something about the desk that is true or not; cheap, since it is asked after every key."""


def always(_desk: Desk) -> bool:
    """For what can be done at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done.

    Attributes:
        id: ``menu.what``; its wordings are ``action.<id>`` (title) and ``tip.<id>`` (one sentence).
        menu: The menu it stands in, with its submenu: ``file``, ``text/role``.
        run: Does it.
        shortcuts: Portable key sequences, the first one is shown.
        icon: The drawing's name; empty = none.
        when: Whether it can be done now.
        checked: Whether it is on now; None = it cannot be on or off.
        rule: A rule stands above it in its menu.
        name: What it acts on, said in its title as ``{name}``; a key of the wording, empty = nothing.
    """

    id: str
    menu: str
    run: Callable[[Desk], None]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    when: Condition = always
    checked: Condition | None = None
    rule: bool = False
    name: Callable[[Desk], str] | None = field(default=None)
