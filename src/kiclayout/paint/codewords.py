"""What the modules of a QR symbol say (ISO/IEC 18004): mask, order of codewords, error correction, characters.

It sees no pixels; where the modules of a printed symbol are dark is read by ``symbol``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import lru_cache

from kiclayout.base.record import dataclass

Rows = tuple[tuple[bool, ...], ...]
"""The modules without quiet zone, row by row; True = dark."""

_FORMAT_MASK, _FORMAT_POLYNOMIAL = 0x5412, 0x537
_MOST_WRONG = 3
"""Bits of the format that may be wrong."""
_FIELD = 0x11D
"""The polynomial of the field of 256 elements in which errors are found."""
_SPARE = {
    1: "7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26 28" + 14 * " 30",
    0: "10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26" + 19 * " 28",
    3: "13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28 30 30 30 30 28" + 14 * " 30",
    2: "17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24" + 18 * " 30",
}
"""By error level, as the symbol spells it: the words of correction in each block of versions 1 to 40."""
_BLOCKS = {
    1: "1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25",
    0: "1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49",
    3: "1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68",
    2: "1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81",
}
"""Likewise, the number of blocks."""
_NUMERIC, _LETTERS, _BYTES, _ECI, _KANJI = 1, 2, 4, 7, 8
_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)


class CodeError(ValueError):
    """The modules are those of no symbol, or more of them are wrong than can be put right."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a symbol says, and what had to be put right for it.

    Attributes:
        text: Its characters.
        strain: Of the errors that can be put right in its worst block, the share that had to be, 0 to 1.
    """

    text: str
    strain: float


def decoded(rows: Rows) -> Decoded:
    """What the modules ``rows`` say.

    Raises:
        CodeError: Nothing that can be made out.
    """
    version = (len(rows) - 17) // 4
    if len(rows) != 17 + 4 * version or not 1 <= version <= 40:
        raise CodeError(f"no symbol has {len(rows)} modules a side")
    level, mask = _format(rows)
    words, strain = _corrected(_words(rows, version, mask), version, level)
    try:
        return Decoded("".join(_characters(words, version)), strain)
    except (UnicodeDecodeError, IndexError) as error:
        raise CodeError(str(error)) from error


# ------------------------------------------------------------------------------------------------------ the format
def _format(rows: Rows) -> tuple[int, int]:
    """Error level (as the symbol spells it) and mask, from the better one of the two places where they stand."""
    side = len(rows)
    first = [(8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [(y, 8) for y in (7, 5, 4, 3, 2, 1, 0)]
    second = [(side - 1 - n, 8) for n in range(7)] + [(8, side - 8 + n) for n in range(8)]
    found = min(
        (bin(_number(rows[y][x] for y, x in places) ^ _spelled(value)).count("1"), value)
        for places in (first, second)
        for value in range(32)
    )
    if found[0] > _MOST_WRONG:
        raise CodeError("the format cannot be made out")
    return found[1] >> 3, found[1] & 7


def _spelled(value: int) -> int:
    """The 15 bits of a format."""
    rest = value << 10
    for bit in range(14, 9, -1):
        if rest >> bit & 1:
            rest ^= _FORMAT_POLYNOMIAL << bit - 10
    return (value << 10 | rest) ^ _FORMAT_MASK


def _number(bits: Iterator[bool]) -> int:
    value = 0
    for bit in bits:
        value = value << 1 | bit
    return value


# --------------------------------------------------------------------------------------------------- the codewords
def _words(rows: Rows, version: int, mask: int) -> list[int]:
    """The codewords in the order in which they stand: in pairs of columns from the right, up and down in turn."""
    side, kept, hides = len(rows), _patterns(version), _MASKS[mask]
    bits: list[bool] = []
    upward = True
    for right in (*range(side - 1, 6, -2), *range(5, 0, -2)):
        for y in range(side - 1, -1, -1) if upward else range(side):
            bits += [rows[y][x] != hides(y, x) for x in (right, right - 1) if (y, x) not in kept]
        upward = not upward
    return [_number(iter(bits[at : at + 8])) for at in range(0, len(bits) - 7, 8)]


@lru_cache(maxsize=4)
def _patterns(version: int) -> set[tuple[int, int]]:
    """The modules that say nothing of the text: finders with format and edge, timing, alignment, version."""
    side = 17 + 4 * version
    found = {(y, x) for y in range(9) for x in (*range(9), *range(side - 8, side))}
    found |= {(y, x) for y in range(side - 8, side) for x in range(9)}
    found |= {(6, n) for n in range(side)} | {(n, 6) for n in range(side)}
    if version > 1:
        centres = _centres(version)
        corners = {(6, 6), (6, side - 7), (side - 7, 6)}
        for cy, cx in {(y, x) for y in centres for x in centres} - corners:
            found |= {(cy + dy, cx + dx) for dy in range(-2, 3) for dx in range(-2, 3)}
    if version > 6:
        found |= {(y, x) for y in range(6) for x in range(side - 11, side - 8)}
        found |= {(y, x) for y in range(side - 11, side - 8) for x in range(6)}
    return found


def _centres(version: int) -> tuple[int, ...]:
    """Rows and columns in which the centres of alignment patterns stand, from version 2 on."""
    last, gaps = 10 + 4 * version, version // 7 + 1
    step = 26 if version == 32 else 2 * math.ceil((last - 6) / gaps / 2)
    return (6, *range(last - step * (gaps - 1), last + 1, step))


def _sizes(version: int, level: int) -> tuple[list[int], int]:
    """The words of data in each block, of which the last ones may have one more; and each one's words of correction."""
    blocks, spare = int(_BLOCKS[level].split()[version - 1]), int(_SPARE[level].split()[version - 1])
    words = ((17 + 4 * version) ** 2 - len(_patterns(version))) // 8
    return [(words + n) // blocks - spare for n in range(blocks)], spare


def _corrected(words: list[int], version: int, level: int) -> tuple[list[int], float]:
    """The data of all blocks, put right, and the strain of the worst."""
    sizes, spare = _sizes(version, level)
    blocks: list[list[int]] = [[] for _ in sizes]
    order = [n for at in range(sizes[-1]) for n, data in enumerate(sizes) if at < data]
    order += [n for _ in range(spare) for n in range(len(sizes))]
    for number, word in zip(order, words, strict=False):
        blocks[number].append(word)
    data: list[int] = []
    wrong = 0
    for block, length in zip(blocks, sizes, strict=True):
        errors = _errors(block, spare)
        wrong = max(wrong, len(errors))
        data += [word ^ errors.get(at, 0) for at, word in enumerate(block[:length])]
    return data, wrong / (spare // 2)


# ----------------------------------------------------------------------------------------------- error correction
def _powers() -> tuple[list[int], list[int]]:
    powers, logs, value = [0] * 510, [0] * 256, 1
    for exponent in range(255):
        powers[exponent] = powers[exponent + 255] = value
        logs[value] = exponent
        value = value << 1 ^ (_FIELD if value & 128 else 0)
    return powers, logs


_POWERS, _LOGS = _powers()


def _times(one: int, other: int) -> int:
    return _POWERS[_LOGS[one] + _LOGS[other]] if one and other else 0


def _over(one: int, other: int) -> int:
    return _POWERS[_LOGS[one] + 255 - _LOGS[other]] if one else 0


def _valued(polynomial: list[int], at: int) -> int:
    """The value of a polynomial, lowest power first."""
    value = 0
    for factor in reversed(polynomial):
        value = _times(value, at) ^ factor
    return value


def _errors(block: list[int], spare: int) -> dict[int, int]:
    """What is to be added to which words of a block of Reed-Solomon code with ``spare`` words of correction.

    Raises:
        CodeError: More words are wrong than can be put right.
    """
    syndromes = [_valued(block[::-1], _POWERS[n]) for n in range(spare)]
    if not any(syndromes):
        return {}
    locator = _locator(syndromes)
    count = len(locator) - 1
    places = [at for at in range(len(block)) if _valued(locator, _POWERS[255 - (len(block) - 1 - at)]) == 0]
    if 2 * count > spare or len(places) != count:
        raise CodeError("too many codewords are wrong")
    evaluator = [0] * spare
    for n, factor in enumerate(locator):
        for m in range(spare - n):
            evaluator[n + m] ^= _times(factor, syndromes[m])
    slope = [factor if n % 2 else 0 for n, factor in enumerate(locator)][1:]
    found: dict[int, int] = {}
    for at in places:
        power = len(block) - 1 - at
        inverse = _POWERS[255 - power] if power else 1
        found[at] = _times(_POWERS[power], _over(_valued(evaluator, inverse), _valued(slope, inverse)))
    return found


def _locator(syndromes: list[int]) -> list[int]:
    """The polynomial whose roots say where the errors are (Berlekamp and Massey), lowest power first."""
    locator, before, length, gap, last = [1], [1], 0, 1, 1
    for n, syndrome in enumerate(syndromes):
        differs = syndrome
        for k in range(1, min(length, len(locator) - 1) + 1):
            differs ^= _times(locator[k], syndromes[n - k])
        if not differs:
            gap += 1
            continue
        kept, factor = locator, _over(differs, last)
        locator = locator + [0] * (len(before) + gap - len(locator))
        for k, one in enumerate(before):
            locator[k + gap] ^= _times(factor, one)
        if 2 * length <= n:
            length, before, last, gap = n + 1 - length, kept, differs, 1
        else:
            gap += 1
    while locator[-1] == 0:
        locator.pop()
    return locator


# -------------------------------------------------------------------------------------------------- the characters
class _Bits:
    """The data as a stream of bits."""

    def __init__(self, words: list[int]) -> None:
        self._bits = "".join(f"{word:08b}" for word in words)
        self._at = 0

    def __len__(self) -> int:
        return len(self._bits) - self._at

    def take(self, count: int) -> int:
        if count > len(self):
            raise IndexError("the text is cut off")
        self._at += count
        return int(self._bits[self._at - count : self._at], 2)


def _characters(words: list[int], version: int) -> Iterator[str]:
    """The characters piece by piece; bytes are UTF-8, else Latin-1."""
    bits, size = _Bits(words), 0 if version < 10 else 1 if version < 27 else 2
    held = b""
    while len(bits) >= 4 and (mode := bits.take(4)):
        if mode == _BYTES:
            held += bytes(bits.take(8) for _ in range(bits.take((8, 16, 16)[size])))
            continue
        if mode == _ECI:
            _skip_encoding(bits)
            continue
        yield _text(held)
        held = b""
        if mode == _NUMERIC:
            yield from _digits(bits, bits.take((10, 12, 14)[size]))
        elif mode == _LETTERS:
            yield from _letters(bits, bits.take((9, 11, 13)[size]))
        elif mode == _KANJI:
            yield from _kanji(bits, bits.take((8, 10, 12)[size]))
        else:
            raise CodeError(f"mode {mode} is not known")
    yield _text(held)


def _text(held: bytes) -> str:
    try:
        return held.decode()
    except UnicodeDecodeError:
        return held.decode("latin-1")


def _skip_encoding(bits: _Bits) -> None:
    first = bits.take(8)
    bits.take(0 if first < 128 else 8 if first < 192 else 16)


def _digits(bits: _Bits, count: int) -> Iterator[str]:
    while count > 0:
        length = min(count, 3)
        yield f"{bits.take((4, 7, 10)[length - 1]):0{length}d}"
        count -= length


def _letters(bits: _Bits, count: int) -> Iterator[str]:
    while count > 1:
        yield "".join(_ALPHANUMERIC[n] for n in divmod(bits.take(11), 45))
        count -= 2
    if count:
        yield _ALPHANUMERIC[bits.take(6)]


def _kanji(bits: _Bits, count: int) -> Iterator[str]:
    for _ in range(count):
        high, low = divmod(bits.take(13), 0xC0)
        value = (high << 8 | low) + 0x8140
        yield (value if value <= 0x9FFC else value + 0xC140 - 0x8140).to_bytes(2, "big").decode("shift_jis")
