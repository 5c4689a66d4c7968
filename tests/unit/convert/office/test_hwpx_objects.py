"""Tables, pictures, captions and frames of documents of Hancom's word processor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hangul_files import begun, caption, counted, frame, hwpx, p, pic, r, tbl, tc

from kiclayout.app.bring import import_files
from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import Block, Cell, Figure, Heading, List, Note, Paragraph, Table
from kiclayout.content.inline import plain
from kiclayout.convert.documents import Document, read_document
from kiclayout.convert.office.hwpx_signs import alt_of, formula

Write = Callable[..., Path]


def read(
    write: Write, path: Path, *body: str, sink: Sink | None = None, **files: bytes
) -> tuple[tuple[Block, ...], Document]:
    """The blocks below the title of a document of one article, and the document."""
    given = {name.replace("_", "."): data for name, data in files.items()}
    file = write(path / "원고.hwpx", p(begun(), "제목", style="제목") + "".join(body), files=given)
    document = read_document(file, Sink() if sink is None else sink)
    return document.articles[0][1:], document


def grid(block: Block) -> list[list[str]]:
    """The words of a table's cells."""
    assert isinstance(block, Table)
    return [
        [cell if isinstance(cell, str) else " / ".join(_words(one) for one in cell.blocks) for cell in row.cells]
        for row in block.grid.rows
    ]


def _words(block: Block) -> str:
    return plain(block.runs) if isinstance(block, Paragraph | Heading) else type(block).__name__


def spans(block: Block) -> list[tuple[int, int]]:
    assert isinstance(block, Table)
    cells = [cell for row in block.grid.rows for cell in row.cells if isinstance(cell, Cell)]
    return [(cell.rows, cell.cols) for cell in cells if (cell.rows, cell.cols) != (1, 1)]


def test_cells_stand_where_they_say(write: Write, tmp_path: Path) -> None:
    (one,), _ = read(
        write,
        tmp_path,
        tbl(
            (tc("구분", (0, 0), (2, 1), head=True), tc("수출", (0, 1), (1, 2), head=True)),
            (tc("한국", (1, 1), head=True, form="center"), tc("중국", (1, 2), head=True, form="right")),
            (tc("가", (2, 0)), tc("1", (2, 1), form="center"), tc("2", (2, 2), form="right")),
            (tc("나", (3, 0)), tc("3", (3, 1), form="center"), tc("4", (3, 2), form="right")),
        ),
    )  # fmt: skip
    assert grid(one) == [["구분", "수출", "<"], ["^", "한국", "중국"], ["가", "1", "2"], ["나", "3", "4"]]
    assert spans(one) == [(2, 1), (1, 2)]
    assert isinstance(one, Table)
    assert [row.kind for row in one.grid.rows] == ["head", "head", "body", "body"]
    assert one.grid.align == ("", "c", "r")


def test_cells_that_say_nothing_or_all_the_same_stand_beside_each_other(tmp_path: Path) -> None:
    for place in (None, (0, 0)):
        (one,), _ = read(
            hwpx,
            tmp_path,
            tbl(
                (tc("가", place, (2, 1)), tc("나", place, (1, 2)), tc("다", place)),
                (tc("라", place), tc("마", place), tc("바", place)),
            ),
        )
        assert grid(one) == [["가", "나", "<", "다"], ["^", "라", "마", "바"]]


@pytest.mark.parametrize("told", [True, False])
def test_rows_and_columns_in_which_no_cell_begins_are_none(told: bool, tmp_path: Path) -> None:
    def at(row: int, column: int) -> tuple[int, int] | None:
        return (row, column) if told else None

    rows = (
        (tc("가", at(0, 0), (2, 3)), tc("나", at(0, 3), (2, 1))),
        (),
        (tc("다", at(2, 0), (1, 3)), tc("라", at(2, 3))),
    )
    (one,), _ = read(hwpx, tmp_path, tbl(*rows))
    assert grid(one) == [["가", "나"], ["다", "라"]]
    assert spans(one) == []


