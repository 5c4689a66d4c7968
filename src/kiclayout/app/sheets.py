"""An issue as the files it is kept in: what each of them says, so that versions can be compared and mixed by file.

A sheet is what one file holds: the facts and the order of ``issue.yaml``, one article, the partners, one placement.
Nothing is read or written here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from kiclayout.base.record import replace
from kiclayout.content.issue import Article, Issue, Partner, Placement
from kiclayout.store.partners import PARTNERS_FILE
from kiclayout.store.paths import ISSUE_FILE, PLACEMENT_FOLDER

Sheet: TypeAlias = Issue | Article | Placement | tuple[Partner, ...]
"""What one file says; ``Issue`` stands for the facts alone, its articles have no blocks there."""


def sheets_of(issue: Issue) -> dict[str, Sheet]:
    """Every sheet of ``issue`` by its file's name; a file that would hold nothing is left out."""
    found: dict[str, Sheet] = {ISSUE_FILE: facts_of(issue)}
    found |= {article.path: article for article in issue.articles}
    if issue.partners:
        found[PARTNERS_FILE] = issue.partners
    found |= {placement_file(one.layout): one for one in issue.placements}
    return found


def placement_file(layout: str) -> str:
    """The file in which the placement for ``layout`` is kept."""
    return f"{PLACEMENT_FOLDER}/{layout}.yaml"


def article_files(issue: Issue) -> frozenset[str]:
    """The files of the articles that an issue lists."""
    return frozenset(article.path for article in issue.articles)


def facts_of(issue: Issue) -> Issue:
    """What issue.yaml says: everything but the articles' blocks, the partners and the placements."""
    sections = tuple(
        replace(section, articles=tuple(Article(article.path) for article in section.articles))
        for section in issue.sections
    )
    return replace(issue, sections=sections, partners=(), placements=())


def issue_of_sheets(sheets: Mapping[str, Sheet]) -> Issue:
    """The issue that ``sheets`` make; an article that the facts name and no sheet holds is empty.

    Raises:
        KeyError: The facts are not among them.
    """
    facts = sheets[ISSUE_FILE]
    assert isinstance(facts, Issue)
    sections = tuple(
        replace(section, articles=tuple(_article(sheets, article) for article in section.articles))
        for section in facts.sections
    )
    partners = sheets.get(PARTNERS_FILE, ())
    placements = sorted((one for one in sheets.values() if isinstance(one, Placement)), key=lambda one: one.layout)
    assert isinstance(partners, tuple)
    return replace(facts, sections=sections, partners=partners, placements=tuple(placements))


def _article(sheets: Mapping[str, Sheet], bare: Article) -> Article:
    found = sheets.get(bare.path, bare)
    return found if isinstance(found, Article) else bare


def differing(one: Issue, other: Issue) -> tuple[str, ...]:
    """The names of the sheets that do not say the same in both, in the order of ``other``, then of ``one``."""
    left, right = sheets_of(one), sheets_of(other)
    names = dict.fromkeys([*right, *left])
    return tuple(name for name in names if not same(left.get(name), right.get(name)))


def same(one: Sheet | None, other: Sheet | None) -> bool:
    """Whether two sheets say the same; quick where they are one object."""
    return one is other or one == other
