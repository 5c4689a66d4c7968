"""Cells of workbooks."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbooks import sheet_xml, strings_xml, styles_xml, workbook

from kiclayout.content.sheet import Area
from kiclayout.convert.archive import BrokenError
from kiclayout.convert.workbook import Workbook

STRINGS = strings_xml(
    "<t>항만</t>", '<r><t>상</t></r><r><rPr><b/></rPr><t xml:space="preserve">하이 </t></r><rPh><t>シャン</t></rPh>',
    "<t>두_x000D_\n줄 &lt;값&gt;</t>",
)  # fmt: skip
ROWS = (
    '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>처리량</t></is></c></row>'
    '<row r="4"><c r="B4" t="s"><v>1</v></c><c r="C4" s="1"><v>4730.456</v></c><c r="D4" t="str">'
    "<f>A1</f><v>계산</v></c></row>"
    '<row r="5"><c r="B5" t="s"><v>2</v></c><c r="C5" s="2"><v>0.125</v></c><c r="D5" t="b"><v>1</v></c></row>'
)


def read(path: Path, name: str = "", area: Area | None = None) -> tuple[tuple[str, ...], ...]:
    with Workbook(path) as book:
        made = book.sheet(name, area)
    assert made is not None
    return made.rows


@pytest.fixture
def ports(tmp_path: Path) -> Path:
    parts = {"xl/sharedStrings.xml": STRINGS, "xl/styles.xml": styles_xml("0", "#,##0.0", "9")}
    return workbook(tmp_path / "a.xlsx", {"항만": sheet_xml(ROWS), "둘째": sheet_xml("")}, parts)


def test_cells_are_shown_as_a_spreadsheet_shows_them(ports: Path) -> None:
    assert read(ports) == (
        ("항만", "처리량", ""), ("", "", ""), ("상하이 ", "4,730.5", "계산"), ("두\n줄 <값>", "13%", "TRUE"),
    )  # fmt: skip


def test_a_range_and_sheets_by_name(ports: Path) -> None:
    assert read(ports, "항만", Area(3, 1, 3, 2)) == (("상하이 ", "4,730.5"),)
    with Workbook(ports) as book:
        assert book.names == ("항만", "둘째")
        assert book.sheet("셋째") is None
        empty = book.sheet("둘째")
    assert empty is not None
    assert empty.rows == ()


def test_joined_cells_and_what_is_hidden(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{r}"{" hidden=&quot;1&quot;" if 0 else ""}>' + "".join(
        f'<c r="{c}{r}"><v>{r}</v></c>' for c in "ABCD") + "</row>" for r in range(1, 6))  # fmt: skip
    rows = rows.replace('<row r="3">', '<row r="3" hidden="1">')
    merged = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A4"/><mergeCell ref="B3:C3"/></mergeCells>'
    path = workbook(
        tmp_path / "a.xlsx", {"s": sheet_xml(rows, merged, '<cols><col min="2" max="2" hidden="1"/></cols>')}
    )
    with Workbook(path) as book:
        made = book.sheet()
    assert made is not None
    assert made.rows == tuple((str(r),) * 3 for r in (1, 2, 4, 5))
    assert made.joined == (Area(0, 0, 0, 1), Area(1, 0, 2, 0))


def test_days_since_1904(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1" s="0"><v>1</v></c></row>'
    parts = {"xl/styles.xml": styles_xml("14")}
    assert read(workbook(tmp_path / "a.xlsx", {"s": sheet_xml(row)}, parts)) == (("1900-01-01",),)
    later = workbook(tmp_path / "b.xlsx", {"s": sheet_xml(row)}, parts, '<workbookPr date1904="1"/>')
    assert read(later) == (("1904-01-02",),)


def test_cells_without_places_follow_each_other(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2.5</v></c></row><row><c><v>3</v></c></row>"
    assert read(workbook(tmp_path / "a.xlsx", {"s": sheet_xml(rows)})) == (("1", "2.5"), ("3", ""))


def test_no_more_is_read_than_a_table_can_hold(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in range(1, 500))
    rows += '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    with Workbook(workbook(tmp_path / "a.xlsx", {"s": sheet_xml(rows)})) as book:
        made = book.sheet()
    assert made is not None
    assert (len(made.rows), made.cut) == (400, 100)
    wide = workbook(
        tmp_path / "b.xlsx", {"s": sheet_xml('<row r="9"><c r="A9"><v>1</v></c><c r="XFD9"><v>2</v></c></row>')}
    )
    with Workbook(wide) as book:
        far = book.sheet()
    assert far is not None
    assert (len(far.rows[0]), far.cut_columns) == (40, 1)
    gaps = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in (1, 300, 401, 500))
    with Workbook(workbook(tmp_path / "c.xlsx", {"s": sheet_xml(gaps)})) as book:
        parted = book.sheet()
    assert parted is not None
    assert (len(parted.rows), parted.cut) == (400, 2)


def test_formulas_that_failed_or_were_saved_without_results_are_counted(tmp_path: Path) -> None:
    row = (
        '<c><f>A9</f></c><c><f>A9</f><v></v></c><c t="str"><f>A9</f><v></v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c t="str"><v>#1</v></c><c/>'
    )
    with Workbook(workbook(tmp_path / "a.xlsx", {"s": sheet_xml(f"<row>{row}</row>")})) as book:
        made = book.sheet()
    assert made is not None
    assert (made.rows, made.unsolved, made.faulty) == ((("#DIV/0!", "#1"),), 2, 1)


@pytest.mark.parametrize("what", ["no zip", "no workbook", "no sheets", "broken xml", "entities", "lost part"])
def test_what_is_no_workbook_is_refused(what: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    match what:
        case "no zip":
            path.write_bytes(b"PK\x03\x04 no zip")
        case "no workbook":
            workbook(path, {"s": ""}, {}).write_bytes(b"")
        case "no sheets":
            workbook(path, {})
        case "broken xml":
            workbook(path, {"s": "<worksheet>"})
        case "entities":
            workbook(path, {"s": bomb + sheet_xml('<row r="1"><c r="A1"><v>&b;</v></c></row>')})
        case _:
            workbook(
                path, {"s": sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')}, {"xl/sharedStrings.xml": "<"}
            )
    if what == "entities":
        assert read(path) in ((), (("",),))
        return
    with pytest.raises(BrokenError):
        read(path)


def test_a_part_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiclayout.convert.archive.LARGEST", 1000)
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c></row>' for r in range(1, 99))
    with pytest.raises(BrokenError):
        read(workbook(tmp_path / "a.xlsx", {"s": sheet_xml(rows)}))
