"""Draws the poster of the winter class: three lit windows on a snowy evening, one for each session.

All lettering is outlines of the bundled fonts; the poster is 1500 by 2000 units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from draw_canvas import Canvas, blob
from draw_nature import wave
from draw_outlines import (
    SANS_BOLD,
    SANS_MEDIUM,
    SERIF_BOLD,
    TEXT,
    TEXT_EXTRABOLD,
    TEXT_SEMIBOLD,
    Face,
    Outline,
    Point,
    dial,
    disc,
    path,
    polygon,
    rectangle,
    ring,
    text,
)

PIXELS = (1500, 2000)
NIGHT, WALL, CREAM, SNOW = "#16244F", "#1E3068", "#FBF1DD", "#F6F3EC"
RED, PINE, INDIGO, AMBER, INK = "#C8412B", "#0F6253", "#2C4894", "#EBA63C", "#17191D"
PALE = "#B9C4E4"

MARGIN, WINDOW, GAP, SILL = 100, 410, 35, 1330
TOP = 815

SESSIONS = (
    ("12.3", "상표와 특허", "商标与专利"),
    ("12.10", "계약서 읽기", "读懂合同"),
    ("12.17", "채용과 사회보험", "招聘与社保"),
)


def class_poster() -> Canvas:
    """The whole sheet."""
    canvas = Canvas(NIGHT, PIXELS)
    snow(canvas)
    moon(canvas)
    title(canvas)
    canvas.rectangle(WALL, 0, TOP - 70, 1500, SILL + 330 - TOP)
    bricks(canvas)
    canvas.rectangle(SNOW, 0, TOP - 82, 1500, 14)
    drift(canvas, 0, 1500, TOP - 80, 26)
    for place, (art, ground) in enumerate(((bulb, RED), (contract, AMBER), (umbrella, PINE))):
        window(canvas, MARGIN + place * (WINDOW + GAP), ground, art)
        session(canvas, MARGIN + place * (WINDOW + GAP), SESSIONS[place])
    foot(canvas)
    return canvas


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are set: size in units, tracking in thousandths of it."""

    face: Face
    size: float
    color: str
    tracking: float = 0.0


def put(canvas: Canvas, at: Point, words: str, setting: Setting) -> Outline:
    """Words with their baseline beginning at a point; returns them placed."""
    language = "zh-Hans" if setting.face in (SANS_BOLD, SANS_MEDIUM) else "ko"
    outline = text(words, setting.face, setting.size, language=language, tracking=setting.tracking)
    outline = outline.moved(at[0] - outline.bounds[0], at[1])
    canvas.outline(setting.color, outline)
    return outline


def snow(canvas: Canvas) -> None:
    """Flakes of three sizes, none behind the words."""
    for number in range(150):
        x, y = 1500 * wave(number, 1), 700 * wave(number, 2)
        if 60 < x < 900 and 60 < y < 690:
            continue
        canvas.disc(SNOW, x, y, (3, 5, 9)[number % 3] * (0.7 + 0.6 * wave(number, 3)), 0.85)


def moon(canvas: Canvas) -> None:
    """The week dial as a moon, lit up to the week of the first session, the bar coming down through it."""
    x, y = 1160, 330
    canvas.rectangle(CREAM, x - 23, 0, 46, TOP - 70)
    canvas.outline("#3B4C8C", dial(x, y, 250, range(49, 52)))
    canvas.outline(AMBER, dial(x, y, 250, range(49)))
    canvas.outline(CREAM, disc(x, y, 128))
    canvas.outline(NIGHT, rectangle(x - 23, y - 128, 46, 256))
    canvas.outline(CREAM, rectangle(x - 8, y - 128, 16, 256))


def title(canvas: Canvas) -> None:
    """Its name in two languages, the season, what it costs."""
    put(canvas, (MARGIN, 334), "한중", Setting(SERIF_BOLD, 196, CREAM, -20))
    put(canvas, (MARGIN, 544), "창업교실", Setting(SERIF_BOLD, 196, CREAM, -20))
    second = text("韩中创业课堂", SERIF_BOLD, 74, language="zh-Hans", tracking=50)
    canvas.outline(AMBER, second.moved(MARGIN - second.bounds[0], 656))
    season = text("冬季班", SERIF_BOLD, 74, language="zh-Hans", tracking=50)
    canvas.outline(CREAM, season.moved(MARGIN + second.width + 34 - season.bounds[0], 656))
    label = text("겨울 학기", TEXT_EXTRABOLD, 46, tracking=10)
    canvas.outline(RED, rectangle(MARGIN, 66, label.width + 52, 78))
    canvas.outline("#FFFFFF", label.moved(MARGIN + 26 - label.bounds[0], 121))


