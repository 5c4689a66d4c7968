from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from kiclayout.editor.templates.bench import Bench, Job


def job(done: list[str], name: str, steps: int = 1) -> Job:
    for _ in range(steps):
        done.append(name)
        yield


def test_jobs_are_done_in_their_order_and_one_may_come_first(qapp: QApplication) -> None:
    done: list[str] = []
    bench = Bench(lambda: False)
    bench.add(job(done, "a", 2))
    bench.add(job(done, "b"))
    bench._step()
    bench.first(job(done, "now", 2))
    bench.finish()
    assert done == ["a", "now", "now", "a", "b"]


def test_a_turn_ends_as_soon_as_something_more_urgent_comes_up(qapp: QApplication) -> None:
    done: list[str] = []
    urgent: Callable[[], bool] = lambda: len(done) == 2  # noqa: E731
    bench = Bench(urgent)
    bench.add(job(done, "a", 5))
    bench._turn()
    assert len(done) == 2
    bench.drop()
    bench.finish()
    assert len(done) == 2
