"""Draws the bio park's reading hall: tall windows, two storeys of books, long tables with lamps and readers.

The hall is seen in one-point perspective, measured in metres: x right of the middle, y above the floor.
"""

from __future__ import annotations

from dataclasses import replace

from draw_canvas import Canvas, across, down, mix
from draw_nature import wave
from draw_outlines import dial
from draw_palette import INDIGO, INK, PINE, RED
from draw_people import Figure, Light, crowd
from draw_room import Stance, person
from draw_view import Block, Spot, Stage, Sun, View, along, athwart, level


def library() -> Canvas:
    """The shared reading hall: tall windows on the left, galleries of books, long tables with lamps."""
    canvas = Canvas("#5A3A2A")
    view = View((0.6, 2.3, 0), 900, (820, 520), 0, ("#F6DDB0", 60))
    stage = Stage(canvas, view, Sun((0.7, 0.2), "#3A1E2E", 0.5))
    hall(stage)
    books(stage)
    shafts(stage)
    tables(stage)
    stage.play()
    canvas.glow("#FFE7B4", 640, 430, 760, 0.42)
    return canvas


def hall(stage: Stage) -> None:
    """Floor, coffered vault, window wall, end wall with a clock that is the dial."""
    canvas, view = stage.canvas, stage.view
    far, high, half = 40.0, 9.6, 7.0
    canvas.face(down(530, 1000, "#EBC58A", "#B9793F", "#6E3D22"), view.outline(level(0, (-half, half), (0.4, far))))
    for row in range(1, 42):
        stage.area("#8A5630", level(0.002, (-half, half), (row, row + 0.03)))
    canvas.face(down(0, 330, "#4A2C22", "#C99A62"), view.outline(level(high, (-half, half), (0.4, far))))
    for row in range(1, 40, 3):
        for x in range(-7, 7, 2):
            stage.area("#7A4A30", level(high - 0.02, (x + 0.2, x + 1.8), (row + 0.2, row + 2.7)))
            stage.area("#F3C987", level(high - 0.03, (x + 0.75, x + 1.25), (row + 0.9, row + 1.7)), haze=False)
    stage.area("#D9B27C", athwart(far, (-half, half), (0, high)))
    (cx, cy), size = view.seen((0, 6.2, far)), view.size((0, 0, far))
    canvas.disc("#FBF1DC", cx, cy, 1.9 * size)
    canvas.outline(RED, dial(cx, cy, 1.6 * size, range(52)))
    canvas.rectangle(INK, cx - 0.1 * size, cy - 1.6 * size, 0.2 * size, 3.2 * size)
    stage.area("#6A3E26", athwart(far, (-1.6, 1.6), (0, 3.4)))
    stage.area("#FFEFC4", athwart(far, (-1.3, 1.3), (0, 3.1)), haze=False)
    window_wall(stage, -half, high, far)


def window_wall(stage: Stage, x: float, high: float, far: float) -> None:
    """Piers, and between them the morning over the bay."""
    canvas, view = stage.canvas, stage.view
    canvas.face(across(0, 640, "#5E3A2C", "#C79A66"), view.outline(along(x, (0, high), (0.4, far))))
    for bay in range(0, 40, 4):
        opening = [(x, 0.8, bay + 0.9), (x, 8.6, bay + 0.9), (x, 8.6, bay + 3.5), (x, 0.8, bay + 3.5)]
        shape = view.outline(opening)
        if len(shape) < 3:
            continue
        canvas.face(down(0, 640, "#BFD9DC", "#F3EBD2", "#FFE3A6", "#8FB6AE", "#5F958F"), shape)
        with canvas.clipped(shape):
            canvas.ellipse("#7FA9A0", shape[0][0], 520, 260, 40)
        for y in (2.4, 4.0, 5.6, 7.2):
            stage.area("#7A4E36", along(x + 0.05, (y, y + 0.12), (bay + 0.9, bay + 3.5)))
        stage.area("#7A4E36", along(x + 0.05, (0.8, 8.6), (bay + 2.15, bay + 2.27)))
        stage.area("#A5704A", along(x + 0.5, (0, high), (bay + 3.5, bay + 4.9)))


def books(stage: Stage) -> None:
    """Two storeys of shelves on the right, with a gallery and its rail between."""
    x, far = 6.2, 40.0
    colors = (RED, PINE, INDIGO, "#D9A25A", "#E9DCC6", "#7A2A3A", "#5B7F86", "#3E2E2A", "#8A3A24")
    for low, high in ((0.0, 4.3), (5.2, 9.4)):
        stage.area("#4A2A1C", along(x, (low, high), (0.4, far)))
        for case in range(1, 20):
            shelf_case(stage, x, (low, high), 2.0 * case, colors)
    stage.area("#5A3522", level(4.3, (x - 0.9, x), (0.4, far)))
    for z, number in ((9.0, 3), (15.0, 8), (15.8, 1)):
        place, size = stage.view.seen((x - 0.5, 4.6, z)), stage.view.size((x - 0.5, 4.6, z))
        Figure(stage.canvas, *place, 1.7 * size, crowd(number), "read", False, 1).draw()
    for y, tall, color in ((4.3, 0.3, "#8A5630"), (5.25, 0.08, "#C99A5A")):
        stage.area(color, along(x - 0.9, (y, y + tall), (0.4, far)))
    for post in range(2, 80):
        z = 0.5 * post
        stage.area("#C99A5A", along(x - 0.9, (4.6, 5.25), (z, z + 0.04)))


