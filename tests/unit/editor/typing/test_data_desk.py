"""Tables of files in the window: put in, refreshed, given another file; dropped on the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtWidgets import QLabel

from kiclayout.base.geometry import Point
from kiclayout.editor.files.card import Card
from kiclayout.editor.tables.data_desk import DataDesk
from kiclayout.editor.tables.sheet_form import SheetForm
from kiclayout.editor.tables.tool import TableTool
from kiclayout.editor.view.tool import Pointer
from kiclayout.editor.words import Words

if TYPE_CHECKING:
    from conftest import Desk

Make = Callable[..., "Desk"]
ROWS = "항만,2022,2023\n북항,310,340\n신항,1180,1210\n"


class Files:
    """The files of the window, as far as tables need them; ``chosen`` is what the file dialog gives."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.chosen: Path | None = None
        self.reported: list[str] = []
        report = lambda _key, found: self.reported.extend(one.code for one in found)  # noqa: E731
        self.documents = SimpleNamespace(
            session=desk.session, home=SimpleNamespace(folder=folder), words=Words("ko"),
            questions=SimpleNamespace(report=report),
        )  # fmt: skip

    def cells_file(self) -> Path | None:
        return self.chosen


class Bench:
    """A desk in front of a page, with answers to its questions."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.folder = desk, folder
        self.files = Files(desk, folder)
        self.answer: str | Callable[[Card], str] = "yes"
        self.asked: list[str] = []
        self.said: list[str] = []
        self.own: list[str] = []
        self.data = DataDesk(self.files, desk.tool.apply, desk.view, self._ask)  # type: ignore[arg-type]
        self.data.said.connect(self.said.append)
        self.data.own_file.connect(self.own.append)

    def _ask(self, card: Card) -> str:
        card.grab()
        self.asked.append("\n".join(label.text() for label in card.findChildren(QLabel)))
        return self.answer if isinstance(self.answer, str) else self.answer(card)

    def insert(self, file: Path) -> None:
        self.files.chosen = file
        self.data.do("insert")


@pytest.fixture
def bench(desk_of: Make, tmp_path: Path) -> Bench:
    (tmp_path / "issue").mkdir()
    desk = desk_of("# 제목\n\n글이 있다.")
    desk.put("글이")
    return Bench(desk, tmp_path / "issue")


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    path = tmp_path / "항만 자료.csv"
    path.write_text(ROWS, "utf-8")
    return path


def test_a_file_becomes_a_table_and_is_kept_in_the_folder(bench: Bench, csv: Path) -> None:
    bench.insert(csv)
    assert (bench.folder / "data" / "항만-자료.csv").read_text("utf-8") == ROWS
    assert "data: data/항만-자료.csv\n\n| 항만 | 2022 | 2023 |" in bench.desk.source
    assert bench.own == ["data/항만-자료.csv"]
    assert bench.desk.steps == ["action.insert.data"]
    assert len(bench.said) == 1
    bench.insert(csv)
    assert len(list((bench.folder / "data").iterdir())) == 1


def test_what_of_a_file_is_left_out_or_wrong_is_told(bench: Bench, csv: Path) -> None:
    csv.write_text("이름," + ",".join("1" * 41) + "\n가,#REF!,#N/A\n", "utf-8")
    bench.insert(csv)
    words = Words("ko")
    assert f"{words('tables.cut-columns', n=2)} {words('tables.faulty', n=2)}" in bench.said[0]


def test_another_file_of_that_name_gets_a_name_of_its_own(bench: Bench, csv: Path) -> None:
    bench.insert(csv)
    csv.write_text(ROWS + "서항,1,2\n", "utf-8")
    bench.insert(csv)
    assert len(list((bench.folder / "data").iterdir())) == 2


def test_a_refresh_shows_what_changes_and_takes_it_over(bench: Bench, csv: Path) -> None:
    bench.insert(csv)
    own = bench.folder / "data" / "항만-자료.csv"
    bench.desk.put("310")
    bench.data.do("refresh")
    assert bench.said[-1] == Words("ko")("tables.same")
    own.write_text(ROWS.replace("310", "315"), "utf-8")
    bench.answer = "no"
    bench.data.do("refresh")
    assert "북항 · 2022\n310\n315" in bench.asked[-1]
    assert "| 북항 | 310 | 340 |" in bench.desk.source
    bench.answer = "yes"
    bench.data.do("refresh")
    assert "| 북항 | 315 | 340 |" in bench.desk.source
    assert bench.desk.steps == ["action.insert.data", "action.table.refresh"]


def test_a_file_that_is_gone_is_asked_for_and_another_one_taken(bench: Bench, csv: Path, tmp_path: Path) -> None:
    bench.insert(csv)
    (bench.folder / "data" / "항만-자료.csv").unlink()
    other = tmp_path / "new.csv"
    other.write_text(ROWS.replace("1180", "1,190").replace("1,190", '"1,190"'), "utf-8")
    bench.files.chosen = other
    bench.desk.put("310")
    bench.data.do("refresh")
    assert Words("ko")("tables.no-file") in bench.said
    assert "data: data/new.csv" in bench.desk.source
    assert "| 신항 | 1,190 | 1210 |" in bench.desk.source


def test_of_several_sheets_one_is_chosen(bench: Bench, tmp_path: Path) -> None:
    from zipfile import ZipFile

    path = tmp_path / "a.xlsx"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c><c r="B1"><v>1</v></c></row>'
    with ZipFile(path, "w") as archive:
        tabs = "".join(f'<sheet name="{name}" r:id="r{n}"/>' for n, name in enumerate(("하나", "둘"), 1))
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>{tabs}</sheets></workbook>'
        )
        rels = "".join(f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"/>' for n in (1, 2))
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{rels}</Relationships>")
        for n, name in enumerate(("가", "나"), 1):
            data = f'<worksheet xmlns="{main}"><sheetData>{cells.format(name)}</sheetData></worksheet>'
            archive.writestr(f"xl/worksheets/sheet{n}.xml", data)

    def choose(card: Card) -> str:
        form = card.findChild(SheetForm)
        assert form is not None
        assert form.view.item(0, 0).text() == "가"
        form.sheet.setCurrentIndex(1)
        assert form.view.item(0, 0).text() == "나"
        form.area.setText("A1:Z")
        assert form.source is None
        form.area.setText("A1:B1")
        return "yes"

    bench.answer = choose
    bench.insert(path)
    assert "data: data/a.xlsx#둘!A1:B1" in bench.desk.source
    assert "| 나 | 1 |" in bench.desk.source


def test_what_cannot_be_read_is_reported_and_changes_nothing(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf")
    bench.insert(tmp_path / "a.xls")
    assert bench.files.reported == ["convert-sheet-kind"]
    assert bench.desk.steps == []
    assert not (bench.folder / "data").exists()


def test_a_file_that_is_let_go_on_the_page_becomes_a_table_there(bench: Bench, csv: Path) -> None:
    tool = TableTool(bench.desk.session, bench.desk.tool, bench.desk.view)
    tool.bring = bench.data.bring
    pointed: list[Pointer] = []
    tool.point = pointed.append
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(csv))])
    pointer = Pointer(0, Point(100.0, 100.0), at=QPointF(1, 1))
    assert tool.drag_over(data, pointer) is Qt.DropAction.CopyAction
    assert tool.drop(data, pointer)
    assert pointed == [pointer]
    assert "| 북항 | 310 | 340 |" in bench.desk.source
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile("/a/b.md")])
    assert tool.drag_over(other, pointer) is Qt.DropAction.IgnoreAction
