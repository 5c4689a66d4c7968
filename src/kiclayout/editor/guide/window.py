"""The guide in a window of its own: chapters at the left, found by typing; commands in the text lead to the palette.

It stands beside the program's window and goes with it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from kiclayout.editor.actions.live import LiveActions
from kiclayout.editor.guide.chapters import COMMAND, Chapter, chapters, title_of
from kiclayout.editor.guide.look import dress
from kiclayout.editor.panels.fittings import named
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.words import Words

WIDTH, HEIGHT, SIDE, MEASURE_MARGIN = 860, 660, 210, 32
Find = Callable[[str], None]
"""Shows a command by its title."""


class GuideText(QTextBrowser):
    """A chapter.

    Signals:
        command_wanted: A command in the text was clicked; carries its id.
    """

    command_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._clicked)

    def mark(self, sought: str, theme: Theme) -> None:
        """Tints every place of ``sought`` and goes to the first."""
        places: list[QTextEdit.ExtraSelection] = []
        found = QTextCursor(self.document())
        while sought and not (found := self.document().find(sought, found)).isNull():
            place = QTextEdit.ExtraSelection()
            place.cursor, place.format = found, QTextCharFormat()
            place.format.setBackground(QColor(theme.tokens.selection_bg))
            places.append(place)
        self.setExtraSelections(places)
        at = QTextCursor(self.document()) if not places else QTextCursor(places[0].cursor)
        at.clearSelection()
        self.setTextCursor(at)

    def _clicked(self, link: QUrl) -> None:
        if link.scheme() == COMMAND:
            self.command_wanted.emit(link.path())


class GuideWindow(QWidget):
    """The window. ``find`` shows a command by its title."""

    def __init__(self, live: LiveActions, theme: Theme, words: Words, find: Find) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("guide")
        self._live, self._theme, self._words, self._find = live, theme, words, find
        self._chapters: tuple[Chapter, ...] = ()
        self._said: list[str] = []
        self.field = named(QLineEdit(self), "guideFind")
        self.list = named(QListWidget(self), "guideChapters")
        self.text = named(GuideText(self), "guideText")
        self._lay_out()
        self.field.textChanged.connect(self._narrow)
        self.list.currentRowChanged.connect(self._show)
        self.text.command_wanted.connect(self._lead)
        theme.changed.connect(self.redraw)
        self.reword()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        px = self._theme.sizes.px
        self.field.setClearButtonEnabled(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(px(SIDE))
        side = QVBoxLayout()
        side.setSpacing(px(8))
        side.addWidget(self.field)
        side.addWidget(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[px(12)] * 4)
        row.setSpacing(px(12))
        rule = QFrame(self)
        rule.setProperty("look", "upright")
        row.addLayout(side)
        row.addWidget(rule)
        row.addWidget(self.text, 1)
        room = self.screen().availableSize()
        self.resize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height()))

    def reword(self) -> None:
        """Says everything in the language of the window's words."""
        words = self._words
        self.setWindowTitle(f"{title_of('help.guide', words)} – kiclayout")
        self.field.setPlaceholderText(words("guide.find"))
        for widget, key in ((self.field, "find"), (self.list, "chapters"), (self.text, "text")):
            widget.setAccessibleName(words(f"guide.{key}"))
        here = max(0, self.list.currentRow())
        self._chapters = chapters(words, self._live)
        self._said = [_plain(chapter.text).casefold() for chapter in self._chapters]
        self.list.clear()
        self.list.addItems([chapter.title for chapter in self._chapters])
        self.list.setCurrentRow(here)

    def redraw(self) -> None:
        """Takes the theme's colours and sizes."""
        self._show(self.list.currentRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape closes it; Return in the field goes to the chapter that was found."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._chapters):
            dress(self.text.document(), self._chapters[row].text, self._theme)
            self.text.document().setDocumentMargin(self._theme.sizes.px(MEASURE_MARGIN))
            self.text.mark(self.field.text().strip(), self._theme)

    def _narrow(self, sought: str) -> None:
        """Shows only the chapters that say ``sought``, and the first of them if the one that is open does not."""
        wanted = sought.strip().casefold()
        says = [wanted in said for said in self._said]
        for row, there in enumerate(says):
            self.list.item(row).setHidden(not there)
        here = self.list.currentRow()
        if any(says) and not says[here]:
            self.list.setCurrentRow(says.index(True))
        else:
            self.text.mark(sought.strip(), self._theme)

    def _lead(self, name: str) -> None:
        self._find(title_of(name, self._words))


def _plain(text: str) -> str:
    """Markdown without its signs."""
    document = QTextDocument()
    document.setMarkdown(text)
    return document.toPlainText()
