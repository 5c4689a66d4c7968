"""One click: an issue becomes its PDF, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kiclayout.app.own_layout import luggage
from kiclayout.app.placed import placed
from kiclayout.app.printing import Export, copies, made_of, print_copies, seen
from kiclayout.app.project import Draft, Progress, Project, open_project, silent
from kiclayout.app.target import PACK, writable
from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.paint.preset import SCREEN, Preset
from kiclayout.preflight.soundness import picture_files
from kiclayout.scene.assets import is_page
from kiclayout.scene.page import Scene
from kiclayout.store.pack import opened, pack


def export_pdf(
    source: Path | Draft,
    target: Path | Callable[[Project], Path],
    sink: Sink,
    *,
    strict: bool = False,
    progress: Progress = silent,
    presets: Sequence[Preset] = (SCREEN,),
) -> Export:
    """Prints the issue at ``source`` to ``target``.

    Args:
        source: A folder, its issue.yaml, a packed file, or a draft.
        target: The PDF, or how it is called once the issue is open; its folder must exist.
        sink: Takes all findings.
        strict: Whether an error finding keeps the file from being written.
        progress: See ``project.Progress``.
        presets: What is made of the pages: a file for each, those after the first beside it.

    Raises:
        KicError: ``target`` is no place for a PDF (see ``target``), or no page can be made: the issue or its layout
            cannot be read, or the printer's profile is none.
    """
    home = source.folder if isinstance(source, Draft) else source
    if isinstance(target, Path):
        copies(target, home, presets)  # before any work is done
    with open_project(source, sink, progress) as project:
        wanted = copies(target if isinstance(target, Path) else target(project), home, presets)
        scene = project.typeset(sink, progress)
        sink.extend(placed(seen(scene, decoded=False), project.issue, project.folder))
        if strict and sink.worst() == Severity.ERROR:
            return made_of(scene, held=True)
        painted = Sink()
        made = print_copies(scene, project.book, wanted, painted, progress)
        sink.extend(placed(painted, project.issue, project.folder))
        return made


def _torn_pages(scene: Scene) -> Sink:
    """Which pages of other files break off."""
    found = Sink()
    pages = [one for one in picture_files(scene).values() if is_page(Path(one.file))]
    if pages:
        from kiclayout.paint.page_damage import check_page  # not above: most issues hold no PDF

        for one in pages:
            check_page(Path(one.file), found, one.origin)
    return found


def pack_issue(source: Path, target: Path, sink: Sink) -> None:
    """Packs the issue at ``source`` into the file ``target``, with its layout if that is no bundled one.

    Raises:
        KicError: ``target`` is no place for a pack, or the issue cannot be packed.
    """
    file = writable(target, source, PACK)
    with opened(source, sink) as folder:
        pack(folder, file, luggage(folder))


def check_issue(source: Path, sink: Sink, *, progress: Progress = silent) -> Export:
    """Reads and sets the issue at ``source`` without printing it; findings go to ``sink``.

    Raises:
        KicError: As ``export_pdf``.
    """
    from kiclayout.app.registry_changes import registry_findings  # not above: an export asks no registry

    with open_project(source, sink, progress) as project:
        scene = project.typeset(sink, progress)
        sink.extend(placed(seen(scene, decoded=True), project.issue, project.folder))
        sink.extend(placed(_torn_pages(scene), project.issue, project.folder))
        sink.extend(registry_findings(project.issue, project.folder))
        return made_of(scene)
