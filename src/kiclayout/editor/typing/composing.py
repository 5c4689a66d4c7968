"""Words that an input method is still composing: laid out in the paragraph, underlined, and no step of the history.

The session shows the issue with them (``Session.compose``); what is committed is typed as any other text. The words
being composed are kept here, so that they are not lost where a platform drops them when it is asked to commit.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent

from kiclayout.base.record import dataclass, replace
from kiclayout.content.edit.passages import passage_at, text_of
from kiclayout.content.edit.splice import Look
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.editor.session import Session
from kiclayout.editor.typing.caret import Caret
from kiclayout.editor.typing.sides import insert
from kiclayout.scene.caret import Covered

Query = Qt.InputMethodQuery
_Kind = QInputMethodEvent.AttributeType


@dataclass(frozen=True, slots=True)
class Preedit:
    """What is being composed.

    Attributes:
        text: Its characters.
        cursor: Where in them the caret is shown.
        start: Where they stand; with ``behind`` it is behind the mark there.
        marked: The part that the input method marks (the clause being converted): first and one past the last.
        behind: Whether it stands behind a mark.
    """

    text: str
    cursor: int
    start: Spot
    marked: tuple[int, int] = (0, 0)
    behind: bool = False


class Typist(Protocol):
    """Who types what is committed."""

    @property
    def next_look(self) -> Look | None:
        """How the next characters look; None = as those before them."""

    def commit(self, text: str, place: tuple[int, int], behind: bool) -> None:
        """Types ``text`` in the place of ``place[1]`` characters, from the caret plus ``place[0]`` on.

        ``behind``: behind a mark that stands at the caret.
        """


class Composer:
    """Between input methods and the session."""

    def __init__(self, session: Session, caret: Caret, typist: Typist) -> None:
        self._session, self._caret, self._typist = session, caret, typist
        self._preedit: Preedit | None = None
        self._busy = False

    @property
    def active(self) -> bool:
        """Whether something is being composed."""
        return self._preedit is not None

    @property
    def busy(self) -> bool:
        """Whether it is changing what the session shows just now."""
        return self._busy

    def event(self, event: QInputMethodEvent) -> bool:
        """Takes what the input method says; whether it was for the caret."""
        if self._caret.passage is None:
            return False
        self._busy = True
        try:
            if event.commitString() or event.replacementLength():
                self._typed(event.commitString(), self._points(event.replacementStart(), event.replacementLength()))
            self._show(event)
        finally:
            self._busy = False
        return True

    def settle(self) -> None:
        """Commits what is being composed, before anything else is done."""
        if self._preedit is None or self._busy:
            return
        QGuiApplication.inputMethod().commit()
        if self._preedit is not None:  # the platform has nothing to say: no input method, or it drops the words
            self._typed(self._preedit.text, (0, 0))
            QGuiApplication.inputMethod().reset()

    def drop(self) -> None:
        """Forgets what is being composed; the session shows something else already."""
        if self._preedit is not None and not self._busy:
            self._preedit = None
            QGuiApplication.inputMethod().reset()

    def cancel(self) -> None:
        """Takes away what is being composed."""
        if self._preedit is not None:
            self._preedit = None
            self._session.compose(None)
            QGuiApplication.inputMethod().reset()

    def covered(self, marked: bool = False) -> Covered:
        """Where the composed words stand; with ``marked`` the part that the input method marks."""
        one = self._preedit
        if one is None:
            return {}
        start, end = one.marked if marked else (0, len(one.text))
        here = self._caret.selection
        at = here.focus.at - one.cursor if here else one.start.at
        spot = here.focus if here else one.start
        return {(spot.block, spot.field): (at + start, at + end, False)} if end > start else {}

    def answer(self, query: Qt.InputMethodQuery) -> object:
        """What the input method asks; None = no answer. The words are those without the composed ones."""
        selection = self._session.history.now.selection if self._session.loaded else None
        passage = passage_at(self._session.issue, selection.focus) if selection else None
        if selection is None or passage is None:
            return None
        text, at = passage.text, selection.focus.at
        same = (selection.anchor.block, selection.anchor.field) == (selection.focus.block, selection.focus.field)
        match query:
            case Query.ImSurroundingText:
                return text
            case Query.ImCursorPosition | Query.ImAbsolutePosition:
                return units(text[:at])
            case Query.ImAnchorPosition:
                return units(text[: selection.anchor.at if same else at])
            case Query.ImCurrentSelection:
                return text_of(self._session.issue, selection)
            case Query.ImTextBeforeCursor:
                return text[:at]
            case Query.ImTextAfterCursor:
                return text[at:]
            case Query.ImHints:
                return int(Qt.InputMethodHint.ImhMultiLine.value)
        return None

    def _typed(self, text: str, place: tuple[int, int]) -> None:
        """Types what was committed where it was being composed."""
        behind, self._preedit = self._behind(), None
        self._typist.commit(text, place, behind)

    def _behind(self) -> bool:
        """Whether words go behind a mark at the caret: as those being composed stand."""
        return self._preedit.behind if self._preedit else self._caret.behind

    def _show(self, event: QInputMethodEvent) -> None:
        """Shows what is being composed now."""
        text, selection = event.preeditString(), self._session.history.now.selection
        if not text or selection is None:
            self._preedit = None
            self._session.compose(None)
            return
        one = Preedit(text, _cursor(event), selection.focus, _marked(event), self._behind())
        self._preedit = one
        look = self._typist.next_look

        def shown(issue: Issue, selection: Selection | None) -> Done:
            done = insert(issue, selection, one.text, one.behind, look)
            end = done.selection.focus if done.selection else None
            return Done(done.issue, caret(replace(end, at=end.at - len(one.text) + one.cursor)) if end else None)

        self._session.compose(shown)
        self._caret.stay(True)

    def _points(self, start: int, length: int) -> tuple[int, int]:
        """A place given in UTF-16 units from the caret on, in characters."""
        selection = self._session.history.now.selection
        passage = passage_at(self._session.issue, selection.focus) if selection else None
        if selection is None or passage is None or not (start or length):
            return 0, 0
        data = passage.text.encode("utf-16-le")
        here = units(passage.text[: selection.focus.at])
        first = max(here + start, 0)
        lead, whole = (len(data[: 2 * end].decode("utf-16-le", "ignore")) for end in (first, first + length))
        return lead - selection.focus.at, whole - lead


def replaced(issue: Issue, selection: Selection | None, place: tuple[int, int]) -> Selection | None:
    """What committed words replace: ``place[1]`` characters from ``place[0]`` behind the caret, else the selection."""
    passage = passage_at(issue, selection.focus) if selection else None
    if selection is None or passage is None or not place[1]:
        return selection
    start = max(selection.focus.at + place[0], 0)
    return Selection(passage.spot(start), passage.spot(min(start + place[1], len(passage.text))))


def empty(event: QInputMethodEvent) -> bool:
    """Whether the input method says nothing: neither composes, nor commits, nor takes anything away."""
    return not (event.preeditString() or event.commitString() or event.replacementLength())


def units(text: str) -> int:
    """How many UTF-16 units ``text`` takes: so Qt counts."""
    return len(text) + sum(char > "\uffff" for char in text)


def _cursor(event: QInputMethodEvent) -> int:
    """Where in the composed words the caret is; at their end if the input method does not say."""
    text = event.preeditString()
    for one in event.attributes():
        if one.type == _Kind.Cursor:
            return min(len(text.encode("utf-16-le")[: 2 * one.start].decode("utf-16-le", "ignore")), len(text))
    return len(text)


def _marked(event: QInputMethodEvent) -> tuple[int, int]:
    """The clause with a ground of its own; nothing if that is all of the words."""
    text = event.preeditString()
    for one in event.attributes():
        if one.type == _Kind.TextFormat and one.value is not None and one.length < units(text):
            style = one.value
            if hasattr(style, "background") and style.background().style() != Qt.BrushStyle.NoBrush:
                return one.start, one.start + one.length
    return 0, 0
