"""Draws the bio park's two glass rooms: the staircase atrium and the plant laboratory.

Both look down a hall in one-point perspective, measured in metres: x right of the middle, y above the floor.
"""

from __future__ import annotations

import math

from draw_bay_inside import CREAM, INDIGO, OCHRE, PINE, RED, person, quad
from draw_canvas import WIDTH, Canvas, Halo, across, blob, down, mix
from draw_nature import LEAF, ridge, tree, wave
from draw_outlines import Point
from draw_people import Figure, Person, crowd
from draw_view import Block, Spot, Stage, Sun, View


def atrium() -> Canvas:
    """A broad stair between galleries under a roof of glass, a red flight crossing above it."""
    canvas = Canvas("#E9DCC4")
    view = View((-0.6, 2.6, 0), 860, (705, 640), 0, ("#FCEFD6", 70))
    stage = Stage(canvas, view, Sun((0.8, 0.1), "#3A3F6A", 0.42))
    roof(stage)
    end_wall(stage)
    for side in (-1, 1):
        galleries(stage, side)
    ground(stage)
    stair(stage)
    flight(stage)
    for x, z, high in ((-5.6, 8.2, 3.6), (5.6, 8.6, 3.9), (5.7, 14.0, 3.6), (-5.7, 13.6, 3.8)):
        planter(stage, x, z, high)
    passers(stage)
    stage.play()
    beams(canvas)
    return canvas


def roof(stage: Stage) -> None:
    """A grid of glass and ribs, the sky in it."""
    canvas, view, high = stage.canvas, stage.view, 16.0
    canvas.rectangle(down(0, 480, "#7FB0C6", "#BFD9D8", "#FBE8C4"), 0, 0, WIDTH, 520)
    for row in range(1, 15):
        z = 2.4 * row
        for lift, tone, thick in ((0.0, "#F6EBD6", 0.16), (0.35, "#B59F86", 0.1)):
            quad(
                stage,
                tone,
                (-8.5, high + lift, z),
                (8.5, high + lift, z),
                (8.5, high + lift, z + thick),
                (-8.5, high + lift, z + thick),
            )
    for x in (-8, -5.35, -2.7, 0, 2.7, 5.35, 8):
        canvas.face(
            down(0, 420, "#CDB79A", "#FFF3DC"),
            view.outline([(x - 0.08, high, 1.5), (x + 0.08, high, 1.5), (x + 0.08, high, 34), (x - 0.08, high, 34)]),
        )


def end_wall(stage: Stage) -> None:
    """A window as high as the hall; hills and the bay in it."""
    canvas, view = stage.canvas, stage.view
    left, top = view.seen((-8.5, 16, 30))
    right, foot = view.seen((8.5, 0, 30))
    canvas.rectangle(down(top, foot, "#CFE0DA", "#FFF0CC", "#FFE0A0"), left, top, right - left, foot - top)
    with canvas.clipped([(left, top), (right, top), (right, foot), (left, foot)]):
        ridge(
            canvas,
            "#BFCDBE",
            foot - 50,
            ((left - 20, 60), (left + 90, 96), (left + 220, 50), (left + 330, 84), (right + 90, 46)),
        )
        ridge(canvas, "#9FB9AC", foot - 30, ((left - 20, 50), (left + 150, 60), (left + 280, 34), (right + 60, 62)))
        canvas.rectangle(down(foot - 60, foot, "#E9E0BE", "#8FB9B4"), left, foot - 60, right - left, 60)
    for column in range(9):
        x = left + (right - left) * column / 8
        canvas.line("#8A7A66", ((x, top), (x, foot)), 2.4)
    for row in range(6):
        y = top + (foot - top) * row / 6
        canvas.line("#8A7A66", ((left, y), (right, y)), 2.4 if row % 2 else 5)