def bricks(canvas: Canvas) -> None:
    """Courses of the wall, hardly lighter than it."""
    for row in range(24):
        y = TOP - 52 + 36 * row
        if y > SILL + 240:
            break
        for place in range(13):
            x = 126 * place - (63 if row % 2 else 0)
            if wave(place, row) > 0.7:
                canvas.rectangle("#24387A", x, y, 118, 28)


def drift(canvas: Canvas, left: float, right: float, top: float, height: float) -> None:
    """Snow lying on a ledge."""
    count = max(3, round((right - left) / 120))
    points = [
        (left + (right - left) * step / count, top - height * (0.35 + 0.65 * wave(step, left, top)))
        for step in range(count + 1)
    ]
    canvas.outline(SNOW, blob([(left, top + 4), *points, (right, top + 4)], 0.9))
    canvas.rectangle(SNOW, left, top - 2, right - left, 6)


def window(canvas: Canvas, x: float, ground: str, art: Callable[[Canvas], None]) -> None:
    """A lit window with its picture, bars, sill and snow."""
    canvas.rectangle("#0F1A3C", x - 14, TOP - 14, WINDOW + 28, SILL - TOP + 28)
    canvas.rectangle(ground, x, TOP, WINDOW, SILL - TOP)
    with (
        canvas.clipped([(x, TOP), (x + WINDOW, TOP), (x + WINDOW, SILL), (x, SILL)]),
        canvas.moved(x + WINDOW / 2, (TOP + SILL) / 2),
    ):
        art(canvas)
    canvas.rectangle("#0F1A3C", x + WINDOW / 2 - 5, TOP, 10, SILL - TOP, 0.9)
    canvas.rectangle("#0F1A3C", x, TOP + 0.5 * (SILL - TOP) - 5, WINDOW, 10, 0.9)
    canvas.rectangle(CREAM, x - 26, SILL + 12, WINDOW + 52, 20)
    drift(canvas, x - 20, x + WINDOW + 20, SILL + 14, 26)


def bulb(canvas: Canvas) -> None:
    """An idea with its sign: a bulb that is a registered mark."""
    for step in (0, 1, 2, 3, 8, 9, 10, 11):
        canvas.outline("#E0755C", rectangle(-6, -222, 12, 44).turned(30 * step + 15).moved(0, -40))
    canvas.outline(CREAM, disc(0, -40, 150) + rectangle(-66, 70, 132, 60))
    canvas.outline(RED, ring(0, -40, 112, 94))
    letter = text("R", TEXT_EXTRABOLD, 138)
    canvas.outline(RED, letter.placed(-letter.width / 2 + 2, -40 - letter.height / 2))
    for row, color in enumerate((AMBER, INDIGO, AMBER)):
        canvas.outline(color, rectangle(-62 + 7 * row, 128 + 26 * row, 124 - 14 * row, 20))


def contract(canvas: Canvas) -> None:
    """A sheet with a seal and a signature, a lens over its small print."""
    canvas.outline("#D18A22", polygon((-130, -190), (150, -190), (150, 226), (-130, 226)).moved(16, 16))
    canvas.outline(CREAM, polygon((-140, -200), (80, -200), (140, -140), (140, 214), (-140, 214)))
    canvas.outline("#E3CFA4", polygon((80, -200), (140, -140), (80, -140)))
    for row in range(9):
        wide = (220, 200, 220, 150, 220, 210, 220, 180, 120)[row]
        canvas.outline("#4A4F57", rectangle(-108, -150 + 32 * row, min(wide, 160 if row < 2 else wide), 9))
    canvas.outline(RED, disc(84, 160, 40))
    canvas.outline(CREAM, ring(84, 160, 31, 26) + rectangle(79, 136, 10, 48))
    canvas.curve(
        INDIGO,
        (-104, 176),
        ((-80, 130), (-70, 200), (-50, 160)),
        ((-36, 134), (-30, 196), (-8, 164)),
        ((4, 150), (14, 172), (28, 162)),
        width=9,
    )
    canvas.line(PINE, ((64, 38), (150, 132)), 34)
    canvas.outline(PINE, disc(0, -26, 96))
    canvas.outline("#FFF8E8", disc(0, -26, 72))
    for row in range(3):
        canvas.outline(INDIGO if row == 1 else INK, rectangle(-46, -62 + 32 * row, (92, 78, 60)[row], 14))


