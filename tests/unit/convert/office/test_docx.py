"""Documents of Word and its kin."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest
from word_files import R, docx, p, r, shot, tbl, tc

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.content.block import Block, Figure, FigureRow, Head, Heading, Item, List, Note, Paragraph, Quote, Table
from kiclayout.content.inline import Break, Link, NoteRef, Text, plain
from kiclayout.convert.documents import Document, read_document

PICTURES = {"a": b"PNG", "b": b"PNG 2"}


def read(path: Path, body: str, sink: Sink | None = None, **more: object) -> Document:
    sink = Sink() if sink is None else sink
    return read_document(docx(path / "원고 1.docx", body, **more), sink)  # type: ignore[arg-type]


def blocks(path: Path, *body: str, **more: object) -> tuple[Block, ...]:
    """The blocks below the title of a document of one article."""
    (article,) = read(path, p("제목", style="T") + "".join(body), **more).articles
    return article[1:]


def said(block: Block) -> str:
    assert isinstance(block, Paragraph | Heading)
    return plain(block.runs)


def test_looks_of_words(tmp_path: Path) -> None:
    (one,) = blocks(
        tmp_path,
        p(
            "면적은 ", r("30", "<w:b/>"), r("m"), r("2", '<w:vertAlign w:val="superscript"/>'), r(" 이다", "<w:i/>"),
            r("숨음", "<w:vanish/>"), r(". "), r("굵게", '<w:rStyle w:val="Strong"/>'), r("보통", '<w:b w:val="0"/>'),
            r("강조", '<w:em w:val="dot"/>'), r("台灣", '<w:lang w:eastAsia="zh-TW"/>'),
        ),
    )  # fmt: skip
    assert isinstance(one, Paragraph)
    assert [(run.text, run.marks, run.lang) for run in one.runs if isinstance(run, Text)] == [
        ("면적은 ", (), None), ("30", ("b",), None), ("m", (), None), ("2", ("sup",), None), (" ", (), None),
        ("이다", ("em",), None), (". ", (), None), ("굵게", ("b",), None), ("보통", (), None),
        ("강조", ("dots",), None),
        ("台灣", (), "zh-Hant"),
    ]  # fmt: skip


def test_tracked_changes_count_as_accepted_and_fields_as_they_show(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://kic.kr/a" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("누리집") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    (one,) = blocks(
        tmp_path,
        p(
            "앞 ", f"<w:ins>{r('새 말')}</w:ins>", "<w:del><w:r><w:delText>옛말</w:delText></w:r></w:del>", r(" "),
            field, "<w:r><w:br/></w:r>", f'<w:hyperlink r:id="k">{r("둘")}{r("째", "<w:b/>")}</w:hyperlink>',
        ),
        links=f'<Relationship Id="k" Type="{R}/hyperlink" Target="https://kic.kr/b" TargetMode="External"/>',
    )  # fmt: skip
    assert isinstance(one, Paragraph)
    assert one.runs == (
        Text("앞 새 말 "),
        Link("https://kic.kr/a", (Text("누리집"),)),
        Break(),
        Link("https://kic.kr/b", (Text("둘"), Text("째", ("b",)))),
    )


def test_lists_are_counted_as_the_document_does(tmp_path: Path) -> None:
    made = blocks(
        tmp_path,
        p("하나", numbered=(2, 0)), p("안", numbered=(2, 1)), p("안 둘", numbered=(2, 1)), p("둘", numbered=(2, 0)),
        p("깊이", numbered=(2, 2)), p("사이."), p("셋", numbered=(2, 0)), p("다시 하나", numbered=(3, 0)),
        p("점", numbered=(1, 0)), p("속", numbered=(1, 1)), p("속 둘", style="LB2"), p("아님", numbered=(0, 0)),
    )  # fmt: skip
    numbered, between, on, dots, last = made
    assert isinstance(numbered, List)
    assert isinstance(on, List)
    assert isinstance(dots, List)

    def shown(items: tuple[Item, ...]) -> list[object]:
        return [
            (item.marker, plain(one.runs)) if isinstance(one, Paragraph) else shown(one.items)
            for item in items
            for one in item.blocks
            if isinstance(one, Paragraph | List)
        ]

    inner = [("가.", "안"), ("나.", "안 둘")]
    assert shown(numbered.items) == [("1)", "하나"), inner, ("2)", "둘"), [("", "2.1 깊이")]]
    assert said(between) == "사이."
    assert shown(on.items) == [("3)", "셋"), ("1)", "다시 하나")]
    assert shown(dots.items) == [("", "점"), [("○", "속")], [("", "속 둘")]]
    assert said(last) == "아님"


def test_a_table_with_its_caption_unit_and_source(tmp_path: Path) -> None:
    table = tbl(
        (tc("순위"), tc("기업", span=2)),
        (tc("1", merge="restart"), tc("유닉스"), tc("30", align="right")),
        (tc("", merge="continue"), tc("도봇", p("둘째 줄")), tc("21", align="end")),
        heads=1,
    )
    made = blocks(
        tmp_path, p("표 1) 순위"), p("(단위: 억 위안)"), table, p("주) 2026년 기준"), p("자료: 란쉰연구소"), p("본문.")
    )
    assert len(made) == 2
    (one, _) = made
    assert isinstance(one, Table)
    assert [plain(some) for some in (one.label, one.caption, one.unit, one.note, one.source)] == [
        "표 1)", "순위", "억 위안", "2026년 기준", "란쉰연구소",
    ]  # fmt: skip
    assert [row.kind for row in one.grid.rows] == ["head", "body", "body"]
    assert one.grid.align == ("", "", "r")
    cells = [
        [cell if isinstance(cell, str) else (cell.cols, cell.rows, len(cell.blocks)) for cell in row.cells]
        for row in one.grid.rows
    ]
    assert cells == [[(1, 1, 1), (2, 1, 1), "<"], [(1, 2, 1), (1, 1, 1), (1, 1, 1)], ["^", (1, 1, 2), (1, 1, 1)]]


def test_a_table_of_one_cell_is_no_table_and_tables_in_cells_are_text(tmp_path: Path) -> None:
    inner = tbl((tc("속 1"), tc("속 2")))
    made = blocks(
        tmp_path,
        tbl((tc("상자 안의 글.", p("둘째.")),)),
        tbl((tc("왼쪽", inner), tc("오른쪽")), (tc("아래"), tc("끝"))),
    )
    assert [said(one) for one in made[:2]] == ["상자 안의 글.", "둘째."]
    assert isinstance(made[2], Table)
    cell = made[2].grid.rows[0].cells[0]
    assert not isinstance(cell, str)
    assert [said(one) for one in cell.blocks] == ["왼쪽", "속 1", "속 2"]


def test_pictures_come_with_their_captions(tmp_path: Path) -> None:
    sink = Sink()
    body = (
        p("제목", style="T") + p(shot("a", "공장")) + p("사진 1) 선전 공장 (출처: 저자)") + p("본문이다.")
        + p("그림 2. 위의 설명", style="C") + p(shot("b.emf")) + p(shot("lost")) + p("끝이다.") + p(shot("a"))
    )  # fmt: skip
    made = read(tmp_path, body, sink, pictures={"a": b"PNG", "b.emf": b"EMF"})
    figures = [one for one in made.articles[0] if isinstance(one, Figure)]
    assert [(one.path, plain(one.label), plain(one.caption), plain(one.source), one.alt) for one in figures] == [
        ("images/picture.png", "사진 1)", "선전 공장", "저자", "공장"),
        ("", "그림 2.", "위의 설명", "", ""),
        ("", "", "", "", ""),
        ("images/picture.png", "", "", "", ""),
    ]
    assert [(one.path, one.part) for one in made.pictures] == [("images/picture.png", "word/media/a.png")]
    assert [(one.code, str(one.place)) for one in sink] == [
        ("convert-picture-kind", "원고 1.docx:6"),
        ("convert-picture-linked", "원고 1.docx:7"),
    ]


@pytest.mark.parametrize("below", [True, False])
def test_pictures_in_the_cells_of_a_table_are_a_row(below: bool, tmp_path: Path) -> None:
    shots = (tc(p(shot("a"))), tc(p(shot("b"))))
    lines = (tc("왼쪽 전경"), tc("사진 2) 오른쪽"))
    row, last = blocks(tmp_path, tbl(*((shots, lines) if below else (lines, shots))), p("글."), pictures=PICTURES)
    assert isinstance(row, FigureRow)
    found = [(one.path, plain(one.label), plain(one.caption)) for one in row.blocks if isinstance(one, Figure)]
    assert found == [("images/picture.png", "", "왼쪽 전경"), ("images/picture-2.png", "사진 2)", "오른쪽")]
    assert said(last) == "글."


def test_pictures_of_one_paragraph_are_a_row_and_those_among_text_are_not(tmp_path: Path) -> None:
    made = blocks(tmp_path, p(shot("a"), shot("b")), p(shot("a")), p(shot("b")), pictures=PICTURES)
    assert [type(one) for one in made] == [FigureRow, Figure, Figure]
    mixed = blocks(tmp_path, tbl((tc(p(shot("a"))), tc("이 칸에는 그림이 아니라 긴 글이 " * 5))), pictures=PICTURES)
    assert [type(one) for one in mixed] == [Table, Figure]


def test_notes_stand_behind_the_block_that_calls_them(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{p("---")}</w:footnote>'
        f'<w:footnote w:id="1">{p("첫 주석.")}</w:footnote>'
        f'<w:footnote w:id="2">{p("둘째", r(" 주석", "<w:b/>"))}</w:footnote>'
    )
    made = blocks(
        tmp_path,
        p("글", call.format(1), r("이다.")),
        tbl((tc(p("칸", call.format(2))), tc("옆"))),
        p("끝."),
        notes=notes,
    )
    assert [type(one) for one in made] == [Paragraph, Note, Table, Note, Paragraph]
    first, note = made[0], made[3]
    assert isinstance(first, Paragraph)
    assert NoteRef("1") in first.runs
    assert isinstance(note, Note)
    assert (note.label, said(note.blocks[0])) == ("2", "둘째 주석")


def test_frames_and_alternatives_are_read_once(tmp_path: Path) -> None:
    frame = f"<w:txbxContent>{p('틀 속의 글.')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{frame}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{frame}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    sdt = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('묶인 글.')}</w:sdtContent></w:sdt>"
    assert [said(one) for one in blocks(tmp_path, p("앞.", both), sdt)] == ["앞.", "틀 속의 글.", "묶인 글."]


def test_frames_in_frames_and_their_pictures_are_read_once(tmp_path: Path) -> None:
    """Word puts a photograph and its caption into a frame; nested ones would double with each level."""
    inner = p("깊은 글.")
    for _ in range(9):
        inner = p(f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>")
    frame = f"<w:r><w:drawing><w:txbxContent>{p(shot('a', '배'))}{inner}</w:txbxContent></w:drawing></w:r>"
    made = blocks(tmp_path, p("앞.", frame), pictures=PICTURES)
    assert [type(one) for one in made] == [Paragraph, Figure, Paragraph]
    assert [said(one) for one in made[::2]] == ["앞.", "깊은 글."]


def test_readings_and_formulas(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('베이징')}</w:rt><w:rubyBase>{r('北京')}</w:rubyBase></w:ruby></w:r>"
    (one,) = blocks(tmp_path, p(ruby, r("에서 "), "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"))
    assert isinstance(one, Paragraph)
    assert one.runs == (Text("北京", (), None, "베이징"), Text("에서 x=1"))


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    made = blocks(tmp_path, p("하나 ", r("3"), style="TOC"), p("둘", style="TOC"), p("절", style="H1"), p("글."))
    assert [said(one) for one in made] == ["절", "글."]


def test_what_styles_say(tmp_path: Path) -> None:
    body = (
        p("[분석] 큰", style="T") + p("제목", style="T") + p("부제", style="S") + p("김하늘 기자") + p("글.", style="Q")
    )
    (article,) = read(
        tmp_path, body + p("1) 절", style="H1") + p("항", style="H2") + p("글.") + p("출처: 신문")
    ).articles
    head, title, *rest = article
    assert isinstance(head, Head)
    assert isinstance(title, Heading)
    assert [(key, value if isinstance(value, str) else plain(value)) for key, value in head.fields] == [
        ("kicker", "분석"), ("subtitle", "부제"), ("byline", "김하늘 기자"), ("end_source", "신문"),
    ]  # fmt: skip
    assert said(title) == "큰 제목"
    kinds = [(type(one), one.level, one.marker) if isinstance(one, Heading) else type(one) for one in rest]
    assert kinds == [Quote, (Heading, 1, "1)"), (Heading, 2, ""), Paragraph]


@pytest.mark.parametrize("what", ["no zip", "empty", "no body", "broken xml", "entities", "not there", "old"])
def test_what_is_no_document_is_refused(what: str, tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", p("글"))
    match what:
        case "no zip":
            path.write_bytes(b"%PDF-1.7")
        case "empty":
            path.write_bytes(b"")
        case "not there":
            path.unlink()
        case "old":
            path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        case "entities":
            docx(path, p("&lol;"))
        case _:
            docx(path, "" if what == "no body" else "<w:p>")
    if what == "no body":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", "<document/>")
    sink = Sink()
    with pytest.raises(KicError) as raised:
        read_document(path, sink)
    expected = {"not there": "convert-file-unreadable", "old": "convert-document-locked"}
    assert raised.value.diagnostics[0].code == expected.get(what, "convert-document-broken")


def test_any_bytes_give_a_finding_or_text_never_a_fault(tmp_path: Path) -> None:
    body = (
        p("제목", style="T")
        + p("하나", numbered=(2, 0))
        + tbl((tc("가", span=2), tc("나", merge="restart")), (tc("다"),))
    )
    path = docx(tmp_path / "a.docx", body + p(shot("a")), pictures={"a": b"PNG"})
    whole = path.read_bytes()
    chance = random.Random(7)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data[: chance.randrange(len(data) // 2, len(data) + 1)]))
        try:
            read_document(path, Sink())
        except KicError:
            continue
