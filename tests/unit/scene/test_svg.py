"""Reading SVG: our subset drawn right, the rest named, nothing fetched, nothing raised."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiclayout.base.color import Color
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.scene.ink import ink_box
from kiclayout.scene.items import Group
from kiclayout.scene.items import Path as Outline
from kiclayout.scene.svg import Drawing, read_svg
from kiclayout.typeset.art import fitted

FILLED = '<rect width="1" height="1" fill="url(#g)"/>'
CLIPPED = "clip-path of text"
ART = sorted((Path(__file__).resolve().parents[3] / "layouts").glob("**/*.svg"))


def read(body: str, attributes: str = 'viewBox="0 0 100 50"', sink: Sink | None = None) -> Drawing:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    data = f"<svg {spaces} {attributes}>{body}</svg>"
    return read_svg(data.encode(), Sink() if sink is None else sink, Place("a.svg"))


def only(body: str) -> Outline:
    (item,) = read(body).items
    assert isinstance(item, Outline)
    return item


def box(body: str, attributes: str = 'viewBox="0 0 100 50"') -> tuple[float, ...]:
    """The ink box in user units of 0.75 pt."""
    found = ink_box(read(body, attributes).items)
    return tuple(round(value / 0.75, 1) for value in (found.x, found.y, found.width, found.height))


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 100 50"', (75.0, 37.5)),
        ('width="100" height="50"', (75.0, 37.5)),
        ('width="100mm" height="50mm" viewBox="0 0 10 5"', (283.46, 141.73)),
        ('width="40pt" viewBox="0 0 100 50"', (40.0, 20.0)),
        ('height="20pt" viewBox="0 0 100 50"', (40.0, 20.0)),
        ('width="100%" height="100%" viewBox="0 0 100 50"', (75.0, 37.5)),
    ],
)
def test_the_size_is_in_points(attributes, size):
    drawing = read('<path d="M0 0h1v1z"/>', attributes)
    assert (round(drawing.width, 2), round(drawing.height, 2)) == size


@pytest.mark.parametrize(
    ("body", "attributes", "clipped"),
    [
        ('<rect width="100" height="50"/>', "", False),
        ('<path d="M0 0H100" stroke="#000" stroke-width="0.8"/>', "", False),
        ('<rect x="-20" y="10" width="60" height="80"/>', "", True),
        ('<rect x="-20" y="10" width="60" height="80"/>', 'overflow="visible"', False),
    ],
)
def test_what_lies_outside_the_view_is_not_seen(body, attributes, clipped):
    drawing = read(body, f'viewBox="0 0 100 50" {attributes}')
    assert drawing.clip == (Rect(0.0, 0.0, drawing.width, drawing.height) if clipped else None)
    group = fitted(drawing, Rect(10.0, 10.0, 150.0, 75.0))
    assert isinstance(group, Group)
    assert group.clip == drawing.clip


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ('<rect x="10" y="5" width="20" height="10"/>', (10, 5, 20, 10)),
        ('<rect x="10" y="5" width="20" height="10" rx="3"/>', (10, 5, 20, 10)),
        ('<rect width="50%" height="50%"/>', (0, 0, 50, 25)),
        ('<circle cx="20" cy="20" r="10"/>', (10, 10, 20, 20)),
        ('<ellipse cx="20" cy="20" rx="10" ry="5"/>', (10, 15, 20, 10)),
        ('<line x1="1" y1="2" x2="11" y2="2" stroke="red" stroke-width="2"/>', (0, 1, 12, 2)),
        ('<polyline points="0,0 10,0 10,10"/>', (0, 0, 10, 10)),
        ('<polygon points="0 0 10 0 10 10"/>', (0, 0, 10, 10)),
        ('<path d="M10 10h10v10h-10z m20 0 l5 5"/>', (10, 10, 25, 10)),
        ('<path d="M0 10 A10 10 0 0 1 20 10"/>', (0, 0, 20, 10)),
        ('<path d="M0 0Q10 20 20 0"/>', (0, 0, 20, 10)),
        ('<g transform="translate(5,5) scale(2)"><rect width="10" height="5"/></g>', (5, 5, 20, 10)),
        ('<rect width="10" height="5" transform="rotate(90) translate(0,-20)"/>', (15, 0, 5, 10)),
        ('<rect width="10" height="5" transform="rotate(90 5 2.5)"/>', (2.5, -2.5, 5, 10)),
        ('<rect width="10" height="5" transform="matrix(1 0 0 1 3 4)"/>', (3, 4, 10, 5)),
        ('<rect width="10" height="10" transform="skewX(45)"/>', (0, 0, 20, 10)),
        ('<svg x="7" y="9" width="8" height="8" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>', (7, 9, 8, 8)),
        ('<svg width="40" height="20" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>', (10, 0, 20, 20)),
        ('<defs><rect id="r" width="4" height="2"/></defs><use href="#r" x="7" y="8"/>', (7, 8, 4, 2)),
        ('<symbol id="s" viewBox="0 0 1 1"><rect width="1" height="1"/></symbol>'
         '<use xlink:href="#s" x="10" y="10" width="30" height="30"/>', (10, 10, 30, 30)),
    ],
)  # fmt: skip
def test_shapes_stand_where_they_should(shape, expected):
    assert box(shape) == pytest.approx(expected, abs=0.2)


@pytest.mark.parametrize(
    ("align", "left"),
    [("xMinYMin", 0), ("xMidYMid meet", 25), ("xMaxYMid", 50)],
)
def test_the_aspect_ratio_is_kept_as_asked(align, left):
    attributes = f'width="100" height="50" viewBox="0 0 10 10" preserveAspectRatio="{align}"'
    assert box('<rect width="10" height="10"/>', attributes) == (left, 0, 50, 50)


@pytest.mark.parametrize(
    ("body", "colour"),
    [
        ('<rect width="9" height="9" fill="#12f"/>', "#1122ff"),
        ('<rect width="9" height="9" fill="rgb(255, 0, 10)"/>', "#ff000a"),
        ('<rect width="9" height="9" fill="hsl(120deg 100% 25%)"/>', "#008000"),
        ('<rect width="9" height="9" fill="tomato"/>', "#ff6347"),
        ('<rect width="9" height="9" style="fill: light-dark(rgb(255, 0, 10), #fff)"/>', "#ff000a"),
        ('<rect width="9" height="9" fill="var(--ground, #12f)"/>', "#1122ff"),
        ('<rect width="9" height="9"/>', "#000000"),
        ('<g fill="#111111"><rect width="9" height="9" style="fill:#222222"/></g>', "#222222"),
        ('<style>.a{fill:#333333} rect{fill:#444444}</style><rect class="a" width="9" height="9" fill="red"/>',
         "#333333"),
        ('<style>/* x */ .a, .b {fill:#555555}</style><g class="b"><rect width="9" height="9"/></g>', "#555555"),
        ('<g color="#666666"><rect width="9" height="9" fill="currentColor"/></g>', "#666666"),
        ('<g fill="#777777"><rect width="9" height="9" fill="inherit"/></g>', "#777777"),
    ],
)  # fmt: skip
def test_colours_come_from_where_css_says(body, colour):
    assert only(body).fill.hex == colour


@pytest.mark.parametrize(
    ("rules", "colour"),
    [
        (".map rect {fill: red}", "#ff0000"),
        (".map > g rect {fill: red}", "#ff0000"),
        (".map > rect {fill: red}", "#000000"),
        ("g>rect{fill:red}", "#ff0000"),
        ("#in.deep > rect.a {fill: red} .map .a {fill: lime}", "#ff0000"),  # what says more counts more
        (".map rect {fill: lime} .map .a {fill: red}", "#ff0000"),
        ("svg .map #in rect {fill: red} .a {fill: lime}", "#ff0000"),
        (".deep .map rect {fill: red}", "#000000"),
        ("g g g rect {fill: red}", "#000000"),
        ("rect:hover, .map rect:focus {fill: red}", "#000000"),  # no page is pointed at
        (f"{'g ' * 20}rect {{fill: red}}", "#000000"),
    ],
)
def test_rules_may_speak_of_elements_in_others(rules, colour):
    sink = Sink()
    body = (
        f'<style>{rules}</style><g class="map"><g id="in" class="deep"><rect class="a" width="9" height="9"/></g></g>'
    )
    (item,) = read(body, sink=sink).items
    assert item.fill.hex == colour
    assert len(list(sink)) == ("g g g g" in rules)


def test_strokes_scale_with_their_shape():
    line = only('<g transform="scale(2)"><path d="M0 0h9" fill="none" stroke="red" stroke-width="3" '
                'stroke-dasharray="4 2" stroke-linecap="round" stroke-linejoin="bevel"/></g>')  # fmt: skip
    assert (line.fill, line.width, line.dash) == (None, 3 * 2 * 0.75, (6.0, 3.0))
    assert (line.cap, line.join) == ("round", "bevel")


def test_an_odd_dash_list_is_doubled():
    assert len(only('<path d="M0 0h9" stroke="red" stroke-dasharray="1,2,3"/>').dash) == 6


def test_opacities_multiply():
    assert only('<g opacity="0.5"><rect width="9" height="9" fill-opacity="50%"/></g>').opacity == 0.25


def test_fill_and_stroke_of_different_opacity_become_two_paths():
    fill, stroke = read('<rect width="9" height="9" stroke="red" stroke-opacity="0.5"/>').items
    assert (fill.opacity, fill.stroke, stroke.opacity, stroke.fill) == (1.0, None, 0.5, None)


def test_even_odd_and_hidden_shapes():
    assert only('<path fill-rule="evenodd" d="M0 0h9v9z"/><rect width="9" height="9" display="none"/>'
                '<g visibility="hidden"><rect width="9" height="9"/></g>').even_odd  # fmt: skip


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('<text><textPath href="#p">글</textPath></text>', "textPath"),
        ('<text writing-mode="vertical-rl">글</text>', "writing-mode"),
        ('<text fill="url(#g)">글</text>', "gradient"),
        ('<clipPath id="c"><text>글</text></clipPath><rect width="9" height="9" clip-path="url(#c)"/>', CLIPPED),
        ('<image href="data:image/png;base64,AAAA"/>', "image"),
        ('<rect width="9" height="9" clip-path="url(#c)"/>', "clip-path"),
        ('<g style="filter:url(#f)"><rect width="9" height="9"/></g>', "filter"),
        ('<rect width="9" height="9" fill="url(#g)"/>', "gradient"),
        ('<use href="file:///etc/passwd#x"/>', "external reference"),
        ("<foreignObject/>", "foreignObject"),
        ("<style>rect + rect{fill:red}</style>", "CSS rect + rect"),
        ("<style>rect[x]{fill:red}</style>", "CSS rect[x]"),
        ("<style>rect:first-child{fill:red}</style>", "CSS rect:first-child"),
        ('<rect width="9" height="9" fill="nonsense"/>', "colour nonsense"),
        ("<script>alert(1)</script>", "script"),
    ],
)
def test_what_is_not_drawn_is_named(body, name):
    sink = Sink()
    drawing = read(f'<rect width="1" height="1"/>{body}', sink=sink)
    assert drawing.unsupported == (name,)
    assert [found.code for found in sink] == ["scene-svg-unsupported"]


@pytest.mark.parametrize(
    ("html", "shown", "named"),
    [
        ("<div> 심사 <b>단계</b></div>", "심사 단계", ()),
        ("<data/>", "심사", ()),  # of Illustrator alone
        ("<div>심사 단계의 이름</div>", "심사 단계...", ("foreignObject",)),
    ],
)
def test_html_is_named_where_its_stand_in_says_something_else(html, shown, named):
    drawing = read(f"<switch><foreignObject>{html}</foreignObject><text>{shown}</text></switch>")
    assert drawing.lettering[0].stretches[0].text == shown
    assert drawing.unsupported == named


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ('<foreignObject/><rect x="1" width="2" height="2"/><rect x="5" width="2" height="2"/>', 1),
        ('<g requiredFeatures="x"><rect x="3" width="2" height="2"/></g><rect x="5" width="2" height="2"/>', 3),
        ('<rect systemLanguage="fr" width="2" height="2"/><rect x="5" width="2" height="2"/>', 5),
        ('<rect x="7" requiredExtensions="x" width="2" height="2"/>', 7),
    ],
)
def test_a_switch_shows_the_first_that_asks_for_nothing_we_lack(body, left):
    assert box(f"<switch>{body}</switch>") == (left, 0, 2, 2)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not xml",
        b"<svg",
        b"<html/>",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"><rect width="1" height="1"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><use href="#a"/></g></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 5000 + b"</g>" * 5000 + b"</svg>",
    ],
)
def test_damage_is_a_finding(data):
    sink = Sink()
    assert read_svg(data, sink, Place("a.svg")).items == ()
    assert [found.code for found in sink] == ["scene-svg-damaged"]


@pytest.mark.parametrize(
    "inner, named, shapes",
    [
        ('<path d="M0 0 L"/>', "damaged path", 1),
        ('<path d="M0 0 A1"/>', "damaged path", 1),
        ('<path d="M0 0 L1e999 1z"/>', "damaged path", 1),
        ('<rect width="wide" height="1"/>', "damaged rect", 1),
        ('<rect width="9" height="9" transform="skewX(90)"/>', "damaged rect", 1),
        ('<rect width="9" height="9" stroke="red" stroke-width="9e6"/>', "damaged rect", 1),
        ('<svg width="0" height="9"><rect width="9" height="9"/></svg>', "damaged svg", 1),
        ('<g transform="spin(3)"><rect width="9" height="9"/></g>', "transform spin(3)", 2),
        ('<rect width="9" height="9" style="transform:rotate(0.5turn)"/>', "transform rotate(0.5turn)", 2),
    ],
)
def test_what_is_damaged_spoils_nothing_else_and_is_named(inner, named, shapes):
    drawing = read(f'<g>{inner}</g><rect width="1" height="1"/>')
    assert (drawing.unsupported, len(drawing.items)) == ((named,), shapes)


def test_a_style_may_turn_and_move():
    written = ('transform="scale(9)" style="transform:translate(9px, 5px) rotate(45deg)"',
               'transform="translate(9 5) rotate(45)"')  # fmt: skip
    by_style, by_attribute = (read(f'<g {said}><rect width="4" height="2"/></g>') for said in written)
    assert by_style.items == by_attribute.items
    assert by_style.unsupported == ()


@pytest.mark.parametrize("written, meant", [("1e1", 10), ("2.5E-1in", 24), ("1pc", 16), ("4Q", 3.7795), ("1em", 16)])
def test_lengths_have_exponents_and_all_units(written, meant):
    drawing = read(f'<rect width="{written}" height="1"/>', 'width="100" height="50"')
    assert ink_box(drawing.items).width == pytest.approx(meant * 0.75, abs=0.001)


def test_entities_reach_nothing(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("M0 0h99v99z")
    data = (f'<!DOCTYPE svg [<!ENTITY e SYSTEM "{secret.as_uri()}">]><svg xmlns="http://www.w3.org/2000/svg">'
            '<style>&e;</style><g>&e;</g><rect width="1" height="1"/></svg>').encode()  # fmt: skip
    drawing = read_svg(data, Sink(), Place("a.svg"))
    assert (drawing.unsupported, len(drawing.items)) == (("entity",), 1)


def test_an_exploding_use_is_stopped():
    levels = "".join(f'<g id="l{n}"><use href="#l{n + 1}"/><use href="#l{n + 1}"/></g>' for n in range(15))
    sink = Sink()
    assert read(f'{levels}<rect id="l15" width="1" height="1"/>', sink=sink).items == ()
    assert [found.code for found in sink] == ["scene-svg-large"]


def test_a_picture_elsewhere_is_named_as_that_and_never_fetched():
    for elsewhere in ("a.png", "file:///etc/passwd", "https://example.invalid/a.png"):
        found = read(f'<rect width="1" height="1"/><image href="{elsewhere}"/>')
        assert found.unsupported == ("external reference", "image")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<g/>" * 40_001, "> 40000 elements"),
        (f'<path d="M0 0{" 1 1" * 600_000}"/>', "path data > 2 MB"),
        (f'<path d="M0 0{"h1v1" * 20_001}"/>', "> 40000 points"),
        ("x" * (8 << 20), "9 > 8 MB"),
        (f"{'<g>' * 101}{'</g>' * 101}", "> 100 levels"),
        (f"{'<svg>' * 240}{'</svg>' * 240}", "> 100 levels"),
        ("<g " + " ".join(f"a{n}='1'" for n in range(1_001)) + "/>", "> 1000 attributes"),
    ],
)
def test_what_is_too_much_is_refused_before_it_is_understood(body, reason):
    sink = Sink()
    assert read(body, sink=sink).items == ()
    assert [(found.code, found.value("reason")) for found in sink] == [("scene-svg-large", reason)]


@pytest.mark.parametrize(
    ("limit", "body", "reason"),
    [
        ("svg_rules._MOST_RULES", "<style>a,b,c,d,e,f,g,h,i,j,k{fill:red}</style>", "> 10 CSS rules"),
        ("svg_rules._MOST_ASKED", f"<style>.a g{{}}.b g{{}}.c g{{}}</style>{'<g/>' * 4}", "CSS rules × elements"),
        ("svg_rules._MOST_ASKED", f"<style>.a .b g{{}}</style>{'<g>' * 4}{'</g>' * 4}", "CSS rules × elements"),
        ("svg._MOST_STOPS", f'<linearGradient id="g">{"<stop/>" * 4}</linearGradient>{FILLED * 3}', "> 10 stops"),
    ],
)
def test_rules_and_stops_are_counted_as_often_as_they_are_asked(monkeypatch, limit, body, reason):
    monkeypatch.setattr(f"kiclayout.scene.{limit}", 10)
    sink = Sink()
    read(body, sink=sink)
    assert [(found.code, found.value("reason")) for found in sink] == [("scene-svg-large", reason)]


@pytest.mark.parametrize(
    "body",
    [
        f"<style>{'@a' * 100_000}</style>", f"<style>@a{{{'@b ' * 100_000}</style>", f"<style>{'/*' * 100_000}</style>",
        f"<style>{'a' * 200_000}</style>", f'<g transform="scale(1){" " * 100_000}x"/>',
        f'<g transform="{"a" * 200_000}"/>', f'<rect width="{"1" * 200_000}!"/>', f'<g fill="rgb({"1" * 200_000}"/>',
        f'<g fill="url(#{" " * 200_000}"/>',
    ],
    ids=lambda body: body[:14],
)  # fmt: skip
def test_what_never_ends_is_looked_through_once(body):
    """Looked through anew from every sign on, each of them would take minutes."""
    drawing = read(f'{body}<rect width="1" height="1"/>')
    assert len(drawing.items) == 1
    assert all(len(name) <= 61 for name in drawing.unsupported)


def test_no_more_is_named_than_anybody_reads():
    names = read("".join(f"<x{n:02}/>" for n in range(30))).unsupported
    assert names == (*(f"x{n:02}" for n in range(20)), "…")


def test_of_rules_that_weigh_the_same_the_last_one_holds():
    style = "<style>g rect.b{fill:#00f}g .a.b{fill:#f00}.x .a.b{fill:#0f0}svg .b.a{fill:#ff0}</style>"
    item = only(f'{style}<g class="x"><rect class="a b" width="1" height="1"/></g>')
    assert item.fill == Color(0.0, 1.0, 0.0)


@pytest.mark.parametrize("file", ART, ids=lambda file: file.stem)
def test_our_own_art_is_drawn_whole(file):
    sink = Sink()
    drawing = read_svg(file.read_bytes(), sink, Place(file.name))
    assert (list(sink), drawing.unsupported, bool(drawing.items)) == ([], (), True)
    ink = ink_box(drawing.items)
    assert ink.x >= -0.5
    assert ink.right <= drawing.width + 0.5
    assert ink.bottom <= drawing.height + 0.5


WHOLE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><style>.a{fill:#f00;stroke:rgb(1,2,3)}</style>
<g class="a" transform="translate(1 2) rotate(30)" opacity=".5"><path d="M0 0h9a3 3 0 0 1 2 2zm1 1q2 2 3 3t4 4"/>
<rect width="50%" height="3mm" rx="1" stroke-dasharray="1 2"/><use href="#b" x="1"/></g><circle id="b" r="2"/></svg>"""


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(32, 126)), min_size=1, max_size=4))
def test_no_mutated_file_raises(changes):
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    sink = Sink()
    drawing = read_svg(bytes(data), sink, Place("a.svg"))
    assert drawing.items or len(sink)
    ink_box(drawing.items)
