"""How findings and progress are shown."""

from __future__ import annotations

import io
import json

import pytest

from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.base.origin import Origin, Place
from kiclayout.cli import report
from kiclayout.cli.report import MachineLines, ProgressLine, finding_line, show_findings


def test_a_finding_is_a_line_that_editors_can_follow() -> None:
    found = Sink().add("typeset-keep", place=Place("articles/a.md", 12), page="P3", article="제목")
    line = finding_line(found, "en")
    assert line.startswith("articles/a.md:12: note: 제목: ")
    assert "(P3) → " in line
    assert line.endswith("[typeset-keep]")


def test_findings_that_read_alike_are_one() -> None:
    sink, out = Sink(), io.StringIO()
    for at in (1, 5):
        sink.add(
            "text-glyph-missing", place=Place("articles/a.md", 3), origin=Origin(7, at, at + 1), char="☃", code="U+2603"
        )
    counts = show_findings(sink, "en", quiet=False, stream=out)
    assert counts[Severity.WARNING] == 1
    assert out.getvalue().count("\n") == 1


def test_quiet_counts_notes_without_showing_them() -> None:
    sink, out = Sink(), io.StringIO()
    sink.add("typeset-keep", article="제목")
    sink.add("typeset-picture-missing", file="a.jpg")
    counts = show_findings(sink, "en", quiet=True, stream=out)
    assert (counts[Severity.INFO], counts[Severity.ERROR]) == (1, 1)
    assert "typeset-keep" not in out.getvalue()
    assert "a.jpg" in out.getvalue()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(report.time, "monotonic", lambda: now[0])
    return now


def test_progress_is_silent_for_a_second_then_tells_each_stage(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    line = ProgressLine("en", quiet=False)
    line("read", 0, 0)
    clock[0] += 0.9
    line("typeset", 1, 0)
    assert capsys.readouterr().err == ""
    clock[0] += 0.2
    line("typeset", 2, 9)
    line("typeset", 3, 9)
    line("paint", 1, 9)
    assert [part.strip() for part in capsys.readouterr().err.splitlines()] == ["setting… 2/9", "writing the PDF… 1/9"]


def test_quiet_shows_no_progress(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine("en", quiet=True)
    clock[0] += 5
    line("paint", 1, 9)
    line.done()
    assert capsys.readouterr().err == ""


def test_machines_are_told_in_lines_of_json(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    lines, sink = MachineLines(), Sink()
    for done in range(1, 101):
        clock[0] += 0.01
        lines.progress("typeset", done, 100)
    sink.add("typeset-keep", place=Place("articles/a.md", 12), article="제목")
    lines.findings(sink)
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    steps = [one["progress"]["done"] for one in told if "progress" in one]
    assert steps[0] == 1
    assert steps[-1] == 100
    assert len(steps) < 30
    assert told[-1]["finding"]["code"] == "typeset-keep"
    assert told[-1]["finding"]["place"] == ["articles/a.md", 12, 0]