def umbrella(canvas: Canvas) -> None:
    """Two colleagues under one umbrella."""
    quarter = 190
    for step, color in enumerate((CREAM, RED, CREAM, RED)):
        left = -quarter + step * quarter / 2
        canvas.outline(color, canopy(left, left + quarter / 2, quarter))
    canvas.outline(CREAM, rectangle(-7, -264, 14, 30))
    canvas.outline(INK, rectangle(-6, -56, 12, 300))
    for x, color in ((-92, AMBER), (92, "#8FB0F0")):
        canvas.outline(CREAM, disc(x, 34, 46))
        body = path(
            (x - 84, 260),
            (x - 84, 176),
            ((x - 84, 124), (x - 48, 92), (x, 92)),
            ((x + 48, 92), (x + 84, 124), (x + 84, 176)),
            (x + 84, 260),
        )
        canvas.outline(color, body)
    for number in range(14):
        x, y = -190 + 380 * wave(number, 7), -250 + 150 * wave(number, 8)
        if (x * x + (y + 46) ** 2) ** 0.5 > 205:
            canvas.disc(SNOW, x, y, 7)


def canopy(left: float, right: float, radius: float) -> Outline:
    """One cloth of the umbrella, from its top to its rim; half a disc is shared by four."""
    k = 0.5523

    def rim(x: float) -> tuple[float, float]:
        return x, -50 - 24 * (1 - abs(2 * ((x - left) / (right - left)) - 1))

    def bow(x: float) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
        share = x / radius
        return (share * radius * k, -50 - radius), (x, -50 - radius * (1 - k * 0.9)), (x, -50)

    first, second, end = bow(left)
    back = bow(right)
    middle = ((left + right) / 2, rim((left + right) / 2)[1])
    return path((0, -50 - radius), (first, second, end), middle, (right, -50), (back[1], back[0], (0, -50 - radius)))


def session(canvas: Canvas, x: float, words: tuple[str, str, str]) -> None:
    """Date, weekday and name of a session below its window."""
    day, korean, chinese = words
    date = put(canvas, (x, SILL + 128), day, Setting(TEXT_EXTRABOLD, 78, "#FFFFFF", -10))
    put(canvas, (x + date.width + 16, SILL + 128), "목", Setting(TEXT_SEMIBOLD, 36, PALE))
    put(canvas, (x, SILL + 190), korean, Setting(TEXT_EXTRABOLD, 44, CREAM, -5))
    put(canvas, (x, SILL + 240), chinese, Setting(SANS_MEDIUM, 36, PALE, 20))


def foot(canvas: Canvas) -> None:
    """When, where, how much, how many, and how to enrol."""
    top = SILL + 260
    canvas.rectangle(CREAM, 0, top, 1500, 2000 - top)
    y = top + 76
    put(canvas, (MARGIN, y), "2026.12.3 – 12.17", Setting(TEXT_EXTRABOLD, 52, INK, -5))
    put(canvas, (MARGIN, y + 60), "매주 목요일 19:00~21:00", Setting(TEXT_SEMIBOLD, 36, INK))
    put(canvas, (MARGIN, y + 108), "每周四 19:00–21:00", Setting(SANS_MEDIUM, 32, "#4A4F57"))
    x = MARGIN + 545
    put(canvas, (x, y - 8), "온빛파트너스 밍하이센터", Setting(TEXT_EXTRABOLD, 36, INK, -5))
    put(canvas, (x, y + 42), "3층 세미나실", Setting(TEXT_SEMIBOLD, 36, INK))
    put(canvas, (x, y + 96), "温光合伙人明海中心", Setting(SANS_MEDIUM, 31, "#4A4F57"))
    put(canvas, (x, y + 138), "三层研讨室", Setting(SANS_MEDIUM, 31, "#4A4F57"))
    x = 1108
    put(canvas, (x, y - 8), "수강료 무료", Setting(TEXT_EXTRABOLD, 36, "#B8321E", -5))
    put(canvas, (x + 190, y - 8), "免费", Setting(SANS_BOLD, 31, "#B8321E"))
    put(canvas, (x, y + 42), "정원 30명", Setting(TEXT_SEMIBOLD, 36, INK))
    put(canvas, (x + 166, y + 42), "限30人", Setting(SANS_MEDIUM, 31, "#4A4F57"))
    canvas.rectangle(INK, MARGIN, y + 186, 1300, 3)
    put(canvas, (MARGIN, y + 246), "신청", Setting(TEXT, 34, "#4A4F57"))
    put(canvas, (MARGIN + 76, y + 246), "报名", Setting(SANS_MEDIUM, 31, "#4A4F57"))
    put(canvas, (MARGIN + 160, y + 246), "class.example.org", Setting(TEXT_EXTRABOLD, 40, "#B8321E"))
    put(canvas, (1108, y + 246), "온빛파트너스", Setting(TEXT_SEMIBOLD, 34, INK))
