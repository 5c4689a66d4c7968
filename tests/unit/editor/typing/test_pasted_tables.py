"""Tables from other programs: what spreadsheets, word processors and the web put on the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData

from kiclayout.content.block import Table
from kiclayout.content.edit.html_grid import MOST_ROWS
from kiclayout.content.edit.html_read import read_html
from kiclayout.content.spot import Selection
from kiclayout.editor.typing.clipboard import Clipboard

if TYPE_CHECKING:
    from conftest import Desk

Make = Callable[..., "Desk"]

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--
table {mso-displayed-decimal-separator:"\\."}
.xl65 {mso-number-format:"\\#\\,\\#\\#0"; text-align:right;}--></style></head><body><!--StartFragment-->
<table border=0 cellpadding=0 style='border-collapse:collapse'><col width=72 style='mso-width-source:userset'>
<tr height=22><td class=xl63 width=72>항만</td><td>2022년</td><td>2023년</td></tr>
<tr><td>상하이&nbsp;</td><td class=xl65 align=right x:num="4730.2">4,730</td><td class=xl65 align=right>4,915</td></tr>
<tr><td rowspan=2>닝보</td><td class=xl65 align=right>3,335</td><td align=right>12%</td></tr>
<tr><td colspan=2>2023-04-26</td></tr><tr><td>합계</td><td align=right>8,065</td><td></td></tr>
</table><!--EndFragment--></body></html>"""
HANCOM = """<html><body><TABLE border="1" cellspacing="0"><TR><TD valign="middle" style='width:72pt'>
<P CLASS=HStyle0 STYLE='text-align:center;'><SPAN STYLE='font-weight:bold'>구분</SPAN></P></TD>
<TD><P CLASS=HStyle0>내용</P></TD></TR>
<TR><TD><P CLASS=HStyle0>하나</P></TD><TD><P>첫째 줄</P><P>둘째 줄</P></TD></TR></TABLE></body></html>"""
SHEETS = """<google-sheets-html-origin><table><tbody><tr><td data-sheets-value='{"1":2}'>이름</td><td>값</td></tr>
<tr><td>가</td><td style="text-align:right" data-sheets-numberformat="[null,2]">0012</td></tr></tbody></table>"""
PLAIN = "항만\t2022\t2023\n북항\t310\t340\n신항\t1,180\t1,210\n"


def pasted(desk: Desk, html: str = "", text: str = "", rtf: bytes = b"", plainly: bool = False) -> str:
    """The article after a paste at the end of its only paragraph."""
    desk.put("글이", 2)
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    if rtf:
        data.setData("text/rtf", rtf)
    clipboard = Clipboard(desk.session)
    assert clipboard.wants(data)
    edit = clipboard.edit(data, plainly)
    assert edit is not None
    desk.tool.apply(edit, "action.edit.paste")
    return desk.source


@pytest.fixture
def desk(desk_of: Make) -> Desk:
    return desk_of("# 제목\n\n글이")


def test_cells_of_a_spreadsheet_become_a_table_with_head_and_foot(desk: Desk) -> None:
    source = pasted(desk, EXCEL, "ignored")
    assert "| 항만 | 2022년 | 2023년 |\n|---|---:|---|\n| 상하이 | 4,730 | 4,915 |" in source
    assert "| 닝보 | 3,335 | 12% |\n| ^ | 2023-04-26 | < |\n|===|===|===|\n| 합계 | 8,065 |  |" in source


def test_cells_of_a_word_processor_keep_their_paragraphs(desk: Desk) -> None:
    source = pasted(desk, HANCOM)
    assert "* - **구분**\n  - 내용\n" in source
    assert "첫째 줄" in source
    assert "둘째 줄" in source


def test_numbers_stay_as_they_are_shown(desk: Desk) -> None:
    assert "| 가 | 0012 |" in pasted(desk, SHEETS)


