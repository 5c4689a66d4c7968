"""Whole blocks."""

from __future__ import annotations

import pytest
from paper import at, issue_of, seen, spot, text

from kiclayout.content.block import Attrs, Callout, Directive, Figure, Head, Heading, Note, Paragraph, Table
from kiclayout.content.edit.structure import (
    BLANKS,
    blank_table,
    delete_block,
    duplicate_block,
    insert_block,
    move_block,
    shift_block,
)
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.inline import Text
from kiclayout.content.spot import Spot, caret
from kiclayout.content.walk import walk

BREAK = Directive(name="break", value="page")
FULL = "# 제목\n\n가[^n]\n\n[^n]: 주\n\n## 나 {#x}\n\n- 다\n- 라\n"


def test_a_block_goes_behind_the_carets_and_its_notes() -> None:
    issue = issue_of(FULL)
    done = insert_block(issue, at(issue, "가"), Paragraph(runs=(Text("새"),)))
    assert text(done.issue) == FULL.replace("## 나", "새\n\n## 나")
    assert seen(done) == "|새"
    assert "- 라\n\n{break: page}\n" in text(insert_block(issue, at(issue, "다"), BREAK).issue)
    assert text(insert_block(issue, at(issue, "제목"), BREAK).issue).startswith("# 제목\n\n{break: page}\n\n가")


def test_an_empty_paragraph_gives_way() -> None:
    issue = issue_of("가\n")
    done = insert_block(issue, at(issue, "가"), Paragraph())
    done = insert_block(done.issue, done.selection, Heading(level=1))
    assert [type(one) for one in done.issue.articles[0].blocks] == [Paragraph, Heading]


def test_inside_boxes_and_labels_that_are_taken() -> None:
    issue = issue_of("::: callout\n가\n:::\n\n## 나 {#x}\n")
    done = insert_block(issue, at(issue, "가"), Figure(path="a.jpg", attrs=Attrs("x")))
    box = done.issue.articles[0].blocks[0]
    assert isinstance(box, Callout)
    assert [one.attrs.label for one in box.blocks] == [None, "x-2"]
    assert done.selection == caret(Spot(box.blocks[1].id, 0, "caption"))
    assert insert_block(issue, at(issue, "가"), Head()).issue is issue


@pytest.mark.parametrize("kind", BLANKS)
def test_blanks_can_be_inserted_and_typed_into(kind: str) -> None:
    issue = issue_of("가\n\n나\n")
    done = insert_block(issue, at(issue, "가"), BLANKS[kind]())
    assert len(done.issue.articles[0].blocks) == 3
    done = insert_text(done.issue, done.selection, "새")
    assert "새" in text(done.issue)


def test_a_blank_table() -> None:
    table = blank_table(2, 3)
    assert (len(table.grid.rows), len(table.grid.align), table.grid.rows[0].kind) == (2, 3, "head")
    assert isinstance(blank_table(0, 0), Table)


@pytest.mark.parametrize(("name", "inside"), [("event", False), ("poster", False), ("table", True), ("qr", True)])
def test_what_has_a_page_of_its_own_stands_in_no_box(name: str, inside: bool) -> None:
    issue = issue_of("::: callout\n하나\n:::\n\n둘\n")
    made = insert_block(issue, at(issue, "하나"), BLANKS[name]()).issue.articles[0].body
    assert len(made) == (2 if inside else 3)
    assert type(made[1]).__name__ == ("Paragraph" if inside else name.capitalize())


def test_a_deleted_block_takes_its_notes() -> None:
    issue = issue_of(FULL)
    done = delete_block(issue, issue.articles[0].blocks[1].id)
    assert text(done.issue) == "# 제목\n\n## 나 {#x}\n\n- 다\n- 라\n"
    assert seen(done) == "|나"
    item = next(
        one for one in walk(issue.articles[0].blocks) if isinstance(one, Paragraph) and one.runs == (Text("라"),)
    )
    assert text(delete_block(issue, item.id).issue).endswith("- 다\n")
    assert delete_block(issue, 0).issue is issue


