"""Find and replace: what is wanted, how, where; the hits as a list, and as ``matches`` to be shown on the pages.

How words are searched is said in ``content.edit.search``; here are fields, list and the way from hit to hit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from kiclayout.base.origin import Origin
from kiclayout.content.edit.passages import article_of, passage_at, selected
from kiclayout.content.edit.roles import HEADINGS
from kiclayout.content.edit.search import (
    BODY,
    CAPTIONS,
    CELLS,
    FACTS,
    LISTS,
    NOTES,
    QUOTES,
    TITLES,
    Fault,
    Found,
    Query,
    Replaced,
    find,
    next_match,
    replace_all,
    replace_match,
    selection_of,
)
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot
from kiclayout.editor.panels.fittings import label, named, say_all, tint, tool
from kiclayout.editor.panels.form import Choice
from kiclayout.editor.panels.hit_rows import Context, HitModel, HitRows, context_of
from kiclayout.editor.panels.looks import PADDING, scale_of, scaled
from kiclayout.editor.panels.outline_tree import short
from kiclayout.editor.panels.panel import ISSUE, PAGES, Panel
from kiclayout.editor.session import Session
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words

TYPING, SETTLING = 80, 250
"""How long after a key, and after an edit, the search waits, in milliseconds."""
_LONGEST = 100
RANGES = ("issue", "article", "selection")
STYLES: dict[str, frozenset[str]] = {
    "all": frozenset(),
    "title": frozenset({TITLES, FACTS}),
    "heading": frozenset(HEADINGS),
    "body": frozenset({BODY, LISTS, QUOTES}),
    "table": frozenset({CELLS}),
    "caption": frozenset({CAPTIONS}),
    "note": frozenset({NOTES}),
}
"""Kinds of words as they are offered, each with the styles that it stands for."""
_TROUBLES = ("unterminated character set", "unterminated subpattern", "unbalanced parenthesis", "nothing to repeat",
             "multiple repeat", "bad escape")  # fmt: skip


class FindPanel(Panel):
    """The panel.

    Signals:
        matches_changed: ``matches`` is another tuple, or another of them is the current one.
    """

    matches_changed = Signal()
    follows = (ISSUE, PAGES)

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(session, words, parent)
        self.setObjectName("find")
        self.matches: tuple[Origin, ...] = ()
        self.current = -1
        self._within: Selection | None = None
        self._pages: dict[int, str] = {}
        self._note_kept, self._wrong = "", False
        self.timer = QTimer(self, singleShot=True)
        self._make()
        self._lay_out()
        self._connect()
        self.reworded()

    # ------------------------------------------------------------------------------------------------ making
    def _make(self) -> None:
        self.field = named(QLineEdit(self), "findField")
        self.by = named(QLineEdit(self), "findBy")
        self.field.setClearButtonEnabled(True)
        self.case = tool(self, "findCase", "case", checkable=True)
        self.word = tool(self, "findWord", "word", checkable=True)
        self.regex = tool(self, "findRegex", "regex", checkable=True)
        self.particles = tool(self, "findParticles", "particle", checkable=True)
        self.particles.setChecked(True)
        self.previous, self.next = tool(self, "findPrevious", "previous"), tool(self, "findNext", "next")
        self.range, self.style_of = named(Choice(self), "findRange"), named(Choice(self), "findStyle")
        self.one, self.all = named(QPushButton(self), "findOne"), named(QPushButton(self), "findAll")
        self.count, self.said = label(self, "findCount"), label(self, "findSaid")
        self.list = named(QListView(self), "findList")
        self.model = HitModel(self.context, self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitRows(self.context, self.list))
        for choice in (self.range, self.style_of):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            choice.setMinimumContentsLength(7)  # four Chinese characters
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout()
        grid.addWidget(self.field, 0, 0)
        grid.addWidget(self.by, 1, 0)
        grid.addLayout(_row(self.case, self.word, self.regex, self.previous, self.next), 0, 1)
        grid.addLayout(_row(self.particles, self.one, self.all, space=8), 1, 1)
        grid.addWidget(self.range, 0, 2)
        grid.addWidget(self.style_of, 1, 2)
        grid.addWidget(self.count, 0, 3)
        grid.addWidget(self.said, 1, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(3, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(grid)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.timer.timeout.connect(self.search)
        self.field.textChanged.connect(self._soon)
        for button in (self.case, self.word, self.regex):
            button.toggled.connect(self.search)
        self.range.done.connect(self._on_range)
        self.style_of.done.connect(self._on_style)
        self.next.clicked.connect(partial(self._step_by_button, 1))
        self.previous.clicked.connect(partial(self._step_by_button, -1))
        self.one.clicked.connect(self.replace)
        self.all.clicked.connect(self.replace_all)
        self.list.clicked.connect(self._on_row)
        self.list.activated.connect(self._on_row)
        self.field.installEventFilter(self)
        self.by.installEventFilter(self)

    def reworded(self) -> None:
        """All fixed words."""
        say = self.words
        self.field.setPlaceholderText(say("panels.find.field"))
        self.by.setPlaceholderText(say("panels.find.by"))
        for widget, key in ((self.field, "field"), (self.by, "by"), (self.list, "hits"), (self.range, "range"),
                            (self.style_of, "style")):  # fmt: skip
            widget.setAccessibleName(say(f"panels.find.{key}"))
        buttons = ((self.case, "case"), (self.word, "word"), (self.regex, "regex"), (self.next, "next"),
                   (self.previous, "previous"), (self.particles, "particles"))  # fmt: skip
        say_all(tuple((button, say(f"panels.find.{key}")) for button, key in buttons))
        self.one.setText(say("panels.find.one"))
        self.all.setText(say("panels.find.all"))
        self.range.offer(RANGES, [say(f"panels.find.in.{one}") for one in RANGES])
        self.style_of.offer(tuple(STYLES), [say(f"panels.find.style.{one}") for one in STYLES])
        self.range.show_value(self.range.value() or RANGES[0])
        self.style_of.show_value(self.style_of.value() or "all")

    def recolored(self, tokens: Tokens) -> None:
        """The icons, and all margins."""
        icons = (self.case, self.word, self.regex, self.particles, self.previous, self.next)
        tint(icons, tokens, scale_of(self.font()))
        self._grid.setContentsMargins(*scaled(self.font(), PADDING, 8, PADDING, 4))
        self._grid.setHorizontalSpacing(*scaled(self.font(), 8))
        self._grid.setVerticalSpacing(*scaled(self.font(), 6))
        self.field.setMinimumWidth(*scaled(self.font(), 110))
        self.list.viewport().update()

    # ------------------------------------------------------------------------------------------------ searching
    def open(self, replacing: bool = False) -> None:
        """Puts the keyboard into the field, with the words that are selected in it; ``replacing``: into the second."""
        selection = self.session.selection if self.session.loaded else None
        reached = selected(self.session.issue, selection) if selection and not selection.bare else []
        if len(reached) == 1 and reached[0][2] - reached[0][1] <= _LONGEST:
            passage, start, end = reached[0]
            self.field.setText(
                re.escape(passage.text[start:end]) if self.regex.isChecked() else passage.text[start:end]
            )
        target = self.by if replacing and self.field.text() else self.field
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        target.selectAll()

    def catch_up(self, changed: frozenset[str]) -> None:
        """The issue changed: what was found may stand elsewhere; soon, but not with every key."""
        if PAGES in changed:
            self._pages.clear()
            self.list.viewport().update()
        if ISSUE in changed:
            self._note_kept = ""
            if not self.timer.isActive():
                self.timer.start(SETTLING)

    def query(self) -> Query:
        """What the fields say."""
        case, word, regex = (button.isChecked() for button in (self.case, self.word, self.regex))
        selection, place = self.session.selection, self.range.value()
        article = article_of(self.session.issue, selection.focus.block) if selection and place == "article" else None
        return Query(
            self.field.text(),
            regex,
            case,
            word,
            STYLES.get(str(self.style_of.value()), frozenset()),
            self._within if place == "selection" else None,
            article.id if article else 0,
        )

    def _soon(self) -> None:
        self._note_kept = ""
        self.timer.start(TYPING)

    def search(self) -> None:
        """Finds everything anew, at once."""
        self.timer.stop()
        if not self.session.loaded:
            return
        found = find(self.session.issue, self.query())
        self._complain(found)
        if found.matches != self.model.hits:
            self.model.show(found.matches)
        self.matches = found.matches
        self._mark_current()

    def _complain(self, found: Found) -> None:
        """Says what is wrong with what is looked for, or what was last said of replacing."""
        if found.fault is None or found.fault is Fault.EMPTY:
            self._say(self._note_kept if found.complete else self.words("panels.find.incomplete"))
        elif found.fault is Fault.PATTERN:
            said = self.words(trouble_in(self.field.text()))
            at = self.words("panels.find.trouble.at", said=said, n=found.at + 1)
            self._say(at if found.at >= 0 else said, wrong=True)
        else:
            self._say(self.words(f"panels.find.trouble.{found.fault.value}"), wrong=True)

    def _say(self, text: str, wrong: bool = False) -> None:
        self.said.setToolTip(text)
        self.said.setText(text)
        self._wrong = wrong
        self.said.setProperty("look", "error" if wrong else "label")
        self.said.style().polish(self.said)
        self.field.setAccessibleDescription(text if wrong else "")

    def _mark_current(self) -> None:
        """Which hit is selected, if one is; says how many there are."""
        now = self.session.selection
        chosen = (n for n, hit in enumerate(self.matches) if now and selection_of(hit) == now)
        self.current = next(chosen, -1)
        index = self.model.index(self.current)
        self.list.setCurrentIndex(index if self.current >= 0 else QModelIndex())
        total = len(self.model.hits)
        buttons = (self.next, self.previous, self.one, self.all)
        if not total and any(button.hasFocus() for button in buttons):
            self.field.setFocus()  # else Qt takes the keyboard from the button into the list, in which nothing is left
        for button in buttons:
            button.setEnabled(total > 0)
        if not self.field.text() or self._wrong:
            self.count.setText("")
        elif self.current >= 0:
            self.count.setText(self.words("panels.find.nth", n=self.current + 1, total=total))
        else:
            self.count.setText(
                self.words("panels.find.total", total=total) if total else self.words("panels.find.none")
            )
        self.matches_changed.emit()

    def context(self, hit: Origin) -> Context:
        """What the row of a hit says."""
        issue = self.session.issue
        passage, article = passage_at(issue, Spot(hit.block, hit.start, hit.field)), article_of(issue, hit.block)
        if hit.block not in self._pages:
            page = self.session.page_round(passage) if passage else None
            self._pages[hit.block] = page.folio if page else ""
        words = context_of(passage.text if passage else "", hit.start, hit.end)
        where = short(plain(article.title)) or article.name if article else ""
        return Context(self._pages[hit.block], *words, where)

    # ------------------------------------------------------------------------------------------------ going
    def step(self, by: int) -> None:
        """Selects the next hit behind the caret (1) or the one before it (-1), round the end."""
        if self.timer.isActive() or not self.isVisible():
            self.search()
        if not self.matches:
            return
        selection = self.session.selection
        spot = selection.focus if selection and by > 0 else selection.anchor if selection else Spot(0)
        found = next_match(self.session.issue, self.matches, spot, back=by < 0)
        if found is not None:
            self._choose(self.matches.index(found))

    def _choose(self, at: int) -> None:
        self.session.select(selection_of(self.matches[at]))
        self._mark_current()

    def _step_by_button(self, by: int, _checked: bool = False) -> None:
        self.step(by)

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self._choose(index.row())

    def _on_range(self, value: object) -> None:
        self._within = self.session.selection if value == "selection" else None
        self.search()

    def _on_style(self, _value: object) -> None:
        self.search()

    # ------------------------------------------------------------------------------------------------ replacing
    def replace(self) -> None:
        """Replaces the hit that is selected, and goes to the next; goes to the next, if none is."""
        self.search()
        if self.current >= 0:
            query, match, by = self.query(), self.matches[self.current], self.by.text()
            fitting = self.particles.isChecked()
            if not self._apply(lambda issue, _: replace_match(issue, query, match, by, fitting), "panels.find.one"):
                return
            self.search()
        self.step(1)

    def replace_all(self) -> None:
        """Replaces all hits in one step, and says how many."""
        self.search()
        query, by, fitting = self.query(), self.by.text(), self.particles.isChecked()
        replaced = self._apply(lambda issue, here: replace_all(issue, query, by, here, fitting), "panels.find.all")
        if replaced:
            key = "panels.find.done.particles" if replaced.refitted else "panels.find.done"
            self._note_kept = self.words(key, n=replaced.number, m=replaced.refitted)
            self.search()

    def _apply(self, made: Callable[[Issue, Selection | None], Replaced], name: str) -> Replaced | None:
        """What was replaced; None if nothing could be, it is said why."""
        replaced = made(self.session.issue, self.session.selection)
        if replaced.fault in (Fault.TEMPLATE, Fault.RISKY):
            self._say(self.words(f"panels.find.trouble.{replaced.fault.value}"), wrong=True)
        if not replaced.number:
            return None
        self.session.apply(partial(_done, done=replaced.done), name)
        self._leave_undo()
        return replaced

    def _leave_undo(self) -> None:
        """Forgets what was typed into the fields before: the next undo is for the issue, which was changed last."""
        for field in (self.field, self.by):
            at = field.cursorPosition()
            with QSignalBlocker(field):
                field.setText(field.text())
            field.setCursorPosition(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter and F3 in the fields."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if enter and watched is self.by and not back:
                self.replace()
                return True
            if enter or event.key() == Qt.Key.Key_F3:
                self.step(-1 if back else 1)
                return True
        return super().eventFilter(watched, event)


def _done(_issue: Issue, _selection: Selection | None, done: Done) -> Done:
    return done


def trouble_in(pattern: str) -> str:
    """What is wrong with a regular expression, as a key of the wording."""
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as trouble:
        found = next((one for one in _TROUBLES if one in str(trouble)), "")
        return f"panels.find.trouble.{found.replace(' ', '-')}" if found else "panels.find.trouble"
    return "panels.find.trouble"


def _row(*widgets: QWidget, space: int = 0) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    return row
