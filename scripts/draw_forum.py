"""Draws the forum: a stage with a speaker and three guests, seen over the heads of the audience."""

from __future__ import annotations

from draw_canvas import WIDTH, Canvas, Halo, across, blob, down, mix
from draw_nature import wave
from draw_outlines import SERIF_BOLD, Point, dial, path, text
from draw_palette import INDIGO, OCHRE, PINE, RED
from draw_people import Figure, Light, Person

LAMPLIGHT = Light(-1, "#140C22", 0.5)


def forum() -> Canvas:
    """From the back wall to the nearest row of seats."""
    canvas = Canvas("#141626")
    hall(canvas)
    screen(canvas)
    stage(canvas)
    panel(canvas)
    beams(canvas)
    audience(canvas)
    return canvas


def hall(canvas: Canvas) -> None:
    """Dark walls with slats, warm light from the screen on them, a ceiling with lamps."""
    canvas.rectangle(down(0, 640, "#0C0E1C", "#1E2340", "#4A2C3A"), 0, 0, WIDTH, 1000)
    for slat in range(60):
        x = 25 * slat
        near = max(0.0, 1 - abs(x - 750) / 800)
        canvas.rectangle(mix("#1A1E36", "#7A3A3A", 0.6 * near), x, 90, 11, 480)
    canvas.glow(RED, 750, 320, 760, 0.75)
    canvas.polygon("#080A14", ((0, 0), (WIDTH, 0), (WIDTH, 70), (1240, 96), (260, 96), (0, 70)))
    for row in range(3):
        y = 20 + 26 * row
        canvas.line("#1B1F34", ((0, y), (WIDTH, y)), 4)
    for lamp in range(13):
        x = 60 + 115 * lamp
        canvas.glow("#FFD9A0", x, 84, 60, 0.7)
        canvas.ellipse("#FFF3D6", x, 84, 11, 4)


def screen(canvas: Canvas) -> None:
    """The projection: a red field with the dial and the theme in two languages, banners at its sides."""
    for x, color in ((150, PINE), (1220, INDIGO)):
        canvas.rectangle(
            across(x, x + 130, mix(color, "#0A0C18", 0.3), color, mix(color, "#0A0C18", 0.3)), x, 130, 130, 420
        )
        canvas.rectangle("#FFF3DC", x + 58, 130, 14, 420, 0.92)
        canvas.outline(mix(color, "#FFFFFF", 0.6), dial(x + 65, 330, 50, range(52)))
    canvas.rectangle("#07080F", 388, 112, 724, 392)
    canvas.rectangle(down(124, 492, "#D2492F", RED, "#A62B19"), 400, 124, 700, 368)
    canvas.outline("#DB7A64", dial(925, 308, 140, range(46, 52)))
    canvas.outline("#FFFFFF", dial(925, 308, 140, range(46)))
    canvas.rectangle("#FFFFFF", 916, 124, 19, 368)
    canvas.outline("#FFFFFF", text("혁신을", SERIF_BOLD, 78).placed(450, 190))
    canvas.outline("#FFFFFF", text("잇다", SERIF_BOLD, 78).placed(450, 280))
    canvas.outline("#FBE0D4", text("连接创新", SERIF_BOLD, 40, language="zh-Hans", tracking=60).placed(452, 394))


def beams(canvas: Canvas) -> None:
    """Light from the lamps over the stage."""
    with canvas.soft(5, "screen", 0.6):
        for x, lean in ((210, 130), (480, 60), (750, 0), (1020, -60), (1290, -130)):
            canvas.polygon(
                down(80, 660, "#FFD9A070", "#FFD9A008"),
                ((x - 12, 84), (x + 12, 84), (x + lean + 120, 660), (x + lean - 120, 660)),
            )


def stage(canvas: Canvas) -> None:
    """Boards with pools of light, the edge with its lamps."""
    canvas.polygon(down(556, 660, "#8A4A2C", "#C97F4A"), ((130, 556), (1370, 556), (1500, 660), (0, 660)))
    for board in range(1, 16):
        canvas.line("#7A4028", ((130 + 77.5 * board, 556), (93.7 * board, 660)), 1.6)
    for x, wide in ((318, 130), (800, 330)):
        canvas.ellipse(Halo((x, 616), wide, ("#FFE3B0A0", "#FFE3B000")), x, 616, wide, 0.22 * wide)
    canvas.rectangle(down(660, 720, "#6A2F22", "#2A1418"), 0, 660, WIDTH, 70)
    canvas.rectangle("#FFC77A", 0, 660, WIDTH, 4)
    for x in range(50, WIDTH, 100):
        canvas.glow("#FFC77A", x, 664, 34, 0.6)


