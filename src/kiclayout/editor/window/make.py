"""Makes the parts of the real window: each from its own room, tied to the others here and nowhere else."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget

from kiclayout.base.record import dataclass
from kiclayout.content.edit.articles import with_caret
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.editor.files.choosers import FileDialogs
from kiclayout.editor.files.dialogs import Dialogs
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.front import FileDesk
from kiclayout.editor.files.manuscripts import Manuscripts
from kiclayout.editor.files.questions import Chooser, Questions
from kiclayout.editor.jobs.bar import ExportBar
from kiclayout.editor.jobs.exporter import Exporter
from kiclayout.editor.layouts.front import LayoutsFront
from kiclayout.editor.panels.box_form import PosterForm
from kiclayout.editor.panels.figure_form import FigureForm
from kiclayout.editor.panels.find import FindPanel
from kiclayout.editor.panels.inspector import InspectorPanel
from kiclayout.editor.panels.manuscript import ManuscriptPanel
from kiclayout.editor.panels.outline import OutlinePanel
from kiclayout.editor.panels.problems import ProblemsPanel
from kiclayout.editor.panels.styles import StylesPanel
from kiclayout.editor.partners.desk import PartnersDesk
from kiclayout.editor.partners.front import PartnersFront
from kiclayout.editor.pictures.strip import BringBar
from kiclayout.editor.session import Session
from kiclayout.editor.tables.data_desk import DataDesk
from kiclayout.editor.templates.desk import TemplateDesk
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.view.page_list import PageParts
from kiclayout.editor.view.thumb_drag import Gap
from kiclayout.editor.view.thumbs import PageThumbs
from kiclayout.editor.window.page_moves import article_on, moved_page
from kiclayout.editor.window.parts import Parts
from kiclayout.editor.window.sight import PageSight
from kiclayout.editor.words import Words

RESTING = 250
"""Milliseconds without a change after which the small pages are drawn: nobody looks at them while typing."""


class Miniatures(QObject):
    """Ties the small pages to session and view."""

    def __init__(self, session: Session, sight: PageSight, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._sight = session, sight
        self._parts = PageParts()
        self.thumbs = PageThumbs(sight.view.source, sight.view.chrome, words, parent)
        self.thumbs.page_chosen.connect(sight.go_to)
        self.thumbs.page_dragged.connect(self._move)
        self._resting = QTimer(self, singleShot=True, interval=RESTING)
        self._resting.timeout.connect(self._show)
        session.opened.connect(self._opened)
        session.dressed.connect(self._dressed)
        session.pages_changed.connect(self._resting.start)
        sight.view.current_changed.connect(self.thumbs.set_current)
        sight.recolored.connect(self._redraw)

    def _dressed(self) -> None:
        self.thumbs.set_source(self._sight.view.source)

    def _opened(self) -> None:
        self._dressed()
        self._show()

    def _show(self) -> None:
        if not self._session.loaded:
            return
        pages = self._session.scene.pages
        self.thumbs.set_pages(pages, self._parts.of(pages, self._session.issue))
        self.thumbs.set_current(self._sight.page)

    def _move(self, row: int, gap: Gap) -> None:
        """A page was dragged: its article moves, if the pages are those of the issue as it is."""
        session, pages = self._session, self._session.scene.pages
        if not session.settled or not all(number < len(pages) for number in (row, gap.row)):
            return

        def begins(article: int) -> int | None:
            page = session.page_of(article)
            return page.index if page is not None else None

        def edit(issue: Issue, selection: Selection | None) -> Done:
            done = moved_page(issue, begins, pages[row], pages[gap.row], gap)
            moved = article_on(issue, begins, pages[row]) if done.issue is not issue else None
            return with_caret(done, selection, moved[1].id) if moved is not None else done

        self._sight.tool.apply(edit, "panels.outline.move")

    def _redraw(self) -> None:
        self.thumbs.set_chrome(self._sight.view.chrome)


class Search:
    """The panels that find something, as actions see them."""

    def __init__(self, problems: ProblemsPanel, find: FindPanel) -> None:
        self._problems, self._find = problems, find

    def find(self, replacing: bool) -> None:
        """Puts the keyboard into the field of the find panel."""
        self._find.open(replacing)

    def find_next(self, step: int) -> None:
        """Goes to the next place found, or the one before."""
        self._find.step(step)

    def go_to_problem(self, step: int) -> None:
        """Goes to the next finding, or the one before."""
        self._problems.step(step)


@dataclass(frozen=True, slots=True)
class Asking:
    """Who answers questions about files, and where recovered copies lie; a test brings its own."""

    questions: Questions
    chooser: Chooser
    data: Path | None = None


def _choose_picture(sight: PageSight, form: FigureForm | PosterForm, files: FileDesk) -> None:
    """A file for the figure or poster that the form shows, which is the one chosen on the page if one is."""
    block = sight.picked.block or form.block
    file = files.picture()
    if file is not None:
        sight.bringing.put(block, file)


def _choose_more(sight: PageSight, inspector: InspectorPanel, files: FileDesk) -> None:
    """Files that come to stand beside the figure that the inspector shows."""
    block = sight.picked.block or inspector.figure.block
    found = files.more_pictures()
    if found:
        sight.bringing.add(found, block)


def _choose_new(sight: PageSight, files: FileDesk) -> None:
    """Files that come behind what is chosen or the caret is in."""
    found = files.more_pictures()
    if found:
        sight.bringing.insert(found)


def _lead(session: Session, sight: PageSight, block: int) -> None:
    """Puts the caret into a block and shows it."""
    session.select(caret(Spot(block)))
    sight.go_to_caret()


def make_parts(
    session: Session, theme: Theme, words: Words, window: QMainWindow, asking: Asking | None = None
) -> Parts:
    """The parts of the real window."""
    asking = asking or Asking(Dialogs(words, window), FileDialogs(words, window))
    sight = PageSight(session, theme, words, window)
    documents = Documents(session, words, asking.questions, asking.data, window)
    exporter = Exporter(documents, window)
    files = FileDesk(documents, exporter, asking.chooser, window)
    data = DataDesk(files, sight.tool.apply, window)
    data.own_file.connect(documents.watcher.accept_file)
    data.said.connect(documents.said)
    files.cells, sight.table_tool.bring = data.do, data.bring
    files.manuscripts = Manuscripts(documents, sight.tool.apply, window)
    files.manuscripts.own_file.connect(documents.watcher.accept_file)
    files.manuscripts.placed.connect(sight.go_to_caret)
    problems, find = ProblemsPanel(session, words), FindPanel(session, words)
    inspector = InspectorPanel(session, words)
    inspector.write_with(sight.tool)
    inspector.show_chosen(sight.frames.chosen)
    choose = partial(_choose_picture, sight, inspector.figure, files)
    inspector.poster.file_wanted.connect(partial(_choose_picture, sight, inspector.poster, files))
    inspector.figure.follow(sight.picked, sight.picture_desk)
    inspector.figure.file_wanted.connect(choose)
    queued = Qt.ConnectionType.QueuedConnection  # its fields are made in a turn of their own, while files are looked at
    sight.bringing.began.connect(inspector.figure.need, queued)
    inspector.figure.find_wanted.connect(choose)
    more = partial(_choose_more, sight, inspector, files)
    inspector.figure.more_wanted.connect(more)
    sight.picture_tool.more_wanted.connect(more)
    sight.picture_tool.file_wanted.connect(choose)
    sight.picture_tool.new_wanted.connect(partial(_choose_new, sight, files))
    inspector.event_box.rowed.connect(sight.go_to_caret)
    inspector.table.refresh_wanted.connect(partial(files.cells, "refresh"))
    inspector.chart.led.connect(partial(_lead, session, sight))
    styles = StylesPanel(session, words)
    styles.write_with(sight.tool)
    styles.chosen.connect(sight.go_to_caret)
    styles.marked.connect(sight.by_hand.show)
    partners = PartnersFront(PartnersDesk(session, documents, window), files, words, window)
    partners.desk.own_file.connect(documents.watcher.accept_file)
    panels = {
        "pages": Miniatures(session, sight, words, window).thumbs,
        "outline": OutlinePanel(session, words),
        "inspector": inspector,
        "styles": styles,
        "partners": partners.panel,
        "problems": problems,
        "manuscript": ManuscriptPanel(session, words),
        "find": find,
    }
    sight.bringing.own_file.connect(documents.watcher.accept_file)
    arrivals = BringBar(sight.bringing, words)
    arrivals.apart_wanted.connect(sight.put_apart)
    searching, strip = Search(problems, find), ExportBar(exporter, words)
    templates = TemplateDesk(session, sight.view, words, window)
    layouts = LayoutsFront(session, documents, words, window)
    templates.edit = layouts.open
    return Parts(sight, documents, files, searching, panels, strip, arrivals, partners, templates, layouts)
