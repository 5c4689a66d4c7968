"""Find and replace."""

from __future__ import annotations

import time

import pytest
from paper import at, issue_of, marked, spot, text

from kiclayout.base.origin import Origin
from kiclayout.content.edit import search
from kiclayout.content.edit.passages import passages, text_of
from kiclayout.content.edit.search import (
    Fault,
    Query,
    find,
    next_match,
    replace_all,
    replace_match,
    selection_of,
    style_of,
)
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection

ALL = """---
kicker: 항만
---

# 항만 하나

## 항만 둘

항만은 [항만](https://a.cn) 항[^n]만

[^n]: 항만 주

- 항만 점

> 항만 말

| 항만 |
|---|

::: figure a.jpg
caption: 항만 그림
:::
"""


def said(issue: Issue, query: Query) -> list[str]:
    return [text_of(issue, selection_of(one)) for one in find(issue, query).matches]


def styles(issue: Issue, query: Query) -> list[str]:
    table = {(one.block, one.field): style_of(one) for one in passages(issue)}
    return [table[one.block, one.field] for one in find(issue, query).matches]


def test_words_are_found_everywhere_in_reading_order() -> None:
    issue = issue_of(ALL, "항만\n")
    assert styles(issue, Query("항만")) == [
        "facts", "title", "heading-1", "body", "body", "body", "notes", "lists", "quotes", "cells", "captions", "body"
    ]  # fmt: skip
    assert styles(issue, Query("항만", styles=frozenset({"cells", "title"}))) == ["title", "cells"]
    assert len(find(issue, Query("항만", article=issue.articles[1].id)).matches) == 1


def test_words_cases_and_patterns() -> None:
    issue = issue_of("Port port ports, 항만은 항만 2호 12호\n")
    assert said(issue, Query("port")) == ["Port", "port", "port"]
    assert said(issue, Query("port", case=True)) == ["port", "port"]
    assert said(issue, Query("port", word=True)) == ["Port", "port"]
    assert said(issue, Query("항만", word=True)) == ["항만"]
    assert said(issue, Query(r"\d+호", regex=True)) == ["2호", "12호"]
    assert said(issue, Query("s,")) == ["s,"]
    assert said(issue, Query("x*", regex=True)) == []


def test_straight_quotation_marks_find_curved_ones() -> None:
    issue = issue_of('그는 “간다”고, "온다"고, ‘쉰다’고 했다\n')
    assert len(find(issue, Query('"')).matches) == 4
    assert len(find(issue, Query("'쉰다'")).matches) == 1
    assert len(find(issue, Query("“")).matches) == 1
    assert len(find(issue, Query('"', regex=True)).matches) == 2


def test_only_in_what_is_selected() -> None:
    issue = issue_of("가나 가나\n\n가나\n")
    within = Selection(spot(issue, "나"), spot(issue, "가나", 1, nth=1))
    assert said(issue, Query("가", within=within)) == ["가", "가"]
    assert said(issue, Query("나", within=within)) == ["나", "나"]


@pytest.mark.parametrize(
    "text, fault, place",
    [("", Fault.EMPTY, -1), ("(가", Fault.PATTERN, 0), ("*", Fault.PATTERN, 0), ("(가+)+나", Fault.RISKY, -1)],
)
def test_queries_that_cannot_be(text: str, fault: Fault, place: int) -> None:
    issue = issue_of("가\n")
    found = find(issue, Query(text, regex=True))
    assert (found.matches, found.fault, found.at) == ((), fault, place)
    assert replace_all(issue, Query(text, regex=True), "x")[1:] == (0, fault, 0)
    assert replace_match(issue, Query(text, regex=True), Origin(1), "x").fault is fault


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a*)*$", "(a|a)*$", "(a|aa)+$", "((a+)b?)*$", "(.*,)+$", r"(\w+\w)+$", "(?:[a-z]+)*$", "(?>(a+)+)"],
)
def test_patterns_that_might_take_for_ever(pattern: str) -> None:
    assert find(issue_of("가\n"), Query(pattern, regex=True)).fault is Fault.RISKY


@pytest.mark.parametrize(
    "pattern",
    [
        r"(\w+\s)+",
        r"(?:\d{1,3},)*\d+",
        ".*가.*나",
        r"(가|나)+",
        r"\[[^\]]*\]",
        r"^(\s*)가",
        "(a{1,3})+",
        r"(?<=가)\d+",
        "(가(?!나))+",
    ],
)
def test_usual_patterns_are_allowed(pattern: str) -> None:
    assert find(issue_of("가\n"), Query(pattern, regex=True)).fault is None


def test_a_search_that_takes_long_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PATIENCE", -1.0)
    found = find(issue_of("가\n\n가\n"), Query("가"))
    assert (len(found.matches), found.complete) == (1, False)


