"""Draws the example pictures that play indoors: the forum and the laboratory."""

from __future__ import annotations

from draw_flat import (
    INDIGO,
    INK,
    PINE,
    RED,
    SKIN,
    WHITE,
    Canvas,
    Dress,
    head,
    mix,
    stand,
)
from draw_outlines import SERIF_BOLD, Point, dial, path, text

AMBER, CREAM = "#F2B56B", "#F8E9D2"

# The town behind the laboratory's window, far and near: left edge, top and width of each tower.
# fmt: off
TOWN = (
    ("#BFD5D5", (
        (430, 330, 80), (530, 290, 62), (640, 370, 110), (800, 310, 70), (900, 350, 120), (1060, 270, 60),
        (1160, 340, 100), (1300, 300, 76), (1400, 360, 100),
    )),
    ("#9FBFBD", (
        (400, 430, 110), (560, 400, 60), (690, 440, 90), (850, 410, 50), (960, 450, 130), (1130, 420, 70),
        (1250, 440, 120), (1420, 400, 80),
    )),
)
# fmt: on


def forum() -> Canvas:
    """A stage seen over the heads of its audience."""
    canvas = Canvas("#1A1D2B")
    canvas.gradient(0, 620, "#12141E", "#252A44", "#4A3145")
    for slat in range(30):
        canvas.rectangle(WHITE, 50 * slat, 0, 25, 610, 0.025)
    screen(canvas)
    beams(canvas)
    stage(canvas)
    panel(canvas)
    audience(canvas)
    return canvas


def screen(canvas: Canvas) -> None:
    """The projection: a red field with the dial and a title in two languages, two banners at its sides."""
    canvas.glow(RED, 750, 330, 620, 0.55)
    for x, color in ((150, PINE), (1220, INDIGO)):
        canvas.rectangle(color, x, 120, 130, 420)
        canvas.rectangle(WHITE, x + 58, 120, 14, 420, 0.9)
        canvas.outline(mix(color, WHITE, 0.55), dial(x + 65, 330, 50, range(52)))
    canvas.rectangle("#0E1017", 386, 106, 728, 398)
    canvas.rectangle(RED, 400, 120, 700, 370)
    canvas.outline("#D9705B", dial(925, 305, 140, range(18, 52)))
    canvas.outline(WHITE, dial(925, 305, 140, range(18)))
    canvas.rectangle(WHITE, 916, 120, 19, 370)
    canvas.outline(WHITE, text("혁신을", SERIF_BOLD, 76).placed(450, 190))
    canvas.outline(WHITE, text("잇다", SERIF_BOLD, 76).placed(450, 276))
    canvas.outline("#F6D5CC", text("连接创新", SERIF_BOLD, 38, language="zh-Hans", tracking=60).placed(452, 386))


def beams(canvas: Canvas) -> None:
    """Light falling from a row of lamps under the ceiling."""
    canvas.rectangle("#0B0C12", 0, 34, 1500, 16)
    for lamp, (x, lean) in enumerate(((210, 170), (480, 60), (750, 0), (1020, -60), (1290, -170))):
        canvas.polygon(AMBER, ((x - 12, 74), (x + 12, 74), (x + lean + 120, 640), (x + lean - 120, 640)), 0.075)
        canvas.polygon(AMBER, ((x - 7, 74), (x + 7, 74), (x + lean + 62, 640), (x + lean - 62, 640)), 0.075)
        canvas.rectangle("#0B0C12", x - 15, 44, 30, 26)
        canvas.ellipse(CREAM if lamp % 2 == 0 else AMBER, x, 71, 13, 5)


def stage(canvas: Canvas) -> None:
    canvas.polygon("#A65F38", ((120, 560), (1380, 560), (1500, 652), (0, 652)))
    for board in range(1, 12):
        canvas.line("#94522F", ((120 + 105 * board, 560), (125 * board, 652)), 2)
    canvas.ellipse("#D98C55", 750, 606, 560, 34, 0.45)
    canvas.rectangle("#5A2E22", 0, 652, 1500, 60)
    canvas.rectangle(AMBER, 0, 652, 1500, 5, 0.8)


