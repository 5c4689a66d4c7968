"""The numbers that a .docx counts its paragraphs with (ECMA-376 part 1, 17.9): what stands before each, as it shows."""

from __future__ import annotations

import re

from lxml import etree

from kiclayout.convert.office.looks import attribute, value_of
from kiclayout.convert.office.number_signs import BULLETS, number

_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 9


class Numbers:
    """Counts paragraphs in the order in which they are met."""

    def __init__(self, tree: etree._Element | None) -> None:
        forms = {attribute(one, "abstractNumId"): one for one in _all(tree, "abstractNum")}
        self._lists = {attribute(one, "numId"): one for one in _all(tree, "num")}
        self._forms = {key: forms.get(value_of(one, "abstractNumId") or "") for key, one in self._lists.items()}
        self._counts: dict[str, list[int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def marker(self, key: str, depth: int) -> str | None:
        """What stands before the next paragraph of a list, ``depth`` lists deep; empty = a bullet, None = no list."""
        level = self._level(key, depth)
        if level is None:
            return None
        counts = self._counted(key, depth)
        form = value_of(level, "numFmt") or "decimal"
        text = value_of(level, "lvlText") or ""
        if form == "none" and not text:
            return None
        if form == "bullet":
            return text if text and text in BULLETS else ""

        def shown(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            other = self._level(key, at)
            return number(counts[at], (value_of(other, "numFmt") or "decimal") if other is not None else "decimal")

        return _PLACE.sub(shown, text).strip() if len(text) < 60 else ""

    def _counted(self, key: str, depth: int) -> list[int]:
        """The counts of all levels; lists of one form count on together unless they say where to start."""
        form = self._forms.get(key)
        home = attribute(form, "abstractNumId") if form is not None else key
        counts = self._counts.setdefault(home, [0] * _DEEPEST)
        for at in range(depth):
            counts[at] = counts[at] or self._start(key, at)
        own = self._override(key, depth)
        if own is not None and (key, depth) not in self._restarted:
            self._restarted.add((key, depth))
            counts[depth] = own
        else:
            counts[depth] = counts[depth] + 1 if counts[depth] else self._start(key, depth)
        counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        return counts

    def _level(self, key: str, depth: int) -> etree._Element | None:
        for place in (self._lists.get(key), self._forms.get(key)):
            levels = place.iter("{*}lvl") if place is not None else ()
            found = next((one for one in levels if attribute(one, "ilvl") == str(depth)), None)
            if found is not None:
                return found
        return None

    def _start(self, key: str, depth: int) -> int:
        return _whole(value_of(self._level(key, depth), "start"), 1)

    def _override(self, key: str, depth: int) -> int | None:
        """The number that a list says it starts with at a level."""
        place = self._lists.get(key)
        overrides = place.iter("{*}lvlOverride") if place is not None else ()
        found = next((one for one in overrides if attribute(one, "ilvl") == str(depth)), None)
        said = value_of(found, "startOverride")
        return _whole(said, 1) if said is not None else None


def _all(tree: etree._Element | None, name: str) -> list[etree._Element]:
    return list(tree.iter(f"{{*}}{name}")) if tree is not None else []


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default
