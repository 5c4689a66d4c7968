"""Markers as typed, and dates that only look like them."""

from __future__ import annotations

import pytest

from kiclayout.content.marker import is_date, list_kind, split_heading, split_item, split_typed, usual_level


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("1) 개요", "1)", "개요"),
        ("①정부", "①", "정부"),
        ("iv) 방향", "iv)", "방향"),
        ("▶ 분야", "▶", "분야"),
        ("가. 첫째", "가.", "첫째"),
        ("다음. 그리고", "", "다음. 그리고"),
        ("각. 그리고", "", "각. 그리고"),
        ("4. 26.(수) 개막", "", "4. 26.(수) 개막"),
        ("2. 2.5배", "2.", "2.5배"),
    ],
)
def test_headings(text: str, marker: str, rest: str) -> None:
    assert split_heading(text) == (marker, rest)


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("(1) 개요", "(1)", "개요"),
        ("ㅇ 개요", "ㅇ", "개요"),
        ("VI. 기타", "VI.", "기타"),
        ("·", "·", ""),
        ("①정부", "", "①정부"),
    ],
)
def test_items(text: str, marker: str, rest: str) -> None:
    assert split_item(text) == (marker, rest)


def test_kinds_and_levels() -> None:
    assert list_kind("12.") == list_kind("3.") != list_kind("3)")
    assert list_kind("나)") == list_kind("하)")
    assert [usual_level(marker) for marker in ("3)", "②", "iv)", "▶", "※", "2.")] == [1, 2, 3, 4, 0, 0]
    assert is_date("2023. 04. 12.(수)")
    assert not is_date("1. 10개")


def test_what_lists_are_typed_with_by_hand() -> None:
    said = {"- 가": ("", "가"), "• 나": ("", "나"), "▶ 다": ("▶", "다"), "3. 라": ("3.", "라")}
    assert {text: split_typed(text) for text in said} == said
    for text in ("-5도", "가 - 나", "2026. 1. 5.(월)", "*별표"):
        assert split_typed(text) == ("", text)
