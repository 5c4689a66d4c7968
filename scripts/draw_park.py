"""Draws the energy park in the morning: brick works, tanks, laboratories, a lawn with people, turbines on the hills."""

from __future__ import annotations

import math

from draw_canvas import WIDTH, Canvas, Halo, across, down, mix
from draw_nature import Grove, cloud, plant, ridge, sky, wave
from draw_outlines import Point, dial
from draw_palette import INDIGO, INK, OCHRE, PINE, RED
from draw_people import Figure, Light, crowd
from draw_view import Block, Side, Spot, Stage, Sun, View, along

HORIZON = 520
GLASS = ("#6FA6AA", "#8FBFBC", "#B9D9D0", "#FFE3A6", "#5C939A")
LIGHT = Light(1, "#26386E", 0.42)


def park() -> Canvas:
    """The lawn in front, buildings across it, the sun low on the right."""
    canvas = Canvas("#E9DCC0")
    view = View((0, 5.2, 0), 1120, (740, HORIZON), 0, ("#F7E2BC", 900))
    stage = Stage(canvas, view, Sun((-1.0, 0.55), "#2E4478", 0.5))
    sky(canvas, HORIZON, "#6FA6C0", "#B9D3D2", "#F6E6C2", "#FFDFA2")
    canvas.glow("#FFF3CC", 1400, 380, 700, 0.6)
    for x, y, width in ((60, 130, 420), (560, 80, 380), (900, 200, 420), (180, 270, 300)):
        cloud(canvas, x, y, width, "#FFF3DC", 0.85)
    hills(canvas)
    lawn(stage)
    works(stage)
    tanks(stage)
    laboratories(stage)
    greens(stage)
    strollers(stage)
    stage.play()
    canvas.glow("#FFE4AC", 1260, 340, 900, 0.36)
    return canvas


def hills(canvas: Canvas) -> None:
    """Two ranges, a row of wind turbines on the nearer one."""
    far, near = (
        ((0, 60), (220, 120), (470, 70), (760, 130), (1060, 76), (1500, 110)),
        ((0, 54), (180, 84), (430, 40), (700, 66), (980, 44), (1260, 80), (1500, 50)),
    )
    ridge(canvas, down(380, HORIZON, "#9DBCC0", "#EBDDBE"), HORIZON + 4, far)
    ridge(canvas, down(430, HORIZON, "#86AFA8", "#D9D6B4"), HORIZON + 6, near)
    for number, (x, base, high) in enumerate(
        ((86, 452, 120), (196, 440, 104), (330, 468, 92), (930, 474, 110), (1040, 470, 96), (1380, 462, 120))
    ):
        turbine(canvas, (x, base), high, 24 + 37 * number)


def turbine(canvas: Canvas, at: Point, high: float, turn: float) -> None:
    """A wind turbine against the sky."""
    x, y = at
    canvas.polygon(
        "#FFFDF2",
        ((x - 0.022 * high, y), (x + 0.022 * high, y), (x + 0.012 * high, y - high), (x - 0.012 * high, y - high)),
    )
    for blade in range(3):
        angle = math.radians(turn + 120 * blade)
        tip = (x + 0.52 * high * math.sin(angle), y - high - 0.52 * high * math.cos(angle))
        side = (0.03 * high * math.cos(angle), 0.03 * high * math.sin(angle))
        canvas.polygon(
            "#FFFDF2",
            ((x, y - high), (x + side[0] + 0.15 * (tip[0] - x), y - high + side[1] + 0.15 * (tip[1] - y + high)), tip),
        )
    canvas.disc("#E3D9C2", x, y - high, 0.03 * high)


def lawn(stage: Stage) -> None:
    """Mown stripes, paths that meet, a road before the buildings."""
    canvas, view = stage.canvas, stage.view
    canvas.rectangle(down(HORIZON, 1000, "#C9CF9A", "#93B472", "#5F9160", "#3F7552"), 0, HORIZON, WIDTH, 500)
    for stripe in range(0, 60, 2):
        z = 8 + 1.5 * stripe
        shape = view.outline([(-90, 0, z), (90, 0, z + 9), (90, 0, z + 10.5), (-90, 0, z + 1.5)])
        canvas.polygon("#FFF3B0", shape, 0.07)
    stage.ground(view.hazed("#EADBBB", (0, 0, 80)), [(-200, 71), (200, 71), (200, 79), (-200, 79)])
    for path in (
        [(-1.6, 5.5), (2.2, 5.5), (12, 71), (6, 71)],
        [(1.4, 22), (3.4, 21), (-40, 71), (-48, 71)],
        [(4.2, 34), (5.6, 31), (70, 52), (70, 57)],
    ):
        canvas.face(down(HORIZON, 1000, "#F3E6C8", "#F0DFBC", "#D9C196"), view.outline([(x, 0, z) for x, z in path]))


