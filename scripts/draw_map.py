"""Draws the map of Minghai, the invented city of the example issue: coast, districts, port, rail, clusters.

Thirteen points are a kilometre. Place names are Korean with the Chinese name in
smaller type; the sheet is 174 by 95 mm.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from draw_canvas import blob
from draw_outlines import (
    SANS,
    TEXT,
    TEXT_EXTRABOLD,
    TEXT_SEMIBOLD,
    Outline,
    Point,
    disc,
    path,
    polygon,
    rectangle,
    ring,
)
from draw_sketch import Name, Sketch, Words, data, polyline, smooth

WIDTH, HEIGHT = 493.2, 269.3
KILOMETRE = 13.0
INK, INK2, INK3 = "#17191D", "#4A4F57", "#646A73"
RED, PINE, INDIGO, OCHRE = "#B8321E", "#0F6253", "#2C4894", "#C98A2B"
SEA, LAND, HILL, BAY = "#D9E4EF", "#F6F1E7", "#E6E6D2", "#E0ECE6"

# The coast from the west edge to the north-east corner; the bay lies between the port and the cape.
# fmt: off
COAST = (
    (-20, 236), (24, 238), (62, 226), (104, 222), (140, 206), (176, 206), (214, 200), (252, 196), (270, 184),
    (266, 164), (262, 148), (272, 130), (292, 122), (312, 130), (318, 148), (326, 166),
    (340, 178), (358, 170), (372, 148),
    (386, 128), (412, 118), (436, 98), (458, 84), (474, 62), (510, 44),
)
RIVER = ((96, -10), (108, 30), (136, 62), (142, 96), (168, 126), (178, 160), (196, 184), (202, 204))
# Borders between districts, each from end to end.
BORDERS = (
    ((-10, 118), (44, 112), (92, 122), (140, 96)),
    ((92, 122), (88, 170), (104, 222)),
    ((140, 96), (196, 84), (246, 92), (266, 72), (296, -10)),
    ((246, 92), (250, 128), (263, 150)),
    ((88, 170), (140, 160), (178, 160), (222, 166), (266, 166)),
)
RAIL = ((-10, 92), (60, 94), (126, 118), (186, 132), (228, 112), (288, 82), (340, 71), (380, 59), (420, 36), (444, -10))
METRO = ((186, 132), (204, 138), (222, 130), (240, 121), (258, 116), (274, 112), (287, 107))
BRANCH = ((186, 132), (206, 152), (226, 172), (244, 188))
ROADS = (
    ((-10, 176), (70, 164), (150, 176), (232, 158), (258, 116), (318, 100), (378, 112), (430, 72), (470, 50)),
    ((214, -10), (206, 60), (196, 120), (198, 176)),
    ((40, -10), (60, 60), (64, 150), (60, 216)),
    ((318, 100), (338, 128), (344, 160)),
)
# fmt: on

NAMED = Name(ground=LAND)
DISTRICT = Name(
    size=10.5, second=7.8, drop=10.4, color=INK2, second_color=INK3, align="middle", tracking=120, ground=LAND
)
WATER = Name(size=8.6, second=7.4, drop=9.4, color=INDIGO, second_color=INDIGO, align="middle", tracking=120)

CLUSTERS = (
    ("1", (332, 158), PINE, (334, 200), ("신에너지 실증구", "新能源示范区")),
    ("2", (292, 108), RED, (302, 91), ("바이오베이", "蓝湾生物产业园")),
    ("3", (212, 226), INDIGO, (222, 226), ("밍하이항 제4부두", "明海港第四码头")),
    ("4", (160, 32), INDIGO, (170, 31), ("컴퓨팅센터", "算力中心")),
    ("5", (30, 138), OCHRE, (40, 137), ("정밀제조단지", "精密制造园")),
    ("6", (404, 104), PINE, (414, 100), ("그린화학단지", "绿色化工园")),
)


def minghai() -> Sketch:
    """The whole sheet, from the sea upwards."""
    sheet = Sketch(WIDTH, HEIGHT)
    sheet.area(SEA, rectangle(0, 0, WIDTH, HEIGHT))
    sea(sheet)
    land(sheet)
    lines(sheet)
    port(sheet)
    names(sheet)
    clusters(sheet)
    legend(sheet)
    sheet.line(
        "#8A929C",
        polygon((0.25, 0.25), (WIDTH - 0.25, 0.25), (WIDTH - 0.25, HEIGHT - 0.25), (0.25, HEIGHT - 0.25)),
        0.5,
    )
    return sheet


def through(points: Sequence[Point]) -> list[tuple[Point, Point, Point]]:
    """Curves from the first point through all others, as `smooth` draws them."""
    steps = []
    for place in range(len(points) - 1):
        (x, y), (nx, ny) = points[place], points[place + 1]
        (px, py), (fx, fy) = points[max(0, place - 1)], points[min(len(points) - 1, place + 2)]
        steps.append(((x + (nx - px) / 6, y + (ny - py) / 6), (nx - (fx - x) / 6, ny - (fy - y) / 6), (nx, ny)))
    return steps


def shore(offset: float = 0.0) -> Outline:
    """The land as one area, its coast moved seawards by so many points."""
    points = []
    for place, (x, y) in enumerate(COAST):
        (px, py), (nx, ny) = COAST[max(0, place - 1)], COAST[min(len(COAST) - 1, place + 1)]
        length = math.hypot(nx - px, ny - py)
        points.append((x - offset * (ny - py) / length, y + offset * (nx - px) / length))
    return path(points[0], *through(points), (WIDTH + 20, -20), (-20, -20))


def bay_district() -> Outline:
    """란완구: from its border in the west along the coast to the sheet's edge."""
    west = BORDERS[2][2:][::-1]
    coast = through(COAST)[10:]
    return path(west[0], *through(west), *through(BORDERS[3]), COAST[10], *coast, (WIDTH + 20, -20), west[0])


