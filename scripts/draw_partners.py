"""Draws the example issue's partner logos: invented organisations, of the shapes real ones come in.

Wide wordmarks, a round seal, a hexagon, a shield, a coin; Korean, Chinese and Latin names; light and heavy marks,
so that the logo wall has something to balance. Any likeness to an existing organisation is chance.
"""

from __future__ import annotations

import math

from draw_outlines import (
    EMPTY,
    ROOT,
    SANS_BOLD,
    SANS_MEDIUM,
    SERIF_BOLD,
    TEXT,
    TEXT_EXTRABOLD,
    TEXT_SEMIBOLD,
    Drawing,
    Face,
    Outline,
    Point,
    corners,
    disc,
    path,
    polygon,
    quarter_ring,
    rectangle,
    ring,
    shaper,
    svg,
    text,
)

PARTNERS = ROOT / "examples" / "issue-001" / "partners"
INK, RED, PINE, INDIGO = "#17191D", "#A8201A", "#0F6253", "#23408E"


def beside(symbol: Outline, first: Outline, second: Outline, gap: float) -> tuple[Outline, Outline]:
    """Two lines of text right of a symbol, the first from its top, the second down to its foot."""
    _, top, right, foot = symbol.bounds
    return first.placed(right + gap, top), second.placed(right + gap, foot - second.height)


def spread(string: str, face: Face, size: float, width: float) -> Outline:
    """A line tracked out to a width."""
    lacking = width - text(string, face, size).width
    return text(string, face, size, tracking=1000 * lacking / (size * (len(string) - 1)))


def on_circle(string: str, face: Face, size: float, radius: float, tracking: float) -> Outline:
    """Text round the origin, reading from left to right: over the top, or under the foot if radius < 0."""
    em = shaper(face).face.upem
    steps = [advance(one, face) * size / em + tracking for one in string]
    at, shape = -sum(steps) / 2, EMPTY
    for character, step in zip(string, steps, strict=True):
        glyph = text(character, face, size).moved(-(step - tracking) / 2, -radius)
        shape += glyph.turned(math.degrees((at + step / 2) / radius))
        at += step
    return shape


def advance(character: str, face: Face) -> float:
    """The advance width of a character, in font units."""
    font = shaper(face)
    return font.get_glyph_h_advance(font.get_nominal_glyph(ord(character)))


def onbit() -> Drawing:
    """Half a sun over three lines of water; a name in two weights on one line."""
    sun = path((0, 22), ((0, 9.85), (9.85, 0), (22, 0)), ((34.15, 0), (44, 9.85), (44, 22)))
    water = EMPTY
    for row, inset in enumerate((0, 5, 12)):
        water += rectangle(inset, 25.4 + 6.6 * row, 44 - 2 * inset, 3.6)
    heavy = text("온빛", TEXT_EXTRABOLD, 27, tracking=-15).placed(55, 3)
    light = text("파트너스", TEXT, 27, tracking=-15)
    light = light.moved(heavy.bounds[2] + 2.6 - light.bounds[0], 3 - text("온빛", TEXT_EXTRABOLD, 27).bounds[1])
    sub = text("ONBIT PARTNERS", TEXT_SEMIBOLD, 8.6, tracking=330)
    return [("#E8862E", sun), (INDIGO, water), (INDIGO, heavy + light), ("#E8862E", sub.placed(55.5, 33.4))]


def seohaenuri() -> Drawing:
    """Two sails on a wave, a name that leans with them."""
    sails = [
        ("#2FA2B8", path((0, 40), ((2, 25), (7, 13), (15, 5)), (15, 40))),
        ("#176E93", path((18, 40), (18, -2), ((28, 8), (34, 22), (35, 40)))),
        ("#E0533A", wave_band(-3, 38, 44.6, 3.4)),
    ]
    name = text("서해누리", TEXT_EXTRABOLD, 25, tracking=-20).transformed(1, 0, -0.16, 1, 0, 0)
    second = text("창업원", TEXT, 25, tracking=-20).transformed(1, 0, -0.16, 1, 0, 0)
    name = name.placed(48, 3)
    second = second.placed(name.bounds[2] + 5, 3)
    sub = text("Seohaenuri Startup Institute", TEXT, 11.4).transformed(1, 0, -0.16, 1, 0, 0).placed(46, 34)
    return [*sails, ("#123B57", name + second), ("#176E93", sub)]


