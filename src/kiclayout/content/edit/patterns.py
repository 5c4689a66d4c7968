"""Whether a regular expression might take for ever, told before it is used.

``re`` cannot be stopped once it runs. Refused is what can match one text in exponentially many ways: a repeat inside a
repeat, or alternatives inside one, whose signs overlap. That is judged on a sample of signs, so that a few harmless
patterns are refused, too, and polynomial ones are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_SAMPLE = "aAzZ019_ -.,()[]~가힣漢年　\n"
_MANY = 16
"""Repeats up to this often are not dangerous."""


def is_risky(pattern: str) -> bool:
    """Whether ``pattern``, which can be read, might take exponential time."""
    return any(_is_ambiguous(body) for body in _repeated(_parser.parse(pattern)))


def _repeated(nodes: Any) -> Iterator[Any]:
    """What stands in repeats without a near end, at any depth."""
    for kind, value in nodes:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[1] > _MANY:
            yield value[2]
        for inner in _inner(kind, value):
            yield from _repeated(inner)


def _inner(kind: Any, value: Any) -> list[Any]:
    """The sequences inside a node."""
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind is op.SUBPATTERN:
        return [value[-1]]
    if kind is op.ATOMIC_GROUP:
        return [value]
    if kind is op.GROUPREF_EXISTS:
        return [way for way in value[1:] if way is not None]
    if kind is op.BRANCH:
        return list(value[1])
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    return []


def _is_ambiguous(body: Any) -> bool:
    """Whether a text of repeats of ``body`` might be cut into them in several ways."""
    return _has_open_repeat(body) or _overlap(body)


def _has_open_repeat(body: Any) -> bool:
    """Whether a repeat in ``body`` could give its signs to what stands beside it, or to the next round."""
    nodes = list(_flat(body))
    for n, (kind, value) in enumerate(nodes):
        if kind not in (op.MAX_REPEAT, op.MIN_REPEAT) or value[1] <= _MANY:
            continue
        own = _signs(value[2])
        beside = [*nodes[n + 1 :], *nodes[:n]]
        fixed = [_signs([node]) for node in beside if not _is_optional(node)]
        if all(own & signs for signs in fixed):
            return True
    return False


def _flat(body: Any) -> Iterator[Any]:
    """The nodes of ``body`` with those of its groups in their place."""
    for kind, value in body:
        if kind is op.SUBPATTERN:
            yield from _flat(value[-1])
        elif kind is op.BRANCH:
            for way in value[1]:
                yield from _flat(way)
        else:
            yield kind, value


def _is_optional(node: Any) -> bool:
    kind, value = node
    return kind in (op.AT, op.ASSERT, op.ASSERT_NOT) or (kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] == 0)


def _overlap(body: Any, start: frozenset[str] | None = None) -> bool:
    """Whether two alternatives in ``body`` can begin with one sign; behind an empty one the next round begins."""
    begin = _first(body) if start is None else start
    for kind, value in body:
        if kind is op.BRANCH:
            firsts = [_first(way) if way else begin for way in value[1]]
            if any(one & other for n, one in enumerate(firsts) for other in firsts[n + 1 :]):
                return True
        if kind is op.SUBPATTERN and _overlap(value[-1], begin):
            return True
    return False


def _first(body: Any) -> frozenset[str]:
    """The signs that ``body`` may begin with."""
    return _signs(list(_flat(body))[:1])


def _signs(nodes: Any) -> frozenset[str]:
    """The signs, of the sample and those named, that may stand in what ``nodes`` match."""
    found: set[str] = set()
    for kind, value in nodes:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind in (op.ANY, op.NOT_LITERAL):
            found |= set(_SAMPLE)
        elif kind is op.IN:
            found |= {sign for sign in _SAMPLE if _is_in(sign, value)} | {chr(v) for k, v in value if k is op.LITERAL}
        else:
            for inner in _inner(kind, value):
                found |= _signs(inner)
    return frozenset(found)


def _is_in(sign: str, items: Any) -> bool:
    """Whether a class of signs in square brackets holds ``sign``."""
    held = False
    for kind, value in items:
        if kind is op.RANGE:
            held = held or value[0] <= ord(sign) <= value[1]
        elif kind is op.CATEGORY:
            held = held or _categories(value, sign)
        elif kind is op.LITERAL:
            held = held or ord(sign) == value
    return held != any(kind is op.NEGATE for kind, _ in items)


def _categories(name: Any, sign: str) -> bool:
    letter = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}.get(str(name).rpartition("_")[2], ".")
    return bool(re.match(letter, sign)) != ("NOT" in str(name))
