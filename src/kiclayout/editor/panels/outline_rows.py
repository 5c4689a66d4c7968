"""How a row of the outline is painted: chip or icon, words, the page at the right end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from kiclayout.editor.panels.looks import (
    PADDING,
    State,
    font_of,
    label_font,
    paint_words,
    scaled,
)
from kiclayout.editor.panels.outline_model import BRANCH
from kiclayout.editor.panels.outline_tree import ARTICLE, PART, Branch
from kiclayout.editor.panels.painted import Index, PaintedRows
from kiclayout.editor.theme.icons import paint_icon
from kiclayout.editor.theme.tokens import Tokens

ICONS = {
    ARTICLE: "article",
    "paragraph": "body",
    "list": "bullets",
    "fields": "fields",
    "quote": "quote",
    "note": "footnote",
    "comment": "comment",
    "directive": "page-break",
    "raw": "warning",
    "table": "table",
    "figure": "picture",
    "figures": "pictures",
    "chart": "chart",
    "callout": "callout",
    "poster": "poster",
    "event": "event",
    "sponsors": "grid",
    "qr": "qr",
}
_ICON, _GAP, _STEP = 14, 8, 12


class OutlineRows(PaintedRows):
    """Paints rows and edits their names.

    ``page`` says on which page a branch stands (as printed), ``kind`` what a kind of block is called.
    """

    def __init__(self, page: Callable[[Branch], str], kind: Callable[[str], str], parent: QObject) -> None:
        super().__init__(BRANCH, 120, parent)
        self._page, self._kind = page, kind

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, value: Any, tokens: Tokens) -> None:
        """See the module."""
        branch: Branch = value
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        font: QFont = option.font
        chosen = bool(option.state & State.State_Selected)
        icon, gap, step, padding = scaled(font, _ICON, _GAP, _STEP, PADDING)
        left = rect.left() + branch.depth * step + 2
        self._sign(painter, QRectF(left, rect.center().y() - icon / 2, icon, icon), branch, tokens, chosen)
        right = rect.right() - padding
        page = self._page(branch)
        if page:
            painter.setFont(label_font(font))
            width = painter.fontMetrics().horizontalAdvance(page)
            right_end = Qt.AlignmentFlag.AlignRight
            color = tokens.selection if chosen else tokens.text3
            paint_words(painter, QRectF(right - width, rect.top(), width, rect.height()), page, color, right_end)
            right -= width + gap
        painter.setFont(font_of(font, heavy=branch.kind in (PART, ARTICLE)))
        left += icon + gap
        words = QRectF(left, rect.top(), max(0.0, right - left), rect.height())
        paint_words(painter, words, branch.label or self._kind(branch.kind), _color(branch, tokens, chosen))

    def _sign(self, painter: QPainter, box: QRectF, branch: Branch, tokens: Tokens, chosen: bool) -> None:
        if branch.kind == PART:
            chip = QColor(tokens.parts[branch.number % len(tokens.parts)])
            painter.fillRect(
                QRectF(box.left(), box.center().y() - box.width() / 7, box.width(), box.width() / 3.5), chip
            )
            return
        name = f"heading-{min(4, max(1, branch.number))}" if branch.kind == "heading" else ICONS[branch.kind]
        paint_icon(painter, name, tokens.selection if chosen else tokens.text3, box)

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """A field over the words."""
        editor = QLineEdit(parent)
        editor.setObjectName("renaming")
        editor.setFrame(False)
        return editor

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the words, with the icon left in sight."""
        branch: Branch | None = index.data(BRANCH)
        icon, step = scaled(option.font, _ICON, _STEP)
        shift = (branch.depth if branch else 0) * step + icon + 2
        editor.setGeometry(option.rect.adjusted(shift, 0, 0, 0))


def _color(branch: Branch, tokens: Tokens, chosen: bool) -> str:
    if chosen:
        return tokens.selection
    return tokens.text if branch.kind in (PART, ARTICLE, "heading") else tokens.text2
