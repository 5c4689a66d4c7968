"""What a stream of a PDF draws: its operators with their operands, and whether all of it could be read.

A stream that ends in the middle is read as far as it goes, as readers do; what becomes of that is the caller's to say.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

from kiclayout.scene.page_file import MOST_UNPACKED

_DEEPEST = 12
MOST_BYTES = 8_000_000
"""Of all commands of a page: a hundred times as much memory is needed to read them."""


class Commands(NamedTuple):
    """Operators in their order.

    Attributes:
        steps: Each with its operands.
        whole: Whether nothing was cut off, damaged or left over.
    """

    steps: list[Any]
    whole: bool


def size_of(pdf: pikepdf.Pdf, stream: Any) -> int:
    """Bytes that ``stream``, a form or pattern of ``pdf``, unpacks to; 0 if it is damaged."""
    pdf.get_warnings()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return len(stream.read_bytes())
        except pikepdf.PdfError:
            return MOST_UNPACKED if any("limit" in str(said) for said in pdf.get_warnings()) else 0


def commands(pdf: pikepdf.Pdf, stream: Any, operators: str = "") -> Commands:
    """What ``stream``, a page or form of ``pdf``, draws.

    Args:
        pdf: The file that it belongs to.
        stream: The page, form or pattern.
        operators: Those that are wanted, parted by blanks; none = all.
    """
    pdf.get_warnings()  # what was said before is not about this one
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            steps = list(pikepdf.parse_content_stream(stream, operators))
        except pikepdf.PdfError:
            return Commands([], False)
    return Commands(steps, not said and not pdf.get_warnings())


def damaged_pages(pdf: pikepdf.Pdf) -> Iterator[int]:
    """The numbers, from 1, of pages that are not whole, or draw with a form that is not."""
    known: dict[tuple[int, int], bool] = {}
    for number, page in enumerate(pdf.pages, 1):
        if not (commands(pdf, page, "Do").whole and _whole_forms(pdf, page.obj, known, 0)):
            yield number


def is_whole(pdf: pikepdf.Pdf, form: Any) -> bool:
    """Whether a form, and every other one that it could draw with, can be read to the end."""
    return commands(pdf, form).whole and _whole_forms(pdf, form, {}, 0)


def _whole_forms(pdf: pikepdf.Pdf, stream: Any, known: dict[tuple[int, int], bool], depth: int) -> bool:
    """Whether all forms that ``stream`` could draw with are whole; each is read once."""
    whole = True
    for form in _forms(stream) if depth < _DEEPEST else ():
        if form.objgen not in known:
            known[form.objgen] = True  # one that draws with itself
            known[form.objgen] = commands(pdf, form, "Do").whole and _whole_forms(pdf, form, known, depth + 1)
        whole = whole and known[form.objgen]
    return whole


def _forms(stream: Any) -> Iterator[Any]:
    """The forms among the resources of ``stream``, whatever else stands there."""
    resources = stream.get("/Resources")
    things = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    for thing in things.values() if isinstance(things, pikepdf.Dictionary) else ():
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            yield thing
