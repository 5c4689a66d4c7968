"""Frames, furniture, page templates and layouts are chosen and changed by hand in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from four_articles import copy_four_articles
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_desk import Person, dressed, let_go

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Point, Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import replace
from kiclayout.base.units import MM
from kiclayout.content.issue import Issue
from kiclayout.content.placed import moved_pages, unlocked
from kiclayout.content.spot import Done
from kiclayout.design.locks import Lock, Locks
from kiclayout.editor.frames.boxes import Box
from kiclayout.editor.frames.mode import FrameMode
from kiclayout.editor.panels.frame_form import FrameForm
from kiclayout.editor.panels.problems import ProblemsPanel
from kiclayout.editor.session import Session
from kiclayout.editor.settings import Settings
from kiclayout.editor.templates.dressing import DressingDialog
from kiclayout.editor.templates.gallery import TemplateGallery
from kiclayout.editor.templates.page_strip import PageStrip
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.window.make import Asking, make_parts
from kiclayout.editor.words import Words

Mods = Qt.KeyboardModifier


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_four_articles(tmp_path_factory.mktemp("frames") / "issue-001")


@pytest.fixture(scope="module")
def opened(qapp: QApplication, folder: Path) -> Iterator[MainWindow]:
    """One window for all tests of this file: it takes its time to open."""
    person, home = Person(), folder.parent
    make = partial(make_parts, asking=Asking(person, person, home / "data"))
    made = MainWindow(Session(), Settings(home / "kiclayout.ini"), dressed(home), Words("ko"), make)
    made.show()
    made.parts.files.open_path(folder)
    QApplication.processEvents()
    yield made
    let_go(made, person)


@pytest.fixture
def window(opened: MainWindow) -> Iterator[MainWindow]:
    """The window, as it was when it was opened."""
    yield opened
    opened.parts.sight.frames.put_away()
    while opened.session.history.past:
        opened.session.undo()
    opened.session.finish()


@pytest.fixture
def frames(window: MainWindow) -> FrameMode:
    """The frame tool in hand, over the first running page."""
    sight = window.parts.sight
    page = next(one.index for one in window.session.scene.pages if one.template == "article")
    sight.view.fit_page()
    sight.view.go_to_page(page)
    window.live.refresh()
    window.live["layout.frames"].trigger()
    assert sight.frames.on
    return sight.frames


def at(window: MainWindow, place: Point, page: int | None = None) -> QPointF:
    view = window.parts.sight.view
    found = view.place_of(view.current_page if page is None else page, place)
    assert found is not None
    return found


def send(window: MainWindow, kind: QEvent.Type, place: QPointF, mods: Mods = Mods.NoModifier) -> None:
    port, left, none = window.parts.sight.view.viewport(), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    moving, up = kind is QEvent.Type.MouseMove, kind is QEvent.Type.MouseButtonRelease
    there = QPointF(port.mapToGlobal(place.toPoint()))
    event = QMouseEvent(kind, place, there, none if moving else left, none if up else left, mods)
    QApplication.sendEvent(port, event)


def drag(window: MainWindow, start: Point, end: Point, mods: Mods = Mods.NoModifier, *, drop: bool = True) -> None:
    one, other = at(window, start), at(window, end)
    send(window, QEvent.Type.MouseButtonPress, one)
    for share in (0.2, 0.6, 1.0):
        send(window, QEvent.Type.MouseMove, one + (other - one) * share, mods)
    if drop:
        send(window, QEvent.Type.MouseButtonRelease, other)


def click(window: MainWindow, place: Point, mods: Mods = Mods.NoModifier) -> None:
    send(window, QEvent.Type.MouseButtonPress, at(window, place), mods)
    send(window, QEvent.Type.MouseButtonRelease, at(window, place), mods)


def main(frames: FrameMode, window: MainWindow) -> Box:
    """The text's frame on the page that is looked at."""
    return frames.chosen.there.named(window.parts.sight.page)[-1]


def middle(rect: Rect) -> Point:
    return Point(rect.x + rect.width / 2, rect.y + rect.height / 2)


def near(one: Rect, other: Rect) -> bool:
    sides = ((one.x, other.x), (one.y, other.y), (one.width, other.width), (one.height, other.height))
    return all(abs(a - b) < 0.05 for a, b in sides)


