"""How far pictures are on their way into the issue, and what became of them: a quiet strip below the pages.

It shows itself only where there is something to wait for or to be told, and goes by itself when nothing is to be done.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiclayout.editor.panels.working_strip import WorkingStrip
from kiclayout.editor.pictures.bringing import Bringing, Brought
from kiclayout.editor.pictures.intake import Refused
from kiclayout.editor.words import Words

PATIENCE = 400
"""Milliseconds after which somebody who waits is told how far it is."""
GOES = 9000
"""Milliseconds after which the strip goes, if it only offers something."""
_NAMED = 3
"""Files that are named in the strip at most; all stand in its tip."""


class BringBar(WorkingStrip):
    """See the module.

    Signals:
        apart_wanted: The pictures of the row in which the one with this id stands are to stand one below the other.
    """

    apart_wanted = Signal(int)

    def __init__(self, bringing: Bringing, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("bringBar", words, parent)
        self._row_of = 0
        self.apart = self.add("pictures.apart-instead", self._on_apart)
        self.cancel = self.add("export.cancel", bringing.cancel)
        self.dismiss = self.add("export.dismiss", self.hide)
        self._waiting, self._going = self._timer(PATIENCE, self._show_waiting), self._timer(GOES, self.hide)
        bringing.began.connect(self._began)
        bringing.went_on.connect(self._went_on)
        bringing.ended.connect(self._ended)

    def _timer(self, wait: int, act: Callable[[], object]) -> QTimer:
        made = QTimer(self, singleShot=True, interval=wait)
        made.timeout.connect(act)
        return made

    # ------------------------------------------------------------------------------------------------ on the way
    def _began(self) -> None:
        self._going.stop()
        self.hide()
        self.progress.setRange(0, 0)
        self.label.setText(self._words("pictures.looking"))
        self.label.setToolTip("")
        self._waiting.start()

    def _show_waiting(self) -> None:
        self.show_only(self.progress, self.cancel)
        self.show()

    def _went_on(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.label.setText(self._words("pictures.bringing", done=done, all=total))

    def _ended(self, brought: Brought) -> None:
        self._waiting.stop()
        self._row_of = brought.row
        said, whole = self._said(brought)
        self.label.setText(said)
        self.label.setToolTip(whole)
        self.show_only(*((self.apart,) if brought.row else ()), self.dismiss)
        self.setVisible(bool(said))
        if said and not whole:
            self._going.start()

    def _said(self, brought: Brought) -> tuple[str, str]:
        """What is told of it, and all of it where that is more than there is room for."""
        words = self._words
        if brought.cancelled:
            return words("pictures.cancelled"), ""
        lines = [self._why(one) for one in brought.refused]
        if brought.more:
            lines.append(words("pictures.too-many", n=brought.more))
        if brought.left_out:
            lines.append(words("pictures.left-out", n=brought.left_out))
        if not lines:
            return (words("pictures.in-a-row", n=brought.count), "") if brought.row else ("", "")
        if len(lines) == 1:
            head = words("pictures.brought", n=brought.count) + " " if brought.count else ""
            return head + lines[0], lines[0]
        names = ", ".join([one.file for one in brought.refused][:_NAMED])
        key = "pictures.brought-but" if brought.count else "pictures.none-brought"
        return words(key, n=brought.count, out=len(lines), names=names), "\n".join(lines)

    def _why(self, one: Refused) -> str:
        """What is wrong with a file, and what helps."""
        words, fault = self._words, one.fault
        if fault is None:
            return words(one.why, file=one.file, reason=one.reason)
        said = fault.message(words.lang)
        said = said if one.file in said else f"{one.file}: {said}"
        return f"{said} – {hint}" if (hint := fault.hint(words.lang)) else said

    def _on_apart(self) -> None:
        self.hide()
        self.apart_wanted.emit(self._row_of)