def sea(sheet: Sketch) -> None:
    """Lines of depth along the coast, the island, the wind farm, ferry and pipe."""
    for offset, tone in ((26, "#D2DFEC"), (15, "#C9D9E9"), (7, "#BED1E4")):
        sheet.area(tone, shore(offset))
    island = blob(((404, 224), (418, 214), (434, 218), (440, 230), (428, 240), (410, 238)), 0.9)
    sheet.line("#BED1E4", island, 10)
    sheet.area(HILL, island)
    sheet.line("#8A9A8A", island, 0.5)
    sheet.line(INDIGO, smooth(((262, 198), (296, 230), (350, 243), (404, 232))), 0.9, "3.2 2.2")
    for row in range(3):
        for column in range(5):
            turbine(sheet, (402 + 17 * column + 3 * row, 176 + 14 * row))


def turbine(sheet: Sketch, at: Point) -> None:
    """A wind turbine: mast and three blades."""
    x, y = at
    sheet.line(INK2, polyline((at, (x, y - 8))), 0.8)
    for turn in (10, 130, 250):
        angle = math.radians(turn)
        sheet.line(INK2, polyline(((x, y - 8), (x + 4.2 * math.sin(angle), y - 8 - 4.2 * math.cos(angle)))), 0.9)


def land(sheet: Sketch) -> None:
    """The land, the district at the bay in its own tint, hills, river, borders."""
    sheet.area(LAND, shore())
    sheet.area(BAY, bay_district())
    for points in (
        ((-20, -20), (70, -20), (84, 16), (60, 44), (20, 56), (-20, 40)),
        ((120, -20), (196, -20), (186, 14), (150, 26), (124, 10)),
        ((330, -20), (420, -20), (400, 20), (360, 30), (336, 10)),
    ):
        sheet.area(HILL, blob(points, 0.9), 0.9)
    sheet.line("#A9C1D9", smooth(RIVER), 3.4, cap="round")
    for border in BORDERS:
        sheet.line("#A29A8A", smooth(border), 0.7, "4 1.6 0.8 1.6")
    sheet.line("#6F8296", data(shore()), 0.8)


