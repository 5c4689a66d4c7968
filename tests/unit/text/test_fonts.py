from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.design.layout import FontChoice, ScriptFont
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontBook


def test_a_book_lists_faces_by_file_name(book: FontBook) -> None:
    assert {"KICSans-Regular", "KICSerif-Bold", "Pretendard-SemiBold"} <= {face.key for face in book}
    face = book.face("Pretendard-SemiBold")
    assert (face.family, face.weight, face.upem, face.index) == ("Pretendard", 600, 2048, 0)


def test_an_unknown_key_is_our_own_fault(book: FontBook) -> None:
    with pytest.raises(KeyError):
        book.face("Comic-Sans")


def test_folders_that_are_not_there_hold_no_fonts(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no font", "utf-8")
    assert len(FontBook.open([tmp_path / "absent", tmp_path])) == 0


def test_metrics_are_the_em_box_in_ems(book: FontBook) -> None:
    """D10: typo 880/-120, not hhea 1160/-288."""
    face = book.face("KICSans-Regular")
    assert (face.ascent, face.descent, face.cap_height) == (0.88, 0.12, 0.733)
    gid = face.glyph(ord("가"))
    assert gid is not None
    assert face.advance(gid) == 0.92


@pytest.mark.parametrize(
    ("family", "weight", "key"),
    [
        ("Pretendard", 400, "Pretendard-Regular"),
        ("Pretendard", 500, "Pretendard-Regular"),
        ("Pretendard", 700, "Pretendard-ExtraBold"),
        ("KIC Sans", 600, "KICSans-Bold"),
        ("KIC Sans", 800, "KICSans-Bold"),
        ("KIC Sans", 300, "KICSans-Regular"),
    ],
)
def test_the_nearest_weight_is_picked(book: FontBook, family: str, weight: int, key: str) -> None:
    face = book.pick(family, weight)
    assert face is not None
    assert face.key == key


def test_no_family_no_face(book: FontBook) -> None:
    assert book.pick("Comic Sans", 400) is None


def test_coverage(book: FontBook) -> None:
    pretendard = book.face("Pretendard-Regular")
    assert pretendard.has(ord("가"))
    assert not pretendard.has(ord("中"))
    assert pretendard.covers("한국 Korea")
    assert not pretendard.covers("한국 中国")
    assert pretendard.covers("한국 Korea")


def test_the_script_font_comes_first_for_its_script(fonts: Fonts) -> None:
    han, hangul = fonts.setters("text", 600, "Hani"), fonts.setters("text", 600, "Hang")
    assert (han[0].face.key, han[0].scale) == ("KICSans-Bold", 0.94)
    assert (hangul[0].face.key, hangul[0].scale) == ("Pretendard-SemiBold", 1.0)
    assert {setter.face.family for setter in hangul} == {"Pretendard", "KIC Sans", "KIC Serif", "Noto Emoji"}


def test_a_missing_family_is_an_error_and_another_font_stands_in(book: FontBook) -> None:
    sink = Sink()
    fonts = Fonts(book, {"text": FontChoice(ScriptFont("Comic Sans"))}, sink=sink)
    assert fonts.setters("text", 400, "Hang")[0].face.has(ord("가"))
    (found,) = sink
    assert (found.code, found.value("family"), found.severity) == ("text-font-missing", "Comic Sans", Severity.ERROR)


def test_bold_without_a_bold_face_is_reported_once(book: FontBook) -> None:
    """D09: no letter is emboldened."""
    sink = Sink()
    regular = FontBook([face for face in book if face.family == "KIC Serif" and face.weight == 400])
    fonts = Fonts(regular, {"text": FontChoice(ScriptFont("KIC Serif"))}, sink=sink)
    assert fonts.setters("text", 700, "Hang")[0].face.weight == 400
    fonts.setters("text", 700, "Hani")
    fonts.setters("text", 500, "Hang")
    assert [(one.code, one.value("weight")) for one in sink] == [("text-weight-missing", "700")]


def test_an_empty_book_cannot_set_anything() -> None:
    with pytest.raises(LookupError):
        Fonts(FontBook([]), {}).setters("text", 400, "Hang")
