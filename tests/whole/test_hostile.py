"""An issue that nobody should send (scripts/hostile_issue.py): it prints, nothing is lost, and every fault is named."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from printed import (
    READERS,
    Printed,
    bare,
    constant,
    flat,
    folio_of,
    glyphs,
    lay_out,
    lines_of,
    needs,
    print_issue,
    printed_words,
    run,
    stands_in,
)

from kiclayout.__main__ import main
from kiclayout.base.geometry import Rect
from kiclayout.base.units import mm
from kiclayout.content.block import Block, Chart, Figure, FigureRow, Heading, Note, Paragraph, Poster, Raw, Table
from kiclayout.content.inline import plain
from kiclayout.content.issue import Article
from kiclayout.content.walk import blocks_of, children, walk
from kiclayout.design.layout import Layout
from kiclayout.design.template import Frame, Template
from kiclayout.scene.items import Glyphs, Group, LinkArea, Picture
from kiclayout.typeset.refs import article_target

SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

import hostile_issue  # noqa: E402

WIDE = (Table, Figure, FigureRow, Chart)
A5 = (mm(148), mm(210))
B5 = (mm(182), mm(257))


def small(layout: Layout) -> Layout:
    """The layout on A5, text in one narrow frame without side column and furniture."""
    return _framed(layout, A5, (Frame(name="main", rect=Rect(mm(15), mm(15), mm(118), mm(175))),))


def side_by_side(layout: Layout) -> Layout:
    """The layout on B5, text in two columns."""
    left = Frame(name="left", rect=Rect(mm(15), mm(18), mm(73), mm(215)))
    return _framed(layout, B5, (left, replace(left, name="right", rect=replace(left.rect, x=mm(94)))))


def _framed(layout: Layout, size: tuple[float, float], frames: tuple[Frame, ...]) -> Layout:
    def changed(template: Template) -> Template:
        return replace(template, frames=frames, furniture=()) if template.frames else template

    return replace(layout, size=size, templates=tuple(changed(one) for one in layout.templates))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_issue.hostile(tmp_path_factory.mktemp("hostile") / "issue")


@pytest.fixture(scope="module")
def printed(folder: Path) -> Printed:
    return print_issue(folder, folder.parent / "hostile.pdf")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return lay_out(hostile_issue.crowded(tmp_path_factory.mktemp("crowded") / "issue"))


@pytest.fixture(scope="module", params=[small, side_by_side], ids=["A5", "two columns"])
def other(request: pytest.FixtureRequest, folder: Path) -> Printed:
    return lay_out(folder, request.param)


def worded(blocks: tuple[Block, ...]) -> Iterator[Paragraph | Heading]:
    """All words below ``blocks`` that must be printed: not those of notes nobody marks, nor of pictured posters."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield block
        elif not (isinstance(block, Note) or (isinstance(block, Poster) and block.path)):
            yield from worded(children(block))


def lost(article: Article, printed: Printed) -> list[str]:
    """The words of an article that stand on no page; its title may stand in the furniture of an event page."""
    found = []
    for block in worded(article.blocks):
        if block is article.title_block and printed_words(block.runs) in printed.furniture:
            continue
        text = plain(block.runs)
        missing = {at for at, char in enumerate(text) if not char.isspace()} - printed.shown.get(block.id, set())
        if missing:
            found.append(f"{block.lines} {''.join(text[at] for at in sorted(missing))[:60]}")
    return found


def _ours(run: Glyphs) -> bool:
    """Whether the words are an article's; facts in furniture have an origin, too, but no block."""
    return run.origin is not None and run.origin.block != 0


def beyond(printed: Printed) -> list[str]:
    """The body's lines that leave their page's frames, but for pages on which a finding says that something does.

    Tables, figures and charts may stand across neighbouring columns.
    """
    found = []
    spanning = {
        inner.id
        for article in printed.issue.articles
        for block in blocks_of(article)
        if isinstance(block, WIDE)
        for inner in walk((block,))
    }
    cut = {one.page for one in printed.sink if one.code == "typeset-clip"}
    for page in printed.scene.pages:
        if page.folio in cut:
            continue
        template = printed.layout.template(page.template)
        for run_ in glyphs(page):
            if template is None or not template.frames or not _ours(run_) or not run_.text.strip():
                continue
            blank = sum(glyph.advance for glyph in run_.glyphs if run_.text[glyph.start : glyph.end].isspace())
            right = run_.x + run_.width - blank
            left = min(frame.rect.x for frame in template.frames)
            reach = max(frame.rect.right for frame in template.frames)
            if not any(
                (left if run_.origin.block in spanning else frame.rect.x) - frame.side - frame.gutter - 0.5 <= run_.x
                and right <= (reach if run_.origin.block in spanning else frame.rect.right) + 0.5
                and run_.y <= frame.rect.bottom + 0.5
                for frame in template.frames
            ):
                found.append(f"{page.folio} {right:.1f} {run_.y:.1f} {run_.text[:40]}")
    return found


