"""The form of facts beside the pages: clicks find fields, fields show places, keys are on the page at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from window_desk import Person, closed, folder, person, settings, window

from kiclayout.base.geometry import Point
from kiclayout.content.edit.facts import fact, with_fact
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done
from kiclayout.editor.panels.inspector import InspectorPanel
from kiclayout.editor.panels.issue_form import IssueForm
from kiclayout.editor.window.fact_desk import FactDesk, taken_in
from kiclayout.editor.window.main import MainWindow
from kiclayout.scene.hit import fact_rects

__all__ = ["closed", "folder", "person", "settings", "window"]


def form(window: MainWindow) -> IssueForm:
    inspector = window.parts.panels["inspector"]
    assert isinstance(inspector, InspectorPanel)
    return inspector.issue


def desk(window: MainWindow) -> FactDesk:
    assert window.chosen.facts is not None
    return window.chosen.facts


def field(window: MainWindow, name: str) -> QWidget:
    found = form(window).field_of(name)
    assert found is not None, name
    return found


def click(qtbot: QtBot, window: MainWindow, name: str, page: int = 0) -> None:
    """Clicks on the page where a fact stands."""
    view = window.parts.sight.view
    view.go_to_page(page)
    area = fact_rects(window.session.scene.pages[page], name)[0]
    place = view.place_of(page, Point(area.x + area.width / 2, area.y + area.height / 2))
    assert place is not None
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y())))


def test_keys_are_on_the_cover_at_once_and_one_step_of_undo(qtbot: QtBot, window: MainWindow) -> None:
    session, before = window.session, window.session.issue
    window.live["view.facts"].trigger()
    title = field(window, "event.title@ko")
    title.setFocus()
    qtbot.waitUntil(title.hasFocus)
    marked = desk(window).mark
    assert marked.name == "event.title@ko"
    assert marked.areas(session.scene.pages[0])
    shown = session.scene.pages[0]
    qtbot.keyClick(title, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for char in "xyz":
        qtbot.keyClick(title, char)
        assert session.scene.pages[0] is not shown
        shown = session.scene.pages[0]
    assert fact(session.issue, "event.title@ko") == f"{fact(before, 'event.title@ko')}xyz"
    assert len(session.history.past) == 1
    window.live.refresh()
    qtbot.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.issue is before)
    qtbot.waitUntil(lambda: title.text() == fact(before, "event.title@ko"))  # type: ignore[attr-defined]


def test_a_visit_to_another_field_is_another_step(qtbot: QtBot, window: MainWindow) -> None:
    for name in ("title@ko", "title@zh", "title@ko"):
        one = field(window, name)
        one.setFocus()
        qtbot.waitUntil(one.hasFocus)
        qtbot.keyClicks(one, "ab" * 20)
        assert one.cursorPosition() > 0  # type: ignore[attr-defined]
    assert len(window.session.history.past) == 3
    assert field(window, "title@zh").cursorPosition() == 0  # type: ignore[attr-defined]


def test_a_click_on_the_page_goes_to_the_field(qtbot: QtBot, window: MainWindow) -> None:
    last = len(window.session.scene.pages) - 1
    for name, page, which in (
        ("organisers.2.role@zh", 0, "cover"),
        ("back.qr.1.url", last, "back"),
        ("sections.2.name@zh", 1, "contents"),
        ("sections.2.name@ko", last - 1, "contents"),  # in the running head of a page with an article
    ):
        click(qtbot, window, name, page)
        assert form(window).which == which
        qtbot.waitUntil(lambda name=name: QApplication.focusWidget() is field(window, name))
        assert page in window.parts.sight.view.visible_pages
        assert desk(window).mark.name == name


def test_the_form_of_another_issue_begins_with_the_cover(window: MainWindow, folder: Path) -> None:
    field(window, "back.title@ko")
    assert form(window).which == "back"
    assert window.parts.files.close()
    window.parts.files.open_path(folder)
    assert form(window).which == "cover"


def test_lists_grow_move_and_shrink_under_the_hand(qtbot: QtBot, window: MainWindow) -> None:
    def button(name: str) -> QToolButton | QPushButton:
        page = form(window).page
        assert page is not None
        kinds = (QToolButton, QPushButton)
        return next(one for kind in kinds for one in page.findChildren(kind) if one.objectName() == name)

    def has_keyboard(name: str) -> None:
        qtbot.waitUntil(lambda: name == getattr(QApplication.focusWidget(), "objectName", str)())

    window.live["view.facts"].trigger()
    wide = window.docks.docks["right"].width()
    field(window, "back.qr.1.url")
    count = len(window.session.issue.back.qr)
    button("add back.qr").click()
    has_keyboard(f"back.qr.{count + 1}.label@ko")
    url = field(window, f"back.qr.{count + 1}.url")
    url.setFocus()
    qtbot.keyClicks(url, "https://example.org/new")
    button(f"up back.qr.{count + 1}").click()
    has_keyboard(f"up back.qr.{count}")
    assert window.session.issue.back.qr[count - 1].url == "https://example.org/new"
    assert not button("up back.qr.1").isEnabled()
    button(f"drop back.qr.{count}").click()
    has_keyboard("add back.qr")
    assert len(window.session.issue.back.qr) == count
    assert field(window, "organisers.1.ko.1.names") is not None
    button("add organisers.1.ko").click()
    names = field(window, f"organisers.1.ko.{len(window.session.issue.organisers[0].ko)}.names")
    has_keyboard(names.objectName())
    area = window.parts.panels["inspector"].area  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: area.viewport().rect().contains(names.mapTo(area.viewport(), names.rect().center())))
    sides = [field(window, f"organisers.1.role@{lang}").width() for lang in ("ko", "zh")]
    assert abs(sides[0] - sides[1]) <= 1
    assert window.docks.docks["right"].width() == wide
    desk(window).mark.show(names.objectName())  # names of a country are put together with the others of its side
    assert desk(window).mark.areas(window.session.scene.pages[0])
    qtbot.keyClicks(names, "one")
    qtbot.keyClick(names, Qt.Key.Key_Return)
    qtbot.keyClicks(names, "two")
    assert window.session.issue.organisers[0].ko[-1].names == ("one", "two")


def test_days_are_put_in_and_taken_out(window: MainWindow) -> None:
    def says(name: str) -> object:
        return fact(window.session.issue, name)

    coming = field(window, "next")
    coming.tick.click()  # type: ignore[attr-defined]
    coming.days[0].setDate(QDate(2026, 12, 2))  # type: ignore[attr-defined]
    assert says("next") == dt.date(2026, 12, 2)
    coming.tick.click()  # type: ignore[attr-defined]
    assert says("next") is None
    dates = field(window, "event.dates")
    dates.days[1].setDate(QDate(2026, 12, 9))  # type: ignore[attr-defined]
    assert says("event.dates") == (dt.date(2026, 12, 9),)
    dates.tick.click()  # type: ignore[attr-defined]
    assert says("event.dates") == ()


def test_a_click_of_the_mouse_reaches_every_field(qtbot: QtBot, window: MainWindow) -> None:
    window.live["view.facts"].trigger()
    for box in form(window).findChildren(QCheckBox):
        if box.isVisibleTo(form(window)):
            spot = box.mapTo(form(window), QPoint(10, box.height() // 2))
            assert form(window).childAt(spot) is box, box.text()


def test_findings_stand_at_the_field_that_causes_them(qtbot: QtBot, window: MainWindow) -> None:
    def edit(issue: Issue, _selection: object) -> Done:
        return Done(
            with_fact(
                with_fact(issue, "back.qr.2.url", "https://example.org/" + "x" * 400), "event.title@ko", "긴 제목 " * 30
            )
        )

    url = field(window, "back.qr.2.url")
    window.session.apply(edit, "panels.facts.edit")
    window.session.finish()
    page = form(window).page
    assert page is not None
    assert url.isVisible()
    qtbot.waitUntil(lambda: page.note_of("back.qr.2.url") != "")
    field(window, "event.title@ko")
    cover = form(window).page
    assert cover is not None
    assert cover.note_of("event.title@ko")
    assert cover.note_of("event.title@zh") == ""


def test_a_cover_picture_is_copied_into_the_issue(window: MainWindow, person: Person, tmp_path: Path) -> None:
    picture = next((window.session.folder / "images").glob("*.*"))
    outside = tmp_path / f"cover{picture.suffix}"
    outside.write_bytes(picture.read_bytes())
    person.chosen = outside
    field(window, "cover.image").choose.click()  # type: ignore[attr-defined]
    assert window.session.issue.cover_image == f"images/{outside.name}"
    assert taken_in(window.session.folder, outside) == f"images/{outside.name}"
    outside.write_bytes(b"another")
    assert taken_in(window.session.folder, outside) == f"images/cover-2{picture.suffix}"
    assert taken_in(window.session.folder, picture) == f"images/{picture.name}"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_other_languages_have_fields_where_they_are_spoken_or_asked_for(
    qtbot: QtBot, window: MainWindow, lang: str
) -> None:
    window.shell.speak(lang)
    assert form(window).field_of("notice@ko") is not field(window, "notice@zh")
    page = form(window).page
    assert page is not None
    assert "notice@en" not in page.fields
    form(window).others["en"].click()
    below = form(window).others["en"].mapTo(form(window), QPoint())
    assert below.y() > page.geometry().top()
    notice = field(window, "notice@en")
    notice.setText("A notice")  # type: ignore[attr-defined]
    assert fact(window.session.issue, "notice@en") == "A notice"
    qtbot.waitUntil(lambda: not form(window).others["en"].isEnabled())
    page = form(window).page
    assert page is not None
    assert not [one for one in page.findChildren(QPushButton) if "{" in one.text()]
