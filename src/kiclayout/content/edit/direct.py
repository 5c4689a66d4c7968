"""Formatting given by hand, beside what the role of a paragraph brings: where it is, and how it goes away.

It is of two kinds: marks and languages of words, classes and languages of paragraphs and lists. Links, glosses and
readings are content, not formatting, and stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Attrs, List, Paragraph
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.looks import each_part
from kiclayout.content.edit.passages import Passage, order_of, passages, selected, trail
from kiclayout.content.edit.splice import each_text, flattened, width
from kiclayout.content.inline import MARKS, Gloss, Text
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot

Kind = Literal["mark", "lang", "class", "block-lang"]
_LANG = "lang"


@dataclass(frozen=True, slots=True)
class Direct:
    """One thing given by hand.

    Attributes:
        kind: ``mark`` and ``lang`` of words, ``class`` and ``block-lang`` of a paragraph or list.
        value: The mark, the language, or the class.
    """

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring characters of one passage that were given the same things by hand; start and end half open."""

    block: int
    field: str
    start: int
    end: int
    given: tuple[Direct, ...]

    @property
    def selection(self) -> Selection:
        """The same as a selection."""
        return Selection(Spot(self.block, self.start, self.field), Spot(self.block, self.end, self.field))


def stretches(passage: Passage) -> Iterator[Stretch]:
    """The words of ``passage`` that have something given by hand, in order."""
    start = end = 0
    before: tuple[Direct, ...] = ()
    for run in flattened(passage.runs):
        given = _of_words(run) if isinstance(run, Text | Gloss) else ()
        wide = width(run)
        if wide and given != before:
            if before:
                yield Stretch(passage.block, passage.field, start, end, before)
            start, before = end, given
        end += wide
    if before:
        yield Stretch(passage.block, passage.field, start, end, before)


def direct_at(issue: Issue, selection: Selection) -> tuple[Direct, ...]:
    """All that was given by hand to what is selected; a bare caret stands for the words and the paragraph it is in."""
    found: dict[Direct, None] = {}
    for passage, start, end in selected(issue, selection):
        for one in stretches(passage):
            if (one.start < end and start < one.end) or (start == end and one.start <= start <= one.end):
                found.update(dict.fromkeys(one.given))
        for block in _carriers(passage):
            found.update(dict.fromkeys(_of_block(block.attrs)))
    return tuple(sorted(found, key=_order))


def without(issue: Issue, selection: Selection, given: Direct) -> Done:
    """What is selected without ``given``; at a bare caret, all the neighbouring words that have it."""
    if given.kind in ("class", "block-lang"):
        return Done(_blocks_without(issue, selection, (given,)), selection)
    reached = _reach(issue, selection, given) if selection.bare else selection
    taken = each_part(issue, reached, lambda runs: each_text(runs, lambda text: _text_without(text, given)))
    return Done(taken.issue, selection)


def without_any(issue: Issue, selection: Selection) -> Done:
    """What is selected as its role alone has it; at a bare caret, the whole passage."""
    given = direct_at(issue, selection)
    reached = selection
    if selection.bare:
        reached = next((_whole(passage) for passage, _, _ in selected(issue, selection)), selection)
    plain = each_part(issue, reached, lambda runs: each_text(runs, lambda text: replace(text, marks=(), lang=None)))
    blocks = tuple(one for one in given if one.kind in ("class", "block-lang"))
    return Done(_blocks_without(plain.issue, selection, blocks), selection)


def set_class(issue: Issue, selection: Selection, name: str) -> Done:
    """The selected paragraphs in the layout's style ``name``; empty = in that of their role. Lists stay as they are."""
    for passage, _, _ in selected(issue, selection):
        where = trail(issue, passage.block)
        owner = where.within[-1] if where else None
        if isinstance(owner, Paragraph):
            attrs = replace(owner.attrs, classes=(name,) if name else ())
            issue = issue if attrs == owner.attrs else with_block(issue, where, (replace(owner, attrs=attrs),))
    return Done(issue, selection)


def class_at(issue: Issue, selection: Selection) -> str | None:
    """The class of the selected paragraphs: empty = none has one, None = several, or they are no paragraphs."""
    owners = [passage.owner for passage, _, _ in selected(issue, selection)]
    if not owners or not all(isinstance(one, Paragraph) for one in owners):
        return None
    classes = {(one.attrs.classes or ("",))[0] for one in owners if isinstance(one, Paragraph)}
    return classes.pop() if len(classes) == 1 else None