def works(stage: Stage) -> None:
    """A brick works with saw-tooth roofs, its chimney striped."""
    body = Block(-44, 96, 52, 24, 11, 0, 0)
    stage.canvas.polygon("#2A3D5E", stage.shadow(body), 0.3)
    chimney(stage, (-58, 112))
    for tooth in range(6):
        left = body.x - 26 + 52 * tooth / 6
        top, peak, z = 11.0, 15.6, 84.0
        right = left + 52 / 6
        stage.area(
            "#BFE0E0",
            along(right, (top + 0.5, peak - 0.4), (z, z + 24)),
        )
        stage.area(stage.sun.lit("#B9573C", (0, 0, -1)), [(left, top, z), (right, top, z), (right, peak, z)])
        stage.area("#F3DFBE", [(left, top, z), (right, peak, z), (right, peak + 0.5, z), (left, top + 0.5, z)])
    stage.block(body, "#B9573C", "#8A3F2C")
    front = body.side("front")
    stage.panes(front, (0.02, 0.34, 0.96, 0.42), (13, 1), lambda c, r: "#FFDE9A" if c % 4 == 1 else "#5F8790")
    for column in range(14):
        stage.patch(front, (0.02 + 0.96 * column / 13 - 0.004, 0, 0.008, 1), "#8A3F2C")
    stage.patch(front, (0, 0.94, 1, 0.06), "#F3DFBE")
    stage.patch(front, (0.46, 0, 0.1, 0.5), "#3A3F4A")
    stage.patch(front, (0.47, 0.3, 0.08, 0.14), "#FFDE9A")


def chimney(stage: Stage, at: tuple[float, float]) -> None:
    (x, foot), size = stage.view.seen((at[0], 0, at[1])), stage.view.size((at[0], 0, at[1]))
    for band in range(7):
        low, high = 6.0 * band, 6.0 * (band + 1)
        wide, narrow = (1.7 - 0.09 * band) * size, (1.7 - 0.09 * (band + 1)) * size
        color = ("#F7EAD2", "#C8452F")[band % 2]
        shape = (
            (x - wide, foot - low * size),
            (x + wide, foot - low * size),
            (x + narrow, foot - high * size),
            (x - narrow, foot - high * size),
        )
        stage.canvas.polygon(across(x - wide, x + wide, mix(color, INK, 0.3), color, mix(color, "#FFF3D0", 0.3)), shape)


def tanks(stage: Stage) -> None:
    """Hydrogen tanks: two spheres on legs, three cylinders, a pipe bridge between them."""
    canvas, view = stage.canvas, stage.view
    for x, z, radius in ((-13.5, 98, 5.4), (-2.0, 104, 5.4)):
        spot: Spot = (x, radius + 2.6, z)
        (cx, cy), r, foot = view.seen(spot), radius * view.size(spot), view.seen((x, 0, z))[1]
        for leg in (-0.75, -0.3, 0.3, 0.75):
            canvas.line("#8A9AA0", ((cx + leg * r, cy), (cx + leg * r, foot)), 0.09 * r)
        canvas.disc(
            Halo((cx + 0.4 * r, cy - 0.4 * r), 1.7 * r, ("#FFFFFF", "#F1ECDD", "#A9B8BC", "#5F7A88")), cx, cy, r
        )
        canvas.rectangle(RED, cx - 0.98 * r, cy - 0.06 * r, 1.96 * r, 0.12 * r)
    for x, high in ((7.4, 17.0), (13.0, 13.5), (18.2, 15.5)):
        (cx, foot), size, top = view.seen((x, 0, 96)), view.size((x, 0, 96)), view.seen((x, high, 96))[1]
        wide = 2.4 * size
        steel = across(cx - wide, cx + wide, "#6F8790", "#A9B8BC", "#F6F1E2", "#FFFFFF", "#E3DCCB")
        canvas.ellipse(steel, cx, top, wide, 0.35 * wide)
        canvas.rectangle(steel, cx - wide, top, 2 * wide, foot - top)
        canvas.rectangle(
            across(cx - wide, cx + wide, "#0A4038", PINE, "#2E8270"),
            cx - wide,
            top + 0.22 * (foot - top),
            2 * wide,
            0.07 * (foot - top),
        )
    for y, color in ((5.0, "#D9A25A"), (5.8, "#F6EAD0"), (6.6, RED)):
        left, right = view.seen((-18, y, 92)), view.seen((23, y, 92))
        canvas.line(color, (left, right), 4.2)
    for x in range(-18, 25, 7):
        canvas.line("#6F7A80", (view.seen((x, 0, 92)), view.seen((x, 6.8, 92))), 4)


