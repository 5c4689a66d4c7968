"""A page painted by Qt, as a Pillow image."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from kiclayout.base.geometry import Rect
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.scene.page import Page


@pytest.fixture
def drawings(qapp, book):
    return Drawings(GlyphFonts(book))


@pytest.fixture
def pictures(qapp):
    made = Pictures()
    made.at_once = True
    yield made
    made.close()


@pytest.fixture
def draw(drawings, pictures):
    """Draws items on a page of 100 by 60 points: ``draw(*items, scale, ground, exposed, at)``."""

    def render(*items, scale=1.0, ground="#ffffff", exposed=None, at=(0.0, 0.0)):
        image = QImage(round(100 * scale), round(60 * scale), QImage.Format.Format_RGB32)
        image.fill(ground)
        painter = QPainter(image)
        painter.translate(*at)
        painter.scale(scale, scale)
        if exposed is not None:
            painter.setClipRect(QRectF(*exposed), Qt.ClipOperation.ReplaceClip)
        drawing = drawings.of(Page(0, "", 100.0, 60.0, 0.0, items))
        drawing.draw(painter, pictures, Rect(*exposed) if exposed else None)
        painter.end()
        plain = image.convertToFormat(QImage.Format.Format_RGB888)
        size = (plain.width(), plain.height())
        return Image.frombytes("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine(), 1)

    return render


@pytest.fixture
def at():
    """The colour of a pixel, as ``#rrggbb``."""
    return lambda image, x, y: "#{:02x}{:02x}{:02x}".format(*image.getpixel((x, y)))


@pytest.fixture
def ink():
    """How much of an image differs from its ground, in pixels' worth of full colour: ``ink(image, ground, color)``."""

    def measure(image, ground, color):
        one, other = int(ground[3:5], 16), int(color[3:5], 16)
        return sum(abs(value - one) for value in image.getchannel("G").get_flattened_data()) / abs(one - other)

    return measure
