"""The colours that the page view, its rulers and its thumbnails are drawn in, light and dark.

The window's palette and style sheet are made elsewhere; here is what these widgets paint themselves. Guides and frames
on the page have one colour in both, since paper is always white.
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from kiclayout.base.record import dataclass


@dataclass(frozen=True, slots=True)
class Chrome:
    """One look of the window.

    Attributes:
        dark: Whether it is the dark one.
        window: Ground of status bar and window.
        panel: Ground of docks.
        raised: Ground of rulers and fields.
        line: Borders.
        hover: Row under the pointer.
        canvas: The pasteboard round the pages.
        text: Words.
        text2: Words of less weight.
        text3: Labels and digits.
        accent: The mark, primary buttons.
        selection: Focus ring, words of selected rows, pointer mark.
        selection_ground: Ground of selected rows.
        error: Of its finding's sign; likewise ``warning``, ``info``, ``ok``.
        up: Rising figures.
        down: Falling figures.
        parts: Chips of part 1, 2, 3; later parts start again.
        shadow: Of pages.
    """

    dark: bool
    window: QColor
    panel: QColor
    raised: QColor
    line: QColor
    hover: QColor
    canvas: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    selection: QColor
    selection_ground: QColor
    error: QColor
    warning: QColor
    info: QColor
    ok: QColor
    up: QColor
    down: QColor
    parts: tuple[QColor, ...]
    shadow: QColor

    def part(self, number: int) -> QColor:
        """The chip of part ``number``, from 0."""
        return self.parts[number % len(self.parts)]


LIGHT = Chrome(
    dark=False,
    window=QColor("#EEF0F2"),
    panel=QColor("#FFFFFF"),
    raised=QColor("#F7F8F9"),
    line=QColor("#D5D9DE"),
    hover=QColor("#E7EAED"),
    canvas=QColor("#C9CED4"),
    text=QColor("#17191D"),
    text2=QColor("#4A4F57"),
    text3=QColor("#646A73"),
    accent=QColor("#B8321E"),
    selection=QColor("#0A60B8"),
    selection_ground=QColor("#E1EEFB"),
    error=QColor("#B3261E"),
    warning=QColor("#8A5A00"),
    info=QColor("#0A60B8"),
    ok=QColor("#0F6253"),
    up=QColor("#B8321E"),
    down=QColor("#1F55A5"),
    parts=(QColor("#B8321E"), QColor("#0F6253"), QColor("#2C4894")),
    shadow=QColor(0, 0, 0, 77),
)

DARK = Chrome(
    dark=True,
    window=QColor("#1B1D21"),
    panel=QColor("#24272C"),
    raised=QColor("#2B2F35"),
    line=QColor("#3A3F47"),
    hover=QColor("#32363D"),
    canvas=QColor("#121417"),
    text=QColor("#ECEEF0"),
    text2=QColor("#B4BAC3"),
    text3=QColor("#949BA6"),
    accent=QColor("#CB3D26"),
    selection=QColor("#5AA9F5"),
    selection_ground=QColor("#1D3A57"),
    error=QColor("#FF8A7A"),
    warning=QColor("#E8B24A"),
    info=QColor("#5AA9F5"),
    ok=QColor("#5CC3A8"),
    up=QColor("#FF8A7A"),
    down=QColor("#7DB4F5"),
    parts=(QColor("#E0604A"), QColor("#3FA58E"), QColor("#7C97E6")),
    shadow=QColor(0, 0, 0, 77),
)

PAPER = QColor("#FFFFFF")
"""Pages, in both looks."""
FRAME = QColor("#0A60B8")
"""What is selected on a page, and its handles and name tag."""
LOCKED = QColor("#646A73")
"""Handles of what is locked."""
MARGIN = QColor("#B0267E")
"""Margins and smart guides."""
COLUMN = QColor(122, 91, 208, 140)
"""Edges of columns: #7A5BD0 at 55 %."""
GUIDE = QColor("#0091A8")
"""Guides drawn out of the rulers."""
BASELINE = QColor(0, 145, 168, 64)
"""The baseline grid: that of guides at 25 %."""
BLEED = QColor("#B3261E")
"""The edge of the bleed, and what is overset."""
