"""Enter, and Backspace and Delete between paragraphs."""

from __future__ import annotations

import pytest
from paper import at, issue_of, marked, seen, text

from kiclayout.content.block import Heading, List, Paragraph
from kiclayout.content.edit.articles import add_article
from kiclayout.content.edit.splits import split
from kiclayout.content.edit.typed import delete_backward, delete_forward, insert_text
from kiclayout.content.spot import Spot, caret


def test_a_paragraph_becomes_two() -> None:
    issue = issue_of("{#p .lead lang=ko}\n가나\n")
    done = split(issue, at(issue, "나"))
    assert text(done.issue) == "{#p .lead lang=ko}\n가\n\n{.lead lang=ko}\n나\n"
    assert seen(done) == "|나"


def test_marks_at_the_end_stay_with_their_words() -> None:
    issue = issue_of("가[^n]\n\n[^n]: 주\n")
    done = split(issue, at(issue, "가", 1))
    assert text(insert_text(done.issue, done.selection, "나").issue) == "가[^n]\n\n[^n]: 주\n\n나\n"


@pytest.mark.parametrize("sign", ["# ", "## 1) "])
def test_a_paragraph_follows_headings(sign: str) -> None:
    issue = issue_of(f"{sign}가나\n")
    assert text(split(issue, at(issue, "나")).issue) == f"{sign}가\n\n나\n"


def test_enter_behind_a_heading_goes_into_the_paragraph_that_waits_there() -> None:
    done = add_article(issue_of("가\n"), "one", "제목")
    made = done.issue.articles[-1]
    assert done.selection is not None
    end = caret(Spot(done.selection.focus.block, 2))
    after = split(done.issue, end)
    assert after.issue.articles[-1].blocks == made.blocks
    assert after.selection == caret(Spot(made.blocks[1].id))
    written = insert_text(after.issue, after.selection, "나")
    again = split(written.issue, end)
    assert len(again.issue.articles[-1].blocks) == 3


def test_a_paragraph_above_a_heading() -> None:
    issue = issue_of("## 가나\n")
    done = split(issue, at(issue, "가나"))
    assert [type(one) for one in done.issue.articles[0].blocks] == [Paragraph, Heading]
    assert seen(done) == "|가나"
    title = issue_of("# 가나\n")
    assert split(title, at(title, "가나")).issue is title


def test_items_count_on() -> None:
    issue = issue_of("1. 가나\n   - 아래\n2. 다\n")
    done = split(issue, at(issue, "나"))
    assert text(done.issue) == "1. 가\n2. 나\n   - 아래\n3. 다\n"
    assert seen(done) == "|나"


def test_an_empty_item_leaves_its_list() -> None:
    issue = issue_of("1. 가\n2. 나\n3. 다\n")
    done = split(issue, at(issue, "나"))
    done = split(done.issue, caret(_first_empty(done)))
    assert [type(one) for one in done.issue.articles[0].blocks] == [List, Paragraph, List]
    assert seen(done) == "|"


def _first_empty(done) -> Spot:
    from kiclayout.content.edit.passages import passages

    return next(one.spot() for one in passages(done.issue) if one.flows and not one.runs)


def test_an_empty_nested_item_goes_a_level_out() -> None:
    issue = issue_of("- 가\n  - 나\n  - \n  - 라\n- 마\n")
    inner = issue.articles[0].blocks[0].items[0].blocks[1]
    done = split(issue, caret(Spot(inner.id, 0, "items.1")))
    done = insert_text(done.issue, done.selection, "다")
    assert text(done.issue) == "- 가\n  - 나\n- 다\n  - 라\n- 마\n"


def test_paragraphs_in_cells_and_no_split_in_facts() -> None:
    issue = issue_of("---\nkicker: 알림\n---\n\n| 가나 |\n|---|\n")
    assert "* - 가\n\n    나\n" in text(split(issue, at(issue, "나")).issue)
    assert split(issue, at(issue, "림")).issue is issue


def test_the_last_empty_line_of_a_box_leaves_it() -> None:
    issue = issue_of("::: callout 알림\n가\n:::\n")
    done = split(issue, at(issue, "가", 1))
    done = split(done.issue, done.selection)
    assert text(insert_text(done.issue, done.selection, "나").issue) == "::: callout 알림\n가\n:::\n\n나\n"


def test_backspace_joins_paragraphs_past_notes() -> None:
    issue = issue_of("가[^n]\n\n[^n]: 주\n\n%% 메모\n\n나\n")
    done = delete_backward(issue, at(issue, "나"))
    assert text(done.issue) == "가[^n]나\n\n[^n]: 주\n\n%% 메모\n"
    assert seen(done) == "가|나"


def test_backspace_takes_marker_then_heading_then_paragraph() -> None:
    issue = issue_of("가\n\n## 1) 나\n")
    done = delete_backward(issue, at(issue, "나"))
    assert text(done.issue) == "가\n\n## 나\n"
    done = delete_backward(done.issue, done.selection)
    assert text(done.issue) == "가\n\n나\n"
    done = delete_backward(done.issue, done.selection)
    assert text(done.issue) == "가나\n"


def test_backspace_in_items() -> None:
    issue = issue_of("가\n\n- 나\n- 다\n  - 라\n")
    done = delete_backward(issue, at(issue, "라"))
    assert text(done.issue) == "가\n\n- 나\n- 다\n- 라\n"
    done = delete_backward(done.issue, at(done.issue, "다"))
    assert text(done.issue) == "가\n\n- 나\n\n다\n\n- 라\n"
    done = delete_backward(done.issue, done.selection)
    assert text(done.issue) == "가\n\n- 나다\n- 라\n"


def test_backspace_leaves_a_quote_and_stops_at_walls() -> None:
    issue = issue_of("> 가\n>\n> 나\n\n| x |\n|---|\n\n다\n")
    assert text(delete_backward(issue, at(issue, "가")).issue).startswith("가\n\n> 나\n")
    assert delete_backward(issue, at(issue, "다")).issue is issue
    assert delete_backward(issue, at(issue, "x")).issue is issue


def test_backspace_takes_an_instruction_out_of_the_way() -> None:
    issue = issue_of("가\n\n{break: page}\n\n나\n")
    assert text(delete_backward(issue, at(issue, "나")).issue) == "가\n\n나\n"
    assert text(delete_forward(issue, at(issue, "가", 1)).issue) == "가\n\n나\n"


def test_delete_joins_the_next_paragraph() -> None:
    issue = issue_of("가\n\n- 나\n  - 라\n- 다\n")
    done = delete_forward(issue, at(issue, "가", 1))
    assert text(done.issue) == "가나\n\n- 라\n- 다\n"
    assert seen(done) == "가|나"
    assert delete_forward(issue, at(issue, "다", 1)).issue is issue


def test_enter_replaces_what_is_selected() -> None:
    issue = issue_of("가나다\n\n라마\n")
    assert text(split(issue, marked(issue, "다", "라")).issue) == "가나\n\n마\n"


def test_footnotes_stay_below_the_paragraph_that_calls_them() -> None:
    issue = issue_of("가[^a] 나[^b] 다\n\n[^a]: 하나\n\n[^b]: 둘\n")
    below = "\n\n[^a]: 하나\n\n[^b]: 둘\n"
    assert text(split(issue, at(issue, "다", -1)).issue).startswith(f"가[^a] 나[^b] 다{below}")
    halves = text(split(issue, at(issue, "나")).issue)
    assert halves == "가[^a]\n\n[^a]: 하나\n\n나[^b] 다\n\n[^b]: 둘\n"
