"""What the command line shows: findings, one a line, and progress on anything that takes longer than a second.

For another program the same is told as lines of JSON: ``progress``, ``finding`` and, at last, ``result``.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from typing import Any, TextIO

from kiclayout.app.wire import finding_data
from kiclayout.base.diagnostics import Diagnostic, Severity, Sink
from kiclayout.cli.words import word


def show_findings(sink: Sink, lang: str, *, quiet: bool, stream: TextIO | None = None) -> Counter[Severity]:
    """Prints the findings to ``stream`` (standard error) in the order in which they came, and counts them.

    Those that read alike (a character that is missing twice in a line) are one.
    """
    shown = {finding_line(found, lang): found.severity for found in sink}
    for line, severity in shown.items():
        if not (quiet and severity is Severity.INFO):
            print(line, file=stream or sys.stderr)
    return Counter(shown.values())


def finding_line(found: Diagnostic, lang: str) -> str:
    """``file:line:column: level: message (page). remedy [code]``."""
    where = f"{found.place}: " if found.place else ""
    page = f" ({found.page})" if found.page else ""
    hint = found.hint(lang)
    after = f" → {hint}" if hint else ""
    return f"{where}{word(found.severity.name, lang)}: {found.message(lang)}{page}{after} [{found.code}]"


class ProgressLine:
    """One line on standard error that tells how far the work is; it appears after a second."""

    def __init__(self, lang: str, *, quiet: bool) -> None:
        self._lang, self._quiet = lang, quiet
        self._start = self._last = time.monotonic()
        self._stage = ""
        self._shown = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Shows the stage if a second has passed; at most ten times a second on a terminal, else once a stage."""
        now = time.monotonic()
        live = sys.stderr.isatty()
        if self._quiet or now - self._start < 1.0 or (stage == self._stage and (not live or now - self._last < 0.1)):
            return
        self._stage, self._last, self._shown = stage, now, True
        count = f" {done}/{total}" if total else f" {done}" if done else ""
        text = f"{word(stage, self._lang)}…{count}"
        print(f"\r{text:<40}" if live else text, end="" if live else "\n", file=sys.stderr, flush=True)

    def done(self) -> None:
        """Clears the line."""
        if self._shown and sys.stderr.isatty():
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)


class MachineLines:
    """Tells another program on standard output what happens, one JSON object a line."""

    def __init__(self) -> None:
        self._stage, self._last = "", 0.0

    def progress(self, stage: str, done: int, total: int) -> None:
        """Tells how far the work is, at most twenty times a second, but every stage and the end of it."""
        now = time.monotonic()
        if stage == self._stage and now - self._last < 0.05 and done != total:
            return
        self._stage, self._last = stage, now
        self.say("progress", stage=stage, done=done, total=total)

    def findings(self, sink: Sink, *, ids: bool = False) -> None:
        """Tells all findings, with ids of blocks if they mean something to the other program."""
        for found in sink:
            self.say("finding", **finding_data(found, ids=ids))

    def say(self, kind: str, **values: Any) -> None:
        """Writes one line, at once."""
        print(json.dumps({kind: values}, ensure_ascii=False), flush=True)
