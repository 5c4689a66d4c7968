from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from kiclayout.base.units import MM
from kiclayout.editor.view.chrome import LIGHT
from kiclayout.editor.view.ruler import THICK, Ruler, divided, thickness


@pytest.mark.parametrize("percent", [5, 25, 50, 100, 150, 400, 800, 1600])
def test_numbers_and_ticks_keep_their_distance(percent):
    pixels = MM * percent / 100 * 96 / 72
    ticks = divided(percent / 100 * 96 / 72)
    assert 32 <= ticks.numbered * pixels <= 120
    assert ticks.smallest * pixels >= 4


@pytest.mark.parametrize(("percent", "numbered"), [(50, 20), (100, 10), (400, 5), (1600, 1)])
def test_numbers_are_round(percent, numbered):
    assert divided(percent / 100 * 96 / 72).numbered == numbered


@pytest.fixture
def ruler(qtbot):
    made = Ruler(Qt.Orientation.Horizontal, LIGHT)
    qtbot.addWidget(made)
    made.resize(400, THICK)
    made.measure(50.0, 96 / 72, 100.0)
    made.show()
    return made


def ticks(ruler):
    """Pixels of the row above the edge that are darker than their ground."""
    image = ruler.grab().toImage()
    return [x for x in range(400) if image.pixelColor(x, THICK - 3).lightness() < 180]


def test_ticks_stand_on_millimetres_from_the_trim(ruler):
    shown = ticks(ruler)
    step = divided(96 / 72).smallest * MM * 96 / 72
    assert 50 in shown
    assert len(shown) == pytest.approx(400 / step, abs=2)


def test_the_origin_moves_with_the_page(ruler):
    ruler.measure(53.0, 96 / 72, 100.0)
    assert 53 in ticks(ruler)
    assert 50 not in ticks(ruler)


def test_the_pointer_is_marked_and_unmarked(ruler):
    before = ruler.grab().toImage()
    ruler.point(200.0)
    marked = ruler.grab().toImage()
    assert marked.pixelColor(200, 2).name() == LIGHT.selection.name()
    ruler.point(None)
    assert ruler.grab().toImage() == before


def test_figures_and_the_ruler_itself_grow_with_the_words_of_the_window(ruler):
    font = ruler.font()
    font.setPixelSize(18)
    assert (thickness(ruler.font()), thickness(font)) == (THICK, 30)
    assert divided(96 / 72, 1.5).numbered > divided(96 / 72).numbered
    ruler.setFont(font)
    ruler.resize(400, 30)
    image = ruler.grab().toImage()
    inked = {y for y in range(15) for x in range(50, 120) if image.pixelColor(x, y).lightness() < 160}
    assert max(inked) - min(inked) >= 7
