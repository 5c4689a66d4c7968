"""Small pictures of logos, drawn with the painters of the pages: what is seen here is what is printed.

They are cut to their ink and kept until their file changes.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPainter

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Place
from kiclayout.editor.paint.easel import Easel
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.painter import QtPainter
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.scene.assets import is_drawing, prepare
from kiclayout.scene.ink import ink_of
from kiclayout.scene.ink_pixels import pixel_ink
from kiclayout.scene.items import Group, Item, Picture
from kiclayout.scene.play import play_items
from kiclayout.scene.svg import Drawing, read_svg
from kiclayout.store.bundled import bundled_folder
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontBook

KEPT = 256
Key = tuple[str, int, int, int]
"""File, its time of change, width and height in pixels."""


class LogoThumbs(QObject):
    """Pictures by file and size."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._pictures = Pictures(self)
        self._pictures.at_once = True
        self._fonts = GlyphFonts(FontBook(()))

    def image(self, file: Path, width: int, height: int) -> QImage:
        """The logo as large as it can be in so many pixels, in the middle, on nothing; empty if it shows nothing."""
        try:
            key = (str(file), file.stat().st_mtime_ns, width, height)
        except OSError:
            return QImage()
        if key not in self._kept:
            self._kept[key] = self._drawn(file, width, height)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _drawn(self, file: Path, width: int, height: int) -> QImage:
        found = _ink(file)
        if found is None or width <= 0 or height <= 0:
            return QImage()
        item, box = found
        scale = min(width / box.width, height / box.height)
        left, top = (width - box.width * scale) / 2, (height - box.height * scale) / 2
        matrix = Matrix.move(-box.x, -box.y).then(Matrix.scale(scale)).then(Matrix.move(left, top))
        strokes = QtPainter(self._fonts)
        play_items((Group((item,), matrix),), strokes)
        sheet = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        sheet.fill(0)
        painter = QPainter(sheet)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        easel = Easel(painter, self._pictures, Rect(0.0, 0.0, float(width), float(height)))
        for stroke in strokes.strokes:
            stroke.draw(easel)
        painter.end()
        return sheet


def _with_words(art: Drawing) -> Drawing:
    """A logo with its words, if it has any, in the bundled fonts."""
    if not art.lettering:
        return art
    from kiclayout.typeset.lettering import Letters, lettered  # not above: logos seldom have words

    return lettered(art, Letters(_fonts(), "ko", Sink(), words="mark"))


@cache
def _fonts() -> Fonts:
    from kiclayout.text.families import foreign_fonts

    return foreign_fonts(FontBook.open([bundled_folder("fonts")]), (), "zh-Hans", "ko")


def _ink(file: Path) -> tuple[Item, Rect] | None:
    """What is drawn of a logo, and where its ink lies; None if that is nothing."""
    if is_drawing(file):
        art = _with_words(read_svg(file.read_bytes(), Sink(), Place(file.name)))
        ink = ink_of(art.items, art.clip)
        return (Group(art.items, clip=ink.box.grown(0.5)), ink.box) if ink else None
    made = prepare(file, Sink(), None)
    ink = pixel_ink(Path(made.file)) if made else None
    if made is None or ink is None:
        return None
    box = Rect(0.0, 0.0, ink.box.width * made.width_px, ink.box.height * made.height_px)
    return Picture(box, made.file, ink.box), box
