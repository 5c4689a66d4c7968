"""References: what labels are called, which of them are asked for, and where they landed.

Names of labelled things are known before layout; folios come out of it, so the document is laid out again until they
stay (``document``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from kiclayout.base.memo import Same
from kiclayout.base.particles import particle
from kiclayout.base.record import dataclass
from kiclayout.content.block import Event, Heading, Poster
from kiclayout.content.inline import Link, PageRef, Runs, Text, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.naming import name_of
from kiclayout.content.walk import blocks_of, runs_of
from kiclayout.typeset.setting import Landing
from kiclayout.typeset.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose an entry, and the page it begins, is.

    Attributes:
        part: The part's index from 0.
        article: The article.
        box: The event or poster that fills the page, if one does.
        opens: Whether the article begins with that event, so that its page shows the article's title.
    """

    part: int
    article: Article
    box: Event | Poster | None = None
    opens: bool = False


def article_target(article: Article) -> str:
    """The name of the target at an article's beginning."""
    return "article-" + article.name


def label_target(article: Article, label: str) -> str:
    """The name of the target at a labelled block."""
    return f"{article.name}/{label}"


def heading_targets(article: Article) -> tuple[tuple[Heading, str], ...]:
    """The article's headings of the first level with the names of the targets at them."""
    first = (block for block in article.body if isinstance(block, Heading) and block.level == 1)
    return tuple((block, f"{article.name}/section-{number}") for number, block in enumerate(first, 1))


def labels_asked(article: Article) -> tuple[str, ...]:
    """The labels that references and inner links of ``article`` name, each once, in reading order."""
    return _labels_asked(Same(article))


@lru_cache(maxsize=256)
def _labels_asked(article: Same[Article]) -> tuple[str, ...]:
    asked: dict[str, None] = {}
    for block in blocks_of(article.value):
        for runs in runs_of(block):
            for label in _asked(runs):
                asked.setdefault(label)
    return tuple(asked)


def _asked(runs: Runs) -> Iterator[str]:
    for run in runs:
        if isinstance(run, PageRef):
            yield run.label
        elif isinstance(run, Link):
            if run.href.startswith("#"):
                yield run.href[1:]
            yield from _asked(run.runs)


def named(issue: Issue, shelf: Shelf) -> dict[str, Landing]:
    """Every label with its name and target, under ``article/label`` and, if it is the only one, ``label``."""
    found: dict[str, Landing] = {}
    counted: dict[str, int] = {}
    for article in issue.articles:
        for name in (article.name, article.word("label")):
            if name:
                found[name] = Landing(plain(article.title), "", article_target(article))
        for label, landing in _labelled(article, shelf):
            found[f"{article.name}/{label}"] = landing
            counted[label] = counted.get(label, 0) + 1
            if counted[label] == 1:
                found.setdefault(label, landing)
    for label, times in counted.items():
        if times > 1:
            found.pop(label, None)
    return found


def _labelled(article: Article, shelf: Shelf) -> tuple[tuple[str, Landing], ...]:
    """The labels of an article's blocks with their names and targets."""

    def made() -> tuple[tuple[str, Landing], ...]:
        return tuple(
            (label, Landing(name_of(block), "", label_target(article, label)))
            for block in blocks_of(article)
            if (label := block.attrs.label)
        )

    return shelf.children.get(("labels", Same(article)), made)  # type: ignore[return-value]


def answered(runs: Runs, article: Article, landings: Mapping[str, Landing]) -> Runs:
    """``runs`` of ``article`` with references as the words that they print, for where words alone can stand."""
    return tuple(Text(_answer(run, article, landings)) if isinstance(run, PageRef) else run for run in runs)


def _answer(run: PageRef, article: Article, landings: Mapping[str, Landing]) -> str:
    landing = landings.get(label_target(article, run.label)) or landings.get(run.label) or Landing()
    return worded(run, landing)


def worded(run: PageRef, landing: Landing) -> str:
    """What a reference prints, with the particle that fits it."""
    said = (landing.folio if run.kind == "page" else landing.name) or "?"
    return said + particle(said, run.particle) if run.particle else said


def landed(names: Mapping[str, Landing], folios: Mapping[str, str]) -> dict[str, Landing]:
    """``names`` with the folios of the pages on which their targets stand (``folios`` by target)."""
    return {
        label: Landing(landing.name, folios.get(landing.target, ""), landing.target) for label, landing in names.items()
    }
