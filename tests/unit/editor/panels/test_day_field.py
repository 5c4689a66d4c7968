from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from kiclayout.editor.panels.day_field import DayField, WeekCalendar, qt_day
from kiclayout.editor.words import Words

DAY, OTHERS = dt.date(2026, 11, 18), (dt.date(2026, 11, 11), dt.date(2026, 11, 25))


@pytest.fixture
def field(qtbot: QtBot) -> DayField:
    made = DayField()
    qtbot.addWidget(made)
    made.speak(Words("zh"))
    made.show_day(DAY, *OTHERS)
    made.show()
    return made


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_calendar_is_made_when_it_is_wanted(field: DayField, qtbot: QtBot) -> None:
    assert field.findChildren(QCalendarWidget) == []
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 8, field.height() // 2))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in field.findChildren(QCalendarWidget)))
    [shown] = field.findChildren(QCalendarWidget)
    assert shown is field.month
    assert isinstance(shown, WeekCalendar)
    assert shown.selectedDate() == qt_day(DAY)
    shown.window().close()


def test_it_knows_what_was_said_before_it_was_there(field: DayField) -> None:
    field.show_day(DAY, *OTHERS)
    assert field.month._others == tuple(map(qt_day, OTHERS))
    assert field.month.locale().name().startswith("zh")
    field.show_day(DAY)
    assert field.month._others == ()
    field.speak(Words("ko"))
    assert field.month.locale().name().startswith("ko")
    assert field.month is field.month
