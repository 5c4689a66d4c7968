"""QR codes as vector modules (ISO/IEC 18004 by segno): dark modules of a row are joined into one rectangle."""

from __future__ import annotations

import hashlib
import math
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path as FilePath

from kiclayout.base.color import Color
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import dataclass
from kiclayout.base.units import MM
from kiclayout.scene.items import Group, Item, Path, Segment
from kiclayout.scene.svg_kept import kept
from kiclayout.scene.tags import CODE, Tag

LEAST_MODULE = 0.35 * MM
"""The side of the smallest module that telephones read from paper."""


@dataclass(frozen=True, slots=True)
class _Code:
    """A code's rows of 0 and 1 without quiet zone; none for what no code can hold."""

    rows: tuple[bytes, ...]


@lru_cache(maxsize=64)
def _modules(value: str) -> tuple[bytes, ...]:
    """The rows of the code for ``value`` at error level M; remembered on disk with the drawings."""
    return kept(_encoder() + value.encode("utf-8", "surrogatepass"), _Code, lambda: _made(value)).rows


def _made(value: str) -> _Code:
    import segno  # not above: not every issue has a new code, and segno loads much

    try:
        code = segno.make(value, error="m", micro=False, boost_error=False)
    except ValueError:  # empty, or more than version 40 holds
        return _Code(())
    return _Code(tuple(map(bytes, code.matrix)))


@cache
def _encoder() -> bytes:
    """Tells the encoder at hand from all others, without loading it."""
    spec = find_spec("segno")
    file = FilePath(spec.origin).with_stem("encoder") if spec and spec.origin else None  # source or bytecode
    return hashlib.sha256(file.read_bytes() if file and file.is_file() else b"").digest()


def codable(value: str, size: float, place: Place, sink: Sink, *, origin: Origin | None = None, quiet: int = 4) -> bool:
    """Whether a code can hold ``value``; one that is too long, or too fine for telephones, gives a finding.

    Args:
        value: The address.
        size: The side of the code with its quiet zone, in points.
        place: Where the address is written.
        sink: Takes the findings.
        origin: The fact of the issue that the address is.
        quiet: Modules of the quiet zone.
    """
    rows = _modules(value) if value else ()
    if value and not rows:
        sink.add("typeset-code-long", place=place, origin=origin, length=len(value))
    module = size / (len(rows) + 2 * quiet)
    if rows and module < LEAST_MODULE:
        whole = math.ceil((len(rows) + 2 * quiet) * LEAST_MODULE / MM)
        sink.add("typeset-code-fine", place=place, origin=origin, module=f"{module / MM:.2f}", size=whole)
    return bool(rows)


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
    tags = (Tag("Figure", said=CODE + value),)
    return (Group((Path(tuple(segments), fill=color),), role="Figure", alt=value, area=rect, tags=tags),)


def _box(x: float, y: float, width: float, height: float) -> tuple[Segment, ...]:
    return (("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",))
