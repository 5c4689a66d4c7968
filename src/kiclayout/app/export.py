"""One click: an issue becomes its PDF, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from kiclayout.app.project import Progress, open_project, silent
from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.base.record import dataclass


@dataclass(frozen=True, slots=True)
class Export:
    """What came of an export.

    Attributes:
        file: The PDF; None if none was written.
        pages: How many pages it has.
        folios: How many of them are numbered.
    """

    file: Path | None
    pages: int = 0
    folios: int = 0


def export_pdf(source: Path, target: Path, sink: Sink, *, strict: bool = False, progress: Progress = silent) -> Export:
    """Prints the issue at ``source`` to ``target``.

    Args:
        source: A folder, its issue.yaml, or a packed file.
        target: The PDF; its folder must exist.
        sink: Takes all findings.
        strict: Whether an error finding keeps the file from being written.
        progress: See ``project.Progress``.

    Raises:
        KicError: No page can be made: the issue or its layout cannot be read.
    """
    from kiclayout.paint.pdf import write_pdf  # not above: a check needs no painter

    with open_project(source, sink, progress) as project:
        scene = project.typeset(sink, progress)
        numbered = sum(1 for page in scene.pages if page.folio)
        if strict and sink.worst() == Severity.ERROR:
            return Export(None, len(scene.pages), numbered)

        def told(done: int, total: int) -> None:
            progress("paint", done, total)

        written = write_pdf(scene, project.book, target, sink, progress=told)
        return Export(target if written else None, len(scene.pages), numbered)


def check_issue(source: Path, sink: Sink, *, progress: Progress = silent) -> Export:
    """Reads and sets the issue at ``source`` without printing it; findings go to ``sink``.

    Raises:
        KicError: As ``export_pdf``.
    """
    with open_project(source, sink, progress) as project:
        scene = project.typeset(sink, progress)
        return Export(None, len(scene.pages), sum(1 for page in scene.pages if page.folio))
