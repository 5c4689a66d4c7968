"""What was let go, pasted or chosen becomes pictures of the issue: one step, with free places until files are there.

The work on files is ``intake``'s. Where pictures go was found by ``landing``; a whole drop is taken back by one undo.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Figure
from kiclayout.content.edit.fragment import Fragment
from kiclayout.content.edit.passages import passage_at
from kiclayout.content.edit.paste import insert_fragment
from kiclayout.content.edit.pictures import (
    at_caption,
    figure_at,
    insert_beside,
    insert_pictures,
    insert_posters,
    is_free,
    replace_picture,
)
from kiclayout.content.edit.placed import with_placed
from kiclayout.content.edit.splits import can_split
from kiclayout.content.edit.tables import cells_at
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, at_selection, caret
from kiclayout.editor.pictures.asking import FOCUS, crop_for_another
from kiclayout.editor.pictures.carried import Carried, among_words, carried
from kiclayout.editor.pictures.intake import Found, Intake, Refused, Survey
from kiclayout.editor.pictures.landing import Landing, Way
from kiclayout.editor.pictures.picked import Picked, known
from kiclayout.editor.session import Edit

GATHER = 80
"""Milliseconds in which pictures that came are laid out together."""
_WITH_WORDS = "pictures.with-words"
"""The step that puts in words with pictures among them."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of one bringing.

    Attributes:
        count: Pictures put in.
        refused: Files that were not, or could not be copied, and why; pictures that are there and cannot be shown.
        more: Files that were too many.
        row: A picture of the row they became; 0 = they became none.
        cancelled: Whether it was taken back.
        left_out: Pictures among pasted words that stayed where they were.
    """

    count: int = 0
    refused: tuple[Refused, ...] = ()
    more: int = 0
    row: int = 0
    cancelled: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Order:
    """A bringing that waits for its turn."""

    what: Carried
    landing: Landing
    apart: bool


class Bringing(QObject):
    """See the module.

    Signals:
        began: Files are looked at.
        went_on: So many of so many pictures are there.
        ended: It is done; carries ``Brought``.
        placed: The places of pictures were made, and the first of them is chosen.
        worded: Words were put in with the places of the pictures among them; the caret is behind them.
        own_file: A file was written into the issue's folder; carries its name.
    """

    began = Signal()
    went_on = Signal(int, int)
    ended = Signal(object)
    placed = Signal()
    worded = Signal()
    own_file = Signal(str)

    def __init__(self, picked: Picked, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picked, self._session = picked, picked.session
        self.intake = Intake(self)
        self._waiting: deque[_Order] = deque()
        self._order: _Order | None = None
        self._clear()
        self._gather = QTimer(self, singleShot=True, interval=GATHER)
        self._gather.timeout.connect(self._lay_out)
        self.intake.surveyed.connect(self._surveyed)
        self.intake.written.connect(self.own_file)
        self.intake.came.connect(self._one_came)
        self.intake.failed.connect(self._one_failed)
        self.intake.doubted.connect(self._one_doubted)
        self.intake.finished.connect(self._finished)
        self._session.opened.connect(self._other_issue)

    def _clear(self) -> None:
        self._survey = Survey(())
        self._done = 0
        self._arrived: set[str] = set()
        self._failed: list[Refused] = []
        self._doubted: list[Refused] = []
        self._first = 0
        self._again = False

    # ------------------------------------------------------------------------------------------------ asked for
    def drop(self, data: QMimeData, landing: Landing, apart: bool) -> bool:
        """Brings in what was let go at a place; whether there are any pictures in it."""
        what = carried(data)
        if what:
            self._queue(_Order(what, landing, apart))
        return bool(what)

    def paste(self, data: QMimeData) -> bool:
        """Brings in what was copied, into the chosen picture or behind the block that the caret is in.

        Words with pictures among them take the place of what is selected. Whether there is something to bring in.
        """
        what, place = carried(data), self._picked.place
        selection = self._session.selection
        if not what:
            return place is None and self._paste_words(data)
        if place is not None:
            self._queue(_Order(what, Landing(Way.INTO, place[0], place[1].rect, self._picked.block), False))
        elif selection is not None and passage_at(self._session.issue, selection.focus) is not None:
            self._queue(_Order(what, Landing(Way.BEHIND, 0, Rect(0, 0, 0, 0), spot=selection.focus), False))
        else:
            return False
        return True

    def _paste_words(self, data: QMimeData) -> bool:
        """Brings in words with the pictures among them; False = there are none, or none can stand there."""
        what, selection = among_words(data), self._session.selection
        passage = passage_at(self._session.issue, selection.focus) if selection is not None else None
        if what.words is None or selection is None or passage is None:
            return False
        many = len(what.files) + len(what.data)
        stands = can_split(passage) and cells_at(self._session.issue, selection) is None
        if many and stands:
            self._queue(_Order(what, Landing(Way.BEHIND, 0, Rect(0, 0, 0, 0), spot=selection.focus), False))
            return True
        if left_out := many + what.left_out:
            self.ended.emit(Brought(left_out=left_out))
        return False

    def put(self, block: int, file: Path) -> None:
        """Brings a file into a figure or poster."""
        self._queue(_Order(Carried((file,)), Landing(Way.INTO, 0, Rect(0, 0, 0, 0), block), False))

    def add(self, files: Sequence[Path], figure: int) -> None:
        """Brings files in behind a figure of a row, or beside one that stands alone."""
        self._queue(_Order(Carried(tuple(files)), Landing(Way.BESIDE, 0, Rect(0, 0, 0, 0), figure, True), False))

    def insert(self, files: Sequence[Path]) -> None:
        """Brings files in behind the chosen picture or the caret's block; a place that is still empty is filled."""
        issue, selection = self._session.issue, self._session.selection
        focus = selection.focus if selection is not None else None
        block = self._picked.block or (focus.block if focus is not None else 0)
        if is_free(issue, block):
            landing = Landing(Way.INTO, 0, Rect(0, 0, 0, 0), block)
        elif focus is not None and passage_at(issue, focus) is not None:
            landing = Landing(Way.BEHIND, 0, Rect(0, 0, 0, 0), spot=focus)
        else:
            return
        self._queue(_Order(Carried(tuple(files)), landing, False))

    def cancel(self) -> None:
        """Takes back what is being brought in."""
        self.intake.cancel()

    @property
    def busy(self) -> bool:
        """Whether something is being brought in."""
        return self._order is not None

    # ------------------------------------------------------------------------------------------------ in turn
    def _queue(self, order: _Order) -> None:
        self._waiting.append(order)
        if self._order is None:
            self._next()

    def _next(self) -> None:
        self._order = self._waiting.popleft() if self._waiting and self._session.loaded else None
        if self._order is not None:
            self._clear()
            self.began.emit()
            self.intake.start(self._session.folder, self._order.what)

    def _surveyed(self, survey: Survey) -> None:
        """Names and sizes are known: the places are made, unless they cannot be kept free for files to come."""
        self._survey = survey
        if self._order is None or not (survey.found or self._order.what.words):
            return
        self.went_on.emit(0, len(survey.found))
        if self._waits_for_files(self._order):
            return
        self._session.await_pictures({one.name: one.size for one in survey.found if not one.here})
        self._make(self._order)

    def _waits_for_files(self, order: _Order) -> bool:
        """Whether it goes into a poster, whose page has no place for what is not there."""
        into = order.landing.way is Way.INTO
        return into and figure_at(self._session.issue, order.landing.block) is None

    def _make(self, order: _Order) -> None:
        files = tuple(self._survey.found)
        if order.what.words is not None:
            self._make_words(order.what.words, files)
            return
        into = order.landing.way is Way.INTO
        before = self._session.issue
        made = self._edit(order, files)
        self._session.apply(made, "pictures.replace" if into else "pictures.bring")
        selection = self._session.selection
        self._again = self._session.issue is before
        if not self._again and selection is not None:
            self._first = selection.focus.block
            self._picked.choose(self._first)
            self.placed.emit()

    def _make_words(self, words: Fragment, files: tuple[Found, ...]) -> None:
        given = _with_names(words, {one.source: one.name for one in files})
        self._session.apply(at_selection(partial(insert_fragment, fragment=given)), _WITH_WORDS)
        selection = self._session.selection
        self._first = selection.focus.block if selection is not None else 0
        self.worded.emit()

    def _edit(self, order: _Order, files: tuple[Found, ...]) -> Edit:
        names, landing, layout = [one.name for one in files], order.landing, self._session.layout.name
        crop, same = self._crop(landing.block, files[0]) if landing.way is Way.INTO else ("", True)

        def edit(issue: Issue, selection: Selection | None) -> Done:
            if landing.way is Way.BEHIND:
                place = caret(landing.spot) if landing.spot else selection
                return insert_pictures(issue, place, names, apart=order.apart) if place else Done(issue)
            if landing.way is Way.BESIDE:
                return insert_beside(issue, landing.block, names, after=landing.after)
            issue = replace_picture(issue, landing.block, names[0], crop)
            issue = issue if same else with_placed(issue, landing.block, layout, {FOCUS: ""})
            return _with_the_rest(issue, landing.block, names[1:], order.apart)

        return edit

    def _crop(self, block: int, new: Found) -> tuple[str, bool]:
        """The crop that is kept when another file comes into a figure, and whether its focal point is, too."""
        old = figure_at(self._session.issue, block)
        if old is None:
            return "", True
        was = known(str(self._session.folder / old.path)) if old.path else None
        crop = crop_for_another(old, (was.width_px, was.height_px) if was else None, new.size)
        return crop, not old.path or crop == old.crop

    def _one_came(self, name: str) -> None:
        self._arrived.add(name)
        self._done += 1
        self.went_on.emit(self._done, len(self._survey.found))
        if not self._gather.isActive():
            self._gather.start()

    def _one_failed(self, name: str, why: Refused) -> None:
        self._failed.append(why)
        self._arrived.add(name)

    def _one_doubted(self, why: Refused) -> None:
        self._doubted.append(why)

    def _lay_out(self) -> None:
        """Shows the pictures that have come meanwhile."""
        names, self._arrived = frozenset(self._arrived), set()
        if names and self._session.loaded:
            self._session.take_pictures(names)

    def _finished(self, cancelled: bool) -> None:
        order, self._order = self._order, None
        self._gather.stop()
        self._arrived |= {one.name for one in self._survey.found}
        if order is not None and self._session.loaded:
            if not cancelled and self._survey.found and self._waits_for_files(order):
                self._make(order)
            elif cancelled:
                self._take_back()
            self._lay_out()
            if self._again:  # a file is back that the issue names already: what was laid out without it is stale
                self._session.refresh()
            self.ended.emit(self._outcome(order, cancelled))
        self._next()

    def _take_back(self) -> None:
        """Undoes the step, if nothing was done since."""
        past = self._session.history.past
        if self._first and past and past[-1].name in ("pictures.bring", "pictures.replace", _WITH_WORDS):
            self._session.undo()

    def _outcome(self, order: _Order, cancelled: bool) -> Brought:
        count = len(self._survey.found) - len(self._failed)
        alone = order.what.words is None and not order.apart
        in_row = count > 1 and alone and order.landing.way is Way.BEHIND
        return Brought(
            0 if cancelled else count,
            (*self._survey.refused, *self._failed, *self._doubted),
            self._survey.more,
            self._first if in_row and not cancelled else 0,
            cancelled,
            order.what.left_out,
        )

    def _other_issue(self) -> None:
        """What was on its way belongs to an issue that is no longer open."""
        self._waiting.clear()
        self._order = None
        self.intake.cancel()


def _with_names(words: Fragment, names: dict[str, str]) -> Fragment:
    """``words`` with what their pictures are called in the issue, without those that did not come."""
    blocks = tuple(
        replace(one, path=names[one.path]) if isinstance(one, Figure) else one
        for one in words.blocks
        if not isinstance(one, Figure) or one.path in names
    )
    return replace(words, blocks=blocks)


def _with_the_rest(issue: Issue, block: int, names: list[str], apart: bool) -> Done:
    """Further pictures let go on one: beside it in its row, one below the other, or posters behind a poster."""
    if figure_at(issue, block) is None:
        return Done(insert_posters(issue, block, names))
    if not names:
        return Done(issue, at_caption(block))
    if apart:
        made = insert_pictures(issue, at_caption(block), names, apart=True).issue
    else:
        made = insert_beside(issue, block, names, after=True).issue
    return Done(made, at_caption(block))
