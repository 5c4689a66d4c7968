"""What furniture shows can be found by the names of issue.yaml, on the page and from the page."""

from __future__ import annotations

import pytest
from four_articles import four_articles

from kiclayout.app.project import Project, read_project
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Point
from kiclayout.base.record import replace
from kiclayout.content.edit.facts import fact, with_fact
from kiclayout.content.issue import Issue, QrCode
from kiclayout.scene.dump import dump_page
from kiclayout.scene.hit import fact_at, fact_rects, own_words_at
from kiclayout.scene.page import Page
from kiclayout.store.paths import locate
from kiclayout.typeset.document import Press, setting_of
from kiclayout.typeset.draw import facts_of, matter
from kiclayout.typeset.facts import Facts, written_in
from kiclayout.typeset.refs import named


@pytest.fixture(scope="module")
def project() -> Project:
    return read_project(four_articles(), Sink())


def pages(project: Project, issue: Issue, role: str) -> tuple[Page, ...]:
    """The front or back matter alone."""
    press = Press(project.book, lambda name: locate(project.folder, name), Sink())
    setting = setting_of(issue, project.layout, press, Sink())
    facts = facts_of(issue, setting.layout, named(issue, press.shelf), press.shelf)
    return matter(role, facts, setting)


def middle(page: Page, key: str) -> Point:
    area = fact_rects(page, key)[0]
    return Point(area.x + area.width / 2, area.y + area.height / 2)


def test_every_place_leads_to_its_fact_and_back(project: Project) -> None:
    issue = project.issue
    cover = pages(project, issue, "front")[0]
    for key in (
        "number",
        "date",
        "event.title@ko",
        "event.title@zh",
        "event.dates",
        "organisers.2.role@zh",
        "organisers.1.ko.1",
        "contact.2.value",
    ):
        assert fact(issue, key) is not None, key
        assert fact_at(cover, middle(cover, key)).startswith(key), key
    back = pages(project, issue, "back")[-1]
    for key in ("back.title", "back.qr.2.url", "back.qr.1.label@zh", "notice", "next", "copyright", "contact.1.label"):
        assert fact_at(back, middle(back, key)) == key
    assert len(fact_rects(back, "back.qr.2")) > 1
    assert not fact_rects(back, "back.qr.9")
    assert fact_rects(back, "notice@zh") == fact_rects(back, "notice")  # printed in one language for all
    assert not fact_rects(cover, "event.title@en")


def test_the_programs_own_words_and_bare_paper_are_no_facts(project: Project) -> None:
    back = pages(project, project.issue, "back")[-1]
    assert fact_at(back, Point(1, 1)) == ""
    label = middle(back, "word.notice@ko")
    assert own_words_at(back, label)
    assert fact(project.issue, fact_at(back, label)) is None


def test_names_hold_for_what_is_not_on_the_disk_yet(project: Project) -> None:
    code = QrCode(project.issue.title, "https://example.org/third")
    issue = with_fact(project.issue, "back.qr", (code, *project.issue.back.qr))
    back = pages(project, issue, "back")[-1]
    assert fact_at(back, middle(back, "back.qr.1.url")) == "back.qr.1.url"
    assert fact(issue, "back.qr.1.url") == code.url


def test_the_picture_of_the_cover_is_one(project: Project) -> None:
    name = next(path.name for path in sorted((project.folder / "images").glob("*.*")))
    issue = replace(project.issue, cover_image=f"images/{name}", event=None, cover_headline="큰 제목")
    cover = pages(project, issue, "front")[0]
    assert fact_at(cover, middle(cover, "cover.headline")) == "cover.headline"
    assert fact_at(cover, middle(cover, "cover.image")) == "cover.image"


def test_a_dump_does_not_tell_the_names(project: Project) -> None:
    assert "@0-" not in dump_page(pages(project, project.issue, "back")[-1])


def test_patterns_tell_the_first_fact_that_they_show() -> None:
    inner = Facts({"url": "https://example.org", "label": ""}, written="back.qr.1")
    facts = Facts({"number": "7", "week": "47", "one": inner, "foreign": Facts({"title": "글"})}, written="",
                  named={"week": "date"})  # fmt: skip
    assert written_in("제{week}주 · {number}호", facts) == "date"
    assert written_in("{one.label}{one.url}", facts) == "back.qr.1.url"
    assert written_in("{number@zh}", facts) == ""
    assert written_in("{foreign.title} {none}", facts) == ""
    assert facts.having(more="x").called("more") == "more"
