"""Unsaved edits, kept outside the issue: after a crash, the next start finds them.

Every open window has a folder of its own below ``recovery``: a note, ``recovery.json``, and under ``texts`` the files
that differ from what was saved, as they would be read. A window that is closed in order takes its folder away; one
whose process is gone left it behind. Versions that lost against another one are put by below ``kept``. When this is
done, and who is asked about it, is the window's business.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kiclayout.app.carry import carried
from kiclayout.app.lock import process_lives, started
from kiclayout.app.sheets import Sheet, same, sheets_of
from kiclayout.app.shelf import WORK, Home
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.block import Block
from kiclayout.content.issue import Article, Issue, Placement
from kiclayout.content.normal import normal_blocks
from kiclayout.store.atomic import write_files
from kiclayout.store.issue import dump_issue_yaml, read_issue, write_issue
from kiclayout.store.issue_tree import partners_tree
from kiclayout.store.partners import PARTNERS_FILE
from kiclayout.store.paths import ISSUE_FILE, PLACEMENT_FOLDER, locate
from kiclayout.store.placement import placement_tree
from kiclayout.store.text.write import write_blocks
from kiclayout.store.yaml_tree import dump

FORMAT = 1
NOTE, TEXTS, RECOVERY, KEPT = "recovery.json", "texts", "recovery", "kept"
KEEP = 60 * 24 * 3600.0
"""Seconds for which versions that were put by are kept."""


# ---- writing


class Keeper:
    """Keeps the unsaved edits of one open issue. It remembers what it wrote, and is no value.

    ``pending`` and ``text`` are for the thread of the window, ``write`` may run in another one.
    """

    def __init__(self, data: Path, home: Home) -> None:
        self.home = home
        self.folder = data / RECOVERY / f"{slug(home.source)}-{os.getpid()}-{secrets.token_hex(3)}"
        self.replaces: tuple[Path, ...] = ()
        """Older folders that the next writing makes needless."""
        self._written: dict[str, Sheet] = {}
        self._bases: dict[str, str] = {}

    def pending(self, saved: Issue, issue: Issue) -> dict[str, Sheet | None]:
        """The sheets that differ from what was saved; None for those whose text is written already."""
        before, after = sheets_of(saved), sheets_of(issue)
        gone = {name: _emptied(sheet) for name, sheet in before.items() if name not in after}
        after |= {name: sheet for name, sheet in gone.items() if sheet is not None}
        return {
            name: None if self._written.get(name) is sheet else sheet
            for name, sheet in after.items()
            if before.get(name) is not sheet and not same(before.get(name), sheet)
        }

    def write(self, texts: Mapping[str, tuple[Sheet, str]], names: tuple[str, ...]) -> None:
        """Writes ``texts`` and the note that ``names`` are what differs now.

        Raises:
            KicError: The folder cannot be written.
        """
        if not names:
            self.clear()
            return
        for name in names:
            self._bases.setdefault(name, digest(self.home.folder, name))
        files = {self.folder / TEXTS / name: text.encode("utf-8") for name, (_, text) in texts.items()}
        write_files({**files, self.folder / NOTE: self._note(names)})
        self._written |= {name: sheet for name, (sheet, _) in texts.items()}
        for old in self.replaces:
            shutil.rmtree(old, ignore_errors=True)
        self.replaces = ()

    def _note(self, names: tuple[str, ...]) -> bytes:
        pid = os.getpid()
        said = {
            "format": FORMAT,
            "source": str(self.home.source),
            "folder": str(self.home.folder),
            "written": time.time(),
            "pid": pid,
            "started": started(pid),
            "files": {name: self._bases[name] for name in names},
        }
        return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8")

    def clear(self) -> None:
        """Takes everything away: all is saved."""
        self._written, self._bases = {}, {}
        for folder in (self.folder, *self.replaces):
            shutil.rmtree(folder, ignore_errors=True)
        self.replaces = ()


def _emptied(sheet: Sheet) -> Sheet | None:
    """What is left of a sheet whose file would hold nothing; None for an article, which the facts no longer name."""
    if isinstance(sheet, Placement):
        return Placement(sheet.layout)
    return () if isinstance(sheet, tuple) else None


class Wording:
    """Turns sheets into text, block by block, so that nobody waits for a long article; remembers blocks that stay."""

    def __init__(self) -> None:
        self.text = ""
        self._known: dict[str, dict[int, tuple[Block, str]]] = {}

    def steps(self, sheet: Sheet, issue: Issue) -> Iterator[None]:
        """Works the text of a sheet of ``issue`` out, a block a step; at the end it is ``text``."""
        if isinstance(sheet, Article):
            yield from self._article(sheet)
        else:
            self.text = _sheet_text(sheet, issue)

    def _article(self, article: Article) -> Iterator[None]:
        known, made = self._known.get(article.path, {}), dict[int, tuple[Block, str]]()
        for block in article.blocks:
            before = known.get(id(block))
            if before is not None and before[0] is block:
                made[id(block)] = before
            else:
                made[id(block)] = block, write_blocks(normal_blocks((block,)))
                yield
        self._known[article.path] = made
        self.text = "\n\n".join(text for _, text in made.values() if text) + "\n"


def _sheet_text(sheet: Sheet, issue: Issue) -> str:
    match sheet:
        case Placement():
            return dump(placement_tree(sheet))
        case Issue():
            return dump_issue_yaml(sheet)
        case tuple():
            return dump(partners_tree(sheet, issue.lang))
        case _:
            raise TypeError(sheet)


def digest(folder: Path, name: str) -> str:
    """What tells two states of a file apart; empty if there is none."""
    path = locate(folder, name)
    with contextlib.suppress(OSError):
        return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""
    return ""


def slug(source: Path) -> str:
    """A folder's name for an issue: readable, and no other issue's."""
    readable = re.sub(r"[^\w-]+", "-", source.stem)[:40].strip("-")
    return f"{readable or 'issue'}-{hashlib.sha256(str(source).encode('utf-8', 'surrogateescape')).hexdigest()[:12]}"


# ---- after a crash


@dataclass(frozen=True, slots=True)
class Trace:
    """What a window that ended without order left behind.

    Attributes:
        folder: Where it is kept.
        working: The folder in which that window had the issue; none where that is not known.
        written: When, in seconds since 1970.
        files: The files that differed, each with the digest of what stood on the disk then.
    """

    folder: Path
    working: Path
    written: float
    files: tuple[tuple[str, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files that differed."""
        return tuple(name for name, _ in self.files)


