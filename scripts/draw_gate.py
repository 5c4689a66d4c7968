"""Draws the bio park's gate in the morning: a hall of glass under a wide roof, people crossing the square."""

from __future__ import annotations

from draw_canvas import WIDTH, Canvas, Ramp, across, down
from draw_nature import Grove, cloud, plant, ridge, sky, wave
from draw_outlines import SANS_BOLD, TEXT_EXTRABOLD, dial, text
from draw_palette import INK, PINE, RED
from draw_people import Figure, Light, crowd
from draw_view import Block, Stage, Sun, View


def gate() -> Canvas:
    """The entrance hall: a wide roof on slender columns, light inside, people crossing the square."""
    canvas = Canvas("#E9D8B8")
    view = View((0, 2.1, 0), 1080, (700, 640), 0, ("#F9E3BC", 420))
    stage = Stage(canvas, view, Sun((0.75, 0.8), "#2E4A80", 0.55))
    sky(canvas, 640, "#5E9CBC", "#A9CBD0", "#F3E6C6", "#FFE0A4")
    canvas.glow("#FFF3CF", 180, 470, 620, 0.7)
    for x, y, width in ((520, 150, 420), (980, 90, 500), (60, 230, 360), (1180, 270, 300)):
        cloud(canvas, x, y, width, "#FFF4DE", 0.85)
    ridge(
        canvas,
        down(480, 640, "#8FB3B4", "#E3D9BC"),
        642,
        ((0, 70), (200, 110), (420, 60), (760, 96), (1100, 60), (1500, 120)),
    )
    square(stage)
    towers(stage)
    avenue(stage)
    entrance(stage)
    greenery(stage)
    visitors(stage)
    stage.play()
    canvas.glow("#FFE6B0", 120, 420, 900, 0.32)
    return canvas


def square(stage: Stage) -> None:
    """Paving in two tones, a band of water with the building's image, lawns at the sides."""
    canvas, view = stage.canvas, stage.view
    canvas.rectangle(down(640, 1000, "#E9DCBD", "#E3CFA6", "#C2A77C"), 0, 640, WIDTH, 360)
    for line in range(40):
        x = -60 + 3.0 * line
        stage.ground("#D9C398", [(x, 4), (x + 0.06, 4), (x + 0.06 + 6, 90), (x + 6, 90)])
    for z in (5.2, 6.4, 8, 10, 12.8, 16, 20, 26, 34, 46):
        stage.ground("#D3BB90", [(-80, z), (80, z), (80, z * 1.006), (-80, z * 1.006)])
    stage.ground("#8FAF74", [(-60, 22), (-11, 22), (-17, 60), (-120, 60)])
    stage.ground("#A9C386", [(-60, 23), (-11.6, 23), (-16, 52), (-110, 52)])
    pool = view.outline([(10, 0, 13.2), (44, 0, 13.2), (60, 0, 22), (13, 0, 22)])
    canvas.face("#F4E7CC", view.outline([(9.5, 0.12, 12.8), (50, 0.12, 12.8), (64, 0.12, 22.5), (12.4, 0.12, 22.5)]))
    canvas.face(down(700, 850, "#F3DFB4", "#7FB0B4", "#3E8496"), pool)
    with canvas.clipped(pool):
        for number in range(26):
            canvas.ellipse(
                "#FFF6DC90", 900 + 620 * wave(number), 706 + 130 * wave(number, 2), 18 + 60 * wave(number, 3), 1.6
            )


def towers(stage: Stage) -> None:
    """Laboratories behind the gate."""
    solids = (
        (Block(-34, 118, 26, 26, 46, 0, -28), "#F6EBD6", 9), (Block(-4, 132, 30, 24, 34, 0, -28), "#EFE3CC", 7),
        (Block(62, 124, 34, 26, 42, 0, -28), "#F6EBD6", 8), (Block(98, 128, 26, 26, 64, 0, -28), "#B9C9C8", 13),
        (Block(-74, 140, 34, 26, 30, 0, -28), "#E9DCC4", 6),
    )  # fmt: skip
    for block, color, floors in sorted(solids, key=lambda one: -one[0].z):
        shown = stage.block(block, color)
        for name in shown:
            if name == "top":
                continue
            side = block.side(name)
            stage.panes(
                side,
                (0.03, 0.03, 0.94, 0.94),
                (14, floors),
                lambda c, r: "#FFE3A0" if (c * 7 + r * 5 + c * r) % 6 == 0 else "#5E8F9E",
            )


