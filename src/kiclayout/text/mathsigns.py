"""Which signs of a Korean text are operators, so that they stand a little off the Hangul beside them (C04).

KLREQ "Arrangement of Signs, Math Symbols". An operator or relation stands directly between its two sides. What only
looks like one is left alone: a sign beside a blank (the writer spaced it) or another sign (``=>``, ``C++``), angle
brackets, signs of numbers (``−5``, ``30+``), a ``+`` that is part of a name, addresses. Hyphens, tildes, slashes,
arrows and dots are no operators in running text. How far the signs stand off is the matter of `spacing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

RELATIONS = "=＝≠≒≈≃≅≡∝≤≥≦≧≪≫∈∋⊂⊃⊆⊇"
"""Signs that say how two things compare."""

ANGLES = "<>＜＞"
"""Relations, where they are no brackets."""

ADDITIVE = "+＋−±∓"
"""Operators, where they are no sign of a number."""

MULTIPLICATIVE = "×÷∪∩⊕⊗"
"""Operators always."""

_SIGNS = RELATIONS + ANGLES + ADDITIVE + MULTIPLICATIVE
_BESIDE = rf"\s\-~→←⇒{_SIGNS}"
_ALONE = re.compile(rf"(?<=[^{_BESIDE}])[{_SIGNS}](?=[^{_BESIDE}])")
_ANGLES = re.compile(f"[{ANGLES}]")
_CLOSED_BY = {"<": ">", "＜": "＞"}
_PARTICLE = re.compile(
    "(?:은|는|이|가|을|를|의|에|에서|에는|에도|와|과|로|으로|도|만|부터|까지|보다|처럼|라는|이라는|란)(?![가-힣])"
)
_ADDRESS = re.compile(r"://|www\.|@")


def operators(text: str, kinds: str) -> Iterator[int]:
    """The places of the operators and relations of ``text`` that have Hangul on a side.

    Args:
        text: A paragraph.
        kinds: The classes of its characters (see `context.classes`).
    """
    brackets: set[int] | None = None
    for found in _ALONE.finditer(text):
        at, sign = found.start(), found[0]
        if kinds[at - 1] != "H" != kinds[at + 1] or _in_address(text, at):
            continue
        if sign in ADDITIVE and _is_no_operator(text, kinds, at):
            continue
        if sign in ANGLES:
            brackets = _brackets(text) if brackets is None else brackets
            if at in brackets:
                continue
        yield at


def _is_no_operator(text: str, kinds: str, at: int) -> bool:
    """Whether the additive sign at ``at`` belongs to a number (``−5``, ``30+``) or to a name before a particle."""
    return "D" in (kinds[at - 1], kinds[at + 1]) or (text[at] in "+＋" and _PARTICLE.match(text, at + 1) is not None)


def _brackets(text: str) -> set[int]:
    """The places of angle brackets: one before a character other than a blank that another one closes, and that one."""
    found: set[int] = set()
    closers: list[str] = []
    for angle in _ANGLES.finditer(text):
        at, closer = angle.start(), _CLOSED_BY.get(angle[0])
        if closer is not None:
            if not text[at + 1 : at + 2].isspace() and text.find(closer, at) > 0:
                found.add(at)
                closers.append(closer)
        elif closers and closers[-1] == angle[0]:
            found.add(at)
            closers.pop()
    return found


def _in_address(text: str, at: int) -> bool:
    """Whether the word before ``at`` is an address."""
    return _ADDRESS.search(text, text.rfind(" ", 0, at) + 1, at) is not None
