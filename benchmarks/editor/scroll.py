"""How long the wheel waits while all pages are laid out: from the moment it is turned to the painted view.

Usage: python benchmarks/editor/scroll.py [ISSUE] [--rounds 5]

An edit of the whole issue (every "다" becomes "타", then back) has all pages laid out; meanwhile the wheel is turned
once a frame, and with Ctrl every fourth time, which zooms. The window is real, with all its panels.

Two things are told. By the wall: from the moment a turn of the wheel is due to the painted view; on a busy machine it
says more about the others. By the CPU of the window's thread: how long a turn of the layout takes, which is what an
event can have to wait for, and how long the wheel and the painting after it take.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), tempfile.mkdtemp()))

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiclayout.content.edit.search import Query, replace_all
from kiclayout.editor.pauses import Pauses
from kiclayout.editor.session import Session
from kiclayout.editor.settings import Settings
from kiclayout.editor.slices import Slices
from kiclayout.editor.start import dress, make_app
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.window.make import make_parts
from kiclayout.editor.words import Words

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "issue-001"
FRAME = 1000 / 60
NOTCH = 120


def spell(values: list[float]) -> str:
    """Median, 95th percentile and greatest of some milliseconds, and how many are within a frame."""
    rows = sorted(values)
    within = sum(value <= FRAME for value in rows) / len(rows)
    middle, late = rows[len(rows) // 2], rows[int(len(rows) * 0.95)]
    found = f"median {middle:5.1f}   p95 {late:5.1f}   most {rows[-1]:5.1f} ms"
    return f"{len(rows):4} events   {found}   within a frame {within:.0%}"


class Wheel(QObject):
    """Turns the wheel once a frame and notes when the view has been painted."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self.view, self.number, self.down = view, 0, True
        self.due: tuple[float, str] | None = None
        self.waits: dict[str, list[float]] = {"scroll": [], "zoom": []}
        self.spent: dict[str, list[float]] = {"scroll": [], "zoom": []}
        self.began = 0.0
        self.next = 0.0
        self.timer = QTimer(self)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.turn)

    def start(self) -> None:
        """From now on."""
        self.next = time.perf_counter() * 1000 + FRAME
        self.timer.start(round(FRAME))

    def turn(self) -> None:
        """One notch; what is late is late since it was due."""
        self.number += 1
        zooms = self.number % 4 == 0
        if self.number % 60 == 0:
            self.down = not self.down
        way = -NOTCH if (self.number // 4 % 2 if zooms else self.down) else NOTCH
        at = QPointF(self.view.viewport().rect().center())
        held = Qt.KeyboardModifier.ControlModifier if zooms else Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            at, QPointF(self.view.viewport().mapToGlobal(at.toPoint())), QPoint(), QPoint(0, way),
            Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        self.due, self.began = (self.next, "zoom" if zooms else "scroll"), time.thread_time()
        QApplication.sendEvent(self.view.viewport(), event)
        self.view.viewport().repaint()

    def painted(self) -> None:
        """The view shows it."""
        if self.due is None:
            return
        due, kind = self.due
        self.due = None
        now = time.perf_counter() * 1000
        self.waits[kind].append(now - due)
        self.spent[kind].append((time.thread_time() - self.began) * 1000)
        self.next = max(due + FRAME, now)
        self.timer.start(max(0, round(self.next - now)))


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("issue", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    paint, turned = PageView.paintEvent, list[Wheel]()

    def watched(self: PageView, event: object) -> None:
        paint(self, event)  # type: ignore[arg-type]
        for wheel in turned:
            wheel.painted()

    PageView.paintEvent = watched  # type: ignore[method-assign, assignment]
    turn, turns = Slices._turn, list[float]()

    def timed(self: Slices) -> None:
        begun = time.thread_time()
        turn(self)
        turns.append((time.thread_time() - begun) * 1000)

    Slices._turn = timed  # type: ignore[method-assign]
    app, settings, session = make_app(lambda fault: 2), Settings(), Session(patient=True)
    window = MainWindow(session, settings, dress(settings), Words("ko"), make_parts)
    pauses = Pauses(session, window)
    window.resize(1440, 900)
    window.show()
    window.parts.files.open_path(args.issue)
    view = window.parts.sight.view
    view.set_motion(False)
    QTest.qWait(300)
    session.finish()
    QTest.qWait(800)
    pauses.look()
    wheel = Wheel(view)
    turns.clear()
    turned.append(wheel)
    view.go_to_page(len(session.scene.pages) // 2)
    busy = 0.0
    for number in range(args.rounds):
        old, new = ("다", "타") if number % 2 == 0 else ("타", "다")
        begun = time.perf_counter()
        changed = replace_all(session.issue, Query(old), new).done
        asked = time.perf_counter()
        session.apply(lambda issue, _, changed=changed: changed, "edit.type")
        applied = time.perf_counter()
        wheel.start()
        while not session.settled:
            app.processEvents()
        wheel.timer.stop()
        busy += time.perf_counter() - applied
        print(
            f"round {number + 1}: replaced in {(asked - begun) * 1000:.0f}, shown in {(applied - asked) * 1000:.0f} ms"
        )
    took = busy / args.rounds * 1000
    print(f"{len(session.scene.pages)} pages, laid out in {took:.0f} ms a round with the wheel turning")
    print(f"layout, a turn, CPU   {spell(turns)}")
    for kind, waits in wheel.waits.items():
        print(f"{kind:6} to paint, CPU   {spell(wheel.spent[kind])}")
        print(f"{kind:6} to paint, wall  {spell(waits)}")
    session.mark_saved(session.issue)
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)
