"""How words of a .docx look and what its paragraphs are: the document's styles, and what is said at a place itself.

Properties: ECMA-376 part 1, 17.3 and 17.7. Only what an article can keep is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from kiclayout.base.record import dataclass
from kiclayout.content.inline import BOLD, DOTS, EMPHASIS, SUBSCRIPT, SUPERSCRIPT
from kiclayout.convert.office.written import Role

_BODY: Role = "body"
_HEADING_ROLE: Role = "heading"
_DEEPEST = 20
"""Styles that a style goes back to."""
_HEADING = re.compile(r"(?:heading|제목|개요|标题)\s*([1-9])", re.IGNORECASE)
_INNER = re.compile(r"list (?:bullet|number|continue) ([2-5])", re.IGNORECASE)
"""Styles of lists in lists, which are lists of their own in a document."""
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("subtitle", re.compile(r"subtitle|부제|副标题", re.IGNORECASE)),
    ("title", re.compile(r"title|제목|标题", re.IGNORECASE)),
    ("caption", re.compile(r"caption|캡션|题注", re.IGNORECASE)),
    ("quote", re.compile(r"(?:intense )?quote|(?:강한 )?인용|(?:明显)?引用", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of words; None = nothing is.

    Attributes:
        bold: Whether they are.
        italic: Whether they are.
        dots: Whether emphasis marks stand over them.
        place: ``superscript``, ``subscript`` or ``baseline``.
        size: Of the letters, in points.
        hidden: Whether they are not shown.
        lang: Of East Asian words, as written: zh-CN.
    """

    bold: bool | None = None
    italic: bool | None = None
    dots: bool | None = None
    place: str | None = None
    size: float | None = None
    hidden: bool | None = None
    lang: str | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else ``below``."""
        pairs = zip(self._all(), below._all(), strict=True)
        return Look(*(own if own is not None else other for own, other in pairs))  # type: ignore[arg-type]

    def _all(self) -> tuple[object, ...]:
        return self.bold, self.italic, self.dots, self.place, self.size, self.hidden, self.lang

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks of our own that it has, without boldness."""
        placed = {"superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}.get(self.place or "")
        found = (EMPHASIS if self.italic else None, DOTS if self.dots else None, placed)
        return tuple(sorted(mark for mark in found if mark))

    @property
    def all_marks(self) -> tuple[str, ...]:
        """The marks with boldness."""
        return tuple(sorted((*self.marks, BOLD))) if self.bold else self.marks


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph is: its role; the level of a heading or of a list, from 1; its list's id and the depth in it."""

    role: Role = "body"
    level: int = 0
    list: tuple[str, int] | None = None


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def value_of(parent: etree._Element | None, name: str, said: str = "val") -> str | None:
    """An attribute of a child; empty if the child is there without it, None if there is no such child."""
    found = parent.find(f"{{*}}{name}") if parent is not None else None
    if found is None:
        return None
    return attribute(found, said)


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
        role, level, inner = _BODY, 0, 0
        numbered = _numbered(properties)
        outline = value_of(properties, "outlineLvl")
        for one in self._line(style):
            said, name = one.find("{*}pPr"), value_of(one, "name") or ""
            outline = outline if outline is not None else value_of(said, "outlineLvl")
            numbered = numbered or _numbered(said)
            if role == "body":
                role, level = _role(name.strip())
            if found := _INNER.fullmatch(name):
                inner = inner or int(found[1])
        if role == "body" and outline is not None and outline.isdigit() and int(outline) < 9:
            role, level = _HEADING_ROLE, int(outline) + 1
        if numbered is None or numbered[0] == "0":  # 0: taken out of the list that its style belongs to
            return Kind(role, level)
        return Kind(role, level or max(numbered[1] + 1, inner), numbered)


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace; empty if there is none."""
    return next((str(text) for key, text in element.attrib.items() if etree.QName(key).localname == name), "")


def _role(name: str) -> tuple[Role, int]:
    """The role and level of a style, by its name: the offices call theirs alike in all languages, or translate them."""
    if found := _HEADING.fullmatch(name):
        return _HEADING_ROLE, int(found[1])
    return next(((role, 0) for role, sign in _ROLES if sign.fullmatch(name)), (_BODY, 0))


def _numbered(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list's id and the depth that a paragraph or style names; a list without an id is that of the style."""
    found = properties.find("{*}numPr") if properties is not None else None
    if found is None:
        return None
    depth = value_of(found, "ilvl") or "0"
    number = value_of(found, "numId")
    return (number, min(int(depth), 8) if depth.isdigit() else 0) if number is not None else None
