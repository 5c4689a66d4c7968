"""Sky, water, trees and hills of the example pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from draw_canvas import WIDTH, Canvas, Halo, Paint, clear, down, mix
from draw_outlines import Point, path
from draw_view import Spot, Stage

LEAF, LEAF_DARK, LEAF_LIGHT = "#2F7058", "#134A40", "#7FB08A"


def wave(number: int, *seeds: float) -> float:
    """A number from 0 to 1 that follows no rule one can see."""
    value = math.sin(number * 12.9898 + sum(seed * 78.233 for seed in seeds) + 4.137) * 43758.5453
    return value - math.floor(value)


def ridge(canvas: Canvas, paint: Paint, base: float, crests: Sequence[tuple[float, float]]) -> None:
    """Hills with soft tops: points (x, height above the base) from left to right, down to the base."""
    points = [(x, base - height) for x, height in crests]
    steps = []
    for (ax, ay), (bx, by) in pairwise(points):
        third = (bx - ax) * 0.4
        steps.append(((ax + third, ay), (bx - third, by), (bx, by)))
    canvas.outline(paint, path((points[0][0], base), points[0], *steps, (points[-1][0], base)))


def sun(canvas: Canvas, x: float, y: float, radius: float, color: str, halo: float = 7) -> None:
    """A disc with a wide glow."""
    canvas.glow(color, x, y, radius * halo, 0.7)
    canvas.disc(Halo((x, y), radius, (mix(color, "#FFFFFF", 0.75), mix(color, "#FFFFFF", 0.55))), x, y, radius)


def cloud(canvas: Canvas, x: float, y: float, width: float, color: str, opacity: float = 0.8) -> None:
    """A bank of cloud: flat streaks over one another, their edges soft."""
    with canvas.soft(0.012 * width, opacity=opacity):
        for number in range(7):
            left, long = 0.6 * wave(number, x), 0.22 + 0.2 * wave(number, x, 1)
            rise = 0.02 * width * (number - 2) * (1 - abs(left + long / 2 - 0.5))
            tone = mix(color, "#FFFFFF", 0.12 * number)
            canvas.ellipse(tone, x + (left + long / 2) * width, y - rise, long * width, 0.022 * width)


def glitter(
    canvas: Canvas, box: tuple[float, float, float, float], color: str, count: int, opacity: float = 0.8
) -> None:
    """Light on water: short level strokes in a box of middle x, half width, top, foot; larger when nearer."""
    middle, half, top, foot = box
    for number in range(count):
        share = ((number + 0.5) / count) ** 1.6
        y = top + (foot - top) * share
        spread = half * (0.35 + 0.65 * share)
        x = middle + spread * (wave(number, 1) + wave(number, 2) - 1)
        long = (6 + 46 * share) * (0.4 + wave(number, 3))
        fade = 1 - abs(x - middle) / (1.15 * spread)
        canvas.ellipse(clear(color, opacity * fade), x, y, long, 0.7 + 2.2 * share)


def tree(canvas: Canvas, at: Point, height: float, color: str = LEAF, light: int = -1) -> None:
    """A broad tree on its foot: three masses of leaves, lit from one side."""
    x, foot = at
    crown, trunk = 0.36 * height, mix(color, "#3A2418", 0.75)
    canvas.line(trunk, ((x, foot), (x, foot - 0.45 * height)), 0.055 * height)
    canvas.line(trunk, ((x, foot - 0.3 * height), (x + 0.12 * height, foot - 0.5 * height)), 0.03 * height)
    middle = (x + 0.16 * light * height, foot - 0.86 * height)
    leaves = Halo(
        middle,
        0.72 * height,
        (mix(color, "#EDE6AE", 0.5), mix(color, "#CFDFA0", 0.12), color, mix(color, "#0A2A33", 0.55)),
    )
    for dx, dy, share in MASSES:
        canvas.disc(leaves, x + dx * height, foot - dy * height, crown * share)
    for dx, dy, share in TUFTS:
        tuft(canvas, (x + light * dx * height, foot - dy * height), crown * share, color, light)


# Balls of leaves that make a crown, and tufts that catch the light: place and size in shares; tufts as seen with the
# light on the right.
MASSES = (
    (0.0, 0.64, 0.8), (-0.21, 0.55, 0.58), (0.22, 0.56, 0.56), (-0.13, 0.79, 0.56), (0.13, 0.81, 0.52),
    (0.02, 0.92, 0.36),
    (-0.27, 0.68, 0.38), (0.28, 0.69, 0.36), (0.0, 0.55, 0.5),
)  # fmt: skip
TUFTS = ((0.14, 0.84, 0.36), (-0.06, 0.72, 0.36), (0.2, 0.64, 0.36), (-0.2, 0.58, 0.3), (0.04, 0.55, 0.34))


def tuft(canvas: Canvas, at: Point, radius: float, color: str, light: int) -> None:
    """A ball within a crown: its lit edge, fading into the leaves."""
    (x, y), r = at, radius
    spot = (x + light * 0.4 * r, y - 0.55 * r)
    bright = mix(color, "#EDE6AE", 0.42)
    canvas.disc(Halo(spot, 1.25 * r, (clear(bright, 0.75), clear(bright, 0.3), clear(bright, 0.0))), x, y, r)


def poplar(canvas: Canvas, at: Point, height: float, color: str = LEAF, light: int = -1) -> None:
    """A slender tree."""
    x, foot = at
    canvas.line(mix(color, "#3A2418", 0.75), ((x, foot), (x, foot - 0.3 * height)), 0.04 * height)
    r = 0.15 * height
    spot = (x + light * 0.5 * r, foot - 0.75 * height)
    paint = Halo(spot, 0.6 * height, (mix(color, "#E8DFA8", 0.4), color, mix(color, "#0A2A33", 0.5)))
    top, low = foot - height, foot - 0.14 * height
    left = ((x - 1.2 * r, foot - 0.75 * height), (x - 1.25 * r, low - 0.1 * height), (x, low))
    right = ((x + 1.25 * r, low - 0.1 * height), (x + 1.2 * r, foot - 0.75 * height), (x, top))
    canvas.outline(paint, path((x, top), left, right))


@dataclass(frozen=True, slots=True)
class Grove:
    """Trees of one kind in the scene's space."""

    spots: tuple[tuple[float, float, float], ...]  # x, z, height in metres
    color: str = LEAF
    slender: bool = False


