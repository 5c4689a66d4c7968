"""No edit breaks an issue: whatever is selected, whatever is done to it, in whatever order."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_store_text import bodies, heads, read

from kiclayout.content.block import Paragraph, Raw
from kiclayout.content.edit import tables
from kiclayout.content.edit.fragment import Fragment, fragment_of
from kiclayout.content.edit.html_read import read_html
from kiclayout.content.edit.html_write import write_html
from kiclayout.content.edit.items import level_in, level_out
from kiclayout.content.edit.links import remove_link, set_gloss, set_link
from kiclayout.content.edit.looks import set_lang, toggle_mark
from kiclayout.content.edit.notemarks import insert_note, insert_reference, remove_note
from kiclayout.content.edit.passages import clamped, ordered, passage_at, passages, text_of
from kiclayout.content.edit.paste import insert_fragment
from kiclayout.content.edit.roles import ROLES, set_role
from kiclayout.content.edit.search import Query, replace_all
from kiclayout.content.edit.splice import tidy
from kiclayout.content.edit.splits import split
from kiclayout.content.edit.state import look_at
from kiclayout.content.edit.structure import (
    BLANKS,
    delete_block,
    duplicate_block,
    insert_block,
    move_block,
    shift_block,
)
from kiclayout.content.edit.typed import delete, delete_backward, delete_forward, insert_break, insert_text
from kiclayout.content.inline import Text
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.content.normal import normal_blocks
from kiclayout.content.spot import Done, Selection, Spot
from kiclayout.content.walk import walk
from kiclayout.store.text import save_article, write_article

QUICK = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
Edit = Callable[[Issue, Selection], Done]

typed = st.text(st.sampled_from("가나a 1[]胡){*\n\u1112\u1161\u0301👩\u200d"), max_size=4)
written = st.builds(lambda head, body: (*head, *body), st.lists(heads, max_size=1), bodies)


def issue_of(*contents: tuple[object, ...]) -> Issue:
    """What is read of the files that hold ``contents``."""
    articles = []
    for n, blocks in enumerate(contents):
        text = write_article(Article("a.md", blocks))  # type: ignore[arg-type]
        articles.append(Article(f"articles/a{n}.md", read(text).blocks))
    return Issue(1, dt.date(2023, 5, 31), "kic", (Section("s", Bilingual("가"), tuple(articles)),))


issues = st.lists(written, min_size=1, max_size=2).map(lambda some: issue_of(*some))
EDITS: list[st.SearchStrategy[Edit]] = [
    st.builds(lambda text: lambda i, s: insert_text(i, s, text), typed),
    st.sampled_from([split, insert_break, delete, delete, remove_link, level_in, level_out, insert_note, remove_note]),
    st.builds(lambda word: lambda i, s: delete_backward(i, s, word), st.booleans()),
    st.builds(lambda word: lambda i, s: delete_forward(i, s, word), st.booleans()),
    st.builds(lambda mark: lambda i, s: toggle_mark(i, s, mark), st.sampled_from(["b", "sup", "sub", "em", "dots"])),
    st.builds(lambda lang: lambda i, s: set_lang(i, s, lang), st.sampled_from([None, "zh"])),
    st.builds(lambda href: lambda i, s: set_link(i, s, href), st.sampled_from(["https://a.cn", "#x", "?"])),
    st.builds(lambda note: lambda i, s: set_gloss(i, s, note), st.sampled_from(["胡润", "", "x"])),
    st.just(lambda i, s: insert_reference(i, s, "ref", "t-1")),
    st.builds(
        lambda role, marker: lambda i, s: set_role(i, s, role, marker),
        st.sampled_from(ROLES),
        st.sampled_from([None, "", "1.", "①", "▶"]),
    ),
]
TABLES = [
    tables.insert_rows, tables.insert_columns, tables.delete_rows, tables.delete_columns, tables.merge_cells,
    tables.split_cells, tables.next_cell, lambda i, s: tables.insert_rows(i, s, False),
    lambda i, s: tables.insert_columns(i, s, False), lambda i, s: tables.set_align(i, s, "r"),
    lambda i, s: tables.paste_cells(i, s, [["1", "2|"], ["<", "^\n3"]]), lambda i, s: tables.set_row_kind(i, s, "band"),
    lambda i, s: tables.set_row_kind(i, s, "head"), lambda i, s: tables.set_row_kind(i, s, "foot"),
    lambda i, s: tables.set_row_kind(i, s, "body"), lambda i, s: tables.set_head_columns(i, s, 1),
]  # fmt: skip
BLOCKS = [
    lambda i, s: delete_block(i, s.focus.block), lambda i, s: duplicate_block(i, s.focus.block),
    lambda i, s: shift_block(i, s.focus.block, True), lambda i, s: shift_block(i, s.focus.block, False),
    lambda i, s: move_block(i, s.focus.block, i.articles[-1].id),
    lambda i, s: move_block(i, s.anchor.block, i.articles[0].id, next((b.id for b in i.articles[0].blocks), 0)),
    lambda i, s: replace_all(i, Query("[가-힣]", regex=True), "x\n", s).done,
]  # fmt: skip
EDITS += [
    st.sampled_from(TABLES),
    st.sampled_from(BLOCKS),
    st.builds(lambda kind: lambda i, s: insert_block(i, s, BLANKS[kind]()), st.sampled_from(list(BLANKS))),
]
HOW = st.sampled_from([lambda some: some, lambda some: read_html(write_html(some))])
edits = st.one_of(EDITS)


def somewhere(issue: Issue, draw: st.DataObject) -> Selection:
    """A selection of any two places; often near each other, or in one."""
    some = list(passages(issue, every=draw.draw(st.booleans())))
    first = draw.draw(st.integers(0, len(some) - 1))
    last = draw.draw(st.one_of(st.just(first), st.just(min(first + 1, len(some) - 1)), st.integers(0, len(some) - 1)))
    one, other = some[first], some[last]
    start = one.spot(draw.draw(st.integers(0, len(one.text))))
    if draw.draw(st.booleans()):
        return Selection(start, start)
    return Selection(start, other.spot(draw.draw(st.integers(0, len(other.text)))))


def _pasting(fragment: Fragment) -> Edit:
    return lambda issue, selection: insert_fragment(issue, selection, fragment)


def check(issue: Issue, before: Issue | None = None) -> None:
    """An issue that an edit may leave of ``before``; articles that are the same objects were looked at then."""
    known = {one.runs for one in passages(before, every=True)} if before else set()
    ids = [block.id for article in issue.articles for block in walk(article.blocks)]
    assert len(ids) == len(set(ids))
    seen = {id(article) for article in before.articles} if before else set()
    for article in (one for one in issue.articles if id(one) not in seen):
        for passage in passages(article, every=True):
            assert passage.runs in known or tidy(passage.runs) == passage.runs
            assert passage_at(issue, passage.spot()) is not None
        if not any(isinstance(block, Raw) for block in walk(article.blocks)):
            assert read(write_article(article)).blocks == normal_blocks(article.blocks)


@QUICK
@given(issues, st.data())
def test_any_edits(issue: Issue, draw: st.DataObject) -> None:
    first = issue
    texts = [write_article(article) for article in issue.articles]
    for _ in range(draw.draw(st.integers(1, 6))):
        selection = somewhere(issue, draw)
        edit = draw.draw(edits)
        if draw.draw(st.integers(0, 3)) == 0:
            edit = _pasting(draw.draw(HOW)(fragment_of(issue, somewhere(issue, draw))))
        text_of(issue, selection)
        look_at(issue, selection)
        reached = {spot.block for spot in (selection.anchor, selection.focus)}
        done = edit(issue, selection)
        check(done.issue, issue)
        if done.selection is not None:
            assert ordered(done.issue, done.selection) is not None
            for spot in (done.selection.anchor, done.selection.focus):
                assert clamped(done.issue, spot) == spot
        for old, new in zip(issue.articles, done.issue.articles, strict=True):
            near = {old.id, *(block.id for block in walk(old.blocks))} & reached
            assert near or old is new or edit in BLOCKS
        issue = done.issue
    for text, old, new in zip(texts, first.articles, issue.articles, strict=True):
        if not any(isinstance(block, Raw) for block in walk(new.blocks)):
            assert read(save_article(text, old, new)).blocks == normal_blocks(new.blocks)


class _Paper:
    """The same edits on a list of strings: what paragraphs must say after them."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def erase(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        head, tail = self.lines[first[0]][: first[1]], self.lines[last[0]][last[1] :]
        self.lines[first[0] : last[0] + 1] = [head + tail]

    def put(self, place: tuple[int, int], text: str) -> tuple[int, int]:
        n, at = place
        new = (self.lines[n][:at] + text + self.lines[n][at:]).split("\n")
        self.lines[n : n + 1] = new
        behind = (self.lines[n][:at] if "\n" not in text else "") + text.rpartition("\n")[2]
        return n + len(new) - 1, len(behind)


