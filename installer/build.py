"""Builds the installers:  python installer/build.py windows|msi|deb|rpm|run|macos

What each of them needs, and how to sign, is in README.md beside this file. The results are put into dist/.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from packing.budget import TooLargeError
from packing.project import ROOT, version
from packing.tools import MissingToolError


def windows(asked: argparse.Namespace) -> list[Path]:
    """The setup program for Windows."""
    from packing.windows import Order, build

    return [build(Order(asked.out, asked.python_embed, asked.sign, asked.fast, asked.as_version, asked.lean))]


def msi(asked: argparse.Namespace) -> list[Path]:
    """The package for all users of a Windows computer; built on Linux only."""
    from packing.msi import build
    from packing.windows import Order

    return [build(Order(asked.out, asked.python_embed, asked.sign, version=asked.as_version))]


def linux(asked: argparse.Namespace) -> list[Path]:
    """The packages for Linux that were asked for."""
    from packing.linux import Order, build

    return build([kind for kind in asked.targets if kind in LINUX], Order(asked.out, asked.as_version))


def macos(asked: argparse.Namespace) -> list[Path]:
    """The bundle for macOS; on macOS only."""
    from packing.macos import build

    return [build(asked.out, asked.sign)]


def lock(asked: argparse.Namespace) -> list[Path]:
    """Chooses the newest wheels that pyproject.toml allows, and writes them down."""
    from packing.tools import lock_wheels

    return [lock_wheels()]


ANNOUNCEMENT = "kiclayout-version.toml"
"""What an organisation puts beside the installers, so that the program can tell of a newer version."""
LINUX = ("deb", "rpm", "run")
TARGETS = {"windows": windows, "msi": msi, **dict.fromkeys(LINUX, linux), "macos": macos, "lock": lock}


def make_parser() -> argparse.ArgumentParser:
    """The command's grammar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="+", choices=tuple(TARGETS), metavar="target", help=", ".join(TARGETS))
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder for the result (default: dist)")
    parser.add_argument("--fast", action="store_true", help="windows: compress less, for trying things out")
    parser.add_argument("--lean", action="store_true", help="windows: the smaller setup, without what few need")
    parser.add_argument(
        "--python-embed", type=Path, metavar="ZIP", help="windows: python.org's embeddable zip, for releases"
    )
    parser.add_argument("--sign", default="", metavar="COMMAND", help="signs the file whose name is put at its end")
    parser.add_argument("--as-version", default="", metavar="VERSION", help="another version, to test upgrades")
    return parser


def main() -> int:
    """Builds what was asked for; returns the exit status."""
    parser = make_parser()
    asked = parser.parse_intermixed_args()
    if asked.lean and asked.targets != ["windows"]:
        parser.error("--lean makes the setup program for Windows alone: build.py windows --lean")
    asked.out = asked.out.resolve()
    said = asked.as_version or version()
    begun = time.monotonic()
    try:
        for build in dict.fromkeys(TARGETS[target] for target in asked.targets):
            for path in build(asked):
                print(f"{path} ({path.stat().st_size / 1e6:.1f} MB, {time.monotonic() - begun:.0f} s)")
        if asked.targets != ["lock"]:
            (asked.out / ANNOUNCEMENT).write_text(f'version = "{said}"\n', "utf-8")
    except (MissingToolError, TooLargeError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
