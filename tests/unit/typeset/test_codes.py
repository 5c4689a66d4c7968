"""QR codes."""

from __future__ import annotations

import pytest
import segno
from drawn import of_kind

from kiclayout.base.color import BLACK
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.base.units import MM
from kiclayout.scene.items import Group, Path
from kiclayout.typeset import codes
from kiclayout.typeset.codes import codable, qr_items

ADDRESS = "https://www.example.org/wechat"


def drawn(rect: Rect, quiet: int) -> list[tuple[float, float, float, float]]:
    (path,) = of_kind(qr_items(ADDRESS, rect, BLACK, quiet), Path)
    corners = [segment[1:] for segment in path.segments if segment[0] in "ML"]
    boxes = [corners[start : start + 4] for start in range(0, len(corners), 4)]
    return [(box[0][0], box[0][1], box[2][0], box[2][1]) for box in boxes]  # type: ignore[misc]


@pytest.mark.parametrize("quiet", [0, 2, 4])
def test_the_modules_are_those_of_the_standard_inside_the_quiet_zone(quiet: int) -> None:
    rows = [list(row) for row in segno.make(ADDRESS, error="m", micro=False, boost_error=False).matrix]
    rect = Rect(10.0, 20.0, 66.0, 66.0)
    step = rect.width / (len(rows) + 2 * quiet)
    dark = set()
    for left, top, right, bottom in drawn(rect, quiet):
        assert bottom - top == pytest.approx(step)
        first, row = round((left - 10) / step) - quiet, round((top - 20) / step) - quiet
        dark |= {(row, column) for column in range(first, first + round((right - left) / step))}
    assert dark == {(y, x) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell}


def test_a_code_is_made_once_and_comes_back_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    value = f"{ADDRESS}?한글"
    codes._modules.cache_clear()
    fresh = qr_items(value, Rect(0, 0, 50, 50), BLACK)
    codes._modules.cache_clear()
    monkeypatch.setattr(codes, "_made", lambda value: pytest.fail("it was remembered"))
    assert qr_items(value, Rect(0, 0, 50, 50), BLACK) == fresh
    codes._modules.cache_clear()
    monkeypatch.setattr(codes, "_encoder", lambda: b"another")
    with pytest.raises(pytest.fail.Exception):
        qr_items(value, Rect(0, 0, 50, 50), BLACK)


def test_a_code_says_what_it_holds_to_those_who_cannot_see_it() -> None:
    (group,) = qr_items(ADDRESS, Rect(0, 0, 50, 50), BLACK)
    assert isinstance(group, Group)
    assert (group.role, group.alt) == ("Figure", ADDRESS)


@pytest.mark.parametrize(
    ("value", "fits", "found"),
    [
        (ADDRESS, True, ""),
        ("", False, ""),
        ("a" * 2400, False, "typeset-code-long"),
        ("한" * 700, True, "typeset-code-fine"),
    ],
)
def test_what_no_code_can_hold_is_said_not_raised(value: str, fits: bool, found: str) -> None:
    sink = Sink()
    assert codable(value, 60.0, Place("articles/a.md", 3), sink) is fits
    assert [(one.code, one.place) for one in sink] == [(found, Place("articles/a.md", 3))] * bool(found)


def test_a_code_of_the_size_named_is_coarse_enough() -> None:
    sink, place = Sink(), Place("articles/a.md", 3)
    codable("a" * 300, 40.0, place, sink, quiet=2)
    (found,) = sink
    assert found.value("module") < "0.35"
    codable("a" * 300, float(found.value("size")) * MM, place, sink, quiet=2)
    assert len(sink) == 1
