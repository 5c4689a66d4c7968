"""How lines of an article's text look: sizes and weights by role, marks of the words, and the gutter beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from kiclayout.content.inline import BOLD, SUBSCRIPT, SUPERSCRIPT, Gloss, Inline, Link, NoteRef, PageRef, Runs, Text
from kiclayout.editor.panels.looks import font_of, label_font, paint_words, scale_of, tokens_of
from kiclayout.editor.panels.retyping import units
from kiclayout.editor.panels.story import Line
from kiclayout.editor.theme.tokens import Tokens

LEADING, GAP, STEP = 1.85, 8, 20
"""Leading in ems; space below a paragraph and width of a step inwards, in pixels at the designed size."""
_BODY = 13.0
_SIZES = {"title": 18.0, "heading-1": 15.0, "heading-2": 14.0, "fact.title_zh": 14.0}
_HEAVY = frozenset({"title", "heading-1", "heading-2", "heading-3", "heading-4", "callout-title", "entry"})
_FAINT = ("fact.", "kind.", "note", "figure")


def block_format(line: Line, scale: float) -> QTextBlockFormat:
    """Leading, spaces and depth of a line."""
    made = QTextBlockFormat()
    leading = round(_SIZES.get(line.role, _BODY) * LEADING * scale)
    made.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    heading = line.role in _HEAVY
    made.setTopMargin((GAP if heading else 0) * scale)
    made.setBottomMargin((2 if line.role in ("bullets", "numbers", "value", "kind.comment") else GAP) * scale)
    made.setLeftMargin(line.depth * STEP * scale)
    return made


def line_font(font: QFont, line: Line) -> QFont:
    """The font of a line."""
    return font_of(font, _SIZES.get(line.role, _BODY), line.role in _HEAVY)


class StoryInk(QSyntaxHighlighter):
    """Colours the words; told the lines by ``lines``."""

    def __init__(self, document: QTextDocument, font: Callable[[], QFont], tokens: Callable[[], Tokens]) -> None:
        super().__init__(document)
        self._font, self._tokens = font, tokens
        self.lines: Sequence[Line] = ()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """One line's look, and that of its runs."""
        at = self.currentBlock().blockNumber()
        if at >= len(self.lines):
            return
        line, tokens = self.lines[at], self._tokens()
        base = QTextCharFormat()
        base.setFont(line_font(self._font(), line))
        faint = line.folded or line.role.startswith(_FAINT)
        base.setForeground(QColor(tokens.text3 if line.folded else tokens.text2 if faint else tokens.text))
        self.setFormat(0, units(text, len(text)), base)
        for start, end, run, href in _stretches(line.runs):
            made = _run_format(base, run, href, tokens)
            if made is not None:
                first = units(text, start)
                self.setFormat(first, units(text, end) - first, made)


def _stretches(runs: Runs, at: int = 0, href: str = "") -> Iterator[tuple[int, int, Inline, str]]:
    """Every run with its first character, one past its last, and the address it links to."""
    for run in runs:
        match run:
            case Link():
                yield from _stretches(run.runs, at, run.href)
                at += sum(end - start for start, end, _, _ in _stretches(run.runs))
            case Text():
                yield at, at + len(run.text), run, href
                at += len(run.text)
            case Gloss():
                wide = len(run.base) + len(run.note) + 2
                yield at, at + wide, run, href
                at += wide
            case NoteRef() | PageRef():
                pass
            case _:
                yield at, at + 1, run, href
                at += 1


def _run_format(base: QTextCharFormat, run: Inline, href: str, tokens: Tokens) -> QTextCharFormat | None:
    marks = run.marks if isinstance(run, Text | Gloss) else ()
    if not (marks or href):
        return None
    made = QTextCharFormat(base)
    if BOLD in marks:
        made.setFontWeight(QFont.Weight.DemiBold)
    if SUPERSCRIPT in marks or SUBSCRIPT in marks:
        raised, lowered = (
            QTextCharFormat.VerticalAlignment.AlignSuperScript,
            QTextCharFormat.VerticalAlignment.AlignSubScript,
        )
        made.setVerticalAlignment(raised if SUPERSCRIPT in marks else lowered)
    if href:
        made.setForeground(QColor(tokens.selection))
    return made


def marks_of(runs: Runs) -> Iterator[int]:
    """Where marks of notes and references stand."""
    at = 0
    for run in runs:
        if isinstance(run, NoteRef | PageRef):
            yield at
        at += sum(end - start for start, end, _, _ in _stretches((run,)))


class Gutter(QWidget):
    """The roles of the lines, at their left; a click asks for another role.

    Signals:
        asked: The number of a line whose role was clicked.
    """

    asked = Signal(int)

    def __init__(self, edit: QTextEdit, role: Callable[[Line], str]) -> None:
        super().__init__(edit)
        self.setObjectName("storyGutter")
        self._edit, self._role = edit, role
        self.lines: Sequence[Line] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def designed_width(self) -> int:
        """Wide enough for a role and a marker."""
        return round(108 * scale_of(self._edit.font()))

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as designed."""
        return QSize(self.designed_width(), 0)

    def rows(self) -> Iterator[tuple[int, QRectF]]:
        """The lines in sight, each with the rectangle of its first row beside it."""
        layout = self._edit.document().documentLayout()
        shift = QPointF(0, self._edit.viewport().y() - self.y() - self._edit.verticalScrollBar().value())
        block = self._edit.document().begin()
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(shift)
            if rect.top() > self.height():
                return
            first = block.layout().lineAt(0)
            if rect.bottom() >= 0 and first.isValid():
                top = block.layout().position().y() + first.y() + shift.y()
                yield block.blockNumber(), QRectF(0, top, self.width(), first.height())
            block = block.next()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Roles at the left, markers at the right."""
        painter, tokens = QPainter(self), tokens_of(self.palette())
        here = self._edit.textCursor().blockNumber()
        for at, row in self.rows():
            if at >= len(self.lines):
                break
            self._paint_row(painter, row, self.lines[at], at == here, tokens)
        painter.end()

    def _paint_row(self, painter: QPainter, row: QRectF, line: Line, here: bool, tokens: Tokens) -> None:
        scale = scale_of(self._edit.font())
        box = row.adjusted(16 * scale, 0, -12 * scale, 0)
        painter.setFont(label_font(self._edit.font(), heavy=here))
        marker = line.marker
        wide = painter.fontMetrics().horizontalAdvance(marker)
        right_end = Qt.AlignmentFlag.AlignRight
        paint_words(painter, box, marker, tokens.text2, right_end)
        box.setRight(box.right() - (wide + 8 if marker else 0))
        paint_words(painter, box, self._role(line), tokens.selection if here else tokens.text3)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Asks for the role of the line that was clicked."""
        above = [at for at, row in self.rows() if row.top() - GAP <= event.position().y()]
        if above:
            self.asked.emit(above[-1])
