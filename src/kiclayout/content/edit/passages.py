"""All passages of an issue in reading order, and where in it a block stands; found by id at the speed of typing.

What was found of an article is kept for a few of its versions, so that after an edit only the blocks that are new are
walked. Nothing is written to the issue.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from kiclayout.content.block import Block, Heading, Paragraph, Poster, Table
from kiclayout.content.edit.anatomy import HOLLOW, Words, pieces
from kiclayout.content.edit.cells import lines, span
from kiclayout.content.inline import Runs, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Selection, Spot

TITLE = "title"
OPENING = ("kicker", "title", "title_zh", "subtitle", "source", "press", "byline", "lead")
"""The facts that are read above the text, with the place of the title among them."""
CLOSING = ("end_source", "toc_title", "short_title")
ELSEWHERE = ("toc_title", "short_title")
"""Facts that stand in the contents and in running heads: who selects an article does not see them selected."""


class Passage(NamedTuple):
    """One run of inline content that can be typed into.

    Attributes:
        article: Session id of its article.
        block: Session id of the block whose words they are; of the article, for its facts.
        field: Empty for the block's own words, else the field (see ``anatomy``), or the head's key.
        runs: The words.
        within: The blocks round it, from the article's down to the one it belongs to; none for facts.
        slots: Where in ``within[n]`` the block ``within[n + 1]`` stands; one fewer than ``within``.
        hollow: Whether it is an empty slot: typing there makes a paragraph.
    """

    article: int
    block: int
    field: str
    runs: Runs
    within: tuple[Block, ...] = ()
    slots: tuple[str, ...] = ()
    hollow: bool = False

    @property
    def owner(self) -> Block | None:
        """The block it belongs to; None for facts of the article."""
        return self.within[-1] if self.within else None

    @property
    def text(self) -> str:
        """Its characters; places count them."""
        return plain(self.runs)

    @property
    def flows(self) -> bool:
        """Whether it is the words of a paragraph or heading."""
        return not self.field

    @property
    def listed(self) -> bool:
        """Whether it is there to be seen: it has words, or a caret could be put into it all the same."""
        return bool(self.runs) or not self.field or self.hollow or (not self.within and self.field == TITLE)

    @property
    def poster(self) -> int:
        """Session id of the poster in whose place a picture is seen, these words being its transcript; 0 = none."""
        return next((one.id for one in self.within if isinstance(one, Poster) and one.path), 0)

    @property
    def cell(self) -> tuple[Table, tuple[int, int]] | None:
        """The innermost table that it is in a cell of, and the cell's row and column; None = in no cell."""
        places = reversed([(one, self.cell_of(one)) for one in self.within if isinstance(one, Table)])
        return next(((table, place) for table, place in places if place is not None), None)

    def cell_of(self, table: Table) -> tuple[int, int] | None:
        """Row and column of the cell of ``table`` that it is in; None = it is in none."""
        for one, slot in zip(self.within, (*self.slots, self.field), strict=True):
            if one is table and slot.startswith("cell."):
                row, column = slot.split(".")[1:]
                return int(row), int(column)
        return None

    def spot(self, at: int = 0) -> Spot:
        """A place in it."""
        return Spot(self.block, at, self.field)

    def end(self) -> Spot:
        """The place behind its last character."""
        return Spot(self.block, len(self.text), self.field)


class Trail(NamedTuple):
    """Where a block stands: its article, the blocks from the top down to itself, and the slots between them."""

    article: Article
    within: tuple[Block, ...]
    slots: tuple[str, ...]


_Above: TypeAlias = tuple[tuple[Block, ...], tuple[str, ...]]
"""The blocks round a block, from the top down, and the slots between them."""


class _Part(NamedTuple):
    """What is in one top-level block, or in a group of facts."""

    passages: tuple[Passage, ...]
    places: dict[tuple[int, str], int]
    blocks: dict[int, _Above]


class _Index(NamedTuple):
    """What is in an article: its parts in reading order, and the part that each block is in."""

    parts: tuple[_Part, ...]
    at: dict[int, int]


