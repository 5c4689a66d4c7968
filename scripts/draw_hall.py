"""Draws the example picture of an exhibition hall, in one-point perspective.

The hall is measured in metres: x right of the aisle's middle, y above the floor, z away from the camera.
"""

from __future__ import annotations

from collections.abc import Callable

from draw_flat import INDIGO, INK, PINE, RED, SKIN, WHITE, Canvas, Dress, mix, stand
from draw_outlines import Point, dial

EYE = 3.4  # height of the camera above the floor, in metres
FOCUS, VANISHING = 980.0, (750.0, 452.0)  # in units of the picture
HAZE = "#F3E3C8"  # what far things fade to

# Where the visitors stand: x and z.
# fmt: off
PLACES = (
    (-1.9, 5.0), (-2.75, 5.3), (2.2, 6.6), (-2.6, 10.6), (-1.6, 10.9), (3.0, 12.0), (-3.4, 14.5), (1.2, 16.0),
    (2.1, 16.4), (-1.0, 19.5), (3.3, 21.0), (-2.6, 24.0), (-1.8, 24.4), (1.0, 27.0), (3.2, 31.0), (-3.3, 33.0),
    (0.2, 36.0), (1.2, 36.5), (-1.6, 42.0), (2.6, 46.0), (-2.9, 52.0), (0.6, 58.0),
)
# fmt: on

Thing = tuple[float, Callable[[], None]]  # how far away, and what draws it


def seen(x: float, y: float, z: float) -> Point:
    """Where a point of the hall falls in the picture."""
    return VANISHING[0] + FOCUS * x / z, VANISHING[1] + FOCUS * (EYE - y) / z


def exhibition() -> Canvas:
    """A hall down its middle aisle, booths on either side."""
    canvas = Canvas("#F3EEE4")
    roof(canvas)
    floor(canvas)
    things = [*booths(canvas), *visitors(canvas)]
    for _, draw in sorted(things, key=lambda thing: -thing[0]):
        draw()
    return canvas


def roof(canvas: Canvas) -> None:
    """Daylight through the bays, trusses across, the end wall with its window."""
    canvas.gradient(0, 460, "#BFD4DA", "#E6EBE6", "#F8E8CC")
    for bay in range(12):
        near, deep = 3.4 + 7.6 * bay, 11 + 7.6 * bay
        tone, light = mix("#8FAFB8", "#F1E6D0", bay / 11), mix("#EAF1EE", "#FFF3DA", bay / 11)
        for side in (-1, 1):
            for color, (x, y), (outer, low) in (
                (light, (0, 16.4), (7, 15)),
                (mix(tone, WHITE, 0.12 * (bay % 2)), (7, 15), (26, 11)),
                (mix("#A9BDBE", HAZE, bay / 11), (26, 11), (26, 0)),
            ):
                ends = (seen(side * outer, low, near), seen(side * outer, low, deep))
                canvas.polygon(color, (seen(side * x, y, near), *ends, seen(side * x, y, deep)))
    gable = ((-26, 0), (-26, 11), (0, 16.4), (26, 11), (26, 0))
    canvas.polygon("#F6E3C0", [seen(x, y, 92) for x, y in gable])
    for bay in range(10, -1, -1):
        truss(canvas, 9 + 7.6 * bay, mix("#2F5560", "#E3D6BC", bay / 11))


def truss(canvas: Canvas, z: float, color: str) -> None:
    """A pitched truss across the hall at a distance z."""
    weight = FOCUS / z
    for low, high in ((11.0, 16.4), (9.8, 14.2)):
        canvas.line(color, (seen(-26, low, z), seen(0, high, z), seen(26, low, z)), 0.26 * weight)
    for step in range(-6, 7):
        x = step * 4.0
        upper, lower = 16.4 - abs(x) * 5.4 / 26, 14.2 - abs(x + 2) * 4.4 / 26
        canvas.line(color, (seen(x, upper, z), seen(x + 2, lower, z)), 0.12 * weight)
    for side in (-1, 1):
        canvas.line(color, (seen(side * 25.4, 0, z), seen(side * 25.4, 11, z)), 0.5 * weight)


def floor(canvas: Canvas) -> None:
    """Pale ground, the aisle's carpet with a line of light along each edge."""
    canvas.polygon("#D9D2C4", (seen(-26, 0, 92), seen(26, 0, 92), (2400, 1000), (-900, 1000)))
    near = 5.9
    for edge, color in ((4.6, WHITE), (4.3, RED)):
        canvas.polygon(color, (seen(-edge, 0, 92), seen(edge, 0, 92), seen(edge, 0, near), seen(-edge, 0, near)))
    canvas.polygon("#C94A35", (seen(-0.7, 0, 92), seen(0.7, 0, 92), seen(0.7, 0, near), seen(-0.7, 0, near)))


