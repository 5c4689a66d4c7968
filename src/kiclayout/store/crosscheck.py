"""Checks what can be known only when all articles are read: that references, links and notes find what they name.

A label is unique in its article. From another article it is written ``article-name/label``; the bare label will do
while only one other article has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.content.block import Block, Chart, Note
from kiclayout.content.inline import Link, NoteRef, PageRef, Runs
from kiclayout.content.issue import Article, Issue
from kiclayout.content.walk import runs_of, walk

_SHOWN = 8


def check_references(issue: Issue, sink: Sink) -> None:
    """Adds a finding for every reference, ``#label`` link, chart and note of ``issue`` that leads nowhere."""
    known = {article.path: _labels(article) for article in issue.articles}
    for article in {article.path: article for article in issue.articles}.values():
        for block in walk(article.blocks):
            for label in _wanted(block):
                _check_label(label, Place(article.path, block.lines[0]), known, sink)
        _check_notes(article, sink)


def _labels(article: Article) -> tuple[str, ...]:
    """The labels of an article, its own (from the head) among them."""
    found = [block.attrs.label for block in walk(article.blocks) if block.attrs.label]
    return (*found, article.word("label")) if article.word("label") else tuple(found)


def _wanted(block: Block) -> Iterator[str]:
    """The labels that ``block`` itself refers to."""
    for run in _flat(runs_of(block)):
        if isinstance(run, PageRef):
            yield run.label
        elif isinstance(run, Link) and run.href.startswith("#"):
            yield run.href[1:]
    if isinstance(block, Chart) and block.table:
        yield block.table


def _flat(texts: tuple[Runs, ...]) -> Iterator[object]:
    return (run for runs in texts for run in runs)


def _check_label(label: str, place: Place, known: dict[str, tuple[str, ...]], sink: Sink) -> None:
    if label in known[place.file]:
        return
    name, slash, short = label.rpartition("/")
    homes = [_name(path) for path, labels in known.items() if short in labels and (not slash or _name(path) == name)]
    if not homes and not any(known.values()):
        sink.add("store-ref-none", place=place, label=label)
    elif not homes:
        sink.add("store-ref-unknown", place=place, label=label, names=_near(short, place.file, known))
    elif len(homes) > 1:
        names = [f"{home}/{short}" for home in homes[:_SHOWN]]
        sink.add("store-ref-ambiguous", place=place, label=label, names=", ".join(names))


def _near(label: str, home: str, known: dict[str, tuple[str, ...]]) -> str:
    """The label most like ``label`` as it is written in the article ``home``, else the first few of all."""
    written = {one: f"{_name(path)}/{one}" for path, labels in known.items() for one in labels}
    written |= {one: one for one in known[home]}
    close = get_close_matches(label[:40], written, 1, 0.6)
    return ", ".join(written[one] for one in close or list(written)[:_SHOWN])


def _name(path: str) -> str:
    return Article(path).name


def _check_notes(article: Article, sink: Sink) -> None:
    texts: dict[str, Note] = {}
    called: dict[str, Block] = {}
    for block in walk(article.blocks):
        if isinstance(block, Note):
            first = texts.setdefault(block.label, block)
            if first is not block:
                place = Place(article.path, block.lines[0])
                sink.add("store-note-twice", place=place, label=block.label, first=first.lines[0])
        for run in _flat(runs_of(block)):
            if isinstance(run, NoteRef):
                called.setdefault(run.label, block)
    for label, block in called.items():
        if label not in texts:
            sink.add("store-note-unknown", place=Place(article.path, block.lines[0]), label=label)
    for label, note in texts.items():
        if label not in called:
            sink.add("store-note-unused", place=Place(article.path, note.lines[0]), label=label)
