"""The licences of everything that comes along, collected from the wheels and written into one folder.

Qt and PySide6 are used under the LGPL: its text comes along, the libraries stay files of their own that can be
replaced, and README.txt says where their sources are.
"""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packing.project import INSTALLER, NAME, ROOT, SUMMARY, version

_KEPT = re.compile(r"(?i)licen[cs]e|copying|notice|authors")
_HEAD = f"""\
{NAME} {{version}}: {SUMMARY}.

This program is under the MIT License (kiclayout/LICENSE.txt). It comes with the parts below, each under the licence
that stands in the folder of its name.

Qt and Qt for Python (PySide6, Shiboken6) are used under the GNU Lesser General Public License, version 3
(qt/LGPL-3.0.txt, which adds to qt/GPL-3.0.txt). They are separate library files: you may replace them by versions of
your own that fit, and you may take this program apart to find faults that such a change causes.
Their sources, for the versions named below:
  https://download.qt.io/official_releases/qt/{{qt}}/{{qt_full}}/single/
  https://download.qt.io/official_releases/QtForPython/pyside6/
Qt itself contains parts of others; their licences: https://doc.qt.io/qt-6/licenses-used-in-qt.html

{{heif}}The fonts KIC Sans, KIC Serif, Pretendard and Noto Emoji are under the SIL Open Font License 1.1
(fonts/OFL.txt).

"""
_HEIF = """\
Photographs of iPhones (HEIC) are decoded by libheif and libde265, which come as separate library files with pi-heif and
are under the GNU Lesser General Public License, version 3 (pi_heif/LGPL-3.0.txt), too. Their sources:
  https://github.com/strukturag/libheif/releases
  https://github.com/strukturag/libde265/releases

"""


@dataclass(frozen=True, slots=True)
class Part:
    """A wheel: its ``name``, ``version``, ``licence`` as it calls it, and ``home`` page."""

    name: str
    version: str
    licence: str
    home: str


def parts(site: Path) -> Iterator[tuple[Part, Path]]:
    """The wheels that were put into ``site``, with the folders that describe them."""
    for folder in sorted(site.glob("*.dist-info")):
        told = HeaderParser().parsestr((folder / "METADATA").read_text("utf-8"))
        stated = told.get("License-Expression") or told.get("License") or ""
        classed = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier", []) if one.startswith("License")]
        licence = stated.strip().split("\n")[0] if stated.strip() else ", ".join(classed)
        links = [one.partition(",")[2].strip() for one in told.get_all("Project-URL", [])]
        home = told.get("Home-page") or (links[0] if links else "")
        yield Part(str(told["Name"]), str(told["Version"]), licence, home), folder


def collect(site: Path, target: Path, python_home: Path | None = None) -> None:
    """Writes the licences of everything in ``site``, of Python, the fonts and the program itself into ``target``.

    Args:
        site: Wheels as they were installed, not trimmed yet.
        target: The folder; it is made.
        python_home: Where Python's LICENSE.txt lies; None = that of the Python that runs.
    """
    target.mkdir(parents=True)
    _copy(ROOT / "LICENSE", target / NAME / "LICENSE.txt")
    _copy(ROOT / "assets" / "fonts" / "OFL.txt", target / "fonts" / "OFL.txt")
    _copy(_python_licence(python_home), target / "python" / "LICENSE.txt")
    heif = any(site.glob("pi_heif-*.dist-info"))  # the lean setup is without it
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt"):
        for user in ("qt", "pi_heif") if heif else ("qt",):
            _copy(INSTALLER / "licences" / name, target / user / name)
    listed, qt = [f"Python {sys.version.split()[0].rpartition('.')[0]}: PSF-2.0, https://www.python.org/"], ""
    for part, folder in parts(site):
        listed.append(f"{part.name} {part.version}: {part.licence or 'see its folder'}, {part.home}")
        qt = part.version if part.name.lower().startswith("pyside6") else qt
        for path in sorted(_texts(folder)):
            if not part.name.lower().startswith(("pyside6", "shiboken6")):
                _copy(path, target / part.name.lower() / path.name)
    head = _HEAD.format(version=version(), qt=qt.rpartition(".")[0], qt_full=qt, heif=_HEIF if heif else "")
    (target / "README.txt").write_text(head + "\n".join(listed) + "\n", "utf-8")


def _texts(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        inner = path.relative_to(folder).as_posix()
        if path.is_file() and _KEPT.search(inner):
            yield path


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _python_licence(home: Path | None) -> Path:
    places = [home] if home else [Path(sysconfig.get_path("stdlib")), Path("/usr/share/doc/python3.11")]
    found = [at / name for at in places for name in ("LICENSE.txt", "copyright") if (at / name).is_file()]
    if not found:
        raise SystemExit(f"Python's LICENSE.txt is not in {', '.join(map(str, places))}")
    return found[0]
