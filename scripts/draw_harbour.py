"""Draws the container port at sundown: a ship along its quay, a row of cranes, driverless trucks, two workers.

The quay is measured in metres: its edge runs away from the camera, water on the left, yard on the right.
"""

from __future__ import annotations

import math

from draw_canvas import WIDTH, Canvas, Ramp, across, clear, down, mix
from draw_nature import cloud, glitter, ridge, sky, wave
from draw_outlines import TEXT_EXTRABOLD, Point, text
from draw_palette import INK, OCHRE, RED
from draw_people import Figure, Light, Person
from draw_view import Block, Side, Spot, Stage, Sun, View, along, between, level

HORIZON = 560
BOXES = ("#B8321E", "#2C4894", "#E0A04A", "#0F6253", "#E9DCC6", "#5E86A8", "#8A3A2C", "#3E5C7A")
EDGE = 26.0  # of the quay, metres to the right
CRANE = "#C23A22"
SIDES = (-17.0, 21.0)  # of the ship, metres to the right
PIXELS = (2100, 1400)


def harbour() -> Canvas:
    """The whole view, from the sky to the men on the quay."""
    canvas = Canvas("#24465A", PIXELS)
    view = View((-26, 15, 0), 1000, (560, HORIZON), 3, ("#E9A67E", 900))
    stage = Stage(canvas, view, Sun((1.3, 0.1), "#241E48", 0.6))
    heaven(canvas)
    water(canvas)
    quay(stage)
    yard(stage)
    for z in (520.0, 410.0, 318.0, 236.0, 164.0):
        portal(stage, z)
    for z in (520.0, 410.0, 318.0, 236.0, 164.0):
        stage.later((EDGE + 16, 0, z), lambda z=z: crane(stage, z))
    load(stage, 13.0)
    trucks(stage)
    workers(stage)
    stage.play()
    ship(stage, 13.0)
    gulls(canvas)
    canvas.glow("#FFC98A", 250, 520, 760, 0.4)
    return canvas


def heaven(canvas: Canvas) -> None:
    """Evening sky, the sun just above the hills, turbines out at sea."""
    sky(canvas, HORIZON, "#2B3F70", "#6B6490", "#C98A86", "#F2A970", "#FFDC9E")
    for x, y, width in ((60, 190, 520), (640, 120, 520), (1000, 260, 460), (340, 330, 420), (-80, 360, 300)):
        cloud(canvas, x, y, width, "#F2A98A", 0.75)
    canvas.glow("#FFE2A0", 250, 508, 420, 0.95)
    canvas.disc("#FFF3CE", 250, 508, 50)
    ridge(
        canvas,
        down(440, HORIZON, "#A9707E", "#E0A080"),
        HORIZON + 2,
        ((0, 40), (150, 64), (330, 30), (560, 86), (800, 44), (1100, 96), (1500, 60)),
    )
    ridge(
        canvas,
        down(500, HORIZON, "#7A567A", "#B47C7C"),
        HORIZON + 2,
        ((0, 14), (200, 30), (420, 16), (700, 44), (1000, 24), (1500, 50)),
    )
    for x, high, turn in ((60, 74, 10), (128, 62, 50), (188, 52, 90), (340, 54, 20), (396, 46, 75), (446, 40, 110)):
        canvas.line("#5A4468", ((x, HORIZON), (x, HORIZON - high)), 2)
        for blade in range(3):
            angle = math.radians(turn + 120 * blade)
            canvas.line(
                "#5A4468",
                (
                    (x, HORIZON - high),
                    (x + 0.45 * high * math.sin(angle), HORIZON - high - 0.45 * high * math.cos(angle)),
                ),
                1.6,
            )


def water(canvas: Canvas) -> None:
    """The sea, the sun's road on it, level strokes of light and dark."""
    canvas.rectangle(down(HORIZON, 1000, "#F2B27C", "#C08A80", "#5A6482", "#2A4664", "#16304A"), 0, HORIZON, WIDTH, 450)
    for number in range(220):
        share = (number / 220) ** 1.5
        y = HORIZON + 4 + 440 * share
        x, long = WIDTH * wave(number, 31), (10 + 100 * share) * (0.4 + wave(number, 32))
        canvas.ellipse("#1E3A5C" if number % 2 else "#E9B08A", x, y, long, 0.8 + 2.6 * share, 0.22)
    glitter(canvas, (250, 170, HORIZON + 3, 985), "#FFE3A6", 240, 0.9)


