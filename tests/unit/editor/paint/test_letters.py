"""Ink: what the letters weigh on screen is what their outlines weigh, whatever Qt and FreeType would make of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kiclayout.base.color import BLACK, WHITE, parse_hex
from kiclayout.base.geometry import Rect
from kiclayout.editor.paint.easel import Easel
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.letters import Run

WORDS = "기업분석유니콘리스트"
GREEN = "#0f6253"


@pytest.fixture
def outlined(book, pictures, ink):
    """The ink of a run's outlines filled one by one."""

    def measure(run, ground, scale):
        image = QImage(round(100 * scale), round(60 * scale), QImage.Format.Format_RGB32)
        image.fill(ground)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        made = Run(run, GlyphFonts(book), QColor(run.color.hex), (1.0, run.x, run.y))
        made.draw(Easel(painter, pictures, Rect(0, 0, 100, 60)))
        painter.end()
        base, top = QColor(ground).green(), QColor(run.color.hex).green()
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(abs(image.pixelColor(x, y).green() - base) for x, y in places) / abs(base - top)

    return measure


@pytest.mark.parametrize("face", ["Pretendard-Regular", "KICSans-Regular", "KICSerif-Bold"])
@pytest.mark.parametrize("size", [6.0, 9.0, 13.0])
def test_small_letters_are_not_thickened(draw, set_run, ink, outlined, face, size):
    run = set_run(2, 40, WORDS[: int(90 / size)], face, size)
    drawn = ink(draw(run), "#ffffff", BLACK.hex)
    assert drawn == pytest.approx(outlined(run, "#ffffff", 1.0), rel=0.04)


@pytest.mark.parametrize(("ground", "color"), [(GREEN, WHITE), ("#000000", WHITE), ("#ffffff", parse_hex("#646a73"))])
def test_letters_weigh_the_same_in_every_colour(draw, set_run, ink, outlined, ground, color):
    run = set_run(2, 40, WORDS[:8], "Pretendard-Regular", 10.0, color=color)
    drawn = ink(draw(run, ground=ground), ground, color.hex)
    assert drawn == pytest.approx(outlined(run, ground, 1.0), rel=0.04)


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0, 3.0, 6.0])
def test_letters_of_every_size_are_drawn(draw, set_run, ink, scale):
    """Past 64 pixels Qt draws no glyph run; the outlines take over."""
    run = set_run(5, 45, "한글", "Pretendard-Regular", 30.0)
    black = ink(draw(run, scale=scale), "#ffffff", BLACK.hex) / scale**2
    assert black == pytest.approx(ink(draw(run), "#ffffff", BLACK.hex), rel=0.02)


def test_offsets_move_a_glyph_right_and_up(draw, set_run, book):
    run = set_run(10, 40, "가", "KICSans-Regular", 20.0)
    glyph = run.glyphs[0]._replace(dx=5.0, dy=10.0)
    moved = type(run)(run.x, run.y, run.face, run.size, run.color, run.text, (glyph,))
    there = type(run)(run.x + 5, run.y - 10, run.face, run.size, run.color, run.text, run.glyphs)
    assert draw(moved).tobytes() == draw(there).tobytes() != draw(run).tobytes()


def test_advances_are_the_scenes_and_not_the_fonts(draw, set_run):
    wide = draw(set_run(0, 40, "ㅣㅣ", size=20.0, gap=30.0)).convert("L")
    columns = [x for x in range(100) if min(wide.getpixel((x, y)) for y in range(60)) < 128]
    assert max(columns) - min(columns) > 45


def test_glyphs_beside_what_is_exposed_are_left_out(book, pictures, set_run, qapp):
    run = set_run(0, 40, "가나다라마바사", size=12.0)
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    painter = QPainter(image)
    Run(run, GlyphFonts(book), QColor("#000000"), (1.0, 0.0, 40.0)).draw(Easel(painter, pictures, Rect(0, 0, 5, 60)))
    painter.end()
    assert image.copy(QRectF(40, 0, 60, 60).toRect()) == _blank(60, 60)


def _blank(width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    return image


def test_a_font_that_is_none_is_named(book, tmp_path, qapp):
    class Broken:
        path = tmp_path / "a.otf"

    class Book:
        def face(self, key):
            return Broken()

    Broken.path.write_bytes(b"no font")
    with pytest.raises(OSError, match=r"a\.otf"):
        GlyphFonts(Book()).font("a", 10.0)
