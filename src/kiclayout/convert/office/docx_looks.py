"""How words of a .docx look and what its paragraphs are: the document's styles, and what is said at a place itself.

Properties: ECMA-376 part 1, 17.3 and 17.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from kiclayout.convert.office.looks import PLAIN, Kind, Look, attribute, role_of, value_of
from kiclayout.convert.office.written import Role

_DEEPEST = 20
"""Styles that a style goes back to."""
_INNER = re.compile(r"list (?:bullet|number|continue) ([2-5])", re.IGNORECASE)
"""Styles of lists in lists, which are lists of their own in a document."""


def look_of(properties: etree._Element | None) -> Look:
    """What the properties of a run say."""
    if properties is None:
        return PLAIN
    dots = value_of(properties, "em")
    size = value_of(properties, "sz") or ""
    return Look(
        _flag(properties, "b"),
        _flag(properties, "i"),
        None if dots is None else dots != "none",
        value_of(properties, "vertAlign"),
        int(size) / 2 if size.isascii() and size.isdigit() and len(size) < 5 else None,
        _flag(properties, "vanish"),
        value_of(properties, "lang", "eastAsia") or None,
    )


def _flag(properties: etree._Element, name: str) -> bool | None:
    said = value_of(properties, name)
    return None if said is None else said.lower() not in ("0", "false", "off")


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, tree: etree._Element | None) -> None:
        found = tree.iter("{*}style") if tree is not None else ()
        self._styles = {attribute(one, "styleId"): one for one in found}
        defaults = tree.find("{*}docDefaults/{*}rPrDefault/{*}rPr") if tree is not None else None
        self._default = look_of(defaults)
        self._usual = next(
            (key for key, one in self._styles.items()
             if attribute(one, "type") == "paragraph" and attribute(one, "default") in ("1", "true")),
            "",
        )  # fmt: skip
        self._looks: dict[str, Look] = {}

    def _line(self, style: str) -> Iterator[etree._Element]:
        """The style and those that it is based on."""
        for _ in range(_DEEPEST):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = value_of(found, "basedOn") or ""

    def look(self, style: str) -> Look:
        """The look that a style gives to words; of a paragraph's usual one, and the document's, where it is silent."""
        if style not in self._looks:
            look = PLAIN
            for one in self._line(style or self._usual):
                look = look.over(look_of(one.find("{*}rPr")))
            self._looks[style] = look
        return self._looks[style]

    def paragraph_look(self, style: str) -> Look:
        """As ``look``, over the document's defaults."""
        return self.look(style).over(self._default)

    def kind(self, properties: etree._Element | None) -> Kind:
        """What the properties of a paragraph, and its style, make of it."""
        style = value_of(properties, "pStyle") or self._usual
        role: Role = "body"
        level, inner = 0, 0
        numbered = _numbered(properties)
        outline = value_of(properties, "outlineLvl")
        for one in self._line(style):
            said, name = one.find("{*}pPr"), value_of(one, "name") or ""
            outline = outline if outline is not None else value_of(said, "outlineLvl")
            numbered = numbered or _numbered(said)
            if role == "body":
                role, level = role_of(name.strip())
            if found := _INNER.fullmatch(name):
                inner = inner or int(found[1])
        if role == "body" and outline is not None and outline.isdigit() and int(outline) < 9:
            role, level = "heading", int(outline) + 1
        if numbered is None or numbered[0] == "0":  # 0: taken out of the list that its style belongs to
            return Kind(role, level)
        return Kind(role, level or max(numbered[1] + 1, inner), numbered)


def _numbered(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list's id and the depth that a paragraph or style names; a list without an id is that of the style."""
    found = properties.find("{*}numPr") if properties is not None else None
    if found is None:
        return None
    depth = value_of(found, "ilvl") or "0"
    number = value_of(found, "numId")
    return (number, min(int(depth), 8) if depth.isdigit() else 0) if number is not None else None
