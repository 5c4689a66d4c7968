"""Links and glosses: what stands at the caret, set on what is selected, changed, removed.

Neither can begin or end inside the other: what is selected is widened to whole glosses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiclayout.base.record import dataclass, replace
from kiclayout.content.addresses import addresses
from kiclayout.content.edit.copying import with_runs
from kiclayout.content.edit.looks import each_part
from kiclayout.content.edit.motion import word_before
from kiclayout.content.edit.passages import Passage, clamped, passage_at, selected
from kiclayout.content.edit.splice import changed, flattened, part, put, width
from kiclayout.content.inline import Break, Gloss, Inline, Link, Runs, Text, plain
from kiclayout.content.issue import Issue
from kiclayout.content.runs import ADDRESS, clean, written_address
from kiclayout.content.spot import Done, Selection, Spot, caret

_NOTE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff][^\[\]{}\n]*")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a link or gloss stands in its passage: first character, one past the last, and the run."""

    start: int
    end: int
    run: Link | Gloss


def link_at(issue: Issue, spot: Spot) -> Stretch | None:
    """The link that ``spot`` is in or at the edge of."""
    return _at(issue, spot, Link)


def gloss_at(issue: Issue, spot: Spot) -> Stretch | None:
    """The gloss that ``spot`` is in or at the edge of, in a link, too."""
    return _at(issue, spot, Gloss)


def _at(issue: Issue, spot: Spot, kind: type[Link] | type[Gloss]) -> Stretch | None:
    passage = passage_at(issue, spot)
    ways = _stretches(passage.runs, kind) if passage else iter(())
    return next((one for one in ways if one.start <= spot.at <= one.end), None)


def _stretches(runs: Runs, kind: type[Link] | type[Gloss]) -> Iterator[Stretch]:
    here = 0
    for run in runs if kind is Link else flattened(runs):
        end = here + width(run)
        if isinstance(run, kind):
            yield Stretch(here, end, run)
        here = end


def address_of(text: str) -> str:
    """``text`` as an address that a link can have, completed if it is a bare one; empty = it is none."""
    href = written_address(text)
    if re.fullmatch(ADDRESS, href):
        return href
    bare = next(addresses(href), None)
    return bare[2] if bare and (bare[0], bare[1]) == (0, len(href)) else ""


def asked_address(text: str) -> str:
    """The address that is meant by what was typed where one is asked for: a site's name is enough there."""
    said = text.strip()
    return address_of(said) or (address_of(f"https://{said}") if _HOST.fullmatch(said) else "")


def set_link(issue: Issue, selection: Selection, href: str) -> Done:
    """What is selected leads to ``href``; at a bare caret the link there, and without one the address is put in.

    An address that no link can have changes nothing.
    """
    address = address_of(href)
    if not address:
        return Done(issue, selection)
    wide = _widened(issue, selection)
    if not wide.bare:
        return replace(each_part(issue, wide, lambda runs: tuple(_linked(runs, address))), selection=selection)
    passage = passage_at(issue, selection.focus)
    if passage is None:
        return Done(issue, selection)
    runs, behind = put(passage.runs, selection.focus.at, (Link(address, (Text(clean(href)),)),))
    new, spot = with_runs(issue, passage, runs)
    return Done(new, Selection(replace(spot, at=behind), replace(spot, at=behind)))


def remove_link(issue: Issue, selection: Selection) -> Done:
    """The words that are selected, or the link at the caret, without links."""
    wide = _widened(issue, selection)
    return replace(each_part(issue, wide, lambda runs: tuple(flattened(runs))), selection=selection)


def _linked(runs: Runs, href: str) -> Iterator[Inline]:
    """``runs`` with all words in links to ``href``; marks of notes and references stay outside."""
    words: list[Text | Gloss | Break] = []
    for run in flattened(runs):
        if isinstance(run, Text | Gloss | Break):
            words.append(run)
            continue
        if words:
            yield Link(href, tuple(words))
        words = []
        yield run
    if words:
        yield Link(href, tuple(words))


def _widened(issue: Issue, selection: Selection) -> Selection:
    """``selection`` with whole glosses; a bare caret in a link = the link."""
    reached = selected(issue, selection)
    if not reached:
        return selection
    if selection.bare:
        found = link_at(issue, selection.focus)
        spot = selection.focus
        return Selection(replace(spot, at=found.start), replace(spot, at=found.end)) if found else selection
    (first, start, _), (last, _, end) = reached[0], reached[-1]
    return Selection(first.spot(_edge(first, start, 0)), last.spot(_edge(last, end, 1)))


def _edge(passage: Passage, at: int, side: int) -> int:
    inside = (one for one in _stretches(passage.runs, Gloss) if one.start < at < one.end)
    return next(((one.start, one.end)[side] for one in inside), at)


def set_gloss(issue: Issue, selection: Selection, note: str) -> Done:
    """The gloss at the caret, or the selected name, with ``note`` in brackets behind it; an empty note removes it.

    With neither, the letters right before the caret are the name. All of it is selected then, so that one goes on
    behind its bracket; behind a bare caret's name the caret is there.

    A note that does not begin with a Chinese character, or a name that is none, changes nothing.
    """
    note = clean(note).strip()
    found = gloss_at(issue, selection.focus)
    if found is None and selection.bare:
        name = _name_before(issue, selection.focus)
        done = set_gloss(issue, name, note) if not name.bare else Done(issue)
        if done.issue is issue or done.selection is None:
            return Done(issue, selection)
        return replace(done, selection=caret(done.selection.focus))
    spot = clamped(issue, selection.focus)
    passage = passage_at(issue, spot) if spot else None
    reached = selected(issue, selection)
    if passage is None or len(reached) != 1 or (note and not _NOTE.fullmatch(note)):
        return Done(issue, selection)
    start, end = (found.start, found.end) if found else reached[0][1:]
    base = found.run.base if found and isinstance(found.run, Gloss) else plain(part(passage.runs, start, end))
    runs = _glossed(passage, (start, end), base, note)
    if note and not any(isinstance(run, Gloss) and run.note == note for run in flattened(runs)):
        return Done(issue, selection)
    new, spot = with_runs(issue, passage, runs)
    long = len(base) + (len(note) + 2 if note else 0)
    return Done(new, Selection(replace(spot, at=start), replace(spot, at=start + long)))


def _name_before(issue: Issue, spot: Spot) -> Selection:
    """The letters that end at ``spot``; bare = there are none."""
    passage = passage_at(issue, spot)
    lead = passage.text[: spot.at] if passage is not None else ""
    start = word_before(lead, len(lead)) if lead[-1:].isalnum() else len(lead)
    return Selection(replace(spot, at=start), spot)


def _glossed(passage: Passage, ends: tuple[int, int], base: str, note: str) -> Runs:
    """The passage's runs with the characters between ``ends`` as the name ``base`` with ``note``."""

    def change(runs: Runs) -> Runs:
        kept = runs if plain(runs) == base else part(runs, 0, len(base))
        return put(kept, len(base), (_like(kept, f"[{note}]"),))[0] if note else kept

    return changed(passage.runs, ends[0], ends[1], change)


def _like(runs: Runs, text: str) -> Text:
    last = [run for run in flattened(runs) if isinstance(run, Text | Gloss)]
    return Text(text, last[-1].marks, last[-1].lang) if last else Text(text)