def _part(top: Block, article: int) -> _Part:
    """What is in a top-level block of the article with the id ``article``."""
    found: list[Passage] = []
    blocks: dict[int, _Above] = {}
    _visit(top, article, ((), ()), (found, blocks))
    return _of(found, blocks)


def _visit(block: Block, article: int, above: _Above, into: tuple[list[Passage], dict[int, _Above]]) -> None:
    """Puts the passages of ``block`` and of all blocks in it ``into`` a list, and where the blocks stand beside it."""
    (within, slots), (found, blocks) = ((*above[0], block), above[1]), into
    blocks[block.id] = (within, slots)
    if type(block) is Paragraph or type(block) is Heading:  # most blocks: not worth asking for their pieces
        found.append(Passage(article, block.id, "", block.runs, within, slots))
        return
    for piece in pieces(block):
        if isinstance(piece, Words):
            found.append(Passage(article, block.id, piece.name, piece.runs, within, slots))
        elif piece.blocks:
            for one in piece.blocks:
                _visit(one, article, (within, (*slots, piece.name)), into)
        elif isinstance(block, HOLLOW):
            found.append(Passage(article, block.id, piece.name, (), within, slots, True))


def _of(found: list[Passage], blocks: dict[int, _Above]) -> _Part:
    places = {(one.block, one.field): n for n, one in enumerate(found)}
    return _Part(tuple(found), places, blocks)


class _Known(NamedTuple):
    """An article that was walked, with the parts of its blocks by the blocks' identities."""

    article: Article
    content: _Index
    parts: dict[int, tuple[Block, _Part]]


_KEPT, _VERSIONS = 1024, 3
_known: dict[int, list[_Known]] = {}
"""The last few versions of every article, by its id: an edit needs the one before it, undo the one before that."""


def _indexed(article: Article) -> _Index:
    versions = _known.get(article.id)
    if versions is None:
        if len(_known) >= _KEPT:
            del _known[next(iter(_known))]
        versions = _known[article.id] = []
    for known in versions:
        if known.article is article:
            return known.content
    made = (_edited(article, versions[0]) if versions else None) or _walked(article, versions)
    versions.insert(0, made)
    del versions[_VERSIONS:]
    return made.content


def _edited(article: Article, known: _Known) -> _Known | None:
    """``article`` with its index, if it is the one that is ``known`` with other words in one block; else None."""
    before = known.article
    if article.head is not before.head or len(article.blocks) != len(before.blocks):
        return None
    pairs = [(was, now) for was, now in zip(before.blocks, article.blocks, strict=True) if was is not now]
    if len(pairs) != 1 or before.title_block is not article.title_block:
        return None
    ((was, now),) = pairs
    old, part = known.parts[id(was)][1], _part(now, article.id)
    if old.blocks.keys() != part.blocks.keys():
        return None
    at = known.content.at[was.id]
    parts = (*known.content.parts[:at], part, *known.content.parts[at + 1 :])
    own = {key: one for key, one in known.parts.items() if key != id(was)}
    return _Known(article, _Index(parts, known.content.at), {**own, id(now): (now, part)})


def _walked(article: Article, versions: list[_Known]) -> _Known:
    """``article`` with its index, made of the parts of older versions as far as their blocks are its own."""
    parts: dict[int, tuple[Block, _Part]] = {}
    for block in article.blocks:
        for known in versions:
            old = known.parts.get(id(block))
            if old is not None and old[0] is block:
                parts[id(block)] = old
                break
        else:
            parts[id(block)] = (block, _part(block, article.id))
    title, head = article.title_block, article.head
    opening = _facts(article, [key for key in OPENING if key != TITLE or title is None])
    body = [parts[id(block)][1] for block in article.blocks if block is not title and block is not head]
    if title is None:
        body.insert(0, _of(opening, {}))
    else:
        body[:0] = [_of(opening[:1], {}), parts[id(title)][1], _of(opening[1:], {})]
    body.append(_of(_facts(article, CLOSING), {} if head is None else {head.id: ((head,), ())}))
    at = {one: n for n, part in enumerate(body) for one in part.blocks}
    return _Known(article, _Index(tuple(body), at), parts)


