"""Measuring lines: which paragraphs, at which widths, in which type; and the lines of another engine's PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from kiclayout.app.lines import Report, measure_lines, measure_pdf, parse_widths
from kiclayout.app.paragraphs import Choice, gather, unmarked
from kiclayout.app.proof import picture_ending, proof, write_proof
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.units import MM
from kiclayout.paint.pdf import paint_pdf
from kiclayout.scene.items import Path as Outline
from kiclayout.store.bundled import bundled_folder

EXAMPLE = bundled_folder("examples") / "issue-001"
BODY = (
    "밍하이시는 지난 다섯 해에 걸쳐 앞바다의 바람과 물결을 전기로 바꾸는 실증단지를 넓혀 왔으며, 어민과 조선소, "
    "연구소가 저마다 다른 셈법을 들고 모인 탓에 처음에는 더디게 움직였다고 밍하이일보(明海日报)는 전했다."
)


def text_file(folder: Path, *lines: str, name: str = "text.txt") -> Path:
    file = folder / name
    file.write_text("\n".join(lines), "utf-8")
    return file


def code_of(*arguments: object, call: object = measure_lines) -> str:
    with pytest.raises(KicError) as refused:
        call(*arguments, Sink())  # type: ignore[operator]
    (found,) = refused.value.diagnostics
    return found.code


# ---------------------------------------------------------------------------------------------------- paragraphs
def test_long_lines_of_a_text_are_paragraphs(tmp_path: Path) -> None:
    file = text_file(tmp_path, BODY, "짧은 줄", "x" * 120, "# " + BODY)
    copy = gather(file, Choice(), Sink())
    assert [(body.place.line, body.shaped.text) for body in copy.bodies] == [(1, BODY), (4, "# " + BODY)]
    assert len(gather(file, Choice(least=4), Sink()).bodies) == 3


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("- **굵은** 글 <b>꼬리표</b>", "굵은 글 꼬리표"),
        ("<2023 유니콘 리스트>를", "<2023 유니콘 리스트>를"),
        ("# 제목", ""),
        ("| 표 | 칸 |", ""),
        ("칸\t칸", ""),
        ("::: figure a.jpg", ""),
    ],
)
def test_markdown_is_read_as_its_readers_do(line: str, read: str) -> None:
    assert unmarked(line) == read


def test_an_issue_is_set_as_its_layout_says() -> None:
    copy = gather(EXAMPLE, Choice(), Sink())
    assert (copy.style.text.size, copy.style.align, copy.font) == (10.5, "justify", "Pretendard")
    assert copy.measure == pytest.approx(129.5 * MM, abs=0.5)
    assert len(copy.bodies) > 20
    assert all(len(body.shaped.text) >= 100 for body in copy.bodies)
    assert {body.place.file.split("/")[0] for body in copy.bodies} == {"articles"}


def test_type_can_be_chosen(tmp_path: Path) -> None:
    file = text_file(tmp_path, BODY)
    copy = gather(file, Choice("KIC Serif", "9pt", "left"), Sink())
    assert (copy.style.text.size, copy.style.align, copy.font) == (9.0, "left", "KIC Serif")
    assert {piece.face.key for piece in copy.bodies[0].shaped.pieces if piece.face} == {"KICSerif-Regular"}
    bold = gather(file, Choice("KICSans-Bold"), Sink())
    assert {piece.face.key for piece in bold.bodies[0].shaped.pieces if piece.face} == {"KICSans-Bold"}
    assert gather(file, Choice("serif"), Sink()).font == "KIC Serif"


# ---------------------------------------------------------------------------------------------------- widths
@pytest.mark.parametrize(
    ("typed", "widths"),
    [
        ("", ()),
        ("170", (170,)),
        ("82.5mm", (82.5,)),
        ("60-62", (60, 61, 62)),
        ("170, 60–61,170", (170, 60, 61)),
    ],
)
def test_widths(typed: str, widths: tuple[float, ...]) -> None:
    assert parse_widths(typed, Sink()) == widths


@pytest.mark.parametrize("typed", ["wide", "5", "1001", "80-60", "10-99999", "60,,70", "-60"])
def test_no_widths(typed: str) -> None:
    assert code_of(typed, call=parse_widths) == "app-lines-width"


def test_each_width_has_its_row(tmp_path: Path) -> None:
    file = text_file(tmp_path, BODY)
    report = measure_lines(file, "60-62,170", Choice(size="10"), Sink())
    assert [row.width for row in report.rows] == [60, 61, 62, 170]
    assert all(row.figures.paragraphs == 1 for row in report.rows)
    assert report.rows[0].figures.ends == len(report.shown[0].lines) - 1 > report.rows[-1].figures.ends


# ---------------------------------------------------------------------------------------------------- bad input
def test_bad_input_is_named(tmp_path: Path) -> None:
    file = text_file(tmp_path, BODY)
    assert code_of(file, "", Choice(size="big")) == "app-lines-size"
    assert code_of(file, "", Choice(size="0")) == "app-lines-size"
    assert code_of(file, "", Choice(font="Batang")) == "app-lines-font"
    assert code_of(file, "", Choice(least=1000)) == "app-lines-none"
    assert code_of(tmp_path / "none.txt", "", Choice()) == "app-lines-none"
    assert code_of(tmp_path / "none", "", Choice()) == "store-issue-missing"
    assert code_of(tmp_path / "a.jpg", call=picture_ending) == "app-lines-picture"
    for widths in ("", "60,70"):
        with pytest.raises(KicError) as refused:
            measure_pdf(file, widths, Choice(), Sink(), tmp_path / "a.pdf")
        assert [one.code for one in refused.value.diagnostics] == ["app-lines-measure"]


# ---------------------------------------------------------------------------------------------------- another's PDF
def printed(folder: Path, lines: list[str]) -> Path:
    """A PDF that somebody made of ``lines``."""
    registerFont(UnicodeCIDFont("HYGothic-Medium"))
    canvas = Canvas(str(folder / "other.pdf"))
    canvas.setFont("HYGothic-Medium", 10)
    for number, line in enumerate(lines):
        canvas.drawString(50, 800 - 15 * number, line)
    canvas.save()
    return folder / "other.pdf"


def test_the_faults_of_another_engine_are_found(tmp_path: Path) -> None:
    text = text_file(tmp_path, BODY, "여기 없는 문단: " + BODY[::-1])
    ends = (
        BODY.index("실증") + 3,
        BODY.index(", 어민"),
        BODY.index("조선소") + 4,
        BODY.index("(") + 1,
        BODY.index("는 전"),
    )
    starts = (0, *ends)
    pdf = printed(tmp_path, [BODY[a:b] for a, b in zip(starts, (*ends, None), strict=True)])
    sink = Sink()
    report = measure_pdf(text, "100", Choice("KIC Sans", "10"), sink, pdf)
    figures = report.rows[0].figures
    assert (figures.paragraphs, report.lost, figures.ends) == (1, 1, 5)
    assert (figures.tears, figures.strands, figures.heads, figures.tails, figures.particles) == (1, 0, 1, 1, 1)
    assert [(one.code, one.place and one.place.line) for one in sink] == [("app-lines-lost", 2)]


def test_a_pdf_of_other_words(tmp_path: Path) -> None:
    text = text_file(tmp_path, BODY)
    pdf = printed(tmp_path, ["딴 글이다."])
    sink = Sink()
    with pytest.raises(KicError):
        measure_pdf(text, "60", Choice(), sink, pdf)
    assert [one.code for one in sink] == ["app-lines-lost", "app-lines-foreign"]


def test_our_own_pdf_has_our_own_lines(tmp_path: Path) -> None:
    """What is read from the proof is what was set."""
    file = text_file(tmp_path, BODY, *(BODY[n:] + BODY[:n].strip() for n in (30, 44)))
    choice = Choice("KIC Sans", "10")
    ours = measure_lines(file, "60", choice, Sink())
    assert write_proof(ours, tmp_path / "ours.pdf", str, Sink())
    read = measure_pdf(file, "60", choice, Sink(), tmp_path / "ours.pdf")
    for one, other in zip(ours.shown, read.shown, strict=True):
        assert [line.end for line in one.lines] == [line.end for line in other.lines]
    assert read.rows[0].figures.tears == ours.rows[0].figures.tears


# ---------------------------------------------------------------------------------------------------- the picture
def spoiled(tmp_path: Path) -> Report:
    """A paragraph with a tear, two forbidden ends, a torn particle and wide spaces."""
    text = text_file(tmp_path, BODY)
    ends = (BODY.index("실증") + 3, BODY.index(", 어민"), BODY.index("(") + 1, BODY.index("는 전"))
    pdf = printed(tmp_path, [BODY[a:b] for a, b in zip((0, *ends), (*ends, None), strict=True)])
    return measure_pdf(text, "180", Choice("KIC Sans", "10"), Sink(), pdf)


def shapes(report: Report, color: str) -> list[Outline]:
    """What the proof draws in ``color`` below its head."""
    (page,) = proof(report, str).pages
    paths = [item for item in page.items if isinstance(item, Outline)]
    return [one for one in paths if color in ((one.fill or one.stroke).hex,) and one.segments[0][2] > 170]  # type: ignore[union-attr, misc]


def test_faults_are_marked(tmp_path: Path) -> None:
    report = spoiled(tmp_path)
    red = shapes(report, "#c62f1d")
    assert len([one for one in red if one.fill]) == 1
    assert len([one for one in red if one.stroke]) == 3
    wide = [one for one in report.shown[0].verdicts if one.slack > 0.36]
    spaces = sum(BODY[one.start : one.end].strip().count(" ") for one in wide)
    assert len(shapes(report, "#f6bdb4")) == spaces > 0
    assert shapes(report, "#b4177f") == []


def test_runts_have_a_bar(tmp_path: Path) -> None:
    text = text_file(tmp_path, BODY)
    pdf = printed(tmp_path, [BODY[:-2], BODY[-2:]])
    report = measure_pdf(text, "60", Choice("KIC Sans", "10"), Sink(), pdf)
    assert (report.rows[0].figures.runts, report.rows[0].figures.overfull) == (1, 1)
    assert len(shapes(report, "#b4177f")) == 2


def test_good_lines_have_no_mark(tmp_path: Path) -> None:
    report = measure_lines(text_file(tmp_path, BODY), "170", Choice(), Sink())
    assert [shapes(report, color) for color in ("#c62f1d", "#f6bdb4", "#b4177f")] == [[], [], []]


def test_ragged_lines_have_no_tint(tmp_path: Path) -> None:
    report = measure_lines(text_file(tmp_path, BODY), "60", Choice(align="left"), Sink())
    assert report.rows[0].figures.slack_most > 0.36
    assert shapes(report, "#f6bdb4") == shapes(report, "#fbe3a6") == []


def test_long_texts_take_more_pages_and_columns() -> None:
    report = measure_lines(EXAMPLE, "60", Choice(), Sink())
    scene = proof(report, str)
    assert len(scene.pages) > 2
    assert {page.width for page in scene.pages} == {595.276}
    assert paint_pdf(scene, report.copy.fonts.book, Sink()).startswith(b"%PDF")
    assert proof(measure_lines(EXAMPLE, "300", Choice(), Sink()), str).pages[0].width > 300 * MM


def test_pictures_are_written(tmp_path: Path) -> None:
    report = measure_lines(text_file(tmp_path, BODY), "82", Choice(), Sink())
    assert write_proof(report, tmp_path / "a.PNG", str, Sink())
    assert (tmp_path / "a.PNG").read_bytes().startswith(b"\x89PNG")
    sink = Sink()
    assert not write_proof(report, tmp_path / "no" / "a.pdf", str, sink)
    assert [one.code for one in sink] == ["paint-file-not-written"]
