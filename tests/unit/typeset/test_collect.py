"""Articles as streams of entries, seen on their pages: spaces, templates, languages, events and posters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from drawn import of_kind, places, words
from small_layout import small_layout

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.units import mm
from kiclayout.content.issue import Article, Bilingual, Issue, Placement, Section
from kiclayout.design.furniture import Label, Words
from kiclayout.design.layout import Layout
from kiclayout.design.style import ArticleStyle, Copyfit, CopyfitStep, ParStyle, TextStyle
from kiclayout.design.template import Frame, Template
from kiclayout.scene.items import Glyphs, Mark
from kiclayout.scene.page import Scene
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.document import Press, typeset

Read = Callable[[str], Article]
Set = Callable[..., Scene]

LONG = "글" * 41
"""More than an event's page takes above it."""
EVENT = "::: event\ntitle: 행사\ntitle_zh: 活动\n\n장소\n: 상하이\n:::"


def layout() -> Layout:
    frame = Frame(name="text", rect=Rect(50.0, 50.0, 300.0, 180.0))
    label = Label(words=(Words("{box.first}/{box.second}"),), at=(20.0, 20.0), style="note", when="box")
    small = ("event-small", ParStyle(text=TextStyle(size=6.0), leading=7.0))
    base = small_layout()
    return replace(
        base,
        half_unit=0.0,
        styles=(*base.styles, ("event", ParStyle()), small),
        templates=(
            Template(name="article", frames=(frame,)),
            Template(name="low", frames=(replace(frame, rect=Rect(50.0, 150.0, 300.0, 80.0)),), next="article"),
            Template(name="event", frames=(frame,), furniture=(label,), next="more"),
            Template(name="more", frames=(frame,), furniture=(label,)),
            Template(name="poster", frames=(frame,)),
            Template(
                name="whole", furniture=(replace(label, words=(Words("{part.name} 전면"),), when=""),), numbered=False
            ),
        ),
        sequence=(
            ("article", ("article",)),
            ("event", ("event",)),
            ("poster", ("poster",)),
            ("full-opener", ("whole",)),
        ),
        article=ArticleStyle(title="heading", side=False, rule=0.0, event_intro=40),
        copyfit=Copyfit(0.25, ("body",), (CopyfitStep(smaller=(("event", "event-small"),)),)),
    )


@pytest.fixture
def setter(book: FontBook, sink: Sink, article: Read) -> Set:
    def set_(text: str, *, entries: tuple[tuple[str, str, str], ...] = (), lang: str = "ko", opener: str = "") -> Scene:
        section = Section("s", Bilingual("부"), (article(text),), opener=opener)
        placed = (Placement("small", entries),)
        issue = Issue(1, dt.date(2026, 11, 18), "small", (section,), lang=lang, placements=placed)
        return typeset(issue, layout(), Press(book, lambda name: None, sink))

    return set_


def baselines(scene: Scene, page: int = 0) -> dict[str, float]:
    return {text: y for text, _, y in places(scene.pages[page].items)}


# ---------------------------------------------------------------------------------------------------- spaces
def test_a_space_is_added_to_that_of_the_paragraphs(setter: Set) -> None:
    plain, spaced = (baselines(setter(f"# 제목\n\n앞\n\n{sign}뒤")) for sign in ("", "{space: 6mm}\n\n"))
    assert spaced["뒤"] - plain["뒤"] == pytest.approx(mm(6), abs=0.02)
    assert spaced["앞"] == plain["앞"]


def test_a_space_at_a_pages_top_is_none(setter: Set) -> None:
    scene = setter("# 제목\n\n앞\n\n{space: 6mm}\n\n{break: page}\n\n{space: 6mm}\n\n뒤")
    assert baselines(scene, 1)["뒤"] == baselines(setter("# 제목\n\n앞\n\n{break: page}\n\n뒤"), 1)["뒤"]


def test_events_know_breaks_and_spaces_too(setter: Set) -> None:
    box = "::: event\ntitle: 행사\n\n앞\n\n{{space: 9pt}}\n\n사이\n\n{{break: page}}\n\n뒤\n:::"
    scene = setter(f"# 제목\n\n{box.format()}")
    assert [page.template for page in scene.pages] == ["event", "more"]
    steps = [b - a for a, b in pairwise(baselines(scene).values())]
    assert steps[-1] == pytest.approx(18 + 9)


