"""Pictures under the hand in the real window: chosen, framed, moved inside, carried elsewhere."""

from __future__ import annotations

import pytest
from picture_desk import (
    LEFT,
    NONE,
    Key,
    Mod,
    alone,
    chosen,
    click,
    drag,
    figures,
    folder,
    in_row,
    middle,
    mouse,
    names,
    opened,
    person,
    press,
    rect,
    spot,
    window,
)
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from window_desk import put_caret

from kiclayout.base.geometry import Point
from kiclayout.base.units import MM
from kiclayout.content.block import Directive, Paragraph, Table
from kiclayout.content.edit.articles import add_article
from kiclayout.content.edit.copying import with_blocks
from kiclayout.content.edit.passages import passages, trail
from kiclayout.content.edit.pictures import figure_at, replace_picture, row_of
from kiclayout.content.edit.placed import placed
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Spot, caret
from kiclayout.editor.actions.menus import page_menu
from kiclayout.editor.pictures.landing import Way
from kiclayout.editor.typing.structure import behind
from kiclayout.editor.view.tool import Pointer
from kiclayout.editor.window.main import MainWindow

__all__ = ["folder", "opened", "person", "window"]


# ---------------------------------------------------------------------------------------------------- choosing
def test_a_click_chooses_two_go_inside_and_escape_leads_out_again(window: MainWindow) -> None:
    figure, sight = alone(window), window.parts.sight
    at = middle(window)
    sight.picked.clear()
    click(window, at)
    assert (sight.picked.block, sight.picked.inside) == (figure.id, False)
    assert not sight.view.tool.takes_text()  # type: ignore[union-attr]
    click(window, at, 2)
    assert sight.picked.inside
    press(window, Key.Key_Escape)
    assert (sight.picked.block, sight.picked.inside) == (figure.id, False)
    press(window, Key.Key_Escape)
    assert sight.picked.block == 0
    assert names(window) == []


def test_a_click_into_words_and_a_choice_elsewhere_let_go_of_it(window: MainWindow) -> None:
    sight = window.parts.sight
    alone(window)
    put_caret(window, 3)
    assert sight.picked.block == 0
    assert sight.tool.takes_text()
    alone(window)
    window.session.select(None)
    assert sight.picked.block == 0


def test_it_is_seen_after_an_edit_that_takes_it_to_another_page(window: MainWindow) -> None:
    figure, session, sight = alone(window), window.session, window.parts.sight
    page = sight.picked.area
    assert page is not None

    def in_sight() -> bool:
        place = sight.view.area_of(sight.picked.area) if sight.picked.area else None
        return place is not None and QRectF(sight.view.viewport().rect()).intersects(place)

    def broken(issue: Issue, _selection: object) -> Done:
        before = trail(issue, figure.id)
        return Done(with_blocks(issue, before, 0, (Directive(name="break", value="page"),)))

    sight.view.ensure_visible(page)
    session.apply(broken, "edit.type")
    session.finish()
    area = sight.picked.area
    assert area is not None
    assert area.page > page.page
    assert in_sight()
    sight.view.go_to_page(0)  # who looks elsewhere is left there
    session.undo()
    session.finish()
    assert not in_sight()


# ---------------------------------------------------------------------------------------------------- the frame
def test_a_lower_edge_crops_and_the_text_flows_along(window: MainWindow) -> None:
    figure, session = alone(window), window.session
    page, frame = rect(window)
    handle = spot(window, page, frame.x + frame.width / 2, frame.bottom)
    pixels = round(-20 * window.parts.sight.view.scale)
    mouse(window, QEvent.Type.MouseButtonPress, handle)
    mouse(window, QEvent.Type.MouseMove, handle + QPoint(0, pixels))
    assert rect(window)[1].height == pytest.approx(frame.height - 20, abs=1)  # shown while it is dragged
    assert names(window) == []
    mouse(window, QEvent.Type.MouseButtonRelease, handle + QPoint(0, pixels))
    assert names(window) == ["pictures.frame"]
    said = placed(session.issue, figure.id, session.layout.name)
    assert set(said) >= {"width", "height"}
    session.finish()
    now = rect(window)[1]
    assert (now.width, now.height) == (pytest.approx(frame.width, abs=0.3), pytest.approx(frame.height - 20, abs=1))
    assert not [one for one in session.findings if "placement" in one.code]
    session.undo()
    session.finish()
    assert rect(window)[1] == frame


