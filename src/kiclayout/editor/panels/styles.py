"""The styles panel: what words can be set in, shown in its own type; what was given by hand; the fonts behind it.

A click gives the style to what is selected. Which styles there are is the layout's; the panel changes no layout.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiclayout.content.edit.direct import Direct, class_at, direct_at, next_stretch, set_class, without, without_any
from kiclayout.content.edit.roles import PARAGRAPH, set_role
from kiclayout.content.edit.state import State, look_at
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, at_selection
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.panels.direct_strip import DirectStrip
from kiclayout.editor.panels.font_strip import FontStrip
from kiclayout.editor.panels.inspector import Writing
from kiclayout.editor.panels.looks import scaled
from kiclayout.editor.panels.panel import ISSUE, SELECTION, Panel
from kiclayout.editor.panels.style_rows import CLASS, ENTRY, MARK, ROLE, Entry, StyleList, styles_of
from kiclayout.editor.session import Edit, Session
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words
from kiclayout.typeset.sample import sample_setting

LOW = 420
"""Below that height, in designed pixels, the fonts give way to the styles."""


class StylesPanel(Panel):
    """See the module.

    Signals:
        chosen: The caret was put somewhere that is to be shown.
        marked: Whether all that was given by hand is to be seen on the pages.
    """

    chosen = Signal()
    marked = Signal(bool)
    follows = (ISSUE, SELECTION)
    rests_while_typing = True

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(session, words, parent)
        self.setObjectName("styles")
        self._pictures = Pictures(self)
        self._writing: Writing | None = None
        self._marks: frozenset[str] = frozenset()
        self._layout_shown: object = None
        self.list = StyleList(self._pictures, self._held, self)
        self.list.setObjectName("styleList")
        self.direct, self.fonts = DirectStrip(self), FontStrip(self._pictures, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.direct)
        column.addWidget(self.fonts)
        self._connect()
        self.reworded()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a low window there is room for the styles alone."""
        super().resizeEvent(event)
        self.fonts.setVisible(self.height() >= scaled(self.font(), LOW)[0])

    def _connect(self) -> None:
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._activate)
        self.direct.taken.connect(self._take_away)
        self.direct.cleared.connect(self._clear)
        self.direct.walked.connect(self._walk)
        self.direct.shown.connect(self.marked)

    def write_with(self, writing: Writing) -> None:
        """From now on marks are given by ``writing``, which also keeps those asked for at a bare caret."""
        self._writing = writing

    # ------------------------------------------------------------------------------------------------ showing
    def reworded(self) -> None:
        """All fixed words, and the samples, which are words, too."""
        self.list.setAccessibleName(self.words("panels.styles"))
        self.direct.reworded(self.words)
        self.fonts.reworded(self.words)
        self._layout_shown = None

    def recolored(self, tokens: Tokens) -> None:
        """The icons."""
        self.direct.recolored(tokens)
        self.fonts.recolored(tokens)

    def catch_up(self, changed: frozenset[str]) -> None:
        """The style at the caret is the current one."""
        if self._layout_shown is not self.session.layout:
            self._show_layout()
        issue, selection = self.session.issue, self.session.selection
        state = look_at(issue, selection) if selection else None
        marks = frozenset(state.look.marks) if state else frozenset()
        if marks != self._marks:
            self._marks = marks
            self.list.viewport().update()
        self._show_current(state, selection)
        self.direct.show_given(direct_at(issue, selection) if selection else ())
        self.list.setEnabled(state is not None)

    def _show_layout(self) -> None:
        session = self.session
        self._layout_shown = session.layout
        entries = styles_of(session.layout, self.words)
        setting = sample_setting(session.layout, session.book, session.issue.lang)
        self.list.show_styles(entries, setting, session.book)
        self.fonts.show_fonts(setting)

    def _show_current(self, state: State | None, selection: Selection | None) -> None:
        row = -1
        if state is not None and selection is not None:
            name = class_at(self.session.issue, selection) if state.role == PARAGRAPH else ""
            row = self.list.rows.row_of(CLASS, name) if name else -1
            row = row if row >= 0 else self.list.rows.row_of(ROLE, state.role)
        if row != self.list.currentIndex().row():
            self.list.choose(row)

    def _held(self, entry: Entry) -> bool:
        return entry.kind == MARK and entry.name in self._marks

    # ------------------------------------------------------------------------------------------------ the hand
    def _choose(self, index: QModelIndex | QPersistentModelIndex) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry) or entry.style is None:
            return
        if entry.kind == MARK:
            if self._writing is not None:
                self._writing.toggle_mark(entry.name, f"panels.mark.{entry.name}")
        else:
            self._apply(at_selection(partial(_styled, entry=entry)), "panels.styles.set")
        self.catch_up(frozenset())

    def _activate(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Return gives the style and goes back to the page; a double click has given it at its first."""
        if self.list.hasFocus():
            self._choose(index)
            self.chosen.emit()

    def _take_away(self, given: Direct) -> None:
        self._apply(at_selection(partial(without, given=given)), "panels.direct.taken")

    def _clear(self) -> None:
        self._apply(at_selection(without_any), "panels.direct.clear")

    def _apply(self, edit: Edit, name: str) -> None:
        self.session.apply(edit, name)
        self._note(ISSUE)

    def _walk(self, step: int) -> None:
        selection = self.session.selection
        found = next_stretch(self.session.issue, selection.anchor if selection else None, step)
        if found is not None:
            self.session.select(found.selection)
            self.chosen.emit()


def _styled(issue: Issue, selection: Selection, entry: Entry) -> Done:
    """The paragraphs in the style of ``entry``: a role takes a class away, a class asks for the role of the body."""
    role = entry.name if entry.kind == ROLE else PARAGRAPH
    done = set_role(issue, selection, role)
    after = done.selection or selection
    return set_class(done.issue, after, entry.name if entry.kind == CLASS else "")
