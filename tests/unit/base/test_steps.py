from __future__ import annotations

import pytest

from kiclayout.base.steps import Steps, finished


def counted(to: int, taken: list[int]) -> Steps[str]:
    """Notes every step."""
    for number in range(to):
        taken.append(number)
        yield
    return "done"


def test_all_steps_are_taken_and_the_result_is_handed_on() -> None:
    taken: list[int] = []
    assert finished(counted(3, taken)) == "done"
    assert taken == [0, 1, 2]


def test_work_without_a_step_has_a_result_too() -> None:
    assert finished(counted(0, [])) == "done"


def test_a_fault_in_a_step_is_the_callers() -> None:
    def broken() -> Steps[None]:
        yield
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        finished(broken())


def test_steps_can_be_dropped() -> None:
    taken: list[int] = []
    steps = counted(9, taken)
    next(steps)
    steps.close()
    assert taken == [0]
