"""Saves an article with the smallest change: blocks that did not change keep their bytes, spacing included.

Before anything is kept, the new text is read again: it must give the same article. If it does not, the article is
written anew as a whole, and if that fails the same test, the file stays as it was.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kiclayout.base.diagnostics import Diagnostic, KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.content.block import Block, Raw
from kiclayout.content.issue import Article
from kiclayout.content.normal import normal_blocks
from kiclayout.content.walk import walk
from kiclayout.store.text.read import read_article
from kiclayout.store.text.scan import unified
from kiclayout.store.text.write import write_block, write_document


def save_article(source: str, old: Article, new: Article) -> str:
    """The text of ``new`` that differs least from ``source``.

    Args:
        source: The file as it is.
        old: What was read from it.
        new: What it shall hold. Blocks that are the same objects as in ``old``, or equal to them, keep their bytes.

    Raises:
        KicError: The model cannot be written so that it would be read back; the finding names the first such block.
    """
    if new.blocks == old.blocks:
        return source
    wanted = normal_blocks(new.blocks)
    splice = _Splice(source, old.blocks)
    for spaced in (False, True):
        spliced = splice.text(wanted, spaced)
        if _read(spliced, new) == wanted:
            return spliced
    canonical = write_document(wanted)
    again = _read(canonical, new)
    if again == wanted or (_has_raw(wanted) and _same_signs(write_document(again), canonical)):
        return canonical
    raise KicError(_refusal(wanted, again, new.path))


def _read(text: str, article: Article) -> tuple[Block, ...]:
    return read_article(text, article.path, Sink()).blocks


def _has_raw(blocks: tuple[Block, ...]) -> bool:
    """Whether lines that were not understood are among the blocks: in another place they may be understood."""
    return any(isinstance(block, Raw) for block in walk(blocks))


def _same_signs(one: str, other: str) -> bool:
    """Whether two texts differ in blanks and line ends only."""
    return one.split() == other.split()


def _refusal(wanted: tuple[Block, ...], again: tuple[Block, ...], path: str) -> Diagnostic:
    same = next((n for n, (a, b) in enumerate(zip(wanted, again, strict=False)) if a != b), len(again))
    block = wanted[min(same, len(wanted) - 1)] if wanted else None
    words = re.sub(r"\s+", " ", write_block(block))[:40] if block else ""
    return Sink().add("store-article-unsaved", place=Place(path, block.lines[0] if block else 0), words=words)


class _Splice:
    """Puts new text between the lines of the old."""

    def __init__(self, source: str, old: tuple[Block, ...]) -> None:
        self._lines, self._old = unified(source).split("\n"), old

    def text(self, new: tuple[Block, ...], spaced: bool) -> str:
        """The file with ``new``: kept blocks as they stand, changed ones canonical in the place of the old ones.

        ``spaced``: whether a changed block gets a blank line where the old one had none beside it.
        """
        kept = _matches(self._old, new)
        places = _places(kept, len(self._old))
        out: list[str] = []
        for at, block in enumerate(new):
            out += self._gap(at, places) or ([""] if spaced and at and None in kept[at - 1 : at + 1] else [])
            place = kept[at]
            out += self._block_lines(place) if place is not None else write_block(block).split("\n")
        ends_alike = bool(new) and places[-1] == len(self._old) - 1
        out += self._lines[self._old[-1].lines[1] :] if ends_alike else [""]
        return "\n".join(out)

    def _block_lines(self, place: int) -> list[str]:
        first, last = self._old[place].lines
        return self._lines[first - 1 : last]

    def _gap(self, at: int, places: Sequence[int | None]) -> list[str]:
        """The blank lines before the new block ``at``."""
        place = places[at]
        if at == 0:
            return self._lines[: self._old[0].lines[0] - 1] if place == 0 else []
        before = places[at - 1]
        if place is None or before is None or place != before + 1:
            return [""]
        return self._lines[self._old[before].lines[1] : self._old[place].lines[0] - 1]


def _matches(old: tuple[Block, ...], new: tuple[Block, ...]) -> list[int | None]:
    """For each new block the index of the old one whose bytes it keeps: the same object, else an equal one."""
    by_id = {id(block): at for at, block in enumerate(old)}
    matches = [by_id.get(id(block)) for block in new]
    used = set(matches)
    equal: dict[Block, list[int]] = defaultdict(list)
    for at in range(len(old) - 1, -1, -1):
        if at not in used:
            equal[old[at]].append(at)
    for at, block in enumerate(new):
        if matches[at] is None and equal.get(block):
            matches[at] = equal[block].pop()
    return matches


def _places(kept: Sequence[int | None], count: int) -> list[int | None]:
    """``kept``, with as many changed blocks as old ones vanished between two kept ones put in their places."""
    places = list(kept)
    at = 0
    while at < len(places):
        end = at
        while end < len(places) and places[end] is None:
            end += 1
        before = places[at - 1] if at else -1
        after = places[end] if end < len(places) else count
        if before is not None and after is not None and end - at == after - before - 1:
            places[at:end] = range(before + 1, after)
        at = max(end, at + 1)
    return places
