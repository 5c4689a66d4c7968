"""Figures: their frames, crops, captions and stand-ins."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from drawn import of_kind, places, words
from PIL import Image

from kiclayout.base.geometry import Rect
from kiclayout.content.block import Figure, FigureRow
from kiclayout.content.issue import Article
from kiclayout.design.exhibits import FigureSize, FigureStyle
from kiclayout.scene.items import Mark, Picture
from kiclayout.scene.items import Path as Outline
from kiclayout.typeset.atoms import START, WHOLE, Atom, Room
from kiclayout.typeset.blocks import Piece
from kiclayout.typeset.crop import parse_crop
from kiclayout.typeset.figure import FigureLeaf, Shown, figure_child, picture_size
from kiclayout.typeset.figure_row import figure_row_child
from kiclayout.typeset.overrides import Override
from kiclayout.typeset.pages import chains_of
from kiclayout.typeset.setting import Setting

Read = Callable[[str], Article]

SIZES = (
    ("text", FigureSize(height=200.0, caption="side")),
    ("wide", FigureSize("wide", height=300.0)),
    ("half", FigureSize(share=0.5, height=150.0)),
)


@pytest.fixture
def pictured(setting: Setting, tmp_path: Path) -> Setting:
    Image.new("RGB", (300, 200), "red").save(tmp_path / "flat.png")
    Image.new("RGB", (100, 400), "blue").save(tmp_path / "tall.png")
    (tmp_path / "art.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'><path d='M0 0h30v10z'/></svg>"
    )
    layout = replace(setting.layout, figures=FigureStyle(sizes=SIZES, least=60.0))
    return setting.within(layout=layout, locate=lambda name: found if (found := tmp_path / name).is_file() else None)


def room(setting: Setting) -> Room:
    return chains_of(setting.layout)["article"].rooms[0]


def figure(text: str, read: Read) -> Figure:
    block = read(f"# 제목\n\n::: figure {text}\n:::").body[0]
    assert isinstance(block, Figure)
    return block


def atom_of(block: Figure, setting: Setting, squeeze: int = 0, where: Room | None = None) -> Atom:
    (atom,) = figure_child(block, setting, {}, ("a/f",)).atoms(START, where or room(setting), squeeze)
    return atom


def pieces(atom: Atom) -> tuple[Piece, Piece | None]:
    assert isinstance(atom.body, Piece)
    side = atom.side.body if atom.side else None
    assert side is None or isinstance(side, Piece)
    return atom.body, side


# ---------------------------------------------------------------------------------------------------- sizes, crops
@pytest.mark.parametrize(
    ("size", "crop", "made"),
    [
        ((3, 2), "", (90.0, 60.0)),
        ((1, 4), "", (12.5, 50.0)),
        ((3, 2), "1:1", (50.0, 50.0)),
        ((3, 2), "1:1 50% 0%", (50.0, 50.0)),
        ((3, 2), "50% 0%", (90.0, 50.0)),
        ((3, 2), "0 0 0.5 1", (37.5, 50.0)),
        ((1, 4), "2:1", (90.0, 45.0)),
        ((3, 2), "none", (90.0, 60.0)),
    ],
)
def test_a_picture_keeps_its_proportions_unless_it_is_cropped(
    size: tuple[float, float], crop: str, made: tuple[float, float]
) -> None:
    most = 60.0 if crop in ("", "none") and size == (3, 2) else 50.0
    assert picture_size(Shown(size), parse_crop(crop), FigureSize(height=most), 90.0) == pytest.approx(made)


@pytest.mark.parametrize(
    ("crop", "part"),
    [
        ("1:1 0% 50%", Rect(0, 0, 2 / 3, 1)),
        ("1:1 100% 50%", Rect(1 / 3, 0, 2 / 3, 1)),
        ("1:1", Rect(1 / 6, 0, 2 / 3, 1)),
    ],
)
def test_the_focus_decides_which_part_is_shown(crop: str, part: Rect, pictured: Setting, article: Read) -> None:
    body, _ = pieces(atom_of(replace(figure("flat.png\nalt: 그림", article), crop=crop, size="half"), pictured))
    (picture,) = of_kind(body.items, Picture)
    assert (picture.crop.x, picture.crop.width, picture.crop.height) == pytest.approx(
        (part.x, part.width, 1.0), abs=0.2
    )
    shown = picture.crop.width * 300 / (picture.crop.height * 200)
    assert shown == pytest.approx(picture.rect.width / picture.rect.height)


@pytest.mark.parametrize(
    ("crop", "found"), [("1:1", []), ("9:1", ["17"]), ("9:1 50% 40%", []), ("0 0 0.3 0.3", []), ("", [])]
)
def test_a_shape_that_hides_most_of_a_picture_is_noted(
    crop: str, found: list[str], pictured: Setting, article: Read
) -> None:
    block = replace(figure("flat.png\nalt: 그림", article), crop=crop)
    atom_of(block, pictured)
    said = [one.value("share") for one in pictured.sink if one.code == "typeset-picture-cropped"]
    assert said == found


# ---------------------------------------------------------------------------------------------------- captions
def test_a_side_caption_has_one_below_in_store(pictured: Setting, article: Read) -> None:
    block = figure("flat.png\nlabel: 사진 1)\ncaption: 설명\nsource: 출처\nalt: 그림", article)
    atom = atom_of(block, pictured)
    body, side = pieces(atom)
    assert side is not None
    assert words(side.items) == "사진 1)설명출처"
    assert len({y for _, _, y in places(side.items)}) == 3
    assert words(body.items) == ""
    assert atom.instead is not None
    below, none = pieces(atom.instead)
    assert none is None
    assert words(below.items).replace("\u2002", "") == "사진 1)설명출처"
    assert atom.instead.height > atom.height


def test_a_long_side_caption_goes_below(pictured: Setting, article: Read) -> None:
    block = figure(f"flat.png\ncaption: {'아주 긴 설명이 이어진다. ' * 20}\nalt: 그림", article)
    _, side = pieces(atom_of(block, pictured))
    assert side is None


def test_without_side_column_the_caption_stands_below(pictured: Setting, article: Read) -> None:
    narrow = replace(room(pictured), side=0, gutter=0)
    body, side = pieces(atom_of(figure("flat.png\ncaption: 설명\nalt: 그림", article), pictured, where=narrow))
    assert side is None
    (picture,) = of_kind(body.items, Picture)
    assert places(body.items)[0][2] > picture.rect.bottom


def test_a_figure_is_whole_and_marked(pictured: Setting, article: Read) -> None:
    atom = atom_of(figure("flat.png\nalt: 그림", article), pictured)
    assert (atom.weight, atom.to) == (WHOLE, None)
    body, _ = pieces(atom)
    assert [mark.name for mark in of_kind(body.items, Mark)] == ["a/f"]


def test_a_figure_scales_only_when_squeezed_and_not_below_the_least(pictured: Setting, article: Read) -> None:
    block = replace(figure("tall.png\nalt: 그림", article), size="wide")
    low = replace(room(pictured), height=12_000)
    assert atom_of(block, pictured, 0, low).gives_up == ""
    atom = atom_of(block, pictured, 1, low)
    assert (atom.gives_up, atom.height) == ("scaled", 12_000)
    assert atom_of(block, pictured, 1, replace(low, height=100)).height == 6_000


def test_a_wide_figure_reaches_over_the_side_column(pictured: Setting, article: Read) -> None:
    block = replace(figure("flat.png\nalt: 그림\ncrop: 2:1", article), size="wide")
    atom = atom_of(block, pictured)
    (picture,) = of_kind(pieces(atom)[0].items, Picture)
    where = room(pictured)
    assert atom.wide
    assert picture.rect.x == pytest.approx(-(where.side + where.gutter) / 100)
    assert picture.rect.right == pytest.approx(where.width / 100)


# ---------------------------------------------------------------------------------------------------- what is not there
@pytest.mark.parametrize(
    ("path", "code"),
    [("", "typeset-picture-none"), ("none.png", "typeset-picture-missing"), ("bad.png", "scene-picture-unknown")],
)
def test_a_picture_that_is_not_there_leaves_its_place(
    path: str, code: str, pictured: Setting, article: Read, tmp_path: Path
) -> None:
    (tmp_path / "bad.png").write_text("글")
    body, side = pieces(atom_of(replace(figure("flat.png\ncaption: 설명\nalt: 그림", article), path=path), pictured))
    assert [(one.code, str(one.place)) for one in pictured.sink] == [(code, "articles/a.md:3")]
    assert all(one.origin is not None and one.origin.block for one in pictured.sink)
    assert of_kind(body.items, Outline)
    assert words(body.items) == (path or "그림")
    assert side is not None
    assert words(side.items) == "설명"


def test_a_drawing_is_drawn(pictured: Setting, article: Read) -> None:
    body, _ = pieces(atom_of(figure("art.svg\nalt: 그림", article), pictured))
    assert not of_kind(body.items, Picture)
    assert of_kind(body.items, Outline)


# ---------------------------------------------------------------------------------------------------- rows, boxes
def row(count: int, cols: str, read: Read) -> FigureRow:
    inner = "\n\n".join(f"::: figure flat.png\ncaption: {n}번\nalt: {n}\n:::" for n in range(count))
    block = read(
        f"# 제목\n\n::: figures\ncaption: 함께\n{f'cols: {cols}' if cols else 'source: 출처'}\n\n{inner}\n:::"
    ).body[0]
    assert isinstance(block, FigureRow)
    return block


@pytest.mark.parametrize(
    ("count", "cols", "lines"), [(1, "", 1), (2, "", 1), (3, "", 1), (4, "", 2), (7, "3", 3), (5, "2", 3), (30, "6", 5)]
)
def test_a_row_has_an_atom_for_each_line(count: int, cols: str, lines: int, pictured: Setting, article: Read) -> None:
    atoms = list(figure_row_child(row(count, cols, article), pictured, {}).atoms(START, room(pictured), 0))
    assert len(atoms) == lines
    assert [atom.to for atom in atoms] == [*((line, 0) for line in range(1, lines)), None]
    bodies = [pieces(atom)[0] for atom in atoms]
    assert sum(len(of_kind(body.items, Picture)) for body in bodies) == count
    assert all(f"{n}번" in "".join(words(body.items) for body in bodies) for n in range(count))
    assert [("함께" in words(body.items)) for body in bodies] == [False] * (lines - 1) + [True]


def test_pictures_of_a_row_have_one_size_and_do_not_touch(pictured: Setting, article: Read) -> None:
    (atom,) = figure_row_child(row(3, "3", article), pictured, {}).atoms(START, room(pictured), 0)
    rects = [picture.rect for picture in of_kind(pieces(atom)[0].items, Picture)]
    assert len({(round(rect.width, 3), round(rect.height, 3), rect.y) for rect in rects}) == 1
    gutter = pictured.layout.figures.gutter
    assert [after.x - rect.right for rect, after in itertools.pairwise(rects)] == pytest.approx([gutter, gutter])
    assert rects[-1].right == pytest.approx(room(pictured).width / 100)


@pytest.mark.parametrize(("crop", "found"), [("", ["17"]), ("50% 20%", []), ("0 0.2 1 0.3", [])])
def test_a_row_that_hides_most_of_a_picture_says_so(
    crop: str, found: list[str], pictured: Setting, article: Read
) -> None:
    """A tall one among wide ones: unless the writer has said what of it is to be seen."""
    made = row(3, "3", article)
    tall = [replace(block, path="tall.png", crop=crop) for block in made.blocks[:1] if isinstance(block, Figure)]
    made = replace(made, blocks=(*tall, *made.blocks[1:]))
    list(figure_row_child(made, pictured, {}).atoms(START, room(pictured), 0))
    assert [one.value("share") for one in pictured.sink if one.code == "typeset-picture-cropped"] == found


def test_the_rest_of_a_row_begins_at_its_line(pictured: Setting, article: Read) -> None:
    child = figure_row_child(row(7, "3", article), pictured, {})
    rest = list(child.atoms((2, 0), room(pictured), 0))
    assert [words(pieces(atom)[0].items) for atom in rest] == ["6번함께"]


def test_a_figure_in_a_box_is_one_strip_within_its_width(pictured: Setting, article: Read) -> None:
    (strip,) = FigureLeaf(figure("flat.png\ncaption: 설명\nalt: 그림", article), pictured).slices(120.0)
    (picture,) = of_kind(strip.items, Picture)
    assert picture.rect.width <= 120.0
    assert strip.height > picture.rect.height
    assert words(strip.items) == "설명"


# ---------------------------------------------------------------------------------------------------- placement
def overridden(setting: Setting, **asked: object) -> Setting:
    return setting.within(overrides={("articles/a.md", "f"): Override(**asked)})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({"height": 100.0}, (150.0, 100.0)),
        ({"width": 120.0}, (120.0, 80.0)),
        ({"width": 120.0, "height": 100.0}, (120.0, 100.0)),
        ({"width": 9999.0}, (367.1, 244.7)),
        ({"focus": (0.0, 0.5), "height": 100.0}, (367.1, 100.0)),
        ({}, (300.0, 200.0)),
    ],
)
def test_the_placement_sizes_a_picture(
    asked: dict[str, object], size: tuple[float, float], pictured: Setting, article: Read
) -> None:
    block = figure("flat.png {#f}\nalt: 그림\ncaption: 설명", article)
    body, _ = pieces(atom_of(block, overridden(pictured, **asked)))
    (picture,) = of_kind(body.items, Picture)
    assert (picture.rect.width, picture.rect.height) == pytest.approx(size, abs=0.1)


def test_the_placements_focus_takes_the_place_of_the_writers(pictured: Setting, article: Read) -> None:
    block = figure("flat.png {#f}\nalt: 그림\ncrop: 1:1 100% 50%", article)
    body, _ = pieces(atom_of(block, overridden(pictured, focus=(0.0, 0.5))))
    (picture,) = of_kind(body.items, Picture)
    assert (picture.crop.x, picture.crop.width) == pytest.approx((0.0, 2 / 3))


def test_a_picture_without_a_label_is_not_taken_for_the_article(pictured: Setting, article: Read) -> None:
    own = pictured.within(overrides={("articles/a.md", ""): Override(height=10.0)})
    body, _ = pieces(atom_of(figure("flat.png\nalt: 그림", article), own))
    assert of_kind(body.items, Picture)[0].rect.height > 100.0


@pytest.mark.parametrize("text", ["flat.png {size=half}\nalt: 그림", "flat.png\nalt: 그림\nsize: half"])
def test_the_size_is_a_field_or_an_attribute(text: str, pictured: Setting, article: Read) -> None:
    body, _ = pieces(atom_of(figure(text, article), pictured))
    assert of_kind(body.items, Picture)[0].rect.width < 200.0
