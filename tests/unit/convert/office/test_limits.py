"""How much of a document is read, and what is said of the rest, whatever kind of document it is."""

from __future__ import annotations

from pathlib import Path

import hangul_files as hangul
import pytest
import word_files as word
from hangul_files import hwpx
from hwp_files import hwp

from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.content.block import Note, Paragraph, Table
from kiclayout.content.inline import plain
from kiclayout.convert.documents import read_document

KINDS = {"docx": (word, word.docx), "hwpx": (hangul, hwpx), "hwp": (hangul, hwp)}
kinds = pytest.mark.parametrize("kind", KINDS)


def told(file: Path, code: str) -> Diagnostic:
    sink = Sink()
    assert read_document(file, sink).articles
    (found,) = (one for one in sink if one.code == code)
    return found


@kinds
def test_paragraphs_that_are_too_many(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiclayout.convert.office.limits.MOST", 3)
    maker, write = KINDS[kind]
    table = maker.tbl((maker.tc(maker.p("속"), (0, 0)),)) if maker is hangul else maker.tbl((maker.tc(maker.p("속")),))
    file = write(tmp_path / f"긴.{kind}", "".join(maker.p(f"{at}째 글이다.") for at in range(1, 6)) + table)
    found = told(file, "convert-paragraphs-left")
    assert found.place is not None
    assert (found.place.line, dict(found.values)) == (
        3,
        {"count": "4" if kind != "docx" else "3", "text": "4째 글이다."},
    )


@kinds
def test_objects_that_stand_too_deep_in_each_other(kind: str, tmp_path: Path) -> None:
    maker, write = KINDS[kind]
    inner = maker.p("아주 깊은 글")
    for _ in range(13):
        cells = (maker.tc(inner, (0, 0)), maker.tc(maker.p("곁"), (0, 1))) if maker is hangul else (maker.tc(inner),)
        inner = maker.tbl(cells)
    found = told(write(tmp_path / f"깊은.{kind}", maker.p("글") + inner), "convert-nested-left")
    assert "아주 깊은 글" in dict(found.values)["text"]


@kinds
def test_tables_that_are_too_large(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("limits", "grids"):
        monkeypatch.setattr(f"kiclayout.convert.office.{module}.MOST_ROWS", 6)
        monkeypatch.setattr(f"kiclayout.convert.office.{module}.MOST_COLUMNS", 4)
    maker, write = KINDS[kind]

    def cell(row: int, column: int) -> str:
        return maker.tc("칸", (row, column)) if maker is hangul else maker.tc(maker.p("칸"))

    large = maker.tbl(*(tuple(cell(row, column) for column in range(2)) for row in range(9)))
    wide = maker.tbl(*(tuple(cell(row, column) for column in range(6)) for row in range(2)))
    file = write(tmp_path / f"큰.{kind}", maker.p("글") + large + maker.p("글") + wide)
    for code, count in (("convert-rows-left", "3"), ("convert-columns-left", "2")):
        assert dict(told(file, code).values)["count"] == count
    tables = [one for one in read_document(file, Sink()).articles[0] if isinstance(one, Table)]
    assert [(len(one.grid.rows), len(one.grid.rows[0].cells)) for one in tables] == [(6, 2), (2, 4)]


@pytest.mark.parametrize("kind", ["hwpx", "hwp", "hwpx without a spine"])
def test_sections_that_are_too_many(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("hwp", "hwpx_package"):
        monkeypatch.setattr(f"kiclayout.convert.office.{module}.MOST_SECTIONS", 10)
    texts = [hangul.p(f"{at}구역의 글이다.") for at in range(13)]
    more = {"without": (hangul.PACKAGE,)} if " " in kind else {}
    file = (hwp if kind == "hwp" else hwpx)(tmp_path / "a.hwpx", *texts, **more)  # type: ignore[arg-type]
    assert dict(told(file, "convert-sections-left").values)["count"] == "3"
    assert len(read_document(file, Sink()).articles[0]) == 10


@kinds
def test_of_what_is_read_whole_nothing_is_said(kind: str, tmp_path: Path) -> None:
    maker, write = KINDS[kind]
    sink = Sink()
    read_document(write(tmp_path / f"a.{kind}", maker.p("글이다.")), sink)
    assert not [one for one in sink if one.code.endswith("-left")]


@kinds
def test_of_a_note_the_words_stay_and_pictures_are_told(kind: str, tmp_path: Path) -> None:
    maker, write = KINDS[kind]
    if maker is hangul:
        rows = [tuple(hangul.tc(hangul.p(f"칸{r}{c}"), (r, c)) for c in range(2)) for r in range(2)]
        inner = hangul.p("주석의 글이다.", hangul.r(hangul.pic("a"))) + hangul.tbl(*rows)
        note = hangul.r(f"<hp:ctrl><hp:footNote><hp:subList>{inner}</hp:subList></hp:footNote></hp:ctrl>")
        file = write(tmp_path / f"주석.{kind}", hangul.p("본문의 글", note))
    else:
        held = word.tbl(*(tuple(word.tc(word.p(f"칸{r}{c}")) for c in range(2)) for r in range(2)))
        notes = f'<w:footnote w:id="1">{word.p("주석의 글이다.", word.shot("a"))}{held}</w:footnote>'
        file = write(tmp_path / "주석.docx", word.p("본문의 글", '<w:r><w:footnoteReference w:id="1"/></w:r>'), notes)
    sink = Sink()
    (article,) = read_document(file, sink).articles
    assert [one.code for one in sink] == ["convert-note-left"]
    note = article[1]
    assert isinstance(note, Note)
    words = [plain(block.runs) for block in note.blocks if isinstance(block, Paragraph)]
    assert words == ["주석의 글이다.", "칸00", "칸01", "칸10", "칸11"]