def panel(canvas: Canvas) -> None:
    """A speaker at the desk and three guests in armchairs."""
    stand(canvas, 318, 612, 178, Dress("#262B3D", "#171A26", SKIN[0], "#23160F", WHITE))
    canvas.polygon("#3A2019", ((268, 530), (368, 530), (358, 622), (278, 622)))
    canvas.rectangle("#C4774A", 262, 522, 112, 10)
    canvas.line("#0B0C12", ((330, 522), (340, 496)), 3)
    guests = (
        (640, Dress("#7A2A3A", "#2A1D2A", SKIN[1], "#2A1A12", CREAM)),
        (800, Dress(INDIGO, "#1B2440", SKIN[0], "#1A1413", WHITE)),
        (960, Dress(PINE, "#12302B", SKIN[2], "#3A2A22", CREAM)),
    )
    for x, dress in guests:
        sit(canvas, x, 622, dress)
    canvas.ellipse("#3A2019", 1090, 604, 46, 9)
    canvas.rectangle("#3A2019", 1086, 604, 8, 28)
    canvas.rectangle(WHITE, 1072, 584, 9, 18, 0.85)
    canvas.disc(PINE, 1100, 574, 17)
    canvas.disc(mix(PINE, WHITE, 0.2), 1108, 582, 12)
    canvas.rectangle(CREAM, 1094, 586, 15, 17)


def sit(canvas: Canvas, x: float, foot: float, dress: Dress) -> None:
    """A figure in an armchair, its knees a little to the left."""

    def at(dx: float, dy: float) -> Point:
        return x + dx, foot - dy

    def limb(color: str, width: float, *joints: Point) -> None:
        canvas.line(color, [at(*joint) for joint in joints], width, round_ends=True)

    chair, sleeve = "#E7D6BF", mix(dress.coat, INK, 0.25)
    back = path(at(-50, 8), at(-50, 96), (at(-50, 116), at(50, 116), at(50, 96)), at(50, 8))
    left, right = (at(-38, 122), at(-36, 96), at(-32, 52)), (at(36, 96), at(38, 122), at(14, 124))
    canvas.outline(mix(chair, INK, 0.16), back)
    canvas.outline(dress.coat, path(at(-14, 124), left, at(32, 52), right))
    canvas.polygon(dress.shirt or WHITE, (at(-9, 125), at(9, 125), at(0, 92)))
    limb(dress.legs, 19, (-16, 50), (-32, 46), (-34, 0))
    limb(dress.legs, 19, (16, 50), (0, 46), (-2, 0))
    canvas.rectangle(chair, *at(-60, 62), 18, 62)
    canvas.rectangle(chair, *at(42, 62), 18, 62)
    limb(sleeve, 13, (-32, 106), (-38, 70), (-8, 56))
    limb(sleeve, 13, (32, 106), (36, 70), (8, 54))
    head(canvas, x - 2, foot - 140, 14, dress)


def audience(canvas: Canvas) -> None:
    """Three rows of heads, each nearer, larger and darker, edged by the light of the stage."""
    for row, (y, size, color) in enumerate(((700, 0.8, "#4A3644"), (782, 1.12, "#2B2532"), (878, 1.55, "#14141B"))):
        pitch = 92 * size
        for seat in range(-1, int(1500 / pitch) + 2):
            x = seat * pitch + (pitch / 2 if row % 2 else 0) + 9 * ((seat * 7 + row * 3) % 3 - 1)
            kind = (seat * 5 + row * 3 + 1) % 7
            listener(
                canvas,
                (x, y + 7 * ((seat * 5 + row) % 3)),
                size * (0.94 + 0.03 * (seat * 3 % 5)),
                color,
                kind,
            )


def listener(canvas: Canvas, place: Point, size: float, color: str, kind: int) -> None:
    """Head and shoulders from behind with a rim of warm light; `kind` 0 has a bun, 1 and 2 long hair."""
    for drop, tint in ((0.0, mix(color, AMBER, 0.5)), (4.5, color)):

        def at(dx: float, dy: float, drop: float = drop) -> Point:
            return place[0] + dx * size, place[1] + (dy + drop) * size

        left, right = (at(-12, 60), at(-46, 58), at(-48, 96)), (at(46, 58), at(12, 60), at(9, 44))
        canvas.outline(tint, path(at(-9, 44), left, at(-48, 300), at(48, 300), at(48, 96), right))
        canvas.ellipse(tint, *at(0, 26), 22 * size, 27 * size)
        if kind == 0:
            canvas.disc(tint, *at(0, -4), 12 * size)
        elif kind in (1, 2):
            canvas.ellipse(tint, *at(0, 40), 26 * size, 36 * size)


