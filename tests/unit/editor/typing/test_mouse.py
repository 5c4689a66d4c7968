"""The hand: clicks, drags, words let go elsewhere, links, words that cannot be typed into."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from kiclayout.base.geometry import Point
from kiclayout.content.block import Event
from kiclayout.content.edit.passages import passage_at
from kiclayout.scene.hit import fact_at, fact_rects, link_at, own_runs
from kiclayout.scene.items import Group, LinkArea

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier
STORY = """# 항만 이야기

첫 문단은 짧다. 두 번째 문장이 있다.

둘째 문단은 조금 더 길어서 여러 줄이 될 만큼 낱말을 많이 담고 읽는 이가 지루하지 않게 쉼표를 쓰고, 마침표를 찍는다.

中文段落 https://www.example.org 也在这里。
"""


def opened(desk_of, *sources):
    desk = desk_of(*sources or (STORY,))
    desk.view.go_to_page(2)
    return desk


def test_a_click_puts_the_caret_down(desk_of):
    desk = opened(desk_of)
    desk.click(desk.pixel("짧다", 1))
    assert (desk.selection.bare, desk.selection.focus.block, desk.at) == (True, desk.blocks[0].id, 7)
    desk.type("x")
    assert desk.texts[0] == "첫 문단은 짧x다. 두 번째 문장이 있다."


def test_shift_and_a_click_extend(desk_of):
    desk = opened(desk_of)
    desk.click(desk.pixel("문단은"))
    desk.click(desk.pixel("두 번째"), SHIFT)
    assert desk.chosen == "문단은 짧다. "


def test_clicks_take_word_line_and_paragraph(desk_of):
    desk = opened(desk_of)
    at = desk.pixel("길어서", 1)
    taken = []
    for count in (2, 3, 4):
        desk.clicks(at, count)
        taken.append(desk.chosen)
        desk.click(desk.pixel("짧다"))
    assert taken[0] == "길어서"
    assert taken[2] == desk.texts[1]
    assert desk.texts[1].startswith(taken[1])
    assert len(taken[0]) < len(taken[1]) < len(taken[2])


def test_a_drag_selects_and_may_go_backward(desk_of):
    desk = opened(desk_of)
    desk.drag(desk.pixel("문단은"), desk.pixel("두 번째"))
    assert desk.chosen == "문단은 짧다. "
    desk.drag(desk.pixel("길어서"), desk.pixel("짧다"))
    assert desk.chosen.startswith("짧다.")
    assert desk.chosen.endswith("조금 더 ")
    assert desk.selection.focus.block == desk.blocks[0].id


def test_a_drag_after_a_double_click_goes_by_words(desk_of):
    desk = opened(desk_of)
    desk.clicks(desk.pixel("문단은", 1), 2, hold=True)
    desk.mouse(QEvent.Type.MouseMove, desk.pixel("번째", 1))
    desk.mouse(QEvent.Type.MouseButtonRelease, desk.pixel("번째", 1))
    assert desk.chosen == "문단은 짧다. 두 번째"


def test_a_press_on_selected_words_keeps_them_until_it_is_a_click(desk_of):
    desk = opened(desk_of)
    desk.drag(desk.pixel("문단은"), desk.pixel("두 번째"))
    QApplication.instance().processEvents()
    desk.tool.mouse.press(desk.view.pointer(QPointF(desk.pixel("짧다")), Qt.MouseButton.LeftButton))
    assert desk.chosen == "문단은 짧다. "
    desk.tool.mouse.release(desk.view.pointer(QPointF(desk.pixel("짧다")), Qt.MouseButton.LeftButton))
    assert (desk.selection.bare, desk.at) == (True, 6)


def drop(desk, text, at, own=True, modifiers=Mod.NoModifier):
    """Lets go of what is carried; ``own`` = what is selected."""
    if own:
        data = desk.tool.clipboard.carried(desk.tool.caret_place.selection)
        desk.tool.mouse._dragging = True
    else:
        data = QMimeData()
        data.setText(text)
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(QPointF(at), actions, data, Qt.MouseButton.LeftButton, modifiers)
    desk.view.dropEvent(event)
    desk.tool.mouse._dragging = False


def test_selected_words_are_moved_and_with_ctrl_copied(desk_of):
    desk = opened(desk_of)
    desk.select("첫 ")
    drop(desk, "", desk.pixel("문장이"))
    assert desk.texts[0] == "문단은 짧다. 두 번째 첫 문장이 있다."
    assert desk.steps == ["typing.move"]
    desk.select("두 번째 ")
    drop(desk, "", desk.pixel("짧다"), modifiers=CTRL)
    assert desk.texts[0] == "문단은 두 번째 짧다. 두 번째 첫 문장이 있다."
    desk.session.undo()
    desk.select("문장이 ")
    drop(desk, "", desk.pixel("둘째"))
    assert (desk.texts[0], desk.texts[1][:6]) == ("문단은 짧다. 두 번째 첫 있다.", "문장이 둘째")


def test_words_of_others_are_let_go_where_the_pointer_is(desk_of):
    desk = opened(desk_of)
    drop(desk, "밖에서 ", desk.pixel("짧다"), own=False)
    assert desk.texts[0] == "첫 문단은 밖에서 짧다. 두 번째 문장이 있다."


def test_a_link_is_followed_with_ctrl(desk_of):
    desk = opened(desk_of)
    followed = []
    desk.tool.link_opened.connect(followed.append)
    at = desk.pixel("https://www", 4)
    desk.click(at)
    assert followed == []
    before = desk.selection
    desk.click(at, CTRL)
    assert (followed, desk.selection) == (["https://www.example.org"], before)


def links(items, start, dx=0.0, dy=0.0):
    for item in items:
        if isinstance(item, Group):
            yield from links(item.items, start, dx + item.matrix.e, dy + item.matrix.f)
        elif isinstance(item, LinkArea) and item.target.startswith(start):
            yield item, dx, dy


def test_two_clicks_on_the_mark_of_a_note_lead_to_it_and_two_on_its_number_back(desk_of):
    desk = opened(desk_of, "# 항만\n\n부두[^n1]가 늘었다.\n\n[^n1]: 시의 집계이다.\n")
    page = desk.session.scene.pages[2]
    said, came = [], {}
    for start in ("#note:", "#call:"):
        area, dx, dy = next(links(page.items, start))
        middle = Point(area.rect.x + dx + area.rect.width / 2, area.rect.y + dy + area.rect.height / 2)
        desk.clicks(desk.view.place_of(2, middle).toPoint(), 2)
        passage = passage_at(desk.session.issue, desk.selection.focus)
        said.append(passage.text)
        came[start] = (desk.selection.bare, desk.at)
    assert said == ["시의 집계이다.", "부두가 늘었다."]
    assert came == {"#note:": (True, 0), "#call:": (True, 2)}


def test_a_click_on_what_an_event_says_of_itself_leads_to_its_form(desk_of):
    desk = opened(desk_of, "# 항만\n\n첫 문단.\n\n::: event\ntitle: 로봇의 날\nplace: 부산\n:::\n")
    pointed = []
    desk.tool.box_pointed.connect(lambda: pointed.append(desk.at))
    page = next(one for one in desk.session.scene.pages if one.template == "event")
    rect = next(rect for run, rect in own_runs(page) if run.text == "로봇의 날")
    desk.view.go_to_page(page.index)
    desk.click(desk.view.place_of(page.index, Point(rect.x + 3, rect.y + rect.height / 2)).toPoint())
    owner = passage_at(desk.session.issue, desk.selection.focus).owner
    assert isinstance(owner, Event)
    assert (pointed, desk.refused) == ([0], [])


def within(area, dx, dy):
    """A point on the words of a link."""
    return Point(area.rect.x + dx + 6, area.rect.y + dy + area.rect.height * 0.45)


def test_a_fact_on_a_page_is_pointed_at_and_not_typed_into(desk_of):
    desk = desk_of(STORY)
    pointed = []
    desk.tool.fact_pointed.connect(pointed.append)
    area = fact_rects(desk.session.scene.pages[0], "number")[0]
    at = desk.view.place_of(0, Point(area.x + area.width / 2, area.y + area.height / 2))
    assert desk.tool.cursor(desk.view.pointer(at)) == Qt.CursorShape.PointingHandCursor
    desk.click(at.toPoint())
    assert pointed == ["number"]
    assert desk.refused == []
    assert desk.session.selection is None


def test_words_of_the_program_are_refused_and_a_double_click_goes_to_the_article(desk_of):
    desk = desk_of(STORY)
    page = desk.session.scene.pages[1]
    area, dx, dy = next(one for one in links(page.items, "#article") if ".entries." in fact_at(page, within(*one)))
    desk.view.go_to_page(1)
    inside = within(area, dx, dy)
    assert link_at(page, inside) is not None
    at = desk.view.place_of(1, inside).toPoint()
    desk.click(at)
    assert len(desk.refused) == 1
    assert desk.session.selection is None
    desk.clicks(at + QPoint(1, 0), 2)
    assert desk.selection.focus.block == desk.session.issue.articles[0].title_block.id
    assert desk.caret_in_sight


def test_the_pointer_is_an_i_beam_over_words_and_an_arrow_over_selected_ones(desk_of):
    desk = opened(desk_of)
    over = desk.view.pointer(QPointF(desk.pixel("짧다")))
    assert desk.tool.cursor(over) == Qt.CursorShape.IBeamCursor
    desk.select("짧다")
    desk.session.finish()
    inside = desk.view.pointer(QPointF(desk.pixel("짧다") + QPoint(4, 0)))
    assert desk.tool.cursor(inside) == Qt.CursorShape.ArrowCursor
    assert desk.tool.cursor(desk.view.pointer(QPointF(2, 2))) == Qt.CursorShape.ArrowCursor


def test_a_drag_at_the_edge_scrolls_and_goes_on_selecting(desk_of, qtbot):
    from PySide6.QtTest import QTest

    desk = opened(desk_of, STORY + "\n" + "\n\n".join(f"문단 {n}번이다." for n in range(60)))
    view, left = desk.view.viewport(), Qt.MouseButton.LeftButton
    start, low = desk.pixel("첫 문단은"), QPoint(300, view.height() - 2)
    QTest.mousePress(view, left, Mod.NoModifier, start)
    QTest.mouseMove(view, QPoint(300, view.height() // 2))
    QTest.mouseMove(view, low)
    before = len(desk.chosen)
    qtbot.waitUntil(lambda: len(desk.chosen) > before + 40, timeout=4000)
    QTest.mouseRelease(view, left, Mod.NoModifier, low)
    assert desk.view.verticalScrollBar().value() > 0


def test_a_right_click_puts_the_caret_there_but_keeps_a_selection_it_is_on(desk_of):
    desk = opened(desk_of)
    desk.select("문단은 짧다.")
    desk.tool.context_menu(desk.view.pointer(QPointF(desk.pixel("짧다"))), QPointF())
    assert desk.chosen == "문단은 짧다."
    desk.tool.context_menu(desk.view.pointer(QPointF(desk.pixel("길어서"))), QPointF())
    assert desk.selection.bare


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system asks for the menu by this key")
def test_a_key_that_asks_for_the_menu_keeps_what_is_selected(desk_of, monkeypatch):
    desk, asked = opened(desk_of), []
    own = desk.tool.context_menu
    monkeypatch.setattr(desk.tool, "context_menu", lambda *args: asked.append(args) or own(*args))
    desk.select("문단은 짧다.")
    desk.press(Key.Key_F10, SHIFT)
    assert len(asked) == 1
    assert desk.chosen == "문단은 짧다."
    desk.press(Key.Key_F10)
    assert len(asked) == 1
