"""A scene played into the content of pages: the painter of ``scene.play`` for files.

Positions, glyphs and colours are drawn as they stand in the scene; nothing is measured, broken or shaped here. Groups
that only shift and scale are folded into the coordinates of what they hold (``frame``). Every operator is marked as an
element's or an artifact's (``marking``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path as FilePath

from kiclayout.base.color import Color
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.paint import operators, runs, shapes
from kiclayout.paint.artwork import Artwork
from kiclayout.paint.contents import target_name
from kiclayout.paint.drawings import Drawing
from kiclayout.paint.encoding import Wanted
from kiclayout.paint.extent import inked
from kiclayout.paint.fonts import Subset
from kiclayout.paint.foreign_stream import ArtworkCutError, ArtworkError
from kiclayout.paint.frame import Frame, steps, upright
from kiclayout.paint.images import embed
from kiclayout.paint.inks import Palette
from kiclayout.paint.marking import Marking
from kiclayout.paint.operators import FINE, WHOLE, literal
from kiclayout.paint.page_damage import report_cut
from kiclayout.paint.page_links import PageLinks, links_in, report_lost
from kiclayout.paint.picture_cache import PictureCache
from kiclayout.paint.preset import Preset
from kiclayout.paint.press import Press
from kiclayout.paint.sheet import Sheet, Spot
from kiclayout.paint.survey import Survey
from kiclayout.paint.uri import ascii_uri
from kiclayout.scene.artwork import is_artwork
from kiclayout.scene.assets import report_flaws
from kiclayout.scene.items import Glyphs, Gradient, Group, LinkArea, Mark, Path, Picture, rectangle
from kiclayout.scene.page import Page
from kiclayout.scene.play import play_items

_MISSING_PICTURE = Color(0.85, 0.85, 0.85)
_SEEN, _UNSEEN = "0 Tr", "3 Tr"
"""How text is shown: filled, or not at all."""
_MITRE_LIMIT = "4 M"
_MITRE = 2.0
"""Widths that a stroke reaches beyond its outline at most: half of the mitre limit."""


@dataclass(frozen=True, slots=True)
class Job:
    """What one painting works with."""

    sheet: Sheet
    marking: Marking
    survey: Survey
    fonts: dict[str, Subset]
    sink: Sink
    means: Means
    over: Mapping[int, tuple[Group, ...]]
    pages: int
    progress: Callable[[int, int], None] | None


@dataclass(frozen=True, slots=True)
class Means:
    """How colours and pictures are written."""

    preset: Preset
    palette: Palette
    press: Press | None
    cache: PictureCache | None

    def wanted(self, width: float) -> Wanted:
        """What is wanted of a picture that is placed ``width`` points wide."""
        preset = self.preset
        return Wanted(width / 72 * preset.ppi, preset.quality, preset.slack, preset.kept, self.press)


class PdfPainter:
    """Plays a scene into a sheet.

    Attributes:
        spots: Where the marks met so far stand; the first of a name counts.
    """

    def __init__(self, job: Job) -> None:
        self.spots: dict[str, Spot] = {}
        self._job, self._sheet, self._marking, self._palette = job, job.sheet, job.marking, job.means.palette
        self._images: dict[str, str | None] = {}
        self._artworks: dict[str, Artwork | None] = {}
        self._links: dict[str, PageLinks] = {}
        self._forms: dict[int, str] = {}
        self._inks: dict[int, str] = {}
        self._skipped = 0
        self._frames = [Frame(IDENTITY, 1.0, 0.0, 0.0)]
        self._page = -1

    def begin_page(self, page: Page) -> None:
        """Starts a page; the trim's top-left corner is the origin of its items."""
        preset = self._job.means.preset
        bleed = page.bleed if preset.bleed else 0.0
        edge = bleed + preset.slug
        width, height = page.width + 2 * edge, page.height + 2 * edge
        trim = Rect(edge, edge, page.width, page.height)
        self._sheet.begin(width, height, {"TrimBox": trim, **({"BleedBox": trim.grown(bleed)} if bleed else {})})
        self._frames = [_page_frame(edge, edge + page.height)]
        self._sheet.stream.write(_MITRE_LIMIT)
        if preset.slug:  # nothing of the page shows among the marks
            self._sheet.stream.save()
            self._clip(Rect(0.0, 0.0, page.width, page.height).grown(bleed))
        self._page += 1
        self._marking.begin_page(page)

    def push(self, group: Group) -> None:
        """Enters the group's coordinates, clip and mask; only one that has these, or turns, gets any in the file."""
        if self._skipped:
            self._skipped += 1
            return
        frame, drawing = self._frames[-1], self._job.survey.drawings.get(group)
        inner = self._inner(frame, group, drawing)
        if self._apart(group, frame, inner):
            self._marking.leave_text()
            self._sheet.stream.save()
        if inner.grid is not frame.grid or not _folds(group):
            self._sheet.stream.enter(*frame.way(group.matrix, inner), inner.grid)
        self._frames.append(inner)
        if group.clip is not None:
            self._clip(group.clip)
        if group.mask:
            shapes.clip(self._sheet.stream, inner, group.mask)
        self._marking.push(group, inner.page)
        if drawing is not None and drawing.uses > 1:
            self._draw(group, drawing)
        elif group.opacity < 1:
            self._marking.shape()  # no mark is made inside of what is kept
            self._sheet.begin_form(inner.grid)

    def pop(self, group: Group) -> None:
        """Leaves them."""
        if self._skipped > 1:
            self._skipped -= 1
            return
        inner = self._frames.pop()
        if group.opacity < 1 and not self._skipped:
            self._sheet.stream.leave_text()
            self._sheet.know(self._palette.spaces())
            self._sheet.end_together(inner.rect(inked(group.items, _MITRE)), group.opacity)
        self._skipped = 0
        self._marking.pop()
        if self._apart(group, self._frames[-1], inner):
            self._marking.leave_text()
            self._sheet.stream.restore()

    def _inner(self, frame: Frame, group: Group, drawing: Drawing | None) -> Frame:
        """That of a group's items: a drawing counts in whole steps, so that no point need be written."""
        if drawing is not None and frame.grid is FINE:
            return frame.beside(group.matrix, whole=True)
        if _folds(group):
            return frame if group.matrix is IDENTITY else frame.inside(group.matrix)
        return frame.beside(group.matrix, whole=frame.grid is WHOLE)

    def _apart(self, group: Group, frame: Frame, inner: Frame) -> bool:
        """Whether what is set for a group ends with it."""
        return inner.grid is not frame.grid or not _folds(group) or group.clip is not None or bool(group.mask)

    def _draw(self, group: Group, drawing: Drawing) -> None:
        """Draws a drawing that stands in the file as a form; its items are passed over then."""
        self._marking.shape()
        if drawing.number not in self._forms:
            self._sheet.begin_form(WHOLE)
            inner = Frame(Matrix.scale(drawing.size), steps(drawing.size), 0.0, 0.0, WHOLE)
            self._frames.append(inner)
            play_items(group.items, self)
            self._frames.pop()
            self._sheet.know(self._palette.spaces())
            self._forms[drawing.number] = self._sheet.end_form(inner.rect(inked(group.items, _MITRE)))
        stream = self._sheet.stream
        stream.save()
        stream.shift(0, 0)
        share = self._frames[-1].scale / steps(drawing.size)
        stream.write(f"{operators.number(share, 7)} 0 0 {operators.number(share, 7)} 0 0 cm")
        self._sheet.place(self._forms[drawing.number])
        stream.restore()
        self._skipped = 1

    def _clip(self, rect: Rect) -> None:
        shapes.clip(self._sheet.stream, self._frames[-1], rectangle(rect, _MISSING_PICTURE).segments)

    def glyphs(self, run: Glyphs) -> None:
        """Draws a run."""
        if not run.glyphs or run.size <= 0:
            return
        frame, stream, subset = self._frames[-1], self._sheet.stream, self._job.fonts[run.face]
        x, y = frame.point(run.x, run.y)
        size = run.size * frame.unit
        apart = self._marking.words(run, frame.page) and subset.space is not None
        self._marking.begin_words()
        if run.hidden or stream.known("shown"):
            stream.set("shown", _UNSEEN if run.hidden else _SEEN)
        if not run.hidden:
            stream.set("fill", self._ink(run.color))
            self._cover(overprint=self._palette.overprints(run.color))
        stream.set("font", _font(subset.resource, size))
        shown = self._shown(run, subset, (x, y, size), apart)
        if not shown.spelled and self._marking.around_text:
            self._marking.pause()
            stream.enter_text()
            shown = self._shown(run, subset, (x, y, size), apart)
        stream.space(shown.spacing)
        self._marking.write(shown)
        stream.gone(x + run.width * frame.unit - shown.behind)

    def _shown(self, run: Glyphs, subset: Subset, place: tuple[float, float, float], apart: bool) -> runs.Shown:
        """The run from where text stands, which is moved to its place: x, y and size, in the stream's units."""
        x, y, size = place
        stream = self._sheet.stream
        behind = stream.go(x - runs.room_before(subset, size) if apart else x, y, size)
        return runs.show(run, subset, runs.Start(size, behind, stream.spacing, apart))

    def _ink(self, color: Color) -> str:
        """The operators that fill with a colour of the scene, which lives as long as this."""
        spelled = self._inks.get(id(color))
        if spelled is None:
            spelled = self._inks[id(color)] = self._palette.color(color)
        return spelled

    def _cover(self, opacity: float = 1.0, *, overprint: bool = False) -> None:
        """Sets how what is drawn now covers what is below it: usually all of it, on all plates."""
        stream = self._sheet.stream
        if opacity < 1 or stream.known("opacity"):
            stream.set("opacity", f"/{self._sheet.opacity(min(opacity, 1.0))} gs")
        if overprint or stream.known("overprint"):
            stream.set("overprint", f"/{self._sheet.overprint(overprint)} gs")

    def path(self, path: Path) -> None:
        """Draws an outline."""
        if self._skipped:
            return
        self._marking.shape()
        self._cover(path.opacity)
        if path.shade is not None:
            self._shaded(path, path.shade)
            path = replace(path, fill=None, shade=None)
        stroked = path.stroke is not None and path.width > 0
        if not stroked and path.fill is None:
            return
        stream, frame = self._sheet.stream, self._frames[-1]
        if path.fill is not None:
            stream.set("fill", self._ink(path.fill))
        if stroked and path.stroke is not None:
            stream.set("stroke", self._palette.color(path.stroke, stroke=True))
            stream.set("width", f"{operators.number(path.width * frame.unit)} w")
            for what, how in operators.line_style(path, frame.unit).items():
                stream.set(what, how)
        shapes.draw(stream, frame, path.segments, _paint(path, stroked), _reach(path, stroked))

    def _shaded(self, path: Path, shade: Gradient) -> None:
        """Fills an outline with a gradient."""
        palette, stream, frame = self._palette, self._sheet.stream, self._frames[-1]
        name, mask = self._sheet.shade(shade, palette.space, lambda stop: palette.parts(stop.color))
        stream.save()
        shapes.clip(stream, frame, path.segments, even_odd=path.even_odd)
        stream.enter(*frame.way(shade.matrix, Frame(IDENTITY, 100.0, 0.0, 0.0)), frame.grid)
        stream.write(*([f"/{mask} gs"] if mask else []), f"/{name} sh")
        stream.restore()

    def picture(self, picture: Picture) -> None:
        """Draws a picture, or a grey stand-in where the file cannot be used."""
        artwork = self._artwork(picture)
        name = artwork.name if artwork else self._image(picture)
        if name is None:
            self.path(rectangle(picture.rect, _MISSING_PICTURE))
            return
        self._marking.shape()
        self._cover()
        rect, crop, frame, stream = picture.rect, picture.crop, self._frames[-1], self._sheet.stream
        width, height = rect.width / crop.width, rect.height / crop.height
        whole = Matrix(width, 0.0, 0.0, height, rect.x - crop.x * width, rect.y - crop.y * height + height)
        stream.save()
        if crop != Rect(0.0, 0.0, 1.0, 1.0):
            self._clip(rect)
        stream.enter(*frame.way(whole, Frame(IDENTITY, 100.0, 0.0, 0.0)), frame.grid)
        if artwork:
            stream.write(artwork.placed())
        self._sheet.place(name)
        stream.restore()
        if self._job.means.preset.links and _is_page(picture.file):
            self._foreign_links(picture, whole)

    def _foreign_links(self, picture: Picture, whole: Matrix) -> None:
        """Makes clickable what is so on the page of another file that ``whole`` draws; what is not is reported once."""
        file, artwork = picture.file, self._artworks[picture.file]
        if file not in self._links:
            self._links[file] = artwork.links if artwork else links_in(FilePath(file))
            report_lost(FilePath(file), self._links[file], self._job.sink, picture.origin)
        for link in self._links[file].kept:
            share = link.within(picture.crop)
            if share is None:
                continue
            rect = _within(share, whole)
            if link.address:
                self.link(LinkArea(rect, link.address, link.text))
            else:
                name, spot = f"{FilePath(file).name}/{len(self.spots)}", _within(Rect(*link.spot, 0.0, 0.0), whole)
                self.mark(Mark(name, spot.x, spot.y))
                self._lead(LinkArea(rect, f"#{name}", link.text))

    def link(self, area: LinkArea) -> None:
        """Makes an area clickable, if its target exists and the preset has links."""
        if not self._job.means.preset.links:
            return
        if not area.target.startswith("#"):
            action = f"/A<</S/URI/URI{literal(ascii_uri(area.target))}>>"
            self._marking.link(area, self._frames[-1].page.around(area.rect), action)
        elif area.target[1:] in self._job.survey.marks:
            self._lead(area)
        else:
            self._job.sink.add("paint-target-missing", target=area.target[1:], text=area.text)

    def _lead(self, area: LinkArea) -> None:
        """Makes an area clickable that leads to a target of the scene."""
        action = f"/Dest{target_name(area.target[1:])}"
        self._marking.link(area, self._frames[-1].page.around(area.rect), action)

    def mark(self, mark: Mark) -> None:
        """Notes a target."""
        point = self._frames[-1].page.apply(mark.x, mark.y)
        self.spots.setdefault(mark.name, Spot(self._page, point.x, point.y))

    def end_page(self, page: Page) -> None:
        """Lays the preset's own items over the page and ends it."""
        if self._job.means.preset.slug:
            self._marking.pause()
            self._sheet.stream.restore()
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
                except ArtworkCutError:
                    report_cut(FilePath(file), self._job.sink, picture.origin)
                except ArtworkError as error:
                    self._say("paint-artwork-pixels", picture, reason=str(error))
        return self._artworks[file]

    def _image(self, picture: Picture) -> str | None:
        """The name of the picture's image in the file; None if it cannot be read. What lacks of it is reported once."""
        if picture.file not in self._images:
            wanted = self._job.means.wanted(self._job.survey.widths[picture.file])
            made = embed(self._sheet, FilePath(picture.file), wanted, self._job.means.cache)
            self._images[picture.file] = made.name
            if not made.whole:
                sink, place = self._job.sink, Place(picture.file)
                known = report_flaws(FilePath(picture.file), sink, place, picture.origin)
                if made.name is None and not known:
                    self._say("paint-picture-unreadable", picture)
        return self._images[picture.file]

    def _say(self, code: str, picture: Picture, **values: str) -> None:
        """Says what is wrong with the file of ``picture``."""
        place, name = Place(picture.file), FilePath(picture.file).name
        self._job.sink.add(code, place=place, origin=picture.origin, file=name, **values)


