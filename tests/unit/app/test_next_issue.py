"""The next issue on the disk: what is copied, what stays away, what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from four_articles import copy_four_articles

from kiclayout.app.following import Keep, following
from kiclayout.app.next_issue import Wish, begin_next, free_name, looked_at, next_place, recurring
from kiclayout.app.own_layout import begin_layout
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.store.issue import read_issue
from kiclayout.store.pack import opened, pack


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return copy_four_articles(tmp_path / "issue-001")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_lies_beside_the_old_one_which_stays_as_it_was(source: Path) -> None:
    before, old = files(source), looked_at(source)
    place = next_place(source, old, following(old, Keep()))
    assert begin_next(source, Wish(place, Keep())) == source.with_name("issue-002")
    assert files(source) == before
    sink = Sink()
    new = read_issue(place, sink)
    assert not list(sink)
    assert (new.number, new.date, new.articles) == (old.number + 1, old.next_date, ())
    assert (new.organisers, new.partners, new.contact) == (old.organisers, old.partners, old.contact)
    made = files(place)
    assert not [name for name in made if name.startswith(("images/", "articles/"))]
    assert {one.logo for one in new.partners if one.logo} <= set(made)
    assert not list(place.parent.glob(".kiclayout-*"))


def test_comments_and_unknown_keys_stay_and_name_the_new_number(source: Path) -> None:
    file = source / "issue.yaml"
    file.write_text("# 1호와 제1호, 11호 100 1\nx-desk: 둘째 1호\n" + file.read_text("utf-8"), "utf-8")
    begin_next(source, Wish(source.with_name("n"), Keep()))
    lines = (source.with_name("n") / "issue.yaml").read_text("utf-8").splitlines()
    assert lines[:2] == ["# 2호와 제2호, 11호 100 1", "x-desk: 둘째 1호"]


def test_a_pack_is_followed_by_a_pack(source: Path) -> None:
    file = source.with_name("issue-001.kicissue")
    pack(source, file)
    shutil.rmtree(source)
    raw, old = file.read_bytes(), looked_at(file)
    place = next_place(file, old, following(old, Keep()))
    assert begin_next(file, Wish(place, Keep())) == file.with_name("issue-002.kicissue")
    assert file.read_bytes() == raw
    with opened(place) as folder:
        assert read_issue(folder, Sink()).number == 2


@pytest.mark.parametrize("name", ["issue-002", "issue-002.kicissue"])
def test_what_is_there_is_never_replaced(source: Path, name: str) -> None:
    there = source.with_name(name)
    if there.suffix:
        pack(source, there)
    else:
        there.mkdir()
        (there / "a.txt").write_text("mine", "utf-8")
    before = there.read_bytes() if there.suffix else files(there)
    with pytest.raises(KicError) as raised:
        begin_next(source, Wish(there, Keep()))
    found = raised.value.diagnostics[0]
    assert found.code == "app-next-taken"
    assert free_name(there.parent, name) in found.hint("ko")
    assert free_name(there.parent, name) == name.replace("002", "002-2")
    assert (there.read_bytes() if there.suffix else files(there)) == before


def test_an_empty_folder_is_a_place(source: Path) -> None:
    source.with_name("issue-002").mkdir()
    begin_next(source, Wish(source.with_name("issue-002"), Keep()))
    assert looked_at(source.with_name("issue-002")).number == 2


@pytest.mark.parametrize(("where", "code"), [("issue-001/n", "app-target-inside"), ("a/b", "app-target-folder")])
def test_what_is_no_place_is_refused(source: Path, where: str, code: str) -> None:
    before = files(source.parent)
    with pytest.raises(KicError) as raised:
        begin_next(source, Wish(source.parent / where, Keep()))
    assert raised.value.diagnostics[0].code == code
    assert files(source.parent) == before


def test_a_layout_of_its_own_comes_along(source: Path, tmp_path: Path) -> None:
    begin_layout("own", "bare", source)
    file = source / "issue.yaml"
    file.write_text(file.read_text("utf-8").replace("layout: kic-weekly", "layout: own"), "utf-8")
    (tmp_path / "elsewhere").mkdir()
    made = begin_next(source, Wish(tmp_path / "elsewhere" / "n", Keep()))
    assert (made / "layouts" / "own" / "layout.yaml").is_file()


def test_columns_that_both_issues_have_come_back(source: Path) -> None:
    old = looked_at(source)
    column = old.articles[1].path
    assert recurring(source, old) == ()
    second = begin_next(source, Wish(source.with_name("issue-002"), Keep(columns=(column,))))
    issue = looked_at(second)
    assert [article.path for article in issue.articles] == [column]
    assert recurring(second, issue) == (column,)
    pack(source, source.with_name("issue-001.kicissue"))
    shutil.rmtree(source)
    assert recurring(second, issue) == (column,)


def test_an_issue_that_cannot_be_read_has_no_next_one(tmp_path: Path) -> None:
    with pytest.raises(KicError):
        begin_next(tmp_path / "none", Wish(tmp_path / "n", Keep()))
    assert not (tmp_path / "n").exists()
