"""The session: what is shown after every edit is what laying out afresh gives."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator

import pytest
from four_articles import copy_four_articles
from laid_before import LaidBefore
from pytestqt.qtbot import QtBot

from kiclayout.app.project import Project, check_words, open_project
from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.base.record import replace
from kiclayout.content.block import Block, Chart, Figure, FigureRow, Paragraph
from kiclayout.content.edit.facts import with_fact
from kiclayout.content.edit.pictures import changed
from kiclayout.content.edit.typed import delete_backward, insert_text
from kiclayout.content.inline import Text, plain
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.content.walk import walk
from kiclayout.editor.panels.problems import ProblemsPanel
from kiclayout.editor.pictures import looking_through
from kiclayout.editor.pictures.looking_through import LookingThrough
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words
from kiclayout.scene.dump import dump_page
from kiclayout.scene.page import Page


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, laid_before: LaidBefore) -> Iterator[Project]:
    home = copy_four_articles(tmp_path_factory.mktemp("session") / "issue")
    with open_project(home, Sink()) as opened:
        laid_before.know(opened)
        yield opened


@pytest.fixture
def session(qtbot: QtBot, project: Project, laid_before: LaidBefore, monkeypatch: pytest.MonkeyPatch) -> Session:
    laid_before.serve(monkeypatch)
    made = Session()
    made.load(project.folder, project.issue, project.layout, project.book)
    return made


def longest(issue: Issue) -> Paragraph:
    found = [block for article in issue.articles for block in article.blocks if isinstance(block, Paragraph)]
    return max(found, key=lambda block: len(plain(block.runs)))


def typed(text: str) -> Callable[[Issue, Selection | None], Done]:
    def edit(issue: Issue, selection: Selection | None) -> Done:
        assert selection is not None
        return insert_text(issue, selection, text)

    return edit


def fresh(session: Session, project: Project) -> tuple[tuple[Page, ...], set[object]]:
    sink = Sink()
    check_words(session.issue, project.layout, sink)
    scene = replace(project, issue=session.issue).typeset(sink)
    return scene.pages, set(sink)


def test_typing_changes_only_its_page_and_settles_as_if_laid_out_afresh(session: Session, project: Project) -> None:
    block = longest(session.issue)
    page = session.page_of(block.id)
    assert page is not None
    session.in_view(frozenset({page.index}))
    before, changed = session.scene, list[frozenset[int]]()
    session.pages_changed.connect(changed.append)
    session.select(caret(Spot(block.id, 20)))
    session.apply(typed("가"), "edit.type", "run")
    assert changed == [frozenset({page.index})]
    assert not session.settled
    shown = session.scene.pages[page.index]
    session.finish()
    assert session.settled
    assert session.scene.pages[page.index] is shown, "the whole run confirms what was shown at once"
    assert all(a is b for a, b in zip(before.pages, session.scene.pages, strict=True) if a.index != page.index)
    assert session.scene.pages == fresh(session, project)[0]


def test_a_typed_run_is_one_step_and_undo_brings_back_the_very_pages(session: Session) -> None:
    block, pages = longest(session.issue), session.scene.pages
    session.select(caret(Spot(block.id, 5)))
    for letter in "한국어":
        session.apply(typed(letter), "edit.type", "run")
    assert len(session.history.past) == 1
    session.finish()
    session.undo()
    session.finish()
    assert session.scene.pages == pages
    assert not session.modified
    session.redo()
    assert "한국어" in plain(longest(session.issue).runs)


def test_composed_words_are_shown_and_leave_no_step(session: Session) -> None:
    block, pages = longest(session.issue), session.scene.pages
    session.select(caret(Spot(block.id, 5)))
    session.compose(typed("하"))
    assert "하" in plain(longest(session.shown).runs)[5:6]
    assert session.issue is session.saved
    session.compose(None)
    session.finish()
    assert session.scene.pages == pages
    assert session.history.past == ()


def test_a_newer_edit_drops_the_older_layout(session: Session, project: Project) -> None:
    block = longest(session.issue)
    session.select(caret(Spot(block.id, 30)))
    for letter in "가나다라":
        session.apply(typed(letter * 30), "edit.type")
    session.finish()
    assert session.scene.pages == fresh(session, project)[0]


def test_an_edit_right_after_one_in_another_article_is_seen_at_once(session: Session) -> None:
    paragraphs = {}
    for article in session.issue.articles[:2]:
        paragraphs[article.path] = next(block for block in article.blocks if isinstance(block, Paragraph))
    for block in paragraphs.values():
        page = session.page_of(block.id)
        assert page is not None
        session.in_view(frozenset({page.index}))
        session.select(caret(Spot(block.id, 1)))
        session.apply(typed("힣"), "edit.type")
        assert "힣" in dump_page(session.scene.pages[page.index])
    assert not session.settled


def test_a_fact_is_seen_at_once_on_cover_and_back_and_settles_as_if_laid_out_afresh(
    session: Session, project: Project
) -> None:
    last = len(session.scene.pages) - 1
    session.in_view(frozenset({0, last}))
    seen: list[frozenset[int]] = []
    session.pages_changed.connect(seen.append)
    session.apply(lambda issue, _: Done(with_fact(issue, "number", 417)), "panels.facts.edit")
    assert not session.settled
    assert {0, last} <= seen[0]
    shown = session.scene.pages[0]
    session.finish()
    pages, findings = fresh(session, project)
    assert session.scene.pages == pages
    assert set(session.findings) == findings
    assert session.scene.pages[0] is shown


def test_pages_stay_in_sight_while_they_are_laid_out_anew(qtbot: QtBot, project: Project) -> None:
    session = Session(patient=True)
    session.load(project.folder, project.issue, project.layout, project.book)
    assert len(session.scene.pages) == 1, "the first page of an issue that nobody has seen"
    session.finish()
    pages = session.scene.pages
    session.refresh()
    assert not session.settled
    assert session.scene.pages is pages
    session.finish()
    assert session.scene.pages == pages


def test_nothing_is_called_well_before_all_of_it_was_looked_at(qtbot: QtBot, project: Project) -> None:
    session = Session(patient=True)
    panel = ProblemsPanel(session, Words("ko"))
    qtbot.addWidget(panel)
    panel.show()
    session.load(project.folder, project.issue, project.layout, project.book)
    qtbot.waitUntil(lambda: panel.calm.text() == Words("ko")("panels.problems.looking"))
    assert not session.checked
    session.finish()
    assert (session.checked, session.findings) == (True, ())
    assert panel.calm.text() == Words("ko")("panels.problems.none")
    session.refresh()
    assert not session.checked


def test_a_first_page_that_takes_long_is_shown_first_and_nobody_waits_for_it(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cover with a hundred logos that were never read before held the window for seconds."""
    monkeypatch.setattr("kiclayout.editor.slices.SIGHT", 0.0)
    session, shown = Session(patient=True), list[int]()
    session.pages_changed.connect(lambda _: shown.append(len(session.scene.pages)))
    session.load(project.folder, project.issue, project.layout, project.book)
    assert (session.scene.pages, shown, session.settled) == ((), [], False)
    session.finish()
    assert shown == [1, len(session.scene.pages)]


