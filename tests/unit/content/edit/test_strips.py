"""Strips of partners' logos are put in, named and filled."""

from __future__ import annotations

from paper import at, issue_of, seen, text

from kiclayout.base.record import replace
from kiclayout.content.block import Sponsors
from kiclayout.content.edit.notemarks import insert_note
from kiclayout.content.edit.passages import passages, text_of
from kiclayout.content.edit.search import Query, replace_all
from kiclayout.content.edit.strips import add_role, drop_role, insert_strip, set_partners, strip_at
from kiclayout.content.edit.structure import delete_block, duplicate_block
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.issue import Bilingual, Issue, Partner
from kiclayout.content.spot import Spot, caret

STRIP = "하나\n\n::: sponsors\n주최: kic, han\n후원: dae\n:::\n"


def strip_of(issue: Issue) -> Sponsors:
    return next(block for block in issue.articles[0].blocks if isinstance(block, Sponsors))


def partnered() -> Issue:
    partners = (
        Partner("dae", Bilingual("대"), roles=("后援", "sponsor")),
        Partner("kic", Bilingual("킥"), roles=("주최기관",)),
        Partner("none", Bilingual("무")),
        Partner("han", Bilingual("한"), roles=("host",)),
    )
    return replace(issue_of("하나\n\n둘\n"), partners=partners)


def test_a_strip_begins_with_the_partners_of_the_highest_role() -> None:
    issue = partnered()
    done = insert_strip(issue, at(issue, "하나"))
    assert text(done.issue) == "하나\n\n::: sponsors\n주최: kic, han\n:::\n\n둘\n"
    assert seen(done) == "|주최"
    bare = issue_of("하나\n")
    assert text(insert_strip(bare, at(bare, "하나")).issue).endswith("::: sponsors\n주최:\n:::\n")
    chinese = issue_of("---\nlang: zh-Hans\n---\n\n一\n")
    assert "主办:" in text(insert_strip(chinese, at(chinese, "一")).issue)


def test_the_names_of_roles_are_words() -> None:
    issue = issue_of(STRIP)
    assert [one.field for one in passages(issue)][-3:] == ["", "roles.0", "roles.1"]
    done = insert_text(issue, at(issue, "주최", -1), "자")
    assert strip_of(done.issue).roles == (("주최자", ("kic", "han")), ("후원", ("dae",)))
    assert seen(done) == "주최자|"
    assert "주최 자: kic" in text(insert_text(issue, at(issue, "주최", -1), ":자").issue)
    assert "협찬: dae" in text(replace_all(issue, Query("후원"), "협찬").done.issue)
    assert insert_note(issue, at(issue, "주최", -1)).issue is issue


def test_a_strip_is_doubled_and_deleted_as_other_blocks_are() -> None:
    issue = issue_of(STRIP)
    strip = strip_of(issue).id
    twice = duplicate_block(issue, strip)
    assert text(twice.issue).count("주최: kic, han\n후원: dae") == 2
    assert text(delete_block(issue, strip).issue) == "하나\n"


def test_partners_of_the_carets_role_come_and_go() -> None:
    issue = issue_of(STRIP)
    here = strip_at(issue, at(issue, "주최", 1))
    assert here is not None
    assert (here.role, here.ids) == (0, ("kic", "han"))
    assert strip_at(issue, at(issue, "하나")) is None
    made = set_partners(issue, None, here, ("dae", "han", "kic"))
    assert strip_of(made.issue).roles[0] == ("주최", ("kic", "han", "dae"))
    assert strip_of(set_partners(issue, None, here, ()).issue).roles[0] == ("주최", ())
    typed = insert_text(issue, at(issue, "주최", -1), "자").issue
    assert strip_of(set_partners(typed, None, here, ("kic",)).issue).roles[0] == ("주최자", ("kic",))


def test_roles_come_and_go_and_one_is_left() -> None:
    issue = issue_of(STRIP)
    here = strip_at(issue, at(issue, "주최"))
    assert here is not None
    more = add_role(issue, here)
    assert [name for name, _ in strip_of(more.issue).roles] == ["주최", "주관", "후원"]
    assert more.selection is not None
    assert text_of(more.issue, more.selection) == "주관"
    issue = more.issue
    for role, left, marked in ((1, "주최 후원", "후원"), (1, "주최", "주최")):
        there = strip_at(issue, caret(Spot(here.strip.id, 0, f"roles.{role}")))
        assert there is not None
        less = drop_role(issue, there)
        issue = less.issue
        assert " ".join(name for name, _ in strip_of(issue).roles) == left
        assert less.selection is not None
        assert text_of(issue, less.selection) == marked
    last = strip_at(issue, caret(Spot(here.strip.id, 0, "roles.0")))
    assert last is not None
    assert drop_role(issue, last).issue is issue


def test_a_strip_without_roles_gets_one() -> None:
    issue = issue_of("하나\n\n::: sponsors\n:::\n")
    spot = Spot(strip_of(issue).id, 0, "roles.0")
    here = strip_at(issue, caret(spot))
    assert here is not None
    assert strip_of(set_partners(issue, None, here, ("kic",)).issue).roles == (("", ("kic",)),)
    done = insert_text(issue, caret(spot), "주최")
    assert text(done.issue).endswith("::: sponsors\n주최:\n:::\n")
