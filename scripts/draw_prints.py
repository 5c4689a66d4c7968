"""Draws what the example issue reproduces from other print: a bar chart and an event poster.

Figures and event are invented. The poster's lettering is outlines of the bundled fonts, the chart's is text.
"""

from __future__ import annotations

from draw_canvas import WIDTH, Canvas
from draw_outlines import (
    CIRCLE,
    EMPTY,
    SANS,
    SANS_BOLD,
    SANS_MEDIUM,
    SERIF_BOLD,
    TEXT,
    TEXT_EXTRABOLD,
    TEXT_SEMIBOLD,
    Face,
    Outline,
    dial,
    disc,
    path,
    polygon,
    rectangle,
    ring,
    text,
)
from draw_sketch import Sketch, Words

INK, INK2, INK3, RULE = "#17191D", "#4A4F57", "#646A73", "#C4C8CE"
RED, PINE, INDIGO, AMBER, CREAM = "#B8321E", "#0F6253", "#2C4894", "#E8A13A", "#F7EFE0"
INDIGO_MID, RED_OFF = "#8091BF", "#D9705B"
POSTER, PIXELS = (1200, 1600), (1500, 2000)  # of the drawing, of the picture

# Companies that took part, by field: Korean, Chinese, last year, this year.
FIELDS = (
    ("바이오·의약", "生物医药", 28, 41),
    ("인공지능", "人工智能", 22, 37),
    ("신에너지", "新能源", 25, 29),
    ("반도체 장비", "半导体设备", 14, 21),
    ("스마트 제조", "智能制造", 19, 18),
    ("콘텐츠", "内容产业", 9, 12),
)
EVENTS = (("투자 로드쇼", "投资路演"), ("기업 상담회", "企业洽谈会"), ("기술 전시", "技术展览"))


def chart() -> Sketch:
    """Two bars a field, this year's in full colour; in points, as wide as the text (129.5 mm), no higher than 72 mm."""
    width, left, longest, pitch, top = 367.0, 92.0, 246.0, 29.0, 29.0
    foot = top + pitch * len(FIELDS) - 5.6
    sheet = Sketch(width, foot + 0.75)
    sheet.area(INK, rectangle(0, 0, width, 0.75))
    legend(sheet)
    scale = longest / max(field[3] for field in FIELDS)
    for row, (korean, chinese, before, now) in enumerate(FIELDS):
        y = top + pitch * row
        if row:
            sheet.area(RULE, rectangle(0, y - 5.6, width, 0.5))
        sheet.words(Words(korean, TEXT_SEMIBOLD, 8.8, INK, (0, y + 7.6)))
        sheet.words(Words(chinese, SANS, 7.6, INK3, (0, y + 17.2)))
        for line, (value, color) in enumerate(((now, INDIGO), (before, INDIGO_MID))):
            bar = y + 9.8 * line
            sheet.area(color, rectangle(left, bar, value * scale, 8.4))
            face, tone = ((TEXT_SEMIBOLD, INK), (TEXT, INK2))[line]
            sheet.words(Words(str(value), face, 8.4, tone, (left + value * scale + 5, bar + 7.2)))
    sheet.area(INK, rectangle(0, foot, width, 0.75))
    return sheet


def legend(sheet: Sketch) -> None:
    """The two years with their colours, flush left with the bars; the unit flush right."""
    sheet.words(Words("단위: 개사", TEXT, 7.8, INK3, (sheet.width, 16), "right"))
    for year, color, x in (("2026년", INDIGO, 92), ("2025년", INDIGO_MID, 148)):
        sheet.area(color, rectangle(x, 9.4, 7, 7))
        sheet.words(Words(year, TEXT, 7.8, INK2, (x + 11, 16)))


def poster() -> Canvas:
    """A grid of geometric tiles over the event's name, dates and programme."""
    canvas = Canvas(CREAM, PIXELS)
    for color, outline in (*tiles(), *heading(), *programme()):
        canvas.outline(color, outline.scaled(WIDTH / POSTER[0]))
    return canvas


