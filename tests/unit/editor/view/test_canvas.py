from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.record import replace
from kiclayout.editor.view import canvas
from kiclayout.editor.view.arrangement import Mode
from kiclayout.editor.view.chrome import LIGHT
from kiclayout.editor.view.tool import PageArea
from kiclayout.editor.words import Words
from kiclayout.scene.items import moved

RED = "#c8102e"


def seen(view):
    return view.viewport().grab().toImage()


def turn(view, notches, at, modifiers=Qt.KeyboardModifier.NoModifier):
    from PySide6.QtGui import QWheelEvent

    view.wheelEvent(
        QWheelEvent(
            QPointF(at), QPointF(view.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
        )
    )  # fmt: skip


def test_pages_are_drawn_where_the_view_says(view, spot):
    image = seen(view)
    assert image.pixelColor(spot(0, 40, 40)).name() == RED
    assert image.pixelColor(spot(0, 70, 70)).name() == "#ffffff"
    assert image.pixelColor(spot(0, -15, 70)).name() == LIGHT.canvas.name()


def test_a_place_goes_to_the_view_and_back(view):
    for percent in (5.0, 37.0, 100.0, 333.0, 1600.0):
        view.zoom_to(percent)
        for page in view.visible_pages:
            place = view.place_of(page, Point(12.5, 100.25))
            index, point = view.page_at(place)
            if view.viewport().rect().contains(place.toPoint()):
                assert index == page
                assert (point.x, point.y) == pytest.approx((12.5, 100.25))


def test_zoom_is_kept_within_its_limits(view):
    view.zoom_to(1.0)
    assert view.zoom == 5.0
    view.zoom_to(99999.0)
    assert view.zoom == 1600.0


def test_what_is_under_the_pointer_stays_there(view):
    """Within half a pixel and the rounding of the page's corner, wherever the pasteboard does not end."""
    chance = random.Random(4)
    view.go_to_page(3)
    view.zoom_to(300.0)
    held = 0
    for _ in range(60):
        at = QPointF(chance.uniform(100, 500), chance.uniform(100, 400))
        page, point = view.page_at(at)
        view.zoom_to(chance.uniform(250.0, 1200.0), at)
        bars = view.horizontalScrollBar(), view.verticalScrollBar()
        if any(bar.value() in (bar.minimum(), bar.maximum()) for bar in bars):
            continue
        held += 1
        place = view.place_of(page, point)
        assert abs(place.x() - at.x()) <= 1.01
        assert abs(place.y() - at.y()) <= 1.01
    assert held > 20


def test_a_fitted_page_is_seen_whole_and_stays_so(view):
    view.go_to_page(2)
    view.fit_page()
    for size in ((620, 520), (400, 700), (900, 300)):
        view.resize(*size)
        frame = view.area_of(PageArea(2, Rect(0, 0, 210, 297)))
        room = view.viewport().rect()
        assert room.contains(frame.toAlignedRect())
        assert min(room.width() - frame.width(), room.height() - frame.height()) <= 40
        assert view.current_page == 2


def test_a_fitted_width_fills_the_view(view):
    view.fit_width()
    frame = view.area_of(PageArea(view.current_page, Rect(0, 0, 210, 297)))
    assert view.viewport().width() - 40 <= frame.width() <= view.viewport().width()


@pytest.mark.parametrize("page", [0, 3])
def test_a_fitted_width_stays_at_its_place_while_the_window_grows(view, page):
    view.resize(120, 60)
    view.go_to_page(page)
    view.fit_width()
    for size in ((200, 90), (500, 300), (640, 480), (1100, 900)):
        view.resize(*size)
    assert view.current_page == page
    top = view.place_of(page, Point(0.0, 0.0)).y()
    assert -40 <= top <= 140


def test_a_fitted_spread_shows_both_pages(view):
    view.set_mode(Mode.FACING)
    view.go_to_page(3)
    view.fit_spread()
    both = [view.area_of(PageArea(page, Rect(0, 0, 210, 297))) for page in (3, 4)]
    assert all(view.viewport().rect().contains(frame.toAlignedRect()) for frame in both)
    assert view.current_page == 3


def test_zooming_by_hand_ends_fitting(view):
    view.fit_page()
    view.zoom_to(100.0)
    view.resize(500, 500)
    assert view.zoom == 100.0


def test_going_to_a_page_makes_it_the_current_one(view, qtbot):
    with qtbot.waitSignals([view.current_changed, view.visible_changed]):
        view.go_to_page(4)
    assert view.current_page == 4
    assert 4 in view.visible_pages
    view.go_to_page(99)
    assert view.current_page == 5


def test_scrolling_changes_the_current_page(view, qtbot):
    with qtbot.waitSignal(view.current_changed) as told:
        view.verticalScrollBar().setValue(round(view.arrangement.frames[2].y))
    assert told.args == [2]


def test_one_page_alone_is_turned_by_keys_and_wheel(view, qtbot):
    view.set_mode(Mode.SINGLE)
    view.fit_page()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert (view.current_page, view.visible_pages) == (1, (1,))
    turn(view, -1, QPoint(200, 200))
    assert view.visible_pages == (2,)
    turn(view, 1, QPoint(200, 200))
    assert view.visible_pages == (1,)


def test_control_and_wheel_zoom_round_the_pointer(view):
    view.go_to_page(2)
    view.zoom_to(200.0)
    at = QPoint(250, 250)
    page, point = view.page_at(QPointF(at))
    turn(view, 2, at, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == pytest.approx(200 * 1.2**2)
    place = view.place_of(page, point)
    assert abs(place.x() - 250) <= 1.01
    assert abs(place.y() - 250) <= 1.01


def test_the_wheel_scrolls(view):
    before = view.verticalScrollBar().value()
    turn(view, -1, QPoint(200, 200))
    assert view.verticalScrollBar().value() == before + 72


def test_smooth_scrolling_arrives(view, qtbot):
    view.set_motion(True)
    before = view.verticalScrollBar().value()
    turn(view, -1, QPoint(200, 200))
    turn(view, -1, QPoint(200, 200))
    assert view.verticalScrollBar().value() < before + 144
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() == before + 144, timeout=2000)


def test_scrolled_pages_are_drawn_as_new_ones(view):
    """What was moved on the screen and what came into sight fit together to the pixel."""
    view.zoom_to(137.0)
    for step in (13, 40, -7, 200):
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + step)
        scrolled = seen(view)
        view.viewport().update()
        assert scrolled == seen(view)


