"""Paragraphs of a .hwp in the words of a .hwpx: runs with their looks, signs, fields (Hancom's document, 4.3).

What stands in a text without being letters is a control: a number below 32, and behind the text a record that says
more. Records about stretches of a text say what changes that are tracked delete.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from lxml import etree

from kiclayout.convert.office.hwp_header import form_of
from kiclayout.convert.office.hwp_records import Fields, Record, characters, first
from kiclayout.convert.office.hwpx_signs import in_plane_15

PARAGRAPH, _TEXT, _LOOKS, _RANGES, CONTROL = 0x42, 0x43, 0x44, 0x46, 0x47
_DELETED = 0x11
"""The kind of a stretch that a change deletes; its end is the first unit behind it."""
_SINGLE = frozenset({0, 10, 13, *range(24, 32)})
"""Controls of one unit; all others have eight."""
_WIDE = 8
_WITH_RECORD = frozenset({1, 2, 3, 11, 12, *range(14, 19), 21, 22, 23})
_SIGNS = {9: "tab", 10: "lineBreak", 24: "hyphen", 30: "nbSpace", 31: "fwSpace"}
_FIELD_ENDS = 4
_UNIT = re.compile(r"[\x00-\x1f]")
_KINDS = ("PAGE", "FOOTNOTE", "ENDNOTE", "PICTURE", "TABLE", "EQUATION", "TOTAL_PAGE")
_FIELDS = {
    "%hlk": "HYPERLINK", "%clk": "CLICK_HERE", "%toc": "TABLEOFCONTENTS", "%%me": "MEMO", "%xrf": "CROSSREF",
    "%bmk": "BOOKMARK", "%dte": "DATE", "%ddt": "DOC_DATE", "%fmu": "FORMULA", "%mmg": "MAILMERGE",
}  # fmt: skip
_RINGS = {1: "SHAPE_CIRCLE", 2: "SHAPE_REVERSAL_CIRCLE"}
_INITIAL = 8
"""Characters of a text that may begin with a letter in a frame: what is shorter is a line with a sign before it."""
_PROMPT = re.compile(r"Direction:wstring:(\d{1,4}):")


def id_of(control: Record) -> str:
    """Which control a record is about: four characters, written backwards."""
    return control.data[:4][::-1].decode("latin-1")


class Paragraphs:
    """Puts the paragraphs of one list of them, whose fields may begin in one and end in another.

    Args:
        put: Puts the object, note or whatever a control stands for into a run.
    """

    def __init__(self, put: Callable[[etree._Element, Record], None]) -> None:
        self._put = put
        self._open: list[tuple[str, str]] = []  # fields that have begun: the kind, the id
        self._begun = 0

    def paragraph(self, record: Record) -> etree._Element:
        """The paragraph of a record."""
        said = Fields(record.data, 8)
        made = etree.Element("p", paraPrIDRef=str(said.u16()), styleIDRef=str(said.u8()))
        text, looks, ranges = (_data_of(record, tag) for tag in (_TEXT, _LOOKS, _RANGES))
        controls = [one for one in record.inner if one.tag == CONTROL]
        marks = _deletions(ranges, len(text) // 2)
        for at, look, part in _stretches(text, looks, marks):
            run = etree.SubElement(made, "run", charPrIDRef=str(look))
            for name, key in marks.get(at, ()):
                etree.SubElement(_words(run), name, Id=key)
            for one in _pieces(part):
                if isinstance(one, str):
                    _say(run, one)
                else:
                    self._control(run, one, controls)
        _mark_initial(made)
        return made

    def _control(self, run: etree._Element, units: tuple[int, ...], controls: list[Record]) -> None:
        code = units[0]
        if code in _SIGNS:
            etree.SubElement(_words(run), _SIGNS[code])
        elif code == _FIELD_ENDS:
            self._field_ends(run, units)
        elif code in _WITH_RECORD and (record := _taken(controls, units)) is not None:
            if id_of(record).startswith("%"):
                self._field_begins(run, record)
            else:
                self._put(run, record)

    # ------------------------------------------------------------------------------------------------ fields
    def _field_begins(self, run: etree._Element, record: Record) -> None:
        kind, command = id_of(record), Fields(record.data, 9).text()
        self._begun += 1
        self._open.append((kind[1:], str(self._begun)))
        made = etree.SubElement(run, "fieldBegin", id=str(self._begun), type=_FIELDS.get(kind, "UNKNOWN"))
        said = etree.SubElement(made, "parameters")
        etree.SubElement(said, "stringParam", name="Command").text = command
        if found := _PROMPT.search(command):
            prompt = command[found.end() : found.end() + int(found[1])]
            etree.SubElement(said, "stringParam", name="Direction").text = prompt

    def _field_ends(self, run: etree._Element, units: tuple[int, ...]) -> None:
        """The innermost field of the kind that the control names ends, and those in it; there may be none."""
        kind = struct.pack("<2H", *units[1:3])[:3][::-1].decode("latin-1") if len(units) > 2 else ""
        at = max((at for at, one in enumerate(self._open) if one[0] == kind), default=None)
        for _, begun in reversed(self._open[at:] if at is not None else ()):
            etree.SubElement(run, "fieldEnd", beginIDRef=begun)
        if at is not None:
            del self._open[at:]


def _data_of(record: Record, tag: int) -> bytes:
    found = first(record.inner, tag)
    return found.data if found else b""


def _deletions(ranges: bytes, length: int) -> dict[int, list[tuple[str, str]]]:
    """Where words begin and end that a change deletes, in a text of so many units; the last of these ends it."""
    marks = dict[int, list[tuple[str, str]]]()
    for begin, end, said in struct.iter_unpack("<3I", ranges[: len(ranges) // 12 * 12]):
        end = min(end, length - 1)
        if said >> 24 == _DELETED and begin < end:
            for at, name in ((begin, "deleteBegin"), (end, "deleteEnd")):
                marks.setdefault(at, []).append((name, f"{said}.{begin}.{end}"))
    return marks


def _stretches(text: bytes, looks: bytes, marks: Collection[int]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """The units of a text: each stretch of one look, without a mark in it, with its place and the look's number."""
    units = struct.unpack(f"<{len(text) // 2}H", text[: len(text) & ~1])
    changes = [struct.unpack_from("<2I", looks, at) for at in range(0, len(looks) - 7, 8)] or [(0, 0)]
    changes = [(0, changes[0][1]), *changes[1:], (len(units), 0)]
    for (begin, look), (end, _) in pairwise(changes):
        ends = [begin, *sorted(at for at in marks if begin < at < end), end]
        for at, behind in pairwise(ends):
            if at < behind:
                yield at, look, units[at:behind]


