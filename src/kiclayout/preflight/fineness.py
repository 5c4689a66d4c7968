"""Pictures and logos that are too coarse for the size at which they stand on the page."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import IDENTITY, Matrix
from kiclayout.base.origin import Place
from kiclayout.scene.assets import prepare
from kiclayout.scene.items import Group, Item, Picture
from kiclayout.scene.page import Scene

COARSE, BLURRED = 150, 100
"""Pixels per inch below which a picture is seen to be coarse, and below which it is blurred."""
LOGO = 300
"""Pixels per inch below which a logo's edges are frayed in print."""


def check_fineness(scene: Scene, sink: Sink) -> None:
    """Adds every picture of ``scene`` that is too coarse, once, with its least pixels per inch."""
    worst: dict[str, tuple[int, Picture]] = {}
    for page in scene.pages:
        for picture, width in _pictures(page.items, IDENTITY):
            ppi = _fineness(picture, width)
            if ppi is not None and (picture.file not in worst or ppi < worst[picture.file][0]):
                worst[picture.file] = ppi, picture
    for file, (ppi, picture) in worst.items():
        code = _code(ppi, is_logo=picture.origin is None)
        if code:
            sink.add(code, place=Place(file), origin=picture.origin, file=Path(file).name, ppi=ppi)


def _code(ppi: int, *, is_logo: bool) -> str:
    if is_logo:
        return "preflight-logo-coarse" if ppi < LOGO else ""
    return "preflight-picture-blurred" if ppi < BLURRED else "preflight-picture-coarse" if ppi < COARSE else ""


def _fineness(picture: Picture, width: float) -> int | None:
    """Pixels per inch of ``picture`` shown ``width`` points wide; None for vectors and what cannot be read."""
    made = prepare(Path(picture.file), Sink(), None)
    if made is None or made.kind != "raster" or width <= 0:
        return None
    return round(made.width_px * picture.crop.width / width * 72)


def _pictures(items: Iterable[Item], matrix: Matrix) -> Iterator[tuple[Picture, float]]:
    """All pictures with their widths on the page, in points."""
    for item in items:
        if isinstance(item, Picture):
            yield item, item.rect.width * math.hypot(matrix.a, matrix.b)
        elif isinstance(item, Group):
            yield from _pictures(item.items, item.matrix.then(matrix))
