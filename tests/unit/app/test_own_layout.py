from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from kiclayout.app.export import check_issue, pack_issue
from kiclayout.app.own_layout import begin_layout, comes_along, free_name
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.folder import new_issue


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KICLAYOUT_LAYOUTS", str(tmp_path / "mine"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "mine"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    new_issue(tmp_path / "issues" / "3", 3, dt.date(2026, 11, 25), "own")
    return tmp_path / "issues" / "3"


def codes(issue: Path) -> list[str]:
    sink = Sink()
    try:
        check_issue(issue, sink)
    except KicError as error:
        return [found.code for found in error.diagnostics]
    return [found.code for found in sink]


@pytest.mark.parametrize("place", ["issue", "beside", "layouts", "user"])
def test_an_issue_finds_what_was_begun_for_it(place: str, issue: Path, mine: Path) -> None:
    where = {"issue": issue, "beside": issue.parent, "layouts": issue.parent / "layouts", "user": None}[place]
    (issue.parent / "layouts").mkdir()
    home = {"issue": issue / "layouts", "user": mine}.get(place, issue.parent / "layouts")
    assert codes(issue) == ["app-layout-missing"]
    assert begin_layout("own", "bare", where) == home / "own"
    assert codes(issue) == []


def test_one_may_begin_from_a_layout_of_ones_own(mine: Path, issue: Path) -> None:
    (begin_layout("mother", "bare", None) / "mark.svg").write_text("<svg/>", "utf-8")
    assert (begin_layout("own", "mother", issue) / "mark.svg").is_file()


@pytest.mark.parametrize(
    ("name", "pattern", "where", "code"),
    [
        ("own", "none", None, "app-layout-missing"),
        ("own", "bare", "nowhere", "app-layout-place"),
        ("own", "bare", "issues/3/issue.yaml", "app-layout-place"),
        ("kic-weekly", "bare", None, "app-layout-bundled"),
        ("a/b", "bare", None, "store-layout-name"),
    ],
)
def test_what_cannot_be_begun(name: str, pattern: str, where: str | None, code: str, mine: Path, issue: Path) -> None:
    with pytest.raises(KicError) as caught:
        begin_layout(name, pattern, Path(where) if where else None)
    assert [found.code for found in caught.value.diagnostics] == [code]
    assert not mine.exists()


def test_an_issue_may_keep_a_bundled_layout_for_ever(issue: Path) -> None:
    assert begin_layout("kic-weekly", "kic-weekly", issue) == issue / "layouts" / "kic-weekly"


@pytest.mark.parametrize("own", [True, False])
def test_a_layout_that_others_do_not_have_goes_into_the_pack(own: bool, issue: Path, mine: Path) -> None:
    begin_layout("own", "bare", None if own else issue.parent)
    pack_issue(issue, issue.parent / "mail.kicissue", Sink())
    with zipfile.ZipFile(issue.parent / "mail.kicissue") as packed:
        assert "layouts/own/layout.yaml" in packed.namelist()
    elsewhere = issue.parents[1] / "elsewhere"
    elsewhere.mkdir()
    (issue.parent / "mail.kicissue").rename(elsewhere / "mail.kicissue")
    for folder in (mine, issue.parent / "layouts"):
        if folder.exists():
            folder.rename(folder.with_name("away"))
    assert codes(elsewhere / "mail.kicissue") == []


def test_packs_hold_no_bundled_layout_and_none_twice(issue: Path) -> None:
    begin_layout("own", "bare", issue)
    pack_issue(issue, issue.parent / "own.kicissue", Sink())
    facts = issue / "issue.yaml"
    facts.write_text(facts.read_text("utf-8").replace("layout: own", "layout: bare"), "utf-8")
    pack_issue(issue, issue.parent / "bare.kicissue", Sink())
    names = []
    for name in ("own", "bare"):
        with zipfile.ZipFile(issue.parent / f"{name}.kicissue") as packed:
            names.append([one for one in packed.namelist() if one.startswith("layouts/")])
    assert names == [["layouts/own/layout.yaml"]] * 2


def test_an_issue_that_cannot_be_read_is_packed_as_it_is(issue: Path) -> None:
    (issue / "issue.yaml").write_text("[", "utf-8")
    pack_issue(issue, issue.parent / "mail.kicissue", Sink())
    assert (issue.parent / "mail.kicissue").is_file()


def test_a_free_name_is_one_that_no_layout_of_the_issue_has(tmp_path: Path) -> None:
    assert free_name("bare", tmp_path) == "bare-1"
    made = begin_layout("bare-1", "bare", tmp_path)
    assert free_name("bare", tmp_path) == "bare-2"
    assert not comes_along(made)
    assert comes_along(bundled_folder("layouts") / "bare")
