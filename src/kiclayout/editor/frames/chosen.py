"""Which boxes are chosen, and the steps that move them: by keys, by numbers, in line, back to the layout.

It draws nothing and knows no mouse: the tool does. A step that changes nothing, because the layout locks what was to be
moved, is none; then the reason is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from kiclayout.base.geometry import Rect
from kiclayout.content.issue import Issue
from kiclayout.content.placed import FRAMES, Sides, unlocked, with_unlocked
from kiclayout.content.spot import Done
from kiclayout.design.layout import Layout
from kiclayout.design.locks import Lock
from kiclayout.design.placing import move_frames, move_things, reset, within
from kiclayout.editor.frames.arranging import aligned, spread
from kiclayout.editor.frames.boxes import Box, PageBoxes
from kiclayout.editor.session import Edit, Session
from kiclayout.editor.words import Words


class Chosen(QObject):
    """See the module.

    Signals:
        changed: Other boxes are chosen, or the same elsewhere.
        refused: Something is locked; carries the words to be shown.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self.words = session, words
        self.there = PageBoxes(session)
        self._keys: tuple[tuple[int, str, str], ...] = ()
        self._locked: Box | None = None
        session.opened.connect(self.clear)
        session.dressed.connect(self.clear)
        session.pages_changed.connect(self._pages_changed)

    # ------------------------------------------------------------------------------------------------ which
    @property
    def page(self) -> int | None:
        """The page they are on."""
        if self._locked is not None:
            return self._locked.page
        return self._keys[0][0] if self._keys else None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Those that are chosen, as they stand now; all on one page."""
        if self._locked is not None:
            return (self._locked,)
        if not self._keys:
            return ()
        there = {box.key: box for box in self.there.named(self._keys[0][0])}
        return tuple(there[key] for key in self._keys if key in there)

    @property
    def free(self) -> tuple[Box, ...]:
        """Those of them that may be moved."""
        return tuple(box for box in self.boxes if box.lock is None)

    def choose(self, boxes: Iterable[Box]) -> None:
        """Chooses these and no others; of locked ones only a single one."""
        found = tuple(boxes)
        self._locked = found[0] if len(found) == 1 and not found[0].name else None
        keys = tuple(dict.fromkeys(box.key for box in found if box.name))
        self._keys = tuple(key for key in keys if key[0] == keys[0][0])
        self.changed.emit()

    def toggle(self, box: Box) -> None:
        """Chooses a box besides the others of its page, or no longer."""
        others = [one for one in self.boxes if one.page == box.page and one.name]
        chosen = [one for one in others if one.key != box.key]
        self.choose(chosen if len(chosen) < len(others) else (*others, box))

    def clear(self) -> None:
        """Chooses nothing."""
        if self._keys or self._locked is not None:
            self._keys, self._locked = (), None
            self.changed.emit()

    def _pages_changed(self, pages: frozenset[int]) -> None:
        if self.page in pages:
            if self._locked is not None:
                self.clear()
            else:
                self.changed.emit()

    # ------------------------------------------------------------------------------------------------ steps
    def moved(self, rects: Mapping[Box, Rect]) -> Edit:
        """The edit that puts boxes elsewhere, as far as they may go."""
        layout = self._session.layout
        return lambda issue, selection: Done(_moved(issue, layout, rects), selection)

    def put(self, rects: Mapping[Box, Rect], name: str, run: str = "") -> None:
        """Puts boxes elsewhere, as an undoable step."""
        before = self._session.issue
        self._session.compose(None)
        edit = self.moved(rects)
        if edit(before, None).issue is not before:
            self._session.apply(edit, name, run)
        self.changed.emit()

    def nudge(self, dx: float, dy: float) -> None:
        """Moves what is chosen by so many points; nudges that follow each other are one step."""
        boxes = self.free
        if not boxes:
            self.tell_lock()
            return
        before = self._session.issue
        self.put({box: box.rect.moved(dx, dy) for box in boxes}, "frames.move", run="frames.nudge")
        fence = next((box.fence for box in boxes if box.fence is not None), None)
        if self._session.issue is before and fence is not None:
            self.refused.emit(self.why(fence))

    def align(self, how: str) -> None:
        """Brings what is chosen in line."""
        boxes = self.free
        if boxes:
            made = aligned([box.rect for box in boxes], how, boxes[0].room)
            self.put(dict(zip(boxes, made, strict=True)), "frames.align")

    def spread(self, how: str) -> None:
        """Makes the distances between what is chosen equal."""
        boxes = self.free
        made = spread([box.rect for box in boxes], how)
        self.put(dict(zip(boxes, made, strict=True)), "frames.spread")

    def reset(self) -> None:
        """Puts what is chosen back where the layout has it."""
        layout, boxes = self._session.layout, self.boxes
        self._session.apply(lambda issue, selection: Done(_reset(issue, layout, boxes), selection), "frames.reset")
        self.changed.emit()

    def reset_page(self, page: int) -> None:
        """Puts everything on a page back where the layout has it."""
        boxes, layout = self.there.named(page), self._session.layout
        if boxes:
            self._session.apply(lambda issue, s: Done(reset(issue, layout, boxes[0].spot), s), "frames.reset-page")
            self.changed.emit()

    def unlock(self, on: bool) -> None:
        """Opens the lock that holds what is chosen for this issue, or closes it again."""
        name, layout = self.unlockable(), self._session.layout.name
        if name:
            self._session.apply(lambda issue, s: Done(with_unlocked(issue, layout, name, on), s), "frames.unlock")
            self.changed.emit()

    def opened(self, name: str) -> bool:
        """Whether the issue has opened a lock."""
        return name in unlocked(self._session.issue, self._session.layout.name)

    def unlockable(self) -> str:
        """The lock on what is chosen that an issue may open: margins, frames; empty = there is none."""
        locks = self._session.layout.locks
        for box in self.boxes:
            for name in ("frames", "margins"):
                lock = locks.of(name, box.spot.template)
                if box.what == FRAMES and lock is not None and lock.unlock == "issue":
                    return name
        return ""

    # ------------------------------------------------------------------------------------------------ why not
    def tell_lock(self) -> None:
        """Tells why what is chosen may not be moved, if it is locked."""
        for box in self.boxes:
            if box.lock is not None:
                self.refused.emit(self.why(box.lock))
                return

    def why(self, lock: Lock) -> str:
        """What is said of a lock: its reason, and who may unlock it."""
        reason = lock.why(self.words.lang) or self.words("frames.locked")
        return f"{reason} {self.words(f'frames.unlock-{lock.unlock}')}"


def _moved(issue: Issue, layout: Layout, rects: Mapping[Box, Rect]) -> Issue:
    for what, move in ((FRAMES, move_frames), ("things", move_things)):
        found: dict[str, Sides | None] = {}
        for box, rect in rects.items():
            if box.what == what and box.lock is None:
                found[box.name] = box.sides(within(rect, box.room, (0.0, 0.0)))
        if found:
            issue = move(issue, layout, next(iter(rects)).spot, found)
    return issue


def _reset(issue: Issue, layout: Layout, boxes: tuple[Box, ...]) -> Issue:
    for box in boxes:
        move = move_frames if box.what == FRAMES else move_things
        issue = move(issue, layout, box.spot, {box.name: None})
    return issue
