"""In which order articles are read aloud, wherever on their pages things stand.

What opens an article comes first, its kicker before its title; then its blocks as they were written, each with what
stands in it; a footnote right behind the paragraph that marks it first. Elements are named as the tags of ``leaf`` and
its like name them: by block and passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kiclayout.base.memo import Same
from kiclayout.content.block import Block, Event, Note, Poster
from kiclayout.content.inline import NoteRef, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.walk import children, walk
from kiclayout.content.walk import notes as notes_of
from kiclayout.scene.tags import ANY, Chapter, Story
from kiclayout.typeset.footnotes import called, marks_in
from kiclayout.typeset.refs import answered
from kiclayout.typeset.setting import Landing
from kiclayout.typeset.shelf import Shelf

_BEFORE = ("kicker",)
_AFTER = ("title", "title_zh", "subtitle", "source", "press", "byline", "lead")


def chapters(issue: Issue, landings: Mapping[str, Landing], shelf: Shelf) -> tuple[Chapter, ...]:
    """The parts of ``issue`` with the articles of each."""
    return tuple(
        Chapter(part.name.first(issue.lang), tuple(_story(article, landings, shelf) for article in part.articles))
        for part in issue.sections
    )


def _story(article: Article, landings: Mapping[str, Landing], shelf: Shelf) -> Story:
    title = plain(answered(article.runs("toc_title") or article.title, article, landings)) or article.name
    made = shelf.children.get(("story", Same(article), title), lambda: Story(article.id, title, tuple(_order(article))))
    assert isinstance(made, Story)
    return made


def _order(article: Article) -> Iterator[tuple[int, str]]:
    """What stands in an article, each before what is read after it."""
    texts, stand = notes_of(article), called(article)
    blocks = tuple(_unboxed(article.body))
    marked = [[Same(mark) for mark in marks_in(block)] for block in blocks]
    below = {mark for marks in marked for mark in marks}

    def notes(marks: Iterable[Same[NoteRef]]) -> Iterator[tuple[int, str]]:
        """The notes that stand with ``marks``."""
        labels = (label for mark in marks for label in stand.get(mark, ()))
        return ((texts[label].id, ANY) for label in labels if label in texts)

    yield from ((article.id, name) for name in _BEFORE)
    if article.title_block is not None:
        yield article.title_block.id, ANY
    yield from ((article.id, name) for name in _AFTER)
    yield from notes(mark for mark in stand if mark not in below)
    for block, marks in zip(blocks, marked, strict=True):
        yield from ((one.id, ANY) for one in walk((block,)))
        yield from notes(marks)
    yield article.id, ANY


def _unboxed(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks of the flow: those of events and typeset posters stand on its pages one by one."""
    for block in blocks:
        if isinstance(block, Event) or (isinstance(block, Poster) and not block.path):
            yield from _unboxed(children(block))
        elif not isinstance(block, Note):
            yield block
