"""ReportLab's canvas, reduced to what a painter of a display list needs.

The canvas keeps the pages, annotations and outline; the operators come from elsewhere, so none of its drawing is used.
It writes no font of its own and compresses nothing: ``finish`` does, and would do it a second time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFObjectReference, PDFStream
from reportlab.pdfgen.canvas import Canvas

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.paint.appendix import Appendix
from kiclayout.paint.artwork import Artwork
from kiclayout.paint.operators import FINE, USUAL, Grid, literal, number
from kiclayout.paint.shading import Parts, mask_form, mask_state, shading
from kiclayout.paint.spool import Spool
from kiclayout.paint.stream import Stream
from kiclayout.scene.items import Gradient


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a reader can go to: page from 0, and a point of it with y up."""

    page: int
    x: float
    y: float

    @property
    def page_reference(self) -> PDFObjectReference:
        """The page, by the name that ReportLab gives it."""
        return PDFObjectReference(f"Page{self.page + 1}")

    def array(self) -> PDFArray:
        """An explicit destination that keeps the reader's zoom (ISO 32000-1, 12.3.2.2)."""
        return PDFArray([self.page_reference, "/XYZ", number(self.x), number(self.y), "null"])


@dataclass(frozen=True, slots=True)
class _Layer:
    """What is being written, and what it uses of a page's resources."""

    stream: Stream
    states: dict[str, Any]
    forms: list[str]
    shadings: dict[str, str]


