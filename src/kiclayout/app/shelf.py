"""Where an open issue lies: its own folder, or, for a packed file, a private working folder that stands for it.

Opens an issue for editing, saves it, and copies the whole of it to another place. What is open and whether anything is
unsaved is the window's to know.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from kiclayout.app.carry import relined
from kiclayout.app.project import Progress, Project, read_project, silent
from kiclayout.app.target import PACK, writable
from kiclayout.base.diagnostics import Diagnostic, KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.issue import Issue
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.issue import read_issue, save_issue
from kiclayout.store.layout_places import find_layout, layout_folders
from kiclayout.store.pack import pack, unpack
from kiclayout.store.paths import ISSUE_FILE

WORK = "work-"
"""What the names of working folders begin with; the process follows."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where an issue lies.

    Attributes:
        source: What was opened: the issue's folder, or the packed file.
        folder: Where its texts and pictures are: the same folder, or the working one.
    """

    source: Path
    folder: Path

    @property
    def packed(self) -> bool:
        """Whether it is kept in a packed file."""
        return self.source != self.folder

    @property
    def name(self) -> str:
        """What people call it: the name without the ending of packs."""
        return self.source.stem if self.packed else self.source.name


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving.

    Attributes:
        issue: What was saved, its lines as the files have them now.
        disk: What the files say, read back.
        files: The names of the files that were written.
        findings: Those of reading it back, but for those on its words.
    """

    issue: Issue
    disk: Issue
    files: tuple[str, ...]
    findings: tuple[Diagnostic, ...]


def home_of(path: Path, work: Path, sink: Sink) -> Home:
    """Where the issue at ``path`` lies; a packed file is unpacked below ``work``.

    Args:
        path: An issue folder, its issue.yaml, or a packed file.
        work: The folder for working folders.
        sink: Takes notes on names that had to be mended.

    Raises:
        KicError: There is nothing, or it cannot be unpacked.
    """
    source = source_of(path)
    if source.is_dir():
        return Home(source, source)
    if not source.is_file():
        raise KicError(sink.add("store-issue-missing", place=Place(path.name), folder=path.name))
    place = working_place(work)
    try:
        unpack(source, place / source.stem, sink)
    except KicError:
        shutil.rmtree(place, ignore_errors=True)
        raise
    return Home(source, place / source.stem)


def source_of(path: Path) -> Path:
    """What is opened for ``path``: the folder for an issue.yaml, links followed."""
    found = path.parent if path.name == ISSUE_FILE and path.is_file() else path
    with contextlib.suppress(OSError, RuntimeError):
        return found.resolve()
    return found.absolute()


def working_place(work: Path, prefix: str = f"{WORK}{os.getpid()}-") -> Path:
    """A new private folder below ``work``, its name beginning with ``prefix``."""
    try:
        work.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=prefix, dir=work))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise KicError(
            Sink().add("store-file-unwritable", place=Place(str(work)), name=work.name, reason=reason)
        ) from error


def leave(home: Home) -> None:
    """Removes the working folder of a packed issue; an issue's own folder stays."""
    if home.packed:
        shutil.rmtree(home.folder.parent, ignore_errors=True)


def project_at(home: Home, sink: Sink, progress: Progress = silent) -> Project:
    """The issue at ``home`` with its layout and fonts.

    Raises:
        KicError: It cannot be read.
    """
    progress("read", 0, 0)
    return read_project(home.folder, sink)


def save(home: Home, disk: Issue, issue: Issue, written: Callable[[], None] = lambda: None) -> Saved:
    """Writes what differs between ``disk``, as it was read just now, and ``issue``.

    Args:
        home: Where it lies.
        disk: What the files say.
        issue: What they shall say.
        written: Called when the files are written, before they are packed and read back.

    Raises:
        KicError: A file cannot be written or its text not be read back; nothing has changed. With a packed issue, the
            pack stands as it was, while the working folder may be ahead of it.
    """
    if home.packed:  # a pack that could not be written last time left the working folder ahead
        disk = read_issue(home.folder, Sink())
    files = save_issue(home.folder, disk, issue)
    written()
    if home.packed:
        pack(home.folder, home.source)
    sink = Sink()
    read = read_issue(home.folder, sink)
    return Saved(relined(issue, read), read, files, tuple(sink))


