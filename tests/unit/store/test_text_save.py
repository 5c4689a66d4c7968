"""Saving changes what was changed and nothing else."""

from __future__ import annotations

import difflib
from dataclasses import replace

import pytest

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.content.block import (
    Block,
    Callout,
    Cell,
    Figure,
    Grid,
    Head,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Row,
    Table,
)
from kiclayout.content.inline import Text
from kiclayout.content.issue import Article
from kiclayout.store.text import read_article, save_article, write_article

LOOSE = """---
kicker:   분석
---
# 제목


첫 문단이다.
- 가
-   나


*  별표 목록


둘째 문단이다.

|가|나|
|---|---|
|1|2|

##   개요
끝 문단이다.
"""


def words(text: str) -> Paragraph:
    return Paragraph(runs=(Text(text),))


def read(text: str) -> Article:
    return read_article(text, "a.md", Sink())


def changed(old: str, new: str) -> list[str]:
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def edited(at: int, *blocks: Block, until: int | None = None) -> str:
    old = read(LOOSE)
    new = list(old.blocks)
    new[at : at + 1 if until is None else until] = blocks
    return save_article(LOOSE, old, replace(old, blocks=tuple(new)))


def test_an_unchanged_article_keeps_every_byte() -> None:
    assert save_article(LOOSE, read(LOOSE), read(LOOSE)) == LOOSE


def test_a_changed_word_changes_one_line() -> None:
    assert changed(LOOSE, edited(4, words("셋째 문단이다."))) == ["-둘째 문단이다.", "+셋째 문단이다."]


def test_a_new_block_adds_its_lines() -> None:
    assert changed(LOOSE, edited(4, read(LOOSE).blocks[4], words("새 문단이다."))) == ["+새 문단이다.", "+"]


def test_a_deleted_block_takes_its_lines() -> None:
    assert sorted(changed(LOOSE, edited(5))) == ["-", "-|---|---|", "-|1|2|", "-|가|나|"]


def test_equal_blocks_keep_their_bytes_too() -> None:
    """The editor need not keep the very objects: reading the file again gives blocks that are equal."""
    old = read(LOOSE)
    new = [*read(LOOSE).blocks[:-1], words("다른 끝이다.")]
    assert changed(LOOSE, save_article(LOOSE, old, Article("a.md", tuple(new)))) == ["-끝 문단이다.", "+다른 끝이다."]


def test_fields_stay_in_the_order_of_the_source() -> None:
    text = "# 제목\n\n::: figure a.jpg\nalt: 그림\nwho: 나\nlabel: 사진 1\n:::\n"
    old = read(text)
    figure = old.blocks[1]
    assert isinstance(figure, Figure)
    new = replace(figure, caption=(Text("설명"),), alt="다른 그림")
    saved = save_article(text, old, replace(old, blocks=(old.blocks[0], new)))
    assert changed(text, saved) == ["-alt: 그림", "+alt: 다른 그림", "+caption: 설명"]


def test_crlf_goes_when_something_is_saved() -> None:
    text = LOOSE.replace("\n", "\r\n")
    old = read(text)
    assert save_article(text, old, old) == text
    new = replace(old, blocks=(*old.blocks[:-1], words("다른 끝이다.")))
    assert save_article(text, old, new) == LOOSE.replace("끝 문단이다.", "다른 끝이다.")


def title() -> Heading:
    return Heading(level=0, runs=(Text("제목"),))


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (words("# 제목이 아니다"), "\\# 제목이 아니다"),
        (words("1. 목록이 아니다"), "1\\. 목록이 아니다"),
        (words("2023. 4. 5.(수)"), "2023. 4. 5.(수)"),
        (words("---"), "\\---"),
        (words("{break: page}"), "\\{break: page}"),
        (words("![그림](a.jpg)"), "\\![그림\\](a.jpg)"),
        (words(": 값"), "\\: 값"),
        (Heading(level=1, runs=(Text("1) 표시가 아니다"),)), "## {br}1) 표시가 아니다"),
        (Heading(level=1, marker="4.", runs=(Text("26.(수)"),)), "## 4. {br}26.(수)"),
        (Heading(level=1, runs=(Text("끝 {#a}"),)), "## 끝 \\{#a}"),
        (List(items=(Item("", (words("▶ 표시가 아니다"),)),)), "- {br}▶ 표시가 아니다"),
        (List(items=(Item("1.", (words("첫째"),)), Item("2.", (words("둘째"),)))), "1. 첫째\n2. 둘째"),
        (List(items=(Item("2.", (words("둘째"),)),)), "- 2. 둘째"),
        (List(items=(Item("1.", (words("2. 셋"),)),)), "1. 2\\. 셋"),
        (Callout(title=(Text("끝 {.a}"),), blocks=(words("글"),)), "::: callout 끝 \\{.a}\n글\n:::"),
        (Table(grid=Grid(("",), (Row("body", (Cell((words("---"),)),)),))), "|---|\n| \\--- |"),
        (Table(grid=Grid(("",), (Row("body", (Cell((words("a|b\\"),)),)),))), "|---|\n| a\\|b\\\\ |"),
        (Table(grid=Grid(("",), (Row("body", (Cell((words("가"), words("나"))),)),))), "|---|\n* - 가\n\n    나"),
    ],
)
def test_what_would_mislead_is_guarded(block: Block, text: str) -> None:
    written = write_article(Article("a.md", (title(), block)))
    assert written == f"# 제목\n\n{text}\n"
    assert read(written).blocks == (title(), block) or "* - " in text


def test_a_box_leaves_the_place_where_it_cannot_open() -> None:
    figure = Figure(path="a.jpg", alt="그림", caption=(Text("설명"),))
    written = write_article(Article("a.md", (title(), Quote(blocks=(words("글"), figure)))))
    assert [type(block) for block in read(written).blocks] == [Heading, Quote, Figure]


def test_what_cannot_be_written_is_refused_by_name() -> None:
    deep: Block = words("글")
    for _ in range(14):
        deep = Quote(blocks=(deep,))
    old = read("# 제목\n")
    with pytest.raises(KicError) as caught:
        save_article("# 제목\n", old, Article("a.md", (*old.blocks, deep)))
    assert [found.code for found in caught.value.diagnostics] == ["store-article-unsaved"]
    assert "> > >" in caught.value.diagnostics[0].value("words")


def test_lines_not_understood_may_be_understood_in_another_place() -> None:
    text = "# 제목\n\n{.lead}\n"
    old = read(text)
    saved = save_article(text, old, Article("a.md", (*old.blocks, words("글"))))
    assert read(saved).blocks[1].attrs.classes == ("lead",)


def test_a_head_written_late_stands_first() -> None:
    written = write_article(Article("a.md", (title(), Head(fields=(("kicker", "분석"),)))))  # type: ignore[arg-type]
    assert written == "---\nkicker: 분석\n---\n\n# 제목\n"