def wave_band(left: float, right: float, y: float, thick: float) -> Outline:
    """A band of two waves."""
    step = (right - left) / 4
    above, below = [], []
    for number in range(4):
        x, rise = left + step * number, (-3.2, 3.2)[number % 2]
        above.append(((x + step / 3, y + rise), (x + 2 * step / 3, y + rise), (x + step, y)))
        back, fall = right - step * number, (3.2, -3.2)[number % 2]
        below.append(
            ((back - step / 3, y + thick + fall), (back - 2 * step / 3, y + thick + fall), (back - step, y + thick))
        )
    return path((left, y), *above, (right, y + thick), *below)


def lanqiao() -> Drawing:
    """A long bridge of arches over a name in serif, as old exchanges have it."""
    name = text("澜桥技术交易中心", SERIF_BOLD, 27, language="zh-Hans", tracking=90).placed(0, 25)
    wide, arches = name.width, 7
    bridge = rectangle(0, 0, wide, 2.6) + rectangle(0, 4.6, wide, 13.4)
    bay = wide / arches
    for number in range(arches):
        left, right, top = bay * number + 3, bay * (number + 1) - 3, 8.6
        k = (right - left) * 0.28
        hole = path(
            (left, 18),
            (left, 15),
            ((left, top + 1), (left + k, top), ((left + right) / 2, top)),
            ((right - k, top), (right, top + 1), (right, 15)),
            (right, 18),
        )
        bridge += hole.hole
    sub = spread("LANQIAO TECHNOLOGY EXCHANGE", TEXT_SEMIBOLD, 8.4, wide).placed(0, 57)
    return [(RED, bridge), (INK, name), (RED, sub)]


def orunex() -> Drawing:
    """A Latin wordmark, its O a ring with one quarter lit."""
    word = text("RUNEX", TEXT_EXTRABOLD, 44, tracking=10)
    cap = -text("E", TEXT_EXTRABOLD, 44).bounds[1]
    radius = cap / 2 + 0.6
    place = (radius, -cap / 2, radius, radius - 8.4)
    return [(INK, ring(*place)), ("#12A48B", quarter_ring(*place)), (INK, word.moved(2 * radius + 2.2, 0))]


def mirinae() -> Drawing:
    """A shield with a stream of stars for an institute of technology."""
    shield = path(
        (0, 0), (40, 0), (40, 26), ((40, 38), (30, 46), (20, 50)), ((10, 46), (0, 38), (0, 26))
    )  # fmt: skip
    stars = EMPTY
    for x, y, radius in ((10, 34, 2.6), (16, 26.5, 3.4), (21.5, 18, 4.4), (30, 11, 5.6)):
        stars += polygon(*star(x, y, radius))
    name, sub = beside(
        rectangle(0, 4, 40, 41),
        text("미리내공과대학교", SERIF_BOLD, 23.5, tracking=-20),
        text("MIRINAE INSTITUTE OF TECHNOLOGY", TEXT_SEMIBOLD, 8.6, tracking=40),
        10,
    )
    return [("#5B1A3A", shield), ("#F2C14E", stars), ("#5B1A3A", name), ("#5B1A3A", sub)]


def star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """A four-pointed star."""
    points = []
    for corner in range(8):
        reach, angle = (radius, 0.34 * radius)[corner % 2], math.radians(45 * corner - 90)
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return points


def cangyu() -> Drawing:
    """A Chinese name in serif with a red seal: a fund's wordmark."""
    name = text("苍屿资本", SERIF_BOLD, 40, language="zh-Hans", tracking=30).placed(0, 0)
    sub = text("CANGYU CAPITAL", TEXT_SEMIBOLD, 10.4, tracking=305).placed(0.6, 45.5)
    seal = rectangle(0, 0, 19, 19) + rectangle(1.6, 1.6, 15.8, 15.8).hole
    island = polygon((3.4, 15), (7.4, 7.4), (9.4, 10.6), (12.2, 4.6), (15.8, 15))
    left = name.width + 7
    return [(INK, name), ("#8A6A1F", sub), (RED, (seal + island).moved(left, 0))]


def hedong() -> Drawing:
    """A round seal: an ear of rice within a ring of text."""
    rim = ring(0, 0, 50, 47.2) + ring(0, 0, 31.2, 29.8)
    above = on_circle("禾东农业科学院", SANS_BOLD, 12, 34.6, 3.2)
    below = on_circle("HEDONG ACADEMY", TEXT_SEMIBOLD, 7.4, -41.6, 1.5)
    dots = disc(-39.2, 4, 1.7) + disc(39.2, 4, 1.7)
    return [(PINE, rim + above + below + dots), (PINE, ear())]


