"""Small .hwp files for tests, of the elements of ``hangul_files``: each becomes the records that it stands for.

So the same tests are asked of both kinds of file. How records lie in real files was measured on some.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from hangul_files import FORMS, LISTS, LOOKS, STYLES, indent_of
from lxml import etree
from ole_files import ole

ATTRIBUTES = 36
"""Where the attributes of the file stand in its FileHeader."""
PACKED, PASSWORD, READ_ONLY, TRACKED = 1, 2, 4, 1 << 14
_NUMBERS = (
    "DIGIT", "CIRCLED_DIGIT", "ROMAN_CAPITAL", "ROMAN_SMALL", "LATIN_CAPITAL", "LATIN_SMALL", "", "",
    "HANGUL_SYLLABLE",
)  # fmt: skip
_ALIGN = ("JUSTIFY", "LEFT", "RIGHT", "CENTER")
_KINDS = ("PAGE", "FOOTNOTE", "ENDNOTE", "PICTURE", "TABLE", "EQUATION")
_FIELDS = {"HYPERLINK": "%hlk", "CLICK_HERE": "%clk", "TABLEOFCONTENTS": "%toc", "DATE": "%dte"}
_SIGNS = {"tab": 9, "lineBreak": 10, "hyphen": 24, "nbSpace": 30, "fwSpace": 31}
_LISTS = {
    "footNote": (17, "fn  "), "endNote": (17, "en  "), "header": (16, "head"), "footer": (16, "foot"),
    "hiddenComment": (15, "tcmt"),
}  # fmt: skip
_SHAPES = {"rect": 0x4F, "ellipse": 0x50, "line": 0x4E, "textart": 0x5A, "pic": 0x55, "ole": 0x54, "chart": 0x5F}


def record(tag: int, level: int, data: bytes) -> bytes:
    """A record."""
    size = len(data)
    head = struct.pack("<I", tag | level << 10 | min(size, 0xFFF) << 20)
    return head + (struct.pack("<I", size) if size >= 0xFFF else b"") + data


def text(words: str) -> bytes:
    """Characters behind their count."""
    said = words.encode("utf-16-le")
    return struct.pack("<H", len(said) // 2) + said


def hwp(path: Path, *sections: str, files: Mapping[str, bytes | None] | None = None, attributes: int = PACKED) -> Path:
    """Writes a document.

    Args:
        path: Where to; its name ends in .hwp, whatever is said.
        sections: What stands in each.
        files: Pictures by their names; None = the document only says where it lies.
        attributes: Of the file.
    """
    path = path.with_suffix(".hwp")
    given = files or {}
    streams = {"FileHeader": head(attributes), "DocInfo": _info(given)}
    for at, inner in enumerate(sections):
        names = "".join(f' xmlns:{key}="{key}"' for key in ("hp", "hc", "hh"))
        paragraphs = etree.fromstring(f"<sec{names}>{inner}</sec>")
        for one in paragraphs.iter(etree.Element):
            one.tag = etree.QName(one).localname
        writing = _Writing([Path(name).stem for name in given])
        streams[f"BodyText/Section{at}"] = b"".join(writing.paragraph(one, 0) for one in paragraphs)
    for at, (name, data) in enumerate(given.items(), 1):
        if data is not None:
            streams[f"BinData/BIN{at:04X}{Path(name).suffix}"] = data
    plain = {"FileHeader"}
    path.write_bytes(ole({name: data if name in plain else packed(data, attributes) for name, data in streams.items()}))
    return path


def head(attributes: int = PACKED, signature: bytes = b"HWP Document File") -> bytes:
    """What a file says of itself."""
    return (signature.ljust(32, b"\0") + struct.pack("<2I", 0x05000500, attributes)).ljust(256, b"\0")


def packed(data: bytes, attributes: int = PACKED) -> bytes:
    """A stream as it lies in the file."""
    if not attributes & PACKED:
        return data
    deflating = zlib.compressobj(wbits=-15)
    return deflating.compress(data) + deflating.flush()


# ---------------------------------------------------------------------------------------------------- looks
def _info(files: Mapping[str, bytes | None]) -> bytes:
    made = [record(0x10, 0, bytes(26)), record(0x11, 0, bytes(72))]
    for at, (name, data) in enumerate(files.items(), 1):
        lies = struct.pack("<2H", 1, at) + text(Path(name).suffix[1:]) if data is not None else bytes(2) + text(name)
        made.append(record(0x12, 1, lies))
    for name, height, more in LOOKS:
        marks = ("<hh:italic/>", "<hh:bold/>", "<hh:supscript/>", "<hh:subscript/>")
        bits = sum(1 << bit for bit, mark in zip((0, 1, 15, 16), marks, strict=True) if mark in more)
        made.append(record(0x15, 1, bytes(42) + struct.pack("<2I", height, bits | (name == "dots") << 21) + bytes(22)))
    for _, *levels in LISTS:
        heads = [*levels, *[("DIGIT", "")] * (7 - len(levels))]
        forms = b"".join(struct.pack("<I8x", _NUMBERS.index(form) << 5) + text(said) for form, said in heads)
        made.append(record(0x17, 1, forms + bytes(2) + struct.pack("<7I", *[1] * 7)))
    made += [record(0x18, 1, bytes(12) + sign.encode("utf-16-le") + bytes(10)) for sign in ("\uf06c", "□")]
    for name, (kind, target, level, align) in FORMS.items():
        form = ("NONE", "OUTLINE", "NUMBER", "BULLET").index(kind)
        bits = form << 23 | min(level, 6) << 25 | _ALIGN.index(align) << 2
        lengths = struct.pack("<I3i14x", bits, 2 * indent_of(name), 0, -2000)
        made.append(record(0x19, 1, lengths + struct.pack("<H22xI", target, level)))
    numbers = {name: at for at, (name, _, _) in enumerate(LOOKS)}
    for name, other, look in STYLES:
        made.append(record(0x1A, 1, text(name) + text(other) + bytes(6) + struct.pack("<2H", numbers[look], 0)))
    return b"".join(made)


# ---------------------------------------------------------------------------------------------------- text
class _Writing:
    def __init__(self, pictures: Iterable[str]) -> None:
        self._pictures = ["", *pictures]
        self._text = self._controls = b""
        self._open: list[str] = []
        self._ranges: list[tuple[int, int, int]] = []

    def paragraph(self, element: etree._Element, level: int) -> bytes:
        """The records of a paragraph."""
        outer = self._text, self._controls, self._ranges
        self._text, self._controls, self._ranges = b"", b"", []
        looks = []
        for run in element.iterchildren("run"):
            looks.append((len(self._text) // 2, int(run.get("charPrIDRef", "0"))))
            for child in run:
                self._part(child, level + 1)
        words, controls = self._text + struct.pack("<H", 13), self._controls
        ranges = b"".join(struct.pack("<3I", *one) for one in self._ranges)
        self._text, self._controls, self._ranges = outer
        form, style = int(element.get("paraPrIDRef", "0")), int(element.get("styleIDRef", "0"))
        about = struct.pack("<2IHBB3HIH", len(words) // 2, 0, form, style, 0, len(looks), 0, 0, 0, 0)
        shapes = b"".join(struct.pack("<2I", *one) for one in looks or [(0, 0)])
        made = record(0x42, level, about) + record(0x43, level + 1, words) + record(0x44, level + 1, shapes)
        made += record(0x45, level + 1, bytes(36)) + (record(0x46, level + 1, ranges) if ranges else b"")
        return made + controls

    def _list(self, parent: etree._Element, level: int, more: bytes = b"", bits: int = 0) -> bytes:
        """The head of a list, which says ``more``, and its paragraphs, as deep as the head."""
        inner = [*parent.iterfind("subList/p")]
        said = record(0x48, level, struct.pack("<HIH", len(inner), 0, bits) + more)
        return said + b"".join(self.paragraph(one, level) for one in inner)

    def _say(self, words: str | None) -> None:
        said = "".join(chr(0xA000 | ord(one) & 0xFFF) if ord(one) >= 0xF0000 else one for one in words or "")
        self._text += said.encode("utf-16-le")

    def _stands(self, code: int, name: str, said: bytes, level: int, inner: bytes = b"") -> None:
        """A control in the text, and its record."""
        sign = name.encode()[::-1]
        self._text += struct.pack("<H4s8xH", code, sign, code)
        self._controls += record(0x47, level, sign + said) + inner

    def _part(self, child: etree._Element, level: int) -> None:
        match child.tag:
            case "t":
                self._words(child)
            case "ctrl" | "case":
                for one in child:
                    self._part(one, level)
            case "switch":
                self._part(child[0], level)
            case "fieldBegin" | "fieldEnd":
                self._field(child, level)
            case "secPr":
                number = int(child.get("outlineShapeIDRef", "0"))
                self._stands(2, "secd", struct.pack("<14xH8x", number), level, record(0x49, level + 1, bytes(40)))
            case "colPr" | "pageNum" | "bookmark":
                self._stands(*{"colPr": (2, "cold"), "pageNum": (21, "pgnp")}.get(child.tag, (22, "bokm")), b"", level)
            case "autoNum" | "newNum" as kind:
                self._number(child, level, counted=kind == "autoNum")
            case one if one in _LISTS:
                self._stands(*_LISTS[one], bytes(8), level, self._list(child, level + 1))
            case "compose":
                ring = {"SHAPE_CIRCLE": 1}.get(child.get("circleType", ""), 0)
                self._stands(23, "tcps", text(child.get("composeText", "")) + bytes([ring, 0, 0, 0]), level)
            case "dutmal":
                said = text(child.findtext("mainText", "")) + text(child.findtext("subText", ""))
                self._stands(23, "tdut", said + bytes(20), level)
            case "equation":
                said = bytes(4) + text(child.findtext("script", ""))
                self._stands(11, "eqed", _about(""), level, record(0x58, level + 1, said))
            case _:
                self._object(child, level)

    def _words(self, element: etree._Element) -> None:
        self._say(element.text)
        for one in element:
            if one.tag == "deleteBegin":
                self._ranges.append((len(self._text) // 2, 0, 0x11 << 24 | int(one.get("Id", "0"))))
            elif one.tag == "deleteEnd":
                self._ranges[-1] = (self._ranges[-1][0], len(self._text) // 2, self._ranges[-1][2])
            elif code := _SIGNS.get(one.tag):
                self._text += struct.pack("<H", code) if code != 9 else struct.pack("<H12xH", 9, 9)
            self._say(one.tail)

    def _field(self, mark: etree._Element, level: int) -> None:
        if mark.tag == "fieldEnd":
            kind = self._open.pop() if self._open else "%hlk"
            self._text += struct.pack("<H4s8xH", 4, kind.encode()[:0:-1] + b"\0", 4)
            return
        said = {one.get("name"): one.text or "" for one in mark.iter("stringParam")}
        command = (
            said.get("Command", "") if said.get("Command") != "x" else re.sub("([:;])", r"\\\1", said["Path"]) + "|"
        )
        if prompt := said.get("Direction"):
            command = f"Clickhere:set:44:Direction:wstring:{len(prompt)}:{prompt} HelpState:wstring:0:  "
        self._open.append(_FIELDS[mark.get("type", "")])
        self._stands(3, self._open[-1], bytes(5) + text(command) + bytes(8), level)

    def _number(self, child: etree._Element, level: int, *, counted: bool) -> None:
        form = child.find("autoNumFormat")
        bits = _KINDS.index(child.get("numType", "")) | (
            0 if form is None else _NUMBERS.index(form.get("type", "")) << 4
        )
        said = struct.pack("<IH", bits, int(child.get("num", "0")))
        if counted:
            signs = [
                form.get(name, "") if form is not None else "" for name in ("userChar", "prefixChar", "suffixChar")
            ]
            said += b"".join((one or "\0").encode("utf-16-le") for one in signs)
        self._stands(18 if counted else 21, "atno" if counted else "nwno", said, level)

    # ------------------------------------------------------------------------------------------------ objects
    def _object(self, child: etree._Element, level: int) -> None:
        caption = child.find("caption")
        side = ("LEFT", "RIGHT", "TOP", "BOTTOM").index(caption.get("side", "")) if caption is not None else 0
        above = self._list(caption, level + 1, struct.pack("<I10x", side)) if caption is not None else b""
        if child.tag == "tbl":
            cells = b"".join(self._cell(one, level + 1) for one in child.iterfind("tr/tc"))
            self._stands(11, "tbl ", _about(""), level, above + record(0x4D, level + 1, bytes(22)) + cells)
        else:
            comment = child.findtext("shapeComment") or ""
            self._stands(11, "gso ", _about(comment), level, above + self._shape(child, level + 1, twice=True))

    def _cell(self, cell: etree._Element, level: int) -> bytes:
        place, span = cell.find("cellAddr"), cell.find("cellSpan")
        at = [int(place.get(name, "0")) for name in ("colAddr", "rowAddr")] if place is not None else [0, 0]
        size = [int(span.get(name, "1")) for name in ("colSpan", "rowSpan")] if span is not None else [1, 1]
        return self._list(cell, level, struct.pack("<4H18x", *at, *size), 4 if cell.get("header") == "1" else 0)

    def _shape(self, child: etree._Element, level: int, *, twice: bool = False) -> bytes:
        sign = b"cip$" if child.tag == "pic" else b"cer$"
        brush = child.find("fillBrush")
        image = brush.find("imgBrush/img") if brush is not None else None
        fill = struct.pack("<I", 0)
        if image is not None:
            fill = struct.pack("<3Ii4BH", 3, 0, 0, -1, 0, 0, 0, 0, self._item(image))
        about = sign * (2 if twice else 1) + bytes(42) + struct.pack("<H", 1) + bytes(48 + 96 + 13) + fill
        made = record(0x4C, level, about)
        if child.tag == "container":
            inner = [self._shape(one, level + 1) for one in child if one.tag in (*_SHAPES, "container")]
            return made + record(0x56, level + 1, bytes(2)) + b"".join(inner)
        frame = child.find("drawText")
        made += self._list(frame, level + 1, bytes(12)) if frame is not None else b""
        image = child.find("img")
        said = {
            "pic": bytes(71) + struct.pack("<H", self._item(image if image is not None else child)),
            "ole": struct.pack("<3II", 0, 0, 0, self._item(child)),
            "textart": bytes(32) + text(child.get("text", "")) + text("굴림"),
        }.get(child.tag, bytes(33))
        return made + record(_SHAPES[child.tag], level + 1, said)

    def _item(self, element: etree._Element) -> int:
        name = element.get("binaryItemIDRef", "")
        return self._pictures.index(name) if name in self._pictures else 99


def _about(comment: str) -> bytes:
    """What stands of every object behind its name."""
    return bytes(40) + text(comment)
