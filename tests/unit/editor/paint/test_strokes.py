"""Long outlines: kept as pixels, and yet the same."""

from __future__ import annotations

import math
import time

import pytest
from PIL import ImageChops, ImageStat
from PySide6.QtGui import QColor, QImage, QPainter

from kiclayout.base.color import parse_hex
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.editor.paint import strokes
from kiclayout.editor.paint.easel import Easel
from kiclayout.editor.paint.painter import _traced
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.scene.items import Group, Path

RED = parse_hex("#c8102e")


def star(points, opacity=1.0):
    """A star round (50, 30) of many corners."""
    places = [
        (50 + (25 if number % 2 else 12) * math.cos(number), 30 + (25 if number % 2 else 12) * math.sin(number))
        for number in range(points)
    ]
    segments = (("M", *places[0]), *(("L", *place) for place in places[1:]), ("Z",))
    return Path(segments, fill=RED, opacity=opacity)


@pytest.mark.parametrize("opacity", [1.0, 0.4])
@pytest.mark.parametrize("at", [(0.0, 0.0), (3.0, 2.0), (0.5, 0.25)])
def test_a_kept_outline_is_the_outline(draw, monkeypatch, opacity, at):
    kept = [draw(star(80, opacity), scale=1.7, at=at) for _ in range(2)]
    monkeypatch.setattr(strokes, "_LONG", 10_000)
    plain = draw(Group((star(80, opacity),), Matrix.move(0.0, 0.0)), scale=1.7, at=at)
    assert kept[0].tobytes() == kept[1].tobytes()
    assert max(high for _, high in ImageChops.difference(kept[0], plain).getextrema()) <= 2


def test_it_is_drawn_anew_at_another_size(draw, monkeypatch):
    shape = star(80)
    small, large = draw(shape, scale=1.0), draw(shape, scale=3.0)
    monkeypatch.setattr(strokes, "_LONG", 10_000)
    assert max(high for _, high in ImageChops.difference(large, draw(shape, scale=3.0)).getextrema()) <= 2
    assert large.size != small.size


def test_it_is_faster_the_second_time(draw):
    shape = star(4000)

    def spent():
        began = time.thread_time()
        draw(shape)
        return time.thread_time() - began

    first = spent()
    assert min(spent() for _ in range(3)) < first


def test_a_very_large_one_is_not_kept(draw, monkeypatch):
    monkeypatch.setattr(strokes, "_LARGE", 100)
    lays = []
    monkeypatch.setattr(strokes.Shape, "_sheet", lambda *args: lays.append(args))
    draw(star(80), scale=2.0)
    assert lays == []


@pytest.mark.parametrize("large", [4 * 1024 * 1024, 100])
def test_an_endless_one_is_filled_without_smooth_edges_and_looks_the_same(draw, monkeypatch, large):
    plain, told = draw(Group((star(80),), Matrix.move(0.0, 0.0)), scale=3.0), []
    monkeypatch.setattr(strokes, "_ENDLESS", 60)
    monkeypatch.setattr(strokes, "_LARGEST", large)
    fill = strokes.Shape._paint

    def watched(shape, painter):
        told.append(painter.testRenderHint(QPainter.RenderHint.Antialiasing))
        fill(shape, painter)

    monkeypatch.setattr(strokes.Shape, "_paint", watched)
    endless = draw(star(80), scale=3.0)
    assert told == [False]
    assert endless.size == plain.size
    apart = ImageStat.Stat(ImageChops.difference(endless, plain)).mean
    assert max(apart) < (3 if large > 100 else 8)


def test_a_large_endless_one_is_filled_once(draw, monkeypatch):
    monkeypatch.setattr(strokes, "_LARGE", 100)
    monkeypatch.setattr(strokes, "_ENDLESS", 60)
    filled = []
    fill = strokes.Shape._paint
    monkeypatch.setattr(strokes.Shape, "_paint", lambda shape, painter: (filled.append(shape), fill(shape, painter)))
    shape = star(80)
    made = strokes.Shape(_traced(shape.segments, False), QColor("red"), None, Rect(20.0, 0.0, 60.0, 60.0))
    sheet = QImage(400, 400, QImage.Format.Format_ARGB32_Premultiplied)
    for _ in range(3):
        painter = QPainter(sheet)
        painter.scale(3.0, 3.0)
        made.draw(Easel(painter, Pictures(), Rect(0.0, 0.0, 130.0, 130.0)))
        painter.end()
    assert filled == [made]
