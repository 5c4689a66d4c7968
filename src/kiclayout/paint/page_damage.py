"""What gets lost of the page of somebody's PDF: where it breaks off, links. Asked by checks; an export finds it itself.

Pages of which nothing can be read are told when they are laid out.
"""

from __future__ import annotations

from pathlib import Path

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin, Place
from kiclayout.paint.commands import MOST_BYTES, is_whole, size_of
from kiclayout.paint.page_links import BROKEN, opened, page_form, page_links, report_lost


def report_cut(path: Path, sink: Sink, origin: Origin | None) -> None:
    """Says that what the first page of ``path`` draws breaks off in the middle or is damaged."""
    sink.add("paint-artwork-cut", place=Place(str(path)), origin=origin, file=path.name)


def check_page(path: Path, sink: Sink, origin: Origin | None = None, most: int = MOST_BYTES) -> None:
    """Reads the first page of the PDF ``path`` and says if it breaks off, and which of its links cannot stay.

    Args:
        path: The file; nothing is said of one that cannot be opened.
        sink: Takes it.
        origin: The block that shows it.
        most: Bytes of commands; what has more on the page is not looked into.
    """
    try:
        with opened(path) as pdf:
            form, matrix, shown = page_form(pdf)
            report_lost(path, page_links(pdf, matrix, shown), sink, origin)
            if size_of(pdf, form) <= most and not is_whole(pdf, form):
                report_cut(path, sink, origin)
    except BROKEN:
        return
