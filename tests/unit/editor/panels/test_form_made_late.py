"""Forms make their fields when there is something to show in them, then in the window's language and colours."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection
from kiclayout.editor.panels.form import Form, LineField
from kiclayout.editor.panels.looks import tokens_of
from kiclayout.editor.words import Words


class OneField(Form):
    """A form with one field, for as long as anything is selected."""

    def fill(self) -> None:
        self.field = LineField(self)
        self.add("panels.table.unit", self.field)

    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        if selection is None:
            return False
        self.need()
        return True


def _labels(form: QWidget) -> list[str]:
    return [one.text() for one in form.findChildren(QLabel)]


def test_no_field_is_made_for_what_is_not_shown(qtbot: QtBot) -> None:
    form = OneField("oneField")
    qtbot.addWidget(form)
    form.speak(Words("en"))
    form.dress(tokens_of(form.palette()))
    assert not form.show_at(Issue(number=1, date=dt.date(2026, 1, 5), layout="kic-weekly"), None)
    assert not form.findChildren(LineField)


def test_fields_made_late_speak_and_look_as_the_window_does_now(qtbot: QtBot) -> None:
    form = OneField("oneField")
    qtbot.addWidget(form)
    form.speak(Words("ko"))
    form.speak(Words("zh"))
    form.dress(tokens_of(form.palette()))
    form.need()
    assert _labels(form) == [Words("zh")("panels.table.unit")]
    assert form.field.accessibleName() == Words("zh")("panels.table.unit")
    assert form._grid.horizontalSpacing() > 0
    form.need()
    assert len(form.findChildren(LineField)) == 1
