"""What the values of a layout mean: the annotations from which the layout reader and the manual know a field.

To the rest of the program they are plain ``float`` and ``str``. Inside, every length is in points; the unit of a
length says only what a number without a unit means where a layout writes it.
"""

from __future__ import annotations

import math
from typing import Annotated, TypeAlias

from kiclayout.base.record import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A length.

    Attributes:
        bare: The unit of a number that is written without one: pt or mm; the limits are counted in it, too.
        low: The smallest length that makes sense.
        high: The greatest.
    """

    bare: str
    low: float = -math.inf
    high: float = math.inf


@dataclass(frozen=True, slots=True)
class Within:
    """A whole number from ``low`` to ``high``; without this term one counts from 0."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The name of something of the layout: color, style, look (a text style), font, template or art.

    Also what is made of names: a pattern, a condition, a list of the issue, and what an entry of one is called.
    """

    what: str


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """A wording: one string, or one for each language."""


Points: TypeAlias = Annotated[float, Unit("pt")]
"""A length of typography: size, leading, space, width of a rule."""
Place: TypeAlias = Annotated[float, Unit("mm")]
"""A length of geometry: where something stands on the page, and how large it is."""
Size: TypeAlias = Annotated[float, Unit("pt", 0.1, 1000.0)]
"""A size of type; styles of marks inside a line may give it as a share of the line's."""
Leading: TypeAlias = Annotated[float, Unit("pt", 1.0, 2000.0)]
"""From baseline to baseline."""
Space: TypeAlias = Annotated[float, Unit("pt", 0.0)]
"""A distance between blocks; less than none would set one over the other."""
Extent: TypeAlias = Annotated[float, Unit("mm", 0.0)]
"""How wide or high something of the page is."""
Trim: TypeAlias = Annotated[float, Unit("mm", 30.0, 5000.0)]
"""An edge of the page; a PDF's page cannot be longer than 5 m."""

Weight: TypeAlias = Annotated[int, Within(100, 900)]
Letters: TypeAlias = Annotated[int, Within(2, 40)]
"""Letters of a word, or of a part of one."""
Looseness: TypeAlias = Annotated[int, Within(-1, 1)]
"""Lines of a paragraph beyond those that are best."""
Abreast: TypeAlias = Annotated[int, Within(1, 9)]

Token: TypeAlias = Annotated[str, Named("color")]
StyleName: TypeAlias = Annotated[str, Named("style")]
LookName: TypeAlias = Annotated[str, Named("look")]
FontName: TypeAlias = Annotated[str, Named("font")]
TemplateName: TypeAlias = Annotated[str, Named("template")]
ArtFile: TypeAlias = Annotated[str, Named("art")]
Pattern: TypeAlias = Annotated[str, Named("pattern")]
"""Words in which names between braces are filled in."""
Condition: TypeAlias = Annotated[str, Named("condition")]
"""Names, with blanks between, of what must be there, or (``!``) must not."""
ListName: TypeAlias = Annotated[str, Named("list")]
EntryName: TypeAlias = Annotated[str, Named("entry")]
Wording: TypeAlias = Annotated[tuple[tuple[str, str], ...], ByLanguage()]

Align: TypeAlias = Annotated[str, Choice(("left", "center", "right"))]
TextAlign: TypeAlias = Annotated[str, Choice(("justify", "left", "right", "center"))]
BreakMode: TypeAlias = Annotated[str, Choice(("auto", "eojeol", "hybrid", "syllable"))]
Hyphens: TypeAlias = Annotated[str, Choice(("auto", "english", "none"))]
Span: TypeAlias = Annotated[str, Choice(("text", "wide"))]
TableSpan: TypeAlias = Annotated[str, Choice(("auto", "text", "wide"))]
MarkerPlace: TypeAlias = Annotated[str, Choice(("side", "hang", "inline", "disc", "triangle"))]
CaptionPlace: TypeAlias = Annotated[str, Choice(("side", "below"))]
Opening: TypeAlias = Annotated[str, Choice(("column", "across"))]
Unlocker: TypeAlias = Annotated[str, Choice(("layout", "issue"))]
JumpWhen: TypeAlias = Annotated[str, Choice(("never", "away", "always"))]
LabelPlace: TypeAlias = Annotated[str, Choice(("top", "middle"))]
