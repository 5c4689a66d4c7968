"""Pictures that come into the real window from elsewhere: dropped, pasted, chosen in the inspector."""

from __future__ import annotations

import base64
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from picture_desk import (
    Key,
    Mod,
    alone,
    chosen,
    figures,
    folder,
    in_row,
    names,
    opened,
    person,
    photo,
    press,
    rect,
    window,
)
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_desk import Person, put_caret

from kiclayout.base.geometry import Point, Rect
from kiclayout.content.block import Figure, FigureRow, Poster
from kiclayout.content.edit.passages import article_of, passage_at
from kiclayout.content.edit.pictures import at_caption, changed, figure_at, insert_pictures, row_of
from kiclayout.content.edit.placed import placed
from kiclayout.content.inline import plain
from kiclayout.content.spot import Done, caret
from kiclayout.editor.pictures.landing import Landing, Way, landing_at
from kiclayout.editor.window.main import MainWindow

__all__ = ["folder", "opened", "person", "window"]


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


def test_below_a_picture_without_words_the_place_is_behind_it(window: MainWindow) -> None:
    figure, session, sight = alone(window), window.session, window.parts.sight

    row = FigureRow(blocks=(Figure(path=figure.path, alt="a"), Figure(path=figure.path, alt="b")))
    session.apply(lambda issue, _: Done(changed(issue, figure.id, lambda _one: row)), "edit.type")
    session.finish()
    page = session.page_of(row.blocks[0].id)
    assert page is not None
    frames = {one.block: one.rect for one in sight.picked.frames(page.index)}
    first = frames[row.blocks[0].id]
    landing = landing_at(page.index, Point(first.x + 20, first.bottom + 4), sight.picked, sight.tool.caret_place.galley)
    assert landing is not None
    assert landing.spot is not None
    assert landing.spot.block == row.blocks[0].id
    assert landing.mark.y >= max(frames[one.id].bottom for one in row.blocks)
    made = insert_pictures(session.issue, caret(landing.spot), ("images/new.png",), apart=False).issue
    article = article_of(made, row.id)
    assert article is not None
    assert getattr(article.body[article.body.index(row) + 1], "path", "") == "images/new.png"


def test_a_pdf_brought_in_is_no_news_and_another_one_in_its_place_is(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "poster.pdf")
    drop(qtbot, window, [tmp_path / "poster.pdf"], behind_words(window))
    watcher = window.parts.documents.watcher
    assert not watcher.differing()
    (folder / "images" / "poster.pdf").write_bytes(b"%PDF-1.4")
    assert watcher.differing() == {"images/poster.pdf"}
    watcher.accept()


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


def test_words_are_pasted_with_the_pictures_among_them_in_one_step(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    known, before = {one.id for one in figures(window)}, window.session.issue
    file = photo(tmp_path / "clip.png", (60, 30), "#335577")
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"none")
    addresses = (QUrl.fromLocalFile(str(file)).toString(), QUrl.fromLocalFile(str(broken)).toString(), "https://a.cn/b")
    shown = "".join(f"<p>말 {n}<img src='{one}' alt='그림 {n}'></p>" for n, one in enumerate(addresses))
    data = QMimeData()
    data.setHtml(f"<h2>앞</h2>{shown}<p>뒤</p>")
    QApplication.clipboard().setMimeData(data)
    put_caret(window, 2)
    with qtbot.waitSignal(window.parts.sight.bringing.ended):
        press(window, Key.Key_V, Mod.ControlModifier)
    made = [one for one in figures(window) if one.id not in known]
    assert [(one.path, one.alt) for one in made] == [("images/clip.png", "그림 0")]
    assert (folder / "images" / "clip.png").read_bytes() == file.read_bytes()
    assert names(window) == ["pictures.with-words"]
    label = window.parts.arrivals.label
    assert "broken.png" in label.toolTip()
    assert window.words("pictures.left-out", n=1) in label.toolTip()
    selection = window.session.selection
    passage = passage_at(window.session.issue, selection.focus) if selection else None
    assert passage is not None
    assert plain(passage.runs).startswith("뒤")
    window.session.undo()
    assert window.session.issue == before

    window.session.finish()  # and the same when they are let go there
    put_caret(window, 2)
    view, area = window.parts.sight.view, window.parts.sight.tool.caret_place.area
    assert area is not None
    place = view.place_of(area.page, Point(area.rect.x, area.rect.y + area.rect.height / 2))
    assert place is not None
    either = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    with qtbot.waitSignal(window.parts.sight.bringing.ended):
        view.dropEvent(QDropEvent(place, either, data, Qt.MouseButton.LeftButton, Mod.NoModifier))
    assert [one.alt for one in figures(window) if one.id not in known] == ["그림 0"]
    assert names(window) == ["pictures.with-words"]
    window.session.undo()
    assert window.session.issue == before


def test_where_no_picture_can_stand_the_words_come_and_it_is_told(window: MainWindow, tmp_path: Path) -> None:
    many = len(figures(window))
    address = QUrl.fromLocalFile(str(photo(tmp_path / "clip.png", (60, 30), "#335577"))).toString()
    data = QMimeData()
    data.setHtml(f"<p>딸린 말</p><img src='{address}'>")
    QApplication.clipboard().setMimeData(data)
    figure = figures(window)[0]
    window.session.select(at_caption(figure.id))
    press(window, Key.Key_V, Mod.ControlModifier)
    assert len(figures(window)) == many
    assert names(window) == ["typing.paste"]
    assert window.parts.arrivals.label.text() == window.words("pictures.left-out", n=1)


def test_files_of_the_menu_stand_behind_the_caret_and_fill_a_poster_that_waits(
    qtbot: QtBot, window: MainWindow, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tuple(photo(tmp_path / f"menu-{n}.png", (60, 30 + n), f"#00{n}000") for n in range(2))
    monkeypatch.setattr(person, "pictures", lambda start: files)
    insert = window.live["insert.picture"]
    known = {one.id for one in figures(window)}
    put_caret(window, 2)
    with qtbot.waitSignal(window.parts.sight.bringing.ended):
        insert.trigger()
    made = [one for one in figures(window) if one.id not in known]
    assert [Path(one.path).name for one in made] == ["menu-0.png", "menu-1.png"]
    assert row_of(window.session.issue, made[0].id) is not None
    put_caret(window, 2)
    window.live["insert.poster"].trigger()
    with qtbot.waitSignal(window.parts.sight.bringing.ended):
        insert.trigger()
    posters = [one for article in window.session.issue.articles for one in article.blocks if isinstance(one, Poster)]
    assert [Path(one.path).name for one in posters if "menu" in one.path] == ["menu-0.png", "menu-1.png"]
    assert names(window) == ["pictures.bring", "action.insert.poster", "pictures.replace"]


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
