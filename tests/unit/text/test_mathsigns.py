"""C04: which signs of Korean running text are operators."""

from __future__ import annotations

import pytest

from kiclayout.text.context import classes
from kiclayout.text.mathsigns import operators


def found(text: str) -> str:
    return "".join(text[at] for at in operators(text, classes(text)))


@pytest.mark.parametrize(
    "text",
    [
        "기업＝연맹",
        "매출=3",
        "값≤기준",
        "x≥하한",
        "가로×세로",
        "5×면적",
        "가격>가치",
        "가<나",
        "인터넷+정책",
        "수입−지출",
    ],
)
def test_signs_between_two_sides_are_operators(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "기업 = 연맹",  # the writer spaced it
        "서울= 연합",
        "=연맹",
        "기업=",
        "3+6",  # no Hangul beside it
        "약±3",  # signs of numbers
        "영하−5도",
        "30+개국",
        "디즈니+는",  # part of a name
        "TV+가",
        "C++는",
        "기업=>연맹",  # arrows
        "기업->연맹",
        "기업→연맹",
        "민-관",  # hyphens, ranges, slashes, dots
        "서울~부산",
        "산/학",
        "산·학",
        "책<제목>은",  # brackets
        "＜제목＞은",
        "https://a.kr/?q=한국",
    ],
)
def test_what_only_looks_like_an_operator_is_left_alone(text: str) -> None:
    assert found(text) == ""


def test_a_relation_beside_brackets_is_still_one() -> None:
    assert found("책<제목>은 가격>가치") == ">"
