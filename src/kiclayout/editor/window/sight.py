"""The pages in the window: what the session lays out is shown, and what actions ask of the view is done.

It ties session, view and typing together; how pages are drawn, laid out and typed into is their own business.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QUrl, Signal
from PySide6.QtGui import QAccessibleInterface, QDesktopServices
from PySide6.QtWidgets import QWidget

from kiclayout.base.record import replace
from kiclayout.content.edit.pictures import figure_at
from kiclayout.content.issue import Placement
from kiclayout.content.spot import Done
from kiclayout.editor.frames.mode import FrameMode
from kiclayout.editor.frames.overset import OversetMarks
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.pictures.bringing import Bringing
from kiclayout.editor.pictures.desk import PictureDesk
from kiclayout.editor.pictures.overlay import PictureOverlay
from kiclayout.editor.pictures.picked import Picked
from kiclayout.editor.pictures.tool import PictureTool
from kiclayout.editor.session import Session
from kiclayout.editor.tables.overlay import TableOverlay
from kiclayout.editor.tables.tool import TableTool
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.typing.direct_overlay import DirectOverlay
from kiclayout.editor.typing.overlay import TypingOverlay
from kiclayout.editor.typing.tool import TypingTool
from kiclayout.editor.view import chrome
from kiclayout.editor.view.arrangement import Mode
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.guides import Guides, RulerGuide
from kiclayout.editor.view.issue_guides import guides_of, with_guides
from kiclayout.editor.view.pasteboard import Source
from kiclayout.editor.view.tool import Pointer
from kiclayout.editor.window.held import Held
from kiclayout.editor.words import Words
from kiclayout.text.fonts import FontBook

AIDS = {"rulers": "rulers", "guides": "guides", "baselines": "grid", "preview": "preview"}
"""What actions call the view's aids, and what the view does."""


LARGEST = 130.0
"""How large the first page is shown at most, in per cent; wider screens show more of it."""


