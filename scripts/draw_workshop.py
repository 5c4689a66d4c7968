"""Draws a small machine shop: lathe, milling machine, benches and tools, low sun through the windows.

The shop is seen in one-point perspective, measured in metres: x right of the middle, y above the floor.
"""

from __future__ import annotations

from draw_canvas import Canvas, Halo, across, down, mix
from draw_nature import wave
from draw_outlines import Point
from draw_palette import INDIGO, INK, OCHRE, PINE, RED
from draw_people import Person
from draw_room import Stance, person
from draw_view import Block, Spot, Stage, Sun, View, along, athwart, level


def workshop() -> Canvas:
    """A lathe, a milling machine, benches and tools; low sun through the windows on the left."""
    canvas = Canvas("#6A4230")
    view = View((0.2, 1.75, 1.5), 960, (790, 440), 0, ("#F6D9A4", 70))
    stage = Stage(canvas, view, Sun((0.7, 0.3), "#2A1E3A", 0.55))
    shed(stage)
    tool_wall(stage)
    pools(stage)
    lathe(stage, -1.9, 6.6)
    mill(stage, 2.7, 7.6)
    bench(stage, 2.7, 13.0)
    bench(stage, -2.6, 13.5)
    mill(stage, -2.2, 18.5)
    apron = Person("#2C4894", "#2B2E3A", style="jacket", hair_style="cap", shirt="#E9DCC6", skin="#E4B08A")
    person(stage, (-0.75, 0, 6.3), apron, Stance("work", way=-1, tall=1.76))
    person(
        stage,
        (1.3, 0, 7.4),
        Person("#B8321E", "#2B3248", style="jacket", hair_style="bun", shirt="#F4EFE6"),
        Stance("work", way=1, tall=1.68),
    )
    person(
        stage,
        (0.5, 0, 12.0),
        Person("#0F6253", "#262B3A", style="jacket", hair_style="grey", hair="#B9B4AC"),
        Stance("read", tall=1.74),
    )
    person(stage, (-1.3, 0, 14.0), Person("#D9A25A", "#39414F", hair_style="short"), Stance("work", way=-1, tall=1.72))
    crate(stage, 0.95, 4.6)
    stage.play()
    sunlight(stage)
    return canvas


def shed(stage: Stage) -> None:
    """Floor, brick walls, windows on the left, a saw-tooth roof with trusses, a door to the yard."""
    canvas, view, far, half, high = stage.canvas, stage.view, 26.0, 4.6, 4.2
    canvas.face(down(440, 1000, "#D9B486", "#A97F58", "#6E4E3C"), view.outline(level(0, (-half, half), (0.4, far))))
    for line in range(2, 26, 2):
        stage.area("#8A6548", level(0.003, (-half, half), (line, line + 0.03)))
    for x in (-0.6, 1.5):
        stage.area(OCHRE, level(0.004, (x, x + 0.08), (0.4, far)))
    canvas.face(across(0, 640, "#7A3B2A", "#C98A62"), view.outline(along(-half, (0, high), (0.4, far))))
    canvas.face(across(940, 1500, "#D9A27A", "#8A4630"), view.outline(along(half, (0, high), (0.4, far))))
    canvas.face(down(0, 400, "#3A2A2C", "#B98A62"), view.outline(level(high, (-half, half), (0.4, far))))
    rafters(stage, half, high)
    stage.area("#D9A878", athwart(far, (-half, half), (0, high)))
    stage.area("#FFF0C4", athwart(far - 0.1, (-1.3, 1.7), (0, 3.0)), haze=False)
    for bay in range(8):
        window(stage, -half, 1.4 + 3.1 * bay)
    for x in (-0.2, 0.9):
        for z in (5.5, 9.5, 14.0):
            pendant(stage, (x + 0.4 * (z > 6), high - 1.05, z))


def rafters(stage: Stage, half: float, high: float) -> None:
    """Beams across the roof, bands of light between them."""
    for bay in range(1, 9):
        z = 2.9 * bay
        stage.area("#FFF0C8", level(high - 0.01, (-half + 0.6, half - 0.6), (z, z + 0.75)), haze=False)
        stage.area("#4A3630", level(high - 0.02, (-half, half), (z - 0.35, z - 0.15)))
        stage.area("#5A4038", athwart(z - 0.35, (-half, half), (high - 0.35, high)))


def window(stage: Stage, x: float, z: float) -> None:
    """A window of nine panes in the left wall, the low sun in it."""
    shape = stage.view.outline(along(x, (1.2, 3.7), (z, z + 2.3)))
    if len(shape) > 2:
        stage.canvas.face(down(0, 520, "#CFE3E4", "#FFF3D0", "#FFDF9A"), shape)
    for y in (1.2, 2.0, 2.85, 3.65):
        stage.area("#4A3A36", along(x + 0.02, (y, y + 0.07), (z, z + 2.3)))
    for step in (0.0, 0.75, 1.5, 2.25):
        stage.area("#4A3A36", along(x + 0.02, (1.2, 3.7), (z + step, z + step + 0.06)))


