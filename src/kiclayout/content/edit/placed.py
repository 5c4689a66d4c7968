"""What the placement says of a labelled block: read, and put into it; a block without a label is given one for that.

Values are in YAML's one-line spelling, as in ``store.placement``; what they mean is not known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from kiclayout.base.record import replace
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.fresh import taken_in
from kiclayout.content.edit.passages import Trail, trail
from kiclayout.content.issue import Article, Issue
from kiclayout.content.placed import entries_of, with_entries
from kiclayout.content.walk import labels

Entry = tuple[str, str, str]
"""Subject, key, value."""


def placed(issue: Issue, block: int, layout: str) -> dict[str, str]:
    """What the placement for the layout of that name says of the block with the id ``block``, by key."""
    where = trail(issue, block)
    label = where.within[-1].attrs.label if where else None
    if where is None or not label:
        return {}
    names = _spellings(issue, where.article, label)
    return {key: value for subject, key, value in entries_of(issue, layout) if subject in names}


def with_placed(issue: Issue, block: int, layout: str, values: Mapping[str, str]) -> Issue:
    """``issue`` whose placement for ``layout`` says ``values`` of a block; empty values are taken away.

    What else it says of the block stays. The block is labelled, unless nothing is left to be said of it.
    """
    where = trail(issue, block)
    if where is None or (not where.within[-1].attrs.label and not any(values.values())):
        return issue
    issue, where = _labelled(issue, where)
    label = where.within[-1].attrs.label or ""
    names, old = _spellings(issue, where.article, label), entries_of(issue, layout)
    said = {key: value for subject, key, value in old if subject in names}
    now = {key: value for key, value in {**said, **values}.items() if value}
    if now == said:
        return issue
    return with_entries(issue, layout, _replaced(old, names, f"{where.article.path}#{label}", now))


def _replaced(
    entries: tuple[Entry, ...], names: frozenset[str], subject: str, now: Mapping[str, str]
) -> tuple[Entry, ...]:
    """``entries`` with those of one subject, under any of its ``names``, as they are ``now``, where the first stood."""
    own = [(subject, key, value) for key, value in now.items()]
    at = next((n for n, one in enumerate(entries) if one[0] in names), len(entries))
    others = [[one for one in part if one[0] not in names] for part in (entries[:at], entries[at:])]
    return (*others[0], *own, *others[1])


def _labelled(issue: Issue, where: Trail) -> tuple[Issue, Trail]:
    """``issue`` in which the block at the end of ``where`` has a label, and the way to it there."""
    block = where.within[-1]
    if block.attrs.label:
        return issue, where
    used = taken_in(where.article).labels | {label for label, _, _ in labels(issue)}
    label = next(name for n in count(1) if (name := f"f-{n}") not in used)
    made = with_block(issue, where, (replace(block, attrs=replace(block.attrs, label=label)),))
    return made, trail(made, block.id) or where


def _spellings(issue: Issue, article: Article, label: str) -> frozenset[str]:
    """All names of a labelled block; the bare label is one only while no other article has it."""
    alone = sum(one == label for one, _, _ in labels(issue)) == 1
    full = (f"{article.path}#{label}", f"{article.name}/{label}")
    return frozenset((*full, label) if alone else full)