def test_a_frame_is_resized_live_in_one_step_and_undone(frames: FrameMode, window: MainWindow) -> None:
    session, page = window.session, window.parts.sight.page
    home = main(frames, window).rect
    before = session.scene.pages[page]
    click(window, middle(home))
    assert [box.name for box in frames.chosen.boxes] == ["main"]
    foot = Point(home.x + home.width / 2, home.bottom)
    drag(window, foot, Point(foot.x, foot.y - 80 * MM), Mods.AltModifier, drop=False)
    assert session.scene.pages[page] is not before
    assert not session.history.past
    assert frames.tool.outcome is not None
    window.parts.sight.view.grab()
    send(window, QEvent.Type.MouseButtonRelease, at(window, foot))
    assert [step.name for step in session.history.past] == ["frames.resize"]
    assert main(frames, window).rect.height == pytest.approx(home.height - 80 * MM, abs=0.5)
    session.undo()
    session.finish()
    assert near(main(frames, window).rect, home)


def test_a_drag_rests_at_lines_alt_lets_go_and_escape_gives_up(frames: FrameMode, window: MainWindow) -> None:
    home = main(frames, window).rect
    click(window, middle(home))
    frames.chosen.put({main(frames, window): Rect(home.x, home.y, home.width, home.height - 100 * MM)}, "frames.resize")
    start = middle(main(frames, window).rect)
    drag(window, start, Point(start.x, start.y + 98 * MM), drop=False)
    assert frames.tool.outcome is not None
    assert frames.tool.outcome.around.bottom == pytest.approx(home.bottom, abs=0.05)
    assert any(line.axis == "y" for line in frames.tool.outcome.lines)
    send(window, QEvent.Type.MouseMove, at(window, Point(start.x, start.y + 98 * MM)), Mods.AltModifier)
    assert frames.tool.outcome.around.bottom == pytest.approx(home.bottom - 2 * MM, abs=1.0)
    QTest.keyClick(window.parts.sight.view, Qt.Key.Key_Escape)
    assert frames.tool.outcome is None
    assert frames.on
    assert len(window.session.history.past) == 1


def test_margins_hold_a_frame_and_say_why(frames: FrameMode, window: MainWindow) -> None:
    said: list[str] = []
    frames.refused.connect(said.append)
    home = main(frames, window).rect
    click(window, middle(home))
    drag(window, middle(home), Point(home.x + 10, home.y + 10))
    assert not window.session.history.past
    assert len(said) == 1
    assert "판면" in said[0]
    assert "레이아웃 관리자" in said[0]
    QTest.keyClick(window.parts.sight.view, Qt.Key.Key_Up)
    assert not window.session.history.past
    assert len(said) == 2


def test_locked_furniture_says_why_and_cannot_be_dragged(frames: FrameMode, window: MainWindow) -> None:
    said: list[str] = []
    frames.refused.connect(said.append)
    page = window.parts.sight.page
    locked = [box for box in frames.chosen.there.on(page) if box.lock is not None]
    folio = max(locked, key=lambda box: box.rect.y)
    click(window, middle(folio.rect))
    QTest.keyClick(window.parts.sight.view, Qt.Key.Key_Left)
    assert not window.session.history.past
    assert "브랜드" in said[0]
    form = window.findChild(FrameForm)
    assert form is not None
    assert "브랜드" in form.said.text()
    assert not form.sides["x"].isEnabled()


def test_arrows_nudge_as_one_step_and_the_inspector_takes_numbers(frames: FrameMode, window: MainWindow) -> None:
    session, view = window.session, window.parts.sight.view
    home = main(frames, window).rect
    click(window, middle(home))
    form = window.findChild(FrameForm)
    assert form is not None
    assert form.sides["height"].value() == pytest.approx(home.height / MM, abs=0.01)
    window.live.refresh()
    assert not window.live["layout.reset"].isEnabled()  # as the form's button says
    form.sides["height"].setValue(100.0)
    window.live.refresh()
    assert window.live["layout.reset"].isEnabled()
    assert main(frames, window).rect.height == pytest.approx(100 * MM, abs=0.05)
    view.setFocus()
    for mods in (Mods.NoModifier, Mods.ShiftModifier):
        QTest.keyClick(view, Qt.Key.Key_Down, mods)
    assert main(frames, window).rect.y == pytest.approx(home.y + 1.1 * MM, abs=0.05)
    assert [step.name for step in session.history.past] == ["frames.resize", "frames.move"]
    assert form.sides["y"].value() == pytest.approx((home.y + 1.1 * MM) / MM, abs=0.02)
    form.home.click()
    assert near(main(frames, window).rect, home)
    assert moved_pages(session.issue, session.layout.name) == {}


