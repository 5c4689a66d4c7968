"""How caret, selection and composed words look, and what is drawn anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QBitmap, QColor, QGuiApplication, QImage, QPainter, QRegion

from kiclayout.base.geometry import Rect
from kiclayout.editor.theme.tokens import PAGE
from kiclayout.editor.typing.overlay import SELECTED

STORY = "# 제목\n\n가나 다라 마바.\n\n둘째 문단.\n"
WHITE = QColor("white")


def painted(desk, ground=WHITE, page=2, scale=2.0):
    image = QImage(1200, 1700, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    painter.scale(scale, scale)
    desk.overlay.paint(painter, page, scale)
    painter.end()
    return image


def inked(image, ground=WHITE):
    """The smallest rectangle that holds all that was drawn."""
    mask = image.createMaskFromColor(ground.rgb(), Qt.MaskMode.MaskInColor)
    return QRegion(QBitmap.fromImage(mask)).boundingRect()


def test_the_caret_is_a_bar_as_high_as_its_font(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    rect: Rect = desk.tool.caret().rect
    drawn = inked(painted(desk))
    assert drawn.width() in (1, 2)
    assert drawn.height() == pytest.approx(2 * rect.height, abs=2)
    assert abs(drawn.x() - 2 * rect.x) <= 2


@pytest.mark.parametrize("ground", [QColor("#B8321E"), QColor("#17191D"), QColor("#0F6253"), WHITE])
def test_the_caret_is_seen_on_every_ground(desk_of, ground):
    desk = desk_of(STORY)
    desk.put("다라")
    image = painted(desk, ground)
    place = inked(image, ground).center()
    ink = image.pixelColor(place)
    assert abs(ink.lightness() - ground.lightness()) + abs(ink.red() - ground.red()) > 90


def test_selected_words_lie_under_a_tint(desk_of):
    desk = desk_of(STORY)
    desk.select("다라")
    image = painted(desk)
    (area,) = desk.tool.caret_place.galley.areas(2, desk.tool.caret_place.covered)
    tint = image.pixelColor(round(2 * area.x) + 5, round(2 * area.y) + 5)
    blue = QColor(PAGE.frame)
    assert tint.red() == pytest.approx(255 + (blue.red() - 255) * SELECTED, abs=2)
    drawn = inked(image)
    assert (drawn.width(), drawn.height()) == (
        pytest.approx(2 * area.width, abs=2),
        pytest.approx(2 * area.height, abs=2),
    )


def test_composed_words_are_underlined(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    bare = inked(painted(desk))
    desk.compose("한글")
    drawn = inked(painted(desk))
    assert drawn.width() > bare.width() + 30


def test_other_pages_show_nothing_of_it(desk_of):
    desk = desk_of(STORY)
    desk.put("다라")
    assert inked(painted(desk, page=0)).isNull()


def test_the_caret_blinks_only_with_the_keyboard_and_only_if_the_system_wants_it(desk_of, qtbot):
    hints = QGuiApplication.styleHints()
    flash = hints.cursorFlashTime()
    desk = desk_of(STORY)
    try:
        hints.setCursorFlashTime(60)
        desk.put("다라")
        qtbot.waitUntil(lambda: not desk.overlay.lit, timeout=1000)
        desk.type("x")
        assert desk.overlay.lit
        hints.setCursorFlashTime(0)
        desk.type("y")
        qtbot.wait(100)
        assert desk.overlay.lit
    finally:
        hints.setCursorFlashTime(flash)
