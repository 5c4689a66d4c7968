"""Entries kept from one layout to the next: one is made again only when something that it reads is another one.

What an entry reads is found from its blocks: their notes' numbers, the landings of their references, what the placement
asks for their labels, the tables of their charts, pictures that are still being brought in, and those words of the
lexicon that stand in them. Everything else round a block is the same for all of an article and is part of the key. What
is found wrong while an entry is made, then or later, goes to a sink of its own, which is kept with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from kiclayout.base.diagnostics import Sink
from kiclayout.base.memo import Same
from kiclayout.base.record import dataclass
from kiclayout.content.block import Block, Chart, Figure
from kiclayout.content.inline import Inline, Link, NoteRef, PageRef, Runs
from kiclayout.content.walk import runs_of, said_in, walk
from kiclayout.text.lexicon import Lexicon
from kiclayout.typeset.atoms import Entry, NoteText
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.shelf import Kept

_VERSIONS = 3
"""How many entries are kept that differ in nothing but the words of the article."""


@dataclass(frozen=True, slots=True)
class Asks:
    """What blocks ask of their surroundings.

    Attributes:
        refs: Marks of notes.
        names: Labels that their references and inner links name.
        labels: Their own labels.
        tables: Labels of the tables that their charts show.
        pictures: Files of their figures: one that is still being brought in has another look when it is there.
    """

    refs: tuple[NoteRef, ...] = ()
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def kept(
    name: Hashable,
    blocks: tuple[Block, ...],
    setting: Setting,
    notes: Mapping[str, NoteText],
    make: Callable[[Setting], Entry | NoteText | None],
) -> Kept:
    """What ``make`` makes of ``blocks``, now or at an earlier time at which it would have made the same.

    Args:
        name: What else decides, and what kind of entry it is.
        blocks: All that is read of the article's blocks.
        setting: Where they are set; ``make`` is given it with the entry's own sink.
        notes: The texts of the notes that their marks may call.
        make: Makes it.
    """
    shelf = setting.shelf
    blocks_key = tuple(map(Same, blocks))
    asks = shelf.children.get(("asks", blocks_key), lambda: asked_by(blocks))
    assert isinstance(asks, Asks)
    key = (name, blocks_key, Same(setting.layout), _around(setting), _answers(asks, setting, notes))
    versions = shelf.entries.get(key, list)
    for one in versions:
        if one.lexicon is setting.lexicon or _alike(one.lexicon, setting.lexicon, blocks):
            return one
    own = setting.within(sink=Sink())
    made = Kept(make(own), own.sink, setting.lexicon)
    versions.insert(0, made)
    del versions[_VERSIONS:]
    return made


def asked_by(blocks: tuple[Block, ...]) -> Asks:
    """What ``blocks`` and all blocks in them ask."""
    refs, names, labels, tables, files = list[NoteRef](), list[str](), list[str](), list[str](), list[str]()
    for block in walk(blocks):
        if block.attrs.label:
            labels.append(block.attrs.label)
        if isinstance(block, Chart):
            tables.append(block.table)
        if isinstance(block, Figure) and block.path:
            files.append(block.path)
        for runs in runs_of(block):
            _collect(runs, refs, names)
    return Asks(tuple(refs), tuple(names), tuple(labels), tuple(tables), tuple(files))


def _collect(runs: Runs | tuple[Inline, ...], refs: list[NoteRef], names: list[str]) -> None:
    for run in runs:
        match run:
            case NoteRef():
                refs.append(run)
            case PageRef():
                names.append(run.label)
            case Link():
                if run.href.startswith("#"):
                    names.append(run.href[1:])
                _collect(run.runs, refs, names)


def _around(setting: Setting) -> tuple[Hashable, ...]:
    """What of a setting is the same for all blocks of an article."""
    return setting.part, setting.file, setting.lang, setting.after_heading, Same(setting.partners)


def _answers(asks: Asks, setting: Setting, notes: Mapping[str, NoteText]) -> tuple[Hashable, ...]:
    """What the setting answers to ``asks``."""
    called = tuple((ref.label, setting.notes_with(ref)) for ref in asks.refs)
    standing = {label for label, labels in called for label in (label, *labels)}
    return (
        called,
        tuple((label, setting.numbers.get(label), Same(notes.get(label))) for label in sorted(standing)),
        tuple((name, setting.landing(name)) for name in asks.names),
        tuple(setting.override(label) for label in asks.labels),
        tuple(Same(setting.tables.get(label)) for label in asks.tables),
        tuple(setting.awaited.get(path) for path in asks.pictures),
    )


def _alike(one: Lexicon, other: Lexicon, blocks: tuple[Block, ...]) -> bool:
    """Whether two lexicons know the same of the words of ``blocks``."""
    differing = one.differing(other)
    return not any(word in said_in(Same(block)) for block in blocks for word in differing)
