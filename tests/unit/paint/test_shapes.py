"""Outlines in a file: every point within half a step of its place, nothing lost, the same thing once."""

from __future__ import annotations

import math
import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops

from kiclayout.base.color import BLACK, Color
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import IDENTITY, Matrix, Rect
from kiclayout.paint import frame, shapes
from kiclayout.paint.frame import Frame
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.preset import PRINT, PROOF, SCREEN
from kiclayout.paint.stream import Stream
from kiclayout.scene.items import Group, Path, ring
from kiclayout.scene.page import Page, Scene

FRAME = Frame(IDENTITY, 100.0, 0.0, 30000.0)
"""Of a page 300 pt high."""


def drawn(segments, paint="f", reach=0.0):
    stream = Stream()
    shapes.draw(stream, FRAME, segments, paint, reach)
    return "\n".join(stream.code)


def read(code):
    """The points of path operators in the scene's coordinates, and how often something is painted."""
    x = y = 0.0
    points, paints = [], 0
    for line in code.split("\n"):
        *numbers, name = line.split()
        values = [float(one) for one in numbers]
        if name == "cm":
            x, y = x + values[4], y + values[5]
        elif name == "re":
            left, low, width, height = values
            points += [(x + left, 300 - y - low), (x + left + width, 300 - y - low - height)]
        elif name in "mlcvy":
            points += [(x + a, 300 - y - b) for a, b in zip(values[::2], values[1::2], strict=True)]
        else:
            paints += name in ("f", "S")
    return points, paints


def square(x, y, size, *, hole=False):
    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
    first, *others = corners[::-1] if hole else corners
    return (("M", *first), *(("L", *one) for one in others), ("Z",))


@given(st.floats(1e-4, 1e4))
def test_a_step_of_a_drawing_is_two_hundredths_of_a_point_at_most_and_decimal_where_it_can_be(size):
    count = frame.steps(size)
    decimal = math.isclose(math.log10(count) % 1, 0, abs_tol=1e-9)
    assert 0.01 - 1e-9 <= size / count <= 0.02 + 1e-9
    assert decimal or size / count == pytest.approx(0.02)


def test_an_upright_rectangle_is_one_operator():
    assert drawn(square(10.004, 20.0, 5.0)) == "10 280 5 -5 re\nf"


def test_pieces_that_lie_apart_are_painted_by_themselves_and_holes_stay_with_theirs():
    apart = tuple(
        segment for n in range(3) for segment in (*ring(20.0 + 30 * n, 50.0, 9.0), *ring(20.0 + 30 * n, 50.0, 4.0))
    )
    code = drawn(apart)
    assert code.count("\nf") == 3
    bodies = re.split(r"1 0 0 1 .*cm\n", code)[1:]
    assert len({body.strip() for body in bodies}) == 1, "the same shape is spelled the same way"
    assert drawn(apart, reach=20.0).count("\nf") == 1, "strokes that reach each other stay together"


coordinate = st.floats(-500, 500, allow_nan=False, allow_infinity=False)
point = st.tuples(coordinate, coordinate)
subpath = st.tuples(point, st.lists(st.one_of(point, st.tuples(point, point, point)), min_size=1, max_size=8))


@given(st.lists(subpath, min_size=1, max_size=6), st.sampled_from(["f", "S"]))
def test_every_end_of_a_line_is_within_a_hundredth_of_its_place(subpaths, paint):
    segments = []
    for start, steps in subpaths:
        segments.append(("M", *start))
        segments += [("L", *s) if isinstance(s[0], float) else ("C", *s[0], *s[1], *s[2]) for s in steps]
        segments.append(("Z",))
    points, paints = read(drawn(tuple(segments), paint))
    assert paints
    for segment in segments:
        if len(segment) > 1:
            x, y = segment[-2:]
            assert any(abs(x - a) <= 0.0051 and abs(y - b) <= 0.0051 for a, b in points), segment


