"""A scene as a PDF (ISO 32000-1): the painter for files.

Positions, glyphs and colours are drawn as they stand in the scene; nothing is measured, broken or shaped here. The
scene's y downward becomes the PDF's y upward by one shift at the head of each page and a change of sign in
``operators``. Every operator is marked as an element's or an artifact's (``marking``).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path as FilePath

from kiclayout.base.color import Color
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.paint import operators, runs
from kiclayout.paint.contents import add_labels, add_names, add_outline, target_name
from kiclayout.paint.extent import on_page
from kiclayout.paint.finish import finish
from kiclayout.paint.fonts import Subset
from kiclayout.paint.images import embed
from kiclayout.paint.marking import Marking
from kiclayout.paint.sheet import Sheet, Spot, literal
from kiclayout.paint.structure import add_structure
from kiclayout.paint.survey import Survey
from kiclayout.paint.tree import Tree
from kiclayout.paint.uri import ascii_uri
from kiclayout.scene.items import Glyphs, Group, LinkArea, Mark, Path, Picture, rectangle
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.play import play
from kiclayout.store.atomic import plain_reason
from kiclayout.text.fonts import FontBook

Progress = Callable[[int, int], None]
"""Called with the pages done and the pages in all."""

_MISSING_PICTURE = Color(0.85, 0.85, 0.85)
_MITRE_LIMIT = "4 M"


@dataclass(frozen=True, slots=True)
class Preset:
    """What a file is made for.

    Attributes:
        bleed: Whether the pages show their bleed; then TrimBox and BleedBox are written.
        ppi: Pictures finer than this are scaled down to it, in pixels per inch.
    """

    bleed: bool = False
    ppi: float = 300.0


SCREEN = Preset()
PRINT = Preset(bleed=True, ppi=400.0)


def paint_pdf(
    scene: Scene, book: FontBook, sink: Sink, *, progress: Progress | None = None, preset: Preset = SCREEN
) -> bytes:
    """The whole file; the same scene gives the same bytes.

    Args:
        scene: What is drawn.
        book: Holds every face that the scene's runs name.
        sink: Takes findings on pictures and targets.
        progress: Called after every page.
        preset: Bleed and resolution.
    """
    survey = Survey(book)
    play(scene, survey)
    sheet, tree = Sheet(scene.lang, len(scene.pages)), Tree(scene)
    marking = Marking(sheet, tree, {entry.target: entry.title for entry in reversed(scene.outline)})
    fonts = {
        key: usage.embed(sheet.document, f"F{number}") for number, (key, usage) in enumerate(survey.fonts.items(), 1)
    }
    painter = _PdfPainter(_Job(sheet, marking, survey, fonts, sink, preset, len(scene.pages), progress))
    play(scene, painter)
    tree.settle()
    add_structure(sheet, tree, marking)
    for title in add_outline(sheet, scene.outline, painter.spots):
        sink.add("paint-outline-target-missing", title=title)
    add_names(sheet, painter.spots)
    add_labels(sheet, scene.pages)
    sheet.setViewerPreference("DisplayDocTitle", "true")
    return finish(sheet.data(), scene)


def write_pdf(scene: Scene, book: FontBook, path: FilePath, sink: Sink, *, progress: Progress | None = None) -> bool:
    """Writes the screen PDF to ``path``, whole or not at all; says whether it stands there now."""
    return save_whole(paint_pdf(scene, book, sink, progress=progress), path, sink)


def save_whole(data: bytes, path: FilePath, sink: Sink) -> bool:
    """Puts ``data`` at ``path`` in one step, so that no reader ever sees half a file; a failure is a finding."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if code := plain_reason(error):
            sink.add(code, place=Place(str(path)), name=path.name)
        else:
            reason = error.strerror or str(error)
            sink.add("paint-file-not-written", place=Place(str(path)), file=path.name, reason=reason)
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Job:
    """What one painting works with."""

    sheet: Sheet
    marking: Marking
    survey: Survey
    fonts: dict[str, Subset]
    sink: Sink
    preset: Preset
    pages: int
    progress: Progress | None


