"""What a reader shows beside the pages: outline, page labels, names of targets.

ISO 32000-1, 12.3.2.3, 12.3.3 and 12.4.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary

from kiclayout.paint.operators import text_bytes
from kiclayout.paint.sheet import Sheet, Spot
from kiclayout.scene.page import OutlineEntry, Page

_FOLIO = re.compile(r"(.*?)(\d+)$", re.DOTALL)
_DECIMAL = "D"


def add_outline(sheet: Sheet, entries: Iterable[OutlineEntry], marks: Mapping[str, Spot]) -> tuple[str, ...]:
    """Writes the bookmarks whose targets exist; returns the titles of the others."""
    lost = []
    below = -1
    for entry in entries:
        if entry.target not in marks:
            lost.append(entry.title)
            continue
        below = min(entry.level, below + 1)
        sheet.add_bookmark(entry.title, below, marks[entry.target])
    if below >= 0:
        sheet.showOutline()
    return tuple(lost)


def add_names(sheet: Sheet, marks: Mapping[str, Spot]) -> None:
    """Writes the name tree, by which links find their targets, in the order of the names' bytes."""
    if not marks:
        return
    names: list[Any] = []
    for name in sorted(marks, key=text_bytes):
        names += [target_name(name), marks[name].array()]
    tree = PDFDictionary({"Dests": PDFDictionary({"Names": PDFArray(names)})})
    sheet.document.Catalog.Names = tree


def target_name(name: str) -> str:
    """``name`` as links and name tree both spell it, in ASCII."""
    return f"<{text_bytes(name).hex()}>"


def add_labels(sheet: Sheet, pages: Sequence[Page]) -> None:
    """Writes the folios as page labels; a page without a folio is called by its template's name."""
    expected: tuple[str, int] | None = None
    for index, page in enumerate(pages):
        match = _FOLIO.match(page.folio)
        if match is None:
            sheet.addPageLabel(index, prefix=page.folio or page.template or None)
            expected = None
            continue
        folio = (match[1], int(match[2]))
        if folio != expected:
            sheet.addPageLabel(index, style=_DECIMAL, start=folio[1], prefix=folio[0] or None)
        expected = (folio[0], folio[1] + 1)
