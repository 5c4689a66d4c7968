"""Draws the bio park's clean room: a filling line behind glass, people in white, steel vessels.

The room is seen in one-point perspective, measured in metres: x right of the middle, y above the floor.
"""

from __future__ import annotations

from draw_canvas import Canvas, across, down, mix
from draw_palette import INDIGO, INK, OCHRE, PINE, RED
from draw_people import Person
from draw_room import Stance, person
from draw_view import Block, Side, Stage, Sun, View, along, athwart, level


def cleanroom() -> Canvas:
    """A filling line behind glass: people in white, arms that fill, light panels overhead."""
    canvas = Canvas("#DDE9E6")
    view = View((0.9, 1.75, 0), 1050, (800, 470), 0, ("#F3F7F0", 34))
    stage = Stage(canvas, view, Sun((0.4, 0.2), "#2A5A78", 0.34))
    shell(stage)
    for z in (20.0, 16.4, 12.8, 9.2, 5.6):
        isolator(stage, -2.2, z)
    for z in (21.0, 17.0, 13.0, 9.0, 5.2):
        tank(stage, 3.2, z)
    suit = Person("#FBFDFC", "#F1F5F4", style="overall", hair_style="hood")
    for x, z, pose, way in (
        (-0.75, 6.6, "work", -1),
        (-0.7, 10.4, "work", -1),
        (1.5, 8.2, "walk", 1),
        (0.9, 15.0, "stand", 1),
        (-0.6, 17.5, "work", -1),
        (1.5, 20.0, "walk", -1),
    ):
        person(stage, (x, 0, z), suit, Stance(pose, way=way))
    person(stage, (0.35, 0, 5.0), suit, Stance("read"))
    stage.play()
    shine(stage)
    return canvas


def shell(stage: Stage) -> None:
    """Floor with reflections, ceiling of light panels, glazed walls."""
    canvas = stage.canvas
    far, near = 26.0, 0.4
    canvas.face(
        down(520, 1000, "#E9F1EC", "#B9D0CE", "#86AEB2"), stage.view.outline(level(0, (-4.4, 4.4), (near, far)))
    )
    canvas.face(down(0, 440, "#BFD6D6", "#F4F8F2"), stage.view.outline(level(3.4, (-4.4, 4.4), (near, far))))
    for side in (-1, 1):
        x = 4.4 * side
        canvas.face(
            across(0, 640, "#8DB5B8", "#EAF2EC") if side < 0 else across(900, 1500, "#EAF2EC", "#7FAAB0"),
            stage.view.outline(along(x, (0, 3.4), (near, far))),
        )
        for z in range(1, 26, 3):
            stage.area("#4F8794", along(x, (1.0, 2.6), (z + 0.2, z + 2.8)))
            stage.area("#7FB0B6", [(x, 1.0, z + 0.2), (x, 2.6, z + 0.9), (x, 2.6, z + 1.7), (x, 1.0, z + 1.0)])
        stage.area(PINE, along(x, (0.55, 0.7), (near, far)))
    stage.area("#F6F9F3", athwart(far, (-4.4, 4.4), (0, 3.4)))
    stage.area("#A9C9C8", athwart(far - 0.1, (-0.9, 1.6), (0, 2.4)))
    stage.area(RED, athwart(far - 0.1, (-0.9, 1.6), (2.45, 2.7)))
    for z in range(2, 26, 3):
        for x in (-3.3, -0.95, 1.4):
            stage.area("#FFFFFF", level(3.38, (x, x + 1.7), (z, z + 2.0)), haze=False)
        stage.area("#9FC0C2", level(3.39, (-4.4, 4.4), (z - 0.6, z - 0.5)))
        with canvas.soft(5):
            for x in (-3.0, -0.8, 1.5):
                canvas.polygon("#FFFFFF70", stage.view.outline(level(0, (x, x + 1.3), (z, z + 1.9))))
    for x, color in ((0.0, OCHRE), (2.1, OCHRE)):
        stage.area(color, level(0.005, (x, x + 0.07), (near, far)))


