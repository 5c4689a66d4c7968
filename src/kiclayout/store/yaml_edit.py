"""Edits of a YAML text that touch only what changed.

``edited`` compares the tree as read with the tree as wanted and changes the text in place: a word between its marks,
a key by its line, a list by moving the lines of its items with the comments above them. Keys and items that neither
tree knows are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kiclayout.store.marks import Entry, Mapping, Scalar, Sequence, Value
from kiclayout.store.yaml_tree import (
    Group,
    Items,
    Tree,
    after_dash,
    after_key,
    flowed_group,
    flowed_items,
    inline,
    item_text,
    key_lines,
    scalar,
    tree_of,
)


def edited(text: str, root: Mapping, old: Group, new: Group) -> str:
    """``text`` changed so that it says ``new`` where it said ``old``.

    Args:
        text: The file's characters.
        root: ``text`` as parsed.
        old: What the program took from it.
        new: What it should say.
    """
    edit = _Edit(text if text.endswith("\n") or not text else text + "\n")
    edit.group(root, old, new)
    return edit.applied(0, len(edit.text))


class _Edit:
    """Replacements of one text, gathered in one walk. A walk never replaces the same characters twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.patches: list[tuple[int, int, str]] = []

    def patch(self, start: int, end: int, text: str) -> None:
        """Replaces the characters from ``start`` to ``end`` (half open)."""
        self.patches.append((start, end, text))

    def applied(self, start: int, end: int) -> str:
        """The characters from ``start`` to ``end`` with the replacements."""
        pieces = []
        for first, last, text in sorted(self.patches, key=lambda patch: patch[:2]):
            pieces += [self.text[start:first], text]
            start = last
        return "".join(pieces) + self.text[start:end]

    def value(self, value: Value, old: Tree | None, new: Tree, lead: int, indent: int) -> None:
        """Makes ``value`` say ``new``.

        Args:
            value: As it stands.
            old: What was taken from it.
            new: What it should say.
            lead: The character after its key's colon; -1 for an item of a list.
            indent: Column of its key, or of an item's first sign, from 0.
        """
        if old == new:
            return
        if isinstance(value, Scalar) and isinstance(new, str) and not value.absent:
            self.patch(value.span.start, value.span.end, scalar(new, value.style))
        elif isinstance(value, Mapping) and isinstance(new, Group) and value.entries and new.entries:
            self.group(value, old if isinstance(old, Group) else Group(()), new)
        elif isinstance(value, Sequence) and isinstance(new, Items) and value.items and new.items:
            self.items(value, old if isinstance(old, Items) else Items(()), new)
        elif lead < 0:
            self.patch(value.span.start, value.span.end, after_dash(new, indent))
        else:
            self.patch(lead, value.span.end, after_key(new, indent))

    # -- keys

    def group(self, mapping: Mapping, old: Group, new: Group) -> None:
        """Makes ``mapping`` say ``new``; keys in neither tree stay."""
        if mapping.flow:
            old, new = flowed_group(old), flowed_group(new)
        wanted, known = dict(new.entries), dict(old.entries)
        gone = [entry for entry in mapping.entries if entry.key.text in known and entry.key.text not in wanted]
        if mapping.flow and (gone or not mapping.entries):
            self.flow_group(mapping, old, new, gone)
            return
        for entry in gone:
            if self.says_why(entry):
                self.patch(entry.value.span.start, entry.value.span.end, "[]")
            else:
                self.remove(mapping, entry)
        anchor: Entry | None = None
        for key, tree in wanted.items():
            entry_now = mapping.entry(key)
            if entry_now:
                anchor = entry_now
                self.value(entry_now.value, known.get(key), tree, self.lead(entry_now), entry_now.key.span.column - 1)
            elif known.get(key) != tree and mapping.flow:
                at = mapping.entries[-1].value.span.end
                self.patch(at, at, f", {scalar(key)}: {inline(tree)}")
            elif known.get(key) != tree:
                self.insert(mapping, anchor, key, tree, gone)

    def flow_group(self, mapping: Mapping, old: Group, new: Group, gone: list[Entry]) -> None:
        """Writes an empty mapping in braces, or one that loses keys, anew: entries that stay and those that come."""
        kept = [entry for entry in mapping.entries if entry not in gone]
        pieces = []
        for entry in kept:
            inner, key = _Edit(self.text), entry.key.text
            wanted = new.get(key)
            if wanted is not None and entry is mapping.entry(key):
                inner.value(entry.value, old.get(key), wanted, self.lead(entry), 0)
            pieces.append(inner.applied(entry.key.span.start, entry.value.span.end))
        present = {entry.key.text for entry in kept}
        pieces += [f"{scalar(key)}: {inline(tree)}" for key, tree in new.entries if key not in present]
        self.patch(mapping.span.start, mapping.span.end, "{" + ", ".join(pieces) + "}")

    def insert(self, mapping: Mapping, anchor: Entry | None, key: str, tree: Tree, gone: list[Entry]) -> None:
        """Adds a key behind ``anchor``, or before the first key that stays, or in the place of those that go."""
        column = mapping.entries[0].key.span.column - 1 if mapping.entries else 0
        lines = "\n".join(key_lines(key, tree, column))
        first = next((entry for entry in mapping.entries if entry not in gone), None)
        if first and not anchor and not self.opens_line(first):
            at = first.key.span.start
            self.patch(at, at, lines.lstrip(" ") + "\n" + " " * column)
            return
        if anchor:
            at = self.next_line(anchor.value.span.end)
        elif first:
            at = self.top(first)
        else:
            at = self.next_line(mapping.span.end) if gone else len(self.text)
        self.patch(at, at, lines + "\n")

    def remove(self, mapping: Mapping, entry: Entry) -> None:
        """Takes out a key with its lines and the comments directly above it."""
        start = entry.key.span.start
        later = (e.key.span.start for e in mapping.entries if e.key.span.start > start)
        end = self.next_line(entry.value.span.end)
        if self.opens_line(entry):
            self.patch(self.top(entry), end, "")
        else:  # behind a dash, which the next key inherits
            self.patch(start, next(later, end - 1), "")

    def says_why(self, entry: Entry) -> bool:
        """Whether a key has a list in brackets and a comment behind it: emptied, both stay."""
        end = entry.value.span.end
        rest = self.text[end : self.next_line(end)]
        return isinstance(entry.value, Sequence) and entry.value.flow and rest.lstrip(" \t").startswith("#")

    def opens_line(self, entry: Entry) -> bool:
        """Whether nothing stands before the key in its line."""
        start = entry.key.span.start
        return not self.text[self.line_start(start) : start].strip(" ")

    def top(self, entry: Entry) -> int:
        """Where the comments directly above a key begin; those at the head of the file are about the file."""
        start = above = self.line_start(entry.key.span.start)
        comment = self.text[start : entry.key.span.start] + "#"
        while above and self.text[self.line_start(above - 1) :].startswith(comment):
            above = self.line_start(above - 1)
        return above or start

    # -- lists

    def items(self, sequence: Sequence, old: Items, new: Items) -> None:
        """Makes ``sequence`` say ``new``; items that were not understood stay behind those before them."""
        if sequence.flow:
            old, new = flowed_items(old), flowed_items(new)
        places = [item.span.column - 1 for item in sequence.items]
        stands = _standing(sequence.items, old.items)
        changes: dict[int, tuple[Tree, Tree]] = {}
        order: list[int | Tree] = []
        for tree, origin in zip(new.items, _origins(old.items, new.items), strict=True):
            at = stands.get(origin) if origin is not None else None
            order.append(tree if at is None else at)
            if origin is not None and at is not None:
                changes[at] = old.items[origin], tree
        _keep_strangers(order, set(range(len(places))) - set(stands.values()))
        edits = [_Edit(self.text) for _ in places]
        for at, (before, after) in changes.items():
            edits[at].value(sequence.items[at], before, after, -1, places[at])
        if order == list(range(len(places))):
            self.patches += [patch for edit in edits for patch in edit.patches]
        else:
            self.reorder(sequence, order, edits)

    def reorder(self, sequence: Sequence, order: list[int | Tree], edits: list[_Edit]) -> None:
        """Writes a list anew: an item that stays is a number, one that comes is a tree."""
        first = self.line_start(sequence.span.start)
        on_one_line = sequence.flow or bool(self.text[first : sequence.span.start].strip())
        spans = [(item.span.start, item.span.end) for item in sequence.items]
        bounds = spans if on_one_line else self.chunks(sequence)
        indent = sequence.span.column - 1
        pieces = []
        for item in order:
            if isinstance(item, int):
                pieces.append(edits[item].applied(*bounds[item]))
            else:
                pieces.append(inline(item) if on_one_line else item_text(item, indent) + "\n")
        if on_one_line:
            self.patch(sequence.span.start, sequence.span.end, "[" + ", ".join(pieces) + "]")
        else:
            self.patch(bounds[0][0], bounds[-1][1], "".join(pieces))

    def chunks(self, sequence: Sequence) -> list[tuple[int, int]]:
        """The lines of each item, the comments above it included."""
        start = self.line_start(sequence.span.start)
        while start and re.match(r"[ \t]*(#|\n)", self.text[self.line_start(start - 1) :]):
            start = self.line_start(start - 1)
        found = []
        for item in sequence.items:
            end = self.next_line(item.span.end)
            found.append((start, end))
            start = end
        return found

    # -- places

    def lead(self, entry: Entry) -> int:
        """The character after the colon of ``entry``; a key in braces may have none."""
        end = entry.key.span.end
        return max(self.text.find(":", end, max(entry.value.span.start, end)) + 1, end)

    def line_start(self, at: int) -> int:
        """The first character of the line that holds ``at``."""
        return self.text.rfind("\n", 0, at) + 1

    def next_line(self, at: int) -> int:
        """The first character after the line that holds ``at``."""
        return self.text.index("\n", at) + 1


