"""Draws all artwork of the project: layout art, partner logos, example pictures.

    python scripts/draw_artwork.py

Needs the bundled fonts (scripts/build_fonts.py) and, for the masthead, Debian's fonts-noto-cjk-extra. The same
fonts and the same Pillow give the same bytes.
"""

from __future__ import annotations

import draw_marks
import draw_partners
from draw_hall import exhibition
from draw_indoors import forum, laboratory
from draw_outdoors import harbour, park
from draw_outlines import ROOT, ink_bounds, rasterised, svg
from draw_prints import CREAM, POSTER, chart, poster

IMAGES = ROOT / "examples" / "issue-001" / "images"
SCENES = {"forum": forum, "park": park, "lab": laboratory, "expo": exhibition, "harbour": harbour}
CHART_SCALE = 5  # pixels a point: 360 ppi at the size it is meant for


def draw_images() -> None:
    """Writes the scenes as JPEG, the poster as PNG, the chart as SVG and PNG."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, scene in SCENES.items():
        scene().save(IMAGES / f"{name}.jpg")
    rasterised(poster(), CREAM, POSTER).save(IMAGES / "poster.png", optimize=True)
    drawing = chart()
    (IMAGES / "chart-clusters.svg").write_text(svg(drawing), encoding="ascii")
    large = [(color, outline.scaled(CHART_SCALE)) for color, outline in drawing]
    left, top, right, bottom = ink_bounds(large)
    picture = rasterised(large, "#FFFFFF", (round(right - left), round(bottom - top)), (left, top))
    picture.save(IMAGES / "chart-clusters.png", optimize=True)


def main() -> None:
    draw_marks.main()
    draw_partners.main()
    draw_images()


if __name__ == "__main__":
    main()
