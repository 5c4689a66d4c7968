"""Draws the artwork of the layout kic-journal: masthead, the organisation's lockup, the sign at an article's end."""

from __future__ import annotations

from draw_marks import lockup
from draw_outlines import ROOT, SERIF_BOLD, Outline, rectangle, svg, text

ART = ROOT / "layouts" / "kic-journal" / "art"
INK, BRASS = "#17191D", "#85560F"


def masthead() -> Outline:
    """KIC 저널 on one baseline, the Latin letters a little larger so that their capitals reach the Hangul's height."""
    letters = text("KIC", SERIF_BOLD, 118, tracking=12)
    name = text("저널", SERIF_BOLD, 100, tracking=-6)
    foot = letters.bounds[3]
    both = letters.moved(-letters.bounds[0], 0) + name.moved(
        letters.width + 30 - name.bounds[0], foot - name.bounds[3] + 4
    )
    return both.placed(0, 0)


def end_mark() -> Outline:
    """A small square."""
    return rectangle(0, 0, 100, 100)


def main() -> None:
    """Writes every piece."""
    ART.mkdir(parents=True, exist_ok=True)
    pieces = {
        "masthead": (masthead(), INK),
        "lockup": (lockup(), INK),
        "end": (end_mark(), BRASS),
    }
    for name, (outline, color) in pieces.items():
        (ART / f"{name}.svg").write_text(svg([(color, outline)]), encoding="ascii")


if __name__ == "__main__":
    main()
