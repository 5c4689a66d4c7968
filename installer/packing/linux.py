"""Packages for Linux: .deb and .rpm by nfpm, and a .run file that installs for one user without rights."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from packing import budget, icu
from packing.frozen import freeze, settle, strip
from packing.project import INSTALLER, NAME, SUMMARY, WORK, fresh, megabytes, stamp_all, timestamp, version
from packing.run_file import write_run_file
from packing.tools import builders, run

PLATFORM: Final = "x86_64-manylinux_2_36"
SOURCE = INSTALLER / "linux"
ICONS: Final = (16, 24, 32, 48, 64, 128, 256)
DESKTOP: Final = ("kiclayout.desktop", "kiclayout-export.desktop")
TYPES: Final = {"kiclayout": "apps", "issue": "mimetypes"}
MIME_ICON: Final = "application-x-kiclayout-issue"


@dataclass(frozen=True, slots=True)
class Order:
    """How to build: the folder for what is made, and another version than pyproject.toml's, for tests of upgrades."""

    target: Path
    version: str = ""


def build(kinds: Sequence[str], order: Order) -> list[Path]:
    """Builds the packages of ``kinds`` (deb, rpm, run), which all hold the same folder, and returns their files."""
    frozen = frozen_program()
    share = lay_share(fresh(WORK / "linux" / "share"))
    return [pack(kind, frozen, share, order) for kind in kinds]


def pack(kind: str, frozen: Path, share: Path, order: Order) -> Path:
    """Packs the frozen program and what a desktop reads into the package of ``kind``."""
    order.target.mkdir(parents=True, exist_ok=True)
    return _run_file(frozen, share, order) if kind == "run" else _nfpm(kind, frozen, share, order)


def frozen_program() -> Path:
    """The frozen folder, without symbols, and with little of ICU's data."""
    frozen = freeze(PLATFORM, WORK / "linux" / "frozen")
    strip(frozen)
    for library in sorted(frozen.rglob("libicudata.so.*")):
        icu.slim(library)
    settle(frozen)
    size = budget.within("installed", megabytes(frozen))
    print(f"frozen {size:.1f} MB, {sum(1 for one in frozen.rglob('*') if one.is_file())} files")
    return frozen


def lay_share(share: Path) -> Path:
    """Puts into ``share`` what a desktop reads: entries, types of files, icons, the description."""
    for name in DESKTOP:
        _put(SOURCE / name, share / "applications" / name)
    _put(SOURCE / "kiclayout.xml", share / "mime" / "packages" / "kiclayout.xml")
    _put(SOURCE / "kiclayout.metainfo.xml", share / "metainfo" / "kiclayout.metainfo.xml")
    for name, place in TYPES.items():
        target = NAME if place == "apps" else MIME_ICON
        for side in ICONS:
            folder = share / "icons" / "hicolor" / f"{side}x{side}" / place
            _put(INSTALLER / "icons" / f"{name}-{side}.png", folder / f"{target}.png")
    drawn = INSTALLER.parent / "src" / NAME / "editor" / "theme" / "icons" / "app.svg"
    _put(drawn, share / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg")
    _put(INSTALLER / "icons" / "issue.svg", share / "icons" / "hicolor" / "scalable" / "mimetypes" / f"{MIME_ICON}.svg")
    stamp_all(share, timestamp())
    return share


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _nfpm(kind: str, frozen: Path, share: Path, order: Order) -> Path:
    said = order.version or version()
    written = WORK / "linux" / f"nfpm-{kind}.yaml"
    values = {"name": NAME, "version": said, "summary": SUMMARY, "frozen": frozen, "share": share}
    quoted = {name: json.dumps(str(value)) for name, value in values.items()}
    written.write_text(Template((SOURCE / "nfpm.yaml.in").read_text("utf-8")).substitute(quoted), "utf-8")
    file = f"{NAME}_{said}_amd64.deb" if kind == "deb" else f"{NAME}-{said}-1.x86_64.rpm"
    target = order.target / file
    run([builders() / "nfpm", "package", "--config", written, "--packager", kind, "--target", target])
    return target


def _run_file(frozen: Path, share: Path, order: Order) -> Path:
    said = order.version or version()
    return write_run_file(order.target / f"{NAME}-{said}-linux-x86_64.run", {"program": frozen, "share": share}, said)
