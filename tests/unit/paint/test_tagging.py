"""Marks on the page and the tree they belong to: what a painter makes of the scene's tags."""

from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from kiclayout.base.color import BLACK
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Origin
from kiclayout.paint.pdf import paint_pdf
from kiclayout.scene.items import DIVIDED, Group, LinkArea, Mark, rectangle
from kiclayout.scene.page import OutlineEntry, Page, Scene
from kiclayout.scene.tags import ANY, ARTIFACT, Chapter, Story, Tag

sys.path.append(str(Path(__file__).parents[2] / "whole"))

from heard import Heard, heard


@pytest.fixture
def tell(book):
    def told(*pages: Page, **facts) -> Heard:
        data = paint_pdf(Scene(tuple(pages), title="소식", **facts), book, Sink())
        with pikepdf.open(BytesIO(data)) as pdf:
            return shape(heard(pdf))

    return told


def shape(element: Heard):
    """An element as a tuple: its role, then its words and elements."""
    parts: list = []
    for part in element.parts:
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part if isinstance(part, str) else shape(part))
    return (element.role, *parts)


def page(*items, index=0, story=0, template="cover"):
    return Page(index, f"P{index + 1}", 400, 300, 0.0, tuple(items), template, story)


P1 = Tag("P", (1, ""))
P2 = Tag("P", (2, ""))


def test_one_paragraph_over_two_pages_is_one_element(tell, set_run):
    first, second = set_run(20, 30, "처음 "), set_run(20, 30, "끝")
    made = tell(page(replace(first, tags=(P1,))), page(replace(second, tags=(P1,)), index=1))
    assert made == ("Document", ("Sect", ("P", "처음 끝")))


def test_articles_are_read_in_the_order_of_their_stories(tell, set_run):
    """The note stands above its paragraph, the second paragraph is painted first."""
    story = Story(7, "글", ((1, ANY), (9, ANY), (2, ANY)))
    items = [
        Group((replace(set_run(20, 10, "각주"), tags=()),), tags=(Tag("Note", (9, "")),)),
        replace(set_run(20, 50, "둘째"), tags=(P2,)),
        replace(set_run(20, 30, "첫째"), tags=(P1,)),
        Group((set_run(20, 5, "행사"),), tags=(Tag("H1"),)),
    ]
    made = tell(page(*items, story=7, template="event"), chapters=(Chapter("부", (story,)),))
    assert made == ("Document", ("Part", ("Art", ("H1", "행사"), ("P", "첫째"), ("Note", "각주"), ("P", "둘째"))))


def test_what_opens_a_part_stands_before_its_articles(tell, set_run):
    story = Story(7, "글", ((1, ANY),))
    items = [Group((set_run(20, 5, "첫째 부"),), tags=(Tag("P"),)), replace(set_run(20, 30, "글"), tags=(P1,))]
    made = tell(page(*items, story=7), chapters=(Chapter("부", (story,)),))
    assert made == ("Document", ("Part", ("P", "첫째 부"), ("Art", ("P", "글"))))


def test_what_a_layout_repeats_on_the_next_page_is_read_once(tell, set_run):
    story = Story(7, "글", ((1, ANY),))
    title = Group((set_run(20, 5, "제목"),), tags=(Tag("H1"),))
    pages = [page(title, replace(set_run(20, 30, f"줄 {n}"), tags=(P1,)), index=n, story=7) for n in (0, 1)]
    made = tell(*pages, chapters=(Chapter("부", (story,)),))
    assert made == ("Document", ("Part", ("Art", ("H1", "제목"), ("P", "줄 0 줄 1"))))


def test_artifacts_and_shapes_are_not_read(tell, set_run):
    items = [
        Group((set_run(20, 10, "머리"),), role="Artifact"),
        Group((set_run(20, 20, "되풀이"),), tags=ARTIFACT),
        rectangle(Rect(0, 0, 9, 9), BLACK),
        Group((set_run(20, 30, "글"), rectangle(Rect(0, 0, 9, 9), BLACK)), tags=(Tag("P"),)),
    ]
    assert tell(page(*items)) == ("Document", ("Sect", ("P", "글")))


