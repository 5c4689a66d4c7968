"""The whole document: passes, folios, owners, findings, outline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from drawn import of_kind, places, words
from small_layout import small_layout

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.steps import finished
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.design.furniture import Column, Label, Stack, Words
from kiclayout.design.layout import FontChoice, Layout, ScriptFont
from kiclayout.design.style import ArticleStyle
from kiclayout.design.template import Frame, Template
from kiclayout.scene.items import Glyphs, LinkArea, Mark
from kiclayout.scene.page import Scene
from kiclayout.text.fonts import FontBook
from kiclayout.typeset import document
from kiclayout.typeset.document import Press, typeset, typesetting

Read = Callable[[str], Article]
Set = Callable[..., Scene]


def label(text: str, y: float) -> Label:
    return Label(words=(Words(text),), at=(20.0, y), style="note")


def layout() -> Layout:
    """Small pages with running furniture, a cover, contents that flow, and a back cover."""
    frame = Frame(name="text", rect=Rect(50.0, 50.0, 300.0, 180.0))
    entries = Column(width=200.0, style="note", lines=1, words=(Words("{part.name} {part.folio}"),), link="{part.link}")
    contents = Stack(each="parts", name="part", at=(50.0, 50.0), bottom=80.0, flows=True, columns=(entries,))
    running = (label("{folio} {part.name} {article.short_title} {box.title}", 20.0),)
    return replace(
        small_layout(),
        size=(400.0, 280.0),
        templates=(
            Template(name="cover", furniture=(label("표지 {number}호", 50.0),), numbered=False),
            Template(name="contents", furniture=(contents,), numbered=False),
            Template(name="opener", frames=(frame,), furniture=(label("첫 쪽 {part.name}", 30.0),), next="article"),
            Template(name="article", frames=(frame,), furniture=running),
            Template(name="event", frames=(frame,), furniture=running),
            Template(name="back", furniture=(label("뒤", 50.0),), numbered=False),
        ),
        sequence=(
            ("front", ("cover", "contents")),
            ("opener", ("opener",)),
            ("article", ("article",)),
            ("event", ("event",)),
            ("back", ("back",)),
        ),
        article=ArticleStyle(title="heading", side=False, rule=0.0),
    )


@pytest.fixture
def press(book: FontBook, sink: Sink) -> Press:
    return Press(book, lambda name: None, sink)


def issue_of(*parts: list[Article]) -> Issue:
    sections = []
    for number, articles in enumerate(parts):
        named = tuple(replace(one, path=f"articles/{number}{'abcdefgh'[at]}.md") for at, one in enumerate(articles))
        sections.append(Section(f"s{number}", Bilingual(f"{number}부"), named))
    return Issue(7, dt.date(2026, 11, 18), "small", tuple(sections))


def long_issue(article: Read) -> Issue:
    """Two parts with words for several pages, a picture that is missing, and a table with many rows."""
    rows = "".join(f"| 이름{n} | {n} |\n" for n in range(30))
    words = "\n\n".join(f"{n}번 글은 두 줄이 되도록 길게 이어지는 글이다. " * 3 for n in range(8))
    text = f"{words}\n\n![그림](pictures/none.jpg)\n\n::: table\n\n| 이름 | 수 |\n|---|---|\n{rows}:::\n"
    return issue_of([article(f"# 하나\n\n{text}")], [article(f"# 둘\n\n{text}"), article("# 셋\n\n글")])


def said(scene: Scene) -> list[str]:
    return [words(page.items) for page in scene.pages]


def test_no_step_is_a_whole_page(press: Press, article: Read) -> None:
    issue, own = long_issue(article), layout()
    steps = sum(1 for _ in typesetting(issue, own, press))
    again = sum(1 for _ in typesetting(issue, own, press))
    pages = len(typeset(issue, own, press).pages)
    assert pages > 10
    assert steps > 6 * pages, "rows, atoms and blocks are steps"
    assert again < 4 * pages, "what is remembered takes few"


def test_where_nobody_waits_no_atoms_are_asked_for_beforehand(
    press: Press, book: FontBook, article: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue, own = long_issue(article), layout()
    stepped, said_then = finished(typesetting(issue, own, press)).scene, list(press.sink)
    monkeypatch.delattr("kiclayout.typeset.flow._prepared")
    at_once = Sink()
    assert typeset(issue, own, Press(book, lambda name: None, at_once)) == stepped
    assert list(at_once) == said_then


@pytest.mark.parametrize("every", [7, 60, 300])
def test_a_run_that_was_dropped_leaves_nothing_behind(every: int, book: FontBook, article: Read) -> None:
    """Another key drops the run: what it has made so far is taken over by the next one, which must not differ."""
    issue, own = long_issue(article), layout()
    sinks = [Sink(), Sink()]
    press = Press(book, lambda name: None, sinks[0])
    taken = every
    while True:
        steps = typesetting(issue, own, replace(press, sink=Sink()))
        if sum(1 for _ in islice(steps, taken)) < taken:
            break
        steps.close()
        press.turn(whole=False)
        taken += every
    found = [typeset(issue, own, replace(press, sink=sinks[0]))]
    found.append(typeset(issue, own, Press(book, lambda name: None, sinks[1])))
    assert found[0] == found[1]
    assert list(sinks[0]) == list(sinks[1]) != []


def test_pages_come_in_the_order_of_the_sequence(press: Press, article: Read) -> None:
    issue = issue_of([article("# 하나\n\n글"), article("# 둘\n\n글")], [article("# 셋\n\n글")])
    scene = typeset(issue, layout(), press)
    assert [page.template for page in scene.pages] == ["cover", "contents", "opener", "article", "opener", "back"]
    assert [page.folio for page in scene.pages if page.folio] == ["P1", "P2", "P3"]
    assert [page.index for page in scene.pages] == list(range(len(scene.pages)))
    assert said(scene)[0] == "표지 7호"


def test_furniture_knows_whose_page_it_is(press: Press, article: Read) -> None:
    long = "긴 글이 이어진다. " * 120
    scene = typeset(issue_of([article(f"# 하나\n\n{long}")], [article("# 둘\n\n글")]), layout(), press)
    pages = {page.folio: words(page.items) for page in scene.pages}
    assert pages["P1"].startswith("첫 쪽 0부")
    assert pages["P2"].startswith("P2 0부 하나")
    last = [text for folio, text in pages.items() if folio][-1]
    assert last.startswith("첫 쪽 1부")


def test_a_heading_spans_columns_with_its_table_and_the_source_stands_below_it(press: Press, article: Read) -> None:
    frames = tuple(Frame(name=name, rect=Rect(x, 50.0, 140.0, 400.0)) for name, x in (("a", 50.0), ("b", 210.0)))
    own = replace(layout(), templates=(Template(name="opener", frames=frames),), sequence=(("article", ("opener",)),))
    text = "글이 두 단에 걸쳐 이어진다. " * 6
    rows = "| 기업 이름 | 본사 위치 | 설립 연도 | 기업 가치 |\n|---|---|---|---|\n| 한별 | 서울 | 2018년 | 412억 |\n"
    table = f"## 소제목\n\n::: table\nlabel: 표 1)\ncaption: 목록\n\n{rows}:::\n"
    issue = issue_of([article(f"---\nend_source: 보고서\n---\n\n# 하나\n\n{text}\n\n{table}")])
    found = places(typeset(issue, own, press).pages[0].items)
    at = {text: (x, y) for text, x, y in found}
    assert max(y for text, _, y in found if "두 단에" in text) < at["소제목"][1] < at["목록"][1] < at["보고서"][1]
    assert at["기업 가치"][0] > 210.0 > at["보고서"][0]


def test_an_event_page_shows_the_events_title_and_later_pages_do_not(press: Press, article: Read) -> None:
    filler = "첫 글. " * 200
    text = f"# 기사\n\n{filler}\n\n::: event\ntitle: 행사\n\n지역\n: 상하이\n:::\n\n뒷글"
    scene = typeset(issue_of([article(text)]), layout(), press)
    pages = [(page.template, words(page.items)) for page in scene.pages if page.folio]
    assert [template for template, _ in pages][-2:] == ["event", "article"]
    assert "행사" in pages[-2][1]
    assert "행사" not in pages[-1][1]


def test_contents_flow_and_name_the_folios(press: Press, article: Read) -> None:
    scene = typeset(issue_of(*[[article(f"# {n}\n\n글")] for n in range(7)]), layout(), press)
    contents = [page for page in scene.pages if page.template == "contents"]
    assert len(contents) > 1
    text = "".join(words(page.items) for page in contents)
    assert text == "".join(f"{n}부 P{n + 1}" for n in range(7))
    links = [area.target for page in contents for area in of_kind(page.items, LinkArea)]
    assert links == [f"#article-{n}a" for n in range(7)]


def test_references_settle_on_the_folios_where_their_targets_stand(press: Press, article: Read) -> None:
    filler = "긴 글이 이어진다. " * 60
    table = "::: table {#t}\nlabel: 표 1)\n\n| 가 |\n|---|\n| 1 |\n:::"
    first = f"# 하나\n\n{{page:t}} {{page:1a/u}} {{ref:t}}\n\n{filler}\n\n{table}"
    scene = typeset(issue_of([article(first)], [article("# 둘\n\n## 소제목 {#u}\n\n글")]), layout(), press)
    folios = [page.folio for page in scene.pages if page.folio]
    assert f"{folios[-2]} {folios[-1]} 표 1" in words(
        scene.pages[[p.template for p in scene.pages].index("opener")].items
    )


@pytest.mark.parametrize(
    "box",
    [
        "::: callout 알림\n{t}\n:::",
        "> 글\n\n{t}",
        "::: figures\n::: figure a.jpg {#t}\nlabel: 사진 1)\nalt: 그림\n:::\n:::",
        "::: callout 알림\n::: figures\n::: figure a.jpg {#t}\nlabel: 사진 1)\nalt: 그림\n:::\n:::\n:::",
        "::: poster a.jpg\nalt: 그림\n\n{t}\n:::",
        "::: event\ntitle: 행사\n\n::: callout 알림\n{t}\n:::\n:::",
    ],
)
def test_references_lead_to_what_stands_in_boxes(box: str, press: Press, article: Read) -> None:
    text = "# 하나\n\n{page:t}\n\n" + box.replace("{t}", "::: table {#t}\n\n| 가 |\n|---|\n| 1 |\n:::")
    scene = typeset(issue_of([article(text)]), layout(), press)
    pages = [page for page in scene.pages for mark in of_kind(page.items, Mark) if mark.name == "0a/t"]
    opener = next(page for page in scene.pages if page.template == "opener")
    assert len(pages) == 1
    assert pages[0].folio in words(opener.items)
    assert "#0a/t" in [area.target for area in of_kind(opener.items, LinkArea)]


@pytest.mark.parametrize(
    "box",
    [
        "::: callout 알림\n{f}\n\n## 표적 {#t}\n\n{f}\n:::",
        "::: callout 알림\n{f}\n\n::: callout 안\n::: table {#t}\n\n| 표적 |\n|---|\n| 1 |\n:::\n\n{f}\n:::\n:::",
        "> {f}\n>\n> ## 표적 {#t}\n>\n> {f}",
        "- {f}\n\n  ## 표적 {#t}\n\n  글\n\n- {f}",
        "항목\n: {f}\n\n  ## 표적 {#t}\n\n  {f}",
        "::: table\n\n* - {f}\n* - 글\n\n    ## 표적 {#t}\n\n    {f}\n:::",
    ],
    ids=["box", "box in a box", "quotation", "list", "field list", "cell"],
)
def test_references_into_a_box_of_several_pages_lead_to_the_page_of_their_target(
    box: str, press: Press, article: Read
) -> None:
    said = box.replace("{f}", "긴 글이 이어진다. " * 80)
    scene = typeset(issue_of([article(f"# 하나\n\n{{page:t}}\n\n{said}")]), layout(), press)
    first = next(page for page in scene.pages for mark in of_kind(page.items, Mark) if mark.name == "0a/t")
    (shown,) = [page for page in scene.pages if "표적" in words(page.items)]
    opener = next(page for page in scene.pages if page.template == "opener")
    assert first is shown is not opener
    assert shown.folio in words(opener.items)


def test_references_are_answered_wherever_a_title_is_printed(press: Press, article: Read) -> None:
    head = "---\ntoc_title: 목록 {ref:t}\nshort_title: 짧게 {page:t}\nlead: 앞글 {ref:t}\n---\n\n"
    text = "# 하나\n\n글\n\n::: table {#t}\nlabel: 표 9)\n\n| 가 |\n|---|\n| 1 |\n:::\n\n{break: page}\n\n끝"
    own = layout()
    entry = Label(words=(Words("{parts.1.entries.1.title}"),), at=(20.0, 60.0), style="note")
    contents = replace(own.templates[1], furniture=(entry,))
    scene = typeset(
        issue_of([article(head + text)]),
        replace(own, templates=(own.templates[0], contents, *own.templates[2:])),
        press,
    )
    assert said(scene)[1] == "목록 표 9"
    assert "앞글 표 9" in said(scene)[2]
    assert "짧게 P1" in said(scene)[3]
    assert [entry.title for entry in scene.outline][1] == "목록 표 9"


def test_a_part_without_articles_makes_no_page_and_no_bookmark(press: Press, article: Read) -> None:
    scene = typeset(issue_of([article("# 하나\n\n글")], [], [article("# 셋\n\n글")]), layout(), press)
    assert [page.folio for page in scene.pages if page.folio] == ["P1", "P2"]
    assert [entry.title for entry in scene.outline] == ["0부", "하나", "2부", "셋"]
    assert [entry.level for entry in scene.outline] == [0, 1, 0, 1]


def test_an_issue_without_articles_is_front_and_back(press: Press) -> None:
    assert [page.template for page in typeset(issue_of(), layout(), press).pages] == ["cover", "contents", "back"]


def test_a_missing_character_is_named_with_its_line(press: Press, article: Read) -> None:
    text = "# 제목 ☠\n\n글\n\n- 목록\n- 둘 𝄞\n\n| 가 |\n|---|\n| 𠀀 |\n\n글[^a]\n\n[^a]: 각주 🂡"
    typeset(issue_of([article(text)]), layout(), press)
    found = {(one.value("char"), str(one.place)) for one in press.sink if one.code == "text-glyph-missing"}
    assert {char for char, _ in found} <= set("☠𝄞𠀀🂡")
    places = dict(found)
    assert places["𝄞"] in ("articles/0a.md:5", "articles/0a.md:6")
    assert places["𠀀"] in ("articles/0a.md:8", "articles/0a.md:10")
    assert places["🂡"] == "articles/0a.md:14"


def test_a_missing_character_of_a_fact_is_named_with_its_line(press: Press, article: Read) -> None:
    read = article("---\nkicker: 갈래 🂡\n---\n\n# 하나\n\n글")
    typeset(issue_of([read]), layout(), press)
    found = {one.value("char"): str(one.place) for one in press.sink if one.code == "text-glyph-missing"}
    assert found == {"🂡": "articles/0a.md:2"}


def test_surrenders_are_named_with_page_line_and_article(press: Press, article: Read) -> None:
    chain = "\n\n".join(f"## 소제목 {n}" for n in range(12))
    typeset(issue_of([article(f"# 하나\n\n{chain}\n\n끝")]), layout(), press)
    found = [one for one in press.sink if one.code == "typeset-keep"]
    assert found
    for one in found:
        assert one.place is not None
        assert (one.place.file, one.place.line > 2, one.page[0], one.value("article")) == (
            "articles/0a.md",
            True,
            "P",
            "하나",
        )


ROWS = "".join(f"| 가 | {number} |\n" for number in range(12))
TABLE = "| 가 | 나 |\n|---|---|\n"
SURRENDERS = [
    (20.0, "긴 글이 이어진다. " * 60, {"typeset-line"}),
    (120.0, TABLE + "| 큰 칸 | 0 |\n" + ROWS.replace("가", "^"), {"typeset-span"}),
    (60.0, f"::: table\ncaption: 표\n\n{TABLE}{ROWS}:::", {"typeset-clip", "typeset-continued-dropped"}),
    (180.0, "| " + "{br}".join("머리글") + "{br}끝{br}끝 | 나 |\n|---|---|\n" + ROWS, {"typeset-head-dropped"}),
    (120.0, "글\n\n::: figure a.png\nalt: 그림\n:::", {"typeset-scaled"}),
    (20.0, "글[^a]\n\n[^a]: " + "각주가 이어진다. " * 60, {"typeset-note-late", "typeset-note-line"}),
    (8.0, "글[^a]\n\n[^a]: 각주", {"typeset-note-clip"}),
]


@pytest.mark.parametrize(("height", "text", "codes"), SURRENDERS, ids=[min(codes) for *_, codes in SURRENDERS])
def test_what_a_low_page_cannot_keep_is_said(
    height: float, text: str, codes: set[str], press: Press, article: Read
) -> None:
    own = layout()
    low = Frame(name="text", rect=Rect(50.0, 50.0, 300.0, height))
    templates = tuple(replace(one, frames=(low,) if one.frames else ()) for one in own.templates)
    typeset(issue_of([article(f"# 하나\n\n{text}")]), replace(own, templates=templates), press)
    assert codes <= {one.code for one in press.sink}


def test_a_row_higher_than_its_page_goes_on_in_a_box_too(press: Press, article: Read) -> None:
    items = "\n".join(f"    - 항목 {number}" for number in range(90))
    table = f"* - 구분\n  - 조건\n|:---|:---|\n* - 가\n  - {items.lstrip()}\n"
    scene = typeset(issue_of([article(f"# 하나\n\n::: callout 알림\n{table}:::\n")]), layout(), press)
    assert "typeset-clip" not in {one.code for one in press.sink}
    shown = "".join(words(page.items) for page in scene.pages)
    assert all(f"항목 {number}" in shown for number in range(90))
    assert all(run.y <= page.height for page in scene.pages for run in of_kind(page.items, Glyphs))


def test_a_cell_of_two_rows_in_a_box_keeps_both_on_one_page(press: Press, article: Read) -> None:
    rows = "".join(f"| 줄 {n} | {'긴 칸이다. ' * 12}끝{n} |\n| 밑 {n} | ^ |\n" for n in range(30))
    scene = typeset(issue_of([article(f"# 하나\n\n::: callout 알림\n{TABLE}{rows}:::\n")]), layout(), press)
    shown = [words(page.items) for page in scene.pages]
    for n in range(30):
        first = next(at for at, text in enumerate(shown) if f"줄 {n}긴" in text)
        assert f"밑 {n}" in shown[first]
        assert f"끝{n}" in shown[first]


def test_a_reference_that_does_not_settle_is_named(
    press: Press, article: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "PASSES", 1)
    typeset(issue_of([article("# 하나\n\n글 {page:t}\n\n## 소제목 {#t}\n\n글")]), layout(), press)
    assert [one.code for one in press.sink] == ["typeset-reference-unsettled"]


def test_a_template_that_is_not_there_is_named(press: Press, article: Read) -> None:
    own = replace(layout(), sequence=(("front", ("nowhere",)), ("article", ("article",))))
    scene = typeset(issue_of([article("# 하나\n\n글")]), own, press)
    assert [one.value("name") for one in press.sink if one.code == "typeset-template-unknown"] == ["nowhere"]
    assert [page.folio for page in scene.pages] == ["P1"]


@pytest.mark.parametrize("name", ["cover", "contents", "back"])
@pytest.mark.parametrize(
    "text", ["# 하나\n\n글\n\n{{template: {name}}}\n\n글 둘", "---\ntemplate: {name}\n---\n\n# 하나\n\n글"]
)
def test_a_template_without_a_place_for_text_takes_none(name: str, text: str, press: Press, article: Read) -> None:
    scene = typeset(issue_of([article(text.format(name=name))]), layout(), press)
    (found,) = (one for one in press.sink if one.code == "typeset-template-bare")
    assert found.value("name") == name
    assert found.place is not None
    assert found.place.line > 0
    assert [page.folio for page in scene.pages] == ["", "", "P1", ""]


def test_a_head_that_asks_for_an_unknown_template_is_told_so(press: Press, article: Read) -> None:
    typeset(issue_of([article("---\ntemplate: nowhere\n---\n\n# 하나\n\n글")]), layout(), press)
    (found,) = (one for one in press.sink if one.code == "typeset-template-unknown")
    assert str(found.place) == "articles/0a.md:2"


@pytest.mark.parametrize("box", ["::: figures\ncols: 2\n:::", "::: poster\n:::"])
@pytest.mark.parametrize("text", ["# 하나\n\n{box}\n\n글", "# 하나\n\n글\n\n{box}", "# 하나\n\n글\n\n{box}\n\n글 둘"])
def test_an_empty_box_makes_no_page(box: str, text: str, press: Press, article: Read) -> None:
    scene = typeset(issue_of([article(text.format(box=box))]), layout(), press)
    assert [page.folio for page in scene.pages] == ["", "", "P1", ""]


def test_a_missing_font_is_looked_for_in_the_layout(press: Press, article: Read) -> None:
    own = replace(layout(), name="mine", fonts=(("text", FontChoice(ScriptFont("No Such Font"))),))
    typeset(issue_of([article("# 하나\n\n글")]), own, press)
    assert {str(one.place) for one in press.sink if one.code == "text-font-missing"} == {"mine/layout.yaml"}


def test_findings_of_the_text_survive_a_fault(book: FontBook, sink: Sink, article: Read) -> None:
    def fall(name: str) -> Path | None:
        raise ZeroDivisionError

    words, picture = "# 하나\n\n글 🂡", "# 둘\n\n::: figure images/a.png\nalt: 그림\n:::"
    with pytest.raises(ZeroDivisionError):
        typeset(issue_of([article(words), article(picture)]), layout(), Press(book, fall, sink))
    assert "text-glyph-missing" in {one.code for one in sink}


def test_progress_is_told_article_by_article_and_then_page_by_page(book: FontBook, sink: Sink, article: Read) -> None:
    told: list[tuple[int, int]] = []
    press = Press(book, lambda name: None, sink, lambda done, total: told.append((done, total)))
    typeset(issue_of([article("# 하나\n\n" + "글 " * 900)]), layout(), press)
    laid_out = [done for done, total in told if not total]
    drawn = [(done, total) for done, total in told if total]
    assert drawn == [(number, len(drawn)) for number in range(1, len(drawn) + 1)]
    assert told == [(done, 0) for done in laid_out] + drawn
    assert laid_out
    assert set(laid_out) == {len(drawn)}, "the one article, once a pass"


def test_a_second_run_with_the_same_press_gives_the_same_scene(press: Press, article: Read) -> None:
    issue = issue_of([article("# 하나\n\n글 {page:t}\n\n::: table {#t}\n\n| 가 |\n|---|\n| 1 |\n:::")])
    own = layout()
    assert typeset(issue, own, press) == typeset(issue, own, press)


@pytest.mark.parametrize(
    "text", ["---\ntemplate: cover\n---\n\n# 하나\n\n글", "# 하나\n\n글\n\n{template: cover}\n\n둘째 글"]
)
def test_text_sent_to_a_template_without_frames_stays_and_is_named(text: str, press: Press, article: Read) -> None:
    scene = typeset(issue_of([article(text)]), layout(), press)
    assert any("글" in page for page in said(scene))
    (found,) = (one for one in press.sink if one.code.startswith("typeset-template-"))
    assert found.value("name") == "cover"
    assert found.place is not None
    assert found.place.file == "articles/0a.md"
    assert found.place.line in (2, 5)


def test_a_next_page_without_frames_is_the_same_again(press: Press, article: Read) -> None:
    plain = layout()
    own = replace(plain, templates=tuple(replace(one, next="cover") for one in plain.templates))
    scene = typeset(issue_of([article("# 하나\n\n" + "글이 길다. " * 300)]), own, press)
    assert {page.template for page in scene.pages} == {"cover", "contents", "opener", "back"}


def test_a_title_longer_than_its_page_goes_on_and_is_named(press: Press, article: Read) -> None:
    title = "아주 긴 제목이 이어지고 또 이어진다 " * 40
    scene = typeset(issue_of([article(f"# {title}끝말\n\n글")]), layout(), press)
    pages = [words(page.items) for page in scene.pages if page.template in ("opener", "article")]
    assert len(pages) > 1
    assert "끝말" in "".join(pages)
    assert "".join(pages).replace(" ", "").count("제목이이어지고") >= 40
    (found,) = (one for one in press.sink if one.code == "typeset-title-split")
    assert str(found.place) == "articles/0a.md:1"
    assert len(found.value("article")) < 30
    heights = [run.y for page in scene.pages for run in of_kind(page.items, Glyphs)]
    assert max(heights) < 280.0
