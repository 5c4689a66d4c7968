"""Where a line may break by default: the Unicode line breaking algorithm, UAX #14 for Unicode 18.0.

All rules LB1 to LB31, nothing tailored, no dictionaries (South East Asian text is one word). Korean and
Chinese typography is the matter of `korean`, which asks this module about all other characters.

The text becomes a list of symbols (the class, with what the rules ask besides). The few rules that look
ahead are answered first, by regular expressions over the classes, and stand in the symbol. What is left
looks backward only and runs as an automaton, whose transitions are computed by the rules when first met.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kiclayout.base.record import dataclass, replace
from kiclayout.text.tables import RangeTable, linebreak

FORBIDDEN, ALLOWED, MANDATORY = 0, 1, 2  #: what `opportunities` answers

LINE_CLASSES = RangeTable(linebreak.NAMES, linebreak.LETTERS, linebreak.GAPS, linebreak.VALUES)

_LINE_ENDS = frozenset({"BK", "CR", "LF", "NL"})
_LETTERS = frozenset({"AL", "HL"})
_MARKS = frozenset({"CM", "ZWJ"})
_HYPHENS = frozenset({"HY", "HH"})
_AFFIXES = frozenset({"PR", "PO"})
_WIDE_LETTERS = frozenset({"ID", "EB", "EM", "JL", "JV", "JT", "H2", "H3"})
_BEFORE_OPENING_QUOTE = _LINE_ENDS | {"", "OP", "QU", "GL", "SP", "ZW"}
_BEFORE_WORD_HYPHEN = _LINE_ENDS | {"", "SP", "ZW", "CB", "GL"}
_AFTER_CLOSING_QUOTE = _LINE_ENDS | {"SP", "GL", "WJ", "CL", "QU", "CP", "EX", "IS", "SY", "ZW"}


@dataclass(frozen=True, slots=True)
class _Symbol:
    """What the rules know of one character.

    Attributes:
        kind: the line breaking class after LB1; empty at the start of the text.
        wide: East Asian width F, W or H.
        side: `i` or `f` for an initial or final quotation mark.
        reserved: an unassigned code point kept for a pictograph.
        circle: the dotted circle, which stands for an aksara.
        ahead: what is known of the following text: `number` (after IS or OP), `close` (it may follow a
            closing quotation mark), `narrow` (it is not wide) and `virama` (a final one, VF).
    """

    kind: str
    wide: bool = False
    side: str = ""
    reserved: bool = False
    circle: bool = False
    ahead: frozenset[str] = frozenset()

    @property
    def aksara(self) -> bool:
        return self.circle or self.kind in ("AK", "AS")


def _symbol_named(name: str) -> _Symbol:
    kind = name.rstrip("wifpd")
    extra = name[len(kind) :]
    side = extra[0] if extra[:1] in ("i", "f") else ""
    return _Symbol(kind, "w" in extra, side, reserved="p" in extra, circle="d" in extra)


_BY_LETTER = {letter: _symbol_named(name) for letter, name in LINE_CLASSES.names.items()}


def _any_of(test: Callable[[_Symbol], bool]) -> str:
    """Returns a regular expression for the letters whose symbols pass the test."""
    return "[" + "".join(re.escape(letter) for letter, s in _BY_LETTER.items() if test(s)) + "]"


def _of_kind(*kinds: str) -> str:
    return _any_of(lambda s: s.kind in kinds)


_M = _of_kind(*_MARKS) + "*+"
_NUMBER = _of_kind("NU")
_LOOK_AHEAD = (
    ("number", f"{_of_kind('IS')}(?={_M}{_NUMBER})"),
    ("number", f"{_of_kind('OP')}(?={_M}(?:{_of_kind('IS')}{_M})?{_NUMBER})"),
    ("close", f"{_any_of(lambda s: s.side == 'f')}(?={_M}(?:{_of_kind(*_AFTER_CLOSING_QUOTE)}|$))"),
    ("narrow", f"{_of_kind('QU')}(?={_M}(?:{_any_of(lambda s: not s.wide)}|$))"),
    ("virama", f"{_any_of(lambda s: s.aksara)}(?={_M}{_of_kind('VF')})"),
)
_LOOKERS = tuple((flag, re.compile(pattern)) for flag, pattern in _LOOK_AHEAD)

_START = _Symbol("")
_SPACE = _Symbol("SP")
_LONE_MARK = _Symbol("AL")  # LB10


@dataclass(frozen=True, slots=True)
class _Left:
    """What the rules remember of the text to the left of a position.

    Attributes:
        last: the last symbol that is neither a space nor a mark joined to another.
        before: the symbol before `last`.
        spaces: spaces follow `last`.
        joined: the last character is a ZERO WIDTH JOINER.
        number: `open` in NU (SY | IS)*, `closed` after a bracket that ends one.
        odd_region: `last` is the first of a pair of regional indicators.
    """

    last: _Symbol = _START
    before: _Symbol = _START
    spaces: bool = False
    joined: bool = False
    number: str = ""
    odd_region: bool = False

    def takes_mark(self) -> bool:
        """Says whether a combining mark here belongs to the last symbol (LB9)."""
        return not self.spaces and self.last.kind not in _LINE_ENDS | {"", "ZW"}

    def after(self, symbol: _Symbol) -> _Left:
        """Returns what to remember once `symbol` is passed."""
        if symbol.kind == "SP":
            return replace(self, spaces=True, joined=False)
        if symbol.kind in _MARKS and self.takes_mark():
            return replace(self, joined=symbol.kind == "ZWJ")
        joined = symbol.kind == "ZWJ"
        if symbol.kind in _MARKS:
            symbol = _LONE_MARK
        return _Left(
            last=symbol,
            before=_SPACE if self.spaces else self.last,
            joined=joined,
            number=self._number_after(symbol.kind),
            odd_region=symbol.kind == "RI" and not (self.odd_region and not self.spaces),
        )

    def _number_after(self, kind: str) -> str:
        if kind == "NU":
            return "open"
        if self.number == "open" and not self.spaces:
            return "open" if kind in ("SY", "IS") else "closed" if kind in ("CL", "CP") else ""
        return ""


_Rule = Callable[[_Left, _Symbol], int | None]


def _line_ends_and_marks(left: _Left, b: _Symbol) -> int | None:
    """LB4 to LB9."""
    a = left.last
    if a.kind in _LINE_ENDS and not left.spaces:
        return FORBIDDEN if a.kind == "CR" and b.kind == "LF" else MANDATORY
    if b.kind in _LINE_ENDS or b.kind in ("SP", "ZW"):
        return FORBIDDEN
    if a.kind == "ZW":
        return ALLOWED
    if left.joined or (b.kind in _MARKS and left.takes_mark()):
        return FORBIDDEN
    return None


def _through_spaces(left: _Left, b: _Symbol) -> int | None:
    """LB11 to LB18: glue, brackets and stops, some of which act across spaces."""
    a, spaces = left.last, left.spaces
    if b.kind == "WJ" or (a.kind in ("WJ", "GL") and not spaces):
        return FORBIDDEN
    if b.kind == "GL" and not spaces and a.kind not in _HYPHENS:
        return FORBIDDEN
    if b.kind in ("CL", "CP", "EX", "SY") or a.kind == "OP":
        return FORBIDDEN
    if (a.side == "i" and left.before.kind in _BEFORE_OPENING_QUOTE) or "close" in b.ahead:
        return FORBIDDEN
    if b.kind == "IS":
        return ALLOWED if spaces and "number" in b.ahead else FORBIDDEN
    if (a.kind in ("CL", "CP") and b.kind == "NS") or a.kind == b.kind == "B2":
        return FORBIDDEN
    return ALLOWED if spaces else None


def _quotation_marks(left: _Left, b: _Symbol) -> int | None:
    """LB19 and LB19a."""
    a = left.last
    if b.kind == "QU" and (b.side != "i" or not a.wide or "narrow" in b.ahead):
        return FORBIDDEN
    if a.kind == "QU" and (a.side != "f" or not b.wide or not left.before.wide):
        return FORBIDDEN
    return None


def _hyphens_and_objects(left: _Left, b: _Symbol) -> int | None:
    """LB20 to LB22."""
    a, before = left.last, left.before
    if "CB" in (a.kind, b.kind):
        return ALLOWED
    if a.kind in _HYPHENS and before.kind in _BEFORE_WORD_HYPHEN and b.kind in _LETTERS:
        return FORBIDDEN
    if b.kind in ("BA", "HH", "HY", "NS", "IN") or a.kind == "BB":
        return FORBIDDEN
    if a.kind in _HYPHENS and before.kind == "HL" and b.kind != "HL":
        return FORBIDDEN
    return FORBIDDEN if a.kind == "SY" and b.kind == "HL" else None


def _numbers(left: _Left, b: _Symbol) -> int | None:
    """LB23 to LB25, and LB27 for the affixes of Hangul."""
    a = left.last
    if (a.kind in _LETTERS and b.kind == "NU") or (a.kind == "NU" and b.kind in _LETTERS):
        return FORBIDDEN
    if (a.kind == "PR" and b.kind in _WIDE_LETTERS) or (a.kind in _WIDE_LETTERS and b.kind == "PO"):
        return FORBIDDEN
    if (a.kind in _AFFIXES and b.kind in _LETTERS) or (a.kind in _LETTERS and b.kind in _AFFIXES):
        return FORBIDDEN
    if left.number and (b.kind in _AFFIXES or (left.number == "open" and b.kind == "NU")):
        return FORBIDDEN
    if a.kind in _AFFIXES and b.kind == "OP" and "number" in b.ahead:
        return FORBIDDEN
    return FORBIDDEN if b.kind == "NU" and a.kind in _AFFIXES | {"HY", "IS"} else None


def _syllables(left: _Left, b: _Symbol) -> int | None:
    """LB26, LB28a and LB30a and b: what makes one syllable, flag or emoji."""
    a = left.last
    joins = (
        (a.kind == "JL" and b.kind in ("JL", "JV", "H2", "H3"))
        or (a.kind in ("JV", "H2") and b.kind in ("JV", "JT"))
        or (a.kind in ("JT", "H3") and b.kind == "JT")
        or (a.kind == "AP" and b.aksara)
        or (a.aksara and b.kind in ("VF", "VI"))
        or (a.kind == "VI" and left.before.aksara and (b.kind == "AK" or b.circle))
        or (a.aksara and b.aksara and "virama" in b.ahead)
        or (a.kind == b.kind == "RI" and left.odd_region)
        or (b.kind == "EM" and (a.kind == "EB" or a.reserved))
    )
    return FORBIDDEN if joins else None


def _words(left: _Left, b: _Symbol) -> int | None:
    """LB28, LB29 and LB30."""
    a = left.last
    if a.kind in _LETTERS | {"IS"} and b.kind in _LETTERS:
        return FORBIDDEN
    if a.kind in _LETTERS | {"NU"} and b.kind == "OP" and not b.wide:
        return FORBIDDEN
    return FORBIDDEN if a.kind == "CP" and not a.wide and b.kind in _LETTERS | {"NU"} else None


_RULES: tuple[_Rule, ...] = (
    _line_ends_and_marks,
    _through_spaces,
    _quotation_marks,
    _hyphens_and_objects,
    _numbers,
    _syllables,
    _words,
)


def _decide(left: _Left, symbol: _Symbol) -> int:
    """Returns the opportunity between `left` and `symbol`: the first rule that has an answer, or LB31."""
    if symbol.kind in _MARKS and not left.takes_mark():
        symbol = _LONE_MARK
    answers = (rule(left, symbol) for rule in _RULES)
    return next((answer for answer in answers if answer is not None), ALLOWED)


class _State(dict[_Symbol, "tuple[int, _State]"]):
    """A state of the automaton: by the next symbol, the opportunity before it and the next state."""

    def __init__(self, left: _Left) -> None:
        super().__init__()
        self.left = left

    def __missing__(self, symbol: _Symbol) -> tuple[int, _State]:
        following = self.left.after(symbol)
        state = _STATES.setdefault(following, _State(following))
        step = self[symbol] = _decide(self.left, symbol), state
        return step


_STATES: dict[_Left, _State] = {}
_INITIAL = _State(_Left())


def is_mark(char: str) -> bool:
    """Says whether a character is a combining mark or joiner, which follows its base (LB9)."""
    return _BY_LETTER[LINE_CLASSES[char]].kind in _MARKS


def opportunities(text: str) -> bytes:
    """Returns, for each position from 0 to the length of `text`, FORBIDDEN, ALLOWED or MANDATORY.

    The start is FORBIDDEN (LB2) and the end of a text that is not empty MANDATORY (LB3).
    """
    letters = "".join(map(LINE_CLASSES.__getitem__, text))
    symbols = list(map(_BY_LETTER.__getitem__, letters))
    for flag, pattern in _LOOKERS:
        for found in pattern.finditer(letters):
            i = found.start()
            symbols[i] = replace(symbols[i], ahead=symbols[i].ahead | {flag})
    result = bytearray()
    state = _INITIAL
    for symbol in symbols:
        opportunity, state = state[symbol]
        result.append(opportunity)
    result.append(MANDATORY)
    result[0] = FORBIDDEN
    return bytes(result)