@pytest.mark.parametrize("outer", ["event", "poster"])
def test_events_and_posters_in_an_event_lose_no_words(outer: str, setter: Set) -> None:
    inner = "::: event {#in}\ntitle: 안 행사\nplace: 샤먼\ndate: 2026-12-01..2026-12-02\n\n안글\n:::"
    poster = "::: poster\ntitle: 포스터\n\n::: event\ntitle: 속 행사\n\n속글\n:::\n:::"
    scene = setter(f"# 제목\n\n{{page:in}}\n\n::: {outer}\ntitle: 행사\n\n{inner}\n\n{poster}\n:::")
    said = "".join(words(page.items) for page in scene.pages)
    assert said.endswith("안 행사샤먼2026.12.1 – 12.2안글포스터속 행사속글")
    assert "a/in" in {mark.name for page in scene.pages for mark in of_kind(page.items, Mark)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{LONG}\n\n{{e}}\n\n{{e}}", [f"제목{LONG}*출처: 책", "행사/속글", "행사/속글"]),
        ("{e}\n\n글\n\n{e}", ["행사/속글", "글*출처: 책", "행사/속글"]),
        ("{e}\n\n{e}\n\n글", ["행사/속글", "행사/속글", "글*출처: 책"]),
    ],
)
def test_the_source_at_the_end_stands_below_the_last_text_not_behind_events(
    text: str, said: list[str], setter: Set
) -> None:
    box = "::: event\ntitle: 행사\n\n속글\n:::"
    scene = setter(f"---\nend_source: 책\n---\n\n# 제목\n\n{text.replace('{e}', box)}")
    assert [words(page.items) for page in scene.pages] == said


def test_an_instruction_that_does_nothing_in_a_box_is_named(setter: Set, sink: Sink) -> None:
    setter("# 제목\n\n::: callout 알림\n앞\n\n{break: page}\n\n뒤\n:::")
    assert [(one.code, str(one.place)) for one in sink] == [("typeset-directive-inside", "articles/a.md:6")]


# ---------------------------------------------------------------------------------------------------- templates
@pytest.mark.parametrize("name", ["event", "poster"])
def test_the_template_of_events_in_the_head_leaves_the_event_as_it_is(name: str, setter: Set, sink: Sink) -> None:
    asked = setter(f"---\ntemplate: {name}\n---\n\n# 제목\n\n{EVENT}")
    assert [(page.template, words(page.items)) for page in asked.pages] == [
        (page.template, words(page.items)) for page in setter(f"# 제목\n\n{EVENT}").pages
    ]
    assert [page.template for page in asked.pages] == ["event"]
    assert list(sink) == []


def test_the_placement_gives_pages_their_templates_and_moves_their_frames(setter: Set) -> None:
    text = "# 제목\n\n앞\n\n## 소제목 {#h}\n\n" + "글 " * 900
    entries = (("articles/a.md#h", "page.template", "low"), ("articles/a.md#h", "page.frames.text", "{x: 100pt}"))
    scene = setter(text, entries=entries)
    assert [page.template for page in scene.pages][:3] == ["article", "low at articles/a.md#h", "article"]
    assert min(x for _, x, _ in places(scene.pages[1].items)) == pytest.approx(100.0, abs=0.01)
    assert min(y for _, _, y in places(scene.pages[1].items)) > 150.0
    opened = setter(text, entries=(("articles/a.md", "page.template", "low"),))
    assert opened.pages[0].template == "low"


def test_a_full_opener_is_a_page_without_folio_before_the_article(setter: Set) -> None:
    scene = setter("# 제목\n\n글", opener="full")
    assert [(page.template, page.folio) for page in scene.pages] == [("whole", ""), ("article", "P1")]
    assert words(scene.pages[0].items) == "부 전면"


# ---------------------------------------------------------------------------------------------------- languages
def langs(scene: Scene) -> dict[str, str]:
    return {run.text: run.lang for page in scene.pages for run in of_kind(page.items, Glyphs)}


@pytest.mark.parametrize(("head", "issue"), [("lang: zh", "ko"), ("", "zh")])
def test_words_are_in_the_language_of_their_article(head: str, issue: str, setter: Set) -> None:
    found = langs(setter(f"---\n{head}\n---\n\n# 骨\n\n骨 3\n\n[뼈]{{lang=ko}}", lang=issue))
    assert {lang for text, lang in found.items() if "뼈" not in text} == {"zh"}
    assert found["뼈"] == "ko"


# ---------------------------------------------------------------------------------------------------- events
def test_an_article_that_begins_with_its_event_keeps_subtitle_and_lead(setter: Set) -> None:
    (page,) = setter(f"---\nsubtitle: 부제\nlead: 앞글\n---\n\n# 제목\n\n{EVENT}").pages
    assert words(page.items) == "행사/活动부제앞글장소상하이"


def test_an_event_that_runs_over_is_set_smaller_if_that_saves_its_page(setter: Set) -> None:
    def pages(count: int) -> list[str]:
        facts = "\n\n".join(f"사실 {number}" for number in range(count))
        return [page.template for page in setter(f"# 제목\n\n::: event\ntitle: 행사\n\n{facts}\n:::").pages]

    assert pages(10) == ["event"]
    assert pages(16) == ["event"]
    assert pages(40)[:2] == ["event", "more"]


def test_lists_and_posters_may_have_a_language_of_their_own(setter: Set) -> None:
    found = langs(setter("# 제목\n\n{lang=en}\n- ABC\n\n::: poster\ntitle: 글\nlang: zh\n\nDEF\n:::\n\nGHI"))
    assert {text: found[text] for text in ("ABC", "DEF", "GHI")} == {"ABC": "en", "DEF": "zh", "GHI": "ko"}