def test_what_the_words_say_wrong_is_found_as_they_change(session: Session) -> None:
    block = longest(session.issue)
    session.select(caret(Spot(block.id, 5)))
    session.apply(typed("，"), "edit.type")
    session.finish()
    assert [one.code for one in session.findings] == ["preflight-fullwidth"]
    session.undo()
    session.finish()
    assert session.findings == ()


def test_findings_of_reading_on_words_go_with_the_words_even_if_these_were_not_looked_at_yet(
    qtbot: QtBot, project: Project
) -> None:
    """A first page does not wait for the check of the words; an edit may come before it."""
    block, sink = longest(project.issue), Sink()
    done = insert_text(project.issue, caret(Spot(block.id, 5)), "，")
    check_words(done.issue, project.layout, sink)
    session = Session(patient=True)
    session.load(project.folder, done.issue, project.layout, project.book, tuple(sink))
    assert [one.code for one in session.findings] == ["preflight-fullwidth"]
    session.select(caret(Spot(block.id, 6)))
    session.apply(lambda issue, selection: delete_backward(issue, selection or caret(Spot(block.id, 6))), "edit.type")
    assert [one.code for one in session.findings] == ["preflight-fullwidth"], "nothing was checked yet"
    session.finish()
    assert session.findings == ()


WORDS = ("가", " 산업기술혁신센터를 ", "中国", "x", "긴 문장을 더 넣어서 줄이 늘어나게 한다. ")


def scrambled(block: Block, random_: random.Random) -> Block:
    if not isinstance(block, Paragraph) or not block.runs or not isinstance(block.runs[0], Text):
        return block
    first, *rest = block.runs
    at = random_.randrange(len(first.text) + 1)
    text = first.text[:at] + random_.choice(WORDS) + first.text[at + random_.choice((0, 0, 3, 40)) :]
    return replace(block, runs=(replace(first, text=text), *rest))


def stirred(issue: Issue, random_: random.Random) -> Issue:
    """The issue with one article changed: a paragraph's words, a block gone, two blocks in the other order."""
    number = random_.randrange(len(issue.articles))
    article = issue.articles[number]
    blocks = list(article.blocks)
    at, what = random_.randrange(len(blocks)), random_.random()
    if what < 0.7:
        blocks[at] = scrambled(blocks[at], random_)
    elif what < 0.85 and len(blocks) > 4:
        del blocks[at]
    else:
        blocks.insert(random_.randrange(len(blocks)), blocks.pop(at))
    new = replace(article, blocks=tuple(blocks))

    def swapped(one: Article) -> Article:
        return new if one is article else one

    return replace(issue, sections=tuple(replace(s, articles=tuple(map(swapped, s.articles))) for s in issue.sections))


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_with_undo_equal_laying_out_afresh(session: Session, project: Project, seed: int) -> None:
    random_ = random.Random(seed)
    for step in range(24):
        what = random_.random()
        session.in_view(frozenset(random_.sample(range(len(session.scene.pages)), 2)))
        if what < 0.2:
            session.undo()
        elif what < 0.3:
            session.redo()
        else:
            session.apply(lambda issue, _: Done(stirred(issue, random_)), "edit.type")
        if step % 6 == 5:
            session.finish()
            pages, found = fresh(session, project)
            assert session.scene.pages == pages
            assert set(session.findings) == found
    for _ in range(len(session.history.past)):
        session.undo()
    session.finish()
    assert session.issue is session.saved
    assert session.scene.pages == fresh(session, project)[0]