# ---------------------------------------------------------------------------------------------------- the whole issue
def test_it_prints_on_more_than_sixty_pages(printed: Printed) -> None:
    assert sum(1 for page in printed.scene.pages if page.folio) > 60
    run(needs("qpdf"), "--check", printed.pdf)


@pytest.mark.parametrize("name", list(hostile_issue.ARTICLES))
def test_no_word_is_lost(name: str, printed: Printed) -> None:
    assert lost(next(a for a in printed.issue.articles if a.name == name), printed) == []


@pytest.mark.parametrize("reader", sorted(READERS))
def test_every_word_comes_out_of_the_file(reader: str, printed: Printed) -> None:
    pages = [bare(text) for text in READERS[reader](printed.pdf)]
    gone = [
        f"{article.name} {block.lines}"
        for article in printed.issue.articles
        if article.name != "characters"
        for block in article.blocks
        if isinstance(block, Paragraph | Heading)
        and constant(block.runs)
        and not stands_in(printed_words(block.runs), pages)
    ]
    assert gone == []


def test_what_was_not_understood_stands_on_a_page(printed: Printed) -> None:
    said = "".join(
        bare(item.text) for page in printed.scene.pages for item in flat(page.items) if isinstance(item, Glyphs)
    )
    raw = [block for article in printed.issue.articles for block in article.blocks if isinstance(block, Raw)]
    assert len(raw) > 3
    for block in raw:
        assert bare("".join(block.text)) in said


def test_every_line_keeps_to_its_frame(printed: Printed) -> None:
    assert beyond(printed) == []


@pytest.mark.parametrize(
    ("file", "line", "code"),
    [
        ("issue.yaml", 16, "store-file-missing"),
        ("articles/without-title.md", 1, "store-article-no-title"),
        ("articles/empty.md", 1, "store-article-no-title"),
        ("articles/pictures.md", 3, "typeset-picture-missing"),
        ("articles/pictures.md", 12, "scene-picture-torn"),
        ("articles/pictures.md", 21, "scene-picture-unknown"),
        ("articles/pictures.md", 30, "scene-picture-empty"),
        ("articles/pictures.md", 75, "scene-svg-damaged"),
        ("articles/pictures.md", 84, "scene-svg-damaged"),
        ("articles/pictures.md", 93, "typeset-picture-none"),
        ("articles/unknown-things.md", 3, "store-fence-unknown"),
        ("articles/unknown-things.md", 7, "store-sign-unknown"),
        ("articles/unknown-things.md", 9, "typeset-template-unknown"),
        ("articles/unknown-things.md", 26, "store-ref-unknown"),
        ("articles/unknown-things.md", 33, "typeset-partner-unknown"),
        ("articles/unknown-things.md", 41, "typeset-code-long"),
        ("articles/unknown-things.md", 49, "store-fence-open"),
        ("articles/deep-lists.md", 14, "store-nest-deep"),
        ("articles/wide-table.md", 3, "typeset-table-too-wide"),
        ("articles/lost-poster.md", 5, "typeset-picture-missing"),
        ("articles/heading-chain.md", 45, "typeset-keep"),
        ("articles/characters.md", 1, "text-glyph-missing"),
        ("articles/characters.md", 3, "text-glyphs-missing"),
        ("articles/characters.md", 11, "text-glyph-missing"),
    ],
)
def test_the_fault_is_named_with_file_and_line(file: str, line: int, code: str, printed: Printed) -> None:
    assert (file, line, code) in {(one.place.file, one.place.line, one.code) for one in printed.sink if one.place}


def test_every_finding_on_the_words_names_file_and_line(printed: Printed) -> None:
    bare_ones = {
        one.code for one in printed.sink if one.place is None or not (one.place.line or one.place.file == "issue.yaml")
    }
    assert bare_ones == set()


def test_a_decomposed_file_name_is_found(printed: Printed) -> None:
    assert not [one for one in printed.sink if "항구" in one.message("ko")]
    pictures = [item for page in printed.scene.pages for item in flat(page.items) if isinstance(item, Picture)]
    assert any(picture.alt == "풀어쓴 이름" for picture in pictures)


def test_the_head_of_a_long_table_is_on_every_page(printed: Printed) -> None:
    article = next(a for a in printed.issue.articles if a.name == "table-of-200")
    rows = [
        page for page in printed.scene.pages if any("기업0" in one.text or "기업1" in one.text for one in glyphs(page))
    ]
    assert len(rows) > 4
    assert all(sum(one.text.strip() == "순위" for one in glyphs(page)) == 1 for page in rows), article.name


def test_a_note_longer_than_half_a_page_stands_whole_and_in_order(printed: Printed) -> None:
    article = next(a for a in printed.issue.articles if a.name == "long-notes")
    for note in (block for block in article.blocks if isinstance(block, Note)):
        for block in note.blocks:
            assert isinstance(block, Paragraph)
            text = plain(block.runs)
            assert {at for at, char in enumerate(text) if not char.isspace()} <= printed.shown[block.id], note.label


