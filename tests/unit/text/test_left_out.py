"""A lean set of fonts: what was taken out is told where it is missed, and something else stands in if it can."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb

from kiclayout.base.diagnostics import LANGUAGES, Diagnostic, Sink
from kiclayout.base.origin import Origin
from kiclayout.design.layout import FontChoice, ScriptFont
from kiclayout.design.style import TextStyle
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontBook, FontFace
from kiclayout.text.left_out import FILE, code_points, left_out
from kiclayout.text.paragraph import shape_paragraph
from kiclayout.text.spans import Span

CHOICES = {"text": FontChoice(ScriptFont("Pretendard"), (), (ScriptFont("KIC Sans"),))}


def findings(faces: list[FontFace], text: str, weight: int = 400) -> list[Diagnostic]:
    sink = Sink()
    span = Span(text, TextStyle(font="text", size=10.0, weight=weight), "ko", 7, 100)
    shape_paragraph((span,), Fonts(FontBook(faces), CHOICES, sink=sink)).report(sink)
    return [one for one in sink if one.code != "text-font-missing"]


def lean(face: FontFace, chars: str) -> FontFace:
    """``face``, as if ``chars`` (which it does not have) had been taken out of it."""
    assert not any(face.has(ord(char)) for char in chars)
    return FontFace(face.path, left_out=frozenset(map(ord, chars)))


def test_the_list_is_read_as_the_setup_writes_it(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('# words\nKICSans-Bold = "1100-1102 4E02 2A6D6"\nPlain = ""\n', "utf-8")
    assert left_out(tmp_path) == {"KICSans-Bold": {0x1100, 0x1101, 0x1102, 0x4E02, 0x2A6D6}, "Plain": set()}


@pytest.mark.parametrize("told", [None, "KICSans-Bold = 4E02", 'K = "4E02-x"', 'K = "word"', 'K = ["4E02"]'])
def test_a_list_that_cannot_be_read_counts_as_none(tmp_path: Path, told: str | None) -> None:
    if told is not None:
        (tmp_path / FILE).write_text(told, "utf-8")
    assert left_out(tmp_path) == {}


def test_code_points_are_hexadecimal_ranges() -> None:
    assert list(code_points("41-43 AC00")) == [0x41, 0x42, 0x43, 0xAC00]


def test_a_whole_set_of_fonts_says_nothing(book: FontBook) -> None:
    assert not book.lean
    assert [one.code for one in findings([*book], "中 🂡")] == ["text-glyph-missing"]


def test_a_character_that_the_full_setup_has_is_told_with_its_remedy(book: FontBook) -> None:
    faces = [book.face("Pretendard-Regular"), lean(book.face("KICSans-Regular"), "🏆")]
    lost, never = findings(faces, "가🏆📄")
    assert (lost.code, lost.value("char"), lost.value("code")) == ("text-glyph-lean", "🏆", "U+1F3C6")
    assert lost.origin == Origin(7, 101, 102)
    assert (never.code, never.value("char")) == ("text-glyph-missing", "📄")
    remedies = dict(zip(LANGUAGES, map(lost.hint, LANGUAGES), strict=True))
    assert "전체 설치본" in remedies["ko"]
    assert "完整版" in remedies["zh"]
    assert "full setup" in remedies["en"]


def test_another_face_in_its_place_is_told(book: FontBook) -> None:
    faces = [lean(book.face("Pretendard-Regular"), "中国"), book.face("KICSans-Regular")]
    (found,) = findings(faces, "한국, 中国中国")
    told = found.code, found.value("chars"), found.value("face"), found.value("other")
    assert told == ("text-face-lean", "中国", "Pretendard-Regular", "KICSans-Regular")
    assert found.origin == Origin(7, 104, 108)
    assert all("中国" in found.message(lang) for lang in LANGUAGES)


def test_what_no_full_setup_would_set_otherwise_is_not_told(book: FontBook) -> None:
    faces = [lean(book.face("Pretendard-Regular"), "國"), book.face("KICSans-Regular")]
    assert findings(faces, "한국, 中国") == []


def cut(face: FontFace, char: str) -> bytes:
    job = hb.SubsetInput()
    job.unicode_set.update(set(face.hb_font.face.unicodes) - {ord(char)})
    job.name_id_set.update(range(26))
    return bytes(hb.subset(face.hb_font.face, job).blob.data)


def test_a_bold_face_that_lacks_a_character_is_helped_out_by_the_regular_one(book: FontBook, tmp_path: Path) -> None:
    bold, regular = book.face("Pretendard-ExtraBold"), book.face("Pretendard-Regular")
    (tmp_path / bold.path.name).write_bytes(cut(bold, "뷁"))
    (tmp_path / regular.path.name).write_bytes(regular.path.read_bytes())
    (tmp_path / FILE).write_text(f'{bold.key} = "BDC1"', "utf-8")
    (found,) = findings([*FontBook.open([tmp_path])], "가뷁", weight=800)
    told = found.code, found.value("face"), found.value("other"), found.value("chars")
    assert told == ("text-face-lean", bold.key, regular.key, "뷁")
    (tmp_path / FILE).unlink()
    assert [one.code for one in findings([*FontBook.open([tmp_path])], "가뷁", weight=800)] == ["text-glyph-missing"]
