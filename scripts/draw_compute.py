"""Draws the aisle of a data centre: racks on both sides, their lights on the floor, engineers.

The aisle is seen in one-point perspective, measured in metres: x right of the middle, y above the floor.
"""

from __future__ import annotations

from draw_canvas import Canvas, clear, down, mix
from draw_nature import wave
from draw_palette import INDIGO, OCHRE, PINE, RED
from draw_people import Person
from draw_room import Stance, person
from draw_view import Block, Side, Stage, Sun, View, athwart, level


def compute_hall() -> Canvas:
    """Racks on both sides, their lights on the floor, an engineer with a trolley."""
    canvas = Canvas("#0C1430")
    view = View((0.12, 1.6, 0), 980, (735, 480), 0, ("#3E63A8", 46))
    stage = Stage(canvas, view, Sun((0.4, 0.2), "#060A1E", 0.5))
    aisle(stage)
    for place in range(22, -1, -1):
        for side in (-1, 1):
            cabinet(stage, side, 1.6 + 1.25 * place, place)
    overhead(stage)
    canvas.glow("#9FC8FF", 735, 450, 420, 0.6)
    with canvas.soft(10, "screen", 0.5):
        canvas.ellipse("#7FB0F0", 735, 480, 60, 130)
    engineer = Person("#D8462E", "#1B2440", style="jacket", hair_style="parted", shirt="#F4EFE6")
    colleague = Person("#E9DCC6", "#262B3A", style="jacket", hair_style="bun", shirt=INDIGO)
    person(stage, (0.62, 0, 5.0), engineer, Stance("work", way=1, tall=1.78))
    person(stage, (-0.45, 0, 8.6), colleague, Stance("read", tall=1.68))
    person(stage, (0.2, 0, 16.0), Person("#3F8275", "#1B2440", hair_style="short"), Stance("step", behind=True))
    trolley(stage, -0.75, 5.8)
    stage.play()
    return canvas


def aisle(stage: Stage) -> None:
    """A raised floor of tiles that mirrors the racks' light; ceiling with one long lamp."""
    canvas, view, far, half = stage.canvas, stage.view, 32.0, 1.35
    canvas.face(
        down(480, 1000, "#6F95D0", "#2A3F78", "#141E46", "#0B1230"), view.outline(level(0, (-half, half), (0.4, far)))
    )
    canvas.face(down(0, 460, "#070C22", "#22366E"), view.outline(level(2.9, (-half, half), (0.4, far))))
    for line in range(1, 52):
        z = 0.62 * line
        stage.area("#0C1534", level(0.003, (-half, half), (z, z + 0.018)))
    for x in (-0.62, 0.0, 0.62):
        stage.area("#0C1534", level(0.003, (x, x + 0.016), (0.8, far)))
    with canvas.soft(7, "screen", 0.7):
        for place in range(0, 22):
            z = 1.6 + 1.25 * place
            for side, color in ((-1, "#2F8F86"), (1, "#4A6FC8")):
                canvas.polygon(
                    clear(color, 0.5), view.outline(level(0, (side * half, side * 0.66), (z + 0.1, z + 1.0)))
                )
    stage.area("#BFD8FF", athwart(far, (-half, half), (0, 2.9)))


def cabinet(stage: Stage, side: int, z: float, number: int) -> None:
    """One rack: a dark frame, units with vents and lights, a mark above the door."""
    x = 1.35 * side
    face = Side((x, 0.0, z), (0.0, 0.0, 1.25), (0.0, 2.55, 0.0))

    def patch(box: tuple[float, float, float, float], color: str, *, haze: bool = True) -> None:
        stage.area(color, face.part(*box), haze=haze)

    patch((0, 0, 1, 1.02), "#101A3C")
    patch((0.05, 0.03, 0.9, 0.91), "#1A2854")
    units = 14
    for unit in range(units):
        foot = 0.045 + unit * 0.89 / units
        kind = wave(number, unit, side)
        patch((0.08, foot, 0.84, 0.75 * 0.89 / units), "#2B3D78" if kind > 0.3 else "#22336A")
        if number < 12:
            for slot in range(6):
                patch((0.12 + 0.075 * slot, foot + 0.014, 0.05, 0.018), "#0E1736")
        for lamp in range(5):
            bright = wave(lamp, unit, number + 40 * side)
            if bright > 0.35:
                color = ("#5FE0C0", "#8FB8FF", "#F7B65C", "#FF6A4A")[min(3, int((bright - 0.35) * 5.6))]
                patch((0.62 + 0.06 * lamp, foot + 0.016, 0.034, 0.018), color, haze=False)
    band = ("#2FA08C", "#4F7BE0")[side > 0]
    patch((0.05, 0.955, 0.9, 0.03), RED if number % 5 == 2 else band, haze=False)
    patch((0.0, 0, 0.012, 1.02), "#6F8FD8")


def overhead(stage: Stage) -> None:
    """Cable trays and a lamp along the aisle."""
    view, canvas = stage.view, stage.canvas
    for x, color in ((-0.9, OCHRE), (-0.82, OCHRE), (0.86, "#3FA58E"), (0.94, "#3FA58E"), (1.02, RED)):
        canvas.face(mix(color, "#0C1430", 0.35), view.outline(level(2.72, (x, x + 0.055), (0.6, 32))))
    for place in range(26, -1, -1):
        z = 1.2 + 1.2 * place
        for x in (-1.0, 0.74):
            stage.area("#3E5290", level(2.68, (x, x + 0.4), (z, z + 0.06)))
    canvas.face(down(0, 440, "#FFFFFF", "#E9F2FF"), view.outline(level(2.8, (-0.16, 0.2), (0.6, 32))))
    with canvas.soft(9, "screen", 0.8):
        canvas.polygon("#8FB8FF90", view.outline(level(2.8, (-0.4, 0.44), (0.6, 32))))
    with canvas.soft(8, "screen", 0.6):
        canvas.polygon("#A9C8FF80", view.outline(level(0, (-0.14, 0.2), (1, 32))))


def trolley(stage: Stage, x: float, z: float) -> None:
    """A service trolley with a screen."""

    def paint() -> None:
        for board in (0.22, 0.9):
            stage.block(Block(x, z, 0.56, 0.75, 0.05, board), "#9FB0D8", "#C9D6F0")
        for u in (-0.46, 0.46):
            for w in (-0.46, 0.46):
                px, _, pz = Block(x, z, 0.56, 0.75, 1).corner(u, w, 0)
                stage.canvas.line("#8FA0CC", (stage.view.seen((px, 0.08, pz)), stage.view.seen((px, 0.95, pz))), 4)
                stage.canvas.disc("#0B1230", *stage.view.seen((px, 0.06, pz)), 6)
        screen = Side((x - 0.24, 1.0, z + 0.2), (0.5, 0, 0), (0, 0.34, 0.05))
        stage.area("#0B1230", screen.part(-0.05, -0.08, 1.1, 1.16))
        stage.area("#DDF3EC", screen.part(0, 0, 1, 1), haze=False)
        for bar, high in enumerate((0.3, 0.55, 0.42, 0.74, 0.62)):
            stage.area((PINE, RED)[bar == 3], screen.part(0.1 + 0.17 * bar, 0.08, 0.1, high), haze=False)
        stage.canvas.glow("#BFF0E0", *stage.view.seen((x, 1.2, z)), 120, 0.35)

    stage.later((x, 0, z), paint)
