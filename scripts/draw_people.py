"""People of the example pictures: one way of drawing them, in several dresses, poses and views.

A figure is built upon shares of its height: x from its middle to the right, y from its soles upwards. Every part is
lit from one side and passes into shade on the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from draw_canvas import Canvas, Paint, Ramp, blob, mix
from draw_outlines import Outline, Point, path
from draw_poses import POSES, SIDEWAYS, Pose
from PIL import ImageColor

INK = "#1B1D24"
SKINS = ("#F0C6A4", "#E4B08A", "#D69C74", "#F4D0B4")
HAIRS = ("#1D1718", "#2A1D19", "#3A2920", "#6B6660")


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody wears.

    `style` is jacket, coat, skirt, smock (a laboratory's) or overall (a clean room's); `hair_style` short, parted,
    bob, bun, long, hood, cap or grey.
    """

    coat: str
    legs: str = "#262B3A"
    skin: str = SKINS[0]
    hair: str = HAIRS[0]
    shirt: str = "#F4EFE6"
    tie: str = ""
    style: str = "jacket"
    hair_style: str = "short"
    bag: str = ""


@dataclass(frozen=True, slots=True)
class Light:
    """Where the light on figures comes from: -1 left, 1 right; what shade does to a colour."""

    side: int = -1
    shade: str = "#1E2A55"
    dark: float = 0.38
    rim: str = ""


