"""Characters of private use: they mean something only in the font for which they were typed.

They come with old Hangul and boxed numbers of Hancom's documents, and with fonts of icons. Another font shows whatever
it keeps in their places, or nothing, and no reader knows what was meant. They are reported and never replaced.
"""

from __future__ import annotations

import re

from kiclayout.base.diagnostics import Sink
from kiclayout.preflight.checks.passage import Passage

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_SHOWN = 6
_UNKNOWN = "□"


def private_characters(passages: tuple[Passage, ...], sink: Sink) -> None:
    """A finding for every passage with such characters, with the words round the first one."""
    for passage in passages:
        found = list(_PRIVATE.finditer(passage.text))
        if found:
            at = found[0].start()
            sample = _PRIVATE.sub(_UNKNOWN, passage.text[max(at - _SHOWN, 0) : at + _SHOWN + 1])
            code = f"U+{ord(found[0].group()):04X}"
            sink.add(
                "preflight-private",
                place=passage.place,
                origin=passage.origin,
                code=code,
                count=len(found),
                sample=sample,
            )
