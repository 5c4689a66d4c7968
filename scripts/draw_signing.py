"""Draws the signing ceremony: two delegations behind a long table, the two who sign sitting in the middle."""

from __future__ import annotations

import math

from draw_canvas import WIDTH, Canvas, Halo, across, blob, down, mix
from draw_nature import wave
from draw_outlines import SANS_BOLD, SERIF_BOLD, TEXT_SEMIBOLD, dial, text
from draw_palette import INDIGO, INK, OCHRE, PINE, RED
from draw_people import Figure, Light, Person

LAMP = Light(-1, "#1E2448", 0.34)

# Who stands behind the table, from the left: place, height, dress. Both sides have men and women of all ages.
# fmt: off
ROW = (
    (208, 366, Person("#2B3248", "#1D2230", hair_style="parted", tie=INDIGO)),
    (312, 344, Person("#E9DCC6", "#2B2E3A", hair_style="bob", shirt="#2B3248", style="jacket")),
    (416, 376, Person("#3E4653", "#262B3A", skin="#E4B08A", hair_style="short", tie=RED)),
    (520, 358, Person(PINE, "#12302B", hair_style="bun", skin="#F4D0B4")),
    (624, 372, Person("#26304E", "#1B2038", hair="#8F8A84", hair_style="short", skin="#E9BC98", tie=OCHRE)),
    (876, 374, Person("#2A2D38", "#1D2026", hair_style="parted", skin="#E4B08A", tie=RED)),
    (980, 350, Person(RED, "#2A1B20", hair_style="long", skin="#F0C6A4")),
    (1084, 378, Person("#46506A", "#2B3248", hair_style="short", skin="#D69C74", tie=INDIGO)),
    (1188, 352, Person("#7A2A3A", "#2A1D2A", hair_style="bob", skin="#F4D0B4")),
    (1292, 368, Person("#2C3A3A", "#1B2424", hair="#6B6660", hair_style="parted", skin="#E4B08A", tie=PINE)),
)
# fmt: on


def signing() -> Canvas:
    """Backdrop with the dial, the row of guests, the table with folders and flowers, photographers in front."""
    canvas = Canvas("#E9DCC6")
    room(canvas)
    backdrop(canvas)
    for x, height, who in ROW:
        foot = 742 + 6 * math.sin(x)
        canvas.ellipse(Halo((x, foot), 60, ("#10182E80", "#10182E00")), x, foot, 60, 12)
        Figure(canvas, x, foot, height, who, "folded", light=LAMP).draw()
    signers(canvas)
    table(canvas)
    things(canvas)
    plants(canvas)
    photographers(canvas)
    canvas.glow("#FFF0CC", 750, 160, 760, 0.3)
    return canvas


def room(canvas: Canvas) -> None:
    """Panelled walls, a coffer of light, polished floor."""
    canvas.rectangle(down(0, 720, "#A9825A", "#E3C79A", "#F0DDB6"), 0, 0, WIDTH, 720)
    for panel in range(16):
        x = 100 * panel - 50
        canvas.rectangle(across(x, x + 100, "#FFF3D830", "#7A4E2E38"), x, 0, 98, 720)
        canvas.rectangle("#7A4E2E50", x + 98, 0, 2, 720)
    canvas.polygon("#6A4630", ((0, 0), (WIDTH, 0), (1330, 58), (170, 58)))
    canvas.polygon(down(0, 58, "#FFFFFF", "#FFE9B4"), ((120, 0), (1380, 0), (1262, 44), (238, 44)))
    canvas.rectangle(down(720, 1000, "#D9B07A", "#A5713F", "#6E4528"), 0, 720, WIDTH, 280)
    canvas.rectangle("#7A4E2E", 0, 714, WIDTH, 8)
    with canvas.soft(9, "softlight"):
        for x in range(80, WIDTH, 210):
            canvas.rectangle("#FFF3D8B0", x, 730, 60, 270)
    for x, color in ((92, INDIGO), (1408, PINE)):
        cloth(canvas, x, color)


def cloth(canvas: Canvas, x: float, color: str) -> None:
    """A standing banner with the mark."""
    canvas.rectangle(
        across(x - 56, x + 56, mix(color, "#FFFFFF", 0.14), color, mix(color, INK, 0.35)), x - 56, 150, 112, 560
    )
    canvas.rectangle("#FFF6E4", x - 6, 150, 12, 560, 0.94)
    canvas.outline(mix(color, "#FFFFFF", 0.78), dial(x, 330, 42, range(52)))
    canvas.rectangle("#4A3020", x - 64, 706, 128, 12)