def test_a_corner_keeps_the_proportions_and_escape_gives_a_drag_up(window: MainWindow) -> None:
    alone(window)
    page, frame = rect(window)
    corner = spot(window, page, frame.right, frame.bottom)
    drag(window, corner, QPoint(-60, -3))
    window.session.finish()
    now = rect(window)[1]
    assert now.width < frame.width - 20
    assert now.width / now.height == pytest.approx(frame.width / frame.height, rel=0.02)
    mouse(window, QEvent.Type.MouseButtonPress, spot(window, page, now.right, now.bottom))
    mouse(window, QEvent.Type.MouseMove, spot(window, page, now.right - 40, now.bottom - 40))
    press(window, Key.Key_Escape)
    mouse(window, QEvent.Type.MouseButtonRelease, spot(window, page, now.right - 40, now.bottom - 40))
    window.session.finish()
    assert rect(window)[1] == now
    assert names(window) == ["pictures.frame"]


def test_what_the_layout_fixes_says_why(window: MainWindow) -> None:
    told: list[str] = []
    window.parts.sight.tool.refused.connect(told.append)
    in_row(window)
    page, frame = rect(window)
    drag(window, spot(window, page, frame.right, frame.bottom), QPoint(-20, -20))
    assert told == [window.words("pictures.lock.row")]
    alone(window)
    page, frame = rect(window)
    drag(window, spot(window, page, frame.x, frame.y), QPoint(20, 20))
    assert told[1:] == [window.words("pictures.lock.side")]
    figure = alone(window)
    window.session.apply(
        lambda issue, _: Done(replace_picture(issue, figure.id, "images/map-minghai.svg")), "pictures.replace"
    )
    chosen(window, figure)
    press(window, Key.Key_Return)
    assert told[2:] == [window.words("pictures.lock.drawing")]
    press(window, Key.Key_K)
    assert told[3:] == [window.words("pictures.no-words")]
    assert names(window) == ["pictures.replace"]


# ---------------------------------------------------------------------------------------------------- inside
def test_inside_its_frame_the_picture_is_moved_scaled_and_nudged(window: MainWindow) -> None:
    figure, sight, session = in_row(window), window.parts.sight, window.session
    sight.picked.enter()
    sight.picture_desk.zoom(2.0)
    before = sight.picked.view
    assert before is not None
    drag(window, middle(window), QPoint(30, 0), Mod.ShiftModifier)
    after = sight.picked.view
    assert after is not None
    assert after.part.x < before.part.x
    assert (after.part.y, after.zoom) == (pytest.approx(before.part.y, abs=1e-3), pytest.approx(2.0, abs=0.01))
    assert names(window) == ["pictures.scale", "pictures.pan"]
    found = figure_at(session.issue, figure.id)
    assert found is not None
    assert len(found.crop.split()) == 4
    at, view = middle(window), sight.view.viewport()
    wheel = QWheelEvent(
        QPointF(at), QPointF(view.mapToGlobal(at)), QPoint(), QPoint(0, 240), NONE, Mod.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, wheel)
    now = sight.picked.view
    assert now is not None
    assert now.zoom == pytest.approx(2.0 * 1.1**2, abs=0.02)
    press(window, Key.Key_Left)
    press(window, Key.Key_Left, Mod.ShiftModifier)
    nudged = sight.picked.view
    assert nudged is not None
    width = nudged.whole_rect.width
    assert (nudged.part.x - now.part.x) * width == pytest.approx(1.1 * MM, abs=0.1)
    assert names(window)[-1] == "pictures.pan"


def test_a_picture_that_fills_its_frame_keeps_a_focal_point_for_every_frame(window: MainWindow) -> None:
    figure, sight, session = alone(window), window.parts.sight, window.session
    sight.picture_desk.frame(width=120 * MM, height=30 * MM)
    sight.picked.enter()
    drag(window, middle(window), QPoint(0, 400))
    assert figure_at(session.issue, figure.id).crop == figure.crop  # type: ignore[union-attr]
    focus = placed(session.issue, figure.id, session.layout.name)["focus"]
    top = sight.picked.view
    assert top is not None
    assert top.part.y == pytest.approx(0.0, abs=1e-3)
    sight.picture_desk.frame(height=40 * MM)
    assert placed(session.issue, figure.id, session.layout.name)["focus"] == focus
    assert sight.picked.view.part.y < 0.5  # type: ignore[union-attr]


def test_fit_fill_centre_and_original(window: MainWindow) -> None:
    figure, sight, session = alone(window), window.parts.sight, window.session
    whole = sight.picked.view
    sight.picture_desk.frame(width=100 * MM, height=30 * MM)
    sight.picture_desk.zoom(3.0)
    sight.picture_desk.nudge(Point(1, 1), True)
    sight.do_picture("centre")
    assert sight.picked.view.centre == (pytest.approx(0.5, abs=2e-3), pytest.approx(0.5, abs=2e-3))  # type: ignore[union-attr]
    sight.do_picture("fill")
    assert sight.picked.view.filled  # type: ignore[union-attr]
    sight.do_picture("fit")
    assert sight.picked.view.whole  # type: ignore[union-attr]
    sight.do_picture("original")
    session.finish()
    assert placed(session.issue, figure.id, session.layout.name) == {}
    assert figure_at(session.issue, figure.id).crop == ""  # type: ignore[union-attr]
    assert whole is not None
    assert sight.can_picture("fit")
    in_row(window)
    assert not sight.can_picture("fit")


