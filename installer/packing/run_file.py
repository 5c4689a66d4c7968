"""A file that installs itself: a shell script with a packed folder at its end. For Linux without an administrator."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from collections.abc import Mapping
from pathlib import Path

from packing.project import INSTALLER, timestamp

SCRIPT = INSTALLER / "linux" / "install.sh"
_BLANKS = {"version": "@VERSION@", "lines": "@LINES@", "sum": "@SUM@"}


def write_run_file(target: Path, folders: Mapping[str, Path], version: str) -> Path:
    """Writes ``target`` with ``folders`` in it, each under its name; the same folders give the same bytes."""
    packed = gzip.compress(_tar(folders), compresslevel=9, mtime=0)
    script = SCRIPT.read_text("utf-8")
    values = {
        "version": version,
        "lines": str(script.count("\n") + 1),
        "sum": hashlib.sha256(packed).hexdigest(),
    }
    for name, blank in _BLANKS.items():
        script = script.replace(blank, values[name])
    target.write_bytes(script.encode("utf-8") + packed)
    target.chmod(0o755)
    return target


def _tar(folders: Mapping[str, Path]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, folder in folders.items():
            for path in (folder, *sorted(folder.rglob("*"))):
                archive.add(path, Path(name, path.relative_to(folder)).as_posix(), recursive=False, filter=_plain)
    return out.getvalue()


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = timestamp()
    return entry
