"""The tool for typing on the page: it takes keys, mouse and input methods, and changes the issue through the session.

What a key does is named in ``keys`` and carried out by ``commands``, where the caret goes is worked out in ``steps``,
what becomes of the words in ``content.edit``. Nothing is drawn here (see ``overlay``).
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QInputMethodEvent, QKeyEvent

from kiclayout.content.edit.looks import toggle_mark, toggled
from kiclayout.content.edit.splice import PLAIN, Look, look_before
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.editor.session import Edit, Session
from kiclayout.editor.typing import sides
from kiclayout.editor.typing.automatic import Automatic
from kiclayout.editor.typing.caret import Caret
from kiclayout.editor.typing.clipboard import Clipboard
from kiclayout.editor.typing.commands import Commands
from kiclayout.editor.typing.composing import Composer, empty, replaced
from kiclayout.editor.typing.keys import Command, command_of, typed
from kiclayout.editor.typing.mouse import Mouse
from kiclayout.editor.typing.runs import TypedRuns
from kiclayout.editor.typing.steps import Ground
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.tool import PageArea, Pointer
from kiclayout.editor.words import Words

_SCREENFUL = 0.9
"""How much of what is in sight Page Down goes on by."""


class TypingTool(QObject):
    """See the module; a ``view.tool.Tool``.

    Signals:
        refused: Something cannot be typed into or done; carries the words to be shown.
        fact_pointed: A fact of the issue was clicked that a page shows; carries what issue.yaml calls it.
        box_pointed: What an event or poster says of itself was clicked; the caret is in it.
        link_opened: The address of a link that was followed out of the issue.
        changed: Caret, selection or composed words look different.
    """

    refused, fact_pointed, link_opened = Signal(str), Signal(str), Signal(str)
    box_pointed, changed = Signal(), Signal()

    def __init__(
        self, session: Session, words: Words, view: PageView, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(view)
        self._session, self._words, self._view = session, words, view
        self.caret_place = Caret(session, self)
        self.composer = Composer(session, self.caret_place, self)
        self.clipboard = Clipboard(session)
        self.mouse = Mouse(self, view)
        self.automatic = Automatic()
        self._runs = TypedRuns(clock)
        self._commands = Commands(self, self._runs)
        self._lost = self._far = False
        self.bring_pictures: Callable[[QMimeData], bool] = lambda _data: False
        """Puts in pictures that are pasted; whether there were any."""
        self.asleep = False
        """Whether something else on the page is chosen: the caret is kept and not shown."""
        self._look: tuple[Selection | None, Look] | None = None
        self.caret_place.moved.connect(self._moved)
        session.issue_changed.connect(self._changed_by_others)
        session.opened.connect(self._opened)
        session.state_changed.connect(self._arrived)
        view.turned.connect(self._let_go)

    # ------------------------------------------------------------------------------------------------ for the window
    @property
    def session(self) -> Session:
        """Whose issue is typed into."""
        return self._session

    @property
    def ground(self) -> Ground:
        """What the caret goes over now."""
        screen = _SCREENFUL * self._view.seen.height / self._view.scale
        return Ground(self.caret_place.issue, self.caret_place.galley, screen)

    def settle(self) -> None:
        """Commits what is being composed: before saving, undo, an export, a click elsewhere."""
        self.composer.settle()

    def sleep(self, on: bool) -> None:
        """Lets the caret rest while something else on the page is chosen, or wakes it."""
        if on != self.asleep:
            self.settle()
            self.asleep = on
            self._view.caret_moved()
            self.changed.emit()

    def say(self, key: str) -> None:
        """Tells why something is not done."""
        self.refused.emit(self._words(key))

    def apply(self, edit: Edit, name: str, run: str = "") -> None:
        """Makes an edit at the caret and keeps the caret in sight: pages in sight are current at once.

        What is being composed is committed before.
        """
        self.settle()
        self.reveal()
        self.caret_place.goal = None
        self._session.apply(edit, name, run)
        self._runs.left(self.caret_place.selection)
        if not run:
            self._runs.end()
        self.reveal(far=not run)  # what changes much may move the caret on while the rest is laid out

    def reveal(self, far: bool = False) -> None:
        """Brings the caret in sight, as soon as its page is laid out.

        ``far``: it may go to another page while the pages before it are laid out, and is followed until all are.
        """
        area = self.caret_place.area
        self._far = far and not self._session.settled
        self._lost = area is None or self._far
        if area is not None:
            self._view.ensure_visible(area)

    def cut(self) -> None:
        """Takes what is selected out, onto the clipboard."""
        if not self.unseen() and self.copy():
            self.apply(self._commands.erasing("backspace"), "typing.cut")

    def copy(self) -> bool:
        """Puts what is selected on the clipboard; whether anything is."""
        self.settle()
        data = self.clipboard.carried(self.caret_place.selection)
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)
        return data is not None

    def paste(self) -> None:
        """Puts what is on the clipboard in the place of what is selected."""
        self._paste(plain=False)

    def paste_plain(self) -> None:
        """Puts the bare words on the clipboard there."""
        self._paste(plain=True)

    def delete(self) -> None:
        """Deletes what is selected."""
        self.settle()
        if not self.unseen():
            self.apply(self._commands.erasing("delete"), "typing.delete")

    def _paste(self, plain: bool) -> None:
        self.settle()
        if self.unseen():
            return
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none on an empty clipboard
        if data is not None and not plain and self.bring_pictures(data):
            return
        edit = self.clipboard.edit(data, plain, self.caret_place.behind)
        if edit is not None:
            self.apply(edit, "typing.paste")
        if self.clipboard.trouble:
            self.say(self.clipboard.trouble)

    @property
    def look(self) -> Look:
        """How what is typed next will look."""
        passage, selection = self.caret_place.passage, self.caret_place.selection
        if passage is None or selection is None:
            return PLAIN
        return self.next_look or look_before(passage.runs, selection.focus.at)

    @property
    def next_look(self) -> Look | None:
        """How what is typed next was asked to look; None = as what is before it."""
        asked = self._look
        return asked[1] if asked is not None and asked[0] == self._session.history.now.selection else None

    def toggle_mark(self, mark: str, name: str) -> None:
        """Gives ``mark`` to what is selected or takes it away, as a step called ``name``.

        With a bare caret it is for what will be typed there.
        """
        self.settle()
        selection = self.caret_place.selection
        if selection is not None and selection.bare:
            self._look = selection, toggled(self.look, mark)
            self.changed.emit()
        elif selection is not None:
            self.apply(lambda issue, chosen: toggle_mark(issue, chosen or selection, mark), name)

    def select_all(self) -> None:
        """Selects the article; again, the issue."""
        self.settle()
        here = self.caret_place.selection
        found = self.ground.all(here) if here else None
        if found is not None:
            self.caret_place.select(found)

    # ------------------------------------------------------------------------------------------------ tool: keys
    def enabled(self) -> bool:
        """Whether there is an issue."""
        return self._session.loaded

    def takes_text(self) -> bool:
        """Whether the caret is in words, and in such that can be seen."""
        place, awake = self.caret_place, self._session.loaded and not self.asleep
        return awake and place.passage is not None and not place.hidden

    def claims(self, event: QKeyEvent) -> bool:
        """Whether the key is for caret and words although it is some action's shortcut."""
        if self.composer.active:
            return True
        return self.takes_text() and (bool(typed(event)) or command_of(event) is not None)

    def key_press(self, event: QKeyEvent) -> bool:
        """Types, edits or moves."""
        command = command_of(event)
        if self.composer.active and command is not None and command.name == "escape":
            self.composer.cancel()
            return True
        if command is None and not typed(event):
            return self.composer.active
        self.settle()
        if not self.takes_text():
            return self._without_caret(event, command)
        if command is None:
            self.type(typed(event))
            return True
        return self._commands.do(command)

    def _without_caret(self, event: QKeyEvent, command: Command | None) -> bool:
        """A key while there is no caret to be seen: typing is answered, all else is for others."""
        if command is not None or not typed(event).strip():
            return False
        self.unseen()
        return True

    def unseen(self) -> bool:
        """Whether the caret is in no words that are seen, or rests while something else is chosen; it is told."""
        hidden = self.caret_place.hidden
        if lost := hidden or self.asleep or self.caret_place.passage is None:
            self.say("typing.hidden" if hidden else "typing.nowhere")
        return lost

    def key_release(self, event: QKeyEvent) -> bool:
        """Nothing hangs on it."""
        return False

    def type(self, text: str) -> None:
        """Types ``text`` at the caret."""
        self.commit(text, (0, 0), self.caret_place.behind)

    def commit(self, text: str, place: tuple[int, int], behind: bool) -> None:
        """Types ``text``; see ``composing.Typist``."""
        here, look = self._session.history.now.selection, self.next_look

        def edit(issue: Issue, selection: Selection | None) -> Done:
            return sides.insert(issue, replaced(issue, selection, place), text, behind, look)

        self.apply(edit, "edit.type", self._runs.name("type", here, text))
        self.caret_place.stay(upstream=not text[-1:].isspace())
        if own := self.automatic.edit(text, self._session.history.now):
            self.apply(own, "typing.automatic")

    # ------------------------------------------------------------------------------------------------ input method
    def input_method_event(self, event: QInputMethodEvent) -> bool:
        """The input method composes or commits."""
        if not self.composer.active and (self.caret_place.hidden or empty(event)):
            return False  # an empty one comes with the keyboard, too: somebody may look elsewhere
        taken = self.composer.event(event)
        if taken:
            self.reveal()
            self.changed.emit()
        return taken

    def input_method_query(self, query: Qt.InputMethodQuery) -> object:
        """What the input method wants to know."""
        return self.composer.answer(query)

    def caret(self) -> PageArea | None:
        """Where the caret stands, while it is shown."""
        return None if self.asleep else self.caret_place.area

    def focus_changed(self, gained: bool) -> None:
        """Commits what is being composed when the keyboard is lost."""
        if not gained:
            self.settle()
        self.changed.emit()

    # ------------------------------------------------------------------------------------------------ tool: mouse
    def cursor(self, pointer: Pointer) -> QCursor | Qt.CursorShape:
        """An I-beam over words."""
        return self.mouse.cursor(pointer)

    def mouse_press(self, pointer: Pointer) -> bool:
        """Puts the caret down, selects, follows a link."""
        return self.mouse.press(pointer)

    def mouse_move(self, pointer: Pointer) -> bool:
        """Selects, or begins to drag what is selected."""
        return self.mouse.move(pointer)

    def mouse_release(self, pointer: Pointer) -> bool:
        """Ends selecting."""
        return self.mouse.release(pointer)

    def mouse_leave(self) -> None:
        """Nothing hangs on it."""

    def wheel(self, pointer: Pointer, notches: float) -> bool:
        """It scrolls."""
        return False

    def context_menu(self, pointer: Pointer, at: QPointF) -> bool:
        """The menu is the window's; the caret goes where it was asked for."""
        self.mouse.point(pointer)
        return False

    def drag_over(self, data: QMimeData, pointer: Pointer) -> Qt.DropAction:
        """Words may be let go where words are."""
        return self.mouse.drag_over(data, pointer)

    def drag_left(self) -> None:
        """What was dragged has left."""
        self.mouse.drag_left()

    def drop(self, data: QMimeData, pointer: Pointer) -> bool:
        """Words were let go."""
        return self.mouse.drop(data, pointer)

    # ------------------------------------------------------------------------------------------------ following
    def _moved(self) -> None:
        self._view.caret_moved()
        if self._lost:
            self.reveal(self._far)
        self.changed.emit()

    def _arrived(self) -> None:
        """All is laid out: the caret stays where it is."""
        if self._far and self._session.settled:
            self._let_go()

    def _let_go(self) -> None:
        """The caret is followed no longer: it has arrived, or somebody looks elsewhere."""
        self._far = self._lost = False

    def _changed_by_others(self) -> None:
        """Undo, another panel: words that were being composed are gone from the pages already."""
        self.composer.drop()

    def _opened(self) -> None:
        self.composer.drop()
        self._runs.end()
