from __future__ import annotations

import os
import threading
import time

import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QObject

from kiclayout.base.geometry import Rect
from kiclayout.editor.paint import pictures as room
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.paint.strokes import MISSING
from kiclayout.scene.items import Picture

RED, BLUE, PAPER = "#c8102e", "#1f3a93", "#ffffff"


@pytest.fixture
def quarters(tmp_path):
    image = Image.new("RGB", (20, 20), PAPER)
    image.paste(RED, (0, 0, 10, 10))
    image.paste(BLUE, (10, 10, 20, 20))
    image.save(tmp_path / "quarters.png")
    return str(tmp_path / "quarters.png")


@pytest.fixture
def later(qapp):
    made = Pictures(budget=40_000)
    yield made
    made.close()


def test_a_picture_stands_upright(draw, at, quarters):
    image = draw(Picture(Rect(10, 10, 40, 40), quarters))
    assert [at(image, *spot) for spot in ((15, 15), (45, 45), (45, 15), (55, 15))] == [RED, BLUE, PAPER, PAPER]


def test_a_crop_shows_its_part_only(draw, at, quarters):
    image = draw(Picture(Rect(10, 10, 40, 40), quarters, Rect(0.5, 0.5, 0.5, 0.5)))
    assert [at(image, *spot) for spot in ((15, 15), (45, 45), (5, 5), (55, 30))] == [BLUE, BLUE, PAPER, PAPER]


def test_alpha_shows_the_ground(draw, at, tmp_path):
    Image.new("RGBA", (4, 4), (255, 255, 255, 0)).save(tmp_path / "a.png")
    image = draw(Picture(Rect(10, 10, 20, 20), str(tmp_path / "a.png")), ground=RED)
    assert at(image, 20, 20) == RED


@pytest.mark.parametrize("mode", ["L", "LA", "1", "CMYK", "I;16"])
def test_every_kind_of_pixel_is_shown(draw, at, tmp_path, mode):
    file = tmp_path / ("a.tif" if mode == "CMYK" else "a.png")
    Image.new(mode, (8, 8), (0, 0, 0, 255) if mode == "CMYK" else (0, 255) if mode == "LA" else 0).save(file)
    shade = at(draw(Picture(Rect(10, 10, 20, 20), str(file))), 20, 20)
    assert int(shade[1:3], 16) < 60


def test_a_broken_file_is_grey(draw, at, tmp_path):
    (tmp_path / "a.png").write_bytes(b"no picture")
    assert at(draw(Picture(Rect(10, 10, 20, 20), str(tmp_path / "a.png"))), 20, 20) == MISSING.name()


def test_decoding_is_done_by_another_thread(qtbot, later, quarters, monkeypatch):
    threads = []
    read = room.pixels
    monkeypatch.setattr(room, "pixels", lambda *args: (threads.append(threading.get_ident()), read(*args))[1])
    with qtbot.waitSignal(later.arrived) as told:
        assert later.image(quarters, 30.0) is None
    assert told.args == [quarters]
    assert threads != [threading.get_ident()]
    assert not later.image(quarters, 30.0).isNull()


def test_a_picture_is_asked_for_once(qtbot, later, quarters):
    with qtbot.waitSignal(later.arrived):
        later.image(quarters, 30.0)
        later.image(quarters, 30.0)
        assert later.pending == 1
    assert later.pending == 0


def test_another_size_stands_in_meanwhile(qtbot, later, tmp_path):
    Image.new("RGB", (400, 400), RED).save(tmp_path / "a.png")
    file = str(tmp_path / "a.png")
    with qtbot.waitSignal(later.arrived):
        later.image(file, 30.0)
    small = later.image(file, 100.0)
    assert small is not None
    assert small.width() == 32


def test_pictures_are_at_most_twice_as_fine_as_needed(pictures, tmp_path):
    Image.new("RGB", (1000, 500), RED).save(tmp_path / "a.png")
    sizes = [pictures.image(str(tmp_path / "a.png"), needed).width() for needed in (20.0, 100.0, 128.0, 300.0, 9000.0)]
    assert sizes == [32, 128, 128, 512, 1000]


def test_a_changed_file_is_read_again(pictures, tmp_path):
    file = tmp_path / "a.png"
    Image.new("RGB", (8, 8), RED).save(file)
    before = pictures.image(str(file), 8.0).pixelColor(4, 4).name()
    Image.new("RGB", (8, 8), BLUE).save(file)
    os.utime(file, ns=(1, 1))
    assert (before, pictures.image(str(file), 8.0).pixelColor(4, 4).name()) == (RED, BLUE)


def test_what_is_out_of_sight_is_dropped_beyond_the_budget(tmp_path, qapp, monkeypatch):
    pictures = Pictures(budget=40_000)
    pictures.at_once = True
    monkeypatch.setattr(room, "IN_SIGHT", -1.0)
    for number in range(8):
        Image.new("RGB", (64, 64), RED).save(tmp_path / f"{number}.png")
        pictures.image(str(tmp_path / f"{number}.png"), 64.0)
    assert pictures.bytes_kept <= 40_000
    pictures.close()


def test_what_is_in_sight_is_never_dropped(tmp_path, qapp):
    """Else two large pictures side by side would push each other out for ever."""
    pictures = Pictures(budget=1000)
    pictures.at_once = True
    files = []
    for number in range(3):
        files.append(str(tmp_path / f"{number}.png"))
        Image.new("RGB", (64, 64), RED).save(files[-1])
        pictures.image(files[-1], 64.0)
    pictures.at_once = False
    assert all(pictures.image(file, 64.0) is not None for file in files)
    assert pictures.pending == 0
    pictures.close()


def test_nothing_is_begun_after_the_end(tmp_path, quarters, qapp):
    pictures = Pictures()
    pictures.close()
    assert pictures.image(quarters, 30.0) is None
    assert pictures.pending == 0


def test_a_window_may_close_while_pictures_are_decoded(qtbot, quarters, monkeypatch, capsys):
    read, begun = room.pixels, []
    monkeypatch.setattr(room, "pixels", lambda *args: (begun.append(args), time.sleep(0.05), read(*args))[2])
    owner = QObject()
    pictures = Pictures(owner)
    for needed in (30.0, 60.0, 120.0):
        pictures.image(quarters, needed)
    qtbot.waitUntil(lambda: bool(begun), timeout=3000)
    shiboken6.delete(owner)
    assert len(begun) < 3, "what was waiting is not begun"
    assert "Traceback" not in capsys.readouterr().err
