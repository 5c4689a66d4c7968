"""The window's colours, light and dark, and its sizes; every widget takes them from here.

The page stays paper white in both themes; what is drawn over it (``PAGE``) is the same in both.
"""

from __future__ import annotations

from kiclayout.base.record import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of one theme, as ``#RRGGBB``.

    Attributes:
        name: light or dark.
        window: Ground of the status bar.
        panel: Ground of docks and tool bar.
        raised: Ground of fields and rulers.
        line: Borders.
        hover: Rows under the pointer.
        canvas: The pasteboard.
        text: Words.
        text2: Words of labels.
        text3: Words that may be missed.
        accent: The mark, the primary button, the line under a tab.
        on_accent: Words on the accent.
        accent_hover: The primary button under the pointer.
        selection: Selected words, focus rings, links.
        selection_bg: Ground of selected rows.
        error: The worst finding.
        warning: The middle one.
        info: The least.
        ok: Nothing found.
        parts: Chips of the issue's parts, by number; they repeat.
        up: A rise.
        down: A fall.
    """

    name: str
    window: str
    panel: str
    raised: str
    line: str
    hover: str
    canvas: str
    text: str
    text2: str
    text3: str
    accent: str
    on_accent: str
    accent_hover: str
    selection: str
    selection_bg: str
    error: str
    warning: str
    info: str
    ok: str
    parts: tuple[str, ...]
    up: str
    down: str

    @property
    def dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.name == "dark"


LIGHT = Tokens(
    name="light",
    window="#EEF0F2",
    panel="#FFFFFF",
    raised="#F7F8F9",
    line="#D5D9DE",
    hover="#E7EAED",
    canvas="#C9CED4",
    text="#17191D",
    text2="#4A4F57",
    text3="#646A73",
    accent="#B8321E",
    on_accent="#FFFFFF",
    accent_hover="#A32A18",
    selection="#0A60B8",
    selection_bg="#E1EEFB",
    error="#B3261E",
    warning="#8A5A00",
    info="#0A60B8",
    ok="#0F6253",
    parts=("#B8321E", "#0F6253", "#2C4894"),
    up="#B8321E",
    down="#1F55A5",
)

DARK = Tokens(
    name="dark",
    window="#1B1D21",
    panel="#24272C",
    raised="#2B2F35",
    line="#3A3F47",
    hover="#32363D",
    canvas="#121417",
    text="#ECEEF0",
    text2="#B4BAC3",
    text3="#949BA6",
    accent="#CB3D26",
    on_accent="#FFFFFF",
    accent_hover="#D94D36",
    selection="#5AA9F5",
    selection_bg="#1D3A57",
    error="#FF8A7A",
    warning="#E8B24A",
    info="#5AA9F5",
    ok="#5CC3A8",
    parts=("#E0604A", "#3FA58E", "#7C97E6"),
    up="#FF8A7A",
    down="#7DB4F5",
)


@dataclass(frozen=True, slots=True)
class PageMarks:
    """Colours of paper and of what is drawn over it, ``#RRGGBB`` or ``#AARRGGBB``; the same in both themes.

    Attributes:
        paper: Pages.
        ink: Lines under words that are being composed.
        shadow: Of pages.
        missing: Stands for a picture that is not there.
        waiting: Stands for a picture that is still being read.
        frame: What is selected.
        locked: The edges of handles that cannot be dragged.
        margin: Margins.
        column: Edges of columns.
        guide: Guides drawn out of the rulers.
        baseline: The baseline grid, that of guides at a quarter.
        overset: The edge of the bleed.
        by_hand: Over words that have something else than their style gives them.
        night: The dark ground on which logos are shown beside paper.
    """

    paper: str = "#FFFFFF"
    ink: str = "#17191D"
    shadow: str = "#4D000000"
    missing: str = "#D9D9D9"
    waiting: str = "#ECEEF0"
    frame: str = "#0A60B8"
    locked: str = "#646A73"
    margin: str = "#B0267E"
    column: str = "#8C7A5BD0"
    guide: str = "#0091A8"
    baseline: str = "#400091A8"
    overset: str = "#B3261E"
    by_hand: str = "#33E08A00"
    night: str = "#20242B"


PAGE = PageMarks()


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in logical pixels, all of them times ``scale`` (1 = as designed).

    Attributes:
        scale: How much larger than designed, 0.8 to 2.
    """

    scale: float = 1.0

    def px(self, designed: float) -> int:
        """A designed length at this scale, in whole logical pixels."""
        return max(1, round(designed * self.scale))

    @property
    def title(self) -> int:
        """Type of titles, tabs and buttons."""
        return self.px(13)

    @property
    def body(self) -> int:
        """Type of fields and rows."""
        return self.px(12)

    @property
    def label(self) -> int:
        """Type of labels, of the status bar, under thumbnails."""
        return self.px(11)

    @property
    def badge(self) -> int:
        """Type of badges."""
        return self.px(10)