def galleries(stage: Stage, side: int) -> None:
    """Three floors of rooms behind glass, slabs and balustrades, columns before them."""
    canvas, view = stage.canvas, stage.view
    x, far = 8.5 * side, 30.0
    wall = across(0, 560, "#B98E63", "#F3E0BE") if side < 0 else across(900, 1500, "#F6E6C8", "#C79F74")
    canvas.face(wall, view.outline([(x, 0, 0.4), (x, 16, 0.4), (x, 16, far), (x, 0, far)]))
    for floor, base in enumerate((0.0, 5.0, 10.0)):
        for bay in range(1, 30, 2):
            lit = wave(bay, floor, side) > 0.45
            tone = "#FFE0A0" if lit else "#6F8F98"
            quad(
                stage,
                tone,
                (x - 0.02 * side, base + 0.5, bay + 0.15),
                (x - 0.02 * side, base + 3.6, bay + 0.15),
                (x - 0.02 * side, base + 3.6, bay + 1.85),
                (x - 0.02 * side, base + 0.5, bay + 1.85),
            )
            if lit and wave(bay, floor, side, 2) > 0.4:
                quad(
                    stage,
                    "#A5683C",
                    (x - 0.04 * side, base + 0.5, bay + 0.4),
                    (x - 0.04 * side, base + 1.9, bay + 0.4),
                    (x - 0.04 * side, base + 1.9, bay + 1.0),
                    (x - 0.04 * side, base + 0.5, bay + 1.0),
                )
    inner = 6.7 * side
    for base in (5.0, 10.0):
        canvas.face(
            down(0, 1000, "#D9C3A0", "#A9825C"),
            view.outline(
                [(inner, base - 0.5, 0.4), (x, base - 0.5, 0.4), (x, base - 0.5, far), (inner, base - 0.5, far)]
            ),
        )
        quad(
            stage, "#FFF8EA", (inner, base - 0.5, 0.4), (inner, base, 0.4), (inner, base, far), (inner, base - 0.5, far)
        )
        for z, number in ((10.5, 4), (16.0, 7), (16.8, 11), (23.0, 2)):
            if wave(number, base, side) > 0.3:
                stroller(stage, (inner + 0.5 * side, base, z + 1.7 * side), number + round(base) + side)
        shape = view.outline(
            [(inner, base, 0.4), (inner, base + 1.05, 0.4), (inner, base + 1.05, far), (inner, base, far)]
        )
        canvas.polygon("#BFDCDC", shape, 0.5)
        quad(
            stage,
            RED if base == 5.0 else "#8A5A3A",
            (inner, base + 1.02, 0.4),
            (inner, base + 1.14, 0.4),
            (inner, base + 1.14, far),
            (inner, base + 1.02, far),
        )
    for z in (28.0, 22.0, 16.0, 10.0, 4.6):
        place, size = view.seen((inner + 0.35 * side, 0, z)), view.size((0, 0, z))
        top = view.seen((inner, 16, z))[1]
        wide = 0.22 * size
        fade = min(0.7, z / 40)
        canvas.rectangle(
            across(
                place[0] - wide,
                place[0] + wide,
                mix("#FFFDF4", CREAM, fade),
                mix("#FFF3DE", CREAM, fade),
                mix("#A58A78", "#F3E0BE", fade),
            ),
            place[0] - wide,
            top,
            2 * wide,
            place[1] - top,
        )


def stroller(stage: Stage, at: Spot, number: int) -> None:
    place, size = stage.view.seen(at), stage.view.size(at)
    Figure(
        stage.canvas,
        *place,
        1.7 * size,
        crowd(number),
        ("walk", "stand", "read")[number % 3],
        False,
        (-1, 1)[number % 2],
    ).draw()


def ground(stage: Stage) -> None:
    """Pale stone with the windows' reflections."""
    canvas, view = stage.canvas, stage.view
    canvas.face(
        down(640, 1000, "#FFF0D0", "#E3C9A0", "#B79470"),
        view.outline([(-8.5, 0, 0.4), (8.5, 0, 0.4), (8.5, 0, 30), (-8.5, 0, 30)]),
    )
    for line in range(2, 30, 2):
        quad(
            stage,
            "#C9AA82",
            (-8.5, 0.003, line),
            (8.5, 0.003, line),
            (8.5, 0.003, line + 0.04),
            (-8.5, 0.003, line + 0.04),
        )
    for x in range(-8, 9, 2):
        quad(stage, "#D0B28A", (x, 0.003, 1), (x + 0.03, 0.003, 1), (x + 0.03, 0.003, 30), (x, 0.003, 30))
    with canvas.soft(9, "softlight"):
        for x, z in ((-6, 3.2), (0.4, 4.4), (4.6, 3.0), (-4.2, 5.6)):
            canvas.polygon(
                "#FFFFFFC0", view.outline([(x, 0, z), (x + 1.6, 0, z), (x + 2.5, 0, z + 1.4), (x + 0.9, 0, z + 1.4)])
            )