def lines(sheet: Sketch) -> None:
    """Roads with their casing, the metro with its stops, the railway in black and white, the hydrogen pipe."""
    for color, width in (("#CDB98F", 3.0), ("#FFF9EC", 1.9)):
        for road in ROADS:
            sheet.line(color, smooth(road), width)
    sheet.line("#FFFFFF", smooth(METRO), 2.8, cap="round")
    sheet.line(RED, smooth(METRO), 1.6, cap="round")
    for stop in METRO[1:-1]:
        sheet.area("#FFFFFF", disc(*stop, 2.0))
        sheet.line(RED, disc(*stop, 1.7), 0.8)
    for track in (RAIL, BRANCH):
        sheet.line(INK, smooth(track), 2.3)
        sheet.line("#FFFFFF", smooth(track), 1.3, "5 5")
    sheet.line(
        PINE, smooth(((331, 152), (318, 116), (292, 97), (262, 114), (246, 150), (252, 190))), 1.2, "0.1 2.6", "round"
    )


def port(sheet: Sketch) -> None:
    """Four quays built into the sea, the fourth in colour."""
    for number in range(4):
        x, y = 150 + 33 * number, 206 - 3.2 * number
        color = INDIGO if number == 3 else "#9AA3AE"
        sheet.area(color, polygon((x, y - 4), (x + 24, y - 6), (x + 25, y + 6), (x + 1, y + 8)))
        sheet.words(Words(str(number + 1), TEXT_EXTRABOLD, 7.4, "#FFFFFF", (x + 12.5, y + 3.4), "middle"))


def names(sheet: Sketch) -> None:
    """Districts, waters, stations, single places."""
    for at, korean, chinese in (
        ((34, 70), "허시구", "河西区"),
        ((116, 136), "하이청구", "海城区"),
        ((122, 188), "밍강구", "明港区"),
        ((160, 70), "쑹링구", "松岭区"),
        ((326, 38), "란완구", "蓝湾区"),
    ):
        look = (
            DISTRICT
            if korean != "란완구"
            else Name(size=12.5, second=9, drop=12, color=PINE, second_color=PINE, align="middle", tracking=160)
        )
        sheet.named(at, (korean, chinese), look)
    sheet.named((292, 146), ("란완", "蓝湾"), WATER)
    sheet.named(
        (316, 218),
        ("황해", "黄海"),
        Name(size=11, second=8.4, drop=11, color=INDIGO, second_color=INDIGO, align="middle", tracking=500),
    )
    sheet.named((446, 226), ("칭샤섬", "青霞岛"), Name(color=INDIGO, second_color=INDIGO))
    sheet.named(
        (436, 150), ("해상풍력 실증 해역", "海上风电示范海域"), Name(color=INDIGO, second_color=INDIGO, align="middle")
    )
    for at, place, korean, chinese, ground in (
        ((186, 132), (155, 148), "밍하이역", "明海站", LAND),
        ((380, 59), (383, 73), "란완역", "蓝湾站", BAY),
    ):
        sheet.area("#FFFFFF", disc(*at, 3.6))
        sheet.line(INK, disc(*at, 3.1), 1.3)
        sheet.named(place, (korean, chinese), Name(ground=ground))
    for (x, y), korean, chinese in (
        ((216, 58), "밍하이이공대학교", "明海理工大学"),
        ((206, 90), "국제회의센터", "国际会议中心"),
        ((22, 205), "쑹궈만인큐베이터", "松果湾孵化器"),
    ):
        sheet.area(INK2, polygon((x - 3.4, y), (x, y - 3.4), (x + 3.4, y), (x, y + 3.4)))
        sheet.named((x + 6.5, y + 2.8), (korean, chinese), NAMED)


