"""Walls of 1 to 24 marks of all shapes, with roles and without; what owners ask for."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from drawn import of_kind

from kiclayout.base.geometry import Rect
from kiclayout.base.units import mm
from kiclayout.content.issue import Bilingual, Partner
from kiclayout.design.furniture import Logos
from kiclayout.scene.items import Glyphs, Group, Item
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.wall import wall_items
from kiclayout.typeset.wall_size import largest

WALL = Logos(rect=Rect(50.0, 600.0, mm(174), mm(58)), first=mm(15.9), pitch=mm(16.4), least=mm(10), most=mm(12.4),
             dense_least=mm(7))  # fmt: skip
SHAPES = [(300, 30), (30, 30), (8, 64), (240, 30), (90, 40), (60, 50)]
ROLES = ("sponsor", "주최", "", "承办单位", "특별 참여", "협력", "후원")


@pytest.fixture
def marks(setting: Setting, tmp_path: Path) -> Setting:
    for n in range(24):
        wide, high = SHAPES[n % len(SHAPES)]
        body = f"<rect width='{wide}' height='{high}' fill='#036'/>"
        (tmp_path / f"m{n}.svg").write_text(
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {wide} {high}'>{body}</svg>"
        )
    bodies = tuple(
        Partner(f"m{n}", Bilingual(f"기관 {n}"), f"m{n}.svg", roles=(ROLES[n % len(ROLES)],)) for n in range(24)
    )
    return setting.within(partners=bodies, locate=lambda name: p if (p := tmp_path / name).is_file() else None)


def wall(setting: Setting, count: int, **how: object) -> tuple[dict[str, Rect], list[Item]]:
    """Where the ink of each mark stands, by its name, and everything else that is drawn."""
    facts = Facts({"logos": tuple(Facts({"id": f"m{n}"}) for n in range(count))})
    items = wall_items(replace(WALL, **how), facts, setting)  # type: ignore[arg-type]
    rects: dict[str, Rect] = {}
    for group in items:
        if isinstance(group, Group) and group.area and group.role == "Figure":
            one = group.matrix.apply(group.area.x, group.area.y)
            other = group.matrix.apply(group.area.right, group.area.bottom)
            rects[group.alt] = Rect(one.x, one.y, other.x - one.x, other.y - one.y)
    return rects, [item for item in items if not (isinstance(item, Group) and item.role == "Figure")]


def overlap(one: Rect, other: Rect) -> bool:
    return one.x < other.right - 0.01 and other.x < one.right - 0.01 and one.y < other.bottom - 0.01 and (
        other.y < one.bottom - 0.01
    )  # fmt: skip


@pytest.mark.parametrize("roles", ["", "body"])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 7, 9, 12, 13, 16, 20, 24])
def test_all_marks_stand_on_the_wall_and_none_on_another(marks: Setting, count: int, roles: str) -> None:
    rects, _ = wall(marks, count, roles=roles)
    assert len(rects) == count
    assert {one.code for one in marks.sink} <= {"typeset-logo-roles"}
    for rect in rects.values():
        assert rect.x >= WALL.rect.x - 0.1
        assert rect.right <= WALL.rect.right + 0.1
        assert rect.y >= WALL.rect.y + WALL.first - WALL.most / 2 - 0.1
        assert rect.bottom <= WALL.rect.bottom + 0.1
    assert not any(overlap(one, other) for one, other in combinations(rects.values(), 2))


def words(items: list[Item]) -> list[str]:
    return ["".join(run.text for run in of_kind((item,), Glyphs)) for item in items if of_kind((item,), Glyphs)]


def test_marks_stand_under_their_roles_in_the_order_of_roles(marks: Setting) -> None:
    style = "body"
    rects, rest = wall(marks, 7, roles=style)
    assert words(rest) == ["주최", "주관", "후원", "협력", "특별 참여"]
    order = sorted(rects, key=lambda name: (round(rects[name].y + rects[name].height / 2), rects[name].x))
    assert order == ["기관 1", "기관 3", "기관 0", "기관 6", "기관 5", "기관 4", "기관 2"]


def test_one_role_alone_is_not_named(marks: Setting) -> None:
    same = marks.within(partners=tuple(replace(one, roles=("host",)) for one in marks.partners))
    assert wall(same, 6, roles="body")[1] == []


def test_where_names_of_roles_leave_no_room_marks_keep_their_order_and_it_is_said(marks: Setting) -> None:
    style = "body"
    rects, rest = wall(marks, 24, roles=style, role_gap=mm(20))
    assert (len(rects), rest, [one.code for one in marks.sink]) == (24, [], ["typeset-logo-roles"])
    first = min(rects, key=lambda name: (round(rects[name].y / 20), rects[name].x))
    assert first in ("기관 1", "기관 8", "기관 15", "기관 22")


def test_wishes_of_owners_are_kept_in_the_grid_or_named(marks: Setting) -> None:
    bodies = tuple(replace(one, min_height="14mm", clear_space="3mm") for one in marks.partners[:2])
    kept, _ = wall(marks.within(partners=(*bodies, *marks.partners[2:])), 6)
    assert kept["기관 1"].height == pytest.approx(mm(14), abs=0.1)
    assert [(one.code, one.value("id")) for one in marks.sink] == [("typeset-logo-small", "m0")]  # 10:1, in 58 mm


def test_clear_space_that_the_wall_cannot_give_is_named(marks: Setting) -> None:
    bodies = (marks.partners[0], replace(marks.partners[1], min_height="12mm", clear_space="20mm"))
    wall(marks.within(partners=(*bodies, *marks.partners[2:])), 9)
    assert [(one.code, one.value("id")) for one in marks.sink] == [("typeset-logo-crowded", "m1")]


def test_rows_make_room_for_a_mark_that_must_be_high(marks: Setting) -> None:
    tall = replace(marks.partners[4], min_height="20mm")
    rects, _ = wall(marks.within(partners=(*marks.partners[:4], tall, *marks.partners[5:])), 6)
    assert rects["기관 4"].height == pytest.approx(mm(20), abs=0.1)
    assert not any(overlap(one, other) for one, other in combinations(rects.values(), 2))
    assert max(rect.bottom for rect in rects.values()) <= WALL.rect.bottom


def test_the_largest_share_that_fits_is_found() -> None:
    assert largest(lambda share: share) == 1.0
    assert largest(lambda share: share if share <= 0.3 else None) == pytest.approx(0.3, abs=0.001)
    assert largest(lambda share: None) is None
