"""Numbers of figures, tables and charts that do not go up by one."""

from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.preflight.checks.labels import numbers_out_of_order
from kiclayout.store.text import read_article


def found(*labels: str) -> list[tuple[str, str]]:
    """The labels that are out of order, with the numbers that they ought to have."""
    text = "\n\n".join(f"::: figure a.jpg\nlabel: {label}\nalt: 배\n:::" for label in labels)
    article = read_article(f"# 제목\n\n{text}\n", "articles/a.md", Sink())
    sink = Sink()
    numbers_out_of_order(Issue(1, dt.date(2023, 5, 31), "kic", (Section("one", Bilingual("하나"), (article,)),)), sink)
    assert {one.code for one in sink} <= {"preflight-label-order"}
    return [(one.value("label"), one.value("wanted")) for one in sink]


@pytest.mark.parametrize(
    ("labels", "wrong"),
    [
        (("사진 1)", "사진 2)", "사진 3)"), []),
        (("사진 1)", "표 1)", "사진 2)", "표 2)"), []),
        (("사진 4)", "사진 5)"), []),
        (("표 1)", "표 3)", "표 4)"), [("표 3)", "2")]),
        (("표 1)", "표 1)"), [("표 1)", "2")]),
        (("표 2)", "표 1)", "표 3)"), [("표 1)", "3"), ("표 3)", "2")]),
        (("[사진 1]", "[사진 3]"), [("[사진 3]", "2")]),
        (("Fig. 1", "fig. 3"), [("fig. 3", "2")]),
        (("图1", "图3"), [("图3", "2")]),
        (("사진 1~3)", "사진 4)", "사진 5, 6)", "사진 8)"), [("사진 8)", "7")]),
        (("표 2-1)", "표 2-3)", "표 1.1", "표 1.4"), []),
        (("도면", "2023년 표", "제1회", "제3회", ""), []),
    ],
)
def test_numbers_go_up_by_one(labels: tuple[str, ...], wrong: list[tuple[str, str]]) -> None:
    assert found(*labels) == wrong


def test_every_article_counts_for_itself_and_the_line_is_named() -> None:
    table = "::: table\nlabel: 표 {}\n\n| 가 |\n|---|\n| 나 |\n:::"
    texts = (f"# 가\n\n{table.format(1)}\n", f"# 나\n\n{table.format(1)}\n\n{table.format(3)}\n")
    articles = tuple(read_article(text, f"articles/{n}.md", Sink()) for n, text in enumerate(texts))
    sink = Sink()
    numbers_out_of_order(Issue(1, dt.date(2023, 5, 31), "kic", (Section("one", Bilingual("하나"), articles),)), sink)
    (one,) = sink
    assert one.place == Place("articles/1.md", 11)
    assert one.origin is not None
    assert one.origin.field == "label"
