"""Draws the layout's own artwork: masthead, lockup and mark, each in the colours the pages use."""

from __future__ import annotations

from draw_outlines import (
    ROOT,
    SERIF_BLACK,
    TEXT,
    TEXT_EXTRABOLD,
    TEXT_SEMIBOLD,
    Outline,
    rectangle,
    ring,
    svg,
    text,
)

ART = ROOT / "layouts" / "kic-weekly" / "art"
COLORS = {"white": "#FFFFFF", "ink": "#17191D", "red": "#B8321E"}

MASTHEAD_RATIO = 4.589  # width over height; the cover's page template reckons with it


def stacked(size: float, height: float) -> Outline:
    """주 over 간, spread over the height, their ink flush left."""
    above, below = (text(syllable, SERIF_BLACK, size) for syllable in "주간")
    return above.placed(0, 0) + below.placed(0, height - below.height)


def masthead() -> Outline:
    """주간 중국 창업. The two words' distance is what the fixed ratio leaves."""
    china, startup = (text(word, SERIF_BLACK, 100, tracking=-28) for word in ("중국", "창업"))
    top = min(china.bounds[1], startup.bounds[1])
    height = max(china.bounds[3], startup.bounds[3]) - top
    weekly = stacked(52, height)
    begin = weekly.width + 10
    china = china.moved(begin - china.bounds[0], -top)
    startup = startup.moved(MASTHEAD_RATIO * height - startup.bounds[2], -top)
    return weekly + china + startup


def lockup() -> Outline:
    """KIC beside the organisation's name in Korean and in English: a stand-in until the real one is at hand."""
    letters = text("KIC", TEXT_EXTRABOLD, 40, tracking=-25).placed(0, 0)
    korean = text("글로벌혁신센터", TEXT_SEMIBOLD, 15.6, tracking=-10)
    english = text("CHINA Korea Innovation Center", TEXT, 9.1)
    left = letters.width + 6.4
    korean = korean.placed(left, 0)
    return letters + korean + english.placed(left, letters.height - english.height)


def mark() -> Outline:
    """A ring pierced by a bar: the week dial at its smallest, 中, a power switch. Height 100."""
    return ring(38.5, 50, 38.5, 23.5) + rectangle(31, 0, 15, 100)


def main() -> None:
    """Writes every piece in its colours."""
    pieces = {
        "masthead": (masthead(), ("white", "ink", "red")),
        "lockup": (lockup(), ("white", "ink")),
        "mark": (mark(), ("white", "ink", "red")),
    }
    ART.mkdir(parents=True, exist_ok=True)
    for name, (outline, colors) in pieces.items():
        for color in colors:
            (ART / f"{name}-{color}.svg").write_text(svg([(COLORS[color], outline)]), encoding="ascii")


if __name__ == "__main__":
    main()