def stair(stage: Stage) -> None:
    """The broad stair: twenty-eight steps to a landing, its middle third made of seats."""
    start, tread, rise, half = 8.0, 0.36, 0.165, 3.3
    canvas, view = stage.canvas, stage.view
    top = 28 * rise
    quad(
        stage,
        "#F0DDB9",
        (-half, top, start + 28 * tread),
        (half, top, start + 28 * tread),
        (half, top, 30),
        (-half, top, 30),
    )
    for step in range(27, -1, -1):
        z, y = start + step * tread, step * rise
        quad(
            stage,
            "#FFF5E0",
            (-half, y + rise, z),
            (half, y + rise, z),
            (half, y + rise, z + tread),
            (-half, y + rise, z + tread),
        )
        quad(
            stage,
            mix("#CFA97C", "#B98A5C", step % 2),
            (-half, y, z),
            (half, y, z),
            (half, y + rise, z),
            (-half, y + rise, z),
        )
    for left, wide, tone in ((-half, 0.24, "#8A5A3A"), (half - 0.24, 0.24, "#8A5A3A")):
        ends = [
            (left, 0, start),
            (left + wide, 0, start),
            (left + wide, top + 1.0, start + 28 * tread),
            (left, top + 1.0, start + 28 * tread),
        ]
        rail = [
            (left, 0.95, start),
            (left + wide / 3, 0.95, start),
            (left + wide / 3, top + 0.98, start + 28 * tread),
            (left, top + 0.98, start + 28 * tread),
        ]
        glass = [
            (left, 0.05, start),
            (left, 0.95, start),
            (left, top + 0.98, start + 28 * tread),
            (left, top, start + 28 * tread),
        ]
        canvas.polygon("#CFE3E0", view.outline(glass), 0.55)
        canvas.face(tone, view.outline(rail))
        del ends
    for number, (x, step, pose, back) in enumerate(
        (
            (-1.9, 3, "step", True),
            (-1.2, 4, "step", True),
            (1.9, 7, "step", False),
            (0.5, 11, "step", True),
            (-2.3, 15, "step", False),
            (1.4, 18, "step", True),
            (2.2, 18, "step", True),
            (-0.6, 23, "step", False),
            (0.4, 27, "stand", False),
        )
    ):
        y, z = (step + 1) * rise, start + (step + 0.5) * tread
        place, size = view.seen((x, y, z)), view.size((x, y, z)) * 1.7
        canvas.ellipse(Halo(place, 0.25 * size, ("#10182E70", "#10182E00")), *place, 0.2 * size, 0.03 * size)
        Figure(canvas, *place, size, crowd(number * 3 + 1), pose, back).draw()


