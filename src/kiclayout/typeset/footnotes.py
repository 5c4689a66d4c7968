"""Footnotes as the flow wants them: lines at the measure of the side column or of the text's foot.

Where notes stand and how they split is the flow's matter (``notes``); their numbers are given before layout.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    Table,
)
from kiclayout.content.inline import Link, NoteRef, Runs
from kiclayout.content.issue import Article
from kiclayout.content.walk import children
from kiclayout.typeset.atoms import NoteLine
from kiclayout.typeset.inline import Passage, shaped, words
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
    """

    side: tuple[Leaf, ...]
    foot: tuple[Leaf, ...]
    block: int
    label: str
    side_width: float = 0.0

    def lines(self, width: int, start: int, side: bool) -> tuple[NoteLine, ...]:
        """The lines from ``start``; see ``atoms.NoteText``."""
        leaves = self.side if side else self.foot
        measure = min(width / 100, self.side_width) if side and self.side_width else width / 100
        first, char = divmod(start, _LEAF)
        made: list[NoteLine] = []
        for index in range(first, len(leaves)):
            strips = leaves[index].slices(measure, char if index == first else 0)
            for number, strip in enumerate(strips):
                last = number == len(strips) - 1
                end = (index + 1) * _LEAF if last else index * _LEAF + strip.end
                made.append(NoteLine(round(strip.height * 100), end, strip.items))
        return tuple(made) or (NoteLine(1, start + 1, ()),)


def footnotes(setting: Setting, inset: Inset) -> dict[str, Footnote]:
    """All numbered notes of the article at hand, by label."""
    return {
        label: _footnote(setting.notes[label], number, setting, inset)
        for label, number in setting.numbers.items()
        if label in setting.notes
    }


def numbered(article: Article) -> dict[str, int]:
    """Numbers of the footnotes by label, counted from 1 in the order of their marks; unmarked notes get none."""
    above = (*article.title, *article.runs("subtitle"), *article.runs("lead"))
    inside = (label for block in article.blocks for label in marks_in(block))
    marked = (*_labels(above), *inside, *_labels(article.runs("end_source")))
    return {label: number for number, label in enumerate(dict.fromkeys(marked), 1)}


def marks_in(block: Block) -> tuple[str, ...]:
    """Labels of the notes marked in ``block`` and all it holds, in reading order; a note's own text does not count."""
    if isinstance(block, Note):
        return ()
    above, below = _runs(block)
    if isinstance(block, FieldList):
        inner = tuple(label for item in block.items for label in (*_labels(item.label), *_inside(item.blocks)))
    else:
        inner = _inside(children(block))
    return (*_labels(above), *inner, *_labels(below))


def _inside(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    return tuple(label for block in blocks for label in marks_in(block))


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


def _labels(runs: Runs) -> tuple[str, ...]:
    found: list[str] = []
    for run in runs:
        if isinstance(run, NoteRef):
            found.append(run.label)
        elif isinstance(run, Link):
            found += _labels(run.runs)
    return tuple(found)


def _footnote(note: Note, number: int, setting: Setting, inset: Inset) -> Footnote:
    look = setting.layout.notes
    side = _leaves(note, number, (setting, inset), look.side_style)
    foot = _leaves(note, number, (setting, inset), look.foot_style)
    return Footnote(side, foot, note.id, note.label, look.side_width)


def _leaves(note: Note, number: int, where: tuple[Setting, Inset], style_name: str) -> tuple[Leaf, ...]:
    setting, inset = where
    style, look = setting.style(style_name), setting.layout.notes
    mark = words(str(number), setting.text_style(look.number, style.text))
    made = leaves_of(note.blocks, Page(style, 0.0, inset), setting)
    if not made or not isinstance(made[0], TextLeaf):
        made = (TextLeaf(Passage(()), style, setting, note.id), *made)
    width = shaped((mark,), setting).natural + look.number_gap
    indent = max(style.indent, 0.0)
    first = made[0]
    assert isinstance(first, TextLeaf)
    hung = Hung((mark,), -look.foot_hang) if look.foot_hang and style_name == look.foot_style else Hung((mark,), indent)
    if hung.x >= 0:
        first = replace(first, style=replace(first.style, first_indent=first.style.first_indent + width), hung=hung)
    else:
        first = replace(first, hung=hung)
    return (first, *made[1:])