# ---------------------------------------------------------------------------------------------------- elsewhere
def test_a_figure_is_carried_beside_another_and_behind_a_paragraph(window: MainWindow) -> None:
    first, second = in_row(window, 0), in_row(window, 1)
    page, frame = rect(window)
    in_row(window, 0)
    start = middle(window)
    drag(window, start, spot(window, page, frame.right - 4, frame.y + 20) - start)
    row = row_of(window.session.issue, first.id)
    assert row is not None
    assert [one.id for one in row.blocks][:2] == [second.id, first.id]
    assert names(window) == ["pictures.move"]
    galley = window.parts.sight.tool.caret_place.galley
    words = next(one for one in galley.page(page).rows if one.passage[1] == "")
    start = middle(window)
    mouse(window, QEvent.Type.MouseButtonPress, start)
    goal = spot(window, page, words.left + 5, (words.top + words.bottom) / 2)
    mouse(window, QEvent.Type.MouseMove, start + QPoint(30, 30))
    mouse(window, QEvent.Type.MouseMove, goal)
    landing = window.parts.sight.picture_tool.landing
    assert landing is not None
    assert landing.way is Way.BEHIND
    mouse(window, QEvent.Type.MouseButtonRelease, goal)
    assert row_of(window.session.issue, first.id) is None


def test_the_menu_over_a_chosen_picture_is_about_it(window: MainWindow) -> None:
    alone(window)
    window.live.refresh()
    made = page_menu(window.live, window.menus, window.parts.sight.view)
    offered = {one.objectName() for one in made.actions() if one.isEnabled()}
    made.close()
    assert {"edit.cut", "edit.copy", "picture.choose", "picture.fit", "picture.original", "picture.remove"} <= offered
    window.live["picture.inside"].trigger()
    assert window.parts.sight.picked.inside


def test_keys_delete_copy_and_paste_a_figure_and_lead_to_its_caption(window: MainWindow) -> None:
    figure, session = alone(window), window.session
    many = len(figures(window))
    press(window, Key.Key_C, Mod.ControlModifier)
    press(window, Key.Key_V, Mod.ControlModifier)
    assert len(figures(window)) == many + 1
    chosen(window, figure)
    press(window, Key.Key_Delete)
    assert figure_at(session.issue, figure.id) is None
    session.undo()
    chosen(window, figure)
    press(window, Key.Key_Tab)
    assert window.parts.sight.picked.block == 0
    focus = session.selection.focus if session.selection else None
    assert focus is not None
    assert (focus.block, focus.field) == (figure.id, "caption")
    press(window, Key.Key_X)
    assert figure_at(session.issue, figure.id).caption != figure.caption  # type: ignore[union-attr]


# ---------------------------------------------------------------------------------------------------- below it
def test_a_click_into_the_white_below_a_last_table_begins_a_paragraph_there(window: MainWindow) -> None:
    session, tool = window.session, window.parts.sight.tool
    part = session.issue.sections[-1].id
    session.apply(lambda issue, _: add_article(issue, part, "새 기사", None, ()), "action.insert.article")
    last = [one for one in passages(session.issue.articles[-1]) if isinstance(one.owner, Paragraph)][-1]
    session.select(caret(last.spot()))
    window.live.refresh()
    window.live["insert.table"].trigger()
    session.finish()
    table = session.issue.articles[-1].blocks[-1]
    assert isinstance(table, Table)
    inside = [one for one in passages(session.issue.articles[-1]) if table in one.within]
    page = session.page_of(inside[-1].block)
    assert page is not None
    rows = [one for one in tool.caret_place.galley.page(page.index).rows if one.passage[0] == inside[-1].block]
    at = Point(rows[-1].left + 5, rows[-1].bottom + 60)
    tool.mouse_press(Pointer(page.index, at, button=LEFT, buttons=LEFT))
    begun = session.issue.articles[-1].blocks[-1]
    assert isinstance(begun, Paragraph)
    assert session.selection == caret(Spot(begun.id))
    assert names(window) == ["action.insert.article", "action.insert.table", "typing.split"]
    assert behind(session.issue, inside[0].spot()) == Spot(begun.id)
    assert behind(session.issue, Spot(begun.id)) is None