def _facts(article: Article, keys: tuple[str, ...] | list[str]) -> list[Passage]:
    said = dict(article.head.fields) if article.head else {}
    values = ((key, said.get(key, ())) for key in keys)
    return [Passage(article.id, article.id, key, value if isinstance(value, tuple) else ()) for key, value in values]


def article_of(issue: Issue, block: int) -> Article | None:
    """The article in which the block with the id ``block`` stands, or whose own id it is."""
    for section in issue.sections:
        for article in section.articles:
            if article.id == block or block in _indexed(article).at:
                return article
    return None


def language_at(issue: Issue, block: int) -> str:
    """The language of the article in which a block stands: its own, else the issue's."""
    article = article_of(issue, block)
    return (article.word("lang") if article else "") or issue.lang


def trail(issue: Issue, block: int) -> Trail | None:
    """Where the block with the id ``block`` stands."""
    article = article_of(issue, block)
    if article is None or article.id == block:
        return None
    index = _indexed(article)
    return Trail(article, *index.parts[index.at[block]].blocks[block])


def passage_at(issue: Issue, spot: Spot) -> Passage | None:
    """The passage that ``spot`` is in; empty fields have one, too."""
    article = article_of(issue, spot.block)
    return passage_in(article, spot) if article else None


def passage_in(article: Article, spot: Spot) -> Passage | None:
    """The passage of ``article`` that ``spot`` is in."""
    if spot.block != article.id and spot.block not in _indexed(article).at:
        return None
    where = _place(article, spot)
    return _indexed(article).parts[where[0]].passages[where[1]] if where else None


def _place(article: Article, spot: Spot) -> tuple[int, int] | None:
    """Part and passage of ``spot`` in its article."""
    index, key = _indexed(article), (spot.block, spot.field)
    if spot.block != article.id:
        part = index.at[spot.block]
        return (part, index.parts[part].places[key]) if key in index.parts[part].places else None
    ways = ((n, part.places[key]) for n, part in enumerate(index.parts) if key in part.places)
    return next(ways, None)


def passages(of: Issue | Article, every: bool = False) -> Iterator[Passage]:
    """The passages of an issue or article in reading order; with ``every`` those of empty fields, too."""
    for article in (of,) if isinstance(of, Article) else of.articles:
        for part in _indexed(article).parts:
            yield from part.passages if every else (one for one in part.passages if one.listed)


def passages_in(block: Block, article: int = 0) -> tuple[Passage, ...]:
    """The passages in and below a block, as one that stands at the top of ``article``; those of empty fields, too."""
    return _part(block, article).passages


Order = tuple[int, int, int, int]


def order_of(issue: Issue, spot: Spot) -> Order | None:
    """What spots are sorted by in reading order; None = it is not in the issue."""
    number = 0
    for section in issue.sections:
        for article in section.articles:
            if article.id == spot.block or spot.block in _indexed(article).at:
                place = _place(article, spot)
                return (number, *place, spot.at) if place else None
            number += 1
    return None


def ordered(issue: Issue, selection: Selection) -> tuple[Spot, Spot] | None:
    """The ends of ``selection`` in reading order, kept inside their passages; None = one of them is nowhere."""
    ends = clamped(issue, selection.anchor), clamped(issue, selection.focus)
    first, last = (order_of(issue, one) if one else None for one in ends)
    if first is None or last is None:
        return None
    return ends if first <= last else ends[::-1]  # type: ignore[return-value]


def clamped(issue: Issue, spot: Spot) -> Spot | None:
    """``spot`` inside its passage; None = there is no such passage."""
    passage = passage_at(issue, spot)
    if passage is None:
        return None
    at = min(max(spot.at, 0), len(passage.text))
    return spot if at == spot.at else passage.spot(at)


