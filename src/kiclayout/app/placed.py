"""Where findings of finished pages belong: to the lines of blocks and facts that the pages were made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kiclayout.base.diagnostics import Diagnostic
from kiclayout.base.origin import Place
from kiclayout.base.record import replace
from kiclayout.content.issue import Issue
from kiclayout.typeset.document import places


def placed(findings: Iterable[Diagnostic], issue: Issue, folder: Path) -> Iterator[Diagnostic]:
    """``findings`` with the lines of their blocks and facts; pictures that are nobody's keep their file.

    Args:
        findings: What was found on pages; their places are the files of pictures.
        issue: What the pages show.
        folder: Where it lies: files in it are called as the issue calls them.
    """
    lines, facts = places(issue), dict(issue.lines)
    for found in findings:
        place = lines.get(found.origin.block) if found.origin else None
        if found.origin and found.origin.field in facts and not found.origin.block:
            place = Place("issue.yaml", facts[found.origin.field])
        yield replace(found, place=place or _within(found.place, folder))


def _within(place: Place | None, folder: Path) -> Place | None:
    """``place`` with its file named as the issue names it."""
    home = folder.resolve()
    if place is None or not Path(place.file).is_relative_to(home):
        return place
    return replace(place, file=Path(place.file).relative_to(home).as_posix())
