"""What a key costs in the whole window: CPU of its thread from the key to the painted page, and until all settled.

Usage: python benchmarks/editor/keys.py [ISSUE] [--keys 150] [--paragraphs 3]

The window is real, with all its panels; its screen is not (offscreen), unless QT_QPA_PLATFORM says so. Keys are typed
in the middle of the longest paragraphs.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

if gc.isenabled():
    gc.disable()  # as the program starts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), tempfile.mkdtemp()))

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiclayout.content.block import Paragraph
from kiclayout.content.inline import plain
from kiclayout.content.spot import Spot, caret
from kiclayout.editor.pauses import Pauses
from kiclayout.editor.session import Session
from kiclayout.editor.settings import Settings
from kiclayout.editor.start import dress, make_app
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.window.main import MainWindow
from kiclayout.editor.window.make import make_parts
from kiclayout.editor.words import Words

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "issue-001"
BETWEEN = 60
"""What a quick typist leaves between two keys, in milliseconds; what else there is to do is done in it."""
TYPED = "가나다 라마바사아 "


def spell(values: list[float]) -> str:
    """Median, 95th percentile and greatest of some milliseconds."""
    rows = sorted(values)
    return f"median {rows[len(rows) // 2]:5.1f}   p95 {rows[int(len(rows) * 0.95)]:5.1f}   most {rows[-1]:5.1f} ms"


def memory() -> float:
    """The most memory this process has held, in MB; 0 where it cannot be known."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Painted:
    """When (CPU of the window's thread) pages were painted last, and what the process had spent at the first."""

    last = 0.0
    first = 0.0


def watched(paint: Callable[[PageView, QPaintEvent], None]) -> Callable[[PageView, QPaintEvent], None]:
    """``paint``, noting when it is done: what else waits for the event loop then is no longer between key and page."""

    def painted(view: PageView, event: QPaintEvent) -> None:
        paint(view, event)
        Painted.last = time.thread_time()
        if view.visible_pages:
            Painted.first = Painted.first or time.process_time()

    return painted


class Bench:
    """A window on an issue, and what keys cost in it."""

    def __init__(self, app: QApplication, issue: Path) -> None:
        self.app, settings = app, Settings()
        session = Session(patient=True)
        self.window = MainWindow(session, settings, dress(settings), Words("ko"), make_parts)
        self.pauses = Pauses(session, self.window)
        self.window.resize(1440, 900)
        self.window.expect()
        self.window.show()
        self.app.processEvents()
        self.window.bring(issue)  # as the program starts with an issue
        self.app.processEvents()
        self.rest()
        self.pauses.look()

    def rest(self) -> None:
        """Lets everything finish that is still waiting."""
        for _ in range(3):
            QTest.qWait(250)
            self.window.session.finish()
            self.app.processEvents()

    def into(self, block: Paragraph) -> None:
        """Puts the caret into the middle of a paragraph, with its page in view."""
        session, sight = self.window.session, self.window.parts.sight
        page = session.page_of(block.id)
        assert page is not None
        sight.view.zoom_to(100)
        sight.view.go_to_page(page.index)
        session.select(caret(Spot(block.id, len(plain(block.runs)) // 2)))
        sight.tool.reveal()
        self.rest()

    def keys(self, count: int) -> tuple[list[float], list[float]]:
        """Milliseconds of each key to its painted page, and of what follows in the pause until all is settled."""
        view, session = self.window.parts.sight.view, self.window.session
        pressed, settled = list[float](), list[float]()
        for number in range(count):
            begun = time.thread_time()
            letter = TYPED[number % len(TYPED)]
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(view, event)
            self.app.processEvents()
            pressed.append((Painted.last - begun) * 1000)
            while not session.settled:
                QTest.qWait(BETWEEN)
            settled.append((time.thread_time() - Painted.last) * 1000)
        return pressed, settled


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("issue", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--keys", type=int, default=150)
    parser.add_argument("--paragraphs", type=int, default=3)
    args = parser.parse_args()
    PageView.paintEvent = watched(PageView.paintEvent)
    bench = Bench(make_app(lambda fault: 2), args.issue)
    print(f"to the first page {Painted.first * 1000:.0f} ms of CPU, with all imports; {memory():.0f} MB")
    found = [one for a in bench.window.session.issue.articles for one in a.blocks if isinstance(one, Paragraph)]
    for block in sorted(found, key=lambda one: -len(plain(one.runs)))[: args.paragraphs]:
        bench.into(block)
        pressed, settled = bench.keys(args.keys)
        print(f"{len(plain(block.runs)):4} characters, page {bench.window.session.page_of(block.id).index + 1}")
        print(f"     key to painted page   {spell(pressed)}")
        print(f"     then, until it settled {spell(settled)}")
    print(f"in the end {memory():.0f} MB")
    bench.window.session.mark_saved(bench.window.session.issue)
    return 0


def end_with(status: int) -> None:
    """Ends at once: taking a window apart is not what is measured."""
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    end_with(main())
