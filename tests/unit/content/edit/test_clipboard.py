"""Fragments: cut out, put in, as text and as HTML."""

from __future__ import annotations

import pytest
from paper import at, issue_of, marked, seen, spot, text

from kiclayout.content.block import List, Paragraph, Table
from kiclayout.content.edit.erase import erase
from kiclayout.content.edit.fragment import (
    Fragment,
    fragment_of,
    text_of_fragment,
)
from kiclayout.content.edit.html_write import write_html
from kiclayout.content.edit.passages import passages
from kiclayout.content.edit.paste import insert_fragment
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.inline import Text
from kiclayout.content.issue import Issue
from kiclayout.content.normal import normal_blocks
from kiclayout.content.spot import Selection, Spot, caret
from kiclayout.content.walk import walk
from kiclayout.store.text.write import write_document


def shown(fragment: Fragment) -> str:
    blocks = fragment.blocks or (Paragraph(runs=fragment.runs),)
    return write_document(normal_blocks((*blocks, *fragment.notes)))


def cut_out(source: str, first: str, last: str | None = None) -> str:
    issue = issue_of(source)
    return shown(fragment_of(issue, marked(issue, first, last)))


def pasted(source: str, words: str, where: int, fragment: Fragment) -> str:
    issue = issue_of(source)
    return text(insert_fragment(issue, at(issue, words, where), fragment).issue)


def part_of(source: str, first: str, last: str | None = None) -> Fragment:
    issue = issue_of(source)
    return fragment_of(issue, marked(issue, first, last))


def test_words_of_one_passage() -> None:
    assert part_of("가 **나다** 라\n", "나").runs == (Text("나", ("b",)),)
    assert not part_of("가\n", "")
    assert cut_out("가[^n]나\n\n[^n]: 주\n", "가[^n]나".replace("[^n]", "")) == "가[^n]나\n\n[^n]: 주\n"


def test_blocks_are_cropped_at_both_ends() -> None:
    source = "# 제목\n\n가나\n\n## 1) 다\n\n- 라\n- 마바\n  - 사\n- 아\n"
    assert cut_out(source, "나", "마") == "나\n\n## 1) 다\n\n- 라\n- 마\n"
    assert cut_out(source, "목", "가") == "## 목\n\n가\n"
    assert cut_out(source, "바", "아") == "- 바\n  - 사\n- 아\n"
    assert cut_out("> 가\n>\n> 나다\n", "가", "나") == "가\n\n나\n"


def test_cells_are_a_table() -> None:
    source = "| 가 | 나 | 다 |\n|---|---:|---|\n| 라 | 마 | 바 |\n\n사\n"
    assert cut_out(source, "나", "바") == "| 나 | 다 |\n|---:|---|\n| 마 | 바 |\n"
    assert cut_out(source, "마", "사") == "|---|---:|---|\n|  | 마 | 바 |\n\n사\n"


def test_notes_come_if_they_are_called() -> None:
    source = "가[^a]나\n\n[^a]: 하나\n\n다[^b]라\n\n[^b]: 둘\n"
    assert cut_out(source, "나", "라") == "나\n\n다[^b]라\n\n[^b]: 둘\n"


def test_over_articles_and_facts() -> None:
    issue = issue_of("---\nkicker: 알림\n---\n\n# 가\n\n나\n", "# 다\n\n라\n")
    fragment = fragment_of(issue, marked(issue, "알림", "라"))
    assert shown(fragment) == "알림\n\n## 가\n\n나\n\n## 다\n\n라\n"
    assert text_of_fragment(fragment) == "알림\n가\n나\n다\n라"


def test_plain_text() -> None:
    assert text_of_fragment(part_of("가 **나** 다\n", "나")) == "나"
    source = "- 가\n- 나\n\n| 다 | 라 |\n|---|---|\n| 마 | < |\n\n바\n"
    assert text_of_fragment(part_of(source, "가", "바")) == "가\n나\n다\t라\n마\t\n바"


def test_words_merge_into_the_line() -> None:
    fragment = part_of("가 **나다** 라\n", "나다")
    assert pasted("하히\n", "히", 0, fragment) == "하**나다**히\n"
    assert pasted("---\nkicker: 하히\n---\n", "히", 0, fragment) == "---\nkicker: 하**나다**히\n---\n"
    one = Fragment(blocks=(Paragraph(runs=(Text("나"),)),))
    assert pasted("하히\n", "히", 0, one) == "하나히\n"


BLOCKS = part_of("가\n\n## 나 {#x}\n\n다\n", "가", "다")


def test_blocks_split_the_line() -> None:
    issue = issue_of("하히\n")
    done = insert_fragment(issue, at(issue, "히"), BLOCKS)
    assert text(done.issue) == "하가\n\n## 나 {#x}\n\n다히\n"
    assert seen(done) == "다|히"
    assert pasted("하\n", "하", -1, BLOCKS).endswith("하가\n\n## 나 {#x}\n\n다\n")
    assert "{#x-2}" in pasted("하\n\n## 히 {#x}\n", "하", -1, BLOCKS)
    assert pasted("# 하히\n", "히", 0, BLOCKS) == "# 하가\n\n## 나 {#x}\n\n다히\n"
    table = part_of("| 가 |\n|---|\n\n나\n", "가", "나")
    assert pasted("하히\n", "히", 0, table) == "하\n\n| 가 |\n|---|\n\n나히\n"


def test_the_selection_is_replaced() -> None:
    issue = issue_of("하히\n\n호후\n")
    done = insert_fragment(issue, marked(issue, "히", "호"), BLOCKS)
    assert text(done.issue) == "하가\n\n## 나 {#x}\n\n다후\n"


