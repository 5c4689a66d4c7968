"""Labels of figures, tables and charts counted anew."""

from __future__ import annotations

import pytest
from paper import issue_of, text

from kiclayout.content.edit.caption_numbers import captioned, number_of, renumbered
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue


def article(*labels: str, more: str = "") -> str:
    """An article with figures that have these labels."""
    figures = "\n\n".join(f"::: figure a.jpg\nlabel: {label}\n:::" for label in labels)
    return f"# 제목\n\n{more}{figures}\n"


def labels(issue: Issue) -> list[list[str]]:
    return [[plain(one.block.label) for one in captioned(found)] for found in issue.articles]


@pytest.mark.parametrize(
    ("label", "kind", "numbers"),
    [
        ("사진 1)", "사진", (1, 1)),
        ("[표 12]", "표", (12, 12)),
        ("图3", "图", (3, 3)),
        ("Fig. 4", "fig", (4, 4)),
        ("사진 1~3)", "사진", (1, 3)),
        ("사진 2, 3)", "사진", (2, 3)),
        ("표 1, 2026년 실적", "표", (1, 1)),
    ],
)
def test_the_number_of_a_label(label: str, kind: str, numbers: tuple[int, int]) -> None:
    found = number_of(label)
    assert found is not None
    assert (found.kind, (found.first, found.last)) == (kind, numbers)


@pytest.mark.parametrize("label", ["", "도면", "2023년 표", "제1회", "표 2-1)", "표 1.1", "사진 1년"])
def test_labels_that_are_not_counted(label: str) -> None:
    assert number_of(label) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["표 1)", "표 3)", "표 4)"], ["표 1)", "표 2)", "표 3)"]),
        (["표 3)", "표 1)", "표 2)"], ["표 1)", "표 2)", "표 3)"]),
        (["표 2)", "사진 2)", "표 3)"], ["표 1)", "사진 1)", "표 2)"]),
        (["사진 1)", "사진 1)"], ["사진 1)", "사진 2)"]),
        (["사진 2~4)", "사진 6, 7)", "사진 8)"], ["사진 1~3)", "사진 4, 5)", "사진 6)"]),
        (["**Fig. 9** 항만", "fig. 10"], ["Fig. 1 항만", "fig. 2"]),
        (["[图3]", "[图1]"], ["[图1]", "[图2]"]),
        (["표 2-1)", "도면", "표 3"], ["표 1"]),
    ],
)
def test_they_go_up_by_one(before: list[str], after: list[str]) -> None:
    made = renumbered(issue_of(article(*before)))
    assert labels(made.issue) == [after]
    again = renumbered(made.issue)
    assert (again.issue is made.issue, again.labels) == (True, 0)


def test_looks_of_a_label_stay() -> None:
    made = renumbered(issue_of(article("**표** 3[^n]) 실적", more="본문\n\n[^n]: 주\n\n")))
    assert "label: **표** 1[^n]) 실적" in text(made.issue)


def test_every_article_counts_from_one() -> None:
    issue = issue_of(article("표 1)", "표 2)"), article("표 3)", "표 4)"), article("표 1)"))
    assert labels(renumbered(issue).issue) == [["표 1)", "표 2)"], ["표 1)", "표 2)"], ["표 1)"]]


def test_an_issue_that_is_counted_through_stays_so() -> None:
    rows = (("표 1)", "표 3)"), ("사진 1)",), ("표 4)", "표 6)"), ("표 7)", "사진 1)"))
    made = renumbered(issue_of(*(article(*row) for row in rows)))
    assert labels(made.issue) == [["표 1)", "표 2)"], ["사진 1)"], ["표 3)", "표 4)"], ["표 5)", "사진 1)"]]
    assert made.labels == 4


def test_numbers_that_were_typed_into_the_text_are_told() -> None:
    more = "표 2와 표 3, 표 30, 사진 2 [표 2](https://kic.example)와 {ref:t}\n\n"
    issue = issue_of(article("표 2)", "표 3)", more=more), article("표 1)", more="표 2\n\n"))
    made = renumbered(issue)
    assert (made.labels, made.typed) == (2, 3)
    assert "표 2와 표 3, 표 30" in text(made.issue)
