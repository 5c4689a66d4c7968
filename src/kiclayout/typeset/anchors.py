"""Targets of labelled blocks inside of boxes, lists and tables: they stand where these blocks do, page by page.

A child that goes on over pages is asked for its atoms again wherever it is cut, and says each target anew from there
on; of targets with one name the first on the pages counts. Blocks that show nothing are found at the child's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from kiclayout.content.block import Block
from kiclayout.content.walk import block_and_inner
from kiclayout.scene.items import Glyphs, Group, Item, Picture
from kiclayout.typeset.setting import Setting

Anchors: TypeAlias = tuple[tuple[int, str], ...]
"""Session ids of blocks, and the names of their targets."""


def anchors_in(block: Block, setting: Setting) -> Anchors:
    """Those of the labelled blocks inside ``block``."""
    _, *inner = block_and_inner(block)
    return tuple((one.id, setting.target(label)) for one in inner if (label := one.attrs.label))


def landed(wanted: dict[int, str], items: Iterable[Item], last: bool) -> tuple[str, ...]:
    """The names of those ``wanted`` that ``items`` are the first to show, no longer wanted then; all, if ``last``."""
    if not wanted:  # nearly always
        return ()
    shown = wanted if last else set(_shown(items))
    return tuple(wanted.pop(block) for block in list(wanted) if block in shown)


def _shown(items: Iterable[Item]) -> Iterator[int]:
    """The blocks that ``items`` belong to, and those around them."""
    for item in items:
        if isinstance(item, Glyphs | Group):
            yield from (tag.key[0] for tag in item.tags if isinstance(tag.key, tuple) and tag.key)
        if isinstance(item, Glyphs | Group | Picture) and item.origin is not None:
            yield item.origin.block
        if isinstance(item, Group):
            yield from _shown(item.items)
