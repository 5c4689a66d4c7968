"""Font files as Qt draws them by glyph id: unhinted, at any size.

The names, widths and characters of a font are nobody's business here; glyph ids and positions come from the scene.
Of a collection Qt opens the first face; the faces of our collections share their glyphs, so that ids hold.

``QRawFont`` reads a whole file into memory, 8 MB for one of ours. Under Linux a font that comes by way of Qt's font
database is mapped instead, and draws the same pixels; it is taken if it is the very file that was asked for.
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont, QFontDatabase, QPainterPath, QRawFont, QTransform

from kiclayout.base.memo import Memo
from kiclayout.editor.theme.faces import known_to_qt
from kiclayout.text.fonts import FontBook, FontFace

FINER = 16
"""Units to a point in which glyphs are drawn (see ``letters``)."""
_EM = 1000.0
_OUTLINES = 4000


class GlyphFonts:
    """The faces of a font book at the sizes asked for."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._faces: dict[str, QRawFont] = {}
        self._sized: dict[tuple[str, float], QRawFont] = {}
        self._outlines: Memo[QPainterPath] = Memo(_OUTLINES)

    def font(self, face: str, size: float) -> QRawFont:
        """The face with the key ``face`` at ``size`` points to the em, in units of 1/``FINER`` pt.

        Raises:
            KeyError: The book has no such face.
            OSError: Qt cannot read its file.
        """
        key = (face, size)
        found = self._sized.get(key)
        if found is None:
            found = QRawFont(self._face(face))
            found.setPixelSize(size * FINER)
            self._sized[key] = found
        return found

    def outline(self, face: str, gid: int) -> QPainterPath:
        """The outline of a glyph at one point to the em, in units of 1/``FINER`` pt, to be filled non-zero."""
        return self._outlines.get((face, gid), lambda: self._traced(face, gid))

    def _traced(self, face: str, gid: int) -> QPainterPath:
        share = FINER / _EM
        return QTransform.fromScale(share, share).map(self._face(face).pathForGlyph(gid))

    def _face(self, key: str) -> QRawFont:
        if key not in self._faces:
            face = self._book.face(key)
            font = _mapped(face) if sys.platform == "linux" else None
            font = font or QRawFont(str(face.path), _EM, QFont.HintingPreference.PreferNoHinting)
            if not font.isValid():
                raise OSError(f"Qt cannot read the font {face.path.name}")
            self._faces[key] = font
        return self._faces[key]


def _mapped(face: FontFace) -> QRawFont | None:
    """The face by way of Qt's font database; None where that knows it not, or knows another file by its name."""
    families = QFontDatabase.applicationFontFamilies(known_to_qt(str(face.path)))
    weights = {weight.value: weight for weight in QFont.Weight}
    if not families or face.index or face.weight not in weights:
        return None
    wanted = QFont(families)
    wanted.setWeight(weights[face.weight])
    wanted.setPixelSize(int(_EM))
    wanted.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    wanted.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    found = QRawFont.fromFont(wanted)
    same = found.isValid() and found.fontTable("head").data() == face.hb_font.face.reference_table("head").data
    return found if same else None  # the table holds a sum over all of the file
