"""Draws the shared laboratory: a researcher holds a sample against the light of a wide window over the bay."""

from __future__ import annotations

from draw_canvas import WIDTH, Canvas, Halo, across, blob, down, mix
from draw_nature import glitter, ridge, tree, wave
from draw_outlines import Point, path
from draw_palette import INDIGO, INK, OCHRE, PINE, RED
from draw_people import Figure, Light, Person

SILL, BENCH = 640, 788


def laboratory() -> Canvas:
    """From the bay beyond the window to the glass on the bench."""
    canvas = Canvas("#EFE7D6")
    outlook(canvas)
    window(canvas)
    shelves(canvas)
    researcher(canvas)
    bench(canvas)
    rack(canvas)
    flask(canvas)
    still(canvas)
    microscope(canvas)
    canvas.glow("#FFF1C8", 1180, 230, 760, 0.42)
    return canvas


def outlook(canvas: Canvas) -> None:
    """Morning over the bay: sky, hills, water, towers, the tops of the park's trees."""
    canvas.rectangle(down(0, 470, "#8FBBC9", "#CFE0DA", "#FFEBC0"), 380, 0, 1120, 480)
    canvas.disc("#FFF9E6", 1190, 236, 54)
    with canvas.clipped([(380, 0), (WIDTH, 0), (WIDTH, SILL), (380, SILL)]):
        ridge(
            canvas,
            down(330, 470, "#A9C4C4", "#EBDFC2"),
            470,
            ((380, 70), (620, 120), (880, 60), (1160, 100), (1500, 50)),
        )
        ridge(
            canvas, down(380, 470, "#8FB5B2", "#D9D8BC"), 472, ((380, 40), (560, 56), (820, 30), (1040, 60), (1500, 36))
        )
        for number in range(26):
            x, high = 880 + 20 * number, 18 + 62 * wave(number, 3) ** 2
            canvas.rectangle(across(x, x + 14, "#F3E6CA", "#9DB7BA"), x, 470 - high, 13, high)
        canvas.rectangle(down(468, 590, "#F3E3BC", "#9FC4C2", "#6FA5AC"), 380, 468, 1120, 130)
        glitter(canvas, (1190, 130, 472, 590), "#FFF6DC", 70, 0.9)
        for number in range(17):
            tree(canvas, (400 + 72 * number, 650 + 8 * wave(number)), 120 + 40 * wave(number, 2), "#4F8F72", 1)


def window(canvas: Canvas) -> None:
    """Bars, the sill, the wall below, two lamps."""
    canvas.rectangle(across(0, 380, "#C9B08A", "#EADCC0", "#F6ECD8"), 0, 0, 380, 1000)
    canvas.rectangle("#B59A76", 372, 0, 12, SILL)
    for x in (640, 918, 1196, 1474):
        canvas.rectangle(across(x, x + 16, "#FFFDF6", "#C9BCA4"), x, 0, 16, SILL)
    canvas.rectangle(down(126, 140, "#FFFDF6", "#C9BCA4"), 384, 126, 1116, 13)
    canvas.rectangle(down(SILL, SILL + 30, "#FFFDF4", "#E3D3B4"), 366, SILL - 4, 1134, 34)
    canvas.rectangle(down(SILL + 30, 800, "#C9B694", "#B29C78"), 366, SILL + 30, 1134, 180)
    canvas.polygon("#FFFFFF", ((430, 0), (560, 0), (400, 560), (384, 560), (384, 160)), 0.16)
    canvas.polygon("#FFFFFF", ((1010, 0), (1090, 0), (930, 640), (850, 640)), 0.13)
    for x in (716, 1124):
        canvas.line(INK, ((x, 0), (x, 84)), 3)
        canvas.polygon(
            across(x - 78, x + 78, "#DB5A40", RED, "#7A2014"),
            ((x - 24, 84), (x + 24, 84), (x + 78, 146), (x - 78, 146)),
        )
        canvas.ellipse("#FFF3D2", x, 146, 77, 9)
        canvas.glow("#FFE3A0", x, 150, 170, 0.45)


def shelves(canvas: Canvas) -> None:
    """Two boards of bottles and boxes on the left wall."""
    colors = (PINE, OCHRE, INDIGO, "#DDE6DF", RED, "#5B7F86", "#F3E3C4")
    for level, y in enumerate((222, 404, 590)):
        with canvas.soft(6, "multiply", 0.5):
            canvas.rectangle("#A98C66", 30, y + 14, 330, 16)
        for place in range(6):
            color = colors[(place * 3 + level * 2) % 7]
            x, high = 44 + 52 * place, (82, 104, 66)[(place + level) % 3]
            bottle(canvas, (x, y), high, color, square=(place + level) % 4 == 3)
        canvas.rectangle(down(y, y + 14, "#C99A62", "#8F6238"), 24, y, 332, 14)


