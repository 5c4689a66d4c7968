"""The fonts that a layout is set in."""

from __future__ import annotations

from pathlib import Path

from kiclayout.store.bundled import bundled_folder
from kiclayout.text.fonts import FontBook


def font_book(layout_folder: Path) -> FontBook:
    """The bundled fonts and those that the layout in ``layout_folder`` brings along."""
    own = layout_folder / "fonts"
    folders = [bundled_folder("fonts"), *([own] if own.is_dir() else [])]
    return FontBook.open(folders)
