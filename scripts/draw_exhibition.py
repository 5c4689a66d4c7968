"""Draws the exhibition hall down its middle aisle: booths of four kinds, banners under the roof, visitors.

The hall is measured in metres: x right of the aisle's middle, y above the floor, z away from the camera.
"""

from __future__ import annotations

from draw_canvas import WIDTH, Canvas, Halo, across, down, mix
from draw_nature import wave
from draw_outlines import SANS_BOLD, TEXT_EXTRABOLD, dial, text
from draw_palette import INDIGO, INK, OCHRE, PINE, RED
from draw_people import Figure, Light, crowd
from draw_view import Block, Side, Stage, Sun, View, level

EAVES, HALF = 9.0, 20.0
TEAL, PLUM = "#3F8FA0", "#7A3E6A"
NAMES = ("HYDROGEN", "PORT AI", "BIO", "ROBOTICS", "BATTERY", "OCEAN", "CHIP", "WIND", "LINK", "SAFETY")


def exhibition() -> Canvas:
    """The whole hall."""
    canvas = Canvas("#E9DFCB")
    view = View((0.4, 2.9, 0), 940, (730, 500), 0, ("#FBEBCB", 190))
    stage = Stage(canvas, view, Sun((0.5, 0.25), "#2A2E5A", 0.4))
    roof(stage)
    end_wall(stage)
    floor(stage)
    for place in range(8, -1, -1):
        z = 7.0 + 7.6 * place
        for side in (-1, 1):
            number = place * 2 + (side > 0)
            stage.later((side * 6, 0, z), lambda side=side, z=z, number=number: booth(stage, side, z, number))
    for place, (x, color) in enumerate(((-2.6, PINE), (3.0, INDIGO), (-2.6, RED), (3.0, PINE), (-2.6, INDIGO))):
        z = 15.0 + 8.0 * place
        stage.later((x, 9, z), lambda x=x, z=z, color=color: banner(stage, x, z, color))
    visitors(stage)
    stage.play()
    canvas.glow("#FFF2D0", 730, 420, 560, 0.36)
    return canvas


def roof(stage: Stage) -> None:
    """Bays of daylight between trusses."""
    canvas, view = stage.canvas, stage.view
    canvas.rectangle(down(0, 500, "#7FA9B8", "#C9D9D4", "#FBEACB"), 0, 0, WIDTH, 520)
    ridge_height = 15.0
    for bay in range(13, -1, -1):
        near, far = 1.6 + 6.0 * bay, 7.6 + 6.0 * bay
        for side in (-1, 1):
            slope = [
                (0, ridge_height, near),
                (side * HALF, EAVES, near),
                (side * HALF, EAVES, far),
                (0, ridge_height, far),
            ]
            stage.area(("#9DB9BE", "#8AA9B2")[bay % 2], slope)
            light = [
                (side * 1.5, ridge_height - 0.4, near + 0.4),
                (side * 9, 12.3, near + 0.4),
                (side * 9, 12.3, far - 0.8),
                (side * 1.5, ridge_height - 0.4, far - 0.8),
            ]
            canvas.face(view.hazed("#F3F8F4", light[0]), view.outline(light))
            wall = [
                (side * HALF, 0, near),
                (side * HALF, EAVES, near),
                (side * HALF, EAVES, far),
                (side * HALF, 0, far),
            ]
            stage.area("#B9B49F", wall)
        truss(stage, near)


def truss(stage: Stage, z: float) -> None:
    """A pitched truss across the hall."""
    canvas, view = stage.canvas, stage.view
    color, weight = view.hazed("#2F5066", (0, 12, z)), view.size((0, 12, z))
    for low, high, wide in ((EAVES, 15.0, 0.2), (EAVES - 1.0, 13.2, 0.15)):
        canvas.line(color, [view.seen(spot) for spot in ((-HALF, low, z), (0, high, z), (HALF, low, z))], wide * weight)
    for step in range(-7, 8):
        x = step * 2.7
        upper, lower = 15.0 - abs(x) * 6 / HALF, 13.2 - abs(x + 1.35) * 5.2 / HALF
        after = 15.0 - abs(x + 2.7) * 6 / HALF
        canvas.line(
            color,
            [view.seen(spot) for spot in ((x, upper, z), (x + 1.35, lower, z), (x + 2.7, after, z))],
            0.07 * weight,
        )


