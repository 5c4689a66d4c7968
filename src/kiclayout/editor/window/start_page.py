"""The page that is shown while no issue is open: open one, begin one, go on with one, try the example.

It runs actions and says which issue was chosen; it opens nothing itself.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiclayout.editor.actions.live import LiveActions
from kiclayout.editor.theme.icons import icon_pixmap
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.words import Words

WIDE, SHOWN = 440, 6
ACTIONS = ("file.open", "file.new", "file.import")


class StartPage(QWidget):
    """The page.

    Signals:
        chosen: One of the recent issues was chosen; carries its path.
        example_wanted: The example was.
    """

    chosen = Signal(object)
    example_wanted = Signal()

    def __init__(self, live: LiveActions, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._live, self._theme, self._words = live, theme, words
        self._recent: tuple[Path, ...] = ()
        self.mark, self.head, self.lead, self.lately = (QLabel(self) for _ in range(4))
        self.buttons = {name: QPushButton(self) for name in ACTIONS}
        self.example = QPushButton(self)
        self._rows = QVBoxLayout()
        self._listed: list[QPushButton] = []
        self._arrange()
        self.redraw()

    def _arrange(self) -> None:
        self.head.setProperty("look", "large")
        self.lead.setProperty("look", "label")
        self.lead.setWordWrap(True)
        self.lately.setProperty("look", "head")
        self.example.setProperty("look", "quiet")
        self.buttons["file.open"].setObjectName("primary")
        for name, button in self.buttons.items():
            button.clicked.connect(self._live[name].trigger)
        self.example.clicked.connect(self.example_wanted)
        self._rows.setSpacing(2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (*self.buttons.values(), self.example):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inner = QWidget(self)
        inner.setMaximumWidth(WIDE * 2)
        column = QVBoxLayout(inner)
        column.setSpacing(0)
        column.addStretch(2)
        for widget, gap in ((self.mark, 16), (self.head, 4), (self.lead, 24)):
            column.addWidget(widget)
            column.addSpacing(gap)
        column.addLayout(buttons)
        column.addSpacing(32)
        column.addWidget(self.lately)
        column.addSpacing(8)
        column.addLayout(self._rows)
        column.addStretch(3)
        self.setFocusProxy(self.buttons["file.open"])
        self._inner = inner
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(inner)
        row.addStretch(1)

    def show_recent(self, recent: tuple[Path, ...]) -> None:
        """Lists issues opened lately, the last one first."""
        self._recent = recent[:SHOWN]
        for old in self._listed:
            self._rows.removeWidget(old)
            old.deleteLater()
        self._listed = []
        for path in self._recent:
            button = QPushButton(f"{path.name}    {_short(path.parent)}", self)
            button.setProperty("look", "row")
            button.setProperty("path", str(path))
            button.setToolTip(str(path))
            button.clicked.connect(self._choose)
            self._rows.addWidget(button)
            self._listed.append(button)
        self.lately.setVisible(bool(self._recent))

    def reword(self, words: Words) -> None:
        """Says everything in another language."""
        self._words = words
        self.head.setText(words("start.head"))
        self.lead.setText(words("start.lead"))
        self.lately.setText(words("start.lately"))
        self.example.setText(words("start.example"))
        self.example.setToolTip(words("start.example-tip"))
        for name, button in self.buttons.items():
            button.setText(self._live[name].text())
            button.setToolTip(self._live[name].toolTip())

    def redraw(self) -> None:
        """Takes the theme's colours and sizes."""
        sizes = self._theme.sizes
        ratio = self.devicePixelRatioF()
        self.mark.setPixmap(icon_pixmap("app", self._theme.tokens.accent, sizes.px(56), ratio))
        self._inner.setMinimumWidth(sizes.px(WIDE))
        for name, button in self.buttons.items():
            if name != "file.open":
                button.setIcon(self._theme.icon(self._live[name].row.icon))
                button.setIconSize(QSize(sizes.px(16), sizes.px(16)))
            button.setMinimumHeight(sizes.px(32))
        self.example.setMinimumHeight(sizes.px(32))

    def _choose(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.chosen.emit(Path(sender.property("path")))


def _short(path: Path) -> str:
    """A folder as a reader knows it: from home on."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)
