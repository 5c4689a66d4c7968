"""A file that may have only so many bytes: its pictures get coarser until it has."""

from __future__ import annotations

import os
from typing import BinaryIO

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.paint.pdf import Progress, paint_file
from kiclayout.paint.picture_cache import PictureCache, cache_folder
from kiclayout.paint.preset import SCREEN, Preset
from kiclayout.scene.page import Scene
from kiclayout.text.fonts import FontBook

COARSER = ((80.0, 45), (56.0, 35), (36.0, 25))
"""Pixels per inch and JPEG quality, from one attempt to the next."""


def painted_small(
    scene: Scene, book: FontBook, sink: Sink, *, preset: Preset = SCREEN, progress: Progress | None = None
) -> BinaryIO:
    """``scene`` as a file for ``preset``, at its beginning; one that stays too large for it is reported.

    Raises:
        KicError: As ``paint_file``.
    """
    cache = PictureCache(cache_folder())
    steps = [preset, *(replace(preset, ppi=ppi, quality=quality) for ppi, quality in COARSER if preset.most)]
    for step in steps:
        found = Sink()
        made = paint_file(scene, book, found, progress=progress, preset=step, cache=cache)
        size = made.seek(0, os.SEEK_END)
        made.seek(0)
        if size <= preset.most or not preset.most:
            break
    else:
        found.add("paint-proof-large", size=f"{size / 1e6:.1f}", most=f"{preset.most / 1e6:.0f}")
    sink.extend(found)
    cache.tidy()
    return made