def plant(stage: Stage, grove: Grove, *, shadows: bool = True) -> None:
    """Lays the trees' shadows on the ground now, and the trees among the scene's things."""
    light = -1 if stage.sun.shadow[0] > 0 else 1
    for x, z, height in grove.spots:
        foot: Spot = (x, 0, z)
        if stage.view.depth(foot) < 1:
            continue
        if shadows:
            tree_shadow(stage, x, z, height, slender=grove.slender)
        color = stage.view.hazed(grove.color, foot)
        draw = poplar if grove.slender else tree
        place, size = stage.view.seen(foot), stage.view.size(foot) * height

        def paint(draw=draw, place=place, size=size, color=color) -> None:
            draw(stage.canvas, place, size, color, light)

        stage.later(foot, paint)


def tree_shadow(stage: Stage, x: float, z: float, height: float, *, slender: bool) -> None:
    """A long ellipse on the ground."""
    dx, dz = (part * height for part in stage.sun.shadow)
    wide = (0.12 if slender else 0.34) * height
    ring = []
    for step in range(20):
        angle = step * math.pi / 10
        u, v = 0.55 + 0.45 * math.cos(angle), wide * math.sin(angle)
        across = math.hypot(dx, dz) or 1.0
        ring.append((x + u * dx - v * dz / across, 0.0, z + u * dz + v * dx / across))
    points = stage.view.outline(ring)
    if len(points) > 2:
        stage.canvas.polygon(stage.sun.shade, points, 0.3)


def sky(canvas: Canvas, horizon: float, *colors: str) -> None:
    """A ramp from the picture's top to the horizon."""
    canvas.rectangle(down(0, horizon, *colors), 0, 0, WIDTH, horizon + 1)
