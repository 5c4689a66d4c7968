"""The words of a .hwpx paragraph: runs with their looks, links, notes and readings; the objects that stand in it.

Words that a tracked change deletes are left out, and so is the prompt of a field that nobody has filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from kiclayout.base.record import dataclass
from kiclayout.content.edit.links import address_of
from kiclayout.content.inline import Break, NoteRef
from kiclayout.convert.office.hwpx_looks import Header
from kiclayout.convert.office.hwpx_numbers import Captions
from kiclayout.convert.office.hwpx_signs import address_in, formula, readable
from kiclayout.convert.office.looks import Look, attribute, local
from kiclayout.convert.office.number_signs import number
from kiclayout.convert.office.said import Gathering, Said

DRAWINGS = frozenset({"container", "rect", "ellipse", "arc", "polygon", "curve", "line", "connectLine", "textart"})
OBJECTS = DRAWINGS | {"tbl", "pic", "ole", "chart", "video"}
_SIGNS = {"tab": "\t", "nbSpace": "\u00a0", "fwSpace": " "}
"""What stands for letters; a hyphen is not among them, which is seen only where a line ends at it."""
_NOTES = {"footNote": "", "endNote": "e"}
_CIRCLED = 20


@dataclass(frozen=True, slots=True)
class Held:
    """What a paragraph holds.

    Attributes:
        said: Its words.
        objects: Tables, pictures and drawings.
        objects_first: Whether no word stands before them.
        contents: Whether it belongs to the table of contents.
    """

    said: Said
    objects: tuple[etree._Element, ...]
    objects_first: bool
    contents: bool


@dataclass(frozen=True, slots=True)
class _Field:
    """A field that has begun: where it leads, what asks to fill it in, how many runs there were before."""

    href: str
    prompt: str
    begun: int


class Words:
    """Reads the paragraphs of one document, in order.

    Args:
        header: What the ids of looks stand for.
        note_of: Takes a note and the sign of its kind, gives the label that it is called by.
    """

    def __init__(self, header: Header, note_of: Callable[[etree._Element, str], str]) -> None:
        self.header, self.note_of, self.captions = header, note_of, Captions()
        self.deleting = self.contents = ""
        self._ends: frozenset[tuple[str, str]] = frozenset()

    def begin(self, section: etree._Element) -> None:
        """Makes ready for the paragraphs of ``section``."""
        self.deleting = self.contents = ""
        ends = section.iter("{*}deleteEnd", "{*}fieldEnd")
        self._ends = frozenset((local(one), attribute(one, "Id") or attribute(one, "beginIDRef")) for one in ends)

    def delete(self, mark: etree._Element) -> None:
        """A deletion begins or ends; one without an end is none."""
        key = attribute(mark, "Id")
        if local(mark) == "deleteBegin" and not self.deleting and ("deleteEnd", key) in self._ends:
            self.deleting = key
        elif local(mark) == "deleteEnd" and key == self.deleting:
            self.deleting = ""

    def field(self, mark: etree._Element) -> None:
        """A field begins or ends: the table of contents, perhaps; one without an end is none."""
        key = attribute(mark, "id")
        if attribute(mark, "type") == "TABLEOFCONTENTS" and ("fieldEnd", key) in self._ends:
            self.contents = key
        elif local(mark) == "fieldEnd" and attribute(mark, "beginIDRef") == self.contents:
            self.contents = ""

    def read(self, paragraph: etree._Element) -> Held:
        """What ``paragraph`` holds."""
        reading = _Reading(self, self.header.base(paragraph))
        for run in paragraph.iterchildren("{*}run"):
            reading.take(run)
        return Held(reading.words.finished(), tuple(reading.objects), reading.objects_first, reading.contents)


class _Reading:
    def __init__(self, words: Words, base: Look) -> None:
        self._all = words
        self.words = Gathering(base)
        self.objects: list[etree._Element] = []
        self.objects_first = False
        self.contents = bool(words.contents)
        self._fields: list[_Field] = []
        self._own = base

    def take(self, run: etree._Element) -> None:
        """What stands in ``run``."""
        self._own = self._all.header.own(run, self.words.base)
        for child in run:
            self._part(child)

    def _part(self, child: etree._Element) -> None:
        name = local(child)
        if name == "t":
            self._text(child)
        elif name in ("ctrl", "switch"):
            for inner in child if name == "ctrl" else _chosen(child):
                self._part(inner)
        elif name in ("fieldBegin", "fieldEnd"):
            self._all.field(child)
            self.contents = self.contents or bool(self._all.contents)
            if name == "fieldBegin":
                self._fields.append(self._field(child))
            else:
                self._field_ends()
        elif self._all.deleting:
            return
        elif name in OBJECTS:
            self._object(child)
        elif name in _NOTES:
            self.words.add(NoteRef(self._all.note_of(child, _NOTES[name])))
        elif name == "newNum":
            self._all.captions.restart(child)
        else:
            self._sign(child, name)

    def _sign(self, child: etree._Element, name: str) -> None:
        """What stands for words without being text."""
        match name:
            case "autoNum":
                self._say(self._all.captions.number(child))
            case "equation":
                self._say(formula(_words_in(child, "script")))
            case "compose":
                self._say(_composed(child))
            case "dutmal":
                begun = self.words.count
                self._say(_words_in(child, "mainText"))
                self.words.read_over(begun, readable(_words_in(child, "subText")))

    # ------------------------------------------------------------------------------------------------ text
    def _text(self, element: etree._Element) -> None:
        self._say(element.text)
        for child in element:
            name = local(child)
            if name in ("deleteBegin", "deleteEnd"):
                self._all.delete(child)
            elif name == "lineBreak" and not self._all.deleting:
                self.words.add(Break())
            else:
                self._say(_SIGNS.get(name, ""))
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if text and not self._all.deleting:
            href = next((field.href for field in reversed(self._fields) if field.href), "")
            self.words.say(readable(text), self._own, href)

    # ------------------------------------------------------------------------------------------------ fields
    def _field(self, element: etree._Element) -> _Field:
        said = {attribute(one, "name"): one.text or "" for one in element.iterfind("{*}parameters/{*}stringParam")}
        kind = attribute(element, "type").upper()
        href = address_of(said.get("Path", "")) or address_in(said.get("Command", ""))
        outside = kind == "HYPERLINK" and not href.startswith("#")  # bookmarks are not taken over
        prompt = said.get("Direction", "").strip() if kind == "CLICK_HERE" else ""
        return _Field(href if outside else "", prompt, self.words.count)

    def _field_ends(self) -> None:
        field = self._fields.pop() if self._fields else None
        if field and field.prompt and self.words.text_since(field.begun).strip() == readable(field.prompt):
            self.words.forget(field.begun)

    # ------------------------------------------------------------------------------------------------ objects
    def _object(self, element: etree._Element) -> None:
        if attribute(element, "dropcapstyle") not in ("", "None"):  # a first letter larger than the others
            self._say(_words_in(element, "drawText//{*}t"))
            return
        if not self.objects:
            self.objects_first = not self.words.text_since(0).strip()
        self.objects.append(element)


def _chosen(element: etree._Element) -> Iterator[etree._Element]:
    """What the first of alternatives holds, which newer programs show, or else the last."""
    chosen = next((one for one in element if local(one) in ("case", "default")), None)
    return iter(chosen if chosen is not None else ())


def _words_in(element: etree._Element, path: str) -> str:
    """All text of the elements below ``element`` at a path."""
    return "".join(str(text) for one in element.iterfind(f"{{*}}{path}") for text in one.itertext())


def _composed(element: etree._Element) -> str:
    """Signs that stand in one place, in a circle perhaps: numbers in circles are signs of their own."""
    text = attribute(element, "composeText") or _words_in(element, "composeText")
    circled = attribute(element, "circleType") in ("SHAPE_CIRCLE", "SHAPE_REVERSAL_CIRCLE")
    if circled and text.isascii() and text.isdigit() and len(text) < 3 and 0 < int(text) <= _CIRCLED:
        return number(int(text), "CIRCLED_DIGIT")
    return text
