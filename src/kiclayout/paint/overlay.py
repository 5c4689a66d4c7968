"""What a preset puts on top of or beside every page: a proof's watermark, a printer's marks."""

from __future__ import annotations

from collections.abc import Iterable

from kiclayout import __version__
from kiclayout.base.color import BLACK
from kiclayout.paint.lettering import face_for, written
from kiclayout.paint.preset import Preset
from kiclayout.paint.press import Press
from kiclayout.paint.press_marks import SIZE, press_marks
from kiclayout.paint.watermark import watermark
from kiclayout.scene.items import Glyphs, Group
from kiclayout.scene.page import Page, Scene
from kiclayout.text.fonts import FontBook

_REGULAR = 400


class Overlay:
    """Makes these items; they lie in the page's own coordinates and are nobody's words."""

    def __init__(self, scene: Scene, book: FontBook, preset: Preset, press: Press | None) -> None:
        self._scene, self._book, self._preset, self._press = scene, book, preset, press

    def groups(self, page: Page, known: Iterable[str]) -> tuple[Group, ...]:
        """What lies over ``page``; ``known`` are the keys of faces that are in the file anyway."""
        made = []
        if self._preset.watermark:
            made.append(watermark(page, self._scene.lang, self._book))
        if self._preset.slug:
            made.append(press_marks(page, self._preset.slug, self._facts(page, known)))
        return tuple(group for group in made if group is not None)

    def _facts(self, page: Page, known: Iterable[str]) -> Glyphs | None:
        """What a printer must know of a sheet: of which issue, which page, for which condition."""
        condition = self._press.condition if self._press else ""
        place = f"{page.index + 1}/{len(self._scene.pages)}" + (f" ({page.folio})" if page.folio else "")
        parts = (self._scene.title, self._scene.date, place, condition, f"kiclayout {__version__}")
        text = "  ·  ".join(part for part in parts if part)
        face = face_for(text, self._book, known, _REGULAR)
        return written(text, face, SIZE, BLACK) if face else None
