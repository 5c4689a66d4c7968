"""What a placement says of single pages: which of their frames and things stand elsewhere than their template says.

A page is named by its article and its number there, pages of furniture by their template. Entries are read as far as
they are sound; whether a layout has such frames, and lets go of them, is asked in ``design.placing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.base.units import MM, parse_length
from kiclayout.content.issue import Issue, Placement

PAGE = "page."
"""What the keys of the list ``pages`` begin with in entries; a number and a dot follow where the entry has one."""
FRAMES, THINGS = "frames", "things"
WHOLE = "@"
"""What the subject of entries begins with that are about all pages of a template."""
UNLOCK = "unlock"
"""The subject of the entries that say which locks of its layout an issue opens."""

_PAIR = re.compile(r"(\w+): *([^,{}]+)")
_NUMBERED = re.compile(r"page\.(\d+)\.(.+)")
_FIELDS = {"x": "x", "y": "y", "w": "width", "h": "height"}


@dataclass(frozen=True, slots=True)
class Sides:
    """Where something stands, as far as it is said; in points from the trim's corner.

    Attributes:
        x: The left edge; None = as it was.
        y: The upper edge.
        width: More than none.
        height: More than none.
    """

    x: float | None = None
    y: float | None = None
    width: float | None = None
    height: float | None = None

    @classmethod
    def of(cls, rect: Rect) -> Sides:
        """All four of a rectangle."""
        return cls(rect.x, rect.y, rect.width, rect.height)

    @classmethod
    def read(cls, value: str) -> Sides:
        """Those that ``{x: 18mm, w: 40mm}`` states; what is no length, and sizes of nothing, are left out."""
        found = {_FIELDS[key]: _length(text) for key, text in _PAIR.findall(value) if key in _FIELDS}
        return cls(**{k: v for k, v in found.items() if v is not None and (v > 0 or k in ("x", "y"))})

    def spelled(self) -> str:
        """As a placement writes them, to a hundredth of a millimetre."""
        said = ((key, getattr(self, field)) for key, field in _FIELDS.items())
        return "{" + ", ".join(f"{key}: {round(at / MM, 2) + 0.0:g}mm" for key, at in said if at is not None) + "}"

    def put(self, rect: Rect) -> Rect:
        """``rect`` with these sides."""
        return Rect(
            rect.x if self.x is None else self.x,
            rect.y if self.y is None else self.y,
            self.width or rect.width,
            self.height or rect.height,
        )


@dataclass(frozen=True, slots=True)
class PageSpot:
    """A page, for a placement.

    Attributes:
        at: Path of the article, or of the first of those that are laid out together; empty = all pages of the template.
        number: Which of its pages, from 1; 0 where there is no article.
        template: The one it has; an entry for another one does nothing.
    """

    at: str
    number: int
    template: str

    @property
    def subject(self) -> str:
        """What its entries are about."""
        return self.at or WHOLE + self.template

    def key(self, name: str) -> str:
        """The key of an entry of it."""
        return f"{PAGE}{self.number}.{name}" if self.number else PAGE + name


@dataclass(frozen=True, slots=True)
class Moved:
    """What stands elsewhere on a page.

    Attributes:
        frames: By name.
        things: Furniture by the name under which its layout lets go of it.
    """

    frames: tuple[tuple[str, Sides], ...] = ()
    things: tuple[tuple[str, Sides], ...] = ()


NOTHING = Moved()


def numbered(key: str) -> tuple[int, str] | None:
    """The number of the page and the rest of the key of an entry that has a number."""
    match = _NUMBERED.fullmatch(key)
    return (int(match[1]), match[2]) if match else None


def entries_of(issue: Issue, layout: str) -> tuple[tuple[str, str, str], ...]:
    """The entries for the layout of that name."""
    return tuple(entry for one in issue.placements if one.layout == layout for entry in one.entries)


def moved_pages(issue: Issue, layout: str) -> dict[PageSpot, Moved]:
    """All pages on which something was moved, by article and number or by template."""
    templates: dict[tuple[str, int], str] = {}
    moved: dict[tuple[str, int], Moved] = {}
    for subject, key, value in entries_of(issue, layout):
        number, name = numbered(key) or (0, key.removeprefix(PAGE) if key.startswith(PAGE) else "")
        if not number and not subject.startswith(WHOLE):
            continue
        page, (what, _, own) = (subject, number), name.partition(".")
        if name == "template":
            templates[page] = value
        elif what in (FRAMES, THINGS) and own:
            old = moved.get(page, NOTHING)
            moved[page] = replace(old, **{what: (*getattr(old, what), (own, Sides.read(value)))})
    return {_spot(page, templates[page]): one for page, one in moved.items() if page in templates}


def _spot(page: tuple[str, int], template: str) -> PageSpot:
    subject, number = page
    return PageSpot("" if subject.startswith(WHOLE) else subject, number, template)


def unlocked(issue: Issue, layout: str) -> frozenset[str]:
    """Which locks of the layout the issue opens: margins, frames."""
    return frozenset(key for subject, key, value in entries_of(issue, layout) if (subject, value) == (UNLOCK, "true"))


# ---------------------------------------------------------------------------------------------------- edits
def with_moved(issue: Issue, layout: str, pages: Mapping[PageSpot, Moved]) -> Issue:
    """``issue`` with this and nothing else moved on ``pages``; the very same where that is so already.

    A page on which nothing is moved any more loses its entries; those of all other pages stay in their order.
    """
    now = moved_pages(issue, layout)
    changed = {spot: moved for spot, moved in pages.items() if not _alike(spot, now.get(spot, NOTHING), moved)}
    if not changed:
        return issue
    about = {(spot.subject, spot.number) for spot in changed}
    kept = [one for one in entries_of(issue, layout) if (one[0], _number(one)) not in about or not _moves(one)]
    fresh = [entry for spot, moved in changed.items() if moved != NOTHING for entry in _entries(spot, moved)]
    return with_entries(issue, layout, (*kept, *fresh))


def with_entries(issue: Issue, layout: str, entries: tuple[tuple[str, str, str], ...]) -> Issue:
    """``issue`` with these entries for ``layout``."""
    old = next((one for one in issue.placements if one.layout == layout), Placement(layout))
    others = tuple(one for one in issue.placements if one.layout != layout)
    new = replace(old, entries=entries, lines=())
    return replace(issue, placements=tuple(sorted((*others, new), key=lambda one: one.layout)))


def with_unlocked(issue: Issue, layout: str, lock: str, on: bool) -> Issue:
    """``issue`` with a lock of its layout opened, or closed again."""
    rest = tuple(one for one in entries_of(issue, layout) if one[:2] != (UNLOCK, lock))
    return with_entries(issue, layout, (*rest, (UNLOCK, lock, "true")) if on else rest)


def _alike(spot: PageSpot, one: Moved, other: Moved) -> bool:
    """Whether two things to be moved are written alike."""
    return tuple(_entries(spot, one)) == tuple(_entries(spot, other))


def _number(entry: tuple[str, str, str]) -> int:
    found = numbered(entry[1])
    return found[0] if found else 0


def _moves(entry: tuple[str, str, str]) -> bool:
    """Whether an entry is one of those that ``moved_pages`` reads."""
    subject, key, _ = entry
    return numbered(key) is not None or (subject.startswith(WHOLE) and key.startswith(PAGE))


def _entries(spot: PageSpot, moved: Moved) -> Iterator[tuple[str, str, str]]:
    yield spot.subject, spot.key("template"), spot.template
    for what in (FRAMES, THINGS):
        for name, sides in getattr(moved, what):
            yield spot.subject, spot.key(f"{what}.{name}"), sides.spelled()


def _length(text: str) -> float | None:
    try:
        return parse_length(text.strip(" \"'"))
    except ValueError:
        return None