def looks_like(items, others, book, preset=SCREEN):
    """How much two pages differ at most."""
    images = []
    for one in (items, others):
        data = paint_pdf(Scene((Page(0, "", 200, 100, 0.0, one),), date="2026-11-25"), book, Sink(), preset=preset)
        images.append(pypdfium2.PdfDocument(data)[0].render(scale=3).to_pil().convert("L"))
    return ImageChops.difference(*images).reduce(3).getextrema()[1]


@pytest.mark.parametrize("even_odd", [False, True])
def test_holes_stay_holes(even_odd, book):
    ground = Path((*square(10, 10, 60), *square(25, 25, 30, hole=True), *square(120, 20, 40)), BLACK, even_odd=even_odd)
    parts = tuple(
        Path(part, BLACK)
        for part in (
            (("M", 10.0, 10.0), ("L", 70.0, 10.0), ("L", 70.0, 25.0), ("L", 10.0, 25.0), ("Z",)),
            (("M", 10.0, 55.0), ("L", 70.0, 55.0), ("L", 70.0, 70.0), ("L", 10.0, 70.0), ("Z",)),
            (("M", 10.0, 25.0), ("L", 25.0, 25.0), ("L", 25.0, 55.0), ("L", 10.0, 55.0), ("Z",)),
            (("M", 55.0, 25.0), ("L", 70.0, 25.0), ("L", 70.0, 55.0), ("L", 55.0, 55.0), ("Z",)),
            square(120, 20, 40),
        )
    )
    assert looks_like((ground,), parts, book) < 8


def emblem(color=BLACK):
    """Enough outlines to be a drawing, some stroked, in a unit of its own."""
    rings = [
        Path(ring(50.0 * n + 30, 40.0, 18.0), fill=color if n % 2 else None, stroke=color, width=4.0) for n in range(6)
    ]
    return tuple(rings)


@pytest.mark.parametrize("preset", [SCREEN, PRINT, PROOF], ids=lambda preset: preset.name)
def test_a_drawing_that_stands_several_times_is_in_the_file_once(preset, book):
    items = emblem()
    places = (Matrix(0.2, 0, 0, 0.2, 10, 10), Matrix(0.4, 0, 0, 0.4, 60, 30), Matrix.turn(20).then(Matrix.move(20, 5)))
    scene = Scene(
        (Page(0, "", 200, 100, 0.0, tuple(Group(items, place) for place in places)),
         Page(1, "", 200, 100, 0.0, (Group(emblem(), places[1]),))), date="2026-11-25",
    )  # fmt: skip
    data = paint_pdf(scene, book, Sink(), preset=preset)
    assert data == paint_pdf(scene, book, Sink(), preset=preset)
    with pikepdf.open(BytesIO(data)) as pdf:
        forms = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"]
        uses = [page.Contents.read_bytes().count(b" Do") for page in pdf.pages]
    marks = preset is PROOF  # the watermark is drawn on every page
    assert (len(forms), uses) == (1 + marks, [3 + marks, 1 + marks])


def test_a_drawing_looks_the_same_once_and_several_times_and_in_pieces(book):
    items, place = emblem(Color(0.2, 0.3, 0.6)), Matrix(0.5, 0, 0, 0.5, 10, 10)
    once = Group(items, place)
    pieces = tuple(Group((item,), place) for item in items)
    assert looks_like((once,), pieces, book) < 8
    assert looks_like((once, once), pieces + pieces, book) < 8
    seen_through = (Group(items, place, opacity=0.5),)
    assert looks_like(seen_through, (Group((once,), opacity=0.5),), book) < 8
    assert looks_like((once,), seen_through, book) > 60


def test_a_drawing_is_cut_and_masked_like_anything_else(book):
    items, place = emblem(), Matrix(0.5, 0, 0, 0.5, 10, 10)
    cut = Group(items, place, clip=Rect(0, 0, 100, 100))
    outside = Group((Group(items, place),), clip=Rect(10, 10, 50, 50))
    assert looks_like((cut, cut), (outside, outside), book) < 8
    masked = Group(items, place, mask=square(0, 0, 100))
    assert looks_like((masked, masked), (cut, cut), book) < 8
