"""The example issue, printed whole: what a reader of the PDF gets must be what the folder says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from printed import (
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

from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import Event, Heading, Paragraph, Poster
from kiclayout.content.inline import plain
from kiclayout.content.walk import children, walk
from kiclayout.preflight.check import preflight
from kiclayout.scene.items import Glyphs, Group, Item, LinkArea, Picture
from kiclayout.scene.page import Page
from kiclayout.typeset.facts import spoken
from kiclayout.typeset.refs import article_target

EXAMPLE = Path(__file__).parents[2] / "examples" / "issue-001"


@pytest.fixture(scope="module")
def printed() -> Printed:
    return print_in("example")


def test_nothing_is_found_in_it(printed: Printed) -> None:
    found = Sink()
    found.extend(printed.sink)
    preflight(printed.issue, found)
    assert [f"{one.place} {one.message('en')}" for one in found] == []


def test_it_is_an_issue_of_full_size(printed: Printed) -> None:
    assert [len(section.articles) for section in printed.issue.sections] == [3, 3, 5]
    assert sum(page.folio != "" for page in printed.scene.pages) >= 24


def test_every_page_is_filled(printed: Printed) -> None:
    """A third at least, and half of it where the article goes on: the gap before what stands whole."""
    starts = {folio_of(printed.scene, article_target(article)) for article in printed.issue.articles}
    pages = [page for page in printed.scene.pages if page.folio]
    for page, after in zip(pages, [*pages[1:], None], strict=True):
        ends = after is None or after.folio in starts
        assert filled(printed, page) > (0.33 if ends else 0.7), page.folio


def test_no_heading_stands_alone_at_a_page_end(printed: Printed) -> None:
    headings = {
        block.id for article in printed.issue.articles for block in walk(article.blocks) if isinstance(block, Heading)
    }
    for page in printed.scene.pages:
        runs = in_column(printed, page)
        if runs and page.folio:
            assert max(runs, key=lambda run: run.y).origin.block not in headings, page.folio  # type: ignore[union-attr]


def in_column(printed: Printed, page: Page) -> list[Glyphs]:
    """The words of the text column; notes and captions beside it left out."""
    template = printed.layout.template(page.template)
    if template is None or not template.frames:
        return []
    left = min(frame.rect.x for frame in template.frames)
    return [run for run in glyphs(page) if run.origin and run.x > left - 1]


def filled(printed: Printed, page: Page) -> float:
    """How far down the frame something of the article stands, 0 to 1; posters fill it."""
    template = printed.layout.template(page.template)
    assert template is not None
    if template.name in printed.layout.sequenced("poster"):
        return 1.0
    frame = template.frames[0].rect
    lowest = max(run.y for run in in_column(printed, page))
    return (max([lowest, *picture_feet(page.items)]) - frame.y) / frame.height


def picture_feet(items: tuple[Item, ...], down: float = 0.0) -> Iterator[float]:
    """How far down the raster pictures reach."""
    for item in items:
        if isinstance(item, Group):
            yield from picture_feet(item.items, down + item.matrix.f)
        elif isinstance(item, Picture):
            yield item.rect.bottom + down


def test_folios_count_from_the_first_article(printed: Printed) -> None:
    folios = [page.folio for page in printed.scene.pages]
    assert folios[:2] == ["", ""]
    assert folios[-1] == ""
    assert folios[2:-1] == [f"P{number}" for number in range(1, len(folios) - 2)]


def test_the_contents_show_the_folios_of_the_articles(printed: Printed) -> None:
    number = next(page.index + 1 for page in printed.scene.pages if page.template == "contents")
    lines = run(needs("pdftotext"), "-layout", "-f", str(number), "-l", str(number), printed.pdf, "-").splitlines()
    for article in printed.issue.articles:
        title = spoken(article.runs("toc_title") or article.title).split("\n")[0]
        line = next(line for line in lines if bare(title) in bare(line))
        assert re.findall(r"P\d+", line) == [folio_of(printed.scene, article_target(article))], title


def test_the_folio_stands_on_its_page(printed: Printed, read: list[str]) -> None:
    for page, text in zip(printed.scene.pages, read, strict=True):
        assert not page.folio or page.folio in text.split()


def test_every_font_is_embedded_and_leads_back_to_its_words(printed: Printed) -> None:
    rows = run(needs("pdffonts"), printed.pdf).splitlines()[2:]
    assert rows
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row


def test_the_file_is_sound(printed: Printed) -> None:
    run(needs("qpdf"), "--check", printed.pdf)


def test_the_same_issue_gives_the_same_bytes_anywhere(printed: Printed, tmp_path: Path) -> None:
    abroad = {"TZ": "America/Los_Angeles", "LANG": "zh_CN.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "77"}
    command = [sys.executable, "-m", "kiclayout", "export", str(EXAMPLE), "-o", str(tmp_path / "abroad.pdf")]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, **abroad}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert (tmp_path / "abroad.pdf").read_bytes() == printed.pdf.read_bytes()


def test_every_character_of_every_block_is_set(printed: Printed) -> None:
    for article in printed.issue.articles:
        transcripts = {
            inner.id
            for block in walk(article.blocks)
            if isinstance(block, Poster) and block.path
            for inner in walk(children(block))
        }
        for block in walk(article.blocks):
            if isinstance(block, Paragraph | Heading) and block.id not in transcripts:
                text = plain(block.runs)
                lost = {at for at, char in enumerate(text) if not char.isspace()} - printed.shown.get(block.id, set())
                announced = bare(text) in printed.furniture  # the title of a page that an event or a poster opens
                assert announced or not lost, (article.path, block.lines, "".join(text[at] for at in sorted(lost)))


def test_the_words_of_every_article_come_out_of_the_file(printed: Printed, read: list[str]) -> None:
    pages = [bare(text) for text in read]
    for article in printed.issue.articles:
        for block in article.blocks:
            if isinstance(block, Paragraph | Heading) and constant(block.runs):
                assert stands_in(printed_words(block.runs), pages), (article.path, block.lines)


def test_every_line_comes_out_of_the_file_with_its_blanks(printed: Printed, read: list[str]) -> None:
    for page, text in zip(printed.scene.pages, read, strict=True):
        known = folded(text)
        assert [line for line in lines_of(page) if line not in known] == [], page.folio


def test_no_glyph_is_a_box(printed: Printed) -> None:
    assert [
        run.text for page in printed.scene.pages for run in glyphs(page) if any(g.id == 0 for g in run.glyphs)
    ] == []


def test_every_line_keeps_to_its_frame(printed: Printed) -> None:
    for page in printed.scene.pages:
        template = printed.layout.template(page.template)
        if template is None or len(template.frames) != 1:
            continue
        frame = template.frames[0]
        left, right = frame.rect.x - frame.side - frame.gutter, frame.rect.right
        for run_ in glyphs(page):
            if run_.origin and run_.origin.block and run_.text.strip():  # 0: facts, in furniture
                trailing = sum(glyph.advance for glyph in run_.glyphs if run_.text[glyph.start :].isspace())
                assert run_.x >= left - 0.5, (page.folio, run_.text)
                assert run_.x + run_.width - trailing <= right + 0.5, (page.folio, run_.text)
                assert frame.rect.y <= run_.y <= frame.rect.bottom + 0.5, (page.folio, run_.text)


def test_the_outline_leads_to_parts_and_articles(printed: Printed, pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        parts = list(outline.root)
    assert [str(part.title) for part in parts] == [section.name.first("ko") for section in printed.issue.sections]
    wanted = [[plain(a.runs("toc_title") or a.title) for a in s.articles] for s in printed.issue.sections]
    assert [[str(child.title) for child in part.children] for part in parts] == wanted


def test_every_inner_link_leads_somewhere(printed: Printed, pdf: pikepdf.Pdf) -> None:
    areas = [item for page in printed.scene.pages for item in flat(page.items) if isinstance(item, LinkArea)]
    names = set(pikepdf.NameTree(pdf.Root.Names.Dests))
    asked = {area.target[1:] for area in areas if area.target.startswith("#")}
    assert asked
    assert asked - names == set()
    drawn = [link for page in pdf.pages for link in page.get("/Annots", [])]
    assert len(drawn) == len(areas)
    assert all("/A" in link or "/Dest" in link for link in drawn)


def test_outer_links_keep_their_addresses(printed: Printed, pdf: pikepdf.Pdf) -> None:
    found = {str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", []) if "/URI" in link.get("/A", {})}
    assert {"https://www.example.org/minghai/calls", "mailto:forum@example.org", "tel:+861000000000"} <= found


def test_viewers_count_pages_as_they_are_printed(printed: Printed, pdf: pikepdf.Pdf) -> None:
    labels = [pdf.pages[page.index].label for page in printed.scene.pages]
    assert [label for label, page in zip(labels, printed.scene.pages, strict=True) if page.folio] == [
        page.folio for page in printed.scene.pages if page.folio
    ]


def test_posters_and_events_stand_where_they_are_named(printed: Printed) -> None:
    opening = {
        article.name: (type(block), folio_of(printed.scene, f"{article.name}/{block.attrs.label}"))
        for article in printed.issue.articles
        for block in article.blocks
        if isinstance(block, Event | Poster)
    }
    assert {name: kind for name, (kind, _) in opening.items()} == {
        "event-matching": Event,
        "event-startup-day": Poster,
        "event-pilot-call": Event,
        "event-founder-class": Poster,
    }
    for article in printed.issue.articles:
        if article.name in opening:
            assert opening[article.name][1] == folio_of(printed.scene, article_target(article))


def test_title_language_and_date_are_those_of_the_issue(printed: Printed, pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang).startswith("ko")
    assert str(pdf.docinfo["/Title"]) == printed.scene.title
    assert printed.issue.date.strftime("%Y%m%d") in str(pdf.docinfo.get("/CreationDate", ""))
