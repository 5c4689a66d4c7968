"""Tiny pages as pdfium draws them: the right colour at the right place.

One pixel is one point; y counts downward as in the scene.
"""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from kiclayout.base.color import BLACK, WHITE, parse_hex
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Place
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.preset import SCREEN
from kiclayout.scene.items import Group, Path, Picture, rectangle
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.svg import read_svg

RED, BLUE = parse_hex("#c8102e"), parse_hex("#1f3a93")
PAPER = "#ffffff"


@pytest.fixture
def draw(book):
    def render(*items, preset=SCREEN, bleed=0.0, scale=1.0):
        scene = Scene((Page(0, "", 100.0, 60.0, bleed, items),))
        page = pypdfium2.PdfDocument(paint_pdf(scene, book, Sink(), preset=preset))[0]
        return page.render(scale=scale).to_pil().convert("RGB")

    return render


def at(image, x, y):
    return "#{:02x}{:02x}{:02x}".format(*image.getpixel((x, y)))


def ink(image, box):
    """The share of dark pixels in (left, top, right, bottom)."""
    part = image.crop(box).convert("L")
    return sum(value < 128 for value in part.get_flattened_data()) / (part.width * part.height)


def square(x, y, size=20.0, color=RED, opacity=1.0):
    return rectangle(Rect(x, y, size, size), color, opacity)


def test_a_rectangle_stands_from_the_top(draw):
    image = draw(square(10, 5))
    assert [at(image, *spot) for spot in ((11, 6), (29, 24), (9, 6), (11, 26))] == [RED.hex, RED.hex, PAPER, PAPER]


def test_later_items_cover_earlier_ones(draw):
    image = draw(square(10, 10), square(20, 10, color=BLUE))
    assert [at(image, x, 20) for x in (15, 25)] == [RED.hex, BLUE.hex]


def test_opacity_lets_the_ground_through(draw):
    assert at(draw(square(10, 10, color=BLACK, opacity=0.5)), 20, 20) in ("#7f7f7f", "#808080")


def test_opacity_ends_with_its_path(draw):
    image = draw(square(10, 10, color=BLACK, opacity=0.5), square(40, 10, color=BLACK))
    assert at(image, 50, 20) == BLACK.hex


def test_a_group_moves_scales_and_turns(draw):
    turned = Matrix.scale(2.0).then(Matrix.turn(90.0)).then(Matrix.move(60.0, 10.0))
    image = draw(Group((rectangle(Rect(0, 0, 10, 5), RED),), turned))
    assert [at(image, *spot) for spot in ((51, 11), (59, 29), (48, 20), (55, 32))] == [RED.hex, RED.hex, PAPER, PAPER]


def test_groups_nest(draw):
    inner = Group((square(0, 0, 5.0),), Matrix.move(10, 0))
    image = draw(Group((inner,), Matrix.scale(2.0)), square(60, 40))
    assert [at(image, *spot) for spot in ((21, 1), (29, 9), (31, 1), (61, 41))] == [RED.hex, RED.hex, PAPER, RED.hex]


def test_a_clip_cuts_and_ends_with_its_group(draw):
    image = draw(Group((square(0, 0, 60.0),), Matrix.move(5, 5), Rect(0, 0, 10, 10)), square(50, 5))
    assert [at(image, *spot) for spot in ((14, 14), (17, 14), (14, 17), (55, 10))] == [RED.hex, PAPER, PAPER, RED.hex]


@pytest.mark.parametrize(("even_odd", "middle"), [(True, PAPER), (False, RED.hex)])
def test_the_fill_rule_decides_on_holes(even_odd, middle, draw):
    rings = square(10, 10, 40.0).segments + square(20, 20, 20.0).segments
    image = draw(Path(rings, fill=RED, even_odd=even_odd))
    assert [at(image, *spot) for spot in ((15, 30), (30, 30))] == [RED.hex, middle]


def test_a_stroke_is_as_wide_as_it_says(draw):
    image = draw(Path((("M", 10.0, 30.0), ("L", 90.0, 30.0)), stroke=BLUE, width=6.0))
    assert [at(image, 50, y) for y in (26, 27, 32, 33)] == [PAPER, BLUE.hex, BLUE.hex, PAPER]


def test_dashes_leave_gaps_and_end_with_their_path(draw):
    line = (("M", 10.0, 30.0), ("L", 90.0, 30.0))
    solid = tuple((kind, x, 50.0) for kind, x, _ in line)
    image = draw(Path(line, stroke=RED, width=4.0, dash=(10.0, 10.0)), Path(solid, stroke=RED, width=4.0))
    assert [at(image, x, 30) for x in (15, 25, 35)] == [RED.hex, PAPER, RED.hex]
    assert at(image, 25, 50) == RED.hex


