"""A page retouched is the page that laying the issue out again gives, or it is not made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiclayout.app.project import Draft, Project, open_project
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.base.steps import finished
from kiclayout.content.block import Block, Callout, Figure, Heading, List, Paragraph, Table
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.inline import NoteRef, plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection, Spot, caret
from kiclayout.content.walk import walk
from kiclayout.store.paths import locate
from kiclayout.typeset.document import Press, Printed, typesetting
from kiclayout.typeset.retouch import Leaf, refilled, retouched, stands_whole, touched

EXAMPLE = Path(__file__).parents[2] / "examples" / "issue-001"


@pytest.fixture(scope="module", params=["kic-weekly", "kic-journal"])
def project(request: pytest.FixtureRequest) -> Iterator[Project]:
    with open_project(Draft(EXAMPLE, layout=request.param), Sink()) as opened:
        yield opened


@pytest.fixture(scope="module")
def press(project: Project) -> Press:
    return Press(project.book, lambda name: locate(project.folder, name), Sink())


def laid_out(issue: Issue, project: Project, press: Press) -> Printed:
    return finished(typesetting(issue, project.layout, press))


def leaves_of(printed: Printed) -> list[Leaf]:
    first = min(seat.first for seat in printed.seats)
    return [Leaf(printed.scene.pages[first + at], source) for at, source in enumerate(printed.leaves)]


def typed(issue: Issue, block: Block, text: str, at: int) -> Issue:
    """``issue`` with ``text`` in the place of as many characters of the first words in ``block``."""
    inner = next(one for one in walk((block,)) if isinstance(one, Paragraph | Heading))
    spots = Spot(inner.id, at), Spot(inner.id, at + len(text))
    return insert_text(issue, Selection(*spots), text).issue


def block_in(issue: Issue, wanted: int) -> Block:
    return next(one for article in issue.articles for one in article.blocks if one.id == wanted)


def said_in(block: Block) -> str:
    return "".join(plain(one.runs) for one in walk((block,)) if isinstance(one, Paragraph))


def kinds(issue: Issue, kind: type[Block]) -> list[Block]:
    return [one for article in issue.articles for one in article.blocks if isinstance(one, kind)]


def retouches(printed: Printed, old: Block, new: Block) -> list[tuple[int, Leaf]]:
    """Every page on which the block stands, retouched, as far as that can be done."""
    leaves, made = leaves_of(printed), list[tuple[int, Leaf]]()
    for at, leaf in enumerate(leaves):
        before = leaves[at - 1].source if at else None
        touch = touched(old, new, leaf)
        if touch is not None and (one := retouched(touch, leaf, before)) is not None:
            made.append((leaf.page.index, one))
    return made


@pytest.mark.parametrize(("kind", "most"), [(Paragraph, 12), (List, 4), (Callout, 1)])
def test_what_is_retouched_is_what_laying_out_gives(
    kind: type[Block], most: int, project: Project, press: Press
) -> None:
    printed, tried = laid_out(project.issue, project, press), 0
    found = kinds(project.issue, kind)
    for old in found[:: max(len(found) // most, 1)]:
        inner = next(one for one in walk((old,)) if isinstance(one, Paragraph))
        said = plain(inner.runs)
        # One syllable for another, inside a word: as wide, and in a word that is not known from elsewhere.
        at = next((n for n in range(2, len(said) - 2) if all("가" <= c <= "힣" for c in said[n - 1 : n + 2])), 0)
        if not at:
            continue
        issue = typed(project.issue, old, "뷁", at)
        made, afresh = retouches(printed, old, block_in(issue, old.id)), laid_out(issue, project, press)
        for index, leaf in made:
            assert leaf.page == afresh.scene.pages[index]
            tried += 1
    assert tried > most / 2


def test_everything_else_on_the_page_is_the_very_same(project: Project, press: Press) -> None:
    printed = laid_out(project.issue, project, press)
    old = next(one for one in kinds(project.issue, Paragraph) if len(said_in(one)) > 150)
    new = block_in(typed(project.issue, old, "뷁", 20), old.id)
    ((index, leaf),) = retouches(printed, old, new)
    before, after = printed.scene.pages[index].items, leaf.page.items
    assert len(before) == len(after)
    assert sum(one is not other for one, other in zip(before, after, strict=True)) == 1


def test_a_line_more_is_not_retouched(project: Project, press: Press) -> None:
    printed = laid_out(project.issue, project, press)
    old = kinds(project.issue, Paragraph)[1]
    longer = insert_text(project.issue, caret(Spot(old.id, 5)), "한 줄이 넘는 말을 사이에 더 적는다. " * 3).issue
    assert retouches(printed, old, block_in(longer, old.id)) == []


def test_a_page_that_is_refilled_is_the_page_that_laying_out_gives(project: Project, press: Press) -> None:
    printed, tried = laid_out(project.issue, project, press), 0
    first = printed.seats[0].first
    leaves = {leaf.page.index: leaf for leaf in leaves_of(printed)}
    for old in kinds(project.issue, Paragraph)[::12]:
        said = "".join(f" {chr(0xBDC0 + n)}" for n in range(28))  # no words that the article might learn
        issue = insert_text(project.issue, caret(Spot(old.id, len(said_in(old)) // 2)), said).issue
        new, afresh = block_in(issue, old.id), laid_out(issue, project, press)
        on = [index for index, leaf in leaves.items() if touched(old, new, leaf)]
        seat = next((seat for seat in reversed(printed.seats) if on and seat.first <= on[0]), None)
        there = next((one for one in afresh.seats if seat and one.paths == seat.paths), None)
        if seat is None or there is None or there.step != seat.step:
            continue
        touch = touched(old, new, leaves[on[0]])
        assert touch is not None
        made = refilled(touch, leaves[on[0]], (seat, on[0] - first), press.pages, printed.facts)
        if made is not None:
            assert (made.page == afresh.scene.pages[on[0]]) is True
            tried += 1
    assert tried > 3


def test_a_paragraph_on_two_pages_stands_whole_on_none(project: Project, press: Press) -> None:
    printed = laid_out(project.issue, project, press)
    leaves, parted = leaves_of(printed), 0
    for old in kinds(project.issue, Paragraph):
        new = replace(old, id=old.id)
        on = [at for at, leaf in enumerate(leaves) if touched(old, new, leaf)]
        for at in on:
            touch = touched(old, new, leaves[at])
            assert touch is not None
            whole = stands_whole(touch, leaves[at], leaves[at - 1].source if at else None)
            assert whole is (len(on) == 1), (old.id, on)
        parted += len(on) > 1
    assert parted


def test_a_note_less_is_not_retouched(project: Project, press: Press) -> None:
    """Numbers would move."""
    printed = laid_out(project.issue, project, press)
    said = (one for one in kinds(project.issue, Paragraph) if isinstance(one, Paragraph))
    old = next(one for one in said if any(isinstance(run, NoteRef) for run in one.runs))
    bare = replace(old, runs=tuple(run for run in old.runs if not isinstance(run, NoteRef)))
    assert retouches(printed, old, bare) == []


@pytest.mark.parametrize("kind", [Figure, Table, Heading])
def test_what_is_no_plain_words_is_left_to_the_layout(kind: type[Block], project: Project, press: Press) -> None:
    printed = laid_out(project.issue, project, press)
    old = kinds(project.issue, kind)[0]
    assert retouches(printed, old, replace(old, id=old.id)) == []
