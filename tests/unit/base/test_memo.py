from __future__ import annotations

from kiclayout.base.memo import Memo, Same


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
