"""Space for the example pictures: a camera, blocks with lit and shaded sides, façades, shadows on the ground.

Space is measured in metres: x to the right, y up from the ground, z away. The camera looks level, so that upright
edges stay upright; where the horizon lies is the picture's choice, as with a shift lens.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from draw_canvas import Canvas, Paint, hull, mix
from draw_outlines import Outline, Point

Spot = tuple[float, float, float]
NEAR = 0.35  # what is nearer to the camera is cut off, in metres


@dataclass(frozen=True, slots=True)
class View:
    """A camera and the air before it.

    Attributes:
        eye: Where it stands.
        focus: Units a metre measures at a distance of one metre.
        middle: Where in the picture the point straight ahead at eye level falls.
        turn: How far it is turned to the right, in degrees.
        air: What far things fade to, and at what distance they have all but gone.
    """

    eye: Spot
    focus: float
    middle: Point
    turn: float = 0.0
    air: tuple[str, float] = ("#FFFFFF", 1e9)

    def turned(self, spot: Spot) -> Spot:
        """The spot as the camera has it: right, up, ahead."""
        x, y, z = (a - b for a, b in zip(spot, self.eye, strict=True))
        cos, sin = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        return cos * x - sin * z, y, sin * x + cos * z

    def placed(self, right: float, up: float, ahead: float) -> Point:
        return self.middle[0] + self.focus * right / ahead, self.middle[1] - self.focus * up / ahead

    def seen(self, spot: Spot) -> Point:
        """Where a spot before the camera falls in the picture."""
        return self.placed(*self.turned(spot))

    def depth(self, spot: Spot) -> float:
        return self.turned(spot)[2]

    def size(self, spot: Spot) -> float:
        """Units a metre measures there."""
        return self.focus / max(NEAR, self.depth(spot))

    def outline(self, spots: Sequence[Spot]) -> list[Point]:
        """A flat face in the picture, cut where it comes too near."""
        around, kept = [self.turned(spot) for spot in spots], []
        for before, now in zip([around[-1], *around[:-1]], around, strict=True):
            if (before[2] < NEAR) != (now[2] < NEAR):
                share = (NEAR - before[2]) / (now[2] - before[2])
                kept.append(tuple(a + share * (b - a) for a, b in zip(before, now, strict=True)))
            if now[2] >= NEAR:
                kept.append(now)
        return [self.placed(*spot) for spot in kept]

    def hazed(self, color: str, spot: Spot) -> str:
        """A colour as the air there leaves it."""
        tint, reach = self.air
        return mix(color, tint, 0.94 * (1 - math.exp(-2.2 * max(0.0, self.depth(spot)) / reach)))


@dataclass(frozen=True, slots=True)
class Sun:
    """Light from one side.

    Attributes:
        shadow: Where the shadow of the top of a thing one metre high falls, in metres (x, z).
        shade: The colour that unlit sides are mixed with.
        dark: How much of it an unlit side takes.
    """

    shadow: Point
    shade: str = "#1E2A55"
    dark: float = 0.45

    def lit(self, color: str, normal: Spot) -> str:
        """The colour of a side that faces `normal`."""
        toward = (-self.shadow[0], 1.0, -self.shadow[1])
        length = math.hypot(*toward)
        light = max(0.0, sum(a * b for a, b in zip(toward, normal, strict=True)) / length)
        return mix(color, self.shade, self.dark * (1 - min(1.0, 1.35 * light)))


@dataclass(frozen=True, slots=True)
class Side:
    """An upright or level rectangle in space: a corner, and the ways along it and up it."""

    corner: Spot
    along: Spot
    up: Spot

    def at(self, u: float, v: float) -> Spot:
        """A spot of it; u and v run from 0 to 1."""
        return tuple(c + u * a + v * b for c, a, b in zip(self.corner, self.along, self.up, strict=True))

    def part(self, left: float, foot: float, width: float, height: float) -> list[Spot]:
        """The corners of a part of it, in shares."""
        return [
            self.at(left, foot),
            self.at(left + width, foot),
            self.at(left + width, foot + height),
            self.at(left, foot + height),
        ]

    @property
    def length(self) -> float:
        return math.hypot(*self.along)

    @property
    def height(self) -> float:
        return math.hypot(*self.up)


@dataclass(frozen=True, slots=True)
class Block:
    """A box on the ground, or above it, turned about its middle (clockwise seen from above)."""

    x: float
    z: float
    width: float
    depth: float
    height: float
    base: float = 0.0
    turn: float = 0.0

    def corner(self, u: float, w: float, y: float) -> Spot:
        """A corner: u across and w away run from -0.5 to 0.5."""
        cos, sin = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        x, z = u * self.width, w * self.depth
        return self.x + cos * x + sin * z, y, self.z - sin * x + cos * z

    def side(self, name: str) -> Side:
        """front (towards the camera), back, left, right or top."""
        corners = {
            "front": ((-0.5, -0.5), (0.5, -0.5)),
            "right": ((0.5, -0.5), (0.5, 0.5)),
            "back": ((0.5, 0.5), (-0.5, 0.5)),
            "left": ((-0.5, 0.5), (-0.5, -0.5)),
        }
        if name == "top":
            top = self.base + self.height
            corner, right, far = (self.corner(u, w, top) for u, w in ((-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5)))
            return Side(corner, between(corner, right), between(corner, far))
        start, end = (self.corner(*place, self.base) for place in corners[name])
        return Side(start, between(start, end), (0, self.height, 0))

    def above(self, height: float, inset: float = 0.0) -> Block:
        """A block standing on this one, smaller by `inset` metres all round."""
        return replace(
            self,
            base=self.base + self.height,
            height=height,
            width=self.width - 2 * inset,
            depth=self.depth - 2 * inset,
        )


def between(start: Spot, end: Spot) -> Spot:
    return tuple(b - a for a, b in zip(start, end, strict=True))


Span = tuple[float, float]


def level(y: float, x: Span, z: Span) -> list[Spot]:
    """A rectangle lying at a height."""
    return [(x[0], y, z[0]), (x[1], y, z[0]), (x[1], y, z[1]), (x[0], y, z[1])]


def along(x: float, y: Span, z: Span) -> list[Spot]:
    """An upright rectangle that runs away from the camera."""
    return [(x, y[0], z[0]), (x, y[1], z[0]), (x, y[1], z[1]), (x, y[0], z[1])]


def athwart(z: float, x: Span, y: Span) -> list[Spot]:
    """An upright rectangle across the view."""
    return [(x[0], y[0], z), (x[1], y[0], z), (x[1], y[1], z), (x[0], y[1], z)]


SIDES = ("back", "left", "right", "front", "top")
Thing = tuple[float, Callable[[], None]]  # how far away, and what paints it


class Stage:
    """A canvas seen through a camera under one light."""

    def __init__(self, canvas: Canvas, view: View, sun: Sun) -> None:
        self.canvas, self.view, self.sun = canvas, view, sun
        self.things: list[Thing] = []

    def later(self, spot: Spot, paint: Callable[[], None]) -> None:
        """Paints it when everything behind it is there."""
        self.things.append((self.view.depth(spot), paint))

    def play(self) -> None:
        """Paints what was put off, far things first."""
        for _, paint in sorted(self.things, key=lambda thing: -thing[0]):
            paint()
        self.things.clear()

    def area(self, color: str, spots: Sequence[Spot], *, haze: bool = True) -> None:
        """A flat face."""
        tint = self.view.hazed(color, spots[0]) if haze else color
        self.canvas.face(tint, self.view.outline(spots))

    def ground(self, paint: Paint, points: Sequence[Point], height: float = 0.0) -> None:
        """An area on the ground, its corners (x, z)."""
        self.canvas.face(paint, self.view.outline([(x, height, z) for x, z in points]))

    def faces_eye(self, side: Side) -> bool:
        """Whether the camera sees the outside of a side."""
        normal = outward(side)
        eye = between(side.corner, self.view.eye)
        return sum(a * b for a, b in zip(normal, eye, strict=True)) > 0

    def tone(self, color: str, side: Side) -> str:
        """A colour on that side in this light and air."""
        return self.view.hazed(self.sun.lit(color, outward(side)), side.at(0.5, 0.5))

    def block(self, block: Block, color: str, top: str | None = None) -> list[str]:
        """Paints the sides that can be seen, and names them."""
        shown = [name for name in SIDES if self.faces_eye(block.side(name))]
        for name in shown:
            side = block.side(name)
            tint = self.tone(top if name == "top" and top else color, side)
            self.canvas.face(tint, self.view.outline(side.part(0, 0, 1, 1)))
        return shown

    def patch(self, side: Side, box: tuple[float, float, float, float], color: str, *, lit: bool = False) -> None:
        """A part of a side (left, foot, width, height in shares); `lit` glows by itself."""
        tint = self.view.hazed(color, side.at(0.5, 0.5)) if lit else self.tone(color, side)
        self.canvas.face(tint, self.view.outline(side.part(*box)))

    def panes(
        self,
        side: Side,
        box: tuple[float, float, float, float],
        grid: tuple[int, int],
        color: Callable[[int, int], str],
    ) -> None:
        """Panes filling a part of a side; `grid` and `color` count columns, then rows from the foot."""
        left, foot, width, height = box
        columns, rows = grid
        for row in range(rows):
            for column in range(columns):
                place = (left + width * (column + 0.1) / columns, foot + height * (row + 0.16) / rows)
                self.patch(side, (*place, 0.8 * width / columns, 0.68 * height / rows), color(column, row))

    def shadow(self, block: Block) -> list[Point]:
        """The outline of a block's shadow on the ground."""
        dx, dz = self.sun.shadow
        spots = []
        for u, w in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)):
            for y in (block.base, block.base + block.height):
                x, _, z = block.corner(u, w, 0)
                spots.append((x + y * dx, z + y * dz))
        return self.view.outline([(x, 0, z) for x, z in hull(spots)])

    def lettering(self, side: Side, outline: Outline, place: tuple[float, float, float], color: str) -> None:
        """Letters on a side: `place` is left and foot in shares, and the height of their em in metres per unit."""
        left, foot, scale = place

        def mapped(point: Point) -> Point:
            spot = side.at(left + point[0] * scale / side.length, foot - point[1] * scale / side.height)
            return self.view.seen(spot)

        commands = tuple((name, tuple(mapped(point) for point in points)) for name, points in outline.commands)
        self.canvas.outline(color, Outline(commands))


def outward(side: Side) -> Spot:
    """The direction a side faces: along × up, turned outwards, of length 1."""
    (ax, ay, az), (bx, by, bz) = side.along, side.up
    normal = (ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)
    length = math.hypot(*normal) or 1.0
    return tuple(-part / length for part in normal)