def laboratories(stage: Stage) -> None:
    """A glass tower with the dial on its brow, a long white block with coloured fins."""
    tower = Block(37, 100, 17, 17, 41, 0, 14)
    wing = Block(67, 94, 54, 17, 17, 0, 0)
    for block in (tower, wing):
        stage.canvas.polygon("#2A3D5E", stage.shadow(block), 0.26)
    for name in stage.block(tower, "#2F6A72", "#C9D6D0"):
        if name == "top":
            continue
        side = tower.side(name)
        stage.panes(side, (0.02, 0.05, 0.96, 0.8), (7, 15), lambda c, r: GLASS[int(5 * wave(c, r, 3))])
    brow = tower.side("front")
    stage.lettering(brow, dial(0, 0, 1, range(52)), (0.5, 0.925, 2.2), "#FFF6E0")
    stage.patch(brow, (0.485, 0.85, 0.03, 0.15), "#FFF6E0")
    for name in stage.block(wing, "#FBF3E2", "#D9CDB4"):
        if name not in ("front", "left"):
            continue
        side = wing.side(name)
        for floor in range(4):
            stage.patch(side, (0.02, 0.08 + 0.235 * floor, 0.96, 0.13), "#5E8F9A")
            for pane in range(26):
                if wave(pane, floor, 7) > 0.72:
                    stage.patch(side, (0.02 + 0.037 * pane, 0.08 + 0.235 * floor, 0.03, 0.13), "#FFE3A6")
        for fin in range(27):
            stage.patch(
                side,
                (0.018 + 0.037 * fin, 0.05, 0.006, 0.92),
                (INDIGO, "#FBF3E2", PINE, "#FBF3E2", OCHRE, "#FBF3E2")[fin % 6],
            )
    door = Side((47.0, 0, 84.9), (8, 0, 0), (0, 4.6, 0))
    stage.area(RED, door.part(-0.06, 0, 1.12, 1.08))
    stage.area("#FFE9B4", door.part(0, 0, 1, 0.94), haze=False)


def greens(stage: Stage) -> None:
    """Trees along the road and on the lawn."""
    row = tuple(
        (x + 1.5 * wave(x), 82 + wave(x, 2), 7 + 2.5 * wave(x, 3))
        for x in (-72, -64, -16, -8, 1, 10, 19, 27, 56, 66, 76, 86)
    )
    plant(stage, Grove(row, "#4C8A64"))
    plant(
        stage,
        Grove(
            (
                (-19, 33, 7.2),
                (-24, 41, 8),
                (-13.5, 45, 7),
                (17, 27, 6.6),
                (22.5, 36, 8),
                (-31, 52, 8),
                (33, 46, 8),
                (12.4, 52, 6.5),
            ),
            "#3F7F5A",
        ),
    )
    plant(stage, Grove(((-10.2, 17, 5.6), (12.6, 16.5, 5.2)), "#2F7058"))


def strollers(stage: Stage) -> None:
    """People on the paths, alone and in twos, with their shadows."""
    spots = (
        (0.4, 13.0, "step", False), (1.3, 13.2, "step", False), (2.4, 24.0, "step", True), (4.4, 33.0, "step", True),
        (5.4, 33.5, "step", True), (-6.6, 34.0, "walk", True), (9.5, 36.5, "walk", False), (6.0, 50.0, "step", False),
        (8.6, 62.0, "step", True), (-22.0, 51.0, "walk", False), (28.0, 42.5, "walk", True), (29.4, 42.8, "walk", True),
    )  # fmt: skip
    dx, dz = stage.sun.shadow
    for number, (x, z, pose, behind) in enumerate(spots):
        body = [
            (x - 0.2, 0, z),
            (x + 0.2, 0, z),
            (x + 0.2 + 1.5 * dx, 0, z + 1.5 * dz),
            (x + 1.7 * dx, 0, z + 1.75 * dz),
            (x - 0.2 + 1.5 * dx, 0, z + 1.5 * dz),
        ]
        stage.canvas.polygon("#1E3A4A", stage.view.outline(body), 0.32)
        place, size = stage.view.seen((x, 0, z)), 1.72 * stage.view.size((x, 0, z))

        def paint(place=place, size=size, number=number, pose=pose, behind=behind) -> None:
            Figure(
                stage.canvas,
                *place,
                size,
                crowd(number * 4 + 1),
                pose,
                behind and pose == "step",
                -1 if behind else 1,
                LIGHT,
            ).draw()

        stage.later((x, 0, z), paint)
