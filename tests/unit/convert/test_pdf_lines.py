"""Lines of a PDF: one painted line by line, so that every line end is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.convert.pdf_lines import PdfLine, find_ends, read_pdf_lines
from kiclayout.paint.pdf import paint_pdf
from kiclayout.scene.items import Glyphs
from kiclayout.scene.page import Page, Scene
from kiclayout.text.fonts import FontBook

SetRun = Callable[..., Glyphs]
LINES = ("한국의 첫 줄은", "여기서 끝나", "고, 둘째 문단(文段)", ")이 온다.")


@pytest.fixture
def pdf(tmp_path: Path, book: FontBook, set_run: SetRun) -> Path:
    first = [set_run(20, y, line) for line, y in zip(LINES[:3], (50, 65, 80), strict=True)]
    mark = set_run(20 + first[-1].width, 76.4, "1", size=6.0)
    pages = [(*first, mark), (set_run(20, 50, LINES[3]),)]
    scene = Scene(tuple(Page(number, "", 300, 200, 0, items) for number, items in enumerate(pages)))
    (tmp_path / "lines.pdf").write_bytes(paint_pdf(scene, book, Sink()))
    return tmp_path / "lines.pdf"


def test_lines_are_read_without_blanks(pdf: Path) -> None:
    lines = read_pdf_lines(pdf)
    assert [line.text for line in lines] == ["한국의첫줄은", "여기서끝나", "고,둘째문단(文段)1", ")이온다."]
    assert [line.page for line in lines] == [0, 0, 0, 1]
    assert lines[0].left == pytest.approx(20, abs=1)
    assert 50 < lines[0].right - lines[0].left < 80


def test_ends_are_found_in_paragraphs(pdf: Path) -> None:
    lines = read_pdf_lines(pdf)
    text = "한국의 첫 줄은  여기서 끝나고, 둘째"
    (found,) = find_ends(lines, [text])
    assert found is not None
    assert [text[: one.end] for one in found] == ["한국의 첫 줄은  ", "한국의 첫 줄은  여기서 끝나", text]
    assert all(one.width > 0 for one in found)


def test_paragraphs_in_any_order_and_missing_ones(pdf: Path) -> None:
    lines = read_pdf_lines(pdf)
    late, none, early, empty = find_ends(lines, ["온다.", "없는 문단", "한국의 첫", " "])
    assert late is not None
    assert early is not None
    assert (none, empty) == (None, None)


def test_characters_that_the_file_does_not_tell_may_be_any() -> None:
    lines = (PdfLine(0, "한국\ufffd첫", 0, 40), PdfLine(0, "줄은", 0, 20))
    (found,) = find_ends(lines, ["한국의 첫줄은"])
    assert found is not None
    assert [one.end for one in found] == [5, 7]
    assert find_ends(lines, ["한국 말 첫"]) != (None,)
    assert find_ends(lines, ["조국의 첫"]) == (None,)


def test_decomposed_words_are_the_same_words(pdf: Path) -> None:
    lines = read_pdf_lines(pdf)
    assert lines[0].text == "한국의첫줄은"
    assert find_ends(lines, ["\u00ad한국의\u200b 첫"])[0] is not None


@pytest.mark.parametrize("content", [None, b"no pdf", b"%PDF-1.7 broken"])
def test_what_is_no_pdf(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "other.pdf"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(KicError) as refused:
        read_pdf_lines(file)
    assert [one.code for one in refused.value.diagnostics] == ["convert-pdf-unreadable"]