def isolator(stage: Stage, x: float, z: float) -> None:
    """A glazed cabinet with glove ports, vials moving through it."""
    base, glass = Block(x, z, 1.7, 3.1, 0.95), Block(x, z, 1.7, 3.1, 1.15, 0.95)

    def paint() -> None:
        stage.block(base, "#F4F6F1")
        side = base.side("right")
        stage.patch(side, (0.04, 0.1, 0.92, 0.7), "#C9D9D6")
        stage.patch(side, (0.04, 0.84, 0.92, 0.07), INDIGO)
        stage.block(glass, "#BFDCDC")
        panel(stage, base.side("front"), glass.side("front"))
        pane = glass.side("right")
        stage.patch(pane, (0.03, 0.06, 0.94, 0.84), "#5E97A2")
        stage.patch(pane, (0.03, 0.06, 0.94, 0.22), "#3F7583")
        for vial in range(16):
            stage.patch(pane, (0.05 + 0.0575 * vial, 0.1, 0.03, 0.2), ("#F6FBF7", "#F0C27A")[vial % 4 == 1], lit=True)
        for arm in (0.2, 0.55, 0.85):
            stage.patch(pane, (arm, 0.5, 0.035, 0.4), "#F4F6F1")
            stage.patch(pane, (arm - 0.02, 0.36, 0.075, 0.14), RED)
        stage.patch(pane, (0.4, 0.06, 0.1, 0.84), "#8FBFC4")
        for port in (0.14, 0.3, 0.64, 0.8):
            spot = stage.view.seen(pane.at(port, 0.32))
            size = stage.view.size(pane.at(port, 0.32))
            canvas_port(stage.canvas, spot, 0.12 * size)
        stage.block(glass.above(0.25), "#F4F6F1", "#FFFFFF")

    stage.later((x + 0.85, 0, z), paint)


def panel(stage: Stage, low: Side, high: Side) -> None:
    """The near end of a cabinet: a window, a screen, a hatch below."""
    stage.patch(high, (0.1, 0.12, 0.8, 0.72), "#6FA3AC")
    stage.patch(high, (0.5, 0.3, 0.3, 0.42), "#1E3A44")
    for bar in range(4):
        stage.patch(high, (0.53 + 0.065 * bar, 0.36, 0.04, 0.1 + 0.06 * bar), ("#8FE0C8", OCHRE)[bar == 2], lit=True)
    stage.patch(low, (0.1, 0.16, 0.8, 0.6), "#DDE8E4")
    stage.patch(low, (0.1, 0.84, 0.8, 0.07), INDIGO)
    stage.patch(low, (0.16, 0.44, 0.1, 0.05), "#6FA3AC")


def canvas_port(canvas: Canvas, at: tuple[float, float], radius: float) -> None:
    """A glove port, foreshortened."""
    canvas.ellipse("#F4F6F1", *at, 0.55 * radius, radius)
    canvas.ellipse("#24505E", *at, 0.4 * radius, 0.78 * radius)


def tank(stage: Stage, x: float, z: float) -> None:
    """A steel vessel with pipes and a gauge."""
    view, canvas = stage.view, stage.canvas

    def paint() -> None:
        size, (cx, foot) = view.size((x, 0, z)), view.seen((x, 0, z))
        top, wide = view.seen((x, 2.2, z))[1], 0.62 * size
        steel = across(cx - wide, cx + wide, "#E9F1EE", "#FFFFFF", "#9FBDC0", "#5E8590", "#86A9AE")
        for leg in (-0.8, 0.0, 0.8):
            canvas.line("#5E8590", ((cx + leg * wide, foot - 0.4 * size), (cx + leg * wide, foot)), 0.07 * size)
        low = foot - 0.45 * size
        canvas.rectangle(steel, cx - wide, top + 0.25 * size, 2 * wide, low - top - 0.25 * size)
        canvas.ellipse(steel, cx, low, wide, 0.2 * size)
        canvas.ellipse(steel, cx, top + 0.25 * size, wide, 0.24 * size)
        canvas.rectangle(
            across(cx - wide, cx + wide, PINE, mix(PINE, INK, 0.4)), cx - wide, top + 0.62 * size, 2 * wide, 0.12 * size
        )
        pipe = 0.07 * size
        end = view.seen((x, 3.4, z))[1]
        for dx in (-0.3, 0.25):
            canvas.line(
                across(cx + dx * size - pipe, cx + dx * size + pipe, "#FFFFFF", "#6E959C"),
                ((cx + dx * size, top + 0.12 * size), (cx + dx * size, end)),
                pipe,
            )
        canvas.disc("#FFFFFF", cx - 0.2 * size, top + 1.05 * size, 0.13 * size)
        canvas.disc(RED, cx - 0.2 * size, top + 1.05 * size, 0.05 * size)

    stage.later((x, 0, z), paint)


def shine(stage: Stage) -> None:
    """Light from the end of the room."""
    stage.canvas.glow("#F6FFF6", 760, 440, 620, 0.4)
