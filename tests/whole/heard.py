"""A tagged PDF as those hear it who cannot see it: a walk of our own over its elements and what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

_CHAR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]*)>")


@dataclass
class Heard:
    """An element.

    Attributes:
        role: Its structure type.
        lang: The language in which its own words are.
        dictionary: As it is in the file.
        parts: Its words and its elements, in order.
        links: The annotations that belong to it.
    """

    role: str
    lang: str
    dictionary: Any
    parts: list[str | Heard] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def all(self, *roles: str) -> Iterator[Heard]:
        """It and every element in it that is of these roles, in order."""
        if not roles or self.role in roles:
            yield self
        for part in self.parts:
            if isinstance(part, Heard):
                yield from part.all(*roles)

    def without(self, *roles: str) -> Heard:
        """It without the elements in it that are of these roles."""
        kept = [one for one in self.parts if isinstance(one, str) or one.role not in roles]
        parts = [one if isinstance(one, str) else one.without(*roles) for one in kept]
        return replace(self, parts=parts)

    def spoken(self) -> Iterator[tuple[str, str]]:
        """Its words with their languages."""
        for part in self.parts:
            if isinstance(part, str):
                yield part, self.lang
            else:
                yield from part.spoken()


def heard(pdf: pikepdf.Pdf) -> Heard:
    """The document. Whatever is marked on a page belongs to one element, to which the page leads back."""
    said = {page.objgen: _marked(page) for page in pdf.pages}
    made = _element(pdf.Root.StructTreeRoot.K, str(pdf.Root.Lang), said)
    assert not any(said.values()), "marked on a page, but nobody's"
    return made


def targets(pdf: pikepdf.Pdf) -> set[bytes]:
    """The names of all places that links may lead to."""
    return {bytes(name) for name in list(pdf.Root.Names.Dests.Names)[::2]}


def _element(dictionary: Any, lang: str, said: dict[tuple[int, int], dict[int, str]]) -> Heard:
    made = Heard(str(dictionary.S)[1:], str(dictionary.get("/Lang", lang)), dictionary)
    kids = dictionary.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            made.parts.append(said[dictionary.Pg.objgen].pop(kid))
        elif kid.get("/Type") == "/MCR":
            made.parts.append(said[kid.Pg.objgen].pop(int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            made.links.append(kid.Obj)
        else:
            made.parts.append(_element(kid, made.lang, said))
    if "/ActualText" in dictionary:
        made.parts = [str(dictionary.ActualText)]
    return made


def _marked(page: Any) -> dict[int, str]:
    """The words of every marked sequence of a page, by its number."""
    fonts = {name: _spelling(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    open_: list[tuple[int | None, str | None]] = []
    font: dict[int, str] = {}
    kept = list[dict[int, str]]()
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        if name in ("BDC", "BMC"):
            facts = step.operands[1] if name == "BDC" else {}
            number = int(facts["/MCID"]) if "/MCID" in facts else None
            open_.append((number, str(facts["/ActualText"]) if "/ActualText" in facts else None))
            if number is not None:
                found[number] = open_[-1][1] or ""
        elif name == "EMC":
            open_.pop()
        elif name == "q":
            kept.append(font)
        elif name == "Q":
            font = kept.pop()
        elif name == "Tf":
            font = fonts[str(step.operands[0])]
        elif name in ("Tj", "TJ") and open_:
            _say("".join(_spelled(step.operands[0], font)), open_, found)
    assert not open_, "a marked sequence is not ended"
    return found


def _say(text: str, open_: list[tuple[int | None, str | None]], found: dict[int, str]) -> None:
    number = next((number for number, _ in reversed(open_) if number is not None), None)
    if number is not None and all(said is None for _, said in open_):
        found[number] += text


def _spelled(operand: Any, font: dict[int, str]) -> Iterator[str]:
    for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            yield from (font[codes[at] * 256 + codes[at + 1]] for at in range(0, len(codes), 2))


def _spelling(font: Any) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes()
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _CHAR.findall(cmap)}
