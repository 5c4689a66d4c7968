"""Remembers the results of pure calls, so that unchanged parts are not made again.

Keys are compared by equality; values that are large (blocks, styles) should enter a key by identity (``Same``).
It does not track what a call asked of the outside world: callers put that into the key.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, cast

T = TypeVar("T")
_NOTHING = object()


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
    """A bounded store of results."""

    def __init__(self, size: int = 20_000) -> None:
        self._size = size
        self._kept: dict[Hashable, T] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result for ``key``, made now if it is not there; the oldest one goes if the store is full."""
        found = self._kept.get(key, _NOTHING)  # one look-up: keys are long, and hits are what counts
        if found is not _NOTHING:
            return cast(T, found)
        made = self._kept[key] = make()
        if len(self._kept) > self._size:
            del self._kept[next(iter(self._kept))]
        return made
