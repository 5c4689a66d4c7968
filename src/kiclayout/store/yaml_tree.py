"""What a YAML file should hold, as a tree, and its canonical text: two spaces a level, quotes only where needed.

Language groups and short lists are written on one line (``flow``). It reads nothing and changes no text in place.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

from kiclayout.base.record import dataclass
from kiclayout.store.marks import Mapping, Scalar, Sequence, Value


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``flow`` = written in brackets on one line."""

    items: tuple[Tree, ...]
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Keys with values in canonical order; ``flow`` = written in braces on one line."""

    entries: tuple[tuple[str, Tree], ...]
    flow: bool = False

    def get(self, key: str) -> Tree | None:
        """The value of ``key``."""
        return dict(self.entries).get(key)


Tree: TypeAlias = str | Items | Group


def alike(one: Tree | None, other: Tree | None) -> bool:
    """Whether two trees say the same, in whatever order their keys stand."""
    if isinstance(one, Group) and isinstance(other, Group):
        keys = {key for key, _ in (*one.entries, *other.entries)}
        return all(alike(one.get(key), other.get(key)) for key in keys)
    if isinstance(one, Items) and isinstance(other, Items):
        return len(one.items) == len(other.items) and all(map(alike, one.items, other.items))
    return one == other


def composed(tree: Group) -> Group:
    """The same tree with all text in NFC."""
    return Group(tuple((_nfc(key), _composed(value)) for key, value in tree.entries), tree.flow)


def _composed(tree: Tree) -> Tree:
    match tree:
        case str():
            return _nfc(tree)
        case Items():
            return Items(tuple(map(_composed, tree.items)), tree.flow)
        case Group():
            return composed(tree)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def flowed(tree: Tree) -> Tree:
    """The same words, all in brackets and braces."""
    match tree:
        case Items():
            return flowed_items(tree)
        case Group():
            return flowed_group(tree)
    return tree


def flowed_items(tree: Items) -> Items:
    """The same list, all in brackets and braces."""
    return Items(tuple(map(flowed, tree.items)), True)


def flowed_group(tree: Group) -> Group:
    """The same keys and words, all in brackets and braces."""
    return Group(tuple((key, flowed(value)) for key, value in tree.entries), True)


def tree_of(value: Value) -> Tree:
    """A parsed value as a tree in flow form; of doubled keys the last counts."""
    match value:
        case Scalar():
            return value.text
        case Sequence():
            return Items(tuple(map(tree_of, value.items)), True)
        case Mapping():
            return Group(tuple({entry.key.text: tree_of(entry.value) for entry in value.entries}.items()), True)


_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~.][^\x00-\x1f]*")
_UNSAFE = re.compile(r":(\s|$)|\s#|[,\[\]{}?]|\s$|\s\s")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def scalar(text: str, style: str = "") -> str:
    """``text`` as YAML, in ``style`` (empty = plain, ``'``, ``"``) if it can be said so, else in double quotes."""
    printable = all(map(_visible, text))
    if style == "'" and printable:
        return "'" + text.replace("'", "''") + "'"
    if style == "" and printable and _PLAIN.fullmatch(text) and not _UNSAFE.search(text):
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _visible(sign: str) -> bool:
    """Whether a sign can stand for itself: an ideographic space does, an invisible joiner does not."""
    return sign.isprintable() or sign == "\u3000"


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if _visible(sign):
        return sign
    return f"\\U{ord(sign):08X}" if ord(sign) > 0xFFFF else f"\\u{ord(sign):04X}"


def inline(tree: Tree) -> str:
    """``tree`` on one line."""
    match tree:
        case str():
            return scalar(tree)
        case Items():
            return "[" + ", ".join(map(inline, tree.items)) + "]"
        case Group():
            return "{" + ", ".join(f"{scalar(key)}: {inline(value)}" for key, value in tree.entries) + "}"


def dump(tree: Group) -> str:
    """The canonical text of a file that holds ``tree``."""
    return "\n".join(_entry_lines(tree, 0)) + "\n"


def _entry_lines(tree: Group, indent: int) -> list[str]:
    return [line for key, value in tree.entries for line in key_lines(key, value, indent)]


def key_lines(key: str, value: Tree, indent: int) -> list[str]:
    """The lines of one key, indented by ``indent``."""
    return (f"{' ' * indent}{scalar(key)}:" + after_key(value, indent)).split("\n")


def after_key(value: Tree, indent: int) -> str:
    """What follows ``key:``, whose key is indented by ``indent``."""
    if isinstance(value, Group) and value.entries and not value.flow:
        return "\n" + "\n".join(_entry_lines(value, indent + 2))
    if isinstance(value, Items) and value.items and not value.flow:
        return "\n" + "\n".join(item_text(item, indent + 2) for item in value.items)
    return " " + inline(value)


def item_text(item: Tree, indent: int) -> str:
    """The lines of one item whose dash is indented by ``indent``."""
    return f"{' ' * indent}- {after_dash(item, indent + 2)}"


def after_dash(item: Tree, indent: int) -> str:
    """What follows ``- `` in the column ``indent``."""
    if isinstance(item, Group) and item.entries and not item.flow:
        return "\n".join(_entry_lines(item, indent)).lstrip(" ")
    return inline(item)