def save_copy(home: Home, issue: Issue, target: Path, work: Path) -> Home:
    """Writes the whole issue, pictures, partners, layouts and placements included, to a new place.

    Args:
        home: Where it lies now; that stays as it is.
        issue: What the copy shall say.
        target: A folder that does not exist or is empty, or a ``.kicissue`` file, which may be an older pack.
        work: The folder for working folders.

    Raises:
        KicError: ``target`` is no place for it, or cannot be written; nothing stands there that did not before.
    """
    packed = target.suffix.lower() == PACK
    file = writable(target, home.source, PACK) if packed else free_folder(target, home)
    place = working_place(work) if packed else working_place(file.parent, ".kiclayout-")
    copy = place / (file.stem if packed else file.name)
    try:
        _copy_tree(home.folder, copy)
        bring_layout(home, issue, copy, file.parent)
        save_issue(copy, read_issue(copy, Sink()), issue)
        if packed:
            pack(copy, file)
            return Home(file, copy)
        move_in(copy, file)
    except BaseException as error:
        shutil.rmtree(place, ignore_errors=True)
        if isinstance(error, OSError | shutil.Error):
            raise unwritable(file, error) from error
        raise
    shutil.rmtree(place, ignore_errors=True)
    return Home(file, file)


def pack_copy(home: Home, issue: Issue, target: Path, work: Path) -> None:
    """Packs the whole of ``issue`` into the file ``target``; the issue at ``home`` stays as it is.

    Raises:
        KicError: As ``save_copy``.
    """
    file = target if target.suffix.lower() == PACK else target.with_name(target.name + PACK)
    leave(save_copy(home, issue, file, work))


def free_folder(target: Path, home: Home) -> Path:
    """The folder ``target``, made sure to be free and not inside the issue itself.

    Raises:
        KicError: It is not.
    """
    folder = target.resolve()
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise KicError(Sink().add("app-target-taken", place=Place(str(target))))
    if folder.is_relative_to(home.folder.resolve()):
        raise KicError(Sink().add("app-target-inside", place=Place(str(target)), ending=PACK))
    if not folder.parent.is_dir():
        raise KicError(Sink().add("app-target-folder", place=Place(str(target)), ending=""))
    return folder


def _copy_tree(source: Path, target: Path) -> None:
    """Copies what belongs to an issue: no hidden files but ``.gitattributes``, no links, no left-overs."""

    def foreign(folder: str, names: list[str]) -> set[str]:
        paths = {name: Path(folder) / name for name in names}
        hidden = {name for name in names if name.startswith((".", "~$")) and name != ".gitattributes"}
        return hidden | {name for name, path in paths.items() if path.is_symlink()}

    shutil.copytree(source, target, ignore=foreign, copy_function=shutil.copyfile)


def bring_layout(home: Home, issue: Issue, copy: Path, beside: Path) -> None:
    """Puts the layout into the copy where it would not be found from its new place, on anybody's machine."""
    own = bundled_folder("layouts").resolve()
    found = find_layout(issue.layout, layout_folders(home.folder))
    there = find_layout(issue.layout, (copy / "layouts", beside / "layouts", own))
    if found is not None and there is None:
        shutil.copytree(found, copy / "layouts" / found.name, copy_function=shutil.copyfile)


def move_in(copy: Path, target: Path) -> None:
    """Renames the finished copy; an empty folder in its place goes."""
    if target.exists():
        target.rmdir()
    copy.replace(target)


def unwritable(target: Path, error: OSError | shutil.Error) -> KicError:
    """The finding for an issue that could not be written at ``target``."""
    reason = getattr(error, "strerror", None) or str(error)[:120] or type(error).__name__
    return KicError(Sink().add("store-file-unwritable", place=Place(target.name), name=target.name, reason=reason))


def refresh_working(home: Home) -> None:
    """Brings what the pack says now into the working folder of a packed issue; nothing is taken away there.

    Raises:
        KicError: The pack cannot be opened; the working folder stands as it was.
    """
    place = working_place(home.folder.parent.parent)
    try:
        unpack(home.source, place / "new", Sink())
        for path in sorted(path for path in (place / "new").rglob("*") if path.is_file()):
            target = home.folder / path.relative_to(place / "new")
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    finally:
        shutil.rmtree(place, ignore_errors=True)
