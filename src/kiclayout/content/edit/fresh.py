"""Copies of blocks that can stand beside the originals: ids of their own, labels that nothing else has.

Marks of footnotes and references that point at something inside the copy point at the copy; all others stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any, NamedTuple

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Chart, Note, next_id
from kiclayout.content.edit.anatomy import Words, pieces, with_pieces
from kiclayout.content.inline import Inline, NoteRef, PageRef, Runs
from kiclayout.content.issue import Article
from kiclayout.content.walk import walk

_NUMBER = re.compile(r"-\d+$")


class Taken(NamedTuple):
    """Labels that are in use: of blocks, and of footnotes."""

    labels: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()


def taken_in(article: Article) -> Taken:
    """The labels in use in ``article``."""
    found = list(walk(article.blocks))
    labels = frozenset(block.attrs.label for block in found if block.attrs.label)
    notes = frozenset(block.label for block in found if isinstance(block, Note))
    return Taken(labels | {article.word("label")}, notes)


def fresh(blocks: Iterable[Block], taken: Taken) -> tuple[Block, ...]:
    """Copies of ``blocks`` with new ids and labels that are not ``taken``."""
    originals = tuple(blocks)
    labels, notes = _renamings(originals, taken)
    return tuple(_copied(block, labels, notes, ids=True) for block in originals)


def relabelled(blocks: tuple[Block, ...], taken: Taken) -> tuple[Block, ...]:
    """``blocks`` with the ids they have and labels that are not ``taken``; the very same if none is."""
    labels, notes = _renamings(blocks, taken)
    return tuple(_copied(block, labels, notes, ids=False) for block in blocks) if labels or notes else blocks


def _renamings(blocks: tuple[Block, ...], taken: Taken) -> tuple[dict[str, str], dict[str, str]]:
    """What labels and notes of ``blocks`` are called instead."""
    found = list(walk(blocks))
    labels = [block.attrs.label for block in found if block.attrs.label]
    notes = [block.label for block in found if isinstance(block, Note)]
    return _unlike(labels, taken.labels), _unlike(notes, taken.notes)


def _unlike(names: list[str], taken: frozenset[str]) -> dict[str, str]:
    used, made = set(taken) | set(names), dict[str, str]()
    for name in names:
        if name in taken:
            made[name] = unlike(name, used)
            used.add(made[name])
    return made


def unlike(name: str, used: Iterable[str]) -> str:
    """``name`` with the first number behind it, from 2, that makes it none of ``used``."""
    used, stem = set(used), _NUMBER.sub("", name)
    return next(made for n in count(2) if (made := f"{stem}-{n}") not in used)


def _copied(block: Any, labels: Mapping[str, str], notes: Mapping[str, str], *, ids: bool) -> Any:
    changes: dict[str, Any] = {}
    for piece in pieces(block):
        if isinstance(piece, Words):
            value: Any = _pointed(piece.runs, labels, notes)
        else:
            value = tuple(_copied(one, labels, notes, ids=ids) for one in piece.blocks)
        if value != piece[1] or ids:
            changes[piece.name] = value
    made = with_pieces(block, changes)
    if block.attrs.label in labels:
        made = replace(made, attrs=replace(block.attrs, label=labels[block.attrs.label]))
    if isinstance(block, Note) and block.label in notes:
        made = replace(made, label=notes[block.label])
    if isinstance(block, Chart) and block.table in labels:
        made = replace(made, table=labels[block.table])
    return replace(made, id=next_id(), lines=(0, 0)) if ids else made


def _pointed(runs: Runs, labels: Mapping[str, str], notes: Mapping[str, str]) -> Runs:
    def one(run: Inline) -> Inline:
        if isinstance(run, NoteRef) and run.label in notes:
            return NoteRef(notes[run.label])
        if isinstance(run, PageRef) and run.label in labels:
            return replace(run, label=labels[run.label])
        return run

    return tuple(map(one, runs)) if labels or notes else runs
