"""Finished pages become a PDF, whole or not at all; whoever laid them out.

It knows no issue: what is found belongs to the blocks that the pages name, and to files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kiclayout.app.presets import beside
from kiclayout.app.target import PDF, writable
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
        file: The PDF, the first of several; None if none was written.
        pages: How many pages it has.
        folios: How many of them are numbered.
        held: Whether errors of the issue kept it from being written: it could have been.
        more: Further PDFs of the same pages.
    """

    file: Path | None
    pages: int = 0
    folios: int = 0
    held: bool = False
    more: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that pages are printed to.

    Attributes:
        file: Where it is written (see ``target``).
        named: As the user named it.
        preset: What it is made for.
    """

    file: Path
    named: Path
    preset: Preset


def copies(target: Path, home: Path, presets: Sequence[Preset]) -> tuple[Copy, ...]:
    """The files for ``presets``, the first one at ``target``, the others beside it.

    Args:
        target: As the user named it; its folder must exist.
        home: Where the issue lies: no PDF is put among its files.
        presets: What they are made for.

    Raises:
        KicError: One of them is no place for a PDF.
    """
    names = (target, *(beside(target, preset) for preset in presets[1:]))
    return tuple(Copy(writable(name, home, PDF), name, one) for name, one in zip(names, presets, strict=True))


def made_of(scene: Scene, written: Sequence[Path] = (), *, held: bool = False) -> Export:
    """What came of printing ``scene``."""
    folios = sum(1 for page in scene.pages if page.folio)
    return Export(written[0] if written else None, len(scene.pages), folios, held, tuple(written[1:]))


def seen(scene: Scene, *, decoded: bool) -> Sink:
    """What is wrong with the picture files on the pages: too coarse, odd colours; if ``decoded``, what is broken.

    An export decodes what it prints, and its painter says what is broken.
    """
    found = Sink()
    check_fineness(scene, found)
    check_pictures(scene, found, decoded=decoded)
    return found


def print_copies(
    scene: Scene, book: FontBook, wanted: Sequence[Copy], sink: Sink, progress: Callable[[str, int, int], None]
) -> Export:
    """Prints ``scene`` to all files that are ``wanted``; ends at the first that cannot be written.

    Args:
        scene: The pages.
        book: Their fonts.
        wanted: The files.
        sink: Takes what the painter found.
        progress: Told the stage (paint), how many pages are painted, and how many there are in all files.

    Raises:
        KicError: The printer's profile is none.
    """
    total = len(wanted) * len(scene.pages)
    written: list[Path] = []
    for number, one in enumerate(wanted):

        def told(done: int, _: int, before: int = number * len(scene.pages)) -> None:
            progress("paint", before + done, total)

        if not _print(scene, book, one, sink, told):
            break
        written.append(one.named)
    return made_of(scene, written)


def _print(scene: Scene, book: FontBook, copy: Copy, sink: Sink, progress: Callable[[int, int], None]) -> bool:
    """Prints one file; says whether it stands there now."""
    from kiclayout.paint.code_spots import codes_of  # not above: a check needs no painter
    from kiclayout.paint.pdf import save_whole
    from kiclayout.paint.small import painted_small

    def examine(made: Path) -> None:
        if codes := tuple(codes_of(scene, copy.preset)):
            from kiclayout.paint.code_check import check_codes  # not above: it loads much

            check_codes(made, codes, sink, password=copy.preset.password)

    with painted_small(scene, book, sink, preset=copy.preset, progress=progress) as made:
        return save_whole(made, copy.file, sink, examine)
