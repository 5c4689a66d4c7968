"""Where in the issue a page is: what it is called, which part it belongs to, which page a typed name means."""

from __future__ import annotations

import re
from bisect import bisect_right

from kiclayout.content.edit.passages import passages
from kiclayout.content.issue import Article, Issue
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
        self._lengths: dict[int, tuple[Article, int]] = {}

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

    def characters(self, issue: Issue) -> int:
        """How many characters the issue's articles have, without blanks."""
        total = 0
        for article in issue.articles:
            kept = self._lengths.get(article.id)
            if kept is None or kept[0] is not article:
                count = sum(len("".join(one.text.split())) for one in passages(article))
                kept = self._lengths[article.id] = (article, count)
            total += kept[1]
        return total

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
