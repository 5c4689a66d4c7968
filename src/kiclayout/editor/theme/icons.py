"""The window's icons: our own drawings on a 16 px grid, in any colour, sharp at any size and pixel ratio.

``icons/*.svg`` are drawn in ``currentColor``; a colour is filled in when one is rendered. What an icon stands for is
not said here.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiclayout.editor.theme.tokens import LIGHT, Tokens

FOLDER = Path(__file__).with_name("icons")
GRID = 16
"""The size in logical pixels that icons are drawn for."""


def icon_names() -> tuple[str, ...]:
    """The names of all drawings, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.svg")))


@lru_cache(maxsize=512)
def _drawing(name: str, color: str) -> QSvgRenderer:
    svg = (FOLDER / f"{name}.svg").read_text("utf-8").replace("currentColor", color)
    return QSvgRenderer(QByteArray(svg.encode()))


@lru_cache(maxsize=1024)
def _pixmap(name: str, color: str, side: int) -> QPixmap:
    """The drawing, ``side`` device pixels wide and high."""
    drawing = _drawing(name, color)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return made


def icon_pixmap(name: str, color: str, size: float = GRID, ratio: float = 1.0) -> QPixmap:
    """The drawing ``name`` in ``color`` as a pixmap.

    Args:
        name: The file's name without ending.
        color: ``#RRGGBB``.
        size: Width and height in logical pixels.
        ratio: Device pixels a logical pixel.

    Raises:
        FileNotFoundError: There is no such drawing.
    """
    made = QPixmap(_pixmap(name, color, max(1, round(size * ratio))))
    made.setDevicePixelRatio(ratio)
    return made


def paint_icon(painter: QPainter, name: str, color: str, into: QRectF) -> None:
    """Draws ``name`` in ``color`` into a rectangle of the painter's."""
    _drawing(name, color).render(painter, into)


def make_icon(name: str, tokens: Tokens, ratios: tuple[float, ...] = (1.0, 2.0), size: int = GRID) -> QIcon:
    """The icon ``name`` in the colours of a theme: usual, disabled, and chosen (in the colour of selections).

    A QIconEngine of our own would be simpler, but in Python it does not outlive the copies that Qt makes of icons.

    Args:
        name: The file's name without ending.
        tokens: The theme.
        ratios: Device pixels a logical pixel, of all screens there are.
        size: Width and height in logical pixels.

    Raises:
        FileNotFoundError: There is no such drawing.
    """
    made = QIcon()
    for ratio in ratios:
        for color, mode, state in _states(tokens):
            made.addPixmap(icon_pixmap(name, color, size, ratio), mode, state)
    return made


def _states(tokens: Tokens) -> tuple[tuple[str, QIcon.Mode, QIcon.State], ...]:
    mode, state = QIcon.Mode, QIcon.State
    return (
        (tokens.text, mode.Normal, state.Off),
        (tokens.selection, mode.Normal, state.On),
        (tokens.selection, mode.Selected, state.Off),
        (faded(tokens), mode.Disabled, state.Off),
    )


def faded(tokens: Tokens) -> str:
    """The colour of what cannot be used now: between ``text3`` and the panel."""
    words, ground = (tuple(int(code[at : at + 2], 16) for at in (1, 3, 5)) for code in (tokens.text3, tokens.panel))
    return "#" + "".join(f"{round(0.55 * one + 0.45 * other):02X}" for one, other in zip(words, ground, strict=True))


def app_icon() -> QIcon:
    """The program's own icon: the mark, white on its red square."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_pixmap("app", LIGHT.on_accent, side))
    return made
