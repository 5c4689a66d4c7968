"""Which of the system's libraries the window lacks, and what brings it: for one sentence instead of Qt's many.

Linux only: on other systems everything that Qt needs comes with it or with the system.
"""

from __future__ import annotations

import ctypes
import re
from pathlib import Path
from typing import Final

_NAMED = re.compile(r"\b(lib[\w+-]+(?:-[\d.]+)?\.so(?:\.\d+)*)\s*:\s*cannot open shared object")
PACKAGES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""What Qt loads, and the packages of Debian and Ubuntu that bring it."""


def library_named(text: str) -> str:
    """The library that a failed loading complains of; empty = it complains of something else."""
    found = _NAMED.search(text)
    return found[1] if found else ""


def library_lacking(plugin: Path) -> str:
    """The first library that ``plugin`` (a shared object) cannot find; empty = it finds all, or there is no plugin."""
    if not plugin.is_file():
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return library_named(str(error))
    return ""


def remedy(library: str) -> str:
    """The package to install, else the library's own name, which package searches know."""
    return PACKAGES.get(library, library)
