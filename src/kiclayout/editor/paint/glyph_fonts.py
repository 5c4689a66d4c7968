"""Font files as Qt draws them by glyph id: unhinted, at any size, with no font database between.

The names, widths and characters of a font are nobody's business here; glyph ids and positions come from the scene.
Of a collection Qt opens the first face; the faces of our collections share their glyphs, so that ids hold.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QPainterPath, QRawFont, QTransform

from kiclayout.base.memo import Memo
from kiclayout.text.fonts import FontBook

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
            path = self._book.face(key).path
            font = QRawFont(str(path), _EM, QFont.HintingPreference.PreferNoHinting)
            if not font.isValid():
                raise OSError(f"Qt cannot read the font {path.name}")
            self._faces[key] = font
        return self._faces[key]
