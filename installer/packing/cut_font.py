"""A font with some characters taken out, every glyph that stays under its own number.

The numbers themselves stand in no PDF, but their order does, and it stays: what a page needs is embedded as the same
bytes, whether it came from the whole font or from the cut one. The empty places cost next to nothing when packed.

It runs by itself in the environment of the tools, which has HarfBuzz, and changes files in place:

    python cut_font.py held FONT LIST     writes the characters of FONT into LIST, as ranges
    python cut_font.py cut FONT LIST      takes the characters in LIST out of FONT

The same HarfBuzz gives the same bytes. Which characters go is ``lean``'s word.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import groupby
from pathlib import Path

ALL_NAMES = range(26)
"""The name records that a font may have."""


def cut(source: bytes, left_out: AbstractSet[int]) -> bytes:
    """The font ``source`` without the characters ``left_out`` and the glyphs that only they lead to."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob(source))
    job = hb.SubsetInput()
    job.unicode_set.update(set(face.unicodes) - left_out)
    job.name_id_set.update(ALL_NAMES)
    job.layout_feature_tag_set.clear()
    job.layout_feature_tag_set.invert()  # all of them
    flags = hb.SubsetFlags
    job.flags = flags.RETAIN_GIDS | flags.NOTDEF_OUTLINE | flags.CFF_IDENTITY_CHARSET | flags.DESUBROUTINIZE
    return bytes(hb.subset(face, job).blob.data)


def held(source: bytes) -> set[int]:
    """The characters that the font ``source`` has."""
    import uharfbuzz as hb

    return set(hb.Face(hb.Blob(source)).unicodes)


def spelled(codes: Iterable[int]) -> str:
    """``codes`` as ranges: hexadecimal numbers, a hyphen between first and last, apart by spaces."""
    return " ".join(_ranges(sorted(codes)))


def _ranges(codes: list[int]) -> Iterator[str]:
    for _, pairs in groupby(enumerate(codes), lambda pair: pair[1] - pair[0]):
        row = [code for _, code in pairs]
        yield f"{row[0]:04X}" if len(row) == 1 else f"{row[0]:04X}-{row[-1]:04X}"


def code_points(ranges: str) -> set[int]:
    """What ``spelled`` wrote."""
    found: set[int] = set()
    for one in ranges.split():
        first, _, last = one.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def main(task: str, font: Path, listed: Path) -> None:
    """Does ``task`` (held, cut) to the font file."""
    if task == "held":
        listed.write_text(spelled(held(font.read_bytes())), "ascii")
    else:
        font.write_bytes(cut(font.read_bytes(), code_points(listed.read_text("ascii"))))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
