from __future__ import annotations

from kiclayout.base.memo import ROUNDS, RUNS, Memo, Same


def test_a_result_is_made_once() -> None:
    made: list[int] = []
    memo: Memo[int] = Memo()
    for _ in range(3):
        memo.get("key", lambda: made.append(1) or len(made))
    assert made == [1]


def test_the_oldest_goes_first() -> None:
    memo: Memo[str] = Memo(2)
    for key in ("a", "b", "a", "c"):
        memo.get(key, lambda: "old")
    assert memo.get("b", lambda: "new") == "old"
    assert memo.get("a", lambda: "new") == "new"


def test_same_means_identity() -> None:
    one, other = [1], [1]
    assert Same(one) == Same(one)
    assert Same(one) != Same(other)


def test_what_nobody_asks_for_in_some_rounds_goes() -> None:
    memo: Memo[str] = Memo()
    memo.get("first", lambda: "old")
    memo.turn()
    for key in ("asked", "forgotten"):
        memo.get(key, lambda: "old")
    for _ in range(ROUNDS - 1):
        memo.turn()
    memo.get("asked", lambda: "new")
    memo.turn()
    assert memo.get("first", lambda: "new") == "old", "what was there before the first round stays"
    assert memo.get("asked", lambda: "new") == "old", "and what was asked for in time"
    assert memo.get("forgotten", lambda: "new") == "new"


def test_what_a_whole_run_asks_for_stays_however_many_rounds_come_before_the_next() -> None:
    memo: Memo[str] = Memo()
    memo.turn()
    memo.get("of the run", lambda: "old")
    memo.turn(whole=True)
    for _ in range(10 * ROUNDS):
        memo.turn()
    assert memo.get("of the run", lambda: "new") == "old"


def test_what_whole_runs_no_longer_ask_for_goes() -> None:
    memo: Memo[str] = Memo()
    memo.turn()
    for key in ("asked", "forgotten"):
        memo.get(key, lambda: "old")
    memo.turn(whole=True)
    for _ in range(RUNS):
        for _ in range(ROUNDS):
            memo.turn()
        assert memo.knows("forgotten")
        memo.get("asked", lambda: "new")
        memo.turn(whole=True)
    assert memo.get("asked", lambda: "new") == "old"
    assert memo.get("forgotten", lambda: "new") == "new"


def test_hours_of_rounds_hold_no_more_than_minutes() -> None:
    memo: Memo[int] = Memo()
    held = list[int]()
    for number in range(1000):
        memo.turn(whole=number % 7 == 0)
        memo.get(number, lambda: 0)
        memo.get(max(number - 1, 0), lambda: 0)  # an edit compares with the one before
        held.append(memo.held)
    assert max(held[100:]) == max(held[:100]) <= ROUNDS + 2 + 2 * RUNS
