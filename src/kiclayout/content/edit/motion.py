"""Where characters and words of a plain text begin and end, as a reader counts them.

A character is what one press of an arrow key passes: a letter with its accents, a Hangul syllable in jamo, an emoji of
several parts, a flag. A word is a run of letters and digits, of Hangul with them; Chinese characters are runs of their
own.
"""

from __future__ import annotations

import re
import unicodedata

_JOINER = "\u200d"
_LEAD, _VOWEL, _TAIL = "[\u1100-\u115f\ua960-\ua97c]", "[\u1160-\u11a7\ud7b0-\ud7c6]", "[\u11a8-\u11ff\ud7cb-\ud7fb]"
_HANGUL = re.compile(
    rf"{_LEAD}+(?:{_VOWEL}+|[가-힣]){_VOWEL}*{_TAIL}*|{_LEAD}+|[가-힣]{_VOWEL}*{_TAIL}*|{_VOWEL}+{_TAIL}*|{_TAIL}+"
)
_JAMO = re.compile("[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_PICTURE = re.compile("[\u00a9\u00ae\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]")
_EXTENDING = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef\u200c]")
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_HAN}]+|(?:(?![{_HAN}])[\w\u0300-\u036f])+|\s+|[^\w\s]+")


def character_after(text: str, at: int) -> int:
    """Where the character ends that begins at ``at``; the text's length at its end."""
    if at >= len(text):
        return len(text)
    if ord(text[at]) < 0x300 and (at + 1 == len(text) or ord(text[at + 1]) < 0x300):
        return at + 1
    found = _HANGUL.match(text, at) or _FLAG.match(text, at)
    end = found.end() if found else at + 1
    while end < len(text):
        if text[end] == _JOINER:
            end += 1
            if end < len(text) and _PICTURE.match(text, end):
                end += 1
        elif _EXTENDING.match(text, end) or unicodedata.category(text[end]) in ("Mn", "Me", "Mc"):
            end += 1
        else:
            break
    return end


def character_before(text: str, at: int) -> int:
    """Where the character begins that ends at ``at``, or that ``at`` is inside of; 0 at the beginning."""
    start = max(0, min(at, len(text)) - 1)
    while start and (_goes_on(text, start) or _is_flag(text[start])):
        start -= 1
    while (end := character_after(text, start)) < at:
        start = end
    return start


def _goes_on(text: str, at: int) -> bool:
    """Whether the sign at ``at`` may belong to the character before it."""
    sign = text[at]
    if ord(sign) < 0x300:
        return False
    if sign == _JOINER or text[at - 1] == _JOINER or _EXTENDING.match(sign):
        return True
    if "가" <= sign <= "힣":
        return bool(_JAMO.match(text, at - 1))
    return unicodedata.category(sign) in ("Mn", "Me", "Mc") or bool(_JAMO.match(sign))


def _is_flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def word_at(text: str, at: int) -> tuple[int, int]:
    """First character and one past the last of the word (or run of blanks, or of signs) at ``at``, as a double click.

    At the end of the text it is the one before.
    """
    last = (0, 0)
    for found in _WORD.finditer(text):
        last = found.span()
        if at < found.end():
            break
    return last


def word_after(text: str, at: int) -> int:
    """Where the next word begins behind ``at``: behind this one and the blanks that follow it."""
    for found in _WORD.finditer(text):
        if found.start() > at and not found[0].isspace():
            return found.start()
    return len(text)


def word_before(text: str, at: int) -> int:
    """Where the word begins that ``at`` is in or behind."""
    start = 0
    for found in _WORD.finditer(text):
        if found.start() >= at:
            break
        if not found[0].isspace():
            start = found.start()
    return start
