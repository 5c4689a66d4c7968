from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.base.record import replace
from kiclayout.content.block import Event, Head, Heading
from kiclayout.content.inline import Break, Text
from kiclayout.content.issue import Article, Bilingual, Contact, CoverEvent, Group, Issue, Organiser, Section
from kiclayout.design.layout import Layout
from kiclayout.typeset.facts import Facts, issue_facts, page_facts
from kiclayout.typeset.refs import Owner
from kiclayout.typeset.setting import Landing


@pytest.fixture
def issue() -> Issue:
    title = Heading(level=0, runs=(Text("긴"), Break(), Text("제목")))
    article = Article("articles/one.md", (Head(fields=(("kicker", (Text("분석"),)),)), title))
    both = Bilingual("", (("ko", "중국 창업"), ("zh", "中国创业")))
    return Issue(
        325,
        dt.date(2023, 4, 26),
        "x",
        (Section("a", Bilingual("뉴스"), ()), Section("b", both, (article,))),
        event=CoverEvent(Bilingual("", (("ko", "매칭회"), ("zh", "对接会"))), lead_lang="zh"),
        organisers=(Organiser(Bilingual("주최"), (Group("한", ("가", "나"), True),)),),
        contact=(Contact(Bilingual("메일"), "a@b.kr"), Contact(Bilingual("전화"), "+86-10-6780-8840")),
    )


@pytest.fixture
def facts(issue: Issue) -> Facts:
    layout = Layout(name="x", words=(("title", (("ko", "주간"), ("zh", "周刊"))),))
    return issue_facts(issue, layout, {"one": Landing("", "P7", "article-one")})


def test_patterns_are_filled(facts: Facts) -> None:
    assert facts.fill("{number}호 {date} {weekday} {week}주") == "325호 2023.04.26 수 17주"
    assert facts.fill("{title} {title@zh}") == "주간 周刊"
    assert facts.fill("{no.such.name}") == ""


def test_wordings_may_name_facts_of_the_issue(issue: Issue) -> None:
    words = (
        (
            "no",
            (("ko", "제{week}주 {number}호"), ("zh", "第{number}期")),
        ),
        ("unit", (("ko", "(단위: {unit})"),)),
    )
    facts = issue_facts(issue, Layout(name="x", words=words), {})
    assert facts.fill("{word.no} / {word.no@zh}") == "제17주 325호 / 第325期"
    assert facts.fill("{word.unit}") == "(단위: {unit})"


def test_parts_are_counted_as_the_layout_says(issue: Issue) -> None:
    for pattern, numbers in (("{nn}", ["01", "02"]), ("{n}", ["1", "2"]), ("제{n}부", ["제1부", "제2부"])):
        facts = issue_facts(issue, Layout(name="x", part_number=pattern), {})
        assert [part.text("number") for part in facts.records("parts")] == numbers


def test_lead_language_orders_the_events_titles(facts: Facts) -> None:
    assert (facts.text("event.first"), facts.text("event.second")) == ("对接会", "매칭회")


def test_conditions(facts: Facts) -> None:
    assert facts.holds("event")
    assert not facts.holds("!event")
    assert not facts.holds("notice")
    assert facts.holds("!notice")
    assert facts.holds("event.title@zh")


def test_contents_know_folios_and_targets(facts: Facts) -> None:
    parts = facts.records("parts")
    assert [part.text("number") for part in parts] == ["01", "02"]
    entry = parts[1].records("entries")[0]
    assert (entry.text("folio"), entry.text("kicker"), entry.text("target")) == ("P7", "분석", "article-one")
    assert parts[0].text("link") == ""


def test_a_page_adds_its_own(facts: Facts, issue: Issue) -> None:
    known = page_facts(facts, Owner(1, issue.articles[0]), "P7")
    assert known.fill("{folio} {part.name} {article.short_title}") == "P7 중국 창업 긴 제목"


@pytest.mark.parametrize(
    ("fields", "titles"),
    [
        ({}, "긴 제목//"),
        ({"title": (Text("행사"),)}, "행사//"),
        ({"title": (Text("행사"),), "title_zh": (Text("活动"),)}, "행사/活动/"),
        ({"title": (Text("행사"),), "title_zh": (Text("活动"),), "lead": "zh"}, "活动/행사/"),
        ({"title": (Text("행사"),), "lead": "zh"}, "행사//"),
        ({"title_zh": (Text("活动"),), "lead": "zh"}, "活动/긴 제목/"),
    ],
)
def test_an_events_titles_stand_in_the_order_that_it_asks_for(
    fields: dict[str, object], titles: str, facts: Facts, issue: Issue
) -> None:
    box = Event(**fields)  # type: ignore[arg-type]
    known = page_facts(facts, Owner(1, issue.articles[0], box), "P7")
    assert known.fill("{box.first}/{box.second}/{box.opens}").replace("\n", " ") == titles


@pytest.mark.parametrize(("opens", "titles"), [(True, "행사/长标题"), (False, "행사/")])
def test_the_chinese_title_of_an_article_is_only_that_of_the_event_it_begins_with(
    opens: bool, titles: str, facts: Facts, issue: Issue
) -> None:
    article = issue.articles[0]
    head = Head(fields=(("title_zh", (Text("长标题"),)),))
    article = replace(article, path="articles/other.md", blocks=(head, *article.body))
    known = page_facts(facts, Owner(1, article, Event(title=(Text("행사"),)), opens), "P7")
    assert known.fill("{box.first}/{box.second}") == titles
    bare = page_facts(facts, Owner(1, article, Event(), opens), "P7")
    assert bare.text("box.second") == "长标题"


def test_contact_lines_lead_somewhere(facts: Facts) -> None:
    assert [one.text("link") for one in facts.records("contact")] == ["mailto:a@b.kr", "tel:+861067808840"]


@pytest.mark.parametrize(("lang", "said"), [("ko", "중국 창업 / 中国创业"), ("zh", "中国创业 / 중국 창업")])
def test_a_part_has_its_name_in_the_other_language_too(issue: Issue, lang: str, said: str) -> None:
    both = Bilingual("", (("ko", "중국 창업"), ("zh", "中国创业")))
    own = replace(issue, lang=lang, sections=(Section("b", both, ()), Section("c", Bilingual("소식"), ())))
    one, other = issue_facts(own, Layout(name="x"), {}).records("parts")
    assert one.fill("{name} / {second}") == said
    assert other.text("second") == ""
