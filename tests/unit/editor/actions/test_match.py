"""Finding titles by a few characters: initials, half-typed syllables, letters of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiclayout.editor.actions.match import fit, units


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("ㅊㅅ", "실행 취소"),
        ("ㅅㅎㅊㅅ", "실행 취소"),
        ("ㅈㅈ", "저장"),
        ("저ㅈ", "저장"),
        ("젖", "저장"),
        ("저자", "저장"),
        ("저장", "다른 이름으로 저장"),
        ("ㄴㅂㄴㄱ", "PDF 내보내기"),
        ("pdf 내", "PDF 내보내기"),
        ("exp", "Export PDF"),
        ("epdf", "Export PDF"),
        ("xpf", "Export PDF"),
        ("EXPORT", "Export PDF"),
        ("导出", "导出 PDF"),
        ("出", "导出 PDF"),
        ("", "anything"),
        ("  ", "anything"),
    ],
)
def test_finds(query: str, title: str) -> None:
    assert fit(query, title) > 0


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("ㅊㅅ", "저장"),
        ("장저", "저장"),
        ("ㅇ", "저장"),
        ("zz", "Save"),
        ("导入", "导出 PDF"),
        ("저장하기", "저장"),
        ("ㅏ", "저장"),
    ],
)
def test_does_not_find(query: str, title: str) -> None:
    assert fit(query, title) == 0


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("저장", "저장", "다른 이름으로 저장"),
        ("pdf", "Export PDF", "Spread fit"),
        ("fp", "Fit Page", "Footnote at page"),
        ("save", "Save", "Save As"),
        ("ㅈㅈ", "저장", "다른 저장 이름 지정"),
    ],
)
def test_what_fits_closer_is_first(query: str, better: str, worse: str) -> None:
    assert fit(query, better) > fit(query, worse)


def test_syllables_become_jamo_and_compounds_their_parts() -> None:
    assert "".join(unit.char for unit in units("값 왜")) == "ㄱㅏㅂㅅㅇㅗㅐ"
    assert [unit.begins for unit in units("값")] == [True, False, False, False]
    assert [unit.char for unit in units("Fit Page") if unit.begins] == ["f", "p"]


@given(st.text("가각갂나다라저장취소abc ABC导出", max_size=12), st.integers(0, 12))
def test_a_beginning_is_always_found(title: str, length: int) -> None:
    assert fit(title[:length], title) > 0
