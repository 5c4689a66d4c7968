"""The theme in force: follows the system's or stays as chosen, and puts palette, style sheet and fonts on the program.

Whoever paints by hand reads ``tokens`` and ``sizes`` and repaints on ``changed``; everybody else is dressed by the
style sheet.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QStyleFactory

from kiclayout.editor.theme.faces import window_font
from kiclayout.editor.theme.icons import FOLDER, make_icon
from kiclayout.editor.theme.palette import make_palette
from kiclayout.editor.theme.sheet import make_sheet
from kiclayout.editor.theme.tokens import DARK, LIGHT, Sizes, Tokens

CHOICES = ("system", "light", "dark")
SCALES = (1.0, 1.15, 1.3, 1.5)
"""How much larger than designed the window's words and controls can be."""
_DRAWINGS = ("check", "close", "chevron-down", "chevron-up", "chevron-right")


class Theme(QObject):
    """See the module.

    Signals:
        changed: Colours or sizes are others; already put on the program.
    """

    changed = Signal()

    def __init__(self, drawings: Path, parent: QObject | None = None) -> None:
        """``drawings`` is a folder of the program's own to put coloured arrows into, which a style sheet needs."""
        super().__init__(parent)
        self._drawings = drawings
        self._choice, self._scale, self._dressed = "system", 1.0, ""
        hints = QGuiApplication.styleHints()
        followed: SignalInstance = hints.colorSchemeChanged
        followed.connect(self._system_changed)

    @property
    def choice(self) -> str:
        """system, light or dark."""
        return self._choice

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        if self._choice == "system":
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self._choice == "dark"
        return DARK if dark else LIGHT

    @property
    def sizes(self) -> Sizes:
        """The sizes in force."""
        return Sizes(self._scale)

    def choose(self, choice: str, scale: float | None = None) -> None:
        """Takes ``choice`` (an unknown one counts as system) and a scale (0.8 to 2), and puts them on the program."""
        self._choice = choice if choice in CHOICES else "system"
        if scale is not None:
            self._scale = min(2.0, max(0.8, scale))
        self.dress()

    def dress(self) -> None:
        """Puts palette, fonts and style sheet on the program, if anything is another."""
        app = QApplication.instance()
        wanted = f"{self.tokens.name} {self._scale}"
        if not isinstance(app, QApplication) or wanted == self._dressed:
            return
        if not self._dressed:
            app.setStyle(QStyleFactory.create("Fusion"))
        self._dressed = wanted
        app.setPalette(make_palette(self.tokens))
        app.setFont(window_font(self.sizes))
        app.setStyleSheet(make_sheet(self.tokens, self.sizes, self._drawn()))
        self.changed.emit()

    def icon(self, name: str) -> QIcon:
        """The icon ``name`` in the colours in force, sharp on every screen there is."""
        ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
        return make_icon(name, self.tokens, tuple(sorted(ratios)) or (1.0,), self.sizes.px(16))

    def _system_changed(self) -> None:
        self.dress()

    def _drawn(self) -> Path:
        """The folder with the style sheet's own drawings in the colour of this theme."""
        into = self._drawings / self.tokens.name
        into.mkdir(parents=True, exist_ok=True)
        for name in _DRAWINGS:
            svg = (FOLDER / f"{name}.svg").read_text("utf-8").replace("currentColor", self.tokens.text2)
            file = into / f"{name}.svg"
            if not file.is_file() or file.read_text("utf-8") != svg:
                file.write_text(svg, "utf-8")
        return into
