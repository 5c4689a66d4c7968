"""What a layout calls otherwise now is called so in the issue, too: colours, styles, templates, frames.

Names of a layout are no words of the issue's, so that this is no step of its own: it is done to the issue as it is and
as it was and will be. Whether the layout has such names is not asked; what gave the new name already is remembered, so
that the way back leads to the issue as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeAlias, TypeVar

from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block, Directive, Head
from kiclayout.content.edit.anatomy import Slot, pieces, with_pieces
from kiclayout.content.edit.templates import TEMPLATE
from kiclayout.content.issue import Article, Issue, Section
from kiclayout.content.placed import FRAMES, WHOLE, entries_of, with_entries

COLORS, STYLES, TEMPLATES = "colors", "styles", "templates"

Names: TypeAlias = tuple[str, ...]
Entry: TypeAlias = tuple[str, str, str]
_Thing = TypeVar("_Thing")
_Told = TypeVar("_Told", bound="tuple[Any, ...]")


@dataclass(frozen=True, slots=True)
class Rename:
    """Something of a layout has another name.

    Attributes:
        kind: ``COLORS``, ``STYLES``, ``TEMPLATES`` or ``FRAMES``.
        old: What it was called.
        new: What it is called.
        templates: Of frames, those whose frame it is.
    """

    kind: str
    old: str
    new: str
    templates: tuple[str, ...] = ()

    def back(self) -> Rename:
        """The way back."""
        return replace(self, old=self.new, new=self.old)


def between(before: Sequence[Rename], after: Sequence[Rename]) -> tuple[Rename, ...]:
    """What leads from a layout in which ``before`` was done one by one to one in which ``after`` was."""
    same = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    kept = min(len(before), len(after)) if same is None else same
    return (*(one.back() for one in reversed(before[kept:])), *after[kept:])


class Renaming:
    """A ``Rename`` done to an issue, to what it was and will be, and taken back; each once.

    The words change if the issue wears the layout, what was moved by hand in any case. What several issues share is
    shared by what becomes of them.
    """

    def __init__(self, name: Rename, layout: str) -> None:
        """For the layout called ``layout``."""
        self.name, self._layout = name, layout
        self._there = _Way(name)

    def forth(self) -> Callable[[Issue], Issue]:
        """An edit after which an issue names things as the layout does; the very same issue if it names none."""
        return self._edit(self._there)

    def back(self) -> Callable[[Issue], Issue]:
        """An edit after which an issue that came ``forth`` is as it was, but for what was done to it since."""
        return self._edit(_Way(self.name.back(), self._there))

    def _edit(self, way: _Way) -> Callable[[Issue], Issue]:
        return lambda issue: way.whole(issue, lambda one: _in_issue(one, self._layout, way))


class _Way:
    """One direction of a renaming: what becomes of things, each of which is made once.

    Attributes:
        name: What is called otherwise on this way.
    """

    def __init__(self, name: Rename, there: _Way | None = None) -> None:
        """``there``: the direction that led to where this one begins."""
        self.name = name
        came = there._made.values() if there else ()
        self._made: dict[int, tuple[object, Any]] = {id(made): (made, thing) for thing, made in came}
        self._known = there._said if there else {}
        self._said: dict[tuple[Hashable, Any], Any] = {}

    def whole(self, thing: _Thing, make: Callable[[_Thing], _Thing]) -> _Thing:
        """What becomes of ``thing``: what it came from, or else what ``make`` makes of it."""
        if id(thing) not in self._made:
            self._made[id(thing)] = thing, make(thing)  # with the thing itself: so its id stays its own
        made: _Thing = self._made[id(thing)][1]
        return made

    def names(self, where: Hashable, said: Names) -> Names:
        """What is given in place of the names ``said`` at ``where``."""
        if self.name.old not in said:
            return self.told(where, said, said)
        new = (self.name.new if one == self.name.old else one for one in said)
        return self.told(where, said, tuple(dict.fromkeys(new)))

    def told(self, where: Hashable, said: _Told, made: _Told) -> _Told:
        """What is said at ``where`` in place of ``said``: what that came from, or else ``made``."""
        made = self._known.get((where, said), made)  # as it was in the first state that came there: the present one
        self._said.setdefault((where, made), said)
        return made


def _in_issue(issue: Issue, layout: str, way: _Way) -> Issue:
    issue = _in_placement(issue, layout, way)
    if issue.layout != layout:
        return issue
    sections = tuple(way.whole(one, lambda section: _in_section(section, way)) for one in issue.sections)
    return issue if _same(sections, issue.sections) else replace(issue, sections=sections)


def _in_section(section: Section, way: _Way) -> Section:
    color = section.color
    if way.name.kind == COLORS:
        (color,) = way.names(section.id, (color,))
    articles = tuple(way.whole(article, lambda one: _in_article(one, way)) for article in section.articles)
    same = color == section.color and _same(articles, section.articles)
    return section if same else replace(section, color=color, articles=articles)


def _in_article(article: Article, way: _Way) -> Article:
    blocks = _in_blocks(article.blocks, way)
    return article if blocks is article.blocks else replace(article, blocks=blocks)


def _in_blocks(blocks: tuple[Block, ...], way: _Way) -> tuple[Block, ...]:
    made = tuple(way.whole(block, lambda one: _in_block(one, way)) for block in blocks)
    return blocks if _same(made, blocks) else made


def _in_block(block: Any, way: _Way) -> Any:
    slots = (piece for piece in pieces(block) if isinstance(piece, Slot))
    changed = ((slot.name, made) for slot in slots if (made := _in_blocks(slot.blocks, way)) is not slot.blocks)
    block = with_pieces(block, dict(changed))
    if way.name.kind == STYLES and block.attrs.classes:
        classes = way.names(block.id, block.attrs.classes)
        return block if classes == block.attrs.classes else replace(block, attrs=replace(block.attrs, classes=classes))
    if way.name.kind == TEMPLATES and isinstance(block, Directive) and block.name == TEMPLATE:
        (value,) = way.names(block.id, (block.value,))
        return block if value == block.value else replace(block, value=value)
    if way.name.kind == TEMPLATES and isinstance(block, Head):
        facts = tuple((key, _in_fact(said, block, way) if key == TEMPLATE else said) for key, said in block.fields)
        return block if facts == block.fields else replace(block, fields=facts)
    return block


def _in_fact(said: Any, head: Head, way: _Way) -> Any:
    return way.names(head.id, (said,))[0] if isinstance(said, str) else said


def _in_placement(issue: Issue, layout: str, way: _Way) -> Issue:
    old = entries_of(issue, layout)
    new = way.told(layout, old, _in_entries(old, layout, way))
    return issue if new == old else with_entries(issue, layout, new)


def _in_entries(entries: tuple[Entry, ...], layout: str, way: _Way) -> tuple[Entry, ...]:
    """Entries; what the page of one that is renamed held under its new name already did nothing, and makes way."""
    pages = {(one, key.removesuffix(TEMPLATE)): said for one, key, said in entries if key.endswith(f".{TEMPLATE}")}
    new = tuple(way.told(layout, entry, _in_entry(entry, way.name, pages)) for entry in entries)
    taken = {made[:2] for entry, made in zip(entries, new, strict=True) if made[:2] != entry[:2]}
    return tuple(made for entry, made in zip(entries, new, strict=True) if made != entry or made[:2] not in taken)


def _in_entry(entry: Entry, name: Rename, pages: dict[tuple[str, str], str]) -> Entry:
    """An entry; ``pages`` are the templates of pages by subject and beginning of the key."""
    subject, key, value = entry
    if name.kind == TEMPLATES:
        subject = WHOLE + name.new if subject == WHOLE + name.old else subject
        return subject, key, name.new if key.endswith(f".{TEMPLATE}") and value == name.old else value
    page, what, own = key.partition(f"{FRAMES}.")
    if name.kind == FRAMES and what and own == name.old and pages.get((subject, page)) in name.templates:
        return subject, page + what + name.new, value
    return entry


def _same(one: Sequence[object], other: Sequence[object]) -> bool:
    return all(this is that for this, that in zip(one, other, strict=True))