def test_a_missing_description_is_found_until_it_is_written_not_until_it_is_saved(
    session: Session, project: Project
) -> None:
    article = session.issue.articles[0]
    bare = replace(article, blocks=(*article.blocks, Figure(path="images/none.jpg", lines=(90, 90))))

    def put(made: Article) -> Issue:
        part = next(one for one in session.issue.sections if article.path in {one.path for one in one.articles})
        articles = tuple(made if one.path == article.path else one for one in part.articles)
        sections = (replace(part, articles=articles) if one is part else one for one in session.issue.sections)
        return replace(session.issue, sections=tuple(sections))

    def missing() -> list[Diagnostic]:
        session.finish()
        return [one for one in session.findings if one.code == "preflight-picture-no-alt"]

    session.load(project.folder, put(bare), project.layout, project.book)
    assert len(missing()) == 1
    told = replace(bare, blocks=(*article.blocks, replace(bare.blocks[-1], alt="배")))  # type: ignore[call-arg]
    session.apply(lambda _issue, selection: Done(put(told), selection), "said")
    assert missing() == []
    session.undo()
    assert len(missing()) == 1
    session.mark_saved(session.issue, ())
    session.redo()
    assert missing() == []
    session.undo()
    assert len(missing()) == 1


def test_a_chart_without_words_is_found_on_its_page(session: Session) -> None:
    chart = next(one for article in session.issue.articles for one in walk(article.blocks) if isinstance(one, Chart))
    place = session.page_of(chart.id)
    assert place is not None

    def bare(issue: Issue, _selection: object) -> Done:
        none = {"label": (), "caption": (), "unit": (), "source": ()}
        return Done(changed(issue, chart.id, lambda block: replace(block, **none)))

    session.apply(bare, "chart")
    session.finish()
    found = session.page_of(chart.id)
    assert found is not None
    assert found.index == place.index


def test_a_picture_that_is_missing_is_found_on_the_page_of_its_row(session: Session) -> None:
    rows = (one for article in session.issue.articles for one in walk(article.blocks) if isinstance(one, FigureRow))
    row = next(rows)
    place, second = session.page_of(row.blocks[0].id), row.blocks[1].id

    def gone(issue: Issue, _selection: object) -> Done:
        none = {"path": "images/none.jpg", "label": (), "caption": (), "source": ()}
        return Done(changed(issue, second, lambda block: replace(block, **none)))

    session.apply(gone, "gone")
    session.finish()
    found = [session.page_of(block) for block in (second, row.id)]
    assert place is not None
    assert [page.index for page in found if page is not None] == [place.index, place.index]


def test_files_that_are_broken_are_told_beside_the_pages(qtbot: QtBot, session: Session) -> None:
    shown = [block for article in session.issue.articles for block in walk(article.blocks) if isinstance(block, Figure)]
    block = next(one for one in shown if one.path.endswith(".jpg"))
    file = session.folder / block.path
    whole = file.read_bytes()
    looking = LookingThrough(session, quiet=0)

    def looked(content: bytes) -> list[tuple[str, str, int]]:
        file.write_bytes(content)
        with qtbot.waitSignal(looking.looked):
            session.refresh()
            session.finish()
        found = [one for one in session.findings if one.value("file") == file.name]
        return [(one.code, one.place.file if one.place else "", one.origin.block if one.origin else 0) for one in found]

    try:
        article = next(one for one in session.issue.articles if block in walk(one.blocks))
        told = ("scene-picture-torn", article.path, block.id)
        assert looked(whole[: len(whole) // 2] + b"\xff\xd9") == [told]
        session.note_printed(tuple(one for one in session.findings if one.value("file") == file.name))
        assert [one.code for one in session.findings if one.value("file") == file.name] == [told[0]]
        assert looked(whole) == []
    finally:
        file.write_bytes(whole)
        looking.close()


def test_files_are_looked_into_no_longer_when_the_issue_is_closed(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, asked = LookingThrough(session), []
    begun, closed = threading.Event(), threading.Event()

    def slow(file: str) -> tuple[Diagnostic, ...]:
        asked.append(file)
        begun.set()
        closed.wait(10)
        return ()

    monkeypatch.setattr(looking_through, "looked_into", slow)
    try:
        looking._begin()
        begun.wait(10)
        session.unload()
        closed.set()
        looking._pool.waitForDone()
        looking._begin()
        looking._pool.waitForDone()
        assert len(asked) == 1
    finally:
        session.loaded = True
        looking.close()
