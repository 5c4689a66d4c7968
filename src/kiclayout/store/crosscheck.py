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
from kiclayout.content.inline import Link, NoteRef, PageRef, Runs, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.naming import name_of
from kiclayout.content.walk import blocks_of, children, runs_of

_SHOWN = 8


def check_references(issue: Issue, sink: Sink) -> None:
    """Adds a finding for every reference, ``#label`` link, chart and note of ``issue`` that leads nowhere."""
    known = {article.path: _names(article) for article in issue.articles}
    for article in {article.path: article for article in issue.articles}.values():
        for block in blocks_of(article):
            for label, printed in _wanted(block):
                place = article.place(block)
                home = _home(label, place, known, sink)
                if printed and home and not known[home][label.rpartition("/")[2]]:
                    sink.add("store-ref-nameless", place=place, label=label)
        _check_notes(article, sink)


def _names(article: Article) -> dict[str, str]:
    """The labels of an article, its own (from the head) among them, and what references to them print."""
    found = {block.attrs.label: name_of(block) for block in blocks_of(article) if block.attrs.label}
    return found | ({article.word("label"): plain(article.title) or article.name} if article.word("label") else {})


def _wanted(block: Block) -> Iterator[tuple[str, bool]]:
    """The labels that ``block`` itself refers to, and whether the name behind the label is printed."""
    for run in _flat(runs_of(block)):
        if isinstance(run, PageRef):
            yield run.label, run.kind == "ref"
        elif isinstance(run, Link) and run.href.startswith("#"):
            yield run.href[1:], False
    if isinstance(block, Chart) and block.table:
        yield block.table, False


def _flat(texts: tuple[Runs, ...]) -> Iterator[object]:
    return (run for runs in texts for run in runs)


def _home(label: str, place: Place, known: dict[str, dict[str, str]], sink: Sink) -> str:
    """The path of the article that has ``label``; empty, with a finding, if it is none or not plain which."""
    if label in known[place.file]:
        return place.file
    name, slash, short = label.rpartition("/")
    homes = [path for path, labels in known.items() if short in labels and (not slash or _name(path) == name)]
    if not homes and not any(known.values()):
        sink.add("store-ref-none", place=place, label=label)
    elif not homes:
        sink.add("store-ref-unknown", place=place, label=label, names=_near(short, place.file, known))
    elif len(homes) > 1:
        names = [f"{_name(home)}/{short}" for home in homes[:_SHOWN]]
        sink.add("store-ref-ambiguous", place=place, label=label, names=", ".join(names))
    return homes[0] if len(homes) == 1 else ""


def _near(label: str, home: str, known: dict[str, dict[str, str]]) -> str:
    """The label most like ``label`` as it is written in the article ``home``, else the first few of all."""
    written = {one: f"{_name(path)}/{one}" for path, labels in known.items() for one in labels}
    written |= {one: one for one in known[home]}
    close = get_close_matches(label[:40], written, 1, 0.6)
    return ", ".join(written[one] for one in close or list(written)[:_SHOWN])


def _name(path: str) -> str:
    return Article(path).name


def _check_notes(article: Article, sink: Sink) -> None:
    texts: dict[str, Note] = {}
    for block in blocks_of(article):
        if isinstance(block, Note) and (first := texts.setdefault(block.label, block)) is not block:
            place = article.place(block)
            sink.add("store-note-twice", place=place, label=block.label, first=first.lines[0])
    calls = {label: _calls(note.blocks) for label, note in texts.items()}
    called = _reached(_calls(article.blocks), calls)
    for label, block in called.items():
        if label not in texts:
            sink.add("store-note-unknown", place=article.place(block), label=label)
    for label, note in texts.items():
        if label not in called:
            sink.add("store-note-unused", place=article.place(note), label=label)
    _check_circles(article, texts, calls, sink)


def _calls(blocks: tuple[Block, ...]) -> dict[str, Block]:
    """The notes that ``blocks`` call by themselves, not in a note's text, with the first block that does."""
    called: dict[str, Block] = {}
    for block in blocks:
        if isinstance(block, Note):
            continue
        for run in _flat(runs_of(block)):
            if isinstance(run, NoteRef):
                called.setdefault(run.label, block)
        for label, inner in _calls(children(block)).items():
            called.setdefault(label, inner)
    return called


def _reached(called: dict[str, Block], calls: dict[str, dict[str, Block]]) -> dict[str, Block]:
    """``called`` and all that these notes call in turn."""
    found = dict[str, Block]()
    waiting = list(reversed(called.items()))
    while waiting:
        label, block = waiting.pop()
        if label not in found:
            found[label] = block
            waiting += reversed(calls.get(label, {}).items())
    return found


def _check_circles(article: Article, texts: dict[str, Note], calls: dict[str, dict[str, Block]], sink: Sink) -> None:
    """Reports the first note of every circle of notes that call each other."""
    told: set[str] = set()
    for label, note in texts.items():
        found = _reached(calls[label], calls) if calls[label] and label not in told else {}
        if label in found:
            sink.add("store-note-circle", place=article.place(note), label=label)
            told |= found.keys()