def test_tabbed_text_becomes_a_table_unless_only_characters_are_wanted(desk: Desk) -> None:
    assert "| 항만 | 2022 | 2023 |\n|---|---|---|\n| 북항 | 310 | 340 |" in pasted(desk, text=PLAIN)


def test_pasted_plainly_it_stays_text(desk: Desk) -> None:
    assert "|---" not in pasted(desk, text=PLAIN, plainly=True)


@pytest.mark.parametrize("text", ["한 줄\t뿐", "가\t나\n다", "가\t나\t다\n라\t마", "글\n글"])
def test_other_text_is_no_table(text: str, desk: Desk) -> None:
    assert "|---" not in pasted(desk, text=text)


def test_a_cell_with_a_quoted_line_end_is_one_cell(desk: Desk) -> None:
    assert "| 나{br}다 | 3 |" in pasted(desk, text='이름\t값\n"나\n다"\t3\n')


def test_rich_text_is_read_where_there_is_nothing_else(desk: Desk) -> None:
    rtf = rb"{\rtf1\ansi\trowd\intbl a\cell b\cell\row\trowd\intbl 1\cell 2\cell\row\pard}"
    assert "| a | b |\n|---|---|\n| 1 | 2 |" in pasted(desk, rtf=rtf)


# ---------------------------------------------------------------------------------------------------- into cells
CELLS = "# 제목\n\n| 가 | 나 |\n|---|---|\n| 다 | 라 |\n"


def into(desk: Desk, cell: str, html: str = "", text: str = "", plainly: bool = False) -> str:
    """The table after a paste into a cell."""
    desk.put(cell)
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text or "x")
    edit = Clipboard(desk.session).edit(data, plainly)
    assert edit is not None
    desk.tool.apply(edit, "action.edit.paste")
    return desk.source.removeprefix("# 제목\n\n")


def test_joined_cells_and_looks_come_into_cells(desk_of: Make) -> None:
    html = "<table><tr><td rowspan=2>1</td><td colspan=2><b>2</b></td></tr><tr><td>3</td><td>4<br>5</td></tr></table>"
    made = into(desk_of(CELLS), "라", html)
    assert made == ("| 가 | 나 |  |  |\n|---|---|---|---|\n| 다 | 1 | **2** | < |\n|  | ^ | 3 | 4{br}5 |\n")


def test_a_joined_cell_in_the_way_is_parted(desk_of: Make) -> None:
    joined = "# 제목\n\n| 가 | < | 나 |\n|---|---|---|\n| 다 | 라 | 마 |\n"
    made = into(desk_of(joined), "가", "<table><tr><td>1</td><td>2</td></tr></table>")
    assert made == "| 1 | 2 | 나 |\n|---|---|---|\n| 다 | 라 | 마 |\n"


def test_plain_values_come_into_cells_with_their_line_ends(desk_of: Make) -> None:
    made = into(desk_of(CELLS), "다", text='1\t"2\n3"\n4\t50%\n', plainly=True)
    assert made == "| 가 | 나 |\n|---|---|\n| 1 | 2{br}3 |\n| 4 | 50% |\n"


def test_footnotes_of_cells_come_along(desk_of: Make) -> None:
    desk = desk_of(CELLS + "\n| 마[^a] | 바 |\n|---|---|\n| 사 | 아 |\n\n[^a]: 각주다.\n")
    desk.put("마")
    anchor = desk.selection.anchor
    desk.tool.caret_place.select(Selection(anchor, desk.put("바"), "rows"))
    data = desk.tool.clipboard.carried(desk.selection)
    assert data is not None
    assert into(desk, "다", data.html()).count("마") == 2
    desk.session.undo()
    desk.put("다")
    edit = desk.tool.clipboard.edit(data)
    assert edit is not None
    desk.tool.apply(edit, "action.edit.paste")
    assert desk.source.count("각주다.") == 2


ROWED = "# 제목\n\n| 가 | 나 |\n|---|---|\n| 다 | 1 |\n| ^ | 2 |\n| 라 | 3 |\n"


