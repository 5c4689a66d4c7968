"""The words of a .docx paragraph: runs with their looks, links, notes and readings; the pictures and frames in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from kiclayout.base.record import dataclass, replace
from kiclayout.content.edit.links import address_of
from kiclayout.content.inline import Break, Inline, Link, NoteRef, Runs, Text
from kiclayout.content.runs import clean, normal_runs
from kiclayout.convert.office.docx_looks import PLAIN, Look, Styles, attribute, local, look_of, value_of

_SIGNS = {"tab": "\t", "noBreakHyphen": "\u2011", "ptab": "\t"}
_INSIDE = frozenset({"ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo"})
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"', re.IGNORECASE)
_JAPANESE, _TRADITIONAL = re.compile(r"ja\b"), re.compile(r"zh-(?:TW|HK|MO|Hant)", re.IGNORECASE)
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Said:
    """What a paragraph holds.

    Attributes:
        runs: Its words.
        shots: Its pictures: the part of the file (empty = elsewhere), and what is to be seen.
        frames: The elements that hold the text of frames anchored in it.
        size: Of most of its letters, in points; 0 = not known.
        bold: Whether all of it is.
    """

    runs: Runs
    shots: tuple[tuple[str, str], ...]
    frames: tuple[etree._Element, ...]
    size: float
    bold: bool


class Words:
    """Reads the paragraphs of one part."""

    def __init__(self, styles: Styles, links: Mapping[str, tuple[str, str]]) -> None:
        self._styles, self._links = styles, links

    def read(self, paragraph: etree._Element) -> Said:
        """What ``paragraph`` holds."""
        style = value_of(paragraph.find("{*}pPr"), "pStyle") or ""
        reading = _Reading(self._styles, self._links, self._styles.paragraph_look(style))
        reading.take(paragraph, "")
        return reading.finished()


class _Reading:
    def __init__(self, styles: Styles, links: Mapping[str, tuple[str, str]], base: Look) -> None:
        self._styles, self._links, self._base = styles, links, base
        self._runs: list[Inline] = []
        self._shots: list[tuple[str, str]] = []
        self._frames: list[etree._Element] = []
        self._sizes: Counter[float] = Counter()
        self._bold: set[bool] = set()
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
        elif self._in_instruction() or own.over(self._base).hidden:
            return
        elif name == "t":
            self._say(child.text or "", own, href)
        elif name in _SIGNS:
            self._say(_SIGNS[name], own, href)
        elif name == "sym":
            self._say(_sign(attribute(child, "char")), own, href)
        elif name == "cr" or (name == "br" and attribute(child, "type") in ("", "textWrapping")):
            self._runs.append(Break())
        elif name in ("footnoteReference", "endnoteReference"):
            self._runs.append(NoteRef(("e" if name[0] == "e" else "") + attribute(child, "id")))
        elif name == "ruby":
            self._ruby(child, href)
        elif name in ("drawing", "pict", "object"):
            self._drawn(child)
        elif name == "AlternateContent":
            chosen = next((one for one in child if local(one) in ("Choice", "Fallback")), None)
            for inner in chosen if chosen is not None else ():
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
        text = clean(text)
        if not text:
            return
        whole = own.over(self._base)
        self._sizes[whole.size or 0.0] += len(text.strip())
        if text.strip():
            self._bold.add(bool(whole.bold))
        for instruction, _ in self._fields:
            found = _HYPERLINK.match(instruction)
            href = address_of(found[1]) if found else href
        run = Text(text, own.all_marks, _lang(own.lang, text))
        self._runs.append(Link(href, (run,)) if href and text.strip() else run)

    def _ruby(self, element: etree._Element, href: str) -> None:
        """Words with a reading over them."""
        reading = "".join(one.text or "" for one in element.iterfind("{*}rt//{*}t"))
        begun = len(self._runs)
        base = element.find("{*}rubyBase")
        if base is not None:
            self.take(base, href)
        self._runs[begun:] = [
            replace(run, ruby=reading) if isinstance(run, Text) and reading else run for run in self._runs[begun:]
        ]

    def _drawn(self, element: etree._Element) -> None:
        """Pictures, and frames with text."""
        said = next((one for one in element.iter("{*}docPr") if attribute(one, "descr")), None)
        alt = attribute(said, "descr") if said is not None else ""
        for one in element.iter("{*}blip", "{*}imagedata"):
            key = attribute(one, "embed") or attribute(one, "id")
            kind, target = self._links.get(key, ("", ""))
            self._shots.append((target if kind == "image" and not re.match(r"[a-z]+:", target) else "", alt.strip()))
        self._frames += [
            one
            for one in element.iter("{*}txbxContent")
            if not any(local(up) == "Fallback" for up in one.iterancestors())
        ]

    def finished(self) -> Said:
        """All that was found."""
        runs = normal_runs(tuple(_linked(self._runs)))
        size = max(self._sizes, key=lambda one: self._sizes[one], default=0.0)
        return Said(runs, tuple(self._shots), tuple(self._frames), size, self._bold == {True})


def _linked(runs: list[Inline]) -> Iterator[Inline]:
    """``runs`` with neighbours that lead to one place in one link."""
    made: list[Inline] = []
    for run in runs:
        last = made[-1] if made else None
        if isinstance(run, Link) and isinstance(last, Link) and run.href == last.href:
            made[-1] = Link(run.href, (*last.runs, *run.runs))
        else:
            made.append(run)
    return iter(made)


def _lang(said: str | None, text: str) -> str | None:
    """The languages that characters alone do not tell: Japanese, and Chinese in traditional characters."""
    if said is None or not _HAN.search(text):
        return None
    return "ja" if _JAPANESE.match(said) else "zh-Hant" if _TRADITIONAL.match(said) else None


def _sign(code: str) -> str:
    """A sign by its code; those of symbol fonts, which have codes of their own, are bullets."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "•" if "\ue000" <= sign <= "\uf8ff" else sign
