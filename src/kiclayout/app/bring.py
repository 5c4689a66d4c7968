"""Foreign documents come in: an importer is chosen, the result is written as an issue folder or packed file."""

from __future__ import annotations

import os
import shutil
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiclayout.app.project import require_layout
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.block import Block
from kiclayout.content.issue import Issue
from kiclayout.store.atomic import write_files
from kiclayout.store.issue import MAX_ARTICLE, write_issue
from kiclayout.store.pack import pack
from kiclayout.store.text.write import write_document

if TYPE_CHECKING:
    from kiclayout.convert.loose.desk import PictureFile

MARKDOWN = (".md", ".markdown", ".txt")
"""Endings that the Markdown reader takes."""

MANUSCRIPTS = (".docx", ".hwpx", ".hwp", *MARKDOWN)
"""Endings of all documents that are read."""

OLD = (".doc",)
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
    for article in imported.issue.articles:
        _check_length(article.blocks, article.path, sink)
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


def _check_length(blocks: tuple[Block, ...], name: str, sink: Sink) -> None:
    """Refuses an article that nobody could open again."""
    if len(write_document(blocks).encode()) > MAX_ARTICLE:
        limit = f"{MAX_ARTICLE >> 20} MiB"
        raise KicError(sink.add("app-article-long", place=Place(unicodedata.normalize("NFC", name)), limit=limit))


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
        for blocks in found.articles:
            _check_length(blocks, file.name, sink)
        articles += [(file.stem, blocks) for blocks in found.articles]
        pictures += found.pictures
    return Brought(tuple(articles), copy_pictures(pictures, folder, sink))


def copy_pictures(pictures: Sequence[PictureFile], folder: Path, sink: Sink) -> tuple[str, ...]:
    """Copies pictures into the issue in ``folder``, out of documents, too; returns the names of those that are there.

    Raises:
        KicError: A file cannot be read or written.
    """
    from kiclayout.convert.picture_files import contents

    written = list[str]()
    try:
        for picture, content in contents(pictures):
            if content is None:
                place = Place(unicodedata.normalize("NFC", picture.source.name))
                sink.add("convert-picture-damaged", place=place, path=picture.path)
                continue
            (folder / picture.path).parent.mkdir(parents=True, exist_ok=True)
            write_files({folder / picture.path: content})
            written.append(picture.path)
    except OSError as error:
        name = Path(str(error.filename or pictures[0].source)).name
        raise KicError(
            sink.add("convert-file-unreadable", place=Place(name), name=name, reason=error.strerror or "")
        ) from error
    return tuple(written)
