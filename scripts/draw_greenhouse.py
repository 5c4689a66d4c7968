"""Draws the bio park's plant laboratory: benches of seedlings under a vault of glass, racks lit in rose.

The house is seen in one-point perspective, measured in metres: x right of the middle, y above the floor.
"""

from __future__ import annotations

import math

from draw_canvas import WIDTH, Canvas, across, blob, down, mix
from draw_nature import LEAF, ridge, tree, wave
from draw_outlines import Point
from draw_palette import INDIGO, OCHRE, PINE, RED
from draw_people import Person
from draw_room import Stance, person
from draw_view import Block, Spot, Stage, Sun, View, level


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
    person(stage, (-0.35, 0, 4.5), smock, Stance("read", tall=1.68))
    person(stage, (0.75, 0, 7.6), second, Stance("work", way=1, tall=1.76))
    person(
        stage,
        (-0.5, 0, 11.5),
        Person("#FDFBF4", style="smock", hair_style="bob", shirt=OCHRE),
        Stance("work", way=-1, tall=1.64),
    )
    person(stage, (0.5, 0, 17.0), second, Stance("step", behind=True))
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

    canvas.face(down(500, 1000, "#E6DDBC", "#C2B28A", "#8F8460"), view.outline(level(0, (-half, half), (0.4, far))))
    stage.area("#F7EDD2", level(0.01, (-0.95, 1.25), (0.4, far)))
    for slab in range(1, 36):
        stage.area("#CDBE98", level(0.012, (-0.95, 1.25), (slab, slab + 0.04)))
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
    for tray in range(4):
        foot = 0.2 + 0.72 * tray
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
