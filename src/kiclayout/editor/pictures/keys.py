"""Keys while a picture is chosen: they move it in its frame, scale it, open and leave it, copy and delete it.

Words typed then go nowhere: it is said where captions are written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from kiclayout.base.geometry import Point
from kiclayout.content.edit.fragment import Fragment
from kiclayout.content.edit.fresh import fresh, taken_in
from kiclayout.content.edit.passages import article_of, passage_at
from kiclayout.content.edit.structure import insert_block
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, caret
from kiclayout.editor.pictures.carried import wants
from kiclayout.editor.pictures.landing import Landing, Way
from kiclayout.editor.typing.clipboard import OWN
from kiclayout.editor.typing.keys import typed
from kiclayout.editor.typing.parcel import packed, unpacked

if TYPE_CHECKING:
    from kiclayout.editor.pictures.tool import PictureTool

_KEY, _NO, _SHIFT = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_ARROWS = {
    _KEY.Key_Left: Point(-1.0, 0.0),
    _KEY.Key_Right: Point(1.0, 0.0),
    _KEY.Key_Up: Point(0.0, -1.0),
    _KEY.Key_Down: Point(0.0, 1.0),
}
_SCALES = {_KEY.Key_Plus: 1.05, _KEY.Key_Equal: 1.05, _KEY.Key_Minus: 1 / 1.05, _KEY.Key_Underscore: 1 / 1.05}
_CLIPS = {
    "copy": QKeySequence.StandardKey.Copy,
    "cut": QKeySequence.StandardKey.Cut,
    "paste": QKeySequence.StandardKey.Paste,
}


class PictureKeys:
    """See the module."""

    def __init__(self, tool: PictureTool) -> None:
        self._tool = tool

    def claims(self, event: QKeyEvent) -> bool:
        """Whether the key is for the picture although it is some action's shortcut."""
        return self._of(event) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Does what the key stands for; whether it stands for anything."""
        do = self._of(event)
        if do is not None:
            do()
        elif typed(event).strip():
            self._tool.typing.say("pictures.no-words" if self._tool.picked.figure else "typing.elsewhere")
        return do is not None or bool(typed(event).strip())

    def _of(self, event: QKeyEvent) -> Callable[[], None] | None:
        clip = next((name for name, keys in _CLIPS.items() if event.matches(keys)), "")
        if clip:
            return lambda: self.clip(clip)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held not in (_NO, _SHIFT):
            return None
        key, tool = _KEY(event.key()), self._tool
        if key in _ARROWS:
            return lambda: tool.desk.nudge(_ARROWS[key], held == _SHIFT)
        if key in _SCALES and tool.picked.inside:
            return lambda: tool.desk.scale(_SCALES[key])
        plain_keys: dict[Qt.Key, Callable[[], None]] = {
            _KEY.Key_Escape: self.escape,
            _KEY.Key_Return: lambda: tool.open(tool.picked.block),
            _KEY.Key_Enter: lambda: tool.open(tool.picked.block),
            _KEY.Key_Tab: self.to_caption,
            _KEY.Key_F2: self.to_caption,
            _KEY.Key_Delete: lambda: tool.desk.do("remove"),
            _KEY.Key_Backspace: lambda: tool.desk.do("remove"),
        }
        return plain_keys.get(key) if held == _NO else None

    def escape(self) -> None:
        """One level up: a drag is given up, the picture left for its frame, the frame for the words."""
        if self._tool.give_up():
            return
        if self._tool.picked.inside:
            self._tool.picked.leave()
        else:
            self._tool.picked.clear()

    def to_caption(self) -> None:
        """Puts the caret at the end of the picture's caption; what a poster says is not typed on the page."""
        tool = self._tool
        if tool.picked.figure is None:
            tool.typing.say("typing.elsewhere")
            return
        selection = tool.picked.session.selection
        passage = passage_at(tool.picked.session.issue, selection.focus) if selection else None
        tool.picked.clear()
        if passage is not None:
            tool.picked.session.select(caret(passage.end()))
            tool.typing.reveal()
            if not passage.text:
                tool.typing.say("pictures.write-caption")

    # ------------------------------------------------------------------------------------------------ the clipboard
    def can_clip(self, what: str) -> bool:
        """Whether ``clip`` would do something: one of copy, cut, paste, delete."""
        return what in ("copy", "cut", "paste", "delete") and bool(self._tool.picked.block)

    def clip(self, what: str) -> None:
        """Copies the figure, cuts it, deletes it, or brings in what was copied."""
        if what == "paste":
            self._paste()
            return
        if what in ("copy", "cut"):
            self._copy()
        if what in ("cut", "delete"):
            self._tool.desk.do("remove")

    def _copy(self) -> None:
        figure = self._tool.picked.figure
        if figure is not None:
            data = QMimeData()
            data.setData(OWN, packed(Fragment(blocks=(figure,))))
            data.setText(plain(figure.caption) or figure.path)
            QGuiApplication.clipboard().setMimeData(data)

    def _paste(self) -> None:
        """A picture takes the place of the one that is chosen; blocks that were copied here go behind it."""
        tool = self._tool
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is None:
            return
        fragment = unpacked(bytes(data.data(OWN).data())) if data.hasFormat(OWN) else None
        if fragment is not None and fragment.blocks:
            tool.picked.session.apply(_behind(fragment), "typing.paste")
        elif wants(data):
            place = tool.picked.place
            if place is not None:
                tool.bring(data, Landing(Way.INTO, place[0], place[1].rect, tool.picked.block), False)
        else:
            tool.typing.say("typing.nothing-to-paste" if not data.hasText() else "pictures.no-words")


def _behind(fragment: Fragment) -> Callable[[Issue, Selection | None], Done]:
    def edit(issue: Issue, selection: Selection | None) -> Done:
        home = article_of(issue, selection.focus.block) if selection else None
        if selection is None or home is None:
            return Done(issue, selection)
        done = Done(issue, selection)
        for block in fresh(fragment.blocks, taken_in(home)):
            done = insert_block(done.issue, done.selection or selection, block)
        return done

    return edit
