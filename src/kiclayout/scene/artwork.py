"""Pages of PDF files as pictures: a partner's logo (AI files hold one, too), a poster. Only the first page counts.

The file's own size and look on a screen come from here; the PDF painter puts the page itself into the file. What is
shown is the page's trim box, where it has one. Pages that nobody could draw in any reasonable time are not begun.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

MARK = b"%PDF-"
_LEAD = 1024
"""Bytes in which a PDF's mark stands."""
_POSTSCRIPT = b"%!PS"
_AT_ONCE = threading.Lock()
"""The library may be asked one thing at a time."""
_HOLLOW = "saved without PDF Content"
"""What Illustrator writes on the page of such a file."""
_CLEAR = (255, 255, 255, 0)
_LONGEST, _PIXELS_A_SECOND = 20.0, 1_000_000
"""Seconds of work after which a page is given up, and pixels for which it gets a second more."""
_LARGEST_SIDE, _MOST_PIXELS = 8000, 36_000_000
"""Pixels that a page becomes at most, on its larger side and in all (A4 at 600 ppi): each takes four bytes."""


def is_artwork(path: Path) -> bool:
    """Whether the file is a PDF.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return begins(file.read(_LEAD))


def begins(head: bytes) -> bool:
    """Whether a file with these first bytes is a PDF: something else may stand before its mark (ISO 32000, annex H)."""
    return MARK in head[:_LEAD] and not head.startswith(_POSTSCRIPT)


class HeavyPageError(ValueError):
    """The page holds more than can be drawn; the message says in words of the format what there is too much of."""


class PageFacts(NamedTuple):
    """What is asked of a file before it is shown.

    Attributes:
        width: Of the first page as shown, in points.
        height: Likewise.
        pages: How many there are.
        remarks: Whether comments or form fields lie on it: they are shown nowhere, since they are not part of it.
    """

    width: float
    height: float
    pages: int
    remarks: bool


@lru_cache(maxsize=256)
def page_facts(path: Path, changed: int) -> PageFacts:
    """What is to be known of the file; it is opened once for all of it, since a large page takes long to read.

    Args:
        path: The file.
        changed: Its time of change: another file in its place is read anew.

    Raises:
        HeavyPageError: It cannot be drawn.
        ValueError: It is damaged, locked or empty.
    """
    with _first_page(path) as (page, count):
        width, height = page.get_size()
        remarks = _has_remarks(page)
    if width <= 0 or height <= 0:
        raise ValueError(f"{path.name} has a page of no size")
    return PageFacts(width, height, count, remarks)


def _has_remarks(page: Any) -> bool:
    import pypdfium2.raw as pdfium  # loaded by now

    marks = [pdfium.FPDFPage_GetAnnot(page, number) for number in range(pdfium.FPDFPage_GetAnnotCount(page))]
    kinds = {pdfium.FPDFAnnot_GetSubtype(mark) for mark in marks}
    for mark in marks:
        pdfium.FPDFPage_CloseAnnot(mark)
    return bool(kinds - {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP})


@lru_cache(maxsize=256)
def is_hollow(path: Path, changed: int) -> bool:
    """Whether an Illustrator file was saved without PDF: its one page then only says so.

    Args:
        path: The file.
        changed: As for ``page_facts``.

    Raises:
        ValueError: As ``page_facts``.
    """
    with _first_page(path) as (page, _):
        said: str = page.get_textpage().get_text_range(0, 400)
        return _HOLLOW in " ".join(said.split())


def page_pixels(path: Path, reach: int) -> Image.Image:
    """The first page, ``reach`` pixels on its larger side at most, in RGBA; where nothing is printed it is clear.

    Raises:
        ValueError: As ``page_facts``, or drawing it takes too long.
    """
    with _first_page(path) as (page, _):
        low, high = sorted(page.get_size())
        side = min(max(reach, 1), _LARGEST_SIDE, math.sqrt(_MOST_PIXELS * high / low))
        drawn: Image.Image = _drawn(page, side / high).to_pil()  # no copy: it keeps the bitmap's memory
        return drawn


def _drawn(page: Any, scale: float) -> Any:
    """The page's bitmap. The library asks now and then whether to pause: one that takes too long ends there."""
    import pypdfium2.raw as pdfium  # loaded by now
    from pypdfium2 import PdfBitmap

    width, height = (max(1, math.ceil(side * scale)) for side in page.get_size())
    bitmap = PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_BGRA, rev_byteorder=True)
    bitmap.fill_rect(_CLEAR, 0, 0, width, height)
    until = time.thread_time() + _LONGEST + width * height / _PIXELS_A_SECOND
    tired = pdfium.IFSDK_PAUSE(version=1)
    tired.NeedToPauseNow = type(tired.NeedToPauseNow)(lambda _: time.thread_time() > until)
    place = 0, 0, width, height, 0, pdfium.FPDF_REVERSE_BYTE_ORDER
    state = pdfium.FPDF_RenderPageBitmap_Start(bitmap, page, *place, tired)
    pdfium.FPDF_RenderPage_Close(page)
    if state != pdfium.FPDF_RENDER_DONE:
        raise ValueError("the page takes too long")
    return bitmap


@contextmanager
def _first_page(path: Path) -> Iterator[tuple[Any, int]]:
    import pypdfium2  # most issues hold no PDF, and this costs a window 5 MB

    from kiclayout.scene.page_burden import excess  # as much again

    with _AT_ONCE:
        state = path.stat()
        if much := excess(path, state.st_mtime_ns, state.st_size):
            raise HeavyPageError(much)
        try:
            document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise ValueError(f"{path.name} is damaged or locked") from error
        try:
            if not len(document):
                raise ValueError(f"{path.name} has no page")
            page = document[0]
            if (trimmed := page.get_trimbox()) != page.get_cropbox():
                page.set_cropbox(*trimmed)
                page.close()
                page = document[0]
            yield page, len(document)
        except pypdfium2.PdfiumError as error:
            raise ValueError(f"{path.name} is damaged") from error
        finally:
            document.close()
