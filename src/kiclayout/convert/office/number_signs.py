"""Numbers as documents count with them: 가 나 다, ① ② ③, 一 二 三, i ii iii; and the bullets that stay as they are.

Forms are known by the names that file kinds have for them.
"""

from __future__ import annotations

BULLETS = "▶▷►○●◯□■◇◆※☞✓"
"""Bullets that say something; all others are only dots."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
_CONSONANTS = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_HAN = "一二三四五六七八九十"
_PHONETIC = "일이삼사오육칠팔구십"
_SMALL, _CAPITAL = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ROMAN_CAPITAL = frozenset({"upperRoman", "ROMAN_CAPITAL"})
_ROMAN_SMALL = frozenset({"lowerRoman", "ROMAN_SMALL"})
_SIGNS = {
    # ECMA-376
    "ganada": _SYLLABLES[:14], "chosung": _CONSONANTS, "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED, "chineseCounting": _HAN, "chineseCountingThousand": _HAN,
    "japaneseCounting": _HAN, "ideographDigital": _HAN, "koreanCounting": _PHONETIC, "koreanDigital": _PHONETIC,
    "lowerLetter": _SMALL, "upperLetter": _CAPITAL,
    # KS X 6101
    "CIRCLED_DIGIT": _CIRCLED, "LATIN_CAPITAL": _CAPITAL, "LATIN_SMALL": _SMALL,
    "CIRCLED_LATIN_CAPITAL": "".join(map(chr, range(0x24B6, 0x24D0))),
    "CIRCLED_LATIN_SMALL": "".join(map(chr, range(0x24D0, 0x24EA))),
    "HANGUL_SYLLABLE": _SYLLABLES, "CIRCLED_HANGUL_SYLLABLE": "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷㉸㉹㉺㉻",
    "HANGUL_JAMO": _CONSONANTS,
    "CIRCLED_HANGUL_JAMO": "㉠㉡㉢㉣㉤㉥㉦㉧㉨㉩㉪㉫㉬㉭", "HANGUL_PHONETIC": _PHONETIC, "IDEOGRAPH": _HAN,
    "CIRCLED_IDEOGRAPH": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", "DECAGON_CIRCLE": "갑을병정무기경신임계",
    "DECAGON_CIRCLE_HANJA": "甲乙丙丁戊己庚辛壬癸",
}  # fmt: skip


def number(count: int, form: str) -> str:
    """``count`` in a form of numbers; digits where the form is not known or has no such number."""
    if 0 < count < 40 and form in _ROMAN_CAPITAL | _ROMAN_SMALL:
        text, rest = "", count
        for size, sign in _ROMAN:
            text += sign * (rest // size)
            rest %= size
        return text.upper() if form in _ROMAN_CAPITAL else text
    signs = _SIGNS.get(form, "")
    if 0 < count <= len(signs):
        return signs[count - 1]
    return f"{count:02}" if form == "decimalZero" else str(count)
