"""Pictures from elsewhere are brought into the issue's folder beside the window's thread: looked at, named, copied.

All of it is reading and writing of files and the work of decoders in C; the window's thread is only told. A file comes
to its place whole or not at all, and the original is not touched. Nothing is fetched from the network.
"""

from __future__ import annotations

import hashlib
import os
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from kiclayout.base.diagnostics import Diagnostic, Severity, Sink
from kiclayout.base.record import dataclass
from kiclayout.editor.pictures.carried import Carried
from kiclayout.scene.assets import prepare
from kiclayout.scene.glance import ending_of, glance
from kiclayout.store.atomic import plain_reason
from kiclayout.store.paths import fault

FOLDER = "images"
MOST = 400
"""Files that are brought in at once at most: more are a whole disk let go by mistake."""
ENDINGS = (
    *("jpg", "jpeg", "jfif", "png", "webp", "gif", "tif", "tiff", "bmp", "avif", "heic", "heif"),
    *("svg", "svgz", "pdf", "ai"),
)
"""What in a folder is taken for a picture; files that are named one by one are looked at whatever they are called."""
_STRANGE = re.compile(r"[^\w.-]+")
_CHUNK = 1 << 20
_KNOWN_BY = 4096
"""Bytes by which a file's kind is known."""
_LONGEST = 60
"""Characters of a file's name that are kept: with what is added, also Hangul fits the 255 bytes of a disk's names."""
_HASH = 8
_WAIT_MS = 5000
_QUICKLY = 70
"""How Qt calls a PNG packed with little effort."""
_PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class Found:
    """A picture that can be brought in.

    Attributes:
        name: What the issue calls it.
        size: In pixels, as shown.
        here: Whether the file is there already.
        source: The file that it is a copy of, or the sum of its content where there was none.
    """

    name: str
    size: tuple[int, int]
    here: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not brought in, or not as it should be, and why.

    Attributes:
        file: What it is called.
        fault: What is wrong with it; None = ``why`` says it.
        why: How the wording says it; it may name ``file`` and ``reason``.
        reason: What the system says.
    """

    file: str
    fault: Diagnostic | None = None
    why: str = "pictures.not-one"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found of what was let go.

    Attributes:
        found: In the order of their names.
        refused: Files that cannot be used.
        more: How many further files were not looked at.
    """

    found: tuple[Found, ...]
    refused: tuple[Refused, ...] = ()
    more: int = 0


Write = Callable[[Path, Callable[[], bool]], bool] | None
"""Writes a file, unless it is asked to stop; whether it is whole. None = the file is there."""


class Intake(QObject):
    """See the module; one bringing at a time.

    Signals:
        surveyed: What will be brought in is known, with names and sizes; carries a ``Survey``.
        written: A file was written; carries its name in the issue.
        came: A picture is there, and it is known what it holds; carries its name in the issue.
        failed: A file could not be copied; carries its name in the issue and why, as ``Refused``.
        doubted: A picture that is there cannot be shown, or not all of it; carries why, as ``Refused``.
        finished: All is done, or it was cancelled (True).
    """

    surveyed = Signal(object)
    written = Signal(str)
    came = Signal(str)
    failed = Signal(str, object)
    doubted = Signal(object)
    finished = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stop = threading.Event()
        self.running = False
        self.finished.connect(self._ended)

    def start(self, folder: Path, what: Carried) -> None:
        """Brings ``what`` into the issue in ``folder``."""
        self.running, self._stop = True, threading.Event()
        self._pool.start(partial(self._work, folder, what, self._stop))

    def cancel(self) -> None:
        """Brings nothing further in."""
        self._stop.set()

    def close(self) -> None:
        """Cancels, and waits until the thread is done."""
        self._stop.set()
        self._pool.waitForDone(_WAIT_MS)

    def _ended(self, _cancelled: bool) -> None:
        self.running = False

    # ------------------------------------------------------------------------------------------------ in the thread
    def _work(self, folder: Path, what: Carried, stop: threading.Event) -> None:
        given_up = False
        try:
            try:
                given_up = self._bring_all(folder, what, stop)
            finally:  # our own faults end it, too: further pictures wait for this
                self.finished.emit(given_up)
        except RuntimeError:  # the window was closed meanwhile, and this object with it
            stop.set()

    def _bring_all(self, folder: Path, what: Carried, stop: threading.Event) -> bool:
        """Whether it was given up, so that nothing is left of it; who changes their mind later has all of it."""
        survey, orders = surveyed(folder, what, stop.is_set, self.written.emit)
        self.surveyed.emit(survey)
        begun: list[tuple[str, Write]] = []
        for name, write in orders:
            if stop.is_set():
                break
            begun.append((name, write))
            self._bring(folder / name, name, write, stop)
        if given_up := stop.is_set():  # asked once, after the last one too
            _removed(folder, begun)
        return given_up

    def _bring(self, target: Path, name: str, write: Write, stop: threading.Event) -> None:
        try:
            if write is not None and not _put(target, write, stop.is_set):
                return
            self.written.emit(name)
            sink = Sink()
            # so that the window's thread need not decode it to know what it is
            if prepare(target, sink, None) is None or sink.worst() == Severity.ERROR:
                self.doubted.emit(Refused(target.name, next(iter(sink), None)))
        except OSError as error:
            self.failed.emit(name, _failed(target, error))
        else:
            self.came.emit(name)


