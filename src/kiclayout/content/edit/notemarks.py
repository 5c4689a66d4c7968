"""Footnotes with their marks, and references that the program fills in.

A note's text is put where the format has it: below the paragraph of its first mark, behind the notes of marks before
it; below a list, table or quote as a whole.
"""

from __future__ import annotations

import re
from itertools import count

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Callout, Event, Note, Paragraph, Poster, Sponsors
from kiclayout.content.edit.copying import index_of, siblings, with_block, with_body, with_runs, with_words
from kiclayout.content.edit.erase import without_notes
from kiclayout.content.edit.links import gloss_at
from kiclayout.content.edit.passages import (
    Passage,
    Trail,
    article_of,
    clamped,
    passage_at,
    passages,
    passages_in,
    selected,
    trail,
)
from kiclayout.content.edit.splice import cut, mark_at, tidy, width
from kiclayout.content.inline import Inline, NoteRef, PageRef
from kiclayout.content.issue import Article, Issue
from kiclayout.content.runs import REFERENCE
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.content.walk import notes

_BOXES = (Callout, Poster, Event)


def insert_note(issue: Issue, selection: Selection, label: str = "") -> Done:
    """A footnote's mark behind what is selected, and its empty text, with the caret in it.

    Args:
        issue: The issue.
        selection: Where it is called.
        label: How the source calls it; empty, taken or impossible = the next free one, ``n1`` ….
    """
    reached = selected(issue, selection)
    article = article_of(issue, selection.focus.block)
    if not reached or article is None:
        return Done(issue, selection)
    passage, _, end = reached[-1]
    if isinstance(passage.owner, Sponsors):  # its words are names, which carry no marks
        return Done(issue, selection)
    label = label if re.fullmatch(r"[\w-]+", label) and label not in note_labels(article) else free_label(article)
    issue = _marked(issue, passage, end, NoteRef(label))[0]
    text = Paragraph()
    issue = _placed(issue, passage, Note(label=label, blocks=(text,)))
    return Done(issue, caret(Spot(text.id)))


def _marked(issue: Issue, passage: Passage, at: int, mark: NoteRef | PageRef) -> tuple[Issue, Spot]:
    """``issue`` with ``mark`` behind the others that stand at ``at``, outside glosses; and the place."""
    gloss = gloss_at(issue, passage.spot(at))
    if gloss and gloss.start < at:
        at = gloss.end
    before, after = cut(passage.runs, at)
    issue, spot = with_runs(issue, passage, tidy((*before, mark, *after)))
    return issue, replace(spot, at=at)


def note_labels(article: Article) -> set[str]:
    """The labels of the article's footnotes, and those that its marks name."""
    marks = {run.label for one in passages(article) for run in one.runs if isinstance(run, NoteRef)}
    return marks | set(notes(article))


def free_label(article: Article) -> str:
    """The first of ``n1``, ``n2`` … that no footnote of the article has."""
    taken = note_labels(article)
    return next(label for n in count(1) if (label := f"n{n}") not in taken)


def _placed(issue: Issue, passage: Passage, note: Note) -> Issue:
    """``issue`` with ``note`` below the block that ``passage`` is in."""
    article = article_of(issue, passage.article)
    if article is None:
        return issue
    return _below(issue, passage.block, note) if passage.within else _below_title(issue, article, note)


def placed_note(issue: Issue, article: int, note: Note) -> Issue:
    """``issue`` with ``note`` where the format has it: below the first paragraph of the article that calls it."""
    home = article_of(issue, article)
    ways = (one for one in passages(home) if any(_calls(run, note.label) for run in one.runs)) if home else iter(())
    passage = next(ways, None)
    return _placed(issue, passage, note) if passage else issue


def _calls(run: Inline, label: str) -> bool:
    return isinstance(run, NoteRef) and run.label == label