def test_a_whole_article_is_replaced_by_another_with_its_title() -> None:
    issue = issue_of("---\nkicker: 머리\n---\n\n# 제목\n\n가\n\n나\n")
    everything = Selection(Spot(issue.articles[0].id, 0, "kicker"), spot(issue, "나", -1))
    source = issue_of("# 새 제목\n\n다\n\n- 라\n")
    fragment = fragment_of(source, marked(source, "새 제목", "라"))
    done = insert_fragment(issue, everything, fragment)
    assert text(done.issue).partition("---\n\n")[2] == "# 새 제목\n\n다\n\n- 라\n"
    assert seen(done) == "라|"
    plainly = insert_text(issue, everything, "줄 하나\n줄 둘")
    assert text(plainly.issue).endswith("# 줄 하나\n\n줄 둘\n")
    untitled = issue_of("# \n\n가\n")
    place = untitled.articles[0].title_block
    assert place
    titled = insert_fragment(untitled, caret(Spot(place.id)), Fragment(blocks=fragment.blocks[:1]))
    assert seen(titled) == "새 제목|"
    assert text(titled.issue) == "# 새 제목\n\n가\n"


def test_in_items_cells_quotes_and_captions() -> None:
    assert pasted("1. 하히\n2. 호\n", "히", 0, BLOCKS) == "1. 하가\n2. 나\n3. 다히\n4. 호\n"
    items = part_of("- 가\n- 나\n", "가", "나")
    assert pasted("1. 하히\n2. 호\n", "히", 0, items) == "1. 하\n2. 가\n3. 나\n4. 히\n5. 호\n"
    assert pasted("> 하\n", "하", -1, BLOCKS) == "> 하가\n>\n> 나\n>\n> 다\n"
    assert "* - 하가\n\n    나\n\n    다\n" in pasted("| 하 |\n|---|\n", "하", -1, BLOCKS)
    assert "caption: 하가{br}나{br}다\n" in pasted("::: figure a.jpg\ncaption: 하\n:::\n", "하", -1, BLOCKS)
    table = part_of("| 가 |\n|---|\n\n나\n", "가", "나")
    assert pasted("- 하\n", "하", -1, table) == "- 하나\n\n| 가 |\n|---|\n"


def test_notes_are_placed_and_named_anew() -> None:
    fragment = part_of("가[^n]나\n\n[^n]: 주\n", "가나")
    assert (
        pasted("하[^n]\n\n[^n]: 원\n\n히\n", "히", 0, fragment) == "하[^n]\n\n[^n]: 원\n\n가[^n-2]나히\n\n[^n-2]: 주\n"
    )
    lone = Fragment(runs=fragment.runs)
    assert pasted("히\n", "히", 0, lone) == "가나히\n"


def test_ids_stay_unique() -> None:
    issue = issue_of("하\n")
    for _ in range(2):
        done = insert_fragment(issue, at(issue, "하", 1), BLOCKS)
        issue = done.issue
    ids = [block.id for block in walk(issue.articles[0].blocks)]
    assert len(ids) == len(set(ids))


def test_cut_and_pasted_back_is_as_it_was() -> None:
    source = "가나\n\n## 1) 다\n\n- 라\n- 마\n\n바사\n"
    issue = issue_of(source)
    selection = marked(issue, "나", "바")
    fragment = fragment_of(issue, selection)
    done = erase(issue, selection)
    assert text(done.issue) == "가사\n"
    assert text(insert_fragment(done.issue, done.selection or selection, fragment).issue) == source


def test_an_empty_slot_takes_all() -> None:
    issue: Issue = issue_of("- 가\n- \n")
    items = issue.articles[0].blocks[0]
    assert isinstance(items, List)
    done = insert_fragment(issue, caret(Spot(items.id, 0, "items.1")), BLOCKS)
    assert text(done.issue) == "- 가\n- 가\n- 나\n- 다\n"


def test_all_that_is_selected_is_in_the_html() -> None:
    source = (
        "가 **나** [m]{.sub} [글](https://a.cn/?a=1&b) <>&\n\n## 1) 다\n\n1. 라\n2. 마\n   - 바\n\n- ▶ 사\n\n> 아\n\n"
        "| 자 | < | 파 |\n|---|---|---:|\n| 차 | 하 | 카 |\n\n::: callout 상자\n타\n:::\n\n라벨\n: 값\n\n끝\n"
    )
    html = write_html(part_of(source, "가", "끝"))
    assert '<p>가 <b>나</b> <sub>m</sub> <a href="https://a.cn/?a=1&amp;b">글</a> &lt;&gt;&amp;</p>' in html
    assert "<h1>1) 다</h1>" in html
    assert '<th colspan="2">자</th>' in html
    assert '<td align="right">카</td>' in html
    for words in ("라벨", "값", "상자", "타", "▶ 사"):
        assert words in html


@pytest.mark.parametrize("n", range(6))
def test_a_selection_of_any_two_passages_can_be_cut(n: int) -> None:
    issue = issue_of("---\nkicker: 가\nend_source: 끝\n---\n\n# 나\n\n- 다\n  - 라\n\n| 마 | 바 |\n|---|---|\n", "사\n")
    some = list(passages(issue))
    for other in some[n:]:
        fragment = fragment_of(issue, Selection(some[n].spot(), other.end()))
        assert text_of_fragment(fragment).split() == [one.text for one in some[n : some.index(other) + 1] if one.text]
        assert not any(isinstance(one, Table) and not one.grid.rows for one in fragment.blocks)
