"""Articles on pages of several columns: openings across them, first pages, drop caps, what spans them, facing pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from drawn import of_kind, places, walked, words
from small_layout import small_layout
from tabled import RULES, child

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.content.block import Callout, Figure, FigureRow, Quote
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.content.spot import Spot
from kiclayout.design.exhibits import FigureSize, FigureStyle
from kiclayout.design.furniture import Label, Words
from kiclayout.design.layout import Layout
from kiclayout.design.style import ArticleStyle, BoxStyle, DropCap, ParStyle, TextStyle
from kiclayout.design.template import Frame, Template
from kiclayout.scene.caret import Galley, Stop
from kiclayout.scene.items import Glyphs, Group, Mark, Path
from kiclayout.scene.page import Page, Scene
from kiclayout.text.fonts import FontBook
from kiclayout.text.spans import Span
from kiclayout.typeset.atoms import ACROSS as SPANS
from kiclayout.typeset.atoms import FLOATING, FREE, IN_COLUMN, KEEP, LINE, PASSED, SPAN, START, FlowRules, Room
from kiclayout.typeset.blocks import Piece, cpt
from kiclayout.typeset.collect import child_of
from kiclayout.typeset.document import Press, typeset
from kiclayout.typeset.figure import figure_child
from kiclayout.typeset.figure_row import figure_row_child
from kiclayout.typeset.initials import initial_length
from kiclayout.typeset.setting import Setting

LEFT, RIGHT, ACROSS = 40.0, 220.0, 340.0
TEXT = "미래의 산업은 기초과학에서 나온다. 도시는 이미 대형 과학시설을 여럿 지었다. " * 6
TABLE = "| 가나다라 | 마바사아 | 자차카타 | 파하거너 | 더러머버 |\n|---|---|---|---|---|\n" + "".join(
    f"| 첫째 칸의 긴 말 {n} | 둘째 칸의 긴 말 {n} | 셋째 칸의 긴 말 {n} | 넷째 칸의 긴 말 {n} | 다섯째 칸의 말 {n} |\n"
    for n in range(8)
)


def label(text: str) -> Label:
    return Label(words=(Words(text),), at=(40.0, 20.0), style="note")


def columns(at: float = 0.0) -> tuple[Frame, ...]:
    return (
        Frame(name="left", rect=Rect(LEFT + at, 40.0, 160.0, 450.0)),
        Frame(name="right", rect=Rect(RIGHT + at, 40.0, 160.0, 450.0)),
    )


def layout(**article: object) -> Layout:
    small = small_layout()
    look = ArticleStyle(title="title", subtitle="note", lead="note", kicker="note", source="note", side=False, rule=0.0,
                        opening="across", under=0.5)  # fmt: skip
    body = ParStyle(text=TextStyle(size=9.0), leading=15.0, align="justify", first_indent=9.0)
    return replace(
        small,
        size=(420.0, 540.0),
        half_unit=15.0,
        styles=(("body", body), *(pair for pair in small.styles if pair[0] != "body")),
        templates=(
            Template(name="first", frames=columns(), furniture=(label("첫 쪽 {folio}"),), next="article"),
            Template(name="article", frames=columns(), furniture=(label("{folio}"),)),
        ),
        sequence=(("first", ("first",)), ("article", ("article",))),
        article=replace(look, **article),  # type: ignore[arg-type]
    )


@pytest.fixture
def press(book: FontBook, sink: Sink) -> Press:
    return Press(book, lambda name: None, sink)


Set = Callable[..., Scene]


@pytest.fixture
def made(press: Press, article: Callable[[str], Article]) -> Set:
    def make(*texts: str, look: Layout | None = None) -> Scene:
        articles = tuple(replace(article(text), path=f"articles/{n}.md") for n, text in enumerate(texts))
        issue = Issue(7, dt.date(2026, 11, 18), "small", (Section("s", Bilingual("부"), articles),))
        return typeset(issue, look or layout(), press)

    return make


def lines_at(page: Page, left: float) -> list[tuple[str, float, float]]:
    return [one for one in places(page.items) if left <= one[1] < left + 160.0]


HEAD = """---
kicker: 분석
title_zh: 未来
subtitle: 버금 제목
lead: 머리글이다.
source: 신문
byline: 글쓴이
---

