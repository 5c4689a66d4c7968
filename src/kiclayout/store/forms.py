"""The forms that a value in a YAML file can have: what schemas are made of (see ``schema`` for the table)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeAlias

from kiclayout.base.record import dataclass
from kiclayout.base.units import MM


@dataclass(frozen=True, slots=True)
class Text:
    """A single value; if ``choices`` are given, one of them."""

    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from ``low`` to ``high``."""

    low: int = 0
    high: int = 999_999_999


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number from ``low`` to ``high``."""

    low: float = -1e9
    high: float = 1e9


@dataclass(frozen=True, slots=True)
class Bool:
    """``true`` or ``false``."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day, ``YYYY-MM-DD``."""


@dataclass(frozen=True, slots=True)
class FilePath:
    """The name of a file in the folder."""


@dataclass(frozen=True, slots=True)
class Words:
    """A wording: one string, or one per language."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length.

    Attributes:
        as_written: Keep the spelling (em and % are then allowed too), for a length that the reader cannot turn into
            points yet.
        bare: What a number without a unit counts, in points.
        low: The smallest, in points.
        high: The greatest.
    """

    as_written: bool = False
    bare: float = MM
    low: float = -math.inf
    high: float = math.inf


@dataclass(frozen=True, slots=True)
class Hex:
    """A colour, ``"#rgb"`` or ``"#rrggbb"`` (quoted: a bare # begins a comment)."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one form; ``count`` = how many there must be (0 = any)."""

    of: Form
    count: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """Known keys. Keys that begin with ``x-`` are private and never reported."""

    keys: Mapping[str, Form]
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Free:
    """Any keys, all values of one form."""

    of: Form


@dataclass(frozen=True, slots=True)
class OneOf:
    """The first of several forms that fits without an error."""

    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Anything:
    """Not looked at."""


Form: TypeAlias = (
    Text | Whole | Number | Bool | Date | FilePath | Words | Length | Hex | ListOf | Record | Free | OneOf | Anything
)
