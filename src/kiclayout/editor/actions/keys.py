"""The sheet of shortcuts (Ctrl+F1): every action that has keys, by menu, with a field that narrows it down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from kiclayout.editor.actions.live import LiveAction, LiveActions
from kiclayout.editor.actions.match import fit
from kiclayout.editor.actions.menus import trail
from kiclayout.editor.theme.edged import EdgedDialog
from kiclayout.editor.words import Words

WIDTH, HEIGHT = 560, 640


class KeySheet(EdgedDialog):
    """The sheet; made when it is asked for, gone when it is closed."""

    def __init__(self, live: LiveActions, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("keys.title"))
        self.resize(WIDTH, HEIGHT)
        self.lines: list[tuple[str, tuple[QWidget, ...]]] = []
        self._heads: list[tuple[QLabel, str]] = []
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words("keys.hint"))
        self.field.setAccessibleName(words("keys.hint"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self.narrow)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self._sheet(live, words))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(area)

    def narrow(self, query: str) -> None:
        """Shows only what fits ``query``; menus without any line go, too."""
        kept = {menu for title, parts in self.lines if fit(query, title) for menu in [parts[0].property("menu")]}
        for title, parts in self.lines:
            for part in parts:
                part.setVisible(bool(fit(query, title)))
        for head, menu in self._heads:
            head.setVisible(menu in kept)

    def _sheet(self, live: LiveActions, words: Words) -> QWidget:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        row, menu = 0, ""
        for action in live.all.values():
            if action.shortcuts():
                if action.row.menu != menu:
                    menu = action.row.menu
                    head = QLabel(trail(menu, words))
                    head.setProperty("look", "head")
                    head.setContentsMargins(0, 12 if row else 0, 0, 2)
                    grid.addWidget(head, row, 0, 1, 2)
                    self._heads.append((head, menu))
                    row += 1
                self._line(grid, row, action, words)
                row += 1
        grid.setRowStretch(row, 1)
        return sheet

    def _line(self, grid: QGridLayout, row: int, action: LiveAction, words: Words) -> None:
        title = QLabel(words(f"action.{action.row.id}", name="").strip().removesuffix("…"))
        title.setProperty("menu", action.row.menu)
        title.setToolTip(action.statusTip())
        keys = [one.toString(QKeySequence.SequenceFormat.NativeText) for one in action.shortcuts()]
        chips = QWidget()
        beside = QHBoxLayout(chips)
        beside.setContentsMargins(0, 0, 0, 0)
        for one in keys:
            chip = QLabel(one)
            chip.setProperty("look", "key")
            beside.addWidget(chip)
        grid.addWidget(title, row, 0)
        grid.addWidget(chips, row, 1, Qt.AlignmentFlag.AlignRight)
        self.lines.append((" ".join((title.text(), *keys)), (title, chips)))
