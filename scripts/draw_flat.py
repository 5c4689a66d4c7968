"""The surface the example pictures are drawn on, and the figures that appear in several of them.

A canvas is 1500 x 1000 units, drawn at twice its final pixels and then reduced, so that edges come out smooth.
Colours are "#RRGGBB"; opacity runs from 0 to 1. Nothing is random: the same script gives the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from draw_outlines import Outline, Point, fill, path
from PIL import Image, ImageColor, ImageDraw

WIDTH, HEIGHT = 1500, 1000
PIXELS = (1620, 1080)
SUPERSAMPLING = 2
JPEG_QUALITY = 85

INK, RED, PINE, INDIGO, WHITE = "#17191D", "#B8321E", "#0F6253", "#2C4894", "#FFFFFF"
Box = tuple[float, float, float, float]
SKIN = ("#F0C3A0", "#E3AE88", "#D99E78")


def mix(first: str, second: str, share: float) -> str:
    """A colour between two: `share` of the second."""
    a, b = ImageColor.getrgb(first), ImageColor.getrgb(second)
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in zip(a, b, strict=True))


class Canvas:
    """A picture under construction."""

    def __init__(self, ground: str) -> None:
        self.scale = PIXELS[0] * SUPERSAMPLING / WIDTH
        self.image = Image.new("RGB", (PIXELS[0] * SUPERSAMPLING, PIXELS[1] * SUPERSAMPLING), ground)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def polygon(self, color: str, points: Sequence[Point], opacity: float = 1.0) -> None:
        self.pen.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=shade(color, opacity))

    def rectangle(self, color: str, left: float, top: float, width: float, height: float, opacity: float = 1.0) -> None:
        right, foot = left + width, top + height
        self.polygon(color, ((left, top), (right, top), (right, foot), (left, foot)), opacity)

    def ellipse(self, color: str, x: float, y: float, across: float, down: float, opacity: float = 1.0) -> None:
        """An ellipse about (x, y) with the radii `across` and `down`."""
        box = (x - across, y - down, x + across, y + down)
        self.pen.ellipse([edge * self.scale for edge in box], fill=shade(color, opacity))

    def disc(self, color: str, x: float, y: float, radius: float, opacity: float = 1.0) -> None:
        self.ellipse(color, x, y, radius, radius, opacity)

    def line(self, color: str, points: Sequence[Point], width: float, *, round_ends: bool = False) -> None:
        """A line of even width through the points."""
        scaled = [(x * self.scale, y * self.scale) for x, y in points]
        self.pen.line(scaled, fill=shade(color, 1), width=max(1, round(width * self.scale)), joint="curve")
        if round_ends:
            for x, y in points:
                self.disc(color, x, y, width / 2)

    def outline(self, color: str, outline: Outline) -> None:
        fill(self.image, color, outline.scaled(self.scale))

    def gradient(self, top: float, foot: float, *colors: str) -> None:
        """Bands across the whole width that pass evenly through the colours."""
        first, last = round(top * self.scale), round(foot * self.scale)
        for row in range(first, last):
            place = (row - first) / (last - first) * (len(colors) - 1)
            step = min(int(place), len(colors) - 2)
            color = mix(colors[step], colors[step + 1], place - step)
            self.pen.line(((0, row), (self.image.width, row)), fill=shade(color, 1))

    def glow(self, color: str, x: float, y: float, radius: float, opacity: float) -> None:
        """Light about a point, in rings that overlap."""
        for ring in range(12, 0, -1):
            self.disc(color, x, y, radius * ring / 12, opacity / 12)

    def save(self, file: Path) -> None:
        small = self.image.resize(PIXELS, Image.Resampling.LANCZOS)
        small.save(file, quality=JPEG_QUALITY, optimize=True, subsampling=0)


def shade(color: str, opacity: float) -> tuple[int, int, int, int]:
    red, green, blue = ImageColor.getrgb(color)[:3]
    return red, green, blue, round(255 * opacity)


@dataclass(frozen=True, slots=True)
class Dress:
    """The colours of a figure; one seen from behind shows hair where the face would be."""

    coat: str
    legs: str
    skin: str = SKIN[0]
    hair: str = INK
    shirt: str | None = None
    behind: bool = False


def stand(canvas: Canvas, x: float, foot: float, height: float, dress: Dress) -> None:
    """A standing figure, seen from the front; every measure a share of its height."""
    h = height

    def at(dx: float, dy: float) -> Point:
        return x + dx * h, foot - dy * h

    sleeve = mix(dress.coat, INK, 0.18)
    for side in (-1, 1):
        leg = (at(side * 0.012, 0.5), at(side * 0.105, 0.5), at(side * 0.085, 0.0), at(side * 0.025, 0.0))
        canvas.polygon(dress.legs, leg)
        canvas.line(sleeve, (at(side * 0.122, 0.775), at(side * 0.14, 0.48)), 0.055 * h, round_ends=True)
    left, right = (at(-0.12, 0.83), at(-0.14, 0.8), at(-0.14, 0.76)), (at(0.14, 0.8), at(0.12, 0.83), at(0.05, 0.84))
    canvas.outline(dress.coat, path(at(-0.05, 0.84), left, at(-0.115, 0.45), at(0.115, 0.45), at(0.14, 0.76), right))
    if dress.shirt and not dress.behind:
        canvas.polygon(dress.shirt, (at(-0.04, 0.845), at(0.04, 0.845), at(0, 0.66)))
    head(canvas, x, foot - 0.915 * h, 0.068 * h, dress)


def head(canvas: Canvas, x: float, y: float, radius: float, dress: Dress) -> None:
    """Neck, face and a cap of hair about (x, y)."""

    def at(dx: float, dy: float) -> Point:
        return x + dx * radius, y + dy * radius

    canvas.rectangle(mix(dress.skin, INK, 0.15), *at(-0.4, 0.5), 0.8 * radius, 0.95 * radius)
    canvas.ellipse(dress.hair if dress.behind else dress.skin, *at(0, 0.08), 0.86 * radius, 1.08 * radius)
    crown, fringe = (at(-1.12, -1.5), at(1.12, -1.5), at(1, 0.12)), (at(0.7, -0.45), at(0.1, -0.5), at(-0.25, -0.55))
    canvas.outline(dress.hair, path(at(-1, 0.12), crown, fringe, (at(-0.6, -0.5), at(-0.8, -0.2), at(-1, 0.12))))


def windows(canvas: Canvas, box: Box, grid: tuple[int, int], color: Callable[[int, int], str]) -> None:
    """Panes filling a box of left, top, width, height; `grid` and `color` count columns, then rows."""
    left, top, width, height = box
    columns, rows = grid
    for row in range(rows):
        for column in range(columns):
            x, y = left + width * (column + 0.12) / columns, top + height * (row + 0.16) / rows
            canvas.rectangle(color(column, row), x, y, 0.76 * width / columns, 0.68 * height / rows)
