"""On which page a block stands. What a page shows is found once and remembered as long as it is the same page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cached_property

from kiclayout.scene.frames import frames_on
from kiclayout.scene.items import Glyphs, Group, Item, Picture
from kiclayout.scene.page import Page


class OnPages:
    """See the module."""

    def __init__(self) -> None:
        self._known: dict[int, _Shown] = {}

    def first(self, pages: Sequence[Page], blocks: Set[int]) -> Page | None:
        """The first page that shows something of ``blocks``, else the first with the frame of a picture of them.

        A picture that is missing has a frame and nothing else.
        """
        shown = next((page for page in pages if not blocks.isdisjoint(self._of(page).blocks)), None)
        return shown or next((page for page in pages if not blocks.isdisjoint(self._of(page).framed)), None)

    def _of(self, page: Page) -> _Shown:
        known = self._known.get(page.index)
        if known is None or known.page is not page:
            known = self._known[page.index] = _Shown(page)
        return known


class _Shown:
    """What stands on a page, by the session ids of blocks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def blocks(self) -> frozenset[int]:
        """Those of which there are words, pictures or drawings."""
        return frozenset(_blocks(self.page.items))

    @cached_property
    def framed(self) -> frozenset[int]:
        """Those with frames of pictures."""
        return frozenset(one.block for one in frames_on(self.page))


def _blocks(items: tuple[Item, ...]) -> Iterator[int]:
    """Where items come from; of groups, what a drawing without words (a chart) is of."""
    for item in items:
        if isinstance(item, Glyphs | Picture | Group) and item.origin is not None:
            yield item.origin.block
        if isinstance(item, Group):
            yield from _blocks(item.items)