@lru_cache(maxsize=256)
def _font(resource: str, size: float) -> str:
    """The operator for a font; a size that has many decimals keeps five, for a line adds up what is lost of one."""
    return f"/{resource} {operators.number(size, 5)} Tf"


def _folds(group: Group) -> bool:
    """Whether a group's coordinates need not be said."""
    return group.matrix is IDENTITY or upright(group.matrix)


def _page_frame(left: float, top: float) -> Frame:
    """That of a page whose trim's top-left corner lies at (left, top), y upward."""
    return Frame(Matrix(d=-1.0, e=left, f=top), 100.0, left * 100, top * 100)


def _reach(path: Path, stroked: bool) -> float:
    """How far the ink of its pieces lies beyond their outlines, as far as it matters where it lies on others'.

    Where strokes alone lie on each other, and cover, nothing is seen of that.
    """
    if not stroked or (path.fill is None and path.opacity >= 1):
        return 0.0
    return path.width * (_MITRE if path.join == "miter" else 1.0)


def _paint(path: Path, stroked: bool) -> str:
    """The operator that paints it."""
    if path.fill is None:
        return "S"
    return ("B" if stroked else "f") + ("*" if path.even_odd else "")


def _is_page(file: str) -> bool:
    try:
        return is_artwork(FilePath(file))
    except OSError:  # whoever opens it will say so
        return False


def _within(share: Rect, whole: Matrix) -> Rect:
    """The part ``share`` of the picture that ``whole`` draws from its lower left corner."""
    left, top = whole.e, whole.f - whole.d
    return Rect(left + share.x * whole.a, top + share.y * whole.d, share.width * whole.a, share.height * whole.d)
