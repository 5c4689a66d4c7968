"""The bundle for macOS. It can only be built on a Mac; what goes into it is said here and checked by tests anywhere."""

from __future__ import annotations

import platform
import plistlib
import shutil
import sys
from pathlib import Path
from typing import Any, Final

from packing.frozen import freeze
from packing.project import INSTALLER, NAME, WORK, version
from packing.tools import run

SOURCE = INSTALLER / "macos"
IDENTIFIER: Final = "kiclayout"
PLATFORMS: Final = {"arm64": "aarch64-apple-darwin", "x86_64": "x86_64-apple-darwin"}


def bundle_facts() -> dict[str, Any]:
    """What PyInstaller's BUNDLE is told."""
    facts = plistlib.loads((SOURCE / "Info.plist").read_bytes())
    return {
        "name": f"{NAME}.app",
        "icon": str(INSTALLER / "icons" / "kiclayout.icns"),
        "bundle_identifier": IDENTIFIER,
        "version": version(),
        "info_plist": facts,
    }


def build(target: Path, identity: str = "") -> Path:
    """Builds the bundle, signs it, and packs it into a zip that keeps its links.

    Args:
        target: The folder for the zip.
        identity: The signing identity; empty = an ad-hoc seal, with which macOS asks before it opens the program.
    """
    if sys.platform != "darwin":
        raise SystemExit("a bundle for macOS can only be built on a Mac: see installer/README.md")
    machine = platform.machine()
    frozen = freeze(PLATFORMS[machine], WORK / "macos")
    bundle = frozen.parent / f"{NAME}.app"
    resources = bundle / "Contents" / "Resources"
    shutil.copyfile(INSTALLER / "icons" / "issue.icns", resources / "issue.icns")
    shutil.copytree(frozen.parent.parent / "licences", resources / "licences")
    sealed = (
        ["--options", "runtime", "--timestamp", "--entitlements", SOURCE / "entitlements.plist"] if identity else []
    )
    run(["codesign", "--force", "--deep", "--sign", identity or "-", *sealed, bundle])
    run(["codesign", "--verify", "--deep", "--strict", bundle])
    target.mkdir(parents=True, exist_ok=True)
    made = target / f"{NAME}-{version()}-macos-{machine}.zip"
    made.unlink(missing_ok=True)
    run(["ditto", "-c", "-k", "--keepParent", "--sequesterRsrc", bundle, made])
    return made
