"""Passages in reading order, and places in the issue by id."""

from __future__ import annotations

from itertools import pairwise

from paper import at, issue_of, spot

from kiclayout.content.edit.passages import (
    article_of,
    clamped,
    first_spot,
    following,
    order_of,
    ordered,
    passage_at,
    passages,
    preceding,
    selected,
    text_of,
    trail,
)
from kiclayout.content.edit.splice import cut, put, tidy, without
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.inline import Link, NoteRef, Text, plain
from kiclayout.content.spot import Selection, Spot, caret

ALL = """---
end_source: 끝
kicker: 위
lang: ko
source: 출처
---

# 제목

## 1) 소제목

- 하나
  - 둘
-

::: table
caption: 표 제목
note: 표 주

| 칸 |  |
|---|---|
:::

라벨
: 값

::: callout 상자
안
:::

::: figure a.jpg
caption: 그림
:::

::: event
title: 행사
place: 곳

일정
: 내일
:::

::: poster p.png
title: 포스터
source: 포스터 출처
:::

::: qr https://a.cn
label: 큐알
:::
"""


def test_everything_that_can_be_typed_into_in_reading_order() -> None:
    issue = issue_of(ALL, "글\n")
    assert [one.text for one in passages(issue)] == [
        "위", "제목", "출처", "소제목", "하나", "둘", "", "표 제목", "칸", "", "표 주", "라벨",
        "값", "상자", "안", "그림",
        "행사", "곳", "일정", "내일", "포스터", "", "포스터 출처", "큐알", "끝", "", "글",
    ]  # fmt: skip
    fields = [one.field for one in passages(issue) if one.field]
    assert fields == [
        "kicker", "source", "items.1", "caption", "cell.0.1", "note", "items.0.label", "title", "caption", "title",
        "place", "items.0.label", "title", "blocks", "source", "label", "end_source", "title",
    ]  # fmt: skip
    assert len(list(passages(issue, every=True))) > len(fields) * 2


def test_order_and_neighbours() -> None:
    issue = issue_of(ALL, "글\n", "")
    some = list(passages(issue))
    orders = [order_of(issue, one.spot()) for one in some]
    assert orders == sorted(orders)
    for one, other in pairwise(some):
        assert following(issue, one.spot()) == other
        assert preceding(issue, other.spot()) == one
    assert preceding(issue, some[0].spot()) is None
    assert following(issue, some[-1].spot()) is None
    ends = ordered(issue, Selection(some[5].spot(), some[2].spot()))
    assert ends == (some[2].spot(), some[5].spot())


def test_empty_fields_have_a_place() -> None:
    issue = issue_of("::: figure a.jpg\n:::\n\n글\n")
    figure = issue.articles[0].blocks[0]
    place = Spot(figure.id, 0, "caption")
    assert passage_at(issue, place) is not None
    after = following(issue, place)
    assert after is not None
    assert after.text == "글"
    assert passage_at(issue, Spot(figure.id, 0, "unit")) is None


def test_look_ups_by_id() -> None:
    issue = issue_of(ALL, "글\n")
    inner = spot(issue, "둘")
    where = trail(issue, inner.block)
    assert where is not None
    assert [type(one).__name__ for one in where.within] == ["List", "List", "Paragraph"]
    assert where.slots == ("items.0", "items.0")
    assert article_of(issue, spot(issue, "글").block) is issue.articles[1]
    assert trail(issue, issue.articles[0].id) is None
    assert trail(issue, 0) is None
    assert first_spot(issue.articles[0]) == spot(issue, "제목")


def test_places_are_kept_inside() -> None:
    issue = issue_of("가나\n")
    here = spot(issue, "가나")
    assert clamped(issue, Spot(here.block, 9)) == Spot(here.block, 2)
    assert clamped(issue, Spot(here.block, -1)) == here
    assert clamped(issue, Spot(here.block, 0, "caption")) is None
    assert ordered(issue, Selection(here, Spot(0))) is None
    assert selected(issue, Selection(here, Spot(0))) == []
    assert text_of(issue, Selection(Spot(here.block, 1), Spot(here.block, 9))) == "나"


def test_only_what_changed_is_walked_again() -> None:
    issue = issue_of(ALL, "글\n")
    before = {id(one) for one in passages(issue)}
    done = insert_text(issue, at(issue, "소제목"), "x")
    fresh = [one.text for one in passages(done.issue) if id(one) not in before]
    assert fresh == ["x소제목"]


def test_a_caret_in_a_selection_of_nothing() -> None:
    issue = issue_of("가\n")
    here = caret(spot(issue, "가"))
    assert [(start, end) for _, start, end in selected(issue, here)] == [(0, 0)]
    assert text_of(issue, here) == ""


RUNS = (Text("가나"), NoteRef("n"), Link("#x", (Text("다"), Text("라", ("b",)))), Text("마"))


def test_runs_are_cut_anywhere_and_put_together_again() -> None:
    for place in range(-1, 8):
        for stay in (True, False):
            before, after = cut(RUNS, place, stay)
            assert plain(before) + plain(after) == plain(RUNS)
            assert tidy((*before, *after)) == tidy(RUNS)
    assert cut(RUNS, 2) == (RUNS[:2], RUNS[2:])
    assert cut(RUNS, 2, marks_stay=False) == (RUNS[:1], RUNS[1:])


def test_characters_are_put_and_taken() -> None:
    runs, behind = put(RUNS, 3, (Text("x"),))
    assert (plain(runs), behind, runs[2]) == ("가나다x라마", 4, Link("#x", (Text("다x"), Text("라", ("b",)))))
    assert plain(without(runs, 1, 4)) == "가라마"
    assert without(runs, 0, 9) == ()
    assert without(runs, 2, 2) is runs
