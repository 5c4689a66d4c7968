"""A calm dialog: one bold line on what is the matter, the rest in plain words, a list where there is one, buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiclayout.base.record import dataclass
from kiclayout.editor.panels.fittings import answers, primary
from kiclayout.editor.panels.looks import scaled
from kiclayout.editor.theme.edged import EdgedDialog

WIDTH, MARGIN, GAP, TALLEST = 460, 24, 12, 420
"""Pixels at the design's size."""


@dataclass(frozen=True, slots=True)
class Button:
    """One answer. ``answer`` is what ``Card.answer`` gives; ``primary`` has the focus when the card is shown."""

    answer: str
    title: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a card says. ``cancel`` is the answer of Escape and of the window's cross; buttons from right to left."""

    title: str
    text: str = ""
    note: str = ""
    buttons: tuple[Button, ...] = ()
    cancel: str = ""


class Card(EdgedDialog):
    """See the module.

    Attributes:
        answer: What was pressed.
    """

    def __init__(self, said: Said, body: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said, self.answer = said, said.cancel
        self.setWindowTitle(said.title)
        self.ensurePolished()
        width, margin, gap = scaled(self.font(), WIDTH, MARGIN, GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(gap)
        column.addStrut(width - 2 * margin)
        column.addWidget(words_label(said.title, "title"))
        if said.text:
            column.addWidget(words_label(said.text))
        if body is not None:
            column.addWidget(scrolled(body, self.font()))
        if said.note:
            column.addWidget(words_label(said.note, "label"))
        column.addSpacing(GAP // 2)
        column.addLayout(self._buttons())
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)  # nobody gains by a larger one

    def _buttons(self) -> QHBoxLayout:
        return answers(self, *(self._button(one) for one in reversed(self.said.buttons)))

    def _button(self, button: Button) -> QPushButton:
        made = QPushButton(button.title, self)
        made.setProperty("answer", button.answer)
        made.clicked.connect(self._pressed)
        if button.primary:
            primary(made).setFocus()
        return made

    def _pressed(self) -> None:
        self.answer = str(self.sender().property("answer"))
        self.accept()

    def press(self, answer: str) -> None:
        """Presses the button that gives ``answer``."""
        next(one for one in self.findChildren(QPushButton) if one.property("answer") == answer).click()

    def ask(self) -> str:
        """Shows the card and waits for an answer."""
        self.exec()
        return self.answer


def words_label(text: str, look: str = "") -> QLabel:
    """A label that breaks its lines; how it looks is named as in the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    if look:
        label.setProperty("look", look)
    return label


def scrolled(body: QWidget, font: QFont) -> QScrollArea:
    """``body`` as tall as it is, up to a limit beyond which it scrolls; ``font`` gives the scale."""
    width, margin, tallest = scaled(font, WIDTH, MARGIN, TALLEST)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    layout = body.layout()
    wraps = layout is not None and layout.hasHeightForWidth()
    height = layout.totalHeightForWidth(width - 2 * margin) if layout and wraps else body.sizeHint().height()
    area.setFixedHeight(min(height + 2, tallest))
    if height + 2 <= tallest:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # there is nothing to scroll: Tab need not stop here
    return area
