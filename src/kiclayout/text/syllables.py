"""Where English words may be divided: Liang's patterns, as TeX reads them ("Word Hy-phen-a-tion by Com-put-er", 1983).

Only words are judged here, letter by letter; which words of a text are taken for English is `division`'s matter. The
table is read when the first word is asked for: most issues never divide one.
"""

from __future__ import annotations

from functools import cache, lru_cache

from kiclayout.text.tables import table_lines

_FIGURES = dict.fromkeys(map(ord, "0123456789"))

_LONGEST = 45
"""Letters of the longest word that is looked at: the work grows with the square of it, and longer ones are no words."""


@lru_cache(maxsize=2048)
def divided(word: str) -> tuple[int, ...]:
    """The places at which ``word`` may be divided: how many letters stand before each, ascending.

    Args:
        word: Letters of a to z alone, capitals too.
    """
    if len(word) > _LONGEST:
        return ()
    known, letters = _patterns(), f".{word.lower()}."
    values = [0] * (len(letters) + 1)
    for start in range(len(letters)):
        for end in range(start + 1, len(letters) + 1):
            pattern = known.get(letters[start:end])
            if pattern is not None:
                _raise(values, start, pattern)
    return tuple(place for place in range(1, len(word)) if values[place + 1] % 2)


def _raise(values: list[int], place: int, pattern: str) -> None:
    """Takes the figures of a ``pattern`` that begins at ``place`` where they are greater than those before."""
    for sign in pattern:
        if sign.isdigit():
            values[place] = max(values[place], int(sign))
        else:
            place += 1


@cache
def _patterns() -> dict[str, str]:
    """The patterns by their letters."""
    patterns = " ".join(table_lines("hyphens_en"))
    return dict(zip(patterns.translate(_FIGURES).split(), patterns.split(), strict=True))