def end_wall(stage: Stage) -> None:
    """The far gable, all glass, with the fair's sign."""
    view, canvas = stage.view, stage.canvas
    z = 84.0
    gable = [(-HALF, 0, z), (-HALF, EAVES, z), (0, 15, z), (HALF, EAVES, z), (HALF, 0, z)]
    canvas.face(down(300, 540, "#FFF8E6", "#FBE3B4"), view.outline(gable))


def floor(stage: Stage) -> None:
    """Polished concrete with the booths' light in it, a red carpet with pale edges."""
    canvas, view = stage.canvas, stage.view
    canvas.face(down(520, 1000, "#F6E6C6", "#D6C8B0", "#AFA392"), view.outline(level(0, (-HALF, HALF), (0.5, 84))))
    with canvas.soft(8, "softlight"):
        for place in range(9):
            z = 7.0 + 7.6 * place
            for side in (-1, 1):
                canvas.polygon("#FFFFFFC0", view.outline(level(0, (side * 3.4, side * 4.8), (z, z + 5))))
    canvas.face(down(520, 1000, "#E0A488", "#C23C25", "#96230F"), view.outline(level(0.01, (-2.9, 2.9), (0.5, 84))))
    for x in (-2.9, 2.76):
        canvas.face(down(520, 1000, "#FBEBCB", "#FFF6E4"), view.outline(level(0.02, (x, x + 0.14), (0.5, 84))))
    with canvas.soft(7, "screen", 0.5):
        for bay in range(12):
            z = 3.4 + 6.0 * bay
            canvas.polygon("#FFD9B040", view.outline(level(0.02, (-2.4, 2.4), (z, z + 2.6))))


def booth(stage: Stage, side: int, z: float, number: int) -> None:
    """A booth beside the aisle: platform, walls, fascia with a name, shelves or a screen, a counter."""
    color = (INDIGO, OCHRE, PINE, TEAL, RED, INDIGO, PLUM, PINE, OCHRE, RED)[number % 10]
    x, deep, wide = side * 6.6, 5.6, 5.2
    base = Block(x, z + deep / 2, wide, deep, 0.14)
    stage.block(base, "#FFF6E4", "#F3E6CC")
    back = Block(x + side * 2.45, z + deep / 2, 0.3, deep, 3.6, 0.14)
    rear = Block(x, z + deep - 0.15, wide, 0.3, 3.6, 0.14)
    stage.block(rear, mix(color, "#FFF6E4", 0.82))
    stage.block(back, mix(color, "#FFF6E4", 0.72))
    inner = back.side("left" if side > 0 else "right")
    goods(stage, inner, rear.side("front"), number, color)
    hostess(stage, side * 5.2, z + 2.2, number)
    counter = Block(side * 4.9, z + 1.0, 1.3, 0.8, 1.05, 0.14)
    stage.block(counter, color, "#FFF9EC")
    stage.lettering(counter.side("front"), dial(0, 0, 1, range(52)), (0.5, 0.52, 0.3), "#FFF6E4")
    for px in (side * 4.05, side * 9.1):
        post = Block(px, z + 0.1, 0.16, 0.16, 3.7, 0.14)
        stage.block(post, "#FFF9EC")
    fascia = Block(x, z + deep / 2, wide, deep, 0.95, 3.74)
    stage.block(fascia, color, mix(color, INK, 0.3))
    name = text(NAMES[number % 10], TEXT_EXTRABOLD, 1, tracking=30)
    front = fascia.side("front")
    if number < 2:  # farther ones are seen through the nearer booths
        stage.lettering(front, name, (0.08, 0.27, 0.58), "#FFFFFF")
    toward = fascia.side("left" if side > 0 else "right")
    stage.lettering(toward, name, (0.1, 0.27, 0.58), "#FFFFFF")
    for spot in (0.25, 0.75):
        at = front.at(spot, 0)
        stage.canvas.glow("#FFF0C4", *stage.view.seen((at[0], 3.5, z + 0.6)), 1.0 * stage.view.size((x, 0, z)), 0.4)


