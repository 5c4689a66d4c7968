"""Draws the bio park at night from the water: lit towers, the ring of the laboratory, a moon, a boat coming in."""

from __future__ import annotations

import math

from draw_canvas import WIDTH, Canvas, Ramp, across, down, mix
from draw_nature import cloud, glitter, poplar, ridge, sky, tree, wave
from draw_outlines import dial
from draw_palette import RED
from draw_people import Figure, crowd

WATERLINE = 640


def night() -> Canvas:
    """The park across the water: lit towers, the ring of the laboratory, a moon, a boat coming in."""
    canvas = Canvas("#0B1530")
    sky(canvas, WATERLINE, "#0A1230", "#152452", "#33426F", "#8A6A7E", "#D9946A")
    stars(canvas)
    moon(canvas)
    for x, y, width in ((140, 250, 420), (760, 190, 380), (1130, 330, 420)):
        cloud(canvas, x, y, width, "#56608C", 0.6)
    ridge(
        canvas,
        down(500, WATERLINE, "#3A4674", "#7A6880"),
        WATERLINE,
        ((0, 90), (180, 140), (420, 70), (700, 110), (980, 60), (1240, 130), (1500, 80)),
    )
    ridge(
        canvas,
        down(540, WATERLINE, "#26325E", "#4A4A70"),
        WATERLINE,
        ((0, 40), (240, 70), (520, 40), (840, 76), (1150, 40), (1500, 70)),
    )
    for row, (shade, seed) in enumerate((("#22305C", 5), ("#141F45", 1))):
        skyline(canvas, shade, seed, row)
    ring(canvas)
    shore(canvas)
    mirror(canvas)
    boat(canvas)
    return canvas


def stars(canvas: Canvas) -> None:
    for number in range(110):
        y = 330 * wave(number, 2) ** 1.3
        canvas.disc("#FFF4DC", WIDTH * wave(number, 1), y, 0.7 + 1.2 * wave(number, 3) ** 3, 0.75 * (1 - y / 420))


def moon(canvas: Canvas) -> None:
    canvas.glow("#FFE9C4", 1130, 170, 330, 0.5)
    canvas.disc("#FFF3D6", 1130, 170, 46)
    for dx, dy, r in ((-14, -8, 9), (12, 12, 12), (10, -18, 6), (-18, 16, 6)):
        canvas.disc("#F0DDB6", 1130 + dx, 170 + dy, r)


def skyline(canvas: Canvas, shade: str, seed: int, row: int) -> None:
    """A row of buildings with lit windows; the front row is taller in the middle."""
    x = -20.0
    number = 0
    while x < WIDTH:
        number += 1
        width = 44 + 62 * wave(number, seed)
        middle = math.exp(-(((x - 800) / 420) ** 2))
        high = (70 + 130 * wave(number, seed, 2) + 170 * middle * wave(number, seed, 3)) * (0.8 if row else 1)
        top = WATERLINE - 20 - high
        canvas.rectangle(
            across(x, x + width, mix(shade, "#56609A", 0.35), shade, mix(shade, "#060A1C", 0.4)),
            x,
            top,
            width,
            high + 20,
        )
        lights(canvas, (x, top, width, high), seed + number, row)
        if row and number % 4 == 1:
            canvas.line(shade, ((x + width / 2, top), (x + width / 2, top - 44)), 2.4)
            canvas.disc("#FF7A5C", x + width / 2, top - 44, 2.6)
            canvas.glow("#FF6A4A", x + width / 2, top - 44, 20, 0.7)
        x += width + (6 + 26 * wave(number, seed, 4)) * (1.4 if row else 0.3)


def lights(canvas: Canvas, box: tuple[float, float, float, float], seed: int, row: int) -> None:
    """Windows in rows: most dark, many amber, a few blue-white."""
    left, top, width, high = box
    pitch_x, pitch_y = (8.2, 11.0) if row else (6.6, 9.0)
    columns, rows = int((width - 8) / pitch_x), int((high - 10) / pitch_y)
    for down_row in range(rows):
        busy = wave(down_row, seed, 9)
        for column in range(columns):
            chance = wave(column + 17 * down_row, seed, 8)
            if chance > 0.34 + 0.4 * busy:
                continue
            color = ("#FFD98A", "#FFC46A", "#FFE9B8", "#CFE6F6")[int(4 * wave(column, down_row, seed))]
            canvas.rectangle(
                color,
                left + 5 + pitch_x * column,
                top + 8 + pitch_y * down_row,
                pitch_x * 0.62,
                pitch_y * 0.5,
                0.95 if row else 0.55,
            )


def ring(canvas: Canvas) -> None:
    """The laboratory's ring seen from the side: three bright bands and a red bar through it."""
    x, wide, top = 690, 210, WATERLINE - 92
    canvas.glow("#FFC77A", x, top + 40, 380, 0.5)
    canvas.rectangle(across(x - wide, x + wide, "#0E1738", "#3A4674", "#0E1738"), x - wide, top, 2 * wide, 82)
    for band in range(3):
        y = top + 12 + 23 * band
        canvas.rectangle(
            across(x - wide, x + wide, "#8A5A2E", "#FFE3A0", "#FFF0C8", "#FFE3A0", "#8A5A2E"),
            x - wide + 4,
            y,
            2 * wide - 8,
            14,
        )
    for step in range(41):
        place = x - wide * math.cos(math.pi * step / 40)
        canvas.line("#0E1738", ((place, top), (place, top + 82)), 2.2)
    canvas.ellipse("#1A2650", x, top, wide, 12)
    canvas.ellipse("#FFDF9E", x, top, wide * 0.72, 7)
    canvas.rectangle(across(x - 13, x + 13, "#FF7A55", "#E2452C", "#B8321E"), x - 13, top - 96, 26, 180)
    canvas.glow("#FF6A40", x, top - 50, 130, 0.55)
    canvas.outline("#FFF3DC", dial(x, top - 62, 8, range(52)))