def tiles() -> list[tuple[str, Outline]]:
    """Four by three tiles of 300; the dial takes four of them."""
    t = 300
    grounds = (
        (RED, 0, 0, 2, 2), (INDIGO, 2, 0, 1, 1), (AMBER, 3, 0, 1, 1), (AMBER, 2, 1, 1, 1), (PINE, 3, 1, 1, 1),
        (INDIGO, 0, 2, 1, 1), (PINE, 1, 2, 1, 1), (RED, 2, 2, 1, 1), (INDIGO, 3, 2, 1, 1),
    )  # fmt: skip
    drawing = [(color, rectangle(t * x, t * y, t * w, t * h)) for color, x, y, w, h in grounds]
    drawing += [
        (RED_OFF, dial(300, 300, 230, range(47, 52))),
        ("#FFFFFF", dial(300, 300, 230, range(47)) + rectangle(284, 0, 32, 600)),
        (CREAM, arcs(4).moved(600, 300)),
        (RED, arcs(1).transformed(-1, 0, 0, 1, 1200, 300)),
        (PINE, half_disc(150).moved(750, 450)),
        (RED, half_disc(150).scaled(1, -1).moved(750, 450)),
        (CREAM, stripes()),
        (AMBER, arcs(1).moved(0, 900)),
        (CREAM, disc(450, 750, 104)),
        (RED, ring(450, 750, 66, 34)),
        (CREAM, steps().moved(600, 600)),
        (AMBER, half_disc(150).turned(90).moved(900, 750)),
        (CREAM, half_disc(150).turned(-90).moved(1200, 750)),
    ]
    return drawing


def arcs(count: int) -> Outline:
    """Quarter rings about the lower left corner of a tile; one alone is a quarter disc."""
    shape, band = EMPTY, 300 / (2 * count - 1)
    for number in range(count):
        outer = band * (2 * number + 1)
        shape += quarter(outer) if number == 0 else quarter(outer) + quarter(outer - band).hole
    return shape


def quarter(radius: float) -> Outline:
    """A quarter disc above and right of the origin."""
    k = CIRCLE * radius
    return path((0, 0), (0, -radius), ((k, -radius), (radius, -k), (radius, 0)))


def half_disc(radius: float) -> Outline:
    """The upper half of a disc about the origin."""
    return quarter(radius) + quarter(radius).scaled(-1, 1)


def stripes() -> Outline:
    """Slanted bars across the last tile of the second row."""
    shape = EMPTY
    for place in range(3):
        x = 900 + 100 * place
        shape += polygon((x, 600), (x + 50, 600), (x + 100, 450), (x + 50, 450))
        shape += polygon((x + 50, 450), (x + 100, 450), (x + 50, 300), (x, 300))
    return shape


def steps() -> Outline:
    """A flight of four steps up to the right."""
    shape = EMPTY
    for place in range(4):
        height = 60 * (place + 1)
        shape += rectangle(30 + 60 * place, 270 - height, 60, height)
    return shape


def heading() -> list[tuple[str, Outline]]:
    """The name in both languages and the dates."""
    title = text("한중 스타트업 데이", SERIF_BOLD, 116, tracking=-15).placed(76, 968)
    second = text("韩中创业日", SERIF_BOLD, 54, language="zh-Hans", tracking=60).placed(80, 1118)
    year = text("2026", TEXT_EXTRABOLD, 66, tracking=-10)
    return [
        (INK, title),
        (RED, second),
        (RED, year.placed(1120 - year.width, 1114)),
        (INK, rectangle(80, 1208, 1040, 3)),
    ]


def programme() -> list[tuple[str, Outline]]:
    """When and where, what, and by whom, in two columns under the rule."""
    drawing: list[tuple[str, Outline]] = []

    def line(x: float, y: float, string: str, face: Face, size: float, color: str) -> None:
        language = "zh-Hans" if face in (SANS_BOLD, SANS_MEDIUM) else "ko"
        drawing.append((color, text(string, face, size, language=language).moved(x, y)))

    line(80, 1270, "11.18 수 – 11.19 목", TEXT_EXTRABOLD, 44, INK)
    line(80, 1320, "칭다오 서해누리 컨벤션홀", TEXT_SEMIBOLD, 27, INK)
    line(80, 1358, "青岛西海会展厅", SANS_MEDIUM, 25, INK2)
    for row, (korean, chinese) in enumerate(EVENTS):
        y = 1262 + 48 * row
        drawing.append(((RED, PINE, INDIGO)[row], rectangle(640, y - 21, 22, 22)))
        line(680, y, korean, TEXT_SEMIBOLD, 28, INK)
        line(860, y, chinese, SANS_MEDIUM, 26, INK2)
    drawing.append((INK, rectangle(80, 1424, 1040, 1.5)))
    line(80, 1472, "주최", TEXT, 22, INK2)
    line(150, 1472, "온빛파트너스", TEXT_SEMIBOLD, 24, INK)
    line(310, 1472, "澜桥技术交易中心", SANS_BOLD, 23, INK)
    line(80, 1516, "등록", TEXT, 22, INK2)
    line(150, 1516, "startupday.example.org", TEXT_SEMIBOLD, 24, INK)
    return drawing
