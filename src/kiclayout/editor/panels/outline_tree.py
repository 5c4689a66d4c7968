"""The outline of an issue as plain values: parts, their articles, the blocks of these, each with a short label.

An article that did not change gives the very same branch again, so that a view finds out what changed by identity. It
knows no Qt and no language: a branch without words has an empty label.
"""

from __future__ import annotations

from typing import TypeAlias

from kiclayout.base.record import dataclass
from kiclayout.content.block import (
    Block,
    Callout,
    Chart,
    Comment,
    Directive,
    Event,
    FieldList,
    Figure,
    FigureRow,
    Head,
    Heading,
    List,
    Note,
    Paragraph,
    Poster,
    Qr,
    Quote,
    Raw,
    Sponsors,
    Table,
)
from kiclayout.content.inline import Runs, plain
from kiclayout.content.issue import Article, Issue, Section
from kiclayout.content.walk import words_of

Key: TypeAlias = tuple[str, str | int]
"""What a branch is called as long as it exists: its kind's family with its id."""

PART, ARTICLE, BLOCK = "part", "article", "block"
KINDS: dict[type, str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    List: "list",
    FieldList: "fields",
    Quote: "quote",
    Note: "note",
    Comment: "comment",
    Directive: "directive",
    Raw: "raw",
    Table: "table",
    Figure: "figure",
    FigureRow: "figures",
    Chart: "chart",
    Callout: "callout",
    Poster: "poster",
    Event: "event",
    Sponsors: "sponsors",
    Qr: "qr",
}
BODY = frozenset({"paragraph", "list", "fields", "quote", "note", "comment", "directive"})
"""Kinds that are folded away unless asked for."""
_LONGEST = 80


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """One row of the outline.

    Attributes:
        key: What it is called.
        kind: part, article, or one of ``KINDS``.
        label: Short plain words; empty = it has none.
        number: Of the part, from 0; the level of a heading; else 0.
        depth: How far it stands in below its article's left edge, in steps.
        children: What is below it.
        words: What is renamed in place, in full; empty = it cannot be.
    """

    key: Key
    kind: str
    label: str
    number: int = 0
    depth: int = 0
    children: tuple[Branch, ...] = ()
    words: str = ""


class Outline:
    """Makes the branches of one issue after the other; remembers those of the last one."""

    def __init__(self, body: bool = False) -> None:
        self.body = body
        self._made: dict[int, tuple[Article, Branch]] = {}

    def branches(self, issue: Issue) -> tuple[Branch, ...]:
        """The parts of ``issue`` with all that is below them."""
        before, self._made = self._made, {}
        keys = part_keys(issue)
        parts = zip(keys, enumerate(issue.sections), strict=True)
        return tuple(self._part(key, number, part, before, issue.lang) for key, (number, part) in parts)

    def fold(self, body: bool) -> None:
        """Shows or hides the words of the body from the next time on."""
        self.body = body
        self._made = {}

    def _part(
        self, key: Key, number: int, part: Section, before: dict[int, tuple[Article, Branch]], lang: str
    ) -> Branch:
        articles = tuple(self._article(article, before) for article in part.articles)
        name = part.name.first(lang)
        return Branch(key, PART, name, number, children=articles, words=name)

    def _article(self, article: Article, before: dict[int, tuple[Article, Branch]]) -> Branch:
        known = before.get(article.id)
        branch = known[1] if known and known[0] is article else _branch_of(article, self.body)
        self._made[article.id] = article, branch
        return branch


def part_keys(issue: Issue) -> list[Key]:
    """A key for every part; one whose id stands twice is counted."""
    keys: list[Key] = []
    for part in issue.sections:
        twice = sum(key[1] == part.id or str(key[1]).startswith(f"{part.id}\n") for key in keys)
        keys.append((PART, f"{part.id}\n{twice}" if twice else part.id))
    return keys


def _branch_of(article: Article, body: bool) -> Branch:
    title, children, level = article.title_block, list[Branch](), 0
    for block in article.blocks:
        kind = kind_of(block)
        if block is title or not kind:
            continue
        if isinstance(block, Heading):
            level = max(1, block.level)
        if body or kind not in BODY:
            number = block.level if isinstance(block, Heading) else 0
            depth = level - 1 if isinstance(block, Heading) else level
            full = plain(block.runs) if isinstance(block, Heading) else ""
            children.append(Branch((BLOCK, block.id), kind, label_of(block), number, depth, words=full))
    return Branch(
        (ARTICLE, article.id),
        ARTICLE,
        short(plain(article.title)),
        children=tuple(children),
        words=plain(article.title),
    )


def kind_of(block: Block) -> str:
    """The kind of ``block``, a key of the wording; empty for an article's head."""
    return "" if isinstance(block, Head) else KINDS[type(block)]


def label_of(block: Block) -> str:
    """Short plain words that tell ``block`` from others of its kind."""
    match block:
        case Heading():
            return short(f"{block.marker} {plain(block.runs)}")
        case Table() | Chart():
            return _captioned(block.label, block.caption) or short(next(words_of((block,)), ""))
        case Figure():
            return _captioned(block.label, block.caption) or short(block.alt) or block.path.rpartition("/")[2]
        case FigureRow():
            return short(plain(block.caption)) or next((label_of(one) for one in block.blocks), "")
        case Callout() | Poster() | Event():
            return short(plain(block.title)) or short(next(words_of((block,)), ""))
        case Qr():
            return short(plain(block.label)) or short(block.url)
        case Comment():
            return short(block.text)
        case Directive():
            return f"{block.name}: {block.value}"
        case Raw():
            return short(block.text[0] if block.text else "")
        case Sponsors():
            return short(", ".join(role for role, _ in block.roles))
        case _:
            return short(next((text for text in words_of((block,)) if text.strip()), ""))


def _captioned(label: Runs, caption: Runs) -> str:
    return short(f"{plain(label)} {plain(caption)}")


def short(text: str) -> str:
    """``text`` on one line, not longer than a row can show."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"