def _below_title(issue: Issue, article: Article, note: Note) -> Issue:
    top = article.title_block or article.head
    at = index_of(article.blocks, top) + 1 if top else 0
    return with_body(issue, article, (*article.blocks[:at], note, *article.blocks[at:]))


def _below(issue: Issue, block: int, note: Note) -> Issue:
    where = trail(issue, block)
    if where is None:
        return issue
    depth = next((n for n, one in enumerate(where.within) if not isinstance(one, _BOXES)), len(where.within) - 1)
    where = Trail(where.article, where.within[: depth + 1], where.slots[:depth])
    host = where.within[-1]
    blocks, at = siblings(where)
    called = [run.label for one in passages_in(host) for run in one.runs if isinstance(run, NoteRef)]
    before = called[: called.index(note.label)] if note.label in called else []
    last = at
    while last + 1 < len(blocks) and _is_note_in(blocks[last + 1], before):
        last += 1
    if last == at:
        return with_block(issue, where, (host, note))
    place = Trail(where.article, (*where.within[:-1], blocks[last]), where.slots)
    return with_block(issue, place, (blocks[last], note))


def _is_note_in(block: Block, labels: list[str]) -> bool:
    return isinstance(block, Note) and block.label in labels


def note_at(issue: Issue, spot: Spot) -> str:
    """The label of the footnote whose text ``spot`` is in, or whose mark stands at it; empty = none."""
    passage = passage_at(issue, spot)
    if passage is None:
        return ""
    around = next((one.label for one in passage.within if isinstance(one, Note)), "")
    return around or _mark_at(passage, spot.at)


def _mark_at(passage: Passage, at: int) -> str:
    n = mark_at(passage.runs, at)
    run = passage.runs[n] if n is not None else None
    return run.label if isinstance(run, NoteRef) else ""


def remove_note(issue: Issue, selection: Selection, label: str = "") -> Done:
    """The footnote ``label`` of the caret's article, or the one at the caret, with all its marks."""
    article = article_of(issue, selection.focus.block)
    label = label or note_at(issue, selection.focus)
    if article is None or not label:
        return Done(issue, selection)
    changes = {}
    first: Passage | None = None
    for one in passages(article):
        kept = tidy(run for run in one.runs if not (isinstance(run, NoteRef) and run.label == label))
        if len(kept) != len(one.runs) and kept != one.runs:
            changes[one.block, one.field] = kept
            first = first or one
    here = clamped(issue, selection.focus)
    issue = without_notes(with_words(issue, changes), article.id, {label})
    still = clamped(issue, here) if here else None
    spot = still or (first.end() if first else None)
    return Done(issue, caret(spot) if spot else None)


def go_to_note(issue: Issue, spot: Spot) -> Spot | None:
    """From a mark to its footnote's text, from a footnote's text to its first mark; None = neither is there."""
    article, label = article_of(issue, spot.block), note_at(issue, spot)
    passage = passage_at(issue, spot)
    if article is None or passage is None or not label:
        return None
    if any(isinstance(one, Note) for one in passage.within):
        return _mark_of(article, label)
    found = notes(article).get(label)
    inner = next(iter(passages_in(found)), None) if found else None
    return inner.spot() if inner else None


def _mark_of(article: Article, label: str) -> Spot | None:
    for one in passages(article):
        here = 0
        for run in one.runs:
            if isinstance(run, NoteRef) and run.label == label:
                return one.spot(here)
            here += width(run)
    return None


def insert_reference(issue: Issue, selection: Selection, kind: str, label: str) -> Done:
    """A reference behind what is selected: ``ref`` = what ``label`` is called, ``page`` = its page number."""
    reached = selected(issue, selection)
    if not reached or kind not in ("ref", "page") or not re.fullmatch(REFERENCE, label):
        return Done(issue, selection)
    passage, _, end = reached[-1]
    issue, spot = _marked(issue, passage, end, PageRef(kind, label))
    return Done(issue, caret(spot))
