"""Furniture of every kind at its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from drawn import of_kind, places, words
from PIL import Image

from kiclayout.base.geometry import Rect
from kiclayout.design.furniture import Art, Code, Column, Dial, Fill, Furniture, Label, Line, Pile, Stack, Strip, Words
from kiclayout.scene.items import Glyphs, Group, Item, LinkArea, Picture
from kiclayout.scene.items import Path as Outline
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.furnish import furnish
from kiclayout.typeset.setting import Setting

PARTS = tuple(Facts({"number": f"0{n}", "name": f"{n}부", "index": str(n - 1), "link": f"#p{n}"}) for n in (1, 2, 3))
FACTS = Facts(
    {
        "title": "제목",
        "none": "",
        "lit": "5",
        "url": "https://www.example.org/",
        "parts": PARTS,
        "part": PARTS[1],
        "image": "photo.png",
    }
)


@pytest.fixture
def furnished(setting: Setting, tmp_path: Path) -> Setting:
    (tmp_path / "art.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><path d='M0 0h40v20h-40z'/></svg>"
    )
    Image.new("RGB", (200, 100), "red").save(tmp_path / "photo.png")
    layout = replace(setting.layout, folder=str(tmp_path))
    return setting.within(layout=layout, locate=lambda name: p if (p := tmp_path / name).is_file() else None)


def drawn(thing: Furniture, setting: Setting) -> tuple[Item, ...]:
    return furnish((thing,), FACTS, setting).items


def box(path: Outline) -> tuple[float, float, float, float]:
    xs = [segment[1] for segment in path.segments if len(segment) > 1]
    ys = [segment[2] for segment in path.segments if len(segment) > 2]
    return min(xs), min(ys), max(xs), max(ys)


# ---------------------------------------------------------------------------------------------------- when, each
@pytest.mark.parametrize(
    ("when", "there"),
    [
        ("", True),
        ("title", True),
        ("!title", False),
        ("none", False),
        ("!none", True),
        ("title !none", True),
        ("title none", False),
    ],
)
def test_a_thing_is_there_when_its_names_are(when: str, there: bool, furnished: Setting) -> None:
    rect = Rect(0, 0, 9, 9)
    assert bool(drawn(Fill(rect=rect, color="p1", when=when), furnished)) == there
    stack = Stack(when=when, columns=(Column(width=50, style="body", words=(Words("글"),)),))
    assert bool(words(drawn(stack, furnished))) == there


def test_a_thing_for_each_entry_steps_on_in_its_parts_colour(furnished: Setting) -> None:
    thing = Fill(each="parts", name="part", step=(30.0, 2.0), rect=Rect(10, 10, 5, 5), color="part")
    paths = of_kind(drawn(thing, furnished), Outline)
    assert [box(path)[:2] for path in paths] == [(10, 10), (40, 12), (70, 14)]
    assert [path.fill for path in paths] == [furnished.within(part=n).color("part") for n in range(3)]


def test_artifacts_are_grouped_as_such(furnished: Setting) -> None:
    (group,) = drawn(Fill(rect=Rect(0, 0, 9, 9), color="p1", artifact=True), furnished)
    assert isinstance(group, Group)
    assert group.role == "Artifact"


# ---------------------------------------------------------------------------------------------------- kinds
def test_an_edge_lies_inside_its_bounds(furnished: Setting) -> None:
    (path,) = of_kind(drawn(Fill(rect=Rect(10, 10, 40, 20), edge=2.0, edge_color="p1"), furnished), Outline)
    assert (path.width, box(path)) == (2.0, (11, 11, 49, 29))


@pytest.mark.parametrize(
    ("start", "end", "bounds"),
    [
        ((10.0, 20.0), (50.0, 20.0), (10, 19, 50, 21)),
        ((50.0, 20.0), (10.0, 20.0), (10, 19, 50, 21)),
        ((10.0, 20.0), (10.0, 60.0), (9, 20, 11, 60)),
    ],
)
def test_a_rule_is_a_strip_centred_on_its_line(
    start: tuple[float, float], end: tuple[float, float], bounds: tuple[float, ...], furnished: Setting
) -> None:
    (path,) = of_kind(drawn(Line(start=start, end=end, width=2.0), furnished), Outline)
    assert path.fill is not None
    assert box(path) == bounds


def test_a_slanted_line_is_stroked(furnished: Setting) -> None:
    (path,) = of_kind(drawn(Line(start=(0, 0), end=(30, 40), width=2.0), furnished), Outline)
    assert (path.stroke, path.width) == (furnished.color("ink"), 2.0)


@pytest.mark.parametrize(
    ("width", "height", "align", "rect"),
    [
        (80, 0, "left", (100, 10, 180, 50)),
        (0, 10, "left", (100, 10, 120, 20)),
        (80, 10, "left", (100, 10, 120, 20)),
        (80, 0, "right", (20, 10, 100, 50)),
        (80, 0, "center", (60, 10, 140, 50)),
    ],
)
def test_art_keeps_its_proportions_inside_its_measures(
    width: float, height: float, align: str, rect: tuple[float, ...], furnished: Setting
) -> None:
    thing = Art(file="art.svg", at=(100, 10), width=width, height=height, align=align, alt="{title}")
    (group,) = drawn(thing, furnished)
    assert isinstance(group, Group)
    one, other = group.matrix.apply(0, 0), group.matrix.apply(30, 15)
    assert (one.x, one.y, other.x, other.y) == pytest.approx(rect)
    assert (group.role, group.alt) == ("Figure", "제목")


def test_art_of_the_issue_is_named_by_a_pattern(furnished: Setting) -> None:
    items = drawn(Art(file="{image}", at=(0, 0), width=50, alt="{title}", link="{url}"), furnished)
    (picture,) = of_kind(items, Picture)
    assert (picture.rect, picture.alt) == (Rect(0, 0, 50, 25), "제목")
    assert [area.target for area in of_kind(items, LinkArea)] == ["https://www.example.org/"]


@pytest.mark.parametrize(
    ("file", "code"), [("none.svg", "typeset-art-missing"), ("{title}", "typeset-picture-missing"), ("{none}", None)]
)
def test_art_that_is_not_there_is_named(file: str, code: str | None, furnished: Setting) -> None:
    assert drawn(Art(file=file, at=(0, 0), width=50), furnished) == ()
    assert [one.code for one in furnished.sink] == ([code] if code else [])


@pytest.mark.parametrize(
    ("lit", "on", "off"), [("{lit}", 5, 47), ("", 0, 52), ("52", 52, 0), ("99", 52, 0), ("x", 0, 52)]
)
def test_a_dial_lights_as_many_ticks_as_it_counts(lit: str, on: int, off: int, furnished: Setting) -> None:
    paths = of_kind(
        drawn(Dial(center=(100, 100), radius=50, lit=lit, lit_color="p1", unlit_color="rule"), furnished), Outline
    )
    counts = {path.fill: sum(segment[0] == "M" for segment in path.segments) for path in paths}
    assert (counts.get(furnished.color("p1"), 0), counts.get(furnished.color("rule"), 0)) == (on, off)
    for path in paths:
        left, top, right, bottom = box(path)
        assert min(left, top) > 48
        assert max(right, bottom) < 152


def test_ticks_that_are_not_lit_may_be_outlines_no_larger_than_ticks(furnished: Setting) -> None:
    dial = Dial(center=(100, 100), radius=50, lit="26", lit_color="p1", unlit_color="rule")
    filled, plain = of_kind(drawn(dial, furnished), Outline)
    outline, lit = of_kind(drawn(replace(dial, unlit_edge=2.0), furnished), Outline)
    assert (outline.stroke, outline.fill, outline.width) == (furnished.color("rule"), None, 2.0)
    assert lit == plain
    assert all(1.0 < abs(a - b) < 1.5 for a, b in zip(box(outline), box(filled), strict=True))


def test_a_code_is_drawn_and_linked(furnished: Setting) -> None:
    items = drawn(Code(value="{url}", at=(10, 20), size=60, link="{url}"), furnished)
    (path,) = of_kind(items, Outline)
    left, top, right, bottom = box(path)
    assert (left > 10, top > 20, right < 70, bottom < 80) == (True, True, True, True)
    assert [area.rect for area in of_kind(items, LinkArea)] == [Rect(10, 20, 60, 60)]
    assert drawn(Code(value="{none}", at=(0, 0), size=60), furnished) == ()


def test_a_code_that_is_too_long_is_named(furnished: Setting) -> None:
    assert drawn(Code(value="a" * 3000, at=(0, 0), size=60), furnished) == ()
    assert [(one.code, str(one.place)) for one in furnished.sink] == [("typeset-code-long", "issue.yaml")]


def test_a_strip_has_a_segment_for_each_part_and_stresses_the_one_at_hand(furnished: Setting) -> None:
    thing = Strip(rect=Rect(10, 20, 100, 4), gutter=5, line=0.5, line_color="rule", baseline=14.0)
    items = drawn(thing, furnished)
    bounds = [box(path) for path in of_kind(items, Outline)]
    assert [(round(left, 2), round(right, 2)) for left, _, right, _ in bounds] == [(10, 40), (45, 75), (80, 110)]
    assert [round(bottom - top, 2) for _, top, _, bottom in bounds] == [0.5, 4.0, 0.5]
    assert [area.target for area in of_kind(items, LinkArea)] == ["#p1", "#p2", "#p3"]
    assert {y for _, _, y in places(items)} == {34.0}


def test_labels_and_the_rest_of_a_stack_come_through(furnished: Setting) -> None:
    column = Column(width=50, style="body", lines=1, words=(Words("{part.name}"),))
    stack = Stack(each="parts", name="part", at=(0, 0), bottom=40.0, flows=True, columns=(column,))
    made = furnish((Label(words=(Words("{title}"),), at=(0, 0), style="body"), stack), FACTS, furnished)
    assert words(made.items) == "제목1부2부"
    assert made.rest is not None
    again = furnish((stack,), made.rest, furnished)
    assert (words(again.items), again.rest) == ("3부", None)


def strip_sizes(thing: Strip, setting: Setting) -> list[float]:
    return [run.size for run in of_kind(drawn(thing, setting), Glyphs)]


def test_the_labels_of_a_strip_shrink_together_and_are_cut_and_named_last(furnished: Setting) -> None:
    wide = Strip(rect=Rect(10, 20, 200, 4), baseline=14.0, style="body", number_style="body", fit=("note",))
    assert set(strip_sizes(wide, furnished)) == {10.5}
    assert {round(size, 2) for size in strip_sizes(replace(wide, rect=Rect(10, 20, 120, 4)), furnished)} == {7.8}
    assert list(furnished.sink) == []
    cut = replace(wide, rect=Rect(10, 20, 96, 4), artifact=True)
    assert words(drawn(cut, furnished)) == "011부022…033…"
    assert [one.code for one in furnished.sink] == ["typeset-running-cut"] * 2
    bare = replace(wide, rect=Rect(10, 20, 66, 4), artifact=True)
    assert words(drawn(bare, furnished)) == "010203"
    assert len(furnished.sink) == 2, "numbers alone are the way of narrow strips"


@pytest.mark.parametrize(("at", "rises", "y"), [(400.0, 20.0, None), (400.0, 0.0, 400.0), (90.0, 20.0, 90.0)])
def test_a_pile_may_rise_to_the_stack_before_it(at: float, rises: float, y: float | None, furnished: Setting) -> None:
    column = Column(width=90.0, style="body", words=(Words("{part.name}"),))
    stack = Stack(each="parts", name="part", at=(10.0, 20.0), columns=(column,))
    pile = Pile(rises=rises, things=(Label(words=(Words("{title}"),), at=(10.0, at), style="body"),))
    found = {text: baseline for text, _, baseline in places(furnish((stack, pile), FACTS, furnished).items)}
    assert found["제목"] == y or y is None
    if y is None:
        assert found["3부"] + rises < found["제목"] < found["3부"] + rises + 12.0
        alone = furnish((pile,), FACTS, furnished).items
        assert places(alone)[0][2] == at


def test_a_tile_may_be_left_out_where_its_entry_has_nothing(furnished: Setting) -> None:
    codes = tuple(Facts({"url": url}) for url in ("https://www.example.org/", ""))
    tile = Fill(each="codes", when="item.url", step=(30.0, 0.0), rect=Rect(10, 10, 20, 20), color="p1")
    made = furnish((tile,), FACTS.having(codes=codes), furnished).items
    assert [box(path)[0] for path in of_kind(made, Outline)] == [10]
