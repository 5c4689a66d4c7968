"""An article as lines of text: one line a passage, with its role and depth; boxes without running text are folded.

What stands in a line is the passage's plain text, so that places in both are the same numbers; a hard break is shown as
a line separator. No widget here, and no wording: roles are keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kiclayout.base.memo import Same
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import (
    Block,
    Callout,
    Comment,
    FieldList,
    Figure,
    Head,
    Heading,
    List,
    Note,
    Paragraph,
    Poster,
    Quote,
    Table,
)
from kiclayout.content.edit.numbering import number_in
from kiclayout.content.edit.passages import CLOSING, OPENING, TITLE
from kiclayout.content.edit.roles import BULLETS, CALLOUT, NOTE, NUMBERS, QUOTE
from kiclayout.content.inline import Break, Link, Runs, plain
from kiclayout.content.issue import Article
from kiclayout.editor.panels.outline_tree import kind_of, label_of

SOFT = "\u2028"
"""How a hard break is shown."""
DOT = "·"
TRANSCRIPT = "transcript"
"""The role of a poster's words."""

_BLOCKS = 1024
"""Of how many blocks the lines are kept: more than an article has, so that a key makes those of its own block alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        block: Whose words they are: a block's or, for facts, an article's id.
        field: Which of its words.
        role: What they are: a key of the wording.
        text: The words as shown.
        marker: What stands before them on the page.
        depth: How far they stand in, in steps.
        folded: Whether the line stands for a box that is not written here.
        runs: The words with their marks.
    """

    block: int
    field: str
    role: str
    text: str
    marker: str = ""
    depth: int = 0
    folded: bool = False
    runs: Runs = ()

    @property
    def key(self) -> tuple[int, str]:
        """What tells the line from all others."""
        return self.block, self.field


def story_of(article: Article) -> tuple[Line, ...]:
    """The lines of ``article``, its facts first."""
    title = article.title_block
    lines = list(_opening(article, title))
    for block in article.blocks:
        if block is not title and not isinstance(block, Head):
            lines += _lines_of(Same(block))
    lines += (_words(article.id, key, f"fact.{key}", article.runs(key)) for key in CLOSING if article.runs(key))
    return tuple(lines)


@lru_cache(maxsize=_BLOCKS)
def _lines_of(block: Same[Block]) -> tuple[Line, ...]:
    """The lines of a top-level block; the very same ones as long as the block is."""
    return tuple(_lines(block.value))


def _opening(article: Article, title: Heading | None) -> Iterator[Line]:
    for key in OPENING:
        if key == TITLE:
            runs = article.title
            yield _words(title.id, "", "title", runs) if title else _words(article.id, TITLE, "title", runs)
        elif article.runs(key):
            yield _words(article.id, key, f"fact.{key}", article.runs(key))


def _words(block: int, field: str, role: str, runs: Runs) -> Line:
    return _said(block, field, role, Same(runs))


@lru_cache(maxsize=2 * _BLOCKS)
def _said(block: int, field: str, role: str, same: Same[Runs]) -> Line:
    """A line of words; the very same one as long as the words are."""
    return Line(block, field, role, shown(same.value), runs=same.value)


def _lines(block: Block, role: str = "paragraph", depth: int = 0) -> Iterator[Line]:
    match block:
        case Heading():
            yield replace(
                _words(block.id, "", f"heading-{block.level}" if block.level else "title", block.runs),
                marker=block.marker,
                depth=depth,
            )
        case Paragraph():
            own = "lead" if "lead" in block.attrs.classes else role
            yield replace(_words(block.id, "", own, block.runs), depth=depth)
        case List():
            for n, item in enumerate(block.items):
                role = NUMBERS if number_in(block.items[0].marker) else BULLETS
                yield from _marked(_slot(block, f"items.{n}", item.blocks, role, depth), item.marker or DOT)
        case FieldList():
            for n, entry in enumerate(block.items):
                yield replace(_words(block.id, f"items.{n}.label", "entry", entry.label), depth=depth)
                yield from _slot(block, f"items.{n}", entry.blocks, "value", depth + 1)
        case Quote():
            yield from _slot(block, "blocks", block.blocks, QUOTE, depth)
        case Note():
            yield from _marked(_slot(block, "blocks", block.blocks, NOTE, depth), f"[{block.label}]")
        case Callout():
            yield replace(_words(block.id, "title", "callout-title", block.title), depth=depth)
            yield from _slot(block, "blocks", block.blocks, CALLOUT, depth + 1)
        case Poster():
            yield replace(_words(block.id, "title", _folded_role(block), block.title), depth=depth)
            yield from _slot(block, "blocks", block.blocks, TRANSCRIPT, depth + 1)
        case Figure() if block.caption:
            caption = _words(block.id, "caption", "figure", block.caption)
            yield replace(caption, marker=plain(block.label), depth=depth)
        case _:
            yield Line(block.id, "", _folded_role(block), _folded(block), depth=depth, folded=True)


def _slot(block: Block, name: str, blocks: tuple[Block, ...], role: str, depth: int) -> Iterator[Line]:
    """What stands in a slot, or the place where it can be written."""
    if not blocks:
        yield Line(block.id, name, role, "", depth=depth)
    for one in blocks:
        inner = depth + (isinstance(one, List) and role in (BULLETS, NUMBERS))
        yield from _lines(one, role, inner)


def _marked(lines: Iterator[Line], marker: str) -> Iterator[Line]:
    """``lines`` with ``marker`` before the first, unless that has its own."""
    for n, line in enumerate(lines):
        yield line if n or line.marker else replace(line, marker=marker)


def _folded_role(block: Block) -> str:
    return f"kind.{kind_of(block)}"


def _folded(block: Block) -> str:
    """A line for a box: its name, and for a table how large it is."""
    words = label_of(block)
    if isinstance(block, Table):
        return f"{words}  {len(block.grid.rows)} × {len(block.grid.align)}".strip()
    return block.text if isinstance(block, Comment) else words


def shown(runs: Runs) -> str:
    """The plain text of ``runs``, hard breaks as line separators."""
    if not any(isinstance(run, Break | Link) for run in runs):
        return plain(runs)
    parts = (
        SOFT if isinstance(run, Break) else shown(run.runs) if isinstance(run, Link) else plain((run,)) for run in runs
    )
    return "".join(parts)
