"""Full-width signs in Korean sentences (C09).

Korean is written with the proportional signs of its own font (KLREQ, "Punctuation marks"); a full-width comma, stop or
bracket comes with pasted Chinese and tears a hole into the line. It is reported and never replaced: beside a Chinese
name the writer may have meant it.
"""

from __future__ import annotations

import re

from kiclayout.base.diagnostics import Sink
from kiclayout.preflight.checks.passage import Passage

_HALF = str.maketrans("，。、：；！？（）", ",.,:;!?()")
_SIGN = re.compile("(?<=[가-힣])[，。、：；！？（）]|[，。、：；！？（）](?=[가-힣])")
_SHOWN = 12


def fullwidth_signs(passages: tuple[Passage, ...], sink: Sink) -> None:
    """A finding for every Korean passage with such signs right beside Hangul."""
    for passage in passages:
        if not passage.lang.startswith("ko"):
            continue
        found = list(_SIGN.finditer(passage.text))
        if found:
            start = max(found[0].start() - _SHOWN // 2, 0)
            sample = passage.text[start : start + _SHOWN]
            sign = found[0].group()
            half = sign.translate(_HALF)
            place, origin = passage.place, passage.origin
            sink.add(
                "preflight-fullwidth", place=place, origin=origin, count=len(found), sign=sign, half=half, sample=sample
            )
