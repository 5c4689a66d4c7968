"""The colours of a layout: tokens with their swatches, the screen colour of the chosen one, and its ink."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QGridLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiclayout.base.color import Color
from kiclayout.editor.layouts.fields import Field, ValueLine, quiet
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.panels.looks import scaled, tokens_of
from kiclayout.editor.words import Words
from kiclayout.store.layout_edit import with_color, with_ink

SWATCH = 18


class ColorPage(QWidget):
    """See the module."""

    def __init__(self, room: FittingRoom, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._words = room, words
        self._shown: tuple[tuple[str, Color], ...] | None = None
        self.list = QTreeWidget(self)
        self.list.setObjectName("colorList")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(words("layouts.colors"))
        self.list.setHeaderLabels([words(f"layouts.column.{key}") for key in ("token", "rgb", "cmyk", "spot")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionsMovable(False)
        self.rgb = Field("layouts.rgb", ValueLine(parent=self), self)
        self.rgb.reworded(words)
        self.pick = QPushButton(words("layouts.pick"), self)
        self.ink = quiet(self, "ink")
        self.clear = QPushButton(words("layouts.clear-ink"), self)
        self._arrange()
        self.list.currentItemChanged.connect(self._turned)
        self.list.itemActivated.connect(self._pick)
        self.rgb.done.connect(self._typed)
        self.pick.clicked.connect(self._pick)
        self.clear.clicked.connect(self._clear)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.rgb, 0, 0)
        grid.addWidget(self.pick, 0, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.ink, 1, 0)
        grid.addWidget(self.clear, 1, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.list, 1)
        column.addLayout(grid)
        self.setTabOrder(self.list, self.rgb.inner)

    @property
    def token(self) -> str:
        """The name of the chosen colour; empty = none is."""
        item = self.list.currentItem()
        return item.text(0) if item is not None else ""

    @property
    def color(self) -> Color | None:
        """The chosen colour."""
        return dict(self._room.layout.colors).get(self.token)

    def catch_up(self) -> None:
        """Shows the colours as they are."""
        colors = self._room.layout.colors
        if colors != self._shown:
            self._fill(colors)
        self._turned()

    def _fill(self, colors: tuple[tuple[str, Color], ...]) -> None:
        if self._shown is None or [name for name, _ in colors] != [name for name, _ in self._shown]:
            now = self.token
            items = [QTreeWidgetItem([name]) for name, _ in colors]
            self.list.clear()
            self.list.addTopLevelItems(items)
            for chosen in [one for one in items if one.text(0) == now] or items[:1]:
                self.list.setCurrentItem(chosen)
        self._shown = colors
        side = scaled(self.font(), SWATCH)[0]
        self.list.setIconSize(QSize(side, side))
        rows = (self.list.topLevelItem(number) for number in range(len(colors)))
        for item, (_, color) in zip(rows, colors, strict=True):
            if item is None:
                continue
            item.setIcon(0, self._swatch(color, side))
            for column, text in enumerate((color.hex.upper(), _inks(color), color.spot), start=1):
                item.setText(column, text)

    def _swatch(self, color: Color, side: int) -> QIcon:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(side * ratio), round(side * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0.5, 0.5)
        painter.setPen(QColor(tokens_of(self.palette()).line))
        painter.setBrush(QColor(color.hex))
        painter.drawRoundedRect(0, 0, side - 1, side - 1, 3, 3)
        painter.end()
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint the swatch of the chosen row
        return icon

    def _turned(self) -> None:
        color, words = self.color, self._words
        for widget in (self.rgb, self.pick):
            widget.setEnabled(color is not None)
        self.rgb.show_value(color.hex.upper() if color else "")
        inked = color is not None and color.cmyk is not None
        self.clear.setEnabled(inked)
        if color is None:
            self.ink.setText("")
        elif inked:
            self.ink.setText(words("layouts.ink-kept", inks=_inks(color)))
        else:
            self.ink.setText(words("layouts.ink-derived"))

    # ------------------------------------------------------------------------------------------------ changing
    def _typed(self, value: str) -> None:
        value = value.upper() if value.startswith("#") else f"#{value.upper()}"
        self.rgb.complain(self._room.change(partial(with_color, token=self.token, rgb=value)), self._words.lang)

    def _pick(self) -> None:
        color = self.color
        if color is None:
            return
        dialog = QColorDialog(QColor(color.hex), self)
        dialog.setObjectName("colorDialog")
        dialog.setWindowTitle(self.token)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._picked)
        dialog.open()

    def _picked(self, color: QColor) -> None:
        self._typed(color.name())

    def _clear(self) -> None:
        self._room.change(partial(with_ink, token=self.token, inks=()))


def _inks(color: Color) -> str:
    """The CMYK numbers as people write them, in percent; empty = it states none."""
    return " ".join(f"{round(100 * part, 1):g}" for part in color.cmyk) if color.cmyk is not None else ""
