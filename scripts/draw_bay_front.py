"""Draws the bio park on its bay from eye level: its gate in the morning, and its lights at night from the water."""

from __future__ import annotations

import math

from draw_canvas import WIDTH, Canvas, Ramp, across, down, mix
from draw_nature import Grove, cloud, glitter, plant, poplar, ridge, sky, tree, wave
from draw_outlines import SANS_BOLD, TEXT_EXTRABOLD, dial, text
from draw_people import Figure, Light, crowd
from draw_view import Block, Stage, Sun, View

RED, PINE, INDIGO, INK, OCHRE = "#B8321E", "#0F6253", "#2C4894", "#17191D", "#E0A04A"


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
    stage.patch(roof.side("front"), (0, 0, 1, 0.16), "#C9A26E")
    stage.patch(roof.side("left"), (0, 0, 1, 0.16), "#C9A26E")
    front = roof.side("front")
    stage.lettering(front, text("BIO BAY", TEXT_EXTRABOLD, 1, tracking=60), (0.05, 0.29, 1.32), RED)
    stage.lettering(front, text("蓝湾", SANS_BOLD, 1, language="zh-Hans", tracking=80), (0.2, 0.27, 1.22), "#2A2D38")
    stone(stage)


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
                start, end = side.at(0.45, 0.02), side.at(0.8, 0.62)
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
    stage.block(block, "#F4E9D4")
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


WATERLINE = 640


def night() -> Canvas:
    """The park across the water: lit towers, the ring of the laboratory, a moon, a boat coming in."""
    canvas = Canvas("#0B1530")
    sky(canvas, WATERLINE, "#0A1230", "#152452", "#33426F", "#8A6A7E", "#D9946A")
    stars(canvas)
    moon(canvas)
    for x, y, width in ((140, 250, 420), (760, 190, 380), (1130, 330, 420)):
        cloud(canvas, x, y, width, "#56608C", 0.6)
    ridge(
        canvas,
        down(500, WATERLINE, "#3A4674", "#7A6880"),
        WATERLINE,
        ((0, 90), (180, 140), (420, 70), (700, 110), (980, 60), (1240, 130), (1500, 80)),
    )
    ridge(
        canvas,
        down(540, WATERLINE, "#26325E", "#4A4A70"),
        WATERLINE,
        ((0, 40), (240, 70), (520, 40), (840, 76), (1150, 40), (1500, 70)),
    )
    for row, (shade, seed) in enumerate((("#22305C", 5), ("#141F45", 1))):
        skyline(canvas, shade, seed, row)
    ring(canvas)
    shore(canvas)
    mirror(canvas)
    boat(canvas)
    return canvas


def stars(canvas: Canvas) -> None:
    for number in range(110):
        y = 330 * wave(number, 2) ** 1.3
        canvas.disc("#FFF4DC", WIDTH * wave(number, 1), y, 0.7 + 1.2 * wave(number, 3) ** 3, 0.75 * (1 - y / 420))


def moon(canvas: Canvas) -> None:
    canvas.glow("#FFE9C4", 1130, 170, 330, 0.5)
    canvas.disc("#FFF3D6", 1130, 170, 46)
    for dx, dy, r in ((-14, -8, 9), (12, 12, 12), (10, -18, 6), (-18, 16, 6)):
        canvas.disc("#F0DDB6", 1130 + dx, 170 + dy, r)


def skyline(canvas: Canvas, shade: str, seed: int, row: int) -> None:
    """A row of buildings with lit windows; the front row is taller in the middle."""
    x = -20.0
    number = 0
    while x < WIDTH:
        number += 1
        width = 44 + 62 * wave(number, seed)
        middle = math.exp(-(((x - 800) / 420) ** 2))
        high = (70 + 130 * wave(number, seed, 2) + 170 * middle * wave(number, seed, 3)) * (0.8 if row else 1)
        top = WATERLINE - 20 - high
        canvas.rectangle(
            across(x, x + width, mix(shade, "#56609A", 0.35), shade, mix(shade, "#060A1C", 0.4)),
            x,
            top,
            width,
            high + 20,
        )
        lights(canvas, (x, top, width, high), seed + number, row)
        if row and number % 4 == 1:
            canvas.line(shade, ((x + width / 2, top), (x + width / 2, top - 44)), 2.4)
            canvas.disc("#FF7A5C", x + width / 2, top - 44, 2.6)
            canvas.glow("#FF6A4A", x + width / 2, top - 44, 20, 0.7)
        x += width + (6 + 26 * wave(number, seed, 4)) * (1.4 if row else 0.3)


def lights(canvas: Canvas, box: tuple[float, float, float, float], seed: int, row: int) -> None:
    """Windows in rows: most dark, many amber, a few blue-white."""
    left, top, width, high = box
    pitch_x, pitch_y = (8.2, 11.0) if row else (6.6, 9.0)
    columns, rows = int((width - 8) / pitch_x), int((high - 10) / pitch_y)
    for down_row in range(rows):
        busy = wave(down_row, seed, 9)
        for column in range(columns):
            chance = wave(column + 17 * down_row, seed, 8)
            if chance > 0.34 + 0.4 * busy:
                continue
            color = ("#FFD98A", "#FFC46A", "#FFE9B8", "#CFE6F6")[int(4 * wave(column, down_row, seed))]
            canvas.rectangle(
                color,
                left + 5 + pitch_x * column,
                top + 8 + pitch_y * down_row,
                pitch_x * 0.62,
                pitch_y * 0.5,
                0.95 if row else 0.55,
            )