def pendant(stage: Stage, at: Spot) -> None:
    """An enamel lamp on its cord."""
    (x, y), size = stage.view.seen(at), stage.view.size(at)
    top = stage.view.seen((at[0], 4.2, at[2]))[1]
    stage.canvas.line("#2A1E22", ((x, top), (x, y - 0.16 * size)), 0.02 * size)
    stage.canvas.glow("#FFE0A0", x, y, 0.9 * size, 0.45)
    shade = (
        (x - 0.07 * size, y - 0.2 * size),
        (x + 0.07 * size, y - 0.2 * size),
        (x + 0.26 * size, y),
        (x - 0.26 * size, y),
    )
    stage.canvas.polygon(across(shade[3][0], shade[2][0], "#2E9A80", PINE, "#06352E"), shade)
    stage.canvas.ellipse("#FFF3CF", x, y, 0.24 * size, 0.045 * size)


def tool_wall(stage: Stage) -> None:
    """Boards of tools on the right wall: each tool a simple shape on a pale board."""
    x = 4.58
    for board in range(4):
        z = 4.2 + 4.6 * board
        stage.area("#5E3626", along(x, (1.35, 3.15), (z, z + 3.6)))
        stage.area("#E3B988", along(x - 0.02, (1.42, 3.08), (z + 0.07, z + 3.53)))
        for row in range(3):
            for place in range(9):
                near, foot = z + 0.25 + 0.37 * place, 1.62 + 0.52 * row
                color = (INK, RED, "#3A4A5A", INDIGO, PINE)[int(5 * wave(place, row, board))]
                tall = 0.2 + 0.2 * wave(place, row, board, 2)
                stage.area(color, along(x - 0.04, (foot, foot + tall), (near, near + 0.07)))
                stage.area("#59646C", along(x - 0.04, (foot + tall, foot + tall + 0.1), (near - 0.05, near + 0.12)))


def lathe(stage: Stage, x: float, z: float) -> None:
    """A lathe along the left wall: bed, headstock, chuck, tailstock, wheels."""

    def paint() -> None:
        body, dark = "#3F8275", "#24564E"
        for dz in (-1.1, 1.0):
            stage.block(Block(x, z + dz, 0.85, 0.75, 0.72), dark)
        stage.block(Block(x, z, 0.95, 3.2, 0.24, 0.72), body, "#8FB7A4")
        stage.block(Block(x, z + 1.1, 0.9, 0.95, 0.8, 0.96), body, "#A9CBBB")
        stage.block(Block(x, z - 1.15, 0.45, 0.5, 0.5, 0.96), body, "#A9CBBB")
        stage.block(Block(x, z - 0.2, 0.95, 0.5, 0.2, 0.96), "#C9D2D0", "#E6ECEA")
        (cx, cy), size = stage.view.seen((x, 1.38, z + 0.55)), stage.view.size((x, 1.38, z + 0.55))
        for radius, color in ((0.26, "#4A545C"), (0.2, "#AEB9BD"), (0.07, "#39424A")):
            stage.canvas.disc(
                Halo(
                    (cx - 0.1 * size, cy - 0.1 * size),
                    0.5 * size,
                    (mix(color, "#FFFFFF", 0.5), color, mix(color, INK, 0.4)),
                ),
                cx,
                cy,
                radius * size,
            )
        end = stage.view.seen((x, 1.38, z - 0.9))
        stage.canvas.line(across(cx - 20, cx + 20, "#FFFFFF", "#8A979C"), ((cx, cy), end), 0.1 * size)
        side = Block(x, z, 0.95, 3.2, 1.76).side("right")
        for u, v in ((0.42, 0.6), (0.24, 0.6)):
            at = side.at(u, v)
            spot, r = stage.view.seen(at), 0.11 * stage.view.size(at)
            stage.canvas.ellipse("#D9DEDC", *spot, 0.6 * r, r)
            stage.canvas.ellipse(RED, *spot, 0.22 * r, 0.36 * r)
        sparks(stage.canvas, stage.view.seen((x + 0.1, 1.34, z - 0.1)), size)

    stage.later((x + 0.3, 0, z), paint)


