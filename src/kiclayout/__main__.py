"""Where the program starts: ``kiclayout`` and ``python -m kiclayout``.

Without a command, or with ``edit``, it is the window; with any other command, the command line. The command line knows
no window, and the window no command line: only here are both known.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiclayout.editor.start import NoWindowError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line or the window and returns the exit status."""
    if arguments is None and _speaks_otherwise():
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    gc.disable()  # a run is short and makes trees without cycles: searching them would cost a tenth of it
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    finally:
        gc.enable()


def start() -> None:
    """Runs the program and leaves at once: taking a hundred megabytes of pages apart first serves nobody."""
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _speaks_otherwise() -> bool:
    """Whether this system hands out file names in something else than UTF-8, in which Korean names cannot be said."""
    other = sys.getfilesystemencoding().lower().replace("-", "") != "utf8"
    return other and os.name == "posix" and not sys.flags.utf8_mode and len(sys.orig_argv) > 1


def _run(given: Sequence[str]) -> int:
    from kiclayout.cli.commands import run
    from kiclayout.cli.parser import make_parser
    from kiclayout.cli.words import LANGUAGES, system_language

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    asked = [after for one, after in pairwise(given) if one == "--lang"]
    asked += [one[7:] for one in given if one.startswith("--lang=")]
    lang = next((one for one in asked if one in LANGUAGES), system_language())
    parser = make_parser(lang)
    args = parser.parse_args(given)
    if args.command in (None, "edit"):
        return _edit(getattr(args, "issue", None), next((one for one in asked if one in LANGUAGES), ""), args.lang)
    return run(args.run, args)


def _edit(issue: str | None, asked: str, lang: str) -> int:
    """Runs the window with ``issue``; where there can be none, says why in ``lang``."""
    from kiclayout.cli.words import word

    def refuse(error: NoWindowError) -> int:
        print(word(f"no-window-{error.reason}", lang, detail=error.detail), file=sys.stderr)
        return 2

    try:
        from kiclayout.editor.start import run
    except ImportError as error:
        if (error.name or "").startswith("kiclayout"):
            raise
        print(word("no-window-missing", lang, detail=error), file=sys.stderr)
        return 2
    return run(Path(issue) if issue else None, asked, refuse)


if __name__ == "__main__":
    start()