def booths(canvas: Canvas) -> list[Thing]:
    """Booths on both sides, and the banners that hang between them."""
    things: list[Thing] = []
    colors = (INDIGO, "#E8A13A", PINE, RED, "#2FA2B8", "#7A4A8C")
    for place in range(7):
        for side in (-1, 1):
            color = colors[(place + (2 if side > 0 else 0)) % 6]
            z = 9.0 + 9.5 * place
            things.append((z, lambda side=side, z=z, color=color: booth(canvas, side, z, color)))
    for place, (x, color) in enumerate(((-3.4, PINE), (3.6, INDIGO), (-3.4, INDIGO), (3.6, RED), (-3.4, RED))):
        z = 21.0 + 9.0 * place
        things.append((z, lambda x=x, z=z, color=color: banner(canvas, x, z, color)))
    return things


def booth(canvas: Canvas, side: int, z: float, color: str) -> None:
    """A box with a fascia; goods on shelves towards the aisle, a chart on the wall towards the visitor."""
    inner, haze = side * 6.2, min(0.62, (z - 8) / 110)
    color, wall = mix(color, HAZE, haze), mix(WHITE, HAZE, haze)

    def aisle(tint: str, low: float, high: float, near: float, far: float) -> None:
        corners = ((low, near), (high, near), (high, far), (low, far))
        canvas.polygon(tint, [seen(inner, y, z + along) for y, along in corners])

    def front(tint: str, low: float, high: float, start: float, end: float) -> None:
        corners = ((start, low), (start, high), (end, high), (end, low))
        canvas.polygon(tint, [seen(inner + side * x, y, z) for x, y in corners])

    aisle(mix(wall, color, 0.12), 0, 4.6, 0, 6.8)
    aisle(mix(color, WHITE, 0.25), 0.4, 3.1, 0.8, 6)
    for level in (0.4, 1.35, 2.3):
        for place in range(5):
            tint = (wall, mix(color, INK, 0.3), mix("#F2B56B", HAZE, haze))[(place + round(level)) % 3]
            near = 1.1 + 0.98 * place
            aisle(tint, level + 0.1, level + (0.62, 0.45, 0.55)[place % 3], near, near + 0.55)
        aisle(wall, level, level + 0.1, 0.8, 6)
    aisle(mix(color, INK, 0.14), 3.5, 4.6, 0, 6.8)
    aisle(mix(color, WHITE, 0.85), 3.85, 4.25, 3.8, 5.8)
    canvas.disc(mix(color, WHITE, 0.85), *seen(inner, 4.05, z + 2.7), 0.26 * FOCUS / (z + 2.7))
    front(wall, 0, 4.6, 0, 8.8)
    front(color, 3.4, 4.6, 0, 8.8)
    front(mix(color, WHITE, 0.82), 0.9, 2.9, 1, 4.2)
    for bar, height in enumerate((0.5, 0.9, 0.7, 1.3)):
        front(color, 1.1, 1.1 + height, 1.5 + 0.62 * bar, 1.86 + 0.62 * bar)
    front(mix(color, WHITE, 0.9), 3.85, 4.15, 0.8, 4.4)


def banner(canvas: Canvas, x: float, z: float, color: str) -> None:
    """A cloth hanging from the roof with the dial on it."""
    left, top = seen(x - 1.5, 13.2, z)
    right, foot = seen(x + 1.5, 7.4, z)
    tint = mix(color, HAZE, (z - 14) / 110)
    canvas.line("#5F6E70", (seen(x, 15, z), (seen(x, 15, z)[0], top)), 1.6)
    canvas.rectangle(tint, left, top, right - left, foot - top)
    middle, width = (left + right) / 2, right - left
    canvas.rectangle(WHITE, middle - 0.05 * width, top, 0.1 * width, foot - top, 0.92)
    canvas.outline(mix(tint, WHITE, 0.75), dial(middle, top + 0.42 * (foot - top), 0.36 * width, range(52)))


def visitors(canvas: Canvas) -> list[Thing]:
    """People on the aisle, most of them walking in twos."""
    things: list[Thing] = []
    coats = ("#2B3248", "#7A2A3A", "#E3D3B8", "#39566B", "#8A5A2B", "#5B6B62", "#C9B8A2", "#26393A")
    for number, (x, z) in enumerate(PLACES):
        hair = ("#1A1413", "#2A1B16", "#3A2A22")[number % 3]
        legs, shirt = mix(INK, coats[(number + 2) % 8], 0.25), WHITE if number % 4 == 1 else None
        dress = Dress(coats[number * 3 % 8], legs, SKIN[number % 3], hair, shirt, number % 3 == 0 or z < 9)
        things.append((z, lambda x=x, z=z, dress=dress: visitor(canvas, x, z, dress)))
    return things


def visitor(canvas: Canvas, x: float, z: float, dress: Dress) -> None:
    foot, height = seen(x, 0, z), FOCUS * 1.72 / z
    canvas.ellipse("#7A2418", foot[0], foot[1], 0.2 * height, 0.03 * height, 0.5)
    stand(canvas, foot[0], foot[1], height, dress)
