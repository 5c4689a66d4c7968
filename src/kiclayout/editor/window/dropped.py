"""What was dropped on the window: an issue to open, or manuscripts: documents and Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from kiclayout.app.bring import MANUSCRIPTS, OLD
from kiclayout.app.target import PACK
from kiclayout.base.record import dataclass
from kiclayout.store.paths import ISSUE_FILE


@dataclass(frozen=True, slots=True)
class Dropped:
    """What it is.

    Attributes:
        issue: An issue; None = it is none.
        documents: Manuscripts, in the order in which they were dropped; old ones, too, which are refused with a remedy.
    """

    issue: Path | None = None
    documents: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return self.issue is not None or bool(self.documents)


def dropped(data: QMimeData) -> Dropped:
    """What ``data`` names; the first issue counts, and without one all manuscripts."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    issue = next((found for path in paths if (found := issue_at(path)) is not None), None)
    return Dropped(issue) if issue is not None else Dropped(None, _manuscripts(paths))


def issue_at(path: Path) -> Path | None:
    """The issue that ``path`` names: its folder, its issue.yaml, a packed file, or one of its own articles."""
    if path.suffix.lower() == PACK or (path / ISSUE_FILE).is_file():
        return path
    home = path.parent if path.name == ISSUE_FILE else path.parent.parent if path.parent.name == "articles" else None
    return home if home is not None and path.is_file() and (home / ISSUE_FILE).is_file() else None


def _manuscripts(paths: Sequence[Path]) -> tuple[Path, ...]:
    return tuple(path for path in paths if path.suffix.lower() in (*MANUSCRIPTS, *OLD) and path.is_file())
