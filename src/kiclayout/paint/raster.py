"""A page of a PDF as pixels. It draws no scene of its own: what it shows is what the PDF holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2
from PIL import Image

PPI = 144.0
"""Pixels per inch of a picture to be looked at on a screen."""


def page_png(data: bytes, page: int = 0, ppi: float = PPI) -> bytes:
    """The page ``page`` (from 0) of the PDF ``data`` as a PNG of ``ppi`` pixels per inch."""
    out = BytesIO()
    with pypdfium2.PdfDocument(data) as document:
        document[page].render(scale=ppi / 72).to_pil().save(out, "png")
    return out.getvalue()


Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top in a page's own coordinates."""
Cutting: TypeAlias = Callable[[int, Box, int], tuple[Image.Image, float] | None]
"""A part of a page in grey: page (from 0), box, pixels of its longer side; with how many pixels a point has.

None = nothing of the box is on the page, or the page cannot be drawn."""


@contextmanager
def cutting(file: Path, password: str = "") -> Iterator[Cutting]:
    """The PDF ``file``, open to have parts of its pages drawn; of one that cannot be opened, none can."""
    try:
        opened = pypdfium2.PdfDocument(file, password=password or None)
    except RuntimeError:
        yield lambda number, box, side: None
        return
    with opened as document:

        @lru_cache(maxsize=1)
        def upright(number: int) -> Any:
            """A page; the next part is mostly one of the same."""
            page = document[number]
            page.set_rotation(0)
            return page

        def cut(number: int, box: Box, side: int) -> tuple[Image.Image, float] | None:
            try:
                return _cut(upright(number), box, side)
            except (RuntimeError, ValueError):
                return None

        yield cut


def _cut(page: Any, box: Box, side: int) -> tuple[Image.Image, float] | None:
    left, low, right, high = page.get_mediabox()
    edges = tuple(max(edge, 0.0) for edge in (box[0] - left, box[1] - low, right - box[2], high - box[3]))
    longer = max(right - left - edges[0] - edges[2], high - low - edges[1] - edges[3])
    if longer < 1:
        return None
    return page.render(scale=side / longer, crop=edges, grayscale=True).to_pil(), side / longer
