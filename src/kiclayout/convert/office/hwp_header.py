"""What a .hwp says of looks, paragraphs, styles and lists, as the header of a .hwpx says it (Hancom's document, 4.2).

Both kinds of file hold the same model: here one is put in the other's words, so that ``hwpx_looks`` and
``hwpx_numbers`` read both. Only what these two ask is put.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count

from lxml import etree

from kiclayout.convert.office.hwp_records import Fields, Record

_CHARACTERS, _NUMBERING, _BULLET, _PARAGRAPH, _STYLE = 0x15, 0x17, 0x18, 0x19, 0x1A
_ALIGN = ("JUSTIFY", "LEFT", "RIGHT", "CENTER", "DISTRIBUTE", "DISTRIBUTE_SPACE")
_HEADS = ("NONE", "OUTLINE", "NUMBER", "BULLET")
FORMS = (
    "DIGIT", "CIRCLED_DIGIT", "ROMAN_CAPITAL", "ROMAN_SMALL", "LATIN_CAPITAL", "LATIN_SMALL", "CIRCLED_LATIN_CAPITAL",
    "CIRCLED_LATIN_SMALL", "HANGUL_SYLLABLE", "CIRCLED_HANGUL_SYLLABLE", "HANGUL_JAMO", "CIRCLED_HANGUL_JAMO",
    "HANGUL_PHONETIC", "IDEOGRAPH", "CIRCLED_IDEOGRAPH", "DECAGON_CIRCLE", "DECAGON_CIRCLE_HANJA",
)  # fmt: skip
"""Forms of numbers (table 134)."""
_USUAL, _MORE = 7, 3
"""Levels of a list, and those that newer programs have behind them."""


def header_of(info: Iterable[Record]) -> etree._Element:
    """The header that ``info``, the records of a document, amounts to."""
    head = etree.Element("head")
    counts = {tag: count(begin) for tag, (begin, _) in _MADE.items()}
    for record in (inner for one in info for inner in (one, *one.inner)):
        if record.tag in _MADE:
            _, made = _MADE[record.tag]
            made(head, Fields(record.data)).set("id", str(next(counts[record.tag])))
    return head


def form_of(number: int) -> str:
    """The name of a form of numbers."""
    return FORMS[number] if number < len(FORMS) else "DIGIT"


def _characters(head: etree._Element, said: Fields) -> etree._Element:
    made = etree.SubElement(head, "charPr", height=str(max(said.skip(42).i32(), 0)))  # faces, widths, spaces before it
    attributes = said.u32()
    for name, bit in (("italic", 0), ("bold", 1), ("supscript", 15), ("subscript", 16)):
        if attributes >> bit & 1:
            etree.SubElement(made, name)
    made.set("symMark", "DOT_ABOVE" if attributes >> 21 & 0xF else "NONE")
    return made


def _paragraph(head: etree._Element, said: Fields) -> etree._Element:
    made = etree.SubElement(head, "paraPr")
    attributes, left, _, first = said.u32(), said.i32(), said.i32(), said.i32()
    target = said.skip(14).u16()  # behind distances, leading and tabs
    level = max(attributes >> 25 & 7, min(said.skip(22).u32(), 9))  # the first has no room for more than seven
    align = attributes >> 2 & 7
    etree.SubElement(made, "align", horizontal=_ALIGN[align] if align < len(_ALIGN) else _ALIGN[0])
    etree.SubElement(made, "heading", type=_HEADS[attributes >> 23 & 3], idRef=str(target), level=str(level))
    margin = etree.SubElement(made, "margin")
    etree.SubElement(margin, "intent", value=str(int(first / 2)))  # twice the length that .hwpx writes
    etree.SubElement(margin, "left", value=str(int(left / 2)))
    return made


def _style(head: etree._Element, said: Fields) -> etree._Element:
    made = etree.SubElement(head, "style", name=said.text(), engName=said.text())
    made.set("charPrIDRef", str(said.skip(6).u16()))  # behind kind, next style, language, form of paragraph
    return made


def _numbering(head: etree._Element, said: Fields) -> etree._Element:
    made = etree.SubElement(head, "numbering")
    heads = [_level(made, said) for _ in range(_USUAL)]
    said.skip(2)
    starts = [said.u32() for _ in heads]
    more = [_level(made, said) for _ in range(_MORE)]
    starts += [said.u32() for _ in more]
    for at, (one, start) in enumerate(zip((*heads, *more), starts, strict=True), 1):
        one.set("level", str(at))
        one.set("start", str(start or 1))
        if not one.text:
            made.remove(one)
    return made


def _level(parent: etree._Element, said: Fields) -> etree._Element:
    """A level of a list: how its numbers look, and what stands around them."""
    made = etree.SubElement(parent, "paraHead", numFormat=form_of(said.u32() >> 5 & 0xF))
    made.text = said.skip(8).text()
    return made


def _bullet(head: etree._Element, said: Fields) -> etree._Element:
    return etree.SubElement(head, "bullet", char=said.skip(12).sign())


_MADE: dict[int, tuple[int, Callable[[etree._Element, Fields], etree._Element]]] = {
    _CHARACTERS: (0, _characters),
    _NUMBERING: (1, _numbering),
    _BULLET: (1, _bullet),
    _PARAGRAPH: (0, _paragraph),
    _STYLE: (0, _style),
}
"""Of each kind of record the number of the first one, and what puts it."""
