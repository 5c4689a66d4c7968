"""A scene as a PDF (ISO 32000-1): the file as a whole, from the scene to the bytes on the disk.

Glyphs and pictures are surveyed first, then pages are painted (``painter``), then what leads to them is written: the
tree of elements, outline, names, labels. Nothing is measured, broken or shaped here.
"""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path as FilePath
from typing import BinaryIO

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.paint.contents import add_labels, add_names, add_outline
from kiclayout.paint.finish import Filling, finish
from kiclayout.paint.inks import PressPalette, ScreenPalette
from kiclayout.paint.marking import Marking
from kiclayout.paint.overlay import Overlay
from kiclayout.paint.painter import Job, Means, PdfPainter
from kiclayout.paint.picture_cache import PictureCache
from kiclayout.paint.preset import SCREEN, Preset, bundled_profile
from kiclayout.paint.press import opened_press
from kiclayout.paint.sheet import Sheet
from kiclayout.paint.spool import IN_MEMORY, Spool
from kiclayout.paint.structure import add_structure, language_tag
from kiclayout.paint.survey import Survey
from kiclayout.paint.tree import Tree
from kiclayout.scene.page import Scene
from kiclayout.scene.play import play, play_items
from kiclayout.store.atomic import plain_reason
from kiclayout.text.fonts import FontBook

Progress = Callable[[int, int], None]
"""Called with the pages done and the pages in all."""

_CHUNK = 1 << 20
"""Bytes that are copied at once."""


def paint_pdf(
    scene: Scene,
    book: FontBook,
    sink: Sink,
    *,
    progress: Progress | None = None,
    preset: Preset = SCREEN,
    cache: PictureCache | None = None,
) -> bytes:
    """As ``paint_file``; returns the bytes of the file."""
    with paint_file(scene, book, sink, progress=progress, preset=preset, cache=cache) as made:
        return made.read()


def paint_file(
    scene: Scene,
    book: FontBook,
    sink: Sink,
    *,
    progress: Progress | None = None,
    preset: Preset = SCREEN,
    cache: PictureCache | None = None,
) -> BinaryIO:
    """The whole file, at its beginning and without a name; the same scene gives the same bytes.

    Args:
        scene: What is drawn.
        book: Holds every face that the scene's runs name.
        sink: Takes findings on pictures and targets.
        progress: Called after every page.
        preset: What it is made for.
        cache: Remembers pictures that took work; None = nobody does.

    Raises:
        KicError: The preset's printing condition is none.
    """
    press = None
    if preset.press:
        press = opened_press(bundled_profile() if preset.profile is None else preset.profile, preset.profile_name)
    palette = PressPalette(press) if press else ScreenPalette()
    survey = Survey(book)
    play(scene, survey)
    overlay = Overlay(scene, book, preset, press)
    over = {page.index: overlay.groups(page, tuple(survey.fonts)) for page in scene.pages}
    for groups in over.values():
        play_items(groups, survey)
    held = Spool(math.inf if preset.password else IN_MEMORY)  # what will be locked never lies open on the disk
    sheet, tree = Sheet(language_tag(scene.lang), len(scene.pages), held), Tree(scene)
    marking = Marking(sheet, tree, {entry.target: entry.title for entry in reversed(scene.outline)})
    fonts = {
        key: usage.embed(sheet.document, f"F{number}") for number, (key, usage) in enumerate(survey.fonts.items(), 1)
    }
    means = Means(preset, palette, press, cache)
    painter = PdfPainter(Job(sheet, marking, survey, fonts, sink, means, over, len(scene.pages), progress))
    play(scene, painter)
    tree.settle()
    add_structure(sheet, tree, marking)
    for title in add_outline(sheet, scene.outline, painter.spots):
        sink.add("paint-outline-target-missing", title=title)
    add_names(sheet, painter.spots)
    add_labels(sheet, scene.pages)
    sheet.setViewerPreference("DisplayDocTitle", "true")
    palette.report(sink)
    data = sheet.data()
    with closing(sheet.held):
        return finish(data, scene, preset, press, Filling(sheet.held, sheet.pages_of_others, sheet.appendix))


def write_pdf(
    scene: Scene,
    book: FontBook,
    path: FilePath,
    sink: Sink,
    *,
    progress: Progress | None = None,
    preset: Preset = SCREEN,
    cache: PictureCache | None = None,
) -> bool:
    """Writes the PDF to ``path``, whole or not at all; says whether it stands there now.

    Raises:
        KicError: As ``paint_file``.
    """
    with paint_file(scene, book, sink, progress=progress, preset=preset, cache=cache) as made:
        return save_whole(made, path, sink)


def save_whole(
    data: bytes | BinaryIO, path: FilePath, sink: Sink, examine: Callable[[FilePath], None] | None = None
) -> bool:
    """Puts ``data`` at ``path`` in one step, so that no reader ever sees half a file; a failure is a finding.

    Args:
        data: The file, at its beginning.
        path: Where it belongs.
        sink: Takes the finding.
        examine: Looks at the whole file before it is in its place: whoever stops meanwhile keeps the older one.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            shutil.copyfileobj(BytesIO(data) if isinstance(data, bytes) else data, file, _CHUNK)
            file.flush()
            os.fsync(file.fileno())
        if examine is not None:
            examine(beside)
        beside.replace(path)
    except OSError as error:
        if code := plain_reason(error):
            sink.add(code, place=Place(str(path)), name=path.name)
        else:
            reason = error.strerror or str(error)
            sink.add("paint-file-not-written", place=Place(str(path)), file=path.name, reason=reason)
        return False
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return True
