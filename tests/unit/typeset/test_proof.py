"""Words off the page or one on another are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn import of_kind

from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import replace
from kiclayout.design.furniture import Art, Fill, Furniture, Grid, Label, Words
from kiclayout.scene.items import Glyphs
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.furnish import furnish
from kiclayout.typeset.setting import Setting

PAGE = Rect(0.0, 0.0, 300.0, 200.0)
ROWS = tuple(Facts({"name": f"{n}번"}, "ko", {"": Place("issue.yaml", 10 + n)}) for n in range(9))
FACTS = Facts({"title": "제목이다", "rows": ROWS}, "ko", {"title": Place("issue.yaml", 3)})


def label(x: float, y: float, text: str = "{title}", **more: object) -> Label:
    return Label(**{"words": (Words(text),), "at": (x, y), "style": "body", **more})  # type: ignore[arg-type]


def found(setting: Setting, *things: Furniture) -> list[tuple[str, str]]:
    furnish(things, FACTS, setting, PAGE)
    return [(one.code, str(one.place)) for one in setting.sink]


@pytest.mark.parametrize(
    ("x", "y", "off"),
    [(20, 20, False), (0, 9, False), (285, 20, True), (-10, 20, True), (20, 4, True), (20, 202, True)],
)
def test_words_off_the_page(x: float, y: float, off: bool, setting: Setting) -> None:
    assert found(setting, label(x, y)) == ([("typeset-words-off-page", "issue.yaml:3")] if off else [])


@pytest.mark.parametrize(("x", "y", "meet"), [(20, 58, True), (20, 66, False), (90, 50, False), (40, 50, True)])
def test_words_over_words(x: float, y: float, meet: bool, setting: Setting) -> None:
    assert found(setting, label(20, 50, "다른 말"), Fill(rect=PAGE), label(x, y)) == (
        [("typeset-words-meet", "issue.yaml:3")] if meet else []
    )


def test_words_of_drawings_are_pictures_there(setting: Setting, tmp_path: Path) -> None:
    words = "<text x='5' y='8' font-size='9'>지도의 말</text>"
    (tmp_path / "map.svg").write_text(
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 10'>{words}</svg>", "utf-8"
    )
    here = setting.within(layout=replace(setting.layout, folder=str(tmp_path)))
    art = Art(file="map.svg", at=(20.0, 42.0), width=90.0)
    assert "지도의 말" in [run.text for run in of_kind(furnish((art,), FACTS, here, PAGE).items, Glyphs)]
    assert found(here, art, label(20, 50)) == []


def test_entries_that_would_leave_the_page_are_left_out_and_counted(setting: Setting) -> None:
    thing = label(10, 20, "{item.name}", each="rows", step=(60.0, 0.0), width=50.0)
    items = furnish((thing,), FACTS, setting, PAGE).items
    assert len(items) == 5
    (left,) = setting.sink
    assert (left.code, str(left.place), left.value("count")) == ("typeset-entries-left", "issue.yaml:15", "4")


@pytest.mark.parametrize(
    ("columns", "across", "rows", "left"), [(((4, 2), (9, 3)), 3, 3, 0), (((2, 2), (6, 3)), 3, 2, 3)]
)
def test_entries_stand_in_a_grid(
    columns: tuple[tuple[int, int], ...], across: int, rows: int, left: int, setting: Setting
) -> None:
    grid = Grid(width=240.0, columns=columns, row=30.0)
    thing = Fill(rect=Rect(10.0, 10.0, 20.0, 20.0), color="p1", each="rows", grid=grid)
    items = furnish((thing,), FACTS, setting, PAGE).items
    corners = {(path.segments[0][1], path.segments[0][2]) for path in items}  # type: ignore[union-attr]
    assert {x for x, _ in corners} == {10.0 + 80.0 * n for n in range(across)}
    assert {y for _, y in corners} == {10.0 + 30.0 * n for n in range(rows)}
    assert [one.value("count") for one in setting.sink] == ([str(left)] if left else [])