def ring(canvas: Canvas) -> None:
    """The laboratory's ring seen from the side: three bright bands and a red bar through it."""
    x, wide, top = 690, 210, WATERLINE - 92
    canvas.glow("#FFC77A", x, top + 40, 380, 0.5)
    canvas.rectangle(across(x - wide, x + wide, "#0E1738", "#3A4674", "#0E1738"), x - wide, top, 2 * wide, 82)
    for band in range(3):
        y = top + 12 + 23 * band
        canvas.rectangle(
            across(x - wide, x + wide, "#8A5A2E", "#FFE3A0", "#FFF0C8", "#FFE3A0", "#8A5A2E"),
            x - wide + 4,
            y,
            2 * wide - 8,
            14,
        )
    for step in range(41):
        place = x - wide * math.cos(math.pi * step / 40)
        canvas.line("#0E1738", ((place, top), (place, top + 82)), 2.2)
    canvas.ellipse("#1A2650", x, top, wide, 12)
    canvas.ellipse("#FFDF9E", x, top, wide * 0.72, 7)
    canvas.rectangle(across(x - 13, x + 13, "#FF7A55", "#E2452C", "#B8321E"), x - 13, top - 96, 26, 180)
    canvas.glow("#FF6A40", x, top - 50, 130, 0.55)
    canvas.outline("#FFF3DC", dial(x, top - 62, 8, range(52)))


def shore(canvas: Canvas) -> None:
    """Trees as shadows along the quay, lamps between them."""
    for number in range(46):
        x = 12 + 33.5 * number
        if abs(x - 690) < 60:
            continue
        if number % 3 == 1:
            poplar(canvas, (x, WATERLINE - 8), 58 + 30 * wave(number), "#16304A", 1)
        else:
            tree(canvas, (x, WATERLINE - 8), 44 + 22 * wave(number, 2), "#1A3A4E", 1)
    canvas.rectangle(down(WATERLINE - 12, WATERLINE + 4, "#3A3E62", "#0C1430"), 0, WATERLINE - 12, WIDTH, 14)
    for x in range(30, WIDTH, 96):
        canvas.line("#0C1430", ((x, WATERLINE - 8), (x, WATERLINE - 40)), 2)
        canvas.glow("#FFD08A", x, WATERLINE - 42, 34, 0.8)
        canvas.disc("#FFF3D0", x, WATERLINE - 42, 3.4)


def mirror(canvas: Canvas) -> None:
    """The water: the shore upside down, drawn out and broken by level strokes of dark and light."""
    upper = canvas.image.copy(0, 0, canvas.image.width(), round(WATERLINE * canvas.scale)).mirrored(False, True)
    with canvas.soft(3.2):
        canvas.pen.save()
        canvas.pen.translate(0, WATERLINE)
        canvas.pen.scale(WIDTH / upper.width(), 1.12 * WIDTH / upper.width())
        canvas.pen.drawImage(0, 0, upper)
        canvas.pen.restore()
    canvas.rectangle(down(WATERLINE, 1000, "#0A143470", "#0A1634B0", "#050B20E8"), 0, WATERLINE, WIDTH, 360)
    for number in range(420):
        share = (number / 420) ** 1.5
        y = WATERLINE + 4 + 352 * share
        x, long = WIDTH * wave(number, 21), (14 + 90 * share) * (0.4 + wave(number, 22))
        canvas.ellipse("#0A1838", x, y, long, 0.9 + 2.6 * share, 0.5)
    for lamp in range(30, WIDTH, 96):
        for number in range(16):
            y = WATERLINE + 10 + 13 * number
            canvas.ellipse(
                "#FFC878",
                lamp + 5 * (wave(number, lamp) - 0.5) * (1 + number / 4),
                y,
                9 - 0.35 * number,
                1.5,
                0.62 * (1 - number / 17),
            )
    glitter(canvas, (1130, 120, WATERLINE + 20, 990), "#FFE9C0", 110, 0.7)
    glitter(canvas, (690, 150, WATERLINE + 6, 860), "#FFC98A", 90, 0.6)


def boat(canvas: Canvas) -> None:
    """A passenger boat with lit cabins and its wake."""
    x, y = 330, 850
    canvas.polygon(
        Ramp((x + 150, y), (x + 620, y), ("#CFE0EA70", "#CFE0EA00")),
        ((x + 130, y + 16), (x + 640, y - 6), (x + 640, y + 44)),
    )
    hull = ((x - 190, y - 30), (x + 178, y - 30), (x + 166, y + 20), (x - 130, y + 22))
    canvas.polygon(down(y - 30, y + 22, "#F4E9D6", "#B9A9A4"), hull)
    canvas.polygon(RED, ((x - 166, y + 2), (x + 171, y + 2), (x + 166, y + 22), (x - 130, y + 22)))
    canvas.polygon("#EADCC8", ((x - 116, y - 78), (x + 150, y - 78), (x + 158, y - 30), (x - 146, y - 30)))
    canvas.polygon("#D9C9B8", ((x - 60, y - 112), (x + 104, y - 112), (x + 112, y - 78), (x - 84, y - 78)))
    for row, (left, count, top) in enumerate(((x - 112, 9, y - 68), (x - 56, 6, y - 104))):
        for pane in range(count):
            canvas.rectangle("#FFD98A", left + 29 * pane, top, 21, 20 - 3 * row)
    canvas.line("#EADCC8", ((x + 20, y - 112), (x + 20, y - 168)), 4)
    canvas.disc("#FF8A66", x + 20, y - 170, 4)
    canvas.glow("#FFC87A", x, y - 60, 230, 0.4)
    for number in range(22):
        canvas.ellipse(
            "#FFD08A", x - 120 + 13 * number, y + 34 + 22 * wave(number, 4), 16 + 20 * wave(number, 5), 2, 0.5
        )
    for number, dx in enumerate((-130, 120, 136)):
        Figure(canvas, x + dx, y - 30, 40, crowd(number * 5), "stand").draw()