def quay(stage: Stage) -> None:
    """The quay's wall and top, lines, bollards, rails."""
    canvas, view = stage.canvas, stage.view
    wall = view.outline(along(EDGE, (-3, 3.4), (12, 900)))
    canvas.face(across(420, 1100, "#8A5E66", "#5A4258", "#3A2C48"), wall)
    top = view.outline(level(3.4, (EDGE, 260), (8, 900)))
    canvas.face(down(HORIZON, 1000, "#E3A884", "#A9807E", "#6E5A6C", "#463F58"), top)
    for x, wide, color in (
        (EDGE + 0.1, 0.7, OCHRE),
        (EDGE + 4, 0.3, "#3A3248"),
        (EDGE + 34, 0.3, "#3A3248"),
        (EDGE + 12, 0.25, "#F3D9B4"),
        (EDGE + 22, 0.25, "#F3D9B4"),
    ):
        stage.ground(view.hazed(color, (x, 0, 80)), [(x, 12), (x + wide, 12), (x + wide, 860), (x, 860)], 3.42)
    for number in range(16):
        z = 26 + 22 * number
        stage.block(Block(EDGE + 1.6, z, 1.0, 1.0, 1.1, 3.4), "#3A2C40")


def yard(stage: Stage) -> None:
    """Stacks of boxes right of the cranes, lamp masts between."""
    for row in range(16, -1, -1):
        z = 120 + 26 * row
        for column in range(4):
            x = EDGE + 62 + 22 * column
            for tier in range(2 + int(4 * wave(row, column, 5))):
                block = Block(x, z, 14, 20, 2.9, 3.4 + 2.9 * tier)
                color = BOXES[int(8 * wave(row, column, tier))]
                stage.later(
                    (x, 0, z - 0.2 * tier),
                    lambda block=block, color=color: stage.block(block, mix(color, "#5A3A4A", 0.2)),
                )
    for z in (460.0, 330.0, 220.0, 140.0):
        x = EDGE + 50
        stage.later((x, 0, z), lambda x=x, z=z: mast(stage, x, z))


def mast(stage: Stage, x: float, z: float) -> None:
    """A lamp mast, lit."""
    foot, top, size = stage.view.seen((x, 3.4, z)), stage.view.seen((x, 34, z)), stage.view.size((x, 0, z))
    stage.canvas.line(stage.view.hazed("#3A2C40", (x, 0, z)), (foot, top), 0.5 * size)
    stage.canvas.glow("#FFE3A8", *top, 9 * size, 0.9)
    stage.canvas.ellipse("#FFF6DC", *top, 1.6 * size, 0.6 * size)


def beam(stage: Stage, start: Spot, end: Spot, wide: float, tint: str = CRANE) -> None:
    """A tube of steel, lit from above or from the left."""
    view = stage.view
    a, b = view.seen(start), view.seen(end)
    size = (view.size(start) + view.size(end)) / 2 * wide
    tone = view.hazed(tint, start)
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1
    nx, ny = -(b[1] - a[1]) / length * size / 2, (b[0] - a[0]) / length * size / 2
    if (abs(nx) > abs(ny) and nx > 0) or (abs(ny) >= abs(nx) and ny > 0):
        nx, ny = -nx, -ny
    colors = (mix(tone, "#FFD9A0", 0.5), tone, mix(tone, "#241E48", 0.5))
    corners = ((a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny))
    stage.canvas.polygon(Ramp((a[0] + nx, a[1] + ny), (a[0] - nx, a[1] - ny), colors), corners)