def test_all_blocks_can_be_deleted() -> None:
    issue = issue_of("# 가\n\n> - 나\n")
    quote = next(one for one in walk(issue.articles[0].blocks) if isinstance(one, Paragraph))
    done = delete_block(issue, quote.id)
    assert text(done.issue) == "# 가\n"
    done = delete_block(done.issue, done.issue.articles[0].blocks[0].id)
    assert done.issue.articles[0].blocks == ()
    assert done.selection == caret(Spot(done.issue.articles[0].id, 0, "title"))


def test_a_copy_has_ids_labels_and_notes_of_its_own() -> None:
    issue = issue_of(FULL)
    title, para, _, heading, _ = issue.articles[0].blocks
    done = duplicate_block(issue, para.id)
    assert "[^n]: 주\n\n가[^n-2]\n\n[^n-2]: 주\n" in text(done.issue)
    done = duplicate_block(done.issue, heading.id)
    assert "## 나 {#x}\n\n## 나 {#x-2}\n" in text(done.issue)
    ids = [one.id for one in walk(done.issue.articles[0].blocks)]
    assert len(ids) == len(set(ids))
    assert duplicate_block(issue, title.id).issue is issue


def test_copies_point_at_themselves() -> None:
    issue = issue_of(
        "::: callout\n{ref:t}{ref:x}\n\n::: table {#t}\n| a |\n|---|\n:::\n\n::: chart bar\ntable: t\n:::\n:::\n"
    )
    made = text(duplicate_block(issue, issue.articles[0].blocks[0].id).issue)
    assert "{ref:t-2}{ref:x}" in made
    assert "table: t-2" in made


def test_blocks_are_shifted_with_their_notes() -> None:
    issue = issue_of(FULL)
    title, para, _, heading, _ = issue.articles[0].blocks
    done = shift_block(issue, heading.id, up=True)
    assert text(done.issue) == "# 제목\n\n## 나 {#x}\n\n가[^n]\n\n[^n]: 주\n\n- 다\n- 라\n"
    assert text(shift_block(done.issue, heading.id, up=False).issue) == FULL
    assert shift_block(issue, para.id, up=True).issue is issue
    assert shift_block(issue, title.id, up=False).issue is issue


def test_blocks_move_inside_and_between_articles() -> None:
    issue = issue_of(FULL, "# 둘\n\n바[^n] {ref:x}\n\n[^n]: 다른 주\n\n## 사 {#x}\n")
    first, second = issue.articles
    para, heading = first.blocks[1], first.blocks[3]
    done = move_block(issue, para.id, first.id, None)
    assert text(done.issue).endswith("- 라\n\n가[^n]\n\n[^n]: 주\n")
    done = move_block(issue, para.id, second.id, second.blocks[1].id)
    assert text(done.issue, 1).startswith("# 둘\n\n가[^n-2]\n\n[^n-2]: 주\n\n바[^n]")
    assert done.issue.articles[1].blocks[1].id == para.id
    done = move_block(done.issue, heading.id, second.id, second.blocks[0].id)
    assert text(done.issue, 1).startswith("# 둘\n\n## 나 {#x-2}\n\n가")
    assert text(done.issue) == "# 제목\n\n- 다\n- 라\n"
    assert move_block(issue, first.blocks[0].id, second.id).issue is issue
    assert move_block(issue, para.id, para.id).issue is issue


def test_a_block_goes_before_another_not_between_it_and_its_notes() -> None:
    issue = issue_of(FULL)
    article = issue.articles[0]
    note = article.blocks[2]
    assert isinstance(note, Note)
    done = move_block(issue, article.blocks[4].id, article.id, note.id)
    assert "[^n]: 주\n\n- 다\n- 라\n\n## 나" in text(done.issue)


def test_an_item_moves_out_of_its_list() -> None:
    issue = issue_of(FULL)
    article = issue.articles[0]
    done = move_block(issue, spot(issue, "다").block, article.id, article.blocks[3].id)
    assert text(done.issue).endswith("다\n\n## 나 {#x}\n\n- 라\n")
