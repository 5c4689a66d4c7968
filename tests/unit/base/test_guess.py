"""Names that a writer may have meant."""

from __future__ import annotations

import pytest

from kiclayout.base.guess import nearest


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("tihgt", ["none", "tight", "tighter"], "tight"),
        ("배경", ["b", "a"], "a, b"),
        ("a", [], "–"),
        ("wide" * 1000, ["wide"], "wide"),
    ],
)
def test_the_nearest_name_or_all_of_them(name: str, known: list[str], meant: str) -> None:
    assert nearest(name, known) == meant
