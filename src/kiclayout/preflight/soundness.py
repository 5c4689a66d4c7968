"""Picture files that are broken, or whose colours are in doubt, although they have their place on the page.

What can be told without decoding them was told when they were laid out. PDF pages are looked into by ``paint``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.scene.assets import report_flaws, report_profile
from kiclayout.scene.items import Group, Item, Picture
from kiclayout.scene.page import Scene


def check_pictures(scene: Scene, sink: Sink, *, decoded: bool) -> None:
    """Looks into every picture file of ``scene`` once; with ``decoded``, into all of its data."""
    report = report_flaws if decoded else report_profile
    for picture in picture_files(scene).values():
        report(Path(picture.file), sink, Place(picture.file), picture.origin)


def picture_files(scene: Scene) -> dict[str, Picture]:
    """By its file, the first picture on the pages that shows it: rasters and pages of PDFs."""
    found: dict[str, Picture] = {}
    for page in scene.pages:
        for picture in pictures_in(page.items):
            found.setdefault(picture.file, picture)
    return found


def pictures_in(items: Iterable[Item]) -> Iterator[Picture]:
    """All pictures among ``items`` and in groups of them."""
    for item in items:
        if isinstance(item, Picture):
            yield item
        elif isinstance(item, Group):
            yield from pictures_in(item.items)