def backdrop(canvas: Canvas) -> None:
    """A red wall with the ceremony's name in two languages and the dial behind the words."""
    with canvas.soft(16, "multiply", 0.5):
        canvas.rectangle("#5A3A2E", 186, 92, 1140, 620)
    canvas.rectangle(across(180, 1320, "#C8432C", RED, "#8F2415"), 180, 84, 1140, 628)
    with canvas.clipped([(180, 84), (1320, 84), (1320, 712), (180, 712)]):
        canvas.outline("#CB5A44", dial(750, 300, 330, range(52)))
        canvas.rectangle("#CB5A44", 728, 84, 44, 628)
        canvas.glow("#FFB08A", 750, 60, 620, 0.4)
    title = text("업무협약 체결식", SERIF_BOLD, 82, tracking=10)
    second = text("合作协议签约仪式", SERIF_BOLD, 42, language="zh-Hans", tracking=140)
    line = text("밍하이", TEXT_SEMIBOLD, 23, tracking=40)
    city = text("明海", SANS_BOLD, 22, language="zh-Hans", tracking=60)
    canvas.outline("#FFFFFF", title.placed(750 - title.width / 2, 138))
    canvas.outline("#FBE0D2", second.placed(750 - second.width / 2, 242))
    together = line.width + 12 + city.width
    canvas.outline("#FBE0D2", line.placed(750 - together / 2, 312))
    canvas.outline("#FBE0D2", city.placed(750 + together / 2 - city.width, 311))


def signers(canvas: Canvas) -> None:
    """The two at the table, pens in their hands."""
    for x, who in (
        (598, Person("#1F2A4A", hair_style="parted", skin="#F0C6A4", tie=RED)),
        (902, Person("#22272F", hair_style="bun", skin="#F4D0B4", shirt="#F4EFE6")),
    ):
        canvas.polygon(
            down(500, 760, "#5A3424", "#3A2018"), ((x - 62, 560), (x + 62, 560), (x + 66, 800), (x - 66, 800))
        )
        with canvas.clipped([(0, 0), (WIDTH, 0), (WIDTH, 752), (0, 752)]):
            Figure(canvas, x, 1006, 482, who, "sign", light=LAMP).draw()


def table(canvas: Canvas) -> None:
    """A long table under a pine-green cloth with a pale runner."""
    canvas.polygon(down(718, 748, "#2E8270", "#1B6A5A"), ((292, 718), (1208, 718), (1256, 752), (244, 752)))
    canvas.polygon(down(718, 748, "#F6EBD6", "#E3D2B0"), ((430, 718), (1070, 718), (1084, 752), (416, 752)))
    canvas.rectangle(down(752, 930, PINE, "#0B4A3F", "#083A32"), 244, 752, 1012, 178)
    canvas.rectangle(down(752, 860, "#F3E4C8", "#D9C39A"), 416, 752, 668, 96)
    for fold in range(24):
        x = 250 + 42 * fold
        canvas.polygon(down(752, 930, "#00000000", "#00201A60"), ((x, 930), (x + 10, 752), (x + 22, 930)))
    for x in (430, 500, 570, 640, 710, 780, 850, 920, 990, 1060):
        canvas.polygon(RED, ((x - 8, 848), (x + 8, 848), (x, 862)))
    canvas.outline(RED, dial(750, 800, 34, range(52)))
    canvas.rectangle(INK, 745.5, 766, 9, 68)
    with canvas.soft(8, "multiply", 0.6):
        canvas.ellipse("#3A2418", 750, 934, 540, 22)