def _failed(target: Path, error: OSError) -> Refused:
    """Why ``target`` is not there: where it should be nothing can be written, or what it comes from cannot be read."""
    writing = Path(str(error.filename or target)).parent == target.parent
    if writing and (code := plain_reason(error)):
        return Refused(target.name, Sink().add(code, name=target.name))
    if isinstance(error, FileNotFoundError | PermissionError):
        return Refused(target.name)
    return Refused(target.name, None, "pictures.not-copied", error.strerror or str(error))


def _removed(folder: Path, orders: Sequence[tuple[str, Write]]) -> None:
    """Takes away what was written before the person changed their mind."""
    for name, write in orders:
        if write is not None:
            (folder / name).unlink(missing_ok=True)


def surveyed(
    folder: Path, what: Carried, stop: Callable[[], bool], written: Callable[[str], object] = str
) -> tuple[Survey, list[tuple[str, Write]]]:
    """What of ``what`` can be brought into the issue in ``folder``, and how each of it is written.

    Args:
        folder: Of the issue.
        what: Is looked at.
        stop: Whether to give up.
        written: Told the names of files that are written at once: what has no file is known by its content.
    """
    found: list[Found] = []
    refused: list[Refused] = []
    orders: list[tuple[str, Write]] = []
    taken: dict[str, Path] = {}
    files, more = _files(what.files, refused)
    for path in files:
        if stop():
            break
        one = _looked_at(folder, path, taken)
        if isinstance(one, Refused):
            refused.append(one)
            continue
        found.append(one)
        orders.append((one.name, None if one.here else partial(_copied, path)))
    for content in (*what.data, *((_png(what.bitmap),) if what.bitmap is not None else ())):
        one = _written(folder, content, written)
        if isinstance(one, Refused):
            refused.append(one)
            continue
        found.append(one)
        orders.append((one.name, None))
    return Survey(tuple(found), tuple(refused), more), orders


def _looked_at(folder: Path, path: Path, taken: dict[str, Path]) -> Found | Refused:
    """A file that somebody brings; it may vanish at any moment."""
    seen = glance(path)
    if seen.size is None:
        return Refused(path.name, seen.fault)
    try:
        name, here = _name_for(folder, path, taken)
    except OSError:
        return Refused(path.name)
    if here:  # it is shown at once, by the window's thread, which need not look at all of it then
        prepare(folder / name, Sink(), None)
    return Found(name, seen.size, here, str(path))


def _written(folder: Path, content: bytes, told: Callable[[str], object]) -> Found | Refused:
    """A picture without a file: it is called by its content."""
    ending = ending_of(content)
    if not ending:
        return Refused(_PASTED)
    total = hashlib.sha256(content).hexdigest()
    name = f"{FOLDER}/{_PASTED}-{total[:_HASH]}.{ending}"
    target = folder / name
    try:
        if not target.exists():
            _put(target, partial(_dumped, content), lambda: False)
    except OSError as error:
        return _failed(target, error)
    told(name)
    seen = glance(target)
    if seen.size is None:
        target.unlink(missing_ok=True)
        return Refused(_PASTED, seen.fault)
    prepare(target, Sink(), None)
    return Found(name, seen.size, True, total)


