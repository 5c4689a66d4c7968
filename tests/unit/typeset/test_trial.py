"""An article tried in other templates shows what it would be, and only in those that are made for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawn import words
from test_moves import MAIN, issue, layout, press  # noqa: F401 (fixtures)

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.steps import finished
from kiclayout.content.edit.articles import set_fact
from kiclayout.content.issue import Issue
from kiclayout.design.layout import Layout
from kiclayout.design.template import Template
from kiclayout.store.text import read_article
from kiclayout.typeset.document import Press, typeset, typesetting
from kiclayout.typeset.trial import begins_with, needs, offered, trial


def roomy() -> Layout:
    plain = layout("left")
    boxed = (
        Template(name="event", frames=(MAIN,), next="event-more"),
        Template(name="event-more", frames=(MAIN,)),
        Template(name="poster", frames=(MAIN,), next="article"),
        Template(name="low", frames=(replace(MAIN, rect=Rect(50, 120, 300, 110)),), next="article"),
    )
    sequence = (*plain.sequence, ("event", ("event",)), ("poster", ("poster",)))
    return replace(plain, templates=(*plain.templates, *boxed), sequence=sequence)


def test_templates_without_frames_and_those_of_even_pages_are_not_offered() -> None:
    assert offered(roomy()) == ("article", "event", "event-more", "poster", "low")


@pytest.mark.parametrize(
    ("name", "need"), [("article", ""), ("low", ""), ("event", "event"), ("event-more", "event"), ("poster", "poster")]
)
def test_templates_made_for_a_box_say_so(name: str, need: str) -> None:
    assert needs(roomy(), name) == need


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("# 가\n\n글\n", ""),
        ("# 가\n\n::: event\ntitle: 나\n:::\n", "event"),
        ("# 가\n\n::: poster images/a.jpg\nalt: 나\n:::\n", "poster"),
    ],
)
def test_articles_say_which_box_they_begin_with(text: str, box: str) -> None:
    assert begins_with(read_article(text, "articles/a.md", Sink())) == box


def test_a_trial_is_what_the_issue_would_show(issue: Issue, press: Press) -> None:  # noqa: F811
    own = roomy()
    printed = finished(typesetting(issue, own, press))
    other = set_fact(issue, issue.articles[0].id, "template", "low").issue
    assert sum(1 for _ in trial(other, own, press, printed, "articles/a.md")) >= 4
    pages = finished(trial(other, own, press, printed, "articles/a.md"))
    whole = typeset(other, own, press)
    assert [page.template for page in pages] == ["low"]
    assert words(pages[0].items) == words(whole.pages[1].items)
