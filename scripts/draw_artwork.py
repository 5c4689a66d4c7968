"""Draws all artwork of the project: layout art, partner logos, example pictures.

    python scripts/draw_artwork.py              # everything
    python scripts/draw_artwork.py park poster  # some pictures only

Needs the bundled fonts (scripts/build_fonts.py) and, for the masthead, Debian's fonts-noto-cjk-extra. The same
fonts and the same Pillow give the same bytes.
"""

from __future__ import annotations

import sys

import draw_marks
import draw_partners
from draw_bay_front import gate, night
from draw_bay_glass import atrium, greenhouse
from draw_bay_inside import cleanroom, library
from draw_bay_outside import aerial
from draw_hall import exhibition
from draw_indoors import forum, laboratory
from draw_outdoors import harbour, park
from draw_outlines import ROOT, ink_bounds, rasterised, svg
from draw_prints import CREAM, POSTER, chart, poster
from draw_signing import signing
from draw_work import compute_hall, workshop

IMAGES = ROOT / "examples" / "issue-001" / "images"
SCENES = {
    "forum": forum,
    "park": park,
    "lab": laboratory,
    "expo": exhibition,
    "harbour": harbour,
    "bay-aerial": aerial,
    "bay-gate": gate,
    "bay-cleanroom": cleanroom,
    "bay-library": library,
    "bay-atrium": atrium,
    "bay-greenhouse": greenhouse,
    "bay-night": night,
    "compute-hall": compute_hall,
    "workshop": workshop,
    "signing": signing,
}
CHART_SCALE = 5  # pixels a point: 360 ppi at the size it is meant for


def draw_images(names: list[str]) -> None:
    """Writes the pictures of those names, or all."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, scene in SCENES.items():
        if not names or name in names:
            scene().save(IMAGES / f"{name}.jpg")
    if not names or "prints" in names:
        draw_prints()


def draw_prints() -> None:
    """Writes the poster as PNG, the chart as SVG and PNG."""
    rasterised(poster(), CREAM, POSTER).save(IMAGES / "poster.png", optimize=True)
    drawing = chart()
    (IMAGES / "chart-clusters.svg").write_text(svg(drawing), encoding="ascii")
    large = [(color, outline.scaled(CHART_SCALE)) for color, outline in drawing]
    left, top, right, bottom = ink_bounds(large)
    picture = rasterised(large, "#FFFFFF", (round(right - left), round(bottom - top)), (left, top))
    picture.save(IMAGES / "chart-clusters.png", optimize=True)


def main() -> None:
    names = sys.argv[1:]
    if not names:
        draw_marks.main()
        draw_partners.main()
    draw_images(names)


if __name__ == "__main__":
    main()
