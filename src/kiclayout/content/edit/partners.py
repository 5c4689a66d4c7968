"""Edits of the issue's partners: records put in, changed and taken out, the order of marks on the wall.

Files are not touched: what a record names is copied by whoever brings it in, and stays when the record goes, so that
every step can be undone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from itertools import count

from kiclayout.base.record import replace
from kiclayout.content.block import Sponsors
from kiclayout.content.issue import Article, Issue, Partner
from kiclayout.content.roles import first_role, role_rank
from kiclayout.content.walk import blocks_of

BY_HANGUL, BY_PINYIN, BY_ROLE = "hangul", "pinyin", "role"
ORDERS = (BY_HANGUL, BY_PINYIN, BY_ROLE)
"""Within a role: by the Korean name, by the Chinese one, or as they stand."""
WALL = "issue.yaml"
"""Where the wall is written."""
_UNSAFE = re.compile(r"[^\w-]+")
_LONGEST = 40


def put_partner(issue: Issue, partner: Partner) -> Issue:
    """``issue`` with ``partner`` in place of the record of the same id, else behind all others."""
    old = issue.partner(partner.id)
    if old is None:
        return replace(issue, partners=(*issue.partners, partner))
    if old == partner:
        return issue
    return replace(issue, partners=tuple(partner if one is old else one for one in issue.partners))


def put_partners(issue: Issue, partners: Iterable[Partner]) -> Issue:
    """``issue`` with all of ``partners`` put in."""
    for partner in partners:
        issue = put_partner(issue, partner)
    return issue


def drop_partner(issue: Issue, name: str) -> Issue:
    """``issue`` without the record called ``name`` and its mark on the wall; boxes in articles keep their words."""
    if issue.partner(name) is None and name not in issue.logos:
        return issue
    left = tuple(one for one in issue.partners if one.id != name)
    return replace(issue, partners=left, logos=tuple(one for one in issue.logos if one != name))


def show_logo(issue: Issue, name: str, on: bool) -> Issue:
    """``issue`` with the mark of ``name`` on the wall, behind the last one of its role or a higher one, or off it."""
    if on == (name in issue.logos):
        return issue
    if not on:
        return replace(issue, logos=tuple(one for one in issue.logos if one != name))
    rank = _rank(issue, name)
    at = len(issue.logos)
    while at and _rank(issue, issue.logos[at - 1]) > rank:
        at -= 1
    return replace(issue, logos=(*issue.logos[:at], name, *issue.logos[at:]))


def move_logo(issue: Issue, name: str, step: int) -> Issue:
    """``issue`` with the mark of ``name`` so many places further behind (or before) on the wall."""
    if name not in issue.logos:
        return issue
    logos = list(issue.logos)
    at = logos.index(name)
    to = min(max(at + step, 0), len(logos) - 1)
    logos.insert(to, logos.pop(at))
    return issue if tuple(logos) == issue.logos else replace(issue, logos=tuple(logos))


def arrange_logos(issue: Issue, order: str) -> Issue:
    """``issue`` with the marks on its wall by role, and within a role as ``order`` (one of ``ORDERS``) says."""
    inside = _ORDERS.get(order, _as_they_stand)
    known = {partner.id: partner for partner in issue.partners}
    roles = list(dict.fromkeys(first_role(known[name]) for name in issue.logos if name in known))

    def rank(name: str) -> tuple[object, ...]:
        partner = known.get(name)
        if partner is None:
            return (1, 0, 0, "")
        role = first_role(partner)
        return (0, role_rank(role) if role else 99, roles.index(role), inside(partner))

    logos = tuple(sorted(issue.logos, key=rank))
    return issue if logos == issue.logos else replace(issue, logos=logos)


def _as_they_stand(_partner: Partner) -> str:
    return ""


def hangul_key(partner: Partner) -> tuple[int, object]:
    """Sorts by the Korean name: Hangul, as its letters stand in Unicode, then Latin, then all else."""
    return _key(partner.name.first("ko", "en", "zh"), lambda text: text)


def pinyin_key(partner: Partner) -> tuple[int, object]:
    """Sorts by the Chinese name in the order of pinyin, then Latin, then all else.

    The order is that of GB 2312, whose 3,755 common characters stand by their pinyin; rarer ones follow by radical.
    """
    text = partner.name.first("zh", "en", "ko")
    return _key(text, lambda said: tuple(char.encode("gb18030") for char in said))


def _key(text: str, spell: Callable[[str], object]) -> tuple[int, object]:
    plain = unicodedata.normalize("NFC", text).casefold().lstrip("(（[〔㈜『「\"' ")
    first = plain[:1]
    return (1 if first.isascii() else 0, spell(plain))


_ORDERS: dict[str, Callable[[Partner], object]] = {BY_HANGUL: hangul_key, BY_PINYIN: pinyin_key}


def _rank(issue: Issue, name: str) -> int:
    partner = issue.partner(name)
    return role_rank(first_role(partner)) if partner else role_rank("")


def used_in(issue: Issue, name: str) -> tuple[str, ...]:
    """Where the partner called ``name`` is shown: ``issue.yaml`` for the wall, and the paths of articles."""
    wall = (WALL,) if name in issue.logos else ()
    return (*wall, *(article.path for article in issue.articles if name in _named(article)))


def used_partners(issue: Issue) -> frozenset[str]:
    """The ids of all partners that the issue shows."""
    return frozenset(issue.logos).union(*map(_named, issue.articles))


def _named(article: Article) -> frozenset[str]:
    """The partners that boxes of the article name."""
    boxes = (block for block in blocks_of(article) if isinstance(block, Sponsors))
    return frozenset(name for box in boxes for _, names in box.roles for name in names)


def free_id(wanted: str, taken: Collection[str]) -> str:
    """An id made from ``wanted``, a name or a file's: letters and digits of any script, and unlike all ``taken``."""
    stem = _UNSAFE.sub("-", unicodedata.normalize("NFC", wanted).casefold())[:_LONGEST].strip("-_") or "partner"
    names = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
    return next(name for name in names if name not in taken)
