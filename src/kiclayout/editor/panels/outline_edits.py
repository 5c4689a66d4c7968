"""What the outline's commands do to the issue: rows are named by their keys, edits are pure.

A block takes the footnotes along that only it calls. Articles get files of their own, with names that are free.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Head, Heading, Note, Paragraph, next_id
from kiclayout.content.edit.anatomy import Slot, pieces, with_pieces
from kiclayout.content.edit.copying import index_of, with_article, with_body
from kiclayout.content.edit.passages import article_of, first_spot, passages_in
from kiclayout.content.inline import NoteRef
from kiclayout.content.issue import Article, Issue, Section
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.editor.panels.facts import reworded_at
from kiclayout.editor.panels.outline_tree import ARTICLE, BLOCK, PART, Key, part_keys
from kiclayout.editor.session import Edit


def block_of(issue: Issue, key: Key) -> int:
    """The article or block that a row stands for; of a part the first article. 0 = there is none."""
    if key[0] != PART:
        return int(key[1])
    part = _part(issue, key)
    return part.articles[0].id if part and part.articles else 0


def _part(issue: Issue, key: Key) -> Section | None:
    return next((part for one, part in zip(part_keys(issue), issue.sections, strict=True) if one == key), None)


def _part_of(issue: Issue, article: Article) -> Section:
    return next(part for part in issue.sections if any(one is article for one in part.articles))


def _with_part(issue: Issue, old: Section, new: Section) -> Issue:
    return replace(issue, sections=tuple(new if one is old else one for one in issue.sections))


# ---- names


def rename(key: Key, text: str) -> Edit:
    """Another name for a part, title for an article, words for a heading."""
    return partial(_renamed, key=key, text=text)


def _renamed(issue: Issue, _selection: Selection | None, key: Key, text: str) -> Done:
    part = _part(issue, key) if key[0] == PART else None
    if part is not None:
        by_lang = dict(part.name.by_lang)
        if part.name.main or issue.lang not in by_lang:
            name = replace(part.name, main=text)
        else:
            name = replace(part.name, by_lang=tuple({**by_lang, issue.lang: text}.items()))
        return Done(_with_part(issue, part, replace(part, name=name)))
    article = article_of(issue, int(key[1])) if key[0] != PART else None
    if article is None:
        return Done(issue)
    return reworded_at(issue, first_spot(article) if key[0] == ARTICLE else Spot(int(key[1])), text)


# ---- order


def move(moved: Key, into: Key, before: Key | None) -> Edit:
    """An article into a part, or a block into an article, before another one or to the end."""
    made = _article_moved if moved[0] == ARTICLE else _block_moved
    return partial(made, moved=moved, into=into, before=before)


def step(key: Key, by: int) -> Edit:
    """An article or block one place up (-1) or down (1) among those it stands with."""
    return partial(_stepped, key=key, by=by)


def _stepped(issue: Issue, selection: Selection | None, key: Key, by: int) -> Done:
    article = article_of(issue, int(key[1]))
    if article is None:
        return Done(issue)
    if key[0] == ARTICLE:
        return _article_stepped(issue, selection, article, by)
    body = [one for one in _body(article) if not isinstance(one, Note)]
    at = next((n for n, one in enumerate(body) if one.id == key[1]), -1)
    if at < 0 or not 0 <= at + by < len(body):
        return Done(issue)
    behind = body[at + by + (by > 0)] if at + by + (by > 0) < len(body) else None
    before: Key | None = (BLOCK, behind.id) if behind else None
    return _block_moved(issue, selection, key, (ARTICLE, article.id), before)


def _article_stepped(issue: Issue, selection: Selection | None, article: Article, by: int) -> Done:
    part = _part_of(issue, article)
    number, at = issue.sections.index(part), index_in(part.articles, article)
    keys = part_keys(issue)
    if 0 <= at + by < len(part.articles):
        place = at + by + (by > 0)
        behind = part.articles[place] if place < len(part.articles) else None
        into = keys[number]
    elif 0 <= number + by < len(keys):
        into = keys[number + by]
        behind = next(iter(issue.sections[number + by].articles), None) if by > 0 else None
    else:
        return Done(issue)
    return _article_moved(issue, selection, (ARTICLE, article.id), into, (ARTICLE, behind.id) if behind else None)


def index_in(articles: tuple[Article, ...], article: Article) -> int:
    """Where the very object stands."""
    return next(n for n, one in enumerate(articles) if one is article)


def _article_moved(issue: Issue, _selection: Selection | None, moved: Key, into: Key, before: Key | None) -> Done:
    article, part = article_of(issue, int(moved[1])), _part(issue, into)
    if article is None or part is None or before == moved:
        return Done(issue)
    at = next((n for n, one in enumerate(part.articles) if before and one.id == before[1]), len(part.articles))
    rest = [*part.articles[:at], article, *part.articles[at:]]
    kept = tuple(one for n, one in enumerate(rest) if one is not article or n == at)
    if kept == part.articles and _part_of(issue, article) is part:
        return Done(issue)
    sections = (
        replace(one, articles=kept) if one is part else
        replace(one, articles=tuple(other for other in one.articles if other is not article))
        if any(other is article for other in one.articles) else one
        for one in issue.sections
    )  # fmt: skip
    return Done(replace(issue, sections=tuple(sections)))


def _block_moved(issue: Issue, _selection: Selection | None, moved: Key, into: Key, before: Key | None) -> Done:
    source, target = article_of(issue, int(moved[1])), article_of(issue, int(into[1]))
    block = next((one for one in source.blocks if one.id == moved[1]), None) if source else None
    if source is None or target is None or block is None or before == moved:
        return Done(issue)
    taken = [block, *_own_notes(source, block)]
    left = tuple(one for one in source.blocks if not any(one is other for other in taken))
    there = left if target is source else target.blocks
    at = next((n for n, one in enumerate(there) if before and one.id == before[1]), len(there))
    placed = (*there[:at], *taken, *there[at:])
    if target is source:
        same = [one.id for one in placed] == [one.id for one in source.blocks]
        return Done(issue if same else with_body(issue, source, placed))
    issue = with_body(issue, source, left)
    return Done(with_body(issue, target, placed))


def _calls(blocks: Iterable[Block]) -> set[str]:
    found = (one.runs for block in blocks for one in passages_in(block))
    return {run.label for runs in found for run in runs if isinstance(run, NoteRef)}


def _own_notes(article: Article, block: Block) -> list[Block]:
    """The footnotes that nothing else in the article calls."""
    own = _calls((block,)) - _calls(one for one in article.blocks if one is not block and not isinstance(one, Note))
    return [one for one in article.blocks if isinstance(one, Note) and one.label in own]


def _body(article: Article) -> list[Block]:
    return [one for one in article.blocks if not isinstance(one, Head) and one is not article.title_block]


# ---- more and less


def add_article(key: Key) -> Edit:
    """An empty article behind the one named, or at the end of the part named; the caret in its title."""
    return partial(_added, key=key)


def _added(issue: Issue, _selection: Selection | None, key: Key) -> Done:
    made = Article(free_path(issue, "article"), (Heading(level=0), Paragraph()))
    return _placed(issue, key, made)


def _placed(issue: Issue, key: Key, made: Article) -> Done:
    behind = article_of(issue, int(key[1])) if key[0] == ARTICLE else None
    part = _part_of(issue, behind) if behind else _part(issue, key)
    if part is None:
        return Done(issue)
    at = index_in(part.articles, behind) + 1 if behind else len(part.articles)
    issue = _with_part(issue, part, replace(part, articles=(*part.articles[:at], made, *part.articles[at:])))
    return Done(issue, caret(first_spot(made)))


def free_path(issue: Issue, name: str) -> str:
    """A file for an article that no other one has: ``articles/<name>-2.md`` …."""
    taken = {one.path for one in issue.articles}
    names = (f"articles/{name}-{n}.md" for n in range(2, len(taken) + 3))
    return next(path for path in names if path not in taken)


def duplicate(key: Key) -> Edit:
    """An article or block once more, behind itself; the copy has a life of its own."""
    return partial(_doubled, key=key)


def _doubled(issue: Issue, _selection: Selection | None, key: Key) -> Done:
    article = article_of(issue, int(key[1]))
    if article is None:
        return Done(issue)
    if key[0] == ARTICLE:
        blocks = tuple(fresh(block, labelled=True) for block in article.blocks)
        return _placed(issue, key, Article(free_path(issue, article.name), blocks))
    block = next((one for one in article.blocks if one.id == key[1]), None)
    if block is None:
        return Done(issue)
    at, copy = index_of(article.blocks, block) + 1, fresh(block, labelled=False)
    issue = with_body(issue, article, (*article.blocks[:at], copy, *article.blocks[at:]))
    inner = next((one for one in passages_in(copy) if one.listed), None)
    return Done(issue, caret(inner.spot()) if inner else None)


def fresh(block: Any, labelled: bool) -> Any:
    """A copy with session ids of its own, which was read from no file; ``labelled`` = with the same labels."""
    attrs = block.attrs if labelled else replace(block.attrs, label=None)
    inner = {
        piece.name: tuple(fresh(one, labelled) for one in piece.blocks)
        for piece in pieces(block)
        if isinstance(piece, Slot) and piece.blocks
    }
    return replace(with_pieces(block, inner), id=next_id(), lines=(0, 0), attrs=attrs)


def delete(key: Key) -> Edit:
    """An article or block goes; the caret to what follows it, if it was in it."""
    return partial(_deleted, key=key)


def _deleted(issue: Issue, selection: Selection | None, key: Key) -> Done:
    article = article_of(issue, int(key[1]))
    if article is None:
        return Done(issue)
    if key[0] == ARTICLE:
        order = issue.articles
        at = index_in(order, article)
        near = order[at + 1] if at + 1 < len(order) else order[at - 1] if at else None
        return Done(with_article(issue, article, ()), caret(first_spot(near)) if near else None)
    block = next((one for one in article.blocks if one.id == key[1]), None)
    if block is None:
        return Done(issue)
    gone = [block, *_own_notes(article, block)]
    left = tuple(one for one in article.blocks if not any(one is other for other in gone))
    body, at = _body(article), 0
    at = index_of(tuple(body), block)
    behind = [one for one in (*body[at + 1 :], *reversed(body[:at])) if not any(one is other for other in gone)]
    inner = next((one for near in behind for one in passages_in(near) if one.listed), None)
    return Done(with_body(issue, article, left), caret(inner.spot() if inner else first_spot(article)))
