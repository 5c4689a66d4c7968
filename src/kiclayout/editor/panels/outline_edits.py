"""What the outline's commands do to the issue: rows are named by their keys, edits are those of ``content.edit``."""

from __future__ import annotations

from functools import partial

from kiclayout.content.edit import articles
from kiclayout.content.edit.facts import in_language
from kiclayout.content.edit.passages import article_of, first_spot
from kiclayout.content.edit.structure import delete_block, duplicate_block, move_block, shift_block
from kiclayout.content.issue import Article, Issue, Section
from kiclayout.content.spot import Done, Selection, Spot
from kiclayout.editor.panels.outline_tree import ARTICLE, PART, Key, part_keys
from kiclayout.editor.panels.retyping import rewording
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


def rename(key: Key, text: str) -> Edit:
    """Another name for a part, title for an article, words for a heading."""
    return partial(_renamed, key=key, text=text)


def _renamed(issue: Issue, _selection: Selection | None, key: Key, text: str) -> Done:
    part = _part(issue, key) if key[0] == PART else None
    if part is not None:
        return articles.rename_part(issue, part.id, in_language(part.name, issue.lang, text, issue.lang))
    article = article_of(issue, int(key[1])) if key[0] != PART else None
    if article is None:
        return Done(issue)
    return rewording(first_spot(article) if key[0] == ARTICLE else Spot(int(key[1])), text)(issue, None)


def move(moved: Key, into: Key, before: Key | None) -> Edit:
    """An article into a part, or a block into an article, before another one or to the end."""
    return partial(_moved, moved=moved, into=into, before=before)


def _moved(issue: Issue, selection: Selection | None, moved: Key, into: Key, before: Key | None) -> Done:
    behind = int(before[1]) if before else None
    if moved[0] != ARTICLE:
        return move_block(issue, int(moved[1]), int(into[1]), behind)
    part = _part(issue, into)
    done = articles.move_article(issue, int(moved[1]), part.id, behind) if part else Done(issue)
    return articles.with_caret(done, selection, int(moved[1]))


def step(key: Key, by: int) -> Edit:
    """A row one place up (-1) or down (1) among those it stands with; articles go from part to part."""
    return partial(_stepped, key=key, by=by)


def _stepped(issue: Issue, selection: Selection | None, key: Key, by: int) -> Done:
    if key[0] == PART:
        return _part_stepped(issue, _part(issue, key), by)
    article = article_of(issue, int(key[1]))
    if article is None:
        return Done(issue)
    if key[0] != ARTICLE:
        return shift_block(issue, int(key[1]), up=by < 0)
    return articles.with_caret(_article_stepped(issue, article, by), selection, article.id)


def _article_stepped(issue: Issue, article: Article, by: int) -> Done:
    """An article one place up or down, from part to part."""
    part = _part_of(issue, article)
    number, rest = issue.sections.index(part), part.articles
    at = next(n for n, one in enumerate(rest) if one is article)
    if 0 <= at + by < len(rest):
        behind = rest[at + 2 : at + 3] if by > 0 else rest[at - 1 : at]
        return articles.move_article(issue, article.id, part.id, behind[0].id if behind else None)
    if not 0 <= number + by < len(issue.sections):
        return Done(issue)
    other = issue.sections[number + by]
    first = other.articles[0].id if other.articles and by > 0 else None
    return articles.move_article(issue, article.id, other.id, first)


def _part_stepped(issue: Issue, part: Section | None, by: int) -> Done:
    """A part with its articles one place up or down."""
    parts = issue.sections
    at = next((n for n, one in enumerate(parts) if one is part), -1)
    if part is None or not 0 <= at + by < len(parts):
        return Done(issue)
    behind = parts[at + 2 : at + 3] if by > 0 else parts[at - 1 : at]
    return articles.move_part(issue, part.id, behind[0].id if behind else None)


def add_article(key: Key) -> Edit:
    """An empty article behind the one named, or at the end of the part named; the caret in its title."""
    return partial(_added, key=key)


def _added(issue: Issue, _selection: Selection | None, key: Key) -> Done:
    article = article_of(issue, int(key[1])) if key[0] == ARTICLE else None
    part = _part_of(issue, article) if article else _part(issue, key)
    if part is None:
        return Done(issue)
    at = next((n for n, one in enumerate(part.articles) if one is article), len(part.articles))
    behind = part.articles[at + 1 : at + 2]
    return articles.add_article(issue, part.id, "", behind[0].id if behind else None)


def duplicate(key: Key) -> Edit:
    """An article or block once more, behind itself."""
    made = articles.duplicate_article if key[0] == ARTICLE else duplicate_block
    return lambda issue, _: made(issue, int(key[1]))


def delete(key: Key) -> Edit:
    """An article or block goes, the caret to what follows it; or a part."""
    if key[0] == PART:
        return lambda issue, _: articles.delete_part(issue, part.id) if (part := _part(issue, key)) else Done(issue)
    made = articles.delete_article if key[0] == ARTICLE else delete_block
    return lambda issue, _: made(issue, int(key[1]))
