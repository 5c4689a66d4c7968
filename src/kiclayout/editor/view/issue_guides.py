"""The guides that an issue keeps in its placement: read from it, and put into it.

A guide lies on every page, at so many millimetres from the trim's corner. What cannot be read stays in the file and is
not drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiclayout.base.record import replace
from kiclayout.base.units import MM, parse_length
from kiclayout.content.issue import Issue, Placement
from kiclayout.editor.view.guides import RulerGuide
from kiclayout.store.placement import GUIDES

STEP = 0.5
"""Millimetres that a guide is put to."""


def guides_of(issue: Issue, layout: str) -> tuple[RulerGuide, ...]:
    """The guides of ``issue`` while it wears the layout of that name."""
    return tuple(guide for one in issue.placements if one.layout == layout for guide in _guides(one))


def _guides(placement: Placement) -> Iterator[RulerGuide]:
    for subject, key, value in placement.entries:
        if subject == GUIDES and key in ("x", "y"):
            for word in value.strip("[] ").split(","):
                try:
                    yield RulerGuide("x" if key == "x" else "y", parse_length(word.strip()))
                except ValueError:
                    continue


def with_guides(issue: Issue, layout: str, guides: Sequence[RulerGuide]) -> Issue:
    """``issue`` with these guides and no other ones; the very same if it has them."""
    if guides_of(issue, layout) == tuple(guides):
        return issue
    old = next((one for one in issue.placements if one.layout == layout), Placement(layout))
    kept = tuple(entry for entry in old.entries if entry[0] != GUIDES)
    new = replace(old, entries=(*kept, *_entries(guides)), lines=())
    others = tuple(one for one in issue.placements if one.layout != layout)
    return replace(issue, placements=tuple(sorted((*others, new), key=lambda one: one.layout)))


def _entries(guides: Sequence[RulerGuide]) -> Iterator[tuple[str, str, str]]:
    for axis in ("x", "y"):
        places = sorted({round(guide.at / MM, 2) for guide in guides if guide.axis == axis})
        if places:
            yield GUIDES, axis, "[" + ", ".join(f"{place:g}mm" for place in places) + "]"


def stepped(at: float) -> float:
    """A place, in points, on the nearest half millimetre."""
    return round(at / MM / STEP) * STEP * MM