@pytest.mark.parametrize(
    "cell, made",
    [
        ("3", "| 가 | 나 |\n|---|---|\n| 다 | 1 |\n| ^ | 2 |\n| 라 | 3 |\n| 라 | 3 |\n"),
        ("2", "| 가 | 나 |\n|---|---|\n| 라 | 3 |\n| 다 | 1 |\n| ^ | 2 |\n| 라 | 3 |\n"),
        ("나", "| 가 | 나 |\n|---|---|\n| 라 | 3 |\n| 다 | 1 |\n| ^ | 2 |\n| 라 | 3 |\n"),
    ],
)
def test_whole_rows_come_between_rows(cell: str, made: str, desk_of: Make) -> None:
    desk = desk_of(ROWED)
    row = Selection(desk.put("라"), desk.put("3"), "rows")
    desk.tool.caret_place.select(row)
    data = desk.tool.clipboard.carried(desk.selection)
    assert data is not None
    desk.put(cell)
    edit = desk.tool.clipboard.edit(data)
    assert edit is not None
    desk.tool.apply(edit, "action.edit.paste")
    assert desk.source == "# 제목\n\n" + made
    desk.put("다")
    desk.tool.caret_place.select(Selection(desk.selection.anchor, desk.put("1")))
    edit = desk.tool.clipboard.edit(data)
    assert edit is not None
    desk.tool.apply(edit, "action.edit.paste")
    assert "다" not in desk.source, "selected cells are filled"


def test_cells_go_out_as_spreadsheets_take_them(desk_of: Make) -> None:
    desk = desk_of("# 제목\n\n| 가 | < | 나 |\n|---|---:|---|\n| 0012 | 1,200 | 다 |\n| 3/4 | 5{br}6 | =A1 |\n")
    desk.put("가")
    desk.tool.select_all()
    desk.tool.select_all()
    data = desk.tool.clipboard.carried(desk.selection)
    assert data is not None
    html = data.html()
    assert '<th colspan="2">가</th>' in html
    assert html.count("mso-number-format") == 4  # 0012, 3/4, 5 and 6 in one cell, =A1
    assert '<td align="right">1,200</td>' in html
    assert '5<br style="mso-data-placement:same-cell">6' in html
    assert data.text().splitlines() == ["가\t\t나", "0012\t1,200\t다", "3/4\t5 6\t=A1"]


LONG, ROWS = MOST_ROWS + 3, "<tr><td>가</td><td>나</td></tr>"
RICH = rb"{\rtf1 " + rb"\trowd\intbl a\cell b\cell\row " * LONG + b"}"


@pytest.mark.parametrize(("kind", "told"), [("html", True), ("rtf", True), ("text", True), ("fits", False)])
@pytest.mark.parametrize("cell", ["다", ""])
def test_what_a_table_does_not_take_is_told(desk_of: Make, kind: str, told: bool, cell: str) -> None:
    desk = desk_of(CELLS + "\n글\n")
    desk.put(cell or "글")
    data = QMimeData()
    match kind:
        case "html" | "fits":
            data.setHtml(f"<table>{ROWS * (LONG if told else 9)}</table>")
        case "rtf":
            data.setData("text/rtf", RICH)
        case _:
            data.setText("가\t나\n" * LONG)
    clipboard = desk.tool.clipboard
    edit = clipboard.edit(data)
    assert edit is not None
    desk.tool.apply(edit, "typing.paste")
    whole = kind == "text" and not cell  # it becomes a table of its own, of any length
    assert clipboard.trouble == ("typing.paste-cut" if told and not whole else "")
    assert desk.source.count("\n|") <= (LONG if whole else MOST_ROWS) + 6


def test_a_row_beyond_the_last_one_does_not_widen_it() -> None:
    made = read_html(f"<table>{ROWS * LONG}</table>")
    (table,) = made.blocks
    assert isinstance(table, Table)
    assert (len(table.grid.rows), len(table.grid.align), made.cut) == (MOST_ROWS, 2, True)