def test_other_languages_are_spans_of_their_own_unless_they_are_all(tell, set_run):
    words = [set_run(20, 30, "도시 "), set_run(50, 30, "深圳", lang="zh-Hans"), set_run(80, 30, " 의", lang="ko")]
    alone = Group((set_run(20, 60, "深圳", lang="zh-Hans"),), tags=(Tag("P"),))
    made = tell(page(Group(tuple(words), tags=(Tag("P"),)), alone))
    assert made == ("Document", ("Sect", ("P", "도시 ", ("Span", "深圳"), " 의"), ("P", "深圳")))


def test_chinese_without_a_script_is_said_to_be_simplified_as_it_is_set(book, set_run):
    words = [set_run(20, 30, "도시 "), set_run(50, 30, "深圳", lang="zh"), set_run(80, 30, "北京", lang="zh-Hans")]
    data = paint_pdf(Scene((page(Group(tuple(words), tags=(Tag("P"),))),), lang="zh"), book, Sink())
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "zh-Hans"
        (told,) = heard(pdf).all("P")
        assert {part.lang for part in told.parts if isinstance(part, Heard)} <= {"zh-Hans", "ko"}


def test_a_link_of_two_lines_is_one_and_two_links_are_two(tell, set_run):
    def linked(x, y, text, target):
        tags = (P1, Tag("Link", target))
        return replace(set_run(x, y, text), tags=tags), LinkArea(Rect(x, y - 8, 20, 10), target, text, tags)

    one = (*linked(20, 30, "주소 ", "https://a.example/"), *linked(20, 45, "둘째", "https://a.example/"))
    other = (replace(set_run(60, 45, " 와 "), tags=(P1,)), *linked(80, 45, "다음", "https://a.example/"))
    made = tell(page(*one, *other))
    assert made == ("Document", ("Sect", ("P", ("Link", "주소 둘째"), " 와 ", ("Link", "다음"))))


def test_links_over_artifacts_stand_behind_everything(tell, set_run):
    strip = Group((set_run(20, 10, "부"), LinkArea(Rect(20, 0, 9, 9), "https://a.example/")), role="Artifact")
    made = tell(page(strip, Group((set_run(20, 30, "글"),), tags=(Tag("P"),))))
    assert made == ("Document", ("Sect", ("P", "글")), ("Sect", ("Link",)))


@pytest.mark.parametrize("title, said", [("제목", "제목"), (" ", "#article-a")])
def test_a_link_is_described_though_what_it_leads_to_has_no_title_yet(title, said, book, set_run):
    tags = (P1, Tag("Link", "#article-a"))
    link = LinkArea(Rect(20, 22, 20, 10), "#article-a", " ", tags)
    shown = page(replace(set_run(20, 30, "쪽"), tags=tags), link, Mark("article-a", 20, 30))
    scene = Scene((shown,), (OutlineEntry(title, 0, "article-a"),), "소식")
    with pikepdf.open(BytesIO(paint_pdf(scene, book, Sink()))) as pdf:
        (made,) = pdf.pages[0].Annots
        assert str(made.Contents) == said


def test_levels_are_closed_up(tell, set_run):
    heads = [Group((set_run(20, 20 * n, f"{n}"),), tags=(Tag(f"H{n}"),)) for n in (1, 3, 4, 2)]
    assert [part[0] for part in tell(page(*heads))[1][1:]] == ["H1", "H2", "H3", "H2"]


def test_words_that_only_look_apart_are_read_apart(tell, set_run):
    def joined(*runs):
        return tell(page(Group(runs, tags=(Tag("P"),))))[1][1][1]

    assert joined(set_run(20, 30, "325"), set_run(60, 30, "호")) == "325 호"
    assert joined(set_run(20, 30, "제목"), set_run(20, 50, "둘째 줄")) == "제목 둘째 줄"
    first, second = (set_run(20, y, text) for y, text in ((30, "산업"), (50, "기술")))
    broken = (replace(first, origin=Origin(1, 0, 2)), replace(second, origin=Origin(1, 2, 4)))
    assert joined(*broken) == "산업기술", "a line that ends inside a word"
    hyphen = replace(set_run(20 + first.width, 30, "-"), text=DIVIDED)
    assert joined(broken[0], hyphen, broken[1]) == "산업\u00ad기술", "a divided word"
    assert joined(*(replace(run, origin=Origin(1, n * 3, n * 3 + 2)) for n, run in enumerate(broken))) == "산업 기술"


