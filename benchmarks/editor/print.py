"""What an export from the window costs, beside the command that begins with nothing, on the same issue.

Usage: python benchmarks/editor/print.py [ISSUE] [--runs 7]

Both make the same file, one after the other in turns, so that a busy machine slows both alike. Counted is the CPU of
the process that prints, and of the window meanwhile; pictures are remembered from a first run that does not count.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from keys import EXAMPLE, Bench, end_with
from PySide6.QtCore import QEventLoop

from kiclayout.editor.files.questions import Wanted
from kiclayout.editor.jobs.export_job import Printed
from kiclayout.editor.start import make_app


def spent() -> float:
    """CPU of the processes that ended so far, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def from_window(bench: Bench, target: Path) -> tuple[float, float, float]:
    """CPU of the process and of the window in seconds, and how long the window was held at most, in milliseconds."""
    exporter = bench.window.parts.files.exporter
    ended: list[Printed] = []
    exporter.finished.connect(ended.append)
    process, window, longest = spent(), time.thread_time(), 0.0
    exporter.export(Wanted(target))
    while not ended:
        turn = time.thread_time()
        bench.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        longest = max(longest, time.thread_time() - turn)
    exporter.finished.disconnect(ended.append)
    return spent() - process, time.thread_time() - window, longest * 1000


def by_command(issue: Path, target: Path) -> float:
    """CPU of the command in seconds."""
    before = spent()
    command = [sys.executable, "-m", "kiclayout", "export", str(issue), "-o", str(target), "-q"]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return spent() - before


def main() -> int:
    """Prints medians, and what the one takes of the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("issue", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    bench = Bench(make_app(lambda fault: 2), args.issue)
    with tempfile.TemporaryDirectory() as name:
        shown, made = Path(name) / "window.pdf", Path(name) / "command.pdf"
        from_window(bench, shown)
        by_command(args.issue, made)
        rounds = [(*from_window(bench, shown), by_command(args.issue, made)) for _ in range(args.runs)]
        print("the same file" if shown.read_bytes() == made.read_bytes() else "NOT the same file")
    process, window, longest, command = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"from the window: {process:.2f} s in the process, {window:.2f} s in the window, {longest:.0f} ms at once")
    print(f"by the command:  {command:.2f} s; the window's way takes {(process + window) / command:.2f} of it")
    bench.window.session.mark_saved(bench.window.session.issue)
    return 0


if __name__ == "__main__":
    end_with(main())
