from __future__ import annotations

import time

import pytest
from PIL import Image
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kiclayout.base.geometry import Rect
from kiclayout.base.record import replace
from kiclayout.content.issue import Article, Issue, Section
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.view.chrome import DARK, LIGHT
from kiclayout.editor.view.page_list import PageList, PageParts, Thumbnails, page_label
from kiclayout.editor.view.pasteboard import Source
from kiclayout.editor.view.thumbs import PageThumbs
from kiclayout.editor.words import Words
from kiclayout.scene.items import Group, Mark, Picture
from kiclayout.scene.page import Page
from kiclayout.typeset.refs import article_target

RED = "#c8102e"


@pytest.fixture
def thumbs(qtbot, source, make_pages):
    made = PageThumbs(source, LIGHT, Words("ko"))
    qtbot.addWidget(made)
    made.resize(232, 400)
    made.set_pages(make_pages(20), [None, 0, 0, 1])
    made.show()
    qtbot.waitExposed(made)
    return made


def settled(thumbs, qtbot):
    qtbot.waitUntil(lambda: not thumbs.pictures._wanted, timeout=5000)


def place(thumbs, row):
    return thumbs.visualRect(thumbs.model().index(row, 0))


@pytest.mark.parametrize(
    ("page", "label"),
    [
        (Page(3, "P7", 1, 1, 0, (), "article"), "P7"),
        (Page(0, "", 1, 1, 0, (), "cover"), "표지"),
        (Page(1, "", 1, 1, 0, (), "contents"), "목차"),
        (Page(9, "", 1, 1, 0, (), "back"), "뒤표지"),
        (Page(9, "", 1, 1, 0, (), "else"), "10쪽"),
    ],
)
def test_pages_are_called_by_folio_or_purpose(page, label):
    assert page_label(page, Words("ko")) == label


def test_parts_go_on_until_another_article_begins(make_pages, tmp_path):
    import datetime as dt

    first, second = (Article(id=number, path=f"articles/{number}.md", blocks=()) for number in (1, 2))
    issue = Issue(1, dt.date(2026, 1, 7), "a", (Section("a", {}, (first,)), Section("b", {}, (second,))))
    pages = list(make_pages(6))
    for at, article in ((1, first), (3, second)):
        mark = Group((Mark(article_target(article), 0.0, 0.0),))
        pages[at] = replace(pages[at], items=(*pages[at].items, mark))
    pages[0], pages[5] = replace(pages[0], folio=""), replace(pages[5], folio="")
    parts = PageParts()
    assert parts.of(pages, issue) == (None, 0, 0, 1, 1, None)
    pages[3] = replace(pages[3], items=())
    assert parts.of(pages, issue) == (None, 0, 0, 0, 0, None)


def test_two_columns_stand_in_a_usual_dock(thumbs):
    assert place(thumbs, 0).top() == place(thumbs, 1).top() < place(thumbs, 2).top()


@pytest.mark.parametrize(("width", "columns"), [(140, 1), (232, 2), (360, 3)])
def test_columns_follow_the_docks_width(thumbs, width, columns, qtbot):
    thumbs.resize(width, 400)
    qtbot.wait(10)
    tops = [place(thumbs, row).top() for row in range(6)]
    assert tops.count(tops[0]) == columns


def test_pictures_are_made_for_what_is_in_sight_only(thumbs, qtbot):
    settled(thumbs, qtbot)
    assert set(thumbs.pictures.kept) == {0, 1, 2, 3, 4, 5}
    thumbs.scrollToBottom()
    thumbs.viewport().repaint()
    settled(thumbs, qtbot)
    assert 19 in thumbs.pictures.kept
    assert 9 not in thumbs.pictures.kept


def test_pages_are_pictured(thumbs, qtbot):
    settled(thumbs, qtbot)
    image = thumbs.viewport().grab().toImage()
    cell = place(thumbs, 0)
    assert image.pixelColor(cell.left() + 8 + round(40 * 92 / 210), cell.top() + 8 + 17).name() == RED


def test_chips_have_the_parts_colour(thumbs, qtbot):
    image = thumbs.viewport().grab().toImage()
    for row, part in ((1, 0), (3, 1)):
        cell = place(thumbs, row)
        assert image.pixelColor(cell.left() + 12, cell.top() + 8 + 130 + 12).name() == LIGHT.part(part).name()
    thumbs.set_chrome(DARK)
    cell = place(thumbs, 1)
    dark = thumbs.viewport().grab().toImage()
    assert dark.pixelColor(cell.left() + 12, cell.top() + 8 + 130 + 12).name() == DARK.part(0).name()


def test_the_current_page_is_marked_and_in_sight(thumbs):
    thumbs.set_current(15)
    cell = place(thumbs, 15)
    assert thumbs.viewport().rect().contains(cell.center())
    image = thumbs.viewport().grab().toImage()
    assert image.pixelColor(cell.left() + 4, cell.top() + 60).name() == LIGHT.selection_ground.name()


def test_a_click_goes_to_the_page(thumbs, qtbot):
    with qtbot.waitSignal(thumbs.page_chosen) as told:
        qtbot.mouseClick(thumbs.viewport(), Qt.MouseButton.LeftButton, pos=place(thumbs, 3).center())
    assert told.args == [3]


def test_arrows_and_end_go_to_pages(thumbs, qtbot):
    thumbs.setFocus()
    thumbs.set_current(0)
    for key, page in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 3), (Qt.Key.Key_End, 19)):
        with qtbot.waitSignal(thumbs.page_chosen) as told:
            qtbot.keyClick(thumbs, key)
        assert told.args == [page]