class Sheet(Canvas):  # type: ignore[misc]
    """Pages to be filled with operators. All coordinates here are the PDF's own: points, y up from the page's foot.

    Attributes:
        stream: What is being written: the page, or what is to be drawn as one.
        appendix: Objects that stand beside all others.
        held: What streams will contain, by the numbers of their objects: ReportLab would copy it three times.
        pages_of_others: The numbers of the forms that will be pages of other files, held as files of their own.
    """

    def __init__(self, lang: str, pages: int = 0, held: Spool | None = None) -> None:
        """Begins a file in a language that will have so many pages; ``held`` keeps what its streams will contain."""
        super().__init__(BytesIO(), pageCompression=0, invariant=1, pdfVersion=(1, 7), lang=lang)
        self.stream, self.appendix = Stream(), Appendix()
        self._pages = pages
        self._states: dict[str, Any] = {}
        self._boxes: dict[str, Rect] = {}
        self._spaces: dict[str, str] = {}
        self._layers: list[_Layer] = []
        self.held = Spool() if held is None else held
        self.pages_of_others: list[int] = []

    @property
    def document(self) -> Any:
        """ReportLab's document, to which objects are added."""
        return self._doc

    def begin(self, width: float, height: float, boxes: dict[str, Rect]) -> None:
        """Starts a page of this media size; ``boxes`` are TrimBox and the like."""
        self.setPageSize((width, height))
        self.stream, self._boxes = Stream(known=USUAL), boxes

    def opacity(self, share: float) -> str:
        """The name of the graphics state that paints with opacity ``share``, 0 to 1."""
        name = f"O{round(share * 1000)}"
        value = number(share)
        self._states[name] = PDFDictionary({"Type": PDFName("ExtGState"), "ca": value, "CA": value})
        return name

    def overprint(self, on: bool) -> str:
        """The name of the graphics state in which fills leave plates alone that they have no ink for, or not."""
        name = "OB" if on else "ON"
        value = "true" if on else "false"
        facts = {"OP": "false", "op": value, "OPM": 1 if on else 0}
        self._states[name] = PDFDictionary({"Type": PDFName("ExtGState"), **facts})
        return name

    def shade(self, gradient: Gradient, space: str, parts: Parts) -> tuple[str, str]:
        """The names of a gradient's shading, and of the graphics state that lets show through what is clear, if any."""
        made = self._doc.Reference(shading(gradient, space, parts))
        name = f"H{self.number_of(made.name)}"
        self._shadingUsed[made.name] = name
        if not gradient.clear:
            return name, ""
        light = self._doc.Reference(shading(gradient, "DeviceGray", lambda stop: (stop.opacity,)))
        state = f"M{self.number_of(made.name)}"
        self._states[state] = mask_state(self._doc.Reference(mask_form(light)))
        return name, state

    def begin_form(self, grid: Grid = FINE) -> None:
        """What is written from now on is kept, to be drawn as one; ``grid``: of its coordinates."""
        self._layers.append(_Layer(self.stream, self._states, self._formsinuse, self._shadingUsed))
        self._take(_Layer(Stream(grid), {}, [], {}))

    def _take(self, layer: _Layer) -> None:
        self.stream = layer.stream
        self._states = layer.states
        self._formsinuse: list[str] = layer.forms
        self._shadingUsed: dict[str, str] = layer.shadings

    def end_form(self, box: Rect, **entries: Any) -> str:
        """The name of what was kept, a form (ISO 32000-1, 8.10) that ``box`` holds; its further ``entries``."""
        facts = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": _corners(box), **entries}
        content = self.stream.joined()
        used = {self._doc.getXObjectName(name): None for name in self._formsinuse}
        kinds = {
            "ExtGState": self._states,
            "XObject": {name: PDFObjectReference(name) for name in used},
            "Shading": {name: PDFObjectReference(reference) for reference, name in self._shadingUsed.items()},
            "ColorSpace": {name: PDFObjectReference(reference) for name, reference in self._spaces.items()},
        }
        resources = PDFDictionary({kind: PDFDictionary(held) for kind, held in kinds.items() if held})
        self._take(self._layers.pop())
        names = str({kind: sorted(held) for kind, held in kinds.items()})  # which say what they are names of
        name = f"form-{hashlib.sha256(content + names.encode()).hexdigest()[:16]}"
        registered = self._doc.getXObjectName(name)
        if registered not in self._doc.idToObject:
            self._doc.Reference(PDFStream(PDFDictionary({**facts, "Resources": resources}), content), registered)
        return name

    def end_together(self, box: Rect, opacity: float) -> None:
        """Draws what was kept, seen through as one (ISO 32000-1, 11.6.6); ``box`` holds it."""
        group = PDFDictionary({"Type": PDFName("Group"), "S": PDFName("Transparency"), "I": "true"})
        name = self.end_form(box, Group=group)
        self.stream.save()
        self.stream.shift(0, 0)
        self.stream.write(f"/{self.opacity(opacity)} gs")
        self.place(name)
        self.stream.restore()

    def know(self, spaces: Mapping[str, Any]) -> None:
        """Makes colour spaces known to this page and all that follow, by the names they are set by."""
        for name, space in spaces.items():
            if name not in self._spaces:
                self._spaces[name] = self._doc.Reference(space).name

    def page_form(self, artwork: Artwork) -> None:
        """Makes the page of another file known as a form, by its name; it is put in at the end."""
        registered, data = self._doc.getXObjectName(artwork.name), artwork.handed_over()
        if registered not in self._doc.idToObject:
            entries = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": PDFArray([0, 0, 1, 1])}
            self._doc.Reference(PDFStream(PDFDictionary(entries), b""), registered)
            number = self.number_of(registered)
            self.pages_of_others.append(number)
            self.held.put(number, data)

    def hold(self, name: str, data: bytes) -> None:
        """Keeps what a stream, by the name of its object, will contain."""
        self.held.put(self.number_of(name), data)

    def place(self, name: str) -> None:
        """Draws what is called ``name``: an image in the unit square, a form as it is."""
        self._formsinuse.append(name)
        self.stream.write(f"/{self._doc.getXObjectName(name)} Do")

    def link(self, area: Rect, text: str, action: str, number: int) -> int:
        """Makes an area clickable (ISO 32000-1, 12.5.6.5) and returns the number of the annotation's object.

        Args:
            area: Where.
            text: What is read of it.
            action: The entries that say where it leads.
            number: Links made before it: the tree of elements knows it by that (see ``structure``).
        """
        said = f"/Contents{literal(text)}/StructParent {self._pages + number}"
        made = self.reserve()  # flag 4 = it is printed, as archives demand
        self.fill(made, f"<</Type/Annot/Subtype/Link/Rect{_corners(area)}/Border[0 0 0]/F 4{said}{action}>>")
        self._annotationrefs.append(self.reference(made))
        return made

    def reserve(self) -> int:
        """The number of a new object that is spelled later."""
        name: str = self._doc.Reference(_Spelled()).name
        return self.number_of(name)

    def fill(self, number: int, spelled: str) -> None:
        """Spells the object that ``reserve`` has numbered; characters stand for bytes."""
        self._doc.idToObject[self._doc.numberToId[number]].spelled = spelled.encode("latin-1")

    def number_of(self, name: str) -> int:
        """The number of the object that ReportLab calls ``name``."""
        number: int = self._doc.idToObjectNumberAndVersion[name][0]
        return number

    def reference(self, number: int) -> PDFObjectReference:
        """A reference to an object of this number."""
        return PDFObjectReference(self._doc.numberToId[number])

    def add_bookmark(self, title: str, level: int, spot: Spot) -> None:
        """Adds an outline entry; each has a destination of its own, since ReportLab finds titles by destination."""
        key = str(len(self._destinations))
        destination = self._bookmarkReference(key)
        destination.xyz(number(spot.x), number(spot.y), "null")
        destination.setPage(spot.page_reference)
        self.addOutlineEntry(title, key, level)

    def end(self) -> None:
        """Ends the page."""
        self._code: list[str] = self.stream.code
        self.showPage()
        self._states, self._boxes = {}, {}

    def data(self) -> bytes:
        """The whole file but for the ``appendix``."""
        made: bytes = self.getpdfdata()
        return made

    def _make_preamble(self) -> None:
        """Leaves the page empty: ReportLab would select Helvetica here, which nobody embeds."""
        self._preamble = ""

    def _setExtGState(self, obj: Any) -> None:  # noqa: N802 (ReportLab's name)
        obj.ExtGState = PDFDictionary(self._states) if self._states else None

    def _setColorSpace(self, obj: Any) -> None:  # noqa: N802 (ReportLab's name)
        obj._colorsUsed = {reference: name for name, reference in self._spaces.items()}

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 (ReportLab's name)
        page.stream = page.stream.encode("latin-1")  # ReportLab would look up character by character what to write
        super()._setAnnotations(page)
        for name, box in self._boxes.items():
            setattr(page, name, _corners(box))
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = self._pageNumber - 1, PDFName("S")


class _Spelled(PDFObject):  # type: ignore[misc]
    """An object that is spelled already."""

    __RefOnly__ = 1
    spelled = b"null"

    def format(self, document: Any) -> bytes:
        """As ReportLab asks for it."""
        return self.spelled


def _corners(rect: Rect) -> str:
    """A rectangle with y up as PDF spells it: lower left, upper right."""
    return f"[{number(rect.x)} {number(rect.y)} {number(rect.right)} {number(rect.bottom)}]"
