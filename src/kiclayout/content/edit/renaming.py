"""What a layout calls otherwise now is called so in the issue, too: colours, styles, templates, frames.

Names of a layout are no words of the issue's, so that this is no step of its own: it is done to the issue as it is and
as it was and will be. Whether the layout has such names is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block, Directive, Head
from kiclayout.content.edit.anatomy import Slot, pieces, with_pieces
from kiclayout.content.edit.templates import TEMPLATE
from kiclayout.content.issue import Article, Issue, Section
from kiclayout.content.placed import FRAMES, WHOLE, entries_of, with_entries

COLORS, STYLES, TEMPLATES = "colors", "styles", "templates"


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


def renaming(names: Sequence[Rename], layout: str) -> Callable[[Issue], Issue]:
    """An edit after which an issue names things as ``layout`` does now; the very same issue if it names none of them.

    The words change if the issue wears the layout, what was moved by hand in any case. Articles that several issues
    share are shared by what becomes of them.
    """
    known: dict[int, tuple[Article, Article]] = {}

    def renamed(article: Article) -> Article:
        if id(article) not in known:
            blocks = article.blocks
            for name in names:
                blocks = _in_blocks(blocks, name)
            known[id(article)] = article, article if blocks is article.blocks else replace(article, blocks=blocks)
        return known[id(article)][1]

    def edit(issue: Issue) -> Issue:
        for name in names:
            issue = _in_placement(issue, layout, name)
        if issue.layout != layout:
            return issue
        sections = tuple(_in_section(section, names, renamed) for section in issue.sections)
        return issue if _same(sections, issue.sections) else replace(issue, sections=sections)

    return edit


def _in_section(section: Section, names: Sequence[Rename], renamed: Callable[[Article], Article]) -> Section:
    color = section.color
    for name in names:
        color = name.new if (name.kind, name.old) == (COLORS, color) else color
    articles = tuple(map(renamed, section.articles))
    same = color == section.color and _same(articles, section.articles)
    return section if same else replace(section, color=color, articles=articles)


def _in_blocks(blocks: tuple[Block, ...], name: Rename) -> tuple[Block, ...]:
    made = tuple(_in_block(block, name) for block in blocks)
    return blocks if _same(made, blocks) else made


def _in_block(block: Any, name: Rename) -> Any:
    slots = (piece for piece in pieces(block) if isinstance(piece, Slot))
    changed = ((slot.name, made) for slot in slots if (made := _in_blocks(slot.blocks, name)) is not slot.blocks)
    block = with_pieces(block, dict(changed))
    if name.kind == STYLES and name.old in block.attrs.classes:
        classes = tuple(name.new if one == name.old else one for one in block.attrs.classes)
        return replace(block, attrs=replace(block.attrs, classes=classes))
    if name.kind == TEMPLATES and isinstance(block, Directive) and (block.name, block.value) == (TEMPLATE, name.old):
        return replace(block, value=name.new)
    if name.kind == TEMPLATES and isinstance(block, Head) and (TEMPLATE, name.old) in block.fields:
        facts = tuple((key, name.new if (key, said) == (TEMPLATE, name.old) else said) for key, said in block.fields)
        return replace(block, fields=facts)
    return block


def _in_placement(issue: Issue, layout: str, name: Rename) -> Issue:
    old = entries_of(issue, layout)
    pages = {(subject, key.removesuffix(TEMPLATE)): said for subject, key, said in old if key.endswith(f".{TEMPLATE}")}
    new = tuple(_in_entry(entry, name, pages) for entry in old)
    return issue if new == old else with_entries(issue, layout, new)


def _in_entry(entry: tuple[str, str, str], name: Rename, pages: dict[tuple[str, str], str]) -> tuple[str, str, str]:
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