def test_tables_that_are_there_for_their_frames(write: Write, tmp_path: Path) -> None:
    nested = tbl((tc("속 하나", (0, 0)), tc("속 둘", (0, 1))))
    made, _ = read(
        write,
        tmp_path,
        tbl((tc("1", (0, 0)), tc("", (0, 1)), tc(" 사업 목적", (0, 2)))),
        tbl((tc(p("상자") + nested, (0, 0)),)),
        tbl((tc("Ⅱ.", (0, 0)), tc(p(r("추진 체계", "bold")), (0, 1)))),
        tbl((tc("3", (0, 0)), tc("이 줄은 문장이다.", (0, 1)))),
    )
    assert [(one.level, one.marker, plain(one.runs)) for one in made if isinstance(one, Heading)] == [
        (1, "1.", "사업 목적"), (1, "", "Ⅱ. 추진 체계"),
    ]  # fmt: skip
    assert [plain(one.runs) for one in made if isinstance(one, Paragraph)] == ["상자", "속 하나", "속 둘"]
    assert [grid(one) for one in made if isinstance(one, Table)] == [[["3", "이 줄은 문장이다."]]]


def test_captions_belong_to_what_they_are_fixed_to(write: Write, tmp_path: Path) -> None:
    cells = (tc("가", (0, 0)), tc("1", (0, 1))), (tc("나", (1, 0)), tc("2", (1, 1)))
    above = caption(p("표 ", counted("TABLE", 4, "."), " 수출"), "(단위: 억 원)", side="TOP")
    below = caption(p("표 ", counted("TABLE", 5), " 수입", style="캡션"), "자료: 관세청")
    made, document = read(
        write,
        tmp_path,
        tbl(*cells, more=above),
        tbl(*cells),
        tbl(*cells, more=below),
        p(r(pic("a", "그림입니다.\n원본 그림의 이름: a.png", caption("공장", side="TOP")))),
        p(r(pic("b", "공장에서 일하는 로봇", caption(p("그림 ", counted("PICTURE", 1), ". 로봇 (출처: 신화)"))))),
        a_png=b"A",
        b_jpg=b"B",
    )
    tables = [one for one in made if isinstance(one, Table)]
    assert [tuple(map(plain, (one.label, one.caption, one.unit, one.source))) for one in tables] == [
        ("표 4.", "수출", "억 원", ""), ("", "", "", ""), ("표 5", "수입", "", "관세청"),
    ]  # fmt: skip
    figures = [one for one in made if isinstance(one, Figure)]
    assert [(one.path, plain(one.label), plain(one.caption), plain(one.source), one.alt) for one in figures] == [
        (figures[0].path, "", "공장", "", ""), (figures[1].path, "그림 1.", "로봇", "신화", "공장에서 일하는 로봇"),
    ]  # fmt: skip
    assert [Path(one.part).suffix for one in document.pictures] == [".png", ".jpg"]
    assert len(made) == 5


def test_numbers_of_captions_go_on_where_the_document_does_not_count(write: Write, tmp_path: Path) -> None:
    again = r('<hp:ctrl><hp:newNum num="7" numType="PICTURE"/></hp:ctrl>')
    made, _ = read(
        write,
        tmp_path,
        *(p(r(pic("a", more=caption(p("그림 ", counted("PICTURE", 1)))))) for _ in range(2)),
        p(again, r(pic("a", more=caption(p("그림 ", counted("PICTURE", 1)))))),
        a_png=b"A",
    )
    assert [plain(one.label) or plain(one.caption) for one in made if isinstance(one, Figure)] == [
        "그림 1", "그림 2", "그림 7",
    ]  # fmt: skip


