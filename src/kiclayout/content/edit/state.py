"""What stands at the caret, as tool bars and menus show it."""

from __future__ import annotations

from kiclayout.base.record import dataclass
from kiclayout.content.block import Block, Callout, Heading, List, Note, Quote, Table
from kiclayout.content.edit.links import gloss_at, link_at
from kiclayout.content.edit.looks import selected_texts
from kiclayout.content.edit.notemarks import note_at
from kiclayout.content.edit.numbering import number_in
from kiclayout.content.edit.passages import TITLE, Passage, passage_at, selected
from kiclayout.content.edit.roles import BULLETS, CALLOUT, HEADINGS, NOTE, NUMBERS, PARAGRAPH, QUOTE
from kiclayout.content.edit.splice import Look, look_before
from kiclayout.content.inline import Gloss, Link
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection


@dataclass(frozen=True, slots=True)
class State:
    """What is true of all that is selected, or of a bare caret.

    Attributes:
        look: Marks that all characters have, and their language; of a bare caret what would be typed.
        role: One of ``roles.ROLES``; of other passages the kind of block and the field (``Figure.caption``), of facts
            ``fact.`` and the key.
        marker: Of the heading or item, as typed.
        level: How many lists it is in.
        link: The address at the caret; empty = none.
        gloss: The note of the gloss at the caret; empty = none.
        note: The label of the footnote whose text or mark is at the caret.
        in_table: Whether it is in a table's cell.
        kind: The kind of the article's block that the caret is in; empty for facts.
        block: The session id of that block; 0 for facts.
    """

    look: Look = Look()
    role: str = PARAGRAPH
    marker: str = ""
    level: int = 0
    link: str = ""
    gloss: str = ""
    note: str = ""
    in_table: bool = False
    kind: str = ""
    block: int = 0


def look_at(issue: Issue, selection: Selection) -> State | None:
    """What stands at ``selection``; None = it is nowhere."""
    passage = passage_at(issue, selection.focus)
    reached = selected(issue, selection)
    if passage is None or not reached:
        return None
    link, gloss = link_at(issue, selection.focus), gloss_at(issue, selection.focus)
    roles = {_role(one) for one, _, _ in reached}
    top: Block | None = passage.within[0] if passage.within else None
    return State(
        look=_look(issue, selection, passage),
        role=roles.pop() if len(roles) == 1 else "",
        marker=_marker(passage),
        level=sum(isinstance(block, List) for block in passage.within),
        link=link.run.href if link and isinstance(link.run, Link) else "",
        gloss=gloss.run.note if gloss and isinstance(gloss.run, Gloss) else "",
        note=note_at(issue, selection.focus),
        in_table=any(slot.startswith("cell.") for slot in (*passage.slots, passage.field)),
        kind=type(top).__name__ if top else "",
        block=top.id if top else 0,
    )


def _look(issue: Issue, selection: Selection, passage: Passage) -> Look:
    if selection.bare:
        return look_before(passage.runs, selection.focus.at)
    texts = list(selected_texts(issue, selection))
    if not texts:
        return Look()
    shared = set(texts[0].marks).intersection(*(text.marks for text in texts))
    langs = {text.lang for text in texts}
    return Look(tuple(sorted(shared)), langs.pop() if len(langs) == 1 else None)


def _role(passage: Passage) -> str:
    if not passage.within:
        return f"fact.{passage.field}" if passage.field != TITLE else TITLE
    owner = passage.within[-1]
    if isinstance(owner, Heading):
        return HEADINGS[owner.level - 1] if owner.level else TITLE
    if not (passage.flows or passage.hollow):
        return f"{type(owner).__name__}.{passage.field}"
    return _role_within(passage.within if passage.hollow else passage.within[:-1])


def _role_within(around: tuple[Block, ...]) -> str:
    """The role of a paragraph by what is round it."""
    for block in reversed(around):
        match block:
            case List():
                return NUMBERS if number_in(block.items[0].marker) else BULLETS
            case Quote():
                return QUOTE
            case Note():
                return NOTE
            case Table():
                break
            case Callout():
                return CALLOUT
    return PARAGRAPH


def _marker(passage: Passage) -> str:
    owner = passage.owner
    if isinstance(owner, Heading):
        return owner.marker
    slots = (*passage.slots, passage.field)
    for block, slot in reversed(list(zip(passage.within, slots, strict=False))):
        if isinstance(block, List) and slot.startswith("items."):
            return block.items[int(slot.split(".")[1])].marker
    return ""