lines = st.lists(st.text("가나다ab ", max_size=6), min_size=1, max_size=4)


@QUICK
@given(lines, st.data())
def test_paragraphs_say_what_strings_would(some: list[str], draw: st.DataObject) -> None:
    blocks = tuple(Paragraph(runs=(Text(line),) if line else ()) for line in some)
    issue = Issue(1, dt.date(2023, 5, 31), "kic", (Section("s", Bilingual("가"), (Article("a.md", blocks),)),))
    paper = _Paper(list(some))
    for _ in range(draw.draw(st.integers(1, 8))):
        ends = sorted(_place(paper, draw) for _ in range(2))
        if draw.draw(st.booleans()):
            ends[1] = ends[0]
        ids = [block.id for block in issue.articles[0].blocks]
        selection = Selection(*(Spot(ids[n], at) for n, at in ends))
        what = draw.draw(st.sampled_from(["type", "split", "delete", "back", "ahead"]))
        done, place = _both(issue, selection, paper, ends, what, draw)
        issue = done.issue
        found = issue.articles[0].blocks
        assert [p.text for p in passages(issue) if p.flows] == paper.lines
        assert done.selection is not None
        focus = done.selection.focus
        assert ([block.id for block in found].index(focus.block), focus.at) == place


def _place(paper: _Paper, draw: st.DataObject) -> tuple[int, int]:
    n = draw.draw(st.integers(0, len(paper.lines) - 1))
    return n, draw.draw(st.integers(0, len(paper.lines[n])))


