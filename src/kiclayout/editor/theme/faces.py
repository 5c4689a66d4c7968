"""The typefaces of the window's own words: Pretendard, and KIC Sans for the Chinese characters it lacks.

The page's typefaces are the layout's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from kiclayout.editor.theme.tokens import Sizes

FAMILIES = ("Pretendard", "KIC Sans")
FILES = ("Pretendard-Regular", "Pretendard-SemiBold", "KICSans-Regular", "KICSans-Bold")


def load_faces(folder: Path, files: Iterable[str] = FILES) -> tuple[str, ...]:
    """Makes the faces known to Qt; returns the names of those that could not be opened."""
    return tuple(name for name in files if known_to_qt(str(folder / f"{name}.otf")) < 0)


@cache
def known_to_qt(path: str) -> int:
    """Makes a font file known to Qt, once; returns Qt's number for it, below 0 if it could not be opened."""
    return QFontDatabase.addApplicationFont(path)


def window_font(sizes: Sizes, pixels: int = 0, *, strong: bool = False) -> QFont:
    """A font for the window's words.

    Args:
        sizes: The scale of the window.
        pixels: Size in logical pixels; 0 = that of rows and fields.
        strong: Semibold.
    """
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(pixels or sizes.body)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
