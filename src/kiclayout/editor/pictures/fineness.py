"""How fine a picture is at the size at which it is printed: what that is called and the colour it is shown in.

The limits are those of ``preflight.fineness``, so that window and findings agree; the colours are for white ground.
"""

from __future__ import annotations

from enum import Enum

from kiclayout.editor.theme.tokens import LIGHT, Tokens
from kiclayout.preflight.fineness import BLURRED, COARSE

PRINT = 300
"""Pixels per inch from which a picture is as fine as a printing press can use."""


class Level(Enum):
    """From the worst to the best."""

    BLURRED = "blurred"
    COARSE = "coarse"
    SCREEN = "screen"
    PRINT = "print"

    @property
    def color(self) -> str:
        """``#RRGGBB``, on white."""
        return self.color_in(LIGHT)

    def color_in(self, tokens: Tokens) -> str:
        """``#RRGGBB`` in a look of the window."""
        return {
            Level.BLURRED: tokens.error,
            Level.COARSE: tokens.warning,
            Level.SCREEN: tokens.info,
            Level.PRINT: tokens.ok,
        }[self]


def level_of(ppi: int) -> Level:
    """What so many pixels per inch are good for: a screen from 150, print from 300; under 100 they are blurred."""
    if ppi < BLURRED:
        return Level.BLURRED
    if ppi < COARSE:
        return Level.COARSE
    return Level.SCREEN if ppi < PRINT else Level.PRINT
