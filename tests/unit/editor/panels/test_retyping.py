from __future__ import annotations

import random

import pytest

from kiclayout.editor.panels.retyping import At, Retyped, characters, retyped, units


def applied(old: list[str], change: Retyped | None) -> list[str]:
    if change is None:
        return old
    head = [*old[: change.start.line], old[change.start.line][: change.start.column]]
    tail = [old[change.end.line][change.end.column :], *old[change.end.line + 1 :]]
    return ("\n".join(head) + change.text + "\n".join(tail)).split("\n")


@pytest.mark.parametrize(
    ("old", "new", "caret", "change"),
    [
        (["aaaa"], ["aaaaa"], At(0, 2), Retyped(At(0, 1), At(0, 1), "a")),
        (["aaaa"], ["aaa"], At(0, 1), Retyped(At(0, 1), At(0, 2), "")),
        (["abc"], ["", "abc"], At(1, 0), Retyped(At(0, 0), At(0, 0), "\n")),
        (["abc"], ["abc", ""], At(1, 0), Retyped(At(0, 3), At(0, 3), "\n")),
        (["ab", "cd"], ["abcd"], At(0, 2), Retyped(At(0, 2), At(1, 0), "")),
        (["x", "", "", "y"], ["x", "", "y"], At(1, 0), Retyped(At(1, 0), At(2, 0), "")),
        (["ab", "cd", "ef"], ["aXf"], At(0, 2), Retyped(At(0, 1), At(2, 1), "X")),
        (["ab"], ["ab"], At(0, 1), None),
        ([""], ["한"], At(0, 1), Retyped(At(0, 0), At(0, 0), "한")),
    ],
)
def test_the_smallest_change_at_the_caret(old: list[str], new: list[str], caret: At, change: Retyped | None) -> None:
    assert retyped(old, new, caret) == change


def test_whatever_is_typed_is_told_so_that_it_can_be_done_again() -> None:
    chance = random.Random(4)
    for _ in range(3000):
        old = ["".join(chance.choices("ab ", k=chance.randrange(4))) for _ in range(chance.randrange(1, 6))]
        text = "\n".join(old)
        start = chance.randrange(len(text) + 1)
        end = chance.randrange(start, len(text) + 1)
        typed = "".join(chance.choices("ab\n", k=chance.randrange(4)))
        new = (text[:start] + typed + text[end:]).split("\n")
        behind = (text[:start] + typed).split("\n")
        change = retyped(old, new, At(len(behind) - 1, len(behind[-1])))
        assert applied(old, change) == new
        size = len(change.text) + sum(map(len, old[change.start.line : change.end.line + 1])) if change else 0
        assert change is None or size <= len(text) + len(typed)


def test_places_in_units_and_characters() -> None:
    text = "a𠮷b"
    assert [units(text, n) for n in range(4)] == [0, 1, 3, 4]
    assert [characters(text, n) for n in (0, 1, 3, 4)] == [0, 1, 2, 3]
    assert characters("abc", 9) == 3