def goods(stage: Stage, wall: Side, rear: Side, number: int, color: str) -> None:
    """What a booth shows: shelves of samples, a large screen, or a machine's picture."""
    kind = number % 3
    if kind == 0:
        for level in range(3):
            stage.patch(wall, (0.06, 0.2 + 0.24 * level, 0.88, 0.02), mix(color, INK, 0.2))
            for place in range(8):
                tint = (color, "#FFFFFF", OCHRE, mix(color, INK, 0.35))[int(4 * wave(place, level, number))]
                stage.patch(
                    wall, (0.09 + 0.105 * place, 0.22 + 0.24 * level, 0.07, 0.08 + 0.08 * wave(place, level)), tint
                )
    else:
        stage.patch(wall, (0.1, 0.26, 0.8, 0.56), "#141A30")
        stage.patch(wall, (0.12, 0.29, 0.76, 0.5), mix(color, "#FFFFFF", 0.16), lit=True)
        for bar in range(6):
            stage.patch(wall, (0.2 + 0.11 * bar, 0.33, 0.07, 0.08 + 0.055 * bar), "#FFF6E4", lit=True)
    stage.patch(rear, (0.1, 0.3, 0.5, 0.5), mix(color, "#FFFFFF", 0.2 if kind == 2 else 0.5), lit=True)
    stage.lettering(rear, dial(0, 0, 1, range(52)), (0.35, 0.55, 0.72), "#FFF6E4")
    stage.patch(rear, (0.34, 0.3, 0.02, 0.5), "#FFF6E4", lit=True)


def hostess(stage: Stage, x: float, z: float, number: int) -> None:
    """Somebody at the booth."""
    place, size = stage.view.seen((x, 0.14, z)), 1.68 * stage.view.size((x, 0.14, z))
    Figure(
        stage.canvas,
        *place,
        size,
        crowd(number * 3 + 2),
        ("folded", "read", "stand")[number % 3],
        light=Light(-1, "#2A2E5A", 0.34),
    ).draw()


def banner(stage: Stage, x: float, z: float, color: str) -> None:
    """A cloth hanging from the roof with the dial on it."""
    view, canvas = stage.view, stage.canvas
    left, top = view.seen((x - 1.1, 10.6, z))
    right, foot = view.seen((x + 1.1, 6.0, z))
    tint = view.hazed(color, (x, 8, z))
    wide, middle = right - left, (left + right) / 2
    canvas.line(view.hazed("#4A5A66", (x, 8, z)), (view.seen((x, 12.6, z)), (middle, top)), 1.4)
    canvas.rectangle(
        across(left, right, mix(tint, "#FFFFFF", 0.16), tint, mix(tint, INK, 0.2)), left, top, wide, foot - top
    )
    canvas.rectangle("#FFF9EC", middle - 0.045 * wide, top, 0.09 * wide, foot - top)
    canvas.outline(mix(tint, "#FFFFFF", 0.8), dial(middle, top + 0.4 * (foot - top), 0.36 * wide, range(52)))
    words = text("韩中", SANS_BOLD, 0.17 * wide, language="zh-Hans")
    canvas.outline("#FFF9EC", words.moved(middle + 0.09 * wide, foot - 0.14 * (foot - top)))


def visitors(stage: Stage) -> None:
    """People on the carpet, most of them in twos."""
    spots = (
        (-1.9, 5.6, True), (-1.15, 5.8, True), (1.7, 7.4, False), (-2.4, 10.4, False), (-1.7, 10.7, False),
        (2.2, 12.0, True),
        (0.4, 13.6, True), (1.1, 13.9, True), (-1.6, 17.0, False), (2.3, 18.5, False), (-0.6, 21.0, True),
        (-2.2, 23.5, True),
        (1.5, 25.0, False), (2.2, 25.4, False), (-0.9, 30.0, True), (0.3, 34.0, False), (-1.9, 37.0, True),
        (1.6, 41.0, False),
        (-0.4, 47.0, True), (1.0, 55.0, False), (-1.4, 62.0, True)
    )  # fmt: skip
    for number, (x, z, behind) in enumerate(spots):
        place, size = stage.view.seen((x, 0, z)), 1.72 * stage.view.size((x, 0, z))

        def paint(place=place, size=size, number=number, behind=behind) -> None:
            stage.canvas.ellipse(Halo(place, 0.24 * size, ("#3A0A0470", "#3A0A0400")), *place, 0.24 * size, 0.04 * size)
            pose = "step" if number % 5 else "stand"
            Figure(
                stage.canvas, *place, size, crowd(number * 4 + 3), pose, behind, 1, Light(-1, "#2A2E5A", 0.36)
            ).draw()

        stage.later((x, 0, z), paint)
