"""Finished pages become a PDF, whole or not at all; whoever laid them out.

It knows no issue: what is found belongs to the blocks that the pages name, and to files.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import dataclass
from kiclayout.paint.preset import Preset
from kiclayout.preflight.fineness import check_fineness
from kiclayout.preflight.soundness import check_pictures
from kiclayout.scene.page import Scene
from kiclayout.text.fonts import FontBook


@dataclass(frozen=True, slots=True)
class Export:
    """What came of an export.

    Attributes:
        file: The PDF; None if none was written.
        pages: How many pages it has.
        folios: How many of them are numbered.
        held: Whether errors of the issue kept it from being written: it could have been.
    """

    file: Path | None
    pages: int = 0
    folios: int = 0
    held: bool = False


def made_of(scene: Scene, file: Path | None, *, held: bool = False) -> Export:
    """What came of printing ``scene``."""
    return Export(file, len(scene.pages), sum(1 for page in scene.pages if page.folio), held)


def seen(scene: Scene, *, decoded: bool) -> Sink:
    """What is wrong with the picture files on the pages: too coarse, odd colours; if ``decoded``, what is broken.

    An export decodes what it prints, and its painter says what is broken.
    """
    found = Sink()
    check_fineness(scene, found)
    check_pictures(scene, found, decoded=decoded)
    return found


def print_pages(
    scene: Scene, book: FontBook, file: Path, sink: Sink, *, preset: Preset, progress: Callable[[int, int], None]
) -> bool:
    """Prints ``scene`` to ``file``; says whether it stands there now.

    Args:
        scene: The pages.
        book: Their fonts.
        file: A place for a PDF (see ``target``).
        sink: Takes what the painter found.
        preset: What the file is made for.
        progress: Told how many pages are painted, and how many there are.

    Raises:
        KicError: The printer's profile is none.
    """
    from kiclayout.paint.code_spots import codes_of  # not above: a check needs no painter
    from kiclayout.paint.pdf import save_whole
    from kiclayout.paint.small import painted_small

    def examine(made: Path) -> None:
        if codes := tuple(codes_of(scene, preset)):
            from kiclayout.paint.code_check import check_codes  # not above: it loads much

            check_codes(made, codes, sink, password=preset.password)

    with painted_small(scene, book, sink, preset=preset, progress=progress) as made:
        return save_whole(made, file, sink, examine)
