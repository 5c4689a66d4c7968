"""QR codes read back from the pages of a finished file, as a telephone would: what cannot be read is found.

Where they stand and what they ought to say comes from the scene (``code_spots``), or from the file's own elements. A
code in a picture is not known to be one, and is not looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pikepdf

from kiclayout.base.diagnostics import Sink
from kiclayout.base.units import MM
from kiclayout.paint.code_spots import CodeSpot
from kiclayout.paint.codewords import CodeError, Decoded, decoded
from kiclayout.paint.raster import Box, Cutting, cutting
from kiclayout.paint.reading_rules import elements
from kiclayout.paint.symbol import RINGS, Symbol, seen
from kiclayout.scene.tags import CODE

_GLANCE, _CLOSELY = 450, 900
"""The side of the picture in which a code is looked for; and of that in which one is that seems not well."""
_ROUND = 0.2
"""How much round a code is looked at for what comes too near, as a share of its side."""
LEAST_CONTRAST = 0.4
"""Less is grade D of ISO/IEC 15415."""
MOST_STRAIN = 0.5
"""When more of the correction is used up on the page itself, a crease or a spot of light is too much."""
LEAST_MODULE = 0.35
"""The side of the smallest module that telephones read from paper, in millimetres."""
_SHOWN = 60
"""So many characters of an address are told."""


def codes_in(pdf: pikepdf.Pdf) -> Iterator[CodeSpot]:
    """The codes that the elements of a file name, as ours do."""
    numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
    for one in elements(pdf):
        said, box = str(one.get("/Alt", "")), _box(one)
        if one.get("/S") == "/Figure" and said.startswith(CODE) and box and "/Pg" in one and one.Pg.objgen in numbers:
            yield CodeSpot(numbers[one.Pg.objgen], box, said.removeprefix(CODE))


def _box(element: Any) -> Box | None:
    attributes = element.get("/A")
    held = attributes.get("/BBox") if isinstance(attributes, pikepdf.Dictionary) else None
    if not isinstance(held, pikepdf.Array) or len(held) != 4:
        return None
    try:
        left, low, right, high = (float(value) for value in held)
    except (TypeError, ValueError):
        return None
    return (left, low, right, high) if left < right and low < high else None


def check_codes(file: Path, spots: Iterable[CodeSpot], sink: Sink, *, password: str = "", fine: bool = False) -> None:
    """Reads every code of ``spots`` on its page and adds what a telephone would stumble over.

    Args:
        file: The PDF.
        spots: Where codes ought to stand.
        sink: Takes the findings.
        password: That opens the file.
        fine: Whether modules that are too small are a finding; where pages are set, they have been one already.
    """
    known = list(spots)
    if not known:
        return
    with cutting(file, password) as cut:
        for spot in known:
            if _judged(spot, cut, _GLANCE, fine):
                sink.extend(_judged(spot, cut, _CLOSELY, fine))


def _judged(spot: CodeSpot, cut: Cutting, pixels: int, fine: bool) -> Sink:
    """What is wrong with a code, seen in a picture of so many ``pixels``."""
    sink = Sink()
    shown = cut(spot.page, _grown(spot.box), pixels)
    symbol = seen(shown[0]) if shown else None
    _judge(spot, symbol, shown[1] if shown and fine else 0.0, sink)
    return sink


def _grown(box: Box) -> Box:
    """A code's box with what is round it."""
    more = _ROUND * max(box[2] - box[0], box[3] - box[1])
    return box[0] - more, box[1] - more, box[2] + more, box[3] + more


def _judge(spot: CodeSpot, symbol: Symbol | None, scale: float, sink: Sink) -> None:
    """What is wrong with the ``symbol`` seen; ``scale``, in pixels a point, 0 = its size is not looked at."""
    own, number, value = spot.origin, spot.page + 1, spot.value[:_SHOWN]
    found = _said(symbol) if symbol else None
    if symbol is None or found is None:
        sink.add("pdf-code-unread", origin=own, number=number, value=value)
        return
    if found.text != spot.value and not any(map(str.isspace, spot.value)):
        sink.add("pdf-code-differs", origin=own, number=number, value=value, found=found.text[:_SHOWN])
    if found.strain > MOST_STRAIN:
        sink.add("pdf-code-covered", origin=own, number=number, value=value, share=f"{100 * found.strain:.0f}")
    if symbol.contrast < LEAST_CONTRAST:
        contrast, least = (f"{100 * share:.0f}" for share in (symbol.contrast, LEAST_CONTRAST))
        sink.add("pdf-code-pale", origin=own, number=number, value=value, contrast=contrast, least=least)
    if symbol.quiet < RINGS:
        sink.add("pdf-code-crowded", origin=own, number=number, value=value, quiet=symbol.quiet, least=RINGS)
    if scale and symbol.module / scale < LEAST_MODULE * MM:
        module = f"{symbol.module / scale / MM:.2f}"
        sink.add("pdf-code-fine", origin=own, number=number, value=value, module=module, least=LEAST_MODULE)


def _said(symbol: Symbol) -> Decoded | None:
    try:
        return decoded(symbol.rows)
    except CodeError:
        return None
