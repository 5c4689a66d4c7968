"""The example's pictures come from the project's scripts, are large enough for print and small on disk."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.scene.svg import read_svg

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "issue-001"
IMAGES = EXAMPLE / "images"
sys.path.insert(0, str(ROOT / "scripts"))

pytest.importorskip("PySide6.QtGui", reason="the pictures are painted with Qt, which is not installed")

draw_artwork, draw_charts, draw_map, draw_prints, draw_partners, draw_canvas, draw_view, draw_outlines = (
    importlib.import_module(f"draw_{name}")
    for name in ("artwork", "charts", "map", "prints", "partners", "canvas", "view", "outlines")
)
Canvas, blob, hull, mix = draw_canvas.Canvas, draw_canvas.blob, draw_canvas.hull, draw_canvas.mix
Block, Stage, Sun, View, outward = (getattr(draw_view, name) for name in ("Block", "Stage", "Sun", "View", "outward"))

NOTO = draw_outlines.SANS_MEDIUM.path
lettered = pytest.mark.skipif(not NOTO.is_file(), reason=f"Chinese words in pictures are drawn with {NOTO}, not there")
"""Pictures whose words are in a typeface that is not bundled, since it is drawn but once."""

TEXT_WIDTH, WIDE = 129.5 / 25.4, 174 / 25.4  # inches


def test_every_picture_of_the_folder_is_drawn_by_a_script():
    drawn = {f"{name}.jpg" for name in draw_artwork.SCENES} | {f"{name}.svg" for name in draw_artwork.SKETCHES}
    drawn |= {f"{name}.png" for name in draw_artwork.POSTERS} | {"chart-clusters.svg", "chart-clusters.png"}
    assert {path.name for path in IMAGES.iterdir()} == drawn


@pytest.mark.parametrize("name", sorted(draw_artwork.SCENES))
def test_scenes_have_300_pixels_an_inch_and_nothing_but_pixels(name: str):
    with Image.open(IMAGES / f"{name}.jpg") as picture:
        width = WIDE if name in ("bay-aerial", "harbour") else TEXT_WIDTH
        assert picture.width >= 300 * width
        assert picture.mode == "RGB"
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


def test_the_pictures_are_light_enough_to_mail():
    assert sum(path.stat().st_size for path in IMAGES.iterdir()) < 3_000_000


def test_a_scene_drawn_twice_is_the_same_and_the_one_in_the_folder():
    first, second = (draw_artwork.SCENES["bay-night"]().finished() for _ in range(2))
    assert first.tobytes() == second.tobytes()
    with Image.open(IMAGES / "bay-night.jpg") as stored:
        differing = ImageStat.Stat(ImageChops.difference(first, stored.convert("RGB")))
    assert max(differing.mean) < 4, "run scripts/draw_artwork.py"


@pytest.mark.parametrize(
    ("name", "sketch"),
    [("map-minghai", draw_map.minghai), ("chart-output", draw_charts.output), ("chart-clusters", draw_prints.chart)],
)
def test_vector_pictures_in_the_folder_are_what_the_scripts_draw(name: str, sketch):
    drawn = sketch().svg()
    assert (IMAGES / f"{name}.svg").read_text("utf-8") == drawn, "run scripts/draw_artwork.py"
    drawing = read_svg(drawn.encode(), sink := Sink(), Place(f"{name}.svg"))
    assert not list(sink)
    assert len(drawing.lettering) == len(sketch().lettering) > 20


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=lettered if name == "songguo" else ()) for name in sorted(draw_partners.LOGOS)]
)
def test_logos_in_the_folder_are_what_the_scripts_draw(name: str):
    drawn = draw_outlines.svg(draw_partners.LOGOS[name]())
    assert (EXAMPLE / "partners" / f"{name}.svg").read_text("ascii") == drawn, "run scripts/draw_artwork.py partners"


def test_the_chart_says_the_sums_of_its_bars():
    assert draw_charts.totals() == (735, 788, 794, 918, 1027, 1180, 1367, 1588)


def test_a_point_given_twice_is_a_corner_of_a_smooth_shape():
    round_one = blob(((0, 0), (10, 0), (10, 10), (0, 10)), 1.0)
    cornered = blob(((0, 0), (10, 0), (10, 0), (10, 10), (10, 10), (0, 10)), 1.0)
    assert round_one.bounds[2] > 10
    assert cornered.bounds[2] == pytest.approx(10)


def test_the_hull_leaves_inner_points_out():
    assert set(hull([(0, 0), (4, 0), (2, 1), (4, 4), (0, 4), (2, 2)])) == {(0, 0), (4, 0), (4, 4), (0, 4)}


def test_what_is_too_near_is_cut_off_and_what_is_behind_vanishes():
    view = View((0, 2, 0), 1000, (750, 500))
    floor = view.outline([(-1, 0, -5), (1, 0, -5), (1, 0, 10), (-1, 0, 10)])
    assert len(floor) == 4
    assert max(y for _, y in floor) == pytest.approx(500 + 1000 * 2 / 0.35)
    assert view.outline([(-1, 0, -5), (1, 0, -5), (1, 0, -1), (-1, 0, -1)]) == []


def test_a_block_shows_the_sides_that_face_the_camera_lit_from_one_side():
    canvas = Canvas("#FFFFFF", (60, 40))
    sun = Sun((1.0, 0.4))
    stage = Stage(canvas, View((0, 10, 0), 1000, (750, 500)), sun)
    block = Block(20, 50, 10, 10, 5)
    assert stage.block(block, "#808080") == ["left", "front", "top"]
    assert outward(block.side("front")) == pytest.approx((0, 0, -1))
    brightness = {
        name: sum(bytes.fromhex(sun.lit("#808080", outward(block.side(name)))[1:])) for name in ("left", "right")
    }
    assert brightness["left"] > brightness["right"]
    assert canvas.finished().getpixel((0, 0)) == (255, 255, 255)


def test_colours_are_mixed_by_share():
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#123456", "#FFFFFF", -1) == "#123456"
