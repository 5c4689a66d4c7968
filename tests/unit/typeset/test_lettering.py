"""The words of drawings: where they stand, what they are set in, when they are text and when outlines."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn import of_kind, places, walked, words

from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Place
from kiclayout.scene.items import Glyphs, Group
from kiclayout.scene.items import Path as Outline
from kiclayout.scene.silhouette import of_drawing
from kiclayout.scene.svg import Drawing, read_svg
from kiclayout.text.families import foreign_fonts
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.art import drawing
from kiclayout.typeset.lettering import Letters, Words, lettered
from kiclayout.typeset.setting import Setting

PLACE = Place("articles/a.md", 7)


class Desk:
    """Sets drawings; user units are points."""

    def __init__(self, book: FontBook) -> None:
        self.fonts = foreign_fonts(book, (), "zh-Hans", "ko")
        self.said: list[Diagnostic] = []

    def made(self, body: str, *, words: Words = "text", attributes: str = "") -> Drawing:
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="400pt" height="300pt" {attributes}>'
        data = f'{head}<g transform="scale({4 / 3})">\n{body}</g></svg>'.encode()
        sink = Sink()
        art = lettered(
            read_svg(data, sink, PLACE),
            Letters(self.fonts, "ko", sink, PLACE, "map.svg", words),
        )
        self.said = list(sink)
        return art

    def runs(self, body: str) -> list[Glyphs]:
        return of_kind(self.made(body).items, Glyphs)

    def run(self, body: str) -> Glyphs:
        (run,) = self.runs(body)
        return run


@pytest.fixture(scope="module")
def desk(book: FontBook) -> Desk:
    return Desk(book)


def test_plain_words_are_text_at_their_place_in_the_scale_of_the_drawing(desk: Desk) -> None:
    run = desk.run(
        '<g transform="translate(10 20) scale(2)"><text x="5" y="6" font-size="8" fill="#123456">가나</text></g>'
    )
    assert (run.x, run.y, run.size, run.face, run.text, run.lang) == (
        20.0,
        32.0,
        16.0,
        "Pretendard-Regular",
        "가나",
        "ko",
    )
    assert run.color.hex == "#123456"
    assert not run.hidden
    assert run.origin is None
    assert desk.said == []


@pytest.mark.parametrize(
    ("attributes", "text", "face"),
    [
        ("", "가", "Pretendard-Regular"),
        ('font-weight="bold"', "가", "Pretendard-ExtraBold"),
        ('font-weight="600"', "가", "Pretendard-SemiBold"),
        ('font-family="NotoSansKR-Bold"', "가", "Pretendard-ExtraBold"),
        ('font-family="NotoSansKR-Bold" font-weight="600"', "가", "Pretendard-SemiBold"),
        ('font-family="Microsoft YaHei"', "中", "KICSans-Regular"),
        ('font-family="Microsoft YaHei"', "가", "KICSans-Regular"),
        ('font-family="SimSun" font-weight="700"', "中", "KICSerif-Bold"),
        ('font-family="Arial"', "中", "KICSans-Regular"),  # what Pretendard lacks
    ],
)
def test_words_are_set_in_what_they_ask_for(desk: Desk, attributes: str, text: str, face: str) -> None:
    assert desk.run(f"<text {attributes}>{text}</text>").face == face
    assert desk.said == []


def test_scripts_are_mixed_on_one_baseline_and_han_has_the_forms_of_its_language(desk: Desk) -> None:
    runs = desk.runs('<text y="20">밍하이 明海 Bay</text>')
    assert {run.text.strip(): run.face for run in runs} == {
        "밍하이": "Pretendard-Regular", "明海": "KICSans-Regular", "Bay": "Pretendard-Regular", "": "Pretendard-Regular"
    }  # fmt: skip
    assert {run.y for run in runs} == {20.0}
    assert words(tuple(runs)) == "밍하이 明海 Bay"
    korean, chinese = (desk.run(f'<text xml:lang="{lang}">直門</text>') for lang in ("ko", "zh-Hans"))
    assert (korean.lang, chinese.lang) == ("ko", "zh-Hans")
    assert korean.glyphs[0].id != chinese.glyphs[0].id


def test_a_family_that_is_not_there_is_named_with_file_and_line_once(desk: Desk) -> None:
    desk.made('<text font-family="Gotham, serif">a</text>\n<text font-family="Gotham">b</text>')
    (found,) = desk.said
    assert (found.code, found.place) == ("typeset-drawing-font", PLACE)
    assert [found.value(name) for name in ("family", "file", "line", "used")] == ["Gotham", "map.svg", "2", "KIC Serif"]
    desk.made("<text>\U0001f0a1</text>")
    assert [(one.code, one.place) for one in desk.said] == [("text-glyph-missing", PLACE)]


def test_of_many_families_the_first_are_named_and_the_others_counted(desk: Desk) -> None:
    desk.made("".join(f'<text font-family="Own {number}">a</text>' for number in range(25)))
    assert [one.code for one in desk.said] == ["typeset-drawing-font"] * 20 + ["typeset-drawing-fonts"]
    assert [one.value("count") for one in desk.said][-1] == "5"


# ---------------------------------------------------------------------------------------------------- places
@pytest.mark.parametrize(("anchor", "share"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_lines_are_aligned_about_their_places(desk: Desk, anchor: str, share: float) -> None:
    body = (
        f'<text text-anchor="{anchor}"><tspan x="100" y="10">가나다</tspan><tspan x="100" dy="1.5em">가</tspan></text>'
    )
    first, second = desk.runs(body)
    assert first.x == pytest.approx(100 - share * first.width)
    assert second.x == pytest.approx(100 - share * second.width)
    assert (first.y, second.y) == (10.0, 34.0)
    assert second.width < first.width


def test_an_anchored_line_counts_as_a_whole_whatever_it_is_made_of(desk: Desk) -> None:
    runs = desk.runs('<text x="100" text-anchor="end">가<tspan fill="red">明</tspan><tspan dx="3">A</tspan></text>')
    assert runs[-1].x + runs[-1].width == pytest.approx(100.0)
    assert runs[2].x - runs[1].x - runs[1].width == pytest.approx(3.0)
    assert runs[1].x == pytest.approx(runs[0].x + runs[0].width)


def test_characters_put_one_by_one_stay_a_word_where_they_stand_together(desk: Desk) -> None:
    run = desk.run('<text x="0 16 33">가나다</text>')
    assert [glyph.advance for glyph in run.glyphs[:2]] == pytest.approx([16.0, 17.0])
    assert run.text == "가나다"
    apart = desk.runs('<text x="0 16 90" y="10 10 10">가나다</text>')
    assert [(one.text, one.x) for one in apart] == [("가나", 0.0), ("다", 90.0)]
    steps = desk.runs('<text y="10 12">가나</text>')
    assert [(one.text, one.y) for one in steps] == [("가", 10.0), ("나", 12.0)]


def test_spacing_is_that_of_the_file(desk: Desk) -> None:
    plain, wide = desk.run("<text>가 나</text>"), desk.run('<text letter-spacing="2" word-spacing="5">가 나</text>')
    gained = [one.advance - other.advance for one, other in zip(wide.glyphs, plain.glyphs, strict=True)]
    assert gained[:2] == pytest.approx([2.0, 7.0])


@pytest.mark.parametrize(
    ("level", "drop"),
    [("auto", 0.0), ("middle", 2.6), ("central", (0.88 - 0.12) / 2 * 10), ("hanging", 7.04), ("text-before-edge", 8.8),
     ("ideographic", -1.2), ("mathematical", 4.4)],
)  # fmt: skip
def test_levels_are_those_of_the_font(desk: Desk, level: str, drop: float) -> None:
    run = desk.run(f'<text y="50" font-size="10" font-family="KIC Sans" dominant-baseline="{level}">가</text>')
    assert run.y == pytest.approx(50 + drop)


def test_raised_and_lowered_letters_come_back_to_the_line(desk: Desk) -> None:
    body = '<text y="50" font-size="10">H<tspan baseline-shift="sub" font-size="7">2</tspan>O</text>'
    assert [(run.text, run.y) for run in desk.runs(body)] == [("H", 50.0), ("2", 52.0), ("O", 50.0)]


def test_lengths_are_kept_by_spaces_or_by_shapes(desk: Desk) -> None:
    run = desk.run('<text textLength="100">가나다</text>')
    assert run.width == pytest.approx(100.0)
    assert run.glyphs[0].advance - run.glyphs[2].advance == pytest.approx((100 - 3 * run.glyphs[2].advance) / 2)
    art = desk.made('<text x="10" textLength="100" lengthAdjust="spacingAndGlyphs">가나다</text>')
    ((group, _),) = [(item, at) for item, at in walked(art.items) if isinstance(item, Group)]
    (inner,) = of_kind(art.items, Glyphs)
    assert group.matrix.a * inner.width == pytest.approx(100.0)
    assert (group.matrix.d * inner.size, group.matrix.e) == (pytest.approx(16.0), 10.0)
    inside = desk.runs('<text textLength="300" x="0 50">가나</text>')  # a place of its own counts more
    assert places(tuple(inside)) == [("가", 0.0, 0.0), ("나", 50.0, 0.0)]


def test_words_that_are_turned_or_lean_have_coordinates_of_their_own(desk: Desk) -> None:
    art = desk.made('<text transform="rotate(-90 30 200)" x="30" y="200">세로축</text>')
    (group,) = of_kind(art.items, Group)
    (run,) = of_kind(art.items, Glyphs)
    at = group.matrix.apply(run.x, run.y)
    assert (at.x, at.y) == (pytest.approx(30.0), pytest.approx(200.0))
    assert group.matrix.b == pytest.approx(-1.0)
    for attributes in ('font-style="italic"', 'font-family="Arial-ItalicMT"'):
        lean = of_kind(desk.made(f"<text {attributes}>a</text>").items, Group)[0].matrix
        assert (lean.a, lean.b, lean.c, lean.d) == (1.0, 0.0, pytest.approx(-0.2126), 1.0)
    letters = of_kind(desk.made('<text rotate="0 90">abc</text>').items, Glyphs)
    assert [one.text for one in letters] == ["a", "b", "c"]


# ---------------------------------------------------------------------------------------------------- paint
@pytest.mark.parametrize(
    "attributes",
    ['fill="none" stroke="red"', 'fill-opacity="0.5"', 'opacity="0.5"', 'fill="url(#g)"', 'fill="rgba(0,0,0,.3)"'],
)
def test_what_a_colour_alone_does_not_fill_is_drawn_and_can_be_found(desk: Desk, attributes: str) -> None:
    stops = '<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient>'
    art = desk.made(f'{stops}<text x="9" y="20" {attributes}>가나</text>')
    (run,) = of_kind(art.items, Glyphs)
    assert run.hidden
    assert (run.text, run.x, run.y) == ("가나", 9.0, 20.0)
    (path,) = of_kind(art.items, Outline)
    xs = [segment[1] for segment in path.segments if segment[0] == "M"]
    assert min(xs) > 9.0
    assert max(xs) < 9.0 + run.width
    if "url" in attributes:
        assert path.shade is not None
        assert path.shade.matrix.apply(1.0, 0.0).x == pytest.approx(9.0 + run.width)


def test_strokes_lie_over_the_letters_or_below_them(desk: Desk) -> None:
    over = desk.made('<text stroke="red" stroke-width="2">가</text>').items
    assert [type(item) for item in over] == [Glyphs, Outline]
    under = desk.made('<text stroke="red" stroke-width="2" paint-order="stroke">가</text>').items
    assert [type(item) for item in under] == [Outline, Glyphs]
    halo = desk.made('<text fill="none" stroke="red">가</text><text>가</text>').items
    assert [type(item) for item in halo] == [Outline, Glyphs]  # found once
    assert not [one for one in of_kind(halo, Glyphs) if one.hidden]


def test_words_in_a_group_that_is_seen_through_are_found_behind_it(desk: Desk) -> None:
    art = desk.made(
        '<g opacity="0.5"><rect width="9" height="9"/><g opacity="0.5"><text>가</text></g></g><text>나</text>'
    )
    assert [type(item) for item in art.items] == [Group, Glyphs, Glyphs]
    assert of_kind((art.items[0],), Glyphs) == []
    assert [(run.text, run.hidden) for run in of_kind(art.items, Glyphs)] == [("나", False), ("가", True)]


def test_words_of_a_group_that_nobody_sees_are_not_found(desk: Desk) -> None:
    assert of_kind(desk.made('<g opacity="0"><text>가</text></g><text>나</text>').items, Glyphs)[0].text == "나"


def test_lines_along_words_are_drawn_with_them(desk: Desk) -> None:
    glyphs, line = desk.made('<text y="50" font-size="10" text-decoration="underline" fill="red">가나</text>').items
    assert isinstance(line, Outline)
    assert line.segments[0] == ("M", 0.0, pytest.approx(50.9))
    assert line.segments[1][1] == pytest.approx(glyphs.width)


@pytest.mark.parametrize(
    "body",
    [
        '<text visibility="hidden">가</text>', '<text fill="none">가</text>', '<text fill-opacity="0">가</text>',
        '<text font-size="0">가</text>', '<text font-size="30000">가</text>', '<text transform="scale(0)">가</text>',
        '<text x="9e5" font-size="15000" letter-spacing="90000">가나</text>',
    ],
)  # fmt: skip
def test_what_nobody_can_see_is_left_out(desk: Desk, body: str) -> None:
    assert desk.made(body).items == ()
    assert desk.said == []


def test_what_cannot_be_set_takes_no_room_from_others(desk: Desk) -> None:
    runs = desk.runs(
        '<text>가<tspan font-size="0" letter-spacing="9">나</tspan><tspan font-size="30000">다</tspan>라</text>'
    )
    assert [run.text for run in runs] == ["가", "라"]
    assert runs[1].x == pytest.approx(runs[0].width, abs=0.01)


def test_words_over_the_edge_are_cut_off_unless_the_file_wants_them_seen(desk: Desk) -> None:
    inside, beyond = '<text x="9" y="50">가</text>', '<text x="390" y="50">가나다</text>'
    whole = Rect(0.0, 0.0, 400.0, 300.0)
    assert desk.made(inside).clip is None
    assert desk.made(beyond).clip == whole
    assert desk.made(beyond, attributes='overflow="visible"').clip is None
    assert desk.made(f'{inside}<rect width="900" height="9"/>').clip == whole


def test_outlines_between_words_stay_drawings(desk: Desk) -> None:
    shape = '<path d="M0 0H9V9Z"/>'
    art = desk.made(f"{shape}{shape}<text>가</text>{shape}<g>{shape}<text>나</text></g>{shape}{shape}")
    assert [type(item) for item in art.items] == [Group, Glyphs, Group, Glyphs, Group]
    assert [len(item.items) for item in art.items if isinstance(item, Group)] == [2, 2, 2]


def test_thousands_of_characters_are_set_in_one_go(desk: Desk) -> None:
    art = desk.made(f'<text x="{" ".join(map(str, range(0, 42_000, 14)))}">{"가" * 3000}</text>')
    assert words(art.items) == "가" * 3000
    assert len(art.items) == 1
    many = "".join(f'<tspan x="{at % 400}" textLength="9">가</tspan>' for at in range(300))
    assert len(of_kind(desk.made(f"<text>{many}</text>").items, Glyphs)) == 300


# ---------------------------------------------------------------------------------------------------- who asks
def test_marks_are_outlines_throughout(desk: Desk) -> None:
    body = '<text x="9" y="50" font-family="Arial">로고</text>'
    art = desk.made(body, words="mark")
    assert [type(item) for item in art.items] == [Outline]
    assert art.faces == ("Pretendard-Regular",)
    assert [(one.code, one.value("family")) for one in desk.said] == [
        ("typeset-drawing-font", "Arial")
    ]  # no other will do
    assert [type(item) for item in desk.made(body, words="outlines").items] == [Outline]
    assert desk.said == []


def test_text_round_a_contour_keeps_off_words(desk: Desk) -> None:
    art = desk.made('<text x="200" y="150" font-size="30">가나</text>')
    rows = of_drawing(art.items, art.width, art.height)
    assert rows is not None
    seen = [row for row in rows if row]
    assert 5 < len(seen) < 10
    assert all(left == pytest.approx(0.5) for left, _ in seen)


def test_the_words_of_a_file_are_set_once_and_in_the_language_of_who_asks(setting: Setting, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 99 9'><text y='9'>가</text></svg>", "utf-8")
    first, again = (drawing(file, setting, PLACE) for _ in range(2))
    assert first is again
    assert first is not None
    chinese = drawing(file, setting.within(lang="zh-Hans"), PLACE)
    assert chinese is not None
    assert [run.lang for run in of_kind((*first.items, *chinese.items), Glyphs)] == ["ko", "zh-Hans"]
    mark = drawing(file, setting, PLACE, words="mark")
    assert mark is not None
    assert of_kind(mark.items, Glyphs) == []


def test_a_matrix_that_only_scales_is_no_group(desk: Desk) -> None:
    for turn in ("rotate(360)", "rotate(0 5 5)", "scale(3)"):
        assert of_kind(desk.made(f'<text transform="{turn}">a</text>').items, Group) == []
    flipped = of_kind(desk.made('<text transform="scale(-1 1)">a</text>').items, Group)
    assert [one.matrix for one in flipped] == [Matrix(-1.0, 0.0, 0.0, 1.0, 0.0, 0.0)]
