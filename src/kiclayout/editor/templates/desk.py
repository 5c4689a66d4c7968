"""Opens the gallery of page templates for the article that is looked at, and the choice of another layout."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from kiclayout.content.block import Block, Directive
from kiclayout.content.issue import Article
from kiclayout.editor.files.card import Button, Card, Said
from kiclayout.editor.files.dialogs import Ask
from kiclayout.editor.session import Session, article_here
from kiclayout.editor.templates.dressing import DressingDialog
from kiclayout.editor.templates.gallery import Kept, TemplateGallery
from kiclayout.editor.templates.wardrobe import Wardrobe
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.page_list import page_label
from kiclayout.editor.words import Words


class TemplateDesk:
    """See the module; keeps the small pictures of templates."""

    def __init__(self, session: Session, view: PageView, words: Words, parent: QWidget) -> None:
        self._session, self._view, self.words, self._parent = session, view, words, parent
        self._kept: Kept = {}
        self.wardrobe = Wardrobe(session)
        session.wardrobe = self.wardrobe.read
        self.edit: Callable[[], None] = lambda: None
        """Opens the editor of layouts."""
        self.ask: Ask = Card.ask
        self.open: QDialog | None = None
        """The dialog that was opened last."""

    def speak(self, words: Words) -> None:
        """Says everything in another language."""
        self.words = words

    def gallery(self, page: int) -> None:
        """Shows the gallery for the article on ``page``."""
        article = article_here(self._session, page)
        if article is None:
            self._explain(page)
            return
        layout = self._session.layout
        for key in [key for key in self._kept if key[0].value is not layout]:
            del self._kept[key]
        what, look = (article, self._block(article, page)), (self._view.source, self.words)
        self._show(TemplateGallery(self._session, what, look, self._kept, self._parent))

    def _explain(self, page: int) -> None:
        """Why there is nothing to choose for a page that belongs to no article, and where it is decided."""
        pages, words = self._session.scene.pages, self.words
        if not 0 <= page < len(pages):
            return
        name = page_label(pages[page], words)
        buttons = (Button("close", words("templates.close"), True), Button("edit", words("action.layout.edit")))
        title = words("templates.no-article", name=name, template=pages[page].template)
        said = Said(title, words("templates.no-article-text"), "", buttons, "close")
        if self.ask(Card(said, None, self._parent)) == "edit":
            self.edit()

    def _block(self, article: Article, page: int) -> Block | None:
        """The block at the caret that stands by itself; else the first that begins on the page."""
        session = self._session
        own = [one for one in article.body if not isinstance(one, Directive)]
        if session.selection is not None:
            return next((one for one in own if one.id == session.selection.focus.block), None)
        for block in own:
            found = session.page_of(block.id)
            if found is not None and found.index == page:
                return block
        return None

    def dress(self) -> None:
        """Shows the choice of layouts."""
        if self._session.loaded:
            self._show(DressingDialog(self._session, self.wardrobe, self._view.source, self.words, self._parent))

    def _show(self, dialog: QDialog) -> None:
        self.open = dialog
        dialog.open()