def test_pages_that_changed_are_drawn_again(view, make_pages, spot):
    seen(view)
    first, *rest = view.pages
    lower = replace(first, items=(moved(first.items[0], 0.0, 100.0), first.items[1]))
    view.set_pages((lower, *rest), frozenset({0}))
    image = seen(view)
    assert image.pixelColor(spot(0, 40, 140)).name() == RED
    assert image.pixelColor(spot(0, 40, 25)).name() == "#ffffff"


class Painted(QObject):
    """Writes down what of a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.areas = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.Paint:
            self.areas.append(event.rect())
        return False


def test_a_typed_word_repaints_its_line_only(view, set_run, qtbot):
    seen(view)
    painted = Painted(view.viewport())
    first, *rest = view.pages
    longer = replace(first, items=(first.items[0], set_run(20, 100, "더 긴 글", size=12.0)))
    view.set_pages((longer, *rest), frozenset({0}))
    qtbot.waitUntil(lambda: bool(painted.areas), timeout=2000)
    line = view.area_of(PageArea(0, Rect(20.0, 85.0, 80.0, 20.0))).toAlignedRect()
    assert len(painted.areas) == 1
    assert painted.areas[0].intersects(line)
    assert painted.areas[0].height() < 60


def test_a_page_with_the_same_looks_is_not_repainted(view, qtbot):
    seen(view)
    painted = Painted(view.viewport())
    first, *rest = view.pages
    view.set_pages((replace(first, folio="P9"), *rest), frozenset({0}))
    qtbot.wait(30)
    assert painted.areas == []


def test_pages_coming_before_keep_the_words_in_sight(view, make_pages):
    view.zoom_to(200.0)
    view.go_to_page(3)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 40)
    before = view.place_of(3, Point(20.0, 100.0))
    pages = view.pages
    new = (*make_pages(1), *(replace(page, index=page.index + 1) for page in pages))
    new = (replace(new[0], items=()), *new[1:])
    view.set_pages(new)
    after = view.place_of(4, Point(20.0, 100.0))
    assert (after - before).manhattanLength() <= 1.01


def test_pages_coming_behind_move_nothing(view, make_pages):
    view.go_to_page(2)
    before = view.verticalScrollBar().value()
    view.set_pages((*view.pages, *(replace(page, index=page.index + 6) for page in make_pages(3))))
    assert view.verticalScrollBar().value() == before
    assert view.current_page == 2


def test_fewer_pages_leave_a_current_one(view):
    view.go_to_page(5)
    view.set_pages(view.pages[:2])
    assert view.current_page == 1
    view.set_pages(())
    assert view.page_at(QPointF(10, 10)) is None
    assert view.pointer(QPointF(10, 10)) is None
    seen(view)


def test_an_area_is_brought_into_sight_with_the_least_scrolling(view):
    view.zoom_to(300.0)
    view.go_to_page(0)
    area = PageArea(3, Rect(20.0, 90.0, 1.0, 14.0))
    view.ensure_visible(area)
    assert view.viewport().rect().contains(view.area_of(area).toAlignedRect())
    before = view.verticalScrollBar().value()
    view.ensure_visible(area)
    assert view.verticalScrollBar().value() == before


def test_what_is_far_out_of_sight_is_put_in_the_upper_half(view):
    view.zoom_to(300.0)
    view.go_to_page(0)
    for page in (4, 1):
        area = PageArea(page, Rect(20.0, 40.0, 1.0, 14.0))
        view.ensure_visible(area)
        assert 0.2 < view.area_of(area).center().y() / view.viewport().height() < 0.5


def test_a_slow_zoom_scales_the_last_frame_and_is_crisp_soon_after(view, qtbot, monkeypatch, spot):
    monkeypatch.setattr(canvas, "SLOW_MS", -1.0)
    view.go_to_page(1)
    seen(view)
    drawn = []
    paint = canvas.paint_board
    monkeypatch.setattr(canvas, "paint_board", lambda *args: (drawn.append(1), paint(*args)))
    view.zoom_by(1.5, QPointF(spot(1, 40, 40)))
    held = drawn.count(1)
    image = seen(view)
    assert drawn.count(1) == held, "the pages were drawn during the zoom"
    assert image.pixelColor(spot(1, 40, 40)).name() == RED
    qtbot.waitUntil(lambda: drawn.count(1) > held, timeout=2000)
    assert seen(view).pixelColor(spot(1, 40, 40)).name() == RED


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_pages_are_sharp_on_every_screen(view, ratio):
    """At any device pixel ratio a page is what it is on a plain screen at as many times the zoom."""
    page = view.pages[0]
    fine = QImage(round(300 * ratio), round(200 * ratio), QImage.Format.Format_RGB32)
    fine.setDevicePixelRatio(ratio)
    plain = QImage(fine.size(), QImage.Format.Format_RGB32)
    for image, scale in ((fine, 1.0), (plain, ratio)):
        image.fill("#ffffff")
        painter = QPainter(image)
        painter.scale(1.5 * scale, 1.5 * scale)
        view.source.drawings.of(page).draw(painter, view.source.pictures)
        painter.end()
    fine.setDevicePixelRatio(1.0)
    assert fine == plain


def test_two_runs_give_the_same_picture(view, qtbot, source, make_pages):
    view.zoom_to(88.0)
    other = canvas.PageView(source, LIGHT, Words("en"))
    qtbot.addWidget(other)
    other.resize(view.size())
    other.set_pages(make_pages(6))
    other.show()
    qtbot.waitExposed(other)
    other.zoom_to(88.0)
    other.verticalScrollBar().setValue(view.verticalScrollBar().value())
    assert seen(other) == seen(view)


def test_it_says_what_it_is(view):
    view.go_to_page(3)
    assert view.accessibleName() == "Pages"
    assert view.accessibleDescription() == "Page 4 of 6"
    view.retranslate(Words("ko"))
    assert (view.accessibleName(), view.accessibleDescription()) == ("페이지", "6쪽 중 4쪽")


SCALED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from kiclayout.base.color import parse_hex
from kiclayout.base.geometry import Point, Rect
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.chrome import LIGHT
from kiclayout.editor.view.pasteboard import Source
from kiclayout.editor.words import Words
from kiclayout.scene.items import rectangle
from kiclayout.scene.page import Page
from kiclayout.text.fonts import FontBook
pages = (Page(0, "", 210.0, 297.0, 0.0, (rectangle(Rect(20.0, 20.0, 40.0, 40.0), parse_hex("#c8102e")),)),)
view = PageView(Source(Drawings(GlyphFonts(FontBook([]))), Pictures()), LIGHT, Words("en"))
view.resize(600, 500)
view.set_pages(pages)
view.show()
app.processEvents()
image = view.viewport().grab().toImage()
ratio = image.devicePixelRatio()
corner = view.place_of(0, Point(20.0, 20.0))
first = round(corner.x() * ratio), round(corner.y() * ratio)
inside, outside = image.pixelColor(first[0], first[1]).name(), image.pixelColor(first[0] - 1, first[1] - 1).name()
print(ratio, image.width() / view.viewport().width(), inside, outside)
"""


@pytest.mark.parametrize("factor", ["1.25", "2"])
def test_pages_are_sharp_under_a_scaled_desktop(factor):
    environment = {**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", SCALED], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    ratio, width, inside, outside = done.stdout.split()
    assert float(ratio) == float(factor)
    assert float(width) == pytest.approx(float(factor), abs=0.01)
    assert (inside, outside) == (RED, "#ffffff")
