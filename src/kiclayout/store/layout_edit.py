"""Edits of a layout's file, from text to text: a colour, a value of a style, any value at its path.

Comments, the order of keys and the way in which a value is written stay; a value that is inherited is added to the
entry's own, and one that is taken out is inherited again. Whether a value fits is not judged here: whoever edits reads
the new text (``layouts.layout_of``). Frames are ``layout_frames``', names of colours, styles and templates
``layout_entries``'.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.store.layout_places import LAYOUT_FILE
from kiclayout.store.marks import Entry, Mapping, Scalar, Sequence, Value, parse
from kiclayout.store.yaml_edit import edited
from kiclayout.store.yaml_tree import Group, Items, Tree, inline, tree_of

Path = tuple[str, ...]
"""Keys from the root of the file to a value."""
_COMMA = re.compile(r"\s*,")


# ---- colours


def with_color(text: str, token: str, rgb: str) -> str:
    """``text`` with another screen colour of ``token``; its ink, if it states one, stays.

    Args:
        text: A layout's file that can be read.
        token: A name under ``colors``; one that is not there is added.
        rgb: As the file shall say it: ``#RRGGBB``.
    """
    inner = isinstance(at(rooted(text), ("colors", token)), Mapping)
    return with_value(text, ("colors", token, "rgb") if inner else ("colors", token), rgb)


def with_ink(text: str, token: str, inks: tuple[str, ...]) -> str:
    """``text`` with other CMYK numbers of ``token``, in percent, as the file shall say them; none take them out."""
    if not any(inks):
        return without_value(text, ("colors", token, "cmyk"))
    return _with_facet(text, token, "cmyk", Items(tuple(one or "0" for one in inks), True))


def with_spot(text: str, token: str, spot: str) -> str:
    """``text`` with another spot ink of ``token``; empty = it is printed in CMYK."""
    if not spot:
        return without_value(text, ("colors", token, "spot"))
    return _with_facet(text, token, "spot", spot)


def _with_facet(text: str, token: str, key: str, value: Tree) -> str:
    """``text`` with a further value of a colour, of which the file may so far say the screen colour alone."""
    found = at(rooted(text), ("colors", token))
    if isinstance(found, Scalar):
        return with_value(text, ("colors", token), Group((("rgb", found.text), (key, value)), True))
    return with_value(text, ("colors", token, key), value)


# ---- styles


def with_style(text: str, style: str, key: str, value: str) -> str:
    """``text`` with ``value`` for a key of the paragraph style ``style``; an empty one is taken out, and inherited.

    Leading in points takes the place of leading in shares of the size, which would win over it. OpenType features
    are a list, however they are parted.
    """
    path = ("styles", style, key)
    if not value:
        return without_value(text, path)
    if key == "leading":
        text = without_value(text, ("styles", style, "leading_share"))
    features = Items(tuple(value.replace(",", " ").split()), True)
    return with_value(text, path, features if key == "features" else value)


# ---- any value


def stated(text: str, path: Path) -> dict[str, str]:
    """What the file says at ``path`` by its keys, as it is written there; lists and braces on one line."""
    found = at(rooted(text), path)
    if not isinstance(found, Mapping):
        return {}
    trees = {entry.key.text: tree_of(entry.value) for entry in found.entries}
    return {key: tree if isinstance(tree, str) else inline(tree) for key, tree in trees.items()}


def stated_row(text: str, path: Path, count: int) -> tuple[str, ...]:
    """The words of a list of ``count`` at ``path``, as they are written there; empty = no such list is there."""
    found = at(rooted(text), path)
    tree = tree_of(found) if isinstance(found, Sequence) else None
    items = tree.items if isinstance(tree, Items) else ()
    words = tuple(one for one in items if isinstance(one, str))
    return words if len(words) == len(items) == count else ()


def with_value(text: str, path: Path, value: Tree) -> str:
    """``text`` that says ``value`` at ``path``, and all else as before; what is new there stands last."""
    root = rooted(text)
    depth = next((n for n in range(len(path), 0, -1) if at(root, path[:n]) is not None), 0)
    found = at(root, path[:depth])
    old: Tree = tree_of(found) if found is not None else Group(())
    new: Tree = value
    if depth < len(path):
        kept = old.entries if isinstance(old, Group) else ()
        added = nested(path[depth:], value).entries
        new = Group((*kept, *added))
    return edited(text, root, nested(path[:depth], old), nested(path[:depth], new))


def without_value(text: str, path: Path) -> str:
    """``text`` that says nothing at ``path``, and all else as before."""
    around = at(rooted(text), path[:-1])
    entry = around.entry(path[-1]) if isinstance(around, Mapping) else None
    if entry is None or not isinstance(around, Mapping):
        return text
    if around.flow:
        return _out_of_braces(text, around, entry)
    kept = tuple((one.key.text, tree_of(one.value)) for one in around.entries if one.key.text != path[-1])
    return with_value(text, path[:-1], Group(kept, True))


def _out_of_braces(text: str, around: Mapping, entry: Entry) -> str:
    """``text`` without an entry in braces; a comment beside it, which may be about the others, stays."""
    row = list(around.entries)
    number, start, end = row.index(entry), entry.key.span.start, entry.value.span.end
    if number + 1 < len(row):
        after = row[number + 1].key.span.start
        comma = _COMMA.match(text, end, after) if "#" in text[end:after] else None
        end = comma.end() if comma else after
    elif number and "#" not in text[row[number - 1].value.span.end : start]:
        start = row[number - 1].value.span.end
    return text[:start] + text[end:]


# ---- places


@lru_cache(maxsize=4)
def rooted(text: str) -> Mapping:
    """``text`` as parsed; remembered, for one edit asks several times.

    Raises:
        KicError: It cannot be read; only texts that were read are edited.
    """
    sink = Sink()
    root = parse(text, LAYOUT_FILE, sink)
    if isinstance(root, Mapping):
        return root
    raise KicError(*sink)


def at(root: Mapping, path: Path) -> Value | None:
    """What stands at ``path``."""
    found: Value | None = root
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def nested(path: Path, value: Tree) -> Group:
    """A tree that says ``value`` at ``path`` and nothing else."""
    tree = value
    for key in reversed(path):
        tree = Group(((key, tree),))
    return tree if isinstance(tree, Group) else Group(())
