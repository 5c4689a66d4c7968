"""Documents of word processors (.docx, .hwpx, .hwp) become articles, and articles an issue.

How words, tables and notes are read is the business of ``office``; here their pictures get names, and whatever cannot
be read a finding. Places of findings count paragraphs. Nothing is written.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block, Heading
from kiclayout.content.edit.articles import UNNAMED_PART, free_path, with_part
from kiclayout.content.inline import plain
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.content.runs import clean
from kiclayout.convert.archive import BrokenError, LockedError, OldError, ReadOnlyError
from kiclayout.convert.loose.desk import SUFFIXES, PictureFile, slug, unique
from kiclayout.convert.markdown import NO_DATE, Imported, import_markdown
from kiclayout.convert.office.articles import article_blocks, drafts_of
from kiclayout.convert.office.docx import read_docx
from kiclayout.convert.office.hwpx import read_hwpx
from kiclayout.convert.office.written import LeftKind, Manuscript, Shot

Reader = Callable[[Path], Manuscript]


def _read_hwp(path: Path) -> Manuscript:
    from kiclayout.convert.office.hwp import read_hwp  # not above: what reads OLE files is needed for these alone

    return read_hwp(path)


READERS: dict[str, Reader] = {".docx": read_docx, ".hwpx": read_hwpx, ".hwp": _read_hwp}
"""What reads a document, by the ending of its name."""
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"

_LARGEST = 200 << 20
"""Bytes of the largest document."""
_LEFT: dict[LeftKind, str] = {
    "paragraphs": "convert-paragraphs-left",
    "sections": "convert-sections-left",
    "deep": "convert-nested-left",
    "rows": "convert-rows-left",
    "columns": "convert-columns-left",
    "changes": "convert-changes-kept",
    "note": "convert-note-left",
}
"""What is said of what was not read."""
_OF_ISSUES = frozenset({"convert-no-number", "convert-no-date"})
"""Findings that say nothing where there is an issue."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a document holds.

    Attributes:
        articles: The blocks of each article.
        pictures: What is to be copied out of the document.
    """

    articles: tuple[tuple[Block, ...], ...]
    pictures: tuple[PictureFile, ...]


def read_manuscript(path: Path, sink: Sink, taken: Sequence[str] = ()) -> Document:
    """The articles in a document or Markdown file that are to go into an issue which has its facts already.

    Args:
        path: Its ending tells its kind.
        sink: Takes what was guessed or could not be understood.
        taken: Paths of pictures in the issue that are not free.

    Raises:
        KicError: It cannot be read.
    """
    if path.suffix.lower() in READERS:
        return read_document(path, sink, taken)
    own = Sink()
    imported = import_markdown([path], own, taken=taken)
    sink.extend(one for one in own if one.code not in _OF_ISSUES)
    return Document(tuple(article.blocks for article in imported.issue.articles), imported.pictures)


def read_document(path: Path, sink: Sink, taken: Sequence[str] = ()) -> Document:
    """The articles in the document at ``path``.

    Args:
        path: Its ending tells its kind.
        sink: Takes what was guessed or could not be understood.
        taken: Paths of pictures in the issue that are not free.

    Raises:
        KicError: It cannot be read.
    """
    name = unicodedata.normalize("NFC", path.name)
    read = _reader(path, name, sink)
    try:
        manuscript = read(path)
    except BrokenError as error:
        raise KicError(sink.add(_code_of(error), place=Place(name), name=name)) from error
    for one in manuscript.left:
        sink.add(_LEFT[one.kind], place=Place(name, one.number), count=one.count, text=one.text[:60])
    desk = _Pictures(path, name, sink, {*taken})

    def tell(code: str, number: int, text: str) -> None:
        sink.add(code, place=Place(name, number), text=text[:60])

    drafts = drafts_of(manuscript, tell)
    articles = tuple(article_blocks(draft, manuscript.notes, desk.path, tell) for draft in drafts)
    return Document(tuple(blocks for blocks in articles if blocks), tuple(desk.files.values()))


def _reader(path: Path, name: str, sink: Sink) -> Reader:
    """Who reads a document: of Hancom's two kinds that one which the file begins as, whatever it is called.

    Raises:
        KicError: Nobody can.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(8)
    except OSError as error:
        reason = error.strerror or ""
        raise KicError(sink.add("convert-file-unreadable", place=Place(name), name=name, reason=reason)) from error
    if size > _LARGEST:
        limit = f"{_LARGEST >> 20} MiB"
        raise KicError(sink.add("convert-file-large", place=Place(name), name=name, limit=limit))
    suffix = path.suffix.lower()
    if suffix != ".docx":
        return READERS[".hwpx" if head.startswith(_ZIP) else ".hwp" if head.startswith((_OLE, b"HWP ")) else suffix]
    if head.startswith(_OLE):  # what a .docx is wrapped in that has a password, or is a .doc
        raise KicError(sink.add("convert-document-locked", place=Place(name), name=name))
    return READERS[suffix]


