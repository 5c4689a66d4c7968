"""What of the wheels comes into an installer: an allow-list for Qt, a list of what to leave out of the rest.

The lists are in ``payload.toml``. Paths are judged by name only, so that a test can ask without building anything.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from packing.project import INSTALLER

_BINARY = re.compile(r"^(?:lib)?(?P<stem>[A-Za-z0-9_-]+?)(?:\.abi3)?\.(?:pyd|dll|dylib|so(?:\.\d+)*)$")
_SHIBOKEN = {"pyside6", "shiboken6", "Shiboken", "shiboken"}
_RUNTIME = re.compile(r"(?i)^(?:vcruntime140(?:_1)?|msvcp140(?:_[12])?)\.dll$")


@cache
def lists() -> dict[str, Any]:
    """The lists of ``payload.toml``."""
    return tomllib.loads((INSTALLER / "payload.toml").read_text("utf-8"))


def wanted(path: PurePosixPath) -> bool:
    """Whether the file at ``path`` below site-packages comes along."""
    if path.parts[0].endswith(".dist-info"):
        return path.name == "METADATA"
    if path.parts[0] in ("PySide6", "shiboken6"):
        return _qt_wanted(path)
    if path.parts[0] in lists()["only"]:
        inner = path.relative_to(path.parts[0])
        return any(fnmatch(str(inner), pattern) for pattern in lists()["only"][path.parts[0]])
    return not any(fnmatch(str(path), pattern) for pattern in lists()["drop"]["paths"])


def _qt_wanted(path: PurePosixPath) -> bool:
    inner = path.parts[2:] if path.parts[1] == "Qt" else path.parts[1:]
    if inner[0] == "plugins":
        return qt_plugin_wanted("/".join(inner[1:]))
    if inner[0] == "translations":
        return path.stem in lists()["qt"]["translations"]
    if path.suffix == ".py" and (len(inner) == 1 or inner[0] == "support"):
        return True
    return (len(inner) == 1 or inner[0] == "lib") and qt_library_wanted(path.name)


def qt_plugin_wanted(plugin: str) -> bool:
    """Whether ``plugin`` (kind/file) is on the list."""
    kind, _, file = plugin.partition("/")
    found = _BINARY.match(file)
    name = f"{kind}/{found['stem'] if found else file}"
    return any(fnmatch(name, pattern) for pattern in lists()["qt"]["plugins"])


def qt_library_wanted(file: str) -> bool:
    """Whether a module (QtCore.pyd) or library (Qt6Core.dll, libQt6Core.so.6, libicuuc.so.73) is on the list."""
    found = _BINARY.match(file)
    if found is None:
        return False
    stem = found["stem"]
    if stem in _SHIBOKEN or stem.startswith("icu"):
        return True
    named = lists()["qt"]
    libraries = named["modules"] + ([] if file.lower().endswith(".dll") else named["linux_libraries"])
    return stem in {f"Qt{name}" for name in named["modules"]} | {f"Qt6{name}" for name in libraries}


def is_vc_runtime(file: str) -> bool:
    """Whether ``file`` is one of Microsoft's run-time libraries that Python or Qt need."""
    return _RUNTIME.match(file) is not None


def unwanted(site: Path) -> Iterator[Path]:
    """The files in ``site`` that do not come along."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and not wanted(PurePosixPath(path.relative_to(site).as_posix())):
            yield path


def trim(site: Path) -> None:
    """Removes from ``site`` what does not come along, folders that are empty then, and what wheels say of themselves.

    Of that the head stays: programs ask for their version in it.
    """
    for path in list(unwanted(site)):
        path.unlink()
    for path in sorted(site.glob("*.dist-info/METADATA")):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n")
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
