"""Draws the example pictures that play outdoors: the industrial park and the harbour."""

from __future__ import annotations

from draw_flat import INDIGO, INK, PINE, RED, WHITE, Canvas, Dress, mix, stand, windows
from draw_outlines import TEXT_EXTRABOLD, Point, dial, path, text

HORIZON = 610  # of the harbour
BOXES = (RED, INDIGO, "#E3A23C", PINE, "#E9DCC6", "#5E86A8", "#93402F")

# What stands where: mostly x, y (or top, or foot) and a size.
# fmt: off
CLOUDS = ((160, 150, 190), (235, 122, 120), (520, 82, 150), (1230, 128, 170), (1295, 104, 90), (920, 190, 120))
HILLS = (
    ("#B9CFCB", (0, 520), (
        ((180, 400), (330, 440), (480, 500)),
        ((640, 420), (840, 360), (1010, 470)),
        ((1180, 400), (1350, 420), (1500, 500)),
    )),
    ("#9DBDB5", (0, 580), (
        ((220, 500), (420, 520), (600, 570)),
        ((800, 500), (1000, 520), (1160, 560)),
        ((1300, 520), (1420, 500), (1500, 540)),
    )),
)
TOWERS = (
    (20, 470, 60), (96, 430, 44), (560, 420, 56), (630, 380, 40), (1000, 420, 54), (1066, 450, 80),
    (1370, 410, 48), (1430, 450, 70),
)
ROW_OF_TREES = (
    (40, 700, 34), (100, 712, 26), (470, 704, 30), (530, 712, 24), (610, 704, 32), (950, 712, 26),
    (1010, 704, 34), (1210, 712, 26), (1270, 702, 36), (1380, 712, 28), (1450, 700, 38),
)
NEAR_TREES = ((90, 850, 62), (235, 900, 80), (1180, 866, 64), (1345, 912, 84), (60, 968, 76), (1470, 980, 90))
WALKERS = (
    (700, 800, 50, RED), (722, 802, 52, "#2B3248"), (806, 830, 62, "#E3D3B8"), (640, 880, 84, INDIGO),
    (884, 900, 92, PINE), (912, 904, 88, "#7A2A3A"),
)
SHORE = (
    ((150, 470), (270, 500), (420, 570)),
    ((700, 540), (900, 480), (1120, 560)),
    ((1280, 520), (1400, 500), (1500, 540)),
)
SHORE_TOWN = (
    (40, 540, 26), (76, 520, 20), (106, 550, 40), (160, 532, 22), (194, 556, 50), (262, 566, 26), (300, 574, 60),
)
BIRDS = ((250, 210, 1.0), (310, 250, 0.7), (200, 270, 0.6), (700, 150, 0.8))
# fmt: on


def park() -> Canvas:
    """A science park in the morning: a works, a tower, a laboratory, lawns and a path."""
    canvas = Canvas("#EAD9BF")
    canvas.gradient(0, 640, "#8FB8C6", "#C9DCD8", "#F7E3C2")
    canvas.disc("#FFF4DC", 1066, 306, 80)
    clouds(canvas)
    hills(canvas)
    skyline(canvas)
    tanks(canvas)
    works(canvas)
    laboratory_block(canvas)
    tower(canvas)
    grounds(canvas)
    return canvas


def clouds(canvas: Canvas) -> None:
    """Flat clouds: rounded bars over one another."""
    for x, y, width in CLOUDS:
        canvas.line("#EEF3EE", ((x, y), (x + width, y)), 30, round_ends=True)


def hills(canvas: Canvas) -> None:
    """Two ranges behind the town."""
    for color, start, crest in HILLS:
        canvas.outline(color, path(start, *crest, (1500, 700), (0, 700)))


def skyline(canvas: Canvas) -> None:
    """The town behind, in one pale colour, with a slim pylon."""
    for x, top, width in TOWERS:
        canvas.rectangle("#A9C3C4", x, top, width, 700 - top)
    canvas.polygon("#A9C3C4", ((1190, 640), (1199, 330), (1208, 640)))
    canvas.disc("#A9C3C4", 1199, 420, 15)
    canvas.rectangle("#A9C3C4", 1197, 270, 4, 80)


def tanks(canvas: Canvas) -> None:
    """Three silver tanks with a pipe between them, shaded in four flat bands."""
    canvas.rectangle("#8C4A32", 452, 520, 168, 9)
    for x, top, width in ((430, 452, 74), (512, 494, 66), (584, 470, 72)):
        for band, tint in enumerate(("#E9EDEA", "#D5DCDA", "#B9C5C4", "#97A8A9")):
            canvas.rectangle(tint, x + width * band / 4, top, width / 4 + 1, 700 - top)
        canvas.ellipse("#F4F5F1", x + width / 2, top, width / 2, 12)
        canvas.rectangle(RED, x, top + 50, width, 12)