def _code_of(error: BrokenError) -> str:
    """What is said of a document that cannot be read."""
    if isinstance(error, LockedError):
        return "convert-document-password"
    if isinstance(error, ReadOnlyError):
        return "convert-document-read-only"
    return "convert-document-old" if isinstance(error, OldError) else "convert-document-broken"


class _Pictures:
    """Gives the pictures of one document their places in the issue folder."""

    def __init__(self, path: Path, name: str, sink: Sink, taken: set[str]) -> None:
        self._path, self._name, self._sink, self._taken = path, name, sink, taken
        self.files: dict[str, PictureFile] = {}

    def path(self, shot: Shot) -> str:
        """Where a picture is going to lie; empty = it cannot be used, which is said."""
        place, suffix = Place(self._name, shot.number), posixpath.splitext(shot.part)[1].lower()
        if not shot.part:
            self._sink.add("convert-picture-linked", place=place)
            return ""
        if suffix not in SUFFIXES:
            self._sink.add("convert-picture-kind", place=place, kind=suffix or shot.part)
            return ""
        if shot.part not in self.files:
            stems = {posixpath.splitext(one)[0] for one in self._taken}
            stem = unique(f"images/{slug(self._path.stem) or 'picture'}", stems)
            self._taken.add(f"{stem}{suffix}")
            self.files[shot.part] = PictureFile(self._path, f"{stem}{suffix}", shot.part)
        return self.files[shot.part].path


# ---------------------------------------------------------------------------------------------------- an issue
def import_manuscripts(files: Sequence[Path], sink: Sink, *, layout: str = "kic-weekly") -> Imported:
    """The issue that ``files``, documents and Markdown, hold: documents follow in the last part of the Markdown's.

    Raises:
        KicError: A document cannot be read.
    """
    documents = [file for file in files if file.suffix.lower() in READERS]
    loose = [file for file in files if file not in documents]
    if not documents:
        return import_markdown(files, sink, layout=layout)
    imported = import_markdown(loose, sink, layout=layout) if loose else Imported(_bare(layout))
    issue, pictures, made = imported.issue, list(imported.pictures), list[Article]()
    used = {clean(article.path).casefold() for article in issue.articles}
    for file in documents:
        document = read_document(file, sink, [one.path for one in pictures])
        pictures += document.pictures
        for blocks in document.articles:
            made.append(_article(blocks, file.stem, used))
            used.add(made[-1].path)
    if made:
        *others, last = with_part(issue).sections
        issue = replace(issue, sections=(*others, replace(last, articles=(*last.articles, *made))))
    if not loose:
        place = Place(unicodedata.normalize("NFC", documents[0].name))
        sink.add("convert-no-number", place=place)
        sink.add("convert-no-date", place=place, date=NO_DATE.isoformat())
    return Imported(issue, tuple(pictures))


def _bare(layout: str) -> Issue:
    """An issue whose facts no document says."""
    return Issue(0, NO_DATE, layout, (Section("part-1", Bilingual(UNNAMED_PART)),), publication=layout)


def _article(blocks: tuple[Block, ...], stem: str, used: Collection[str]) -> Article:
    """An article of a document; called by its title, or else as its file is, and unlike all that are ``used``."""
    title = next((plain(block.runs) for block in blocks if isinstance(block, Heading) and block.level == 0), "")
    return Article(free_path(title or stem, used), blocks)
