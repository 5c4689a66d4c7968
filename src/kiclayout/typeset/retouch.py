"""A page retouched: one block set anew in its old place, everything else on the page the very same objects.

Most keys leave a paragraph as many lines as it had. Then nothing else on the page moves, and neither the article has to
be collected nor the page to be filled again. Where that does not hold nothing is made, and a glimpse or a whole run
has to be. The words that an article knows, landings and numbers are those of the last run.
"""

from __future__ import annotations

from typing import NamedTuple

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block
from kiclayout.scene.items import Item
from kiclayout.scene.page import Page
from kiclayout.typeset.atoms import START, Atom, Child, Offset, Room
from kiclayout.typeset.blocks import Leafy, Spaced
from kiclayout.typeset.collect import child_of, ended
from kiclayout.typeset.copyfit import Memos, likely_pages
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.folios import Numbered, Seat, in_order, leaf_page
from kiclayout.typeset.initials import initialled
from kiclayout.typeset.kept import asked_by
from kiclayout.typeset.laid import FlowPage, Placed
from kiclayout.typeset.leaf import TextLeaf
from kiclayout.typeset.pages import child_items
from kiclayout.typeset.threads import reaching


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the articles as it was drawn, and what it was drawn from.

    Attributes:
        page: The page.
        source: The page of the flow.
        fresh: The child that was set anew on it last, and its items; keys come one after the other.
    """

    page: Page
    source: Numbered
    fresh: tuple[Child, tuple[Item, ...]] | None = None


class Touch(NamedTuple):
    """A child of the flow as it stands on a page, and what it became."""

    child: Child
    fresh: Child


def touched(old: Block, new: Block, leaf: Leaf) -> Touch | None:
    """What of a page becomes something else with ``new`` in place of ``old``; None = more than its words would change.

    Args:
        old: A block of an article's body.
        new: What it became, with the same id.
        leaf: A page on which it stands.
    """
    child = _child_on(leaf.source.laid, old)
    if child is None or _asked(old) != _asked(new):
        return None
    fresh = _remade(new, child)
    return Touch(child, fresh) if fresh is not None else None


def retouched(touch: Touch, leaf: Leaf, before: Numbered | None) -> Leaf | None:
    """The page with the fresh child in its place; None = something would stand elsewhere.

    Args:
        touch: What becomes something else.
        leaf: The page.
        before: The page before that one, if there is one: the child may have begun there.
    """
    laid = _in_place(*touch, leaf.source.laid, _begun(touch.child, before))
    if laid is None:
        return None
    template = leaf.source.template
    known = leaf.fresh[1] if leaf.fresh and leaf.fresh[0] is touch.child else None
    old, new = known or child_items(leaf.source.laid, template, touch.child), child_items(laid, template, touch.fresh)
    at = _found(leaf.page.items, old, exactly=known is not None) if old and len(old) == len(new) else None
    if at is None:
        return None
    items = (*leaf.page.items[:at], *new, *leaf.page.items[at + len(old) :])
    return Leaf(replace(leaf.page, items=items), replace(leaf.source, laid=laid), (touch.fresh, new))


def stands_whole(touch: Touch, leaf: Leaf, before: Numbered | None) -> bool:
    """Whether the child begins and ends on the page: if not, its words may move from one page to the other."""
    own = _atoms_of(touch.child, leaf.source)
    return bool(own) and own[-1].to is None and not _atoms_of(touch.child, before)


def refilled(touch: Touch, leaf: Leaf, at: tuple[Seat, int], memos: Memos, facts: Facts) -> Leaf | None:
    """The page filled anew with the fresh child among the entries of its articles, which are not collected again.

    None where the child is part of an entry, or no page would stand there.

    Args:
        touch: What becomes something else; all other blocks are as they were when the entries were collected.
        leaf: The page.
        at: Where its articles stand, and the page's place among those of all articles.
        memos: The pages that are known.
        facts: What furniture says.
    """
    (seat, index), sitting = at, leaf.source.sitting
    block = getattr(touch.child, "block", 0)
    own = [entry for entry in sitting.entries if getattr(entry, "block", 0) == block]
    if len(own) != 1:
        return None
    entries = tuple(touch.fresh if entry is own[0] else entry for entry in sitting.entries)
    owners = {**sitting.owners, id(touch.fresh): sitting.owners[id(own[0])]}
    sitting = replace(sitting, entries=entries, owners=owners)
    number = leaf.page.index - seat.first
    sitting = replace(sitting, pages=tuple(reaching(likely_pages(sitting, number, memos), number + 1)))
    made = list(in_order((sitting,), sitting.setting.layout, seat.before))
    if len(made) <= number:
        return None
    return Leaf(replace(leaf_page(made[number], index, facts), index=leaf.page.index), made[number])


def _child_on(laid: FlowPage, block: Block) -> Child | None:
    """The child of the flow that ``block`` became, if it stands on the page."""
    for region in laid.regions:
        for placed in region.placed:
            if getattr(placed.child, "block", 0) == block.id:
                return placed.child
    return None


def _asked(block: Block) -> tuple[object, ...]:
    """What the block asks of its surroundings, which decides what they are."""
    asks = asked_by((block,))
    return tuple(map(id, asks.refs)), asks.names, asks.labels, asks.tables  # notes are known by their very marks


def _remade(block: Block, child: Child) -> Child | None:
    """A child like ``child``, of ``block``."""
    if isinstance(child, Spaced):
        inner = _remade(block, child.child)
        return replace(child, child=inner) if inner is not None else None
    if not isinstance(child, Leafy):
        return None
    setting = child.setting.within(sink=Sink())
    made = child_of(block, setting, child.notes, child.marks)
    if not isinstance(made, Leafy):
        return None
    first, last = child.leaves[0], child.leaves[-1]
    if isinstance(first, TextLeaf) and first.initial:
        made = initialled(made, setting)
    return ended(made, setting) if isinstance(last, TextLeaf) and last.tail else made


def _begun(child: Child, before: Numbered | None) -> Offset:
    """Where in ``child``, or in what it was when that was made, the page after ``before`` begins."""
    atoms = _atoms_of(child, before)
    return (atoms[-1].to if atoms else None) or START


def _atoms_of(child: Child, source: Numbered | None) -> list[Atom]:
    """What stands of the block of ``child`` on a page, in order; nothing if there is no such page."""
    block, regions = getattr(child, "block", 0), source.laid.regions if source else ()
    return [one.atom for region in regions for one in region.placed if getattr(one.child, "block", -1) == block]


def _in_place(child: Child, fresh: Child, laid: FlowPage, offset: Offset) -> FlowPage | None:
    """The page with the atoms of ``fresh`` where those of ``child`` stand; None where they would stand otherwise."""
    regions, room, number = [], None, 0
    atoms: list[tuple[Atom, Atom]] = []
    for region in laid.regions:
        placed: list[Placed] = []
        for one in region.placed:
            if one.child is not child:
                placed.append(one)
                continue
            if room is None:
                room, atoms = region.room, _pairs(child, fresh, offset, region.room)
            if region.room.width != room.width or number >= len(atoms) or atoms[number][0].to != one.atom.to:
                return None
            placed.append(replace(one, child=fresh, atom=atoms[number][1]))
            number += 1
        regions.append(replace(region, placed=tuple(placed)))
    return replace(laid, regions=tuple(regions)) if number else None


def _pairs(child: Child, fresh: Child, offset: Offset, room: Room) -> list[tuple[Atom, Atom]]:
    """The atoms of both from ``offset`` on, if each is as high and as free as its like; else none."""
    old, new = list(child.atoms(offset, room, 0)), list(fresh.atoms(offset, room, 0))
    same = len(old) == len(new) and all(_shape(one) == _shape(other) for one, other in zip(old, new, strict=True))
    return list(zip(old, new, strict=True)) if same else []


def _shape(atom: Atom) -> tuple[object, ...]:
    """What of an atom decides where it and others stand."""
    return (
        atom.height,
        atom.to is None,
        atom.before,
        atom.after,
        atom.extra,
        atom.level,
        atom.keep,
        atom.close,
        atom.notes,
        atom.side is None,
        atom.wide,
        atom.glue,
    )


def _found(items: tuple[Item, ...], wanted: tuple[Item, ...], *, exactly: bool) -> int | None:
    """Where among ``items`` those that are ``wanted`` stand: these very ones, or such as are equal."""
    if exactly:
        return next((n for n, item in enumerate(items) if item is wanted[0]), None)
    first, count = wanted[0], len(wanted)
    return next((n for n, item in enumerate(items) if item == first and items[n : n + count] == wanted), None)