def _standing(values: tuple[Value, ...], old: tuple[Tree, ...]) -> dict[int, int]:
    """Where each item that was read stands in the file; the numbers differ if some could not be read."""
    if len(values) == len(old):
        return {index: index for index in range(len(old))}
    found: dict[int, int] = {}
    at = 0
    for index, tree in enumerate(old):
        same = (i for i in range(at, len(values)) if _name(tree_of(values[i])) == _name(tree))
        match = next(same, None)
        if match is not None:
            found[index], at = match, match + 1
    return found


def _origins(old: tuple[Tree, ...], new: tuple[Tree, ...]) -> list[int | None]:
    """Which old item each new one continues: the equal one, the one of its name, or the one in its place."""
    free = list(range(len(old)))
    found: list[int | None] = [None] * len(new)

    def settle(same: Callable[[int, int], bool]) -> None:
        """Gives every new item without an origin the first free old one that is ``same``."""
        for index, origin in enumerate(found):
            match = next((at for at in free if origin is None and same(at, index)), None)
            if match is not None:
                found[index] = match
                free.remove(match)

    settle(lambda at, index: old[at] == new[index])
    settle(lambda at, index: _name(old[at]) == _name(new[index]))
    settle(lambda at, index: at == index and len(old) == len(new))
    return found


def _name(tree: Tree) -> str:
    """What an item is known by: its first word."""
    match tree:
        case str():
            return tree
        case Items():
            return _name(tree.items[0]) if tree.items else ""
        case Group():
            return _name(tree.entries[0][1]) if tree.entries else ""


def _keep_strangers(order: list[int | Tree], strangers: set[int]) -> None:
    """Puts each item that was not understood behind the one before it."""
    for stranger in sorted(strangers):
        before = stranger - 1
        order.insert(order.index(before) + 1 if before in order else 0, stranger)
