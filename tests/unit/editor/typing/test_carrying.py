"""Cut, copy, paste: our own form, HTML, plain text; into words, lists, tables."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from kiclayout.content.block import Paragraph, Table
from kiclayout.content.edit.passages import passages
from kiclayout.content.inline import BOLD, NoteRef, Text, plain
from kiclayout.content.spot import Selection
from kiclayout.editor.typing.clipboard import OWN

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier
STORY = """# 제목

가나 **다라** 마바.[^1] 끝 문장.

## 작은 제목

둘째 문단.

| 가 | 나 |
|---|---|
| 칸 | 라 |

[^1]: 주 하나.
"""


@pytest.fixture
def board(qapp):
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    return clipboard


def put_on(board, *, text="", html="", own=b""):
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if own:
        data.setData(OWN, own)
    board.setMimeData(data)


def whole_body(desk):
    """From the first paragraph's beginning to the second's end."""
    start = desk.put("가나")
    end = next(one for one in passages(desk.session.issue) if one.text == "둘째 문단.").end()
    desk.tool.caret_place.select(Selection(start, end))


def test_words_keep_their_looks_and_go_out_in_three_forms(desk_of, board):
    desk = desk_of(STORY)
    desk.select("나 다라 마")
    desk.press(Key.Key_C, CTRL)
    data = board.mimeData()
    assert data.text() == "나 다라 마"
    assert "<b>다라</b>" in data.html()
    desk.put("둘째", 2)
    desk.press(Key.Key_V, CTRL)
    pasted = next(one for one in desk.blocks if "둘째" in plain(getattr(one, "runs", ())))
    assert pasted.runs == (Text("둘째나 "), Text("다라", (BOLD,)), Text(" 마 문단."))
    assert desk.at == 8
    assert desk.steps == ["typing.paste"]


def test_plain_paste_takes_the_look_of_its_place(desk_of, board):
    desk = desk_of(STORY)
    desk.select("다라")
    desk.press(Key.Key_C, CTRL)
    desk.put("둘째", 2)
    desk.press(Key.Key_V, CTRL | SHIFT)
    pasted = next(one for one in desk.blocks if "둘째" in plain(getattr(one, "runs", ())))
    assert pasted.runs == (Text("둘째다라 문단."),)


def test_cut_takes_out_and_paste_brings_back_blocks_with_their_footnotes(desk_of, board):
    desk = desk_of(STORY)
    before = desk.source
    whole_body(desk)
    desk.press(Key.Key_X, CTRL)
    assert desk.steps == ["typing.cut"]
    assert "주 하나" not in desk.source
    desk.press(Key.Key_V, CTRL)
    assert sorted(desk.source.split("\n")) == sorted(before.split("\n"))
    desk.session.undo()
    desk.session.undo()
    assert desk.source == before


def test_a_note_gets_a_label_of_its_own_in_another_article(desk_of, board):
    desk = desk_of(STORY, "# 다른 글\n\n여기.[^1]\n\n[^1]: 다른 주.\n")
    desk.select("마바. 끝")
    desk.press(Key.Key_C, CTRL)
    desk.put("여기")
    desk.press(Key.Key_V, CTRL)
    other = desk.session.issue.articles[1]
    (paragraph,) = [one for one in other.body if isinstance(one, Paragraph)]
    labels = [run.label for run in paragraph.runs if isinstance(run, NoteRef)]
    assert len(set(labels)) == 2
    assert {"다른 주.", "주 하나."} <= {one.text for one in passages(other)}


def test_html_of_others_becomes_blocks(desk_of, board):
    desk = desk_of(STORY)
    put_on(board, html="<p>하나 <b>둘</b></p><h2>셋</h2><ul><li>넷</li></ul><p>다섯</p>", text="하나 둘\n셋")
    desk.put("둘째 문단.", 6)
    desk.press(Key.Key_V, CTRL)
    assert desk.texts[2:6] == ["둘째 문단.하나 둘", "셋", "넷", "다섯"]


def test_readings_and_lists_come_back_through_another_program(desk_of, board):
    desk = desk_of("# 글\n\n이름은 [胡润]{ruby=후룬}이다.\n\n- 하나\n  - 아래\n\n끝.\n")
    desk.put("이름은")
    desk.press(Key.Key_A, CTRL)
    desk.press(Key.Key_C, CTRL)
    put_on(board, html=board.mimeData().html(), text=board.text())  # what an editor of rich text hands on
    desk.put("끝.", 2)
    desk.press(Key.Key_V, CTRL)
    assert desk.source.count("[胡润]{ruby=후룬}이다.") == 2
    assert desk.source.count("- 하나\n  - 아래") == 2


def test_text_of_several_lines_becomes_paragraphs(desk_of, board):
    desk = desk_of(STORY)
    put_on(board, text="하나\r\n\r\n둘\n")
    desk.put("둘째 문단.", 3)
    desk.press(Key.Key_V, CTRL)
    assert desk.texts[2:4] == ["둘째 하나", "둘문단."]


def test_a_copied_range_of_cells_fills_cells(desk_of, board):
    desk = desk_of(STORY)
    put_on(board, text="1\t2\n3\t4\n5\t6")
    desk.put("칸")
    desk.press(Key.Key_V, CTRL)
    (table,) = [one for one in desk.blocks if isinstance(one, Table)]
    said = [["".join(plain(one.runs) for one in cell.blocks) for cell in row.cells] for row in table.grid.rows]
    assert said == [["가", "나"], ["1", "2"], ["3", "4"], ["5", "6"]]


def test_a_broken_parcel_falls_back_on_the_text(desk_of, board):
    desk = desk_of(STORY)
    put_on(board, text="글", own=b'{"kiclayout": 1, "fragment": {"is": "Text"}}')
    desk.put("둘째")
    desk.press(Key.Key_V, CTRL)
    assert "글둘째 문단." in desk.texts


def test_nothing_to_paste_and_nowhere_to_paste_are_said(desk_of, board):
    desk = desk_of(STORY)
    desk.tool.paste()
    desk.put("둘째")
    desk.press(Key.Key_V, CTRL)
    assert len(set(desk.refused)) == 2
    assert desk.steps == []


def test_copying_nothing_leaves_the_clipboard_alone(desk_of, board):
    desk = desk_of(STORY)
    put_on(board, text="alt")
    desk.put("둘째")
    desk.tool.copy()
    desk.tool.cut()
    assert board.text() == "alt"
    assert desk.steps == []


def test_files_are_not_taken_for_words(desk_of):
    desk = desk_of(STORY)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a.png")])
    data.setText("file:///a.png")
    assert not desk.tool.clipboard.wants(data)


def test_deleting_what_is_selected(desk_of):
    desk = desk_of(STORY)
    desk.select("가나 ")
    desk.tool.delete()
    assert desk.texts[0] == "다라 마바. 끝 문장."
