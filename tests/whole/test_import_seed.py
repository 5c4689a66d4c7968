"""A real scanned issue against its hand-made inventory: every part, block, table, picture, note and fact.

Skipped where the folder beside the repository is absent; the same machinery is tested with a text of our own in
``tests/unit/convert``.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml
from printed import flat, lay_out

from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import (
    Block,
    Cell,
    Event,
    Field,
    FieldList,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    Poster,
    Sponsors,
    Table,
)
from kiclayout.content.inline import BOLD, SUPERSCRIPT, Gloss, NoteRef, Text, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.walk import walk
from kiclayout.convert.markdown import import_markdown
from kiclayout.scene.items import Mark
from kiclayout.store.issue import read_issue, write_issue
from kiclayout.typeset.refs import article_target

SEED = Path(__file__).parents[3] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="../shared/seed is not beside the repository")
B = TypeVar("B")
LETTERS = re.compile(r"[가-힣\u3400-\u9fff]")


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((SEED / "inventory.yaml").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def source() -> list[str]:
    return ["", *(SEED / "issue-325.md").read_text("utf-8").split("\n")]


@pytest.fixture(scope="module")
def done() -> tuple[Issue, Sink]:
    sink = Sink()
    return import_markdown([SEED / "issue-325.md"], sink).issue, sink


@pytest.fixture(scope="module")
def issue(done: tuple[Issue, Sink]) -> Issue:
    return done[0]


@pytest.fixture(scope="module")
def sink(done: tuple[Issue, Sink]) -> Sink:
    return done[1]


def blocks(article: Article, kind: type[B]) -> list[B]:
    return [block for block in walk(article.blocks) if isinstance(block, kind)]


def lines(sink: Sink, code: str) -> list[int]:
    return [found.place.line for found in sink if found.code == code and found.place]


def pairs(issue: Issue, gold: dict[str, Any]) -> list[tuple[Article, dict[str, Any]]]:
    drafts = [article for part in gold["parts"] for article in part["articles"]]
    return list(zip(issue.articles, drafts, strict=True))


def letters(text: str) -> str:
    return "".join(LETTERS.findall(text))


def title_of(text: str) -> str:
    return letters(re.sub(r"^#+ \d+\. (?:【[^】]*】|\[[^\]]*\])?", "", text))


# ---------------------------------------------------------------------------------------------- outline


def test_three_parts_and_eleven_articles(issue: Issue, gold: dict[str, Any], source: list[str]) -> None:
    assert [section.name.main for section in issue.sections] == [part["part"] for part in gold["parts"]]
    assert [len(section.articles) for section in issue.sections] == [3, 3, 5]
    for article, draft in pairs(issue, gold):
        assert letters(plain(article.title)) == title_of(source[draft["title"]["l"]])
        assert plain(article.runs("kicker")) == draft.get("kicker", plain(article.runs("kicker")))


def entry(block: Block) -> tuple[str, tuple[int, ...]] | None:
    """A block as the inventory writes it: kind and lines."""
    first, last = block.lines
    match block:
        case Heading(level=level) if level:
            return f"h{level + 2}", (first,)
        case Paragraph():
            return "p", tuple(sorted({first, last}))
        case List():
            return "list", tuple(item.blocks[0].lines[0] for item in block.items)
        case Table():
            return "table", (first,)
        case Figure():
            return "figure", ()
        case Poster() | Event():
            return "poster", ()
    return None


def expected(draft: dict[str, Any]) -> list[tuple[str, tuple[int, ...]]]:
    found: list[tuple[str, tuple[int, ...]]] = []
    for one in draft["body"]:
        ((kind, value),) = one.items()
        if kind == "p":
            found.append(("p", tuple(value) if isinstance(value, list) else (value,)))
        elif kind in ("h3", "h4", "h5", "h6"):
            found.append((kind, (value["l"],)))
        elif kind == "list":
            found.append(("list", tuple(value["l"])))
        elif kind == "table":
            found.append(("table", (value["l"][0],)))
        elif kind == "link":
            found.append(("p", (value["l"],)))
        elif kind == "poster" or (kind == "figure" and value.get("certainty") != "doubtful"):
            found.append((kind, ()))
    return found


def test_every_block_in_its_place(issue: Issue, gold: dict[str, Any]) -> None:
    for article, draft in pairs(issue, gold):
        assert [one for one in map(entry, article.body) if one] == expected(draft)


def test_markers_stay_as_typed(issue: Issue) -> None:
    marks = Counter(one.level for article in issue.articles for one in article.blocks if isinstance(one, Heading))
    assert marks == {0: 11, 1: 18, 2: 20, 3: 8, 4: 2}
    kinds = [one.marker for one in blocks(issue.articles[4], Heading) if one.level == 2]
    assert kinds[:4] == ["④", "②", "③", "④"]


def test_head_fields(issue: Issue, gold: dict[str, Any], source: list[str]) -> None:
    for article, draft in pairs(issue, gold):
        line = draft.get("source_line")
        assert letters(plain(article.runs("source"))) == (letters(source[line["l"]]) if line else "")
        ends = [one["source_note"]["l"] for one in draft["body"] if "source_note" in one]
        assert letters(plain(article.runs("end_source"))) == "".join(letters(source[at])[2:] for at in ends)
    press = issue.articles[6]
    assert plain(press.runs("press")) == source[563]
    assert plain(press.runs("byline")) == "이유진 기자"
    assert [plain(one.runs("kicker")) for one in issue.articles[8:]] == ["외부 지원", "외부 지원", "외부지원"]


def test_the_contents_give_titles_only_where_they_differ(issue: Issue) -> None:
    found = {at: plain(one.runs("toc_title")) for at, one in enumerate(issue.articles) if one.runs("toc_title")}
    assert sorted(found) == [4, 9, 10]
    assert found[4].startswith("상하이 신흥산업")
    assert found[9].startswith("International Bio-pharmaceutical")


# ---------------------------------------------------------------------------------------------- tables


def all_tables(gold: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}

    def visit(value: Any) -> None:
        if isinstance(value, dict):
            if str(value.get("id", "")).startswith("T"):
                found[value["id"]] = value
            for inner in value.values():
                visit(inner)
        elif isinstance(value, list):
            for inner in value:
                visit(inner)

    visit(gold["parts"])
    return found


@pytest.fixture(scope="module")
def tables(issue: Issue, gold: dict[str, Any]) -> dict[str, Table]:
    found = {table.lines[0]: table for article in issue.articles for table in blocks(article, Table)}
    wanted = {name: table["l"][0] for name, table in all_tables(gold).items()}
    assert sorted(found) == sorted(wanted.values())
    return {name: found[line] for name, line in wanted.items()}


def test_rows_and_columns(tables: dict[str, Table], gold: dict[str, Any]) -> None:
    assert len(tables) == 11
    for name, draft in all_tables(gold).items():
        grid = tables[name].grid
        assert (name, len(grid.rows), len(grid.align)) == (name, draft["rows"], draft["cols"])
        assert bool(tables[name].caption) == ("caption_l" in draft or name == "T11"), name


def test_heads_bands_and_foot(tables: dict[str, Table], gold: dict[str, Any]) -> None:
    for name, draft in all_tables(gold).items():
        kinds = Counter(row.kind for row in tables[name].grid.rows)
        if "bands" in draft:
            assert (kinds["band"], kinds["head"]) == (3, 3)
        else:
            assert (name, kinds["head"]) == (name, draft.get("header_rows", 0))
        assert kinds["foot"] == ("reference_row" in draft)
        if draft.get("row_headers"):
            assert tables[name].head_cols == "1"
    assert [row.kind for row in tables["T6"].grid.rows] == ["band", "head", *["body"] * 5] * 3
    numeric = [at for at, sign in enumerate(tables["T2"].grid.align, 1) if sign == "r"]
    assert set(all_tables(gold)["T2"]["numeric_cols"]) <= set(numeric)


def test_spans(tables: dict[str, Table]) -> None:
    def spans(name: str) -> list[int]:
        cells = [row.cells[0] for row in tables[name].grid.rows if row.kind == "body"]
        return [cell.rows for cell in cells if isinstance(cell, Cell)]

    assert spans("T9") == [1, 2, 2]
    assert spans("T11") == [3, 2, 1]
    band = tables["T6"].grid.rows[0].cells[0]
    assert isinstance(band, Cell)
    assert band.cols == 5


def test_lists_in_cells_and_spread_labels(tables: dict[str, Table]) -> None:
    for row in tables["T1"].grid.rows[1:]:
        cell = row.cells[1]
        assert isinstance(cell, Cell)
        (found,) = cell.blocks
        assert isinstance(found, List)
        assert [item.marker for item in found.items] == ["I.", "II.", "III.", "IV.", "V.", "VI."]
    first = tables["T10"].grid.rows[0].cells[0]
    assert isinstance(first, Cell)
    assert plain(first.blocks[0].runs) == "주제"  # type: ignore[union-attr]


# ---------------------------------------------------------------------------------------------- figures and notes


def test_thirteen_pictures_and_a_doubtful_one(issue: Issue, sink: Sink) -> None:
    figures = [figure for article in issue.articles for figure in blocks(article, Figure)]
    assert len(figures) == 13
    assert not any(figure.path for figure in figures)
    assert len(lines(sink, "convert-picture-lost")) == 13
    assert 451 in lines(sink, "convert-picture-maybe")
    labels = [plain(figure.label) for figure in figures if figure.label]
    assert labels == ["사진 1)", "표 1)", "표 3)", "사진 1", "사진 2", "사진 3", "사진 4"]
    assert [plain(figure.source)[:4] for figure in figures if figure.source] == ["선전특구", "중창연구", "인민은행"]
    assert plain(figures[6].caption) == "화학약품연구개발공공실험플랫폼"


def test_footnotes(issue: Issue, gold: dict[str, Any]) -> None:
    article = issue.articles[4]
    for draft, note in zip(gold["parts"][1]["articles"][1]["footnotes"], blocks(article, Note), strict=True):
        assert (note.label, note.lines[0]) == (str(draft["n"]), draft["l"])
        (host,) = [one for one in blocks(article, Paragraph) if NoteRef(note.label) in one.runs]
        assert host.lines[0] == draft["ref_l"]
        assert not plain(note.blocks[0].runs).startswith("*")  # type: ignore[union-attr]


def test_cut_paragraphs(issue: Issue, sink: Sink) -> None:
    joined = {code: lines(sink, f"convert-joined-{code}") for code in ("word", "particle", "space", "doubt")}
    assert joined == {"word": [111, 181], "particle": [382, 434], "space": [153, 415], "doubt": []}
    text = " ".join(plain(one.runs) for article in issue.articles for one in blocks(article, Paragraph))
    seams = ("인재·프로젝트•기술", "재정 세무 감사, 시장", "않는 범위 및")
    seams += ("산업 기반을 가지고", "막바지에 폭발적인", "전면적으로 협력")
    assert [seam for seam in seams if seam not in text] == []


def test_marks(issue: Issue) -> None:
    runs = [run for article in issue.articles for one in blocks(article, Paragraph) for run in one.runs]
    bold = [run for run in runs if isinstance(run, Text) and run.marks == (BOLD,)]
    raised = [run for run in runs if isinstance(run, Text) and run.marks == (SUPERSCRIPT,)]
    assert len(bold) == 9 + 4 + 7
    assert [run.text for run in raised] == ["2", "2", "2", "2"]
    assert sum(isinstance(run, Gloss) for run in runs) == 11


# ---------------------------------------------------------------------------------------------- posters


def fields_of(article: Article) -> list[Field]:
    return [one for block in blocks(article, FieldList) for one in block.items]


def test_posters(issue: Issue, gold: dict[str, Any]) -> None:
    drafts = [article["body"][-1]["poster"] for article in gold["parts"][2]["articles"][1:]]
    event, english, bio, wave = issue.articles[7:]
    (page,) = blocks(event, Event)
    assert (page.date, plain(page.title_zh)) == ("2023-05-30..2023-05-31", "清洁能源技术商业化对接会")
    assert [plain(one.label) for one in fields_of(event)] == list(drafts[0]["fields"])
    assert [len(blocks(one, Poster)) for one in (english, bio, wave)] == [1, 1, 1]
    assert blocks(english, Poster)[0].lang == "en"
    assert len([one for one in blocks(english, Heading) if one.level]) == len(drafts[1]["sections"])
    assert plain(blocks(bio, Poster)[0].title).startswith("2023 Beijing-Tianjin-Hebei")
    assert plain(blocks(wave, Poster)[0].title).startswith("2023 상반기 투자유치")
    assert [plain(one.label) for one in fields_of(wave)] == list(drafts[3]["fields"])
    (strip,) = blocks(wave, Sponsors)
    assert [(role, len(ids)) for role, ids in strip.roles] == [("주최", 2), ("주관", 1)]
    assert len(issue.partners) == 5


# ---------------------------------------------------------------------------------------------- cover and back


def test_facts(issue: Issue, gold: dict[str, Any], sink: Sink) -> None:
    assert (issue.number, issue.date.isoformat(), issue.title.main) == (325, "2023-04-26", "주간 중국 창업")
    assert lines(sink, "convert-number-guessed") == [5]
    banner = gold["front_cover"]["event_banner"]
    assert issue.event is not None
    assert issue.event.title.in_lang("zh") == banner["title_zh"]["t"]
    assert issue.event.subtitle.in_lang("ko") == banner["subtitle_ko"]["t"]
    assert [day.isoformat() for day in issue.event.dates] == ["2023-04-21", "2023-04-25"]
    assert [(one.label.main, one.value) for one in issue.contact] == [
        ("센터장", "김종문"), ("전화", "+86-010-6780-8840"), ("메일", "info@kicchina.org"),
    ]  # fmt: skip
    assert issue.notice.main == gold["closing"]["notice"]["t"]
    assert issue.back.title.main == "주간 중국 창업"
    assert [code.label.main for code in issue.back.qr] == [one["t"] for one in gold["back_cover"]["qr"]]
    assert issue.back.subscribe.main.startswith("구독방법")
    assert issue.copyright.main.endswith("무한 활용하십시오.")


def test_organisers(issue: Issue, sink: Sink) -> None:
    sides = [(one.role.first("ko", "zh"), "ko" if one.ko else "zh", one.ko or one.zh) for one in issue.organisers]
    assert [(role, lang, [len(group.names) for group in groups]) for role, lang, groups in sides] == [
        ("주최기관", "ko", [2]), ("주최기관", "ko", [2, 3]), ("주최기관", "zh", [3, 2]), ("주최기관", "zh", [1, 1]),
        ("주최기관", "ko", [12]), ("주최기관", "ko", [8]), ("투자기관", "ko", [7]), ("주최기관", "zh", [8, 12]),
        ("投资机构", "zh", [7]),
    ]  # fmt: skip
    assert [group.more for group in issue.organisers[7].zh] == [False, True]
    assert lines(sink, "convert-role-repeated") == [19]


# ---------------------------------------------------------------------------------------------- doubts, loss, disk


def test_doubts(sink: Sink) -> None:
    assert lines(sink, "convert-number") == [366, 401, 532]
    assert lines(sink, "convert-bracket") == [469]
    assert lines(sink, "convert-bold-mended") == list(range(759, 766))
    assert lines(sink, "convert-table-joined") == [314, 547]
    assert lines(sink, "convert-item-unmarked") == [471]
    assert lines(sink, "convert-mixed-script") == [14, 28, 29, 294, 295, 376]
    assert lines(sink, "convert-digit-space") == [95, 129, 219, 347, 457, 561]
    assert all(found.place and found.place.line for found in sink)
    assert not lines(sink, "convert-left")


FURNITURE = {1, 9, 11, 12, 67, 68, *range(74, 95), *range(824, 830)}
"""Lines that the layout makes itself: strip of parts, lockups, contents; contact lines that stand twice."""


def test_no_letter_is_lost(issue: Issue, source: list[str]) -> None:
    kept = Counter(letters(repr(issue)))
    told = Counter(letters("".join(line for at, line in enumerate(source) if at not in FURNITURE)))
    lost = told - kept
    lost -= Counter("주간창업뉴스면" + "출처" * 6 + "주최관" * 9 + "등等" * 9 + "중국韓中한")
    assert not +lost


def test_paragraphs_say_what_the_lines_say(issue: Issue, source: list[str]) -> None:
    for article in issue.articles:
        for block in article.body:
            if isinstance(block, Paragraph):
                first, last = block.lines
                notes = [one.lines[0] for one in blocks(article, Note)]
                text = "".join(source[at] for at in range(first, last + 1) if at not in notes)
                assert letters(plain(block.runs)) == letters(text)


def test_it_can_be_written_and_read_back(issue: Issue, tmp_path: Path) -> None:
    write_issue(tmp_path, issue)
    found = Sink()
    assert read_issue(tmp_path, found) == issue
    assert {one.code for one in found} <= {"preflight-code-empty", "preflight-picture-no-alt"}


PAGES = (2, 3, 1, 5, 6, 5, 2, 1, 1, 1, 1)
"""How many pages each article takes in the printed issue."""


def test_every_article_takes_about_the_pages_that_it_took_in_print(issue: Issue, tmp_path: Path) -> None:
    write_issue(tmp_path / "issue", issue)
    scene = lay_out(tmp_path / "issue").scene
    first = {mark.name: page.index for page in scene.pages for mark in flat(page.items) if isinstance(mark, Mark)}
    starts = [first[article_target(article)] for article in issue.articles] + [len(scene.pages) - 1]
    counts = [after - at for at, after in pairwise(starts)]
    assert all(abs(count - printed) <= 1 for count, printed in zip(counts, PAGES, strict=True)), counts
    assert counts[7:10] == [1, 1, 1]
