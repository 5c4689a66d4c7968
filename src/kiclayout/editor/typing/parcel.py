"""A fragment as JSON and back: how our own windows hand words to each other.

Only what an issue says is in it, no ids and no places. What comes in may have been written by anybody: what is not a
fragment in every part is refused as a whole.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any, get_args

from kiclayout.content.block import Attrs, Block, Cell, Grid, Item, Note, Row
from kiclayout.content.block import Field as Entry
from kiclayout.content.edit.fragment import Fragment
from kiclayout.content.inline import Break, Gloss, Inline, Text
from kiclayout.content.runs import clean

VERSION = 1
_INLINE, _BLOCKS = get_args(Inline), get_args(Block)
_KINDS: dict[str, Any] = {
    kind.__name__: kind for kind in (*_INLINE, *_BLOCKS, Attrs, Cell, Grid, Item, Row, Entry, Fragment)
}
_ONE: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "bool": (bool,),
    "str | None": (str, type(None)),
    "Attrs": (Attrs,),
    "Grid": (Grid,),
}
"""What a field may hold, by how it is declared."""

_MANY: dict[str, tuple[type, ...]] = {
    "Runs": _INLINE,
    "tuple[Text | Gloss | Break, ...]": (Text, Gloss, Break),
    "tuple[Block, ...]": _BLOCKS,
    "tuple[Note, ...]": (Note,),
    "tuple[Item, ...]": (Item,),
    "tuple[Field, ...]": (Entry,),
    "tuple[Row, ...]": (Row,),
    "tuple[Cell | str, ...]": (Cell, str),
    "tuple[str, ...]": (str,),
}
"""What the parts of a field may be; those of all other fields are words, or tuples of words."""


def packed(fragment: Fragment) -> bytes:
    """``fragment`` as JSON in UTF-8."""
    return json.dumps({"kiclayout": VERSION, "fragment": _said(fragment)}, ensure_ascii=False).encode()


def unpacked(data: bytes) -> Fragment | None:
    """The fragment in ``data``; None = there is none, or it is of a newer program."""
    try:
        told = json.loads(data)
        made = _made(told["fragment"]) if told["kiclayout"] == VERSION else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return made if isinstance(made, Fragment) else None


def _said(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_said(one) for one in value]
    if is_dataclass(value):
        own = {one.name: _said(getattr(value, one.name)) for one in fields(value) if one.compare}
        return {"is": type(value).__name__, **own}
    return value


def _made(told: Any) -> Any:
    """What ``told`` says.

    Raises:
        KeyError: There is no such kind or field.
        TypeError: A kind lacks a field.
        ValueError: A field holds what it cannot hold.
    """
    if isinstance(told, list):
        return tuple(map(_made, told))
    if not isinstance(told, dict):
        return clean(told) if isinstance(told, str) else told
    kind = _KINDS[told["is"]]
    declared = {one.name: str(one.type) for one in fields(kind) if one.compare}
    values = {name: _made(value) for name, value in told.items() if name != "is"}
    for name, value in values.items():
        if not _fits(declared[name], value):
            raise ValueError(name)
    return kind(**values)


def _fits(declared: str, value: Any) -> bool:
    """Whether a field that is declared like that may hold ``value``."""
    if declared in _ONE:
        return isinstance(value, _ONE[declared]) and (declared != "int" or not isinstance(value, bool))
    if not isinstance(value, tuple):
        return False
    if declared in _MANY:
        return all(isinstance(one, _MANY[declared]) for one in value)
    return _is_words(value)


def _is_words(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, tuple) and all(map(_is_words, value)))
