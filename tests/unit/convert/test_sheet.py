"""Files with cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbooks import sheet_xml, workbook

from kiclayout.base.diagnostics import KicError
from kiclayout.content.sheet import Area, DataSource
from kiclayout.convert.sheet import cells_of, read_sheet, sheet_names


@pytest.mark.parametrize(
    ("text", "rows"),
    [("가,나\n1,2\n", [["가", "나"], ["1", "2"]]), ("가;나\n1,5;2\n", [["가", "나"], ["1,5", "2"]]),
     ("가\t나\n1,234\t2\n", [["가", "나"], ["1,234", "2"]]), ("가|나\n1|2", [["가", "나"], ["1", "2"]]),
     ('가,나\n"두\n줄","쉼표, 있음"\n', [["가", "나"], ["두\n줄", "쉼표, 있음"]]),
     ('"따옴표 ""안""",2', [['따옴표 "안"', "2"]]), ("sep=;\n가;나", [["가", "나"]]), ("가\n나", [["가"], ["나"]]),
     ("가,나,,\n1,2,,\n,,,\n", [["가", "나"], ["1", "2"]]), ("\ufeff가,나", [["가", "나"]]), ("", []),
     ("가,나\r\n1,2\r\n", [["가", "나"], ["1", "2"]]), ("007,1-2", [["007", "1-2"]])],
)  # fmt: skip
def test_separators_are_found_and_quotes_respected(text: str, rows: list[list[str]]) -> None:
    assert cells_of(text) == rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_korean_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("항만,처리량\n부산항에서,2,3\n인천의 항,1\n".encode(encoding))
    assert read_sheet(path, DataSource("a.csv")).rows[0] == ("항만", "처리량", "")


def test_chinese_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("港口,吞吐量\n上海是中国的大港,1\n宁波在中国,2\n".encode("gb18030"))
    assert read_sheet(path, DataSource("a.csv")).rows[1] == ("上海是中国的大港", "1")


def test_a_range_of_a_text_file_and_ragged_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("가\t나\t다\n1,5\t2\n3\t4\t5\n", "utf-8")
    assert read_sheet(path, DataSource("a.tsv")).rows == (("가", "나", "다"), ("1,5", "2", ""), ("3", "4", "5"))
    assert read_sheet(path, DataSource("a.tsv", area=Area(1, 0, 2, 1))).rows == (("1,5", "2"), ("3", "4"))
    assert sheet_names(path) == ("",)


def test_rows_beyond_a_table_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(f"{n},1" for n in range(450)), "utf-8")
    made = read_sheet(path, DataSource("a.csv"))
    assert (len(made.rows), made.cut, made.cut_columns) == (400, 50, 0)
    path.write_text(",".join("1" * 43) + "\n1", "utf-8")
    made = read_sheet(path, DataSource("a.csv"))
    assert (len(made.rows[0]), made.cut, made.cut_columns) == (40, 0, 3)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("a.xls", b"\xd0\xcf", "convert-sheet-kind"), ("a.xlsx", b"PK", "convert-sheet-broken"),
     ("a.csv", b"\0\1\2\0\0\0\3", "convert-sheet-broken"), ("a.csv", b" ,\n", "convert-sheet-empty")],
)  # fmt: skip
def test_what_cannot_be_read_is_said(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(KicError) as error:
        read_sheet(tmp_path / name, DataSource(name))
    assert [one.code for one in error.value.diagnostics] == [code]


def test_missing_files_sheets_and_too_large_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", {"하나": sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')})
    assert sheet_names(path) == ("하나",)
    unsolved = workbook(tmp_path / "c.xlsx", {"하나": sheet_xml('<row r="1"><c r="A1"><f>B1</f></c></row>')})
    cases = [
        ("convert-sheet-missing", path, "둘"),
        ("convert-file-unreadable", tmp_path / "b.csv", ""),
        ("convert-sheet-unsolved", unsolved, ""),
    ]
    for code, file, sheet in cases:
        with pytest.raises(KicError) as error:
            read_sheet(file, DataSource(file.name, sheet))
        assert error.value.diagnostics[0].code == code
    monkeypatch.setattr("kiclayout.convert.sheet.LIMIT", 3)
    with pytest.raises(KicError) as error:
        sheet_names(path)
    assert error.value.diagnostics[0].code == "convert-file-large"
