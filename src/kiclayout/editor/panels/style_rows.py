"""The styles of a layout as rows: a sample on paper in its own type, below it what it is set in.

What there is to choose is made by ``styles_of``; which of them is the current one, and what choosing does, is said by
whoever shows the list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from kiclayout.base.record import dataclass
from kiclayout.content.edit.roles import ROLES
from kiclayout.content.inline import BOLD, DOTS, EMPHASIS, NOBREAK, SMALL, SUBSCRIPT, SUPERSCRIPT
from kiclayout.design.layout import Layout
from kiclayout.design.roles import role_style, style_names
from kiclayout.design.style import ParStyle
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.panels.looks import PADDING, State, label_font, paint_words, scaled
from kiclayout.editor.panels.painted import Index, PaintedRows
from kiclayout.editor.theme.tokens import PAGE, Tokens
from kiclayout.editor.words import Words
from kiclayout.scene.page import Page
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.sample import Wanted, sample_pages
from kiclayout.typeset.setting import Setting

ENTRY = int(Qt.ItemDataRole.UserRole)
ROLE, CLASS, MARK, HEAD = "role", "class", "mark", "head"
SHOWN_MARKS = (BOLD, EMPHASIS, SMALL, DOTS, SUPERSCRIPT, SUBSCRIPT, NOBREAK)
_HIGH, _HEAD_HIGH, _CARD, _EDGE = 58, 30, 34, 10
_SMALLEST, _LARGEST = 11.0, 21.0
"""Pixels of the em that samples are shown with."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row.

    Attributes:
        kind: ``ROLE``, ``CLASS``, ``MARK``, or ``HEAD`` for words over the rows that follow.
        name: The role, class or mark.
        title: What people call it.
        spec: What it is set in.
        style: The style; None for heads.
        sample: Its number among the samples; -1 for heads.
    """

    kind: str
    name: str
    title: str
    spec: str = ""
    style: ParStyle | None = None
    sample: int = -1


def styles_of(layout: Layout, words: Words) -> tuple[Entry, ...]:
    """All that can be chosen in ``layout``, with heads between the kinds."""
    body = layout.style("body")
    roles = [(ROLE, role, words(f"panels.role.{role}"), role_style(layout, role)) for role in ROLES]
    named = [(CLASS, name, name, layout.style(name)) for name in style_names(layout)]
    marks = [(MARK, mark, words(f"panels.mark.{mark}"), body) for mark in SHOWN_MARKS]
    rows: list[Entry] = []
    samples = count()
    for key, group in (("roles", roles), ("named", named), ("marks", marks)):
        there = [(kind, name, title, style) for kind, name, title, style in group if style is not None]
        if there:
            rows.append(Entry(HEAD, key, words(f"panels.styles.{key}")))
        for kind, name, title, style in there:
            spec = "" if kind == MARK else spec_of(style, layout)
            rows.append(Entry(kind, name, title, spec, style, next(samples)))
    return tuple(rows)


def spec_of(style: ParStyle, layout: Layout) -> str:
    """Family, weight, size and leading in a few words."""
    fonts = dict(layout.fonts)
    choice = fonts.get(style.text.font) or next(iter(fonts.values()), None)
    family = choice.base.family if choice else style.text.font
    leading = style.leading_share * style.text.size or style.leading
    weight = f" {style.text.weight}" if style.text.weight != 400 else ""
    return f"{family}{weight} · {style.text.size:g}/{leading:g} pt"


def samples_of(entries: Sequence[Entry]) -> tuple[Wanted, ...]:
    """The samples that the rows show, by their numbers."""
    return tuple(
        Wanted(one.title, one.style.text, (one.name,) if one.kind == MARK else ()) for one in entries if one.style
    )


class StyleModel(QAbstractListModel):
    """The rows; ``ENTRY`` gives the ``Entry``. Heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: tuple[Entry, ...]) -> None:
        """Shows others."""
        if entries != self.entries:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()

    def row_of(self, kind: str, name: str) -> int:
        """The row of a role, class or mark; -1 = there is none."""
        rows = (row for row, one in enumerate(self.entries) if (one.kind, one.name) == (kind, name))
        return next(rows, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """None below a row."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The entry; for readers of the screen its title and what it is set in."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(filter(None, (entry.title, entry.spec)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows but heads can be chosen."""
        if not index.isValid() or self.entries[index.row()].kind == HEAD:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class StyleRows(PaintedRows):
    """Paints the rows; ``held`` says whether the words at the caret have a mark."""

    def __init__(self, pictures: Pictures, held: Callable[[Entry], bool], parent: QObject) -> None:
        super().__init__(ENTRY, 120, parent)
        self._pictures, self._held = pictures, held
        self._pages: tuple[Page, ...] = ()
        self._drawings: Drawings | None = None

    def set_samples(self, pages: tuple[Page, ...], drawings: Drawings) -> None:
        """Shows samples by the numbers of the entries."""
        self._pages, self._drawings = pages, drawings

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Heads are lower than samples."""
        entry: Entry | None = index.data(ENTRY)
        low = entry is not None and entry.kind == HEAD
        return QSize(120, *scaled(option.font, _HEAD_HIGH if low else (_HIGH if entry and entry.spec else _CARD + 8)))

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, value: Any, tokens: Tokens) -> None:
        """See the module."""
        entry: Entry = value
        font: QFont = option.font
        padding, card, edge = scaled(font, PADDING, _CARD, _EDGE)
        rect = QRectF(option.rect).adjusted(padding, 0, -padding, 0)
        if entry.kind == HEAD:
            painter.setFont(label_font(font, heavy=True))
            paint_words(painter, rect.adjusted(0, edge / 2, 0, 0), entry.title, tokens.text2)
            return
        paper = QRectF(rect.left(), rect.top() + 3, rect.width(), card)
        chosen = bool(option.state & State.State_Selected) or self._held(entry)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.selection if chosen else tokens.line))
        painter.setBrush(QColor(PAGE.paper))
        painter.drawRoundedRect(paper.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        self._sample(painter, paper.adjusted(edge, 0, -edge, 0), entry)
        if entry.spec:
            painter.setFont(label_font(font))
            below = QRectF(rect.left(), paper.bottom(), rect.width(), rect.bottom() - paper.bottom())
            paint_words(painter, below, entry.spec, tokens.selection if chosen else tokens.text3)

    def _sample(self, painter: QPainter, room: QRectF, entry: Entry) -> None:
        """The sample in the middle of ``room``; what is too wide is cut."""
        if self._drawings is None or not 0 <= entry.sample < len(self._pages) or entry.style is None:
            return
        page = self._pages[entry.sample]
        size = entry.style.text.size
        em = min(max(size * 1.05, _SMALLEST), _LARGEST)
        scale = em / size * room.height() / _CARD
        painter.save()
        painter.setClipRect(room)
        painter.translate(round(room.left()), room.center().y() - page.height * scale / 2)
        painter.scale(scale, scale)
        self._drawings.of(page).draw(painter, self._pictures)
        painter.restore()


class StyleList(QListView):
    """The rows; the current one stays in sight when there is less room."""

    def __init__(self, pictures: Pictures, held: Callable[[Entry], bool], parent: QWidget) -> None:
        """``held``: see ``StyleRows``."""
        super().__init__(parent)
        self.rows = StyleModel(self)
        self._painter = StyleRows(pictures, held, self)
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_styles(self, entries: tuple[Entry, ...], setting: Setting, book: FontBook) -> None:
        """Shows other rows, their samples set with ``setting`` in the fonts of ``book``."""
        pages = sample_pages(samples_of(entries), setting)
        self._painter.set_samples(pages, Drawings(GlyphFonts(book), len(entries)))
        self.rows.show(entries)
        self.viewport().update()

    def choose(self, row: int, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        """Makes ``row`` the current one, and shows it; -1 = none."""
        index = self.rows.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """See the class."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())
