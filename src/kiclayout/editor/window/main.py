"""The main window: puts bar, docks, pages and status together, and gives the keyboard its ways between them.

What each of them shows is their own business; what can be done is the table of actions; what the session says is
passed on by ``follow``.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from kiclayout.editor.actions.catalogue import ACTIONS
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.actions.first import WindowFirst
from kiclayout.editor.actions.live import LiveActions
from kiclayout.editor.actions.menus import Menus, page_menu, sheet_menu
from kiclayout.editor.actions.palette import Palette
from kiclayout.editor.panels.inspector import InspectorPanel
from kiclayout.editor.panels.manuscript import ManuscriptPanel
from kiclayout.editor.session import Session, article_here
from kiclayout.editor.settings import Settings
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.window.bar import TopBar
from kiclayout.editor.window.chosen import Chosen
from kiclayout.editor.window.docks import Area, DockPlaces, PanelDocks, Pills
from kiclayout.editor.window.dropped import dropped
from kiclayout.editor.window.example import example_copy
from kiclayout.editor.window.fact_desk import FactDesk
from kiclayout.editor.window.folding import Folding
from kiclayout.editor.window.follow import Follower
from kiclayout.editor.window.hands import Hands
from kiclayout.editor.window.lately import Lately
from kiclayout.editor.window.parts import MakeParts
from kiclayout.editor.window.recent import RecentMenu
from kiclayout.editor.window.shell import WindowShell
from kiclayout.editor.window.start_page import StartPage
from kiclayout.editor.window.status import StatusBar
from kiclayout.editor.words import Words

PLACES = {
    "left": (Area.LeftDockWidgetArea, ("pages", "outline")),
    "right": (Area.RightDockWidgetArea, ("inspector", "styles", "partners")),
    "bottom": (Area.BottomDockWidgetArea, ("problems", "manuscript", "find")),
}
SIZE, LEAST = (1360, 860), (600, 360)
LAYOUT = 3
"""The version of the docks' arrangement; an older one that was kept is not restored."""


class Pile(QStackedWidget):
    """Start page and pages, one on the other; what is not in front takes no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As small as what is in front may be."""
        front = self.currentWidget()
        return front.minimumSizeHint() if front is not None else super().minimumSizeHint()


