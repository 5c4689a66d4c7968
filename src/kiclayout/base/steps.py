"""Work in steps: a generator that gives nothing until it is done, and then returns what the work has come to.

Whoever must answer somebody else meanwhile takes a step at a time, or drops the rest. How long a step takes is the
work's business.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias, TypeVar

T = TypeVar("T")

Steps: TypeAlias = Generator[None, None, T]


def finished(steps: Steps[T]) -> T:
    """What ``steps`` come to, all of them taken now."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            result: T = done.value
            return result