def entrance(stage: Stage) -> None:
    """Glass hall, columns, roof with the name on its edge, a red lift tower at the side."""
    turn = -20
    lift = Block(-9.8, 40, 7, 9, 21, 0, turn)
    hall = Block(11, 45, 38, 18, 8.2, 0, turn)
    roof = Block(12, 43, 50, 27, 1.7, 8.2, turn)
    canvas = stage.canvas
    for block in (roof, lift):
        canvas.polygon("#3A3A5E", stage.shadow(block), 0.34)
    stage.block(lift, "#C8452F")
    for row in range(6):
        stage.patch(lift.side("left"), (0.16, 0.1 + 0.14 * row, 0.68, 0.1), "#F3CBB0")
    stage.patch(lift.side("front"), (0.36, 0.04, 0.28, 0.88), "#7FB0B8")
    for row in range(12):
        stage.patch(lift.side("front"), (0.36, 0.04 + 0.0735 * row, 0.28, 0.012), "#F6E6C8")
    under = [roof.corner(u, w, roof.base) for u, w in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))]
    canvas.face(across(220, 1500, "#E3C08A", "#B98A5A", "#9A6E48"), stage.view.outline(under))
    for row in range(1, 14):
        u = -0.5 + row / 14
        canvas.face(
            "#8A603E",
            stage.view.outline(
                [
                    roof.corner(u + du, w, roof.base - 0.02)
                    for du, w in ((0, -0.5), (0.004, -0.5), (0.004, 0.5), (0, 0.5))
                ]
            ),
        )
    stage.block(hall, "#FFE2A6")
    glass(stage, hall)
    columns(stage, roof)
    stage.block(roof, "#FFF7E6", "#E9DCC0")
    stage.patch(roof.side("front"), (0, 0.16, 1, 0.84), "#FFF3DC", lit=True)
    stage.patch(roof.side("front"), (0, 0, 1, 0.16), "#C9A26E")
    stage.patch(roof.side("left"), (0, 0, 1, 0.16), "#C9A26E")
    front = roof.side("front")
    stage.lettering(front, text("BIO BAY", TEXT_EXTRABOLD, 1, tracking=60), (0.05, 0.29, 1.32), RED)
    stage.lettering(front, text("蓝湾", SANS_BOLD, 1, language="zh-Hans", tracking=80), (0.2, 0.27, 1.22), "#2A2D38")
    stage.later((-6.4, 0, 15.0), lambda: stone(stage))


def glass(stage: Stage, hall: Block) -> None:
    """The hall's glass: warm inside, people and a stair seen through it, mullions over them."""
    canvas = stage.canvas
    for name in ("front", "left"):
        side = hall.side(name)
        shape = stage.view.outline(side.part(0, 0, 1, 1))
        left, right = min(x for x, _ in shape), max(x for x, _ in shape)
        top, foot = min(y for _, y in shape), max(y for _, y in shape)
        canvas.face(Ramp((left, top), (left, foot), ("#B98A52", "#F6C97E", "#FFE9B8")), shape)
        with canvas.clipped(shape):
            if name == "front":
                floor = stage.view.outline(side.part(0.76, 0.58, 0.24, 0.05))
                canvas.polygon("#A5602E", floor)
                start, end = side.at(0.45, 0.02), side.at(0.77, 0.6)
                ends = [stage.view.seen(spot) for spot in (start, end)]
                canvas.line("#A5602E", ends, 16)
                canvas.line("#FFF3D4", [(x, y - 14) for x, y in ends], 4)
                for u, number in ((0.12, 3), (0.18, 5), (0.33, 8), (0.9, 2)):
                    at = side.at(u, 0.0)
                    Figure(canvas, *stage.view.seen(at), 1.6 * stage.view.size(at), crowd(number), "stand").draw()
            canvas.polygon(Ramp((left, top), (right, foot), ("#BFE0E8B0", "#BFE0E810", "#6FA0B060")), shape)
            canvas.polygon(
                "#FFFFFF", ((left + 60, foot), (left + 200, top), (left + 290, top), (left + 150, foot)), 0.2
            )
        count = 19 if name == "front" else 8
        for mullion in range(count + 1):
            stage.patch(side, (mullion / count - 0.0025, 0, 0.005, 1), "#4A5A60")
        stage.patch(side, (0, 0.42, 1, 0.02), "#4A5A60")
    door = hall.side("front")
    stage.patch(door, (0.21, 0, 0.09, 0.4), RED)
    stage.patch(door, (0.217, 0.02, 0.036, 0.34), "#FFEFC8", lit=True)
    stage.patch(door, (0.257, 0.02, 0.036, 0.34), "#FFEFC8", lit=True)


