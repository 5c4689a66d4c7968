from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QGlyphRun, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from kiclayout.editor.paint import glyph_fonts
from kiclayout.editor.paint.glyph_fonts import FINER, GlyphFonts
from kiclayout.store.bundled import bundled_folder
from kiclayout.text.fonts import FontBook

KEYS = sorted(path.stem for path in bundled_folder("fonts").glob("*.[ot]tf"))
SIZES = (9.5, 24.0)


def written(font: QRawFont) -> QImage:
    """Some glyphs, at places that are no whole pixels."""
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    run = QGlyphRun()
    run.setRawFont(font)
    run.setGlyphIndexes(list(range(500, 516)))
    run.setPositions([QPointF(number * 18.3 * FINER, 0) for number in range(16)])
    painter = QPainter(image)
    painter.translate(3.3, 40.7)
    painter.scale(1 / FINER, 1 / FINER)
    painter.drawGlyphRun(QPointF(0, 0), run)
    painter.end()
    return image


@pytest.mark.parametrize("key", KEYS)
def test_a_face_draws_what_its_file_draws(key: str, book: FontBook, qapp: QApplication) -> None:
    fonts = GlyphFonts(book)
    for size in SIZES:
        file = QRawFont(str(book.face(key).path), size * FINER, QFont.HintingPreference.PreferNoHinting)
        drawn = written(fonts.font(key, size))
        assert drawn == written(file)
        assert drawn != written(fonts.font(next(other for other in KEYS if other != key), size))
        assert fonts.font(key, size).pathForGlyph(505) == file.pathForGlyph(505)


@pytest.mark.skipif(glyph_fonts.sys.platform != "linux", reason="elsewhere every face is read from its file")
def test_our_faces_are_not_read_into_memory(
    book: FontBook, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Reading(QRawFont):
        def __init__(self, *args: object) -> None:
            assert not isinstance(args[0], str), f"{args[0]} is read"
            super().__init__(*args)  # type: ignore[call-overload]

    monkeypatch.setattr(glyph_fonts, "QRawFont", type("Faces", (Reading,), {"fromFont": QRawFont.fromFont}))
    assert all(GlyphFonts(book).font(key, 10.0).isValid() for key in KEYS)


def test_another_font_of_the_same_name_is_not_taken_for_it(tmp_path: Path, qapp: QApplication) -> None:
    """Qt finds a font by family and weight; here the file that it knows by them has other glyphs."""
    usual = bundled_folder("fonts") / "Pretendard-Regular.otf"
    file = tmp_path / "Mine.otf"
    data = bytearray(usual.read_bytes())
    tables = int.from_bytes(data[4:6], "big")
    entries = (data[12 + 16 * n : 28 + 16 * n] for n in range(tables))
    head = next(int.from_bytes(entry[8:12], "big") for entry in entries if entry[:4] == b"head")
    data[head + 8 : head + 12] = b"\1\2\3\4"  # the sum over all of it
    file.write_bytes(data)
    fonts = GlyphFonts(FontBook.open([tmp_path]))
    assert bytes(fonts.font("Mine", 10.0).fontTable("head").data())[8:12] == b"\1\2\3\4"
