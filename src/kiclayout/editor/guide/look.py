"""How the guide looks: Markdown as Qt reads it, dressed in the theme's colours and sizes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from kiclayout.editor.theme.faces import window_font
from kiclayout.editor.theme.theme import Theme

LEADING, CELL_LEADING = 150, 130
"""Percent of a line's height, and in tables."""
_HEADS = {1: (20, 0, 10), 2: (15, 20, 6)}
"""By level: size, space above and below, in pixels at the design's size."""
_KEYS, _BELOW, _ITEM_BELOW, _INDENT, _CELL = 12, 10, 5, 24, 7


def dress(document: QTextDocument, text: str, theme: Theme) -> None:
    """Reads ``text`` (Markdown) into ``document`` and dresses it."""
    document.setIndentWidth(theme.sizes.px(_INDENT))
    document.setMarkdown(text)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _rule(frame, theme)
    for block in _blocks(document):
        _set(block, theme)
        for start, length, now in _pieces(block):
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_face(now, block.blockFormat().headingLevel(), theme))


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Where a block's stretches of one look begin, how long they are, and the look."""
    pieces, piece = [], block.begin()
    while not piece.atEnd():
        one = piece.fragment()
        pieces.append((one.position(), one.length(), one.charFormat()))
        piece += 1
    return pieces


def _rule(table: QTextTable, theme: Theme) -> None:
    """As wide as the text, with a hairline below each row."""
    form = table.format()
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(QColor(theme.tokens.line)))
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setCellPadding(theme.sizes.px(_CELL))
    form.setCellSpacing(0)
    form.setTopMargin(theme.sizes.px(4))
    form.setBottomMargin(theme.sizes.px(_BELOW))
    table.setFormat(form)


def _set(block: QTextBlock, theme: Theme) -> None:
    """Leading, and the space round a block."""
    px = theme.sizes.px
    form = QTextBlockFormat()
    in_table = QTextCursor(block).currentTable() is not None
    plain = (0, 0, _ITEM_BELOW if block.textList() else _BELOW)
    _, above, below = _HEADS.get(block.blockFormat().headingLevel(), plain)
    form.setTopMargin(px(above))
    form.setBottomMargin(0 if in_table else px(below))
    form.setLineHeight(CELL_LEADING if in_table else LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    QTextCursor(block).mergeBlockFormat(form)


def _face(now: QTextCharFormat, level: int, theme: Theme) -> QTextCharFormat:
    """What becomes of a piece of text: headings, links, keys."""
    form, tokens = QTextCharFormat(), theme.tokens
    if level in _HEADS:
        form.setFont(window_font(theme.sizes, theme.sizes.px(_HEADS[level][0]), strong=True))
    if now.isAnchor():
        form.setForeground(QColor(tokens.selection))
        form.setFontUnderline(False)
        form.setFontWeight(QFont.Weight.DemiBold)
    elif now.fontFixedPitch():
        form.setFont(window_font(theme.sizes, theme.sizes.px(_KEYS)))
        form.setForeground(QColor(tokens.text2))
        form.setBackground(QColor(tokens.hover))
    elif now.fontWeight() > QFont.Weight.Normal:
        form.setFontWeight(QFont.Weight.DemiBold)
    return form
