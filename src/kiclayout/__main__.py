"""Where the program starts: ``kiclayout`` and ``python -m kiclayout``.

Without a command, or with ``edit``, it is the window; with any other command, the command line; ``--self-test``
examines both. The command line knows no window, and the window no command line: only here are both known.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiclayout.editor.start import NoWindowError


_ENDS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line or the window and returns the exit status."""
    if arguments is None and _speaks_otherwise():
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    collecting = gc.isenabled()
    gc.disable()  # a run is short and makes trees without cycles: searching them would cost a tenth of it
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    finally:
        if collecting:
            gc.enable()


def start() -> None:
    """Runs the program and leaves at once: searching or taking apart a hundred megabytes of pages serves nobody."""
    gc.disable()
    _stop_tidily()
    status = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console has none
            stream.flush()
    os._exit(status)


def _stop_tidily() -> None:
    """Lets the system's wish that we end, or a terminal that was closed, stop a command as Ctrl+C does."""
    for number in _ENDS:
        if signal.getsignal(number) is signal.SIG_DFL:  # what is ignored (nohup) stays so
            signal.signal(number, signal.default_int_handler)


def _end_at_once() -> None:
    """Takes that back for the window: Qt's loop would not hear of it."""
    for number in _ENDS:
        if signal.getsignal(number) is signal.default_int_handler:
            signal.signal(number, signal.SIG_DFL)


def _speaks_otherwise() -> bool:
    """Whether this system hands out file names in something else than UTF-8, in which Korean names cannot be said."""
    other = sys.getfilesystemencoding().lower().replace("-", "") != "utf8"
    return other and os.name == "posix" and not sys.flags.utf8_mode and len(sys.orig_argv) > 1


def _run(given: Sequence[str]) -> int:
    from kiclayout.cli import console

    heard = console.listen()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    status = _chosen(given)
    if heard is not None and status:
        console.show(console.last_words(heard))
    return status


def _chosen(given: Sequence[str]) -> int:
    """Runs what was asked for."""
    from kiclayout.cli.commands import run
    from kiclayout.cli.parser import make_parser
    from kiclayout.cli.words import LANGUAGES, system_language

    asked = [after for one, after in pairwise(given) if one == "--lang"]
    asked += [one[7:] for one in given if one.startswith("--lang=")]
    lang = next((one for one in asked if one in LANGUAGES), system_language())
    parser = make_parser(lang)
    args = parser.parse_args(given)
    if args.self_test:
        return _self_test(args.self_test)
    if args.command in (None, "edit"):
        return _edit(getattr(args, "issue", None), next((one for one in asked if one in LANGUAGES), ""), args.lang)
    return run(args.run, args)


def _edit(issue: str | None, asked: str, lang: str) -> int:
    """Runs the window with ``issue``; where there can be none, says why in ``lang``."""

    def refuse(error: NoWindowError) -> int:
        return _refuse(error.reason, lang, error.detail)

    from kiclayout.app.missing_library import library_named

    _end_at_once()
    try:
        from kiclayout.editor.start import run
    except ImportError as error:
        if (error.name or "").startswith("kiclayout"):
            raise
        library = library_named(str(error)) or library_named(_complaint("PySide6.QtGui"))
        return _refuse("library" if library else "missing", lang, library or str(error))
    return run(Path(issue) if issue else None, asked, refuse)


def _complaint(module: str) -> str:
    """Why ``module`` cannot be imported: where it is another module's need, Qt does not pass the reason on."""
    try:
        importlib.import_module(module)
    except ImportError as error:
        return str(error)
    return ""


def _refuse(reason: str, lang: str, detail: str) -> int:
    """Says in one sentence why there is no window."""
    from kiclayout.app.missing_library import remedy
    from kiclayout.cli.words import word

    said = word(f"no-window-{reason}", lang, detail=detail, library=detail, package=remedy(detail))
    print(said, file=sys.stderr)
    return 2


def _self_test(what: str) -> int:
    """Examines the program, or with ``window`` only what belongs to the window, and shows what was found as JSON."""
    from kiclayout.app.self_test import CHECKS, examine, with_window

    if what == "window":
        from kiclayout.editor import self_test

        self_test.prepare()
        found = examine(self_test.CHECKS)
    else:
        found = with_window(examine(CHECKS))
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 0 if found["ok"] else 1


if __name__ == "__main__":
    start()
