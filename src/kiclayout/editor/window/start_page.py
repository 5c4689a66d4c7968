"""The page that is shown while no issue is open: open one, begin one, go on with one, try the example, read the guide.

Issues opened lately are shown by their covers; those that are no longer where they were can be looked for or taken off
the list. It runs actions and says which issue was chosen; it opens nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiclayout.editor.actions.live import LiveActions
from kiclayout.editor.files.covers_kept import CoversKept
from kiclayout.editor.panels.cover_list import Card, CoverList
from kiclayout.editor.panels.fittings import Keys, named
from kiclayout.editor.theme.icons import icon_pixmap
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.words import Words

WIDE, LEAST, MARGIN = 720, 480, 24
"""The page's own width, in designed pixels: five covers; how narrow it may become, and what is kept beside it then."""
ACTIONS = ("file.open", "file.new", "file.import")
DEEDS = {"open": "open", "next": "new", "reveal": "reveal", "find": "find", "forget": "trash"}
"""What can be done with an issue of the list, and the icons."""
_LEFT = Qt.AlignmentFlag.AlignLeft
_LOST = ("find", "forget")
_THERE = ("open", "next", "reveal", "forget")


class RecentCovers(CoverList):
    """The issues opened lately.

    Signals:
        asked: Something is to be done with one of them; carries what (a key of ``DEEDS``) and its path.
    """

    asked = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("recent", parent)
        self._words = Words("ko")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.opened.connect(self._open_chosen)
        Keys(self).let("Delete", self._forget)

    def reword(self, words: Words) -> None:
        """Speaks another language."""
        self._words = words
        self.setAccessibleName(words("start.lately"))

    @property
    def deeds(self) -> tuple[str, ...]:
        """What can be done with the one that is chosen."""
        card = self.card
        return () if card is None else _LOST if card.lost else _THERE

    def ask(self, deed: str) -> None:
        """Asks for something to be done with the one that is chosen."""
        if deed in self.deeds:
            self.asked.emit(deed, Path(self.current))

    def _open_chosen(self, _key: str) -> None:
        self.ask(self.deeds[0])

    def _forget(self) -> None:
        self.ask("forget")

    def _menu(self, at: QPoint) -> None:
        if not self.deeds:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed in self.deeds:
            action = menu.addAction(self._words(f"start.{deed}"))
            action.setData(deed)
        menu.triggered.connect(self._chosen)
        menu.popup(self.viewport().mapToGlobal(at))

    def _chosen(self, action: QAction) -> None:
        self.ask(str(action.data()))


