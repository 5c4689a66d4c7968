"""Guides are drawn out of the rulers in the real window, moved, undone, saved, put away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_desk import closed, folder, person, settings, window

from kiclayout.base.geometry import Point
from kiclayout.base.units import MM
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.ruler import Ruler
from kiclayout.editor.window.main import MainWindow

__all__ = ["closed", "folder", "person", "settings", "window"]


def drag(view: PageView, ruler: Ruler, start: QPoint, end: QPointF) -> None:
    """Drags from a place on a ruler to a place of the viewport."""
    to = ruler.mapFromGlobal(view.viewport().mapToGlobal(end.toPoint()))
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for place in ((start + to) / 2, to):
        point = QPointF(place)
        move = QMouseEvent(
            QEvent.Type.MouseMove, point, QPointF(ruler.mapToGlobal(place)), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(ruler, move)
    QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, to)


def test_guides_are_drawn_out_of_the_rulers_moved_undone_and_saved(window: MainWindow, folder: Path) -> None:
    sight = window.parts.sight
    view = sight.view
    across, down = view.findChildren(Ruler)
    sight.show("guides", False)
    target = view.place_of(0, Point(50 * MM, 40 * MM))
    assert target is not None
    drag(view, across, QPoint(60, 8), target)
    assert [(one.axis, round(one.at / MM, 1)) for one in view.guides.drawn] == [("y", 40.0)]
    assert sight.shows("guides")
    drag(view, down, QPoint(8, 60), target)
    assert [(one.axis, round(one.at / MM, 1)) for one in view.guides.drawn] == [("x", 50.0), ("y", 40.0)]
    moved = view.place_of(0, Point(70 * MM, 40 * MM))
    assert moved is not None
    drag(view, across, QPoint(round(across.pixel(50 * MM)), 14), QPointF(moved.x(), -10))
    assert [(one.axis, round(one.at / MM, 1)) for one in view.guides.drawn] == [("x", 70.0), ("y", 40.0)]
    window.live.refresh()
    window.live["edit.undo"].trigger()
    assert [round(one.at / MM, 1) for one in view.guides.drawn] == [50.0, 40.0]
    assert window.session.history.future[-1].name == "view.guide"
    window.live.refresh()
    window.live["file.save"].trigger()
    kept = (folder / "placement" / f"{window.session.layout.name}.yaml").read_text("utf-8")
    assert "guides:\n  x: [50mm]\n  y: [40mm]\n" in kept
    assert not [one for one in window.session.findings if "placement" in one.code]


def test_a_guide_dragged_off_the_page_is_gone(window: MainWindow) -> None:
    view = window.parts.sight.view
    across, down = view.findChildren(Ruler)
    target = view.place_of(0, Point(50 * MM, 40 * MM))
    assert target is not None
    drag(view, across, QPoint(60, 8), QPointF(target.x(), -12))  # let go over the ruler: none was wanted
    assert view.guides.drawn == ()
    drag(view, across, QPoint(60, 8), target)
    mark = QPoint(14, round(down.pixel(40 * MM)))
    drag(view, down, mark, QPointF(-12, -14))
    assert view.guides.drawn == ()
    drag(view, across, QPoint(60, 8), target)
    window.live.refresh()
    assert window.live["view.clear-guides"].isEnabled()
    window.live["view.clear-guides"].trigger()
    assert view.guides.drawn == ()
