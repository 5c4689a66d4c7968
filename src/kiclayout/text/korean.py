"""Where Korean and Chinese text may break, and how willingly: a tier for every position.

Follows KLREQ ("Line Breaking Rules in Hangul", line head and line end restrictions) and CLREQ ("Prohibition
Rules for Line Start and Line End"). Rule ids such as A03 and LB12 are this project's (their examples stand
in tests/data/linebreak/tiers.jsonl) and those of UAX #14.

A position between two characters is decided by their classes, in the order of the tables below; then come
the few rules that need more context: quotes, markers, digit groups, bound spaces, addresses. Where another
script takes part, the default algorithm (`uax14`) decides; in other languages it decides everywhere.

What the tiers cost, and the strands, particles and runts (B05, J03), are the line breaker's matter.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kiclayout.text import uax14
from kiclayout.text.bound import bindings
from kiclayout.text.script import is_han, is_hangul
from kiclayout.text.tables import ClassTable

SPACE, SEPARATOR, HAN, SYLLABLE, NEVER = 0, 1, 2, 3, 9
"""The tiers: after a space; after a separator or before an opener; between Han; inside an eojeol; never."""

# The letters of the classes, as used in the tables below:
#   H Hangul  C Han  A letter  N digit  n iteration mark  X other symbol  F foreign: left to UAX #14
#   S space  Z zero width space  G glue  W word joiner  R carriage return  L other line end
#   ( opener  [ wide opener  ) closer  ' opening quote of which there is doubt  " plain quote, unresolved
#   . full stop  , comma  ! exclamation  z wide stop  M middle dot  / slash  E ellipsis  D dash, arrow  ~ range
#   - hyphen  % number suffix  ^ superscript  $ number prefix  U list marker
_LITERALS = {
    "S": " \t\u3000",
    "R": "\r",
    "M": "·•・‧∙⋅･ㆍ",
    ".": ".",
    ",": ",;:",
    "z": "、，。．：；！？､｡︑︒﹐﹑﹒﹔﹕﹖﹗",
    "!": "‼⁇⁈⁉",
    "E": "…‥⋯",
    "D": "—―⸺⸻→←↔⇒⇐⇔➔➜",
    "~": "~～〜–∼",
    "n": "々〻",
    '"': "\"'",
    "^": "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ",
    "/": "／",
    "X": "＋＝＜＞＆＊＠＃＿｜＼",
    "U": "※★☆☞☛✓✔✦✱✽❖➢➤",
}
_RANGES = (
    ("U", 0x2460, 0x24FF),  # circled and parenthesised numbers
    ("U", 0x25A0, 0x25FF),  # geometric shapes
    ("U", 0x2776, 0x2793),  # circled dingbat digits
    ("U", 0x3200, 0x321B),  # parenthesised Hangul, as in ㈎
    ("U", 0x3260, 0x327B),  # circled Hangul, as in ㉮
    ("X", 0x3200, 0x32FF),  # circled and parenthesised letters, as in ㈜
    ("%", 0x3371, 0x33DF),  # squared units
)
_BY_KIND = {
    **{"BK": "L", "LF": "L", "NL": "L", "SP": "S", "ZW": "Z", "GL": "G", "WJ": "W", "HL": "A", "NU": "N"},
    **{"CL": ")", "CP": ")", "EX": "!", "IS": ",", "IN": "E", "B2": "D", "BA": "/", "SY": "/"},
    **{"HY": "-", "HH": "-", "PO": "%", "PR": "$", "QU": "X", "QUi": "(", "QUf": ")", "OP": "(", "OPw": "["},
}


def _class_of(char: str) -> str:
    if "가" <= char <= "힣" or "一" <= char <= "鿿":  # most of what is met for the first time
        return "H" if char > "鿿" else "C"
    for letter, chars in _LITERALS.items():
        if char in chars:
            return letter
    for letter, first, last in _RANGES:
        if first <= ord(char) <= last:
            return letter
    name = uax14.LINE_CLASSES.names[uax14.LINE_CLASSES[char]]
    if is_hangul(char) and name not in ("JLw", "JV", "JT"):
        return "H"
    if is_han(char):
        return "C"
    if char.isdecimal():
        return "N"
    if name in ("AL", "ALw"):
        return "A" if char.isalnum() else "X"
    return _BY_KIND.get(name, _BY_KIND.get(name.rstrip("w"), "F"))


_CLASSES = ClassTable(_class_of)

_Table = tuple[tuple[str, str, str, int], ...]
# Rule, classes before, classes after (empty: any), tier. The first row that fits decides; none: never.
_FIRST: _Table = (
    ("LB5, LB6", "R", "L", NEVER),
    ("LB4, LB5", "RL", "", SPACE),
    ("LB6, LB7", "", "RLSZ", NEVER),
    ("LB8", "Z", "", SPACE),
    ("B12", "", "W", NEVER),
    ("B12", "S", "G", SPACE),
    ("B12", "GW", "", NEVER),
    ("B12", "", "G", NEVER),
    ("A01-A04", "", ").,!zM/E%^n", NEVER),
    ("B01", "S", "", SPACE),
    ("A05, B11", "", "D~-", NEVER),
)
_CHINESE: _Table = (
    ("CLREQ", ")z%^n", "HCANX$U", HAN),
    ("CLREQ", "CANX", "C", HAN),
    ("CLREQ", "C", "ANX$U'", HAN),
)
_KOREAN: _Table = (
    ("B04", ")", "C", HAN),
    ("N01", "H", "C", HAN),
)
_LAST: _Table = (
    ("A06, A08-A10", "(['$U^%", "", NEVER),
    ("A05, A11", "~", "N", NEVER),
    ("A05", "ED~", "", SEPARATOR),
    ("B11", "-", "HCA([", SEPARATOR),
    ("B04", "z", "C", HAN),
    ("A03, B14", "M/,!z", "", SEPARATOR),
    ("B03", "HC)n", "([", SEPARATOR),
    ("B03", "AN", "[", SEPARATOR),
    ("B01", "H", "H", SYLLABLE),
    ("B04", "Cn", "C", HAN),
)


class _Pairs(dict[tuple[str, str], int]):
    """The tier between two classes, found in the tables when the pair is first met."""

    def __init__(self, table: _Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, pair: tuple[str, str]) -> int:
        before, after = pair
        fitting = (
            tier
            for _, left, right, tier in self._table
            if (not left or before in left) and (not right or after in right)
        )
        tier = self[pair] = next(fitting, NEVER)
        return tier


_LONGEST_KEPT = 32


class _Words(dict[str, bytes]):
    """The tiers inside a word by its classes, from before its first character, after a space, to before the next space.

    Found when the word is first met: texts have far fewer of them than pairs of characters. Whole Chinese sentences
    are such words, too, and are not kept.
    """

    def __init__(self, table: _Table) -> None:
        super().__init__()
        self._pairs = _Pairs(table)

    def __missing__(self, word: str) -> bytes:
        found = bytes(map(self._pairs.__getitem__, pairwise(f"S{word}S")))
        if len(word) <= _LONGEST_KEPT:
            self[word] = found
        return found


_KOREAN_WORDS = _Words(_FIRST + _KOREAN + _LAST)
_CHINESE_WORDS = _Words(_FIRST + _CHINESE + _LAST)

# What sticks by its classes: an opener, marker or prefix and its space; digit groups; a sign (A06, A09-A11).
_STUCK = re.compile(r"(?=[(\['U$,/M\-])(?:[(\['U]S+|\$S+(?=N)|(?<=N)[,/M](?=N)|(?<![HCAN)])-(?=[HCAN]))")
# A unit after a slash, as in km/h.
_RATE = re.compile(r"(?<=[A-Za-z0-9])/(?=[A-Za-z](?![A-Za-z]))")

# Full-width, between figures: 3：2, 9：00.
_RATIO = re.compile(r"(?<=\d)：(?=\d)")
# A typed list marker at the head of a paragraph or line (A10).
_MARKER = re.compile(
    r"^ *(?:\(?\d{1,2}[.)]|\(?[ivxIVX]{1,5}[.)]|[A-Za-z가나다라마바사아자차카타파하][.)]|[•·\-–—*]) *",
    re.MULTILINE,
)

_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def mandatory(text: str) -> tuple[int, ...]:
    """Returns the positions after the line ends of `text`, where a line must break (LB4, LB5)."""
    return () if text.isprintable() else tuple(found.end() for found in _LINE_END.finditer(text))


def tiers(text: str, lang: str = "ko") -> list[int]:
    """Returns, for each position from 0 to the length of `text`, the tier of a break there.

    Position i lies before character i; the first is NEVER, the last SPACE. After a space the tier is SPACE
    and before it NEVER: trailing spaces stay with their line. Mandatory breaks have tier SPACE too.

    Args:
        text: one paragraph, or several separated by line ends.
        lang: a BCP 47 tag. `ko` and `zh` have rules of their own; all others have the default algorithm, but for
            addresses, and for figures, titles and abbreviations that stay with what follows them.
    """
    if not text:
        return [NEVER]
    language = lang.partition("-")[0].lower()
    if language not in ("ko", "zh"):
        result = _default_tiers(text)
        for binding in bindings(text, language, ""):
            _forbid_after(binding, text, result)
        if "://" in text or "www." in text or "@" in text:
            _break_addresses(text, result)
        return result
    classes = text.translate(_CLASSES)
    if '"' in classes or "<" in text:
        classes = _resolved(text, classes)
    words = _CHINESE_WORDS if language == "zh" else _KOREAN_WORDS
    result = [*b"".join(map(words.__getitem__, classes.split("S")))]
    result[0], result[-1] = NEVER, SPACE
    if "F" in classes:
        _ask_default(text, classes, result)
    _forbid_after(_STUCK, classes, result)
    _forbid_after_markers(text, result)
    if " " in text:
        for binding in bindings(text, language, classes):
            _forbid_after(binding, text, result)
    if "/" in text:
        _forbid_after(_RATE, text, result)
    if "：" in text:
        _forbid_after(_RATIO, text, result)
    if "://" in text or "www." in text or "@" in text:
        _break_addresses(text, result)
    return result


def _forbid_after(pattern: re.Pattern[str], searched: str, result: list[int]) -> None:
    """Forbids the break at the end of each match, unless all ends there."""
    last = len(searched)
    for found in pattern.finditer(searched):
        if found.end() < last:
            result[found.end()] = NEVER


def _forbid_after_markers(text: str, result: list[int]) -> None:
    """Forbids the break after a list marker; a text without a newline has one place for one."""
    if "\n" in text:
        _forbid_after(_MARKER, text, result)
    elif (found := _MARKER.match(text)) and found.end() < len(text):
        result[found.end()] = NEVER


def _resolved(text: str, classes: str) -> str:
    """Returns the classes with plain quotes and angle brackets as openers, closers or symbols (A07, A08)."""
    letters = list(classes)
    opened = {'"': False, "'": False, "<": False}
    for found in re.finditer("[\"'<>]", text):
        i, char = found.start(), found.group()
        before, after = letters[i - 1] if i else "", classes[i + 1 : i + 2]
        if char == "'" and before == after == "A":
            letters[i] = "A"  # an apostrophe
        elif char == "<" and after not in ("", "S") and text.find(">", i) > 0:
            letters[i], opened["<"] = "(", True
        elif char == ">" and opened["<"]:
            letters[i], opened["<"] = ")", False
        elif char in "'\"":
            opened[char] = _opens(before, after, opened[char])
            letters[i] = "'" if opened[char] else ")"
    return "".join(letters)


def _opens(before: str, after: str, is_open: bool) -> bool:
    """Says whether a plain quote opens: by its neighbours' classes (empty: none), or in doubt by parity."""
    attached_before = before not in "SRL(['"
    attached_after = after not in "SRL).,!z"
    if attached_before == attached_after:
        return not is_open
    return attached_after