def test_what_was_moved_is_saved_read_again_and_reset(frames: FrameMode, window: MainWindow, folder: Path) -> None:
    home = main(frames, window).rect
    frames.chosen.put({main(frames, window): Rect(home.x, home.y + 20 * MM, home.width, 90 * MM)}, "frames.move")
    window.live.refresh()
    window.live["file.save"].trigger()
    kept = (folder / "placement" / "kic-weekly.yaml").read_text("utf-8")
    assert "template: article, frames: {main: {x: 62.5mm, y: 47mm, w: 129.5mm, h: 90mm}}}" in kept
    assert not [one for one in window.session.findings if "placement" in one.code]
    assert near(main(frames, window).rect, Rect(home.x, home.y + 20 * MM, home.width, 90 * MM))
    window.live["layout.reset-page"].trigger()
    assert near(main(frames, window).rect, home)


def test_free_furniture_of_the_cover_moves(frames: FrameMode, window: MainWindow) -> None:
    view = window.parts.sight.view
    view.go_to_page(0)
    boxes = [box for box in frames.chosen.there.named(0) if box.name == "announcement"]
    assert len(boxes) == 1
    box = boxes[0]
    before = window.session.scene.pages[0]
    frames.chosen.choose([box])
    frames.chosen.nudge(0.0, 2 * MM)
    window.session.finish()
    assert window.session.scene.pages[0] != before
    after = next(one for one in frames.chosen.there.named(0) if one.name == "announcement")
    assert after.rect.y == pytest.approx(box.rect.y + 2 * MM, abs=0.05)
    assert after.moved


def test_keys_take_the_tool_and_two_clicks_or_escape_give_it_back(frames: FrameMode, window: MainWindow) -> None:
    view, sight = window.parts.sight.view, window.parts.sight
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert [box.name for box in frames.chosen.boxes] == ["main"]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not frames.chosen.boxes
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not frames.on
    frames.take()
    rect = main(frames, window).rect
    place = Point(rect.x + 60 * MM, rect.y + 30)
    click(window, place)
    click(window, place)
    assert not frames.on
    assert window.session.selection is not None
    assert sight.view.tool is not frames.tool


# ---------------------------------------------------------------------------------------------------- templates
def gallery_on(window: MainWindow, page: int) -> TemplateGallery:
    window.parts.templates.gallery(page)
    gallery = window.parts.templates.open
    assert isinstance(gallery, TemplateGallery)
    return gallery


def test_the_gallery_shows_the_article_in_every_template_that_fits(window: MainWindow) -> None:
    page = next(one.index for one in window.session.scene.pages if one.template == "opener")
    gallery = gallery_on(window, page)
    gallery.bench.finish()
    cards = {card.key: card for card in gallery.list.cards}
    assert {"", "article", "opener", "event", "poster"} <= cards.keys()
    assert cards["event"].lost
    assert "행사" in cards["event"].note
    assert not cards["article"].lost
    assert gallery.list.current == ""
    gallery.list.choose("event")
    assert not gallery.whole.isEnabled()
    assert gallery.whole.x() > gallery.part.x(), "as in all dialogs"
    gallery.list.choose("article")
    gallery.whole.click()
    window.session.finish()
    assert window.session.scene.pages[page].template == "article"
    assert [step.name for step in window.session.history.past] == ["templates.give"]
    again = gallery_on(window, page)
    assert again.list.current == "article"
    again.reject()


def test_a_page_from_the_middle_of_an_article_takes_a_template(window: MainWindow) -> None:
    session = window.session
    page = next(one.index for one in session.scene.pages if one.template == "article")
    gallery = gallery_on(window, page)
    gallery.list.choose("opener")
    assert gallery.part.isEnabled()
    before = len(session.scene.pages)
    gallery.part.click()
    session.finish()
    assert "opener" in {one.template for one in session.scene.pages[page : page + 2]}
    assert len(session.scene.pages) >= before
    session.undo()


