"""Typing and deleting."""

from __future__ import annotations

from paper import at, issue_of, marked, seen, spot, text

from kiclayout.content.block import Paragraph
from kiclayout.content.edit.splice import Look
from kiclayout.content.edit.typed import delete_backward, delete_forward, insert_break, insert_text
from kiclayout.content.inline import Break, Gloss, Link, NoteRef, Text
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection, Spot, caret


def test_typed_words_look_as_those_before() -> None:
    issue = issue_of("가나 **다라** 마\n")
    done = insert_text(issue, at(issue, "다라", -1), "X")
    assert text(done.issue) == "가나 **다라X** 마\n"
    assert seen(done) == "가나 다라X| 마"
    done = insert_text(issue, at(issue, "마"), "Y", Look(("em",), "zh"))
    assert text(done.issue) == "가나 **다라** [Y]{.em lang=zh}마\n"


def test_untouched_blocks_and_articles_are_the_same() -> None:
    issue = issue_of("가\n\n나\n", "다\n")
    done = insert_text(issue, at(issue, "가"), "x")
    assert done.issue.articles[1] is issue.articles[1]
    assert done.issue.articles[0].blocks[1] is issue.articles[0].blocks[1]
    assert done.issue.articles[0].blocks[0].id == issue.articles[0].blocks[0].id


def test_spaces_stay_while_typing() -> None:
    issue = issue_of("가\n")
    done = insert_text(issue, at(issue, "가", 1), " ")
    done = insert_text(done.issue, done.selection, "나")
    assert text(done.issue) == "가 나\n"


def test_jamo_compose() -> None:
    issue = issue_of("a\n")
    done = insert_text(issue, at(issue, "a", 1), "\u1112")
    done = insert_text(done.issue, done.selection, "\u1161")
    assert seen(done) == "a하|"


def test_a_gloss_comes_with_its_closing_bracket() -> None:
    issue = issue_of("후룬은\n")
    done = insert_text(issue, at(issue, "은"), "[胡润")
    assert done.issue.articles[0].blocks[0].runs == (Text("후룬[胡润은"),)
    done = insert_text(done.issue, done.selection, "]")
    assert done.issue.articles[0].blocks[0].runs == (Gloss("후룬", "胡润"), Text("은"))
    assert seen(done) == "후룬[胡润]|은"
    done = delete_backward(done.issue, done.selection)
    assert done.issue.articles[0].blocks[0].runs == (Text("후룬[胡润은"),)


def test_brackets_of_other_kinds_stay_words() -> None:
    issue = issue_of("2023\n")
    done = insert_text(issue, at(issue, "2023", -1), "[胡]")
    assert done.issue.articles[0].blocks[0].runs == (Text("2023[胡]"),)


def test_links_grow_inside_and_not_at_their_ends() -> None:
    issue = issue_of("가 [나다](https://a.cn) 라\n")
    inside = insert_text(issue, at(issue, "다"), "X").issue.articles[0].blocks[0].runs
    assert inside[1] == Link("https://a.cn", (Text("나X다"),))
    behind = insert_text(issue, at(issue, " 라"), "X").issue.articles[0].blocks[0].runs
    assert behind[1:] == (Link("https://a.cn", (Text("나다"),)), Text("X 라"))


def test_typing_goes_before_marks_and_backspace_takes_them_first() -> None:
    issue = issue_of("가나[^n]다\n\n[^n]: 주\n")
    done = insert_text(issue, at(issue, "다"), "X")
    assert done.issue.articles[0].blocks[0].runs == (Text("가나X"), NoteRef("n"), Text("다"))
    done = delete_backward(issue, at(issue, "다"))
    assert text(done.issue) == "가나다\n"
    assert seen(done) == "가나|다"
    assert text(delete_forward(issue, at(issue, "다")).issue) == "가나다\n"


def test_a_note_stays_while_another_mark_calls_it() -> None:
    issue = issue_of("가[^n]\n\n[^n]: 주\n\n나[^n]\n")
    assert "주" in text(delete_backward(issue, at(issue, "가", 1)).issue)


def test_deleting_words_keeps_the_marks_beside_them() -> None:
    issue = issue_of("가나[^n]다라\n\n[^n]: 주\n")
    assert "가[^n]다라" in text(delete_backward(issue, marked(issue, "나")).issue)
    assert "가나[^n]라" in text(delete_forward(issue, marked(issue, "다")).issue)
    assert text(delete_forward(issue, marked(issue, "나다")).issue) == "가라\n"


def test_lines_become_paragraphs_or_breaks() -> None:
    issue = issue_of("---\nkicker: 가나\n---\n\n# 제목\n\n다라\n")
    done = insert_text(issue, at(issue, "라"), "1\r\n2\n3")
    assert text(done.issue).endswith("다1\n\n2\n\n3라\n")
    assert seen(done) == "3|라"
    assert "kicker: 가1{br}2나\n" in text(insert_text(issue, at(issue, "나"), "1\n2").issue)


def test_typing_replaces_what_is_selected_and_keeps_its_look() -> None:
    issue = issue_of("가 **나다** 라\n")
    assert text(insert_text(issue, marked(issue, "나다"), "X").issue) == "가 **X** 라\n"


def test_hard_breaks() -> None:
    issue = issue_of("가나\n")
    done = insert_break(issue, at(issue, "나"))
    assert done.issue.articles[0].blocks[0].runs == (Text("가"), Break(), Text("나"))
    assert seen(done) == "가 |나"
    assert text(delete_backward(done.issue, done.selection).issue) == "가나\n"


def test_words_are_deleted_whole() -> None:
    issue = issue_of("하나 둘 셋\n")
    assert text(delete_backward(issue, at(issue, "셋"), word=True).issue) == "하나 셋\n"
    assert text(delete_forward(issue, at(issue, "둘"), word=True).issue) == "하나 셋\n"


def test_missing_facts_come_to_be() -> None:
    issue = issue_of("가\n")
    article = issue.articles[0]
    done = insert_text(issue, caret(Spot(article.id, 0, "title")), "제목")
    done = insert_text(done.issue, caret(Spot(article.id, 0, "kicker")), "알림")
    assert text(done.issue) == "---\nkicker: 알림\n---\n\n# 제목\n\n가\n"


def test_empty_cells_and_items_get_paragraphs() -> None:
    issue = issue_of("| a |  |\n|---|---|\n\n- 가\n- \n")
    table, items = issue.articles[0].blocks
    done = insert_text(issue, caret(Spot(table.id, 0, "cell.0.1")), "b")
    done = insert_text(done.issue, caret(Spot(items.id, 0, "items.1")), "나")
    assert text(done.issue) == "| a | b |\n|---|---|\n\n- 가\n- 나\n"


def test_nowhere_is_nowhere() -> None:
    issue = issue_of("가\n")
    lost = caret(Spot(Paragraph().id))
    for edit in (delete_backward, delete_forward, insert_break):
        assert edit(issue, lost).issue is issue
    assert insert_text(issue, lost, "x").issue is issue
    assert insert_text(issue, Selection(spot(issue, "가"), lost.focus), "x").issue is issue


def test_places_beyond_the_end_are_at_the_end() -> None:
    issue: Issue = issue_of("가\n")
    block = issue.articles[0].blocks[0]
    assert text(insert_text(issue, caret(Spot(block.id, 99)), "나").issue) == "가나\n"
