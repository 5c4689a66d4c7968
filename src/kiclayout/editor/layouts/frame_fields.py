"""The margins that a frame leaves on its page, and the rectangle that other margins give it.

A side column counts as part of its frame.
"""

from __future__ import annotations

from kiclayout.base.units import MM, parse_length
from kiclayout.design.layout import Layout
from kiclayout.design.template import Frame, Template
from kiclayout.store.layout_frames import millimetres

MARGINS = ("left", "right", "top", "bottom")
_NUMBER = {"left": 0, "right": 2, "top": 1, "bottom": 3}
"""Which number of a rectangle a margin changes most plainly."""


def margins_of(template: Template, frame: Frame, layout: Layout) -> dict[str, float]:
    """What a frame leaves free at the edges of its page, in points."""
    width, height = template.size if template.size[0] else layout.size
    whole = frame.whole
    return {"left": whole.x, "right": width - whole.right, "top": whole.y, "bottom": height - whole.bottom}


def rect_within(template: Template, frame: Frame, layout: Layout, margin: str, value: str) -> tuple[str, ...]:
    """The rectangle of a frame, in millimetres, as its file shall say it, with another margin.

    What is no length stands in the place of a number, so that whoever reads the file finds it there.
    """
    rect, free = frame.rect, margins_of(template, frame, layout)
    try:
        by = parse_length(value, bare=MM) - free[margin]
    except ValueError:
        said = list(map(millimetres, (rect.x, rect.y, rect.width, rect.height)))
        said[_NUMBER[margin]] = value
        return tuple(said)
    left, top = (by if margin == one else 0.0 for one in ("left", "top"))
    wide = by if margin in ("left", "right") else 0.0
    high = by if margin in ("top", "bottom") else 0.0
    return tuple(map(millimetres, (rect.x + left, rect.y + top, rect.width - wide, rect.height - high)))
