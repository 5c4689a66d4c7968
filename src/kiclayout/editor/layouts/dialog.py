"""The editor of layouts: four pages of fields beside the window, whose pages show every change at once.

It stays open while the issue is worked on. What is changed is saved, given up or asked about; never lost in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from kiclayout.base.diagnostics import KicError
from kiclayout.editor.files.card import Button, Card, Said
from kiclayout.editor.files.dialogs import Ask
from kiclayout.editor.layouts.colors import ColorPage
from kiclayout.editor.layouts.fields import Field, quiet, restyled
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.layouts.frames import FramePage
from kiclayout.editor.layouts.offer import CopyOffer
from kiclayout.editor.layouts.paper import PaperPage
from kiclayout.editor.layouts.styles import StylePage
from kiclayout.editor.panels.fittings import answers, label, named, push, say_all, tint, tool
from kiclayout.editor.panels.looks import scale_of, scaled, tokens_of
from kiclayout.editor.session import Session
from kiclayout.editor.theme.edged import EdgedDialog
from kiclayout.editor.words import Words

SIZE, WIDE = (460, 740), 760
"""As it should be, and how wide where the screen is too low for that, in designed pixels."""
PAGES = ("colors", "styles", "frames", "paper")


class LayoutDialog(EdgedDialog):
    """See the module."""

    def __init__(self, session: Session, room: FittingRoom, words: Words, parent: QWidget, ask: Ask = Card.ask) -> None:
        super().__init__(parent)
        self.setObjectName("layoutEditor")
        self.setWindowTitle(words("layouts.title"))
        self._session, self.room, self._words, self._ask = session, room, words, ask
        self._warned = False
        self.head, self.where = label(self, "layoutName", "title"), quiet(self, "layoutPlace")
        self.offer = CopyOffer(session, room, words, self)
        self.colors = ColorPage(room, words, self)
        self.styles = StylePage(session, room, words, self)
        self.frames = FramePage(room, words, self)
        self.paper = PaperPage(room, words, self)
        self._all = (self.colors, self.styles, self.frames, self.paper)
        self.tabs, self.pages, self.body = QTabBar(self), QStackedWidget(self), QStackedWidget(self)
        self._editing, self.said = QWidget(self), quiet(self, "said")
        self.undo, self.redo = tool(self, "layoutUndo", "undo"), tool(self, "layoutRedo", "redo")
        self.save = named(push(self, words("layouts.save")), "primary")
        self.discard = push(self, words("layouts.discard"))
        self.leave = push(self, words("templates.close"))
        self._arrange()
        self._connect()
        self.catch_up()

    def _arrange(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self._words("layouts.title"))
        for name, page in zip(PAGES, self._all, strict=True):
            self.tabs.addTab(self._words(f"layouts.{name}"))
            self.pages.addWidget(page)
        column = QVBoxLayout(self._editing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.head, self.where, self.tabs):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        column.addWidget(self.said)
        column.addLayout(self._buttons())
        self.body.addWidget(self.offer)
        self.body.addWidget(self._editing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 16)
        outer.addWidget(self.body)

    def _buttons(self) -> QHBoxLayout:
        row = answers(self, self.leave, self.discard, self.save)
        row.insertWidget(0, self.undo)
        row.insertWidget(1, self.redo)
        return row

    def _connect(self) -> None:
        self.room.changed.connect(self.catch_up)
        self.room.renamed.connect(self._renamed)
        self._session.dressed.connect(self._dressed)
        self._session.opened.connect(self._opened)
        self.tabs.currentChanged.connect(self._turn)
        for button in (self.leave, self.offer.leave):
            button.clicked.connect(self.reject)
        self.save.clicked.connect(self.keep)
        self.discard.clicked.connect(self.room.discard)
        steps: tuple[tuple[QKeySequence.StandardKey, Callable[[], object]], ...] = (
            (QKeySequence.StandardKey.Undo, self.room.undo),
            (QKeySequence.StandardKey.Redo, self.room.redo),
            (QKeySequence.StandardKey.Save, self.keep),
        )
        for key, do in steps:
            QShortcut(key, self).activated.connect(do)
        self.undo.clicked.connect(self.room.undo)
        self.redo.clicked.connect(self.room.redo)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Icons and margins at the size of the window's type."""
        super().showEvent(event)
        tint((self.undo, self.redo), tokens_of(self.palette()), scale_of(self.font()))
        words = self._words
        for field in self.findChildren(Field):
            field.prepare(words("layouts.give-back"))
        say_all(((self.undo, words("action.edit.undo")), (self.redo, words("action.edit.redo"))))

    def event(self, event: QEvent) -> bool:
        """Whoever comes back to it sees what others wrote meanwhile."""
        if event.type() is QEvent.Type.WindowActivate and self.isVisible() and self.room.look_again():
            self._warned = True
            self._say(self._words("layouts.outrun"), "warning")
        return super().event(event)

    # ------------------------------------------------------------------------------------------------ showing
    def _turn(self, page: int) -> None:
        """Shows another page; one that is not in sight does not follow what changes."""
        self.pages.setCurrentIndex(page)
        if self.room.draft is not None:
            self._all[page].catch_up()

    def open_beside(self) -> None:
        """Shows it at the right edge of the window."""
        self.room.begin()
        if not self.isVisible():
            self._place()
        self.show()
        self.activateWindow()

    def _turn_over(self, editing: bool) -> None:
        """Shows the fields, or the offer, which needs less room than they."""
        turned = editing == (self.body.currentIndex() == 0)
        kind = QSizePolicy.Policy.Preferred if editing else QSizePolicy.Policy.Ignored
        self._editing.setSizePolicy(kind, kind)
        self.body.setCurrentIndex(int(editing))
        if turned and self.isVisible():
            self._place()

    def _place(self) -> None:
        """As high as it should be, or as the screen lets it be, and wholly on it."""
        room = self.screen().availableGeometry().adjusted(8, 40, -8, -8)
        width, height, wide = scaled(self.font(), *SIZE, WIDE)
        if self.body.currentIndex() == 0:
            self.ensurePolished()
            height = max(self.heightForWidth(width), self.sizeHint().height())
        self.fit(room.size())
        self.resize(QSize(width if height <= room.height() else wide, height).boundedTo(room.size()))
        window = self.parentWidget()
        if window is not None:
            edge = window.mapToGlobal(window.rect().topRight())
            left, top = edge.x() - self.width() - 24, edge.y() + 80
            left, top = min(left, room.right() - self.width()), min(top, room.bottom() - self.height())
            self.move(max(left, room.left()), max(top, room.top()))

    def catch_up(self) -> None:
        """Shows the layout in hand as it is."""
        draft = self.room.draft
        self._turn_over(draft is not None)
        if draft is None:
            if self._session.loaded:
                self.offer.catch_up()
            return
        self._all[self.pages.currentIndex()].catch_up()
        self._warned = self._warned and draft.modified
        self.head.setText(draft.folder.name)
        self.where.setText(str(draft.folder))
        for button, on in (
            (self.undo, bool(draft.past)), (self.redo, bool(draft.future)),
            (self.save, draft.modified), (self.discard, draft.modified),
        ):  # fmt: skip
            button.setEnabled(on)
        worn = self.room.worn
        self._say("" if worn else self._words("layouts.not-worn", name=self._session.layout.name), "warning")

    def _renamed(self, followed: bool) -> None:
        """Says what became of the issue when a name changed, and what did not of others."""
        folder, home = Path(self._session.layout.folder), self._session.folder
        shared = not folder.resolve().is_relative_to(home.resolve())
        said = (("layouts.renamed-here", followed), ("layouts.renamed-elsewhere", shared))
        self._say(" ".join(self._words(key) for key, holds in said if holds), "label")

    def _say(self, text: str, look: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        restyled(self.said, look)

    def _dressed(self) -> None:
        """The issue may wear another layout now: a copy that was undone, one that was chosen."""
        draft, layout = self.room.draft, self._session.layout
        if self.isVisible() and (draft is None or layout is not draft.now.layout):
            self.room.begin()

    def _opened(self) -> None:
        """Another issue was opened; what was unsaved has been asked about."""
        self.room.leave()
        self.hide()

    # ------------------------------------------------------------------------------------------------ keeping
    def keep(self) -> bool:
        """Saves; whether nothing is unsaved now. A file that others wrote meanwhile is told of first."""
        if self.room.outrun() and not self._warned:
            self._warned = True
            self._say(self._words("layouts.outrun"), "warning")
            return False
        try:
            self.room.save()
        except KicError as error:
            self._say(error.diagnostics[0].message(self._words.lang), "error")
            return False
        self._say(self._words("layouts.saved"), "label")
        return True

    def may_leave(self) -> bool:
        """Asks about what is not saved; whether the layout may be let go of."""
        draft, words = self.room.draft, self._words
        if draft is None or not draft.modified:
            return True
        buttons = (
            Button("save", words("layouts.save"), True),
            Button("discard", words("layouts.discard")),
            Button("cancel", words("files.cancel")),
        )
        title = words("layouts.unsaved", name=draft.folder.name)
        answer = self._ask(Card(Said(title, words("layouts.unsaved-text"), "", buttons, "cancel"), None, self))
        if answer == "save":
            return self.keep()
        if answer == "discard":
            self.room.discard()
        return answer == "discard"

    def reject(self) -> None:
        """Closes, if nothing is unsaved or somebody said what becomes of it."""
        if self.may_leave():
            self.room.leave()
            super().reject()