class StartPage(QWidget):
    """The page.

    Signals:
        example_wanted: The example was chosen.
    """

    example_wanted = Signal()

    def __init__(self, live: LiveActions, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._live, self._theme, self._words = live, theme, words
        self.mark, self.head, self.lead, self.lately, self.place = (QLabel(self) for _ in range(5))
        self.buttons = {name: QPushButton(self) for name in ACTIONS}
        self.deeds = {name: QPushButton(self) for name in DEEDS}
        self.example, self.guide = QPushButton(self), QPushButton(self)
        self.recent = RecentCovers(self)
        self._arrange()
        self._connect()
        self.redraw()

    def _arrange(self) -> None:
        for label, look in ((self.head, "large"), (self.lead, "label"), (self.lately, "head"), (self.place, "label")):
            label.setProperty("look", look)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self.example, self.guide):
            button.setProperty("look", "quiet")
        self.buttons["file.open"].setObjectName("primary")
        buttons, deeds = QHBoxLayout(), QHBoxLayout()
        first = (*self.buttons.values(), self.example, self.guide)
        for row, widgets in ((buttons, first), (deeds, tuple(self.deeds.values()))):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        self._top = QWidget(self)
        top = QVBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(24)
        top.addLayout(self._opening())
        top.addLayout(buttons)
        self._inner = QWidget(self)
        column = QVBoxLayout(self._inner)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(self._top)
        column.addSpacing(32)
        column.addWidget(self.lately)
        column.addSpacing(8)
        column.addWidget(self.recent)
        column.addSpacing(8)
        column.addWidget(self.place)
        column.addSpacing(8)
        column.addLayout(deeds)
        column.addStretch(3)
        self.setFocusProxy(self.buttons["file.open"])
        area = named(QScrollArea(self), "startArea")  # for small windows with large type
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setWidget(self._inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(area)

    def _opening(self) -> QHBoxLayout:
        """The mark, and what can be done here."""
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(self.head)
        words.addWidget(self.lead)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.mark)
        row.addLayout(words, 1)
        return row

    def _connect(self) -> None:
        for name, button in self.buttons.items():
            button.clicked.connect(self._live[name].trigger)
        for name, button in self.deeds.items():
            button.setProperty("deed", name)
            button.clicked.connect(self._do)
        self.example.clicked.connect(self.example_wanted)
        self.guide.clicked.connect(self._live["help.guide"].trigger)
        self.recent.turned.connect(self._show_chosen)

    # ------------------------------------------------------------------------------------------------ issues
    def show_recent(self, recent: Sequence[Path], covers: CoversKept) -> None:
        """Lists issues opened lately, the last one first; also those that are not there any more."""
        self.recent.set_cards([self._card(path, covers) for path in recent], self.recent.current)
        for widget in (self.lately, self.recent, self.place):
            widget.setVisible(bool(recent))
        self._fit()
        self._show_chosen(self.recent.current)

    def _card(self, path: Path, covers: CoversKept) -> Card:
        kept, words, lost = covers.of(path), self._words, not path.exists()
        head = path.name
        if kept is not None:
            day = f"{kept.day:%Y.%m.%d}" if kept.day else ""
            head = words("start.issue", number=kept.number, day=day).strip(" ·")
        note = words("start.lost") if lost else path.name
        return Card(str(path), head, note, str(path), kept.image if kept else None, lost)

    def _show_chosen(self, key: str) -> None:
        """Where the chosen one lies, and what can be done with it."""
        card = self.recent.card
        short = _short(Path(key)) if key else ""
        self.place.setText(self._words("start.lost-at", place=short) if card is not None and card.lost else short)
        self.place.setToolTip(key)
        for name, button in self.deeds.items():
            button.setVisible(name in self.recent.deeds)

    def _do(self) -> None:
        self.recent.ask(str(self.sender().property("deed")))

    # ------------------------------------------------------------------------------------------------ words, looks
    def reword(self, words: Words) -> None:
        """Says everything in another language."""
        self._words = words
        self.recent.reword(words)
        for label, key in (
            (self.head, "head"),
            (self.lead, "lead"),
            (self.lately, "lately"),
            (self.example, "example"),
        ):
            label.setText(words(f"start.{key}"))
        self.example.setToolTip(words("start.example-tip"))
        self.guide.setText(self._live["help.guide"].text())
        self.guide.setToolTip(self._live["help.guide"].statusTip())
        for name, button in self.buttons.items():
            button.setText(self._live[name].text())
            button.setToolTip(self._live[name].toolTip())
        for name, button in self.deeds.items():
            button.setText(words(f"start.{name}"))

    def redraw(self) -> None:
        """Takes the theme's colours and sizes."""
        sizes = self._theme.sizes
        ratio = self.devicePixelRatioF()
        self.mark.setPixmap(icon_pixmap("app", self._theme.tokens.accent, sizes.px(56), ratio))
        icons = {button: self._live[name].row.icon for name, button in self.buttons.items() if name != "file.open"}
        icons |= {button: DEEDS[name] for name, button in self.deeds.items()}
        for button, icon in icons.items():
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(sizes.px(16), sizes.px(16)))
        for button in (*self.buttons.values(), self.example, self.guide):
            button.setMinimumHeight(sizes.px(32))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow window has fewer covers in a row."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As wide as it is designed, or as the window is; as high as the covers are, up to two rows of them."""
        px = self._theme.sizes.px
        self._inner.setFixedWidth(min(px(WIDE), max(px(LEAST), self.width() - 2 * px(MARGIN))))
        cards, column = self.recent.cards, self._inner.layout()
        if column is not None:  # without covers nothing needs the page's width: it stands in the middle
            column.setAlignment(self._top, _LEFT if cards else Qt.AlignmentFlag.AlignHCenter)
        across = max(1, self._inner.width() // self.recent.cell().width())
        self.recent.setFixedHeight(self.recent.height_for(min(2, max(1, -(-len(cards) // across)))))


def _short(path: Path) -> str:
    """A path as a reader knows it: from home on."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)