def _ask_default(text: str, classes: str, result: list[int]) -> None:
    """Lets the default algorithm decide on both sides of each foreign character."""
    opportunities = uax14.opportunities(text)
    for found in re.finditer("F", classes):
        for i in (found.start(), found.end()):
            if 0 < i < len(text):
                result[i] = _default_tier(text, i, opportunities[i])


def _default_tiers(text: str) -> list[int]:
    opportunities = uax14.opportunities(text)
    inner = (_default_tier(text, i, opportunities[i]) for i in range(1, len(text)))
    return [NEVER, *inner, SPACE]


def _default_tier(text: str, i: int, opportunity: int) -> int:
    """Returns the tier of an opportunity of the default algorithm between characters i-1 and i."""
    if opportunity != uax14.ALLOWED:
        return SPACE if opportunity == uax14.MANDATORY else NEVER
    if _CLASSES[ord(text[i - 1])] == "S":
        return SPACE
    before, after = _base_before(text, i), text[i]
    if is_hangul(after):
        return SYLLABLE if is_hangul(before) else NEVER  # B02
    return HAN if before.isalnum() and after.isalnum() else SEPARATOR


def _base_before(text: str, i: int) -> str:
    """Returns the last character before i that is no combining mark, if any is."""
    while i > 1 and uax14.is_mark(text[i - 1]):
        i -= 1
    return text[i - 1]


def _break_addresses(text: str, result: list[int]) -> None:
    """Sets the breaks inside web and mail addresses, and keeps a particle with them (B02, B10)."""
    for found in _ADDRESS.finditer(text):
        address = found.group().rstrip(".,;:!?)]>'\"")
        start, end = found.start(), found.start() + len(address)
        scheme = address.find("://") + 3 if "://" in address else 0
        breaking = "@." if "@" in address and not scheme else "._?&=#~%"
        for i in range(1, len(address)):
            inside = i > scheme and (address[i] in breaking or (address[i - 1] == "/" and address[i] != "/"))
            inside = inside and not address.endswith("www", 0, i)
            result[start + i] = SEPARATOR if inside else NEVER
        if end < len(text) and is_hangul(text[end]):
            result[end] = NEVER