def bottle(canvas: Canvas, foot: Point, high: float, color: str, *, square: bool) -> None:
    x, y = foot
    paint = across(x, x + 38, mix(color, INK, 0.25), color, mix(color, "#FFFFFF", 0.35))
    canvas.rectangle(paint, x, y - high, 38, high)
    if square:
        canvas.rectangle(mix(color, "#FFFFFF", 0.6), x + 6, y - high + 12, 26, 20)
        return
    canvas.polygon(paint, ((x, y - high), (x + 10, y - high - 12), (x + 28, y - high - 12), (x + 38, y - high)))
    canvas.rectangle(mix(color, INK, 0.55), x + 9, y - high - 24, 20, 14)
    canvas.rectangle("#FBF3E2", x + 5, y - 0.6 * high, 28, 0.32 * high)
    canvas.rectangle(mix(color, INK, 0.2), x + 9, y - 0.5 * high, 20, 4)


def researcher(canvas: Canvas) -> None:
    """In a white coat and goggles, a sample tube raised."""
    who = Person("#FFFDF6", "#2B3A44", style="smock", hair_style="bun", shirt=PINE, skin="#F0C6A4", hair="#241A18")
    figure = Figure(canvas, 640, 1420, 1130, who, "raise", False, 1, Light(1, "#5A6E88", 0.42))
    figure.draw()
    x, y = figure.at(0, 0.936)
    canvas.rectangle(INDIGO, x - 58, y - 9, 116, 8)
    lens = blob(
        (
            (x - 46, y - 17),
            (x + 46, y - 17),
            (x + 48, y + 8),
            (x + 20, y + 17),
            (x, y + 7),
            (x - 20, y + 17),
            (x - 48, y + 8),
        ),
        0.6,
    )
    canvas.outline(across(x - 48, x + 48, "#9FC9D6", "#E9F6F4"), lens, 0.82)
    canvas.line(INDIGO, ((x - 46, y - 17), (x + 46, y - 17)), 5)
    canvas.polygon("#FFFFFF", ((x + 12, y - 13), (x + 26, y - 13), (x + 14, y + 10), (x + 2, y + 6)), 0.5)
    hand = figure.at(0.178, 0.84)
    tube(canvas, hand[0] + 4, hand[1] - 118, 128, RED)
    for finger in range(4):
        canvas.line(
            mix(who.skin, "#B0704E", 0.12 * finger),
            ((hand[0] - 20, hand[1] - 12 + 11 * finger), (hand[0] + 20, hand[1] - 15 + 11 * finger)),
            11,
            round_ends=True,
        )
    badge = figure.at(0.062, 0.66)
    canvas.rectangle("#FFFFFF", badge[0] - 20, badge[1], 42, 54)
    canvas.rectangle(INDIGO, badge[0] - 20, badge[1], 42, 14)
    canvas.rectangle("#B9C3C8", badge[0] - 12, badge[1] + 24, 26, 5)
    canvas.rectangle("#B9C3C8", badge[0] - 12, badge[1] + 36, 18, 5)


def tube(canvas: Canvas, x: float, top: float, high: float, color: str) -> None:
    """A test tube, two thirds full, with light along its left."""
    canvas.line(
        across(x - 14, x + 14, "#FFFFFFD0", "#DDEEEEA0", "#FFFFFFB0"), ((x, top), (x, top + high)), 27, round_ends=True
    )
    canvas.line(
        across(x - 11, x + 11, mix(color, "#FFFFFF", 0.45), color, mix(color, INK, 0.3)),
        ((x, top + 0.42 * high), (x, top + high)),
        21,
        round_ends=True,
    )
    canvas.ellipse(mix(color, "#FFFFFF", 0.5), x, top + 0.36 * high, 10.5, 3.4)
    canvas.line("#FFFFFF", ((x - 7, top + 8), (x - 7, top + 0.85 * high)), 3, round_ends=True)
    canvas.rectangle("#F6FAF8", x - 17, top - 12, 34, 8)


def bench(canvas: Canvas) -> None:
    """A white top with a reflection, drawers of pine green."""
    canvas.rectangle(down(BENCH, BENCH + 40, "#FFFDF6", "#E6DCC8"), 0, BENCH, WIDTH, 42)
    canvas.rectangle("#B9AC94", 0, BENCH + 42, WIDTH, 10)
    canvas.rectangle(down(BENCH + 52, 1000, "#1D5A50", "#0C3A33"), 0, BENCH + 52, WIDTH, 180)
    for x in range(-60, 1500, 312):
        canvas.rectangle(down(BENCH + 66, 1000, "#2A6D62", "#124A41"), x + 10, BENCH + 68, 292, 180)
        canvas.rectangle(down(BENCH + 90, BENCH + 100, "#F3E9D2", "#A99E86"), x + 110, BENCH + 92, 92, 9)


def rack(canvas: Canvas) -> None:
    """A wooden rack with five tubes."""
    canvas.rectangle(down(706, 720, "#E0B57A", "#B07E48"), 46, 704, 292, 15)
    for place, color in enumerate((RED, OCHRE, PINE, INDIGO, "#7A2A3A")):
        tube(canvas, 84 + 54 * place, 624, 126, color)
    canvas.rectangle(down(744, BENCH, "#D9A868", "#8F6238"), 46, 752, 292, 38)
    for x in (46, 324):
        canvas.rectangle("#A9743F", x, 704, 14, 86)


