"""The words of a drawing as its file asks for them: characters, their type and paint, where they are put.

Nothing is shaped here and no font is known: whoever has fonts sets them (``typeset.lettering``). Lengths are those of
the element that the words stand in; y runs downward.
"""

from __future__ import annotations

from typing import Literal

from kiclayout.base.geometry import Matrix
from kiclayout.base.record import dataclass
from kiclayout.scene.items import Gradient
from kiclayout.scene.svg_style import Look
from kiclayout.scene.svg_type import Type


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one look.

    Attributes:
        text: The characters, white space as it is to be seen.
        type: How they are set.
        look: How they are painted; its ``opacity`` counts for this stretch, its ``shade`` is ``gradient``.
        gradient: What fills them; None = the look's colour.
        boxed: Whether the gradient's points are shares of the box of the words.
    """

    text: str
    type: Type
    look: Look
    gradient: Gradient | None = None
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """What is said of the place of one character; None = where the one before it ends.

    Attributes:
        at: The character, counted through all stretches.
        x: A new beginning, from which lines are aligned.
        y: A new baseline, likewise.
        dx: Moves it and all that follow.
        dy: Likewise.
        turn: Turns this character alone, clockwise, in degrees.
    """

    at: int
    x: float | None = None
    y: float | None = None
    dx: float = 0.0
    dy: float = 0.0
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Fit:
    """Characters that are made to take up a length.

    Attributes:
        start: The first.
        end: One past the last.
        length: What they take up.
        by: Whether the space between them gives way, or their shapes, too.
    """

    start: int
    end: int
    length: float
    by: Literal["spaces", "shapes"] = "spaces"


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words that stand together: a text element.

    Attributes:
        matrix: Maps its coordinates to the drawing's.
        stretches: Its characters, in reading order.
        spots: In the order of their characters; those that nothing is said of are left out.
        fits: Outer ones after those they hold.
        line: Of the drawing's file, for findings.
        way: Where in the drawing it is put: the place of the empty group that it fills, from group to group.
    """

    matrix: Matrix
    stretches: tuple[Stretch, ...]
    spots: tuple[Spot, ...] = ()
    fits: tuple[Fit, ...] = ()
    line: int = 0
    way: tuple[int, ...] = ()
