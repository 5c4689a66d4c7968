"""Remembers the results of pure calls, so that unchanged parts are not made again.

Keys are compared by equality; values that are large (blocks, styles) should enter a key by identity (``Same``).
It does not track what a call asked of the outside world: callers put that into the key.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, cast

T = TypeVar("T")
_NOTHING = object()

ROUNDS = 4
"""For how many rounds a result is kept that only single edits ask for."""

RUNS = 2
"""For how many whole runs a result is kept, the one that asked for it last among them."""


class Same(Generic[T]):
    """A key part that equals only the very same object (and keeps it alive)."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


class _Aging(Generic[T]):
    """A result, the round in which it was asked for last, and the last whole run that asked for it (0 = none)."""

    __slots__ = ("asked", "run", "value")

    def __init__(self, value: T) -> None:
        self.value, self.asked, self.run = value, 0, 0


class Memo(Generic[T]):
    """A bounded store of results.

    Where one thing is made over and over with small changes, most results are never asked for again. Whoever calls
    ``turn`` between two such rounds has results kept that whole runs ask for, and others for a few rounds only: hours
    of editing take no more memory than minutes, however many keys come between two runs.
    """

    def __init__(self, size: int = 20_000) -> None:
        self._size = size
        self._kept: dict[Hashable, T] = {}
        self._round = self._run = 0
        self._passing: dict[Hashable, _Aging[T]] = {}
        self._lasting: dict[Hashable, _Aging[T]] = {}

    @property
    def held(self) -> int:
        """How many results there are."""
        return len(self._kept) + len(self._lasting) + len(self._passing)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result for ``key``, made now if it is not there; the oldest one goes if the store is full."""
        found = self._kept.get(key, _NOTHING)  # one look-up: keys are long, and hits are what counts
        if found is not _NOTHING:
            return cast(T, found)
        if not self._round:
            return self._keep(key, make())
        aging = self._lasting.get(key) or self._passing.get(key)
        if aging is None:
            aging = self._passing[key] = _Aging(make())
        aging.asked = self._round
        return aging.value

    def knows(self, key: Hashable) -> bool:
        """Whether there is a result for ``key``."""
        return key in self._kept or key in self._lasting or key in self._passing

    def turn(self, *, whole: bool = False) -> None:
        """Begins a round. What was kept before the first one stays.

        Args:
            whole: Whether the round that ends asked for everything that is still wanted.
        """
        if whole:
            self._end_run()
        self._round += 1
        self._passing = {key: one for key, one in self._passing.items() if one.asked > self._round - ROUNDS}

    def _end_run(self) -> None:
        """Sorts out what the whole run that ends asked for."""
        self._run += 1
        for key, one in [*self._lasting.items(), *self._passing.items()]:
            if one.asked == self._round:
                one.run, self._lasting[key] = self._run, one
                self._passing.pop(key, None)
            elif one.run and one.run <= self._run - RUNS:
                del self._lasting[key]

    def _keep(self, key: Hashable, made: T) -> T:
        self._kept[key] = made
        if len(self._kept) > self._size:
            del self._kept[next(iter(self._kept))]
        return made