def portal(stage: Stage, z: float) -> None:
    """A crane's legs on the quay."""
    inner, outer = EDGE + 4, EDGE + 34
    for depth in (z + 9, z - 9):
        for x in (outer, inner):
            beam(stage, (x, 3.4, depth), (x, 46, depth), 2.2)
            beam(stage, (x - 2.6, 4.2, depth), (x + 2.6, 4.2, depth), 1.8, "#3A2C40")
        beam(stage, (inner, 17, depth), (outer, 17, depth), 1.7)
        beam(stage, (inner, 17, depth), (outer - 2, 44, depth), 1.1)
    for x in (inner, outer):
        beam(stage, (x, 17, z - 9), (x, 17, z + 9), 1.5)


def crane(stage: Stage, z: float) -> None:
    """What is above the portal: boom over the water, stays from the apex, machine house, trolley with a box."""
    inner, outer = EDGE + 4, EDGE + 34
    for depth in (z + 9, z - 9):
        beam(stage, (inner, 45, depth), (outer, 45, depth), 1.9)
        beam(stage, (inner + 2, 46, depth), (inner + 10, 76, z), 1.5)
        beam(stage, (outer, 46, depth), (inner + 10, 76, z), 1.1)
    for x in (inner, outer):
        beam(stage, (x, 45, z - 9), (x, 45, z + 9), 1.5)
    beam(stage, (-30, 49, z), (outer + 34, 47, z), 3.0)
    beam(stage, (-30, 46.8, z), (outer + 34, 44.8, z), 0.6, "#5A2418")
    for x, y in ((-26, 49), (-2, 49), (outer + 30, 47)):
        beam(stage, (inner + 10, 75, z), (x, y, z), 0.45)
    house = Block(outer + 8, z, 15, 9, 8, 46)
    stage.block(house, "#F3E3CC")
    stage.patch(house.side("front"), (0.1, 0.3, 0.8, 0.3), "#3A4A66")
    trolley(stage, z)


def trolley(stage: Stage, z: float) -> None:
    """What hangs from the boom: cabin, ropes, spreader, a box above the ship or on its way."""
    view, canvas = stage.view, stage.canvas
    x = -6.0 + 9.0 * wave(z, 3)
    low = 36 + 4 * wave(z, 4)
    cabin = Block(x + 6, z, 4, 4, 4, 41.5)
    stage.block(cabin, "#F3E3CC")
    for dx in (-2.6, 2.6):
        canvas.line(
            view.hazed("#2A2036", (x, 0, z)),
            (view.seen((x + dx, 46, z)), view.seen((x + dx, low + 3, z))),
            0.3 * view.size((x, 0, z)),
        )
    stage.block(Block(x, z, 7, 5, 0.8, low + 2.9), OCHRE)
    stage.block(Block(x, z, 6, 12, 2.9, low), BOXES[int(8 * wave(z, 6))])


def load(stage: Stage, deck: float) -> None:
    """What stands on the ship's deck: bridge, funnel, boxes, bay by bay."""
    middle = (SIDES[0] + SIDES[1]) / 2
    plan = [(SIDES[0], 98), (middle, 62), (SIDES[1], 98), (SIDES[1], 330), (SIDES[0], 330)]
    stage.area("#3A3450", [(x, deck, z) for x, z in plan])
    bridge, funnel = Block(middle, 268, 34, 14, 34, deck), Block(middle, 290, 10, 10, 44, deck)
    stage.later((middle, 0, 290), lambda: stage.block(funnel, RED))
    stage.later((middle, 0, 268), lambda: house(stage, bridge))
    for bay in range(11):
        z = 108 + 14.0 * bay
        stage.later((middle, 0, z), lambda bay=bay, z=z: boxes(stage, bay, z, deck))


def house(stage: Stage, bridge: Block) -> None:
    """The bridge with its decks of windows."""
    stage.block(bridge, "#F6EAD6")
    for row in range(6):
        stage.patch(bridge.side("front"), (0.06, 0.3 + 0.11 * row, 0.88, 0.05), "#3E5470")
    stage.patch(bridge.side("front"), (-0.06, 0.93, 1.12, 0.07), "#F6EAD6")
    stage.patch(bridge.side("front"), (0.02, 0.83, 0.96, 0.07), "#FFD98A", lit=True)


