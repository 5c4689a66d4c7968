"""A field for a day, with a calendar that shows ISO weeks, the day itself and the one that follows it.

Days are typed as ``2026.11.18``. What a day is for is said by whoever shows the field.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QDateEdit, QToolButton, QWidget

from kiclayout.editor.panels.fittings import PassedOver
from kiclayout.editor.panels.looks import scale_of, scaled, tokens_of
from kiclayout.editor.theme.icons import make_icon
from kiclayout.editor.words import Words

FORMAT = "yyyy.MM.dd"
FIRST, LAST = QDate(1, 1, 1), QDate(9999, 12, 24)
"""A week before the last day there is: an issue may be followed by another one."""
SIZE = (264, 236)
"""Of the calendar, in designed pixels."""
_LOCALES = {"ko": QLocale.Language.Korean, "zh": QLocale.Language.Chinese, "en": QLocale.Language.English}


def qt_day(day: dt.date) -> QDate:
    """A day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def python_day(day: QDate) -> dt.date:
    """A day of Qt's."""
    return dt.date(day.year(), day.month(), day.day())


class WeekCalendar(QCalendarWidget):
    """A month with its ISO weeks, Monday first; days of publication are marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weekCalendar")
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self._others: tuple[QDate, ...] = ()
        view = self.findChild(QAbstractItemView)
        if view is not None:
            view.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.dress()

    def mark(self, *days: QDate) -> None:
        """Marks other days: those of the issues before and after."""
        self._others = days
        self.updateCells()

    def speak(self, words: Words) -> None:
        """Says months and days of the week in another language."""
        self.setLocale(QLocale(_LOCALES[words.lang]))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)  # a locale brings its own

    def dress(self) -> None:
        """Takes the theme's colours, and weekends like other days: the week is what counts here."""
        tokens, side = tokens_of(self.palette()), round(16 * scale_of(self.font()))
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(tokens.text))
        head.setForeground(QColor(tokens.text3))
        head.setBackground(QColor(tokens.panel))
        self.setHeaderTextFormat(head)
        self.setMinimumSize(*scaled(self.font(), *SIZE))
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, plain)
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(make_icon(icon, tokens, size=side))

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | dt.date) -> None:  # noqa: N802
        """A day: the chosen one on a ground, the others of publication in a ring, today underlined."""
        day = date if isinstance(date, QDate) else qt_day(date)
        tokens = tokens_of(self.palette())
        chosen, inside = day == self.selectedDate(), day.month() == self.monthShown()
        box = rect.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(tokens.panel))
        if chosen or day in self._others:
            painter.setPen(QPen(QColor(tokens.selection), 1.5))
            painter.setBrush(QColor(tokens.selection_bg) if chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
        color = tokens.selection if chosen else tokens.text if inside else tokens.text3
        painter.setPen(QColor(color))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        if day == QDate.currentDate():
            middle, below = rect.center().x(), rect.bottom() - 4
            painter.fillRect(QRect(middle - 5, below, 11, 2), QColor(tokens.accent))
        painter.restore()


class DayField(PassedOver, QDateEdit):
    """See the module.

    Signals:
        done: Another day was put in by hand; carries a ``datetime.date``.
    """

    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDateRange(FIRST, LAST)
        self.setDisplayFormat(FORMAT)
        self.setKeyboardTracking(False)
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._month: WeekCalendar | None = None
        self._marked: tuple[QDate, ...] = ()
        self._words: Words | None = None
        self.dateChanged.connect(self._changed)

    @property
    def month(self) -> WeekCalendar:
        """The calendar. It is large, and made when it is first wanted."""
        return self._with_month()

    def _with_month(self) -> WeekCalendar:
        if self._month is None:
            self._month = WeekCalendar(self)
            self.setCalendarWidget(self._month)
            self._month.mark(*self._marked)
            if self._words is not None:
                self._month.speak(self._words)
        return self._month

    @property
    def day(self) -> dt.date:
        """What is shown."""
        return python_day(self.date())

    def show_day(self, day: dt.date, *others: dt.date) -> None:
        """Shows ``day``, and marks ``others`` in the calendar."""
        with QSignalBlocker(self):
            self.setDate(qt_day(day))
        self._marked = tuple(map(qt_day, others))
        if self._month is not None:
            self._month.mark(*self._marked)

    def speak(self, words: Words) -> None:
        """Speaks another language."""
        self._words = words
        self.setLocale(QLocale(_LOCALES[words.lang]))
        if self._month is not None:
            self._month.speak(words)

    def recolored(self) -> None:
        """Takes the theme's colours."""
        if self._month is not None:
            self._month.dress()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click may open the calendar."""
        self._with_month()
        super().mousePressEvent(event)

    def _changed(self, day: QDate) -> None:
        self.done.emit(python_day(day))


def day_words(day: dt.date, words: Words) -> str:
    """The day of the week and the ISO week of ``day``, as people say them."""
    year, week, weekday = day.isocalendar()
    return words("day.week", weekday=words(f"day.{weekday}"), week=week, year=year)
