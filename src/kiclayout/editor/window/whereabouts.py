"""Where in the issue a page is: its name, its part, which page a typed name means; and how long what is there is."""

from __future__ import annotations

import re
from bisect import bisect_right

from kiclayout.content.edit.lengths import Length, article_length, selected_length
from kiclayout.content.edit.passages import article_of
from kiclayout.content.issue import Article
from kiclayout.editor.session import Session
from kiclayout.editor.view.page_list import page_label
from kiclayout.editor.words import Words
from kiclayout.scene.page import Scene


class Whereabouts:
    """Answers for one session; what was found is kept as long as its scene or article is the same."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._scene: Scene | None = None
        self._begins: list[tuple[int, str]] = []
        self._lengths: dict[int, tuple[Article, Length]] = {}

    def part(self, page: int, lang: str) -> str:
        """The name of the part that the page with index ``page`` belongs to; empty for cover and contents."""
        if self._scene is not self._session.scene:
            self._scene, self._begins = self._session.scene, self._found(lang)
        at = bisect_right([begin for begin, _ in self._begins], page)
        return self._begins[at - 1][1] if at else ""

    def name(self, page: int, words: Words) -> str:
        """What the page is called: its folio, or what it is for."""
        pages = self._session.scene.pages
        return page_label(pages[page], words) if 0 <= page < len(pages) else ""

    def page(self, name: str) -> int | None:
        """The index of the page that is meant by ``P7``, ``p7`` or ``7``: by folio, else counted from 1."""
        pages = self._session.scene.pages
        found = re.search(r"\d+", name)
        if not found:
            return None
        number = int(found[0])
        for page in pages:
            digits = re.search(r"\d+", page.folio)
            if digits and int(digits[0]) == number:
                return page.index
        return min(max(number, 1), len(pages)) - 1

    def length(self, article: Article) -> Length:
        """How long an article is."""
        kept = self._lengths.get(article.id)
        if kept is None or kept[0] is not article:
            kept = self._lengths[article.id] = (article, article_length(article))
        return kept[1]

    def lengths(self) -> tuple[tuple[str, Length], ...]:
        """How long the ``selection`` is, if there is one, the ``article`` at the caret and the ``issue``."""
        issue, selection = self._session.shown, self._session.selection
        found: list[tuple[str, Length]] = []
        if selection is not None and not selection.bare:
            found.append(("selection", selected_length(issue, selection)))
        here = article_of(issue, selection.focus.block) if selection is not None else None
        if here is not None:
            found.append(("article", self.length(here)))
        return (*found, ("issue", sum(map(self.length, issue.articles), Length())))

    def forget(self) -> None:
        """Forgets everything: another issue was opened, or the language is another."""
        self._scene, self._lengths = None, {}

    def _found(self, lang: str) -> list[tuple[int, str]]:
        """First page and name of every part that has pages, in their order."""
        begins = []
        for section in self._session.issue.sections:
            pages = [page.index for one in section.articles if (page := self._session.page_of(one.id)) is not None]
            if pages:
                begins.append((min(pages), section.name.first(lang)))
        return sorted(begins)
