"""Days that need not be there: that of the next issue, which follows from this one's, and the days of an event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiclayout.content.edit.facts import fact
from kiclayout.content.issue import WEEK, Issue
from kiclayout.editor.panels.day_field import day_words
from kiclayout.editor.panels.fittings import label
from kiclayout.editor.panels.live_fields import LIVE, FactDay
from kiclayout.editor.words import Words


class DayChoice(QWidget):
    """A check box, and the days that count while it is on; heirs say which facts these are.

    Signals:
        put: Other days; carries the fact's name and its value.
        entered: The keyboard came; carries the name.
    """

    put = Signal(str, object)
    entered = Signal(str)

    def __init__(self, name: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.tick = QCheckBox(self)
        self.days = tuple(FactDay(name, self) for _ in range(count))
        self.row = QHBoxLayout()
        self.row.setSpacing(16)
        for day in self.days:
            day.setProperty(LIVE, True)
            day.put.connect(self._changed)
            day.entered.connect(self.entered)
            self.row.addWidget(day, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tick)
        column.addLayout(self.row)
        self.tick.clicked.connect(self._turned)
        self.setFocusProxy(self.days[0])

    def speak(self, words: Words) -> None:
        """Speaks another language."""
        for day in self.days:
            day.speak(words)
            day.setAccessibleName(self.accessibleName())

    def recolored(self) -> None:
        """Takes the theme's colours."""
        for day in self.days:
            day.recolored()

    def _allow(self, on: bool) -> None:
        self.tick.setChecked(on)
        for day in self.days:
            day.setEnabled(on)

    def _turned(self, on: bool) -> None:
        self._allow(on)
        self.put.emit(self.name, self.value() if on else self.nothing())

    def _changed(self, _name: str, _day: object) -> None:
        self.put.emit(self.name, self.value())

    def value(self) -> object:
        """What the days say."""
        raise NotImplementedError

    def nothing(self) -> object:
        """What the fact says without any."""
        raise NotImplementedError


class NextDay(DayChoice):
    """The day of the next issue; while the box is off, the one that follows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("next", 1, parent)
        self.week: QLabel = label(self, "week")
        self.week.setWordWrap(True)
        self.row.addWidget(self.week, 1)
        self._words = Words("ko")

    def speak(self, words: Words) -> None:
        """Speaks another language."""
        super().speak(words)
        self._words = words
        self.tick.setText(words("facts.next-own"))

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says, or what follows from it; the week of it beside."""
        self._allow(issue.announced is not None)
        day = issue.next_date
        if day is not None:
            self.days[0].show_day(day, issue.date, *((day + WEEK,) if day < dt.date.max - WEEK else ()))
            self.week.setText(day_words(day, self._words))

    def value(self) -> object:
        """The day."""
        return self.days[0].day

    def nothing(self) -> object:
        """It follows."""
        return None


class SpanDays(DayChoice):
    """From a first day to a last one; one day, if both are the same."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, 2, parent)

    def speak(self, words: Words) -> None:
        """Speaks another language."""
        super().speak(words)
        self.tick.setText(words("facts.event-dated"))
        for day, key in zip(self.days, ("facts.first-day", "facts.last-day"), strict=True):
            day.setAccessibleName(words(key))
            day.setToolTip(words(key))

    def show_span(self, said: Sequence[dt.date], ready: dt.date, published: dt.date) -> None:
        """Shows the days that are said; without any, ``ready`` stands ready. The day of publication is marked."""
        self._allow(bool(said))
        for day, one in zip(self.days, (said[0], said[-1]) if said else (ready, ready), strict=True):
            if day.day != one or not said:
                day.show_day(one, published)

    def value(self) -> object:
        """One day, or two in their order."""
        first, last = (day.day for day in self.days)
        return (first,) if first == last else (min(first, last), max(first, last))

    def nothing(self) -> object:
        """No days."""
        return ()


class EventDays(SpanDays):
    """The days of the event on the cover; without any, those of a week later stand ready."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("event.dates", parent)

    def show_fact(self, issue: Issue) -> None:
        """Shows what the issue says."""
        self.show_span(fact(issue, self.name) or (), issue.next_date or issue.date, issue.date)
