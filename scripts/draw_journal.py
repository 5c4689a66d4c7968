"""Draws the artwork of the layout kic-journal: masthead, an engraved sea, the lockup, the sign at an article's end.

The engraving is made as wood engravings are: lines of one distance, whose thickness is the tone. Where the sun stands
they stop; towards it and its path on the water they thin out; hills on both shores thicken them.
"""

from __future__ import annotations

import math
from itertools import groupby

from draw_marks import lockup
from draw_outlines import EMPTY, ROOT, SERIF_BOLD, Outline, Point, polygon, rectangle, svg, text

ART = ROOT / "layouts" / "kic-journal" / "art"
INK, BRASS = "#17191D", "#85560F"

WIDTH, HEIGHT, PITCH, STEP = 1460, 360, 9, 5
"""Of the engraving, in tenths of a millimetre: its size, from line to line, and from point to point of a line."""
HORIZON, SUN, RADIUS = 216.0, (730.0, 166.0), 88.0
HILLS = ((40, 92, 150), (262, 58, 96), (410, 30, 80), (1066, 26, 74), (1210, 66, 100), (1420, 104, 150))
"""Where they stand, how high they are and how wide they fall off."""
NEAREST = 0.12
"""How far a point may lie from the straight line between its neighbours and still be left out."""


def masthead() -> Outline:
    """KIC 저널 on one baseline, the Latin letters a little larger so that their capitals reach the Hangul's height."""
    letters = text("KIC", SERIF_BOLD, 118, tracking=12)
    name = text("저널", SERIF_BOLD, 100, tracking=-6)
    foot = letters.bounds[3]
    both = letters.moved(-letters.bounds[0], 0) + name.moved(
        letters.width + 30 - name.bounds[0], foot - name.bounds[3] + 4
    )
    return both.placed(0, 0)


def end_mark() -> Outline:
    """A small square."""
    return rectangle(0, 0, 100, 100)


# ---------------------------------------------------------------------------------------------------- engraving
def sea() -> Outline:
    """Sun, sky, two shores and the sea between them, all of one hatching."""
    made = EMPTY
    for number in range(HEIGHT // PITCH + 1):
        for shape in engraved(number * PITCH):
            made += shape
    return made


def engraved(level: float) -> list[Outline]:
    """The pieces of one line: as thick as the tone is dark, and none where there is no tone."""
    points = [(float(x), tone(x, level)) for x in range(0, WIDTH + STEP, STEP)]
    pieces = []
    for dark, run in groupby(points, key=lambda point: point[1] > 0):
        piece = thinned([(x, value * PITCH / 2) for x, value in run])
        if dark and len(piece) > 1:
            upper = [(x, swell(x, level) - half) for x, half in piece]
            lower = [(x, swell(x, level) + half) for x, half in reversed(piece)]
            pieces.append(polygon(*upper, *lower))
    return pieces


def tone(x: float, y: float) -> float:
    """How much of the ground a line covers: 0 = none, 1 = all."""
    away = math.hypot(x - SUN[0], y - SUN[1])
    if y < HORIZON:
        if y > HORIZON - shore(x):
            return 0.66 + 0.1 * math.sin(x / 23 + y / 11)
        return 0.0 if away < RADIUS else 0.07 + 0.3 * min((away - RADIUS) / 640, 1.0)
    depth = y - HORIZON
    path = math.exp(-(((x - SUN[0]) / (58 + 1.1 * depth)) ** 2))
    ripple = math.sin(x / (9 + depth / 7) + y * 1.7) * math.sin(x / 41 - y / 3)
    value = 0.5 + 0.12 * ripple - 0.62 * path + 0.3 * path * ripple
    return value if value > 0.05 else 0.0


def shore(x: float) -> float:
    """How high the hills stand above the horizon."""
    height = max(tall * math.exp(-(((x - middle) / width) ** 2)) for middle, tall, width in HILLS)
    return height if height > 3 else 0.0


def swell(x: float, level: float) -> float:
    """Where a line runs: level in the sky, in waves on the water, higher ones nearer to us."""
    depth = max(level - HORIZON, 0.0) / (HEIGHT - HORIZON)
    return level + 3.4 * depth * math.sin(x / 47 + level / 5) * math.cos(x / 133 - level / 17)


def thinned(points: list[Point]) -> list[Point]:
    """``points`` without those that lie on the way from one to the next, but one at least every 40 units."""
    kept = points[:1]
    for before, point, after in zip(points, points[1:], points[2:], strict=False):
        (x0, y0), (x1, y1) = kept[-1], after
        straight = y0 + (y1 - y0) * (point[0] - x0) / (x1 - x0)
        if abs(point[1] - straight) > NEAREST or point[0] - x0 >= 40 or (before is kept[-1] and len(points) < 4):
            kept.append(point)
    return kept + points[-1:] if len(points) > 1 else kept


def main() -> None:
    """Writes every piece."""
    ART.mkdir(parents=True, exist_ok=True)
    pieces = {
        "masthead": (masthead(), INK),
        "sea": (sea(), BRASS),
        "lockup": (lockup(), INK),
        "end": (end_mark(), BRASS),
    }
    for name, (outline, color) in pieces.items():
        (ART / f"{name}.svg").write_text(svg([(color, outline)]), encoding="ascii")


if __name__ == "__main__":
    main()
