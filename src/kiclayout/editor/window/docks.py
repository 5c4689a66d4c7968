"""Docks as the window has them: a strip of tabs is the dock's title, each tab a panel, badges beside a tab's name.

What a panel shows is its own business. The strip can be dragged like a title, and closes the dock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QStackedWidget, QTabBar, QToolButton, QWidget

from kiclayout.editor.theme.faces import window_font
from kiclayout.editor.theme.icons import icon_pixmap
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.window.parts import Searching
from kiclayout.editor.words import Words

Area = Qt.DockWidgetArea
Docking = Mapping[str, tuple[Area, Mapping[str, QWidget]]]
"""The area of every dock and its panels, by name."""
STRIP, PILL, GAP = 38, 18, 4
SIZES = {"left": 232, "right": 304, "bottom": 184}


class Pills(QWidget):
    """Counts beside a tab's name: errors and warnings, each in its colour; nothing where there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts = (0, 0)

    def count(self, errors: int, warnings: int) -> None:
        """Shows other counts."""
        if self._counts != (errors, warnings):
            self._counts = (errors, warnings)
            self.adjustSize()
            self._make_room()
            self.update()

    def _make_room(self) -> None:
        """Has the tab bar measure its tabs anew, which it does for another text only."""
        bar = self.parentWidget()
        if isinstance(bar, QTabBar):
            sides = (bar.tabButton(at, QTabBar.ButtonPosition.RightSide) for at in range(bar.count()))
            at = next((number for number, side in enumerate(sides) if side is self), -1)
            bar.setTabText(at, bar.tabText(at))

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the pills that are shown."""
        sizes, shown = self._theme.sizes, [n for n in self._counts if n]
        width = sum(self._wide(n) for n in shown) + sizes.px(GAP) * max(0, len(shown) - 1)
        return QSize(width, sizes.px(PILL)) if shown else QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, sizes = self._theme.tokens, self._theme.sizes
        painter.setFont(window_font(sizes, sizes.badge, strong=True))
        x, high = 0, sizes.px(PILL)
        for number, color in zip(self._counts, (tokens.error, tokens.warning), strict=True):
            if number:
                box = QRectF(x, (self.height() - high) / 2, self._wide(number), high)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(color))
                painter.drawRoundedRect(box, high / 2, high / 2)
                painter.setPen(QColor(tokens.panel))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
                x += round(box.width()) + sizes.px(GAP)

    def _wide(self, number: int) -> int:
        return self._theme.sizes.px(PILL + 6 * (len(str(number)) - 1) + 4)


class Strip(QWidget):
    """The tabs of a dock."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.shut = QToolButton(self)
        self.shut.setAutoRaise(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(0)
        row.addWidget(self.tabs, alignment=Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self.shut)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as it is fixed to be: a dock asks for nothing else."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class TabbedDock(QDockWidget):
    """A dock of panels.

    Signals:
        turned: Another of its panels is in front, or it was shown or hidden.
        left: Escape was pressed, and nothing in it had a use for it.
    """

    turned, left = Signal(), Signal()

    def __init__(self, name: str, panels: Mapping[str, QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"dock.{name}")
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
        )
        self.names = tuple(panels)
        self.panels = dict(panels)
        self.strip = Strip(self)
        self._body = QStackedWidget(self)
        self._body.setObjectName("dockBody")
        for panel in panels.values():
            self.strip.tabs.addTab("")
            self._body.addWidget(panel)
        self.setTitleBarWidget(self.strip)
        self.setWidget(self._body)
        self.strip.tabs.currentChanged.connect(self._turn)
        self.strip.shut.clicked.connect(self.close)
        self.visibilityChanged.connect(self._seen)

    @property
    def front(self) -> str:
        """The name of the panel in front."""
        return self.names[self._body.currentIndex()]

    def bring(self, name: str) -> None:
        """Puts the panel called ``name`` in front."""
        self.strip.tabs.setCurrentIndex(self.names.index(name))

    def decorate(self, name: str, widget: QWidget) -> None:
        """Puts ``widget`` behind the name of a tab."""
        self.strip.tabs.setTabButton(self.names.index(name), QTabBar.ButtonPosition.RightSide, widget)

    def reword(self, words: Words) -> None:
        """Names the tabs in another language."""
        for number, name in enumerate(self.names):
            self.strip.tabs.setTabText(number, words(f"dock.{name}"))
        self.setWindowTitle(" · ".join(words(f"dock.{name}") for name in self.names))
        self.strip.tabs.setAccessibleName(self.windowTitle())
        self.strip.shut.setToolTip(words("dock.close"))
        self.strip.shut.setAccessibleName(words("dock.close"))

    def redraw(self, theme: Theme) -> None:
        """Takes the theme's sizes and colours."""
        self.strip.setFixedHeight(theme.sizes.px(STRIP))
        ratio = self.devicePixelRatioF()
        self.strip.shut.setIcon(QIcon(icon_pixmap("close", theme.tokens.text3, theme.sizes.px(12), ratio)))
        self.strip.shut.setIconSize(QSize(theme.sizes.px(12), theme.sizes.px(12)))
        self.strip.shut.setFixedSize(theme.sizes.px(28), theme.sizes.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self, number: int) -> None:
        self._body.setCurrentIndex(number)
        self.turned.emit()

    def _seen(self, _visible: bool) -> None:
        self.turned.emit()


class DockPlaces(QObject):
    """All docks of the window, and which panel is in which.

    Signals:
        turned: Some panel was shown or hidden.
        left: Escape was pressed in one.
    """

    turned, left = Signal(), Signal()

    def __init__(self, docks: Docking, theme: Theme, window: QMainWindow) -> None:
        super().__init__(window)
        self._window, self._theme, self._scale = window, theme, theme.sizes.scale
        self.docks: dict[str, TabbedDock] = {}
        self._of: dict[str, TabbedDock] = {}
        for name, (area, panels) in docks.items():
            if panels:
                self._add(name, area, panels)
        window.setCorner(Qt.Corner.BottomLeftCorner, Area.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, Area.RightDockWidgetArea)
        self.redraw()

    def _add(self, name: str, area: Area, panels: Mapping[str, QWidget]) -> None:
        dock = TabbedDock(name, panels, self._window)
        self._window.addDockWidget(area, dock)
        dock.turned.connect(self.turned)
        dock.left.connect(self.left)
        self.docks[name] = dock
        self._of.update(dict.fromkeys(panels, dock))

    def usual_sizes(self) -> None:
        """Gives them the sizes they are designed with; in a low window the pages keep three quarters of it."""
        sizes = {name: self._theme.sizes.px(SIZES[name]) for name in self.docks}
        self._resize(sizes | {"bottom": min(sizes.get("bottom", 0), self._window.height() // 4)})

    def _resize(self, sizes: Mapping[str, int]) -> None:
        for names, way in ((("left", "right"), Qt.Orientation.Horizontal), (("bottom",), Qt.Orientation.Vertical)):
            there = [name for name in names if name in sizes]
            self._window.resizeDocks([self.docks[name] for name in there], [sizes[name] for name in there], way)

    def _rescale(self) -> None:
        """Makes them as much larger or smaller as the words in them have become; hidden ones as designed.

        What Qt tells as the size of a dock that was never shown is half the window.
        """
        ratio, self._scale = self._theme.sizes.scale / self._scale, self._theme.sizes.scale
        if ratio != 1 and self.any_shown():
            spans = {name: dock.height() if name == "bottom" else dock.width() for name, dock in self.docks.items()}
            usual = {name: self._theme.sizes.px(SIZES[name]) for name in self.docks}
            hidden = {name for name, dock in self.docks.items() if dock.isHidden()}
            self._resize({n: usual[n] if n in hidden else round(span * ratio) for n, span in spans.items()})

    def shown(self, name: str) -> bool:
        """Whether the panel can be seen."""
        dock = self._of.get(name)
        return dock is not None and not dock.isHidden() and dock.front == name

    def show(self, name: str, on: bool = True) -> None:
        """Shows the panel in front of its dock, or hides the dock."""
        dock = self._of.get(name)
        if dock is None:
            return
        if on:
            dock.bring(name)
        dock.setVisible(on)
        self.turned.emit()

    def bring(self, name: str) -> None:
        """Puts a panel in front of its dock, shown or not; a name that is not there is left alone."""
        if name in self._of:
            self._of[name].bring(name)

    def any_shown(self) -> bool:
        """Whether any dock can be seen."""
        return any(not dock.isHidden() for dock in self.docks.values())

    def show_all(self, on: bool) -> None:
        """Shows or hides all docks."""
        for dock in self.docks.values():
            dock.setVisible(on)

    def decorate(self, name: str, widget: QWidget) -> None:
        """Puts ``widget`` behind the name of a panel's tab."""
        if name in self._of:
            self._of[name].decorate(name, widget)

    def reword(self, words: Words) -> None:
        """Names everything in another language."""
        for dock in self.docks.values():
            dock.reword(words)

    def redraw(self) -> None:
        """Takes the theme's sizes and colours."""
        for dock in self.docks.values():
            dock.redraw(self._theme)
        self._rescale()

    def fronts(self) -> Iterable[str]:
        """The panels in front, for the settings."""
        return (dock.front for dock in self.docks.values())


class PanelDocks:
    """The panels as actions see them."""

    def __init__(self, places: DockPlaces, searching: Searching) -> None:
        self._places, self._searching = places, searching
        self.open_facts: Callable[[], None] = lambda: None
        self.open_box: Callable[[], None] = lambda: None

    def shown(self, name: str) -> bool:
        """Whether it can be seen."""
        return self._places.shown(name)

    def show(self, name: str, on: bool = True) -> None:
        """Shows or hides it."""
        self._places.show(name, on)

    def facts(self) -> None:
        """Shows the form of the issue's facts beside the cover."""
        self.open_facts()

    def box(self) -> None:
        """Shows the form of the caret's box, with the keyboard in it."""
        self.open_box()

    def find(self, replacing: bool = False) -> None:
        """Shows the find panel with the keyboard in its field."""
        self._places.show("find")
        self._searching.find(replacing)

    def find_next(self, step: int) -> None:
        """Goes to the next place found, or the one before."""
        self._searching.find_next(step)

    def go_to_problem(self, step: int) -> None:
        """Goes to the next finding, or the one before."""
        self._searching.go_to_problem(step)