def test_a_figure_has_its_box_its_words_and_its_caption_behind_it(book, set_run):
    caption = replace(set_run(20, 150, "그림 1"), tags=(Tag("Figure", (1, "")), Tag("Caption", "")))
    shown = Group(
        (rectangle(Rect(0, 0, 10, 10), BLACK), set_run(2, 8, "축", size=4.0)),
        Matrix(10.0, 0.0, 0.0, 10.0, 20.0, 30.0),
        area=Rect(0, 0, 10, 10),
        tags=(Tag("Figure", (1, ""), said="네모"),),
    )
    data = paint_pdf(Scene((page(caption, shown),)), book, Sink())
    with pikepdf.open(BytesIO(data)) as pdf:
        (figure,) = heard(pdf).all("Figure")
        assert str(figure.dictionary.Alt) == "네모"
        assert [float(value) for value in figure.dictionary.A.BBox] == [20, 170, 120, 270]
        assert shape(figure) == ("Figure", "축", ("Caption", "그림 1"))


def test_cells_say_what_they_cover_and_name(book, set_run):
    def cell(role, col, text, **facts):
        return Group((set_run(20 + 40 * col, 30, text),), tags=(Tag(role, col, **facts),))

    rows = [
        Group((cell("TH", 0, "머리", kind="Column", cols=2),), tags=(Tag("Table", (1, "")), Tag("TR", 0))),
        Group((cell("TD", 0, "하나", rows=2), cell("TD", 1, "둘")), tags=(Tag("Table", (1, "")), Tag("TR", 1))),
        Group((Group((), tags=(Tag("TD", 1),)),), tags=(Tag("Table", (1, "")), Tag("TR", 2))),
    ]
    data = paint_pdf(Scene((page(*rows[:2]), page(rows[2], index=1))), book, Sink())
    with pikepdf.open(BytesIO(data)) as pdf:
        (table,) = heard(pdf).all("Table")
        assert shape(table) == (
            "Table",
            ("TR", ("TH", "머리")),
            ("TR", ("TD", "하나"), ("TD", "둘")),
            ("TR", ("TD",)),
        )
        head, label = (next(iter(table.all(role))).dictionary.A for role in ("TH", "TD"))
        assert (str(head.Scope), int(head.ColSpan), "/RowSpan" in head) == ("/Column", 2, False)
        assert (int(label.RowSpan), "/Scope" in label) == (2, False)


def test_a_reading_is_heard_behind_its_words_and_seen_as_outlines(book, set_run):
    """The words of the second line belong to another base."""

    def under(run, start):
        return replace(run, tags=(P1, Tag("Ruby", start), Tag("RB", "")))

    def over(x, start, said):
        return Group((rectangle(Rect(x, 10, 9, 4), BLACK),), tags=(P1, Tag("Ruby", start), Tag("RT", "", said=said)))

    words = [
        replace(set_run(20, 30, "회장 "), tags=(P1,)),
        under(set_run(50, 30, "胡润", lang="zh-Hans"), 3),
        replace(set_run(70, 30, "은"), tags=(P1,)),
        over(50, 3, "후룬"),
        under(set_run(20, 60, "深圳", lang="zh-Hans"), 7),
        over(20, 7, "선전"),
    ]
    data = paint_pdf(Scene((page(*words),)), book, Sink())
    with pikepdf.open(BytesIO(data)) as pdf:
        (told,) = heard(pdf).all("P")
        assert shape(told) == (
            *("P", "회장 ", ("Ruby", ("RB", "胡润"), ("RT", "후룬")), "은"),
            ("Ruby", ("RB", "深圳"), ("RT", "선전")),
        )
        assert [one.lang for one in told.all("RB", "RT")] == ["zh-Hans", "ko", "zh-Hans", "ko"]
        assert all(one.dictionary.K is not None for one in told.all("RT")), "the outlines are its content"


def test_characters_for_private_use_are_said_by_actual_text_alone(book, set_run):
    run = replace(set_run(20, 30, "가"), text="\ue123")
    data = paint_pdf(Scene((page(Group((run,), tags=(Tag("P"),))),)), book, Sink())
    with pikepdf.open(BytesIO(data)) as pdf:
        assert heard(pdf).text == "\ue123"
        tables = [font.ToUnicode.read_bytes() for font in pdf.pages[0].Resources.Font.values()]
    assert not any(b"E123" in table for table in tables)
