"""What a page's content says: nothing twice, and everything where it was."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from kiclayout.base.color import BLACK, Color
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.paint.operators import WHOLE, hundredths
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.stream import Stream
from kiclayout.scene.items import Group, Path, rectangle
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.tags import Tag


def painted(book, *items):
    """The operators of a page that shows ``items``."""
    data = paint_pdf(Scene((Page(0, "", 400, 300, 0.0, items),)), book, Sink())
    with pikepdf.open(BytesIO(data)) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("latin-1")


@pytest.mark.parametrize(
    ("steps", "text"),
    [(0, "0"), (7, ".07"), (-50, "-.5"), (100, "1"), (-2005, "-20.05"), (84189, "841.89"), (1230, "12.3")],
)
def test_hundredths_are_as_short_as_can_be(steps, text):
    assert hundredths(steps) == text


def test_what_is_set_is_said_once_and_again_after_a_restore():
    stream = Stream()
    stream.set("fill", "1 g")
    stream.set("fill", "1 g")
    stream.save()
    stream.set("fill", "0 g")
    stream.space(0.5)
    stream.restore()
    stream.set("fill", "1 g")
    stream.space(0.5)
    assert stream.code == ["1 g", "q", "0 g", "0.5 Tc", "Q", "0.5 Tc"]


def test_places_are_counted_from_the_last_shift_and_no_error_adds_up():
    stream = Stream()
    for step in range(1, 1001):
        stream.shift(round(step * 33.3333), 0)
    moved = sum(float(one.split()[4]) for one in stream.code)
    assert moved == pytest.approx(333.33, abs=1e-6)
    stream.save()
    stream.enter("1 0 0 1", (400.0, 0.0), WHOLE)
    assert stream.code[-1] == "1 0 0 1 66.67 0 cm"
    assert stream.spelling()[1] == (0, 0)
    stream.restore()
    assert stream.spelling()[1] == (33333, 0)


def test_text_goes_on_where_it_ended_and_says_how_far_behind_it_is():
    stream = Stream()
    stream.enter_text()
    assert stream.go(10.004, 20.0, 10.0) == pytest.approx(0.004)
    stream.gone(30.0)
    assert stream.go(30.3, 20.0, 10.0) == pytest.approx(0.3)
    stream.go(31.0, 20.0, 10.0)
    stream.go(10.0, 8.0, 10.0)
    assert stream.code == ["BT", "10 20 Td", "21 0 Td", "-21 -12 Td"]


def test_runs_of_one_look_are_one_text_object_that_says_colour_and_font_once(book, set_run):
    runs = [set_run(20, 30 + 15 * line, f"줄 {line}") for line in range(4)]
    code = painted(book, Group(tuple(runs), tags=(Tag("P"),)))
    assert [len(re.findall(one, code)) for one in (r"\bBT\b", r"\bTf\b", r"\brg\b", r"\bBDC\b")] == [1, 1, 1, 1]


def test_letterspacing_is_said_once_for_a_line(book, set_run):
    code = painted(book, set_run(20, 30, "한중해양에너지기술매칭회참가기업", gap=0.37))
    assert re.search(r"0\.37 Tc", code)
    assert re.search(r"^\((?:\0[^)]|\0\\.){16}\)Tj$", code, re.DOTALL | re.MULTILINE)


def test_groups_that_shift_and_scale_are_folded_and_others_get_their_coordinates(book, set_run):
    inner = Group((set_run(1, 2, "글", size=5.0), rectangle(Rect(0, 0, 1, 1), BLACK)), Matrix(2, 0, 0, 2, 10, 20))
    code = painted(book, Group((inner,), Matrix.move(100, 50)))
    assert not re.findall(r"\b(q|cm)\b", code)
    assert "10 Tf" in code
    assert "112 226 Td" in code
    assert re.search(r"110 230 2 -2 re", code)
    assert "cm" in painted(book, Group((inner,), Matrix.turn(30)))


def test_words_in_a_figure_are_in_its_sequence_even_where_they_are_spelled_apart(book, set_run):
    plain, other = set_run(20, 30, "축"), set_run(20, 60, "Ω Ω", features={"liga": True})
    square = rectangle(Rect(0, 0, 9, 9), BLACK)
    items = (square, plain, square, replace(other, text="Ω Ω"), square)
    code = painted(book, Group(items, tags=(Tag("Figure", (1, ""), said="도표"),)))
    depth, text = 0, False
    for word in re.findall(r"BDC|EMC|\bBT\b|\bET\b", code):
        depth += {"BDC": 1, "EMC": -1}.get(word, 0)
        assert depth in (0, 1)
        if word in ("BT", "ET"):
            assert text == (word == "ET")
            text = word == "BT"
    assert code.count("/Figure<<") < 6


def test_opacity_line_style_and_overprint_end_with_what_they_are_for(book):
    line = (("M", 10.0, 10.0), ("L", 60.0, 10.0))
    faint = Path(line, stroke=BLACK, width=4.0, opacity=0.3, cap="round", dash=(6.0, 3.0))
    solid = Path((("M", 10.0, 40.0), ("L", 60.0, 40.0)), stroke=Color(1.0, 0.0, 0.0), width=4.0)
    code = painted(book, faint, solid)
    assert code.index("/O300 gs") < code.index("/O1000 gs")
    assert re.findall(r"\[[^]]*\]0 d|\d J", code) == ["1 J", "[6 3]0 d", "0 J", "[]0 d"]
    data = paint_pdf(Scene((Page(0, "", 100, 60, 0.0, (faint, solid)),)), book, Sink())
    image = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("RGB")
    assert image.getpixel((60, 80)) == (255, 0, 0)
    assert 150 < image.getpixel((26, 20))[0] < 200
