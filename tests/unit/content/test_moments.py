"""Names that are times."""

from __future__ import annotations

import pytest

from kiclayout.content.moments import times


@pytest.mark.parametrize(
    ("said", "steps"),
    [(("2019", "2020", "2023"), (0, 1, 4)), (("2019년", "2020년", "2022년"), (0, 1, 3)),
     (("1월", "2월", "4월"), (0, 1, 3)),
     (("2023. 1.", "2023. 2.", "2023. 12."), (0, 1, 11)), (("2022년 1분기", "2022년 2분기", "2023년 1분기"), (0, 1, 4)),
     (("2023-01-01", "2023-01-02"), (0, 1))],
)  # fmt: skip
def test_times_stand_as_far_apart_as_they_are(said: tuple[str, ...], steps: tuple[float, ...]) -> None:
    assert times(said) == pytest.approx(steps)


@pytest.mark.parametrize(
    "said",
    [("중국", "한국"), ("2020", "2019"), ("2020", "2020"), ("2020",), ("2020", "합계"), ("1900", "1901", "2020")],
)
def test_what_is_no_rising_time_is_set_evenly(said: tuple[str, ...]) -> None:
    assert times(said) is None
