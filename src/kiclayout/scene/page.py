"""A page, and the scene: all pages with outline, targets and the document's facts."""

from __future__ import annotations

from kiclayout.base.record import dataclass
from kiclayout.scene.items import Item
from kiclayout.scene.tags import Chapter


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
        story: Session id of the article whose page it is; 0 = nobody's.
    """

    index: int
    folio: str
    width: float
    height: float
    bleed: float
    items: tuple[Item, ...]
    template: str = ""
    story: int = 0


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
        chapters: The articles by parts, in the order of reading.
    """

    pages: tuple[Page, ...]
    outline: tuple[OutlineEntry, ...] = ()
    title: str = ""
    lang: str = "ko"
    author: str = ""
    subject: str = ""
    keywords: str = ""
    date: str = ""
    chapters: tuple[Chapter, ...] = ()