def traces(data: Path, source: Path) -> tuple[Trace, ...]:
    """What is left behind of ``source``, the newest first; windows that still live are passed over."""
    found = (_trace(place / NOTE, source) or _unnoted(place) for place in (data / RECOVERY).glob(f"{slug(source)}-*"))
    return tuple(sorted((one for one in found if one), key=lambda one: -one.written))


def _trace(note: Path, source: Path) -> Trace | None:
    try:
        said = json.loads(note.read_text("utf-8"))
        if said["format"] > FORMAT or said["source"] != str(source):
            return None
        if process_lives(int(said["pid"]), str(said["started"])):
            return None
        files = tuple((str(name), str(base)) for name, base in said["files"].items())
        return Trace(note.parent, Path(said["folder"]), float(said["written"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _unnoted(place: Path) -> Trace | None:
    """What is left where the note is damaged or gone: all texts there are, of a time and a base that nobody knows."""
    pid = place.name.rsplit("-", 2)[-2]
    if _is_readable(place / NOTE) or (pid.isdigit() and process_lives(int(pid), "")):
        return None
    try:
        texts = sorted(_files(place / TEXTS))
        names = [path.relative_to(place / TEXTS).as_posix() for path in texts if not path.name.startswith(".")]
        written = max((path.stat().st_mtime for path in texts), default=0.0)
    except OSError:
        return None
    return Trace(place, Path(), written, tuple((name, "") for name in names)) if names else None


def _is_readable(note: Path) -> bool:
    """Whether it says anything, be it of another issue or of a newer program."""
    try:
        return isinstance(json.loads(note.read_text("utf-8")), dict)
    except (OSError, ValueError):
        return False


def restored(trace: Trace, home: Home, disk: Issue) -> Issue:
    """The issue as the lost window had it: what the disk says, with the files that differed then in their places.

    Pictures that only the lost window's working folder has are brought over.

    Raises:
        KicError: What was left behind cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="kiclayout-") as place:
        copy_texts(home.folder, disk, Path(place))
        for name in trace.names:
            _copy(trace.folder / TEXTS / name, Path(place) / name)
        read = read_issue(Path(place), Sink())
    if trace.working != home.folder and trace.working.is_absolute() and trace.working.is_dir():
        _bring_pictures(trace.working, home.folder)
    return carried(disk, read)


def unreadable(trace: Trace, error: OSError) -> KicError:
    """Why what was left behind cannot be read."""
    reason = error.strerror or type(error).__name__
    return KicError(Sink().add("store-file-unreadable", place=Place(str(trace.folder)), name=NOTE, reason=reason))


def changed_since(trace: Trace, home: Home) -> tuple[str, ...]:
    """The files that differed then and on the disk are not what they were then."""
    return tuple(name for name, base in trace.files if digest(home.folder, name) != base)


def copy_texts(folder: Path, issue: Issue, target: Path) -> None:
    """Copies the texts of the issue in ``folder``, without pictures and layouts, into ``target``.

    Raises:
        OSError: ``target`` cannot be written.
    """
    names = [ISSUE_FILE, PARTNERS_FILE, *(article.path for article in issue.articles)]
    names += [f"{PLACEMENT_FOLDER}/{file.name}" for file in (folder / PLACEMENT_FOLDER).glob("*.yaml")]
    for name in dict.fromkeys(names):
        if source := locate(folder, name):
            _copy(source, target / name)


def _copy(source: Path, target: Path) -> None:
    if source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _bring_pictures(old: Path, new: Path) -> None:
    for path in _files(old):
        name = path.relative_to(old)
        if not (new / name).exists() and not name.name.startswith("."):
            _copy(path, new / name)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


# ---- versions that lost


def put_by(data: Path, source: Path, issue: Issue, now: dt.datetime) -> Path:
    """Keeps ``issue``, the words of it, as a version that lost; returns the folder in which it lies.

    Raises:
        KicError: It cannot be written.
    """
    folder = _kept_place(data, source, now)
    folder.mkdir(parents=True, exist_ok=True)
    write_issue(folder, issue)
    return folder


def withdraw(data: Path, home: Home, names: Iterable[str], now: dt.datetime) -> None:
    """Moves files of an issue to the versions that lost: articles that nobody has any more, as their making was undone.

    One that cannot be moved stays.
    """
    place = _kept_place(data, home.source, now)
    for name in names:
        file = locate(home.folder, name)
        if file is not None:
            with contextlib.suppress(OSError):
                (place / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.move(file, place / name)


def set_aside(data: Path, source: Path, trace: Trace, now: dt.datetime) -> None:
    """Puts what a crash left behind, and nobody wants restored, with the versions that lost."""
    target = _kept_place(data, source, now)
    target.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        trace.folder.rename(target)


def _kept_place(data: Path, source: Path, now: dt.datetime) -> Path:
    return data / KEPT / slug(source) / f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


def prune(data: Path, now: float) -> None:
    """Removes versions that lost long ago, and working folders that nobody needs any more."""
    for folder in (data / KEPT).glob("*/*"):
        with contextlib.suppress(OSError):
            if now - folder.stat().st_mtime > KEEP:
                shutil.rmtree(folder, ignore_errors=True)
    needed = {_working(note) for note in (data / RECOVERY).glob(f"*/{NOTE}")}
    for place in (data / "working").glob(f"{WORK}*"):
        pid = int(number) if (number := place.name.split("-")[1]).isdigit() else 0
        if not process_lives(pid, "") and not any(path.is_relative_to(place) for path in needed):
            shutil.rmtree(place, ignore_errors=True)


def _working(note: Path) -> Path:
    try:
        return Path(json.loads(note.read_text("utf-8"))["folder"])
    except (OSError, ValueError, KeyError, TypeError):
        return Path()