def flight(stage: Stage) -> None:
    """A red flight from the left gallery to the right one, one floor higher."""
    canvas, view = stage.canvas, stage.view
    z, (left, right), (low, high) = 19.0, (-6.7, 6.7), (5.0, 10.0)
    slope = (high - low) / (right - left)
    people = ((-4.6, 5), (-3.9, 6), (0.2, 13), (3.6, 9))
    for x, number in people:
        at = (x, low + (x - left) * slope, z)
        place, size = view.seen(at), view.size(at)
        Figure(canvas, *place, 1.75 * size, crowd(number), "walk", False, 1 if number % 2 else -1).draw()
    glass = [
        view.seen(spot) for spot in ((left, low, z), (right, high, z), (right, high + 1.1, z), (left, low + 1.1, z))
    ]
    canvas.polygon("#CFE3E0", glass, 0.4)
    body = [
        view.seen(spot) for spot in ((left, low, z), (right, high, z), (right, high - 0.75, z), (left, low - 0.75, z))
    ]
    canvas.face(across(body[0][0], body[1][0], "#D4523A", RED, "#9A2817"), body)
    under = [
        view.seen(spot)
        for spot in (
            (left, low - 0.75, z),
            (right, high - 0.75, z),
            (right, high - 0.75, z + 2.4),
            (left, low - 0.75, z + 2.4),
        )
    ]
    canvas.face("#7A2014", under)
    rail = [
        view.seen(spot)
        for spot in ((left, low + 1.05, z), (right, high + 1.05, z), (right, high + 1.15, z), (left, low + 1.15, z))
    ]
    canvas.face("#F6E6C8", rail)
    with canvas.soft(8, "multiply", 0.5):
        canvas.polygon(
            "#B08A6A",
            [
                view.seen(spot)
                for spot in ((-3.3, 4.62, 19.6), (3.3, 4.62, 20.6), (3.3, 4.62, 22.0), (-3.3, 4.62, 21.0))
            ],
        )


def planter(stage: Stage, x: float, z: float, high: float) -> None:
    box = Block(x, z, 1.5, 1.5, 0.6)

    def paint() -> None:
        stage.block(box, "#FBF3E4", "#5A4632")
        place, size = stage.view.seen((x, 0.6, z)), stage.view.size((x, 0, z))
        tree(stage.canvas, place, high * size, "#3F7F5E")

    stage.later((x, 0, z), paint)


def passers(stage: Stage) -> None:
    """People on the ground floor."""
    for number, (x, z, pose, way, back) in enumerate(
        (
            (-3.6, 6.4, "walk", 1, False),
            (3.9, 6.0, "stand", 1, False),
            (4.5, 6.2, "read", 1, False),
            (-5.2, 10.5, "step", 1, True),
            (5.0, 11.0, "walk", -1, False),
            (0.9, 6.3, "step", 1, True),
        )
    ):
        person(stage, (x, 0, z), crowd(number * 2 + 3), pose, behind=back, way=way)


def beams(canvas: Canvas) -> None:
    """Morning light slanting down from the roof."""
    with canvas.soft(14, "screen", 0.28):
        for x in (120, 420, 760, 1090):
            canvas.polygon(
                down(0, 900, "#FFE6B0", "#FFE6B000"), ((x, 0), (x + 130, 0), (x + 420, 1000), (x + 200, 1000))
            )
    canvas.glow("#FFEFC8", 720, 420, 620, 0.34)


def greenhouse() -> Canvas:
    """The plant laboratory: benches of seedlings under a vault of glass, racks with light of their own."""
    canvas = Canvas("#CFE0D0")
    view = View((0.3, 1.95, 0), 900, (770, 500), 0, ("#F4F0D4", 42))
    stage = Stage(canvas, view, Sun((0.6, 0.2), "#123F4A", 0.4))
    outside(canvas)
    vault(stage)
    beds(stage)
    racks(stage)
    smock = Person("#FDFBF4", "#2B3A44", style="smock", hair_style="bun", shirt=PINE, skin="#F0C6A4")
    second = Person("#FDFBF4", "#39414F", style="smock", hair_style="parted", shirt=INDIGO, tie=RED, skin="#E4B08A")
    person(stage, (-0.35, 0, 4.5), smock, "read", tall=1.68)
    person(stage, (0.75, 0, 7.6), second, "work", way=1, tall=1.76)
    person(
        stage,
        (-0.5, 0, 11.5),
        Person("#FDFBF4", style="smock", hair_style="bob", shirt=OCHRE),
        "work",
        way=-1,
        tall=1.64,
    )
    person(stage, (0.5, 0, 17.0), second, "step", behind=True)
    stage.play()
    canvas.glow("#FFF6CF", 560, 240, 760, 0.5)
    return canvas


