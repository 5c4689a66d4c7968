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
from kiclayout.base.record import dataclass
from kiclayout.content.block import Block
from kiclayout.content.issue import Issue
from kiclayout.store.atomic import write_files
from kiclayout.store.issue import write_issue
from kiclayout.store.pack import pack

if TYPE_CHECKING:
    from kiclayout.convert.loose.desk import PictureFile

MARKDOWN = (".md", ".markdown", ".txt")
"""Endings that the Markdown reader takes."""

MANUSCRIPTS = (".docx", ".hwpx", *MARKDOWN)
"""Endings of all documents that are read."""

OLD = (".hwp", ".doc")
"""Endings of documents that are refused with the remedy: their programs save them as one that is read."""


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
        _check_kind(file, sink)
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
        copy_pictures(imported.pictures, folder, sink)
        target.parent.mkdir(parents=True, exist_ok=True)
        if packed:
            pack(folder, target)
        else:
            shutil.copytree(folder, target, dirs_exist_ok=True)
    return imported.issue


def _check_kind(file: Path, sink: Sink) -> None:
    if file.suffix.lower() in OLD:
        raise KicError(sink.add("convert-document-locked", place=Place(file.name), name=file.name))
    if file.suffix.lower() not in MANUSCRIPTS:
        raise KicError(sink.add("app-import-kind", place=Place(file.name), known=", ".join(MANUSCRIPTS)))
    if not file.is_file():
        raise KicError(sink.add("app-import-missing", place=Place(str(file))))


@dataclass(frozen=True, slots=True)
class Brought:
    """What came into an issue that there is already.

    Attributes:
        articles: Of each the stem of its file's name, and its blocks.
        files: Names in the issue's folder that were written.
    """

    articles: tuple[tuple[str, tuple[Block, ...]], ...]
    files: tuple[str, ...]


def bring_articles(files: Sequence[Path], folder: Path, sink: Sink) -> Brought:
    """Reads ``files`` as articles for the issue in ``folder``, and copies their pictures there.

    Raises:
        KicError: A file cannot be read, holds no text, or a picture cannot be written.
    """
    from kiclayout.convert.documents import read_manuscript

    taken = [f"images/{path.name}" for path in (folder / "images").glob("*")]
    articles: list[tuple[str, tuple[Block, ...]]] = []
    pictures: list[PictureFile] = []
    for file in files:
        _check_kind(file, sink)
        found = read_manuscript(file, sink, [*taken, *(one.path for one in pictures)])
        if not found.articles:
            raise KicError(sink.add("app-import-nothing", place=Place(file.name)))
        articles += [(file.stem, blocks) for blocks in found.articles]
        pictures += found.pictures
    copy_pictures(pictures, folder, sink)
    return Brought(tuple(articles), tuple(one.path for one in pictures))


def copy_pictures(pictures: Iterable[PictureFile], folder: Path, sink: Sink) -> None:
    """Copies pictures into the issue in ``folder``, out of documents, too.

    Raises:
        KicError: One cannot be read or written.
    """
    from kiclayout.convert.archive import BrokenError

    for picture in pictures:
        try:
            content = _content(picture)
        except (BrokenError, OSError) as error:
            reason = getattr(error, "strerror", None) or picture.part
            place = Place(picture.source.name)
            raise KicError(
                sink.add("convert-file-unreadable", place=place, name=picture.path, reason=reason)
            ) from error
        (folder / picture.path).parent.mkdir(parents=True, exist_ok=True)
        write_files({folder / picture.path: content})


def _content(picture: PictureFile) -> bytes:
    from kiclayout.convert.archive import Archive

    if not picture.part:
        return picture.source.read_bytes()
    with Archive(picture.source) as archive:
        return archive.read(picture.part)
