"""The form of an article's facts: kicker, title in Chinese, sources … Those of the issue have one of their own.

What is typed is on the page with every key; the keys of one visit to a field are one step of undo.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kiclayout.content.edit.articles import set_fact
from kiclayout.content.edit.passages import article_of
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot
from kiclayout.editor.panels.form import Form, LineField
from kiclayout.editor.panels.language_choice import LanguageChoice
from kiclayout.editor.panels.live_fields import FactLine, FactText
from kiclayout.editor.panels.retyping import rewording
from kiclayout.editor.panels.story import SOFT, shown
from kiclayout.editor.session import Edit
from kiclayout.editor.words import Words

_FACTS = (
    "kicker",
    "byline",
    "title_zh",
    "subtitle",
    "lead",
    "source",
    "press",
    "end_source",
    "toc_title",
    "short_title",
)
STEP = "panels.facts.edit"
_LONG = ("lead",)
"""Facts of several lines."""
_WIDE = ("title_zh", "subtitle", "lead", "end_source", "toc_title")


class ArticleFacts(Form):
    """The facts of the article at the caret."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("articleFacts", parent)
        self.article = 0
        self._visit = 0

    def fill(self) -> None:
        """Its facts, language and template."""
        self.head("panels.facts.article")
        self.fields: dict[str, FactLine | FactText] = {}
        for key in _FACTS:
            field = FactText(key, self, lines=True) if key in _LONG else FactLine(key, self)
            field.put.connect(self._on_words)
            field.entered.connect(self._enter)
            self.fields[key] = field
            self.add(f"panels.role.fact.{key}", field, wide=key in _WIDE)
        self.lang, self.template = LanguageChoice(self), LineField(self)
        self.add("panels.facts.lang", self.lang)
        self.add("panels.facts.template", self.template)
        self.lang.done.connect(self._on_lang)
        self.template.done.connect(self._on_template)

    def reworded(self, words: Words) -> None:
        """All words, the names of languages among them."""
        super().reworded(words)
        self.lang.speak(words)

    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        """The article's facts."""
        article = article_of(issue, selection.focus.block) if selection else None
        if article is None:
            return False
        self.need()
        self.article = article.id
        for key, field in self.fields.items():
            words = shown(article.runs(key)).replace(SOFT, "\n" if key in _LONG else " ")
            field.show_words(words)
        self.lang.show_lang(article.word("lang"))
        self.template.show_words(article.word("template"))
        return True

    def _on_words(self, key: str, text: object) -> None:
        words, run = str(text), f"{self.article} {key} {self._visit}"
        edit: Edit = partial(_with_word, article=self.article, key=key, word="")
        if words.strip():
            edit = rewording(Spot(self.article, 0, key), words, lines=key in _LONG)
        self.typed.emit(edit, STEP, run)

    def _enter(self, _key: str) -> None:
        self._visit += 1

    def _on_lang(self, lang: object) -> None:
        self._put("lang", str(lang))

    def _on_template(self, text: str) -> None:
        self._put("template", text.strip())

    def _put(self, key: str, word: str) -> None:
        self.edited.emit(partial(_with_word, article=self.article, key=key, word=word), STEP)


def _with_word(issue: Issue, _selection: Selection | None, article: int, key: str, word: str) -> Done:
    return set_fact(issue, article, key, word)