def _pieces(units: tuple[int, ...]) -> Iterator[str | tuple[int, ...]]:
    """Letters and controls, in order."""
    wide = "".join(map(chr, units))
    at = 0
    while at < len(units):
        found = _UNIT.search(wide, at)
        end = found.start() if found else len(units)
        if end > at:
            yield in_plane_15(characters(struct.pack(f"<{end - at}H", *units[at:end])))
        size = 1 if end < len(units) and units[end] in _SINGLE else _WIDE
        if end < len(units):
            yield units[end : end + size]
        at = end + size


def _taken(controls: list[Record], units: tuple[int, ...]) -> Record | None:
    """The record that a control stands for, taken off ``controls``: the next, unless a later one has its name."""
    name = struct.pack("<2H", *units[1:3]) if len(units) > 2 else b""
    at = next((at for at, one in enumerate(controls) if one.data[:4] == name), None)
    if at is None:
        return None
    record = controls[at]
    del controls[: at + 1]
    return record


def _words(run: etree._Element) -> etree._Element:
    """The words at the end of ``run``, to which more can be added."""
    last = run[-1] if len(run) else None
    return last if last is not None and last.tag == "t" else etree.SubElement(run, "t")


def _say(run: etree._Element, text: str) -> None:
    words = _words(run)
    if len(words):
        words[-1].tail = (words[-1].tail or "") + text
    else:
        words.text = (words.text or "") + text


def _mark_initial(paragraph: etree._Element) -> None:
    """Says of a frame at the start of a text that it is there for its letter, if it holds nothing but one."""
    begun = next((one for run in paragraph for one in run if one.tag not in ("secPr", "fieldBegin")), None)
    frame = begun.find("drawText") if begun is not None and begun.tag == "rect" else None
    if begun is None or frame is None:
        return
    letter = "".join(str(one) for one in frame.itertext()).strip()
    behind = "".join(str(one) for run in paragraph for words in run.iterchildren("t") for one in words.itertext())
    if len(letter) == 1 and letter.isalpha() and len(behind.strip()) > _INITIAL:
        begun.set("dropcapstyle", "DoubleLine")


# ---------------------------------------------------------------------------------------------------- signs
def put_sign(run: etree._Element, control: Record) -> None:
    """What stands for words without being text: numbers, composed characters, readings."""
    said = Fields(control.data, 4)
    match id_of(control):
        case "atno" | "nwno" as kind:
            _number(run, said, counted=kind == "atno")
        case "tcps":
            made = etree.SubElement(run, "compose", composeText=in_plane_15(said.text()))
            made.set("circleType", _RINGS.get(said.u8(), "CHAR"))
        case "tdut":
            made = etree.SubElement(run, "dutmal")
            for name in ("mainText", "subText"):
                etree.SubElement(made, name).text = in_plane_15(said.text())


def _number(run: etree._Element, said: Fields, *, counted: bool) -> None:
    attributes, number = said.u32(), said.u16()
    kind = attributes & 0xF
    made = etree.SubElement(run, "autoNum" if counted else "newNum", num=str(number))
    made.set("numType", _KINDS[kind] if kind < len(_KINDS) else _KINDS[0])
    if counted:
        form = etree.SubElement(made, "autoNumFormat", type=form_of(attributes >> 4 & 0xFF))
        for name in ("userChar", "prefixChar", "suffixChar"):
            form.set(name, said.sign())


def list_of(records: Sequence[Record], put: Callable[[etree._Element, Record], None]) -> etree._Element:
    """A list of paragraphs."""
    made, paragraphs = etree.Element("subList"), Paragraphs(put)
    made.extend(paragraphs.paragraph(one) for one in records if one.tag == PARAGRAPH)
    return made
