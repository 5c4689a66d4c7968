"""Draws the bio park on its bay from the air: blocks and gardens on a spit, its ring laboratory, the city across.

Places are metres on the ground: x right of the middle, z away from the camera.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

from draw_canvas import WIDTH, Canvas, Ramp, across, clear, down, hull, mix
from draw_nature import Grove, cloud, glitter, plant, ridge, sky, sun, wave
from draw_outlines import Point, polygon
from draw_palette import INDIGO, RED
from draw_view import Block, Spot, Stage, Sun, View

WIDE = (2100, 1110)  # pixels of pictures across the page
TURN = -16  # of the park's grid, in degrees

# The park from the air, in metres: blocks as x, z, width, depth, height, turn, and what roof they have.
# fmt: off
BLOCKS = (
    (-300, 560, 120, 46, 34, -16, "green"), (-150, 590, 60, 60, 58, -16, "red"), (-290, 650, 90, 60, 26, -16, "sun"),
    (-60, 640, 110, 44, 30, -16, "plain"), (-180, 700, 130, 40, 40, -16, "sun"), (70, 600, 46, 46, 96, -16, "tower"),
    (150, 560, 100, 56, 28, -16, "green"), (270, 600, 84, 50, 44, -16, "indigo"), (190, 670, 120, 44, 36, -16, "sun"),
    (340, 690, 90, 60, 30, -16, "plain"), (20, 740, 90, 60, 48, -16, "indigo"), (-320, 770, 100, 56, 36, -16, "red"),
    (140, 790, 110, 52, 32, -16, "green"), (-80, 810, 120, 46, 28, -16, "plain"), (300, 810, 70, 70, 62, -16, "red"),
    (-220, 870, 90, 50, 40, -16, "sun"), (60, 890, 120, 56, 34, -16, "plain"), (420, 560, 70, 40, 24, -16, "sun"),
    (440, 790, 90, 50, 36, -16, "green"), (230, 910, 100, 60, 44, -16, "indigo"), (-420, 660, 70, 50, 24, -16, "plain"),
    (-430, 800, 90, 60, 34, -16, "green"), (-360, 930, 120, 50, 30, -16, "plain"), (400, 950, 120, 60, 40, -16, "red"),
    (-90, 960, 90, 60, 56, -16, "sun"),
)
SHORE = (
    (-560, 560), (-520, 520), (-470, 506), (-380, 496), (-330, 508), (-230, 500), (-190, 522), (-120, 524), (-96, 500),
    (-10, 488), (40, 520), (120, 510), (200, 490), (330, 500), (400, 486), (470, 500), (560, 540), (700, 560),
    (820, 640), (1500, 700), (2400, 1500), (900, 1500), (300, 1420), (-200, 1180), (-480, 1080), (-590, 900),
    (-600, 700),
)
# fmt: on
ROOFS = {
    "green": "#7FA878",
    "red": "#C4573F",
    "sun": "#3B5A9A",
    "plain": "#EADFC8",
    "tower": "#EADFC8",
    "indigo": "#5D78B8",
}


def aerial() -> Canvas:
    """The park on its spit in the morning: the ring of its laboratory, piers, the city across the bay."""
    canvas = Canvas("#C9DCE0", WIDE)
    view = View((-20, 262, -190), 1470, (750, 150), 0, ("#F3DDBD", 4600))
    stage = Stage(canvas, view, Sun((1.15, -0.2), "#2A4470", 0.5))
    sky(canvas, 170, "#8FB7CC", "#CFDCD6", "#FBE2B8")
    sun(canvas, 318, 96, 30, "#FFE9BC", 10)
    for x, y, width in ((40, 70, 300), (560, 52, 260), (900, 92, 340), (1230, 60, 280)):
        cloud(canvas, x, y, width, "#FFF6E4", 0.75)
    far_side(canvas)
    bay(stage)
    viaduct(stage)
    land(stage)
    ring_laboratory(stage)
    buildings(stage)
    stage.play()
    boats(stage)
    with canvas.blended("softlight"):
        canvas.rectangle(
            Ramp((250, 60), (1300, 800), ("#FFD99050", "#FFE2A800", "#14204A50")), 0, 0, WIDTH, canvas.height
        )
    return canvas


def far_side(canvas: Canvas) -> None:
    """Three ranges of hills and the city at their foot."""
    ridge(
        canvas,
        down(60, 170, "#A9BFC6", "#E9D8BC"),
        172,
        ((0, 60), (180, 96), (380, 40), (620, 70), (840, 34), (1100, 92), (1330, 48), (1500, 70)),
    )
    ridge(
        canvas,
        down(90, 190, "#8FAFB3", "#E3D2B4"),
        184,
        ((0, 34), (150, 60), (330, 26), (560, 30), (800, 62), (1000, 30), (1240, 58), (1500, 30)),
    )
    for number in range(74):
        x = 520 + 13.4 * number
        high = 10 + 46 * wave(number) ** 2 * math.exp(-(((x - 980) / 330) ** 2)) + 12 * wave(number, 2)
        width = 7 + 6 * wave(number, 3)
        canvas.rectangle(across(x, x + width, "#E9D3B2", "#8FA6AC"), x, 184 - high, width, high + 6)
    canvas.rectangle(down(150, 200, "#F6E2BE00", "#F6E2BECC", "#F6E2BE00"), 0, 150, WIDTH, 50)


def bay(stage: Stage) -> None:
    """Water from the far shore to the camera, with the sun's road on it."""
    canvas = stage.canvas
    canvas.rectangle(
        down(182, canvas.height, "#E9D9B8", "#A9C6C2", "#5C97A0", "#2E6C80", "#1D4F68"),
        0,
        182,
        WIDTH,
        canvas.height - 182,
    )
    glitter(canvas, (318, 190, 188, 420), "#FFF3D4", 230, 0.85)
    for number in range(150):
        share = (number / 150) ** 1.4
        y = 200 + share * (canvas.height - 210)
        x = WIDTH * wave(number, 5)
        canvas.ellipse(
            clear("#E6F0EA", 0.10 + 0.1 * share), x, y, 10 + 70 * share * (0.4 + wave(number, 6)), 0.8 + 1.4 * share
        )


