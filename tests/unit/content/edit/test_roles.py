"""Paragraphs in other roles, list levels, and what the tool bar shows."""

from __future__ import annotations

import pytest
from paper import at, issue_of, marked, spot, text

from kiclayout.content.edit.items import level_in, level_out
from kiclayout.content.edit.numbering import first_below, next_marker, number_in, with_number
from kiclayout.content.edit.passages import first_spot
from kiclayout.content.edit.roles import BULLETS, CALLOUT, NOTE, NUMBERS, PARAGRAPH, QUOTE, TITLE, set_role
from kiclayout.content.edit.state import look_at
from kiclayout.content.spot import Selection, Spot, caret


def roled(source: str, words: str, role: str, marker: str | None = None, last: str | None = None) -> str:
    issue = issue_of(source)
    return text(set_role(issue, marked(issue, words, last), role, marker).issue)


@pytest.mark.parametrize(
    "source, words, role, marker, made",
    [
        ("가\n", "가", "heading-2", None, "### 가\n"),
        ("## 1) 가\n", "가", "heading-2", None, "### 1) 가\n"),
        ("## 1) 가\n", "가", "heading-2", "", "### 가\n"),
        ("## 가\n", "가", "heading-2", "①", "### ① 가\n"),
        ("- 가\n- 나\n- 다\n", "나", "heading-1", None, "- 가\n\n## 나\n\n- 다\n"),
        ("## 1) 가\n", "가", PARAGRAPH, None, "가\n"),
        ("- 가\n  - 나\n", "나", PARAGRAPH, None, "- 가\n\n나\n"),
        ("> 가\n>\n> 나\n>\n> 다\n", "나", PARAGRAPH, None, "> 가\n\n나\n\n> 다\n"),
        ("| 가 |\n|---|\n", "가", "heading-1", None, "| 가 |\n|---|\n"),
        ("가\n", "가", "odd", None, "가\n"),
        ("가\n", "가", BULLETS, "odd", "가\n"),
        ("가\n", "가", TITLE, None, "# 가\n"),
        ("# 가\n\n나\n\n다\n", "다", TITLE, None, "# 다\n\n## 가\n\n나\n"),
        ("# 가\n", "가", BULLETS, None, "# 가\n"),
        ("- 가\n- 나\n", "나", BULLETS, "▶", "- 가\n\n- ▶ 나\n"),
        ("가[^n]\n\n[^n]: 주\n\n나\n", "나", NOTE, None, "가[^n][^n1]\n\n[^n]: 주\n\n[^n1]: 나\n"),
    ],
)  # fmt: skip
def test_one_paragraph(source: str, words: str, role: str, marker: str | None, made: str) -> None:
    assert roled(source, words, role, marker) == made


def test_many_paragraphs_are_one_list_that_counts() -> None:
    source = "가\n\n## 나\n\n다\n\n라\n"
    assert roled(source, "가", NUMBERS, None, "다") == "1. 가\n2. 나\n3. 다\n\n라\n"
    assert roled(source, "가", NUMBERS, "①", "다") == "- ① 가\n- ② 나\n- ③ 다\n\n라\n"
    assert roled("1. 가\n2. 나\n\n다\n", "다", NUMBERS) == "1. 가\n2. 나\n3. 다\n"
    assert roled("1. 가\n2. 나\n3. 다\n", "가", BULLETS, None, "나") == "- 가\n- 나\n\n- 3. 다\n"


def test_a_list_typed_by_hand_becomes_one_without_its_typed_markers() -> None:
    assert roled("\\- 가\n\n\\- 나\n\n– 다\n", "- 가", BULLETS, None, "다") == "- 가\n- 나\n- 다\n"
    assert roled("\\- 가\n\n• 나\n", "- 가", NUMBERS, None, "나") == "1. 가\n2. 나\n"
    assert roled("① 가\n\n② 나\n", "① 가", NUMBERS, None, "나") == "- ① 가\n- ② 나\n"
    assert roled("① 가\n\n② 나\n", "① 가", BULLETS, None, "나") == "- 가\n- 나\n"
    assert roled("□ 가\n\n□ 나\n", "□ 가", BULLETS, None, "나") == "- □ 가\n- □ 나\n"
    assert roled("2026. 11. 3.(화) 개막\n", "2026", BULLETS, None) == "- 2026. 11. 3.(화) 개막\n"
    assert roled("가-나\n", "가", BULLETS, None) == "- 가-나\n"
    assert roled("1\\) 개요\n", "개요", "heading-1", None) == "## 1) 개요\n"


