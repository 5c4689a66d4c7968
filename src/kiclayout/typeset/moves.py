"""Pages on which the placement moves frames and furniture: those of articles by their number, others by their template.

Which page it is is known only when it is laid out: the flow asks for its rooms, whoever draws it for its template.
A template is made once for each thing that is asked for, so that a page that nobody moved anything on stays the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from kiclayout.base.memo import Same
from kiclayout.base.record import dataclass
from kiclayout.content.issue import Issue
from kiclayout.content.placed import NOTHING, Moved, PageSpot, moved_pages, unlocked
from kiclayout.design.layout import Layout
from kiclayout.design.placing import placed
from kiclayout.design.template import Template
from kiclayout.typeset.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Moves:
    """What is moved where.

    Attributes:
        pages: By page.
        opens: The locks that the issue opens.
    """

    pages: Mapping[PageSpot, Moved] = field(default_factory=dict)
    opens: frozenset[str] = frozenset()

    def about(self, path: str) -> bool:
        """Whether something is moved on a page of that article."""
        return any(spot.at == path for spot in self.pages)

    def template(self, template: Template, spot: PageSpot, layout: Layout, shelf: Shelf) -> Template:
        """``template`` as the page at ``spot`` has it; the same object every time, itself if nothing is moved.

        Args:
            template: That of the page: the one that ``spot`` names, or the one that takes its place on even pages.
            spot: The page.
            layout: The layout that it is set in.
            shelf: Where templates are kept.
        """
        moved = self._moved(spot)
        if moved == NOTHING:
            return template
        key = ("moved", Same(template), moved, self.opens, Same(layout))
        made = shelf.children.get(key, lambda: placed(template, moved, layout, self.opens))
        assert isinstance(made, Template)
        return made

    def _moved(self, spot: PageSpot) -> Moved:
        """What is moved on all pages of the template, and on this one."""
        every = self.pages.get(PageSpot("", 0, spot.template), NOTHING)
        own = self.pages.get(spot, NOTHING)
        return Moved(own.frames, (*every.things, *own.things)) if every.things else own


def unmet(moves: Moves, pages: Iterable[PageSpot]) -> tuple[PageSpot, ...]:
    """The pages of articles on which something is moved and that are not among ``pages``, all that there are."""
    there = set(pages)
    paths = {spot.at for spot in there}
    return tuple(spot for spot in moves.pages if spot.at in paths and spot not in there)


def moves_of(issue: Issue, layout: Layout) -> Moves:
    """All that the issue's placement for ``layout`` moves."""
    return Moves(moved_pages(issue, layout.name), unlocked(issue, layout.name))
