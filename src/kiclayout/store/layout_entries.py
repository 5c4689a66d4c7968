"""Colours, styles and templates of a layout's file by name: begun from another one, renamed everywhere, taken out.

From text to text, like ``layout_edit``; what cannot be done is refused with a finding. Issues that use a name are not
looked at: they tell by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.design.layout import Layout
from kiclayout.design.naming import names_in
from kiclayout.design.roles import OWN
from kiclayout.store.layout_edit import at, rooted, with_value, without_value
from kiclayout.store.layout_places import LAYOUT_FILE
from kiclayout.store.layouts import layout_of, names_used
from kiclayout.store.marks import Mapping, Scalar, Sequence, Value
from kiclayout.store.yaml_tree import Group, Tree, scalar, tree_of

SORTS = {"colors": ("color",), "styles": ("style", "look"), "templates": ("template",)}
"""The sections whose entries are known by name, and as what other values use these names."""
_BASES = {"styles": "based_on", "templates": "like"}
"""By which key an entry of a section begins from another one."""
_NAME = re.compile(r"[^\W_][\w-]*")


def free_entry(layout: Layout, section: str, pattern: str) -> str:
    """A name like ``pattern`` that no entry of the section has yet."""
    stem = re.sub(r"-\d+$", "", pattern)
    taken = frozenset(_names(layout, section))
    return next(name for n in count(2) if (name := f"{stem}-{n}") not in taken)


def _names(layout: Layout, section: str) -> Iterator[str]:
    if section == "templates":
        return (one.name for one in layout.templates)
    return (name for name, _ in getattr(layout, section))


def with_entry(text: str, section: str, name: str, pattern: str) -> str:
    """``text`` with another entry behind ``pattern``: a colour is copied, a style or template begins from it.

    Raises:
        KicError: The name is none, or taken.
    """
    entries = at(rooted(text), (section,))
    check_name(entries, name)
    old = tree_of(entries) if isinstance(entries, Mapping) else Group(())
    assert isinstance(old, Group)
    base = _BASES.get(section)
    made: Tree = Group(((base, pattern),), True) if base else old.get(pattern) or "#000000"
    rows: list[tuple[str, Tree]] = []
    for key, tree in old.entries:
        rows += [(key, tree), (name, made)] if key == pattern else [(key, tree)]
    rows += [] if old.get(pattern) is not None else [(name, made)]
    return with_value(text, (section,), Group(tuple(rows)))


def uses_of(text: str, folder: Path, section: str, name: str) -> tuple[Scalar, ...]:
    """Where the file says the name of an entry other than as the key of that entry, in its order.

    Args:
        text: A layout's file that can be read.
        folder: Of the layout.
        section: One of ``SORTS``.
        name: An entry's.
    """
    root, sorts = rooted(text), SORTS[section]
    if at(root, ("text_styles", name)) is not None:
        sorts = sorts[:1]  # a text style so called is meant
    places = {(use[2].line, use[2].column) for use in names_used(root, folder) if use[0] in sorts and use[1] == name}
    standing = (value for value in _values(root) if (value.span.line, value.span.column) in places)
    found = [scalar for value in standing for scalar in _scalars(value) if scalar.text == name]
    entries, base = at(root, (section,)), _BASES.get(section, "")
    if isinstance(entries, Mapping):
        based = (one.value.get(base) for one in entries.entries if isinstance(one.value, Mapping))
        found += [one for one in based if isinstance(one, Scalar) and one.text == name]
    return tuple({one.span.start: one for one in sorted(found, key=lambda one: one.span.start)}.values())


def renamed(text: str, folder: Path, section: str, old: str, new: str) -> str:
    """``text`` in which an entry is called ``new``, and so it is wherever it is used.

    Raises:
        KicError: The name is none, or taken; or the program asks for the old one.
    """
    entries = at(rooted(text), (section,))
    entry = entries.entry(old) if isinstance(entries, Mapping) else None
    if entry is None or old == new:
        return text
    check_name(entries, new)
    after = _replaced(text, (entry.key, *uses_of(text, folder, section, old)), new)
    _check_needed(after, folder, section, old)
    return after


def without_entry(text: str, folder: Path, section: str, name: str, instead: str = "") -> str:
    """``text`` without an entry; the comments above it stay, they may be about those that follow.

    Args:
        text: A layout's file that can be read.
        folder: Of the layout.
        section: One of ``SORTS``.
        name: An entry's.
        instead: The name of the entry that is used from now on where this one was.

    Raises:
        KicError: It is used, and nothing is to take its place; or the program asks for it.
    """
    uses = uses_of(text, folder, section, name)
    if uses and not instead:
        raise KicError(
            Sink().add(
                "layout-entry-used",
                place=Place(LAYOUT_FILE, uses[0].span.line),
                name=name,
                count=len(uses),
                line=uses[0].span.line,
            )
        )
    after = _without_lines(_replaced(text, uses, instead), section, name)
    _check_needed(after, folder, section, name)
    return after


def _without_lines(text: str, section: str, name: str) -> str:
    entries = at(rooted(text), (section,))
    entry = entries.entry(name) if isinstance(entries, Mapping) else None
    if entry is None or not isinstance(entries, Mapping):
        return text
    start = text.rfind("\n", 0, entry.key.span.start) + 1
    if not entries.flow and not text[start : entry.key.span.start].strip():
        end = text.find("\n", entry.value.span.end) + 1 or len(text)
        return text[:start] + text[end:]
    return without_value(text, (section, name))


# ---- names


def _replaced(text: str, places: tuple[Scalar, ...], name: str) -> str:
    for one in sorted(places, key=lambda one: -one.span.start):
        text = text[: one.span.start] + scalar(name, one.style) + text[one.span.end :]
    return text


def check_name(entries: Value | None, name: str) -> None:
    """Refuses what is no name, and one that ``entries`` have.

    Raises:
        KicError: Of which the finding says which of them it is.
    """
    place = Place(LAYOUT_FILE)
    if not _NAME.fullmatch(name):
        raise KicError(Sink().add("layout-entry-name", place=place, name=name))
    if isinstance(entries, Mapping) and entries.entry(name):
        raise KicError(Sink().add("layout-entry-taken", place=place, name=name))


def _check_needed(text: str, folder: Path, section: str, name: str) -> None:
    """An entry that is used though no line says so is asked for by the program itself."""
    layout = layout_of(text, folder, Sink(), rooted(text))
    if name in names_in(layout, *SORTS[section]) or (section == "styles" and name in OWN):
        raise KicError(Sink().add("layout-entry-needed", place=Place(LAYOUT_FILE), name=name))


def _values(value: Value) -> Iterator[Value]:
    """``value`` and everything in it, keys too."""
    yield value
    inner = value.items if isinstance(value, Sequence) else ()
    if isinstance(value, Mapping):
        inner = tuple(part for one in value.entries for part in (one.key, one.value))
    for one in inner:
        yield from _values(one)


def _scalars(value: Value) -> Iterator[Scalar]:
    """The words of a value that is one, or a list of such."""
    if isinstance(value, Scalar):
        yield value
    elif isinstance(value, Sequence):
        for one in value.items:
            yield from _scalars(one)