def outside(canvas: Canvas) -> None:
    """Sky, hills and the park's trees beyond the glass."""
    canvas.rectangle(down(0, 560, "#8FBFD0", "#CFE3DA", "#FFF0C8"), 0, 0, WIDTH, 1000)
    canvas.disc("#FFF8DF", 520, 210, 66)
    ridge(canvas, "#A9C7BC", 560, ((0, 130), (220, 190), (460, 110), (760, 150), (1080, 210), (1500, 120)))
    ridge(canvas, "#7FAE9A", 560, ((0, 70), (300, 110), (620, 60), (980, 96), (1240, 60), (1500, 110)))
    for number in range(20):
        tree(canvas, (40 + 78 * number, 590 + 10 * wave(number)), 120 + 50 * wave(number, 2), "#5F9A7C")


def vault(stage: Stage) -> None:
    """Arches of white steel, glass between them, a path of slabs."""
    canvas, view, far = stage.canvas, stage.view, 36.0
    half, eaves, rise = 6.4, 2.6, 3.6

    def rib(z: float) -> list[Spot]:
        arc = [
            (-half * math.cos(step * math.pi / 24), eaves + rise * math.sin(step * math.pi / 24), z)
            for step in range(25)
        ]
        return [(-half, 0, z), *arc, (half, 0, z)]

    canvas.face(
        down(500, 1000, "#E6DDBC", "#C2B28A", "#8F8460"),
        view.outline([(-half, 0, 0.4), (half, 0, 0.4), (half, 0, far), (-half, 0, far)]),
    )
    quad(stage, "#F7EDD2", (-0.95, 0.01, 0.4), (1.25, 0.01, 0.4), (1.25, 0.01, far), (-0.95, 0.01, far))
    for slab in range(1, 36):
        quad(
            stage,
            "#CDBE98",
            (-0.95, 0.012, slab),
            (1.25, 0.012, slab),
            (1.25, 0.012, slab + 0.04),
            (-0.95, 0.012, slab + 0.04),
        )
    for bay in range(12, -1, -1):
        near, deep = rib(1.4 + 2.9 * bay), rib(1.4 + 2.9 * (bay + 1))
        for place in range(26):
            shape = view.outline([near[place], near[place + 1], deep[place + 1], deep[place]])
            if 3 < place < 12 and (place + bay) % 3 == 0:
                canvas.polygon("#FFFFFF", shape, 0.3)
            canvas.polygon("#DDF0EA", shape, 0.1 + 0.08 * (place % 2))
        tone, z = view.hazed("#FBFBF2", (0, 0, 1.4 + 2.9 * bay)), 1.4 + 2.9 * bay
        canvas.line(
            mix(tone, "#5F8F86", 0.5),
            [(x + 0.035 * view.size((0, 0, z)), y) for x, y in (view.seen(spot) for spot in rib(z))],
            0.1 * view.size((0, 0, z)),
        )
        canvas.line(tone, [view.seen(spot) for spot in rib(z)], 0.085 * view.size((0, 0, z)))
    for place in (1, 5, 9, 13, 17, 21, 25):
        start, end = rib(1.4)[place], rib(far)[place]
        canvas.line("#F4F6EC", (view.seen(start), view.seen(end)), 3)