def ship(stage: Stage, deck: float) -> None:
    """The hull with its flare, her bow towards the camera, and her shade on the water."""
    canvas, view = stage.canvas, stage.view
    (left, right), bow, shoulder, stern = SIDES, 62.0, 98.0, 330.0
    middle = (left + right) / 2
    shade = [(left - 1, 0, shoulder), (middle - 2, 0, bow - 3), (right + 4, 0, bow + 6), (EDGE, 0, shoulder)]
    with canvas.soft(5, "multiply", 0.75):
        canvas.polygon("#2A3250", view.outline([*shade, (EDGE, 0, stern), (left - 1, 0, stern)]))
    red, blue = "#B2301C", "#1C2F6E"
    for low, high, tint in ((0.0, 2.6, red), (2.6, deck, blue)):
        spread_low, spread_high = 0.82 + 0.18 * low / deck, 0.82 + 0.18 * high / deck

        def corner(x: float, y: float, z: float, spread: float) -> Spot:
            return middle + (x - middle) * spread, y, z

        side = [
            corner(left, low, shoulder, spread_low),
            corner(left, low, stern, 1),
            corner(left, high, stern, 1),
            corner(left, high, shoulder, spread_high),
        ]
        port = [
            (middle, low, bow + 10 - 10 * low / deck),
            corner(left, low, shoulder, spread_low),
            corner(left, high, shoulder, spread_high),
            (middle, high, bow + 10 - 10 * high / deck),
        ]
        star = [
            (middle, low, bow + 10 - 10 * low / deck),
            corner(right, low, shoulder, spread_low),
            corner(right, high, shoulder, spread_high),
            (middle, high, bow + 10 - 10 * high / deck),
        ]
        for face, light in ((side, 0.3), (star, 0.0), (port, 0.16)):
            points = view.outline(face)
            xs = [x for x, _ in points]
            base = mix(tint, "#8A5A72", 0.14)
            canvas.face(
                across(min(xs), max(xs), mix(base, "#F2A970", light), mix(base, "#F2A970", 0.4 * light)), points
            )
    rail = [(left, deck, stern), (left, deck, shoulder), (middle, deck, bow), (right, deck, shoulder)]
    canvas.line("#F6EAD6", [view.seen(spot) for spot in rail], 3)
    name = text("HWANGHAE STAR", TEXT_EXTRABOLD, 1, tracking=40)
    side = Side((left, 5.2, 190), between((left, 5.2, 190), (left, 5.2, 104)), (0, 5, 0))
    stage.lettering(side, name, (0.04, 0.3, 6.0), "#F6EAD6")
    foam(stage, (left, middle, right), (bow + 10, shoulder))


def boxes(stage: Stage, bay: int, z: float, deck: float) -> None:
    """One bay of boxes, tier by tier."""
    (left, right), columns = SIDES, 12
    wide = (right - left - 2) / columns
    tiers = 4 + int(3 * wave(bay, 9)) if bay else 3
    for tier in range(tiers):
        for column in range(columns - 1, -1, -1):
            if tier == tiers - 1 and wave(bay, column, 11) < 0.35:
                continue
            block = Block(left + 1 + wide * (column + 0.5), z, wide * 0.97, 12.6, 2.8, deck + 0.2 + 2.9 * tier)
            color = BOXES[int(8 * wave(bay, column, tier))]
            stage.block(block, color, mix(color, "#FFD9A0", 0.3))
            ribs(stage, block, color)


def ribs(stage: Stage, block: Block, color: str) -> None:
    """The corrugation of a box's end, where it is near enough to be seen."""
    if block.z > 150:
        return
    side = block.side("front")
    for rib in range(4):
        stage.patch(side, (0.14 + 0.2 * rib, 0.1, 0.07, 0.8), mix(color, INK, 0.2))


