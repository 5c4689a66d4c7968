"""The colours of a layout: tokens with their swatches; screen colour, CMYK numbers and spot ink of the chosen one.

Numbers that the layout does not state are shown as print works them out from the screen colour. While one types, the
swatch goes along.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import (
    QColorDialog,
    QGridLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from kiclayout.base.color import INK_LIMIT, Color, is_heavy, parse_hex
from kiclayout.base.record import replace
from kiclayout.editor.layouts.entry_bar import EntryBar
from kiclayout.editor.layouts.fields import Field, Inherited, ValueLine, quiet, restyled, shared_note
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.layouts.list_page import ListPage
from kiclayout.editor.layouts.swatch import Swatch, chip, inks_of
from kiclayout.editor.panels.fittings import named, push
from kiclayout.editor.panels.looks import scaled, tokens_of
from kiclayout.editor.words import Words
from kiclayout.paint.press import Inks
from kiclayout.store.layout_edit import with_color, with_ink, with_spot

CHIP = 18
INKS = ("cyan", "magenta", "yellow", "black")


class ColorPage(ListPage):
    """See the module."""

    def __init__(self, room: FittingRoom, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._words = room, words
        self._shown: tuple[tuple[str, Color], ...] | None = None
        self.list = QTreeWidget(self)
        self._head_list()
        self.entry = EntryBar("colors", room, words, self)
        self.rgb = Field("layouts.rgb", ValueLine(parent=self), self)
        self.inks = {ink: Field(f"layouts.{ink}", ValueLine(1.0, self), self) for ink in INKS}
        self.spot = Field("layouts.spot", ValueLine(parent=self), self)
        self.spot.may_be_empty = True
        self.fields = (self.rgb, *self.inks.values(), self.spot)
        self.swatch = Swatch(self)
        self.pick = push(self, words("layouts.pick"))
        self.ink = quiet(self, "ink")
        self.clear = push(self, words("layouts.clear-ink"))
        self._arrange()
        self._connect()

    def _head_list(self) -> None:
        words, shown = self._words, self.list
        named(shown, "colorList", "framed")
        shown.setRootIsDecorated(False)
        shown.setUniformRowHeights(True)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setAccessibleName(words("layouts.colors"))
        shown.setHeaderLabels([words(f"layouts.column.{key}") for key in ("token", "rgb", "cmyk", "spot")])
        shown.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        shown.header().setSectionsMovable(False)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column in range(len(INKS)):
            grid.setColumnStretch(column, 1)
        bottom = Qt.AlignmentFlag.AlignBottom
        grid.addWidget(self.entry, 0, 0, 1, 4)
        grid.addWidget(self.rgb, 1, 0, 1, 2)
        grid.addWidget(self.pick, 1, 2, bottom)
        grid.addWidget(self.swatch, 1, 3, bottom)
        for column, field in enumerate(self.inks.values()):
            grid.addWidget(field, 2, column)
        grid.addWidget(shared_note(self, tuple(self.inks.values())), 3, 0, 1, 4)
        grid.addWidget(self.spot, 4, 0, 1, 2)
        grid.addWidget(self.clear, 4, 2, 1, 2, bottom)
        grid.addWidget(self.ink, 5, 0, 1, 4)
        self.fields_column.addLayout(grid)
        self.fields_column.addStretch(1)
        self.put_list(self.list, 0)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._turned)
        self.list.itemActivated.connect(self._pick)
        self.entry.turned.connect(self.choose)
        self.rgb.done.connect(self._typed)
        self.spot.done.connect(self._spotted)
        self.pick.clicked.connect(self._pick)
        self.clear.clicked.connect(self._clear)
        for number, field in enumerate(self.inks.values()):
            field.done.connect(partial(self._inked, number))
        for field in self.fields:
            field.reworded(self._words)
            if isinstance(field.inner, ValueLine):
                field.inner.textEdited.connect(self._try)

    @property
    def token(self) -> str:
        """The name of the chosen colour; empty = none is."""
        item = self.list.currentItem()
        return item.text(0) if item is not None else ""

    @property
    def color(self) -> Color | None:
        """The chosen colour."""
        return dict(self._room.layout.colors).get(self.token)

    def choose(self, token: str) -> None:
        """Chooses another one."""
        for found in self.list.findItems(token, Qt.MatchFlag.MatchExactly, 0)[:1]:
            self.list.setCurrentItem(found)
            self.list.scrollToItem(found)

    # ------------------------------------------------------------------------------------------------ showing
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
        side = scaled(self.font(), CHIP)[0]
        self.list.setIconSize(QSize(side, side))
        rows = (self.list.topLevelItem(number) for number in range(len(colors)))
        for item, (_, color) in zip(rows, colors, strict=True):
            if item is None:
                continue
            item.setIcon(0, self._chip(color, side))
            inks = " ".join(_percents(color.cmyk)) if color.cmyk is not None else ""
            for column, text in enumerate((color.hex.upper(), inks, color.spot), start=1):
                item.setText(column, text)

    def _chip(self, color: Color, side: int) -> QIcon:
        pixmap = chip(color, side, self.devicePixelRatioF(), tokens_of(self.palette()).line)
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint the swatch of the chosen row
        return icon

    def _turned(self) -> None:
        color, words = self.color, self._words
        self.entry.show_entry(self.token, tuple(name for name, _ in self._room.layout.colors if name != self.token))
        for widget in (*self.fields, self.pick):
            widget.setEnabled(color is not None)
        self.rgb.show_value(color.hex.upper() if color else "")
        self.spot.show_value(color.spot if color else "")
        stated = color is not None and color.cmyk is not None
        derived = _percents(inks_of(replace(color, cmyk=None))) if color else ("",) * len(INKS)
        shown = _percents(inks_of(color)) if color else derived
        for field, value, other in zip(self.inks.values(), shown, derived, strict=True):
            field.show_value(value, None if stated else Inherited(other, words("layouts.ink-derived")), stated)
        self.clear.setEnabled(stated)
        self._say(color)

    def _say(self, color: Color | None) -> None:
        """What is said of a colour, be it taken already or still typed."""
        self.swatch.show_color(color)
        if color is None:
            self.ink.setText("")
            return
        inks = inks_of(color)
        key = "layouts.ink-stated" if color.cmyk is not None else "layouts.ink-worked-out"
        said = self._words(key, total=f"{100 * sum(inks):.0f}", limit=f"{100 * INK_LIMIT:.0f}")
        self.ink.setText(said)
        restyled(self.ink, "warning" if is_heavy(inks) else "label")
        self.swatch.setAccessibleName(f"{color.hex.upper()}, {said}")
        self.swatch.setToolTip(self._words("layouts.swatch"))

    # ------------------------------------------------------------------------------------------------ changing
    def _try(self) -> None:
        """Shows what is being typed, if it is a colour already."""
        color = self.color
        try:
            tried = parse_hex(_hex(self.rgb.text))
            cyan, magenta, yellow, black = (float(field.text or 0) / 100 for field in self.inks.values())
        except ValueError:
            return
        inks = (cyan, magenta, yellow, black)
        if color is not None and all(0 <= one <= 1 for one in inks):
            stated = color.cmyk is not None or _percents(inks) != _percents(inks_of(color))
            self._say(replace(tried, cmyk=inks if stated else None, spot=color.spot))

    def _typed(self, value: str) -> None:
        self._change(self.rgb, partial(with_color, token=self.token, rgb=_hex(value).upper()))

    def _inked(self, number: int, value: str) -> None:
        """One number was put in; the others are stated as they are shown."""
        color = self.color
        if color is None:
            return
        now = list(_percents(inks_of(color)))
        now[number] = value or "0"
        self._change(list(self.inks.values())[number], partial(with_ink, token=self.token, inks=tuple(now)))

    def _spotted(self, value: str) -> None:
        self._change(self.spot, partial(with_spot, token=self.token, spot=value))

    def _change(self, field: Field, edit: Callable[[str], str]) -> None:
        found = self._room.change(edit)
        field.complain([one for one in found if one.code != "layout-ink-heavy"], self._words.lang)  # said below

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


def _hex(value: str) -> str:
    return value if value.startswith("#") else f"#{value}"


def _percents(inks: Inks) -> tuple[str, ...]:
    """Coverages as people write them, in percent."""
    return tuple(f"{round(100 * part, 1):g}" for part in inks)
