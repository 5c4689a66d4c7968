"""A real scanned issue from its Markdown to its PDF: pages, contents, frames, fonts, words, bytes.

Skipped where the folder beside the repository is absent. What the importer makes of every line is held by
``test_import_seed.py``; here the pages count.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from printed import (
    Printed,
    bare,
    constant,
    folded,
    folio_of,
    glyphs,
    lines_of,
    needs,
    pdfium_pages,
    print_in,
    printed_words,
    run,
    stands_in,
)

from kiclayout.base.diagnostics import Severity
from kiclayout.base.geometry import Rect
from kiclayout.content.block import Cell, Event, Figure, Heading, Note, Paragraph, Poster, Table
from kiclayout.content.walk import walk
from kiclayout.design.template import Frame
from kiclayout.scene.items import Glyphs
from kiclayout.typeset.facts import spoken
from kiclayout.typeset.refs import article_target

SEED = Path(__file__).parents[3] / "shared" / "seed" / "issue-325.md"
pytestmark = pytest.mark.skipif(
    not SEED.is_file(), reason="the real issue is not beside the repository: ../shared/seed"
)

PRINTED_PAGES = (2, 3, 1, 5, 6, 5, 2, 1, 1, 1, 1)
"""How many pages each article took in the issue as it was published."""
LETTERS = re.compile(r"[가-힣\u3400-\u9fff]")
ARTICLES = range(95, 806)
"""The lines of the source that hold the articles; before and after them stand cover, contents and back cover."""
EMOJI = {"📄": 4, "📅": 1, "🏆": 1}
"""A page, a calendar, a cup."""
SLACK = 0.5
"""How far, in points, a sign may stand beyond its frame: the side bearings of a bold letter."""


@pytest.fixture(scope="module")
def printed() -> Printed:
    return print_in("real")


# ---------------------------------------------------------------------------------------------------- pages
def test_everything_in_the_issue_is_there(printed: Printed) -> None:
    assert [len(section.articles) for section in printed.issue.sections] == [3, 3, 5]
    kinds = Counter(type(block) for article in printed.issue.articles for block in walk(article.blocks))
    assert (kinds[Table], kinds[Figure], kinds[Note], kinds[Poster] + kinds[Event]) == (11, 13, 2, 4)


def test_articles_are_as_long_as_in_print(printed: Printed) -> None:
    first = [int(folio_of(printed.scene, article_target(one))[1:]) for one in printed.issue.articles]
    last = max(int(page.folio[1:]) for page in printed.scene.pages if page.folio)
    lengths = [after - at for at, after in zip(first, [*first[1:], last + 1], strict=True)]
    assert [(now, then) for now, then in zip(lengths, PRINTED_PAGES, strict=True) if abs(now - then) > 1] == []


def test_the_contents_show_the_folios_of_the_articles(printed: Printed) -> None:
    (page,) = [page for page in printed.scene.pages if page.template == "contents"]
    shown = pdfium_pages(printed.pdf)[page.index]
    wanted = [folio_of(printed.scene, article_target(article)) for article in printed.issue.articles]
    assert re.findall(r"\bP\d+\b", shown) == wanted
    for article in printed.issue.articles:
        assert bare(spoken(article.runs("toc_title") or article.title).split("\n")[0]) in bare(shown)


# ---------------------------------------------------------------------------------------------------- places
def whole(frame: Frame) -> Rect:
    """A frame with its side column."""
    beside = frame.side + frame.gutter if frame.side else 0.0
    return Rect(frame.rect.x - beside, frame.rect.y, frame.rect.width + beside, frame.rect.height)


def inside(one: Glyphs, room: Rect) -> bool:
    """Whether a run's baseline and its ink's advance lie in ``room``; blanks at a line's end may hang."""
    blank = sum(glyph.advance for glyph in one.glyphs if one.text[glyph.start :].isspace())
    level = room.y <= one.y <= room.bottom + SLACK
    return level and one.x >= room.x - SLACK and one.x + one.width - blank <= room.right + SLACK


def test_no_line_leaves_its_frame(printed: Printed) -> None:
    checked, beyond = 0, []
    for page in printed.scene.pages:
        template = printed.layout.template(page.template)
        rooms = [whole(frame) for frame in template.frames] if template else []
        for one in glyphs(page):
            if rooms and one.origin and one.origin.block and one.text.strip():  # 0: facts, in furniture
                checked += 1
                beyond += [] if any(inside(one, room) for room in rooms) else [(page.folio, one.text)]
    assert checked > 1_000
    assert beyond == []


