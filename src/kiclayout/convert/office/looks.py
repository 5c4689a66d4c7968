"""How words look and what paragraphs are, whatever kind of document says so; the names that styles have for both.

Only what an article can keep is asked. Elements are known by their names alone: their namespaces change with the years.
"""

from __future__ import annotations

import re

from lxml import etree

from kiclayout.base.record import dataclass
from kiclayout.content.inline import BOLD, DOTS, EMPHASIS, SUBSCRIPT, SUPERSCRIPT
from kiclayout.convert.office.written import Role

_BODY: Role = "body"
_HEADING = re.compile(r"(?:heading|outline|제목|개요|标题)\s*([1-9])", re.IGNORECASE)
_SIZED = re.compile(r"(?:본문 ?)?(?:(대|큰)|(중|중간)|(소|작은)) ?제목")
_TYPEFACE = re.compile(r" ?\([가-힣A-Za-z ]{1,12}\d{1,2}\)")
"""What Hancom's own styles have behind their names: 큰제목(견고딕20)."""
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("subtitle", re.compile(r"subtitle|부제목?|副标题", re.IGNORECASE)),
    ("title", re.compile(r"title|(?:문서 ?|기사 ?)?제목|标题", re.IGNORECASE)),
    ("caption", re.compile(r"caption|(?:표|그림|사진)? ?캡션|(?:표|그림|사진) ?제목|题注", re.IGNORECASE)),
    ("contents", re.compile(r"toc(?: heading| ?\d)?|(?:목차|차례|目录)(?: ?\d| ?제목)?", re.IGNORECASE)),
    ("quote", re.compile(r"(?:intense )?quote|(?:강한 )?인용문?(?: ?\d)?|(?:明显)?引用", re.IGNORECASE)),
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

    def beside(self, base: Look) -> Look:
        """What is said here otherwise than in ``base``."""
        pairs = zip(self._all(), base._all(), strict=True)
        return Look(*(own if own != other else None for own, other in pairs))  # type: ignore[arg-type]

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


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace; empty if there is none."""
    said = element.get(name)
    if said is not None:
        return said
    return next((str(text) for key, text in element.attrib.items() if etree.QName(key).localname == name), "")


def role_of(name: str) -> tuple[Role, int]:
    """The role and level of a style, by its name: the offices call theirs alike in all languages, or translate them."""
    name = _TYPEFACE.sub("", name)
    if found := _HEADING.fullmatch(name):
        return "heading", int(found[1])
    if found := _SIZED.fullmatch(name):
        return "heading", found.lastindex or 1
    return next(((role, 0) for role, sign in _ROLES if sign.fullmatch(name)), (_BODY, 0))
