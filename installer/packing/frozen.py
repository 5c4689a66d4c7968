"""The program frozen by PyInstaller into one folder, as Linux and macOS get it.

The spec asks here what to keep. The wheels are the locked ones, put into a folder of their own, so that nothing of the
computer that builds comes along but its Python.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path, PurePosixPath

from packing import licences
from packing.project import INSTALLER, NAME, copy_program, fresh, stamp_all, timestamp
from packing.tools import builders, install_wheels, run, tool
from packing.trim import lists, qt_library_wanted, qt_plugin_wanted, trim, wanted

SPEC = INSTALLER / "linux" / "kiclayout.spec"
_HASHED = re.compile(r"-[0-9a-f]{8}\.so")
"""How wheels mark the libraries that they bring themselves."""
_EXCLUDED = (
    "tkinter", "unittest", "pydoc", "doctest", "pdb", "sqlite3", "curses", "lib2to3", "distutils", "setuptools",
    "pkg_resources", "pip", "wheel", "_pytest", "pytest", "numpy", "PIL.ImageTk", "PIL.ImageQt", "PIL.ImageFont",
    "asyncio", "xmlrpc", "ssl", "_ssl", "_hashlib", "IPython", "matplotlib", "lxml.objectify", "lxml.html",
    "charset_normalizer.cli",
)  # fmt: skip

_PLAIN = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONNODEBUGRANGES": "1", "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}
"""Modules without the columns of their lines, and not packed: they start sooner so, and packages pack them better."""


def freeze(platform: str, folder: Path) -> Path:
    """Freezes the program for this computer and returns the folder that was made.

    Args:
        platform: uv's name of this computer's platform.
        folder: Where to work; it is emptied.
    """
    fresh(folder)
    site = folder / "site"
    install_wheels(site, platform)
    licences.collect(site, folder / "licences")
    trim(site)
    _prefer_compiled(site)
    copy_program(site)
    built = run(
        [
            builders() / "pyinstaller", "--noconfirm", "--clean", "--log-level", "WARN",
            "--distpath", folder / "dist", "--workpath", folder / "work", SPEC,
        ],
        env={
            "KICLAYOUT_SITE": str(site), "KICLAYOUT_INSTALLER": str(INSTALLER), "PYTHONPATH": str(site),
            "PYINSTALLER_CONFIG_DIR": str(folder / "cache"), **_PLAIN,
        },
    )  # fmt: skip
    if "WARNING: Library not found" in built:
        print(built, file=sys.stderr)
    frozen = folder / "dist" / NAME
    shutil.copytree(folder / "licences", frozen / "licences")
    return frozen


def _prefer_compiled(site: Path) -> None:
    """Removes sources beside their compiled modules: Python prefers these, PyInstaller does not."""
    for path in sorted(site.rglob("*.cpython-*.so")):
        path.with_name(path.name.partition(".")[0] + ".py").unlink(missing_ok=True)


def hidden(package: Path) -> list[str]:
    """All our modules: some are only imported by name."""
    names = []
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def excluded() -> list[str]:
    """Modules that PyInstaller would take along and nobody needs."""
    qt = {f"PySide6.Qt{name}" for name in ("Network", "Qml", "Quick", "OpenGL", "DBus", "Sql", "Test", "Xml", "Pdf")}
    return [*_EXCLUDED, *sorted(qt)]


def kept(path: PurePosixPath) -> bool:
    """Whether the file at ``path`` in the frozen folder is wanted: PyInstaller finds more of Qt than was asked for."""
    inner = PurePosixPath(*path.parts[1:]) if path.parts[0] == "_internal" else path
    if inner.parts[0] in ("PySide6", "shiboken6"):
        return wanted(inner)
    if inner.name.startswith("libQt6"):
        return qt_library_wanted(inner.name)
    if "plugins" in inner.parts:
        return qt_plugin_wanted("/".join(inner.parts[inner.parts.index("plugins") + 1 :]))
    of_a_wheel = _HASHED.search(inner.name) is not None
    return of_a_wheel or not inner.name.startswith(tuple(lists()["frozen"]["system_libraries"]))


def strip(frozen: Path) -> None:
    """Removes the symbols of all libraries, which only debuggers read."""
    program = tool("strip", hint="apt-get install binutils")
    for path in sorted(frozen.rglob("*")):
        if path.is_file() and not path.is_symlink() and _is_library(path):
            path.chmod(0o755)
            run([program, "--strip-unneeded", "--enable-deterministic-archives", path])


def _is_library(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF" and path.name != NAME


def settle(frozen: Path) -> None:
    """Gives all files one time and plain rights; the program may be run."""
    stamp_all(frozen, timestamp())
    program = frozen / NAME
    program.chmod(0o755)
    os.utime(program, (timestamp(), timestamp()))
