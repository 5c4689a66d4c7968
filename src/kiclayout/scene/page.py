"""A page, and the scene: all pages with outline, targets and the document's facts."""

from __future__ import annotations

from kiclayout.base.record import dataclass
from kiclayout.scene.items import Item


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        index: From 0.
        folio: As printed (P7), or empty for an unnumbered page.
        width: Trim width, in points.
        height: Trim height.
        bleed: Beyond the trim on all sides, in points.
        items: From back to front.
        template: Name of its template.
    """

    index: int
    folio: str
    width: float
    height: float
    bleed: float
    items: tuple[Item, ...]
    template: str = ""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark: title, level from 0, and the name of its target."""

    title: str
    level: int
    target: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The whole document as drawn.

    Attributes:
        pages: In order.
        outline: In reading order; a level never rises by more than one.
        title: Of the document.
        lang: BCP 47.
        author: The publisher.
        subject: One line.
        keywords: For search.
        date: ISO date of the issue.
    """

    pages: tuple[Page, ...]
    outline: tuple[OutlineEntry, ...] = ()
    title: str = ""
    lang: str = "ko"
    author: str = ""
    subject: str = ""
    keywords: str = ""
    date: str = ""