def _files(named: tuple[Path, ...], refused: list[Refused]) -> tuple[list[Path], int]:
    """All files among ``named`` and in the folders among them, as people count, and how many more there are."""
    found: list[Path] = []
    for path in named:
        inner = _within(path)
        found += inner
        if not inner:
            refused.append(Refused(path.name, why="pictures.no-pictures" if path.is_dir() else "pictures.not-one"))
    return found[:MOST], max(len(found) - MOST, 0)


def _within(path: Path) -> list[Path]:
    """A file itself, or the pictures in a folder; nothing of what is neither, as a pipe or a broken link."""
    try:
        if not path.is_dir():
            return [path] if path.is_file() else []
        inner = (one for one in path.rglob("*") if one.suffix.lower().lstrip(".") in ENDINGS and _plain(one, path))
        return sorted(inner, key=_counted)
    except OSError:
        return []


def _plain(path: Path, under: Path) -> bool:
    """Whether a file is no hidden one."""
    return path.is_file() and not any(part.startswith(".") for part in path.relative_to(under).parts)


def _counted(path: Path) -> list[tuple[int, str]]:
    """What sorts 2 before 10."""
    parts = re.split(r"(\d+)", str(path).lower())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


# ---------------------------------------------------------------------------------------------------- names
def _name_for(folder: Path, path: Path, taken: dict[str, Path]) -> tuple[str, bool]:
    """What the issue in ``folder`` calls ``path``, and whether that file is there already."""
    try:
        return unicodedata.normalize("NFC", path.resolve().relative_to(folder.resolve()).as_posix()), True
    except ValueError:
        pass
    for name in _names(path):
        key, target = name.casefold(), folder / name
        other = taken.get(key) or (target if target.exists() or target.is_symlink() else None)
        if other is None:
            taken[key] = path
            return name, False
        if not other.is_symlink() and _same(other, path):  # the issue follows no links
            return name, True
    raise OSError(f"no free name for {path.name}")


def _names(path: Path) -> Iterator[str]:
    """Names that it could have, in plain signs: ``crane.jpg``, then with a piece of its content's sum."""
    stem = _STRANGE.sub("-", unicodedata.normalize("NFC", path.stem)).strip("-.")[:_LONGEST].rstrip("-.") or "picture"
    ending = _ending(path)
    if not fault(f"{FOLDER}/{stem}{ending}"):
        yield f"{FOLDER}/{stem}{ending}"
    total = _sum(path)
    yield from (f"{FOLDER}/{stem}-{total[:length]}{ending}" for length in (_HASH, 2 * _HASH, 64))


def _ending(path: Path) -> str:
    """The file's own ending; another one where it has none that pictures have, as a drawing called ``.xml``."""
    own = path.suffix.lower()
    if own.lstrip(".") in ENDINGS:
        return own
    with path.open("rb") as file:
        known = ending_of(file.read(_KNOWN_BY))
    return f".{known}" if known else own


def _same(one: Path, other: Path) -> bool:
    """Whether two files say the same."""
    return one.stat().st_size == other.stat().st_size and _sum(one) == _sum(other)


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# ---------------------------------------------------------------------------------------------------- writing
def _put(target: Path, write: Callable[[Path, Callable[[], bool]], bool], stop: Callable[[], bool]) -> bool:
    """Has ``target`` written beside its place and put there when it is whole; whether it is."""
    target.parent.mkdir(exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    try:
        if not write(part, stop):
            return False
        part.replace(target)
        return True
    finally:
        part.unlink(missing_ok=True)


def _copied(source: Path, part: Path, stop: Callable[[], bool]) -> bool:
    with source.open("rb") as old, part.open("wb") as new:
        while chunk := old.read(_CHUNK):
            if stop():
                return False
            new.write(chunk)
    times = source.stat()
    os.utime(part, ns=(times.st_atime_ns, times.st_mtime_ns))
    return True


def _dumped(content: bytes, part: Path, _stop: Callable[[], bool]) -> bool:
    part.write_bytes(content)
    return True


def _png(image: QImage) -> bytes:
    """``image`` as a PNG file; a screenshot's transparency is kept where it has some.

    Qt writes it without holding up Python's other threads, as the window's is one.
    """
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(out, "PNG", _QUICKLY)  # type: ignore[call-overload]
    return bytes(out.data().data())
