"""The issue that follows another one: number and date go on, what stands every week stays, the contents are emptied.

A pure function of the issue before. Where the new one is put, and which files it needs, is said in ``next_issue``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block, Head, Heading, Paragraph
from kiclayout.content.issue import Article, Back, Bilingual, Issue, Placement, Section
from kiclayout.content.walk import walk

PARTS: Final = "parts"
STANDING: Final = "standing"
EVENT: Final = "event"
ORGANISERS: Final = "organisers"
PARTNERS: Final = "partners"
PLACEMENT: Final = "placement"
KINDS: Final = (PARTS, STANDING, EVENT, ORGANISERS, PARTNERS, PLACEMENT)
"""What can stay: the parts; contact, imprint, contents page and back cover; the event; …; guides and placement."""
_COLUMN = ("kicker", "title_zh", "toc_title", "short_title", "byline", "lang", "template")
"""What of an article's head says which column it is, and not what is in it this week."""
_LONE = Section("articles", Bilingual("", (("ko", "기사"), ("zh", "文章"))))
"""The part of an issue that does not keep those of the issue before: an article needs one to stand in."""
_DAY = re.compile(r"(?<!\d)(\d{4})([-._]?)(\d{2})\2(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Keep:
    """What stays.

    Attributes:
        kinds: Out of ``KINDS``.
        columns: Paths of the articles that come back every week: what they are called stays, their words go.
    """

    kinds: frozenset[str] = frozenset(KINDS)
    columns: tuple[str, ...] = ()


def usual(issue: Issue) -> frozenset[str]:
    """What stays where nobody says otherwise: everything, but for an event that is over when the next issue appears."""
    day = issue.next_date
    over = issue.event is None or day is None or max(issue.event.dates, default=dt.date.max) < day
    return frozenset(kind for kind in KINDS if kind != EVENT or not over)


def following(issue: Issue, keep: Keep, number: int | None = None, date: dt.date | None = None) -> Issue:
    """The issue after ``issue``.

    Args:
        issue: The one before.
        keep: What of it stays.
        number: Its number; None = one more.
        date: Its day of publication; None = the one that was announced, else a week later.
    """
    new = replace(
        issue,
        number=issue.number + 1 if number is None else number,
        date=date or issue.next_date or issue.date,
        announced=None,
        sections=_sections(issue, keep),
        notice=Bilingual(),
        cover_image="",
        cover_headline="",
        event=issue.event if EVENT in keep.kinds else None,
        organisers=issue.organisers if ORGANISERS in keep.kinds else (),
        placements=_placements(issue, keep) if PLACEMENT in keep.kinds else (),
    )
    if PARTNERS not in keep.kinds:
        new = replace(new, partners=(), logos=())
    return new if STANDING in keep.kinds else _without_standing(new)


def _without_standing(issue: Issue) -> Issue:
    """``issue`` without contact, imprint and the words of contents page and back cover."""
    none = Bilingual()
    silent = replace(issue, contact=(), back=Back(), toc_title=none, toc_note=none, copyright=none)
    return replace(silent, issn="", registration="", licence="")


def _sections(issue: Issue, keep: Keep) -> tuple[Section, ...]:
    kept = {article.path: column(article) for article in issue.articles if article.path in keep.columns}
    if PARTS not in keep.kinds:
        return (replace(_LONE, articles=tuple(kept.values())),)
    return tuple(
        replace(part, articles=tuple(kept[one.path] for one in part.articles if one.path in kept))
        for part in issue.sections
    )


def column(article: Article) -> Article:
    """An article that comes back: its file and what the column is called, with an empty paragraph to begin in."""
    blocks: list[Block] = []
    if article.head is not None:
        fields = tuple(one for one in article.head.fields if one[0] in _COLUMN or one[0].startswith("x-"))
        if fields:
            blocks.append(Head(fields=fields))
    if article.title_block is not None:
        blocks.append(Heading(level=0, runs=article.title_block.runs))
    return Article(article.path, (*blocks, Paragraph()))


def _placements(issue: Issue, keep: Keep) -> tuple[Placement, ...]:
    """Guides, and what was placed for articles that come back; labels are gone with the words they stood in."""
    gone = {article.path for article in issue.articles if article.path not in keep.columns}
    gone |= {block.attrs.label for article in issue.articles for block in walk(article.blocks) if block.attrs.label}
    made = (
        Placement(one.layout, tuple(e for e in one.entries if "#" not in e[0] and e[0] not in gone))
        for one in issue.placements
    )
    return tuple(one for one in made if one.entries)


# ---------------------------------------------------------------------------------------------------- names
def moved_on(name: str, old: Issue, new: Issue) -> str:
    """What a folder or file called ``name`` for the issue ``old`` is called for ``new``.

    The old day and the old number are replaced, with as many digits as they were written with; a name that holds
    neither gets the new number behind it.
    """
    pieces = list(_pieces(name, old.date, new.date))
    number = re.compile(rf"(?<!\d)(0*){old.number}(?!\d)")
    for at in range(len(pieces) - 1, -1, -1):
        text, dated = pieces[at]
        found = [] if dated else list(number.finditer(text))
        if found:
            digits = str(new.number).zfill(len(found[-1][0]))
            pieces[at] = (text[: found[-1].start()] + digits + text[found[-1].end() :], False)
            break
    made = "".join(text for text, _ in pieces)
    return made if made != name else f"{name}-{new.number:03d}"


def _pieces(name: str, old: dt.date, new: dt.date) -> Iterator[tuple[str, bool]]:
    """The pieces of ``name``, and whether they are a day; the day ``old`` becomes ``new``."""
    end = 0
    for found in _DAY.finditer(name):
        yield name[end : found.start()], False
        sign = found[2]
        day = found[1] + found[3] + found[4] == f"{old:%Y%m%d}"
        yield (f"{new:%Y}{sign}{new:%m}{sign}{new:%d}" if day else found[0]), True
        end = found.end()
    yield name[end:], False
