"""The panel of findings: what is wrong, where, a way there, and what they suggest done in one step.

It shows what the session has found and judges nothing itself; what can be done is said in ``content.edit.repairs``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from kiclayout.base.diagnostics import Diagnostic, Severity
from kiclayout.content.edit.passages import article_of, clamped
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot
from kiclayout.editor.panels.fittings import Keys, label, named
from kiclayout.editor.panels.looks import PADDING, scaled
from kiclayout.editor.panels.panel import FINDINGS, PAGES, Panel
from kiclayout.editor.panels.problem_model import ProblemModel, Sieve
from kiclayout.editor.panels.problem_rows import Account, ProblemRows, SeverityBadge
from kiclayout.editor.panels.standing import block_of, rank, spot_of
from kiclayout.editor.panels.written import shown_on, written_of
from kiclayout.editor.session import Session
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.view.page_list import named_pages, page_label
from kiclayout.editor.words import Words
from kiclayout.scene.page import Page

_MEND = "Ctrl+Return"
_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class ProblemsPanel(Panel):
    """The findings.

    Signals:
        chosen: A ``Diagnostic`` was asked to be shown; where it belongs to the text, the caret is there already.
        file_wanted: The file in which a finding stands was asked to be opened; its name in the issue's folder.
    """

    chosen = Signal(object)
    file_wanted = Signal(str)
    follows = (FINDINGS, PAGES)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(session, words, parent)
        self.setObjectName("problems")
        self.model = ProblemModel(self._said, self)
        self.list = named(QListView(self), "problemList")
        self.keys = Keys(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ProblemRows(self.account, self.named_pages, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.badges = {severity: SeverityBadge(severity, self) for severity in _WORST_FIRST}
        self.filter = named(QLineEdit(self), "problemFilter")
        self.filter.setClearButtonEnabled(True)
        self.calm = label(self, "problemsCalm")
        self.calm.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages: dict[Diagnostic, str] = {}
        self._lay_out()
        self._connect()
        self.reworded()

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        for badge in self.badges.values():
            head.addWidget(badge)
        head.addStretch(1)
        head.addWidget(self.filter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.calm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        for badge in self.badges.values():
            badge.toggled.connect(self._strain)
        self.filter.textChanged.connect(self._strain)
        self.list.doubleClicked.connect(self._go_to)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.copying = QAction(self)
        self.copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copying.triggered.connect(self.copy)
        self.keys.let(QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        for key in ("Return", "Enter"):
            self.keys.let(key, self._go_to_current)
        self.going = QAction(self)
        self.going.triggered.connect(self._go_to_current)
        self.opening = QAction(self)
        self.opening.triggered.connect(self._want_file)
        self.mending = QAction(self)
        self.mending.setShortcut(QKeySequence(_MEND))
        self.mending.triggered.connect(self.mend)
        self.keys.let(_MEND, self.mend)

    def reworded(self) -> None:
        """All fixed words."""
        say = self.words
        self.list.setAccessibleName(say("panels.problems"))
        self.filter.setPlaceholderText(say("panels.problems.filter"))
        self.filter.setAccessibleName(say("panels.problems.filter"))
        self.copying.setText(say("panels.problems.copy"))
        self.going.setText(say("panels.problems.go"))
        self.opening.setText(say("panels.problems.open"))
        self.mending.setText(say("panels.problems.mend"))
        self._count()
        self.model.reworded()

    def recolored(self, tokens: Tokens) -> None:
        """All margins and widths; colours are looked up when they are painted."""
        self._head.setContentsMargins(*scaled(self.font(), PADDING, 6, PADDING, 6))
        self._head.setSpacing(*scaled(self.font(), 8))
        self.filter.setFixedWidth(*scaled(self.font(), 220))

    # ------------------------------------------------------------------------------------------------ following
    def catch_up(self, changed: frozenset[str]) -> None:
        """Findings in reading order; pages are asked for again when they may be others."""
        self._pages.clear()
        if FINDINGS in changed:
            self.model.show(sorted(self.session.findings, key=self._order))
            self._count()
        self.list.viewport().update()

    def _order(self, found: Diagnostic) -> tuple[tuple[int, int], str, int, int, str]:
        place = found.place
        where = rank(self.session.issue, block_of(self.session.issue, found))
        return where, place.file if place else "", place.line if place else 0, -found.severity, found.code

    def _count(self) -> None:
        for severity, badge in self.badges.items():
            badge.tell(self.model.count(severity))
            name = self.words(f"panels.severity.{severity.name.lower()}")
            badge.setAccessibleName(self.words("panels.problems.badge", severity=name, n=badge.count))
            badge.setToolTip(self.words("panels.problems.badge", severity=name, n=badge.count))
        self._show_calm()

    def _show_calm(self) -> None:
        clean = not self.session.loaded or not any(badge.count for badge in self.badges.values())
        looked = not self.session.loaded or self.session.checked
        said = "hidden" if not clean else "none" if looked else "looking"
        self.calm.setText(self.words(f"panels.problems.{said}"))
        self._stack.setCurrentWidget(self.list if self.model.rowCount() else self.calm)

    def _strain(self) -> None:
        wanted = frozenset(severity for severity, badge in self.badges.items() if badge.isChecked())
        self.model.strain(Sieve(wanted, self.filter.text()))
        self._show_calm()

    # ------------------------------------------------------------------------------------------------ in words
    def account(self, found: Diagnostic) -> Account:
        """What the row of a finding says."""
        lang = self.words.lang
        place = str(found.place) if found.place else ""
        return Account(found.severity, self.page_of(found), found.message(lang), found.hint(lang), place)

    def named_pages(self) -> tuple[str, ...]:
        """What the pages are called that bear no number."""
        return named_pages(self.words)

    def page_of(self, found: Diagnostic) -> str:
        """The page a finding is on, as printed; empty if none is known."""
        if found not in self._pages:
            block = 0 if found.page else block_of(self.session.issue, found)
            page = self._page_with(block) if block else None
            self._pages[found] = found.page or (page.folio if page else self._page_written(found))
        return self._pages[found]

    def _page_with(self, block: int) -> Page | None:
        """The page that a block stands on; of one that is not printed, the one its article begins on."""
        page = self.session.page_of(block)
        article = article_of(self.session.issue, block) if page is None else None
        return self.session.page_of(article.id) if article else page

    def _page_written(self, found: Diagnostic) -> str:
        """The page that shows what is written at a finding's line of issue.yaml."""
        written = written_of(self.session.issue, found)
        page = shown_on(self.session.scene.pages, written) if written else None
        return page_label(page, self.words) if page else ""

    def _said(self, found: Diagnostic) -> str:
        said = self.account(found)
        severity = self.words(f"panels.severity.{said.severity.name.lower()}")
        return "\t".join((severity, said.page, said.message, said.hint, said.place))

    def mend(self) -> None:
        """Does what the chosen findings suggest, as far as one thing is meant, in one step."""
        from kiclayout.content.edit.repairs import can_repair  # not above: most findings are mended by hand

        wanted = [one for one in self._chosen() if can_repair(one)]
        if wanted:
            self.session.apply(partial(_repaired, wanted=wanted), "panels.problems.mend")

    def _chosen(self) -> list[Diagnostic]:
        """The findings of the rows that are selected, from the top."""
        rows = sorted(self.list.selectionModel().selectedRows(), key=QModelIndex.row)
        return [one for index in rows if (one := self.model.finding(index))]

    def copy(self) -> None:
        """Puts the chosen rows on the clip board, all of them if none is chosen."""
        found = self._chosen() or self.model.shown
        QGuiApplication.clipboard().setText("\n".join(self._said(one) for one in found))

    # ------------------------------------------------------------------------------------------------ going there
    def _show_menu(self, at: QPoint) -> None:
        from kiclayout.content.edit.repairs import can_repair

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = self.model.finding(self.list.currentIndex())
        self.opening.setEnabled(found is not None and found.place is not None)
        self.mending.setEnabled(any(map(can_repair, self._chosen())))
        menu.addActions([self.going, self.mending, self.opening, self.copying])
        menu.popup(self.list.viewport().mapToGlobal(at))

    def step(self, by: int) -> None:
        """Goes to the next finding shown (1) or the one before (-1), round the end."""
        if not self.isVisible() and self.session.loaded:
            self.catch_up(frozenset((FINDINGS,)))
        count = self.model.rowCount()
        if count:
            now = self.list.currentIndex().row()
            row = (now + by) % count if now >= 0 else (0 if by > 0 else count - 1)
            self.list.setCurrentIndex(self.model.index(row))
            self._go_to_current()

    def bring(self, found: Diagnostic) -> None:
        """Makes a finding the current one and goes to it, if it is shown."""
        if self.session.loaded:
            self.catch_up(frozenset((FINDINGS,)))
        row = self.model.shown.index(found) if found in self.model.shown else -1
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self._go_to_current()

    def _go_to_current(self) -> None:
        self._go_to(self.list.currentIndex())

    def _want_file(self) -> None:
        found = self.model.finding(self.list.currentIndex())
        if found is not None and found.place is not None:
            self.file_wanted.emit(found.place.file)

    def _go_to(self, index: QModelIndex) -> None:
        found = self.model.finding(index)
        if found is None:
            return
        selection = self._selection_of(found)
        if selection is not None:
            self.session.select(selection)
        self.chosen.emit(found)

    def _selection_of(self, found: Diagnostic) -> Selection | None:
        """The words a finding is about, else a caret where its block begins."""
        issue, origin = self.session.issue, found.origin
        if origin is not None:
            ends = (Spot(origin.block, at, origin.field) for at in (origin.start, origin.end))
            first, last = (clamped(issue, end) for end in ends)
            if first and last:
                return Selection(first, last)
        block = block_of(issue, found)
        spot = spot_of(issue, block) if block else None
        return Selection(spot, spot) if spot else None


def _repaired(issue: Issue, _: Selection | None, wanted: Sequence[Diagnostic]) -> Done:
    """The issue with what ``wanted`` suggest; their blocks are looked for before anything changes."""
    from kiclayout.content.edit.repairs import repaired

    for found, block in [(found, block_of(issue, found)) for found in wanted]:
        issue = repaired(issue, found, block)
    return Done(issue)