def all_stretches(issue: Issue) -> Iterator[Stretch]:
    """Everything given by hand in the issue, in reading order; a paragraph's own is a stretch of all its words."""
    for passage in passages(issue):
        yield from stretches_of(passage)


def stretches_of(passage: Passage) -> Iterator[Stretch]:
    """What was given by hand to the paragraph of ``passage``, and then to its words."""
    owner = passage.owner
    of_block = _of_block(owner.attrs) if isinstance(owner, Paragraph) else ()
    if of_block:
        yield Stretch(passage.block, passage.field, 0, len(passage.text), of_block)
    yield from stretches(passage)


def next_stretch(issue: Issue, spot: Spot | None, step: int = 1) -> Stretch | None:
    """The next thing given by hand behind ``spot``, or before it (-1), and round the ends; None = there is none."""
    found = list(all_stretches(issue))
    here = order_of(issue, spot) if spot else None
    if not found or here is None:
        return found[0 if step > 0 else -1] if found else None
    order = [order_of(issue, one.selection.anchor) or here for one in found]
    if step > 0:
        return next((one for one, at in zip(found, order, strict=True) if at > here), found[0])
    return next((one for one, at in reversed(list(zip(found, order, strict=True))) if at < here), found[-1])


def _of_words(run: Text | Gloss) -> tuple[Direct, ...]:
    """What was given to the words of ``run``; blanks alone have no look."""
    if isinstance(run, Text) and not run.text.strip():
        return ()
    marks = tuple(Direct("mark", mark) for mark in run.marks)
    return (*marks, Direct("lang", run.lang)) if run.lang else marks


def _of_block(attrs: Attrs) -> tuple[Direct, ...]:
    classes = tuple(Direct("class", name) for name in attrs.classes)
    lang = attrs.get(_LANG)
    return (*classes, Direct("block-lang", lang)) if lang else classes


def _carriers(passage: Passage) -> Iterator[Paragraph | List]:
    """The paragraph of ``passage`` and the lists it is in: what classes and languages can be written at."""
    return (block for block in passage.within if isinstance(block, Paragraph | List))


def _order(given: Direct) -> tuple[int, int, str]:
    kinds = ("mark", "lang", "class", "block-lang")
    return kinds.index(given.kind), MARKS.index(given.value) if given.value in MARKS else len(MARKS), given.value


def _text_without(text: Text, given: Direct) -> Text:
    if given.kind == "lang":
        return replace(text, lang=None) if text.lang == given.value else text
    return replace(text, marks=tuple(mark for mark in text.marks if mark != given.value))


def _blocks_without(issue: Issue, selection: Selection, given: Iterable[Direct]) -> Issue:
    """``issue`` with the selected paragraphs and the lists round them without ``given``."""
    gone = frozenset(given)
    ids = dict.fromkeys(block.id for passage, _, _ in selected(issue, selection) for block in _carriers(passage))
    for one in ids if gone else ():
        where = trail(issue, one)
        block = where.within[-1] if where else None
        if isinstance(block, Paragraph | List):
            attrs = _attrs_without(block.attrs, gone)
            issue = issue if attrs == block.attrs else with_block(issue, where, (replace(block, attrs=attrs),))
    return issue


def _attrs_without(attrs: Attrs, gone: frozenset[Direct]) -> Attrs:
    classes = tuple(name for name in attrs.classes if Direct("class", name) not in gone)
    pairs = tuple(pair for pair in attrs.pairs if pair[0] != _LANG or Direct("block-lang", pair[1]) not in gone)
    return replace(attrs, classes=classes, pairs=pairs)


def _reach(issue: Issue, selection: Selection, given: Direct) -> Selection:
    """The neighbouring words round the caret that have ``given``."""
    for passage, at, _ in selected(issue, selection):
        for start, end in _ranges(passage, given):
            if start <= at <= end:
                return Selection(passage.spot(start), passage.spot(end))
    return selection


def _ranges(passage: Passage, given: Direct) -> Iterator[tuple[int, int]]:
    """Where the words of ``passage`` have ``given``; blanks between two such words do not part them."""
    text, start, end = passage.text, 0, -1
    for one in stretches(passage):
        if given not in one.given:
            continue
        if end < 0 or text[end : one.start].strip():
            if end >= 0:
                yield start, end
            start = one.start
        end = one.end
    if end >= 0:
        yield start, end


def _whole(passage: Passage) -> Selection:
    return Selection(passage.spot(0), passage.end())
