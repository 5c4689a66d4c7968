"""What one editor session or one export remembers of its pages: the memos, and an entry as it lies in them.

Who puts what there, and when it may be taken again, is said by whoever asks (``kept``, ``inline``, ``draw``).
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from kiclayout.base.diagnostics import Sink
from kiclayout.base.memo import Memo
from kiclayout.base.record import dataclass
from kiclayout.text.justify import Line
from kiclayout.text.lexicon import Lexicon
from kiclayout.text.paragraph import Shaped


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it was made.

    Attributes:
        entry: The entry, or a note's text; None = nothing is printed.
        said: What was found wrong with it.
        lexicon: The words of the article at that time.
    """

    entry: object
    said: Sink
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Shelf:
    """The memos of one editor session or one export; they only ever hold results of pure calls."""

    shaped: Memo[Shaped] = field(default_factory=Memo)
    lines: Memo[tuple[Line, ...]] = field(default_factory=Memo)
    children: Memo[object] = field(default_factory=Memo)
    stems: Memo[tuple[str, ...]] = field(default_factory=Memo)
    entries: Memo[list[Kept]] = field(default_factory=Memo)
    told: Memo[tuple[Any, Sink]] = field(default_factory=Memo)

    def turn(self, *, whole: bool) -> None:
        """Begins a round of editing: see ``Memo.turn``."""
        for memo in (self.shaped, self.lines, self.children, self.stems, self.entries, self.told):
            memo.turn(whole=whole)
