"""Draws all artwork of the project: layout art, partner logos, example pictures.

    python scripts/draw_artwork.py              # everything
    python scripts/draw_artwork.py park poster  # only the pictures of these names
    python scripts/draw_artwork.py marks        # only the layout's art; also: icons, partners

Needs the bundled fonts (scripts/build_fonts.py), Pillow and Qt, which both come with the development tools, and for
the masthead Debian's fonts-noto-cjk-extra. The same fonts, Pillow and Qt give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import draw_icons
import draw_journal
import draw_marks
import draw_partners
from draw_aerial import aerial
from draw_atrium import atrium
from draw_charts import output
from draw_class_poster import class_poster
from draw_cleanroom import cleanroom
from draw_compute import compute_hall
from draw_exhibition import exhibition
from draw_forum import forum
from draw_gate import gate
from draw_greenhouse import greenhouse
from draw_harbour import harbour
from draw_laboratory import laboratory
from draw_library import library
from draw_map import minghai
from draw_night import night
from draw_outlines import ROOT, rasterised
from draw_park import park
from draw_prints import chart, poster
from draw_signing import signing
from draw_workshop import workshop
from PIL import Image

IMAGES = ROOT / "examples" / "issue-001" / "images"
CHART_SCALE = 5  # pixels a point: 360 ppi at the size it is meant for
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
SKETCHES = {"map-minghai": minghai, "chart-output": output}
POSTERS = {"poster": poster, "poster-class": class_poster}


def draw_chart() -> None:
    """Writes the chart that the issue takes from other print, as SVG and PNG."""
    drawing = chart()
    (IMAGES / "chart-clusters.svg").write_text(drawing.svg(), "utf-8")
    large = [(color, outline.scaled(CHART_SCALE)) for color, outline in drawing.shapes()]
    size = (round(drawing.width * CHART_SCALE), round(drawing.height * CHART_SCALE))
    flat = rasterised(large, "#FFFFFF", size).quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    flat.save(IMAGES / "chart-clusters.png", optimize=True)


def tasks() -> dict[str, Callable[[], object]]:
    """What can be drawn, by name: scenes as JPEG, sketches as SVG, posters as PNG."""
    made: dict[str, Callable[[], object]] = {
        "marks": draw_marks.main,
        "icons": draw_icons.main,
        "journal": draw_journal.main,
        "partners": draw_partners.main,
    }
    for name, scene in SCENES.items():
        made[name] = lambda name=name, scene=scene: scene().save(IMAGES / f"{name}.jpg")
    for name, sketch in SKETCHES.items():
        made[name] = lambda name=name, sketch=sketch: (IMAGES / f"{name}.svg").write_text(sketch().svg(), "utf-8")
    for name, sheet in POSTERS.items():
        made[name] = lambda name=name, sheet=sheet: sheet().save_flat(IMAGES / f"{name}.png")
    made["chart-clusters"] = draw_chart
    return made


def main() -> None:
    """Draws what the command line names, or everything."""
    known = tasks()
    names = sys.argv[1:] or list(known)
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"nothing is called {', '.join(unknown)}; there are {', '.join(known)}")
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name in names:
        known[name]()


if __name__ == "__main__":
    main()
