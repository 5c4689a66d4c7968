"""Colours as operators: sRGB for screens, inks for a press (ISO 32000-1, 8.6).

A press file keeps the layout's CMYK values, prints spot colours from plates of their own, and notes where more ink is
asked for than paper takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName

from kiclayout.base.color import INK_LIMIT, Color, is_heavy
from kiclayout.base.diagnostics import Sink
from kiclayout.paint import operators
from kiclayout.paint.operators import number
from kiclayout.paint.press import Inks, Press

REGISTRATION = "All"
"""The spot colour that is every plate (ISO 32000-1, 8.6.6.4): marks are drawn in it."""

MARK = Color(0.0, 0.0, 0.0, (1.0, 1.0, 1.0, 1.0), REGISTRATION)
"""The colour of marks."""


class Palette(Protocol):
    """Says how colours are spelled."""

    space: str
    """The device space of mixed colours."""

    def color(self, value: Color, *, stroke: bool = False) -> str:
        """Sets the fill or stroke colour."""

    def parts(self, value: Color) -> tuple[float, ...]:
        """The colour's values in ``space``."""

    def overprints(self, value: Color) -> bool:
        """Whether what is filled with it leaves the other plates as they are."""

    def spaces(self) -> dict[str, Any]:
        """The colour spaces that were used, by the names they are set by."""

    def report(self, sink: Sink) -> None:
        """Adds what was found."""


class ScreenPalette:
    """sRGB."""

    space = "DeviceRGB"

    def color(self, value: Color, *, stroke: bool = False) -> str:
        """See ``Palette``."""
        return operators.color(value, stroke=stroke)

    def parts(self, value: Color) -> tuple[float, ...]:
        """See ``Palette``."""
        return value.red, value.green, value.blue

    def overprints(self, value: Color) -> bool:
        """On a screen nothing does."""
        return False

    def spaces(self) -> dict[str, Any]:
        """None is needed."""
        return {}

    def report(self, sink: Sink) -> None:
        """There is nothing to report."""


class PressPalette:
    """Inks of a printing condition."""

    space = "DeviceCMYK"

    def __init__(self, press: Press) -> None:
        self._press = press
        self._spots: dict[str, Inks] = {}
        self._differing: dict[str, None] = {}
        self._heavy: dict[str, float] = {}
        self._spelled: dict[tuple[Color, bool], str] = {}

    def color(self, value: Color, *, stroke: bool = False) -> str:
        """See ``Palette``."""
        spelled = self._spelled.get((value, stroke))
        if spelled is None:
            spelled = self._spelled[value, stroke] = self._spell(value, stroke)
        return spelled

    def _spell(self, value: Color, stroke: bool) -> str:
        inks = self.parts(value)
        if value.spot:
            if self._spots.setdefault(value.spot, inks) != inks:
                self._differing[value.spot] = None
            name = f"S{list(self._spots).index(value.spot) + 1}"
            return f"/{name} {'CS' if stroke else 'cs'} 1 {'SCN' if stroke else 'scn'}"
        if is_heavy(inks):
            self._heavy[value.hex] = sum(inks)
        return " ".join([*(number(part, 4) for part in inks), "K" if stroke else "k"])

    def parts(self, value: Color) -> Inks:
        """See ``Palette``."""
        return self._press.inks(value)

    def overprints(self, value: Color) -> bool:
        """Black type: paper that stretches shows no white round it."""
        return not value.spot and self.parts(value) == (0.0, 0.0, 0.0, 1.0)

    def spaces(self) -> dict[str, Any]:
        """A plate of its own for each spot colour (8.6.6.4); what shows it where there is none are its CMYK values."""
        return {f"S{index}": _plate(name, inks) for index, (name, inks) in enumerate(self._spots.items(), 1)}

    def report(self, sink: Sink) -> None:
        """Adds colours with too much ink, and spot colours that are said to look in several ways."""
        limit = f"{100 * INK_LIMIT:.0f}"
        for name, total in self._heavy.items():
            sink.add("paint-ink-heavy", color=name, total=f"{100 * total:.0f}", limit=limit)
        for name in self._differing:
            sink.add("paint-spot-differs", name=name)


def _plate(name: str, inks: Inks) -> PDFArrayCompact:
    tint = PDFDictionary({
        "FunctionType": 2, "Domain": PDFArrayCompact([0, 1]), "N": 1,
        "C0": PDFArrayCompact([0, 0, 0, 0]), "C1": PDFArrayCompact([number(part, 4) for part in inks]),
    })  # fmt: skip
    return PDFArrayCompact([PDFName("Separation"), f"/{_escaped(name)}", PDFName("DeviceCMYK"), tint])


def _escaped(name: str) -> str:
    """A name (7.3.5) of any characters, in ASCII."""
    return "".join(_name_bytes(name))


def _name_bytes(name: str) -> Iterator[str]:
    for byte in name.encode():
        letter = chr(byte)
        yield letter if letter.isascii() and (letter.isalnum() or letter in "-_.") else f"#{byte:02X}"
