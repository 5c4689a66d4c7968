"""HTML of browsers and word processors as blocks, and blocks as HTML."""

from __future__ import annotations

import pytest

from kiclayout.content.block import Cell, Heading, List, Paragraph, Table
from kiclayout.content.inline import BOLD, SUBSCRIPT, SUPERSCRIPT, Break, Link, Text, plain
from kiclayout.editor.typing.html import blocks_of, html_of

pytestmark = pytest.mark.usefixtures("qapp")


def test_paragraphs_marks_links_and_breaks_are_kept():
    (one,) = blocks_of('<p>가 <b>나</b> x<sup>2</sup> H<sub>2</sub>O <a href="https://a.example">링크</a><br>다음</p>')
    assert isinstance(one, Paragraph)
    assert Text("나", (BOLD,)) in one.runs
    assert Text("2", (SUPERSCRIPT,)) in one.runs
    assert Text("2", (SUBSCRIPT,)) in one.runs
    assert Link("https://a.example", (Text("링크"),)) in one.runs
    assert Break() in one.runs


def test_looks_that_are_not_ours_are_dropped():
    (one,) = blocks_of('<p style="color:red;font-family:Arial;font-size:40px"><i>가</i><u>나</u></p>')
    assert one.runs == (Text("가나"),)


def test_headings_are_not_bold_in_their_words():
    first, second = blocks_of("<h1>하나</h1><h3>셋</h3>")
    assert (first, second) == (Heading(level=1, runs=(Text("하나"),)), Heading(level=2, runs=(Text("셋"),)))


def test_lists_keep_their_numbers_and_stay_apart():
    first, second = blocks_of("<ul><li>가</li><li>나</li></ul><ol><li>다</li></ol>")
    assert isinstance(first, List)
    assert [item.marker for item in first.items] == ["", ""]
    assert [item.marker for item in second.items] == ["1."]


def test_tables_keep_their_joined_cells():
    html = "<table><tr><th>a<th>b<tr><td colspan=2>c<tr><td rowspan=2>d<td>e<tr><td>f</table>"
    (table,) = blocks_of(html)
    assert isinstance(table, Table)
    assert [row.kind for row in table.grid.rows] == ["head", "body", "body", "body"]
    assert table.grid.rows[1].cells[1] == "<"
    assert table.grid.rows[3].cells[0] == "^"
    head = table.grid.rows[0].cells[0]
    assert isinstance(head, Cell)
    assert head.blocks[0].runs == (Text("a"),)


@pytest.mark.parametrize("html", ["", "<p></p>", "<script>alert(1)</script>", "<img src='a.png'>", "<p>&nbsp;"])
def test_what_says_nothing_gives_nothing(html):
    assert all(plain(one.runs).strip() == "" for one in blocks_of(html))


def test_what_is_written_can_be_read_again():
    html = '<h2>제목</h2><p>가 <b>나</b> &lt;다&gt; <a href="https://a.example?x=1&amp;y=2">링크</a></p><ul><li>하나</li></ul>'
    blocks = blocks_of(html)
    assert html_of(blocks) == html
    assert blocks_of(html_of(blocks)) == blocks
