"""A page of a PDF as pixels. It draws no scene of its own: what it shows is what the PDF holds."""

from __future__ import annotations

from io import BytesIO

import pypdfium2

PPI = 144.0
"""Pixels per inch of a picture to be looked at on a screen."""


def page_png(data: bytes, page: int = 0, ppi: float = PPI) -> bytes:
    """The page ``page`` (from 0) of the PDF ``data`` as a PNG of ``ppi`` pixels per inch."""
    out = BytesIO()
    with pypdfium2.PdfDocument(data) as document:
        document[page].render(scale=ppi / 72).to_pil().save(out, "png")
    return out.getvalue()
