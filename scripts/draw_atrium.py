"""Draws the bio park's staircase atrium: a broad stair between galleries under a roof of glass, people on it.

The hall is seen in one-point perspective, measured in metres: x right of the middle, y above the floor.
"""

from __future__ import annotations

from draw_canvas import WIDTH, Canvas, Halo, across, down, mix
from draw_nature import ridge, tree, wave
from draw_palette import CREAM, RED
from draw_people import Figure, crowd
from draw_room import Stance, person
from draw_view import Block, Spot, Stage, Sun, View, along, athwart, level


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
            stage.area(tone, level(high + lift, (-8.5, 8.5), (z, z + thick)))
    for x in (-8, -5.35, -2.7, 0, 2.7, 5.35, 8):
        canvas.face(down(0, 420, "#CDB79A", "#FFF3DC"), view.outline(level(high, (x - 0.08, x + 0.08), (1.5, 34))))


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
    canvas.face(wall, view.outline(along(x, (0, 16), (0.4, far))))
    for floor, base in enumerate((0.0, 5.0, 10.0)):
        for bay in range(1, 30, 2):
            lit = wave(bay, floor, side) > 0.45
            tone = "#FFE0A0" if lit else "#6F8F98"
            stage.area(tone, along(x - 0.02 * side, (base + 0.5, base + 3.6), (bay + 0.15, bay + 1.85)))
            if lit and wave(bay, floor, side, 2) > 0.4:
                stage.area("#A5683C", along(x - 0.04 * side, (base + 0.5, base + 1.9), (bay + 0.4, bay + 1.0)))
    for base in (5.0, 10.0):
        gallery(stage, side, base)
    for z in (28.0, 22.0, 16.0, 10.0, 4.6):
        column(stage, 7.05 * side, z)


def gallery(stage: Stage, side: int, base: float) -> None:
    """One gallery: its slab, people at the balustrade, glass and handrail."""
    canvas, view = stage.canvas, stage.view
    inner, outer, run = 6.7 * side, 8.5 * side, (0.4, 30.0)
    canvas.face(down(0, 1000, "#D9C3A0", "#A9825C"), view.outline(level(base - 0.5, (inner, outer), run)))
    stage.area("#FFF8EA", along(inner, (base - 0.5, base), run))
    for z, number in ((10.5, 4), (16.0, 7), (16.8, 11), (23.0, 2)):
        if wave(number, base, side) > 0.3:
            stroller(stage, (inner + 0.5 * side, base, z + 1.7 * side), number + round(base) + side)
    canvas.polygon("#BFDCDC", view.outline(along(inner, (base, base + 1.05), run)), 0.5)
    stage.area(RED if base == 5.0 else "#8A5A3A", along(inner, (base + 1.02, base + 1.14), run))


def column(stage: Stage, x: float, z: float) -> None:
    """A round column from the floor to the roof."""
    view = stage.view
    (middle, foot), top = view.seen((x, 0, z)), view.seen((x, 16, z))[1]
    wide, fade = 0.22 * view.size((0, 0, z)), min(0.7, z / 40)
    tones = (mix("#FFFDF4", CREAM, fade), mix("#FFF3DE", CREAM, fade), mix("#A58A78", "#F3E0BE", fade))
    stage.canvas.rectangle(across(middle - wide, middle + wide, *tones), middle - wide, top, 2 * wide, foot - top)


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
    canvas.face(down(640, 1000, "#FFF0D0", "#E3C9A0", "#B79470"), view.outline(level(0, (-8.5, 8.5), (0.4, 30))))
    for line in range(2, 30, 2):
        stage.area("#C9AA82", level(0.003, (-8.5, 8.5), (line, line + 0.04)))
    for x in range(-8, 9, 2):
        stage.area("#D0B28A", level(0.003, (x, x + 0.03), (1, 30)))
    with canvas.soft(9, "softlight"):
        for x, z in ((-6, 3.2), (0.4, 4.4), (4.6, 3.0), (-4.2, 5.6)):
            canvas.polygon(
                "#FFFFFFC0", view.outline([(x, 0, z), (x + 1.6, 0, z), (x + 2.5, 0, z + 1.4), (x + 0.9, 0, z + 1.4)])
            )


STEPS, START, TREAD, RISE, HALF = 28, 8.0, 0.36, 0.165, 3.3  # of the broad stair; metres
CLIMBERS = (
    (-1.9, 3, "step", True), (-1.2, 4, "step", True), (1.9, 7, "step", False), (0.5, 11, "step", True),
    (-2.3, 15, "step", False), (1.4, 18, "step", True), (2.2, 18, "step", True), (-0.6, 23, "step", False),
    (0.4, 27, "stand", False),
)  # fmt: skip


def stair(stage: Stage) -> None:
    """The broad stair up to a landing, with rails of glass."""
    canvas, view = stage.canvas, stage.view
    top, end = STEPS * RISE, START + STEPS * TREAD
    stage.area("#F0DDB9", level(top, (-HALF, HALF), (end, 30)))
    for step in range(STEPS - 1, -1, -1):
        z, y = START + step * TREAD, step * RISE
        stage.area("#FFF5E0", level(y + RISE, (-HALF, HALF), (z, z + TREAD)))
        stage.area(mix("#CFA97C", "#B98A5C", step % 2), athwart(z, (-HALF, HALF), (y, y + RISE)))
    for left in (-HALF, HALF - 0.24):
        glass = [(left, 0.05, START), (left, 0.95, START), (left, top + 0.98, end), (left, top, end)]
        rail = [
            (left, 0.95, START),
            (left + 0.08, 0.95, START),
            (left + 0.08, top + 0.98, end),
            (left, top + 0.98, end),
        ]
        canvas.polygon("#CFE3E0", view.outline(glass), 0.55)
        canvas.face("#8A5A3A", view.outline(rail))
    climbers(stage)


def climbers(stage: Stage) -> None:
    """People on the stair."""
    canvas, view = stage.canvas, stage.view
    for number, (x, step, pose, back) in enumerate(CLIMBERS):
        spot = (x, (step + 1) * RISE, START + (step + 0.5) * TREAD)
        place, size = view.seen(spot), view.size(spot) * 1.7
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
        person(stage, (x, 0, z), crowd(number * 2 + 3), Stance(pose, behind=back, way=way))


def beams(canvas: Canvas) -> None:
    """Morning light slanting down from the roof."""
    with canvas.soft(14, "screen", 0.28):
        for x in (120, 420, 760, 1090):
            canvas.polygon(
                down(0, 900, "#FFE6B0", "#FFE6B000"), ((x, 0), (x + 130, 0), (x + 420, 1000), (x + 200, 1000))
            )
    canvas.glow("#FFEFC8", 720, 420, 620, 0.34)
