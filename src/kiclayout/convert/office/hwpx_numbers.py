"""The numbers that a .hwpx counts paragraphs, pictures and tables with, as they show (KS X 6101, 9.3 and 10.7)."""

from __future__ import annotations

import re

from lxml import etree

from kiclayout.convert.office.hwpx_looks import BULLET, OUTLINE
from kiclayout.convert.office.looks import attribute, local
from kiclayout.convert.office.number_signs import BULLETS, number

_PLACE = re.compile(r"\^(10|[1-9nN])")
_LEVELS = 10
_LONGEST = 60
"""Characters of the longest form of a number that is one."""
_NOTES_AND_PAGES = frozenset({"FOOTNOTE", "ENDNOTE", "PAGE", "TOTAL_PAGE"})


class Numbers:
    """Counts paragraphs in the order in which they are met.

    Attributes:
        outline: The id of the list that outlines are counted with, in the section that is read.
    """

    def __init__(self, tree: etree._Element | None) -> None:
        self.outline = ""
        self._lists: dict[str, dict[str, etree._Element]] = {}
        self._bullets: dict[str, str] = {}
        for one in tree.iter("{*}numbering", "{*}bullet") if tree is not None else ():
            if local(one) == "bullet":
                self._bullets[attribute(one, "id")] = attribute(one, "char")
            else:
                self._lists[attribute(one, "id")] = {attribute(head, "level"): head for head in one.iter("{*}paraHead")}
        self._counts: dict[str, list[int]] = {}

    def marker(self, key: str, depth: int) -> str | None:
        """What stands before the next paragraph of a list, ``depth`` lists deep; empty = a bullet, None = no list."""
        form, _, name = key.partition(" ")
        if form == BULLET:
            sign = self._bullets.get(name, "")
            return sign if sign and sign in BULLETS else ""
        heads = self._heads(self.outline if form == OUTLINE else name)
        head = heads.get(str(depth + 1))
        if head is None:
            return None
        counts = self._counted(key if form != OUTLINE else f"{key} {self.outline}", depth, heads)
        shown = [number(count, _form(heads.get(str(at + 1)))) for at, count in enumerate(counts)]

        def put(place: re.Match[str]) -> str:
            if place[1] in "nN":
                return ".".join(shown[: depth + 1]) + ("." if place[1] == "N" else "")
            return shown[int(place[1]) - 1]

        text = "".join(str(one) for one in head.itertext()).strip()
        return _PLACE.sub(put, text).strip() or None if len(text) < _LONGEST else None

    def _heads(self, name: str) -> dict[str, etree._Element]:
        """The levels of a list; 0 is the first of all lists, whatever it is called."""
        first = next(iter(self._lists.values()), {}) if name == "0" else {}
        return self._lists.get(name, first)

    def _counted(self, key: str, depth: int, heads: dict[str, etree._Element]) -> list[int]:
        counts = self._counts.setdefault(key, [0] * _LEVELS)
        for at in range(depth):
            counts[at] = counts[at] or _start(heads.get(str(at + 1)))
        counts[depth] = counts[depth] + 1 if counts[depth] else _start(heads.get(str(depth + 1)))
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        return counts


class Captions:
    """Counts pictures, tables and equations: by the numbers that the document had last, if these go on."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def number(self, element: etree._Element) -> str:
        """The next number of the kind that ``element`` says; empty for notes and pages, which are counted anew."""
        kind = attribute(element, "numType")
        if kind in _NOTES_AND_PAGES:
            return ""
        last, said = self._last.get(kind, 0), _whole(attribute(element, "num"))
        self._last[kind] = said if said > last else last + 1
        form = element.find("{*}autoNumFormat")
        if form is None:
            return str(self._last[kind])
        shown = attribute(form, "userChar") or number(self._last[kind], attribute(form, "type"))
        return attribute(form, "prefixChar") + shown + attribute(form, "suffixChar")

    def restart(self, element: etree._Element) -> None:
        """Makes the next number of a kind that which ``element`` says."""
        self._last[attribute(element, "numType")] = _whole(attribute(element, "num")) - 1


def _form(head: etree._Element | None) -> str:
    return attribute(head, "numFormat") if head is not None else "DIGIT"


def _start(head: etree._Element | None) -> int:
    return _whole(attribute(head, "start")) if head is not None else 1


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
