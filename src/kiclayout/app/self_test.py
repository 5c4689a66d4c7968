"""The program examines itself: whether everything it came with is there and works on this computer.

For installers' tests and for whoever is called when something does not work: the answer is data. Nothing of the user's
is read or changed. What belongs to the window is examined by ``editor.self_test``.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import importlib
import json
import pkgutil
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import kiclayout
from kiclayout.app.organisation import organisation
from kiclayout.app.own_program import lean, own_command, packaged
from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.store.bundled import bundled_folder

Facts = dict[str, Any]
"""What a check found out; ``ok`` says whether it passed."""
SAMPLE: Final = "한글 조판 汉字排版 Aa1"
SAMPLE_SVG: Final = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#B8321E" d="M0 0h8v8z"/></svg>'
)
SAMPLE_PICTURES: Final = {
    "png": (
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGPcYSTHwMDAxMDAwMDAAAANJAEMWtshFwAAAABJRU5ErkJggg=="
    ),
    "gif": "R0lGODdhAgACAIEAALgyHgAAAAAAAAAAACwAAAAAAgACAAAIBgABCAQQEAA7",
    "tif": (
        "SUkqABQAAACALgZB6BQSBwWAgAAKAAABAwABAAAAAgAAAAEBAwABAAAAAgAAAAIBAwADAAAAkgAAAAMBAwABAAAABQAAAAYBAwABAAAAAgAA"
        "ABEBBAABAAAACAAAABUBAwABAAAAAwAAABYBAwABAAAAAgAAABcBBAABAAAACwAAABwBAwABAAAAAQAAAAAAAAAIAAgACAA="
    ),
    "heic": "AAAAGGZ0eXBoZWljAAAAAG1pZjFoZWlj",
    "webp": "UklGRjoAAABXRUJQVlA4IC4AAADQAQCdASoCAAIAAUAmJaACdLoB+AADsAD+8JtD/xZyMR2eb/7Kx9Kx9Kx+5QAA",
    "avif": (
        "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAAAAAAAO"
        "cGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAKQAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAA"
        "AABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAAAgAAAAIAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBAAwAAAAAE2NvbHJuY2x4AAEADQAG"
        "gAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAAMW1kYXQSAAoIGAA2iAhoNCAyGxTHh4ZlAgggnlAAAABIWtlc1jFy+IshTn5G+A=="
    ),
}
"""A picture of 2 by 2 pixels in the formats that have decoders of their own, by the file's ending; of HEIC the head."""
NO_HEIC: Final = "scene-picture-heic"
"""Found where the decoder of HEIC is missing; where it is there, something else is said of a head alone."""
NOT_IN_LEAN: Final = frozenset({"avif", "heic"})
"""Formats whose decoders the lean setup does not bring."""
PATIENCE: Final = 120.0
"""Seconds that the window's part may take; where a virus scanner reads every file first, it takes its time."""
ABOVE: Final = ("kiclayout.__main__", "kiclayout.editor", "kiclayout.cli")
"""What this floor does not import."""


def examine(checks: dict[str, Callable[[], Facts]]) -> Facts:
    """Runs ``checks`` and returns everything that is known, ready for JSON; ``ok`` = all of them passed."""
    found = {name: checked(check) for name, check in checks.items()}
    return {
        "ok": all(facts["ok"] for facts in found.values()),
        "version": kiclayout.__version__,
        "setup": "lean" if lean() else "full",
        "python": platform.python_version(),
        "system": platform.platform(),
        "packaged": packaged(),
        "program": sys.executable,
        "checks": found,
    }


