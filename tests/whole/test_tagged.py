"""The tagged PDF, heard from beginning to end: every issue in every layout tells all of itself once, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import judges
import pikepdf
import pytest
from heard import Heard, heard, targets
from printed import LAYOUTS, SEED, Printed, bare, print_in

from kiclayout.content.block import Block, Directive, Event, Heading, Note, Paragraph, Poster, Table
from kiclayout.content.inline import NoteRef, PageRef, Runs, plain
from kiclayout.content.issue import Article
from kiclayout.content.walk import blocks_of, children, walk
from kiclayout.content.walk import notes as notes_of
from kiclayout.paint.structure import language_tag
from kiclayout.scene.items import Glyphs, Group, Item
from kiclayout.typeset.footnotes import called, marks_in, numbered

ISSUES = ("example", "real", "every")


@pytest.fixture(scope="module", params=[f"{issue} {layout}" for issue in ISSUES for layout in LAYOUTS])
def printed(request: pytest.FixtureRequest) -> Printed:
    return print_in(*request.param.split())


@pytest.fixture(scope="module")
def document(printed: Printed) -> Iterator[Heard]:
    with pikepdf.open(printed.pdf) as pdf:
        yield heard(pdf)


# ---------------------------------------------------------------------------------------------------- validators
def test_validators_find_no_fault() -> None:
    """The short layout is judged by the issue of every kind of block alone: this is the longest of all tests."""
    issues = [issue for issue in ISSUES if issue != "real" or SEED.is_file()]
    pairs = [(issue, layout) for issue in issues for layout in LAYOUTS if layout != "bare" or issue == "every"]
    files = [print_in(*pair).pdf for pair in pairs]
    said = judges.verapdf(files)
    assert {name for name, (valid, _) in said.items() if valid} == {
        (file.name, profile) for file in files for profile in judges.PROFILES
    }, said


@pytest.mark.parametrize("profile", judges.PROFILES)
def test_the_fast_validator_finds_no_fault(profile: str, printed: Printed) -> None:
    assert judges.fast(printed.pdf, profile) == set()


def test_qpdf_finds_no_fault(printed: Printed) -> None:
    assert judges.qpdf(printed.pdf) == ""


# ---------------------------------------------------------------------------------------------------- words
def test_all_words_are_heard_once_and_nothing_else(printed: Printed, document: Heard) -> None:
    shown = Counter(letter for text, _ in read_pages(printed) for letter in bare(text))
    said = Counter(bare(document.text))
    assert said == shown


def test_every_language_is_said(printed: Printed, document: Heard) -> None:
    def counted(parts: Iterator[tuple[str, str]]) -> Counter[tuple[str, str]]:
        return Counter((letter, lang) for text, lang in parts for letter in text if letter.isalpha())

    shown = counted((text, language_tag(lang)) for text, lang in read_pages(printed))
    assert counted(document.spoken()) == shown
    assert any(lang == "zh-Hans" for _, lang in shown)


def read_pages(printed: Printed) -> Iterator[tuple[str, str]]:
    """The words of all pages; what the layout repeats on a further page of an article is read once."""
    told: set[tuple[int, str, str]] = set()
    for page in printed.scene.pages:
        for item in page.items:
            parts = list(read((item,)))
            if page.story and isinstance(item, Group) and item.tags and item.tags[0].key is None:
                said = (page.story, item.tags[-1].role, "".join(text for text, _ in parts))
                parts = [] if said in told else parts
                told.add(said)
            yield from parts


def read(items: tuple[Item, ...]) -> Iterator[tuple[str, str]]:
    """The words of items that are no artifacts, with their languages; a drawn sign is read as what it means."""
    for item in items:
        if isinstance(item, Glyphs) and item.glyphs:
            yield item.text, item.lang
        elif isinstance(item, Group) and not is_artifact(item):
            said = item.tags[-1].said if item.tags and item.tags[-1].role in ("Span", "RT") else ""
            yield from [(said, "ko")] if said else read(item.items)


def is_artifact(group: Group) -> bool:
    return group.role == "Artifact" or bool(group.tags and group.tags[0].role == "Artifact")


def test_every_article_is_heard_in_order(printed: Printed, document: Heard) -> None:
    articles = list(document.all("Art"))
    assert len(articles) == len(printed.issue.articles)
    for article, told in zip(printed.issue.articles, articles, strict=True):
        text, at = bare(told.without("RT").text), 0
        for passage in passages(article):
            found = text.find(passage, at)
            assert found >= 0, (article.path, passage, text[at : at + 80])
            at = found + len(passage)


def passages(article: Article) -> Iterator[str]:
    """What is heard of an article below its title, in order: paragraphs and headings, notes behind their marks."""
    stand, texts = called(article), notes_of(article)
    by_mark = {id(mark.value): labels for mark, labels in stand.items()}
    for block in flow(article.body):
        for inner in walk((block,)):
            if isinstance(inner, Paragraph | Heading):
                yield from constant(inner.runs)
        for mark in marks_in(block):
            for label in by_mark.get(id(mark), ()):
                yield from (
                    part
                    for one in walk(texts[label].blocks)
                    if isinstance(one, Paragraph)
                    for part in constant(one.runs)
                )


def flow(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Event) or (isinstance(block, Poster) and not block.path):
            yield from flow(children(block))
        elif not isinstance(block, Note | Poster | Directive):
            yield block


def constant(runs: Runs) -> Iterator[str]:
    """The stretches of ``runs`` that the program does not fill in."""
    text = "".join("\0" if isinstance(run, NoteRef | PageRef) else plain((run,)) for run in runs)
    return (bare(part) for part in text.split("\0") if bare(part))


# ---------------------------------------------------------------------------------------------------- elements
def test_levels_go_down_one_by_one_and_every_article_begins_with_its_title(printed: Printed, document: Heard) -> None:
    level = 0
    for one in document.all(*(f"H{number}" for number in range(1, 7))):
        assert int(one.role[1]) <= level + 1, one.text
        level = int(one.role[1])
    for article, told in zip(printed.issue.articles, document.all("Art"), strict=True):
        heads = [one for one in told.all() if one.role[0] == "H"]
        alone = any(isinstance(block, Poster) for block in article.blocks)  # bare hangs posters without a word
        assert [one.role for one in heads[:1]] == ["H1"] or alone, article.path


def test_every_table_is_one(printed: Printed, document: Heard) -> None:
    blocks = [block for article in printed.issue.articles for block in blocks_of(article) if isinstance(block, Table)]
    tables = list(document.all("Table"))
    assert len(tables) == len(blocks)
    for table in tables:
        rows = [list(row.parts) for row in table.all("TR")]
        covered: Counter[int] = Counter()
        for number, row in enumerate(rows):
            for cell in row:
                assert isinstance(cell, Heard)
                facts = cell.dictionary.get("/A", {})
                for below in range(int(facts.get("/RowSpan", 1))):
                    covered[number + below] += int(facts.get("/ColSpan", 1))
                assert cell.role == "TD" or "/Scope" in facts
        assert len(set(covered.values())) <= 1, table.text
        assert len(covered) == len(rows)


def test_every_note_and_its_first_mark_lead_to_each_other(printed: Printed, document: Heard) -> None:
    with pikepdf.open(printed.pdf) as pdf:
        names = targets(pdf)
    notes = list(document.all("Note"))
    assert len(notes) == sum(len(numbered(article)) for article in printed.issue.articles)
    assert len({str(note.dictionary.ID) for note in notes}) == len(notes)
    marks = [mark for mark in document.all("Reference") if "note:" in str(target(mark))]
    assert len(marks) >= len(notes)
    for note in notes:
        (label,) = list(note.all("Lbl"))[:1]
        back = target(label)
        assert "call:" in str(back)
        forth = str(back).replace("call:", "note:")
        mark = next(mark for mark in marks if str(target(mark)) == forth)
        assert bare(mark.text) == bare(label.text)
        assert {bytes(back), bytes(target(mark))} <= names


def target(one: Heard) -> pikepdf.Object:
    """Where the first link in an element leads."""
    return next((link.Dest for inner in one.all() for link in inner.links if "/Dest" in link), pikepdf.String(""))


def test_every_picture_is_described_and_has_its_place(document: Heard) -> None:
    for figure in document.all("Figure"):
        assert str(figure.dictionary.Alt).strip()
        left, low, right, high = (float(value) for value in figure.dictionary.A.BBox)
        assert left < right
        assert low < high


def test_lists_hold_items_and_items_their_label_and_body(document: Heard) -> None:
    for one in document.all("L"):
        assert {part.role for part in one.parts if isinstance(part, Heard)} == {"LI"}
        assert not [part for part in one.parts if isinstance(part, str)]
        assert one.dictionary.A.ListNumbering
    for item in document.all("LI"):
        roles = [part.role for part in item.parts if isinstance(part, Heard)]
        assert roles in (["Lbl", "LBody"], ["LBody"], ["Lbl"]), item.text


def test_links_say_where_they_lead(document: Heard) -> None:
    for link in document.all("Link"):
        assert link.links
        for annotation in link.links:
            assert str(annotation.Contents).strip()
