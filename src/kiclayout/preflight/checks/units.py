"""One unit spelled in several ways in one issue (D11): m², ㎡, m2.

Readers take two spellings for two units, and a search finds half of them. The spelling that the issue uses most is
proposed; which one is right is the desk's matter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from kiclayout.base.diagnostics import Sink
from kiclayout.content.inline import SUPERSCRIPT, Text
from kiclayout.preflight.checks.passage import Passage

_SPELLINGS = {
    "m²": ("m²", "㎡", "m^2^", "m2", "제곱미터", "평방미터"),
    "km²": ("km²", "㎢", "km^2^", "km2", "제곱킬로미터", "평방킬로미터"),
    "m³": ("m³", "㎥", "m^3^", "m3", "세제곱미터", "입방미터"),
    "℃": ("℃", "°C", "도씨"),
    "km": ("km", "㎞", "킬로미터"),
    "kg": ("kg", "㎏", "킬로그램"),
}
_MEANING = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings}
_UNIT = re.compile(
    r"(?<=[\d만억조천여]) ?("
    + "|".join(re.escape(spelling) for spelling in sorted(_MEANING, key=len, reverse=True))
    + r")(?![A-Za-z0-9²³^])"
)


def mixed_units(passages: tuple[Passage, ...], sink: Sink) -> None:
    """A finding for every unit with more than one spelling, at the first place of the rarest."""
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Passage] = {}
    for passage in passages:
        for spelling in _used(passage):
            uses[_MEANING[spelling]][spelling] += 1
            first.setdefault(spelling, passage)
    for counted in uses.values():
        if len(counted) > 1:
            (best, _), *_, (rare, _) = counted.most_common()
            said = ", ".join(f"{spelling} {count}" for spelling, count in counted.most_common())
            sink.add("preflight-units", place=first[rare].place, origin=first[rare].origin, spellings=said, best=best)


def _used(passage: Passage) -> Iterator[str]:
    """The spellings in a passage; superior figures are read as the format writes them."""
    written = "".join(_written(run) if isinstance(run, Text) else " " for run in passage.runs)
    return (found[1] for found in _UNIT.finditer(written))


def _written(run: Text) -> str:
    return f"^{run.text}^" if SUPERSCRIPT in run.marks else run.text
