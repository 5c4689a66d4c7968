"""Lengths. Inside the program every length is a float in points (1/72 inch).

Reads the spellings that layouts and issues use (``12mm``, ``10.5pt``, ``1.5em``) and nothing else.
"""

from __future__ import annotations

import re

MM = 72 / 25.4
"""Points in a millimetre."""

_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+))\s*(mm|cm|in|pt|px|em|%)?\s*$")
_FACTORS = {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0, "px": 0.75}


def mm(value: float) -> float:
    """The length of ``value`` millimetres, in points."""
    return value * MM


def parse_length(text: str, *, em: float = 0.0, whole: float = 0.0, bare: float = MM) -> float:
    """The length that ``text`` spells, in points.

    Args:
        text: A number with a unit: mm, cm, in, pt, px, em or %.
        em: What one em is, in points.
        whole: What 100 % is, in points.
        bare: What a number without a unit counts, in points (a millimetre unless said otherwise).

    Raises:
        ValueError: ``text`` is not a length.
    """
    match = _LENGTH.match(text)
    if match is None:
        raise ValueError(f"not a length: {text!r}")
    number, unit = float(match[1]), match[2]
    if unit == "em":
        return number * em
    if unit == "%":
        return number * whole / 100
    return number * (_FACTORS[unit] if unit else bare)
