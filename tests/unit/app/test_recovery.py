"""Unsaved edits outlive the program."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiclayout.app import recovery
from kiclayout.app.recovery import Keeper, Trace, Wording, changed_since, prune, put_by, restored, set_aside, traces
from kiclayout.app.sheets import Sheet, differing
from kiclayout.app.shelf import Home, home_of
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.content.block import Paragraph
from kiclayout.content.inline import Text
from kiclayout.content.issue import Bilingual, Issue, Partner, Placement
from kiclayout.store.folder import new_issue
from kiclayout.store.issue import read_issue
from kiclayout.store.pack import pack
from kiclayout.store.text import read_article, write_article

A = "articles/sample.md"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    new_issue(tmp_path / "issue", 3, dt.date(2026, 11, 25), "kic-weekly")
    return Home(tmp_path / "issue", tmp_path / "issue")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def typed(issue: Issue, words: str) -> Issue:
    """``issue`` with a paragraph more at the end of its first article."""
    (section,) = (one for one in issue.sections if one.articles)
    article = section.articles[0]
    longer = replace(article, blocks=(*article.blocks, Paragraph(runs=(Text(words),))))
    kept = (replace(one, articles=(longer,)) if one is section else one for one in issue.sections)
    return replace(issue, sections=tuple(kept))


def keep(keeper: Keeper, saved: Issue, issue: Issue) -> tuple[str, ...]:
    """One autosave; gives the names of the files that were written."""
    found = keeper.pending(saved, issue)
    texts = {name: (sheet, worded(Wording(), sheet, issue)) for name, sheet in found.items() if sheet is not None}
    keeper.write(texts, tuple(found))
    return tuple(texts)


def worded(wording: Wording, sheet: Sheet, issue: Issue) -> str:
    for _ in wording.steps(sheet, issue):
        pass
    return wording.text


def orphaned(keeper: Keeper) -> None:
    """Makes the note one of a process that is gone."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    note = keeper.folder / recovery.NOTE
    said = json.loads(note.read_text("utf-8")) | {"pid": child.pid, "started": ""}
    note.write_text(json.dumps(said), "utf-8")


def left(data: Path, home: Home) -> Trace:
    (found,) = traces(data, home.source)
    return found


def test_only_what_differs_is_written_and_only_once(home: Home, data: Path) -> None:
    saved, keeper = read_issue(home.folder, Sink()), Keeper(data, home)
    first = typed(saved, "하나")
    assert keep(keeper, saved, first) == (A,)
    assert keep(keeper, saved, first) == ()
    second = replace(typed(first, "둘"), notice=Bilingual("알림"))
    assert set(keep(keeper, saved, second)) == {A, "issue.yaml"}
    assert not any(path.name.startswith(".") for path in home.folder.iterdir() if path.name != ".gitattributes")


def test_what_was_lost_comes_back_whole(home: Home, data: Path) -> None:
    saved, keeper = read_issue(home.folder, Sink()), Keeper(data, home)
    lost = replace(
        typed(saved, "아직 저장하지 않은 말"),
        notice=Bilingual("알림"),
        partners=(Partner("kic", Bilingual("한국")),),
        placements=(Placement("kic-weekly", ((A, "copyfit", "tight"),)),),
    )
    keep(keeper, saved, lost)
    assert traces(data, home.source) == ()  # this process lives
    orphaned(keeper)
    trace = left(data, home)
    assert set(trace.names) == {A, "issue.yaml", "partners/partners.yaml", "placement/kic-weekly.yaml"}
    made = restored(trace, home, saved)
    assert made == lost
    assert set(differing(saved, made)) == set(trace.names)
    assert made.articles[0].blocks[0] is saved.articles[0].blocks[0]
    assert read_issue(home.folder, Sink()) == saved


def test_a_placement_that_was_taken_away_stays_away(home: Home, data: Path) -> None:
    placed = home.folder / "placement" / "kic-weekly.yaml"
    placed.parent.mkdir()
    placed.write_text(f"format: 1\n{A}: {{copyfit: tight}}\n", "utf-8")
    saved, keeper = read_issue(home.folder, Sink()), Keeper(data, home)
    assert saved.placements[0].entries
    keep(keeper, saved, replace(saved, placements=()))
    orphaned(keeper)
    assert all(not one.entries for one in restored(left(data, home), home, saved).placements)


def test_what_changed_on_the_disk_since_is_named(home: Home, data: Path) -> None:
    saved, keeper = read_issue(home.folder, Sink()), Keeper(data, home)
    keep(keeper, saved, replace(typed(saved, "말"), notice=Bilingual("알림")))
    orphaned(keeper)
    trace = left(data, home)
    assert changed_since(trace, home) == ()
    (home.folder / A).write_text("# 다른 글\n", "utf-8")
    assert changed_since(trace, home) == (A,)


def test_everything_is_taken_away_once_it_is_saved(home: Home, data: Path) -> None:
    saved, keeper = read_issue(home.folder, Sink()), Keeper(data, home)
    keep(keeper, saved, typed(saved, "말"))
    keep(keeper, saved, saved)
    assert list((data / "recovery").iterdir()) == []


