"""The next issue: its cover as it will be, its facts, and check boxes for what stays of the issue before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kiclayout.app.following import EVENT, KINDS, ORGANISERS, PARTNERS, PLACEMENT, Keep, following, moved_on, usual
from kiclayout.app.next_issue import Wish
from kiclayout.app.target import PACK
from kiclayout.base.record import replace
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.editor.files.begin_dialog import FORM, BeginDialog
from kiclayout.editor.files.begin_form import Begin, Choose
from kiclayout.editor.files.card import words_label
from kiclayout.editor.files.questions import Before
from kiclayout.editor.panels.looks import scaled
from kiclayout.editor.words import Words

BOX, LIST = (264, 374), 132
"""Of the cover and of the list of columns, in designed pixels."""
_PATH = Qt.ItemDataRole.UserRole


class NextDialog(BeginDialog):
    """See the module."""

    def __init__(self, before: Before, words: Words, choose: Choose, parent: QWidget | None = None) -> None:
        super().__init__("begin.next", _proposed(before), words, choose, parent)
        self.before = before
        self.cover, self.columns = QLabel(self), QListWidget(self)
        self.cover.setFixedSize(QSize(*scaled(self.font(), *BOX)) / (2 if self.small else 1))
        self.cover.setAccessibleName(words("begin.cover"))
        self.cover.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.columns.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        there, chosen = set(_there(before.issue)), usual(before.issue)
        self.kinds = {kind: QCheckBox(self._said(kind), self) for kind in KINDS if kind in there}
        for kind, box in self.kinds.items():
            box.setChecked(kind in chosen)
            box.toggled.connect(self._changed)
        self._list_columns()
        self.arrange(self.cover, self._below())

    def _below(self) -> QWidget:
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        (gap,) = scaled(self.font(), 4)
        column.setSpacing(gap)
        column.addWidget(words_label(self.words("begin.stays"), "head"))
        for box in self.kinds.values():
            column.addWidget(box)
        if self.columns.count():
            column.addSpacing(2 * gap)
            head = words_label(self.words("begin.columns"), "head")
            head.setBuddy(self.columns)
            column.addWidget(head)
            column.addWidget(self._note("begin.columns-note"))
            column.addWidget(self.columns, 1)
        column.addSpacing(gap)
        column.addWidget(self._note("begin.goes"))
        return below

    def _note(self, key: str) -> QWidget:
        """Words on as many lines as they need at the form's width: a layout asks for one line only."""
        made = words_label(self.words(key), "label")
        made.ensurePolished()
        made.setMinimumHeight(made.heightForWidth(*scaled(self.font(), FORM)))
        return made

    def _list_columns(self) -> None:
        before = self.before
        self.columns.setObjectName("columns")
        self.columns.setAccessibleName(self.words("begin.columns"))
        self.columns.setMinimumHeight(*scaled(self.font(), LIST))
        for part in before.issue.sections:
            for article in part.articles:
                title = plain(article.title).replace("\n", " ") or article.name
                item = QListWidgetItem(f"{title}  ·  {part.name.first(before.issue.lang)}", self.columns)
                item.setData(_PATH, article.path)
                item.setToolTip(article.path)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                back = article.path in before.columns
                item.setCheckState(Qt.CheckState.Checked if back else Qt.CheckState.Unchecked)
        self.columns.setCurrentRow(0)
        self.columns.itemChanged.connect(self._changed)

    def _said(self, kind: str) -> str:
        """What a check box is called, with what it is about."""
        issue, words = self.before.issue, self.words
        counts = {
            ORGANISERS: len(issue.organisers),
            PARTNERS: len(issue.partners),
            PLACEMENT: sum(len(one.entries) for one in issue.placements),
        }
        event = issue.event.title.first(issue.lang) if kind == EVENT and issue.event else ""
        parts = ", ".join(part.name.first(issue.lang) for part in issue.sections)
        return words(f"begin.keep-{kind}", n=counts.get(kind, 0), event=_short(event), parts=_short(parts))

    def stops(self) -> tuple[QWidget, ...]:
        """What stays, as it stands below the form."""
        return (*self.kinds.values(), self.columns)

    # ------------------------------------------------------------------------------------------------ what was put in
    def keep(self) -> Keep:
        """What stays."""
        kinds = frozenset(kind for kind, box in self.kinds.items() if box.isChecked())
        items = (self.columns.item(row) for row in range(self.columns.count()))
        checked = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return Keep(kinds, tuple(str(item.data(_PATH)) for item in checked))

    def wish(self) -> Wish:
        """All that was put in."""
        return Wish(self.form.target, self.keep(), self.form.number.value(), self.form.day.day)

    def draw(self) -> None:
        """The cover of the next issue."""
        issue = following(self.before.issue, self.keep(), self.form.number.value(), self.form.day.day)
        image = self.painted(self.covers.cover(replace(issue, lines=()), self.before.folder), self.cover.size())
        self.cover.setPixmap(_edged(image, self.palette()) if image is not None else QPixmap())


def _edged(image: QImage, palette: QPalette) -> QPixmap:
    """A cover with a line round it, so that a white one does not run into a white ground."""
    made = QPixmap.fromImage(image)
    painter = QPainter(made)
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    size = made.deviceIndependentSize()
    painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
    painter.end()
    return made


def _proposed(before: Before) -> Begin:
    """Number, day and place as they follow from the issue before."""
    old, source = before.issue, before.source
    new = following(old, Keep())
    packed = source.is_file()
    stem = source.name.removesuffix(PACK) if packed else source.name

    def name(number: int, day: dt.date) -> str:
        return moved_on(stem, old, replace(new, number=number, date=day)) + (PACK if packed else "")

    return Begin(new.number, new.date, source.parent, name)


def _there(issue: Issue) -> Iterator[str]:
    """The kinds of which the issue has something that could stay."""
    yield from ("parts", "standing")
    if issue.event is not None:
        yield EVENT
    if issue.organisers:
        yield ORGANISERS
    if issue.partners:
        yield PARTNERS
    if issue.placements:
        yield PLACEMENT


def _short(text: str, most: int = 36) -> str:
    """``text`` cut where a check box would become too wide."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
