"""Where words go when there is no console: started by a click, a program of Windows has no standard streams at all.

What would have been printed is kept, and shown in a box of the system's if the run did not end well. A run that ends
well says nothing: the PDF is there to be seen.
"""

from __future__ import annotations

import io
import sys
from typing import Final

TITLE: Final = "kiclayout"
LINES: Final = 14
"""How many of the last lines a box shows."""
_WARNING: Final = 0x30


def listen() -> io.StringIO | None:
    """Puts something that listens in the place of missing streams; None = there are streams."""
    if sys.stdout is not None and sys.stderr is not None:
        return None
    heard = io.StringIO()
    sys.stdout = sys.stdout or heard
    sys.stderr = sys.stderr or heard
    return heard


def last_words(heard: io.StringIO) -> str:
    """What a box shows of what was heard: the end, where the result is said."""
    lines = [line for line in heard.getvalue().replace("\r", "\n").splitlines() if line.strip()]
    return "\n".join(lines[-LINES:])


def show(text: str) -> None:
    """Shows ``text`` in a box of Windows'; other systems always have streams."""
    import ctypes  # not above: hardly a run needs it

    library = getattr(ctypes, "windll", None)
    if library is not None and text:
        library.user32.MessageBoxW(None, text, TITLE, _WARNING)
