"""The issue in another layout: all pages before and after, side by side, and what does not carry over.

Nothing changes until it is asked for; then it is one step, and undo brings the old layout back with all that was moved
in it. The pages are made in short turns while the dialog is open.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kiclayout.base.record import replace
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.design.carryover import PLACED, Waiting, waiting
from kiclayout.editor.panels.cover_list import Card, CoverList, told_apart
from kiclayout.editor.panels.fittings import answers, named, primary
from kiclayout.editor.session import Session
from kiclayout.editor.templates.bench import Bench, Job
from kiclayout.editor.templates.page_strip import PageStrip, fitted, source_for
from kiclayout.editor.templates.wardrobe import Wardrobe, Worn
from kiclayout.editor.theme.edged import EdgedDialog
from kiclayout.editor.view.page_list import Thumbnails
from kiclayout.editor.view.pasteboard import Source
from kiclayout.editor.words import Words

WIDE = 760


class DressingDialog(EdgedDialog):
    """See the module."""

    def __init__(self, session: Session, wardrobe: Wardrobe, source: Source, words: Words, parent: QWidget) -> None:
        """The dialog.

        Args:
            session: The open issue.
            wardrobe: The layouts.
            source: What its pages are drawn from.
            words: The window's.
            parent: The window.
        """
        super().__init__(parent)
        self._session, self._wardrobe, self._source, self._words = session, wardrobe, source, words
        self._worn: dict[str, Worn | None] = {}
        self._covers: dict[str, Thumbnails] = {}
        self._asked: set[str] = set()
        self.bench = Bench(self._busy, self)
        self.setObjectName("dressing")
        self.setWindowTitle(words("templates.dress-title"))
        self.layouts = CoverList("layouts", self)
        self.before, self.after = PageStrip("before", self), PageStrip("after", self)
        self.before.setAccessibleName(words("templates.before", name=session.layout.called(words.lang)))
        self.after.setAccessibleName(words("templates.then"))
        self.head = named(QLabel(self), "afterHead", "title")
        self.making = QProgressBar(self)
        self.making.setAccessibleName(words("templates.making"))
        self.making.hide()
        self.said = named(QLabel(self), "waiting", "label")
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.make = primary(QPushButton(words("templates.dress"), self))
        self._arrange()
        self._fill()

    def _arrange(self) -> None:
        cell = self.layouts.cell()
        self.layouts.setFixedWidth(cell.width() + 30)
        self.layouts.setAccessibleName(self._words("begin.layout"))
        pages = QWidget(self)
        column = QVBoxLayout(pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        title = named(QLabel(self.before.accessibleName(), self), "beforeHead", "title")
        column.addWidget(title)
        column.addWidget(self.before)
        column.addLayout(self._headline())
        column.addWidget(self.after)
        column.addWidget(self.said, 1)
        pages.setMinimumWidth(WIDE)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.layouts)
        row.addWidget(pages, 1)
        leave = QPushButton(self._words("templates.close"), self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 16)
        outer.setSpacing(12)
        outer.addLayout(row, 1)
        outer.addLayout(answers(self, leave, self.make))
        leave.clicked.connect(self.reject)
        self.make.clicked.connect(self._dress)
        self.layouts.turned.connect(self._turned)
        self.before.horizontalScrollBar().valueChanged.connect(self.after.horizontalScrollBar().setValue)
        self.after.horizontalScrollBar().valueChanged.connect(self.before.horizontalScrollBar().setValue)

    def _headline(self) -> QHBoxLayout:
        """What the pages below are, and how far they are."""
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.head)
        row.addWidget(self.making, 1)
        row.addStretch(1)
        return row

    # ------------------------------------------------------------------------------------------------ pages
    def _fill(self) -> None:
        """The layouts, the one that is worn first; the pages as they are."""
        now, names = self._session.layout.name, self._wardrobe.names()
        self.layouts.set_cards(
            [Card(name, name, self._words("templates.now") if name == now else "") for name in names]
        )
        self._titles = dict.fromkeys(names, "") | {now: self._session.layout.called(self._words.lang)}
        self._call()
        worn = Worn(self._session.scene.pages, self._session.book)
        self._worn[now] = worn
        self.before.show_pages(worn.pages, self._source_for(worn), self._words)
        self._show_cover(now, worn)
        others = [name for name in names if name != now]
        if others:
            self.layouts.choose(others[0])
        self._turned(self.layouts.current)
        for name in reversed(others):
            self.bench.first(self._covered(name))

    def _covered(self, name: str) -> Job:
        """A layout's cover; the other pages are made when it is chosen."""
        yield from self._wardrobe.reading(name)
        read = self._wardrobe.read(name)
        if read is not None:
            self._titles[name] = read[0].called(self._words.lang)
            self._call()
        cover = yield from self._wardrobe.cover(name)
        if cover is None:
            self._note(name, replace(self._card(name), note=self._words("begin.unreadable"), lost=True))
        elif cover.pages:
            self._show_cover(name, cover)

    def _call(self) -> None:
        """Calls the layouts by their names for people, as far as those are known."""
        heads = told_apart({name: title or name for name, title in self._titles.items()})
        cards = [replace(card, head=heads[card.key]) for card in self.layouts.cards]
        self.layouts.set_cards(cards, self.layouts.current)
        self._tell()

    def _tell(self) -> None:
        """Says in which layout the pages below are."""
        name = self.layouts.current
        other = bool(name) and name != self._session.layout.name
        head = self._card(name).head if other else ""
        self.head.setText(self._words("templates.after", name=head) if other else self._words("templates.same"))

    def _tried(self, name: str) -> Job:
        """Lays the issue out in another layout; its first page is what stands for the layout."""
        self._worn[name] = yield from self._wardrobe.pages(name, partial(self._laid, name))
        worn = self._worn[name]
        if worn is None or not worn.pages:
            self._note(name, replace(self._card(name), note=self._words("begin.unreadable"), lost=True))
        else:
            self._note(name, replace(self._card(name), note=self._words("templates.pages", count=len(worn.pages))))
            self._show_cover(name, worn)
        if self.layouts.current == name:
            self._turned(name)

    def _laid(self, name: str, pages: int) -> None:
        """So many pages are laid out; there will be about as many as there are now."""
        if self.layouts.current == name:
            self.making.setRange(0, max(len(self._session.scene.pages), pages + 1))
            self.making.setValue(pages)

    def _card(self, name: str) -> Card:
        return next(card for card in self.layouts.cards if card.key == name)

    def _note(self, name: str, card: Card) -> None:
        cards = [card if one.key == name else one for one in self.layouts.cards]
        self.layouts.set_cards(cards, self.layouts.current)

    def _show_cover(self, name: str, worn: Worn) -> None:
        """The first page is what stands for a layout."""
        if name not in self._covers:
            self._covers[name] = Thumbnails(self._source_for(worn), self)
            self._covers[name].made.connect(partial(self._cover_made, name, worn))
        page = worn.pages[0]
        image = self._covers[name].picture(page, fitted(page, self.layouts.box()), self.devicePixelRatioF())
        if image is not None and image is not self._card(name).image:
            self._note(name, replace(self._card(name), image=image))

    def _cover_made(self, name: str, worn: Worn, _index: int) -> None:
        self._show_cover(name, worn)

    def _source_for(self, worn: Worn) -> Source:
        return source_for(worn.book, self._source, self._session.book)

    def _busy(self) -> bool:
        """Pictures of pages come before further pages: both in one turn would be long."""
        drawing = self.before.busy or self.after.busy or any(one.busy for one in self._covers.values())
        return drawing or not self._session.settled

    def _turned(self, name: str) -> None:
        """Another layout is looked at."""
        session, other = self._session, name != self._session.layout.name
        if other and name not in self._asked:
            self._asked.add(name)
            self.making.setRange(0, 0)
            self.bench.first(self._tried(name))
        worn = self._worn.get(name)
        self.making.setVisible(other and name not in self._worn)
        self._tell()
        shown = worn if other and worn is not None else Worn((), session.book)
        if shown.pages != self.after.pages:
            self.after.show_pages(shown.pages, self._source_for(shown), self._words)
        self.make.setEnabled(other and worn is not None)
        read = self._wardrobe.read(name) if other else None
        self.said.setText(self._waiting(waiting(session.issue, session.layout, read[0])) if read is not None else "")

    def _waiting(self, found: tuple[Waiting, ...]) -> str:
        lines = [self._words("templates.nothing-lost")]
        for one in found:
            values = {"count": one.count, "name": one.name, "layout": self._session.layout.name}
            if one.kind == PLACED:
                lines.append("· " + self._words("templates.waits-placed", **values))
            else:
                lines.append("· " + self._words(f"templates.waits-{one.kind}", **values))
        return "\n".join(lines)

    # ------------------------------------------------------------------------------------------------ changing
    def _dress(self) -> None:
        name = self.layouts.current

        def edit(issue: Issue, selection: Selection | None) -> Done:
            return Done(replace(issue, layout=name), selection)

        self.bench.drop()
        self._session.apply(edit, "templates.dress")
        self.accept()

    def done(self, result: int) -> None:
        """Nothing is made any more once it is closed."""
        self.bench.drop()
        super().done(result)