def shore(canvas: Canvas) -> None:
    """Trees as shadows along the quay, lamps between them."""
    for number in range(46):
        x = 12 + 33.5 * number
        if abs(x - 690) < 60:
            continue
        if number % 3 == 1:
            poplar(canvas, (x, WATERLINE - 8), 58 + 30 * wave(number), "#16304A", 1)
        else:
            tree(canvas, (x, WATERLINE - 8), 44 + 22 * wave(number, 2), "#1A3A4E", 1)
    canvas.rectangle(down(WATERLINE - 12, WATERLINE + 4, "#3A3E62", "#0C1430"), 0, WATERLINE - 12, WIDTH, 14)
    for x in range(30, WIDTH, 96):
        canvas.line("#0C1430", ((x, WATERLINE - 8), (x, WATERLINE - 40)), 2)
        canvas.glow("#FFD08A", x, WATERLINE - 42, 34, 0.8)
        canvas.disc("#FFF3D0", x, WATERLINE - 42, 3.4)


def mirror(canvas: Canvas) -> None:
    """The water: the shore upside down, drawn out and broken by level strokes of dark and light."""
    upper = canvas.image.copy(0, 0, canvas.image.width(), round(WATERLINE * canvas.scale))
    with canvas.soft(3.2):
        canvas.pen.save()
        scale = WIDTH / upper.width()
        canvas.pen.translate(0, WATERLINE + 1.12 * WATERLINE)
        canvas.pen.scale(scale, -1.12 * scale)
        canvas.pen.drawImage(0, 0, upper)
        canvas.pen.restore()
    canvas.rectangle(down(WATERLINE, 1000, "#0A143470", "#0A1634B0", "#050B20E8"), 0, WATERLINE, WIDTH, 360)
    for number in range(420):
        share = (number / 420) ** 1.5
        y = WATERLINE + 4 + 352 * share
        x, long = WIDTH * wave(number, 21), (14 + 90 * share) * (0.4 + wave(number, 22))
        canvas.ellipse("#0A1838", x, y, long, 0.9 + 2.6 * share, 0.5)
    for lamp in range(30, WIDTH, 96):
        for number in range(16):
            y = WATERLINE + 10 + 13 * number
            canvas.ellipse(
                "#FFC878",
                lamp + 5 * (wave(number, lamp) - 0.5) * (1 + number / 4),
                y,
                9 - 0.35 * number,
                1.5,
                0.62 * (1 - number / 17),
            )
    glitter(canvas, (1130, 120, WATERLINE + 20, 990), "#FFE9C0", 110, 0.7)
    glitter(canvas, (690, 150, WATERLINE + 6, 860), "#FFC98A", 90, 0.6)


def boat(canvas: Canvas) -> None:
    """A passenger boat with lit cabins and its wake."""
    x, y = 330, 850
    canvas.polygon(
        Ramp((x + 150, y), (x + 620, y), ("#CFE0EA70", "#CFE0EA00")),
        ((x + 130, y + 16), (x + 640, y - 6), (x + 640, y + 44)),
    )
    hull = ((x - 190, y - 30), (x + 178, y - 30), (x + 166, y + 20), (x - 130, y + 22))
    canvas.polygon(down(y - 30, y + 22, "#F4E9D6", "#B9A9A4"), hull)
    canvas.polygon(RED, ((x - 166, y + 2), (x + 171, y + 2), (x + 166, y + 22), (x - 130, y + 22)))
    canvas.polygon("#EADCC8", ((x - 116, y - 78), (x + 150, y - 78), (x + 158, y - 30), (x - 146, y - 30)))
    canvas.polygon("#D9C9B8", ((x - 60, y - 112), (x + 104, y - 112), (x + 112, y - 78), (x - 84, y - 78)))
    for row, (left, count, top) in enumerate(((x - 112, 9, y - 68), (x - 56, 6, y - 104))):
        for pane in range(count):
            canvas.rectangle("#FFD98A", left + 29 * pane, top, 21, 20 - 3 * row)
    canvas.line("#EADCC8", ((x + 20, y - 112), (x + 20, y - 168)), 4)
    canvas.disc("#FF8A66", x + 20, y - 170, 4)
    canvas.glow("#FFC87A", x, y - 60, 230, 0.4)
    for number in range(22):
        canvas.ellipse(
            "#FFD08A", x - 120 + 13 * number, y + 34 + 22 * wave(number, 4), 16 + 20 * wave(number, 5), 2, 0.5
        )
    for number, dx in enumerate((-130, 120, 136)):
        Figure(canvas, x + dx, y - 30, 40, crowd(number * 5), "stand").draw()
