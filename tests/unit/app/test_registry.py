"""The registry of partners: where it is, its copy for when it cannot be reached, what differs, ways between both."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest

from kiclayout.app.registry import ELSEWHERE, Registry, copied, copy_of, own_registry, read_registry, registry_folder
from kiclayout.app.registry_changes import (
    differences,
    registered,
    registry_findings,
    report_differences,
    taken_over,
    with_files,
)
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.content.issue import Bilingual, Issue, Partner
from kiclayout.store.partners import PARTNERS_FILE, Roll, read_partners, save_partners

OLD, NEW = "<svg xmlns='http://www.w3.org/2000/svg'/>", "<svg xmlns='http://www.w3.org/2000/svg' id='new'/>"
BODY = Partner(
    "kic",
    Bilingual("", (("ko", "혁신센터"), ("zh", "创新中心"))),
    "partners/kic.svg",
    roles=("host",),
    approved=True,
    line=3,
)
ISSUE = Issue(1, dt.date(2026, 11, 25), "kic-weekly", partners=(BODY,), logos=("kic",))


def logo(folder: Path, text: str, name: str = "kic.svg") -> None:
    (folder / "partners").mkdir(parents=True, exist_ok=True)
    (folder / "partners" / name).write_text(text, "utf-8")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    logo(tmp_path / "issue", OLD)
    return tmp_path / "issue"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    logo(tmp_path / "share", OLD)
    save_partners(tmp_path / "share", Roll(), Roll((replace(BODY, roles=()),)))
    return tmp_path / "share"


def told(folder: Path, change: dict[str, object]) -> Registry:
    (known,) = read_partners(folder, Sink())
    save_partners(folder, Roll((known,)), Roll((replace(known, **change),)))  # type: ignore[arg-type]
    return read_registry(folder)


def test_the_folder_is_the_environments_the_users_the_organisations_or_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toml = tmp_path / "organisation.toml"
    monkeypatch.setenv("KICLAYOUT_ORGANISATION", str(toml))
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "first"))
    assert registry_folder("/chosen") == tmp_path / "first"
    monkeypatch.delenv(ELSEWHERE)
    assert registry_folder("/chosen/partners") == Path("/chosen")
    assert registry_folder() == own_registry()
    toml.write_text('partners = "/share/kic"', "utf-8")
    assert registry_folder() == Path("/share/kic")


def test_a_registry_is_read_and_one_that_is_not_there_is_empty(theirs: Path, tmp_path: Path) -> None:
    assert [one.id for one in read_registry(theirs).partners] == ["kic"]
    assert read_registry(tmp_path / "none").partners == ()
    (theirs / PARTNERS_FILE).write_text("partners: [\n", "utf-8")
    broken = read_registry(theirs)
    assert (broken.partners, [one.code for one in broken.findings]) == ((), ["store-yaml-bracket"])


def test_the_copy_serves_while_the_share_is_away(theirs: Path, tmp_path: Path) -> None:
    copy = copy_of(theirs, tmp_path / "data")
    assert copied(theirs, copy)
    stamp = (copy / "partners" / "kic.svg").stat().st_mtime_ns
    assert copied(theirs, copy)
    assert (copy / "partners" / "kic.svg").stat().st_mtime_ns == stamp
    theirs.rename(tmp_path / "away")
    assert not copied(theirs, copy)
    known = read_registry(theirs, copy, reached=False)
    assert known.partners == read_registry(tmp_path / "away").partners
    assert known.file("partners/kic.svg").read_text("utf-8") == OLD


def test_a_newer_file_comes_into_the_copy_and_no_half_one_is_left(theirs: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copied(theirs, copy)
    logo(theirs, NEW)
    os.utime(theirs / "partners" / "kic.svg", (2_000_000_000, 2_000_000_000))
    assert copied(theirs, copy)
    assert (copy / "partners" / "kic.svg").read_text("utf-8") == NEW
    assert sorted(path.name for path in (copy / "partners").iterdir()) == ["kic.svg", "partners.yaml"]


def test_the_users_own_registry_needs_no_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert copy_of(own_registry(), tmp_path / "data") == own_registry()
    assert copied(own_registry(), own_registry())


def test_what_is_the_same_is_no_difference(mine: Path, theirs: Path) -> None:
    registry = told(theirs, {"website": "https://kic.example", "note": "…", "roles": ("sponsor",)})
    assert differences(ISSUE, mine, registry) == ()
    plain = replace(BODY, name=Bilingual("ORUNEX"))
    assert differences(replace(ISSUE, partners=(plain,), lang="zh"), mine, told(theirs, {"name": plain.name})) == ()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"name": Bilingual("", (("ko", "새 이름"), ("zh", "创新中心")))}, "name"),
        ({"min_height": "12mm"}, "size"),
        ({"approved": False}, "approval"),
        ({"approved_on": dt.date(2026, 1, 1)}, "approval"),
        ({"valid_until": dt.date(2027, 1, 1)}, "until"),
    ],
)
def test_each_difference_has_its_name(mine: Path, theirs: Path, change: dict[str, object], what: str) -> None:
    (found,) = differences(ISSUE, mine, told(theirs, change))
    assert found.what == (what,)


def test_a_newer_logo_is_told_by_what_is_in_it(mine: Path, theirs: Path) -> None:
    logo(theirs, NEW)
    logo(theirs, NEW, "white.svg")
    (found,) = differences(ISSUE, mine, told(theirs, {"reversed": "partners/white.svg"}))
    assert found.what == ("logo", "reversed")
    (theirs / "partners" / "kic.svg").unlink()
    (theirs / "partners" / "white.svg").unlink()
    assert differences(ISSUE, mine, read_registry(theirs)) == ()


def test_differences_are_findings_in_three_languages(mine: Path, theirs: Path) -> None:
    registry = told(theirs, {"valid_until": dt.date(2026, 1, 1), "min_height": "9mm"})
    sink = Sink()
    report_differences(ISSUE, differences(ISSUE, mine, registry), sink)
    assert [(one.code, str(one.place)) for one in sink] == [
        ("app-partner-expired", "partners/partners.yaml:3"),
        ("app-partner-differs", "partners/partners.yaml:3"),
    ]
    differs = list(sink)[1]
    for lang, what in (("ko", "크기와 여백, 기한"), ("zh", "尺寸与空白、期限"), ("en", "size and space, last day")):
        assert what in differs.message(lang)


def test_a_check_says_them_where_there_is_a_registry(mine: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(theirs, {"min_height": "9mm"})
    assert registry_findings(ISSUE, mine) == ()
    monkeypatch.setenv(ELSEWHERE, str(theirs))
    assert [one.code for one in registry_findings(ISSUE, mine)] == ["app-partner-differs"]


def test_what_the_registry_says_is_taken_over_and_the_old_logo_stays_for_undo(mine: Path, theirs: Path) -> None:
    logo(theirs, NEW)
    registry = told(theirs, {"valid_until": dt.date(2027, 1, 1), "roles": ("sponsor",)})
    made = taken_over(ISSUE, mine, registry, ("kic", "nobody"))
    (fresh,) = made.partners
    assert (fresh.logo, fresh.roles, fresh.valid_until) == ("partners/kic-2.svg", ("host",), dt.date(2027, 1, 1))
    assert (mine / "partners" / "kic.svg").read_text("utf-8") == OLD
    assert (mine / "partners" / "kic-2.svg").read_text("utf-8") == NEW
    assert differences(made, mine, registry) == ()
    assert taken_over(made, mine, registry, ("kic",)) == made


def test_a_partner_that_the_issue_does_not_have_comes_with_its_files(tmp_path: Path, theirs: Path) -> None:
    bare = replace(ISSUE, partners=(), logos=())
    made = taken_over(bare, tmp_path / "fresh", told(theirs, {"roles": ("sponsor",)}), ("kic",))
    assert (made.partners[0].roles, made.logos) == (("sponsor",), ())
    assert (tmp_path / "fresh" / "partners" / "kic.svg").is_file()


def test_what_the_issue_says_is_written_into_the_registry_when_asked(mine: Path, theirs: Path) -> None:
    logo(mine, NEW)
    (theirs / PARTNERS_FILE).write_text("# 목록\n" + (theirs / PARTNERS_FILE).read_text("utf-8"), "utf-8")
    star = Partner("star", Bilingual("별"), approved=True)
    changed = replace(BODY, min_height="9mm")
    registry = registered(read_registry(theirs), (changed, star), mine, "ko")
    assert [(one.id, one.min_height, one.logo) for one in registry.partners] == [
        ("kic", "9mm", "partners/kic-2.svg"),
        ("star", "", ""),
    ]
    assert (theirs / PARTNERS_FILE).read_text("utf-8").startswith("# 목록\n")
    assert differences(replace(ISSUE, partners=(changed,)), mine, registry) == ()


def test_a_name_in_the_issues_language_keeps_it_in_the_registry(theirs: Path, mine: Path) -> None:
    chinese = Partner("xing", Bilingual("星", (("en", "Star"),)))
    registry = registered(read_registry(theirs), (chinese,), mine, "zh")
    found = registry.partner("xing")
    assert found is not None
    assert (found.name.in_lang("zh", "ko"), found.name.in_lang("ko", "ko")) == ("星", "")


def test_a_registry_that_cannot_be_written_says_so_and_nothing_is_lost(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    gone = Registry(tmp_path / "file", tmp_path / "file")
    with pytest.raises(KicError) as caught:
        registered(gone, (BODY,), mine, "ko")
    assert [one.code for one in caught.value.diagnostics] == ["app-registry-unwritable"]


def test_files_of_records_from_elsewhere_stay_where_they_belong(tmp_path: Path, mine: Path) -> None:
    lost = replace(BODY, logo="partners/none.svg", reversed="partners/kic.svg")
    made = with_files(lost, mine, tmp_path / "other")
    assert (made.logo, made.reversed) == ("partners/none.svg", "partners/kic.svg")
    assert (tmp_path / "other" / "partners" / "kic.svg").is_file()
