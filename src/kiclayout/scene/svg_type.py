"""How an SVG asks for type: the properties of fonts, spacing, alignment and baselines (SVG 1.1, 10; CSS Fonts).

Which font there is for a family is not known here. What cannot be read counts as not said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from kiclayout.base.record import dataclass, replace

_LENGTH = re.compile(r"([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-zA-Z]*|%)$")
_PARTS = {"": 1.0, "px": 1.0, "pt": 0.75, "pc": 1 / 16, "in": 1 / 96, "cm": 2.54 / 96, "mm": 25.4 / 96, "q": 101.6 / 96}
"""How much of a unit a user unit is."""
_EMS = {"em": 1.0, "ex": 0.5, "ch": 0.5}
_ROOT = 16.0
"""What a rem and the size ``medium`` are, in user units."""
_FARTHEST = 1e7
"""Lengths beyond it are taken for mistakes, in user units."""
_FAMILY = re.compile(r"\"[^\"]*\"|'[^']*'|[^,]+")
_SIZE = r"(?:[\d.]+(?:[eE][-+]?\d+)?(?:[a-zA-Z]+|%)|xx?-small|small(?:er)?|medium|larger?|x{1,3}-large)"
_SHORTHAND = re.compile(rf"(.*?)(?<!\S)({_SIZE})(?:\s*/\s*\S+)?\s+(\S.*)$", re.DOTALL)
_NAMED = {
    "xx-small": 0.6, "x-small": 0.75, "small": 8 / 9, "medium": 1.0, "large": 1.2, "x-large": 1.5, "xx-large": 2.0,
    "xxx-large": 3.0,
}  # fmt: skip
_WEIGHTS = {"normal": 400, "bold": 700}
_BOLDER = ((350, 400), (550, 700), (1001, 900))
_LIGHTER = ((550, 100), (750, 400), (1001, 700))
_KEPT = frozenset({"pre", "pre-wrap", "break-spaces", "preserve", "preserve-spaces"})
_RULES = ("underline", "overline", "line-through")
_CASES = frozenset({"uppercase", "lowercase", "capitalize"})
_PROPERTIES = (
    "font_family", "font_size", "font_style", "font_weight", "letter_spacing", "word_spacing", "text_anchor",
    "dominant_baseline", "alignment_baseline", "baseline_shift", "text_decoration", "text_decoration_line",
    "text_transform", "white_space", "writing_mode", "paint_order",
)  # fmt: skip
"""With underscores: codes of findings have hyphens, and some begin alike."""
TYPE_PROPERTIES = frozenset(name.replace("_", "-") for name in _PROPERTIES)


@dataclass(frozen=True, slots=True)
class Type:
    """How characters are set; handed down from element to element.

    Attributes:
        families: As they are written, the first one wanted most.
        size: Of the em, in user units.
        weight: 100 to 900.
        slanted: Whether they lean.
        tracking: Added after every character, in user units.
        word_space: Added after every space, in user units.
        lang: BCP 47; empty = not said.
        anchor: Which part of a line stands before its place: start (none), middle (half) or end (all).
        level: Which level of the letters stands on the line, as CSS calls it but for ``text-``; empty = the baseline.
        rise: How far they are raised above the line, in user units.
        rules: Lines along the words: underline, overline, line-through.
        spaced: Whether white space is kept as it is.
        upright: Whether lines run from top to bottom.
        case: uppercase, lowercase, capitalize, or empty.
        under: Whether their strokes lie below what fills them.
    """

    families: tuple[str, ...] = ()
    size: float = _ROOT
    weight: int = 400
    slanted: bool = False
    tracking: float = 0.0
    word_space: float = 0.0
    lang: str = ""
    anchor: str = "start"
    level: str = ""
    rise: float = 0.0
    rules: tuple[str, ...] = ()
    spaced: bool = False
    upright: bool = False
    case: str = ""
    under: bool = False


def extent(text: str, em: float = _ROOT, whole: float = 0.0) -> float | None:
    """A length in user units; None if ``text`` is none.

    Args:
        text: A number with any unit of CSS.
        em: The size of the type.
        whole: What 100 % is.
    """
    match = _LENGTH.match(text.strip())
    if match is None:
        return None
    unit = match[2].lower()
    number = float(match[1])
    if unit in _PARTS:
        value = number / _PARTS[unit]
    elif unit in _EMS:
        value = number * _EMS[unit] * em
    elif unit in ("%", "rem"):
        value = number * (whole / 100 if unit == "%" else _ROOT)
    else:
        return None
    return value if math.isfinite(value) and abs(value) <= _FARTHEST else None


def longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    """A declaration; the shorthand ``font`` as what it stands for."""
    match = _SHORTHAND.match(value) if name == "font" else None
    if match is None:
        yield name, value
        return
    words = match[1].lower().split()
    slanted = any(word in ("italic", "oblique") for word in words)
    yield "font-style", "italic" if slanted else "normal"
    yield "font-weight", next((word for word in words if word in _WEIGHTS.keys() - {"normal"} or word.isdigit()
                               or word in ("bolder", "lighter")), "normal")  # fmt: skip
    yield "font-size", match[2]
    yield "font-family", match[3]


def inherit_type(around: Type, properties: Mapping[str, str], attributes: Mapping[str, str]) -> Type:
    """The type inside an element with ``properties`` and ``attributes`` inside one that is set as ``around``."""
    changes: dict[str, object] = {}
    lang = attributes.get("{http://www.w3.org/XML/1998/namespace}lang") or attributes.get("lang")
    if lang:
        changes["lang"] = lang.strip()
    space = attributes.get("{http://www.w3.org/XML/1998/namespace}space")
    if space:
        changes["spaced"] = space == "preserve"
    if not TYPE_PROPERTIES.isdisjoint(properties):
        size = _size(properties.get("font-size", ""), around.size)
        changes["size"] = size
        for name, value in properties.items():
            if name in TYPE_PROPERTIES and value.strip() not in ("inherit", "unset"):
                changes.update(_changes(name, value.strip(), around, size))
    return replace(around, **changes) if changes else around  # type: ignore[arg-type]


def _size(text: str, around: float) -> float:
    """The size that ``text`` asks for inside type of the size ``around``; that size if it asks for none."""
    word = text.strip().lower()
    if word in _NAMED:
        return _ROOT * _NAMED[word]
    if word in ("larger", "smaller"):
        return around * 1.2 if word == "larger" else around / 1.2
    found = extent(word, around, around)
    return around if found is None or found < 0 else found


def _changes(name: str, value: str, around: Type, size: float) -> Iterator[tuple[str, object]]:
    """The fields that one property changes, for type of that ``size``."""
    word = value.lower()
    match name.replace("-", "_"):
        case "font_family":
            names = (found.strip().strip("\"'").strip() for found in _FAMILY.findall(value))
            yield "families", tuple(found for found in names if found)
        case "font_style":
            yield "slanted", word.startswith(("italic", "oblique"))
        case "font_weight":
            yield "weight", _weight(word, around.weight)
        case "letter_spacing" | "word_spacing":
            field = "tracking" if name == "letter-spacing" else "word_space"
            yield field, 0.0 if word == "normal" else extent(word, size, size) or 0.0
        case "text_anchor" if word in ("start", "middle", "end"):
            yield "anchor", word
        case "dominant_baseline" | "alignment_baseline":
            yield "level", "" if word in ("auto", "baseline", "alphabetic") else word.removeprefix("text-")
        case "text_decoration" | "text_decoration_line":
            rules = (*around.rules, *(rule for rule in _RULES if rule in word.split()))
            yield "rules", tuple(dict.fromkeys(rules))
        case "white_space":
            yield "spaced", word in _KEPT
        case "writing_mode":
            yield "upright", word.startswith(("tb", "vertical", "sideways"))
        case "text_transform":
            yield "case", word if word in _CASES else ""
        case "paint_order":
            yield "under", word.startswith("stroke")
        case "baseline_shift":
            yield "rise", around.rise + _rise(word, around.size)


def _weight(word: str, around: int) -> int:
    if word in ("bolder", "lighter"):
        steps = _BOLDER if word == "bolder" else _LIGHTER
        return next(weight for limit, weight in steps if around < limit)
    try:
        return min(900, max(100, round(float(word))))
    except (ValueError, OverflowError):
        return _WEIGHTS.get(word, around)


def _rise(word: str, size: float) -> float:
    """How far a shift raises characters beside others of that ``size``."""
    named = {"sub": -0.2, "super": 0.4, "baseline": 0.0}
    return named[word] * size if word in named else extent(word, size, size) or 0.0
