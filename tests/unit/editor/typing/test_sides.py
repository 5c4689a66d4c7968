"""Left and right of a note's number: where words go, what is taken out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from kiclayout.content.block import Paragraph
from kiclayout.content.edit.passages import passages
from kiclayout.content.inline import NoteRef, Text
from kiclayout.content.spot import Selection, caret
from kiclayout.editor.typing.sides import backspace, delete, insert

Key = Qt.Key
STORY = "# 제목\n\n가나[^1] 다라.\n\n끝이다.[^2]\n\n[^1]: 하나.\n\n[^2]: 둘.\n"


def first(issue, number=0):
    """The first paragraph's runs, told shortly: a note is its label in brackets."""
    body = [one for one in issue.articles[0].body if isinstance(one, Paragraph)]
    return "".join(f"[{run.label}]" if isinstance(run, NoteRef) else run.text for run in body[number].runs)


@pytest.fixture
def noted(desk_of):
    desk = desk_of(STORY)
    spot = desk.put("가나", 2)
    return desk, desk.session.issue, caret(spot)


@pytest.mark.parametrize(("behind", "said"), [(False, "가나x[1] 다라."), (True, "가나[1]x 다라.")])
def test_words_go_to_the_side_of_the_caret(noted, behind, said):
    _, issue, here = noted
    done = insert(issue, here, "x", behind)
    assert (first(done.issue), done.selection.focus.at) == (said, 3)


def test_backspace_takes_the_mark_or_the_letter_before_it(noted):
    _, issue, here = noted
    assert first(backspace(issue, here, False, behind=True).issue) == "가나 다라."
    assert first(backspace(issue, here, False, behind=False).issue) == "가[1] 다라."
    assert first(backspace(issue, here, True, behind=False).issue) == "[1] 다라."


def test_delete_takes_the_mark_or_the_letter_behind_it(noted):
    _, issue, here = noted
    assert first(delete(issue, here, False, behind=False).issue) == "가나 다라."
    assert first(delete(issue, here, False, behind=True).issue) == "가나[1]다라."


def test_without_a_mark_both_sides_are_one(noted):
    desk, issue, _ = noted
    here = caret(desk.put("다라", 1))
    assert {first(insert(issue, here, "x", side).issue) for side in (False, True)} == {"가나[1] 다x라."}


def test_no_selection_changes_nothing(noted):
    _, issue, _ = noted
    assert insert(issue, None, "x", True).issue is issue
    assert backspace(issue, None, False, True).issue is issue


def test_arrows_stop_on_both_sides_of_a_number(desk_of):
    desk = desk_of(STORY)
    desk.put("가나", 1)
    desk.view.ensure_visible(desk.tool.caret())
    places = []
    for _ in range(3):
        desk.press(Key.Key_Right)
        places.append((desk.at, round(desk.tool.caret().rect.x, 1)))
    assert [at for at, _ in places] == [2, 2, 3]
    assert places[0][1] < places[1][1] < places[2][1]
    desk.press(Key.Key_Left)
    desk.type("x")
    assert first(desk.session.issue) == "가나[1]x 다라."
    desk.press(Key.Key_Left)
    desk.press(Key.Key_Left)
    desk.type("y")
    assert first(desk.session.issue) == "가나y[1]x 다라."
    desk.type("z")
    assert first(desk.session.issue) == "가나yz[1]x 다라."


def test_one_goes_on_typing_behind_a_number_at_the_end(desk_of):
    desk = desk_of(STORY)
    desk.put("끝이다", 1)
    desk.press(Key.Key_End)
    desk.type(" ab")
    assert first(desk.session.issue, 1) == "끝이다.[2] ab"


def test_a_number_composed_behind_is_typed_behind(desk_of):
    desk = desk_of(STORY)
    desk.put("끝이다", 1)
    desk.press(Key.Key_End)
    desk.compose("하")
    desk.compose("한")
    desk.commit("한")
    assert first(desk.session.issue, 1) == "끝이다.[2]한"


def test_the_notes_text_can_be_typed_into(desk_of):
    desk = desk_of(STORY)
    desk.put("하나.")
    assert desk.tool.caret() is not None
    desk.type("x")
    assert any(one.text == "x하나." for one in passages(desk.session.issue))


def test_several_passages_are_replaced_by_what_is_typed(desk_of):
    desk = desk_of("# 제목\n\n가나다.\n\n라마바.\n")
    start, end = desk.put("가나", 1), desk.put("라마", 1)
    desk.tool.caret_place.select(Selection(start, end))
    desk.type("x")
    assert desk.texts == ["가x마바."]
    assert [type(run) for run in desk.blocks[0].runs] == [Text]
