"""Guesses which of the known names, or of the files, a writer meant by one that is not there, for hints of findings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

_ALIKE = 0.8
_LOOSE = re.compile(r"[\s_-]+")


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like ``name``, else all of them with commas between, else a dash."""
    names = sorted(known)
    found = get_close_matches(name[:40], names, 1, 0.6)
    return found[0] if found else ", ".join(names) or "–"


def nearest_file(name: str, there: Iterable[str]) -> str:
    """The file out of ``there`` that was probably meant by ``name``, or an empty string.

    Case, blanks, hyphens, the ending and a letter or two may differ; figures may not, for photo1 is not photo2.
    """
    wanted = _bare(name)
    files = {_bare(file): file for file in sorted(there, reverse=True)}
    close = [file for file in files if re.findall(r"\d+", file) == re.findall(r"\d+", wanted)]
    found = get_close_matches(wanted, close, 1, _ALIKE)
    return files[found[0]] if found else ""


def _bare(name: str) -> str:
    """What is compared of a file's name: neither its folder nor its ending, nor how its words are set apart."""
    last = name[-80:].replace("\\", "/").rpartition("/")[2]
    return _LOOSE.sub("", (last.rpartition(".")[0] or last).casefold())
