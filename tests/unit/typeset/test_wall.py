"""The wall of partner logos."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from drawn import of_kind
from PIL import Image

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.base.units import mm
from kiclayout.content.issue import Bilingual, Partner
from kiclayout.design.furniture import Logos
from kiclayout.scene.items import Group
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.mark import Mark, opened
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.wall import opening, wall_items
from kiclayout.typeset.wall_size import mark_size

WALL = Logos(rect=Rect(50.0, 600.0, 480.0, 170.0), first=45.0, pitch=46.5)


def partners(count: int) -> tuple[Partner, ...]:
    return tuple(Partner(f"m{n}", Bilingual(f"기관 {n}"), f"m{n}.svg") for n in range(count))


@pytest.fixture
def logos(setting: Setting, tmp_path: Path) -> Setting:
    for n in range(24):
        width = 20 + 14 * n
        (tmp_path / f"m{n}.svg").write_text(
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='-5 -5 {width + 10} 40'>"
            f"<rect width='{width}' height='30' fill='#036'/></svg>"
        )
    Image.new("RGBA", (200, 100), "red").save(tmp_path / "raster.png")
    (tmp_path / "empty.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>")
    return setting.within(partners=partners(24), locate=lambda name: p if (p := tmp_path / name).is_file() else None)


def drawn(count: int, setting: Setting) -> list[Rect]:
    """Where the ink of every mark stands."""
    facts = Facts({"logos": tuple(Facts({"id": f"m{n}"}) for n in range(count))})
    found = []
    for group in wall_items(WALL, facts, setting):
        assert isinstance(group, Group)
        width = 20 + 14 * int(group.alt.split()[1])
        one, other = group.matrix.apply(3.75, 3.75), group.matrix.apply(0.75 * (width + 5), 26.25)
        found.append(Rect(one.x, one.y, other.x - one.x, other.y - one.y))
    return found


@pytest.mark.parametrize("count", [1, 3, 9, 12, 14, 16])
def test_every_mark_stands_on_the_wall_and_none_on_another(count: int, logos: Setting) -> None:
    rects = drawn(count, logos)
    assert len(rects) == count
    for n, rect in enumerate(rects):
        assert WALL.rect.x <= rect.x
        assert rect.right <= WALL.rect.right
        assert WALL.rect.y <= rect.y
        assert rect.bottom <= WALL.rect.bottom, n
        for other in rects[n + 1 :]:
            assert rect.right <= other.x or other.right <= rect.x or rect.bottom <= other.y or other.bottom <= rect.y


@pytest.mark.parametrize(("count", "columns"), [(3, 3), (9, 3), (10, 4), (12, 4)])
def test_marks_fill_columns_in_order(count: int, columns: int, logos: Setting) -> None:
    rects = drawn(count, logos)
    centres = [(rect.x + rect.width / 2, rect.y + rect.height / 2) for rect in rects]
    cell = WALL.rect.width / columns
    for n, (x, y) in enumerate(centres):
        assert x == pytest.approx(WALL.rect.x + cell * (n % columns + 0.5), abs=0.01)
        assert y == pytest.approx(WALL.rect.y + WALL.first + WALL.pitch * (n // columns), abs=0.01)


def test_wider_and_denser_marks_are_lower() -> None:
    def height(aspect: float, density: float) -> float:
        mark = Mark(Group(()), Rect(0, 0, aspect * 30, 30), density, "")
        return mark_size(mark, Logos(rect=WALL.rect, least=1.0, most=99.0), 400.0, 0.0)[1]

    assert height(1, 0.3) > height(3, 0.3) > height(8, 0.3)
    assert height(2, 0.1) > height(2, 0.3) > height(2, 0.9)


def test_a_mark_keeps_its_proportions_in_a_narrow_cell() -> None:
    mark = Mark(Group(()), Rect(0, 0, 300, 30), 0.3, "")
    width, height = mark_size(mark, WALL, 100.0, 0.0)
    assert width == pytest.approx(100.0 - WALL.margin)
    assert width / height == pytest.approx(10.0)


def test_the_owners_least_height_counts(logos: Setting) -> None:
    mark = opened(partners(1)[0], logos)
    assert mark is not None
    assert mark_size(mark, WALL, 400.0, 60.0)[1] == 60.0


@pytest.mark.parametrize(
    ("logo", "found"),
    [
        ("none.svg", "typeset-logo-missing"),
        ("", "typeset-logo-none"),
        ("empty.svg", "scene-svg-empty"),
        ("raster.png", None),
    ],
)
def test_what_cannot_be_shown_is_left_out(logo: str, found: str | None, logos: Setting) -> None:
    mark = opened(Partner("x", Bilingual("엑스"), logo, line=7), logos)
    if found and found.startswith("typeset"):
        assert [str(one.place) for one in logos.sink] == ["partners/partners.yaml:7"]
    assert [one.code for one in logos.sink] == ([found] if found else [])
    assert (mark is not None) == (logo == "raster.png")


def test_the_light_variant_is_used_where_asked_and_there(logos: Setting) -> None:
    both = Partner("x", Bilingual("엑스"), "m0.svg", "m9.svg")
    only = Partner("y", Bilingual("와이"), "m0.svg")
    wide, narrow = opened(both, logos, light=True), opened(only, logos, light=True)
    assert wide is not None
    assert narrow is not None
    assert wide.box.width > narrow.box.width
    assert not of_kind((wide.item,), Mark)


def test_a_mark_keeps_the_space_that_its_owner_wants(logos: Setting) -> None:
    mark = opened(logos.partners[0], logos)
    assert mark is not None
    roomy = Logos(rect=WALL.rect, least=30.0, most=60.0, area=3000.0, pitch=46.0, margin=8.0)
    assert mark_size(mark, roomy, 400.0, 0.0, 10.0)[1] == pytest.approx(26.0)
    assert mark_size(mark, roomy, 60.0, 0.0, 10.0)[0] <= 40.0


def test_a_mark_below_its_owners_height_is_named(logos: Setting) -> None:
    one = replace(logos.partners[0], min_height="500pt", clear_space="5pt")
    own = logos.within(partners=(one,))
    wall_items(WALL, Facts({"logos": (Facts({"id": one.id}),)}), own)
    assert [(found.code, found.value("least")) for found in own.sink] == [("typeset-logo-small", "500pt")]


def named(names: list[str]) -> Facts:
    return Facts({"logos": tuple(Facts({"id": name}, "ko", {"": Place("issue.yaml", 9)}) for name in names)})


def placed(names: list[str], setting: Setting, wall: Logos = WALL) -> list[Rect]:
    """Where the marks of square ink stand."""
    found = []
    for group in wall_items(wall, named(names), setting):
        assert isinstance(group, Group)
        one, other = group.matrix.apply(3.75, 3.75), group.matrix.apply(18.75, 26.25)
        found.append(Rect(one.x, one.y, other.x - one.x, other.y - one.y))
    return found


def test_more_marks_than_the_grid_is_made_for_have_narrower_columns_while_none_is_too_low(logos: Setting) -> None:
    rects = placed(["m0"] * 15, logos)
    assert len({round(rect.x, 2) for rect in rects}) == 5
    assert all(rect.height >= WALL.least - 0.01 for rect in rects)


@pytest.mark.parametrize("count", [21, 40, 60])
def test_no_mark_is_lower_than_the_wall_allows_and_those_without_room_are_counted(count: int, logos: Setting) -> None:
    rects = placed(["m0"] * count, logos)
    assert all(rect.height >= WALL.least - 0.01 for rect in rects)
    assert min(rect.x for rect in rects) >= WALL.rect.x - 0.01
    assert max(rect.right for rect in rects) <= WALL.rect.right + 0.01
    assert max(rect.bottom for rect in rects) <= WALL.rect.bottom + 0.01
    left = [one for one in logos.sink if one.code == "typeset-logos-left"]
    assert len(rects) == count - sum(int(one.value("count")) for one in left)
    assert [str(one.place) for one in left] == ["issue.yaml:9"] * (len(rects) < count)


def test_owners_keep_their_clear_space_in_dense_rows(logos: Setting) -> None:
    clear = tuple(replace(one, clear_space="10mm") for one in logos.partners)
    rects = placed(["m0"] * 30, logos.within(partners=clear))
    rows = {round(rect.y, 1) for rect in rects}
    first = sorted(rect.x for rect in rects if round(rect.y, 1) == min(rows))
    assert len(rects) < 30
    assert min(b - a for a, b in itertools.pairwise(first)) >= rects[0].width + mm(10)
    assert all(rect.x >= WALL.rect.x + mm(10) - WALL.dense[0] / 2 - 0.01 for rect in rects)


def test_the_marks_of_a_wall_are_opened_one_in_a_step_and_told_of_once(logos: Setting) -> None:
    given = partners(3)
    lacking = replace(given[0], logo="images/none.svg")
    setting = logos.within(partners=(lacking, *given[1:]), sink=Sink())
    facts = named([one.id for one in setting.partners])
    assert len(list(opening(WALL, facts, setting))) == 3
    assert list(setting.sink) == []
    assert len(wall_items(WALL, facts, setting)) == 2
    assert [one.code for one in setting.sink] == ["typeset-logo-missing"]
