"""The bar at the window's top: which issue, saved or not, a few tools, how large, which page, and the one big button.

It shows what it is told and runs actions; it knows no issue.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from kiclayout.editor.actions.live import LiveAction, LiveActions
from kiclayout.editor.theme.icons import icon_pixmap
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.words import Words

HIGH, TITLE, BOX, TOOL = 48, 200, 96, 32
TOOLS = ("edit.undo", "edit.redo", "edit.find", "layout.frames", "view.preview")
FITS = ("page", "width", "spread")
GIVING = ("title", "view.preview", "layout.frames", "state", "edit.find")
"""What gives way in a narrow window, in this order: menus and the window's own title have all of it, too."""
ZOOMS = (50, 75, 100, 150, 200, 400)


class Box(QLineEdit):
    """A field that selects what is in it when it is entered, and takes back what was not confirmed.

    Signals:
        given: Return was pressed; carries what is in it.
        gone: The keyboard is to go back to the pages.
    """

    given = Signal(str)
    gone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.returnPressed.connect(self._give)

    def show_text(self, text: str) -> None:
        """Shows ``text``, but not while somebody types."""
        self._shown = text
        if not self.hasFocus():
            self.setText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Selects what is in it."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Takes back what was not confirmed."""
        super().focusOutEvent(event)
        self.setText(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.gone.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        text = self.text()
        self.gone.emit()
        self.given.emit(text)


class ZoomBox(QComboBox):
    """The zoom: choose a usual one, or type another.

    Signals:
        zoomed: Another zoom was asked for; 1 = 100 %.
        fitted: page, width or spread is to fill the view.
        gone: The keyboard is to go back to the pages.
    """

    zoomed = Signal(float)
    fitted = Signal(str)
    gone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box = Box(self)
        self.setLineEdit(self.box)
        self.setCompleter(None)  # type: ignore[arg-type]  # a field that is set comes with one: 5 would become 50 %
        self.box.given.connect(self._typed)
        self.box.gone.connect(self.gone)
        self.activated.connect(self._chosen)
        self._now = ""

    def show_zoom(self, zoom: float) -> None:
        """Shows another zoom."""
        self._now = f"{zoom * 100:.0f} %"
        self.box.show_text(self._now)

    def reword(self, words: Words) -> None:
        """Says the choices in another language."""
        self.clear()
        self.addItems([words(f"action.view.fit-{what}") for what in FITS])
        self.addItems([f"{zoom} %" for zoom in ZOOMS])
        self.setCurrentIndex(-1)
        self.box.show_text(self._now)
        self.box.setText(self._now)
        self.setToolTip(words("bar.zoom"))
        self.setAccessibleName(words("bar.zoom"))
        self.box.setAccessibleName(words("bar.zoom"))

    def _chosen(self, number: int) -> None:
        self.setCurrentIndex(-1)
        self.box.setText(self._now)
        self.gone.emit()
        if number < len(FITS):
            self.fitted.emit(FITS[number])
        else:
            self.zoomed.emit(ZOOMS[number - len(FITS)] / 100)

    def _typed(self, text: str) -> None:
        found = re.search(r"\d+(?:[.,]\d+)?", text)
        if found:
            self.zoomed.emit(float(found[0].replace(",", ".")) / 100)


class TopBar(QWidget):
    """The bar. The boxes tell what is asked for by their own signals."""

    def __init__(self, live: LiveActions, insert: QMenu, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._live, self._theme, self._opened = live, theme, False
        self.mark, self.title, self.state = QLabel(self), QLabel(self), QLabel(self)
        self.tools = {name: self._tool(live[name]) for name in TOOLS}
        self.insert = QToolButton(self)
        self.insert.setMenu(insert)
        self.insert.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        insert.aboutToHide.connect(self._closed)
        self.zoom, self.page = ZoomBox(self), Box(self)
        self.primary = QPushButton(self)
        self.primary.setObjectName("primary")
        self.primary.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # as the tools: who has clicked types on where they were
        self.primary.clicked.connect(live["file.export"].trigger)
        self._arrange()
        self.redraw()

    def _tool(self, action: LiveAction) -> QToolButton:
        made = QToolButton(self)
        made.setDefaultAction(action)
        return made

    def _arrange(self) -> None:
        self.title.setProperty("look", "title")
        self.state.setProperty("look", "label")
        left = QWidget(self)
        inner = QHBoxLayout(left)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(8)
        for label in (self.mark, self.title, self.state):
            inner.addWidget(label)
        inner.addStretch(1)
        self._left = left
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(left)
        for widget in (self.tools["edit.undo"], self.tools["edit.redo"], self.insert):
            row.addWidget(widget)
        for widget in (self.tools["edit.find"], self.tools["layout.frames"], self.tools["view.preview"]):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.zoom)
        row.addWidget(self.page)
        row.addStretch(1)
        row.addWidget(self.primary)

    def _closed(self) -> None:
        """The menu is gone: Qt does not tell its button that the pointer has left it meanwhile."""
        here = self.insert.rect().contains(self.insert.mapFromGlobal(QCursor.pos()))
        self.insert.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, here)
        self.insert.update()

    def show_issue(self, title: str, state: str, *, opened: bool = True) -> None:
        """Says which issue is open, and whether it is saved; without one there are no tools."""
        for widget in (*self.tools.values(), self.insert, self.zoom, self.page, self.primary):
            widget.setVisible(opened)
        self.title.setText(title)
        self.state.setText(state)
        self._opened = opened
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What does not fit gives way."""
        super().resizeEvent(event)
        self._give_way()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as a window may be."""
        return QSize(0, self.minimumHeight())

    def _give_way(self) -> None:
        """Shows what there is room for."""
        row = self.layout()
        if not self._opened or row is None:
            self.title.show()
            self.state.show()
            return
        giving: list[QWidget] = [{"title": self.title, "state": self.state, **self.tools}[name] for name in GIVING]
        for widget in giving:
            widget.show()
        self._left.setMinimumWidth(self._theme.sizes.px(TITLE))
        for widget in giving:
            if row.minimumSize().width() <= self.width():
                return
            widget.hide()
            self._left.setMinimumWidth(0)
            row.activate()

    def reword(self, words: Words) -> None:
        """Says everything in another language."""
        self.primary.setText(words("action.file.export"))
        self.primary.setToolTip(words("tip.file.export"))
        self.insert.setToolTip(words("bar.insert"))
        self.insert.setAccessibleName(words("bar.insert"))
        self.page.setToolTip(words("bar.page"))
        self.page.setAccessibleName(words("bar.page"))
        self.zoom.reword(words)

    def redraw(self) -> None:
        """Takes the theme's colours and sizes."""
        sizes, ratio = self._theme.sizes, self.devicePixelRatioF()
        self._live.redraw(self._theme, TOOLS)
        self.insert.setIcon(self._theme.icon("plus"))
        self.mark.setPixmap(icon_pixmap("mark", self._theme.tokens.accent, sizes.px(22), ratio))
        for tool in (*self.tools.values(), self.insert):
            tool.setIconSize(QSize(sizes.px(16), sizes.px(16)))
            tool.setFixedSize(sizes.px(TOOL), sizes.px(TOOL))
        self.zoom.setFixedWidth(sizes.px(BOX))
        self.page.setFixedWidth(sizes.px(BOX))
        self.setFixedHeight(sizes.px(HIGH))
        self._give_way()
