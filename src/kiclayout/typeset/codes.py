"""QR codes as vector modules (ISO/IEC 18004 by segno): dark modules of a row are joined into one rectangle."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from kiclayout.base.color import Color
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.scene.items import Group, Item, Path, Segment


@lru_cache(maxsize=64)
def _modules(value: str) -> tuple[tuple[int, ...], ...]:
    """The code's rows of 0 and 1 without quiet zone, at error level M; none for what no code can hold."""
    import segno  # not above: not every issue has a code, and segno loads much

    try:
        code = segno.make(value, error="m", micro=False, boost_error=False)
    except ValueError:  # empty, or more than version 40 holds
        return ()
    return tuple(tuple(int(cell) for cell in row) for row in code.matrix)


def codable(value: str, place: Place, sink: Sink) -> bool:
    """Whether a code can hold ``value``; one that is too long gives a finding."""
    if value and not _modules(value):
        sink.add("typeset-code-long", place=place, length=len(value))
    return bool(value and _modules(value))


def qr_items(value: str, rect: Rect, color: Color, quiet: int = 4) -> tuple[Item, ...]:
    """The code for a ``codable`` value in the square ``rect``, its quiet zone of ``quiet`` modules inside it."""
    rows = _modules(value)
    step = rect.width / (len(rows) + 2 * quiet)
    segments: list[Segment] = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                left, top = rect.x + (x + quiet) * step, rect.y + (y + quiet) * step
                segments += _box(left, top, length * step, step)
            x += length
    return (Group((Path(tuple(segments), fill=color),), role="Figure", alt=value),)


def _box(x: float, y: float, width: float, height: float) -> tuple[Segment, ...]:
    return (("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",))
