"""The bundled layout under other numbers, dates, events, partners, parts and titles than it was drawn for.

Of each issue: what is found in it, that nothing stands on anything else or off the page, and that every fact is printed
unless it is said that it is not.
"""

from __future__ import annotations

import pytest
from hard_cases import CASES, Case
from page_boxes import boxes, links, outside, overlaps
from printed import Printed, bare, glyphs, print_issue

from kiclayout.base.units import mm
from kiclayout.content.issue import Organiser
from kiclayout.scene.items import Path
from kiclayout.scene.page import Page
from kiclayout.typeset.facts import spoken
from kiclayout.typeset.refs import article_target

LEFT_OUT = {"typeset-words-cut", "typeset-running-cut", "typeset-names-cut", "typeset-stack-cut"}
"""Findings that say that something is not printed as it is written."""


@pytest.fixture(scope="module", params=CASES, ids=lambda name: name)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


@pytest.fixture(scope="module")
def printed(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("issue")
    return print_issue(case.issue.write(folder), folder / "out.pdf")


def said(page: Page) -> str:
    return bare("".join(run.text for run in glyphs(page)))


def test_what_is_wrong_is_said_and_nothing_else(case: Case, printed: Printed) -> None:
    assert {found.code for found in printed.sink} == case.codes


def test_nothing_stands_on_anything_else_or_off_the_page(printed: Printed) -> None:
    for page in printed.scene.pages:
        assert overlaps(page) == [], page.template
        assert outside(page) == [], page.template


def test_the_cover_says_what_the_issue_says(case: Case, printed: Printed) -> None:
    cover, issue = said(printed.scene.pages[0]), printed.issue
    wanted = [
        str(issue.number),
        issue.date.strftime("%Y.%m.%d"),
        *(name for one in issue.organisers for name in _names(one)),
    ]
    wanted += [section.name.first(issue.lang) for section in issue.sections]
    if issue.event:
        wanted += [
            said_in.in_lang(lang, "ko") for said_in in (issue.event.title, issue.event.place) for lang in ("ko", "zh")
        ]
    missing = {text for text in wanted if bare(text) not in cover}
    assert bool(missing) == bool(case.codes & {"typeset-words-cut", "typeset-names-cut"}), missing


def _names(one: Organiser) -> list[str]:
    return [name for group in (*one.ko, *one.zh) for name in group.names]


def test_the_dial_counts_the_weeks(printed: Printed) -> None:
    cover, week = printed.scene.pages[0], printed.issue.week
    outlines = [box.item for box in boxes(cover) if isinstance(box.item, Path) and box.item.stroke and not box.drawing]
    unlit = sum(segment[0] == "M" for path in outlines for segment in path.segments)
    assert unlit == 52 - min(week, 52)


def test_every_article_is_in_the_contents(printed: Printed) -> None:
    pages = [page for page in printed.scene.pages if page.template == "contents"]
    shown = "".join(map(said, pages))
    for article in printed.issue.articles:
        assert bare(spoken(article.title)) in shown
    assert {f"#{article_target(article)}" for article in printed.issue.articles} <= set().union(*map(links, pages))


def test_the_back_cover_says_what_the_issue_says(case: Case, printed: Printed) -> None:
    back, issue = printed.scene.pages[-1], printed.issue
    for text in (issue.copyright, issue.notice, issue.back.title, issue.back.statement):
        assert bare(text.first("ko")) in said(back)
    assert {code.url for code in issue.back.qr} <= links(back)
    assert len(issue.back.qr) == case.issue.codes


def test_every_title_stands_over_its_article(printed: Printed) -> None:
    foot = printed.layout.size[1] - mm(20)
    numbered = [run for page in printed.scene.pages if page.folio for run in glyphs(page) if run.y < foot]
    titles = bare("".join(run.text for run in numbered))
    for article in printed.issue.articles:
        assert bare(spoken(article.title)) in titles


def test_cases_that_leave_something_out_are_few() -> None:
    assert sum(bool(one.codes & LEFT_OUT - {"typeset-running-cut"}) for one in CASES.values()) <= 2
