"""Foreign documents come in: an importer is chosen, the result is written as an issue folder or packed file."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiclayout.app.project import require_layout
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.content.issue import Issue
from kiclayout.store.issue import write_issue
from kiclayout.store.pack import pack

if TYPE_CHECKING:
    from kiclayout.convert.loose.desk import PictureFile

MARKDOWN = (".md", ".markdown", ".txt")
"""Endings that the Markdown reader takes."""

MANUSCRIPTS = (".docx", *MARKDOWN)
"""Endings of all documents that are read."""


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
        if file.suffix.lower() not in MANUSCRIPTS:
            raise KicError(sink.add("app-import-kind", place=Place(file.name), known=", ".join(MANUSCRIPTS)))
        if not file.is_file():
            raise KicError(sink.add("app-import-missing", place=Place(str(file))))
    packed = target.suffix == ".kicissue"
    if os.path.lexists(target) and (packed or not target.is_dir() or any(target.iterdir())):
        raise KicError(sink.add("app-target-taken", place=Place(str(target))))
    require_layout(layout, target)
    from kiclayout.convert.documents import import_manuscripts  # not above: most windows never bring a document in

    imported = import_manuscripts(files, sink, layout=layout)
    if not imported.issue.articles:
        raise KicError(sink.add("app-import-nothing", place=Place(files[0].name)))
    with tempfile.TemporaryDirectory(prefix="kiclayout-") as waiting:
        folder = Path(waiting) / "issue"
        folder.mkdir()
        write_issue(folder, imported.issue)
        copy_pictures(imported.pictures, folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        if packed:
            pack(folder, target)
        else:
            shutil.copytree(folder, target, dirs_exist_ok=True)
    return imported.issue


def copy_pictures(pictures: Iterable[PictureFile], folder: Path) -> None:
    """Copies pictures into the issue in ``folder``, out of archives, too.

    Raises:
        BrokenError: A part of an archive cannot be read.
    """
    from kiclayout.convert.archive import Archive

    for picture in pictures:
        target = folder / picture.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if picture.part:
            with Archive(picture.source) as archive:
                target.write_bytes(archive.read(picture.part))
        else:
            shutil.copyfile(picture.source, target)
