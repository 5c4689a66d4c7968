"""The command palette: all actions in one list, found by a few characters of their title in any of the languages.

It lies over the window as a child of it, so that input methods work in its field. Which characters fit is decided in
``match``; what was chosen lately comes first while nothing is typed.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kiclayout.editor.actions.live import LiveAction, LiveActions
from kiclayout.editor.actions.match import fit
from kiclayout.editor.actions.menus import trail
from kiclayout.editor.settings import Settings
from kiclayout.editor.theme.faces import window_font
from kiclayout.editor.theme.icons import faded, paint_icon
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.words import LANGUAGES, Words

Index = QModelIndex | QPersistentModelIndex
WIDTH, ROW, SHOWN = 560, 36, 9
ACTION = Qt.ItemDataRole.UserRole


class Field(QLineEdit):
    """The field: tells what is in it with what an input method is composing, and which keys move in the list.

    Signals:
        searched: What there is to look for.
        moved: Up or down in the list, by that many rows.
        left: The keyboard went elsewhere, or Esc was pressed.
    """

    searched = Signal(str)
    moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self.searched)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Looks for syllables while they are composed."""
        super().inputMethodEvent(event)
        if event.preeditString():
            at = self.cursorPosition()
            self.searched.emit(self.text()[:at] + event.preeditString() + self.text()[at:])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that go to the list."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: SHOWN, Qt.Key.Key_PageUp: -SHOWN}
        if event.key() in step:
            self.moved.emit(step[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The palette goes when it is left."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class Found(QAbstractListModel):
    """The actions that fit, best first; those that cannot be run now come last."""

    def __init__(self, live: LiveActions, settings: Settings, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._settings, self.words = live, settings, words
        self.actions: list[LiveAction] = []

    def look_for(self, query: str) -> None:
        """Shows what fits ``query``."""
        self.beginResetModel()
        used = self._settings.used
        ranked = []
        for place, (name, action) in enumerate(self._live.all.items()):
            grade = self._grade(name, action, query)
            if grade:
                late = used.index(name) if name in used else len(used)
                order = (grade * -1, late) if query.strip() else (late, 0)
                ranked.append((not action.isEnabled(), *order, place, action))
        self.actions = [one[-1] for one in sorted(ranked, key=lambda one: one[:-1])]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many fit."""
        return 0 if parent.isValid() else len(self.actions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, or the action itself."""
        action = self.actions[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return action.text()
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return action.statusTip()
        return action if role == ACTION else None

    def _grade(self, name: str, action: LiveAction, query: str) -> int:
        """How well it fits in the best of the languages; its own title counts most, then its menus."""
        if not query.strip():
            return 1
        titles = [Words(lang)(f"action.{name}", name="") for lang in LANGUAGES]
        own = 2 * fit(query, action.text())
        return max(own, *(fit(query, one) for one in titles), fit(query, trail(action.row.menu, self.words)) // 4)


class Row(QStyledItemDelegate):
    """Draws a row: icon, title, menus, keys."""

    def __init__(self, theme: Theme, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self.words = theme, words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """All rows are of one height."""
        return QSize(self._theme.sizes.px(WIDTH) // 2, self._theme.sizes.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one."""
        action: LiveAction = index.data(ACTION)
        tokens, sizes = self._theme.tokens, self._theme.sizes
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection_bg))
            painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), 4, 4)
        color = tokens.selection if chosen else tokens.text
        color = color if action.isEnabled() else faded(tokens)
        side = sizes.px(16)
        if action.row.icon:
            at = QRectF(box.left() + sizes.px(16), box.center().y() - side / 2, side, side)
            paint_icon(painter, action.row.icon, color, at)
        self._words(painter, box.adjusted(sizes.px(44), 0, -sizes.px(16), 0), action, color)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, action: LiveAction, color: str) -> None:
        tokens, sizes = self._theme.tokens, self._theme.sizes
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        painter.setFont(window_font(sizes, sizes.label))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
        painter.setFont(window_font(sizes, sizes.title))
        painter.setPen(QColor(color))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, action.text())
        used = painter.fontMetrics().horizontalAdvance(action.text()) + sizes.px(12)
        painter.setFont(window_font(sizes, sizes.label))
        painter.setPen(QColor(tokens.text3))
        painter.drawText(box.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, trail(action.row.menu, self.words))


class Palette(QFrame):
    """The palette. Make it once; ``ask`` shows it."""

    def __init__(self, live: LiveActions, settings: Settings, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings, self._theme = settings, theme
        self._above = parent
        self.before: QWidget | None = None
        self.setObjectName("paletteCard")
        self.field = Field(self)
        self.found = Found(live, settings, words, self)
        self.list = QListView(self)
        self._row = Row(theme, words, self)
        self._none = QLabel(self)
        self._build()
        self.reword(words)
        self.hide()

    def _build(self) -> None:
        self.list.setModel(self.found)
        self.list.setItemDelegate(self._row)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none.setProperty("look", "label")
        self._none.setContentsMargins(8, 4, 8, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        for widget in (self.field, self.list, self._none):
            column.addWidget(widget)
        self.field.searched.connect(self._look_for)
        self.field.moved.connect(self._move)
        self.field.left.connect(self.leave)
        self.field.returnPressed.connect(self._run_current)
        self.list.clicked.connect(self._run_current)

    def reword(self, words: Words) -> None:
        """Says everything in another language."""
        self.found.words = self._row.words = words
        self.field.setPlaceholderText(words("palette.hint"))
        self.field.setAccessibleName(words("palette.hint"))
        self._none.setText(words("palette.none"))

    def ask(self, sought: str = "") -> None:
        """Shows it with ``sought`` in its field, and the keyboard."""
        if not self.isVisible():
            self.before = self.window().focusWidget()
        self.field.setText(sought)
        self._look_for(sought)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._above.installEventFilter(self)

    def leave(self) -> None:
        """Hides it; the keyboard goes back to where it was, unless it went elsewhere.

        It goes before it is hidden: else Qt would take it to another field in between, which believes to be wanted.
        """
        if not self.isVisible():
            return
        self._above.removeEventFilter(self)
        if self.field.hasFocus() and self.before is not None and self.before.isVisible():
            with QSignalBlocker(self.field):
                self.before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keeps its place when the window changes its size."""
        if isinstance(event, QResizeEvent):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        above = self._above
        sizes = self._theme.sizes
        width = min(sizes.px(WIDTH), above.width() - 32)
        rows = min(SHOWN, max(1, self.found.rowCount()))
        self.list.setFixedHeight(rows * sizes.px(ROW) + 2)
        self.list.setVisible(bool(self.found.actions))
        self._none.setVisible(not self.found.actions)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((above.width() - width) // 2, sizes.px(64))

    def _look_for(self, query: str) -> None:
        self.found.look_for(query)
        self.list.setCurrentIndex(self.found.index(0))
        self._place()

    def _move(self, step: int) -> None:
        last = self.found.rowCount() - 1
        row = min(last, max(0, self.list.currentIndex().row() + step))
        self.list.setCurrentIndex(self.found.index(row))

    def _run_current(self) -> None:
        row = self.list.currentIndex().row()
        action = self.found.actions[row] if 0 <= row < len(self.found.actions) else None
        if action is None or not action.isEnabled():
            return
        self._settings.use(action.row.id)
        self.leave()
        action.trigger()
