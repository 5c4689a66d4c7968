"""``.kicissue``: an issue folder in one file, a zip whose bytes depend on the folder's contents alone.

Names are sorted and NFC, time stamps fixed, pictures stored as they are and all else deflated. Unpacking trusts
nothing: every name and size is judged before the first byte is written. What is in the files is not looked at.
"""

from __future__ import annotations

import contextlib
import io
import lzma
import shutil
import stat
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.store.atomic import write_files
from kiclayout.store.paths import fault, fold, require_empty

ENDING = ".kicissue"
MAX_FILES, MAX_BYTES, MAX_RATIO = 2_000, 500 << 20, 200
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STORED = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".avif")
_LITTER = {"thumbs.db", "desktop.ini", "__macosx"}


def pack(folder: Path, file: Path, more: Mapping[str, Path] = MappingProxyType({})) -> None:
    """Writes the issue in ``folder`` into ``file``. Hidden files and folders stay out, but for ``.gitattributes``.

    Args:
        folder: The issue.
        file: The pack.
        more: Files from elsewhere by the names that they get in the pack.

    Raises:
        KicError: A name would not be accepted on unpacking, the whole is too large, or ``file`` cannot be written.
    """
    paths = sorted(_contents(folder, file.resolve()))
    _check_names([*(_name(folder, path) for path in paths), *more], file.name)
    found = {_name(folder, path): path for path in paths} | dict(more)
    if "issue.yaml" not in found:
        raise _refused("store-issue-missing", folder.name, folder=folder.name)
    _check_size(len(found), sum(path.stat().st_size for path in found.values()), file.name)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(found):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system, info.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            info.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(info, found[name].read_bytes())
    write_files({file: stream.getvalue()})


def unpack(file: Path, folder: Path, sink: Sink) -> None:
    """Writes what ``file`` holds into ``folder``, which must be empty or not exist; all of it or nothing.

    Args:
        file: A ``.kicissue`` file; one folder around the whole is taken off.
        folder: Where the issue goes.
        sink: Takes a note for each name that had to be composed (NFC).

    Raises:
        KicError: The file cannot be opened, or something in it is refused.
    """
    if file.is_dir():
        raise _refused("store-pack-folder", file.name, name=file.name)
    require_empty(folder)
    reading = True
    try:
        with zipfile.ZipFile(file) as archive:
            files = _checked(archive, file.name, sink)
            reading = False
            _extract(archive, files, folder)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError) as error:
        raise _refused("store-pack-broken", file.name, name=file.name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        if reading:
            raise _refused("store-file-unreadable", file.name, name=file.name, reason=reason) from error
        raise _refused("store-file-unwritable", folder.name, name=folder.name, reason=reason) from error


@contextlib.contextmanager
def opened(path: Path, sink: Sink | None = None) -> Iterator[Path]:
    """A folder for whatever ``path`` is: the folder itself, that of an issue.yaml, or an unpacked ``.kicissue``.

    What was unpacked is removed at the end; changes to it are lost.

    Raises:
        KicError: There is nothing at ``path``, or it cannot be unpacked.
    """
    if path.is_dir():
        yield path
    elif path.name == "issue.yaml" and path.is_file():
        yield path.parent
    elif path.is_file() and (path.suffix.lower() == ENDING or zipfile.is_zipfile(path)):
        with tempfile.TemporaryDirectory(prefix="kiclayout-", ignore_cleanup_errors=True) as place:
            folder = Path(place) / path.stem
            unpack(path, folder, sink if sink is not None else Sink())
            yield folder
    else:
        raise _refused("store-issue-missing", path.name, folder=path.name)


def _refused(code: str, file: str, **values: Any) -> KicError:
    return KicError(Sink().add(code, place=Place(file), **values))


def _contents(folder: Path, file: Path) -> Iterator[Path]:
    """The files that belong to the issue."""
    for path in folder.iterdir():
        if _foreign(path.name):
            continue
        if path.is_symlink():
            raise _refused("store-pack-link", file.name, path=path.name)
        if path.resolve() == file:
            continue
        if path.is_dir():
            yield from _contents(path, file)
        elif path.is_file():
            yield path


def _name(folder: Path, path: Path) -> str:
    return unicodedata.normalize("NFC", path.relative_to(folder).as_posix())


def _check_names(names: Iterable[str], file: str) -> None:
    """Refuses names that are bad, or that some disk takes for one, or of which one is the other's folder."""
    seen: dict[str, str] = {}
    folders: set[str] = set()
    for name in names:
        if code := fault(name):
            raise _refused(code, file, path=name)
        key = fold(name)
        if key in seen:
            raise _refused("store-pack-twice" if seen[key] != name else "store-pack-double", file, path=name)
        seen[key] = name
        parts = key.split("/")
        folders |= {"/".join(parts[:end]) for end in range(1, len(parts))}
    for clash in sorted(seen.keys() & folders):
        raise _refused("store-pack-twice", file, path=clash)


def _check_size(count: int, size: int, file: str) -> None:
    if count > MAX_FILES or size > MAX_BYTES:
        raise _refused("store-pack-large", file, count=count, size=size >> 20)


def _checked(archive: zipfile.ZipFile, file: str, sink: Sink) -> dict[str, zipfile.ZipInfo]:
    """The files of an archive by the names under which they may be written."""
    infos = archive.infolist()
    _check_size(len(infos), sum(info.file_size for info in infos), file)
    for info in infos:
        _check_entry(info, file)
    names = {unicodedata.normalize("NFC", info.orig_filename): info for info in infos if not info.is_dir()}
    _check_names((info.orig_filename for info in infos if not info.is_dir()), file)
    for name, info in names.items():
        if name != info.orig_filename:
            sink.add("store-text-mended", place=Place(file), name=name)
    wanted = {name: info for name, info in names.items() if not any(map(_foreign, name.split("/")))}
    around = _folder_around(list(wanted))
    files = {name.removeprefix(around): info for name, info in wanted.items()}
    if "issue.yaml" not in files:
        raise _refused("store-issue-missing", file, folder=file)
    return files


def _check_entry(info: zipfile.ZipInfo, file: str) -> None:
    """Refuses bad names, links, secrets and bombs."""
    name = info.orig_filename
    code = fault(name.removesuffix("/"))
    if stat.S_ISLNK(info.external_attr >> 16):
        code = "store-pack-link"
    elif info.flag_bits & 1:
        code = "store-pack-encrypted"
    elif info.file_size > MAX_RATIO * max(info.compress_size, 1024):
        code = "store-pack-bomb"
    if code:
        raise _refused(code, file, path=name)


def _foreign(part: str) -> bool:
    """Whether a file or folder is no part of an issue: hidden, or left there by another program."""
    return (part.startswith((".", "~$")) and part != ".gitattributes") or part.lower() in _LITTER


def _folder_around(names: list[str]) -> str:
    """The one folder that holds everything, with its slash, or an empty string."""
    first = names[0].partition("/")[0] + "/" if names else ""
    held = all(name.startswith(first) for name in names)
    return first if held and f"{first}issue.yaml" in names else ""


def _extract(archive: zipfile.ZipFile, files: dict[str, zipfile.ZipInfo], folder: Path) -> None:
    """Writes beside ``folder`` and renames at the end, so that a broken archive leaves nothing."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".kiclayout-", dir=folder.parent, ignore_cleanup_errors=True) as place:
        inner = Path(place) / "issue"
        inner.mkdir()
        for name, info in files.items():
            path = inner / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(info) as source, path.open("xb") as target:
                shutil.copyfileobj(source, target)
        if folder.exists():
            folder.rmdir()
        inner.replace(folder)