def following(issue: Issue, spot: Spot, step: int = 1) -> Passage | None:
    """The next passage that can be seen behind the one of ``spot``; None = it is the last of the issue."""
    article = article_of(issue, spot.block)
    place = _place(article, spot) if article else None
    if article is None or place is None:
        return None
    listed = [(n, p) for n, part in enumerate(_indexed(article).parts) for p, _ in enumerate(part.passages)]
    found = _seen(article, listed[listed.index(place) :: step][1:])
    articles = issue.articles
    at = next(n for n, one in enumerate(articles) if one is article) + step
    while found is None and 0 <= at < len(articles):
        there = list(passages(articles[at]))
        found = there[0 if step > 0 else -1] if there else None
        at += step
    return found


def preceding(issue: Issue, spot: Spot) -> Passage | None:
    """The passage before the one of ``spot``; None = it is the first of the issue."""
    return following(issue, spot, -1)


def _seen(article: Article, places: list[tuple[int, int]]) -> Passage | None:
    parts = _indexed(article).parts
    return next((one for part, n in places if (one := parts[part].passages[n]).listed), None)


def selected(issue: Issue, selection: Selection) -> list[tuple[Passage, int, int]]:
    """The passages that ``selection`` reaches, each with the first character and one past the last; none if nowhere.

    From one cell of a table to another it reaches whole cells: those of the rectangle that both span.
    """
    ends = ordered(issue, selection)
    if ends is None:
        return []
    first, last = ends
    if selection.whole and (cells := rectangle(issue, selection)):
        return list(_in_cells(issue, cells))
    if (first.block, first.field) == (last.block, last.field):
        passage = passage_at(issue, first)
        return [(passage, first.at, last.at)] if passage else []
    cells = rectangle(issue, selection)
    return list(_in_cells(issue, cells) if cells else _between(issue, first, last))


class Rectangle(NamedTuple):
    """Cells of a table, inclusive; they cut no joined cell unless they are whole rows or columns."""

    table: Table
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, place: tuple[int, int] | None) -> bool:
        """Whether the cell at a row and column is one of them."""
        return place is not None and self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


def rectangle(issue: Issue, selection: Selection) -> Rectangle | None:
    """The cells that ``selection`` reaches; None = it stays in one cell, or does not stay in a table."""
    ends = (passage_at(issue, one) for one in (selection.anchor, selection.focus))
    first, last = (found.cell if found is not None else None for found in ends)
    if first is None or last is None or first[0] is not last[0]:
        return None
    if selection.whole:
        return Rectangle(first[0], *lines(first[0].grid, selection.whole, first[1], last[1]))
    if first[1] == last[1]:
        return None
    return Rectangle(first[0], *span(first[0].grid, first[1], last[1]))


def _in_cells(issue: Issue, cells: Rectangle) -> Iterator[tuple[Passage, int, int]]:
    article = article_of(issue, cells.table.id)
    index = _indexed(article) if article else None
    for passage in index.parts[index.at[cells.table.id]].passages if index else ():
        if passage.listed and cells.holds(passage.cell_of(cells.table)):
            yield passage, 0, len(passage.text)


def seen(issue: Issue, selection: Selection) -> list[tuple[Passage, int, int]]:
    """What ``selection`` reaches; transcripts of posters only if it is inside one: else nobody sees them selected."""
    found = selected(issue, selection)
    inside = {passage.poster for passage, _, _ in found}
    return found if len(inside) < 2 else [one for one in found if not one[0].poster]


def _between(issue: Issue, first: Spot, last: Spot) -> Iterator[tuple[Passage, int, int]]:
    inside = False
    for passage in passages(issue, every=True):
        key = (passage.block, passage.field)
        if key == (first.block, first.field):
            inside = True
            yield passage, first.at, len(passage.text)
        elif key == (last.block, last.field):
            yield passage, 0, last.at
            return
        elif inside and passage.listed and not (passage.block == passage.article and passage.field in ELSEWHERE):
            yield passage, 0, len(passage.text)


def text_of(issue: Issue, selection: Selection) -> str:
    """The characters of ``selection``, a line end between passages."""
    return "\n".join(passage.text[start:end] for passage, start, end in selected(issue, selection))


def first_spot(article: Article) -> Spot:
    """Where a caret goes that is put into ``article``: its title, or the place of one."""
    title = article.title_block
    return Spot(title.id) if title else Spot(article.id, 0, TITLE)