def laboratory() -> Canvas:
    """A researcher at the bench before a wide window."""
    canvas = Canvas("#E9EDEA")
    canvas.gradient(0, 640, "#CFE3E6", "#EAF1EC", "#FBEBD4")
    view(canvas)
    frames(canvas)
    shelf(canvas)
    researcher(canvas)
    bench(canvas)
    glassware(canvas)
    microscope(canvas)
    return canvas


def view(canvas: Canvas) -> None:
    """The town beyond the window, in two pale layers."""
    for color, towers in TOWN:
        for x, top, width in towers:
            canvas.rectangle(color, x, top, width, 640 - top)
    canvas.disc("#FFF3DC", 1190, 210, 62)
    for x in range(380, 1500, 74):
        canvas.disc("#6FA08F", x, 610, 46 + 9 * (x % 3))


def frames(canvas: Canvas) -> None:
    """The window's bars, the wall left of it, the parapet under it."""
    canvas.rectangle("#F4F1EA", 0, 0, 372, 1000)
    canvas.rectangle("#DDD8CD", 364, 0, 14, 660)
    for x in (650, 930, 1210):
        canvas.rectangle("#F7F7F3", x, 0, 14, 640)
    canvas.rectangle("#F7F7F3", 378, 128, 1122, 12)
    canvas.rectangle("#FAF8F3", 372, 632, 1128, 34)
    canvas.rectangle("#E5E1D7", 372, 666, 1128, 200)
    for x in (700, 1130):
        canvas.line(INK, ((x, 0), (x, 92)), 3)
        canvas.polygon(RED, ((x - 22, 92), (x + 22, 92), (x + 74, 150), (x - 74, 150)))
        canvas.ellipse("#FFF3DC", x, 150, 74, 9)


def shelf(canvas: Canvas) -> None:
    """Two boards of bottles and boxes on the wall."""
    bottles = (PINE, "#E8A13A", INDIGO, "#C9D9D2", RED, PINE, "#C9D9D2")
    for level, y in enumerate((250, 430)):
        for place in range(6):
            color = bottles[(place + 3 * level) % 7]
            x, height = 46 + 50 * place, (74, 96, 62)[(place + level) % 3]
            canvas.rectangle(color, x, y - height, 36, height)
            canvas.rectangle(mix(color, WHITE, 0.72), x + 5, y - 0.62 * height, 26, 0.32 * height)
            canvas.rectangle(mix(color, INK, 0.45), x + 9, y - height - 14, 18, 15)
        canvas.rectangle("#C9AE8C", 24, y, 326, 13)
        canvas.rectangle("#E0DACD", 24, y + 13, 326, 9)


def researcher(canvas: Canvas) -> None:
    """Waist up, in a white coat, holding a tube against the light."""
    coat, fold = "#FFFFFF", "#DDE4E6"
    left, right = ((520, 486), (488, 520), (478, 610)), ((764, 520), (736, 486), (650, 470))
    canvas.outline(coat, path((610, 470), left, (462, 800), (790, 800), (774, 610), right))
    canvas.polygon(fold, ((478, 610), (462, 800), (520, 800), (524, 640)))
    canvas.polygon(fold, ((774, 640), (728, 560), (740, 800), (790, 800)))
    canvas.polygon(PINE, ((592, 472), (668, 472), (632, 600)))
    canvas.polygon("#F1F4F4", ((592, 468), (574, 482), (620, 640), (632, 600)))
    canvas.polygon("#F1F4F4", ((668, 468), (686, 482), (642, 640), (632, 600)))
    canvas.line("#C9D2D4", ((632, 610), (632, 800)), 3)
    canvas.rectangle("#C9D2D4", 690, 628, 46, 4)
    canvas.rectangle(INDIGO, 704, 612, 6, 24)
    face(canvas)
    canvas.line(coat, ((752, 540), (850, 610), (872, 470)), 58, round_ends=True)
    canvas.line(fold, ((776, 590), (846, 636)), 8, round_ends=True)
    canvas.line("#4D86B8", ((871, 462), (874, 428)), 38, round_ends=True)
    tube(canvas, 880, 330, 118, RED)


def face(canvas: Canvas) -> None:
    """A profile-less face with goggles and a bun, as the flat style has it."""
    skin, hair = "#EEBE98", "#2A1B16"
    canvas.disc(hair, 570, 318, 34)
    canvas.rectangle(mix(skin, INK, 0.14), 604, 420, 54, 62)
    canvas.polygon(mix(skin, INK, 0.14), ((604, 472), (658, 472), (632, 512)))
    canvas.ellipse(skin, 634, 376, 62, 76)
    crown, parting = ((548, 270), (720, 262), (698, 372)), ((690, 340), (672, 326), (652, 322))
    canvas.outline(hair, path((570, 400), crown, parting, ((620, 344), (592, 350), (582, 400))))
    canvas.rectangle("#BFDCE4", 612, 366, 92, 32, 0.9)
    canvas.rectangle(INDIGO, 612, 364, 92, 5)
    canvas.rectangle(INDIGO, 572, 374, 42, 7)
    canvas.line("#B4694F", ((634, 422), (644, 428), (656, 428), (666, 421)), 5, round_ends=True)


