"""Writes src/kiclayout/text/tables/hyphens_en.txt: where English words may be divided, as Liang's patterns.

Run by hand when the dictionary gets a new version; the result is committed, so neither the program nor its tests need
the source. The script judges no word: it leaves out what says nothing and keeps every place as the dictionary has it.

    python scripts/build_hyphens.py DIRECTORY

DIRECTORY holds hyph_en_US.dic and README_hyph_en_US.txt (the `dictionaries` folder of the `pyphen` wheel). The
dictionary repeats in each pattern what its parts say, for a reader that takes the longest one only. Ours takes the
greatest figure of all that fit, as TeX does, so that a pattern whose parts say the same already is left out.
"""

from __future__ import annotations

import argparse
import re
import textwrap
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "src" / "kiclayout" / "text" / "tables" / "hyphens_en.txt"
HEAD = """\
Where English words may be divided: patterns as Liang and Knuth devised them. Letters that stand in a word, a dot for
its edge, and between them figures: the greatest one of all patterns that fit counts, and odd ones divide.
Made by scripts/build_hyphens.py from hyph_en_US.dic; what that is and on which terms it is given is said below.
"""
PATTERN = re.compile(r"\.?(?:[0-9]?[a-z])+[0-9]?\.?")
"""Letters, edges and figures; patterns of signs, ligatures and parts of compounds are for other readers."""


def values_of(pattern: str) -> tuple[str, tuple[int, ...]]:
    """Returns the letters of a pattern, and the figure before each of them and behind the last."""
    letters, values = "", [0]
    for sign in pattern:
        if sign.isdigit():
            values[-1] = int(sign)
        else:
            letters += sign
            values.append(0)
    return letters, tuple(values)


def said(letters: str, known: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Returns what the known patterns say of the places in some letters."""
    values = [0] * (len(letters) + 1)
    for start in range(len(letters)):
        for end in range(start + 1, len(letters) + 1):
            for place, value in enumerate(known.get(letters[start:end], ()), start):
                values[place] = max(values[place], value)
    return tuple(values)


def needed(patterns: dict[str, str]) -> list[str]:
    """Returns the patterns that say more than their parts, by letters."""
    known: dict[str, tuple[int, ...]] = {}
    for letters in sorted(patterns, key=lambda letters: (len(letters), letters)):
        values = values_of(patterns[letters])[1]
        if values != said(letters, known):
            known[letters] = values
    return [patterns[letters] for letters in sorted(known)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", type=Path)
    directory = parser.parse_args().directory
    lines = (directory / "hyph_en_US.dic").read_text(encoding="utf-8").split()
    patterns = {values_of(line)[0]: line for line in lines if PATTERN.fullmatch(line)}
    notes = (directory / "README_hyph_en_US.txt").read_text(encoding="utf-8").splitlines()
    head = [f"# {line}".rstrip() for line in (*HEAD.splitlines(), "", *notes)]
    body = textwrap.wrap(" ".join(needed(patterns)), 118, break_on_hyphens=False)
    TABLE.write_text("\n".join([*head, *body, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