@dataclass
class Figure:
    """A figure being drawn: where it stands, how tall it is, which way it looks (`facing` front, behind, or sideways
    by a sideways pose: 1 to the right, -1 to the left)."""

    canvas: Canvas
    x: float
    foot: float
    height: float
    person: Person
    pose: str = "stand"
    behind: bool = False
    way: int = 1
    light: Light = field(default_factory=Light)

    @property
    def sideways(self) -> bool:
        return self.pose in SIDEWAYS

    def at(self, x: float, y: float) -> Point:
        return self.x + self.way * x * self.height, self.foot - y * self.height

    def paint(self, color: str, left: float, right: float) -> Paint:
        """A colour from light to shade between two places (shares)."""
        ends = (self.at(left, 0), self.at(right, 0))
        if (ends[0][0] < ends[1][0]) != (self.light.side < 0):
            ends = ends[::-1]
        dark = mix(color, self.light.shade, self.light.dark * (0.6 if min(ImageColor.getrgb(color)[:3]) > 150 else 1))
        return Ramp(*ends, (mix(color, "#FFF2DC", 0.1), color, dark, dark))

    def shape(self, color: str, *points: Point, roundness: float = 0.75) -> None:
        """A smooth part through points."""
        xs = [x for x, _ in points]
        outline = blob([self.at(*point) for point in points], roundness)
        self.canvas.outline(self.paint(color, min(xs), max(xs)), outline)

    def limb(self, color: str, joints: Sequence[Point], widths: tuple[float, float]) -> None:
        """A limb that grows thinner."""
        start, end = widths
        each = [start + (end - start) * place / (len(joints) - 1) for place in range(len(joints))]
        xs = [x for x, _ in joints]
        paint = self.paint(color, min(xs) - start / 2, max(xs) + start / 2)
        places = [self.at(*joint) for joint in joints]
        for (place, width), (following, narrower) in zip(
            zip(places, each, strict=True), zip(places[1:], each[1:], strict=False), strict=False
        ):
            self.canvas.outline(paint, tapered(place, following, width * self.height, narrower * self.height))

    def draw(self) -> None:
        """From the far arm to the near one."""
        pose, wide = POSES[self.pose], not self.sideways
        sleeve, skin = mix(self.person.coat, INK, 0.1), self.person.skin
        far, near = pose.arms[1], pose.arms[0]
        if not wide or self.behind:
            self.arm(mix(sleeve, INK, 0.12), skin, far)
            if self.behind:
                self.arm(mix(sleeve, INK, 0.12), skin, near)
        self.legs(pose)
        if self.person.hair_style in ("long", "bob") and not self.behind:
            self.back_hair(0.012 if self.sideways else 0.0)
        self.torso()
        self.head()
        if wide and not self.behind:
            self.arm(sleeve, skin, far)
        if not self.behind:
            self.arm(sleeve, skin, near)
        if self.pose == "read" and not self.behind:
            self.tablet()
        if self.person.bag and self.pose in ("stand", "step", "walk"):
            self.bag(near[2])

    def arm(self, color: str, skin: str, joints: tuple[Point, Point, Point]) -> None:
        hand = "#EDF1F2" if self.person.style == "overall" else skin
        self.canvas.disc(
            self.paint(hand, joints[2][0] - 0.02, joints[2][0] + 0.02), *self.at(*joints[2]), 0.02 * self.height
        )
        shorter = (
            joints[1][0] + 0.88 * (joints[2][0] - joints[1][0]),
            joints[1][1] + 0.88 * (joints[2][1] - joints[1][1]),
        )
        self.limb(color, (joints[0], joints[1], shorter), (0.056, 0.038))

    def legs(self, pose: Pose) -> None:
        person, style = self.person, self.person.style
        for joints, dark in ((pose.legs[1], 0.25), (pose.legs[0], 0.0)):
            color = mix(person.skin if style == "skirt" else person.legs, INK, dark)
            ankle = joints[2]
            toe = 0.05 if self.sideways else 0.012 * (1 if ankle[0] > 0 else -1)
            shoe = "#E6EAEC" if style == "overall" else "#16171C"
            self.shape(
                shoe,
                (ankle[0] - 0.024, ankle[1] - 0.033),
                (ankle[0] - 0.02, ankle[1] + 0.012),
                (ankle[0] + 0.02, ankle[1] + 0.012),
                (ankle[0] + max(0.024, 0.026 + toe), ankle[1] - 0.033),
                roundness=0.4,
            )
            widths = (0.056, 0.03) if style == "skirt" else (0.078, 0.05)
            self.limb(color, joints, widths)

    def torso(self) -> None:
        """Coat, shirt and tie; hems by style."""
        person = self.person
        hem = {"jacket": 0.45, "coat": 0.3, "skirt": 0.33, "smock": 0.31, "overall": 0.44}[person.style]
        if self.sideways:
            hem = max(hem, 0.43) if self.pose == "seated" else hem
            self.shape(
                person.coat,
                (-0.035, 0.84), (-0.072, 0.78), (-0.074, 0.64), (-0.07, 0.5), (-0.076, hem), (-0.076, hem),
                (0.07, hem), (0.07, hem),
                (0.066, 0.52), (0.062, 0.64), (0.066, 0.75), (0.03, 0.84),
                roundness=0.8,
            )  # fmt: skip
            return
        waist, flare = (0.082, 0.11) if person.style == "skirt" else (0.094, 0.104)
        self.shape(
            person.coat,
            (-0.035, 0.85), (-0.1, 0.825), (-0.124, 0.775), (-0.108, 0.7), (-waist, 0.6), (-0.098, 0.5),
            (-flare, hem), (-flare, hem), (flare, hem), (flare, hem), (0.098, 0.5), (waist, 0.6), (0.108, 0.7),
            (0.124, 0.775), (0.1, 0.825), (0.035, 0.85),
            roundness=0.8,
        )  # fmt: skip
        if not self.behind and person.style != "overall":
            self.front(hem)

    def front(self, hem: float) -> None:
        """What shows between the lapels."""
        person, low = self.person, 0.62 if self.person.style in ("jacket", "smock") else 0.7
        c = self.canvas
        c.polygon(person.shirt, [self.at(*p) for p in ((-0.036, 0.852), (0.036, 0.852), (0.0, low))])
        if person.tie:
            c.polygon(
                person.tie,
                [
                    self.at(*p)
                    for p in ((-0.012, 0.835), (0.012, 0.835), (0.013, 0.7), (0.0, low + 0.02), (-0.013, 0.7))
                ],
            )
        edge = mix(person.coat, INK, 0.3)
        if person.style == "smock":
            edge = mix(person.coat, "#4A6070", 0.35)
        c.line(edge, [self.at(0.0, low), self.at(0.0, hem)], 0.005 * self.height)
        for side in (-1, 1):
            lapel = ((side * 0.036, 0.855), (side * 0.062, 0.79), (side * 0.04, 0.75), (0.0, low), (side * 0.018, 0.76))
            c.polygon(
                mix(person.coat, INK, 0.14) if person.style != "smock" else edge, [self.at(*p) for p in lapel], 0.85
            )

    def tablet(self) -> None:
        """What a reader holds in both hands."""
        corners = ((-0.05, 0.66), (0.058, 0.66), (0.05, 0.615), (-0.042, 0.615))
        self.canvas.polygon("#1B1D24", [self.at(*corner) for corner in corners])
        inner = ((-0.042, 0.655), (0.05, 0.655), (0.043, 0.62), (-0.035, 0.62))
        self.canvas.polygon(self.paint("#CFE6EC", -0.05, 0.06), [self.at(*corner) for corner in inner])

    def bag(self, hand: Point) -> None:
        x, y = hand
        box = ((x - 0.07, y - 0.03), (x + 0.07, y - 0.03), (x + 0.07, y - 0.13), (x - 0.07, y - 0.13))
        self.canvas.polygon(self.paint(self.person.bag, x - 0.07, x + 0.07), [self.at(*point) for point in box])
        self.canvas.line(
            mix(self.person.bag, INK, 0.4),
            [self.at(x - 0.025, y - 0.03), self.at(x, y), self.at(x + 0.025, y - 0.03)],
            0.01 * self.height,
        )

    def head(self) -> None:
        """Neck, face, hair."""
        person = self.person
        self.limb(mix(person.skin, self.light.shade, 0.25), ((0.0, 0.89), (0.0, 0.835)), (0.042, 0.046))
        skin = person.hair if self.behind and person.hair_style != "hood" else person.skin
        lean = 0.012 if self.sideways else 0.0
        self.shape(
            skin,
            (lean - 0.048, 0.95), (lean - 0.042, 0.9), (lean - 0.016, 0.866), (lean + 0.016, 0.866),
            (lean + 0.042, 0.9), (lean + 0.048, 0.95), (lean + 0.03, 0.99), (lean - 0.03, 0.99),
            roundness=0.95,
        )  # fmt: skip
        if self.behind:
            self.hair_behind()
        elif self.sideways:
            self.hair_sideways(lean)
        else:
            self.features()
            self.hair_front()

    def back_hair(self, lean: float) -> None:
        low = 0.8 if self.person.hair_style == "long" else 0.862
        self.shape(
            self.person.hair,
            (lean - 0.058, 0.95), (lean - 0.066, low), (lean + (0.0 if self.sideways else 0.066), low),
            (lean + 0.058, 0.95), (lean, 1.005),
            roundness=0.9,
        )  # fmt: skip

    def features(self) -> None:
        """Brows, eyes, nose and mouth, where the head is large enough to show them."""
        if self.height < 150:
            return
        c, thin = self.canvas, 0.0042 * self.height
        dark, warm = mix(self.person.skin, INK, 0.72), mix(self.person.skin, "#8A2A20", 0.5)
        for side in (-1, 1):
            c.line(dark, [self.at(side * 0.012, 0.934), self.at(side * 0.027, 0.934)], thin, round_ends=True)
            c.line(
                mix(dark, self.person.skin, 0.3),
                [self.at(side * 0.011, 0.948), self.at(side * 0.029, 0.949)],
                0.8 * thin,
            )
        c.line(
            mix(self.person.skin, "#8A4A30", 0.4),
            [self.at(0.0, 0.93), self.at(-0.006, 0.908), self.at(0.003, 0.906)],
            0.7 * thin,
            round_ends=True,
        )
        c.line(warm, [self.at(-0.011, 0.89), self.at(0.011, 0.89)], thin, round_ends=True)

    def hair_front(self) -> None:
        person = self.person
        if person.hair_style == "hood":
            self.hood()
            return
        top = person.hair
        if person.hair_style in ("parted", "long", "bob", "bun"):
            fringe = ((0.05, 0.945), (0.036, 0.965), (-0.012, 0.985), (-0.034, 0.955), (-0.05, 0.935))
        else:
            fringe = ((0.05, 0.94), (0.038, 0.968), (0.0, 0.972), (-0.036, 0.964), (-0.05, 0.94))
        crown = ((-0.055, 0.965), (-0.04, 1.002), (0.0, 1.012), (0.04, 1.002), (0.055, 0.965))
        self.shape(top, *fringe, *crown, roundness=0.7)
        if person.hair_style == "bun":
            self.canvas.disc(self.paint(top, -0.026, 0.026), *self.at(0.0, 1.02), 0.026 * self.height)
        if person.hair_style == "cap":
            self.shape(person.coat, (-0.056, 0.962), (-0.046, 1.006), (0.046, 1.006), (0.056, 0.962), roundness=0.6)

    def hair_behind(self) -> None:
        person = self.person
        if person.hair_style == "hood":
            self.hood()
            return
        if person.hair_style in ("long", "bob"):
            self.back_hair(0.0)
        elif person.hair_style == "bun":
            self.canvas.disc(
                self.paint(mix(person.hair, "#8A6A50", 0.15), -0.026, 0.026), *self.at(0.0, 0.985), 0.028 * self.height
            )
        self.shape(
            person.hair, (-0.054, 0.96), (-0.05, 0.915), (0.05, 0.915), (0.054, 0.96), (0.03, 1.006), (-0.03, 1.006)
        )

    def hair_sideways(self, lean: float) -> None:
        person = self.person
        if person.hair_style == "hood":
            self.hood()
            return
        self.canvas.polygon(
            self.person.skin,
            [self.at(*p) for p in ((lean + 0.042, 0.93), (lean + 0.062, 0.915), (lean + 0.042, 0.905))],
        )
        self.shape(
            person.hair,
            (lean + 0.05, 0.97), (lean + 0.012, 0.965), (lean + 0.004, 0.925), (lean - 0.02, 0.905),
            (lean - 0.045, 0.9), (lean - 0.058, 0.95), (lean - 0.034, 1.002), (lean + 0.02, 1.008),
            roundness=0.8,
        )  # fmt: skip
        if person.hair_style == "bun":
            self.canvas.disc(
                self.paint(person.hair, lean - 0.09, lean - 0.04), *self.at(lean - 0.062, 0.965), 0.026 * self.height
            )

    def hood(self) -> None:
        """A hood with goggles, as in clean rooms; the face is covered but for a band."""
        coat = self.person.coat
        self.shape(
            coat,
            (-0.058, 0.96), (-0.056, 0.89), (-0.075, 0.83), (0.075, 0.83), (0.056, 0.89), (0.058, 0.96), (0.034, 1.008),
            (-0.034, 1.008),
            roundness=0.85,
        )  # fmt: skip
        if self.behind:
            return
        x = 0.03 if self.sideways else 0.0
        skin = (x - 0.034, 0.95), (x + 0.034, 0.95), (x + 0.034, 0.915), (x - 0.034, 0.915)
        self.shape(self.person.skin, *skin, roundness=0.5)
        mask = (x - 0.036, 0.922), (x + 0.036, 0.922), (x + 0.03, 0.878), (x - 0.03, 0.878)
        self.shape("#BFD9DE", *mask, roundness=0.4)


