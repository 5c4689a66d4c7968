"""The form of the figure that is chosen or that the caret is in: its file and words, how it stands in its frame.

What is done to the picture in its frame, and to the row it stands in, is done by the pictures' desk.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QSlider, QWidget

from kiclayout.base.record import replace
from kiclayout.base.units import MM, parse_length
from kiclayout.content.block import Block, Figure
from kiclayout.content.edit.passages import passage_at
from kiclayout.content.edit.pictures import changed, figure_at, row_of
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot
from kiclayout.editor.panels.fittings import PassedOver, label
from kiclayout.editor.panels.form import Choice, Form, LineField
from kiclayout.editor.panels.looks import tokens_of
from kiclayout.editor.panels.panel import CALM
from kiclayout.editor.panels.retyping import rewording
from kiclayout.editor.panels.wrapped import WrappedField
from kiclayout.editor.pictures.asking import frame_asked
from kiclayout.editor.pictures.desk import PictureDesk
from kiclayout.editor.pictures.fineness import level_of
from kiclayout.editor.pictures.framing import View
from kiclayout.editor.pictures.picked import Picked
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words
from kiclayout.store.paths import locate

SIZES = ("", "text", "wide", "half", "third")
WRAPS = ("", "left", "right", "left contour", "right contour", "left oval", "right oval")
COLUMNS = (0, 1, 2, 3, 4, 5, 6)
_MOST_ZOOM = 400
"""Per cent at the slider's end; the wheel goes further."""