"""


# ---------------------------------------------------------------------------------------------------- openings
def test_an_opening_stands_across_the_columns_in_its_order(made: Set) -> None:
    page = made(f"{HEAD}# 제목\n\n{TEXT}").pages[0]
    said = words(page.items)
    order = ["분석", "제목", "버금 제목", "머리글이다.", "신문", "글쓴이", "미래의 산업은"]
    assert [said.index(one) for one in order] == sorted(said.index(one) for one in order)
    assert said.count("머리글이다.") == 1
    [rule] = [path for path in of_kind(page.items, Path) if path.fill and _width(path) > 300]
    assert _width(rule) == pytest.approx(ACROSS, abs=0.01)


def _width(path: Path) -> float:
    xs = [segment[1] for segment in path.segments if len(segment) > 1]
    return max(xs) - min(xs)


def test_columns_begin_on_their_grid_and_at_one_distance_below_an_opening(made: Set) -> None:
    tops = set()
    for head in ("", HEAD, "---\nlead: 머리글이다.\n---\n\n"):
        page = made(f"{head}# 제목\n\n{TEXT}").pages[0]
        first = next(y for text, _, y in places(page.items) if text.startswith("미래의"))
        paths = [(item, matrix) for item, matrix in walked(page.items) if isinstance(item, Path)]
        rule = next(matrix.apply(0, item.segments[0][2]).y for item, matrix in paths if _width(item) > 300)
        tops.add(round(first - rule))
        assert (first - 7.2 - 40.0) % 15.0 == pytest.approx(0.0, abs=0.02)
        assert [y for text, x, y in lines_at(page, RIGHT)][-1] <= 490.0
    assert len(tops) == 1


def test_the_last_columns_of_an_article_end_level(made: Set) -> None:
    page = made(f"# 제목\n\n{TEXT}\n\n{TEXT}").pages[0]
    left, right = (max(y for _, _, y in lines_at(page, at) if y > 40) for at in (LEFT, RIGHT))
    assert 0 <= left - right <= 15.0


def test_the_first_page_has_a_template_of_its_own(made: Set) -> None:
    scene = made("# 하나\n\n" + f"{TEXT}\n\n" * 8, "# 둘\n\n글")
    templates = [page.template for page in scene.pages]
    assert templates[0] == templates[-1] == "first"
    assert set(templates[1:-1]) == {"article"}


def test_an_article_runs_on_below_level_columns(made: Set) -> None:
    [page] = made(f"# 하나\n\n{TEXT}", f"# 둘\n\n{TEXT}", look=layout(new_page=False, run_on=44.0)).pages
    marks = {mark.name: (mark.x, y) for mark, y in _marks(page)}
    assert marks["article-1"][1] > marks["article-0"][1] + 60
    second = next(y for text, _, y in places(page.items) if text == "둘")
    assert max(y for text, _, y in places(page.items) if y < second) < second - 20
    below = [one for one in lines_at(page, RIGHT) if one[2] > second]
    assert below
    [near] = made(f"# 하나\n\n{TEXT}", f"# 둘\n\n{TEXT}", look=layout(new_page=False, run_on=20.0)).pages
    assert second - 35 < next(y for text, _, y in places(near.items) if text == "둘") < second - 10  # on the grid


def _marks(page: Page) -> list[tuple[Mark, float]]:
    return [(item, matrix.apply(item.x, item.y).y) for item, matrix in walked(page.items) if isinstance(item, Mark)]


# ---------------------------------------------------------------------------------------------------- what spans
def test_a_table_too_wide_for_a_column_stands_across_where_it_is_met(made: Set) -> None:
    scene = made(f"# 제목\n\n앞의 글이다.\n\n{TABLE}\n뒤의 글이다.")
    said = "".join(words(page.items) for page in scene.pages)
    assert (
        said.index("앞의 글") < said.index("첫째 칸의 긴 말 0") < said.index("다섯째 칸의 말 7") < said.index("뒤의 글")
    )
    cells = [x for text, x, _ in places(scene.pages[0].items) if text.startswith("다섯째")]
    assert cells
    assert min(cells) > RIGHT


def test_a_narrow_table_stays_in_its_column(made: Set) -> None:
    page = made("# 제목\n\n앞\n\n| 가 | 나 |\n|---|---|\n| 1 | 2 |\n").pages[0]
    cells = [x for text, x, _ in places(page.items) if text in ("1", "2")]
    assert len(cells) == 2
    assert cells[1] - cells[0] < 160.0
    assert (cells[0] < RIGHT) == (cells[1] < RIGHT)


def test_a_footnote_stands_at_the_foot_of_the_column_that_calls_it(made: Set) -> None:
    page = made(f"# 제목\n\n{TEXT}\n\n{TEXT}끝이다.[^a]\n\n[^a]: 오른쪽 단의 주석이다.").pages[0]
    [(x, y)] = [(x, y) for text, x, y in places(page.items) if "오른쪽 단의 주석" in text]
    assert x >= RIGHT
    assert y > max(b for text, a, b in lines_at(page, RIGHT) if "오른쪽" not in text and not text.isdigit())


# ---------------------------------------------------------------------------------------------------- drop caps
CAP = DropCap(lines=3, gap=4.0)


def test_a_drop_cap_is_drawn_and_stays_a_word_of_its_line(made: Set) -> None:
    page = made(f"# 제목\n\n{TEXT}", look=layout(drop_cap=CAP)).pages[0]
    [hidden] = [run for run in of_kind(page.items, Glyphs) if run.hidden]
    assert (hidden.text, hidden.origin and (hidden.origin.start, hidden.origin.end)) == ("미", (0, 1))
    body = [(text, x, y) for text, x, y in lines_at(page, LEFT) if y > 100]
    first = [one for one in body if one[2] == body[0][2]]
    assert first[0][0] == "미"
    assert first[1][0].startswith("래의 산업은")
    assert first[1][1] == pytest.approx(first[0][1] + hidden.width, abs=0.02)
    starts = sorted((y, x) for y, x in {y: x for _, x, y in reversed(body)}.items())
    assert [x > LEFT + 20 for _, x in starts[:4]] == [True, True, True, False]
    art = [group for group in of_kind(page.items, Group) if group.role == "Artifact" and of_kind(group.items, Path)]
    assert art


def test_the_space_behind_a_drop_cap_is_its_own_distance(made: Set) -> None:
    page = made(f"# 제목\n\n이 {TEXT}", look=layout(drop_cap=CAP)).pages[0]
    [hidden] = [run for run in of_kind(page.items, Glyphs) if run.hidden]
    assert hidden.text == "이 "
    body = [(text, x, y) for text, x, y in lines_at(page, LEFT) if y > 100]
    starts = {y: x for text, x, y in body if text != hidden.text}
    assert len(set(list(starts.values())[:3])) == 1, "the first line begins where those below it do"


def test_lines_beside_a_drop_cap_are_as_long_as_the_column(made: Set) -> None:
    page = made(f"# 제목\n\n{TEXT}", look=layout(drop_cap=CAP)).pages[0]
    ends: dict[float, float] = {}
    for item, matrix in walked(page.items):
        if isinstance(item, Glyphs) and item.text.strip():
            at = matrix.apply(item.x, item.y)
            if LEFT <= at.x < RIGHT - 20 and at.y > 100:
                ends[round(at.y, 1)] = max(ends.get(round(at.y, 1), 0.0), at.x + item.width)
    first = [end for _, end in sorted(ends.items())][:3]
    assert first == pytest.approx([LEFT + 160.0] * 3, abs=4.0)  # spaces at the end are counted, too


def test_a_paragraph_of_too_few_lines_has_no_drop_cap(made: Set) -> None:
    page = made("# 제목\n\n짧은 글이다.\n\n" + TEXT, look=layout(drop_cap=CAP)).pages[0]
    assert not [run for run in of_kind(page.items, Glyphs) if run.hidden]


def test_only_the_first_running_paragraph_of_an_article_has_one(made: Set) -> None:
    look = layout(drop_cap=CAP)
    for text, expected in [
        (f"{TEXT}\n\n{TEXT}", "미"),
        (f"{{.note}}\n{TEXT}\n\n도시{TEXT}", "도"),
        (f"## 소제목\n\n{TEXT}", ""),
        (f"- 목록\n\n{TEXT}", ""),
    ]:
        scene = made(f"# 제목\n\n{text}", look=look)
        hidden = [run.text for page in scene.pages for run in of_kind(page.items, Glyphs) if run.hidden]
        assert hidden == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("미래의", 1),
        ("“미래의", 2),
        ("『「장", 3),
        ("张江", 1),
        ("2차", 1),
        ("12월", 2),
        ("2021년", 0),
        ("1,200명", 0),
        ("AI는", 2),
        ("Alibaba", 1),
        ("KIC", 1),
        ("— 말", 0),
        ("“", 0),
        ("", 0),
    ],
)
def test_which_characters_a_drop_cap_shows(text: str, length: int) -> None:
    assert initial_length((Span(text, TextStyle(), block=1, at=0),) if text else ()) == length


def test_words_with_a_reading_and_words_of_the_program_have_none() -> None:
    assert initial_length((Span("미래", TextStyle(), block=1, at=0, ruby="미"),)) == 0
    assert initial_length((Span("미래", TextStyle()),)) == 0


def test_a_caret_goes_through_a_drop_cap_as_through_its_line(made: Set) -> None:
    page = made(f"# 제목\n\n{TEXT}", look=layout(drop_cap=CAP)).pages[0]
    galley = Galley((page,))
    [first] = [row for row in galley.page(0).rows if row.runs[0].glyphs.hidden]
    assert first.end > 5
    edges = [edge.at for edge in first.edges]
    assert edges[:4] == [0, 1, 2, 3]
    found = galley.caret(Stop(Spot(first.passage[0], 1, first.passage[1]), 0))
    assert found is not None
    assert found[1].x == pytest.approx(first.runs[1].x, abs=0.01)


# ---------------------------------------------------------------------------------------------------- facing pages
def test_even_pages_take_their_own_template_and_furniture_knows_the_side(made: Set) -> None:
    look = layout()
    odd = Template(name="article", frames=columns(), even="left", furniture=(
        Label(words=(Words("홀수"),), at=(40.0, 20.0), style="note", when="page.odd"),
        Label(words=(Words("짝수"),), at=(40.0, 20.0), style="note", when="page.even"),
    ))  # fmt: skip
    left = Template(name="left", frames=columns(-10.0), furniture=odd.furniture)
    look = replace(look, templates=(odd, left), sequence=(("article", ("article",)),))
    scene = made("# 하나\n\n" + f"{TEXT}\n\n" * 12, look=look)
    assert [page.template for page in scene.pages][:3] == ["article", "left", "article"]
    assert [words(page.items)[:2] for page in scene.pages][:3] == ["홀수", "짝수", "홀수"]
    least = [min(x for _, x, y in places(page.items) if y > 30) for page in scene.pages[1:3]]
    assert least[1] - least[0] == pytest.approx(10.0, abs=0.01)


# ---------------------------------------------------------------------------------------------------- who spans what
def in_column(rules: FlowRules = RULES) -> Room:
    """A column of two, on a page of 450 points."""
    return Room("left", cpt(160.0), cpt(450.0), 0, 0, rules, across=cpt(340.0))


@pytest.mark.parametrize(
    ("box", "rows", "expected"),
    [
        ("caption: 낮은 표\n", 4, FLOATING),
        ("label: 표 1)\n", 4, FLOATING),
        ("", 4, SPANS),
        ("caption: 높은 표\n", 30, SPANS),
    ],
)
def test_low_tables_with_a_name_float(setting: Setting, box: str, rows: int, expected: int) -> None:
    row = "| " + " | ".join("꽤 긴 낱말들" for _ in range(5)) + " |\n"
    text = f"::: table\n{box}\n{row}|---|---|---|---|---|\n{row * rows}:::\n"
    assert child(text, setting).span(in_column()) == expected


def test_a_table_that_fits_its_column_stays_there_and_whole(setting: Setting) -> None:
    one = child("| 가 | 나 |\n|---|---|\n" + "| 1 | 2 |\n" * 6, setting)
    assert one.span(in_column()) == IN_COLUMN
    assert {atom.level for atom in one.atoms(START, in_column(), 0) if atom.to} == {SPAN}
    alone = replace(in_column(), across=0)
    assert FREE in {atom.level for atom in one.atoms(START, alone, 0)}


def test_figures_float_or_are_passed_by_their_size(setting: Setting, article: Callable[[str], Article]) -> None:
    text = "# t\n\n" + "\n\n".join(f"::: figure a.jpg\nsize: {size}\nalt: 그림\n:::" for size in ("text", "wide"))
    sizes = (("text", FigureSize()), ("wide", FigureSize("wide")))
    own = setting.within(layout=replace(setting.layout, figures=FigureStyle(sizes=sizes)))
    narrow, wide = (
        figure_child(block, own, {}).span(in_column()) for block in article(text).blocks if isinstance(block, Figure)
    )
    assert (narrow, wide) == (PASSED, FLOATING)


def test_rows_of_figures_float_unless_they_are_several_lines(
    setting: Setting, article: Callable[[str], Article]
) -> None:
    one = "::: figure a.jpg\nalt: 그림\n:::\n"
    for count, expected in ((2, FLOATING), (4, SPANS)):
        [row] = [
            b for b in article(f"# t\n\n::: figures\ncols: 3\n\n{one * count}:::").blocks if isinstance(b, FigureRow)
        ]
        assert figure_row_child(row, setting, {}).span(in_column()) == expected


def test_a_low_box_is_not_divided(setting: Setting, article: Callable[[str], Article]) -> None:
    boxes = (("callout", BoxStyle(body="body", title="heading", whole=8)),)
    own = setting.within(layout=replace(setting.layout, boxes=boxes))
    for words_, expected in (("글. " * 60, {LINE}), ("글. " * 300, {LINE, FREE})):
        [box] = [b for b in article(f"# t\n\n::: callout\n{words_}\n:::").blocks if isinstance(b, Callout)]
        made = child_of(box, own, {})
        assert made is not None
        assert {atom.level for atom in made.atoms(START, in_column(), 0) if atom.to} == expected


def test_whoever_is_quoted_stands_with_his_words(setting: Setting, article: Callable[[str], Article]) -> None:
    [quote] = [b for b in article("# t\n\n> 바람은 버려지고 있었다.\n>\n> 쑨자허").blocks if isinstance(b, Quote)]
    made = child_of(quote, setting, {})
    assert made is not None
    first, last = made.atoms(START, in_column(), 0)
    assert (first.level, first.keep, last.level) == (KEEP, 1, FREE)


def test_bands_may_have_a_rule_above_them(setting: Setting) -> None:
    text = "| 가 | 나 |\n|---|---|\n| 갈래 | < |\n| 1 | 2 |\n| 둘째 | < |\n| 3 | 4 |\n"
    widths = []
    for rule in (0.0, 3.0):
        atoms_ = child(text, setting, band_fill="", band_rule=rule, row_rule=0.0).atoms(START, in_column(), 0)
        items = [item for atom in atoms_ if isinstance(atom.body, Piece) for item in atom.body.items]
        widths.append(sum(_height(path) == pytest.approx(3.0) for path in of_kind(items, Path)))
    assert widths == [0, 1]


def _height(path: Path) -> float:
    ys = [segment[2] for segment in path.segments if len(segment) > 1]
    return max(ys) - min(ys)
