"""A scroll area over arranged pages: which pages, how large, which part of them is seen, and what lies where.

It draws nothing and takes no input; ``canvas`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from kiclayout.base.geometry import Point, Rect
from kiclayout.editor.view.arrangement import AIR, MARGIN, Arrangement, Mode, arranged, spreads
from kiclayout.editor.view.tool import PageArea
from kiclayout.scene.hit import origin_at, rects_of
from kiclayout.scene.page import Page

LEAST, MOST = 5.0, 1600.0
"""Zoom, in per cent: 100 shows a point as large as the system's resolution says."""

_NEAR, _EYES = 0.3, 0.35
"""How far something may be out of sight to be scrolled to by the shortest way, and where it is put if it is further:
parts of the view's height."""


class BoardView(QAbstractScrollArea):
    """See the module.

    Signals:
        current_changed: Another page is the current one; carries its index.
        visible_changed: Other pages are in sight; carries the indices of the first and the last.
        zoom_changed: Carries the zoom in per cent.
    """

    current_changed = Signal(int)
    visible_changed = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self._mode, self._cover_alone = Mode.COLUMN, True
        self._zoom, self._current = 1.0, 0
        self._fit: Callable[[], None] | None = None
        self._seen = (-1, -1)
        self._arrangement = Arrangement({}, (), 1.0, 0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        self.horizontalScrollBar().setSingleStep(24)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages shown."""
        return self._pages

    @property
    def arrangement(self) -> Arrangement:
        """Where they lie."""
        return self._arrangement

    @property
    def current_page(self) -> int:
        """Index of the current page: the one gone to, else the one of which most is seen."""
        return self._current

    @property
    def visible_pages(self) -> tuple[int, ...]:
        """Indices of the pages in sight."""
        return self._arrangement.within(self.seen)

    @property
    def zoom(self) -> float:
        """In per cent."""
        return self._zoom * 100

    @property
    def scale(self) -> float:
        """Pixels of the window to a point."""
        return self._zoom * self.logicalDpiX() / 72

    @property
    def mode(self) -> Mode:
        """How the pages lie."""
        return self._mode

    @property
    def cover_alone(self) -> bool:
        """Whether the first of facing pages is a right-hand page."""
        return self._cover_alone

    @property
    def seen(self) -> Rect:
        """The part of the pasteboard in sight, in its pixels."""
        return Rect(*self._offset(), self.viewport().width(), self.viewport().height())

    def set_pages(self, pages: Sequence[Page], changed: frozenset[int] | None = None) -> None:
        """Shows ``pages``; what is in sight stays in sight where it was.

        Args:
            pages: All of them, in order.
            changed: Indices of those that differ from before; None = all may.
        """
        before, self._pages = self._pages, tuple(pages)
        self._current = max(0, min(self._current, len(pages) - 1))
        same_sizes = [(page.width, page.height) for page in before] == [(page.width, page.height) for page in pages]
        if same_sizes:
            self._repaint(changed, before)
            return
        held = self._held_words(before)
        self._arrange()
        if held is not None:
            self._put(*held)
        self._repaint(None)
        self._tell()

    def set_mode(self, mode: Mode, *, cover_alone: bool | None = None) -> None:
        """Lays the pages out in another way; the current page stays in sight."""
        self._mode = mode
        if cover_alone is not None:
            self._cover_alone = cover_alone
        current = self._current
        self._arrange()
        self._refit()
        self.go_to_page(current)

    def zoom_to(self, percent: float, at: QPointF | None = None) -> None:
        """Zooms to ``percent`` (kept within 5 and 1600); the page's point under ``at`` stays there.

        Args:
            percent: The zoom.
            at: In the viewport's pixels; None = its middle.
        """
        self._fit = None
        self._zoom_round(percent, at)

    def fit_page(self) -> None:
        """Shows the current page whole, also after the window's size changes."""
        self._fit_to(self.fit_page, (self._current,), whole=True)

    def fit_width(self) -> None:
        """Shows the current page, or its spread, as wide as the view."""
        self._fit_to(self.fit_width, self._arrangement.row_of(self._current), whole=False)

    def fit_spread(self) -> None:
        """Shows the current spread whole."""
        self._fit_to(self.fit_spread, self._arrangement.row_of(self._current), whole=True)

    def go_to_page(self, index: int) -> None:
        """Makes the page ``index`` (kept within the pages) the current one and shows it from its top."""
        if not self._pages:
            return
        index = max(0, min(index, len(self._pages) - 1))
        if self._mode is Mode.SINGLE:
            self._current = index
            self._arrange()
            self._refit()
            self.viewport().update()
        frame = self._arrangement.frames[index]
        self.verticalScrollBar().setValue(round(frame.y - AIR))
        across = self._arrangement.bounds(self._arrangement.row_of(index)) or frame
        if across.width > self.viewport().width():
            self.horizontalScrollBar().setValue(round(frame.x - AIR))
        else:
            self.horizontalScrollBar().setValue(round(across.x + across.width / 2 - self.viewport().width() / 2))
        self._tell(index)

    def page_at(self, at: QPointF) -> tuple[int, Point] | None:
        """The page under ``at`` (in the viewport's pixels) or nearest to it, and the place in its points."""
        x, y = self._offset()
        return self._arrangement.on_page(Point(at.x() + x, at.y() + y))

    def place_of(self, page: int, point: Point) -> QPointF | None:
        """Where a page's point lies in the viewport, in its pixels; None if the page is not shown."""
        board = self._arrangement.on_board(page, point)
        x, y = self._offset()
        return QPointF(board.x - x, board.y - y) if board else None

    def area_of(self, area: PageArea) -> QRectF | None:
        """Where a rectangle of a page lies in the viewport, in its pixels; None if the page is not shown."""
        corner = self.place_of(area.page, Point(area.rect.x, area.rect.y))
        scale = self._arrangement.scale
        return QRectF(corner.x(), corner.y(), area.rect.width * scale, area.rect.height * scale) if corner else None

    def update_area(self, area: PageArea, spare: int = 2) -> None:
        """Has a rectangle of a page drawn anew, with ``spare`` pixels round it."""
        place = self.area_of(area)
        if place is not None:
            self.viewport().update(place.toAlignedRect().adjusted(-spare, -spare, spare, spare))

    def ensure_visible(self, area: PageArea, spare: int = 32) -> None:
        """Scrolls so that ``area`` is in sight with ``spare`` pixels round it.

        As little as possible, if it is near; what comes from far away is put where eyes look for it, in the upper half.
        """
        if self._mode is Mode.SINGLE and area.page not in self._arrangement.frames:
            self.go_to_page(area.page)
        place = self.area_of(area)
        if place is None:
            return
        view = self.viewport()
        across = _least_shift(place.left() - spare, place.right() + spare, view.width())
        down = _least_shift(place.top() - spare, place.bottom() + spare, view.height())
        if abs(down) > view.height() * _NEAR:
            down = round(place.center().y() - view.height() * _EYES)
        for bar, shift in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            if shift:
                bar.setValue(bar.value() + shift)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for a page at half its size."""
        return QSize(900, 700)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keeps what is at the top in its place, and what was fitted fitted."""
        held = self.page_at(QPointF(event.oldSize().width() / 2, 0.0)) if self._arrangement.frames else None
        self._arrange()
        if held is not None and event.oldSize().isValid():
            self._put(*held, QPointF(self.viewport().width() / 2, 0.0))
        self._refit()
        self._tell()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 (Qt's name)
        """Moves what is drawn already; only what comes into sight is drawn."""
        self.viewport().scroll(dx, dy)
        self._tell()

    def _offset(self) -> tuple[int, int]:
        return self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def _zoom_round(self, percent: float, at: QPointF | None) -> None:
        zoom = max(LEAST, min(MOST, percent)) / 100
        place = at if at is not None else QPointF(self.viewport().rect().center())
        held = self.page_at(place)
        if zoom == self._zoom or held is None:
            return
        self._zoom = zoom
        self._arrange()
        self._put(*held, place)
        self.viewport().update()
        self.zoom_changed.emit(self.zoom)
        self._tell()

    def _fit_to(self, fit: Callable[[], None], pages: Sequence[int], *, whole: bool) -> None:
        bounds = self._arrangement.bounds(pages)
        if bounds is None:
            return
        width, height = (side / self._arrangement.scale for side in (bounds.width, bounds.height))
        view, unit = self.viewport(), self.logicalDpiX() / 72
        zoom = (view.width() - 2 * AIR) / width / unit
        if whole:
            zoom = min(zoom, (view.height() - 2 * AIR) / height / unit)
        page = self._current
        self._zoom_round(zoom * 100, None if whole else QPointF(view.width() / 2, 0.0))
        self._fit = fit
        if whole:
            self._centre(pages)
            self._tell(page)

    def _centre(self, pages: Sequence[int]) -> None:
        bounds = self._arrangement.bounds(pages)
        if bounds is not None:
            view = self.viewport()
            self.horizontalScrollBar().setValue(round(bounds.x + (bounds.width - view.width()) / 2))
            self.verticalScrollBar().setValue(round(bounds.y + (bounds.height - view.height()) / 2))

    def _refit(self) -> None:
        if self._fit is not None:
            self._fit()

    def _arrange(self) -> None:
        sizes = [(page.width, page.height) for page in self._pages]
        slots = spreads(len(sizes), self._mode, cover_alone=self._cover_alone, current=self._current)
        view = self.viewport()
        self._arrangement = arranged(sizes, slots, self._mode, self.scale, (view.width(), view.height()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.verticalScrollBar().setPageStep(max(1, view.height() - MARGIN))
        self.horizontalScrollBar().setRange(0, max(0, self._arrangement.width - view.width()))
        self.verticalScrollBar().setRange(0, max(0, self._arrangement.height - view.height()))

    def _put(self, page: int, point: Point, at: QPointF | None = None) -> None:
        """Scrolls so that a page's ``point`` lies at ``at``; None = in the view's middle."""
        board = self._arrangement.on_board(page, point)
        if board is None:
            return
        place = at if at is not None else QPointF(self.viewport().rect().center())
        self.horizontalScrollBar().setValue(round(board.x - place.x()))
        self.verticalScrollBar().setValue(round(board.y - place.y()))

    def _held_words(self, before: Sequence[Page]) -> tuple[int, Point] | None:
        """Where the words that were in the view's middle are now, if pages came or went before them."""
        middle = self.page_at(QPointF(self.viewport().rect().center()))
        if middle is None or not self._pages or middle[0] >= len(before):
            return None
        index, point = middle
        if index < len(self._pages) and self._pages[index] is before[index]:
            return middle
        origin = origin_at(before[index], point)
        old = rects_of(before[index], origin) if origin else ()
        if origin is None or not old:
            return min(index, len(self._pages) - 1), point
        for page in sorted(self._pages, key=lambda page: abs(page.index - index)):
            new = rects_of(page, origin)
            if new:
                return page.index, Point(point.x, point.y + new[0].y - old[0].y)
        return min(index, len(self._pages) - 1), point

    def _repaint(self, changed: frozenset[int] | None, before: Sequence[Page] = ()) -> None:
        if changed is None:
            self.viewport().update()
            return
        for index in changed & set(self.visible_pages):
            self.viewport().update(self._changed_in_view(before[index]))

    def _changed_in_view(self, before: Page) -> QRect:
        """Where the view must be drawn anew, in the viewport's pixels, for the page that stood there ``before``."""
        return self._frame_in_view(before.index)

    def _frame_in_view(self, index: int) -> QRect:
        frame, (x, y) = self._arrangement.frames[index], self._offset()
        spare = round(self._pages[index].bleed * self._arrangement.scale) + 1
        place = QRectF(frame.x - x, frame.y - y, frame.width, frame.height).toAlignedRect()
        return place.adjusted(-spare, -spare, spare, spare)

    def _tell(self, current: int | None = None) -> None:
        """Says which pages are in sight now, and which is the current one."""
        visible = self.visible_pages
        seen = (visible[0], visible[-1]) if visible else self._seen
        if seen != self._seen:
            self._seen = seen
            self.visible_changed.emit(*seen)
        fullest = self._arrangement.fullest(self.seen) if current is None else current
        if fullest is not None and fullest != self._current:
            self._current = fullest
            self.current_changed.emit(fullest)


def _least_shift(first: float, last: float, size: int) -> int:
    """How far a span must be scrolled to lie within ``size`` pixels; its beginning counts if it is longer."""
    if first < 0 or last - first > size:
        return round(first)
    return round(last - size) if last > size else 0
