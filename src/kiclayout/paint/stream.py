"""A content stream (ISO 32000-1, 7.8.2) that says nothing twice: it knows what is set, and where text and shapes stand.

Colours, widths, fonts and spacing are written when they change. Text goes on where it ended, lines and shapes are
placed from the last one on. Places are counted in steps of a grid, so that no error adds up. What is written is said by
others: ``runs`` and ``shapes``; which operators are whose, by ``marking``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiclayout.paint.operators import FINE, Grid, exact, hundredths, number

_NEAR = 0.05
"""Text goes on without being placed anew up to this gap, in ems: readers take wider ones for a blank of their own."""
_NOWHERE = -1e6


class Stream:
    """The operators of a page or form.

    Attributes:
        code: All that was written.
        in_text: Whether a text object is open.
        spacing: What is added after every glyph, in the stream's units.
    """

    __slots__ = ("_grid", "_kept", "_line", "_pen", "_set", "_shift", "code", "in_text", "spacing")

    def __init__(self, grid: Grid = FINE, known: Mapping[str, str] | None = None) -> None:
        """Begins one whose coordinates have this grid, and in which this is set already."""
        self.code: list[str] = []
        self.in_text = False
        self.spacing = 0.0
        self._set: dict[str, str] = dict(known or {})
        self._shift = (0, 0)
        self._grid = grid
        self._kept: list[tuple[dict[str, str], float, tuple[int, int], Grid]] = []
        self._line = (0, 0)
        self._pen = _NOWHERE

    def write(self, *operators: str) -> None:
        """Adds operators."""
        self.code += operators

    def set(self, what: str, operators: str) -> None:
        """Adds ``operators``, which set ``what``, unless it is set so already."""
        if self._set.get(what) != operators:
            self._set[what] = operators
            self.code.append(operators)

    def known(self, what: str) -> str:
        """What ``what`` is set to; empty if nobody has set it."""
        return self._set.get(what, "")

    # ------------------------------------------------------------------------------------------------ coordinates
    def save(self) -> None:
        """Keeps what is set until ``restore``; not inside of text."""
        self._kept.append((self._set.copy(), self.spacing, self._shift, self._grid))
        self.code.append("q")

    def restore(self) -> None:
        """Everything is set as it was at the matching ``save``."""
        self._set, self.spacing, self._shift, self._grid = self._kept.pop()
        self.code.append("Q")

    def enter(self, linear: str, origin: tuple[float, float], grid: Grid) -> None:
        """Enters other coordinates.

        Args:
            linear: The first four numbers of their matrix.
            origin: Where they begin.
            grid: Theirs.
        """
        step = self._grid.step
        x, y = origin[0] - self._shift[0] * step, origin[1] - self._shift[1] * step
        self.code.append(f"{linear} {exact(x)} {exact(y)} cm")
        self._shift, self._grid = (0, 0), grid

    def spelling(self) -> tuple[Callable[[int], str], tuple[int, int]]:
        """What spells a number of steps, and the place, in steps, from which they are counted now."""
        return self._grid.spell, self._shift

    def shift(self, x: int, y: int) -> None:
        """Makes the place (x, y), in steps, the one from which all others are counted."""
        spell, (left, low) = self._grid.spell, self._shift
        if (x, y) != (left, low):
            self.code.append(f"1 0 0 1 {spell(x - left)} {spell(y - low)} cm")
            self._shift = (x, y)

    # ------------------------------------------------------------------------------------------------ text
    def enter_text(self) -> None:
        """Opens a text object if none is open."""
        if not self.in_text:
            self.in_text, self._line, self._pen = True, (0, 0), _NOWHERE
            self.code.append("BT")

    def leave_text(self) -> None:
        """Closes the text object that is open."""
        if self.in_text:
            self.in_text = False
            self.code.append("ET")

    def space(self, spacing: float) -> None:
        """Sets what is added after every glyph."""
        if spacing != self.spacing:
            self.spacing = spacing
            self.code.append(f"{number(spacing, 4)} Tc")

    def go(self, x: float, y: float, size: float) -> float:
        """Makes text of ``size`` begin at (x, y); returns how far behind that it does, in the stream's units."""
        if self._shift != (0, 0):
            x, y = x - self._shift[0] * FINE.step, y - self._shift[1] * FINE.step
        column, row = round(x * 100), round(y * 100)
        left, low = self._line
        if row == low and -_NEAR * size <= x - self._pen <= _NEAR * size:
            return x - self._pen
        self.code.append(f"{hundredths(column - left)} {hundredths(row - low)} Td")
        self._line = column, row
        return x - column / 100

    def gone(self, x: float) -> None:
        """Text ends at ``x`` now."""
        self._pen = x - self._shift[0] * FINE.step

    def joined(self) -> bytes:
        """All of it; what was written are characters that stand for bytes."""
        return "\n".join(self.code).encode("latin-1")
