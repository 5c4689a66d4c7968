"""Facts of the issue by their names in issue.yaml: read, put, lists, and the languages of a wording."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.content.edit.facts import added, dropped, fact, in_language, shifted, with_fact
from kiclayout.content.issue import (
    Back,
    Bilingual,
    Contact,
    CoverEvent,
    Group,
    Issue,
    Organiser,
    QrCode,
    Section,
)
from kiclayout.store.issue import dump_issue_yaml
from kiclayout.store.issue_schema import ISSUE as SCHEMA
from kiclayout.store.issue_schema import issue_of
from kiclayout.store.marks import parse
from kiclayout.store.schema import read

DAY = dt.date(2026, 11, 18)
BOTH = Bilingual("", (("ko", "가"), ("zh", "甲")))
ISSUE = Issue(
    1,
    DAY,
    "kic-weekly",
    (Section("a", BOTH),),
    title=BOTH,
    event=CoverEvent(title=BOTH),
    organisers=(Organiser(BOTH, (Group("한", ("나", "다")),), (Group("韩", ("乙",)),)), Organiser(Bilingual("주관"))),
    contact=(Contact(BOTH, "a@example.org"), Contact(BOTH, "둘째"), Contact(BOTH, "셋째")),
    toc_title=Bilingual("목록"),
    back=Back(qr=(QrCode(BOTH, "https://example.org"),)),
)


def again(issue: Issue) -> Issue:
    """The issue as it is read back from what is written of it."""
    root = parse(dump_issue_yaml(issue), "issue.yaml", Sink())
    assert root is not None
    made = issue_of(read(root, SCHEMA, "issue.yaml", Sink()), lambda *_: None)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("number", 1, 326),
        ("date", DAY, dt.date(2026, 12, 2)),
        ("next", None, dt.date(2026, 12, 9)),
        ("title@zh", "甲", "创业周刊"),
        ("event.title@ko", "가", "행사"),
        ("event.dates", (), (DAY,)),
        ("event.lead_lang", "ko", "zh"),
        ("organisers.1.role@zh", "甲", "主办"),
        ("organisers.1.ko.1.names", ("나", "다"), ("나", "라", "다")),
        ("organisers.1.zh.1.more", False, True),
        ("contact.2.value", "둘째", "+86-10"),
        ("toc.title@ko", "목록", "차례"),
        ("toc.note@zh", "", "点击页码"),
        ("cover.headline", "", "큰 제목"),
        ("back.qr.1.url", "https://example.org", "https://example.org/b"),
        ("back.statement@ko", "", "맺음말"),
        ("sections.1.name@ko", "가", "주간"),
        ("sections.1.color", "", "p2"),
        ("issn", "", "1234-5678"),
    ],
)
def test_every_fact_is_found_put_written_and_read_again(name: str, old: Any, new: Any) -> None:
    assert fact(ISSUE, name) == old
    made = with_fact(ISSUE, name, new)
    assert fact(made, name) == new
    assert fact(again(made), name) == new
    assert with_fact(made, name, new) is made
    back = with_fact(made, name, old)
    assert fact(back, name) == old


@pytest.mark.parametrize("name", ["nothing", "contact.4.value", "contact.0.value", "organisers.2.ko.1.names", "a.b.c"])
def test_what_is_not_there_changes_nothing(name: str) -> None:
    assert fact(ISSUE, name) is None
    assert with_fact(ISSUE, name, "x") is ISSUE
    assert dropped(ISSUE, name) is ISSUE
    assert shifted(ISSUE, name, 1) is ISSUE


def test_an_event_comes_with_its_first_word_and_goes_with_the_last() -> None:
    bare = replace(ISSUE, event=None, lang="zh")
    assert fact(bare, "event.title@ko") == ""
    made = with_fact(bare, "event.place@zh", "北京")
    assert made.event == CoverEvent(place=Bilingual("北京"), lead_lang="zh")
    assert with_fact(made, "event.place@zh", "").event is None


@pytest.mark.parametrize(
    ("wording", "lang", "text", "wanted"),
    [
        (Bilingual("가"), "ko", "나", Bilingual("나")),
        (Bilingual("가"), "zh", "乙", Bilingual("가", (("zh", "乙"),))),
        (Bilingual(), "zh", "乙", Bilingual("", (("zh", "乙"),))),
        (BOTH, "ko", "나", Bilingual("", (("ko", "나"), ("zh", "甲")))),
        (BOTH, "zh", "", Bilingual("", (("ko", "가"),))),
        (Bilingual("가", (("zh", "甲"),)), "zh", "", Bilingual("가")),
        (Bilingual("가", (("zh", "甲"),)), "ko", "", Bilingual("", (("zh", "甲"),))),
    ],
)
def test_a_wording_changes_in_one_language(wording: Bilingual, lang: str, text: str, wanted: Bilingual) -> None:
    assert in_language(wording, lang, text, "ko") == wanted


@pytest.mark.parametrize("name", ["contact", "back.qr", "organisers", "organisers.1.ko", "organisers.2.zh"])
def test_lists_grow_and_shrink(name: str) -> None:
    made = added(ISSUE, name)
    count = len(fact(ISSUE, name))
    assert len(fact(made, name)) == count + 1
    assert len(fact(again(made), name)) == count + 1
    assert dropped(made, f"{name}.{count + 1}") == ISSUE
    assert added(ISSUE, "sections") is ISSUE


def test_items_move_as_far_as_their_list_goes() -> None:
    def values(issue: Issue) -> list[str]:
        return [one.value for one in issue.contact]

    assert values(shifted(ISSUE, "contact.1", 1)) == ["둘째", "a@example.org", "셋째"]
    assert values(shifted(ISSUE, "contact.3", -1)) == ["a@example.org", "셋째", "둘째"]
    assert shifted(ISSUE, "contact.3", 1) is ISSUE
    assert shifted(ISSUE, "contact.1", -5) is ISSUE
