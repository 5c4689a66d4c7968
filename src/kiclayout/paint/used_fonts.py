"""In which of its fonts a foreign page shows words: many programs name fonts in which nothing is set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pikepdf

_SHOWING = frozenset({"Tj", "TJ", "'", '"'})


class UsedFonts(NamedTuple):
    """What a content stream does with fonts.

    Attributes:
        names: Its resources' names of the fonts in which words are shown.
        borrows: Whether words are shown in a font that it did not choose: that of whoever draws it.
    """

    names: frozenset[str]
    borrows: bool


def used_fonts(commands: Sequence[Any], states: Any) -> UsedFonts:
    """The fonts that the commands of a stream use; ``states`` are the graphics states of its resources."""
    chosen: str | None = None
    kept: list[str | None] = []
    names: set[str] = set()
    borrows = False
    for one in commands:
        name = "" if isinstance(one, pikepdf.ContentStreamInlineImage) else str(one.operator)
        if name == "q":
            kept.append(chosen)
        elif name == "Q":
            chosen = kept.pop() if kept else None
        elif name == "Tf":
            chosen = str(one.operands[0])
        elif name == "gs" and "/Font" in states.get(str(one.operands[0]), {}):
            chosen = ""  # a font of the state's, which has no name
        elif name in _SHOWING:
            borrows = borrows or chosen is None
            names |= {chosen} if chosen else set()
    return UsedFonts(frozenset(names), borrows)


def chosen_fonts(commands: Sequence[Any]) -> frozenset[str]:
    """All fonts that are chosen by name, be anything shown in them or not."""
    found = (one for one in commands if not isinstance(one, pikepdf.ContentStreamInlineImage))
    return frozenset(str(one.operands[0]) for one in found if str(one.operator) == "Tf")