def ear() -> Outline:
    """A stalk with grains, about the origin."""
    grain = path((0, 0), ((-5.4, -2.4), (-6.2, -8), (-5, -12)), ((0.4, -9.4), (1.6, -5), (0, 0)))
    shape = rectangle(-0.9, -8, 1.8, 30) + grain.moved(-1.6, 0).turned(22).moved(-1.2, -8)
    for row in range(4):
        left = grain.turned(-14).moved(-1.8, 15 - 7.4 * row)
        shape += left + left.transformed(-1, 0, 0, 1, 0, 0)
    return shape


def gyeol() -> Drawing:
    """A hexagon cut into facets over a short Latin name."""
    outer, inner = corners(30, 30, 30, 6), corners(30, 30, 10.5, 6)
    facets = []
    for tint, first in (("#7C5CBF", 0), ("#5B3A9E", 2), ("#3C2478", 4)):
        around = [(first + step) % 6 for step in range(3)]
        facets.append((tint, polygon(*(outer[i] for i in around), *(inner[i] for i in reversed(around)))))
    name = text("결LAB", TEXT_EXTRABOLD, 21, tracking=10)
    name = name.placed(30 - name.width / 2, 66)
    return [*facets, ("#3C2478", name)]


def saebom() -> Drawing:
    """Letters built of rings and bars, a leaf on the stem of the b."""
    stem, tall, outer, inner = 7.0, 32.0, 16.0, 9.0
    small = (tall + stem) / 4
    s = band(small, -3 * small + stem, small, small - stem, -28, -270) + band(
        small, -small, small, small - stem, -90, 152
    )
    a = ring(36, -16, outer, inner) + rectangle(36 + inner, -tall, stem, tall)
    e = band(73, -16, outer, inner, 34, 360) + rectangle(73 - outer + 3, -19.4, 2 * outer - 3, 6)
    b = ring(110, -16, outer, inner) + rectangle(94, -52, stem, 52)
    o = ring(147, -16, outer, inner)
    m = rectangle(168, -tall, stem, tall)
    for left in (168, 187):
        m += band(left + 13, -tall + 13, 13, 13 - stem, 180, 360) + rectangle(
            left + 26 - stem, -tall + 12.8, stem, tall - 12.8
        )
    leaf = path((94, -52), ((94, -64), (101, -70), (114, -70)), ((114, -58), (107, -52), (94, -52)))
    name = text("새봄펀드", TEXT_SEMIBOLD, 15.5, tracking=40).placed(118, -66)
    return [("#1E7B3C", s + a + e + b + o + m), ("#6AA84F", leaf), ("#1E7B3C", name)]


def band(x: float, y: float, outer: float, inner: float, start: float, end: float) -> Outline:
    """A part of a ring between two angles, in degrees from the right, clockwise if `end` is larger."""
    count = max(1, math.ceil(abs(end - start) / 45))
    step = math.radians((end - start) / count)
    k = 4 / 3 * math.tan(step / 4)

    def run(radius: float, first: float, turn: float) -> list[tuple[Point, Point, Point]]:
        steps, handle = [], k * (1 if turn == step else -1)
        for number in range(count):
            a, b = first + turn * number, first + turn * (number + 1)
            ends = [(x + radius * math.cos(t), y + radius * math.sin(t)) for t in (a, b)]
            out = (ends[0][0] - handle * radius * math.sin(a), ends[0][1] + handle * radius * math.cos(a))
            into = (ends[1][0] + handle * radius * math.sin(b), ends[1][1] - handle * radius * math.cos(b))
            steps.append((out, into, ends[1]))
        return steps

    a, b = math.radians(start), math.radians(end)
    begin = (x + outer * math.cos(a), y + outer * math.sin(a))
    turn_back = (x + inner * math.cos(b), y + inner * math.sin(b))
    return path(begin, *run(outer, a, step), turn_back, *run(inner, b, -step))


