"""The window as actions see it: language, theme, palette, help, regions, leaving. It shows no issue."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiclayout import __version__
from kiclayout.app.organisation import organisation
from kiclayout.app.own_program import lean
from kiclayout.content.edit.lengths import Length
from kiclayout.editor.actions.desk import Referred
from kiclayout.editor.actions.keys import KeySheet
from kiclayout.editor.actions.live import LiveActions
from kiclayout.editor.actions.palette import Palette
from kiclayout.editor.panels.fittings import answers, primary
from kiclayout.editor.settings import Settings
from kiclayout.editor.theme.edged import EdgedDialog
from kiclayout.editor.theme.icons import icon_pixmap
from kiclayout.editor.theme.qt_words import QtWords
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.window.line_dialog import LineDialog
from kiclayout.editor.window.reference_dialog import ReferenceDialog
from kiclayout.editor.words import Words

if TYPE_CHECKING:
    from kiclayout.editor.guide.window import GuideWindow

SHOWN_FOR = 6000
"""Milliseconds for which a line is shown in the status bar."""


class About(EdgedDialog):
    """What the program is, and under which licences."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("about.title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 24)
        column.setSpacing(8)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)  # or lines that wrap take the mark's room
        mark = QLabel(self)
        mark.setPixmap(icon_pixmap("app", theme.tokens.accent, theme.sizes.px(48), self.devicePixelRatioF()))
        column.addWidget(mark)
        version = words("about.version", version=f"{__version__} (Python {platform.python_version()})")
        lines = (
            ("large", "kiclayout"),
            ("label", version),
            ("", words("about.what")),
            *((("", words("about.lean")),) if lean() else ()),
            ("head", words("about.licences")),
        )
        notes = (
            ("label", "kiclayout: MIT"),
            ("label", words("about.qt", version=qt_version)),
            ("label", words("about.fonts")),
            ("label", words("about.hwp")),
        )
        for look, text in (*lines, *notes):
            label = QLabel(text, self)
            label.setProperty("look", look)
            label.setWordWrap(True)
            label.setMinimumWidth(theme.sizes.px(360))
            column.addWidget(label)
        close = primary(QPushButton(words("about.close"), self))
        close.clicked.connect(self.accept)
        column.addSpacing(16)
        column.addLayout(answers(self, close))