def works(canvas: Canvas) -> None:
    """A brick works with a saw-tooth roof and a striped chimney."""
    brick, dark = "#B4553A", "#8E3D2A"
    for stripe in range(7):
        top, upper, lower = 250 + 60 * stripe, 6.6 + 1.2 * stripe, 7.8 + 1.2 * stripe
        band = ((367 - upper, top), (367 + upper, top), (367 + lower, top + 60), (367 - lower, top + 60))
        canvas.polygon((WHITE, RED)[stripe % 2], band)
    canvas.polygon(brick, ((0, 560), (430, 560), (430, 740), (0, 740)))
    for tooth in range(4):
        left = 430 - 108 * (tooth + 1)
        canvas.polygon(dark, ((left, 562), (left + 108, 490), (left + 108, 562)))
        canvas.polygon("#CFE3E4", ((left + 84, 562), (left + 84, 515), (left + 108, 498), (left + 108, 562)))
    canvas.rectangle(dark, 0, 560, 430, 8)
    windows(canvas, (8, 586, 414, 84), (9, 1), lambda column, row: ("#F7D89B", "#5F7F86")[(column * 5) % 3 == 0])
    canvas.rectangle("#6E2F20", 0, 706, 430, 34)
    canvas.rectangle("#3A2A28", 196, 646, 74, 94)
    canvas.rectangle("#F7D89B", 204, 656, 58, 20)


def tower(canvas: Canvas) -> None:
    """A glass tower of two slabs with the dial on its brow."""
    canvas.rectangle("#16353F", 812, 214, 92, 526)
    canvas.rectangle("#1F4E57", 676, 160, 150, 580)
    glass, shadow = ("#4F8C92", "#6AA5A5", "#8FBFBA", "#F7DFA8"), ("#33636B", "#2A555E", "#E8C98A")
    windows(canvas, (684, 250, 134, 430), (6, 17), lambda x, y: glass[(x * x * 3 + y * 5 + x * y) % 7 % 4])
    windows(canvas, (830, 232, 68, 460), (3, 19), lambda x, y: shadow[(x * 2 + y * 3) % 11 % 3])
    canvas.outline(WHITE, dial(751, 206, 30, range(52)))
    canvas.rectangle(WHITE, 749, 172, 4, 68)
    canvas.rectangle("#12303A", 676, 684, 228, 56)
    windows(canvas, (684, 688, 212, 50), (7, 1), lambda column, row: "#F7DFA8")
    canvas.rectangle(RED, 664, 676, 252, 9)


def laboratory_block(canvas: Canvas) -> None:
    """A long white block with bands of glass and one indigo stair."""
    canvas.rectangle("#F4EFE5", 880, 520, 560, 220)
    canvas.rectangle("#DDD5C6", 1300, 520, 140, 220)
    for floor in range(3):
        y = 540 + 54 * floor
        canvas.rectangle("#3C6A75", 900, y, 520, 30)
        for pane in range(26):
            if (pane * 7 + floor * 3) % 5 == 0:
                canvas.rectangle("#F3D48F", 903 + 20 * pane, y + 3, 15, 24)
            canvas.rectangle("#F4EFE5", 898 + 20 * pane, y, 3, 30)
    canvas.rectangle(INDIGO, 1080, 486, 74, 254)
    for step in range(6):
        canvas.rectangle("#C9D4EE", 1096, 506 + 36 * step, 42, 16)
    canvas.outline(PINE, text("BIO", TEXT_EXTRABOLD, 38, tracking=40).placed(1316, 488))
    canvas.rectangle("#B8AF9E", 872, 514, 576, 8)


def grounds(canvas: Canvas) -> None:
    """Lawns, a path to the tower's door, trees in rows, people, a bus."""
    canvas.rectangle("#7FA36B", 0, 732, 1500, 268)
    canvas.polygon("#6E955E", ((0, 800), (1500, 770), (1500, 1000), (0, 1000)))
    canvas.rectangle("#D9CDB6", 0, 736, 1500, 22)
    canvas.polygon("#E8DCC4", ((740, 752), (812, 752), (1010, 1000), (420, 1000)))
    canvas.polygon("#F3EADA", ((771, 752), (781, 752), (752, 1000), (678, 1000)))
    for x, y, radius in ROW_OF_TREES:
        tree(canvas, (x, y), radius)
    for x, foot, height, coat in WALKERS:
        stand(canvas, x, foot, height, Dress(coat, "#26303A"))
    bus(canvas, 1090, 706)
    for x, y, radius in NEAR_TREES:
        tree(canvas, (x, y), radius)


