"""How words of a .hwpx look and what its paragraphs are: what its header has for the ids that they name.

Every look is whole (KS X 6101, 9.3): what words have beside the style of their paragraph is what differs from it.
"""

from __future__ import annotations

import re

from lxml import etree

from kiclayout.convert.office.looks import PLAIN, Kind, Look, attribute, role_of, value_of
from kiclayout.convert.office.written import Role

OUTLINE, NUMBER, BULLET = "OUTLINE", "NUMBER", "BULLET"
_ALIGN = {"CENTER": "center", "RIGHT": "right", "LEFT": "left"}
_PLAIN = re.compile("본문|내용|목차|참고 ?문헌|바탕글")
"""Names of styles that are no headings, whatever they were before they were called so."""
_DEEPEST = 9
"""The deepest list in lists, from 0."""


class Header:
    """What ids of looks, paragraphs and styles stand for."""

    def __init__(self, tree: etree._Element | None) -> None:
        self._looks = {key: _look_of(one) for key, one in _by_id(tree, "charPr").items()}
        self._paragraphs, self._styles = _by_id(tree, "paraPr"), _by_id(tree, "style")

    def base(self, paragraph: etree._Element) -> Look:
        """How words of ``paragraph`` look by its style."""
        style = self._style(paragraph)
        return self._looks.get(attribute(style, "charPrIDRef"), PLAIN) if style is not None else PLAIN

    def own(self, run: etree._Element, base: Look) -> Look:
        """How the words of ``run`` look otherwise than their paragraph."""
        return self._looks.get(attribute(run, "charPrIDRef"), base).beside(base)

    def kind(self, paragraph: etree._Element) -> Kind:
        """What ``paragraph`` is; its list is OUTLINE, or NUMBER or BULLET with an id: ``NUMBER 2``."""
        role, level = self._role(self._style(paragraph))
        heading = self._said(paragraph, "heading")
        form = attribute(heading, "type") if heading is not None else ""
        if heading is None or form not in (OUTLINE, NUMBER, BULLET):
            return Kind(role, level)
        said = attribute(heading, "level")
        depth = min(int(said), _DEEPEST) if said.isascii() and said.isdigit() and len(said) < 4 else 0
        if form == OUTLINE:
            return Kind("heading", depth + 1, (form, depth)) if role == "body" else Kind(role, level, (form, depth))
        return Kind(role, level or depth + 1, (f"{form} {attribute(heading, 'idRef')}", depth))

    def _role(self, style: etree._Element | None) -> tuple[Role, int]:
        """What a style's name says; else its English one, which stays when somebody calls the style otherwise."""
        if style is None:
            return "body", 0
        name = attribute(style, "name").strip()
        role, level = role_of(name)
        if role == "body" and not _PLAIN.search(name):
            role, level = role_of(attribute(style, "engName").strip())
        return role, level

    def align(self, paragraph: etree._Element) -> str:
        """left, right, center; empty = justified."""
        found = self._said(paragraph, "align")
        return _ALIGN.get(attribute(found, "horizontal"), "") if found is not None else ""

    def indent(self, paragraph: etree._Element) -> float:
        """How far the first line of ``paragraph`` stands in by its form, in points."""
        margin = self._said(paragraph, "margin")
        first = _units(value_of(margin, "intent", "value"))
        return (_units(value_of(margin, "left", "value")) + max(first, 0)) / 100

    def _style(self, paragraph: etree._Element) -> etree._Element | None:
        return self._styles.get(attribute(paragraph, "styleIDRef"))

    def _said(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """What the form of a paragraph says; of alternatives the first, which newer programs take."""
        form = self._paragraphs.get(attribute(paragraph, "paraPrIDRef"))
        return next(form.iter(f"{{*}}{name}"), None) if form is not None else None


def _by_id(tree: etree._Element | None, name: str) -> dict[str, etree._Element]:
    return {attribute(one, "id"): one for one in tree.iter(f"{{*}}{name}")} if tree is not None else {}


def _units(text: str | None) -> int:
    """A length of hundredths of a point; 0 = it is none."""
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text, re.ASCII) else 0


def _look_of(form: etree._Element) -> Look:
    height = attribute(form, "height")
    place = next((one for one in ("supscript", "subscript") if form.find(f"{{*}}{one}") is not None), "baseline")
    return Look(
        bold=form.find("{*}bold") is not None,
        italic=form.find("{*}italic") is not None,
        dots=attribute(form, "symMark") not in ("", "NONE"),
        place=place.replace("supscript", "superscript"),
        size=int(height) / 100 if height.isascii() and height.isdigit() and len(height) < 7 else None,
    )
