"""The dialog in which an issue is begun: its cover as it will be at the left, its facts at the right.

Heirs say what stands at the left and below the facts. It asks and makes nothing; covers are set anew a moment after a
fact was changed.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiclayout.app.covers import Cover, Covers
from kiclayout.editor.files.begin_form import Begin, BeginForm, Choose
from kiclayout.editor.files.card import words_label
from kiclayout.editor.paint.still import Stills
from kiclayout.editor.panels.fittings import answers, primary
from kiclayout.editor.panels.looks import scaled
from kiclayout.editor.theme.edged import EdgedDialog
from kiclayout.editor.words import Words

MARGIN, GAP, FORM = 24, 12, 360
NARROW = 900
"""Screens below that are small, in designed pixels: a laptop's with letters at 200 %."""
SOON = 120
"""Milliseconds after which the covers follow what was typed."""


class BeginDialog(EdgedDialog):
    """See the module."""

    def __init__(self, key: str, begin: Begin, words: Words, choose: Choose, parent: QWidget | None = None) -> None:
        """``key`` of the wording is the title; ``choose`` asks for a folder."""
        super().__init__(parent)
        self.setObjectName("beginDialog")
        self.words, self.covers, self._stills = words, Covers(), Stills()
        self.setWindowTitle(words(key))
        self.ensurePolished()
        self.form = BeginForm(begin, words, choose)
        self.make, self.leave = QPushButton(words("begin.make"), self), QPushButton(words("begin.cancel"), self)
        primary(self.make)
        self.make.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.draw)
        self.form.changed.connect(self._changed)

    def arrange(self, left: QWidget, below: QWidget | None = None) -> None:
        """Puts the dialog together."""
        margin, gap, wide = scaled(self.font(), MARGIN, GAP, FORM)
        right = QVBoxLayout()
        right.setSpacing(gap)
        right.addWidget(words_label(self.windowTitle(), "title"))
        right.addWidget(self.form)
        self.form.setMinimumWidth(wide)
        if below is not None:
            right.addWidget(below, 1)
        else:
            right.addStretch(1)
        right.addLayout(answers(self, self.leave, self.make))
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(margin)
        row.addWidget(left, 1, Qt.AlignmentFlag.AlignTop if below is not None else Qt.AlignmentFlag(0))
        row.addLayout(right)
        stops = (self.form.browse, *self.stops(), self.leave, self.make)
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)
        self.form.number.setFocus(Qt.FocusReason.PopupFocusReason)
        self.form.number.selectAll()
        self._changed()
        self.draw()

    @property
    def small(self) -> bool:
        """Whether the screen has little room beside the form."""
        return self.screen().availableSize().width() < scaled(self.font(), NARROW)[0]

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes between the form and the buttons."""
        raise NotImplementedError

    def _changed(self) -> None:
        self.make.setEnabled(not self.form.unfit())
        self._soon.start()

    def painted(self, cover: Cover | None, box: QSize) -> QImage | None:
        """A cover as a picture of at most ``box`` logical pixels."""
        if cover is None:
            return None
        return self._stills.still(cover.page, cover.book, box, self.devicePixelRatioF())

    def draw(self) -> None:
        """Shows the cover, or the covers, as the facts are now."""
        raise NotImplementedError

    def done(self, answer: int) -> None:
        """The dialog goes, and the covers with it."""
        self._soon.stop()
        super().done(answer)