def tree(canvas: Canvas, at: Point, radius: float) -> None:
    """A round tree, its sunlit half one shade lighter."""
    x, y = at
    canvas.ellipse("#4F7A4C", x, y + 1.62 * radius, 0.8 * radius, 0.14 * radius, 0.7)
    canvas.rectangle("#5A4632", x - 0.08 * radius, y, 0.16 * radius, 1.62 * radius)
    canvas.disc("#2F6B50", x, y, radius)
    canvas.disc("#3F8260", x + 0.18 * radius, y - 0.18 * radius, 0.74 * radius)
    canvas.disc("#5C9A6F", x + 0.32 * radius, y - 0.36 * radius, 0.36 * radius)


def bus(canvas: Canvas, x: float, y: float) -> None:
    canvas.rectangle(WHITE, x, y, 150, 42)
    canvas.rectangle(PINE, x, y + 26, 150, 10)
    for pane in range(5):
        canvas.rectangle("#2F4F5C", x + 8 + 28 * pane, y + 6, 22, 17)
    for wheel in (32, 118):
        canvas.disc(INK, x + wheel, y + 43, 9)
        canvas.disc("#9AA0A6", x + wheel, y + 43, 4)


def harbour() -> Canvas:
    """A container port at sundown, seen across the water."""
    canvas = Canvas("#1E3F4B")
    canvas.gradient(0, HORIZON, "#35577A", "#C58F86", "#F2B27A", "#FCE0AE")
    for reach in (190, 150, 116):
        canvas.disc("#FFF0C8", 560, 500, reach, 0.16)
    canvas.disc("#FFF4D6", 560, 500, 84)
    canvas.gradient(HORIZON, 1000, "#DFA06F", "#587A80", "#1F4451", "#17323E")
    far_shore(canvas)
    for x, size in ((790, 0.62), (960, 0.66), (1130, 0.7)):
        crane(canvas, x, HORIZON + 12, size, "#7A5360")
    yard(canvas)
    for x in (1010, 1270):
        crane(canvas, x, HORIZON + 52, 1.0, "#A52C1B")
    reflections(canvas)
    ship(canvas)
    birds(canvas)
    return canvas


def far_shore(canvas: Canvas) -> None:
    """Two ranges of hills and a low town under them."""
    canvas.outline("#C58B80", path((0, 540), *SHORE, (1500, HORIZON), (0, HORIZON)))
    canvas.outline("#A06F74", path((0, 580), ((120, 540), (300, 560), (470, HORIZON)), (0, HORIZON)))
    for x, top, width in SHORE_TOWN:
        canvas.rectangle("#8A6270", x, top, width, HORIZON - top)
    canvas.rectangle("#7A5360", 0, HORIZON - 5, 1500, 10)


def crane(canvas: Canvas, x: float, foot: float, size: float, color: str) -> None:
    """A ship-to-shore crane: two legs, a tower, a boom held by stays, a trolley with its spreader."""

    def at(dx: float, dy: float) -> Point:
        return x + dx * size, foot - dy * size

    dark = mix(color, INK, 0.3)
    for dx in (0, 120):
        canvas.line(color, (at(dx, 0), at(dx + (14 if dx == 0 else -14), 250)), 15 * size)
        canvas.rectangle(dark, *at(dx - 20, 14), 40 * size, 14 * size)
    canvas.line(color, (at(4, 80), at(116, 80)), 11 * size)
    canvas.line(dark, (at(6, 84), at(108, 200)), 6 * size)
    canvas.line(color, (at(14, 205), at(106, 205)), 11 * size)
    canvas.line(color, (at(-330, 262), at(210, 250)), 15 * size)
    canvas.line(dark, (at(-330, 252), at(210, 240)), 4 * size)
    canvas.line(color, (at(22, 254), at(56, 390)), 10 * size)
    canvas.line(color, (at(98, 254), at(56, 390)), 10 * size)
    for end in ((-310, 264), (-150, 260), (190, 254)):
        canvas.line(dark, (at(56, 388), at(*end)), 3.4 * size)
    canvas.rectangle(mix(color, WHITE, 0.75), *at(118, 296), 84 * size, 40 * size)
    canvas.rectangle(dark, *at(130, 286), 60 * size, 12 * size)
    canvas.rectangle(dark, *at(-196, 262), 40 * size, 14 * size)
    for dx in (-190, -164):
        canvas.line(dark, (at(dx, 250), at(dx, 176)), 2.4 * size)
    canvas.rectangle(INK, *at(-200, 180), 48 * size, 6 * size)
    canvas.rectangle("#E3A23C", *at(-208, 174), 64 * size, 28 * size)


