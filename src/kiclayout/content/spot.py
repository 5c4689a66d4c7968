"""Where a caret stands in the words of an issue, what is selected, and what an edit gives back.

A passage is one run of inline content that can be typed into: the words of a block, or one named field of it. Places
are counted in the characters of the passage's plain text (``inline.plain``): a gloss counts as it is read
(``base[note]``), a hard break as one, marks of notes and references as none. No edit is made here, but for what all
have in common that change what is selected.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass
from kiclayout.content.issue import Issue


@dataclass(frozen=True, slots=True)
class Spot:
    """A place between two characters of one passage.

    Attributes:
        block: Session id of the block; of the article, for what its head says.
        at: Characters before it.
        field: Empty for the words of a heading or paragraph, else the field's name (see ``passages``).
    """

    block: int
    at: int = 0
    field: str = ""

    def origin(self) -> Origin:
        """The same place as scenes name it."""
        return Origin(self.block, self.at, self.at, self.field)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected: from where it was begun to where the caret is; both the same = a bare caret.

    Attributes:
        anchor: Where it was begun.
        focus: Where the caret is.
        whole: ``rows`` or ``columns`` = in a table all of those from the anchor's to the focus's; empty = what lies
            between them.
    """

    anchor: Spot
    focus: Spot
    whole: str = ""

    @property
    def bare(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.focus and not self.whole


def caret(spot: Spot) -> Selection:
    """A bare caret."""
    return Selection(spot, spot)


@dataclass(frozen=True, slots=True)
class Done:
    """What an edit gives back.

    Attributes:
        issue: The new issue; the very same object = nothing was changed.
        selection: What is selected after it; None = as before.
    """

    issue: Issue
    selection: Selection | None = None


Change = Callable[[Issue, Selection], Done]
"""A change of what is selected."""


def at_selection(change: Change) -> Callable[[Issue, Selection | None], Done]:
    """``change`` as an edit that changes nothing where nothing is selected."""
    return partial(_at, change)


def _at(change: Change, issue: Issue, selection: Selection | None) -> Done:
    return change(issue, selection) if selection else Done(issue)