def test_nothing_is_set_off_the_page(printed: Printed) -> None:
    for page in printed.scene.pages:
        sheet = Rect(0.0, 0.0, page.width, page.height)
        assert [one.text for one in glyphs(page) if one.text.strip() and not inside(one, sheet)] == []


# ---------------------------------------------------------------------------------------------------- findings
def test_only_what_the_scan_lost_is_missed(printed: Printed) -> None:
    """Pictures and logos that no scan can bring back, and twenty hosts on one cover."""
    assert Counter(one.code for one in printed.sink if one.severity > Severity.INFO) == {
        "typeset-picture-none": 13,
        "typeset-logo-none": 5,
        "typeset-names-cut": 1,
        "preflight-code-empty": 2,
    }


def test_every_sign_has_a_glyph_emoji_too(printed: Printed) -> None:
    runs = [one for page in printed.scene.pages for one in glyphs(page)]
    assert [one.text for one in runs if any(glyph.id == 0 for glyph in one.glyphs)] == []
    assert Counter(sign for one in runs for sign in one.text if sign in EMOJI) == EMOJI


# ---------------------------------------------------------------------------------------------------- the file
def test_every_font_is_embedded_and_leads_back_to_its_words(pdf: pikepdf.Pdf) -> None:
    fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
    whole_fonts = [font for font in fonts if font.Subtype == "/Type0"]
    assert len(whole_fonts) >= 5
    assert all("/ToUnicode" in font for font in whole_fonts)
    assert {str(font.Subtype) for font in fonts} <= {"/Type0", "/CIDFontType0", "/CIDFontType2"}
    inner = [font.DescendantFonts[0].FontDescriptor for font in whole_fonts]
    assert all("/FontFile2" in one or "/FontFile3" in one for one in inner)


def test_the_file_is_sound(printed: Printed) -> None:
    run(needs("qpdf"), "--check", printed.pdf)


def test_the_words_of_every_article_come_out_of_the_file(printed: Printed, read: list[str]) -> None:
    pages = [bare(text) for text in read]
    for article in printed.issue.articles:
        for block in article.blocks:
            if isinstance(block, Paragraph | Heading) and constant(block.runs):
                assert stands_in(printed_words(block.runs), pages), (article.path, block.lines)


def test_the_words_of_every_cell_come_out_of_the_file(printed: Printed, read: list[str]) -> None:
    pages = [bare(text) for text in read]
    tables = [block for one in printed.issue.articles for block in walk(one.blocks) if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.grid.rows for cell in row.cells if isinstance(cell, Cell)]
    words = [printed_words(one.runs) for cell in cells for one in walk(cell.blocks) if isinstance(one, Paragraph)]
    assert len(words) > 300
    assert [text for text in words if not stands_in(text, pages)] == []


def test_every_line_comes_out_of_the_file_with_its_blanks(printed: Printed, read: list[str]) -> None:
    for page, text in zip(printed.scene.pages, read, strict=True):
        known = folded(text)
        lost = [line for line in lines_of(page) if line not in known]
        assert lost == [], page.folio


def test_no_letter_between_scan_and_file_is_lost(read: list[str]) -> None:
    lines = SEED.read_text("utf-8").split("\n")
    told = Counter(LETTERS.findall("".join(lines[at - 1] for at in ARTICLES).replace("출처", "")))
    assert told - Counter(LETTERS.findall("".join(read))) == {}


def test_a_second_run_gives_the_same_bytes(printed: Printed, tmp_path: Path) -> None:
    """From the scan to the file by the command line, in fresh processes with another order of hashes."""
    abroad = {**os.environ, "PYTHONHASHSEED": "325", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    again = tmp_path / "again.pdf"
    for command in (["import", str(SEED), "-o", "issue-325"], ["export", "issue-325", "-o", str(again)]):
        call = [sys.executable, "-m", "kiclayout", *command, "--quiet"]
        done = subprocess.run(call, cwd=tmp_path, env=abroad, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode("utf-8")
    assert again.read_bytes() == printed.pdf.read_bytes()
