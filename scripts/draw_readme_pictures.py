"""Draws the README's pictures in both layouts from the example issue: docs/pictures/*.png (needs pypdfium2).

    python scripts/draw_readme_pictures.py

Pages are found by what stands on them, so that a change of the example's length moves no picture. Each is drawn larger
and reduced, which keeps small Hangul legible, and has as many colours as its file may weigh.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from kiclayout.app.project import Draft, open_project
from kiclayout.base.diagnostics import Sink
from kiclayout.paint.pdf import write_pdf
from kiclayout.scene.items import Group, Item, Mark
from kiclayout.scene.page import Scene

ROOT = Path(__file__).parents[1]
TEMPLATES = {"cover": "cover", "contents": "contents"}
"""Pictures of the first page of a template."""
LAYOUTS = {"kic-weekly": "", "kic-journal": "journal-"}
"""The layouts, and what the names of their pictures begin with."""
TARGETS = {"article": "wind-to-hydrogen/f-lab", "tables": "cleantech-50/t-top10"}
"""Pictures of the page on which a target stands."""
WIDTH, DETAIL, MOST_BYTES = 720, 3.0, 150_000
EDGE = "#dddddd"
"""A hairline round each page, which would otherwise have no edge on a white screen."""


def main() -> None:
    out = ROOT / "docs" / "pictures"
    out.mkdir(parents=True, exist_ok=True)
    for layout, start in LAYOUTS.items():
        for name, page in pictures(layout):
            (out / f"{start}{name}.png").write_bytes(small_png(page))


def pictures(layout: str) -> Iterator[tuple[str, Image.Image]]:
    """The chosen pages of the example in ``layout``."""
    sink, issue = Sink(), Draft(ROOT / "examples" / "issue-001", layout=layout)
    with tempfile.TemporaryDirectory() as folder, open_project(issue, sink) as project:
        file = Path(folder) / "example.pdf"
        scene = project.typeset(sink)
        write_pdf(scene, project.book, file, sink)
        with pypdfium2.PdfDocument(file) as document:
            for name, index in chosen(scene).items():
                yield name, document[index].render(scale=DETAIL).to_pil()


def chosen(scene: Scene) -> dict[str, int]:
    """The index of the page for every picture."""
    first = {page.template: page.index for page in reversed(scene.pages)}
    marked = {name: page.index for page in scene.pages for name in marks(page.items)}
    by_template = {name: first[template] for name, template in TEMPLATES.items()}
    return by_template | {name: marked[target] for name, target in TARGETS.items()}


def marks(items: tuple[Item, ...]) -> list[str]:
    """The names of all targets among ``items``."""
    inner = [name for item in items if isinstance(item, Group) for name in marks(item.items)]
    return inner + [item.name for item in items if isinstance(item, Mark)]


def small_png(picture: Image.Image, width: int = WIDTH) -> bytes:
    """``picture`` at ``width``, with the most colours (a power of two) that keep it under ``MOST_BYTES``."""
    height = round(picture.height * width / picture.width)
    reduced = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    framed = ImageOps.expand(reduced, border=1, fill=EDGE)
    for colors in (256, 128, 64, 32):
        out = BytesIO()
        framed.quantize(colors, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()


if __name__ == "__main__":
    main()
