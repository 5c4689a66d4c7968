"""Foreign documents come in: an importer is chosen, the result is written as an issue folder or packed file."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kiclayout.app.project import require_layout
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.content.issue import Issue
from kiclayout.store.issue import write_issue
from kiclayout.store.pack import pack

MARKDOWN = (".md", ".markdown", ".txt")
"""Endings that the Markdown reader takes."""


def import_files(files: Sequence[Path], target: Path, sink: Sink, *, layout: str = "kic-weekly") -> Issue:
    """Writes the issue made of ``files`` to ``target`` and returns it.

    Args:
        files: Documents, in reading order.
        target: A folder that does not exist or is empty, or a ``.kicissue`` file.
        sink: Takes every doubt with its line.
        layout: The layout that the new issue names.

    Raises:
        KicError: A file cannot be read, no text stands in any, ``target`` is taken, or there is no such layout.
    """
    for file in files:
        if file.suffix.lower() not in MARKDOWN:
            raise KicError(sink.add("app-import-kind", place=Place(file.name), known=", ".join(MARKDOWN)))
        if not file.is_file():
            raise KicError(sink.add("app-import-missing", place=Place(str(file))))
    packed = target.suffix == ".kicissue"
    if os.path.lexists(target) and (packed or not target.is_dir() or any(target.iterdir())):
        raise KicError(sink.add("app-target-taken", place=Place(str(target))))
    require_layout(layout, target)
    from kiclayout.convert.markdown import import_markdown  # not above: most windows never bring a document in

    imported = import_markdown(files, sink, layout=layout)
    if not imported.issue.articles:
        raise KicError(sink.add("app-import-nothing", place=Place(files[0].name)))
    with tempfile.TemporaryDirectory(prefix="kiclayout-") as waiting:
        folder = Path(waiting) / "issue"
        folder.mkdir()
        write_issue(folder, imported.issue)
        for source, name in imported.pictures:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if packed:
            pack(folder, target)
        else:
            shutil.copytree(folder, target, dirs_exist_ok=True)
    return imported.issue