def test_every_note_is_set_once(printed: Printed) -> None:
    article = next(a for a in printed.issue.articles if a.name == "notes-everywhere")
    said = " ".join(line for page in printed.scene.pages for line in lines_of(page))
    assert len(article.blocks) > 14
    for label in "abcdefghijklmn":
        assert said.count(f"{label} 각주의 글") == 1, label


def test_thirty_figures_have_thirty_captions(printed: Printed) -> None:
    words = bare("".join(one.text for page in printed.scene.pages for one in glyphs(page)))
    assert all(f"사진{n}){n}번째사진의설명글" in words for n in range(1, 31))


def test_an_empty_part_is_in_the_contents_and_nowhere_else(printed: Printed) -> None:
    assert not any(page.template == "opener" and "empty" in _said(page.items) for page in printed.scene.pages[:2])
    contents = "".join(_said(page.items) for page in printed.scene.pages if page.template == "contents")
    assert "empty소식" in bare(contents)


def _said(items: tuple[object, ...]) -> str:
    return "".join(
        item.text if isinstance(item, Glyphs) else _said(item.items) if isinstance(item, Group) else ""
        for item in items
    )


# ---------------------------------------------------------------------------------------------------- other pages
def test_other_pages_lose_nothing_either(other: Printed) -> None:
    assert {article.name: words for article in other.issue.articles if (words := lost(article, other))} == {}


def test_other_frames_hold_their_lines(other: Printed) -> None:
    assert beyond(other) == []


# -------------------------------------------------------------------------------------------------- many of everything
def test_the_contents_go_on_over_pages_and_stay_right(crowded: Printed) -> None:
    pages = [page for page in crowded.scene.pages if page.template == "contents"]
    assert len(pages) > 1
    links = {item.target for page in pages for item in flat(page.items) if isinstance(item, LinkArea)}
    said = [one.text for page in pages for one in glyphs(page)]
    for article in crowded.issue.articles:
        target = article_target(article)
        assert "#" + target in links
        assert said.count(folio_of(crowded.scene, target)) == 1


def test_all_contents_pages_show_all_parts_in_the_strip(crowded: Printed) -> None:
    counts = {
        len({item.target for item in flat(page.items) if isinstance(item, LinkArea) and item.rect.y < mm(20)})
        for page in crowded.scene.pages
        if page.template == "contents"
    }
    assert counts == {6}


def test_a_cover_with_too_many_organisers_says_so(crowded: Printed) -> None:
    cut = [one for one in crowded.sink if one.code == "typeset-stack-cut" and one.value("name") == "organisers"]
    assert len(cut) == 1
    roles = {one.text for one in glyphs(crowded.scene.pages[0]) if one.text.startswith("역할")}
    assert len(roles) + int(cut[0].value("count")) == 25


def test_fourteen_logos_stay_on_their_wall(crowded: Printed) -> None:
    marks = [item for item in crowded.scene.pages[0].items if isinstance(item, Group) and item.alt.startswith("기관")]
    assert len(marks) == 14
    wall = next(thing for thing in crowded.layout.template("cover").furniture if type(thing).__name__ == "Logos")  # type: ignore[union-attr]
    assert max(mark.matrix.f for mark in marks) < wall.rect.bottom - 20


# -------------------------------------------------------------------------------------------------- no result possible
def broken(folder: Path, facts: bytes) -> Path:
    return hostile_issue.write(folder, {"issue.yaml": facts, "articles/a.md": "# 제목\n\n글\n".encode()})


GOOD = hostile_issue.facts(hostile_issue.section("one", ["a"]))


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        (GOOD.replace(b"    name: {ko", b"    name: [ko"), "issue.yaml:7"),
        (GOOD.replace(b"date: 2026-12-30", b"date: someday"), "issue.yaml:4"),
        (GOOD.replace(b"number: 999\n", b""), "issue.yaml"),
        (GOOD.replace(b"kic-weekly", b"kic-wekly"), "issue.yaml"),
        (GOOD.replace(b"sections:\n", b"\tsections:\n"), "issue.yaml:5"),
        (b"\xff\xfe\x00", "issue.yaml"),
        (b"", "issue.yaml"),
    ],
    ids=["yaml", "date", "no number", "layout", "tab", "not text", "empty"],
)
def test_an_issue_that_cannot_be_read_says_where(
    facts: bytes, where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.pdf"
    assert main(["export", str(broken(tmp_path / "issue", facts)), "-o", str(target), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert where in said
    assert "error" in said
    assert "Traceback" not in said
    assert not target.exists()


def test_the_script_makes_the_same_folder_every_time(tmp_path: Path, folder: Path) -> None:
    command = [sys.executable, str(SCRIPTS / "hostile_issue.py"), str(tmp_path / "again")]
    subprocess.run(command, check=True, capture_output=True)
    files = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = {
        path.relative_to(tmp_path / "again"): path.read_bytes()
        for path in (tmp_path / "again").rglob("*")
        if path.is_file()
    }
    assert files == again
