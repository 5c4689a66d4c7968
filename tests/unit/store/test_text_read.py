"""What the signs of the article format mean."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import (
    Attrs,
    Cell,
    Event,
    FieldList,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Raw,
    Sponsors,
    Table,
)
from kiclayout.content.inline import Break, Gloss, Link, NoteRef, PageRef, Text, plain
from kiclayout.store.text import read_article, read_blocks, read_runs, write_article, write_runs

SAMPLE = Path(__file__).parents[4] / "shared" / "reference" / "format-sample" / "articles"
EXAMPLES = Path(__file__).parents[3] / "examples"


def blocks(text: str) -> tuple[object, ...]:
    return read_blocks(text, "a.md", Sink())


def block(text: str) -> object:
    (only,) = blocks(text)
    return only


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("**“중문”**을", (Text("“중문”", ("b",)), Text("을"))),
        ("**50%**를, ** 빈칸", (Text("50%", ("b",)), Text("를, ** 빈칸"))),
        ("6.3만 m^2^이다", (Text("6.3만 m"), Text("2", ("sup",)), Text("이다"))),
        ("H[2]{.sub}O", (Text("H"), Text("2", ("sub",)), Text("O"))),
        ("[東京]{lang=ja .nobreak}", (Text("東京", ("nobreak",), "ja"),)),
        ("[胡润]{ruby=후룬}은", (Text("胡润", ruby="후룬"), Text("은"))),
        ("[胡润]{.em lang=zh ruby=hú rùn}", (Text("胡润", ("em",), "zh", "hú rùn"),)),
        ("[**胡润** 회장]{ruby=x}", (Text("胡润", ("b",), ruby="x"), Text(" "), Text("회장", ruby="x"))),
        ("[이름[胡润]]{ruby=x}", (Text("이름[胡润]", ruby="x"),)),
        ("[글]{ruby=x y .em}", (Text("글", ("em",), ruby="x y"),)),
        ("[글]{ruby=} [글]{ruby=a*b} [글]{kana=x}", (Text("[글]{ruby=} [글]{ruby=a*b} [글]{kana=x}"),)),
        ("[글](https://a.cn/b_(c))", (Link("https://a.cn/b_(c)", (Text("글"),)),)),
        ("대학[^a] 표 {ref:t-1} {page:b/t-2}", (
            Text("대학"), NoteRef("a"), Text(" 표 "), PageRef("ref", "t-1"), Text(" "), PageRef("page", "b/t-2"))),
        ("{ref:t-1 을(를)} {page:t 이가}", (PageRef("ref", "t-1", "을(를)"), Text(" {page:t 이가}"))),
        ("첫 줄{br}둘째 줄", (Text("첫 줄"), Break(), Text("둘째 줄"))),
        ("제{nbsp}21회{wj}", (Text("제\u00a021회\u2060"),)),
        ("후룬[胡润, 회장]은", (Gloss("후룬", "胡润, 회장"), Text("은"))),
        ("·A·B[李]", (Text("·"), Gloss("A·B", "李"))),
        ("이름[이 이름은 주석이 아니다]", (Text("이름[이 이름은 주석이 아니다]"),)),
        (r"\*\*별\*\* \{br} \[^a]", (Text("**별** {br} [^a]"),)),
        ("8* 1일~5일 t_1_2 <Tesla> R&D `a` [b] #c", (Text("8* 1일~5일 t_1_2 <Tesla> R&D `a` [b] #c"),)),
        ("[가 ](https://a.cn)나", (Link("https://a.cn", (Text("가"),)), Text(" 나"))),
    ],
)  # fmt: skip
def test_inline_signs(text: str, runs: tuple[object, ...]) -> None:
    assert read_runs(text) == runs
    assert read_runs(write_runs(runs)) == runs  # type: ignore[arg-type]


def test_only_misleading_signs_are_escaped() -> None:
    text = "8* 1일~5일 t_1_2 <Tesla> R&D `a` [b] #c {d} 10^6 a\\b C:\\"
    assert write_runs((Text(text),)) == "8* 1일~5일 t_1_2 <Tesla> R&D `a` [b] #c {d} 10\\^6 a\\b C:\\\\"


@pytest.mark.parametrize(
    "text",
    ["2023. 04. 12.(수) 접수한다.", "5. 29.(월) 개막", "1) 행사 개요", "3. 세 번째", "    들여 쓴 글", "이름: 값"],
)
def test_dates_and_bare_markers_are_text(text: str) -> None:
    assert plain(block(text).runs) == text.strip()  # type: ignore[attr-defined]
    assert isinstance(block(text), Paragraph)


def test_headings_split_their_markers() -> None:
    found = blocks("# 1) 제목\n## 1) 개요 {#a .wide}\n### ①정부\n#### i) 방향\n##### ▶ 분야\n## 2023. 4. 5.(수) 행사\n")
    assert found == (
        Heading(level=0, runs=(Text("1) 제목"),)),
        Heading(level=1, marker="1)", runs=(Text("개요"),), attrs=Attrs("a", ("wide",))),
        Heading(level=2, marker="①", runs=(Text("정부"),)),
        Heading(level=3, marker="i)", runs=(Text("방향"),)),
        Heading(level=4, marker="▶", runs=(Text("분야"),)),
        Heading(level=1, runs=(Text("2023. 4. 5.(수) 행사"),)),
    )


def test_lines_join_with_a_space_only_where_one_belongs() -> None:
    assert block("감사,\n시장") == Paragraph(runs=(Text("감사, 시장"),))
    assert block("深圳\n特区") == Paragraph(runs=(Text("深圳特区"),))
    assert block("첫째\\\n둘째  \n셋째") == Paragraph(runs=(Text("첫째"), Break(), Text("둘째"), Break(), Text("셋째")))


def test_lists_are_of_one_kind() -> None:
    first, second, third = blocks("- 가\n  - 나\n\n  다\n- ▶ **라**\n- ▶ 마\n1. 바\n2. 사\n")
    inner = (Item("", (Paragraph(runs=(Text("나"),)),)),)
    body = (Paragraph(runs=(Text("가"),)), List(items=inner), Paragraph(runs=(Text("다"),)))
    assert first == List(items=(Item("", body),))
    assert [item.marker for item in second.items] == ["▶", "▶"]  # type: ignore[attr-defined]
    assert [item.marker for item in third.items] == ["1.", "2."]  # type: ignore[attr-defined]


def test_a_date_in_a_list_is_no_marker() -> None:
    assert block("- 4. 26.(수) 개막") == List(items=(Item("", (Paragraph(runs=(Text("4. 26.(수) 개막"),)),)),))


def test_notes_quotes_and_field_lists_hold_blocks() -> None:
    note, quote, facts = blocks(
        "[^a]: 글\n  - 목록\n\n> 인용\n>\n> 둘째\n\n지역\n: 상하이\n\n주최 / 主办\n: - 가\n  - 나\n"
    )
    assert isinstance(note, Note)
    assert [type(inner) for inner in note.blocks] == [Paragraph, List]
    assert isinstance(quote, Quote)
    assert len(quote.blocks) == 2
    assert isinstance(facts, FieldList)
    assert [plain(item.label) for item in facts.items] == ["지역", "주최 / 主办"]
    assert isinstance(facts.items[1].blocks[0], List)


def test_boxes_become_typed_blocks() -> None:
    text = (
        "::: figures\ncols: 2\n\n![가](a.jpg)\n\n::: figure b.jpg {#f-b}\n"
        "label: 사진 2\nalt: 나\nx-raw: 값\n:::\n:::\n\n"
        "::: sponsors\n주최: kic, ste\n:::\n"
    )
    row, sponsors = blocks(text)
    assert isinstance(row, FigureRow)
    assert row.cols == "2"
    inner = Figure(path="b.jpg", label=(Text("사진 2"),), alt="나", extra=(("x-raw", "값"),), attrs=Attrs("f-b"))
    assert row.blocks == (Figure(path="a.jpg", alt="가"), inner)
    assert sponsors == Sponsors(roles=(("주최", ("kic", "ste")),))


def test_what_a_box_does_not_know_stays_in_its_place() -> None:
    text = "# 제목\n\n::: figure a.jpg\nwho: 나\nalt: 그림\nalt: 또\n글\n:::\n\n::: odd box {x}\n- 글\n\n  ::: y\n:::\n"
    article = read_article(text, "a.md", Sink())
    assert isinstance(article.blocks[2], Raw)
    assert write_article(article) == text


def test_tables_know_heads_bands_feet_and_spans() -> None:
    table = block("| 가 | < |\n| 나 | 다 |\n|---:|:--:|\n| 1 | 2 |\n| ^ | 3 |\n| 계 | < |\n|===|===|\n| 합 | 5 |\n")
    assert isinstance(table, Table)
    grid = table.grid
    assert grid.align == ("r", "c")
    assert [row.kind for row in grid.rows] == ["band", "head", "body", "body", "band", "foot"]
    assert grid.rows[2].cells[0] == Cell((Paragraph(runs=(Text("1"),)),), cols=1, rows=2)
    assert grid.rows[3].cells[0] == "^"


def test_list_tables_hold_blocks_in_cells() -> None:
    table = block("* - 대상\n  - 조건\n|---|---|\n* - 기업\n  - - I. 가\n    - II. 나\n\n    둘째\n")
    assert isinstance(table, Table)
    cell = table.grid.rows[1].cells[1]
    assert isinstance(cell, Cell)
    assert [type(inner) for inner in cell.blocks] == [List, Paragraph]
    assert table.grid.form == "list"


def test_an_event_holds_its_facts() -> None:
    event = block(
        "::: event\ntitle: 가{br}나\ndate: 2023-05-30..2023-05-31\n\n지역\n: 상하이\n\n"
        "::: qr https://a.cn\nlabel: 신청\n:::\n:::"
    )
    assert isinstance(event, Event)
    assert event.title == (Text("가"), Break(), Text("나"))
    assert [type(inner).__name__ for inner in event.blocks] == ["FieldList", "Qr"]


def test_blocks_carry_their_lines() -> None:
    text = "---\nkicker: 가\n---\n\n# 제목\n\n{.lead}\n글\\\n글\n\n::: callout\n글\n:::\n"
    article = read_article(text, "a.md", Sink())
    assert [one.lines for one in article.blocks] == [(1, 3), (5, 5), (7, 9), (11, 13)]
    assert article.blocks[3].blocks[0].lines == (12, 12)  # type: ignore[union-attr]


@pytest.mark.parametrize("folder", [SAMPLE, EXAMPLES], ids=["sample", "examples"])
def test_real_articles_come_back_byte_for_byte(folder: Path) -> None:
    files = sorted(folder.rglob("*.md"))
    if not files:
        pytest.skip(f"no articles in {folder}")
    for file in files:
        text = file.read_text("utf-8")
        if file.parent.name == "articles":
            assert write_article(read_article(text, file.name, Sink())) == text, file


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "**a* " * 20_000,
        "\\" * 100_000 + "**",
        "# " + " " * 200_000 + "x",
        "가[胡" * 30_000,
        "<b " * 50_000,
        "{br}" * 30_000,
        "|a" * 20_000,
        "> " * 50_000,
        "::: callout a\n" * 3_000,
        "[" * 3_000 + "](http://a)" * 3_000,
    ],
    ids=["brackets", "bold", "backslashes", "spaces", "glosses", "tags", "breaks", "cells", "quotes", "boxes", "links"],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    start = time.process_time()
    article = read_article(text, "a.md", Sink())
    assert time.process_time() - start < 5
    assert read_article(write_article(article), "a.md", Sink()) == article


def test_the_examples_of_the_manual_are_sound_and_canonical() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "FORMAT.md").read_text("utf-8")
    examples = manual.split("\n```\n")[1::2]
    assert len(examples) > 4
    for example in examples:
        sink = Sink()
        article = read_article(example + "\n", "a.md", sink)
        assert {found.code for found in sink} <= {"store-article-no-title"}, list(sink)
        assert write_article(article) == example + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "> " * 12 + "    ::: callout a\n",
        "::: callout a\n" * 12 + "    :::\n글\n",
        "::: callout a\n" * 20,
        "::: callout a\n" * 11 + "- \n\n    1.     글\n",
        "::: callout a\n" * 11 + "- \n\n    4. 26.(수)\n",
        "1. - 1. 글\n",
        "::: sponsors\n::: figure x\n글\n",
        "{.a}\n{.b}\n글\n",
        "---\n",
        "- 4. 26.(수)\n  지역\n  : 1) 글\n",
        "[^a]: {.a}\n  1. 글\n",
    ],
)
def test_what_random_texts_have_found(text: str) -> None:
    article = read_article(text, "a.md", Sink())
    written = write_article(article)
    assert read_article(written, "a.md", Sink()) == article
    assert write_article(read_article(written, "a.md", Sink())) == written


@pytest.mark.parametrize(
    ("box", "end"),
    [
        ("::: figure images/a.jpg\ncaption: 설명\nalt: 그림", 3),
        ("::: figure images/a.jpg\n\ncaption: 설명\nalt: 그림", 4),
        ("::: chart bar\ntable: t\nalt: 그림", 3),
        ("::: qr https://a.cn\nlabel: 신청", 2),
        ("::: sponsors\n주최: a, b", 2),
        ("::: poster images/a.jpg\nalt: 그림", 2),
        ("::: table\ncaption: 표\n\n| 가 |\n|---|\n| 나 |", 6),
        ("::: figures\ncols: 2\n\n::: figure a.jpg\nalt: 가\n:::\n\n![나](b.jpg)", 8),
        ("::: figures\n::: figure a.jpg\nalt: 가\n:::\n::: figure b.jpg\nalt: 나", 6),
    ],
)
def test_a_box_that_is_never_closed_leaves_the_article_its_paragraphs(box: str, end: int) -> None:
    sink = Sink()
    first, *rest = read_blocks(f"{box}\n\n비고: 본문이 계속된다.\n\n::: callout 알림\n글\n:::\n\n끝.", "a.md", sink)
    assert not isinstance(first, Raw)
    assert [type(one).__name__ for one in rest] == ["Paragraph", "Callout", "Paragraph"]
    found = [one for one in sink if one.code == "store-fence-open"]
    assert (str(found[0].place), found[0].value("end")) == ("a.md:1:1", str(end))


def test_boxes_that_are_never_closed_are_read_in_linear_time() -> None:
    start = time.process_time()
    read_blocks("::: figure images/a.jpg\nalt: 그림\n\n글\n\n" * 8000, "a.md", Sink())
    assert time.process_time() - start < 5
