"""The same issues in kic-journal: two columns, another page size, nothing lost that kic-weekly prints."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from printed import (
    READERS,
    Printed,
    bare,
    constant,
    flat,
    folded,
    folio_of,
    glyphs,
    lines_of,
    needs,
    print_in,
    printed_words,
    run,
    stands_in,
)

from kiclayout.base.diagnostics import Severity
from kiclayout.base.units import mm
from kiclayout.content.block import Heading, Paragraph
from kiclayout.content.walk import walk
from kiclayout.scene.items import LinkArea, Mark
from kiclayout.typeset.pages import across_columns
from kiclayout.typeset.refs import article_target

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "issue-325.md"
GIVEN_UP = {"typeset-clip", "typeset-keep", "typeset-scaled", "typeset-head-dropped", "typeset-title-split"}
"""Findings that say that something found no room."""
DEEPEST = 0.25
"""How far letters reach under their baseline, in ems."""


@pytest.fixture(scope="module", params=["example", "real"])
def both(request: pytest.FixtureRequest) -> tuple[Printed, Printed]:
    """The issue as it is printed in kic-weekly, and in kic-journal."""
    return print_in(request.param), print_in(request.param, "kic-journal")


@pytest.fixture(scope="module")
def printed(both: tuple[Printed, Printed]) -> Printed:
    return both[1]


def test_it_is_another_layout(both: tuple[Printed, Printed]) -> None:
    weekly, journal = both
    assert (weekly.layout.name, journal.layout.name) == ("kic-weekly", "kic-journal")
    assert {(page.width, page.height) for page in journal.scene.pages} == {(mm(182), mm(257))}
    assert 0.8 < len(journal.scene.pages) / len(weekly.scene.pages) < 1.3


def test_it_has_no_fault_that_the_other_has_not(both: tuple[Printed, Printed]) -> None:
    weekly, journal = (
        Counter(found.code for found in printed.sink if found.severity > Severity.INFO) for printed in both
    )
    assert journal - weekly == Counter()
    assert not GIVEN_UP & {found.code for found in both[1].sink}


def test_every_character_that_one_layout_sets_the_other_sets(both: tuple[Printed, Printed]) -> None:
    weekly, journal = both
    pairs = list(zip(_passages(weekly), _passages(journal), strict=True))
    assert len(pairs) > 300
    for one, other in pairs:
        assert weekly.shown.get(one, set()) <= journal.shown.get(other, set()), one


def _passages(printed: Printed) -> list[int]:
    """All articles and blocks of an issue, in order; their ids are those of one session."""
    return [id_ for a in printed.issue.articles for id_ in (a.id, *(block.id for block in walk(a.blocks)))]


@pytest.mark.parametrize("reader", sorted(READERS))
def test_the_words_of_every_article_come_out_of_the_file(printed: Printed, reader: str) -> None:
    read = READERS[reader](printed.pdf)
    pages = [bare(text) for text in read]
    for article in printed.issue.articles:
        for block in article.blocks:
            if isinstance(block, Paragraph | Heading) and constant(block.runs):
                words = printed_words(block.runs)
                assert stands_in(words, pages) or _in_columns(words, pages), (article.path, block.lines)
    for page, text in zip(printed.scene.pages, read, strict=True):
        known = folded(text)
        lines = (line.removesuffix("-") for line in lines_of(page) if line < "\U0001f000")  # no font has what is above
        assert [line for line in lines if line not in known] == [], page.folio


def _in_columns(words: str, pages: list[str]) -> bool:
    """Whether words that are cut by a column's end, by notes or a picture, stand on one page or the next in pieces."""
    return any(_pieced(words, "".join(pages[start : start + 2])) for start in range(len(pages)))


def _pieced(words: str, page: str, pieces: int = 3) -> bool:
    if words in page:
        return True
    if not pieces:
        return False
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in page else (low, middle - 1)
    return low > 0 and _pieced(words[low:], page, pieces - 1)


@pytest.mark.parametrize("reader", sorted(READERS))
def test_a_drop_cap_is_read_with_its_word(printed: Printed, reader: str) -> None:
    read = [folded(text) for text in READERS[reader](printed.pdf)]
    capped = 0
    for page, text in zip(printed.scene.pages, read, strict=True):
        runs = glyphs(page) if page.template != "poster" else []  # whose unseen words are its transcript
        for number, one in enumerate(runs):
            if one.hidden:
                capped += 1
                assert folded(one.text + runs[number + 1].text)[:12] in text, page.folio
    assert capped >= 2


def test_words_keep_to_their_columns(printed: Printed) -> None:
    """No word reaches beyond the frames; none between the columns but those of what spans them."""
    for page in printed.scene.pages:
        template = printed.layout.template(page.template)
        assert template is not None
        if not template.frames:
            continue
        whole = across_columns(template) or template.frames[0]
        for one in glyphs(page):
            ours = one.origin is not None and one.origin.block != 0  # 0: facts, in furniture
            if ours and one.text.strip() and page.template not in ("event", "event-tight", "event-more"):
                trailing = sum(
                    g.advance for g in one.glyphs if one.text[g.start :].isspace() or one.text[g.start] in ".,"
                )
                assert one.x >= whole.rect.x - 0.5, (page.folio, one.text)
                assert one.x + one.width - trailing <= whole.rect.right + 0.5, (page.folio, one.text)
                assert one.y <= whole.rect.bottom + DEEPEST * one.size, (page.folio, one.text)


def test_lines_of_both_columns_stand_on_one_grid(printed: Printed) -> None:
    """Running text of pages without anything across: its baselines are multiples of the leading apart."""
    seen = 0
    for page in printed.scene.pages:
        if page.template != "article":
            continue
        running = {
            b.id for a in printed.issue.articles for b in a.blocks if isinstance(b, Paragraph) and not b.attrs.classes
        }
        baselines = {round(one.y, 2) for one in glyphs(page) if one.origin and one.origin.block in running}
        top = mm(27) + 0.8 * 9.3
        plain = [one for one in baselines if abs((one - top) / 15 - round((one - top) / 15)) < 0.01]
        seen += len(plain)
        assert len(plain) >= 0.9 * len(baselines), page.folio
    assert seen > 100


def test_the_file_is_sound(printed: Printed) -> None:
    run(needs("qpdf"), "--check", printed.pdf)


def test_every_link_and_every_folio_leads_where_it_says(printed: Printed) -> None:
    with pikepdf.open(printed.pdf) as pdf:
        names = set(pikepdf.NameTree(pdf.Root.Names.Dests))
    areas = [item for page in printed.scene.pages for item in flat(page.items) if isinstance(item, LinkArea)]
    asked = {area.target[1:] for area in areas if area.target.startswith("#")}
    assert asked
    assert asked <= names
    marks = [item.name for page in printed.scene.pages for item in flat(page.items) if isinstance(item, Mark)]
    wanted = {article_target(article) for article in printed.issue.articles}
    assert wanted <= set(marks)
    assert max(Counter(marks).values()) == 1
    contents = "".join(
        bare("".join(g.text for g in glyphs(p))) for p in printed.scene.pages if p.template == "contents"
    )
    for article in printed.issue.articles:
        folio = folio_of(printed.scene, article_target(article))
        assert folio
        assert folio in contents


def test_no_glyph_is_a_box(printed: Printed) -> None:
    boxes = [one.text for page in printed.scene.pages for one in glyphs(page) if any(g.id == 0 for g in one.glyphs)]
    known = [one for one in printed.sink if one.code == "text-glyph-missing"]
    assert bool(boxes) <= bool(known)
