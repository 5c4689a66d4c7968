"""What is looked at stays in sight while pages change: the picture that is chosen; the page, if the layout is another.

It is held until all is laid out, and no longer than nobody turns the wheel. Carets are followed by the tool for typing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QRectF

from kiclayout.content.issue import Issue
from kiclayout.editor.pictures.tool import PictureTool
from kiclayout.editor.session import Session
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.tool import PageArea
from kiclayout.scene.items import Glyphs, Group, Item, Picture
from kiclayout.scene.page import Page


class Held(QObject):
    """See the module."""

    def __init__(self, session: Session, view: PageView, tool: PictureTool) -> None:
        super().__init__(view)
        self._session, self._view, self._tool, self._picked = session, view, tool, tool.picked
        self._placed = self._seen = self._block = 0
        self._kind = ""
        self._last = 0
        """The block that a page was held by last: back in the layout before, the page is the same."""
        session.dressed.connect(self._hold_page)
        session.pages_changed.connect(self.bring)
        session.state_changed.connect(self.bring)
        session.opened.connect(self.let_go)
        tool.changed.connect(self.bring)
        tool.picked.changed.connect(self._look)
        view.verticalScrollBar().valueChanged.connect(self._look)
        view.turned.connect(self.let_go)

    # ------------------------------------------------------------------------------------------------ holding
    def hold_picture(self) -> None:
        """Brings the picture that is chosen into sight, now and wherever it goes until all is laid out."""
        self._placed = self._picked.block
        self.bring()

    def _look(self) -> None:
        """While nothing moves: of a chosen picture that can be seen, something is to be seen after an edit, too."""
        if self._session.settled:
            block = self._picked.block
            self._seen = block if block and self._in_sight(self._picked.area) else 0

    def _in_sight(self, area: PageArea | None) -> bool:
        """Whether something of ``area`` can be seen."""
        place = self._view.area_of(area) if area is not None else None
        return place is not None and QRectF(self._view.viewport().rect()).intersects(place)

    def _hold_page(self) -> None:
        """The issue wears another layout: the page that is looked at is held by what stands on it."""
        pages, index = self._session.scene.pages, self._view.current_page
        if index >= len(pages):
            return
        page, selection = pages[index], self._session.selection
        blocks = list(dict.fromkeys(_blocks(page.items)))
        known = (selection.focus.block if selection is not None else 0, self._last)
        self._last = next((one for one in known if one in blocks), 0) or _begun(self._session.shown, page, blocks)
        self._block, self._kind = self._last, _kind(page)

    def let_go(self) -> None:
        """Nothing is held any longer."""
        self._placed, self._seen, self._block, self._kind = 0, 0, 0, ""

    # ------------------------------------------------------------------------------------------------ bringing
    def bring(self) -> None:
        """Brings what is held into sight, unless it is being dragged."""
        if self._tool.dragging is not None:
            return
        if self._kind:
            page = self._page()
            if page is not None and page.index != self._view.current_page:
                self._view.go_to_page(page.index)
        picture = self._picked.block
        area = self._picked.area if picture and picture in (self._placed, self._seen) else None
        if area is not None and (picture == self._placed or not self._in_sight(area)):
            self._view.ensure_visible(area)
        if self._session.settled:
            self.let_go()
            self._look()

    def _page(self) -> Page | None:
        """Where what was looked at stands now: the same words, else a page of the same kind."""
        found = self._session.page_of(self._block) if self._block else None
        alike = (page for page in self._session.scene.pages if _kind(page) == self._kind)
        return found or next(alike, None)


def _kind(page: Page) -> str:
    """What its template is for, as templates are named: ``event`` of ``event-tight``."""
    return page.template.partition("-")[0] or "page"


def _begun(issue: Issue, page: Page, blocks: list[int]) -> int:
    """A block that begins on ``page``: the first may have come from the page before; 0 = none of an article's."""
    own = {block.id for article in issue.articles for block in article.body if article.id == page.story}
    standing = [block for block in blocks if block in own]
    return next(iter(standing[1:] or standing), page.story)


def _blocks(items: Iterable[Item]) -> Iterator[int]:
    """The blocks that stand there, in the order in which they are drawn."""
    for item in items:
        if isinstance(item, Group):
            yield from _blocks(item.items)
        elif isinstance(item, Glyphs | Picture) and item.origin is not None and item.origin.block:
            yield item.origin.block
