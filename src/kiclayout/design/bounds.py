"""Where furniture stands, as far as its layout alone says it: for checks that it is on the page and beside the text."""

from __future__ import annotations

from kiclayout.base.geometry import Rect, enclosing
from kiclayout.base.record import replace
from kiclayout.design.furniture import Art, Code, Dial, Fill, Furniture, Label, Line, Logos, Pile, Stack, Strip
from kiclayout.design.layout import Layout

_ASCENT, _DESCENT = 0.8, 0.1
"""How far words reach above and below their baseline, as shares of their size."""
_FAR = {"left": 0.0, "center": 0.5, "right": 1.0}


def bounds(thing: Furniture) -> Rect | None:
    """The area of ``thing``, in points; of text the lines' measure and the first baseline; None = it is clipped."""
    match thing:
        case Fill() | Logos() | Strip():
            return thing.rect
        case Line():
            (x0, y0), (x1, y1) = thing.start, thing.end
            return Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        case Art() | Label():
            height = thing.height if isinstance(thing, Art) else 0.0
            return Rect(thing.at[0] - thing.width * _FAR.get(thing.align, 0.0), thing.at[1], thing.width, height)
        case Code():
            return Rect(*thing.at, thing.size, thing.size)
        case Stack():
            lowest = max([thing.bottom, *(bottom for _, bottom in thing.bottoms), thing.at[1]])
            width = max((column.x + column.width for column in thing.columns), default=0.0)
            across = max(width, thing.rule_x + thing.rule_width) + (thing.abreast - 1) * thing.abreast_step
            return Rect(*thing.at, across, lowest - thing.at[1])
        case Pile():
            areas = [area for inner in thing.things if (area := bounds(inner)) is not None]
            return enclosing([*areas, *([Rect(areas[0].x, thing.bottom, 0.0, 0.0)] if areas and thing.bottom else [])])
        case Dial():
            return None


def taken(thing: Furniture, layout: Layout) -> tuple[Rect, ...]:
    """Where words, marks and codes of ``thing`` stand over which no text may run, in points.

    Grounds, rules, ornaments and pictures may lie under text. Of a label without a measure only its beginning is known;
    of one with several lines all that it may need.
    """
    match thing:
        case Label():
            style = layout.style(thing.style)
            width, high = max(thing.width, style.text.size), (thing.lines - 1) * style.leading
            top, left = thing.at[1] - _ASCENT * style.text.size, thing.at[0] - width * _FAR.get(thing.align, 0.0)
            return (Rect(left, top, width, (_ASCENT + _DESCENT) * style.text.size + high),)
        case Pile():
            return tuple(area for inner in thing.things for area in taken(inner, layout))
        case Strip():
            foot = thing.baseline + _DESCENT * layout.text_style(thing.style).size if thing.baseline else 0.0
            return (replace(thing.rect, height=max(thing.rect.height, foot)),)
        case Stack() | Logos() | Code():
            area = bounds(thing)
            return (area,) if area is not None else ()
        case _:
            return ()


def reaches_bleed(thing: Furniture) -> bool:
    """Whether ``thing`` may reach into the bleed: grounds and rules."""
    return isinstance(thing, Fill | Line)