def test_a_changed_page_shows_its_old_picture_until_the_new_one_is_there(thumbs, qtbot, make_pages):
    settled(thumbs, qtbot)
    first, *rest = make_pages(20)
    cell = place(thumbs, 0)
    red = cell.left() + 8 + round(40 * 92 / 210), cell.top() + 8 + 17
    thumbs.set_pages((replace(first, items=()), *rest))
    assert thumbs.viewport().grab().toImage().pixelColor(*red).name() == RED
    qtbot.waitUntil(lambda: thumbs.viewport().grab().toImage().pixelColor(*red).name() == "#ffffff", timeout=3000)


def test_pictures_kept_are_bounded(qtbot, source, make_pages):
    pictures = Thumbnails(source, budget=3 * 92 * 130 * 4)
    for page in make_pages(12):
        pictures.picture(page, QSize(92, 130), 1.0)
    qtbot.waitUntil(lambda: not pictures._wanted, timeout=3000)
    assert pictures.bytes_kept <= 3 * 92 * 130 * 4
    assert pictures.kept == (9, 10, 11)


def test_pictures_are_made_in_slices(qtbot, source, make_pages, monkeypatch):
    pictures = Thumbnails(source)
    made = pictures._made
    monkeypatch.setattr(pictures, "_made", lambda *args: (time.sleep(0.005), made(*args))[1])
    for page in make_pages(4):
        pictures.picture(page, QSize(92, 130), 1.0)
    while not pictures.kept:  # a busy machine makes a page ready in one turn and draws it in the next
        pictures._make_some()
    assert len(pictures.kept) == 1, "one page may take longer than a slice, two may not"


def test_a_page_is_made_ready_in_one_step_and_drawn_in_the_next(qtbot, source, make_pages, monkeypatch):
    pictures, page = Thumbnails(source), make_pages(1)[0]
    of = source.drawings.of
    monkeypatch.setattr(source.drawings, "of", lambda one: (time.sleep(0.005), of(one))[1])
    pictures.picture(page, QSize(92, 130), 1.0)
    pictures._make_some()
    assert (pictures.busy, pictures.kept, source.drawings.ready(page)) == (True, (), True)
    pictures._make_some()
    assert (pictures.busy, pictures.kept) == (False, (page.index,))


def test_pictures_are_sharp_on_fine_screens(qtbot, source, make_pages):
    pictures = Thumbnails(source)
    page = make_pages(1)[0]
    pictures.picture(page, QSize(92, 130), 2.0)
    qtbot.waitUntil(lambda: bool(pictures.kept), timeout=3000)
    image = pictures.picture(page, QSize(92, 130), 2.0)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (184, 260, 2.0)


def test_photographs_come_in_later(qtbot, source, make_pages, tmp_path):
    Image.new("RGB", (50, 50), RED).save(tmp_path / "a.png")
    pictures = Thumbnails(Source(source.drawings, later := Pictures()))
    page = replace(make_pages(1)[0], items=(Picture(Rect(0, 0, 210, 297), str(tmp_path / "a.png")),))

    def shown():
        image = pictures.picture(page, QSize(92, 130), 1.0)
        return image is not None and image.pixelColor(40, 60).name() == RED

    qtbot.waitUntil(shown, timeout=5000)
    later.close()


def test_pages_come_and_go(thumbs, make_pages, qtbot):
    thumbs.set_current(4)
    thumbs.set_pages(make_pages(30))
    assert (thumbs.model().rowCount(), thumbs.currentIndex().row()) == (30, 4)
    thumbs.set_pages(make_pages(3))
    assert thumbs.model().rowCount() == 3
    assert all(index < 3 for index in thumbs.pictures.kept)
    thumbs.set_pages(())
    assert thumbs.model().rowCount() == 0


def test_the_list_keeps_the_rules_of_models(qapp, make_pages):
    pages = PageList(Words("en"))
    QAbstractItemModelTester(pages, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for count in (3, 7, 2, 0, 5):
        pages.set_pages(make_pages(count), [0] * count)
    spoken = pages.data(pages.index(2), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "P3, part 1"
    assert pages.data(QModelIndex()) is None


def test_labels_are_said_in_another_language(thumbs, make_pages):
    first, *rest = make_pages(3)
    thumbs.set_pages((replace(first, folio="", template="cover"), *rest))
    thumbs.retranslate(Words("en"))
    assert thumbs.model().index(0, 0).data() == "Cover"
    assert thumbs.accessibleName() == "Page thumbnails"


def test_only_rows_that_changed_are_told(qtbot, make_pages):
    pages = PageList(Words("en"))
    first = make_pages(5)
    pages.set_pages(first)
    told = []
    pages.dataChanged.connect(lambda start, end, roles: told.append((start.row(), end.row())))
    pages.set_pages((*first[:2], replace(first[2], items=()), *first[3:]))
    assert told == [(2, 2)]


def test_another_source_draws_everything_anew(thumbs, qtbot, source):
    settled(thumbs, qtbot)
    thumbs.set_source(Source(source.drawings, source.pictures))
    assert thumbs.pictures.kept == ()
    thumbs.viewport().repaint()
    settled(thumbs, qtbot)
    assert thumbs.pictures.kept != ()


def test_names_grow_with_the_words_of_the_window(thumbs, make_pages, qtbot):
    thumbs.set_pages(make_pages(3))
    before, font = thumbs.gridSize(), thumbs.font()
    font.setPixelSize(18)
    thumbs.setFont(font)
    assert thumbs.gridSize().height() == before.height() + 10
    assert thumbs.gridSize().width() == before.width()
