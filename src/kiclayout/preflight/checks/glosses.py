"""Glosses that stand a blank apart from their names: 천위 [陈宇, 소장].

Only what stands right behind a name is a gloss (small, in Chinese forms); behind a blank it is text in brackets. It is
told and not changed: now and then somebody means brackets.
"""

from __future__ import annotations

import re

from kiclayout.base.diagnostics import Sink
from kiclayout.preflight.checks.passage import Passage

_APART = re.compile(r"([가-힣]+) (\[[\u4e00-\u9fff][^\[\]]*\])")


def glosses_apart(passages: tuple[Passage, ...], sink: Sink) -> None:
    """A finding for every such bracket in a Korean passage."""
    for passage in passages:
        for found in _APART.finditer(passage.text) if passage.lang.startswith("ko") else ():
            sink.add(
                "preflight-gloss-apart",
                place=passage.place,
                origin=passage.origin,
                gloss=found[2],
                instead=found[1] + found[2],
            )
