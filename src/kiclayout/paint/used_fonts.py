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
        zeros: Names of those in which a code of two zero bytes is shown: where codes are glyphs, the one for none.
    """

    names: frozenset[str]
    borrows: bool
    zeros: frozenset[str]


def used_fonts(commands: Sequence[Any], states: Any) -> UsedFonts:
    """The fonts that the commands of a stream use; ``states`` are the graphics states of its resources."""
    chosen: str | None = None
    kept: list[str | None] = []
    names: set[str] = set()
    zeros: set[str] = set()
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
            if chosen:
                names.add(chosen)
                if chosen not in zeros and _has_zero(one.operands[-1]):
                    zeros.add(chosen)
    return UsedFonts(frozenset(names), borrows, frozenset(zeros))


def _has_zero(shown: Any) -> bool:
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    texts = (bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return any(b"\0\0" in text and b"\0\0" in (text[at : at + 2] for at in range(0, len(text), 2)) for text in texts)


def chosen_fonts(commands: Sequence[Any]) -> frozenset[str]:
    """All fonts that are chosen by name, be anything shown in them or not."""
    found = (one for one in commands if not isinstance(one, pikepdf.ContentStreamInlineImage))
    return frozenset(str(one.operands[0]) for one in found if str(one.operator) == "Tf")
