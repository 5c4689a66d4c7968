"""The issue after another one: what stays of it, what goes, what its folder is called."""

from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.app.following import EVENT, KINDS, Keep, following, moved_on, usual
from kiclayout.base.record import replace
from kiclayout.content.block import Attrs, Head, Heading, Paragraph
from kiclayout.content.inline import Text, plain
from kiclayout.content.issue import (
    Article,
    Back,
    Bilingual,
    Contact,
    CoverEvent,
    Issue,
    Organiser,
    Partner,
    Placement,
    Section,
)

WORDS = Bilingual("말")


def article(name: str) -> Article:
    head = Head(fields=(("kicker", (Text("한 주의 수"),)), ("source", (Text("통계청"),)), ("x-desk", "둘째")))
    words = Paragraph(runs=(Text("지난주의 글"),), attrs=Attrs(label="old"))
    return Article(f"articles/{name}.md", (head, Heading(level=0, runs=(Text("수"),)), words))


ISSUE = Issue(
    325,
    dt.date(2023, 4, 26),
    "kic-weekly",
    (Section("a", WORDS, (article("news"), article("column")), "p2"), Section("b", WORDS, (article("last"),))),
    publication="kic-weekly",
    title=WORDS,
    event=CoverEvent(title=WORDS, dates=(dt.date(2023, 5, 3),)),
    organisers=(Organiser(WORDS),),
    partners=(Partner("p", WORDS),),
    logos=("p",),
    contact=(Contact(WORDS, "mail"),),
    copyright=WORDS,
    notice=WORDS,
    cover_image="images/a.png",
    cover_headline="머리",
    toc_title=WORDS,
    toc_note=WORDS,
    back=Back(title=WORDS),
    issn="1234-5678",
    placements=(
        Placement(
            "kic-weekly",
            (
                ("guides", "x", "[40mm]"),
                ("articles/news.md", "copyfit", "tight"),
                ("articles/column.md", "copyfit", "tight"),
                ("articles/column.md#old", "height", "62mm"),
                ("old", "page.template", "wide"),
            ),
        ),
    ),
)


def test_everything_usual_stays_and_the_contents_go() -> None:
    new = following(ISSUE, Keep(usual(ISSUE)))
    assert (new.number, new.date) == (326, dt.date(2023, 5, 3))
    assert [(part.id, part.name, part.color, part.articles) for part in new.sections] == [
        ("a", WORDS, "p2", ()),
        ("b", WORDS, "", ()),
    ]
    assert not any(getattr(new, name) for name in ("notice", "cover_image", "cover_headline"))
    for name in ("title", "publication", "event", "organisers", "partners", "logos", "contact", "back", "issn"):
        assert getattr(new, name) == getattr(ISSUE, name)
    assert [entry for one in new.placements for entry in one.entries] == [("guides", "x", "[40mm]")]
    assert ISSUE.sections[0].articles[0].blocks  # the old one is as it was


@pytest.mark.parametrize(
    ("kind", "gone"),
    [
        ("standing", ("contact", "copyright", "toc_title", "toc_note", "issn")),
        ("event", ("event",)),
        ("organisers", ("organisers",)),
        ("partners", ("partners", "logos")),
        ("placement", ("placements",)),
    ],
)
def test_what_shall_not_stay_goes_alone(kind: str, gone: tuple[str, ...]) -> None:
    new = following(ISSUE, Keep(frozenset(KINDS) - {kind}))
    assert not any(getattr(new, name) for name in gone)
    full = following(ISSUE, Keep())
    others = {"contact", "event", "organisers", "partners", "logos", "placements", "issn"} - set(gone)
    assert all(getattr(new, name) == getattr(full, name) for name in others)


def test_without_its_parts_there_is_one_for_articles_to_stand_in() -> None:
    new = following(ISSUE, Keep(frozenset(), ("articles/last.md",)))
    assert [len(part.articles) for part in new.sections] == [1]
    assert new.back == Back()


def test_a_column_comes_back_with_its_name_and_no_words() -> None:
    new = following(ISSUE, Keep(columns=("articles/column.md",)))
    (column,) = new.sections[0].articles
    assert column.path == "articles/column.md"
    assert plain(column.title) == "수"
    assert plain(column.runs("kicker")) == "한 주의 수"
    assert column.word("x-desk") == "둘째"
    assert not column.runs("source")
    assert column.blocks[-1] == Paragraph()
    placed = [entry[0] for one in new.placements for entry in one.entries]
    assert placed == ["guides", "articles/column.md"]


def test_an_event_that_is_over_is_not_announced_again() -> None:
    assert EVENT in usual(ISSUE)
    over = replace(ISSUE, event=CoverEvent(title=WORDS, dates=(dt.date(2023, 5, 2),)))
    assert usual(over) == usual(replace(ISSUE, event=None)) == frozenset(KINDS) - {EVENT}
    assert EVENT in usual(replace(ISSUE, event=CoverEvent(title=WORDS)))  # nobody knows when it is


def test_the_day_that_was_announced_is_the_next_ones() -> None:
    new = following(replace(ISSUE, announced=dt.date(2023, 5, 10)), Keep())
    assert (new.date, new.announced) == (dt.date(2023, 5, 10), None)
    asked = following(ISSUE, Keep(), 400, dt.date(2023, 6, 1))
    assert (asked.number, asked.date) == (400, dt.date(2023, 6, 1))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("issue-325", "issue-326"),
        ("325호", "326호"),
        ("KIC-00325-final", "KIC-00326-final"),
        ("3252 325", "3252 326"),
        ("2023-04-26", "2023-05-03"),
        ("20230426_325호", "20230503_326호"),
        ("2023.04.25 325", "2023.04.25 326"),
        ("호", "호-326"),
    ],
)
def test_names_of_folders_move_on(name: str, wanted: str) -> None:
    assert moved_on(name, ISSUE, following(ISSUE, Keep())) == wanted
