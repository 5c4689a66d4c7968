"""Footnotes as the flow wants them: lines at the measure of the side column or of the text's foot.

Where notes stand and how they split is the flow's matter (``notes``); their numbers are given before layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kiclayout.base.memo import Same
from kiclayout.base.record import replace
from kiclayout.content.block import (
    Block,
    Callout,
    Chart,
    FieldList,
    Figure,
    FigureRow,
    Heading,
    Note,
    Paragraph,
    Poster,
    Table,
)
from kiclayout.content.inline import Link, NoteRef, Runs
from kiclayout.content.issue import Article
from kiclayout.content.walk import children
from kiclayout.content.walk import notes as notes_of
from kiclayout.scene.items import Mark
from kiclayout.scene.tags import Tag
from kiclayout.typeset.atoms import NoteLine
from kiclayout.typeset.inline import CALL_TARGET, NOTE_TARGET, Passage, shaped, words
from kiclayout.typeset.leaf import Hung, Leaf, TextLeaf
from kiclayout.typeset.leaves import Inset, Page, leaves_of
from kiclayout.typeset.setting import Setting

_LEAF = 1_000_000
"""Offsets inside a note count characters; every leaf begins at a multiple of this."""


@dataclass(frozen=True, eq=False)
class Footnote:
    """One footnote, ready to be broken at any measure.

    Attributes:
        side: Its leaves for the side column.
        foot: Its leaves for the foot of the text.
        block: Session id of the note.
        label: As written.
        side_width: Measure in the side column, in points; 0 = all of it.
        target: The name by which its marks lead to it.
    """

    side: tuple[Leaf, ...]
    foot: tuple[Leaf, ...]
    block: int
    label: str
    side_width: float = 0.0
    target: str = ""
    _told: dict[tuple[int, int, bool], tuple[NoteLine, ...]] = field(default_factory=dict, init=False, repr=False)

    def lines(self, width: int, start: int, side: bool) -> tuple[NoteLine, ...]:
        """The lines from ``start``; see ``atoms.NoteText``. All notes of a region are asked again with each new one."""
        where = (width, start, side)
        if where not in self._told:
            self._told[where] = self._lines(*where)
        return self._told[where]

    def _lines(self, width: int, start: int, side: bool) -> tuple[NoteLine, ...]:
        leaves = self.side if side else self.foot
        measure = min(width / 100, self.side_width) if side and self.side_width else width / 100
        first, char = divmod(start, _LEAF)
        made: list[NoteLine] = []
        for index in range(first, len(leaves)):
            strips = leaves[index].slices(measure, char if index == first else 0)
            for number, strip in enumerate(strips):
                last = number == len(strips) - 1
                end = (index + 1) * _LEAF if last else index * _LEAF + strip.end
                begins = index == 0 and strip is strips[0] and not start
                items = (*((Mark(self.target, 0.0, 0.0),) if begins else ()), *strip.items)
                made.append(NoteLine(round(strip.height * 100), end, items))
        return tuple(made) or (NoteLine(1, start + 1, ()),)


def called(article: Article) -> dict[Same[NoteRef], tuple[str, ...]]:
    """The notes that stand with each mark of the text, by the mark itself (two marks may be equal).

    A note stands with its first mark; later ones only repeat its number. A note that is marked in another note's text
    stands right behind that note, so that the order in which notes stand is the order of their numbers.
    """
    texts = notes_of(article)
    seen: set[str] = set()
    made: dict[Same[NoteRef], tuple[str, ...]] = {}
    for mark in _marks(article):
        made.setdefault(Same(mark), tuple(_with(mark.label, texts, seen)))
    return made


def numbered(article: Article) -> dict[str, int]:
    """Numbers of the footnotes by label, counted from 1 in the order in which they stand; unmarked notes get none."""
    return counted(called(article))


def counted(stand: Mapping[Same[NoteRef], tuple[str, ...]]) -> dict[str, int]:
    """The numbers of the footnotes that ``called`` has given."""
    labels = (label for labels in stand.values() for label in labels)
    return {label: number for number, label in enumerate(labels, 1)}


def marks_in(block: Block) -> tuple[NoteRef, ...]:
    """The notes' marks in ``block`` and all it holds, in reading order.

    A note's own text does not count, nor does that of a poster which is shown as a picture.
    """
    return _marks_in(Same(block))


@lru_cache(maxsize=4096)
def _marks_in(kept: Same[Block]) -> tuple[NoteRef, ...]:
    """Remembered: all blocks of an article are asked again when one of them is another."""
    block = kept.value
    if isinstance(block, Note) or (isinstance(block, Poster) and block.path):
        return ()
    above, below = _runs(block)
    if isinstance(block, FieldList):
        inner = tuple(mark for item in block.items for mark in (*_refs(item.label), *_inside(item.blocks)))
    else:
        inner = _inside(children(block))
    return (*_refs(above), *inner, *_refs(below))


def _marks(article: Article) -> tuple[NoteRef, ...]:
    above = (*article.title, *article.runs("subtitle"), *article.runs("lead"))
    return (*_refs(above), *_inside(article.blocks), *_refs(article.runs("end_source")))


def _with(label: str, texts: Mapping[str, Note], seen: set[str]) -> Iterator[str]:
    """``label`` and the notes that its text marks, each before those of its own text; none that is ``seen``."""
    waiting = [label]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            yield one
            if one in texts:
                waiting += [mark.label for mark in reversed(_inside(texts[one].blocks))]


def _inside(blocks: tuple[Block, ...]) -> tuple[NoteRef, ...]:
    return tuple(mark for block in blocks for mark in marks_in(block))


def _runs(block: Block) -> tuple[Runs, Runs]:
    """The runs of a block that stand above and below its inner blocks."""
    match block:
        case Paragraph() | Heading():
            return block.runs, ()
        case Callout():
            return block.title, ()
        case Table():
            return (*block.label, *block.caption, *block.unit), (*block.note, *block.source)
        case Figure():
            return (), (*block.label, *block.caption, *block.source)
        case FigureRow() | Chart():
            return (), (*block.caption, *block.source)
        case _:
            return (), ()


def _refs(runs: Runs) -> tuple[NoteRef, ...]:
    found: list[NoteRef] = []
    for run in runs:
        if isinstance(run, NoteRef):
            found.append(run)
        elif isinstance(run, Link):
            found += _refs(run.runs)
    return tuple(found)


def footnote(note: Note, number: int, setting: Setting, inset: Inset) -> Footnote:
    """The note with its number."""
    look = setting.layout.notes
    side = _leaves(note, number, (setting, inset), look.side_style)
    foot = _leaves(note, number, (setting, inset), look.foot_style)
    target = f"{NOTE_TARGET[1:]}{setting.file}/{note.label}"
    return Footnote(side, foot, note.id, note.label, look.side_width, target)


def _leaves(note: Note, number: int, where: tuple[Setting, Inset], style_name: str) -> tuple[Leaf, ...]:
    setting, inset = where
    style, look = setting.style(style_name), setting.layout.notes
    back = f"{CALL_TARGET}{setting.file}/{note.label}"
    mark = replace(words(str(number), setting.text_style(look.number, style.text)), link=back)
    made = leaves_of(note.blocks, Page(style, 0.0, inset), setting)
    if not made or not isinstance(made[0], TextLeaf):
        made = (TextLeaf(Passage(()), style, setting, note.id), *made)
    natural = shaped((mark,), setting).natural
    width = natural + look.number_gap
    indent = max(style.indent, 0.0)
    first = made[0]
    assert isinstance(first, TextLeaf)
    first = replace(first, label=(Tag("Lbl", "number"),))
    hangs = look.foot_hang and style_name == look.foot_style  # one of three digits farther: it is not to touch the text
    hung = Hung((mark,), -max(look.foot_hang, natural + look.number_gap / 2)) if hangs else Hung((mark,), indent)
    if hung.x >= 0:
        first = replace(first, style=replace(first.style, first_indent=first.style.first_indent + width), hung=hung)
    else:
        first = replace(first, hung=hung)
    return (first, *made[1:])