def viaduct(stage: Stage) -> None:
    """The railway over the bay, from the park's back to the city, with a train on it."""
    canvas, view = stage.canvas, stage.view
    start, end = (-470, 1000), (1000, 11500)
    for pier in range(64):
        share = (pier / 63) ** 2.2
        x, z = (a + share * (b - a) for a, b in zip(start, end, strict=True))
        (px, py), (qx, qy) = view.seen((x, 0, z)), view.seen((x, 26, z))
        canvas.line(view.hazed("#C9BFA9", (x, 0, z)), ((px, py + 3), (qx, qy)), 7 * view.size((x, 0, z)))
    for high, color, wide in ((26, "#8FA0A0", 9), (30, "#FFF6E4", 9)):
        deck = [
            (start[0] - wide, high, start[1]),
            (start[0] + wide, high, start[1]),
            (end[0] + wide, high, end[1]),
            (end[0] - wide, high, end[1]),
        ]
        canvas.face(
            Ramp(
                view.seen((*start[:1], high, start[1])),
                view.seen((end[0], high, end[1])),
                (color, mix(color, "#F3DDBD", 0.8), "#EBD9B8"),
            ),
            view.outline(deck),
        )
    for car in range(5):
        z = 1240 + 62 * car
        x = start[0] + (z - start[1]) / (end[1] - start[1]) * (end[0] - start[0])
        stage.block(Block(x, z, 8, 56, 9, 30, -3), "#FFFFFF", "#C8452F")


def land(stage: Stage) -> None:
    """The spit: a lit beach, lawns, a grid of streets, trees along them."""
    canvas, view = stage.canvas, stage.view
    shallow = [(x * 1.0, z - 26) for x, z in SHORE]
    with canvas.soft(7):
        canvas.polygon("#8FCFC0A0", view.outline([(x, 0, z) for x, z in shallow]))
    edge = view.outline([(x, 0, z) for x, z in SHORE])
    canvas.polygon(down(180, 560, "#F0DDB8", "#E9D3A4"), edge)
    inner = view.outline([(x * 0.985, 0, z + 9) for x, z in SHORE])
    canvas.polygon(down(185, 560, "#E4D9B4", "#B8C795", "#9DB982"), inner)
    with canvas.clipped(inner):
        streets(stage)
    trees(stage)


def streets(stage: Stage) -> None:
    """Streets in two directions, turned like the blocks."""
    for line in (-520, -370, -235, -118, 10, 118, 222, 352, 480, 610):
        stage.ground(
            stage.view.hazed("#F3EAD6", (line, 0, 700)),
            [spun(line + dx, z) for dx, z in ((-6, 380), (6, 380), (6, 1400), (-6, 1400))],
        )
    for line in (535, 622, 728, 838, 925, 1010, 1120, 1240):
        stage.ground(
            stage.view.hazed("#F3EAD6", (0, 0, line)),
            [spun(x, line + dz) for x, dz in ((-1300, -5), (1300, -5), (1300, 5), (-1300, 5))],
        )


def spun(x: float, z: float) -> Point:
    """A place of the park's grid, turned about its middle as its blocks are."""
    cos, sin = math.cos(math.radians(TURN)), math.sin(math.radians(TURN))
    return cos * x + sin * (z - 700), 700 - sin * x + cos * (z - 700)


