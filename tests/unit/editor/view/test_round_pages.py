"""What stands above and round the pages: overlays, previews, bleed, rulers."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter

from kiclayout.base.record import replace
from kiclayout.editor.view.chrome import DARK
from kiclayout.editor.view.guides import Shown
from kiclayout.editor.view.ruler import THICK
from kiclayout.editor.view.tool import Overlay
from kiclayout.scene.items import moved

RED = "#c8102e"


def seen(view):
    return view.viewport().grab().toImage()


class Crosses(Overlay):
    def __init__(self):
        self.told = []

    def paint(self, painter: QPainter, page: int, scale: float) -> None:
        self.told.append((page, scale))
        painter.fillRect(100, 200, 20, 20, QColor("#00ff00"))


def test_overlays_draw_above_the_pages_in_their_points(view, spot):
    overlay = Crosses()
    view.add_overlay(overlay)
    image = seen(view)
    assert image.pixelColor(spot(0, 110, 210)).name() == "#00ff00"
    assert {page for page, _ in overlay.told} == set(view.visible_pages)
    assert {scale for _, scale in overlay.told} == {view.scale}


def test_in_a_preview_only_overlays_that_stay_are_drawn(view):
    aid, caret = Crosses(), Crosses()
    view.add_overlay(aid)
    view.add_overlay(caret, stays=True)
    view.set_shown(Shown(preview=True))
    aid.told.clear()
    seen(view)
    assert not aid.told
    assert {page for page, _ in caret.told} == set(view.visible_pages)
    view.set_shown(Shown())
    seen(view)
    assert aid.told


def test_paper_is_white_in_the_dark(view, spot):
    view.set_chrome(DARK)
    image = seen(view)
    assert image.pixelColor(spot(0, 70, 70)).name() == "#ffffff"
    assert image.pixelColor(spot(0, -15, 70)).name() == DARK.canvas.name()


def test_what_is_printed_in_the_bleed_is_shown_on_demand(view, spot):
    first, *rest = view.pages
    wide = replace(first, items=(moved(first.items[0], -25.0, 0.0),))
    view.set_pages((wide, *rest))
    assert seen(view).pixelColor(spot(0, -4, 40)).name() != RED
    view.set_shown(Shown(bleed=True))
    assert seen(view).pixelColor(spot(0, -4, 40)).name() == RED
    view.set_shown(Shown(bleed=True, preview=True))
    assert seen(view).pixelColor(spot(0, -4, 40)).name() != RED


def test_rulers_come_and_go_with_their_room(view):
    assert view.viewport().geometry().topLeft() == QPoint(THICK, THICK)
    view.set_shown(Shown(rulers=False))
    assert view.viewport().geometry().topLeft() == QPoint(0, 0)