def test_what_was_restored_is_needed_until_it_is_kept_anew(home: Home, data: Path) -> None:
    saved, old = read_issue(home.folder, Sink()), Keeper(data, home)
    keep(old, saved, typed(saved, "말"))
    new = Keeper(data, home)
    new.replaces = (old.folder,)
    assert old.folder.is_dir()
    keep(new, saved, typed(saved, "말"))
    assert not old.folder.exists()
    assert new.folder.is_dir()


def test_issues_of_one_name_in_two_places_are_not_mixed_up(home: Home, data: Path, tmp_path: Path) -> None:
    saved, keeper = read_issue(home.folder, Sink()), Keeper(data, home)
    keep(keeper, saved, typed(saved, "말"))
    orphaned(keeper)
    assert traces(data, tmp_path / "other" / "issue") == ()


def test_nonsense_in_a_note_is_passed_over(home: Home, data: Path) -> None:
    keeper = Keeper(data, home)
    keeper.folder.mkdir(parents=True)
    (keeper.folder / recovery.NOTE).write_text('{"format": 1}', "utf-8")
    assert traces(data, home.source) == ()


@pytest.mark.parametrize("note", [b'{"format": 1, "sour', b"\0" * 300, None], ids=["cut off", "empty blocks", "none"])
def test_words_come_back_though_their_note_is_damaged(note: bytes | None, home: Home, data: Path) -> None:
    """A power cut may leave that; so does a process that is killed between the first text and its note."""
    disk = read_issue(home.folder, Sink())
    keeper = Keeper(data, home)
    keep(keeper, disk, typed(disk, "전기가 나갔다."))
    place = keeper.folder.with_name(keeper.folder.name.replace(f"-{os.getpid()}-", "-999999999-"))
    keeper.folder.rename(place)
    (place / recovery.NOTE).unlink()
    (place / recovery.TEXTS / "articles" / ".sample.md.new").write_text("half", "utf-8")
    if note is not None:
        (place / recovery.NOTE).write_bytes(note)
    (trace,) = traces(data, home.source)
    assert (trace.names, changed_since(trace, home)) == ((A,), (A,))
    assert "전기가 나갔다." in write_article(restored(trace, home, disk).articles[0])


def test_pictures_that_only_the_lost_working_folder_has_come_back(home: Home, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.kicissue"
    pack(home.folder, file)
    lost = home_of(file, data / "working", Sink())
    saved, keeper = read_issue(lost.folder, Sink()), Keeper(data, lost)
    (lost.folder / "images").mkdir(exist_ok=True)
    (lost.folder / "images" / "new.png").write_bytes(b"new")
    keep(keeper, saved, typed(saved, "말"))
    orphaned(keeper)
    again = home_of(file, data / "working", Sink())
    restored(left(data, again), again, saved)
    assert (again.folder / "images" / "new.png").read_bytes() == b"new"


def test_a_version_that_lost_can_be_opened(home: Home, data: Path) -> None:
    issue = typed(read_issue(home.folder, Sink()), "진 쪽")
    kept = put_by(data, home.source, issue, dt.datetime(2026, 11, 25, 9, 30))
    assert kept.name.startswith("20261125-093000-")
    assert read_issue(kept, Sink()) == issue


def test_what_nobody_wants_restored_is_put_aside_and_goes_after_a_while(home: Home, data: Path) -> None:
    saved, keeper = read_issue(home.folder, Sink()), Keeper(data, home)
    keep(keeper, saved, typed(saved, "말"))
    orphaned(keeper)
    set_aside(data, home.source, left(data, home), dt.datetime.now())
    assert traces(data, home.source) == ()
    (kept,) = (data / "kept").glob("*/*")
    prune(data, dt.datetime.now().timestamp())
    assert (kept / "texts" / A).is_file()
    prune(data, dt.datetime.now().timestamp() + recovery.KEEP + 60)
    assert not kept.exists()


def test_working_folders_go_once_no_process_and_no_note_needs_them(home: Home, data: Path, tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    gone, needed, living = (data / "working" / f"work-{n}-x" for n in (child.pid, f"{child.pid}-y", os.getpid()))
    for place in (gone, needed, living):
        place.mkdir(parents=True)
    keeper = Keeper(data, Home(tmp_path / "a.kicissue", needed / "a"))
    keeper.write({}, (A,))
    prune(data, dt.datetime.now().timestamp())
    assert [place.exists() for place in (gone, needed, living)] == [False, True, True]


def test_blocks_that_stay_are_not_worded_again(home: Home) -> None:
    issue, wording = read_issue(home.folder, Sink()), Wording()
    steps = list(wording.steps(issue.articles[0], issue))
    assert len(steps) == len(issue.articles[0].blocks)
    longer = typed(issue, "하나")
    assert len(list(wording.steps(longer.articles[0], longer))) == 1
    assert wording.text == write_article(longer.articles[0])


@pytest.mark.parametrize("folder", ["examples/issue-001", "tests/whole/every_field"])
def test_what_is_kept_reads_as_it_was(folder: str, home: Home) -> None:
    issue = read_issue(home.folder, Sink())
    files = sorted((Path(__file__).parents[3] / folder / "articles").glob("*.md"))
    assert files
    for file in files:
        article = read_article(file.read_text("utf-8"), f"articles/{file.name}", Sink())
        text = worded(Wording(), article, issue)
        assert read_article(text, article.path, Sink()).blocks == article.blocks
