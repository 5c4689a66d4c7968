"""Names that a writer may have meant."""

from __future__ import annotations

import pytest

from kiclayout.base.guess import nearest, nearest_file


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


@pytest.mark.parametrize(
    ("name", "there", "meant"),
    [
        ("images/park.png", ["images/Park.PNG", "images/harbour.jpg"], "images/Park.PNG"),
        ("park.jpg", ["images/park.png"], "images/park.png"),
        ("images\\park.jpg", ["images/park.jpg"], "images/park.jpg"),
        ("images/city-hall.jpg", ["images/city hall.jpg"], "images/city hall.jpg"),
        ("articles/sampel.md", ["articles/sample.md", "articles/simple.md"], "articles/sample.md"),
        ("images/photo1.jpg", ["images/photo2.jpg", "images/photo.jpg"], ""),
        ("images/none.jpg", ["images/harbour.jpg"], ""),
        ("images/none.jpg", [], ""),
        ("x" * 5000, ["images/x.jpg"], ""),
    ],
)
def test_a_file_is_meant_by_a_name_that_is_nearly_its_own(name: str, there: list[str], meant: str) -> None:
    assert nearest_file(name, there) == meant
