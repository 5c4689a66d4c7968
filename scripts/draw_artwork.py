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
from draw_charts import output
from draw_class_poster import class_poster
from draw_hall import exhibition
from draw_indoors import forum, laboratory
from draw_map import minghai
from draw_outdoors import harbour, park
from draw_outlines import ROOT, ink_bounds, rasterised, svg
from draw_prints import chart, poster
from draw_signing import signing
from draw_work import compute_hall, workshop
from PIL import Image

SKETCHES = {"map-minghai": minghai, "chart-output": output}
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
    for name, sketch in SKETCHES.items():
        if not names or name in names:
            (IMAGES / f"{name}.svg").write_text(sketch().svg(), encoding="ascii")
    for name, prints in PRINTS.items():
        if not names or name in names:
            prints()


def draw_chart() -> None:
    """Writes the chart that the issue takes from other print, as SVG and PNG."""
    drawing = chart()
    (IMAGES / "chart-clusters.svg").write_text(svg(drawing), encoding="ascii")
    large = [(color, outline.scaled(CHART_SCALE)) for color, outline in drawing]
    left, top, right, bottom = ink_bounds(large)
    picture = rasterised(large, "#FFFFFF", (round(right - left), round(bottom - top)), (left, top))
    picture.quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        IMAGES / "chart-clusters.png", optimize=True
    )


PRINTS = {
    "poster": lambda: poster().save_flat(IMAGES / "poster.png"),
    "poster-class": lambda: class_poster().save_flat(IMAGES / "poster-class.png"),
    "chart-clusters": draw_chart,
}


def main() -> None:
    names = sys.argv[1:]
    if not names:
        draw_marks.main()
        draw_partners.main()
    draw_images(names)


if __name__ == "__main__":
    main()
