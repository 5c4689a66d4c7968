"""Articles and parts of an issue: added, doubled, moved, named, deleted; the facts in an article's head.

An article's file gets its name when it comes to be, from its title, and keeps it: overrides and references hang on it.
``rename_file`` takes both along. Deleted articles stay on the disk; saving only no longer lists them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import count

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Heading, Paragraph
from kiclayout.content.edit.copying import with_article, with_block, with_fact
from kiclayout.content.edit.fresh import Taken, fresh
from kiclayout.content.edit.passages import article_of, first_spot, trail
from kiclayout.content.edit.splice import PLAIN, lines_of, tidy
from kiclayout.content.inline import Runs, plain
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.content.normal import HEAD_RUNS, HEAD_WORDS
from kiclayout.content.runs import clean
from kiclayout.content.spot import Done, Selection, caret

FOLDER = "articles/"
UNNAMED_PART = "기사"
"""What a part is called that nobody has named, in an issue that had none."""
_UNSAFE = re.compile(r"[^\w-]+")
_DEVICE = re.compile(r"(con|prn|aux|nul|conin|conout|(com|lpt)[0-9¹²³])$")
_LONGEST = 48


def path_for(issue: Issue, title: str, taken: Collection[str] = ()) -> str:
    """A file name for an article called ``title``: letters and digits of any script, and unlike all others.

    Args:
        issue: The issue; its articles' paths are taken.
        title: The title's words; without letters and digits the file is called ``article``.
        taken: Other names that are, such as files on the disk that the issue does not list.
    """
    used = {clean(path).casefold() for path in (*taken, *(article.path for article in issue.articles))}
    return free_path(title, used)


def free_path(title: str, used: Collection[str]) -> str:
    """As ``path_for``, unlike all of ``used``, which are clean and without capitals."""
    stem = _UNSAFE.sub("-", clean(title).casefold())[:_LONGEST].strip("-_") or "article"
    if _DEVICE.match(stem):
        stem = f"article-{stem}"
    names = (f"{FOLDER}{stem}{f'-{n}' if n > 1 else ''}.md" for n in count(1))
    return next(name for name in names if name not in used)


def add_article(issue: Issue, part: str, title: str, before: int | None = None, taken: Collection[str] = ()) -> Done:
    """A new article with ``title`` and an empty paragraph, in the part with the id ``part``.

    ``before``: the id of the article that it goes before; None = at the part's end. The caret is in its title.
    """
    words = tidy(run for line in lines_of(title, PLAIN)[:1] for run in line)
    blocks: tuple[Block, ...] = (Heading(level=0, runs=words), Paragraph())
    return _put(issue, Article(path_for(issue, title, taken), blocks), part, before)


def insert_articles(
    issue: Issue,
    part: str,
    made: Sequence[tuple[str, tuple[Block, ...]]],
    before: int | None = None,
    taken: Collection[str] = (),
) -> Done:
    """Articles that were written elsewhere, in a part, as ``add_article`` has it; the caret is in the first.

    ``made``: of each what its file is called if it has no title, and its blocks.
    """
    first: Done | None = None
    for name, blocks in made:
        article = Article("", blocks)
        path = path_for(issue, plain(article.title) or name, taken)
        done = _put(issue, replace(article, path=path), part, before)
        issue, first = done.issue, first or done
    return Done(issue, first.selection if first else None)


def with_part(issue: Issue) -> Issue:
    """``issue`` with a part to put articles into, which is begun if it has none."""
    return issue if issue.sections else add_part(issue, Bilingual(UNNAMED_PART)).issue


def behind(issue: Issue, here: Article | None) -> tuple[str, int | None]:
    """Where an article goes that follows ``here``: its part, and the article before which it stands, None = at the end.

    Without ``here`` it goes to the end of the last part; ``issue`` must have one.
    """
    for section in issue.sections:
        if here in section.articles:
            following = section.articles[section.articles.index(here) + 1 :]
            return section.id, following[0].id if following else None
    return issue.sections[-1].id, None


def _put(issue: Issue, article: Article, part: str, before: int | None) -> Done:
    """``issue`` with ``article`` in a part; as it was if there is no such part."""
    for n, section in enumerate(issue.sections):
        if section.id == part:
            at = next((i for i, one in enumerate(section.articles) if one.id == before), len(section.articles))
            articles = (*section.articles[:at], article, *section.articles[at:])
            sections = (*issue.sections[:n], replace(section, articles=articles), *issue.sections[n + 1 :])
            return Done(replace(issue, sections=sections), caret(first_spot(article)))
    return Done(issue)


def _part_of(issue: Issue, article: int) -> tuple[Section, int] | None:
    """The part in which an article stands, and its index there."""
    for section in issue.sections:
        for n, one in enumerate(section.articles):
            if one.id == article:
                return section, n
    return None


def duplicate_article(issue: Issue, article: int, taken: Collection[str] = ()) -> Done:
    """A copy of an article right behind it, in a file of its own."""
    place, old = _part_of(issue, article), article_of(issue, article)
    if place is None or old is None:
        return Done(issue)
    section, n = place
    copy = Article(path_for(issue, old.name, taken), fresh(old.blocks, Taken()))
    behind = section.articles[n + 1].id if n + 1 < len(section.articles) else None
    return _put(issue, copy, section.id, behind)


def delete_article(issue: Issue, article: int) -> Done:
    """The issue without an article; the caret in the one that follows."""
    place, old = _part_of(issue, article), article_of(issue, article)
    if place is None or old is None:
        return Done(issue)
    at = issue.articles.index(old)
    new = with_article(issue, old, ())
    left = new.articles
    return Done(new, caret(first_spot(left[min(at, len(left) - 1)])) if left else None)


def move_article(issue: Issue, article: int, part: str, before: int | None = None) -> Done:
    """An article into the part with the id ``part``, before the article ``before``; None = at its end."""
    old = article_of(issue, article)
    if old is None or old.id != article or before == article or all(one.id != part for one in issue.sections):
        return Done(issue)
    done = _put(with_article(issue, old, ()), old, part, before)
    return Done(issue) if done.issue == issue else done


def with_caret(done: Done, selection: Selection | None, article: int) -> Done:
    """``done``, which moved ``article``, with the caret in that article: where it was, else at its beginning."""
    moved = article_of(done.issue, article)
    here = article_of(done.issue, selection.focus.block) if selection is not None else None
    return replace(done, selection=caret(first_spot(moved))) if moved is not None and here is not moved else done


def set_fact(issue: Issue, article: int, key: str, value: str | Runs) -> Done:
    """A fact in the article's head: words as text or runs, or a plain word; an empty one is taken out.

    Keys that the format does not know change nothing, but for those that begin with ``x-``.
    """
    home = article_of(issue, article)
    known = key in HEAD_RUNS or key in HEAD_WORDS or re.fullmatch(r"x-[\w-]+", key)
    if home is None or home.id != article or not known:
        return Done(issue)
    said: Runs | str = value
    if key in HEAD_RUNS and isinstance(value, str):
        said = tidy(run for line in lines_of(value, PLAIN)[:1] for run in line)
    elif key not in HEAD_RUNS:
        said = clean(value if isinstance(value, str) else plain(value)).strip(" ")
    if not said:
        return Done(_without_fact(issue, home, key))
    held = dict(home.head.fields) if home.head else {}
    return Done(issue if held.get(key) == said else with_fact(issue, home, key, said))


def _without_fact(issue: Issue, article: Article, key: str) -> Issue:
    head = article.head
    if head is None or all(name != key for name, _ in head.fields):
        return issue
    fields = tuple(entry for entry in head.fields if entry[0] != key)
    left = (replace(head, fields=fields),) if fields else ()
    return with_block(issue, trail(issue, head.id), left)


def add_part(issue: Issue, name: Bilingual, before: str | None = None) -> Done:
    """A new part without articles, before the part with the id ``before``; None = at the end."""
    used = {section.id for section in issue.sections}
    part = Section(next(made for n in count(len(used) + 1) if (made := f"part-{n}") not in used), name)
    at = next((n for n, one in enumerate(issue.sections) if one.id == before), len(issue.sections))
    return Done(replace(issue, sections=(*issue.sections[:at], part, *issue.sections[at:])))


def delete_part(issue: Issue, part: str) -> Done:
    """The issue without a part and its articles."""
    kept = tuple(one for one in issue.sections if one.id != part)
    return Done(issue if len(kept) == len(issue.sections) else replace(issue, sections=kept))


def rename_part(issue: Issue, part: str, name: Bilingual) -> Done:
    """A part with another name."""
    return set_part(issue, part, name=name)


def set_part(
    issue: Issue, part: str, name: Bilingual | None = None, color: str | None = None, opener: str | None = None
) -> Done:
    """A part with another name, colour token or opener; None = as it is."""
    said = {key: value for key, value in (("name", name), ("color", color), ("opener", opener)) if value is not None}
    sections = tuple(replace(one, **said) if one.id == part else one for one in issue.sections)  # type: ignore[arg-type]
    return Done(issue if sections == issue.sections else replace(issue, sections=sections))


def move_part(issue: Issue, part: str, before: str | None = None) -> Done:
    """A part with its articles before another one; None = at the end."""
    found = next((one for one in issue.sections if one.id == part), None)
    if found is None or part == before:
        return Done(issue)
    rest = [one for one in issue.sections if one is not found]
    at = next((n for n, one in enumerate(rest) if one.id == before), len(rest))
    sections = (*rest[:at], found, *rest[at:])
    return Done(issue if sections == issue.sections else replace(issue, sections=sections))
