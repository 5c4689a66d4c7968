"""Strips of partners' logos as edits see them: put in, another role, which partners stand in a role.

A role's name is words on the page (``anatomy``); the partners of the role that the caret is in are chosen here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kiclayout.content.block import Sponsors
from kiclayout.content.edit.boxes import box_at, set_box
from kiclayout.content.edit.passages import language_at, passage_at, trail
from kiclayout.content.edit.structure import insert_block
from kiclayout.content.issue import Issue
from kiclayout.content.roles import ROLES, first_role, role_name, role_of, role_rank
from kiclayout.content.spot import Done, Selection, Spot


class InStrip(NamedTuple):
    """A strip and the number of one of its roles, from 0."""

    strip: Sponsors
    role: int

    @property
    def ids(self) -> tuple[str, ...]:
        """The partners of the role."""
        return self.strip.roles[self.role][1] if self.role < len(self.strip.roles) else ()


def strip_at(issue: Issue, selection: Selection) -> InStrip | None:
    """The strip that the caret is in, with the caret's role; None = it is in none."""
    box = box_at(issue, selection, Sponsors)
    passage = passage_at(issue, selection.focus)
    if not isinstance(box, Sponsors) or passage is None or passage.owner is not box:
        return None
    return InStrip(box, int(passage.field.rpartition(".")[2]))


def insert_strip(issue: Issue, selection: Selection) -> Done:
    """A strip behind the caret's block, with the partners of the highest role that the issue's partners have."""
    named = [partner for partner in issue.partners if first_role(partner)]
    role = min(map(first_role, named), key=role_rank, default=ROLES[0].id)
    ids = tuple(partner.id for partner in named if first_role(partner) == role)
    made = Sponsors(roles=((role_name(role, language_at(issue, selection.focus.block)[:2]), ids),))
    return insert_block(issue, selection, made)


def set_partners(issue: Issue, selection: Selection | None, here: InStrip, ids: Sequence[str]) -> Done:
    """Other partners in a role: those that stay keep their order, new ones follow."""
    here = _now(issue, here)
    kept = tuple(one for one in here.ids if one in ids)
    roles = list(here.strip.roles or (("", ()),))
    roles[here.role] = roles[here.role][0], (*kept, *(one for one in ids if one not in kept))
    return set_box(issue, selection, here.strip.id, roles=tuple(roles))


def add_role(issue: Issue, here: InStrip) -> Done:
    """A further role behind the caret's, the first known one that the strip has not; its name is selected."""
    here = _now(issue, here)
    taken = {found.id for name, _ in here.strip.roles if (found := role_of(name))}
    name = next((role.name(language_at(issue, here.strip.id)[:2]) for role in ROLES if role.id not in taken), "-")
    at = min(here.role + 1, len(here.strip.roles))
    roles = (*here.strip.roles[:at], (name, ()), *here.strip.roles[at:])
    return _in_role(set_box(issue, None, here.strip.id, roles=roles).issue, here.strip.id, at)


def drop_role(issue: Issue, here: InStrip) -> Done:
    """The strip without a role; the last one that is left stays. The name of the one beside it is selected."""
    here = _now(issue, here)
    roles = here.strip.roles
    if len(roles) < 2:
        return Done(issue)
    kept = (*roles[: here.role], *roles[here.role + 1 :])
    made = set_box(issue, None, here.strip.id, roles=kept).issue
    return _in_role(made, here.strip.id, min(here.role, len(kept) - 1))


def _now(issue: Issue, here: InStrip) -> InStrip:
    """The same role of the strip as it is in ``issue``: it may have been typed into since."""
    where = trail(issue, here.strip.id)
    strip = where.within[-1] if where is not None else None
    return InStrip(strip, here.role) if isinstance(strip, Sponsors) else here


def _in_role(issue: Issue, strip: int, role: int) -> Done:
    passage = passage_at(issue, Spot(strip, 0, f"roles.{role}"))
    return Done(issue, Selection(passage.spot(), passage.end()) if passage else None)
