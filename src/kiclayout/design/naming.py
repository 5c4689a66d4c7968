"""Which names of a layout its values use: colours, styles, fonts, templates; stated, or by default.

It knows no names itself and checks none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import repeat
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from kiclayout.design.terms import Named


def names_in(value: Any, *sorts: str) -> Iterator[str]:
    """The names of ``sorts`` (color, style, look, font, template, art) in a design value and everything in it."""
    hints = _hints(value.__class__)
    for field in fields(value):
        yield from _named(getattr(value, field.name), hints[field.name], sorts)


def _named(value: Any, hint: Any, sorts: tuple[str, ...]) -> Iterator[str]:
    """The names in a value of the type ``hint``."""
    term = get_args(hint)[-1] if get_origin(hint) is Annotated else None
    if isinstance(value, tuple):
        kinds = get_args(get_args(hint)[0] if term else hint)
        each = repeat(kinds[0]) if kinds[-1] is Ellipsis else kinds
        for one, kind in zip(value, each, strict=False):
            yield from _named(one, kind, sorts)
    elif is_dataclass(value):
        yield from names_in(value, *sorts)
    elif isinstance(term, Named) and term.what in sorts:
        yield value


@cache
def _hints(kind: type[object]) -> Mapping[str, Any]:
    return get_type_hints(kind, include_extras=True)
