from __future__ import annotations

from kiclayout.base.memo import AGAIN, ROUNDS, Memo, Same


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


def test_what_was_asked_for_again_goes_long_after_the_last_time() -> None:
    memo: Memo[str] = Memo()
    memo.turn()
    memo.get("again", lambda: "old")
    for _ in range(3):
        for _ in range(ROUNDS - 1):
            memo.turn()
        assert memo.get("again", lambda: "new") == "old"
    for _ in range(AGAIN):
        memo.turn()
    assert memo.get("again", lambda: "new") == "old"
    for _ in range(AGAIN + 1):
        memo.turn()
    assert memo.get("again", lambda: "new") == "new"


def test_hours_of_rounds_hold_no_more_than_minutes() -> None:
    memo: Memo[int] = Memo()
    held = list[int]()
    for number in range(20 * AGAIN):
        memo.turn()
        memo.get(number, lambda: 0)
        memo.get(max(number - 1, 0), lambda: 0)
        held.append(memo.held)
    assert max(held[2 * AGAIN :]) == max(held[: 2 * AGAIN]) <= AGAIN + ROUNDS