def beds(stage: Stage) -> None:
    """Benches left and right of the path, seedlings in rows, older plants behind them."""
    for place in range(9):
        z = 4.2 + 3.3 * place
        for x in (-2.3, 2.6):
            bench = Block(x, z, 1.7, 2.9, 0.14, 0.72)
            stage.later((x, 0, z + 1.4), lambda bench=bench: table(stage, bench))
        for row in range(6):
            for line in range(4):
                for side, x in ((-1, -2.95 + 0.42 * line), (1, 1.95 + 0.42 * line)):
                    at = (x, 0.86, z - 1.25 + 0.5 * row)
                    high = 0.34 + 0.14 * wave(row, line, place, side)
                    color = ("#4F9A5C", "#2F7F5A", "#86B65A", "#3F8F72")[(place + (side > 0) * 2 + row // 3) % 4]
                    stage.later(at, lambda at=at, high=high, color=color: sprout(stage, at, high, color))
    for place in range(8):
        at = (-4.9, 0, 5.0 + 4.0 * place)
        stage.later(at, lambda at=at: palm(stage, at))


def table(stage: Stage, bench: Block) -> None:
    for w in (-0.42, 0.42):
        for u in (-0.42, 0.42):
            x, _, z = bench.corner(u, w, 0)
            stage.block(Block(x, z, 0.09, 0.09, bench.base), "#8FA59A")
    stage.block(bench, "#F4F4EA", "#5A4A36")


def sprout(stage: Stage, at: Spot, high: float, color: str) -> None:
    """A seedling of five leaves."""
    (x, y), size = stage.view.seen(at), stage.view.size(at) * high
    tone = stage.view.hazed(color, at)
    for lean, long in ((-1.0, 0.7), (1.0, 0.7), (-0.5, 0.95), (0.55, 0.95), (0.0, 1.1)):
        leaf(stage.canvas, (x, y), (x + 0.75 * lean * size, y - long * size), 0.3 * size, tone)


def leaf(canvas: Canvas, start: Point, end: Point, wide: float, color: str) -> None:
    """One leaf from its stalk to its tip, half of it in the light."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / long * wide / 2, dx / long * wide / 2
    middle = (start[0] + 0.55 * dx, start[1] + 0.55 * dy)
    sides = ((middle[0] + nx, middle[1] + ny), (middle[0] - nx, middle[1] - ny))
    light = mix(color, "#F3E9A8", 0.3)
    canvas.outline(color, blob((start, sides[0], end, sides[1]), 0.7))
    canvas.outline(light, blob((start, sides[1] if dx > 0 else sides[0], end, middle), 0.6), 0.7)


def palm(stage: Stage, at: Spot) -> None:
    """A tall plant with long arching leaves in a red pot."""
    (x, y), size = stage.view.seen(at), stage.view.size(at)
    pot = (
        (x - 0.34 * size, y - 0.6 * size),
        (x + 0.34 * size, y - 0.6 * size),
        (x + 0.25 * size, y),
        (x - 0.25 * size, y),
    )
    stage.canvas.polygon(across(pot[0][0], pot[1][0], "#D8654A", RED, "#7A2014"), pot)
    for number in range(11):
        angle = math.radians(-80 + 16 * number)
        long = (1.9 + 0.6 * wave(number, at[2])) * size
        end = (x + 0.75 * long * math.sin(angle), y - 0.6 * size - long * (0.35 + 0.75 * math.cos(angle)))
        color = stage.view.hazed(mix(LEAF, "#6FAE62", wave(number, at[2], 3)), at)
        leaf(stage.canvas, (x, y - 0.6 * size), end, 0.36 * size, color)


def racks(stage: Stage) -> None:
    """Towers of trays on the right, each shelf lit in rose."""
    for place in range(7):
        x, z = 5.1, 5.2 + 4.1 * place
        stage.later((x, 0, z), lambda x=x, z=z: rack(stage, x, z))


def rack(stage: Stage, x: float, z: float) -> None:
    frame = Block(x, z, 1.2, 3.2, 2.9)
    for level in range(4):
        foot = 0.2 + 0.72 * level
        shelf = Block(x, z, 1.2, 3.2, 0.62, foot)
        side, front = shelf.side("left"), shelf.side("front")
        for one in (side, front):
            if stage.faces_eye(one):
                stage.patch(one, (0, 0, 1, 1), "#F3A9A0", lit=True)
                stage.patch(one, (0, 0, 1, 0.45), "#D9746E", lit=True)
        for plant in range(9):
            spot = side.at(0.06 + 0.11 * plant, 0.02)
            sprout(stage, spot, 0.3, "#2F6B50")
        for one in (side, front):
            if stage.faces_eye(one):
                stage.patch(one, (0, 0.93, 1, 0.14), "#FFFFFF", lit=True)
                stage.patch(one, (0, -0.06, 1, 0.08), "#F4F4EA")
    for u in (0.0, 0.97):
        stage.patch(frame.side("left"), (u, 0, 0.03, 1.02), "#F4F4EA")
    (cx, cy), size = stage.view.seen((x - 0.6, 1.4, z)), stage.view.size((x, 0, z))
    stage.canvas.glow("#FF8F80", cx, cy, 2.0 * size, 0.28)


__all__ = ["atrium", "greenhouse"]
