"""How much typing one undo takes back.

A run goes on while the same is done without a pause, at the place where the last key left the caret, for up to two
words; a step of another kind, a pause, a moved caret, the next paragraph begin a new one.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from kiclayout.content.spot import Selection

PAUSE = 2.0
"""Seconds without a key after which a new run begins."""

MOST_WORDS = 2
"""So many words are taken back at once."""


class TypedRuns:
    """Names the runs. ``clock`` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._number = 0
        self._kind = ""
        self._last = 0.0
        self._words = 0
        self._blank = False
        self._at: Selection | None = None

    def name(self, kind: str, at: Selection | None, text: str = "") -> str:
        """The name of the run to which the next step belongs.

        Args:
            kind: What is done: ``type``, ``delete`` …; steps of different kinds are never one.
            at: What is selected before it.
            text: What is typed.
        """
        now = self._clock()
        begins = self._blank and not text[:1].isspace()
        self._words += begins
        goes_on = kind == self._kind and now - self._last <= PAUSE and at == self._at and self._words < MOST_WORDS
        if not goes_on:
            self._number += 1
            self._words = 0
        self._kind, self._last = kind, now
        self._blank = kind == "type" and text[-1:].isspace()
        return f"{kind}-{self._number}"

    def left(self, at: Selection | None) -> None:
        """Notes what is selected after the step: the next one goes on from there."""
        self._at = at

    def end(self) -> None:
        """The next step begins a run."""
        self._kind = ""
