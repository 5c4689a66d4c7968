"""What may not begin or end a line, whatever the rules of breaking say: the lists of KLREQ and CLREQ (A01 to A10).

The tiers of `korean` keep these rules and many more. Here they stand by themselves: for the emergency in which a line
must end where no tier allows it, and for whoever judges lines.
"""

from __future__ import annotations

NEVER_FIRST = frozenset(")]}>〉》」』】〕）］｝’”.,:;!?。、，．：；！？…‥%‰℃°℉·•・‧~～—²³¹々")
NEVER_LAST = frozenset("([{<〈《「『【〔（［｛‘“₩$￥£¥№①②③④⑤⑥⑦⑧⑨⑩▶※○●■□◇")


def is_forbidden(text: str, place: int) -> bool:
    """Whether no line should end before character ``place``: for what would begin the next or end this one."""
    return text[place] in NEVER_FIRST or text[place] == " " or text[:place].rstrip(" ")[-1:] in NEVER_LAST