def things(canvas: Canvas) -> None:
    """Folders, pens, little flags in the delegations' colours, flowers in the middle."""
    for x in (598, 902):
        canvas.polygon("#7A2014", ((x - 70, 726), (x + 70, 726), (x + 76, 744), (x - 76, 744)))
        canvas.polygon("#FFFDF4", ((x - 64, 725), (x - 3, 725), (x - 3, 741), (x - 69, 741)))
        canvas.polygon("#FFFDF4", ((x + 3, 725), (x + 64, 725), (x + 69, 741), (x + 3, 741)))
        canvas.line(INK, ((x + 18, 712), (x + 30, 734)), 4, round_ends=True)
    for x, color in ((690, INDIGO), (812, PINE)):
        canvas.line("#C99A4A", ((x, 736), (x, 664)), 3)
        canvas.ellipse("#C99A4A", x, 737, 13, 4)
        canvas.polygon(
            across(x, x + 44, color, mix(color, "#FFFFFF", 0.25), color),
            ((x, 666), (x + 42, 672), (x + 42, 700), (x, 694)),
        )
        canvas.rectangle("#FFF6E4", x + 17, 669, 5, 28)
    for number in range(34):
        angle, reach = math.tau * wave(number, 1), 46 * math.sqrt(wave(number, 2))
        x, y = 750 + 1.15 * reach * math.cos(angle), 722 - 14 + 0.5 * reach * math.sin(angle)
        color = (RED, "#F3C9B4", "#FFF3DC", "#D96A4E", OCHRE)[number % 5]
        if number % 4 == 3:
            canvas.outline("#2F7058", blob(((x - 14, y + 4), (x, y - 8), (x + 14, y + 2), (x, y + 8)), 0.8))
        canvas.disc(Halo((x - 3, y - 4), 12, (mix(color, "#FFFFFF", 0.4), color, mix(color, INK, 0.25))), x, y, 9)
    for x in (420, 480, 1020, 1080):
        canvas.polygon(
            across(x - 9, x + 9, "#FFFFFFD0", "#BFDCDC90", "#FFFFFFC0"),
            ((x - 9, 706), (x + 9, 706), (x + 7, 738), (x - 7, 738)),
        )
        canvas.rectangle("#7FB0B8B0", x - 8, 720, 16, 17)


def plants(canvas: Canvas) -> None:
    """Two orchids in pots left and right of the table."""
    for x, way in ((170, 1), (1330, -1)):
        canvas.polygon(
            across(x - 40, x + 40, "#FFFFFF", "#D9CDB8"), ((x - 40, 806), (x + 40, 806), (x + 30, 890), (x - 30, 890))
        )
        for number in range(9):
            angle = math.radians(-70 + 17.5 * number)
            end = (x + 92 * math.sin(angle), 806 - 30 - 70 * math.cos(angle))
            canvas.outline(
                "#2F7058" if number % 2 else "#4F9A6C",
                blob(
                    (
                        (x - 7, 806),
                        (x + 40 * math.sin(angle) - 8, 806 - 66 * math.cos(angle)),
                        end,
                        (x + 40 * math.sin(angle) + 10, 806 - 50 * math.cos(angle)),
                    ),
                    0.8,
                ),
            )
        canvas.curve("#4F7A4C", (x, 800), ((x, 700), (x + way * 10, 640), (x + way * 84, 648)), width=3.4)
        for number in range(6):
            share = 0.35 + 0.13 * number
            px, py = x + way * 88 * share**2.2, 800 - 156 * math.sin(share * 1.62)
            for leaf in range(5):
                turn = math.tau * leaf / 5
                canvas.disc("#F6D9D4" if leaf % 2 else "#FFF3EC", px + 8 * math.cos(turn), py + 8 * math.sin(turn), 7.5)
            canvas.disc(RED, px, py, 4)


def photographers(canvas: Canvas) -> None:
    """Two heads and cameras at the lower edge, dark against the light."""
    with canvas.soft(1.6):
        for x, way in ((214, 1), (1306, -1)):
            shape = ((x - 120, 1010), (x - 112, 930), (x - 50, 896), (x + 50, 896), (x + 112, 930), (x + 120, 1010))
            canvas.outline("#1B1A26", blob(shape, 0.7))
            canvas.ellipse("#1B1A26", x + 8 * way, 846, 48, 56)
            canvas.line(
                "#1B1A26", ((x + 96 * way, 960), (x + 112 * way, 880), (x + 62 * way, 850)), 34, round_ends=True
            )
            canvas.rectangle("#0E0E16", x + (34 if way > 0 else -98), 812, 64, 44)
            canvas.disc("#2B2E3A", x + 66 * way, 834, 17)
    for x, way in ((214, 1), (1306, -1)):
        canvas.glow("#FFFFFF", x + 66 * way, 806, 46, 0.8)
