"""What the text engine is given: characters with their look, language and origin.

A paragraph is a tuple of spans; the texts of its spans, one after the other, are its text. A newline is a hard break.
Nothing is decided here.
"""

from __future__ import annotations

from itertools import accumulate

from kiclayout.base.record import dataclass
from kiclayout.design.style import TextStyle

OBJECT = "\ufffc"
"""Stands in a span's text for its inline object."""


@dataclass(frozen=True, slots=True)
class InlineObject:
    """Something drawn that stands in a line like a character: art, a badge, a box.

    Attributes:
        width: It advances by this, in points.
        height: Above the baseline, in points.
        depth: Below the baseline, in points.
        key: By which its maker knows it again.
    """

    width: float
    height: float
    depth: float = 0.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one look.

    Attributes:
        text: The characters; for an object, U+FFFC alone.
        style: How they look.
        lang: BCP 47; None = the style's, or the issue's.
        block: Id of the block they come from; 0 = generated words.
        at: Where the first of them stands in the block's plain text; None = generated words.
        link: An address or ``#target``; empty = none.
        nobreak: Whether lines may not break inside.
        glued: Whether lines may break neither inside nor before (footnote marks, B13).
        object: What U+FFFC stands for.
        field: Which of the block's passages they come from; see ``Origin``.
        ruby: The reading over them; empty = none.
    """

    text: str
    style: TextStyle
    lang: str | None = None
    block: int = 0
    at: int | None = None
    link: str = ""
    nobreak: bool = False
    glued: bool = False
    object: InlineObject | None = None
    field: str = ""
    ruby: str = ""

    def __hash__(self) -> int:
        """Of its words and their place; those that agree in both are compared whole."""
        return hash((self.text, self.block, self.at, self.field))


def joined(spans: tuple[Span, ...]) -> str:
    """The paragraph's text."""
    return spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])


def begins(spans: tuple[Span, ...]) -> tuple[int, ...]:
    """Where each span begins in the paragraph's text, and the end of the text."""
    return tuple(accumulate((len(span.text) for span in spans), initial=0))
