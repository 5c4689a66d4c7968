"""The layouts kic-journal and bare under other issues than they were drawn for.

A choice of the cases by which kic-weekly is tried, since every one is a whole issue. Nothing may stand on anything else
or off the page, nothing is cut in silence, and every article keeps its title and its entry in the contents.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hard_cases import CASES
from page_boxes import links, outside, overlaps
from printed import Printed, bare, glyphs, print_issue

from kiclayout.typeset.facts import spoken
from kiclayout.typeset.refs import article_target

CHOSEN = (
    "no event",
    "0 partners",
    "6 partners",
    "12 partners",
    "7 parts",
    "a part without articles",
    "title of ninety characters",
    "many names",
    "no organisers",
    "eight codes",
    "long copyright",
)
LOUD = re.compile(r".*-(cut|over|meet|off-page|left|clip)$")
"""Findings that say that something is not where, or not as, it is written."""
SHORTENED = {"typeset-running-cut", "typeset-words-cut"}
ALLOWED = {
    ("kic-journal", "title of ninety characters"): SHORTENED,
    ("bare", "title of ninety characters"): SHORTENED,
    ("bare", "many names"): {"typeset-names-cut"},
}
"""What may be shortened: running heads and the cover's titles, which have one line; names on the cover of bare."""
PAIRS = [(layout, case) for layout in ("kic-journal", "bare") for case in CHOSEN]


@pytest.fixture(scope="module", params=PAIRS, ids=" ".join)
def case(request: pytest.FixtureRequest) -> tuple[str, str]:
    assert isinstance(request.param, tuple)
    return request.param


@pytest.fixture(scope="module")
def printed(case: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("issue")
    issue = replace(CASES[case[1]].issue, layout=case[0])
    return print_issue(issue.write(folder), folder / "out.pdf")


def test_nothing_is_cut_or_left_out(case: tuple[str, str], printed: Printed) -> None:
    assert {one.code for one in printed.sink if LOUD.match(one.code)} <= ALLOWED.get(case, set())


def test_nothing_stands_on_anything_else_or_off_the_page(printed: Printed) -> None:
    for page in printed.scene.pages:
        assert overlaps(page) == [], page.template
        assert outside(page) == [], page.template


def test_every_article_has_its_title_and_its_entry(printed: Printed) -> None:
    said = {page.index: bare("".join(run.text for run in glyphs(page))) for page in printed.scene.pages}
    contents = [page for page in printed.scene.pages if page.template == "contents"]
    listed = "".join(said[page.index] for page in contents)
    numbered = "".join(said[page.index] for page in printed.scene.pages if page.folio)
    for article in printed.issue.articles:
        assert bare(spoken(article.title)) in listed
        assert bare(spoken(article.title)) in numbered
    assert {f"#{article_target(one)}" for one in printed.issue.articles} <= set().union(*map(links, contents))