def with_window(found: Facts) -> Facts:
    """``found`` with what a second process finds out about the window: a broken Qt may end it, but not this one."""
    done = subprocess.run(
        [*own_command(), "--self-test", "window"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=PATIENCE,
    )
    try:
        more: Facts = json.loads(done.stdout)["checks"]
    except ValueError:
        lines = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        more = {"qt": {"ok": False, "error": lines[-1]}}
    return {
        **found,
        "ok": found["ok"] and all(facts["ok"] for facts in more.values()),
        "checks": found["checks"] | more,
    }


def checked(check: Callable[[], Facts]) -> Facts:
    """What ``check`` found; whatever it stumbles over is what is wrong."""
    try:
        return check()
    except Exception as error:
        return {"ok": False, "error": f"{type(error).__name__}: {error}"}


def check_modules(root: str = "kiclayout", above: tuple[str, ...] = ABOVE) -> Facts:
    """Imports every module below ``root``: no part of the program, and nothing it needs, is missing."""
    failed = {}
    names = list(_modules(root, above))
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            failed[name] = str(error)
    return {"ok": not failed and len(names) > 1, "count": len(names), "failed": failed}


def _modules(root: str, above: tuple[str, ...]) -> Iterator[str]:
    package = importlib.import_module(root)
    yield root
    for found in pkgutil.iter_modules(package.__path__, f"{root}."):
        if found.name in above:
            continue
        if found.ispkg:
            yield from _modules(found.name, above)
        else:
            yield found.name


def check_fonts() -> Facts:
    """Compares the bundled fonts with the sums that came with them."""
    folder = bundled_folder("fonts")
    lines = (folder / "SHA256SUMS").read_text("ascii").splitlines()
    sums = dict(line.split()[::-1] for line in lines)
    wrong = [name for name, told in sums.items() if _sum(folder / name) != told]
    return {"ok": bool(sums) and not wrong, "folder": str(folder), "count": len(sums), "wrong": wrong}


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def check_harfbuzz() -> Facts:
    """Shapes Korean and Chinese words; every character must have a glyph."""
    from kiclayout.text.fonts import FontFace
    from kiclayout.text.itemize import Piece
    from kiclayout.text.shape import shape

    face = FontFace(bundled_folder("fonts") / "KICSans-Regular.otf")
    piece = Piece(0, len(SAMPLE), 0, "Hang", "ko", "ko", False, face, 10.0, 0.0)
    ids = shape(piece, SAMPLE, ()).ids
    return {"ok": bool(ids) and 0 not in ids, "glyphs": len(ids)}


def check_svg() -> Facts:
    """Reads a drawing, for which lxml is needed."""
    from kiclayout.scene.svg import read_svg

    sink = Sink()
    drawing = read_svg(SAMPLE_SVG, sink, Place("sample.svg"))
    return {"ok": not list(sink) and bool(drawing.items), "items": len(drawing.items)}


def check_pictures() -> Facts:
    """Reads a picture of each format for which a decoder must have come along; of HEIC only whether one would be.

    What the lean setup is without is told, and no fault there.
    """
    from kiclayout.scene.assets import prepare

    sink = Sink()
    with tempfile.TemporaryDirectory(prefix="kiclayout-") as place:
        for ending, text in SAMPLE_PICTURES.items():
            file = Path(place) / f"sample.{ending}"
            file.write_bytes(base64.b64decode(text))
            prepare(file, sink, Place(ending))
    unread = sorted(
        found.place.file for found in sink if found.place and (found.place.file != "heic" or found.code == NO_HEIC)
    )
    lacking = set(unread) - (NOT_IN_LEAN if lean() else set())
    return {"ok": not lacking, "formats": list(SAMPLE_PICTURES), "unread": unread}


def check_layouts() -> Facts:
    """Lists the bundled layouts, the fresh issue and the examples."""
    from kiclayout.store.layout_places import known_layouts

    layouts = known_layouts((bundled_folder("layouts"),))
    examples = sorted(path.parent.name for path in bundled_folder("examples").glob("*/issue.yaml"))
    return {"ok": bool(layouts and examples), "layouts": list(layouts), "examples": examples}


def check_pdf() -> Facts:
    """Makes a fresh issue in a folder with a Korean name and prints one page of it."""
    from kiclayout.app.project import open_project
    from kiclayout.base.record import replace
    from kiclayout.paint.pdf import paint_pdf
    from kiclayout.store.folder import new_issue

    with tempfile.TemporaryDirectory(prefix="kiclayout-") as place:
        folder, sink = Path(place) / "점검용 호", Sink()
        new_issue(folder, 1, dt.date(2026, 1, 7), "bare")
        with open_project(folder, sink) as project:
            scene = project.typeset(sink)
            data = paint_pdf(replace(scene, pages=scene.pages[-1:], outline=(), chapters=()), project.book, sink)
    findings = [found.code for found in sink]
    good = data.startswith(b"%PDF-") and not findings
    return {
        "ok": good,
        "pages": 1,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "findings": findings,
    }


def check_organisation() -> Facts:
    """Tells what the organisation has set; a file that cannot be read is a fault."""
    told = organisation()
    return {"ok": not told.fault, "file": str(told.file or ""), "updates": told.updates, "fault": told.fault}


CHECKS: Final[dict[str, Callable[[], Facts]]] = {
    "modules": check_modules,
    "fonts": check_fonts,
    "harfbuzz": check_harfbuzz,
    "lxml": check_svg,
    "pictures": check_pictures,
    "layouts": check_layouts,
    "pdf": check_pdf,
    "organisation": check_organisation,
}