def test_pictures_and_text_in_their_order(write: Write, tmp_path: Path) -> None:
    sink = Sink()
    fill = '<hc:fillBrush><hc:imgBrush><hc:img binaryItemIDRef="a"/></hc:imgBrush></hc:fillBrush>'
    group = frame(kind="rect", more=fill) + pic("b") + frame(p("표지판"), kind="ellipse")
    chart = '<hp:switch><hp:case><hp:chart chartIDRef="Chart/chart1.xml"/></hp:case><hp:default><hp:ole/></hp:default>'
    made, _ = read(
        write,
        tmp_path,
        p(r(pic("a")), "뒤"),
        p("앞 ", r(f"<hp:container>{group}</hp:container>"), "끝"),
        p(r(pic("gone"))),
        p(r(f"{chart}</hp:switch>")),
        p(r('<hp:ole binaryItemIDRef="o"/><hp:textart text="글맵시␍␊둘"/><hp:line/>')),
        sink=sink,
        a_png=b"A",
        b_png=b"B",
        o_ole=b"O",
    )
    shown = [plain(one.runs) if isinstance(one, Paragraph) else type(one).__name__ for one in made]
    assert shown == ["Figure", "뒤", "앞 끝", "FigureRow", "표지판", "Figure", "Figure", "Figure", "글맵시 둘"]
    chart_kind = ".xml" if write is hwpx else "chart"
    assert [(one.code, dict(one.values).get("kind")) for one in sink] == [
        ("convert-picture-linked", None), ("convert-picture-kind", chart_kind), ("convert-picture-kind", ".ole"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("comment", "alt"),
    [
        ("그림입니다.\n원본 그림의 이름: a.png\n원본 그림의 크기: 가로 8pixel, 세로 8pixel\n색 대표 : sRGB", ""),
        ("로봇 팔이 차를 든다.\n원본 그림의 이름: a.png", "로봇 팔이 차를 든다."),
        ("그림입니다. 로봇", "로봇"),
        ("그림입니다.원본 그림의 이름: a.bmp원본 그림의 크기: 가로 8pixel", ""),
        ("사각형입니다.", ""),
        ("공장의 그림입니다.", "공장의 그림입니다."),
        ("", ""),
    ],
)
def test_what_somebody_wrote_of_a_picture(comment: str, alt: str) -> None:
    assert alt_of(comment) == alt


@pytest.mark.parametrize(
    ("script", "signs"),
    [
        ("{a} over {b}", "a / b"),
        ("x^{2} `+~sqrt{y} LEQ alpha times PI", "x^2 + √y ≤ α × π"),
        ('rm {GDP} = "합계"', "GDP = 합계"),
        ("&sum _{i=1} ^{n} # Interest", "Σ _i=1 ^n Interest"),
        ("", ""),
    ],
)
def test_formulas_as_signs(script: str, signs: str) -> None:
    assert formula(script) == signs


def test_a_whole_document_becomes_an_issue(write: Write, tmp_path: Path) -> None:
    body = (
        tbl((tc(p(begun(), r("로봇이 공장을 채운다", "large")), (0, 0)),))
        + p("机器人走进工厂") + p("이하늘 기자") + p("배경", form="outline 1") + p("글이 길게 이어진다. 끝이다.")
        + p("하나", form="dot") + tbl((tc("가", (0, 0)), tc("1", (0, 1))), (tc("나", (1, 0)), tc("2", (1, 1))))
        + p(r(pic("image1", more=caption("사진 1) 공장"))))
    )  # fmt: skip
    file = write(tmp_path / "로봇.hwpx", body, files={"image1.png": b"PNG"})
    sink = Sink()
    issue = import_files([file], tmp_path / "issue", sink)
    (article,) = issue.sections[0].articles
    kinds = [type(one) for one in article.blocks[1:]]
    assert kinds == [Heading, Heading, Paragraph, List, Table, Figure]
    (figure,) = (one for one in article.blocks if isinstance(one, Figure))
    assert (tmp_path / "issue" / figure.path).read_bytes() == b"PNG"
    assert not any(isinstance(one, Note) for one in article.blocks)
    assert {one.code for one in sink} == {"convert-no-number", "convert-no-date", "convert-title-guessed"}
