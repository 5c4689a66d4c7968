"""Boxes: their fields are changed, an event gets one more row of facts where its others are."""

from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import Block, Callout, Event, Poster, Qr
from kiclayout.content.edit.boxes import add_row, box_at, in_row, set_box
from kiclayout.content.edit.passages import passage_at, passages
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.content.spot import caret
from kiclayout.content.walk import walk
from kiclayout.store.text import read_article
from kiclayout.store.text.write import write_article

TEXT = """# 제목

본문

::: event
title: 교류회

일정
: 오후 2시

::: sponsors
주최: one
:::

::: callout 안내
상자 속
:::
:::

::: qr https://example.org
label: 신청
:::"""


def issue(text: str = TEXT) -> Issue:
    read = read_article(text, "articles/a.md", Sink())
    return Issue(1, dt.date(2026, 11, 18), "kic-weekly", (Section("one", Bilingual("하나"), (read,)),))


def event_of(made: Issue) -> Event:
    return next(one for one in walk(made.articles[0].blocks) if isinstance(one, Event))


@pytest.mark.parametrize(
    ("words", "kind", "inside"),
    [("교류회", Event, True), ("상자 속", Event, True), ("상자 속", Callout, True), ("신청", Qr, True),
     ("본문", Event, True), ("제목", Event, True), ("제목", Qr, False), ("교류회", Poster, False)],
)  # fmt: skip
def test_the_box_round_the_caret(words: str, kind: type[Block], inside: bool) -> None:
    made = issue()
    spot = next(one for one in passages(made) if one.text == words).spot()
    assert isinstance(box_at(made, caret(spot), kind), kind) is inside


def test_fields_that_are_no_words_are_put() -> None:
    made = issue()
    done = set_box(made, None, event_of(made).id, date="2026-12-16..2026-12-17", lead="zh").issue
    assert (event_of(done).date, event_of(done).lead) == ("2026-12-16..2026-12-17", "zh")
    assert set_box(made, None, 12345, date="x").issue is made


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (TEXT, ["일정", "항목"]),
        ("# 제목\n\n::: event\ntitle: 교류회\n:::", ["항목"]),
        ("# 제목\n\n::: event\ntitle: 교류회\n\n문단\n\n::: sponsors\n주최: one\n:::\n:::", ["항목"]),
    ],
)
def test_an_event_gets_a_row_whose_name_is_selected(text: str, labels: list[str]) -> None:
    made = issue(text)
    done = add_row(made, event_of(made).id, "항목", "내용")
    assert done.selection is not None
    passage = passage_at(done.issue, done.selection.focus)
    assert passage is not None
    assert passage.text[done.selection.anchor.at : done.selection.focus.at] == "항목"
    again = read_article(write_article(done.issue.articles[0]), "articles/a.md", Sink())
    event = next(one for one in walk(again.blocks) if isinstance(one, Event))
    found = [one.text for one in passages(again) if one.field.endswith(".label")]
    assert found == labels
    kinds = [type(one).__name__ for one in event.blocks]
    assert kinds.index("FieldList") < (kinds.index("Sponsors") if "Sponsors" in kinds else len(kinds))
    assert add_row(made, made.articles[0].id, "항목", "내용").issue is made


def test_tab_goes_along_the_rows_of_an_event() -> None:
    made = issue()
    done = add_row(made, event_of(made).id, "항목", "내용")
    selection, said = done.selection, []
    while selection is not None:
        passage = passage_at(done.issue, selection.focus)
        assert passage is not None
        said.append(passage.text[selection.anchor.at : selection.focus.at])
        selection = in_row(done.issue, selection, -1)
    assert said == ["항목", "오후 2시", "일정"]
    assert done.selection is not None
    words = in_row(done.issue, done.selection, 1)
    assert words is not None
    assert in_row(done.issue, words, 1) is None
    assert in_row(made, caret(next(one for one in passages(made) if one.text == "본문").spot()), 1) is None
