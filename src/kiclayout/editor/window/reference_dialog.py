"""Asks what a reference is to name: articles with their headings, tables and pictures, narrowed down by typing.

It knows the things by their ids and what the caller says of them; what becomes of the choice is the caller's business.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiclayout.editor.actions.desk import Referred
from kiclayout.editor.panels.fittings import answers, named, primary
from kiclayout.editor.theme.edged import EdgedDialog
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.words import Words

WIDTH, HEIGHT, MARGIN, GAP = 560, 520, 24, 12
_ALONG = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class ReferenceDialog(EdgedDialog):
    """The dialog; Return puts in the name, Escape nothing.

    Attributes:
        said: What is to be said of the thing chosen: ``ref`` its name, ``page`` its page.
    """

    def __init__(
        self, rows: Sequence[Referred], here: int, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        """``here``: The article whose things are looked at first."""
        super().__init__(parent)
        self.setWindowTitle(words("ask.reference"))
        self.said = "ref"
        self._here = here
        px = theme.sizes.px
        self.resize(px(WIDTH), px(HEIGHT))
        head = named(QLabel(words("ask.reference"), self), "referenceHead", "title")
        self.field = named(QLineEdit(self), "referenceFind")
        self.field.setPlaceholderText(words("ask.reference-find"))
        self.field.setAccessibleName(words("ask.reference-find"))
        self.field.setClearButtonEnabled(True)
        self.tree = named(QTreeWidget(self), "referenceTree")
        self.tree.setAccessibleName(words("ask.reference"))
        self._set_up_tree()
        self._fill(rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[px(MARGIN)] * 4)
        column.setSpacing(px(GAP))
        for widget in (head, self.field, self.tree):
            column.addWidget(widget)
        column.addLayout(self._buttons(words))
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.tree.itemDoubleClicked.connect(self.accept)
        self._narrow("")
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _set_up_tree(self) -> None:
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _fill(self, rows: Sequence[Referred]) -> None:
        self._articles: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        for row in rows:
            inner = row.inner and bool(self._articles)
            item = QTreeWidgetItem(self._articles[-1][0] if inner else self.tree, [row.text, row.page])
            if inner:
                self._articles[-1][1].append(item)
            else:
                self._articles.append((item, []))
            item.setData(0, Qt.ItemDataRole.UserRole, row.block)
            item.setToolTip(0, row.text)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tree.expandAll()

    def _buttons(self, words: Words) -> QHBoxLayout:
        self.page = QPushButton(words("ask.reference-page"), self)
        self.name = primary(QPushButton(words("ask.reference-name"), self))
        cancel = QPushButton(words("ask.cancel"), self)
        for button, act in ((cancel, self.reject), (self.page, self._accept_page), (self.name, self.accept)):
            button.clicked.connect(act)
        return answers(self, cancel, self.page, self.name)

    # ------------------------------------------------------------------------------------------------ narrowing
    def _narrow(self, typed: str) -> None:
        """Shows what has the words typed, and the articles above it; the first of the article at hand is chosen."""
        words = typed.casefold().split()
        first: QTreeWidgetItem | None = None
        for article, inner in self._articles:
            own = _has(article, words)
            met = [item for item in inner if own or _has(item, words)]
            for item in inner:
                item.setHidden(item not in met)
            article.setHidden(not (own or met))
            if (own or met) and (first is None or _block(article) == self._here):
                first = article if own else met[0]
        self._choose(first)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        """Chooses a row and shows it below its article; None = there is none."""
        self.tree.setCurrentItem(item)  # type: ignore[arg-type]
        if item is not None:
            self.tree.scrollToItem(item.parent() or item, QAbstractItemView.ScrollHint.PositionAtTop)
        for button in (self.page, self.name):
            button.setEnabled(item is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Up and down go through the list while one types."""
        key = event if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if watched is self.field and key is not None and key.key() in _ALONG:
            self.tree.keyPressEvent(key)
            return True
        return super().eventFilter(watched, event)

    def _accept_page(self) -> None:
        self.said = "page"
        self.accept()

    def ask(self) -> tuple[int, str] | None:
        """Shows it and waits: the thing chosen and what is to be said of it; None = nothing."""
        done, item = self.exec(), self.tree.currentItem()
        return (_block(item), self.said) if done and item is not None else None


def _block(item: QTreeWidgetItem) -> int:
    return int(item.data(0, Qt.ItemDataRole.UserRole))


def _has(item: QTreeWidgetItem, words: Sequence[str]) -> bool:
    text = f"{item.text(0)} {item.text(1)}".casefold()
    return all(word in text for word in words)