def foam(stage: Stage, across_ship: tuple[float, float, float], along: tuple[float, float]) -> None:
    """A pale line where the hull meets the water, and her image in it."""
    canvas, view = stage.canvas, stage.view
    left, middle, right = across_ship
    bow, shoulder = along
    line = [
        (left * 0.84, 0.1, shoulder + 160),
        (left * 0.84, 0.1, shoulder),
        (middle, 0.1, bow),
        (right * 0.86, 0.1, shoulder),
    ]
    canvas.line("#F6E3CC", [view.seen(spot) for spot in line], 3.2)
    for number in range(60):
        share = number / 60
        x, y = view.seen((left - 2 + 34 * wave(number, 41), 0, bow - 2 - 30 * share * wave(number, 42)))
        canvas.ellipse(
            clear("#B84A34" if number % 3 else "#F6D9B0", 0.4 * (1 - share)), x, y, 16 + 26 * share, 1.6 + 2 * share
        )


def trucks(stage: Stage) -> None:
    """Driverless trucks with boxes along the quay."""
    for x, z, number in (
        (EDGE + 17, 96.0, 1),
        (EDGE + 27, 132.0, 4),
        (EDGE + 17, 190.0, 2),
        (EDGE + 27, 260.0, 6),
        (EDGE + 17, 300.0, 3),
    ):
        stage.later((x, 0, z), lambda x=x, z=z, number=number: truck(stage, x, z, number))


def truck(stage: Stage, x: float, z: float, number: int) -> None:
    shape = stage.view.outline(
        [(px, 3.43, pz) for px, pz in ((x - 2, z - 8), (x + 8, z - 7), (x + 8, z + 7), (x - 2, z + 8))]
    )
    stage.canvas.polygon("#241E48", shape, 0.4)
    for dz in (-5.5, -2, 3, 6):
        stage.block(Block(x, z + dz, 3.4, 1.3, 1.0, 3.4), "#1B1826")
    stage.block(Block(x, z, 3.6, 15.5, 0.9, 4.3), "#F3E3CC", "#F3E3CC")
    stage.block(Block(x, z, 3.2, 12.6, 2.9, 5.2), BOXES[number])
    for dx in (-1.3, 1.3):
        spot = stage.view.seen((x + dx, 4.8, z - 7.8))
        stage.canvas.glow("#FFF0C0", *spot, 30, 0.9)
        stage.canvas.disc("#FFFBEA", *spot, 3)


def workers(stage: Stage) -> None:
    """Two people in bright jackets by the water, one pointing at the ship."""
    for x, z, pose, coat in ((EDGE + 3.4, 57.0, "stand", "#E2592C"), (EDGE + 5.4, 57.6, "point", "#E0A04A")):
        place, size = stage.view.seen((x, 3.4, z)), 1.76 * stage.view.size((x, 0, z))
        stage.canvas.polygon(
            "#241E48",
            [
                (place[0] - 6, place[1]),
                (place[0] + 8, place[1]),
                (place[0] + 2.2 * size, place[1] + 14),
                (place[0] + 2.1 * size, place[1] + 4),
            ],
            0.4,
        )
        who = Person(coat, "#232A44", skin="#D69C74", hair_style="cap", shirt="#F3E3CC")
        figure = Figure(stage.canvas, *place, size, who, pose, True, -1, Light(-1, "#241E48", 0.5))
        figure.draw()
        helmet(stage.canvas, figure)


def helmet(canvas: Canvas, figure: Figure) -> None:
    """A helmet over the hair, a bright band across the back."""
    x, y = figure.at(0, 0.965)
    canvas.ellipse(
        across(x - 0.06 * figure.height, x + 0.06 * figure.height, "#FFF3D0", "#F0C060", "#A9703A"),
        x,
        y,
        0.062 * figure.height,
        0.05 * figure.height,
    )
    left, right = figure.at(-0.1, 0.66), figure.at(0.1, 0.66)
    canvas.line("#FFF3D0", (left, right), 0.028 * figure.height)


def gulls(canvas: Canvas) -> None:
    """Gulls, each one broken line."""
    wings: tuple[Point, ...] = ((24, -9), (10, -11), (0, 0), (-10, -11), (-24, -9))
    for x, y, size in ((420, 250, 1.0), (486, 290, 0.7), (372, 306, 0.6), (880, 190, 0.8), (120, 270, 0.7)):
        canvas.line("#3A2C4A", [(x + dx * size, y + dy * size) for dx, dy in wings], 3.6 * size)