def clusters(sheet: Sketch) -> None:
    """Numbered discs at the six industrial areas, and their names."""
    sheet.line(INDIGO, polyline(((252, 203), (212, 226))), 0.7)
    sheet.line(PINE, polyline(((334, 160), (350, 191))), 0.7)
    for number, (x, y), color, place, both in CLUSTERS:
        sheet.area("#FFFFFF", disc(x, y, 7.4))
        sheet.area(color, disc(x, y, 6.2))
        sheet.words(Words(number, TEXT_EXTRABOLD, 8.4, "#FFFFFF", (x, y + 2.97), "middle"))
        ground = LAND if x < 260 else BAY
        if number in ("1", "3"):
            ground = SEA
        sheet.named(place, both, Name(size=8.6, color=color if color != OCHRE else "#8A5A12", ground=ground))


def legend(sheet: Sketch) -> None:
    """Signs and scale on a white band at the foot, north at the right."""
    signs = (
        ("rail", "철도", "铁路"),
        ("metro", "전철", "地铁"),
        ("road", "고속도로", "高速公路"),
        ("pipe", "수소 배관", "氢气管道"),
        ("ferry", "여객선", "客轮"),
    )
    sheet.area("#FFFFFF", rectangle(0, HEIGHT - 24, WIDTH, 24), 0.92)
    sheet.line("#8A929C", polyline(((0, HEIGHT - 24), (WIDTH, HEIGHT - 24))), 0.5)
    x, y = 9.0, HEIGHT - 12
    for kind, korean, chinese in signs:
        sign(sheet, kind, (x, y))
        one = Words(korean, TEXT, 7.6, INK, (x + 20, y + 2.8))
        two = Words(chinese, SANS, 7.0, INK3, (one.right + 3, y + 2.7))
        sheet.words(one)
        sheet.words(two)
        x = two.right + 9
    scale(sheet, (WIDTH - 82, y - 4))
    north(sheet, (476, 24))


def sign(sheet: Sketch, kind: str, at: Point) -> None:
    x, y = at
    run = polyline(((x, y), (x + 17, y)))
    if kind == "rail":
        sheet.line(INK, run, 2.3)
        sheet.line("#FFFFFF", run, 1.3, "5 5")
    elif kind == "road":
        sheet.line("#CDB98F", run, 3.4)
        sheet.line("#FFF9EC", run, 2.1)
    elif kind == "pipe":
        sheet.line(PINE, run, 1.4, "0.1 2.6", "round")
    elif kind == "metro":
        sheet.line(RED, run, 1.6)
        sheet.area("#FFFFFF", disc(x + 8.5, y, 2.0))
        sheet.line(RED, disc(x + 8.5, y, 1.7), 0.8)
    else:
        sheet.line(INDIGO, run, 0.9, "3.2 2.2")


def scale(sheet: Sketch, at: Point) -> None:
    """A bar of five kilometres, its second half hollow."""
    x, y = at
    sheet.area(INK, rectangle(x, y - 1.2, 5 * KILOMETRE, 2.4))
    sheet.area("#FFFFFF", rectangle(x + 2.5 * KILOMETRE, y - 0.7, 2.46 * KILOMETRE, 1.4))
    for km, word in ((0, "0"), (2.5, "2.5"), (5, "5 km")):
        place, align = (x + km * KILOMETRE, "middle") if km < 5 else (x + km * KILOMETRE + 8, "right")
        sheet.words(Words(word, TEXT_SEMIBOLD, 7.0, INK, (place, y + 9.4), align))


def north(sheet: Sketch, at: Point) -> None:
    """An arrow, half of it filled, in a ring open at the top."""
    x, y = at
    sheet.area("#FFFFFF", disc(x, y, 12.5), 0.9)
    sheet.area(INK2, ring(x, y, 12.5, 11.9))
    sheet.area(RED, polygon((x, y - 9), (x + 4.2, y + 7), (x, y + 3.6)))
    sheet.area(INK, polygon((x, y - 9), (x, y + 3.6), (x - 4.2, y + 7)))
    sheet.words(Words("N", TEXT_EXTRABOLD, 7.4, INK, (x, y + 22), "middle"), BAY)
