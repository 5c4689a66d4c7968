"""What is moved stays on the page and inside the margins; what is locked stays where it is, whoever asks."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from kiclayout.base.geometry import Rect
from kiclayout.base.record import replace
from kiclayout.content.issue import Issue
from kiclayout.content.placed import Moved, PageSpot, Sides, moved_pages, with_unlocked
from kiclayout.design.bounds import bounds
from kiclayout.design.furniture import (
    Art,
    Code,
    Column,
    Dial,
    Fill,
    Furniture,
    Label,
    Line,
    Logos,
    Pile,
    Stack,
    Strip,
    Words,
)
from kiclayout.design.layout import Layout
from kiclayout.design.locks import Lock, Locks
from kiclayout.design.placing import move_frames, move_things, placed, reset
from kiclayout.design.shifted import resizable, shifted
from kiclayout.design.template import Frame, Template

MAIN = Frame(name="main", rect=Rect(150, 100, 300, 600), side=80, gutter=20)
PICTURE = Art(file="a.svg", at=(400, 100), width=100, height=80, align="right", free="picture")
PAGE = Template(name="article", frames=(MAIN,), furniture=(PICTURE, Fill(rect=Rect(0, 0, 595, 60), color="ink")))
SPOT = PageSpot("articles/a.md", 1, "article")
ISSUE = Issue(1, dt.date(2026, 11, 18), "own", ())
MARGINS = Locks(margins=Lock(unlock="issue"))
FREE = Locks()


def layout(locks: Locks = FREE, template: Template = PAGE) -> Layout:
    return Layout(name="own", templates=(template,), locks=locks)


def rect_of(sides: Sides, locks: Locks = FREE, opens: frozenset[str] = frozenset(), frame: Frame = MAIN) -> Rect:
    template = replace(PAGE, frames=(frame,))
    return placed(template, Moved((("main", sides),)), layout(locks, template), opens).frames[0].rect


def test_a_frame_goes_anywhere_on_the_page_with_its_side_column() -> None:
    assert rect_of(Sides(x=200, y=10)) == Rect(200, 10, 300, 600)
    assert rect_of(Sides(x=10)).x == 100
    assert rect_of(Sides(width=2000)) == Rect(100, 100, pytest.approx(495.276), 600)


def test_a_frame_is_never_too_small_for_text() -> None:
    small = rect_of(Sides(width=1, height=1))
    assert (small.width, small.height) == (pytest.approx(42), 36)


def test_margins_keep_frames_inside_until_the_issue_opens_them() -> None:
    assert rect_of(Sides(x=10, y=50, height=900), MARGINS) == MAIN.rect
    assert rect_of(Sides(y=300, height=200), MARGINS) == Rect(150, 300, 300, 200)
    assert rect_of(Sides(y=50), MARGINS, frozenset({"margins"})).y == 50
    assert rect_of(Sides(y=50), Locks(margins=Lock()), frozenset({"margins"})).y == 100


@pytest.mark.parametrize(
    ("locks", "frame", "stays"),
    [
        (Locks(frames=Lock()), MAIN, True),
        (Locks(frames=Lock(templates=("poster",))), MAIN, False),
        (Locks(), replace(MAIN, locked=True), True),
    ],
)
def test_locked_frames_stay(locks: Locks, frame: Frame, stays: bool) -> None:
    assert (rect_of(Sides(x=200), locks, frame=frame) == frame.rect) is stays


def test_edits_refuse_what_is_locked_and_keep_what_is_where_the_layout_has_it_out_of_the_file() -> None:
    free = layout()
    made = move_frames(ISSUE, free, SPOT, {"main": Sides(x=200)})
    ((name, sides),) = moved_pages(made, "own")[SPOT].frames
    assert (name, sides.spelled()) == ("main", Sides(200, 100, 300, 600).spelled())
    assert move_frames(ISSUE, layout(Locks(frames=Lock())), SPOT, {"main": Sides(x=200)}) is ISSUE
    assert move_frames(ISSUE, layout(MARGINS), SPOT, {"main": Sides(x=20)}) is ISSUE
    assert move_frames(made, free, SPOT, {"main": None}) == reset(made, free, SPOT)
    assert moved_pages(reset(made, free, SPOT), "own") == {}
    assert move_frames(ISSUE, free, PageSpot("articles/a.md", 1, "none"), {"main": Sides(x=9)}) is ISSUE
    opened = with_unlocked(ISSUE, "own", "margins", True)
    assert move_frames(opened, layout(MARGINS), SPOT, {"main": Sides(y=20)}) is not opened


def test_furniture_moves_only_under_its_name() -> None:
    made = move_things(ISSUE, layout(), SPOT, {"picture": Sides(x=20), "band": Sides(x=20)})
    assert [name for name, _ in moved_pages(made, "own")[SPOT].things] == ["picture"]
    page = placed(PAGE, moved_pages(made, "own")[SPOT], layout())
    assert [bounds(one) for one in page.furniture] == [
        Rect(pytest.approx(20, abs=0.02), 100, 100, 80),
        Rect(0, 0, 595, 60),
    ]
    assert move_things(made, layout(), SPOT, {"picture": Sides(x=300)}) == reset(made, layout(), SPOT)


THINGS: tuple[Furniture, ...] = (
    Fill(rect=Rect(10, 20, 30, 40)),
    Line(start=(10, 20), end=(60, 20)),
    Art(file="a.svg", at=(60, 20), width=50, height=30, align="center"),
    Label(at=(60, 20), width=50, align="right", style="body", words=(Words(value="가"),)),
    Pile(things=(Label(at=(10, 20), width=50, style="body", words=(Words(value="가"),)),), bottom=80),
    Dial(center=(50, 50), radius=20),
    Stack(at=(10, 20), bottom=90, bottoms=(("a", 80),), columns=(Column(width=70),)),
    Logos(rect=Rect(10, 20, 90, 40)),
    Code(value="x", at=(10, 20), size=30),
    Strip(rect=Rect(10, 20, 90, 4)),
)


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_every_kind_of_furniture_can_be_moved(thing: Furniture) -> None:
    area = bounds(thing)
    if area is None:
        assert shifted(thing, Rect(0, 0, 1, 1)) is thing
        return
    assert bounds(shifted(thing, area.moved(7, -5))) == area.moved(7, -5)
    wanted = Rect(area.x, area.y, area.width + 12, area.height + 12 if area.height else 0)
    assert (bounds(shifted(thing, wanted)) == wanted) is resizable(thing)


def test_all_kinds_are_tried() -> None:
    assert {type(thing) for thing in THINGS} == set(get_args(Furniture))
