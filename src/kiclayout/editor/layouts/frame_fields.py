"""The margins that the columns of a page template leave on their page, and the area that other margins give them.

The side column of the first one counts as part of them.
"""

from __future__ import annotations

from kiclayout.base.geometry import Rect
from kiclayout.design.layout import Layout
from kiclayout.design.placing import trim_of
from kiclayout.design.template import Frame, Template
from kiclayout.store.layout_frames import area_of

MARGINS = ("left", "right", "top", "bottom")


def margins_of(template: Template, columns: tuple[Frame, ...], layout: Layout) -> dict[str, float]:
    """What columns leave free at the edges of their page, in points."""
    page, area, left = trim_of(template, layout), area_of(columns), columns[0].whole.x
    return {"left": left, "right": page.right - area.right, "top": area.y, "bottom": page.bottom - area.bottom}


def area_within(template: Template, columns: tuple[Frame, ...], layout: Layout, margin: str, free: float) -> Rect:
    """The area of columns whose ``margin`` is ``free`` points; their other edges stay where they are."""
    area, by = area_of(columns), free - margins_of(template, columns, layout)[margin]
    left, top = (by if margin == one else 0.0 for one in ("left", "top"))
    wide = by if margin in ("left", "right") else 0.0
    high = by if margin in ("top", "bottom") else 0.0
    return Rect(area.x + left, area.y + top, area.width - wide, area.height - high)
