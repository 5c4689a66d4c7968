"""How articles begin: what their heads, their part's opener and their events decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiclayout.base.geometry import Rect
from kiclayout.content.issue import Article, Bilingual, Section
from kiclayout.design.style import ArticleStyle
from kiclayout.design.template import Frame, Template
from kiclayout.typeset.beginning import Beginning, Spot, beginning
from kiclayout.typeset.overrides import Override
from kiclayout.typeset.setting import Setting

Read = Callable[[str], Article]

EVENT = "::: event\ntitle: 행사\n\n장소\n: 상하이\n:::"
POSTER = "::: poster images/a.jpg\nalt: 포스터\n:::"
FRAMES = (Frame(name="text", rect=Rect(50.0, 50.0, 300.0, 180.0)),)
SEQUENCE = (
    ("article", ("article",)),
    ("opener", ("opener",)),
    ("event", ("event", "event-tight")),
    ("poster", ("poster",)),
)


@pytest.fixture
def framed(setting: Setting) -> Setting:
    names = ("article", "wide", "opener", "event", "event-tight", "poster")
    templates = (*(Template(name=name, frames=FRAMES) for name in names), Template(name="whole"))
    layout = replace(
        setting.layout, templates=templates, sequence=SEQUENCE, article=ArticleStyle(title="heading", event_intro=20)
    )
    return setting.within(layout=layout)


def begins(
    text: str, setting: Setting, read: Read, *, head: str = "", first: bool = False, opener: str = ""
) -> Beginning:
    article = read(f"---\n{head}\n---\n\n# 제목\n\n{text}")
    return beginning(article, Spot(Section("s", Bilingual("부"), opener=opener), 0, first), setting)


def codes(setting: Setting) -> list[tuple[str, str]]:
    return [(one.code, str(one.place)) for one in setting.sink]


@pytest.mark.parametrize(
    "text", [EVENT, POSTER, "짧은 앞말\n\n" + EVENT, "문단만 있다", "긴 앞말이다. " * 9 + "\n\n" + EVENT]
)
@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("name", ["event", "event-tight", "poster"])
def test_the_template_of_a_box_changes_nothing_about_the_title(
    text: str, first: bool, name: str, framed: Setting, article: Read
) -> None:
    plain = begins(text, framed, article, first=first)
    assert begins(text, framed, article, head=f"template: {name}", first=first) == plain
    boxed = plain.intro is not None or (first and text in (EVENT, POSTER, "짧은 앞말\n\n" + EVENT))
    assert codes(framed) == ([] if boxed else [("typeset-template-box", "articles/a.md:2")])


def test_another_template_begins_with_the_title(framed: Setting, article: Read) -> None:
    assert begins(EVENT, framed, article, head="template: wide") == Beginning("wide")
    assert begins("문단", framed, article, head="template: wide", first=True) == Beginning("wide")


@pytest.mark.parametrize(("name", "code"), [("wied", "typeset-template-unknown"), ("whole", "typeset-template-bare")])
def test_a_template_that_cannot_be_taken_is_named(name: str, code: str, framed: Setting, article: Read) -> None:
    assert begins("문단", framed, article, head=f"template: {name}") == Beginning()
    assert codes(framed) == [(code, "articles/a.md:2")]
    assert {one.value("known") for one in framed.sink} <= {"wide", ""}


def test_the_placement_speaks_before_the_head(framed: Setting, article: Read) -> None:
    own = framed.within(overrides={("articles/a.md", ""): Override(template="wide")})
    assert begins("문단", own, article, head="template: article").template == "wide"


@pytest.mark.parametrize(
    ("opener", "first", "made"),
    [
        ("", True, Beginning("opener", False)),
        ("band", True, Beginning("opener", False)),
        ("none", True, Beginning()),
        ("full", True, Beginning(before="whole")),
        ("full", False, Beginning()),
    ],
)
def test_a_part_opens_as_it_asks(opener: str, first: bool, made: Beginning, framed: Setting, article: Read) -> None:
    own = framed.within(layout=replace(framed.layout, sequence=(*SEQUENCE, ("full-opener", ("whole",)))))
    assert begins("문단", own, article, first=first, opener=opener) == made


def test_a_layout_without_a_full_opener_opens_with_a_band_and_says_so(framed: Setting, article: Read) -> None:
    assert begins("문단", framed, article, first=True, opener="full") == Beginning("opener", False)
    assert codes(framed) == [("typeset-opener-missing", "issue.yaml")]


@pytest.mark.parametrize(("text", "intro"), [(EVENT, 0), ("짧은 앞말\n\n" + EVENT, 1), (POSTER, 0)])
def test_a_part_that_begins_with_an_event_takes_the_full_opener(
    text: str, intro: int, framed: Setting, article: Read
) -> None:
    own = framed.within(layout=replace(framed.layout, sequence=(*SEQUENCE, ("full-opener", ("whole",)))))
    assert begins(text, own, article, first=True, opener="band") == Beginning(before="whole", intro=intro)
    assert begins(text, own, article, first=True, opener="none") == Beginning(intro=intro)
    assert begins(text, framed, article, first=True, opener="band") == Beginning("opener", False)
    assert begins("문단", own, article, first=True, opener="band") == Beginning("opener", False)


@pytest.mark.parametrize("opener", ["none", "full"])
def test_an_event_opens_its_article_where_no_band_stands(opener: str, framed: Setting, article: Read) -> None:
    own = framed.within(layout=replace(framed.layout, sequence=(*SEQUENCE, ("full-opener", ("whole",)))))
    assert begins(EVENT, own, article, first=True, opener=opener).intro == 0
