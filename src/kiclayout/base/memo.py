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

AGAIN = 40
"""For how many rounds one is kept, from the last on in which it was asked for, that was asked for after its own."""


class Same:
    """A key part that equals only the very same object (and keeps it alive)."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


class _Aging(Generic[T]):
    """A result, the round it was made in and the last one it was asked for in."""

    __slots__ = ("asked", "made", "value")

    def __init__(self, value: T, made: int) -> None:
        self.value, self.made, self.asked = value, made, made

    @property
    def last(self) -> int:
        """The round after which it goes."""
        return self.asked + (AGAIN if self.asked > self.made else ROUNDS - 1)


class Memo(Generic[T]):
    """A bounded store of results.

    Where one thing is made over and over with small changes, most results are never asked for again. Whoever calls
    ``turn`` between two such rounds has new results kept for a few rounds only, and those that were asked for
    meanwhile for many, but not for ever: hours of editing take no more memory than minutes.
    """

    def __init__(self, size: int = 20_000) -> None:
        self._size = size
        self._kept: dict[Hashable, T] = {}
        self._round = 0
        self._aging: dict[Hashable, _Aging[T]] = {}
        self._due: dict[int, list[Hashable]] = {}

    @property
    def held(self) -> int:
        """How many results there are."""
        return len(self._kept) + len(self._aging)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result for ``key``, made now if it is not there; the oldest one goes if the store is full."""
        found = self._kept.get(key, _NOTHING)  # one look-up: keys are long, and hits are what counts
        if found is not _NOTHING:
            return cast(T, found)
        if not self._round:
            return self._keep(key, make())
        aging = self._aging.get(key)
        if aging is None:
            aging = _Aging(make(), self._round)
            self._aging[key] = aging
            self._due.setdefault(aging.last, []).append(key)
        aging.asked = self._round
        return aging.value

    def knows(self, key: Hashable) -> bool:
        """Whether there is a result for ``key``."""
        return key in self._kept or key in self._aging

    def turn(self) -> None:
        """Begins a round. What was kept before the first one stays."""
        for key in self._due.pop(self._round, ()):
            last = self._aging[key].last
            if last > self._round:
                self._due.setdefault(last, []).append(key)
            else:
                del self._aging[key]
        self._round += 1

    def _keep(self, key: Hashable, made: T) -> T:
        self._kept[key] = made
        if len(self._kept) > self._size:
            del self._kept[next(iter(self._kept))]
        return made