class PageSight(QObject):
    """See the module.

    Signals:
        moved: Another page is looked at, or the zoom is another.
        recolored: The view has other colours.
    """

    moved = Signal()
    recolored = Signal()

    def __init__(self, session: Session, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._placements: tuple[Placement, ...] = ()
        self._seeking = False
        self.pictures = Pictures(self)
        nothing = Source(Drawings(GlyphFonts(FontBook(()))), self.pictures)
        self.view = PageView(nothing, self._chrome(), words, parent)
        session.pages_changed.connect(self._pages_changed)  # before the tool: it brings the caret on them into sight
        self.tool = TypingTool(session, words, self.view)
        self.overlay = TypingOverlay(self.tool, self.view)
        self.picked = Picked(session, self)
        self.picture_desk = PictureDesk(self.picked, self)
        self.picture_tool = PictureTool(self.picked, self.picture_desk, self.tool, self.view)
        self.by_hand = DirectOverlay(self.tool, self.view)
        self.view.add_overlay(self.by_hand)
        self.bringing = Bringing(self.picked, self)
        self.picture_tool.bring = self.bringing.drop
        self.tool.bring_pictures = self.bringing.paste
        self.view.add_overlay(self.overlay, stays=True)  # whoever looks at a preview may type in it
        self.view.add_overlay(PictureOverlay(self.picture_tool, self.pictures, self.view))
        self.table_tool = TableTool(session, self.picture_tool, self.view)
        self.table_tool.point = self._point
        self.table_tool.settle = self.tool.settle
        self.view.add_overlay(TableOverlay(session, self.table_tool, self.view))
        self.view.set_tool(self.table_tool)
        self.frames = FrameMode(session, self.view, words)
        self.overset = OversetMarks(session, self.view, words)
        self.held = Held(session, self.view, self.picture_tool)
        self.view.spoken = self._spoken
        self._connect()

    def _spoken(self) -> QAccessibleInterface:
        """The pages for a screen reader: loaded when there is one."""
        from kiclayout.editor.typing.aloud import Aloud

        return Aloud(self.tool.caret_place, self.view).pages

    def _point(self, pointer: Pointer) -> None:
        """Puts the caret where the pointer is."""
        stop = self.tool.caret_place.galley.at(pointer.page, pointer.point)
        if stop is not None:
            self.tool.caret_place.go(stop)

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.opened.connect(self._opened)
        session.dressed.connect(self._dressed)
        view.current_changed.connect(self.moved)
        view.zoom_changed.connect(self.moved)
        view.shown_changed.connect(self.moved)
        view.visible_changed.connect(self._in_view)
        session.selection_changed.connect(self._caret_elsewhere)
        session.issue_changed.connect(self._show_guides)
        session.state_changed.connect(self._arrived)
        view.turned.connect(self._let_go)
        view.guide_drag.changed.connect(self._keep_guides)
        self.tool.link_opened.connect(self._follow)
        self.bringing.placed.connect(self.held.hold_picture)
        self.bringing.worded.connect(self.follow_caret)
        self._theme.changed.connect(self._redraw)

    def begin(self) -> None:
        """Shows the first page, as wide as there is room, and no larger than pages are read on a wide screen."""
        self.view.fit_width()
        if self.view.zoom > LARGEST:
            self.view.zoom_to(LARGEST)
        self.view.go_to_page(0)
        self._in_view(*self._first_last())
        self.moved.emit()

    # ------------------------------------------------------------------------------------------------ for actions
    @property
    def zoom(self) -> float:
        """1 = 100 %."""
        return self.view.zoom / 100

    def set_zoom(self, zoom: float) -> None:
        """Zooms round the caret, if it is in view; else round the middle."""
        self.view.zoom_to(zoom * 100, self._caret_in_view())

    def _caret_in_view(self) -> QPointF | None:
        area = self.tool.caret()
        place = self.view.area_of(area) if area is not None else None
        seen = QRectF(self.view.viewport().rect())
        return place.center() if place is not None and seen.contains(place.center()) else None

    def fit(self, what: str) -> None:
        """Zooms so that a page, its width or a spread fills the view."""
        {"page": self.view.fit_page, "width": self.view.fit_width, "spread": self.view.fit_spread}[what]()
        self.moved.emit()

    def shows(self, what: str) -> bool:
        """Whether facing pages or an aid are on."""
        if what == "spreads":
            return self.view.mode is Mode.FACING
        return bool(getattr(self.view.shown, AIDS[what]))

    def show(self, what: str, on: bool) -> None:
        """Turns one of them on or off."""
        if what == "spreads":
            self.view.set_mode(Mode.FACING if on else Mode.COLUMN)
            self.moved.emit()
        else:
            self.view.set_shown(replace(self.view.shown, **{AIDS[what]: on}))

    @property
    def page(self) -> int:
        """Index of the page that is looked at."""
        return self.view.current_page

    def has_guides(self) -> bool:
        """Whether there are guides out of the rulers."""
        return bool(self.view.guides.drawn)

    def clear_guides(self) -> None:
        """Takes all guides away that were drawn out of the rulers."""
        self._keep_guides(())

    def go_to(self, page: int) -> None:
        """Brings a page into view."""
        self.view.go_to_page(page)

    def go_to_block(self, block: int) -> None:
        """Brings the page with the first line of a block into view."""
        page = self._session.page_of(block)
        if page is not None:
            self.view.go_to_page(page.index)

    def can_picture(self, what: str) -> bool:
        """Whether ``do_picture`` would do something."""
        block = self._picture_block()
        if not block:
            return False
        if self.picked.block:
            return what in ("choose", "more", "inside") or self.picture_desk.can(what)
        return what != "remove"

    def do_picture(self, what: str) -> None:
        """Does something to the chosen picture, or to the one whose caption the caret is in; ``new`` needs none."""
        if what == "new":
            self.picture_tool.new_wanted.emit()
            return
        block = self._picture_block()
        if not block:
            return
        self.picked.choose(block)
        match what:
            case "choose":
                self.picture_tool.file_wanted.emit()
            case "more":
                self.picture_tool.more_wanted.emit()
            case "inside":
                self.picture_tool.open(block)
                self.view.setFocus()
            case _:
                self.picture_desk.do(what)

    def _picture_block(self) -> int:
        """The figure or poster that commands are about; 0 = none."""
        selection = self._session.selection if self._session.loaded else None
        focus = selection.focus.block if selection is not None else 0
        return self.picked.block or (focus if focus and figure_at(self._session.issue, focus) else 0)

    def put_apart(self, figure: int) -> None:
        """Puts the pictures of a figure's row one below the other."""
        self.picked.choose(figure)
        self.picture_desk.do("apart")

    def go_to_caret(self) -> None:
        """Brings the caret into view, or what stands round words that are on no page; gives the pages the keyboard."""
        self._reveal(far=True)
        self.view.setFocus()

    def follow_caret(self) -> None:
        """Brings the caret into view, wherever it goes until all is laid out; the keyboard stays where it is."""
        self._reveal(far=True)

    def _reveal(self, far: bool = False) -> None:
        """Brings the caret into view; for words that are on no page, the page of their box or article."""
        self._show_round()
        self._seeking = far and self.tool.caret_place.hidden and not self._session.settled
        self.tool.reveal(far)

    def _show_round(self) -> None:
        place = self.tool.caret_place
        page = self._session.page_round(place.passage) if place.hidden and place.passage is not None else None
        if page is not None and page.index not in self.view.visible_pages:
            self.view.go_to_page(page.index)

    def _arrived(self) -> None:
        """All is laid out: the box that was just put in may have a page by now."""
        if self._seeking and self._session.settled:
            self._seeking = False
            self._show_round()

    def _let_go(self) -> None:
        self._seeking = False

    # ------------------------------------------------------------------------------------------------ following
    def _opened(self) -> None:
        self._dressed()
        self.view.set_pages(self._session.scene.pages)

    def _dressed(self) -> None:
        """The fonts and guides of the layout that the issue wears now."""
        session = self._session
        self.view.set_source(Source(Drawings(GlyphFonts(session.book)), self.pictures))
        self._placements = session.issue.placements
        self.view.set_guides(Guides(session.layout, guides_of(session.issue, session.layout.name)))

    def _show_guides(self) -> None:
        """The guides of the issue, if they may be others: by undo, or because the file was changed."""
        session = self._session
        if session.issue.placements is not self._placements:
            self._placements = session.issue.placements
            drawn = guides_of(session.issue, session.layout.name)
            self.view.set_guides(replace(self.view.guides, drawn=drawn))

    def _keep_guides(self, guides: tuple[RulerGuide, ...]) -> None:
        layout = self._session.layout.name
        self._session.apply(lambda issue, _: Done(with_guides(issue, layout, guides)), "view.guide")
        self.view.set_guides(replace(self.view.guides, drawn=guides_of(self._session.issue, layout)))

    def _first_last(self) -> tuple[int, int]:
        seen = self.view.visible_pages
        return (min(seen), max(seen)) if seen else (0, 0)

    def _pages_changed(self, changed: frozenset[int]) -> None:
        self.view.set_pages(self._session.scene.pages, changed)

    def _in_view(self, first: int, last: int) -> None:
        if self._session.loaded:
            self._session.in_view(frozenset(range(first, last + 1)))

    def _caret_elsewhere(self) -> None:
        """A panel put the caret somewhere: it is brought into view, and the keyboard stays where it is."""
        if not self.view.hasFocus() and self._session.selection is not None:
            self._reveal()

    def _follow(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    def _redraw(self) -> None:
        self.view.set_chrome(self._chrome())
        self.recolored.emit()

    def _chrome(self) -> chrome.Chrome:
        return chrome.chrome_of(self._theme.tokens)
