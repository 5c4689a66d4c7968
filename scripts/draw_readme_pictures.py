"""Draws the README's pictures from the example issue: docs/pictures/*.png (needs the dev extra's pypdfium2)."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypdfium2

from kiclayout.app.export import export_pdf
from kiclayout.base.diagnostics import Sink

ROOT = Path(__file__).parents[1]
PAGES = {"cover": 0, "contents": 1, "opener": 4, "article": 5, "tables": 10, "event": 16}
SCALE = 1.0


def main() -> None:
    out = ROOT / "docs" / "pictures"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "example.pdf"
        export_pdf(ROOT / "examples" / "issue-001", file, Sink())
        document = pypdfium2.PdfDocument(file)
        for name, index in PAGES.items():
            picture = document[index].render(scale=SCALE).to_pil()
            picture.quantize(128).save(out / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
