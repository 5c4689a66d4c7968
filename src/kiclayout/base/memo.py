"""Remembers the results of pure calls, so that unchanged parts are not made again.

Keys are compared by equality; values that are large (blocks, styles) should enter a key by identity (``Same``).
It does not track what a call asked of the outside world: callers put that into the key.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, cast

T = TypeVar("T")
_NOTHING = object()

ROUNDS = 8
"""For how many rounds a result is kept that nobody asks for."""


class Same:
    """A key part that equals only the very same object (and keeps it alive)."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


class Memo(Generic[T]):
    """A bounded store of results.

    Where one thing is made over and over with small changes, most results are never asked for again. Whoever calls
    ``turn`` between two such rounds has new results kept for a few rounds only, unless they are asked for meanwhile.
    """

    def __init__(self, size: int = 20_000) -> None:
        self._size = size
        self._kept: dict[Hashable, T] = {}
        self._rounds: list[dict[Hashable, T]] = []

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result for ``key``, made now if it is not there; the oldest one goes if the store is full."""
        found = self._kept.get(key, _NOTHING)  # one look-up: keys are long, and hits are what counts
        if found is not _NOTHING:
            return cast(T, found)
        if self._rounds:
            return self._tried(key, make, self._rounds[0])
        return self._keep(key, make())

    def _tried(self, key: Hashable, make: Callable[[], T], new: dict[Hashable, T]) -> T:
        """A result of this round or an earlier one; asked for in a later round than it was made in, it stays."""
        found = new.get(key, _NOTHING)
        if found is not _NOTHING:
            return cast(T, found)
        for results in self._rounds[1:]:
            found = results.pop(key, _NOTHING)
            if found is not _NOTHING:
                return self._keep(key, cast(T, found))
        made = new[key] = make()
        return made

    def turn(self) -> None:
        """Begins a round. What was kept before the first one stays."""
        self._rounds.insert(0, {})
        del self._rounds[ROUNDS:]

    def _keep(self, key: Hashable, made: T) -> T:
        self._kept[key] = made
        if len(self._kept) > self._size:
            del self._kept[next(iter(self._kept))]
        return made
