"""The words of a .docx paragraph: runs with their looks, links, notes and readings; the pictures and frames in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from kiclayout.base.record import dataclass
from kiclayout.content.edit.links import address_of
from kiclayout.content.inline import Break, NoteRef
from kiclayout.convert.office.docx_looks import Styles, look_of
from kiclayout.convert.office.looks import PLAIN, Look, attribute, local, value_of
from kiclayout.convert.office.said import Gathering, Said

_SIGNS = {"tab": "\t", "noBreakHyphen": "\u2011", "ptab": "\t"}
_INSIDE = frozenset({"ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo"})
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Held:
    """What a paragraph holds.

    Attributes:
        said: Its words.
        shots: Its pictures: the part of the file (empty = elsewhere), and what is to be seen.
        frames: The elements that hold the text of frames anchored in it.
    """

    said: Said
    shots: tuple[tuple[str, str], ...]
    frames: tuple[etree._Element, ...]


class Words:
    """Reads the paragraphs of one part."""

    def __init__(self, styles: Styles, links: Mapping[str, tuple[str, str]]) -> None:
        self._styles, self._links = styles, links

    def read(self, paragraph: etree._Element) -> Held:
        """What ``paragraph`` holds."""
        style = value_of(paragraph.find("{*}pPr"), "pStyle") or ""
        reading = _Reading(self._styles, self._links, self._styles.paragraph_look(style))
        reading.take(paragraph, "")
        return Held(reading.words.finished(), tuple(reading.shots), tuple(reading.frames))


class _Reading:
    def __init__(self, styles: Styles, links: Mapping[str, tuple[str, str]], base: Look) -> None:
        self._styles, self._links = styles, links
        self.words = Gathering(base)
        self.shots: list[tuple[str, str]] = []
        self.frames: list[etree._Element] = []
        self._fields: list[list[str]] = []  # of each open field: its instruction, and whether its result has begun

    def take(self, parent: etree._Element, href: str) -> None:
        """The words below ``parent``, which lead to ``href``."""
        for child in parent:
            name = local(child)
            if name == "r":
                self._run(child, href)
            elif name == "hyperlink":
                self.take(child, self._address(child) or href)
            elif name == "fldSimple":
                found = _HYPERLINK.match(attribute(child, "instr"))
                self.take(child, address_of(found[1]) if found else href)
            elif name in _INSIDE:
                self.take(child, href)
            elif name in ("oMath", "oMathPara"):
                self._say("".join(one.text or "" for one in child.iter("{*}t")), PLAIN, href)

    def _address(self, element: etree._Element) -> str:
        _, target = self._links.get(attribute(element, "id"), ("", ""))
        return address_of(target)

    # ------------------------------------------------------------------------------------------------ runs
    def _run(self, run: etree._Element, href: str) -> None:
        properties = run.find("{*}rPr")
        style = value_of(properties, "rStyle")
        own = look_of(properties).over(self._styles.look(style) if style else PLAIN)
        for child in run:
            self._part(child, own, href)

    def _part(self, child: etree._Element, own: Look, href: str) -> None:
        name = local(child)
        if name in ("fldChar", "instrText"):
            self._field(child, name)
        elif self._in_instruction() or own.over(self.words.base).hidden:
            return
        elif name == "t":
            self._say(child.text or "", own, href)
        elif name in _SIGNS:
            self._say(_SIGNS[name], own, href)
        elif name == "sym":
            self._say(_sign(attribute(child, "char")), own, href)
        elif name == "cr" or (name == "br" and attribute(child, "type") in ("", "textWrapping")):
            self.words.add(Break())
        elif name in ("footnoteReference", "endnoteReference"):
            self.words.add(NoteRef(("e" if name[0] == "e" else "") + attribute(child, "id")))
        elif name == "ruby":
            self._ruby(child, href)
        elif name in ("drawing", "pict", "object"):
            self._drawn(child)
        elif name == "AlternateContent":
            for inner in chosen(child):
                self._part(inner, own, href)

    def _field(self, child: etree._Element, name: str) -> None:
        if name == "instrText":
            if self._fields:
                self._fields[-1][0] += child.text or ""
            return
        match attribute(child, "fldCharType"):
            case "begin":
                self._fields.append(["", ""])
            case "separate" if self._fields:
                self._fields[-1][1] = "shown"
            case "end" if self._fields:
                self._fields.pop()

    def _in_instruction(self) -> bool:
        return any(not shown for _, shown in self._fields)

    def _say(self, text: str, own: Look, href: str) -> None:
        for instruction, _ in self._fields:
            found = _HYPERLINK.match(instruction)
            href = address_of(found[1]) if found else href
        self.words.say(text, own, href)

    def _ruby(self, element: etree._Element, href: str) -> None:
        """Words with a reading over them."""
        reading = "".join(one.text or "" for one in element.iterfind("{*}rt//{*}t"))
        begun = self.words.count
        base = element.find("{*}rubyBase")
        if base is not None:
            self.take(base, href)
        self.words.read_over(begun, reading)

    def _drawn(self, element: etree._Element) -> None:
        """Pictures, and frames with text."""
        said = next((one for one in element.iter("{*}docPr") if attribute(one, "descr")), None)
        alt = attribute(said, "descr") if said is not None else ""
        for one in _held(element):
            if local(one) == "txbxContent":
                self.frames.append(one)
                continue
            key = attribute(one, "embed") or attribute(one, "id")
            kind, target = self._links.get(key, ("", ""))
            self.shots.append((target if kind == "image" and not re.match(r"[a-z]+:", target) else "", alt.strip()))


def chosen(element: etree._Element) -> Iterable[etree._Element]:
    """What is in the first of alternatives, which newer programs show, or else in the last."""
    return next((one for one in element if local(one) in ("Choice", "Fallback")), ())


def _held(element: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Pictures and frames in ``element``; what stands in a frame is read with the frame's own paragraphs."""
    for child in element:
        name = local(child)
        if name in ("txbxContent", "blip", "imagedata"):
            yield child
        elif name == "AlternateContent":
            yield from _held(chosen(child))
        else:
            yield from _held(child)


def _sign(code: str) -> str:
    """A sign by its code; those of symbol fonts, which have codes of their own, are bullets."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "•" if "\ue000" <= sign <= "\uf8ff" else sign
