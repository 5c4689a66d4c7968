"""ReportLab's canvas, reduced to what a painter of a display list needs.

The canvas keeps the pages, annotations and outline; the operators come from elsewhere, so none of its drawing is used.
It writes no font of its own and compresses nothing: ``finish`` does, and would do it a second time.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.paint.operators import number


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


class Sheet(Canvas):  # type: ignore[misc]
    """Pages to be filled with operators. All coordinates here are the PDF's own: points, y up from the page's foot."""

    def __init__(self, lang: str) -> None:
        super().__init__(BytesIO(), pageCompression=0, invariant=1, pdfVersion=(1, 7), lang=lang)
        self._states: dict[str, Any] = {}
        self._boxes: dict[str, Rect] = {}

    @property
    def document(self) -> Any:
        """ReportLab's document, to which objects are added."""
        return self._doc

    def begin(self, width: float, height: float, boxes: dict[str, Rect]) -> None:
        """Starts a page of this media size; ``boxes`` are TrimBox and the like."""
        self.setPageSize((width, height))
        self._boxes = boxes

    def write(self, operators: Iterable[str]) -> None:
        """Adds operators to the page."""
        self._code.extend(operators)

    def opacity(self, share: float) -> str:
        """The name of the graphics state that paints with opacity ``share``, 0 to 1."""
        name = f"O{round(share * 1000)}"
        value = number(share)
        self._states[name] = PDFDictionary({"Type": PDFName("ExtGState"), "ca": value, "CA": value})
        return name

    def place(self, name: str) -> None:
        """Draws the image called ``name`` in the unit square."""
        self._formsinuse.append(name)
        self.write([f"/{self._doc.getXObjectName(name)} Do"])

    def link(self, area: Rect, text: str, action: dict[str, Any]) -> None:
        """Makes an area clickable (ISO 32000-1, 12.5.6.5); flag 4 = it is printed, as archives demand."""
        entries = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": _corners(area),
            "Border": "[0 0 0]",
            "F": 4,
            **action,
        }
        if text:
            entries["Contents"] = PDFString(text)
        self._addAnnotation(PDFDictionary(entries))

    def add_bookmark(self, title: str, level: int, spot: Spot) -> None:
        """Adds an outline entry; each has a destination of its own, since ReportLab finds titles by destination."""
        key = str(len(self._destinations))
        destination = self._bookmarkReference(key)
        destination.xyz(number(spot.x), number(spot.y), "null")
        destination.setPage(spot.page_reference)
        self.addOutlineEntry(title, key, level)

    def end(self) -> None:
        """Ends the page."""
        self.showPage()
        self._states, self._boxes = {}, {}

    def data(self) -> bytes:
        """The whole file."""
        made: bytes = self.getpdfdata()
        return made

    def _make_preamble(self) -> None:
        """Leaves the page empty: ReportLab would select Helvetica here, which nobody embeds."""
        self._preamble = ""

    def _setExtGState(self, obj: Any) -> None:  # noqa: N802 (ReportLab's name)
        obj.ExtGState = PDFDictionary(self._states) if self._states else None

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 (ReportLab's name)
        page.stream = page.stream.encode("ascii")  # ReportLab would look up character by character what to write
        super()._setAnnotations(page)
        for name, box in self._boxes.items():
            setattr(page, name, _corners(box))


def _corners(rect: Rect) -> str:
    """A rectangle with y up as PDF spells it: lower left, upper right."""
    return f"[{number(rect.x)} {number(rect.y)} {number(rect.right)} {number(rect.bottom)}]"