def yard(canvas: Canvas) -> None:
    """The quay and its stacks of containers."""
    for column in range(13):
        for level in range((3, 4, 2, 4, 3, 5, 4)[column % 7]):
            color = BOXES[(column * 3 + level * 2) % 7]
            container(canvas, 780 + 58 * column, HORIZON + 22 - 25 * level, (56, 24), mix(color, "#7A4B4B", 0.25))
    canvas.rectangle("#3B3640", 740, HORIZON + 46, 760, 40)
    canvas.rectangle("#E9C48E", 740, HORIZON + 46, 760, 5)
    for x in range(760, 1500, 62):
        canvas.rectangle("#211F27", x, HORIZON + 58, 16, 28)


def container(canvas: Canvas, x: float, y: float, size: tuple[float, float], color: str) -> None:
    """One box with the ribs of its side."""
    width, height = size
    canvas.rectangle(color, x, y, width, height)
    for rib in range(1, 7):
        canvas.rectangle(mix(color, INK, 0.2), x + width * rib / 7, y + 0.14 * height, width / 32, 0.72 * height)
    canvas.rectangle(mix(color, WHITE, 0.25), x, y, width, 0.08 * height)


def reflections(canvas: Canvas) -> None:
    """The sun's path and the quay's shadow on the water, in level strokes."""
    canvas.polygon("#172B36", ((740, HORIZON + 86), (1500, HORIZON + 86), (1500, 800), (820, 800)), 0.45)
    for row in range(26):
        y = HORIZON + 12 + 14.5 * row
        half = 92 * (1 - 0.018 * row) * (0.5 + ((row * 7) % 5) / 6)
        lean = 16 * ((row * 5) % 3 - 1)
        canvas.line("#FBD9A0", ((560 + lean - half, y), (560 + lean + half, y)), 5.4 - 0.1 * row, round_ends=True)
    for row in range(34):
        x, y = (row * 389) % 1460, 664 + (row * 61) % 316
        tint = mix("#8FA9A6", "#2C5763", (y - 650) / 350)
        canvas.line(tint, ((x, y), (x + 40 + row * 13 % 60, y)), 3, round_ends=True)
    for row, color in enumerate(("#A52C1B", "#A52C1B", "#E3A23C", "#A52C1B", INDIGO)):
        y, tint = 730 + 13 * row, mix(color, "#1F4451", 0.45)
        canvas.line(tint, ((960 + 90 * row, y), (1050 + 110 * row, y)), 4, round_ends=True)


def ship(canvas: Canvas) -> None:
    """A laden container ship in the foreground, bound to the left."""
    for row, count in enumerate((13, 13, 12, 10)):
        for column in range(count):
            color = BOXES[(column * 5 + row * 3 + column // 3) % 7]
            container(canvas, 196 + 60 * column, 772 - 29 * row, (58, 28), color)
    canvas.rectangle("#F4EFE5", 990, 636, 92, 170)
    for deck in range(5):
        canvas.rectangle("#2F4F5C", 998, 650 + 29 * deck, 76, 11)
    canvas.rectangle("#F4EFE5", 974, 624, 124, 20)
    canvas.rectangle(RED, 1042, 574, 30, 52)
    canvas.rectangle(INK, 1042, 574, 30, 12)
    canvas.rectangle("#F4EFE5", 1008, 584, 5, 42)
    stern, bow = ((1124, 910), (1110, 912), (1090, 912)), ((160, 912), (130, 880), (70, 786))
    canvas.outline("#1B2A3C", path((70, 786), (190, 800), (1140, 800), (1128, 886), stern, (212, 912), bow))
    stern, bow = ((1127, 908), (1112, 912), (1090, 912)), ((178, 912), (154, 898), (134, 876))
    canvas.outline(RED, path((134, 876), (1129, 876), stern, (212, 912), bow))
    canvas.outline(WHITE, text("HWANGHAE STAR", TEXT_EXTRABOLD, 30, tracking=80).placed(250, 824))
    canvas.rectangle(WHITE, 130, 797, 1006, 4, 0.85)
    for wave in range(15):
        x = 150 + 68 * wave
        canvas.line("#CFE0DC", ((x, 914 + 3 * (wave % 2)), (x + 46, 914 + 3 * (wave % 2))), 5, round_ends=True)


def birds(canvas: Canvas) -> None:
    """Gulls, each one broken line."""
    wings = ((24, -9), (10, -11), (0, 0), (-10, -11), (-24, -9))
    for x, y, size in BIRDS:
        canvas.line("#3A3242", [(x + dx * size, y + dy * size) for dx, dy in wings], 4 * size)
