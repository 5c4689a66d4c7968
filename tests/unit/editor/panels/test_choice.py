from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiclayout.editor.panels.figure_form import ZoomSlider
from kiclayout.editor.panels.form import Choice, NumberField
from kiclayout.editor.panels.frame_form import LengthField
from kiclayout.editor.panels.live_fields import FactNumber


def choice(qtbot: QtBot, *words: str) -> Choice:
    made = Choice()
    qtbot.addWidget(made)
    made.offer(words, words)
    made.show_value(words[0])
    made.show()
    return made


def turned(field: QWidget) -> bool:
    """Whether a field takes a turn of the wheel."""
    at, none = QPointF(5, 5), Qt.MouseButton.NoButton
    held, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(at, at, QPoint(), QPoint(0, -120), none, held, phase, False)
    QApplication.sendEvent(field, turn)
    return turn.isAccepted()


def test_the_wheel_changes_nothing_that_has_not_the_keyboard(qtbot: QtBot) -> None:
    made, said = choice(qtbot, "a", "b", "c"), list[object]()
    made.done.connect(said.append)
    made.clearFocus()
    assert not turned(made)
    assert (made.value(), said) == ("a", [])


@pytest.mark.parametrize("kind", [NumberField, LengthField, ZoomSlider, FactNumber])
def test_numbers_are_passed_over_too(kind: type[QWidget], qtbot: QtBot) -> None:
    around = QWidget()
    field: Any = kind("number", around) if kind is FactNumber else kind(around)
    field.setRange(0, 400)
    field.setValue(120)
    qtbot.addWidget(around)
    around.show()
    around.activateWindow()
    around.setFocus()
    assert not turned(field)
    assert (field.value(), field.hasFocus()) == (120, False)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert turned(field)
    assert field.value() != 120


def test_words_without_room_end_in_an_ellipsis(qtbot: QtBot) -> None:
    made = choice(qtbot, 24 * "M")
    made.resize(120, 28)
    image = made.grab().toImage()
    columns = {x: [y for y in range(6, 22) if image.pixelColor(x, y).lightness() < 110] for x in range(6, 90)}
    last = max(x for x, ink in columns.items() if ink)
    assert max(columns[last]) - min(columns[last]) <= 3, "dots, and no letter that is cut"
    letters = [ink for ink in columns.values() if len(ink) > 5]
    assert letters