def test_the_next_match_goes_round() -> None:
    issue = issue_of("가 가\n\n가\n")
    matches = find(issue, Query("가")).matches
    assert next_match(issue, matches, spot(issue, "가", 1)) is matches[1]
    assert next_match(issue, matches, spot(issue, "가", 1, nth=1)) is matches[0]
    assert next_match(issue, matches, spot(issue, "가"), back=True) is matches[2]
    assert next_match(issue, matches, spot(issue, "가", nth=1), back=True) is matches[1]
    assert next_match(issue, (), spot(issue, "가")) is None


def test_one_is_replaced_and_keeps_its_look() -> None:
    issue = issue_of("가 **나다** [라마](https://a.cn) 바[^n]사\n\n[^n]: 주\n")
    for words, made in [("나", "가 **X다**"), ("라마", "[X](https://a.cn)"), ("바사", "X[^n]\n")]:
        query = Query(words)
        done = replace_match(issue, query, find(issue, query).matches[0], "X")
        assert made in text(done.done.issue)
        assert done.done.selection is not None
        assert text_of(done.done.issue, done.done.selection) == "X"


def test_a_match_that_is_gone_is_left() -> None:
    issue = issue_of("가나\n")
    assert replace_match(issue, Query("가"), Origin(spot(issue, "나").block, 1, 2), "X").done.issue is issue
    assert replace_match(issue, Query("가"), Origin(0, 1, 2), "X").number == 0


def test_all_are_replaced_at_once_with_groups() -> None:
    issue = issue_of(ALL, "2023년 3월\n", "바다\n")
    done = replace_all(issue, Query(r"(\d+)년 (?P<m>\d+)월", regex=True), r"\g<m>/\1")
    assert text(done.done.issue, 1) == "3/2023\n"
    assert done.number == 1
    assert done.done.issue.articles[0] is issue.articles[0]
    done = replace_all(issue, Query("항만"), "부두", at(issue, "항만 점", -1))
    assert "항만" not in text(done.done.issue).replace("[^n]", "")
    assert done.number == 11
    assert done.done.selection == at(issue, "항만 점", -1)
    assert done.done.issue.articles[2] is issue.articles[2]
    assert text(replace_all(issue, Query("바다"), "강").done.issue, 2) == "강\n"


def test_a_template_of_other_groups_is_said() -> None:
    issue = issue_of("가\n")
    query = Query("(가)", regex=True)
    assert replace_all(issue, query, r"\2").fault is Fault.TEMPLATE
    assert replace_match(issue, query, find(issue, query).matches[0], r"\g<x>").fault is Fault.TEMPLATE
    assert text(replace_all(issue, Query("가"), r"\2").done.issue) == "\\2\n"


def test_a_selection_in_words_that_shrink_stays_inside() -> None:
    issue = issue_of("항만항만\n")
    done = replace_all(issue, Query("항만"), "", marked(issue, "항만항만"))
    assert done.done.selection == Selection(spot(issue, "항만"), spot(issue, "항만"))


def test_the_whole_issue_is_searched_in_no_time() -> None:
    issue = issue_of(*["항만 자동화 " * 40 + "\n"] * 40)
    find(issue, Query("항만"))
    began = time.perf_counter()
    assert len(find(issue, Query("항만")).matches) == 1600
    assert time.perf_counter() - began < 1


def test_particles_fit_the_words_put_in() -> None:
    issue = issue_of("서울을 **서울**은 서울[^n]과 [서울](https://a.cn)이, 서울로 서울이전 서울은서울을\n\n[^n]: 주\n")
    done = replace_all(issue, Query("서울"), "제주")
    made = text(done.done.issue).split("\n")[0]
    assert made == "제주를 **제주**는 제주[^n]와 [제주](https://a.cn)가, 제주로 제주이전 제주은제주를"
    assert (done.number, done.refitted) == (8, 5)
    back = replace_all(done.done.issue, Query("제주"), "서울")
    assert text(back.done.issue) == text(issue)
    one = replace_match(issue, Query("서울"), find(issue, Query("서울")).matches[1], "제주")
    assert "서울을 **제주**는" in text(one.done.issue)
    assert one.done.selection is not None
    assert text_of(one.done.issue, one.done.selection) == "제주"


def test_particles_stay_if_that_is_wanted_or_they_are_matches_themselves() -> None:
    issue = issue_of("서울을 서울은\n")
    done = replace_all(issue, Query("서울"), "제주", particles=False)
    assert (text(done.done.issue), done.refitted) == ("제주을 제주은\n", 0)
    one = replace_match(issue, Query("서울"), find(issue, Query("서울")).matches[0], "제주", particles=False)
    assert text(one.done.issue) == "제주을 서울은\n"
    assert text(replace_all(issue, Query("서울|을", regex=True), "제주").done.issue) == "제주제주 제주는\n"


def test_a_particle_beyond_the_selection_fits_too() -> None:
    issue = issue_of("서울이 서울이\n")
    within = marked(issue, "서울")
    assert text(replace_all(issue, Query("서울", within=within), "제주").done.issue) == "제주가 서울이\n"