def shelf_case(stage: Stage, x: float, reach: tuple[float, float], z: float, colors: tuple[str, ...]) -> None:
    """One case: an upright and six shelves of books of many heights."""
    low, high = reach
    if z < 1.6:
        return
    for board in range(6):
        foot = low + 0.3 + board * (high - low - 0.4) / 6
        for book in range(12 if z < 22 else 6):
            count = 12 if z < 22 else 6
            near = z + 0.14 + book * 1.74 / count
            tall = (0.34 + 0.2 * wave(book, z, board)) * (1 if wave(book, board, z) > 0.12 else 0.25)
            color = mix(colors[int(9 * wave(book + 31 * board, z))], "#3A1E16", 0.25)
            stage.area(color, along(x - 0.01, (foot, foot + tall), (near, near + 1.6 / count)))
        stage.area("#A5703F", along(x - 0.03, (foot - 0.06, foot), (z, z + 2)))
    stage.area("#A5703F", along(x - 0.04, (low, high), (z, z + 0.1)))


def shafts(stage: Stage) -> None:
    """Sunlight from the windows, falling across the hall on the floor."""
    view, canvas = stage.view, stage.canvas
    with canvas.soft(6, "softlight"):
        for bay in range(0, 40, 4):
            pool = view.outline([(-3.4, 0, bay + 1.6), (2.4, 0, bay + 3.2), (2.4, 0, bay + 5.4), (-3.4, 0, bay + 3.8)])
            if len(pool) > 2:
                canvas.polygon("#FFF3C8D0", pool)
    with canvas.soft(12, "screen", 0.22):
        for bay in range(4, 32, 4):
            top, low = view.seen((-7, 8.4, bay + 1)), view.seen((-7, 3.0, bay + 3.4))
            pool = view.seen((2.4, 0, bay + 5)), view.seen((-3.0, 0, bay + 2))
            canvas.polygon(across(low[0], pool[0][0], "#FFD99A", "#FFD99A00"), (top, pool[0], pool[1], low))


def tables(stage: Stage) -> None:
    """Two rows of long tables with readers and green lamps."""
    for x in (-2.7, 2.6):
        for place in range(6):
            z = 5.4 + 5.4 * place
            table = Block(x, z, 1.7, 4.2, 0.09, 0.7)
            stage.later((x, 0, z), lambda table=table: desk(stage, table))
            for seat in range(3):
                reader(stage, z - 1.4 + 1.4 * seat, 7 * place + 3 * seat + (x > 0), x)
    person(stage, (0.0, 0, 9.5), crowd(8), Stance("step", behind=True))
    person(stage, (0.75, 0, 13.0), crowd(4), Stance("step"))
    person(stage, (-0.4, 0, 24.0), crowd(2), Stance("step"))


def desk(stage: Stage, table: Block) -> None:
    """A table, its legs, two lamps, open books."""
    for w in (-0.45, 0.45):
        for u in (-0.42, 0.42):
            x, _, z = table.corner(u, w, 0)
            stage.block(Block(x, z, 0.12, 0.12, 0.7), "#6A3E26")
    stage.block(table, "#9A6236", "#D9A060")
    top = 0.79
    for dz in (1.1, -0.9):
        sheet(stage, (table.x - 0.45, top, table.z + dz))
        sheet(stage, (table.x + 0.3, top, table.z + dz + 0.5))
        lamp(stage, (table.x, top, table.z + dz + 0.1))


def sheet(stage: Stage, at: Spot) -> None:
    x, y, z = at
    stage.area("#FFF6E0", level(y, (x - 0.2, x + 0.2), (z, z + 0.3)), haze=False)


def lamp(stage: Stage, at: Spot) -> None:
    """A brass lamp with a green shade, its light on the table."""
    (x, y), size = stage.view.seen(at), stage.view.size(at)
    stage.canvas.glow("#FFE2A0", x, y - 0.1 * size, 0.9 * size, 0.5)
    stage.canvas.line("#C99A4A", ((x, y), (x, y - 0.42 * size)), 0.035 * size)
    stage.canvas.ellipse("#C99A4A", x, y, 0.12 * size, 0.03 * size)
    shade = (
        (x - 0.13 * size, y - 0.52 * size),
        (x + 0.13 * size, y - 0.52 * size),
        (x + 0.24 * size, y - 0.38 * size),
        (x - 0.24 * size, y - 0.38 * size),
    )
    stage.canvas.polygon(across(shade[3][0], shade[2][0], "#2E9A80", PINE, "#083B33"), shade)
    stage.canvas.line("#FFF0C0", (shade[3], shade[2]), 0.03 * size)


def reader(stage: Stage, z: float, number: int, table: float) -> None:
    """Somebody at the table's outer side, looking inwards."""
    if wave(number, 3) < 0.28:
        return
    side = -1 if number % 2 else 1
    x = table + side * 1.2
    who = replace(crowd(number), bag="")
    view, canvas = stage.view, stage.canvas
    place, size = view.seen((x, 0, z)), view.size((x, 0, z))
    beyond = 3.0 if side * table > 0 else -2.6  # before or after the table

    def paint() -> None:
        stage.block(Block(x + 0.08 * side, z, 0.46, 0.46, 0.44), "#7A4A30")
        Figure(
            canvas,
            place[0],
            place[1] + 0.38 * size,
            1.66 * size,
            who,
            "seated",
            False,
            -side,
            Light(-1, "#3A1E2E", 0.4),
        ).draw()

    stage.later((x, 0, z + beyond), paint)