def panel(canvas: Canvas) -> None:
    """The moderator at the desk, three guests in armchairs, a low table."""
    Figure(
        canvas, 318, 634, 186, Person("#2B3350", "#171A26", tie=OCHRE, hair_style="parted"), "talk", light=LAMPLIGHT
    ).draw()
    canvas.polygon(across(262, 374, "#5A3424", "#8A5634", "#3A2018"), ((264, 546), (372, 546), (360, 644), (276, 644)))
    canvas.rectangle("#D9A066", 256, 538, 124, 10)
    canvas.outline("#E9C48A", dial(318, 596, 22, range(52)))
    canvas.line("#0B0C12", ((332, 538), (342, 508)), 3)
    guests = (
        (630, Person("#7A2A3A", "#2A1D2A", skin="#E4B08A", hair_style="bob", style="jacket")),
        (800, Person("#2F4E9E", "#1B2440", hair_style="short", tie=RED)),
        (970, Person("#14705F", "#12302B", skin="#D69C74", hair_style="parted", tie=OCHRE)),
    )
    for x, who in guests:
        armchair(canvas, x, 646, who)
    canvas.ellipse("#3A2018", 884, 640, 36, 8)
    canvas.rectangle("#3A2018", 880, 640, 8, 18)
    canvas.polygon("#FFFFFFB0", ((870, 622), (880, 622), (879, 638), (871, 638)))
    canvas.disc("#D8563A", 896, 624, 8)
    canvas.disc("#2F7058", 889, 630, 9)


def armchair(canvas: Canvas, x: float, foot: float, who: Person) -> None:
    """A guest, sitting."""
    chair = ("#EBD8BC", "#C9AE88", "#8F7456")
    back = path(
        (x - 52, foot - 20),
        (x - 54, foot - 96),
        ((x - 54, foot - 122), (x + 54, foot - 122), (x + 54, foot - 96)),
        (x + 52, foot - 20),
    )
    canvas.ellipse("#140C22", x, foot, 76, 10, 0.5)
    canvas.outline(across(x - 54, x + 54, *chair), back)
    canvas.rectangle(across(x - 50, x + 50, *chair), x - 48, foot - 56, 96, 40)
    Figure(canvas, x, foot + 34, 196, who, "sits", light=LAMPLIGHT).draw()
    for side in (-1, 1):
        left = x + side * 52 - 9
        canvas.outline(
            across(left, left + 18, *chair),
            path(
                (left, foot),
                (left, foot - 62),
                ((left, foot - 72), (left + 18, foot - 72), (left + 18, foot - 62)),
                (left + 18, foot),
            ),
        )


def audience(canvas: Canvas) -> None:
    """Four rows of heads, each nearer, larger and darker, edged by the light of the stage."""
    rows = ((716, 0.66, "#5A3A44"), (772, 0.9, "#41303F"), (846, 1.22, "#292433"), (946, 1.68, "#13131C"))
    for row, (y, size, color) in enumerate(rows):
        pitch = 90 * size
        for seat in range(-1, int(WIDTH / pitch) + 2):
            x = seat * pitch + (pitch / 2 if row % 2 else 0) + 10 * size * (wave(seat, row) - 0.5)
            tall = size * (0.94 + 0.12 * wave(seat, row, 2))
            listener(canvas, (x, y + 12 * size * wave(seat, row, 3)), tall, color, int(7 * wave(seat, row, 4)))


def listener(canvas: Canvas, place: Point, size: float, color: str, kind: int) -> None:
    """Head and shoulders from behind with a rim of warm light; `kind` 0 has a bun, 1 and 2 long hair, 3 a phone."""
    x, y = place
    lit = max(0.15, 1 - abs(x - 750) / 1100)

    def at(dx: float, dy: float) -> Point:
        return x + dx * size, y + dy * size

    body = blob(
        (
            at(-9, 46),
            at(-30, 56),
            at(-48, 76),
            at(-54, 120),
            at(-56, 300),
            at(56, 300),
            at(54, 120),
            at(48, 76),
            at(30, 56),
            at(9, 46),
        ),
        0.7,
    )
    rim = mix(color, "#FFB875", 0.75 * lit)
    canvas.outline(down(y + 46 * size, y + 70 * size, rim, mix(color, rim, 0.15), color), body)
    head = down(y - 5 * size, y + 17 * size, rim, mix(color, rim, 0.2), color)
    canvas.rectangle(color, *at(-9, 40), 18 * size, 16 * size)
    if kind == 0:
        canvas.disc(down(y - 15 * size, y, rim, color), *at(0, -3), 12 * size)
    if kind in (1, 2):
        canvas.outline(head, blob((at(-24, 26), at(-28, 72), at(28, 72), at(24, 26), at(0, -4)), 0.9))
    canvas.ellipse(head, *at(0, 25), 22.5 * size, 28 * size)
    if kind == 3 and size > 1:
        canvas.rectangle("#0A0B12", *at(30, 18), 22 * size, 40 * size)
        canvas.rectangle("#D9634A", *at(32, 21), 18 * size, 32 * size)
        canvas.line(color, (at(50, 100), at(44, 50)), 13 * size, round_ends=True)
