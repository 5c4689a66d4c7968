"""Readings over words are set, changed and removed."""

from __future__ import annotations

import pytest
from paper import at, issue_of, marked, spot, text

from kiclayout.content.edit.readings import reading_at, set_reading
from kiclayout.content.spot import Selection


def test_a_reading_is_set_changed_and_removed() -> None:
    issue = issue_of("회장 胡润 은\n")
    done = set_reading(issue, marked(issue, "胡润 "), " 후룬 ")
    assert text(done.issue) == "회장 [胡润]{ruby=후룬} 은\n"
    assert done.selection == marked(done.issue, "胡润")
    here = at(done.issue, "胡润", 1)
    assert reading_at(done.issue, here) == "후룬"
    changed = set_reading(done.issue, here, "후 룬")
    assert text(changed.issue) == "회장 [胡润]{ruby=후 룬} 은\n"
    assert text(set_reading(changed.issue, here, "").issue) == text(issue)


def test_half_of_the_words_under_a_reading_stand_for_all_of_them() -> None:
    issue = issue_of("회장 [胡润]{ruby=후룬}은\n")
    half = Selection(spot(issue, "胡"), spot(issue, "胡", 1))
    assert reading_at(issue, half) == "후룬"
    assert text(set_reading(issue, half, "X").issue) == "회장 [胡润]{ruby=X}은\n"


def test_words_in_a_link_and_signs_that_cannot_be_written() -> None:
    issue = issue_of("[大韓民國](https://a.kr)\n")
    done = set_reading(issue, marked(issue, "大韓民國"), "대|한*민국]")
    assert text(done.issue) == "[[大韓民國]{ruby=대한민국}](https://a.kr)\n"


@pytest.mark.parametrize(
    "source, first, last",
    [
        ("가 **나** 다\n", "가", "다"),
        ("가\n\n나\n", "가", "나"),
        ("후룬[胡润]은\n", "후", "润"),
        ("가[^1]나\n\n[^1]: 다\n", "가", "나"),
    ],
)
def test_words_of_several_looks_have_no_reading(source: str, first: str, last: str) -> None:
    issue = issue_of(source)
    selection = marked(issue, first, last)
    assert reading_at(issue, selection) is None
    assert set_reading(issue, selection, "X").issue is issue


def test_a_bare_caret_and_blanks_have_none() -> None:
    issue = issue_of("가 나\n")
    assert reading_at(issue, at(issue, "나")) is None
    assert reading_at(issue, marked(issue, " ")) is None