def sparks(canvas: Canvas, at: Point, size: float) -> None:
    """Chips that glow where the tool meets the work."""
    canvas.glow("#FFB45A", *at, 0.55 * size, 0.8)
    for number in range(16):
        angle = (wave(number, 5) - 0.3) * 2.2
        reach = (0.1 + 0.42 * wave(number, 6)) * size
        end = (at[0] + reach * angle * 0.7, at[1] - reach + 0.7 * reach * angle * angle)
        canvas.line("#FFE3A0", (at, end), 1.4, round_ends=True)


def mill(stage: Stage, x: float, z: float) -> None:
    """A milling machine: base, column, head with spindle, table, a screen on an arm."""

    def paint() -> None:
        body = "#E6DCC8"
        stage.block(Block(x, z, 1.5, 1.6, 0.7), "#4A5560", "#6E7A82")
        stage.block(Block(x + 0.1, z + 0.5, 0.9, 0.7, 1.7, 0.7), body)
        stage.block(Block(x, z, 1.7, 0.8, 0.14, 0.98), "#B9C3C4", "#E6ECEA")
        stage.block(Block(x - 0.05, z, 0.7, 1.2, 0.72, 1.72), INDIGO, "#6077B3")
        stage.block(Block(x - 0.05, z - 0.2, 0.2, 0.2, 0.42, 1.3), "#8A979C")
        stage.block(Block(x - 0.05, z - 0.2, 0.07, 0.07, 0.2, 1.12), "#39424A")
        stage.block(Block(x - 0.1, z - 0.2, 0.42, 0.34, 0.1, 1.12), "#D9A25A", "#F0C98A")
        front = Block(x, z, 1.5, 1.6, 0.7).side("front")
        stage.patch(front, (0.08, 0.2, 0.84, 0.6), "#39424A")
        stage.patch(front, (0.08, 0.84, 0.84, 0.08), RED)
        stage.canvas.glow("#FFE3A0", *stage.view.seen((x - 0.1, 1.3, z - 0.3)), 0.6 * stage.view.size((x, 0, z)), 0.5)

    stage.later((x - 0.3, 0, z), paint)


def bench(stage: Stage, x: float, z: float) -> None:
    """A work bench with a vice, boxes and a drawing."""

    def paint() -> None:
        stage.block(Block(x, z, 1.5, 3.0, 0.78), "#6A4632")
        stage.block(Block(x, z, 1.7, 3.2, 0.1, 0.78), "#B98452", "#E3B478")
        for place in range(4):
            color = (RED, PINE, INDIGO, OCHRE)[place]
            stage.block(Block(x + 0.3, z - 1.1 + 0.7 * place, 0.5, 0.4, 0.24, 0.88), color)
        stage.block(Block(x - 0.5, z - 0.9, 0.24, 0.3, 0.24, 0.88), "#59646C", "#8A979C")

    stage.later((x - 0.5, 0, z), paint)


def crate(stage: Stage, x: float, z: float) -> None:
    """A crate of finished parts on the floor, rings of steel in it."""

    def paint() -> None:
        stage.block(Block(x, z, 0.8, 0.6, 0.34), "#B98452", "#5A3A28")
        for number in range(6):
            at = (x - 0.26 + 0.26 * (number % 3), 0.36, z - 0.12 + 0.24 * (number // 3))
            spot, size = stage.view.seen(at), stage.view.size(at)
            stage.canvas.ellipse(
                across(spot[0] - 0.1 * size, spot[0] + 0.1 * size, "#FFFFFF", "#7E8B90"), *spot, 0.1 * size, 0.05 * size
            )
            stage.canvas.ellipse("#4A545C", *spot, 0.05 * size, 0.024 * size)

    stage.later((x, 0, z), paint)


def pools(stage: Stage) -> None:
    """What the sun draws on the floor."""
    view, canvas = stage.view, stage.canvas
    with canvas.soft(6, "softlight"):
        for bay in range(8):
            z = 1.4 + 3.1 * bay
            pool = view.outline([(-2.9, 0, z + 0.2), (0.5, 0, z + 1.9), (-0.3, 0, z + 3.6), (-3.7, 0, z + 1.9)])
            if len(pool) > 2:
                canvas.polygon("#FFF3C8E0", pool)


def sunlight(stage: Stage) -> None:
    """Beams from the windows, a haze of light at the door."""
    view, canvas = stage.view, stage.canvas
    with canvas.soft(12, "screen", 0.17):
        for bay in range(1, 7):
            z = 1.4 + 3.1 * bay
            beam = (
                view.seen((-4.6, 3.7, z)),
                view.seen((0.2, 0, z + 2.6)),
                view.seen((-2.2, 0, z + 1.2)),
                view.seen((-4.6, 1.3, z + 2.0)),
            )
            canvas.polygon(across(beam[0][0], beam[1][0], "#FFD99A", "#FFD99A00"), beam)
    canvas.glow("#FFE9B8", 800, 400, 420, 0.32)
