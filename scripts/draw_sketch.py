"""Vector drawings at their size in print: areas, lines and set text in points, written as SVG.

Only what the product's SVG reader draws is used: paths with a colour, lines with a width, a dash and ends, words in
the bundled fonts, which stay text and lie over all else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from draw_outlines import (
    SANS,
    TEXT,
    TEXT_EXTRABOLD,
    TEXT_SEMIBOLD,
    Face,
    Outline,
    Point,
    shaped,
    shaper,
    text,
)
from fontTools.pens.svgPathPen import SVGPathPen

DECIMALS = 2
REACH = 1.2  # of a plate beyond its words


def short(number: float) -> str:
    """A number as it stands in the file."""
    return f"{number:.{DECIMALS}f}".rstrip("0").rstrip(".")


def data(outline: Outline) -> str:
    """The outline as a path's data."""
    pen = SVGPathPen(None, short)
    outline.draw(pen)
    return pen.getCommands()


FAMILIES = {
    TEXT: ("", 400),
    TEXT_SEMIBOLD: ("", 600),
    TEXT_EXTRABOLD: ("", 800),
    SANS: ("KIC Sans, 'Microsoft YaHei', 'PingFang SC', sans-serif", 400),
}  # as the files write them; none = that of the whole drawing
FAMILY = "Pretendard, 'Malgun Gothic', 'Apple SD Gothic Neo', sans-serif"
ANCHORS = {"left": 0.0, "middle": 0.5, "right": 1.0}


@dataclass(frozen=True, slots=True)
class Words:
    """One line of set text, which stays text in the file.

    Attributes:
        string: What is set.
        face: The font.
        size: The em.
        color: Of its ink.
        at: A point on the baseline.
        align: Which part of the words stands there: left, middle, right.
        tracking: Added after each glyph, in thousandths of the em.
    """

    string: str
    face: Face
    size: float
    color: str
    at: Point = (0.0, 0.0)
    align: str = "left"
    tracking: float = 0.0

    @property
    def language(self) -> str:
        """That of its face: Chinese is set in a face of its own."""
        return "zh-Hans" if self.face is SANS else "ko"

    @property
    def width(self) -> float:
        """From the first glyph's beginning to the last one's end, without what is added after that."""
        scale = self.size / shaper(self.face).face.upem
        buffer = shaped(self.string, self.face, self.language)
        wide = sum(position.x_advance for position in buffer.glyph_positions) * scale
        return wide + self.tracking * self.size / 1000 * (len(self.string) - 1)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.at[0] - self.width * ANCHORS[self.align]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    def element(self) -> str:
        """It in the file."""
        family, weight = FAMILIES[self.face]
        spread = self.tracking * self.size / 1000
        anchor = {"left": "", "middle": ' text-anchor="middle"', "right": ' text-anchor="end"'}[self.align]
        x = self.at[0] + spread * ANCHORS[self.align]  # readers count the space after the last glyph, too
        facts = (
            f'x="{short(x)}" y="{short(self.at[1])}" font-size="{short(self.size)}" fill="{self.color}"{anchor}',
            f'font-family="{family}"' if family else "",
            f'font-weight="{weight}"' if weight != 400 else "",
            f'letter-spacing="{short(spread)}"' if spread else "",
            f'xml:lang="{self.language}"' if self.language != "ko" else "",
        )
        return f"  <text {' '.join(filter(None, facts))}>{self.string}</text>"

    def outline(self) -> Outline:
        """It as a shape, for pictures."""
        made = text(self.string, self.face, self.size, language=self.language, tracking=self.tracking)
        return made.moved(self.left, self.at[1])


def polyline(points: Sequence[Point]) -> str:
    """An open line as a path's data."""
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in points)


def smooth(points: Sequence[Point], roundness: float = 1.0) -> str:
    """An open curve through the points as a path's data."""
    parts = [f"M{short(points[0][0])} {short(points[0][1])}"]
    for place in range(len(points) - 1):
        (x, y), (nx, ny) = points[place], points[place + 1]
        (px, py), (fx, fy) = points[max(0, place - 1)], points[min(len(points) - 1, place + 2)]
        k = roundness / 6
        handles = (x + k * (nx - px), y + k * (ny - py), nx - k * (fx - x), ny - k * (fy - y), nx, ny)
        parts.append("C" + " ".join(short(value) for value in handles))
    return "".join(parts)


@dataclass
class Sketch:
    """A drawing under construction, `width` by `height` points."""

    width: float
    height: float
    parts: list[str] = field(default_factory=list)
    lettering: list[Words] = field(default_factory=list)
    areas: list[tuple[str, Outline]] = field(default_factory=list)

    def area(self, color: str, shape: Outline | str, opacity: float = 1.0) -> None:
        if isinstance(shape, Outline):
            self.areas.append((color, shape))
        path = shape if isinstance(shape, str) else data(shape)
        faint = f' fill-opacity="{short(opacity)}"' if opacity < 1 else ""
        self.parts.append(f'  <path fill="{color}"{faint} d="{path}"/>')

    def line(self, color: str, shape: Outline | str, width: float, dash: str = "", cap: str = "butt") -> None:
        path = shape if isinstance(shape, str) else data(shape)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'  <path fill="none" stroke="{color}" stroke-width="{short(width)}" stroke-linecap="{cap}"'
            f' stroke-linejoin="round"{dashes} d="{path}"/>'
        )

    def plate(self, color: str, words: Words) -> None:
        """A ground of its own for words that cross lines."""
        x, y, size = words.left - REACH, words.at[1] - 0.86 * words.size, words.size
        box = f'x="{short(x)}" y="{short(y)}" width="{short(words.width + 2 * REACH)}" height="{short(1.04 * size)}"'
        self.parts.append(f'  <rect fill="{color}" {box} rx="{short(0.3 * size)}"/>')

    def words(self, words: Words, ground: str = "") -> None:
        """Set text, over all shapes; on a plate of the ground's colour where it crosses lines."""
        if ground:
            self.plate(ground, words)
        self.lettering.append(words)

    def named(self, at: Point, names: tuple[str, str], look: Name) -> None:
        """A Korean name and the Chinese one below it, about or from a point."""
        x, y = at
        korean = Words(names[0], look.face, look.size, look.color, at, look.align, look.tracking)
        below = (x, y + look.drop)
        chinese = Words(names[1], SANS, look.second, look.second_color, below, look.align, look.tracking * 0.8)
        for words in (korean, chinese):
            self.words(words, look.ground)

    def shapes(self) -> list[tuple[str, Outline]]:
        """Areas and words as shapes with their colours, for pictures of drawings that are nothing else."""
        return [*self.areas, *((words.color, words.outline()) for words in self.lettering)]

    def svg(self) -> str:
        size = f'width="{short(self.width)}pt" height="{short(self.height)}pt"'
        box = f'viewBox="0 0 {short(self.width)} {short(self.height)}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} font-family="{FAMILY}">'
        return "\n".join((head, *self.parts, *(words.element() for words in self.lettering), "</svg>", ""))


@dataclass(frozen=True, slots=True)
class Name:
    """How a name is set: sizes in points, `drop` from the Korean baseline to the Chinese one."""

    size: float = 8.0
    second: float = 7.2
    drop: float = 8.6
    color: str = "#17191D"
    second_color: str = "#4A4F57"
    align: str = "left"
    ground: str = ""
    face: Face = TEXT_SEMIBOLD
    tracking: float = 0.0