def tube(canvas: Canvas, x: float, top: float, height: float, color: str) -> None:
    """A test tube, two thirds full."""
    canvas.line("#E8F2F2", ((x, top), (x, top + height)), 26, round_ends=True)
    canvas.line(color, ((x, top + 0.4 * height), (x, top + height)), 20, round_ends=True)
    canvas.rectangle(mix(color, WHITE, 0.35), x - 10, top + 0.36 * height, 20, 8)
    canvas.rectangle("#D2E2E4", x - 17, top - 12, 34, 9)


def bench(canvas: Canvas) -> None:
    canvas.rectangle("#F9F8F4", 0, 770, 1500, 36)
    canvas.rectangle("#D5D3CA", 0, 806, 1500, 12)
    canvas.rectangle("#24484A", 0, 818, 1500, 182)
    for x in range(-60, 1500, 300):
        canvas.rectangle("#2D5758", x + 12, 842, 276, 158)
        canvas.rectangle("#BFD0CC", x + 110, 868, 80, 8)


def glassware(canvas: Canvas) -> None:
    """What stands on the bench: a rack, a conical flask, a round flask on its stand, a screen."""
    canvas.rectangle("#C9AE8C", 60, 690, 268, 14)
    for place, color in enumerate((RED, "#E8A13A", PINE, INDIGO, PINE)):
        tube(canvas, 92 + 51 * place, 616, 120, color)
    canvas.rectangle("#B69875", 60, 738, 268, 32)
    glass, drink = "#E3F0F0", "#3E9C86"
    canvas.polygon(glass, ((418, 596), (462, 596), (462, 650), (520, 770), (360, 770), (418, 650)))
    canvas.polygon(drink, ((399, 690), (481, 690), (514, 764), (366, 764)))
    canvas.ellipse(mix(drink, WHITE, 0.35), 440, 690, 41, 8)
    canvas.rectangle("#C8DDDE", 410, 588, 60, 11)
    for x, y, radius in ((428, 730, 8), (456, 716, 5), (446, 746, 6)):
        canvas.disc(mix(drink, WHITE, 0.45), x, y, radius)
    canvas.rectangle(INK, 1400, 470, 9, 300)
    canvas.rectangle(INK, 1320, 758, 140, 12)
    canvas.rectangle(INK, 1322, 520, 82, 7)
    canvas.rectangle(glass, 1306, 500, 34, 110)
    canvas.disc(glass, 1323, 652, 66)
    canvas.outline("#E8A13A", path((1260, 652), ((1260, 738), (1386, 738), (1386, 652))))
    canvas.ellipse("#F4C777", 1323, 652, 63, 10)
    canvas.disc("#FFFFFF", 1302, 626, 9, 0.8)


def microscope(canvas: Canvas) -> None:
    """In ink and white, its arm a wide curve."""
    body, light = INK, "#F4F5F5"
    left, right = ((1010, 730), (1030, 726), (1050, 726)), ((1196, 726), (1200, 744), (1200, 770))
    canvas.outline(body, path((1010, 770), (1010, 744), left, (1170, 726), right))
    inside, outside = ((1190, 680), (1190, 590), (1118, 548)), ((1246, 560), (1250, 690), (1176, 736))
    canvas.outline(light, path((1120, 726), inside, (1136, 512), outside))
    canvas.polygon(light, ((1046, 476), (1104, 452), (1152, 566), (1094, 590)))
    canvas.polygon(body, ((1036, 446), (1090, 424), (1104, 452), (1046, 476)))
    canvas.polygon(body, ((1088, 596), (1132, 578), (1144, 612), (1104, 628)))
    canvas.polygon(RED, ((1050, 486), (1108, 462), (1113, 474), (1055, 498)))
    canvas.rectangle(body, 1034, 668, 130, 14)
    canvas.rectangle("#BFDCE4", 1074, 660, 60, 8)
    canvas.disc(body, 1186, 652, 20)
    canvas.disc("#646A73", 1186, 652, 9)