def trees(stage: Stage) -> None:
    """Rows of trees along the shore and the streets, a grove at the point."""
    spots = []
    for (ax, az), (bx, bz) in pairwise(SHORE[1:19]):
        count = max(1, round(math.hypot(bx - ax, bz - az) / 9))
        for step in range(count):
            share = step / count
            spots.append(
                (ax + share * (bx - ax), az + share * (bz - az) + 15 + 6 * wave(step, ax), 11 + 5 * wave(step, az))
            )
    for number in range(420):
        x, z = spun(-560 + 2.9 * number, (548, 636, 742, 852, 940, 1024)[number % 6] + 4 * wave(number, 8))
        if not any(abs(x - one[0]) < 0.6 * one[2] and abs(z - one[1]) < 0.62 * one[3] for one in BLOCKS):
            spots.append((x, z, 10 + 5 * wave(number, 9)))
    plant(stage, Grove(tuple(spot for spot in spots if inside(spot[:2], SHORE)), "#3F7A5A"))


def buildings(stage: Stage) -> None:
    """The blocks, their shadows first; beyond the park, low roofs of the district fading away."""
    solids = [(Block(*spun_block(one)), one[6]) for one in BLOCKS]
    for number in range(260):
        x, z = -900 + 2600 * wave(number, 11), 1010 + 420 * wave(number, 12) ** 0.8
        if not inside((x, z + 20), SHORE) or not inside((x - 40, z), SHORE):
            continue
        solids.append((Block(x, z, 30 + 40 * wave(number, 13), 26, 10 + 26 * wave(number, 14) ** 2, 0, TURN), "plain"))
    for block, _ in solids:
        stage.canvas.polygon(stage.sun.shade, stage.shadow(block), 0.3)
    for block, roof in solids:
        stage.later((block.x, 0, block.z), lambda block=block, roof=roof: building(stage, block, roof))


def inside(point: Point, corners: tuple[Point, ...]) -> bool:
    """Whether a point lies in a polygon."""
    within = False
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (ay > point[1]) != (by > point[1]) and point[0] < (bx - ax) * (point[1] - ay) / (by - ay) + ax:
            within = not within
    return within


def spun_block(one: tuple) -> tuple[float, float, float, float, float, float, float]:
    return one[0], one[1], one[2], one[3], one[4], 0.0, one[5]


def building(stage: Stage, block: Block, roof: str) -> None:
    """One block: bands of windows, a roof garden, cells or plant on top."""
    wall = "#FBF3E2" if roof != "tower" else "#EDF0EA"
    shown = stage.block(block, wall, ROOFS[roof])
    floors = max(1, round(block.height / 5.2))
    for name in shown:
        if name != "top":
            side = block.side(name)
            for floor in range(floors):
                stage.patch(side, (0.04, (floor + 0.3) / floors, 0.92, 0.42 / floors), "#4F7F92")
    top = block.side("top")
    if roof == "sun":
        for row in range(4):
            stage.patch(top, (0.06, 0.08 + 0.23 * row, 0.88, 0.15), "#6F8FC9")
    elif roof == "green":
        stage.patch(top, (0.08, 0.12, 0.84, 0.76), "#9CBF86")
        stage.patch(top, (0.46, 0.0, 0.06, 1.0), "#EADFC8")
    elif roof == "tower":
        crown = block.above(10, 6)
        stage.block(crown, RED, "#D0614A")
    else:
        stage.block(replace(block, width=0.3 * block.width, depth=0.4 * block.depth).above(5), "#F2E8D4", "#D9CDB4")


def ring_laboratory(stage: Stage) -> None:
    """The landmark at the point: a ring of glass round a court, pierced by a bar."""
    middle, outer, inner, high = (-40.0, 560.0), 62.0, 44.0, 22.0
    view, canvas = stage.view, stage.canvas

    def circle(radius: float, y: float, dx: float = 0, dz: float = 0) -> list[Spot]:
        return [
            (
                middle[0] + dx + radius * math.cos(step * math.pi / 30),
                y,
                middle[1] + dz + radius * math.sin(step * math.pi / 30),
            )
            for step in range(60)
        ]

    def paint() -> None:
        canvas.polygon("#B9CE9A", view.outline(circle(inner, 0)))
        wall(stage, circle(inner, 0), circle(inner, high), inside=True)
        wall(stage, circle(outer, 0), circle(outer, high), inside=False)
        top, hole = view.outline(circle(outer, high)), view.outline(circle(inner, high))
        canvas.outline("#FFF9EC", polygon(*top) + polygon(*hole).hole)
        ticks(stage, middle, (inner + 3, outer - 3), high)
        bar = Block(middle[0], middle[1] - 26, 9, 2 * outer + 64, 5, high - 1, 0)
        stage.block(bar, "#C13A22", "#D8553C")

    dx, dz = (part * high for part in stage.sun.shadow)
    ends = [(x, z) for x, _, z in circle(outer, 0)] + [(x, z) for x, _, z in circle(outer, 0, dx, dz)]
    canvas.polygon(stage.sun.shade, view.outline([(x, 0, z) for x, z in hull(ends)]), 0.3)
    stage.later((middle[0], 0, middle[1] - 30), paint)