class MainWindow(QMainWindow):
    """See the module. ``make`` brings the parts, so that a test can bring others."""

    def __init__(self, session: Session, settings: Settings, theme: Theme, words: Words, make: MakeParts) -> None:
        super().__init__()
        self.session, self.settings, self.theme, self.words = session, settings, theme, words
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self.opened = False
        self._source: Path | None = None
        self.shell = WindowShell(self, settings, theme, words)
        self.parts = make(session, theme, words, self)
        self._build_docks()
        self._build_actions()
        self._build_chrome()
        self._build_centre()
        self._connect()
        self.reword(words)
        self._restore()
        self.show_issue(self.session.loaded)

    # ------------------------------------------------------------------------------------------------ building
    def _build_docks(self) -> None:
        panels = self.parts.panels
        there = {
            place: (area, {name: panels[name] for name in names if name in panels})
            for place, (area, names) in PLACES.items()
        }
        self.docks = DockPlaces(there, self.theme, self)
        self.folding = Folding(self, self.docks, self.theme)
        self.pills = Pills(self.theme)
        self.docks.decorate("problems", self.pills)

    def _build_actions(self) -> None:
        self.panel_docks = PanelDocks(self.docks, self.parts.searching)
        desk = Desk(
            self.session,
            self.parts.sight,
            Hands(self.session, self.parts.sight.tool, self.shell.focus, self.parts.sight.picture_tool.keys),
            self.parts.files,
            self.panel_docks,
            self.shell,
            self.parts.sight.frames,
            self.parts.templates,
            self.parts.layouts,
            self.parts.partners,
        )
        self.live = LiveActions(ACTIONS, desk, self.words, self)
        self.addActions(list(self.live.all.values()))
        self.menus = Menus(self.menuBar(), self.live, self.words)
        self.recent = RecentMenu(self.menus.at("file"), self.menus.gap_above("file.save"), self.settings, self.words)
        self.shell.live = self.live

    def _build_chrome(self) -> None:
        self.bar = TopBar(self.live, self.menus.at("insert"), self.theme, self)
        holder = QToolBar(self)
        holder.setObjectName("toolbar")
        holder.setMovable(False)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(self.bar)
        self.addToolBar(holder)
        self.status = StatusBar(self.theme, self.words, self)
        self.setStatusBar(self.status)
        self.follower = Follower(self.session, self.parts.sight, self.bar, self.status, self.pills)
        self.follower.tell, self.shell.lengths = self.shell.tell, self.follower.where.lengths
        self.chosen = Chosen(self.session, self.parts, self.docks, self.follower.where, self)
        self.chosen.tell, self.chosen.words = self.shell.tell, self.words
        self._build_facts()

    def _build_facts(self) -> None:
        """The form of facts beside the pages, where there is an inspector."""
        inspector = self.parts.panels.get("inspector")
        if isinstance(inspector, InspectorPanel):
            facts = FactDesk(self.session, self.parts.sight, inspector, self.docks)
            facts.tell, facts.ask_picture = self.shell.tell, self.parts.files.ask_picture
            manuscript = self.parts.panels.get("manuscript")
            if isinstance(manuscript, ManuscriptPanel):
                facts.write = manuscript.write
                manuscript.refused.connect(self.shell.tell)
            self.chosen.facts, self.panel_docks.open_facts, self.panel_docks.open_box = facts, facts.open, facts.box

    def _build_centre(self) -> None:
        self.start = StartPage(self.live, self.theme, self.words, self)
        self.lately = Lately(self.session, self.parts.files, self.settings, self.start)
        self.pile = Pile(self)
        self.pile.setObjectName("canvasPlace")
        self.pile.addWidget(self.start)
        self.pile.addWidget(_stacked(self.parts.sight.view, self.parts.arrivals, self.parts.strip))
        self.setCentralWidget(self.pile)
        self.shell.palette_card = Palette(self.live, self.settings, self.theme, self.words, self)
        self.shell.page_box = self.bar.page
        docks = self.docks.docks
        view = self.parts.sight.view
        order = (self.bar, docks.get("left"), self.start, view, docks.get("right"), docks.get("bottom"))
        self.shell.regions = tuple(one for one in order if one is not None)

    def _connect(self) -> None:
        session, later = self.session, self.live.later
        for signal in (session.opened, session.state_changed, session.selection_changed, self.docks.turned):
            signal.connect(later)
        session.issue_changed.connect(later)
        self.parts.documents.changed.connect(self._documents_changed)
        self.parts.documents.said.connect(self.shell.tell)
        self.parts.sight.moved.connect(self._moved)
        self.parts.sight.tool.refused.connect(self.shell.tell)
        self.parts.sight.tool.automatic.wanted = self.shell.formats
        self.parts.sight.tool.changed.connect(later)
        self.parts.sight.frames.refused.connect(self.shell.tell)
        self.parts.sight.frames.changed.connect(later)
        self.parts.partners.said.connect(self._say)
        self.parts.partners.keep(self.settings)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(later)
            WindowFirst(self).follow(app)
        self.theme.changed.connect(self.redraw)
        self.docks.left.connect(self.to_pages)
        self.bar.zoom.zoomed.connect(self.parts.sight.set_zoom)
        self.bar.zoom.fitted.connect(self.parts.sight.fit)
        self.bar.zoom.gone.connect(self.to_pages)
        self.bar.page.gone.connect(self.to_pages)
        self.bar.page.given.connect(self._go_to)
        self.status.asked.connect(self._show_problems)
        self.status.counting.connect(self.shell.count)
        self.parts.strip.refused.connect(self._show_problems)
        self.start.example_wanted.connect(self._open_example)
        self.recent.chosen.connect(self.parts.files.open_path)

    # ------------------------------------------------------------------------------------------------ showing
    def show_issue(self, opened: bool, note: str = "") -> None:
        """Shows the pages, or the start page while no issue is open; ``note`` stands where "saved" would."""
        before, self.opened = self.opened, opened and self.session.loaded
        self.pile.setCurrentIndex(1 if self.opened else 0)
        if self.opened != before or not self.isVisible():
            self._arrange_docks()
        if not self.opened:
            self.lately.show()
        self.follower.show_all(self.words, opened=self.opened, note=note)
        self.live.later()

    def expect(self) -> None:
        """Shows an empty pasteboard: an issue will be brought at once."""
        self.pile.setCurrentIndex(1)

    def bring(self, issue: Path) -> None:
        """Opens the issue that was expected; if it cannot be opened, there is the start page."""
        self.parts.files.open_path(issue)
        if not self.opened:
            self.show_issue(False)

    def to_pages(self) -> None:
        """Gives the keyboard to the pages."""
        (self.parts.sight.view if self.opened else self.start).setFocus(Qt.FocusReason.OtherFocusReason)

    def reword(self, words: Words) -> None:
        """Says everything in another language."""
        self.words = words
        self.live.reword(words)
        self.menus.reword(words)
        self.recent.reword(words)
        self.docks.reword(words)
        self.bar.reword(words)
        self.status.reword(words)
        self.start.reword(words)
        if not self.opened:
            self.lately.show()
        if self.shell.palette_card is not None:
            self.shell.palette_card.reword(words)
        for part in (self.parts.sight.view, *self.parts.panels.values()):
            if hasattr(part, "retranslate"):
                part.retranslate(words)
        self.parts.files.speak(words)
        self.parts.sight.frames.speak(words)
        self.parts.sight.overset.words = words
        self.parts.templates.speak(words)
        self.parts.layouts.speak(words)
        self.parts.strip.speak(words)
        self.parts.arrivals.speak(words)
        self.follower.show_all(words, opened=self.opened, note=self.follower.note)
        self.live.later()

    def redraw(self) -> None:
        """Takes the theme's colours and sizes."""
        for part in (self.docks, self.bar, self.status, self.start):
            part.redraw()
        for panel in self.parts.panels.values():
            if hasattr(panel, "recolored"):
                panel.recolored(self.theme.tokens)
        self.pills.updateGeometry()
        self.live.refresh()
        if self.opened:
            self.folding.fit()

    def _documents_changed(self) -> None:
        """Another issue is open, at another place, or none."""
        home = self.parts.documents.home
        if home is None:
            self.session.unload()
        else:
            self.settings.opened(home.source)
        other = home is not None and home.source != self._source
        self._source = home.source if home else None
        note = self.words("bar.read-only") if self.parts.documents.read_only else ""
        self.show_issue(home is not None, note)
        if other:
            _laid_out(self.pile)
            self.parts.sight.begin()
        if other or home is None:
            self.to_pages()

    def _moved(self) -> None:
        self.follower.show_page()
        self.live.later()

    def _go_to(self, name: str) -> None:
        page = self.follower.where.page(name) if self.opened else None
        if page is not None:
            self.parts.sight.go_to(page)

    def _open_example(self) -> None:
        try:
            copy = example_copy(self.settings.folder / "example")
        except OSError as error:
            self.shell.tell(self.words("start.no-example", reason=error.strerror or error))
            return
        self.parts.files.open_path(copy)

    def _say(self, key: str, values: dict[str, object]) -> None:
        """Says what came of something in one line."""
        self.shell.tell(self.words(key, **values))

    def _show_problems(self) -> None:
        self.docks.show("problems")

    # ------------------------------------------------------------------------------------------------ its shape
    def _restore(self) -> None:
        """Takes the shape it had when it was closed, and the printer's profile that was chosen."""
        profile = Path(self.settings.get("profile", ""))
        self.parts.files.profile = profile if profile.is_file() else None
        self.restoreGeometry(self.settings.shape("window"))
        self._arrange_docks()

    def _arrange_docks(self) -> None:
        """Docks as they were kept, or as designed; none while no issue is open."""
        self.folding.wait()
        if not self.opened:
            if self.docks.any_shown() and self.isVisible():
                self._keep_docks()
            self.docks.show_all(False)
            self.folding.begin()
            return
        self.docks.show_all(True)
        if not self.restoreState(self.settings.shape("docks"), LAYOUT):
            self.docks.usual_sizes()
        for name in self.settings.get("fronts", "").split():
            self.docks.bring(name)
        self.folding.begin(self.settings.get("folded", "").split())

    def _keep_shape(self) -> None:
        self.settings.put_shape("window", self.saveGeometry())
        if self.opened:
            self._keep_docks()
            self.settings.put("fronts", " ".join(self.docks.fronts()))
        self.settings.put("profile", str(self.parts.files.profile or ""))
        self.settings.sync()

    def _keep_docks(self) -> None:
        self.settings.put_shape("docks", self.saveState(LAYOUT))
        self.settings.put("folded", " ".join(self.folding.folded))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Docks give way, or come back."""
        super().resizeEvent(event)
        if self.opened:
            self.folding.fit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Leaves, unless the issue is to stay open."""
        self._keep_shape()
        if self.opened and not self.parts.files.close():
            event.ignore()
            return
        event.accept()
        self.shell.leave()

    # ------------------------------------------------------------------------------------------------ menus, dropping
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """The menu of the pages: what can be done with the words there; over small pages, with the page."""
        by_key, thumbs = event.reason() is event.Reason.Keyboard, self.parts.panels["pages"]
        if self.opened and (thumbs.hasFocus() if by_key else thumbs.underMouse()):
            self.live.refresh()
            sheet_menu(self.live, self.menus, thumbs).popup(event.globalPos())
            event.accept()
        elif (self.opened and self.parts.sight.view.underMouse()) or by_key:
            self.live.refresh()
            menu = page_menu(self.live, self.menus, self.parts.sight.view)
            menu.popup(event.globalPos())
            event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Takes an issue that is dragged over the window, or manuscripts."""
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Opens it; manuscripts become articles of the open issue, or else an issue."""
        found = dropped(event.mimeData())
        if found:
            event.acceptProposedAction()
            if found.issue is not None:
                self.parts.files.open_path(found.issue)
            elif self.opened:
                self.parts.files.insert_files(found.documents, article_here(self.session, self.parts.sight.page))
            else:
                self.parts.files.bring_files(found.documents)


def _laid_out(widget: QWidget) -> None:
    """Gives ``widget`` and all it stands in their sizes at once, not when the event loop has its turn."""
    for one in (widget.window(), widget):
        layout = one.layout()
        if layout is not None:
            layout.activate()


def _stacked(view: QWidget, *strips: QWidget) -> QWidget:
    """The pages with strips under them."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(view, 1)
    for strip in strips:
        column.addWidget(strip)
    return both
