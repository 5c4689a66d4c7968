from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from kiclayout.base.geometry import Rect
from kiclayout.design.layout import Layout
from kiclayout.design.placing import margins
from kiclayout.design.template import Frame, Template
from kiclayout.editor.view.chrome import BLEED, COLUMN, GUIDE, MARGIN
from kiclayout.editor.view.guides import Guides, RulerGuide, Shown, columns
from kiclayout.scene.page import Page

FRAME = Frame(name="main", rect=Rect(60.0, 30.0, 120.0, 200.0), side=30.0, gutter=10.0)
LAYOUT = Layout(name="a", half_unit=10.0, templates=(Template(name="article", frames=(FRAME,)),))
ALL = Shown()
PAGE = Page(0, "P1", 210.0, 297.0, 9.0, (), "article")


@pytest.fixture
def drawn(qapp):
    """The colours along a row and a column of pixels: ``drawn(guides, shown)``; two pixels are a point."""

    def render(guides, shown=ALL, page=PAGE):
        image = QImage(460, 640, QImage.Format.Format_RGB32)
        image.fill("#ffffff")
        painter = QPainter(image)
        painter.translate(20, 20)
        painter.scale(2.0, 2.0)
        guides.paint(painter, page, 2.0, shown)
        painter.end()
        return image

    return render


def across(image, y):
    """x in points -> colour, of what is not white in a row."""
    colors = {(x - 20) / 2: image.pixelColor(x, round(20 + 2 * y)).name() for x in range(image.width())}
    return {x: color for x, color in colors.items() if color != "#ffffff"}


def down(image, x):
    colors = {(y - 20) / 2: image.pixelColor(round(20 + 2 * x), y).name() for y in range(image.height())}
    return {y: color for y, color in colors.items() if color != "#ffffff"}


def test_margins_hold_text_and_side_column():
    assert margins(LAYOUT.templates[0]) == Rect(20.0, 30.0, 160.0, 200.0)
    assert margins(Template(name="bare")) is None


def test_columns_are_the_edges_within_the_margins():
    assert [x for x, _, _ in columns(LAYOUT.templates[0])] == [50.0, 60.0]


def test_margins_and_columns_are_drawn_in_their_colours(drawn):
    row = across(drawn(Guides(LAYOUT)), 100)
    assert list(row) == pytest.approx([20.0, 50.0, 60.0, 180.0], abs=0.5)
    assert (row[min(row)], row[max(row)]) == (MARGIN.name(), MARGIN.name())
    assert COLUMN.alpha() < 255
    assert row[sorted(row)[1]] != MARGIN.name()


def test_the_grid_has_the_layouts_step(drawn):
    shown = Shown(guides=False, grid=True)
    lines = list(down(drawn(Guides(LAYOUT), shown), 100))
    assert lines == pytest.approx([30.0 + 10.0 * number for number in range(21)], abs=0.5)


def test_a_grid_too_fine_to_see_is_left_out(drawn):
    fine = Layout(name="a", half_unit=1.0, templates=LAYOUT.templates)
    assert down(drawn(Guides(fine), Shown(guides=False, grid=True)), 100) == {}


def test_the_bleed_has_an_edge(drawn):
    row = across(drawn(Guides(), Shown(bleed=True)), 100)
    assert list(row) == pytest.approx([-9.0, 219.0], abs=0.5)
    assert set(row.values()) == {BLEED.name()}


def test_guides_of_the_rulers_are_drawn_on_their_pages(drawn):
    guides = Guides(None, (RulerGuide("x", 70.0), RulerGuide("y", 90.0, page=0), RulerGuide("x", 99.0, page=4)))
    image = drawn(guides)
    assert list(across(image, 40)) == pytest.approx([70.0], abs=0.5)
    assert list(down(image, 30)) == pytest.approx([90.0], abs=0.5)
    assert set(across(image, 40).values()) == {GUIDE.name()}


def test_preview_hides_everything(drawn):
    guides = Guides(LAYOUT, (RulerGuide("x", 70.0),))
    image = drawn(guides, Shown(grid=True, bleed=True, preview=True))
    assert across(image, 100) == down(image, 100) == {}


def test_pages_of_unknown_templates_have_no_margins(drawn):
    assert across(drawn(Guides(LAYOUT), page=Page(0, "", 210.0, 297.0, 9.0, (), "else")), 100) == {}
