"""The inspector: forms for what is at the caret; for the issue itself while nothing is selected.

Each form knows one kind of thing; here is only which of them are shown, and that their edits reach the session.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kiclayout.content.edit.splice import Look
from kiclayout.editor.frames.chosen import Chosen
from kiclayout.editor.panels.box_form import BoxForm, CalloutForm, EventForm, PosterForm, QrForm
from kiclayout.editor.panels.chart_form import ChartForm
from kiclayout.editor.panels.facts import ArticleFacts
from kiclayout.editor.panels.figure_form import FigureForm
from kiclayout.editor.panels.fittings import named
from kiclayout.editor.panels.form import Form
from kiclayout.editor.panels.frame_form import FrameForm
from kiclayout.editor.panels.issue_form import IssueForm
from kiclayout.editor.panels.looks import scaled
from kiclayout.editor.panels.panel import FINDINGS, ISSUE, SELECTION, Panel
from kiclayout.editor.panels.strip_form import StripForm
from kiclayout.editor.panels.table_form import TableForm
from kiclayout.editor.panels.type_form import TypeForm
from kiclayout.editor.session import Edit, Session
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words

ROUND = 28
"""Above and below a field that is brought into sight, in designed pixels: its label."""


class Writing(Protocol):
    """The caret on the page, which knows how what is typed next was asked to look."""

    changed: SignalInstance

    @property
    def next_look(self) -> Look | None:
        """As asked for at a bare caret; None = as what is before it."""

    def toggle_mark(self, mark: str, name: str) -> None:
        """Gives a mark to what is selected or typed next, or takes it away."""


class FormArea(QScrollArea):
    """Scrolls forms up and down; it is never narrower than the widest of them, shown or not."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as it may be."""
        widest = max((form.minimumSizeHint().width() for form in self.findChildren(Form)), default=0)
        return QSize(widest + self.verticalScrollBar().sizeHint().width(), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Forms know how wide they are when they have been shown: the dock is told."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class InspectorPanel(Panel):
    """The forms, one below the other, in a field that scrolls."""

    follows = (ISSUE, SELECTION, FINDINGS)
    rests_while_typing = True

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(session, words, parent)
        self._writing: Writing | None = None
        self.setObjectName("inspector")
        inside = named(QWidget(self), "dockPage")
        self.table, self.chart, self.figure = TableForm(inside), ChartForm(inside), FigureForm(inside)
        self.poster, self.event_box, self.strip = PosterForm(inside), EventForm(inside), StripForm(inside)
        boxes = (self.event_box, self.poster, QrForm(inside), self.strip, CalloutForm(inside))
        self.type = TypeForm(inside)
        self.article, self.issue = ArticleFacts(inside), IssueForm(inside)
        self.frame = FrameForm(inside)
        typed = (self.table, self.chart, self.figure, *boxes, self.type)
        self.forms: tuple[Form, ...] = (self.frame, *typed, self.article, self.issue)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for form in self.forms:
            column.addWidget(form)
            form.edited.connect(self._apply)
            form.typed.connect(self._type)
        self._laid_out = QTimer(self, singleShot=True, interval=0)  # then the place of a field is known
        self._laid_out.timeout.connect(self._show_focused)
        self.issue.entered.connect(self._laid_out.start)
        column.addStretch(1)
        self.area = named(FormArea(self), "inspectorArea")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.issue.tabs)
        outer.addWidget(self.area)
        self.reworded()

    def write_with(self, writing: Writing) -> None:
        """From now on marks are given by ``writing``, which also keeps those asked for at a bare caret."""
        self._writing = writing
        self.type.marked.connect(writing.toggle_mark)
        writing.changed.connect(self._show_next)

    def show_chosen(self, chosen: Chosen) -> None:
        """From now on what is chosen with the frame tool has its form, too."""
        self.frame.follow(chosen)
        chosen.changed.connect(self._on_chosen)

    def _on_chosen(self) -> None:
        """Of a box that is dragged the numbers alone; else all forms, since others may have to make room."""
        live = self.isVisible() and self.session.loaded and self.frame.isVisible()
        if not (live and self.frame.show_at(self.session.issue, self.session.selection)):
            self._note(SELECTION)

    def reworded(self) -> None:
        """All fixed words."""
        self.area.setAccessibleName(self.words("panels.inspector"))
        for form in self.forms:
            form.speak(self.words)

    def recolored(self, tokens: Tokens) -> None:
        """The icons."""
        for form in self.forms:
            form.dress(tokens)

    def catch_up(self, changed: frozenset[str]) -> None:
        """The forms that have something to show, with it; what was found about facts stands at their fields."""
        self.issue.layout_of = self.session.layout
        if FINDINGS in changed:
            self.issue.show_findings(self.session.issue, self.session.findings)
        if changed == {FINDINGS}:
            return
        shown = [form for form in self.forms if form.show_at(self.session.issue, self.session.selection)]
        if self.frame in shown and self.issue in shown:  # nothing is selected but a frame, which is no fact
            shown.remove(self.issue)
        self.issue.tabs.setVisible(self.issue in shown)
        if shown != [form for form in self.forms if form.isVisibleTo(self)]:
            self.area.verticalScrollBar().setValue(0)
        for form in self.forms:
            form.line.setVisible(form is not shown[0])
            form.setVisible(form in shown)

    def edit_box(self) -> None:
        """Puts the keyboard into the form of the box that the caret is in, if there is one."""
        self.catch_up(frozenset())
        form = next((one for one in self.forms if isinstance(one, BoxForm) and one.isVisibleTo(self)), None)
        if form is not None:
            form.first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._laid_out.start()

    def _show_focused(self) -> None:
        """Scrolls to the field with the keyboard."""
        field = self.area.focusWidget()
        if field is not None and field.hasFocus():
            self.area.ensureWidgetVisible(field, 0, *scaled(self.font(), ROUND))

    def _show_next(self) -> None:
        """What was asked for at a bare caret."""
        look = self._writing.next_look if self._writing else None
        if look is not None and self.type.isVisible():
            self.type.show_marks(look.marks)

    def _type(self, edit: Edit, name: str, run: str) -> None:
        """What is typed into a field that puts every key into the issue; the fields follow when typing rests."""
        self.session.apply(edit, name, run)

    def _apply(self, edit: Edit, name: str) -> None:
        self.session.apply(edit, name)
        self._note(ISSUE)
