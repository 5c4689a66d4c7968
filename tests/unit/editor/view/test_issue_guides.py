"""Guides in an issue's placement."""

from __future__ import annotations

import datetime as dt

from kiclayout.base.record import replace
from kiclayout.base.units import MM
from kiclayout.content.issue import Issue, Placement
from kiclayout.editor.view.guides import RulerGuide
from kiclayout.editor.view.issue_guides import guides_of, stepped, with_guides

EMPTY = Issue(1, dt.date(2026, 11, 18), "kic-weekly")


def test_guides_are_kept_beside_what_else_was_dragged() -> None:
    other = ("articles/a.md", "copyfit", "tight")
    issue = replace(EMPTY, placements=(Placement("kic-weekly", (other,), (3,)),))
    wanted = (RulerGuide("x", 40 * MM), RulerGuide("y", 12.5 * MM), RulerGuide("y", 100 * MM))
    made = with_guides(issue, "kic-weekly", wanted)
    assert made.placements[0].entries == (other, ("guides", "x", "[40mm]"), ("guides", "y", "[12.5mm, 100mm]"))
    assert [(one.axis, round(one.at / MM, 3)) for one in guides_of(made, "kic-weekly")] == [
        ("x", 40.0),
        ("y", 12.5),
        ("y", 100.0),
    ]
    assert guides_of(made, "kic-journal") == ()
    assert with_guides(made, "kic-weekly", guides_of(made, "kic-weekly")) is made
    assert with_guides(made, "kic-weekly", ()).placements == issue.placements


def test_what_cannot_be_read_is_not_drawn() -> None:
    issue = replace(EMPTY, placements=(Placement("a", (("guides", "x", "[far, 10mm]"), ("guides", "z", "[1mm]"))),))
    assert [one.at for one in guides_of(issue, "a")] == [10 * MM]


def test_a_guide_is_put_on_half_millimetres() -> None:
    assert stepped(10.26 * MM) == 10.5 * MM
    assert stepped(10.2 * MM) == 10.0 * MM