def tapered(start: Point, end: Point, wide: float, narrow: float) -> Outline:
    """A stroke from one width to another with round ends."""
    (ax, ay), (bx, by) = start, end
    length = max(1e-6, ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
    ux, uy = (bx - ax) / length, (by - ay) / length
    nx, ny = -uy, ux
    a, b, k = wide / 2, narrow / 2, 0.55

    def place(x: float, y: float, along: float, aside: float) -> Point:
        return x + along * ux + aside * nx, y + along * uy + aside * ny

    return path(
        place(ax, ay, 0, a),
        place(bx, by, 0, b),
        (place(bx, by, k * b, b), place(bx, by, b, k * b), place(bx, by, b, 0)),
        (place(bx, by, b, -k * b), place(bx, by, k * b, -b), place(bx, by, 0, -b)),
        place(ax, ay, 0, -a),
        (place(ax, ay, -k * a, -a), place(ax, ay, -a, -k * a), place(ax, ay, -a, 0)),
        (place(ax, ay, -a, k * a), place(ax, ay, -k * a, a), place(ax, ay, 0, a)),
    )


def crowd(number: int) -> Person:
    """The number-th of a varied lot of passers-by."""
    coats = (
        "#2C4894",
        "#B8321E",
        "#0F6253",
        "#D9A25A",
        "#2B3248",
        "#E9DCC6",
        "#7A2A3A",
        "#5B7F86",
        "#3E4653",
        "#8FB7A4",
    )
    styles = ("jacket", "coat", "jacket", "skirt", "jacket", "coat")
    hairs = ("short", "bob", "parted", "long", "short", "bun", "short")
    style = styles[number * 5 % 6]
    return Person(
        coat=coats[number * 7 % 10],
        legs=("#262B3A", "#39414F", "#1B2440", "#4A3B36")[number % 4],
        skin=SKINS[number * 3 % 4],
        hair=HAIRS[number * 5 % 3],
        style=style,
        hair_style="long" if style == "skirt" else hairs[number * 3 % 7],
        bag=("", "", "#8A5A2B", "", "#1B1D24")[number * 2 % 5],
    )
