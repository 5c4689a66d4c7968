"""Undo as values."""

from __future__ import annotations

import datetime as dt

from kiclayout.app.history import History, State
from kiclayout.base.record import replace
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Spot, caret

ISSUE = Issue(1, dt.date(2026, 11, 18), "small", ())


def numbered(issue: Issue) -> Issue:
    return replace(issue, number=issue.number + 100)


def test_what_is_no_step_is_done_wherever_undo_and_redo_lead() -> None:
    second = replace(ISSUE, number=2)
    history = History(State(ISSUE)).made(State(second, caret(Spot(1))), "two").made(State(ISSUE), "back").undone()
    made = history.throughout(numbered)
    assert made.now == State(replace(ISSUE, number=102), caret(Spot(1)))
    assert (made.undone().now.issue.number, made.redone().now.issue.number) == (101, 101)
    assert made.undone().now.issue is made.redone().now.issue
    assert [step.name for step in (*made.past, *made.future)] == ["two", "back"]
    assert history.throughout(lambda issue: issue) is history