def test_a_page_without_an_article_says_who_decides_its_template(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, asked, edited = window.parts.templates, list[str](), list[bool]()
    monkeypatch.setattr(desk, "ask", lambda card: (asked.append(card.said.title), "edit")[1])
    monkeypatch.setattr(desk, "edit", lambda: edited.append(True))
    window.session.select(None)
    desk.gallery(0)
    assert asked == ["‘표지’ 쪽의 틀은 레이아웃이 정합니다 (cover)"]
    assert edited == [True]


def shortened(issue: Issue) -> Issue:
    """The issue with its first article alone, so that laying it out is quick."""
    part = issue.sections[0]
    return replace(issue, sections=(replace(part, articles=part.articles[:1]),))


def pictured(strip: PageStrip) -> tuple[bool, bool]:
    """Whether the first and the last page have their pictures, as soon as all are made that are in sight."""
    while strip.busy:
        QApplication.processEvents()
    return strip.cards[0].image is not None, strip.cards[-1].image is not None


def test_a_strip_draws_the_pages_in_sight_and_others_when_one_comes_to_them(window: MainWindow) -> None:
    strip = PageStrip("probe", window)
    strip.resize(300, strip.height())
    strip.show()
    strip.show_pages(window.session.scene.pages[:8], window.parts.sight.view.source, Words("ko"))
    assert pictured(strip) == (True, False)
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert pictured(strip) == (True, True)
    strip.deleteLater()


def test_the_issue_changes_its_layout_in_one_step_and_back(window: MainWindow) -> None:
    session = window.session
    session.apply(lambda issue, _: Done(shortened(issue)), "edit.type")
    session.finish()
    pages, short = session.scene.pages, session.issue
    view, article = window.parts.sight.view, session.issue.articles[0].id
    looked_at = [page.index for page in pages if page.story == article][1]
    view.go_to_page(looked_at)
    begun = next(
        one.id for one in session.issue.articles[0].body if (at := session.page_of(one.id)) and at.index == looked_at
    )
    window.parts.templates.dress()
    dialog = window.parts.templates.open
    assert isinstance(dialog, DressingDialog)
    dialog.layouts.choose("bare")
    assert dialog.making.isVisible()
    dialog.bench.finish()
    assert not dialog.making.isVisible()
    assert 0 < dialog.making.value() <= dialog.making.maximum()
    assert dialog.make.isEnabled()
    assert len(dialog.before.pages) == len(pages)
    assert len(dialog.after.pages) > 3
    assert {card.key: card.head for card in dialog.layouts.cards}["kic-journal"] == "KIC 저널"
    assert dialog.head.text() == window.words("templates.after", name="기본 레이아웃")
    assert "하나도 없어지지" in dialog.said.text()
    dialog.make.click()
    session.finish()
    assert (session.layout.name, session.issue.layout) == ("bare", "bare")
    assert window.parts.sight.view.guides.layout is session.layout
    assert len(session.scene.pages) == len(dialog.after.pages)
    now = session.page_of(begun)
    assert now is not None
    assert view.current_page == now.index != looked_at
    window.live.refresh()
    window.live["edit.undo"].trigger()
    session.finish()
    assert session.issue is short
    assert session.layout.name == "kic-weekly"
    assert len(session.scene.pages) == len(pages)
    assert view.current_page == looked_at


def test_what_is_cut_off_is_marked_and_a_click_leads_to_the_finding(window: MainWindow) -> None:
    session, sight = window.session, window.parts.sight
    page = next(one for one in session.scene.pages if one.template == "article")
    place = Place(session.issue.articles[0].path, 1)
    found = Sink().add("typeset-clip", place=place, page=page.folio, article="글")
    session.note_aside((found,))
    sight.view.fit_page()
    sight.view.go_to_page(page.index)
    marked = sight.overset.mark(page.index, sight.view.scale)
    assert marked is not None
    assert sight.overset.mark(page.index + 1, sight.view.scale) is None
    window.docks.show("problems", False)
    click(window, middle(marked[0]))
    assert window.docks.shown("problems")
    problems = window.parts.panels["problems"]
    assert isinstance(problems, ProblemsPanel)
    assert problems.model.finding(problems.list.currentIndex()) == found
    session.note_aside(())
    assert sight.overset.mark(page.index, sight.view.scale) is None


def test_margins_that_an_issue_may_open_are_opened_in_the_inspector(frames: FrameMode, window: MainWindow) -> None:
    session, worn = window.session, window.session.layout
    session.layout = replace(worn, locks=Locks(margins=Lock(reason=(("ko", "판면 안"),), unlock="issue")))
    session.refresh()
    session.finish()
    try:
        box = main(frames, window)
        click(window, middle(box.rect))
        form = window.findChild(FrameForm)
        assert form is not None
        assert form.unlock.isVisibleTo(form)
        form.unlock.click()
        assert unlocked(session.issue, worn.name) == {"margins"}
        session.finish()
        frames.chosen.put({main(frames, window): box.rect.moved(0.0, -10 * MM)}, "frames.move")
        assert main(frames, window).rect.y == pytest.approx(box.rect.y - 10 * MM, abs=0.05)
        assert form.unlock.text() == "판면 다시 잠그기"
        form.unlock.click()
        session.finish()
        assert near(main(frames, window).rect, box.rect)
    finally:
        session.layout = worn
        session.refresh()
        session.finish()
