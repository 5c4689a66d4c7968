"""What stands in the text of a .hwp, in the words of a .hwpx: tables, pictures, drawings, notes, formulas (4.3.9).

Headers, footers, comments, form controls and the like are left out, as nobody asks for them there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from kiclayout.convert.office.hwp_records import Fields, Record, first
from kiclayout.convert.office.hwp_text import PARAGRAPH, id_of, list_of, put_sign

_LIST, _SHAPE, _TABLE = 0x48, 0x4C, 0x4D
_OLE, _PICTURE, _FORMULA, _ART, _CHART, _VIDEO = 0x54, 0x55, 0x58, 0x5A, 0x5F, 0x62
_NOTES = {"fn  ": "footNote", "en  ": "endNote"}
_SIGNS = frozenset({"atno", "nwno", "tcps", "tdut"})
_SIDES = ("LEFT", "RIGHT", "TOP", "BOTTOM")
_DEEPEST = 14
"""Objects in each other that are put: more than anybody reads."""
_HEAD = 1 << 2
_ABOUT = 44
"""Where a control's record says what is to be seen."""


class _Listed(NamedTuple):
    """Paragraphs, and the record in front of them that says what they are for."""

    head: Record
    paragraphs: list[Record]


class Objects:
    """Puts controls into runs.

    Args:
        depth: In how many others they stand.
    """

    def __init__(self, depth: int = 0) -> None:
        self._depth = depth

    def put(self, run: etree._Element, control: Record) -> None:
        """Puts what ``control`` stands for into ``run``."""
        name = id_of(control)
        if name == "secd":
            etree.SubElement(run, "secPr", outlineShapeIDRef=str(Fields(control.data, 18).u16()))
        elif name in _SIGNS:
            put_sign(run, control)
        elif self._depth > _DEEPEST:
            return
        elif name in _NOTES:
            note = etree.SubElement(run, _NOTES[name])
            note.extend(self._list(one.paragraphs) for one in _lists(control.inner))
        elif name == "eqed":
            script = first(control.inner, _FORMULA)
            made = etree.SubElement(run, "equation")
            etree.SubElement(made, "script").text = Fields(script.data, 4).text() if script else ""
        elif name in ("tbl ", "gso "):
            self._object(run, control)

    def _list(self, records: Sequence[Record]) -> etree._Element:
        return list_of(records, Objects(self._depth + 1).put)

    def _object(self, run: etree._Element, control: Record) -> None:
        """A table or drawing with its caption, whose list stands in front of what it is."""
        what = _TABLE if id_of(control) == "tbl " else _SHAPE
        at = next((at for at, one in enumerate(control.inner) if one.tag == what), len(control.inner))
        before, rest = control.inner[:at], control.inner[at:]
        if not rest:
            return
        made = self._table(run, rest) if what == _TABLE else self._shape(run, rest[0])
        for one in _lists(before):
            side = _SIDES[Fields(one.head.data, 8).u32() & 3]
            etree.SubElement(made, "caption", side=side).append(self._list(one.paragraphs))
        etree.SubElement(made, "shapeComment").text = Fields(control.data, _ABOUT).text()

    # ------------------------------------------------------------------------------------------------ tables
    def _table(self, run: etree._Element, records: Sequence[Record]) -> etree._Element:
        made = etree.SubElement(run, "tbl")
        cells = ((Fields(one.head.data, 8), one) for one in _lists(records))
        placed = [(said.u16(), said.u16(), said.u16(), said.u16(), one) for said, one in cells]
        for row, some in groupby(placed, key=lambda cell: cell[1]):
            line = etree.SubElement(made, "tr")
            for column, _, wide, high, one in some:
                head = Fields(one.head.data, 6).u16() & _HEAD
                cell = etree.SubElement(line, "tc", header="1" if head else "0")
                cell.append(self._list(one.paragraphs))
                etree.SubElement(cell, "cellAddr", colAddr=str(column), rowAddr=str(row))
                etree.SubElement(cell, "cellSpan", colSpan=str(wide), rowSpan=str(high))
        return made

    # ------------------------------------------------------------------------------------------------ drawings
    def _shape(self, parent: etree._Element, shape: Record, depth: int = 0) -> etree._Element:
        """A drawing, or what else is there in the place of one."""
        made = etree.SubElement(parent, "rect")
        for record in shape.inner:
            if record.tag in _PUT:
                _PUT[record.tag](made, record)
        inner = [one for one in shape.inner if one.tag == _SHAPE]
        if inner and depth + self._depth <= _DEEPEST:
            made.tag = "container"
            for part in inner:
                self._shape(made, part, depth + 1)
        elif made.tag == "rect":
            for one in _lists(shape.inner):
                etree.SubElement(made, "drawText").append(self._list(one.paragraphs))
            if filled := _filled(shape.data):
                brush = etree.SubElement(etree.SubElement(made, "fillBrush"), "imgBrush")
                etree.SubElement(brush, "img", binaryItemIDRef=str(filled))
        return made


def _lists(records: Sequence[Record]) -> Iterator[_Listed]:
    """The lists of paragraphs among ``records``: their heads have the paragraphs behind them, or in them."""
    found: _Listed | None = None
    for record in records:
        if record.tag == PARAGRAPH and found is not None:
            found.paragraphs.append(record)
            continue
        if found is not None:
            yield found
        inner = [one for one in record.inner if one.tag == PARAGRAPH]
        found = _Listed(record, inner) if record.tag == _LIST else None
    if found is not None:
        yield found


def _picture(made: etree._Element, record: Record) -> None:
    made.tag = "pic"
    etree.SubElement(made, "img", binaryItemIDRef=str(Fields(record.data, 71).u16()))


def _embedded(made: etree._Element, record: Record) -> None:
    made.tag = "ole"
    made.set("binaryItemIDRef", str(Fields(record.data, 12).u16()))


def _chart(made: etree._Element, _: Record) -> None:
    made.tag = "chart"
    made.set("chartIDRef", "chart")


def _video(made: etree._Element, record: Record) -> None:
    made.tag = "video"
    said = Fields(record.data)
    if said.u32() == 0:
        made.set("imageIDRef", str(said.skip(2).u16()))
    else:
        said.text()
        made.set("imageIDRef", str(said.u16()))


def _art(made: etree._Element, record: Record) -> None:
    made.tag = "textart"
    made.set("text", Fields(record.data, 32).text())  # behind its four corners


_PUT: dict[int, Callable[[etree._Element, Record], None]] = {
    _PICTURE: _picture, _OLE: _embedded, _ART: _art, _CHART: _chart, _VIDEO: _video,
}  # fmt: skip
_LINE, _TURNED = 13, 96
"""Bytes about a drawing's line; about each way in which it is turned."""


def _filled(data: bytes) -> int:
    """The number of the picture that fills a drawing; 0 = none does."""
    twice = data[:4] == data[4:8]
    said = Fields(data, (8 if twice else 4) + 42)
    kinds = said.skip(48 + said.u16() * _TURNED + _LINE).u32()
    if not kinds & 2:
        return 0
    if kinds & 1:
        said.skip(12)
    if kinds & 4:
        said.skip(17)
        count = min(said.u32(), 64)
        said.skip(4 * count * (2 if count > 2 else 1))
    return said.skip(4).u16()
