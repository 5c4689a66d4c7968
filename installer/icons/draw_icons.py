"""Draws the icons of program and issue for all systems from two drawings; run after one of them has changed.

    python installer/icons/draw_icons.py

Needs the program's own environment (PySide6 and Pillow). The results are kept in the repository, so that a build
needs neither.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
APP = HERE.parents[1] / "src/kiclayout/editor/theme/icons/app.svg"
DRAWINGS = {"kiclayout": APP, "issue": HERE / "issue.svg"}
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LINUX = (16, 24, 32, 48, 64, 128, 256)
MAC = 1024
SETUP = (164, 314)
"""Width and height of the picture beside the first page of the setup program."""


def drawn(svg: Path, side: int, high: int = 0) -> Image.Image:
    """The drawing ``svg``, ``side`` pixels wide and as high, or ``high``."""
    image = QImage(side, high or side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(kept.data())).convert("RGBA")


def draw(name: str, svg: Path) -> None:
    """Writes NAME.ico, NAME.icns and the sizes that Linux wants."""
    sizes = {side: drawn(svg, side) for side in sorted({*WINDOWS, *LINUX, MAC})}
    largest = sizes[max(WINDOWS)]
    rest = [sizes[side] for side in WINDOWS[:-1]]
    largest.save(HERE / f"{name}.ico", sizes=[(side, side) for side in WINDOWS], append_images=rest)
    sizes[MAC].save(HERE / f"{name}.icns")
    for side in LINUX:
        sizes[side].save(HERE / f"{name}-{side}.png", optimize=True)


def main() -> int:
    """Draws everything."""
    QGuiApplication(sys.argv[:1])
    for name, svg in DRAWINGS.items():
        draw(name, svg)
    side = drawn(HERE / "setup.svg", *SETUP).convert("RGB")
    side.quantize(64, dither=Image.Dither.NONE).save(HERE / "setup.bmp")
    return 0


if __name__ == "__main__":
    sys.exit(main())
