"""A picture of an SVG that holds more than the pages draw: masks, filters, fonts of its own; made by Qt, finely.

It is made once, when the file is brought in, and stands beside the SVG from then on. Files that refer to others are
left alone: nothing outside a file is ever read for it.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

REACH = 3000
"""Pixels of the larger side: 300 to the inch at a quarter of a metre."""
_LARGEST = 4 << 20
_WIDEST = 40.0


def picture_of(svg: Path) -> QImage:
    """The drawing on nothing; empty if Qt draws nothing of it, or it is too large to be tried."""
    if svg.stat().st_size > _LARGEST:
        return QImage()
    renderer = QSvgRenderer(QByteArray(svg.read_bytes()))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return QImage()
    wide, high = size.width(), size.height()
    if max(wide, high) > _WIDEST * min(wide, high):
        return QImage()
    share = REACH / max(wide, high)
    sheet = QImage(max(1, round(wide * share)), max(1, round(high * share)), QImage.Format.Format_ARGB32)
    sheet.fill(0)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, sheet.width(), sheet.height()))
    painter.end()
    return sheet


def picture_beside(svg: Path, folder: Path) -> Path | None:
    """A PNG of the drawing in ``folder``, called nearly as the SVG; None if nothing is to be seen in it.

    Raises:
        OSError: It cannot be written.
    """
    sheet = picture_of(svg)
    if sheet.isNull():
        return None
    names = (f"{svg.stem}{f'-{number}' if number > 1 else ''}.png" for number in count(1))
    target = next(folder / name for name in names if not (folder / name).exists())
    if not sheet.save(str(target)):
        raise OSError(f"cannot write {target.name}")
    return target
