"""Pictures under the hand in the real window: chosen, framed, moved inside, carried elsewhere, dropped, pasted."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest
from four_articles import copy_four_articles
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_desk import Person, dressed, let_go, put_caret

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.units import MM
from kiclayout.content.block import Figure, FigureRow
from kiclayout.content.edit.pictures import figure_at, replace_picture, row_of
from kiclayout.content.edit.placed import placed
from kiclayout.content.spot import Done
from kiclayout.content.walk import walk
from kiclayout.editor.pictures.landing import Landing, Way, landing_at
from kiclayout.editor.session import Session
from kiclayout.editor.settings import Settings
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.window.make import Asking, make_parts
from kiclayout.editor.words import Words

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture(scope="module")
def person() -> Person:
    return Person()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_four_articles(tmp_path_factory.mktemp("pictures") / "issue-001")


@pytest.fixture(scope="module")
def opened(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, person: Person, folder: Path
) -> Iterator[MainWindow]:
    """One window for all tests here: to open one takes longer than any of them."""
    home = tmp_path_factory.mktemp("home")
    make = partial(make_parts, asking=Asking(person, person, home / "data"))
    window = MainWindow(Session(), Settings(home / "settings.ini"), dressed(home), Words("ko"), make)
    window.show()
    window.parts.files.open_path(folder)
    yield window
    let_go(window, person)


@pytest.fixture
def window(opened: MainWindow) -> MainWindow:
    """The window as it was opened."""
    while opened.session.history.past:
        opened.session.undo()
    opened.parts.sight.picked.clear()
    opened.parts.arrivals.hide()
    opened.session.finish()
    QApplication.processEvents()
    return opened


def figures(window: MainWindow) -> list[Figure]:
    return [one for article in window.session.issue.articles for one in walk(article.blocks) if isinstance(one, Figure)]


def alone(window: MainWindow) -> Figure:
    """A photograph that stands by itself, chosen and in sight."""
    found = next(
        one for one in figures(window) if one.path.endswith(".jpg") and row_of(window.session.issue, one.id) is None
    )
    return chosen(window, found)


def in_row(window: MainWindow, number: int = 0) -> Figure:
    """A photograph of a row, chosen and in sight."""
    rows = [
        one for article in window.session.issue.articles for one in walk(article.blocks) if isinstance(one, FigureRow)
    ]
    found = [one for one in rows[0].blocks if isinstance(one, Figure)][number]
    return chosen(window, found)


def chosen(window: MainWindow, figure: Figure) -> Figure:
    sight = window.parts.sight
    window.session.finish()
    sight.picked.choose(figure.id)
    assert sight.picked.area is not None
    sight.view.ensure_visible(sight.picked.area, 40)
    return figure


def rect(window: MainWindow) -> tuple[int, Rect]:
    place = window.parts.sight.picked.place
    assert place is not None
    return place[0], place[1].rect


def spot(window: MainWindow, page: int, x: float, y: float) -> QPoint:
    place = window.parts.sight.view.place_of(page, Point(x, y))
    assert place is not None
    return place.toPoint()


_clock = count(10_000, 5_000)


def mouse(
    window: MainWindow, kind: QEvent.Type, at: QPoint, held: Mod = Mod.NoModifier, moment: int | None = None
) -> None:
    """A move, press or release; a press is the first of its kind unless a ``moment`` says otherwise."""
    view = window.parts.sight.view.viewport()
    moving, released = kind is QEvent.Type.MouseMove, kind is QEvent.Type.MouseButtonRelease
    event = QMouseEvent(
        kind, QPointF(at), QPointF(view.mapToGlobal(at)), NONE if moving else LEFT, NONE if released else LEFT, held
    )
    event.setTimestamp(next(_clock) if moment is None else moment)
    QApplication.sendEvent(view, event)


def drag(window: MainWindow, start: QPoint, by: QPoint, held: Mod = Mod.NoModifier) -> None:
    mouse(window, QEvent.Type.MouseButtonPress, start, held)
    for part in (1, 2, 3):
        mouse(window, QEvent.Type.MouseMove, start + by * part / 3, held)
    mouse(window, QEvent.Type.MouseButtonRelease, start + by, held)


def click(window: MainWindow, at: QPoint, times: int = 1) -> None:
    moment = next(_clock)
    for number in range(times):
        mouse(window, QEvent.Type.MouseButtonPress, at, moment=moment + number)
        mouse(window, QEvent.Type.MouseButtonRelease, at, moment=moment + number)


def press(window: MainWindow, key: Qt.Key, held: Mod = Mod.NoModifier) -> None:
    QTest.keyClick(window.parts.sight.view, key, held)


def middle(window: MainWindow) -> QPoint:
    page, frame = rect(window)
    return spot(window, page, frame.x + frame.width / 2, frame.y + frame.height / 2)


def names(window: MainWindow) -> list[str]:
    return [one.name for one in window.session.history.past]


def photo(path: Path, size: tuple[int, int] = (60, 40), color: str = "teal") -> Path:
    Image.new("RGB", size, color).save(path)
    return path


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


# ---------------------------------------------------------------------------------------------------- from elsewhere
def drop(qtbot: QtBot, window: MainWindow, files: list[Path], landing: Landing, apart: bool = False) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    bringing = window.parts.sight.bringing
    with qtbot.waitSignal(bringing.ended):
        assert bringing.drop(data, landing, apart)
    window.session.finish()


def behind_words(window: MainWindow) -> Landing:
    passage = put_caret(window, 0)
    return Landing(Way.BEHIND, 0, Rect(0, 0, 0, 0), spot=passage.spot())


def test_many_files_become_a_row_in_one_step_with_room_kept_for_them(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    files = [photo(tmp_path / f"IMG_{n}.png", (60, 30 + n), f"#0000{n:02x}") for n in range(5)]
    known = {one.id for one in figures(window)}
    sight, session = window.parts.sight, window.session
    rooms: list[tuple[int, int]] = []
    sight.bringing.placed.connect(lambda: rooms.append(session._slices._awaited.get("images/IMG_0.png", (0, 0))))
    drop(qtbot, window, files, behind_words(window))
    made = [one for one in figures(window) if one.id not in known]
    assert rooms == [(60, 30)]
    assert [one.path for one in made] == [f"images/IMG_{n}.png" for n in range(5)]
    row = row_of(session.issue, made[0].id)
    assert row is not None
    assert row.cols == "3"
    assert names(window) == ["pictures.bring"]
    assert sight.picked.block == made[0].id
    assert (folder / "images" / "IMG_4.png").read_bytes() == files[4].read_bytes()
    assert not [one for one in session.findings if one.code == "typeset-picture-missing"]
    bar = window.parts.arrivals
    assert not bar.isHidden()
    bar.apart.click()
    assert row_of(session.issue, made[0].id) is None
    assert names(window) == ["pictures.bring", "pictures.apart"]
    session.undo()
    session.undo()
    assert {one.id for one in figures(window)} == known
    assert not window.parts.documents.watcher.differing()  # our own files are no news


def test_one_file_takes_the_place_of_a_picture_and_all_that_belongs_to_it_stays(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    figure = alone(window)
    page, frame = rect(window)
    old = (folder / figure.path).read_bytes()
    galley = window.parts.sight.tool.caret_place.galley
    landing = landing_at(page, Point(frame.x + frame.width / 2, frame.y + 9), window.parts.sight.picked, galley)
    assert landing is not None
    assert (landing.way, landing.block) == (Way.INTO, figure.id)
    drop(qtbot, window, [photo(tmp_path / "new.png", (30, 60))], landing)
    now = figure_at(window.session.issue, figure.id)
    assert now is not None
    assert now.path == "images/new.png"
    assert (now.caption, now.alt, now.label, now.source, now.attrs) == (
        figure.caption, figure.alt, figure.label, figure.source, figure.attrs,
    )  # fmt: skip
    assert (folder / figure.path).read_bytes() == old
    assert names(window) == ["pictures.replace"]


def test_what_is_no_picture_is_told_and_nothing_is_done(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    text = tmp_path / "brief.txt"
    text.write_text("글", "utf-8")
    drop(qtbot, window, [text], behind_words(window))
    assert names(window) == []
    assert "brief.txt" in window.parts.arrivals.label.text()


@pytest.mark.parametrize("kind", ["bitmap", "html"])
def test_a_copied_picture_is_pasted_behind_the_carets_block(
    qtbot: QtBot, window: MainWindow, folder: Path, kind: str
) -> None:
    put_caret(window, 2)
    many, data = len(figures(window)), QMimeData()
    if kind == "bitmap":
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.darkCyan)
        data.setImageData(image)
    else:
        out = BytesIO()
        Image.new("RGB", (40, 30), "teal").save(out, "JPEG")
        data.setHtml(f'<img src="data:image/jpeg;base64,{base64.b64encode(out.getvalue()).decode()}">')
    QApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(window.parts.sight.bringing.ended):
        press(window, Key.Key_V, Mod.ControlModifier)
    assert len(figures(window)) == many + 1
    assert names(window) == ["pictures.bring"]
    found = figures(window)
    assert sum(one.path.startswith("images/pasted-") and (folder / one.path).is_file() for one in found) == 1


# ---------------------------------------------------------------------------------------------------- the inspector
def test_the_inspector_writes_words_frame_and_row(window: MainWindow) -> None:
    figure, session = in_row(window), window.session
    form = window.parts.panels["inspector"].figure  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert "ppi" in form.fineness.text()
    done: list[tuple[str, Callable[[], object], object]] = [
        ("caption", lambda: form.said["caption"].done.emit("새 설명"), "새 설명"),
        ("source", lambda: form.said["source"].done.emit("출처"), "출처"),
        ("label", lambda: form.said["label"].done.emit("사진 9)"), "사진 9)"),
    ]
    for name, act, wanted in done:
        act()
        runs = getattr(figure_at(session.issue, figure.id), name)
        assert "".join(getattr(run, "text", "") for run in runs) == wanted
    form.columns.done.emit(2)
    assert row_of(session.issue, figure.id).cols == "2"  # type: ignore[union-attr]
    form.zoom.setValue(180)
    assert window.parts.sight.picked.view.zoom == pytest.approx(1.8, abs=0.02)  # type: ignore[union-attr]
    single = alone(window)
    QApplication.processEvents()
    form.wide.done.emit("80")
    assert placed(session.issue, single.id, session.layout.name) == {"width": "80mm"}
    form.wide.done.emit("viel")
    assert placed(session.issue, single.id, session.layout.name) == {"width": "80mm"}


def test_a_missing_file_is_found_again(
    qtbot: QtBot, window: MainWindow, person: Person, folder: Path, tmp_path: Path
) -> None:
    figure = alone(window)
    gone = tmp_path / Path(figure.path).name
    (folder / figure.path).rename(gone)
    window.session.refresh()
    window.session.finish()
    chosen(window, figure)
    form = window.parts.panels["inspector"].figure  # type: ignore[attr-defined]
    qtbot.waitUntil(form.seek.isVisible)
    person.chosen = gone
    with qtbot.waitSignal(window.parts.sight.bringing.ended):
        form.seek.click()
    window.session.finish()
    assert (folder / figure.path).is_file()
    assert not [one for one in window.session.findings if one.code == "typeset-picture-missing"]
