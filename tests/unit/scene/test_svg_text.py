"""Text elements become lettering: characters with white space collapsed, their type, paint and places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiclayout.base.color import Color
from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.scene.lettering import Fit, Lettering, Spot
from kiclayout.scene.svg import Drawing, read_svg
from kiclayout.scene.svg_type import Type, extent

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def read(body: str, sink: Sink | None = None) -> Drawing:
    data = f'<svg {SPACES} viewBox="0 0 200 100">\n{body}</svg>'
    return read_svg(data.encode(), Sink() if sink is None else sink, Place("a.svg"))


def words(body: str) -> Lettering:
    (found,) = read(body).lettering
    return found


def said(found: Lettering) -> list[str]:
    return [one.text for one in found.stretches]


def type_of(attributes: str) -> Type:
    return words(f"<text {attributes}>글</text>").stretches[0].type


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text>  한 글\n\t 둘  </text>", ["한 글 둘"]),
        ("<text>\n <tspan>가</tspan>\n <tspan>나</tspan>\n</text>", ["가", " ", "나"]),
        ('<text xml:space="preserve"> a  b </text>', [" a  b "]),
        ('<text style="white-space: pre">a\n b</text>', ["a  b"]),
        ("<text>a\xa0 b&#x2028;c&#x7f;\ufffcd</text>", ["a\xa0 b c d"]),
        ("<text>a<title>not this</title>b<a>c</a></text>", ["ab", "c"]),
        ('<text>a<tspan display="none">b</tspan>c</text>', ["ac"]),
        ('<text text-transform="uppercase">abc</text>', ["ABC"]),
        ('<text text-transform="capitalize">abc def</text>', ["Abc Def"]),
        ("<text>a<!-- b -->c</text>", ["ac"]),
    ],
)
def test_characters_are_those_that_are_seen(body: str, text: list[str]) -> None:
    assert said(words(body)) == text


@pytest.mark.parametrize(
    "body", ["<text/>", "<text> \n </text>", "<text><tspan/></text>", '<g display="none"><text>a</text></g>']
)
def test_no_characters_are_no_words(body: str) -> None:
    assert read(body).lettering == ()


@pytest.mark.parametrize(
    ("attributes", "field", "value"),
    [
        ("", "size", 16.0),
        ('font-size="12pt"', "size", 16.0),
        ('font-size="2em"', "size", 32.0),
        ('font-size="150%"', "size", 24.0),
        ('font-size="x-large"', "size", 24.0),
        ('font-size="-3"', "size", 16.0),
        ('font-size="1e999"', "size", 16.0),
        ('font-weight="bold"', "weight", 700),
        ('font-weight="bolder"', "weight", 700),
        ('font-weight="lighter"', "weight", 100),
        ('font-weight="5000"', "weight", 900),
        ('font-weight="nonsense"', "weight", 400),
        ('font-style="oblique 10deg"', "slanted", True),
        ("font-family=\"'Noto Sans KR', Arial , serif\"", "families", ("Noto Sans KR", "Arial", "serif")),
        ('style="font: italic 700 12px/1.5 Arial, sans-serif"', "families", ("Arial", "sans-serif")),
        ('style="font: italic 700 12px/1.5 Arial"', "weight", 700),
        ('style="font: bold 2em Arial"', "size", 32.0),
        ('font-size="20" letter-spacing="0.1em"', "tracking", 2.0),
        ('letter-spacing="normal"', "tracking", 0.0),
        ('word-spacing="3"', "word_space", 3.0),
        ('text-anchor="end"', "anchor", "end"),
        ('text-anchor="nowhere"', "anchor", "start"),
        ('dominant-baseline="central"', "level", "central"),
        ('dominant-baseline="alphabetic"', "level", ""),
        ('baseline-shift="super"', "rise", 6.4),
        ('font-size="20" baseline-shift="-25%"', "rise", -4.0),  # of the type around it
        ('text-decoration="underline line-through"', "rules", ("underline", "line-through")),
        ('xml:lang="zh-Hans"', "lang", "zh-Hans"),
        ('style="paint-order: stroke fill"', "under", True),
    ],
)
def test_type_is_asked_for_in_many_ways(attributes: str, field: str, value: object) -> None:
    expected = pytest.approx(value) if isinstance(value, float) else value
    assert getattr(type_of(attributes), field) == expected


def test_type_is_handed_down_and_the_shorthand_counts_where_it_stands() -> None:
    body = (
        "<style>.label { font: 10px Georgia } tspan.big { font-size: 2em }</style>"
        '<g font-family="Arial" font-size="8" letter-spacing="1em"><text class="label" font-size="30">a'
        '<tspan class="big" fill="#f00" font-weight="bold">b</tspan></text></g>'
    )
    first, second = words(body).stretches
    assert (first.type.families, first.type.size, first.type.tracking) == (("Georgia",), 10.0, 8.0)
    assert (second.type.families, second.type.size, second.type.weight) == (("Georgia",), 20.0, 700)
    assert (first.look.fill, second.look.fill) == (first.look.color, Color(1.0, 0.0, 0.0))


@pytest.mark.parametrize(
    ("body", "spots"),
    [
        ("<text>ab</text>", (Spot(0, 0.0, 0.0),)),
        ('<text x="10%" y="50%">ab</text>', (Spot(0, 20.0, 50.0),)),
        ('<text x="1 2" y="3" dx="0,1">abc</text>', (Spot(0, 1.0, 3.0), Spot(1, 2.0, dx=1.0))),
        ('<text>a<tspan x="5" dy="1.2em" font-size="10">bc</tspan></text>', (Spot(0, 0.0, 0.0), Spot(1, 5.0, dy=12.0))),
        ('<text x="1 2 3">a <tspan x="9">b</tspan></text>', (Spot(0, 1.0, 0.0), Spot(1, 2.0), Spot(2, 9.0))),
        ('<text rotate="0 9">abc</text>', (Spot(0, 0.0, 0.0), Spot(1, turn=9.0), Spot(2, turn=9.0))),
        ('<text x="  4 nan 5" y="wide">ab</text>', (Spot(0, 4.0, 0.0),)),
        ('<text x="1e99">ab</text>', (Spot(0, 0.0, 0.0),)),
    ],
)  # fmt: skip
def test_places_are_those_of_the_characters_that_are_seen(body: str, spots: tuple[Spot, ...]) -> None:
    assert words(body).spots == spots


def test_lengths_are_asked_for_from_the_inside() -> None:
    body = '<text textLength="90">ab<tspan textLength="1in" lengthAdjust="spacingAndGlyphs">cd</tspan></text>'
    assert words(body).fits == (Fit(2, 4, 96.0, "shapes"), Fit(0, 4, 90.0))
    assert words('<text textLength="-5">ab</text>').fits == ()


@pytest.mark.parametrize(
    "attributes", ['transform="skewX(90)"', 'stroke="red" stroke-width="9e6"', 'x="9e6"', 'font-size="2e6"']
)
def test_words_that_no_file_can_hold_are_left_out(attributes: str) -> None:
    drawing = read(f'<text {attributes}>가</text><rect width="9" height="9"/>')
    assert (drawing.lettering, drawing.unsupported) == ((), ("damaged text",))
    assert drawing.items


def test_every_place_of_words_is_known() -> None:
    group = '<g opacity="0.5"><text>b</text></g>'
    body = f'<rect width="9" height="9"/><text id="t">a</text>{group}<use xlink:href="#t" x="9"/>'
    drawing = read(body)
    assert [(said(one), one.way, one.line) for one in drawing.lettering] == [
        (["a"], (1,), 2), (["b"], (2, 0), 2), (["a"], (3,), 2)
    ]  # fmt: skip
    assert [one.matrix.e for one in drawing.lettering] == [0.0, 0.0, 6.75]


def test_gradients_of_words_wait_for_their_box() -> None:
    stops = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
    body = (
        f'<linearGradient id="g">{stops}</linearGradient>'
        '<linearGradient id="h" href="#g" gradientUnits="userSpaceOnUse" x1="5" x2="50"/>'
        '<text>a<tspan fill="url(#g)">b</tspan><tspan fill="url(#h)">c</tspan></text>'
    )
    first, boxed, placed = words(body).stretches
    assert first.gradient is None
    assert boxed.boxed
    assert not placed.boxed
    assert placed.gradient is not None
    assert placed.gradient.points == (5.0, 0.0, 50.0, 0.0)
    assert boxed.look.fill == Color(0.5, 0.0, 0.5)


def test_a_drawing_of_words_alone_is_not_empty_and_more_than_enough_is_refused() -> None:
    sink = Sink()
    assert read("<text>글</text>", sink).lettering
    assert not list(sink)
    assert read(f"<text>{'a' * 20_001}</text>", sink).items == ()
    assert [one.code for one in sink] == ["scene-svg-large"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.5e1", 15.0), ("2em", 20.0), ("1ex", 5.0), ("1rem", 16.0), ("50%", 100.0), ("1q", 96 / 101.6), ("1 px", 1.0),
     ("", None), ("em", None), ("1furlong", None), ("1e8", None), ("nan", None)],
)  # fmt: skip
def test_lengths_have_every_unit_of_css(text: str, value: float | None) -> None:
    assert extent(text, 10.0, 200.0) == (value if value is None else pytest.approx(value))


NUMBERS = st.sampled_from(["0", "-1", "1e6", "1e999", "nan", "%", "1em", "9 9 9", ",,", ""])
TEXTS = st.text(st.sampled_from("가a \n\t\u200b\u202e\ufeff\u2028😀"), max_size=6)


@settings(max_examples=30)
@given(NUMBERS, NUMBERS, NUMBERS, TEXTS, TEXTS)
def test_nothing_in_a_text_element_raises(place: str, size: str, length: str, outer: str, inner: str) -> None:
    attributes = f'x="{place}" dy="{size}" rotate="{place}" font-size="{size}" textLength="{length}"'
    body = f'<text {attributes} letter-spacing="{length}">{outer}<tspan {attributes}>{inner}</tspan>{outer}</text>'
    sink = Sink()
    for one in read(f'<rect width="9" height="9"/>{body}', sink).lettering:
        held = "".join(said(one))
        assert held.strip() == held
        assert all(spot.at < len(held) for spot in one.spots)
    assert not list(sink)