def columns(stage: Stage, roof: Block) -> None:
    """Round columns under the roof's front edge."""
    for place in range(7):
        x, _, z = roof.corner(-0.46 + 0.152 * place, -0.4, 0)
        (px, foot), top, size = (
            stage.view.seen((x, 0, z)),
            stage.view.seen((x, roof.base, z))[1],
            stage.view.size((x, 0, z)),
        )
        wide = 0.22 * size
        stage.canvas.rectangle(
            across(px - wide, px + wide, "#FFFFFF", "#FFF3DC", "#8F8AA0"), px - wide, top, 2 * wide, foot - top
        )


def stone(stage: Stage) -> None:
    """A low stone before the gate with the dial on it."""
    block = Block(-6.4, 15.5, 4.6, 0.9, 1.5, 0, -12)
    stage.canvas.polygon("#3A3A5E", stage.shadow(block), 0.34)
    stage.block(block, "#FFF9EC")
    side = block.side("front")
    stage.lettering(side, dial(0, 0, 1, range(52)), (0.17, 0.5, 0.55), RED)
    stage.patch(side, (0.155, 0.14, 0.03, 0.72), INK)
    stage.lettering(side, text("BIO BAY", TEXT_EXTRABOLD, 1), (0.36, 0.44, 0.68), PINE)
    stage.patch(side, (0.36, 0.26, 0.54, 0.05), PINE)


def avenue(stage: Stage) -> None:
    """Poplars behind the hall."""
    rows = tuple((-60 + 7 * number, 74 + wave(number), 12 + 4 * wave(number, 2)) for number in range(28))
    plant(stage, Grove(rows, "#4F8A6A", slender=True), shadows=False)
    stage.play()


def greenery(stage: Stage) -> None:
    """Broad trees on the lawn and behind the water."""
    left = ((-17, 30, 7.5), (-22, 26, 8.5), (-27, 34, 8), (-19.5, 40, 7), (-34, 40, 9))
    plant(stage, Grove((*left, (34, 30, 7), (27.5, 26.5, 6), (40, 34, 9)), "#3F7F5A"))


def visitors(stage: Stage) -> None:
    """People on the square with their long shadows."""
    spots = (
        (-1.4, 9.2, "step", True), (-0.5, 9.6, "step", True), (3.4, 12.5, "walk", False), (1.2, 17.5, "step", True),
        (5.6, 19.0, "step", False), (6.4, 19.3, "step", False), (-3.8, 22.0, "walk", False), (0.6, 27.0, "step", True),
        (3.0, 29.0, "step", False), (8.4, 26.0, "walk", False), (-0.8, 34.0, "stand", True),
        (11.8, 29.0, "stand", False), (12.5, 29.4, "stand", False),
    )  # fmt: skip
    for number, (x, z, pose, behind) in enumerate(spots):
        dx, dz = stage.sun.shadow
        body = [
            (x - 0.2, 0, z),
            (x + 0.2, 0, z),
            (x + 0.2 + 1.5 * dx, 0, z + 1.5 * dz),
            (x + 1.7 * dx, 0, z + 1.75 * dz),
            (x - 0.2 + 1.5 * dx, 0, z + 1.5 * dz),
        ]
        stage.canvas.polygon("#3A3A5E", stage.view.outline(body), 0.34)
        at = (x, 0, z)
        place, size = stage.view.seen(at), 1.72 * stage.view.size(at)

        def paint(place=place, size=size, number=number, pose=pose, behind=behind) -> None:
            Figure(
                stage.canvas,
                *place,
                size,
                crowd(number * 4 + 2),
                pose,
                behind,
                (1, -1)[number % 2],
                Light(-1, "#26386E", 0.42),
            ).draw()

        stage.later(at, paint)
