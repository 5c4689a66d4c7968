"""Which family at hand sets what a foreign file asks for by name: system fonts, generic families, styles in names.

The workaday fonts of systems and offices have a counterpart among the bundled ones that nobody misses; any other name
is unknown, and the nearest kind is taken for it (``tables/families.txt``). No font file is opened here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from kiclayout.design.layout import FontChoice, ScriptFont
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontBook
from kiclayout.text.tables import table_lines

SANS, HAN_SANS, SERIF = "Pretendard", "KIC Sans", "KIC Serif"
"""The bundled families: for Korean and Latin, for Chinese, with serifs for all of them."""
_HAN_BESIDE = 0.94
"""The scale of Han beside the letters of ``SANS``."""

_SERIFED = re.compile(
    r"serif|roman|times|song|ming|mincho|batang|myeong|myung|garamond|bodoni|didot|caslon|georgia|bookman|schoolbook|antiqua"
    r"|명조|바탕|부리|宋|明|仿|楷"
)
_SANS_SAID = re.compile(r"sans|gothic|grotesk|고딕|돋움|黑|heiti")
_STYLE = (
    (100, r"thin|hairline"),
    (200, r"extralight|ultralight"),
    (800, r"extrabold|ultrabold|heavy|eb"),
    (600, r"semibold|demibold|demi|sb"),
    (300, r"demilight|light|l"),
    (500, r"medium|m"),
    (700, r"bold|b"),
    (900, r"black"),
    (400, r"regular|normal|roman|book|variable|r"),
)
_SLANT = re.compile(r"(?:italic|oblique|ital|it)$")
_MAKERS = re.compile(r"(?:std|pro|mt|ps|lt|otf|ttf|otc|msfontservice|variable|vf)+$")
_ENCODING = re.compile(r"-(?:[a-z0-9]+-(?:euc|uhc|ucs2|utf8|utf16|utf32|rksj|b5)|b5pc|identity)-[hv]$", re.IGNORECASE)
"""What Illustrator writes behind the names of fonts for Korean and Chinese: ``-KSCpc-EUC-H``."""
_PLAIN = re.compile(r"[\s\-_.,·'\"]+")


class Match(NamedTuple):
    """What sets the words of somebody's font.

    Attributes:
        family: The family at hand.
        weight: That the name says, 100 to 900; 0 = none.
        slanted: Whether the name says that it leans.
        missing: The family that was wanted and is not there; empty = this one, or a counterpart.
    """

    family: str
    weight: int = 0
    slanted: bool = False
    missing: str = ""


@lru_cache(maxsize=256)
def matched(names: tuple[str, ...], at_hand: frozenset[str]) -> Match:
    """The family for the first of ``names`` that is ``at_hand`` or has a counterpart; the first one is what is wanted.

    Args:
        names: As a drawing writes them, best first; none = whatever is usual.
        at_hand: The families that there are.
    """
    own = {_plain(family): family for family in at_hand}
    names = tuple(_ENCODING.sub("", name, count=1) for name in names)
    for number, name in enumerate(names):
        found = _known(name, own)
        if found is not None:
            return found._replace(missing=names[0] if number and not found.missing else found.missing)
    if not names:
        return Match(SANS)
    first = _plain(names[0])
    serifed = _SERIFED.search(first) is not None and _SANS_SAID.search(first) is None
    _, weight, slanted = _parted(names[0])
    return Match(SERIF if serifed else SANS, weight, slanted, names[0])


def is_foreign(names: tuple[str, ...]) -> bool:
    """Whether the first of ``names`` is another family than the bundled ones, be there a counterpart or not."""
    own = {_plain(family): family for family in (SANS, HAN_SANS, SERIF)}
    return bool(names) and _plain(names[0]) not in own and _parted(names[0])[0] not in own


def _known(name: str, own: Mapping[str, str]) -> Match | None:
    """What sets ``name`` as it is, or without the style that it ends in."""
    whole = _plain(name)
    for stem, weight, slanted in ((whole, 0, False), (_MAKERS.sub("", whole), 0, False), _parted(name)):
        for known in (own, _counterparts()):
            if stem in known:
                return Match(known[stem], weight, slanted)
    return None


def _parted(name: str) -> tuple[str, int, bool]:
    """A name without what it says of its style: ``NotoSansKR-Bold``, ``Arial Bold Italic``, ``MyriadPro-Regular``."""
    stem, weight = _MAKERS.sub("", _plain(name)), 0
    slanted = _SLANT.search(stem) is not None
    stem = _MAKERS.sub("", _SLANT.sub("", stem))
    tail = re.split(r"[\s\-_,]+", _SLANT.sub("", name.strip().lower()).strip(" -_,"))[-1]
    for value, words in _STYLE if stem not in _counterparts() else ():  # Roman is a style, and part of names
        found = re.search(rf"(?:{words})$", stem)
        if found is not None and (len(found[0]) > 2 or tail == found[0]):  # L, M and B only as words of their own
            return _MAKERS.sub("", stem[: found.start()]), value, slanted
    return stem, weight, slanted


def _plain(name: str) -> str:
    return _PLAIN.sub("", name.lower())


@cache
def _counterparts() -> dict[str, str]:
    """The bundled families by the plain names of fonts they stand in for."""
    known: dict[str, str] = {}
    family = ""
    for line in table_lines("families"):
        if line.startswith("["):
            family = line.strip("[]")
        else:
            known.update((_plain(name), family) for name in line.split("|"))
    return known


def foreign_fonts(book: FontBook, choices: Iterable[FontChoice], gloss_lang: str, lang: str) -> Fonts:
    """The fonts for words of foreign files: every family of ``book`` is a choice of its name.

    Args:
        book: The faces at hand.
        choices: Those of the layout: who mixes a family with others mixes it here, too.
        gloss_lang: As in ``Fonts``.
        lang: Likewise.
    """
    known = {SANS: FontChoice(ScriptFont(SANS), (("Hani", ScriptFont(HAN_SANS, _HAN_BESIDE)),))}
    known |= {one.base.family: one for one in reversed(tuple(choices))}
    made = {face.family: known.get(face.family) or FontChoice(ScriptFont(face.family)) for face in book}
    return Fonts(book, made, gloss_lang, lang=lang)
