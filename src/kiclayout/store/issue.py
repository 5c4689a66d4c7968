"""An issue folder and an ``Issue``: reading the whole, saving what changed.

The folder is described in ``docs/FORMAT.md``. Articles are read and written by ``store.text``, the YAML files by their
schemas and by edits in place. What was edited is read back: if it does not say what it should, that file is written
in canonical form. Whether pictures exist and are good is asked by preflight, not here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kiclayout.base.diagnostics import Diagnostic, KicError, Sink
from kiclayout.base.guess import nearest_file
from kiclayout.base.origin import Place
from kiclayout.base.record import replace
from kiclayout.content.issue import Article, Issue, Placement
from kiclayout.store import marks
from kiclayout.store.issue_schema import FORMAT, ISSUE, issue_of
from kiclayout.store.issue_tree import issue_tree
from kiclayout.store.partners import Roll, check_ids, partners_sheet, read_partners
from kiclayout.store.paths import ISSUE_FILE, PLACEMENT_FOLDER, is_link, locate, read_utf8
from kiclayout.store.placement import placement_of, placement_tree
from kiclayout.store.placement_check import check_orphans, check_shape
from kiclayout.store.schema import Fields, read
from kiclayout.store.sheet import Sheet, edited_sheet, sheet_text, write_sheets
from kiclayout.store.text import read_article, save_article, write_article
from kiclayout.store.yaml_tree import Group, dump

MAX_ARTICLE = 2 << 20
"""The largest article file that is read, in bytes."""
GITATTRIBUTES = "*.md text eol=lf diff=kic\n*.yaml text eol=lf\n"
"""What makes Git keep line ends and, with ``diff.kic.wordRegex`` set, show changed words."""


# ---- reading


def read_issue(folder: Path, sink: Sink) -> Issue:
    """The issue in ``folder``. What is missing or broken beside issue.yaml is a finding, and the rest goes on.

    Raises:
        KicError: issue.yaml is absent, cannot be read, or lacks number, date or layout.
    """
    found = Sink()
    fields = _issue_fields(folder, found)
    reading = _Articles(folder, found)
    issue = issue_of(fields, reading.article) if fields else None
    if fields is None or issue is None:
        raise KicError(*(found if len(found) else [_no_issue(folder)]))
    issue = replace(issue, partners=read_partners(folder, found))
    issue = replace(issue, placements=_read_placements(folder, issue, found))
    reading.report_unlisted()
    _check_names(issue, fields, found)
    sink.extend(found)
    return issue


def _no_issue(folder: Path) -> Diagnostic:
    return Sink().add("store-issue-missing", place=Place(ISSUE_FILE), folder=folder.name)


def _issue_fields(folder: Path, sink: Sink) -> Fields | None:
    text = sheet_text(folder, ISSUE_FILE, sink)
    root = None if text is None else marks.parse(text, ISSUE_FILE, sink)
    if root is None:
        return None
    fields = read(root, ISSUE, ISSUE_FILE, sink)
    version = fields.one("format", int, FORMAT)
    if version > FORMAT:
        sink.add("store-format-newer", place=fields.place("format"), found=version, known=FORMAT)
    return fields


class _Articles:
    """Reads the articles as issue.yaml lists them. Remembers which it has met; used for one reading."""

    def __init__(self, folder: Path, sink: Sink) -> None:
        self.folder, self.sink = folder, sink
        self.listed: set[str] = set()

    def article(self, section: Fields, at: int, path: str) -> Article | None:
        """The article at ``path``; one whose file cannot be read is empty, so that it keeps its place.

        None = what is listed is no article, or stands there already.
        """
        place = section.place("articles", at)
        if path in self.listed:
            self.sink.add("store-file-listed-twice", place=place, path=path)
            return None
        self.listed.add(path)
        if not _is_article(path):
            self.sink.add("store-file-no-article", place=place, path=path)
            return None
        file = locate(self.folder, path)
        if file is None or not file.is_file():
            self._say_missing(path, place)
            return Article(path)
        text = read_utf8(file, path, MAX_ARTICLE, self.sink)
        return Article(path) if text is None else read_article(text, path, self.sink)

    def _say_missing(self, path: str, place: Place) -> None:
        """Says that the article ``path`` has no file, and which was probably meant."""
        if is_link(self.folder, path):
            self.sink.add("store-file-link", place=place, path=path)
        elif meant := nearest_file(path, article_files(self.folder)):
            self.sink.add("store-file-near", place=place, path=path, meant=meant)
        else:
            self.sink.add("store-file-missing", place=place, path=path)

    def report_unlisted(self) -> None:
        """Notes the article files that no section lists."""
        for name in article_files(self.folder):
            if name not in self.listed:
                self.sink.add("store-file-unlisted", place=Place(name), path=name)


def _is_article(path: str) -> bool:
    """Whether a file that is listed can be an article by its name: a picture or a sheet is not to be written as one."""
    return path.casefold().endswith(".md")


def article_files(folder: Path) -> tuple[str, ...]:
    """The names of all article files of the issue in ``folder``, listed or not."""
    home = locate(folder, "articles")
    return (
        tuple(sorted(f"articles/{unicodedata.normalize('NFC', file.name)}" for file in home.glob("*.md")))
        if home
        else ()
    )


def _read_placements(folder: Path, issue: Issue, sink: Sink) -> tuple[Placement, ...]:
    files = sorted((folder / PLACEMENT_FOLDER).glob("*.yaml"), key=lambda file: file.name)
    found = []
    for file in files:
        name = f"{PLACEMENT_FOLDER}/{unicodedata.normalize('NFC', file.name)}"
        text = sheet_text(folder, name, sink)
        root = None if text is None else marks.parse(text, name, sink)
        if root:
            placement = placement_of(root, Path(name).stem)
            check_shape(root, name, sink)
            check_orphans(placement, issue, name, sink)
            found.append(placement)
    return tuple(found)


def _check_names(issue: Issue, fields: Fields, sink: Sink) -> None:
    """Reports ids that stand twice and logos that no partner record has."""
    check_ids(fields.all("sections", Fields), sink)
    for at, name in enumerate(issue.logos):
        if issue.partner(name) is None:
            sink.add("store-logo-unknown", place=fields.place("logos", at), id=name)


# ---- writing


def dump_issue_yaml(issue: Issue) -> str:
    """The canonical text of issue.yaml."""
    return dump(issue_tree(issue))


def write_issue(folder: Path, issue: Issue) -> tuple[str, ...]:
    """Writes the whole of ``issue`` in canonical form; files of the same names are replaced, others stay.

    Returns:
        The names of the files written.

    Raises:
        KicError: A file cannot be written; nothing has changed.
    """
    files = {sheet.name: dump(sheet.new) for sheet in _sheets(issue, issue) if len(sheet.new.entries) > 1}
    files |= {article.path: write_article(article) for article in issue.articles if article.blocks}
    return write_sheets(folder, {".gitattributes": GITATTRIBUTES, **files})


def save_issue(folder: Path, old: Issue, new: Issue) -> tuple[str, ...]:
    """Writes what differs between ``old``, as the folder was read or last saved, and ``new``.

    Articles that are no longer listed stay on the disk.

    Returns:
        The names of the files written.

    Raises:
        KicError: The folder has a newer format, or a file to be changed cannot be read or written; nothing has
            changed.
    """
    _refuse_newer(folder)
    files = {s.name: edited_sheet(folder, s) for s in _sheets(old, new) if s.old != s.new}
    before = {article.path: article for article in old.articles}
    for article in new.articles:
        known = before.get(article.path)
        if article is not known and article != known:
            files[article.path] = _edited_article(folder, known, article)
    return write_sheets(folder, files)


def _sheets(old: Issue, new: Issue) -> Iterator[Sheet]:
    """The YAML files of an issue."""
    yield Sheet(ISSUE_FILE, issue_tree(old), issue_tree(new), _issue_says)

    if old.partners or new.partners:
        yield partners_sheet(Roll(old.partners, old.lang), Roll(new.partners, new.lang))
    one, other = ({p.layout: p for p in issue.placements} for issue in (old, new))
    for layout in dict.fromkeys([*one, *other]):
        was, becomes = (placement_tree(table.get(layout, Placement(layout))) for table in (one, other))
        yield Sheet(f"{PLACEMENT_FOLDER}/{layout}.yaml", was, becomes, _placement_says)


def _issue_says(root: marks.Value) -> Group | None:
    seen: set[str] = set()

    def article(_: Fields, __: int, path: str) -> Article | None:
        known = path in seen
        seen.add(path)
        return None if known or not _is_article(path) else Article(path)

    issue = issue_of(read(root, ISSUE, ISSUE_FILE, Sink()), article)
    return issue_tree(issue) if issue else None


def _placement_says(root: marks.Value) -> Group:
    return placement_tree(placement_of(root, ""))


def _edited_article(folder: Path, old: Article | None, new: Article) -> str:
    """The new text of an article; a file that cannot be read is never overwritten."""
    path = locate(folder, new.path)
    if path is None:
        return write_article(new)
    sink = Sink()
    source = read_utf8(path, new.path, MAX_ARTICLE, sink)
    if source is None:
        raise KicError(*sink)
    return save_article(source, old or read_article(source, new.path, Sink()), new)


def _refuse_newer(folder: Path) -> None:
    """Raises KicError if the folder has a format that this program only reads."""
    found = Sink()
    _issue_fields(folder, found)
    newer = [finding for finding in found if finding.code == "store-format-newer"]
    if newer:
        raise KicError(*newer)
