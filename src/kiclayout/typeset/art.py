"""Drawings and pictures from files: SVGs of the layout and the issue as items, pictures with their true size.

Each file is read once a session and again when it changed. What cannot be read gives a finding and nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.memo import Same
from kiclayout.base.origin import Place
from kiclayout.scene.items import Group, Item
from kiclayout.scene.svg import Drawing, read_svg
from kiclayout.scene.tags import Tag, Tags
from kiclayout.text.font_choices import Fonts
from kiclayout.typeset.setting import Setting

if TYPE_CHECKING:
    from kiclayout.typeset.lettering import Words


def layout_art(name: str, setting: Setting) -> Drawing | None:
    """The SVG ``name`` of the layout's folder."""
    return drawing(Path(setting.layout.folder) / name, setting, Place(name))


def drawing(path: Path, setting: Setting, place: Place, *, words: Words = "text") -> Drawing | None:
    """The SVG file at ``path`` as items, its words set, or None (with a finding) if it cannot be read.

    Args:
        path: The file.
        setting: Where it is set.
        place: Where it is asked for, for findings.
        words: What becomes of its words.
    """
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        setting.sink.add("typeset-art-missing", place=place, file=path.name)
        return None
    key = ("drawing", str(path), stamp, place, words, setting.lang)
    return setting.remembered(key, lambda own: _read(path, own, place, words))


def _read(path: Path, setting: Setting, place: Place, words: Words) -> Drawing | None:
    try:
        data = path.read_bytes()
    except OSError:
        setting.sink.add("typeset-art-missing", place=place, file=path.name)
        return None
    art = read_svg(data, setting.sink, place)
    if not art.lettering:
        return art
    from kiclayout.typeset.lettering import Letters, lettered  # not above: most issues have no words in drawings

    return lettered(art, Letters(_fonts(setting), setting.lang, setting.sink, place, path.name, words))


def _fonts(setting: Setting) -> Fonts:
    """Those of words in drawings; the same object every time."""
    from kiclayout.text.families import foreign_fonts

    own, layout = setting.fonts, setting.layout
    key = ("fonts of drawings", Same(own))
    made = setting.shelf.children.get(
        key, lambda: foreign_fonts(own.book, [choice for _, choice in layout.fonts], own.gloss_lang, own.lang)
    )
    assert isinstance(made, Fonts)
    return made


def fitted(art: Drawing, rect: Rect, alt: str = "", tags: Tags = ()) -> Item:
    """``art`` scaled to ``rect``, which has its proportions."""
    if not art.width or not art.height:
        return Group(())
    matrix = Matrix.scale(rect.width / art.width, rect.height / art.height).then(Matrix.move(rect.x, rect.y))
    if not alt:
        return Group(art.items, matrix, art.clip, role="Artifact")
    area = Rect(0.0, 0.0, art.width, art.height)
    tags = tags or (Tag("Figure", said=alt.strip()),)
    return Group(art.items, matrix, art.clip, role="Figure", alt=alt, area=area, tags=tags)
