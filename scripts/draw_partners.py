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
    """Half a sun over three lines of water, and a wide name."""
    sun = path((0, 22), ((0, 9.85), (9.85, 0), (22, 0)), ((34.15, 0), (44, 9.85), (44, 22)))
    water = EMPTY
    for row, inset in enumerate((0, 5, 12)):
        water += rectangle(inset, 25.4 + 6.6 * row, 44 - 2 * inset, 3.6)
    name, sub = beside(
        rectangle(0, 2.5, 44, 36.5),
        text("온빛파트너스", TEXT_EXTRABOLD, 26, tracking=-15),
        text("ONBIT PARTNERS", TEXT_SEMIBOLD, 9.6, tracking=120),
        10,
    )
    return [("#E8862E", sun), (INDIGO, water), (INDIGO, name), (INDIGO, sub)]


def seohaenuri() -> Drawing:
    """Three sails."""
    sails = [
        ("#2FA2B8", path((0, 42), ((2, 26), (7, 14), (15, 6)), (15, 42))),
        ("#176E93", path((18, 42), (18, 0), ((28, 10), (34, 24), (35, 42)))),
        ("#E0533A", rectangle(0, 45, 35, 4)),
    ]
    name, sub = beside(
        rectangle(0, 5, 35, 42),
        text("서해누리창업원", TEXT_EXTRABOLD, 23, tracking=-15),
        text("Seohaenuri Startup Institute", TEXT, 11.6),
        10,
    )
    return [*sails, ("#123B57", name), ("#123B57", sub)]


def lanqiao() -> Drawing:
    """A bridge of two arches over its name."""
    bridge = rectangle(0, 0, 52, 5)
    for left in (0, 26):
        bridge += path(
            (left, 44), (left, 9), (left + 26, 9), (left + 26, 44), (left + 21, 44), (left + 21, 33),
            ((left + 21, 18), (left + 5, 18), (left + 5, 33)), (left + 5, 44),
        )  # fmt: skip
    name, sub = beside(
        rectangle(0, 1, 52, 42),
        text("澜桥技术交易中心", SANS_BOLD, 24, language="zh-Hans", tracking=20),
        text("LANQIAO TECHNOLOGY EXCHANGE", TEXT_SEMIBOLD, 9.8, tracking=60),
        10,
    )
    return [(RED, bridge), (RED, name), (INK, sub)]


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
    """A lower-case Latin wordmark in two greens with a leaf."""
    word = text("saebom", TEXT_EXTRABOLD, 46, tracking=-25)
    fund = text("fund", TEXT, 46, tracking=-25).moved(word.bounds[2] + 3.6, 0)
    leaf = path((0, 0), ((0, -11), (6, -17), (18, -17)), ((18, -6), (12, 0), (0, 0)))
    return [("#1E7B3C", word), ("#6AA84F", fund), ("#6AA84F", leaf.moved(fund.bounds[2] + 3, -23))]


def songguo() -> Drawing:
    """A pine cone of scales beside a two-line Chinese name."""
    cone = EMPTY
    for row, count in enumerate((1, 2, 3, 2, 1)):
        for place in range(count):
            x, y = 14 * (place - (count - 1) / 2), 9.2 * row
            cone += polygon((x, y - 8.4), (x + 6.4, y), (x, y + 8.4), (x - 6.4, y))
    line = text("松果湾孵化器", SANS_BOLD, 25, language="zh-Hans", tracking=30)
    sub = text("SONGGUO BAY INCUBATOR", SANS_MEDIUM, 10.4, tracking=70)
    name, sub = beside(rectangle(-20, -2.5, 40, 41.5), line, sub, 12)
    return [("#9C4A1A", cone), ("#3B2A20", name), ("#9C4A1A", sub)]


def duieum() -> Drawing:
    """Two interlocked rings and a Korean name."""
    left = ring(17, 20, 17, 11.5)
    right = ring(39, 20, 17, 11.5)
    name, sub = beside(
        rectangle(0, 2, 56, 36),
        text("두이음물류", TEXT_EXTRABOLD, 24, tracking=-10),
        text("DUIEUM LOGISTICS", TEXT_SEMIBOLD, 9.4, tracking=75),
        10,
    )
    over = quarter_ring(17, 20, 17, 11.5)  # the left ring again where it passes above: so the two interlock
    return [("#1F55A5", left), ("#F08A24", right), ("#1F55A5", over), (INK, name), (INK, sub)]


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
}
REVERSED = ("lanqiao", "onbit")


def main() -> None:
    """Writes every logo, and the white variants of some."""
    PARTNERS.mkdir(parents=True, exist_ok=True)
    for name, draw in LOGOS.items():
        (PARTNERS / f"{name}.svg").write_text(svg(draw()), encoding="ascii")
    for name in REVERSED:
        (PARTNERS / f"{name}-white.svg").write_text(svg(reversed_out(LOGOS[name]())), encoding="ascii")


if __name__ == "__main__":
    main()