class WindowShell(QObject):
    """See the module. Made before the actions; ``live`` and ``palette_card`` are given to it when they are there.

    Signals:
        announcing: Newer versions are to be told of from now on, or no longer.
    """

    announcing = Signal(bool)

    def __init__(self, window: QMainWindow, settings: Settings, theme: Theme, words: Words) -> None:
        super().__init__(window)
        self._window, self._settings, self._theme = window, settings, theme
        self.words = words
        self.organisation = organisation()
        self._qt = QtWords()
        self._qt.speak(words.lang)
        self.live: LiveActions | None = None
        self.palette_card: Palette | None = None
        self._guide: GuideWindow | None = None
        self.page_box: QWidget | None = None
        self.regions: tuple[QWidget, ...] = ()
        self.lengths: Callable[[], Sequence[tuple[str, Length]]] = tuple

    @property
    def language(self) -> str:
        """ko, zh or en."""
        return self.words.lang

    def speak(self, language: str) -> None:
        """Says everything in another language, and remembers it."""
        self._settings.put("language", language)
        self.words.lang = language  # the one object that all parts hold
        self._qt.speak(language)
        self._window.reword(self.words)  # type: ignore[attr-defined]
        if self._guide is not None:
            self._guide.reword()

    @property
    def theme(self) -> str:
        """system, light or dark."""
        return self._theme.choice

    @property
    def scale(self) -> float:
        """How much larger than designed the window's words are."""
        return self._theme.sizes.scale

    def dress(self, theme: str, scale: float) -> None:
        """Changes theme and size, and remembers them."""
        self._settings.put("theme", theme)
        self._settings.put("scale", scale)
        self._theme.choose(theme, scale)
        if self.live is not None:
            self.live.later()

    def focus(self) -> QWidget | None:
        """The widget with the keyboard; while the palette has it, the one that gets it back."""
        card = self.palette_card
        return card.before if card is not None and card.isVisible() else QApplication.focusWidget()

    def palette(self) -> None:
        """Shows the command palette."""
        if self.palette_card is not None:
            self.palette_card.ask()

    def guide(self) -> None:
        """Shows the guide, in front of everything."""
        if self.live is None:
            return
        if self._guide is None:
            from kiclayout.editor.guide.window import GuideWindow  # not above: seldom wanted

            self._guide = GuideWindow(self.live, self._theme, self.words, self.find)
            self._guide.destroyed.connect(self._guide_closed)
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()

    def leave(self) -> None:
        """The window has closed, and so does what stands beside it."""
        if self._guide is not None:
            self._guide.close()

    def _guide_closed(self) -> None:
        self._guide = None

    def find(self, title: str) -> None:
        """Shows the command palette with what is called so."""
        if self.palette_card is not None:
            self._window.activateWindow()
            self._window.raise_()
            self.palette_card.ask(title)

    def keys(self) -> None:
        """Shows all shortcuts."""
        if self.live is not None:
            KeySheet(self.live, self.words, self._window).open()

    def count(self) -> None:
        """Shows how long what is selected, the article and the issue are."""
        from kiclayout.editor.window.count_dialog import CountDialog  # not above: seldom wanted

        CountDialog(self.lengths(), self._theme, self.words, self._window).open()

    def about(self) -> None:
        """Says what the program is."""
        About(self._theme, self.words, self._window).open()

    @property
    def hears(self) -> bool:
        """Whether this organisation announces newer versions anywhere."""
        return bool(self.organisation.updates)

    @property
    def announces(self) -> bool:
        """Whether newer versions are told of."""
        return self.hears and self._settings.get("updates", True)

    def announce(self, on: bool) -> None:
        """Tells of newer versions from now on, or no longer, and remembers it."""
        self._settings.put("updates", on)
        self.announcing.emit(on)

    def formats(self) -> bool:
        """Whether lists and quotation marks are made of what is typed."""
        return self._settings.get("automatic", True)

    def set_formats(self, on: bool) -> None:
        """Makes them from now on, or no longer, and remembers it."""
        self._settings.put("automatic", on)

    def ask_page(self) -> None:
        """Puts the keyboard into the page box."""
        if self.page_box is not None:
            self.page_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_line(self, what: str, value: str = "") -> str | None:
        """Asks for one line."""
        dialog = LineDialog(self.words(f"ask.{what}"), value, self._theme, self.words, self._window)
        try:
            return dialog.ask()
        finally:
            dialog.deleteLater()

    def ask_reference(self, rows: Sequence[Referred], here: int) -> tuple[int, str] | None:
        """Asks what a reference is to name."""
        dialog = ReferenceDialog(rows, here, self._theme, self.words, self._window)
        try:
            return dialog.ask()
        finally:
            dialog.deleteLater()

    def say(self, key: str, **values: object) -> None:
        """Says something in the status bar for a while."""
        self.tell(self.words(key, **values))

    def tell(self, text: str) -> None:
        """Shows words in the status bar for a while."""
        self._window.statusBar().showMessage(text, SHOWN_FOR)

    def next_region(self, step: int) -> None:
        """Puts the keyboard into the next region that can be seen."""
        there = [one for one in self.regions if one.isVisible() and _first(one) is not None]
        focus = self._window.focusWidget()
        here = next((n for n, one in enumerate(there) if focus is not None and one.isAncestorOf(focus)), None)
        here = here if here is not None else next((n for n, one in enumerate(there) if one is focus), -1)
        target = _first(there[(here + step) % len(there)]) if there else None
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def full_screen(self) -> bool:
        """Whether the window fills the screen."""
        return self._window.isFullScreen()

    def fill_screen(self, on: bool) -> None:
        """Makes it fill the screen, or no longer."""
        self._window.setWindowState(
            self._window.windowState() | Qt.WindowState.WindowFullScreen
            if on
            else self._window.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    def quit(self) -> None:
        """Closes the window."""
        self._window.close()


def _first(region: QWidget) -> QWidget | None:
    """The first widget of ``region`` that takes the keyboard."""
    widget: QWidget | None = region
    for _ in range(1000):
        if widget is None:
            return None
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.isVisible()
        if takes and (widget is region or region.isAncestorOf(widget)) and widget.focusProxy() is None:
            return widget
        widget = widget.nextInFocusChain()
        if widget is region:
            return None
    return None