class _PdfPainter:
    """Plays a scene into a sheet.

    Attributes:
        spots: Where the marks met so far stand; the first of a name counts.
    """

    def __init__(self, job: _Job) -> None:
        self.spots: dict[str, Spot] = {}
        self._job, self._sheet, self._marking = job, job.sheet, job.marking
        self._images: dict[str, str | None] = {}
        self._matrices = [IDENTITY]
        self._page = -1

    def begin_page(self, page: Page) -> None:
        """Starts a page with the origin at the trim's top-left corner."""
        bleed = page.bleed if self._job.preset.bleed else 0.0
        width, height = page.width + 2 * bleed, page.height + 2 * bleed
        trim = Rect(bleed, bleed, page.width, page.height)
        self._sheet.begin(width, height, {"TrimBox": trim, **({"BleedBox": trim.grown(bleed)} if bleed else {})})
        self._matrices = [Matrix(d=-1.0, e=bleed, f=bleed + page.height)]
        origin = f"1 0 0 1 {operators.number(bleed)} {operators.number(bleed + page.height)} cm"
        self._sheet.write([origin, _MITRE_LIMIT])
        self._page += 1
        self._marking.begin_page(page)

    def push(self, group: Group) -> None:
        """Enters the group's coordinates and clip; one that has neither draws in those around it."""
        if group.matrix is not IDENTITY and group.matrix != IDENTITY:
            self._matrices.append(group.matrix.then(self._matrices[-1]))
            self._sheet.write(["q", operators.matrix(group.matrix)])
        else:
            self._matrices.append(self._matrices[-1])
            if group.clip is not None:
                self._sheet.write(["q"])
        if group.clip is not None:
            self._sheet.write([f"{operators.box(group.clip)} W n"])
        self._marking.push(group, self._matrices[-1])

    def pop(self, group: Group) -> None:
        """Leaves them."""
        self._marking.pop()
        self._matrices.pop()
        if group.clip is not None or (group.matrix is not IDENTITY and group.matrix != IDENTITY):
            self._sheet.write(["Q"])

    def glyphs(self, run: Glyphs) -> None:
        """Draws a run."""
        if run.glyphs and run.size > 0:
            apart = self._marking.words(run, self._matrices[-1])
            self._marking.write(runs.show(run, self._job.fonts[run.face], apart=apart))

    def path(self, path: Path) -> None:
        """Draws an outline."""
        self._marking.shape()
        opacity = self._sheet.opacity(path.opacity) if path.opacity < 1 else None
        self._sheet.write(operators.outline(path, opacity))

    def picture(self, picture: Picture) -> None:
        """Draws a picture, or a grey stand-in where the file cannot be used."""
        name = self._image(picture)
        if name is None:
            self.path(rectangle(picture.rect, _MISSING_PICTURE))
            return
        self._marking.shape()
        rect, crop = picture.rect, picture.crop
        width, height = rect.width / crop.width, rect.height / crop.height
        whole = Matrix(width, 0.0, 0.0, height, rect.x - crop.x * width, rect.y - crop.y * height + height)
        self._sheet.write(["q"])
        if crop != Rect(0.0, 0.0, 1.0, 1.0):
            self._sheet.write([f"{operators.box(rect)} W n"])
        self._sheet.write([operators.matrix(whole)])
        self._sheet.place(name)
        self._sheet.write(["Q"])

    def link(self, area: LinkArea) -> None:
        """Makes an area clickable, if its target exists."""
        if not area.target.startswith("#"):
            action = f"/A<</S/URI/URI{literal(ascii_uri(area.target))}>>"
            self._marking.link(area, on_page(area.rect, self._matrices[-1]), action)
        elif area.target[1:] in self._job.survey.marks:
            action = f"/Dest{target_name(area.target[1:])}"
            self._marking.link(area, on_page(area.rect, self._matrices[-1]), action)
        else:
            self._job.sink.add("paint-target-missing", target=area.target[1:], text=area.text)

    def mark(self, mark: Mark) -> None:
        """Notes a target."""
        point = self._matrices[-1].apply(mark.x, mark.y)
        self.spots.setdefault(mark.name, Spot(self._page, point.x, point.y))

    def end_page(self, page: Page) -> None:
        """Ends the page."""
        self._marking.end_page()
        self._sheet.end()
        if self._job.progress is not None:
            self._job.progress(self._page + 1, self._job.pages)

    def _image(self, picture: Picture) -> str | None:
        """The name of the picture's image in the file; None if it cannot be read, which is reported once."""
        if picture.file not in self._images:
            limit = self._job.survey.widths[picture.file] / 72 * self._job.preset.ppi
            name = embed(self._sheet.document, FilePath(picture.file), limit)
            self._images[picture.file] = name
            if name is None:
                place, name_shown = Place(picture.file), FilePath(picture.file).name
                sink = self._job.sink
                sink.add("paint-picture-unreadable", place=place, origin=picture.origin, file=name_shown)
        return self._images[picture.file]