def test_caps_reach_beyond_the_end(draw):
    line = Path((("M", 30.0, 30.0), ("L", 60.0, 30.0)), stroke=RED, width=10.0)
    ends = [at(draw(replace(line, cap=cap)), 63, 30) for cap in ("butt", "round", "square")]
    assert ends == [PAPER, RED.hex, RED.hex]


def test_a_curve_bulges_downward_where_its_points_lie_below(draw):
    image = draw(Path((("M", 10.0, 10.0), ("C", 10.0, 60.0, 90.0, 60.0, 90.0, 10.0), ("Z",)), fill=RED))
    assert [at(image, 50, y) for y in (5, 15, 45, 55)] == [PAPER, RED.hex, RED.hex, PAPER]


def test_glyphs_stand_on_their_baseline(draw, set_run):
    image = draw(set_run(10, 40, "한", size=40.0), scale=2.0)
    assert ink(image, (20, 20, 100, 88)) > 0.15
    assert ink(image, (20, 90, 100, 120)) == 0.0
    assert ink(image, (0, 0, 18, 120)) == 0.0


def test_glyphs_have_their_colour(draw, set_run):
    image = draw(set_run(10, 50, "ㅡ", size=40.0, color=RED))
    assert RED.hex in {at(image, x, y) for x in range(20, 45) for y in range(20, 50)}


def test_bold_is_darker(draw, set_run):
    shares = [ink(draw(set_run(10, 45, "를국", f"KICSans-{weight}", 40.0), scale=2.0), (20, 0, 180, 120))
              for weight in ("Regular", "Bold")]  # fmt: skip
    assert shares == sorted(set(shares))


def test_regional_forms_differ(draw, set_run):
    korean, chinese = (draw(set_run(10, 50, "直骨", size=40.0, lang=lang), scale=2.0) for lang in ("ko", "zh-Hans"))
    assert korean.tobytes() != chinese.tobytes()


def test_spacing_moves_the_next_glyph(draw, set_run):
    image = draw(set_run(0, 50, "ㅣㅣ", size=40.0, gap=20.0))
    assert ink(image, (10, 0, 30, 60)) > 0.05
    assert ink(image, (32, 0, 62, 60)) == 0.0
    assert ink(image, (65, 0, 95, 60)) > 0.05


def test_a_blank_bridge_draws_nothing(draw, set_run):
    image = draw(set_run(0, 50, "ㅣㅣ", size=40.0, gap=16.0))
    assert ink(image, (32, 0, 58, 60)) == 0.0


@pytest.fixture
def quarters(tmp_path):
    image = Image.new("RGB", (20, 20), WHITE.hex)
    image.paste(RED.hex, (0, 0, 10, 10))
    image.paste(BLUE.hex, (10, 10, 20, 20))
    file = tmp_path / "quarters.png"
    image.save(file)
    return str(file)


def test_a_picture_stands_upright(draw, quarters):
    image = draw(Picture(Rect(10, 10, 40, 40), quarters))
    assert [at(image, *spot) for spot in ((15, 15), (45, 45), (45, 15), (55, 15))] == [RED.hex, BLUE.hex, PAPER, PAPER]


def test_a_crop_shows_its_part_only(draw, quarters):
    image = draw(Picture(Rect(10, 10, 40, 40), quarters, Rect(0.5, 0.5, 0.5, 0.5)))
    assert [at(image, *spot) for spot in ((15, 15), (45, 45), (5, 5), (55, 30))] == [BLUE.hex, BLUE.hex, PAPER, PAPER]


def test_alpha_shows_the_ground(draw, tmp_path):
    file = tmp_path / "a.png"
    Image.new("RGBA", (4, 4), (255, 255, 255, 0)).save(file)
    assert at(draw(square(10, 10), Picture(Rect(10, 10, 20, 20), str(file))), 20, 20) == RED.hex


def test_the_bleed_is_shown_in_print_only(draw):
    ground = rectangle(Rect(-10, -10, 120, 80), RED)
    screen, press = (draw(ground, preset=preset, bleed=10.0) for preset in (SCREEN, replace(SCREEN, bleed=True)))
    assert (screen.size, press.size) == ((100, 60), (120, 80))
    assert (at(press, 1, 1), at(press, 118, 78)) == (RED.hex, RED.hex)


def test_an_svg_is_drawn_as_it_is_read(draw):
    data = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100pt" height="50pt">
      <circle cx="25" cy="25" r="20" fill="#c8102e"/>
      <g transform="translate(75 25) rotate(45)"><rect x="-10" y="-10" width="20" height="20" fill="#1f3a93"/></g>
    </svg>"""
    image = draw(*read_svg(data, Sink(), Place("a.svg")).items)
    assert [at(image, *spot) for spot in ((25, 8), (8, 8), (75, 13), (65, 15))] == [RED.hex, PAPER, BLUE.hex, PAPER]