def test_the_caret_stays_at_its_words_where_a_typed_marker_goes() -> None:
    issue = issue_of("\\- 가나다\n")
    done = set_role(issue, at(issue, "다"), BULLETS)
    assert done.selection == at(done.issue, "다")


def test_a_caret_in_the_place_of_a_title_goes_into_the_title_that_is_made() -> None:
    issue = issue_of("가\n\n나\n")
    (article,) = issue.articles
    done = set_role(issue, Selection(spot(issue, "가"), first_spot(article)), TITLE)
    title = done.issue.articles[0].title_block
    assert title
    assert done.selection == caret(Spot(title.id))


def test_many_paragraphs_are_one_quote_or_callout() -> None:
    assert roled("가\n\n나\n\n다\n", "가", QUOTE, None, "나") == "> 가\n>\n> 나\n\n다\n"
    source = "# 제목\n\n가\n\n- 나\n- 다\n\n라\n"
    assert roled(source, "제목", CALLOUT, None, "나") == "# 제목\n\n::: callout\n가\n\n- 나\n- 다\n:::\n\n라\n"


def test_an_empty_item_can_be_a_paragraph() -> None:
    issue = issue_of("- 가\n- \n")
    items = issue.articles[0].blocks[0]
    done = set_role(issue, caret(Spot(items.id, 0, "items.1")), PARAGRAPH)
    state = look_at(done.issue, done.selection)
    assert state is not None
    assert (state.role, state.level) == (PARAGRAPH, 0)


def test_items_move_in_and_out() -> None:
    issue = issue_of("1. 가\n2. 나\n3. 다\n4. 라\n")
    done = level_in(issue, marked(issue, "나", "다"))
    assert text(done.issue) == "1. 가\n   - 1) 나\n   - 2) 다\n2. 라\n"
    back = level_out(done.issue, done.selection)
    assert text(back.issue) == text(issue)
    assert level_in(issue, at(issue, "가")).issue is issue
    assert level_out(issue, at(issue, "가")).issue is issue


def test_an_item_takes_those_behind_it_along() -> None:
    issue = issue_of("- 가\n  - 나\n  - 다\n")
    assert text(level_out(issue, at(issue, "나")).issue) == "- 가\n- 나\n  - 다\n"


def test_items_inside_a_moved_one_go_along_once() -> None:
    issue = issue_of("- 가\n- 나\n  - 다\n")
    assert text(level_in(issue, marked(issue, "나", "다")).issue) == "- 가\n  - 나\n    - 다\n"


@pytest.mark.parametrize(
    "marker, number, after",
    [("1.", 1, "2."), ("(9)", 9, "(10)"), ("①", 1, "②"), ("㉟", 35, "㉟"), ("iv)", 4, "v)"), ("IX.", 9, "X."),
     ("가.", 1, "나."), ("하)", 14, "하)"), ("▶", None, "▶"), ("", None, ""), ("99)", 99, "99)")],
)  # fmt: skip
def test_markers_count(marker: str, number: int | None, after: str) -> None:
    assert number_in(marker) == number
    assert next_marker(marker) == after


def test_markers_below() -> None:
    assert [first_below(one) for one in ("3.", "2)", "⑤", "▶", "")] == ["1)", "①", "i)", "▶", ""]
    assert with_number("▶", 3) == "▶"


def test_the_state_of_the_caret() -> None:
    issue = issue_of(
        "---\nkicker: 알림\n---\n\n## ① 가\n\n1. **나다**[^n]\n\n[^n]: 주\n\n| [라](https://a.cn) |\n|---|\n"
    )
    states = {words: look_at(issue, at(issue, words, 1)) for words in ("알림", "가", "나다", "주", "라")}
    assert {words: state.role for words, state in states.items() if state} == {
        "알림": "fact.kicker", "가": "heading-1", "나다": NUMBERS, "주": NOTE, "라": PARAGRAPH
    }  # fmt: skip
    number, cell, note = states["나다"], states["라"], states["주"]
    assert number is not None
    assert cell is not None
    assert note is not None
    assert (number.look.marks, number.marker, number.level, number.kind) == (("b",), "1.", 1, "List")
    assert (cell.link, cell.in_table) == ("https://a.cn", True)
    assert note.note == "n"
    mixed = look_at(issue, marked(issue, "가", "나다"))
    assert mixed is not None
    assert (mixed.role, mixed.look.marks) == ("", ())
    assert look_at(issue, caret(Spot(0))) is None