def wall(stage: Stage, low: list[Spot], high: list[Spot], *, inside: bool) -> None:
    """The ring's glass, panel by panel, as far as it is seen."""
    for place in range(60):
        after = (place + 1) % 60
        x, _, z = low[place]
        cos, sin = math.cos((place + 0.5) * math.pi / 30), math.sin((place + 0.5) * math.pi / 30)
        normal = (-cos, 0.0, -sin) if inside else (cos, 0.0, sin)
        toward = (stage.view.eye[0] - x) * normal[0] + (stage.view.eye[2] - z) * normal[2]
        if toward <= 0:
            continue
        tone = stage.sun.lit(("#8FBCC0", "#7BAEB6")[place % 2], normal)
        stage.area(tone, [low[place], low[after], high[after], high[place]])


def ticks(stage: Stage, middle: Point, reach: tuple[float, float], y: float) -> None:
    """The ring's rooflights, like the marks of a dial."""
    for tick in range(52):
        angle = math.radians((9 + 6.48 * tick) if tick < 26 else 189 + 6.48 * (tick - 26))
        cos, sin = math.sin(angle), math.cos(angle)
        ends = [
            (middle[0] + r * cos - s * sin, y, middle[1] + r * sin + s * cos)
            for r, s in ((reach[0], -1.2), (reach[1], -1.6), (reach[1], 1.6), (reach[0], 1.2))
        ]
        stage.area("#C8452F" if tick < 40 else "#E0C9AC", ends)


def boats(stage: Stage) -> None:
    """A ferry with its wake, sails, and two piers with moored boats."""
    canvas, view = stage.canvas, stage.view
    for x in (-262, 300):
        stage.ground("#E9D9BC", [(x - 4, 500), (x + 4, 500), (x + 4, 440), (x - 4, 440)], 2)
        for row in range(5):
            for side in (-1, 1):
                at = (x + side * 12, 0, 448 + 10 * row)
                hull_boat(canvas, view.seen(at), 9 * view.size(at), side)
    start, end = view.seen((66, 0, 436)), view.seen((-330, 0, 424))
    canvas.polygon(Ramp(start, end, ("#FFFFFFD0", "#FFFFFF00")), (start, (end[0], end[1] - 9), (end[0], end[1] + 16)))
    ferry(stage, 70, 436)
    for x, z in ((-300, 446), (230, 452), (300, 432), (-720, 760), (-860, 1000), (-760, 1500), (-90, 452)):
        sail(canvas, view.seen((x, 0, z)), 22 * view.size((x, 0, z)))


def hull_boat(canvas: Canvas, at: Point, length: float, way: int) -> None:
    x, y = at
    shape = (
        (x - way * 0.5 * length, y),
        (x + way * 0.7 * length, y - 0.04 * length),
        (x + way * 0.4 * length, y + 0.16 * length),
        (x - way * 0.4 * length, y + 0.16 * length),
    )
    canvas.polygon("#FFFDF6", shape)


def ferry(stage: Stage, x: float, z: float) -> None:
    """Three decks in white with a red line."""
    for block, color in (
        (Block(x, z, 44, 12, 5, 0, 6), RED),
        (Block(x, z, 42, 11, 6, 5, 6), "#FFFBF0"),
        (Block(x - 2, z, 30, 9, 5, 11, 6), "#FFFBF0"),
        (Block(x + 6, z, 8, 7, 4, 16, 6), INDIGO),
    ):
        stage.block(block, color)


def sail(canvas: Canvas, at: Point, height: float) -> None:
    """A small yacht and its image in the water."""
    x, y = at
    canvas.polygon("#FFFDF4", ((x, y - height), (x + 0.36 * height, y - 0.06 * height), (x, y - 0.06 * height)))
    canvas.polygon(
        "#E9D6B6",
        (
            (x - 0.03 * height, y - 0.85 * height),
            (x - 0.03 * height, y - 0.06 * height),
            (x - 0.22 * height, y - 0.06 * height),
        ),
    )
    canvas.polygon(
        RED,
        (
            (x - 0.28 * height, y - 0.04 * height),
            (x + 0.38 * height, y - 0.04 * height),
            (x + 0.26 * height, y + 0.05 * height),
            (x - 0.2 * height, y + 0.05 * height),
        ),
    )
    canvas.polygon(
        "#FFFFFF30",
        ((x - 0.2 * height, y + 0.07 * height), (x + 0.26 * height, y + 0.07 * height), (x, y + 0.6 * height)),
    )