def flask(canvas: Canvas) -> None:
    """A conical flask with a green solution."""
    x, foot = 446, BENCH + 8
    body = path(
        (x - 24, foot - 186),
        (x + 24, foot - 186),
        (x + 24, foot - 128),
        ((x + 24, foot - 110), (x + 86, foot - 30), (x + 88, foot - 14)),
        ((x + 90, foot), (x + 80, foot), (x + 70, foot)),
        (x - 70, foot),
        ((x - 80, foot), (x - 90, foot), (x - 88, foot - 14)),
        ((x - 86, foot - 30), (x - 24, foot - 110), (x - 24, foot - 128)),
    )
    canvas.outline(across(x - 88, x + 88, "#FFFFFFC0", "#CFE6E480", "#FFFFFFB0"), body)
    with canvas.clipped(body):
        canvas.rectangle(across(x - 88, x + 88, "#8FD0B8", "#3E9C86", "#12695A"), x - 90, foot - 84, 180, 90)
        canvas.ellipse("#B5E3D0", x, foot - 84, 58, 9)
        for number in range(14):
            canvas.disc(
                "#DDF5EA",
                x - 56 + 112 * wave(number, 4),
                foot - 10 - 62 * wave(number, 5),
                2.5 + 5 * wave(number, 6),
                0.6,
            )
    canvas.line("#FFFFFF", ((x - 14, foot - 176), (x - 14, foot - 128), (x - 62, foot - 34)), 5, round_ends=True)
    canvas.rectangle("#F6FAF8", x - 32, foot - 196, 64, 12)


def still(canvas: Canvas) -> None:
    """A round flask on its stand, amber in it, over a warmer."""
    x, y = 1372, 676
    canvas.rectangle(across(1452, 1464, "#8A97A0", INK), 1452, 430, 11, BENCH - 426)
    canvas.rectangle(down(BENCH - 14, BENCH, "#4A545C", INK), 1300, BENCH - 12, 176, 16)
    canvas.rectangle("#4A545C", 1360, 560, 98, 8)
    canvas.rectangle(across(x - 18, x + 18, "#FFFFFFC0", "#CFE6E480", "#FFFFFFB0"), x - 18, 520, 36, 110)
    canvas.disc(Halo((x + 24, y - 26), 110, ("#FFFFFFD0", "#DDEEEE90", "#A9C9CCA0")), x, y, 74)
    canvas.outline(
        Halo((x + 20, y), 90, ("#FFE0A0", "#EFB04E", "#B9741E")),
        path((x - 71, y + 8), ((x - 70, y + 92), (x + 70, y + 92), (x + 71, y + 8))),
    )
    canvas.ellipse("#FFE9B8", x, y + 8, 71, 10)
    canvas.ellipse("#FFFFFF", x - 32, y - 34, 9, 15, 0.9)
    canvas.rectangle(down(752, BENCH, "#3A434C", INK), x - 52, 756, 104, 22)
    canvas.disc("#FF7A4A", x + 34, 767, 5)


def microscope(canvas: Canvas) -> None:
    """In white and ink, its arm a wide curve."""
    with canvas.moved(-8, 16):
        left, right = ((1010, 730), (1030, 726), (1050, 726)), ((1196, 726), (1200, 744), (1200, 770))
        canvas.outline(
            down(720, 772, "#3A434C", "#0E1014"), path((1010, 774), (1010, 744), left, (1170, 726), right, (1200, 774))
        )
        inside, outside = ((1190, 680), (1190, 590), (1118, 548)), ((1246, 560), (1250, 690), (1176, 736))
        canvas.outline(
            across(1110, 1246, "#FFFFFF", "#F3EFE4", "#B9B4A8"), path((1120, 726), inside, (1136, 512), outside)
        )
        canvas.polygon(
            across(1040, 1152, "#DAD5C8", "#FFFFFF", "#C9C3B4"), ((1046, 476), (1104, 452), (1152, 566), (1094, 590))
        )
        canvas.polygon(across(1036, 1104, "#0E1014", "#4A545C"), ((1036, 446), (1090, 424), (1104, 452), (1046, 476)))
        canvas.polygon("#2A3038", ((1088, 596), (1132, 578), (1144, 612), (1104, 628)))
        canvas.polygon(RED, ((1050, 486), (1108, 462), (1113, 474), (1055, 498)))
        canvas.rectangle(down(664, 684, "#4A545C", "#0E1014"), 1030, 668, 138, 15)
        canvas.rectangle("#CFE9EC", 1074, 660, 60, 8)
        canvas.glow("#FFF3C0", 1106, 656, 70, 0.8)
        canvas.disc(Halo((1180, 645), 30, ("#6A737C", INK)), 1186, 652, 21)
        canvas.disc("#8A939C", 1186, 652, 8)
