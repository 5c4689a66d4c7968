"""The window's colours as the page view, its rulers and its thumbnails paint them: those of ``theme.tokens``.

No colour is chosen here. Guides and frames on the page have one colour in both looks, since paper is always white.
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from kiclayout.base.record import dataclass
from kiclayout.editor.theme.tokens import DARK as DARK_TOKENS
from kiclayout.editor.theme.tokens import LIGHT as LIGHT_TOKENS
from kiclayout.editor.theme.tokens import PAGE, Tokens


@dataclass(frozen=True, slots=True)
class Chrome:
    """One look of the window.

    Attributes:
        dark: Whether it is the dark one.
        panel: Ground of docks.
        raised: Ground of rulers and fields.
        line: Borders.
        hover: Row under the pointer.
        canvas: The pasteboard round the pages.
        text2: Words of less weight.
        text3: Labels and digits.
        selection: Focus ring, words of selected rows, pointer mark.
        selection_ground: Ground of selected rows.
        parts: Chips of part 1, 2, 3; later parts start again.
        shadow: Of pages.
    """

    dark: bool
    panel: QColor
    raised: QColor
    line: QColor
    hover: QColor
    canvas: QColor
    text2: QColor
    text3: QColor
    selection: QColor
    selection_ground: QColor
    parts: tuple[QColor, ...]
    shadow: QColor

    def part(self, number: int) -> QColor:
        """The chip of part ``number``, from 0."""
        return self.parts[number % len(self.parts)]


def chrome_of(tokens: Tokens) -> Chrome:
    """The look that ``tokens`` name."""
    return Chrome(
        dark=tokens.dark,
        panel=QColor(tokens.panel),
        raised=QColor(tokens.raised),
        line=QColor(tokens.line),
        hover=QColor(tokens.hover),
        canvas=QColor(tokens.canvas),
        text2=QColor(tokens.text2),
        text3=QColor(tokens.text3),
        selection=QColor(tokens.selection),
        selection_ground=QColor(tokens.selection_bg),
        parts=tuple(map(QColor, tokens.parts)),
        shadow=QColor(PAGE.shadow),
    )


LIGHT, DARK = chrome_of(LIGHT_TOKENS), chrome_of(DARK_TOKENS)
PAPER = QColor(PAGE.paper)
"""Pages, in both looks."""
FRAME = QColor(PAGE.frame)
"""What is selected on a page: words, a guide."""
LOCKED = QColor(PAGE.locked)
"""Handles that cannot be dragged."""
INK = QColor(PAGE.ink)
"""The line under words that are being composed."""
MARGIN = QColor(PAGE.margin)
COLUMN = QColor(PAGE.column)
"""Edges of columns."""
GUIDE = QColor(PAGE.guide)
"""Guides drawn out of the rulers."""
BASELINE = QColor(PAGE.baseline)
"""The baseline grid."""
BLEED = QColor(PAGE.overset)
"""The edge of the bleed."""
OVERSET = QColor(PAGE.overset)
"""What found no room in a frame."""
