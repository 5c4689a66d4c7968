"""Draws the icons that a desktop shows: the program's and that of its .kicissue files.

    python scripts/draw_icons.py

Writes assets/icons/: each icon as SVG, as PNG in the sizes that desktops ask for, and as one .ico for Windows. Small
sizes have bars as wide as whole pixels, so that they stay crisp. The window's own icon is drawn by the editor itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from draw_outlines import CIRCLE, ROOT, Drawing, Outline, Point, fill, path, polygon, rectangle, ring, svg
from draw_palette import INDIGO, PINE, RED
from PIL import Image

ICONS = ROOT / "assets" / "icons"
SIDES = (16, 24, 32, 48, 64, 128, 256, 512)
OVERSAMPLING = 8
ICO_SIDES = (16, 24, 32, 48, 64, 128, 256)
WHITE, PAPER, FOLD, EDGE = "#FFFFFF", "#FFFDF8", "#E3D6BF", "#B7A78A"


def rounded(left: float, top: float, width: float, height: float, radius: float) -> Outline:
    """A rectangle with round corners."""
    right, foot, k = left + width, top + height, radius * (1 - CIRCLE)
    return path(
        (left + radius, top),
        (right - radius, top),
        ((right - k, top), (right, top + k), (right, top + radius)),
        (right, foot - radius),
        ((right, foot - k), (right - k, foot), (right - radius, foot)),
        (left + radius, foot),
        ((left + k, foot), (left, foot - k), (left, foot - radius)),
        (left, top + radius),
        ((left, top + k), (left + k, top), (left + radius, top)),
    )


def mark(color: str, at: Point, height: float, stroke: float) -> list[tuple[str, Outline]]:
    """The ring pierced by a bar, about a point."""
    (x, y), radius = at, 0.385 * height
    bar = rectangle(x - stroke / 2, y - height / 2, stroke, height)
    return [(color, ring(x, y, radius, radius - stroke)), (color, bar)]


def program(side: int) -> Drawing:
    """The mark in white on the brand's red."""
    stroke = max(2, 2 * round(0.047 * side)) if side <= 64 else 0.094 * side
    return [
        (RED, rounded(0, 0, side, side, 0.22 * side)),
        *mark(WHITE, (side / 2, side / 2), (0.69 if side > 16 else 0.82) * side, stroke),
    ]


def issue(side: int) -> Drawing:
    """A sheet with a folded corner: the parts' strip on top, the mark in red below."""
    left, right, fold = 0.14 * side, 0.86 * side, 0.2 * side
    line = max(1.0, 0.016 * side)
    sheet = polygon((left, 0), (right - fold, 0), (right, fold), (right, side), (left, side))
    inner = polygon(
        (left + line, line), (right - fold - 0.4 * line, line), (right - line, fold + 0.4 * line),
        (right - line, side - line), (left + line, side - line),
    )  # fmt: skip
    corner = polygon((right - fold, 0), (right - fold, fold), (right, fold))
    stroke = max(2, 2 * round(0.037 * side)) if side <= 64 else 0.075 * side
    drawing = [
        (EDGE, sheet),
        (PAPER, inner),
        (FOLD, corner),
        *mark(RED, (side / 2, 0.53 * side), (0.56 if side > 24 else 0.7) * side, stroke),
    ]
    if side >= 32:
        third = (right - left - 2 * line) / 3
        for place, color in enumerate((RED, PINE, INDIGO)):
            drawing.append((color, rectangle(left + line + place * third, 0.9 * side, third, 0.1 * side - line)))
    return drawing


def picture(drawing: Drawing, side: int) -> Image.Image:
    """The drawing with a clear ground, painted larger and reduced."""
    image = Image.new("RGBA", (OVERSAMPLING * side, OVERSAMPLING * side))
    for color, outline in drawing:
        fill(image, color, outline.scaled(OVERSAMPLING))
    return image.resize((side, side), Image.Resampling.BOX)


def write(name: str, draw: Callable[[int], Drawing], folder: Path = ICONS) -> None:
    """One icon in all its forms."""
    (folder / f"{name}.svg").write_text(svg(draw(64)), encoding="ascii")
    pictures = {side: picture(draw(side), side) for side in SIDES}
    for side, one in pictures.items():
        one.save(folder / f"{name}-{side}.png", optimize=True)
    largest = pictures[ICO_SIDES[-1]]
    others = [pictures[side] for side in ICO_SIDES[:-1]]
    largest.save(folder / f"{name}.ico", sizes=[(side, side) for side in ICO_SIDES], append_images=others)


def main() -> None:
    """Writes both icons."""
    ICONS.mkdir(parents=True, exist_ok=True)
    write("kiclayout", program)
    write("kicissue", issue)


if __name__ == "__main__":
    main()
