"""The gallery of page templates: each shown with this very article in it, and given to the article or to a page.

The pages are real ones, laid out and painted in short turns while the gallery is open; those made once are kept as long
as the article and the layout stay the same. A template that does not fit says why.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from kiclayout.base.memo import Same
from kiclayout.base.record import replace
from kiclayout.content.block import Block
from kiclayout.content.edit.articles import set_fact
from kiclayout.content.edit.templates import begin_page
from kiclayout.content.inline import plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.design.layout import Layout
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.panels.cover_list import Card, CoverList
from kiclayout.editor.panels.fittings import answers, named, primary
from kiclayout.editor.session import Session
from kiclayout.editor.templates.bench import Bench, Job
from kiclayout.editor.templates.page_strip import fitted
from kiclayout.editor.theme.edged import EdgedDialog
from kiclayout.editor.view.page_list import Thumbnails
from kiclayout.editor.view.pasteboard import Source
from kiclayout.editor.words import Words
from kiclayout.scene.page import Page
from kiclayout.typeset.trial import begins_with, needs, offered

USUAL = ""
"""The key of the card for what the layout would choose."""
ACROSS, ROWS = 4, 2
Kept = dict[tuple[Same[Layout], Same[Article], str], Page]
"""First pages by layout, article and template."""


def with_template(issue: Issue, article: Article, name: str) -> Issue:
    """``issue`` with the article beginning on another template."""
    return set_fact(issue, article.id, "template", name).issue


class TemplateGallery(EdgedDialog):
    """See the module."""

    def __init__(
        self,
        session: Session,
        what: tuple[Article, Block | None],
        look: tuple[Source, Words],
        kept: Kept,
        parent: QWidget,
    ) -> None:
        """The gallery.

        Args:
            session: The open issue.
            what: The article, and the block that would begin a page of its own; None = there is none.
            look: What pages are drawn from, and the window's words.
            kept: Pages made earlier; grows.
            parent: The window.
        """
        super().__init__(parent)
        source, words = look
        self._session, self._words, self._kept = session, words, kept
        self.article, self.block = what
        self._thumbs = Thumbnails(Source(Drawings(source.drawings.fonts, 1), source.pictures), self)
        self._thumbs.made.connect(self._painted)
        self.bench = Bench(self._busy, self)
        self.setObjectName("gallery")
        self.setWindowTitle(words("templates.title"))
        self.said = named(QLabel(self), "gallerySaid", "label")
        self.said.setWordWrap(True)
        self.list = CoverList("templates", self)
        self.list.setAccessibleName(words("templates.title"))
        self.whole = primary(QPushButton(words("templates.for-article"), self))
        self.part = QPushButton(words("templates.for-page"), self)
        self._arrange()
        self._fill()
        self._allow()

    def _arrange(self) -> None:
        title = plain(self.article.title) or self.article.name
        self.said.setText(self._words("templates.about", title=title))
        cell = self.list.cell()
        self.list.setMinimumSize(cell.width() * ACROSS + 44, self.list.height_for(ROWS))
        leave = QPushButton(self._words("templates.close"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addLayout(answers(self, leave, self.part, self.whole))
        leave.clicked.connect(self.reject)
        self.whole.clicked.connect(self._give)
        self.part.clicked.connect(self._give_page)
        self.list.opened.connect(self._opened)
        self.list.turned.connect(self._turned)

    # ------------------------------------------------------------------------------------------------ cards
    def _fill(self) -> None:
        """All cards, with the pictures that are there; the others are made."""
        layout, now = self._session.layout, self.article.word("template")
        cards = [self._card(name, now) for name in (USUAL, *offered(layout))]
        self.list.set_cards(cards, now)
        for card in cards:
            if self._key(card.key) not in self._kept and not card.lost:
                self.bench.add(self._made(card.key))

    def _card(self, name: str, now: str) -> Card:
        need, head = self.lacking(name), self.title(name)
        if need:
            return Card(
                name, head, self._words(f"templates.needs-{need}"), self._words(f"templates.why-{need}"), lost=True
            )
        note = self._words("templates.now") if name == now else ""
        return Card(name, head, note, f"{head} ({name})" if name else head, self._image(name))

    def title(self, name: str) -> str:
        """What people call a template: those that every layout has by their role, all others by their name."""
        key = f"templates.name.{name or 'usual'}"
        return self._words(key) if self._words.has(key) else name

    def lacking(self, name: str) -> str:
        """What the article lacks for the template: event, poster; empty = it can take it."""
        need = needs(self._session.layout, name) if name else ""
        return need if need and begins_with(self.article) != need else ""

    def _image(self, name: str) -> QImage | None:
        """The picture of a page that is there, as soon as it is painted."""
        page = self._kept.get(self._key(name))
        if page is None:
            return None
        return self._thumbs.picture(page, fitted(page, self.list.box()), self.devicePixelRatioF())

    def _key(self, name: str) -> tuple[Same[Layout], Same[Article], str]:
        return Same(self._session.layout), Same(self.article), name

    def _made(self, name: str) -> Job:
        """Makes the picture of a card, step by step."""
        session = self._session
        steps = session.trial(with_template(session.issue, self.article, name), self.article.path)
        pages = (yield from steps) if steps is not None else ()
        if not pages:
            return
        self._kept[self._key(name)] = replace(pages[0], index=len(self._kept))
        self._show()

    def _painted(self, _index: int) -> None:
        self._show()

    def _show(self) -> None:
        now, chosen = self.article.word("template"), self.list.current
        self.list.set_cards([self._card(card.key, now) for card in self.list.cards], chosen)

    def _busy(self) -> bool:
        """Pictures of pages come before further pages: both in one turn would be long."""
        return not self._session.settled or self._thumbs.busy

    # ------------------------------------------------------------------------------------------------ giving
    def _turned(self, _name: str) -> None:
        self._allow()

    def _allow(self) -> None:
        card = self.list.card
        fits = card is not None and not card.lost
        self.whole.setEnabled(fits)
        words = card is not None and card.key != USUAL and not needs(self._session.layout, card.key)
        self.part.setEnabled(fits and words and self.block is not None)

    def _opened(self, _name: str) -> None:
        if self.whole.isEnabled():
            self._give()

    def _give(self) -> None:
        """The article begins on the template that is chosen."""
        self._apply(partial(_given, article=self.article.id, name=self.list.current), "templates.give")

    def _give_page(self) -> None:
        """The block begins a page of the template that is chosen."""
        assert self.block is not None
        self._apply(partial(_begun, block=self.block.id, name=self.list.current), "templates.give-page")

    def _apply(self, edit: Callable[[Issue, Selection | None], Done], name: str) -> None:
        self._session.apply(edit, name)
        self.accept()

    def done(self, result: int) -> None:
        """Nothing is made any more once it is closed."""
        self.bench.drop()
        super().done(result)


def _given(issue: Issue, selection: Selection | None, article: int, name: str) -> Done:
    return Done(set_fact(issue, article, "template", name).issue, selection)


def _begun(issue: Issue, selection: Selection | None, block: int, name: str) -> Done:
    return Done(begin_page(issue, block, name), selection)