def _both(
    issue: Issue,
    selection: Selection,
    paper: _Paper,
    ends: list[tuple[int, int]],
    what: str,
    draw: st.DataObject,
) -> tuple[Done, tuple[int, int]]:
    """The edit on the issue and on the strings; the caret that the strings have after it."""
    first, last = ends
    if what in ("type", "split"):
        text = "\n" if what == "split" else draw.draw(st.text("가b \n", max_size=3))
        paper.erase(first, last)
        done = split(issue, selection) if what == "split" else insert_text(issue, selection, text)
        return done, paper.put(first, text)
    edit = {"delete": delete, "back": delete_backward, "ahead": delete_forward}[what]
    if first == last and what == "back":
        first = (first[0], first[1] - 1) if first[1] else (max(first[0] - 1, 0), len(paper.lines[max(first[0] - 1, 0)]))
        first = min(first, last)
    if first == last and what == "ahead":
        n, at = last
        end = at == len(paper.lines[n])
        last = (n, at + 1) if not end else (n + 1, 0) if n + 1 < len(paper.lines) else last
    paper.erase(first, last)
    return edit(issue, selection), first


@QUICK
@given(st.text(max_size=12))
def test_typed_text_is_kept_composed(text: str) -> None:
    block = Paragraph()
    issue = Issue(1, dt.date(2023, 5, 31), "kic", (Section("s", Bilingual("가"), (Article("a.md", (block,)),)),))
    done = insert_text(issue, Selection(Spot(block.id), Spot(block.id)), text)
    for passage in passages(done.issue):
        assert unicodedata.is_normalized("NFC", passage.text)
    check(done.issue)