def songguo() -> Drawing:
    """A pine cone of scales beside a name in two lines of three."""
    cone = EMPTY
    for row, count in enumerate((1, 2, 3, 2, 1)):
        for place in range(count):
            x, y = 14 * (place - (count - 1) / 2), 9.2 * row
            cone += polygon((x, y - 8.4), (x + 6.4, y), (x, y + 8.4), (x - 6.4, y))
    cone = cone + rectangle(-1.1, -15, 2.2, 8)
    above = text("松果湾", SANS_BOLD, 23, language="zh-Hans", tracking=120).placed(31, -14)
    below = text("孵化器", SANS_MEDIUM, 23, language="zh-Hans", tracking=120)
    below = below.placed(31, 45.2 - below.height)
    sub = text("SONGGUO BAY", TEXT_SEMIBOLD, 7.6, tracking=196).placed(31.4, 13)
    return [("#9C4A1A", cone), ("#3B2A20", above + below), ("#9C4A1A", sub)]


def duieum() -> Drawing:
    """A fast, wide Latin wordmark with its Korean name set small on the speed lines."""
    word = (
        text("DUIEUM", TEXT_EXTRABOLD, 36, tracking=-10).scaled(1.2, 1).transformed(1, 0, -0.22, 1, 0, 0).placed(26, 0)
    )
    bars = EMPTY
    for row, (left, long) in enumerate(((4, 22), (0, 22), (6, 12))):
        y = 1.6 + 9.2 * row
        lean = -0.22 * (y - 26)
        bars += polygon(
            (left + lean, y), (left + long + lean, y), (left + long + lean - 1.1, y + 5), (left + lean - 1.1, y + 5)
        )
    name = text("두이음물류", TEXT_SEMIBOLD, 13.6, tracking=60).placed(word.bounds[0] + 1, 34)
    line = rectangle(name.bounds[2] + 5, 39.2, word.bounds[2] - 8 - name.bounds[2] - 5, 2.4)
    return [("#1F55A5", word), ("#F08A24", bars + line), (INK, name)]


def haeorum() -> Drawing:
    """A newspaper's title between rules, a sun rising from the upper one."""
    name = text("해오름경제신문", SERIF_BOLD, 33, tracking=-30).scaled(0.92, 1).placed(0, 20)
    wide, foot = name.width, name.bounds[3]
    sun = band(wide / 2, 14, 11, 0.01, 180, 360)
    rays = EMPTY
    for ray in range(7):
        rays += rectangle(-0.8, -19, 1.6, 5.4).turned(-75 + 25 * ray).moved(wide / 2, 14)
    rules = rectangle(0, 14, wide, 1.6) + rectangle(0, foot + 5, wide, 0.8) + rectangle(0, foot + 7.4, wide, 1.6)
    return [(INK, name + rules), ("#C8102E", sun + rays)]


def minghai_port() -> Drawing:
    """A port group's badge: an M of cranes over waves in a disc, a heavy name."""
    badge = disc(24, 24, 24)
    cut = polygon(
        (9, 27),
        (9, 15),
        (14, 15),
        (24, 23),
        (34, 15),
        (39, 15),
        (39, 27),
        (34.4, 27),
        (34.4, 20.6),
        (24, 28.8),
        (13.6, 20.6),
        (13.6, 27),
    )
    waves = wave_band(5, 43, 32, 2.6) + wave_band(11, 37, 38, 2.4)
    name = text("明海港口集团", SANS_BOLD, 25.5, language="zh-Hans", tracking=10).placed(56, 4)
    sub = spread("MINGHAI PORT GROUP", TEXT_SEMIBOLD, 10.4, name.width).placed(56, 36)
    return [("#0A4C8C", badge + cut.hole + waves.hole), ("#0A4C8C", name), ("#00857C", sub)]


def reversed_out(drawing: Drawing) -> Drawing:
    """The drawing in white, for coloured fields."""
    return [("#FFFFFF", outline) for _, outline in drawing]


LOGOS = {
    "onbit": onbit,
    "seohaenuri": seohaenuri,
    "lanqiao": lanqiao,
    "orunex": orunex,
    "mirinae": mirinae,
    "cangyu": cangyu,
    "hedong": hedong,
    "gyeol": gyeol,
    "saebom": saebom,
    "songguo": songguo,
    "duieum": duieum,
    "haeorum": haeorum,
    "minghai-port": minghai_port,
}
REVERSED = ("lanqiao", "onbit", "seohaenuri", "songguo")


def main() -> None:
    """Writes every logo, and the white variants of some."""
    PARTNERS.mkdir(parents=True, exist_ok=True)
    for name, draw in LOGOS.items():
        (PARTNERS / f"{name}.svg").write_text(svg(draw()), encoding="ascii")
    for name in REVERSED:
        (PARTNERS / f"{name}-white.svg").write_text(svg(reversed_out(LOGOS[name]())), encoding="ascii")


if __name__ == "__main__":
    main()
