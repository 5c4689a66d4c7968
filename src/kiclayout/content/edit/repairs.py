"""What a finding suggests, done: only where one thing is meant, and nothing is guessed or lost.

It finds nothing itself. Findings that it does not know stay, and so do those whose block is another by now.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kiclayout.base.diagnostics import Diagnostic
from kiclayout.base.record import replace
from kiclayout.content.block import Block, Chart, Figure, Heading, List, Paragraph, Table
from kiclayout.content.edit.caption_numbers import renumbered
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.passages import trail
from kiclayout.content.issue import Issue

_ORDER = "preflight-label-order"


def can_repair(found: Diagnostic) -> bool:
    """Whether there is one thing to be done about a finding that can be done for its writer."""
    return found.code == _ORDER or found.code in _REPAIRS


def repaired(issue: Issue, found: Diagnostic, block: int) -> Issue:
    """``issue`` with what ``found`` suggests done to a block; the very same if there is nothing to be done."""
    if found.code == _ORDER:
        return renumbered(issue).issue
    where, repair = trail(issue, block), _REPAIRS.get(found.code)
    if where is None or repair is None:
        return issue
    old: Any = where.within[-1]
    new = repair(old, found)
    return issue if new is old else with_block(issue, where, (new,))


def _level(block: Block, found: Diagnostic) -> Block:
    """A heading one level below the one above it."""
    above = found.value("above")
    return replace(block, level=int(above) + 1) if isinstance(block, Heading) and above.isdecimal() else block


def _style(block: Block, found: Diagnostic) -> Block:
    """The style whose name is most like the one that was written."""
    if not isinstance(block, Paragraph | List):
        return block
    named = tuple(found.value("near") if name == found.value("name") else name for name in block.attrs.classes)
    return replace(block, attrs=replace(block.attrs, classes=tuple(dict.fromkeys(named))))


def _head(block: Block, _: Diagnostic) -> Block:
    """The first row as the head, if there are more."""
    if not isinstance(block, Table) or len(block.grid.rows) < 2 or block.grid.rows[0].kind != "body":
        return block
    first, *rest = block.grid.rows
    return replace(block, grid=replace(block.grid, rows=(replace(first, kind="head"), *rest)))


def _upright(block: Block, _: Diagnostic) -> Block:
    return replace(block, turn="") if isinstance(block, Table) else block


def _unwrapped(block: Block, _: Diagnostic) -> Block:
    return replace(block, wrap="") if isinstance(block, Figure) else block


def _level_bars(block: Block, _: Diagnostic) -> Block:
    return replace(block, kind="bar") if isinstance(block, Chart) else block


_REPAIRS: Mapping[str, Callable[[Block, Diagnostic], Block]] = {
    "preflight-heading-first": _level,
    "preflight-heading-skipped": _level,
    "preflight-style-mistyped": _style,
    "preflight-table-head": _head,
    "preflight-table-turned": _upright,
    "typeset-chart-crowded": _level_bars,
    "typeset-wrap-alone": _unwrapped,
    "typeset-wrap-narrow": _unwrapped,
}