class ZoomSlider(PassedOver, QSlider):
    """How far a picture is enlarged in its frame, in per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(100, _MOST_ZOOM)
        self.setSingleStep(5)
        self.setPageStep(25)


class FigureForm(Form):
    """See the module.

    Signals:
        file_wanted: A picture is to be chosen for ``block``.
        find_wanted: The file that ``block`` names is to be found.
        more_wanted: Pictures are to be chosen that stand beside ``block``.
    """

    file_wanted = Signal()
    find_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("figureForm", parent)
        self.block = 0
        """Session id of the figure that is shown."""
        self._picked: Picked | None = None
        self._desk: PictureDesk | None = None
        self._later = QTimer(self, singleShot=True, interval=CALM)
        self._later.timeout.connect(self._show_again)

    # ------------------------------------------------------------------------------------------------ building
    def fill(self) -> None:
        """The file, words, the frame, the row that it stands in."""
        self.head("panels.figure")
        self._add_file()
        self._add_words()
        self._add_frame()
        self._add_row()

    def _add_file(self) -> None:
        self.path = LineField(self)
        self.add("panels.figure.path", self.path, wide=True)
        self.seek, self.choose = self.add_button(self.find_wanted), self.add_button(self.file_wanted)
        self.fineness = label(self, "fineness")
        self.fineness.setTextFormat(Qt.TextFormat.RichText)
        self.fineness.setWordWrap(True)
        self.add_wide(self.fineness)
        self.path.done.connect(self.put)

    def _add_words(self) -> None:
        self.alt = WrappedField(self)
        self.said: dict[str, LineField | WrappedField] = {}
        self.extent, self.around = Choice(self), Choice(self)
        self.said["label"] = LineField(self)
        self.add("panels.figure.label", self.said["label"])
        self.add("panels.figure.size", self.extent)
        self.add("panels.figure.wrap", self.around, wide=True)
        for name in ("caption", "source"):
            self.said[name] = WrappedField(self)
            self.add(f"panels.figure.{name}", self.said[name], wide=True)
        self.add("panels.figure.alt", self.alt, wide=True)
        for name, field in self.said.items():
            field.done.connect(partial(self._on_words, name))
        self.alt.done.connect(self._on_alt)
        self.extent.done.connect(self._on_size)
        self.around.done.connect(self._on_wrap)

    def _add_frame(self) -> None:
        self.wide, self.high = LineField(self), LineField(self)
        self.add("panels.figure.width", self.wide)
        self.add("panels.figure.height", self.high)
        self.zoom = ZoomSlider(self)
        self.add("panels.figure.zoom", self.zoom, wide=True)
        kinds = ("fit", "fill", "centre", "original")
        icons = ("picture-fit", "picture-fill", "picture-centre", "reload")
        group = tuple((f"action.picture.{kind}", icon, False) for kind, icon in zip(kinds, icons, strict=True))
        self.framing = dict(zip(kinds, self.add_tools(group), strict=True))
        self.zoom.valueChanged.connect(self._on_zoom)
        self.wide.done.connect(partial(self._on_frame, "width"))
        self.high.done.connect(partial(self._on_frame, "height"))
        for kind, button in self.framing.items():
            button.clicked.connect(partial(self._do, kind))

    def _add_row(self) -> None:
        self.columns = Choice(self)
        self.add("panels.figure.columns", self.columns, wide=True)
        kinds = ("earlier", "later", "more", "remove", "apart", "row")
        icons = ("chevron-left", "chevron-right", "plus", "trash", "split", "pictures")
        group = tuple((f"action.picture.{kind}", icon, False) for kind, icon in zip(kinds, icons, strict=True))
        self.among = dict(zip(kinds, self.add_tools(group), strict=True))
        self.columns.done.connect(self._on_columns)
        for kind, button in self.among.items():
            button.clicked.connect(self.more_wanted if kind == "more" else partial(self._do, kind))

    def follow(self, picked: Picked, desk: PictureDesk) -> None:
        """From now on it knows how pictures stand on the pages, and what is done to them."""
        self._picked, self._desk = picked, desk
        picked.session.pages_changed.connect(self._later.start)

    # ------------------------------------------------------------------------------------------------ showing
    def reworded(self, words: Words) -> None:
        """All words, the names of sizes among them."""
        super().reworded(words)
        self.choose.setText(words("panels.figure.choose"))
        self.seek.setText(words("panels.figure.find"))
        self.path.setPlaceholderText(words("panels.figure.none"))
        for field in (self.wide, self.high):
            field.setPlaceholderText(words("panels.figure.as-it-comes"))
        self.extent.offer(SIZES, [words(f"panels.figure.size.{size or 'none'}") for size in SIZES])
        self.around.offer(WRAPS, [words(f"panels.figure.wrap.{wrap.replace(' ', '-') or 'none'}") for wrap in WRAPS])
        named = [words("panels.figure.columns.none"), *(words("panels.figure.columns.n", n=n) for n in COLUMNS[1:])]
        self.columns.offer(COLUMNS, named)

    def recolored(self, tokens: Tokens) -> None:
        """The icons, and the dot of the fineness."""
        super().recolored(tokens)
        self._later.start()

    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        """The figure that is chosen, or whose caption, number or source the caret is in."""
        passage = passage_at(issue, selection.focus) if selection else None
        figure = passage.owner if passage is not None else None
        if not isinstance(figure, Figure):
            return False
        self.need()
        self.block = figure.id
        self.path.show_words(figure.path)
        self.alt.show_words(figure.alt)
        self.extent.show_value(figure.size)
        self.around.show_value(figure.wrap)
        for name, field in self.said.items():
            field.show_words(plain(getattr(figure, name)))
        self._show_frame(issue, figure)
        return True

    def _show_frame(self, issue: Issue, figure: Figure) -> None:
        picked, row = self._picked, row_of(issue, figure.id)
        view = picked.view_at(figure.id) if picked is not None else None
        self._show_fineness(view)
        self.seek.setVisible(picked is not None and bool(figure.path) and not self._there(picked, figure.path))
        asked = frame_asked(issue, figure.id, picked.session.layout.name) if picked is not None else None
        for field, points in ((self.wide, asked.width if asked else 0), (self.high, asked.height if asked else 0)):
            field.show_words(f"{points / MM:.1f} mm" if points else "")
            field.setEnabled(row is None)
        with QSignalBlocker(self.zoom):
            self.zoom.setValue(round(view.zoom * 100) if view is not None else 100)
        self.zoom.setEnabled(view is not None)
        self.zoom.setToolTip(f"{view.zoom * 100:.0f} %" if view is not None else "")
        self.framing["fit"].setEnabled(view is not None and row is None)
        for kind in ("fill", "centre"):
            self.framing[kind].setEnabled(view is not None)
        self.around.setEnabled(row is None)
        self.columns.setEnabled(row is not None)
        self.columns.show_value((int(row.cols) if row.cols.isdecimal() else 0) if row is not None else None)
        for kind in ("earlier", "later", "apart"):
            self.among[kind].setEnabled(row is not None)
        self.among["row"].setEnabled(row is None)

    def _show_fineness(self, view: View | None) -> None:
        """Pixels per inch as printed, with a dot in the colour of what they are good for; nothing without pixels."""
        ppi = view.ppi if view is not None else None
        self.fineness.setVisible(ppi is not None)
        if ppi is not None:
            level = level_of(ppi)
            color = level.color_in(tokens_of(self.palette()))
            said = self.words(f"panels.figure.fineness.{level.value}")
            self.fineness.setText(f'<span style="color:{color}">●</span> <b>{ppi} ppi</b> · {said}')

    def _there(self, picked: Picked, path: str) -> bool:
        """Whether the file is there, or on its way."""
        return picked.session.awaits(path) or locate(picked.session.folder, path) is not None

    # ------------------------------------------------------------------------------------------------ edits
    def put(self, path: str) -> None:
        """Lets the figure show the file ``path`` of the issue's folder; empty = it is a place for one."""
        self._change("panels.figure.set", path=path.strip())

    def _on_alt(self, alt: str) -> None:
        self._change("panels.figure.alt", alt=alt.strip())

    def _on_size(self, size: object) -> None:
        self._change("panels.figure.size", size=str(size))

    def _on_wrap(self, wrap: object) -> None:
        self._change("panels.figure.wrap", wrap=str(wrap))

    def _on_words(self, name: str, text: str) -> None:
        if text.strip():
            self.edited.emit(rewording(Spot(self.block, 0, name), text), f"panels.figure.{name}")
        else:
            self._change(f"panels.figure.{name}", **{name: ()})

    def _change(self, name: str, **changes: Any) -> None:
        self.edited.emit(partial(_changed, figure=self.block, changes=changes), name)

    def _chosen(self) -> PictureDesk | None:
        """The desk, with the figure that is shown chosen for it."""
        if self._picked is None or self._desk is None or figure_at(self._picked.session.issue, self.block) is None:
            return None
        if self._picked.block != self.block:
            self._picked.choose(self.block)
        return self._desk

    def _do(self, what: str, _checked: bool = False) -> None:
        if desk := self._chosen():
            desk.do(what)

    def _on_zoom(self, percent: int) -> None:
        if desk := self._chosen():
            desk.zoom(percent / 100)
            self.zoom.setToolTip(f"{percent} %")

    def _on_columns(self, count: object) -> None:
        if isinstance(count, int) and (desk := self._chosen()):
            desk.columns(count)

    def _on_frame(self, side: str, text: str) -> None:
        """A length as it was typed, in millimetres if it has no unit; what is none leaves it as it was."""
        try:
            points = parse_length(text.strip() + ("" if text.strip()[-1:].isalpha() else "mm")) if text.strip() else 0.0
        except ValueError:
            points = -1.0
        desk = self._chosen()
        if desk is not None and points >= 0:
            desk.frame(**{side: points})
        elif self._picked is not None:
            self._show_again()

    def _show_again(self) -> None:
        """What is on the pages now; a field that is being typed into is left alone."""
        session = self._picked.session if self._picked is not None else None
        if session is not None and session.loaded and self.isVisible():
            self.show_at(session.issue, session.selection)


def _changed(issue: Issue, selection: Selection | None, figure: int, changes: dict[str, Any]) -> Done:
    """``issue`` with other fields of a figure; as it was if there is no such figure."""

    def change(one: Block) -> Block:
        return replace(one, **changes) if isinstance(one, Figure) else one

    return Done(changed(issue, figure, change), selection)
