"""A scene as a PDF (ISO 32000-1): the painter for files.

Positions, glyphs and colours are drawn as they stand in the scene; nothing is measured, broken or shaped here. The
scene's y downward becomes the PDF's y upward by one shift at the head of each page and a change of sign in
``operators``. Every operator is marked as an element's or an artifact's (``marking``).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path as FilePath

from kiclayout.base.color import Color
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.paint import operators, runs
from kiclayout.paint.artwork import Artwork, ArtworkError
from kiclayout.paint.contents import add_labels, add_names, add_outline, target_name
from kiclayout.paint.encoding import Wanted
from kiclayout.paint.extent import extent_of, mirrored, on_page
from kiclayout.paint.finish import Filling, finish
from kiclayout.paint.fonts import Subset
from kiclayout.paint.images import embed
from kiclayout.paint.inks import Palette, PressPalette, ScreenPalette
from kiclayout.paint.marking import Marking
from kiclayout.paint.overlay import Overlay
from kiclayout.paint.picture_cache import PictureCache
from kiclayout.paint.preset import SCREEN, Preset, bundled_profile
from kiclayout.paint.press import Press, opened_press
from kiclayout.paint.sheet import Sheet, Spot, literal
from kiclayout.paint.structure import add_structure
from kiclayout.paint.survey import Survey
from kiclayout.paint.tree import Tree
from kiclayout.paint.uri import ascii_uri
from kiclayout.scene.artwork import is_artwork
from kiclayout.scene.items import Glyphs, Gradient, Group, LinkArea, Mark, Path, Picture, rectangle
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.play import play, play_items
from kiclayout.store.atomic import plain_reason
from kiclayout.text.fonts import FontBook

Progress = Callable[[int, int], None]
"""Called with the pages done and the pages in all."""

_MISSING_PICTURE = Color(0.85, 0.85, 0.85)
_MITRE_LIMIT = "4 M"
_AROUND = 20.0
"""How far strokes may reach beyond the outlines of what is drawn as one, in points."""


def paint_pdf(
    scene: Scene,
    book: FontBook,
    sink: Sink,
    *,
    progress: Progress | None = None,
    preset: Preset = SCREEN,
    cache: PictureCache | None = None,
) -> bytes:
    """The whole file; the same scene gives the same bytes.

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
    press = opened_press(preset.profile or bundled_profile(), preset.profile_name) if preset.press else None
    palette = PressPalette(press) if press else ScreenPalette()
    survey = Survey(book)
    play(scene, survey)
    overlay = Overlay(scene, book, preset, press)
    over = {page.index: overlay.groups(page, tuple(survey.fonts)) for page in scene.pages}
    for groups in over.values():
        play_items(groups, survey)
    sheet, tree = Sheet(scene.lang, len(scene.pages)), Tree(scene)
    marking = Marking(sheet, tree, {entry.target: entry.title for entry in reversed(scene.outline)})
    fonts = {
        key: usage.embed(sheet.document, f"F{number}") for number, (key, usage) in enumerate(survey.fonts.items(), 1)
    }
    means = _Means(preset, palette, press, cache)
    painter = _PdfPainter(_Job(sheet, marking, survey, fonts, sink, means, over, len(scene.pages), progress))
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
    return finish(data, scene, preset, press, Filling(sheet.held(), sheet.pages_of_others()))


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
        KicError: As ``paint_pdf``.
    """
    return save_whole(paint_pdf(scene, book, sink, progress=progress, preset=preset, cache=cache), path, sink)


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
    means: _Means
    over: Mapping[int, tuple[Group, ...]]
    pages: int
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class _Means:
    """How colours and pictures are written."""

    preset: Preset
    palette: Palette
    press: Press | None
    cache: PictureCache | None

    def wanted(self, width: float) -> Wanted:
        """What is wanted of a picture that is placed ``width`` points wide."""
        preset = self.preset
        return Wanted(width / 72 * preset.ppi, preset.quality, preset.slack, preset.kept, self.press)


class _PdfPainter:
    """Plays a scene into a sheet.

    Attributes:
        spots: Where the marks met so far stand; the first of a name counts.
    """

    def __init__(self, job: _Job) -> None:
        self.spots: dict[str, Spot] = {}
        self._job, self._sheet, self._marking = job, job.sheet, job.marking
        self._images: dict[str, str | None] = {}
        self._artworks: dict[str, Artwork | None] = {}
        self._matrices = [IDENTITY]
        self._page = -1

    def begin_page(self, page: Page) -> None:
        """Starts a page with the origin at the trim's top-left corner."""
        preset = self._job.means.preset
        bleed = page.bleed if preset.bleed else 0.0
        edge = bleed + preset.slug
        width, height = page.width + 2 * edge, page.height + 2 * edge
        trim = Rect(edge, edge, page.width, page.height)
        self._sheet.begin(width, height, {"TrimBox": trim, **({"BleedBox": trim.grown(bleed)} if bleed else {})})
        self._matrices = [Matrix(d=-1.0, e=edge, f=edge + page.height)]
        origin = f"1 0 0 1 {operators.number(edge)} {operators.number(edge + page.height)} cm"
        self._sheet.write([origin, _MITRE_LIMIT])
        if preset.slug:  # nothing of the page shows among the marks
            shown = Rect(0.0, 0.0, page.width, page.height).grown(bleed)
            self._sheet.write(["q", f"{operators.box(shown)} W n"])
        self._page += 1
        self._marking.begin_page(page)

    def push(self, group: Group) -> None:
        """Enters the group's coordinates, clip and mask; one that has none of these draws in those around it."""
        moved = group.matrix is not IDENTITY and group.matrix != IDENTITY
        self._matrices.append(group.matrix.then(self._matrices[-1]) if moved else self._matrices[-1])
        if moved or group.clip is not None or group.mask:
            self._sheet.write(["q"])
        if moved:
            self._sheet.write([operators.matrix(group.matrix)])
        if group.clip is not None:
            self._sheet.write([f"{operators.box(group.clip)} W n"])
        if group.mask:
            self._sheet.write([operators.clip(group.mask)])
        self._marking.push(group, self._matrices[-1])
        if group.opacity < 1:
            self._marking.shape()  # no mark is made inside of what is kept
            self._sheet.begin_together()

    def pop(self, group: Group) -> None:
        """Leaves them."""
        if group.opacity < 1:
            self._sheet.know(self._job.means.palette.spaces())
            self._sheet.end_together(mirrored(extent_of(group.items).grown(_AROUND)), group.opacity)
        self._marking.pop()
        self._matrices.pop()
        if group.clip is not None or group.mask or (group.matrix is not IDENTITY and group.matrix != IDENTITY):
            self._sheet.write(["Q"])

    def glyphs(self, run: Glyphs) -> None:
        """Draws a run."""
        if run.glyphs and run.size > 0:
            apart = self._marking.words(run, self._matrices[-1])
            palette = self._job.means.palette
            shown = runs.show(run, self._job.fonts[run.face], palette.color(run.color), apart=apart)
            self._marking.write(self._overprinted(shown) if palette.overprints(run.color) else shown)

    def _overprinted(self, shown: runs.Shown) -> runs.Shown:
        on, off = self._sheet.overprint(True), self._sheet.overprint(False)
        return replace(shown, opened=f"/{on} gs {shown.opened}", closed=f"{shown.closed} /{off} gs")

    def path(self, path: Path) -> None:
        """Draws an outline."""
        self._marking.shape()
        if path.shade is not None:
            self._shaded(path, path.shade)
            path = replace(path, fill=None, shade=None)
        opacity = self._sheet.opacity(path.opacity) if path.opacity < 1 else None
        self._sheet.write(operators.outline(path, opacity, self._job.means.palette.color))

    def _shaded(self, path: Path, shade: Gradient) -> None:
        """Fills an outline with a gradient."""
        palette = self._job.means.palette
        name, mask = self._sheet.shade(shade, palette.space, lambda stop: palette.parts(stop.color))
        self._sheet.write(["q", operators.clip(path.segments, even_odd=path.even_odd)])
        if path.opacity < 1:
            self._sheet.write([f"/{self._sheet.opacity(path.opacity)} gs"])
        self._sheet.write([operators.matrix(shade.matrix), *([f"/{mask} gs"] if mask else []), f"/{name} sh", "Q"])

    def picture(self, picture: Picture) -> None:
        """Draws a picture, or a grey stand-in where the file cannot be used."""
        artwork = self._artwork(picture)
        name = artwork.name if artwork else self._image(picture)
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
        if artwork:
            self._sheet.write([artwork.placed()])
        self._sheet.place(name)
        self._sheet.write(["Q"])
        for link in artwork.links if artwork else ():
            self.link(LinkArea(_within(link.rect, whole), link.address))

    def link(self, area: LinkArea) -> None:
        """Makes an area clickable, if its target exists and the preset has links."""
        if not self._job.means.preset.links:
            return
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
        """Lays the preset's own items over the page and ends it."""
        if self._job.means.preset.slug:
            self._marking.pause()
            self._sheet.write(["Q"])
        play_items(self._job.over[page.index], self)
        self._marking.end_page()
        self._sheet.know(self._job.means.palette.spaces())
        self._sheet.end()
        if self._job.progress is not None:
            self._job.progress(self._page + 1, self._job.pages)

    def _artwork(self, picture: Picture) -> Artwork | None:
        """The picture as a page of another file; None if it is none, or cannot be kept, which is reported once."""
        file = picture.file
        if file not in self._artworks:
            self._artworks[file] = None
            if self._job.means.preset.kept and _is_page(file):
                try:
                    made = self._artworks[file] = Artwork(FilePath(file), self._job.means.press)
                    self._sheet.page_form(made)
                except ArtworkError as error:
                    found = {"file": FilePath(file).name, "reason": str(error)}
                    self._job.sink.add("paint-artwork-pixels", place=Place(file), origin=picture.origin, **found)
        return self._artworks[file]

    def _image(self, picture: Picture) -> str | None:
        """The name of the picture's image in the file; None if it cannot be read, which is reported once."""
        if picture.file not in self._images:
            wanted = self._job.means.wanted(self._job.survey.widths[picture.file])
            name = embed(self._sheet, FilePath(picture.file), wanted, self._job.means.cache)
            self._images[picture.file] = name
            if name is None:
                place, name_shown = Place(picture.file), FilePath(picture.file).name
                sink = self._job.sink
                sink.add("paint-picture-unreadable", place=place, origin=picture.origin, file=name_shown)
        return self._images[picture.file]


def _is_page(file: str) -> bool:
    try:
        return is_artwork(FilePath(file))
    except OSError:  # whoever opens it will say so
        return False


def _within(share: Rect, whole: Matrix) -> Rect:
    """The part ``share`` of the picture that ``whole`` draws from its lower left corner."""
    left, top = whole.e, whole.f - whole.d
    return Rect(left + share.x * whole.a, top + share.y * whole.d, share.width * whole.a, share.height * whole.d)
