"""Guesses which of the known names a writer meant by one that is not known, for the hints of findings."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like ``name``, else all of them with commas between, else a dash."""
    names = sorted(known)
    found = get_close_matches(name[:40], names, 1, 0.6)
    return found[0] if found else ", ".join(names) or "–"
