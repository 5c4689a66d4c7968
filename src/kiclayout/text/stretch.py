"""The white of a line: what of it can change, and how a line comes to fill its room.

Justification widens word spaces and, within a few hundredths of an em, the joints between Hangul and Hangul or Han and
Han (KLREQ "Inter-Character Width Adjustment", J01); it narrows word spaces to three quarters at most (J02), and in
Chinese the empty halves of full-width signs to a half. Nothing is ever put inside Latin words and figures or beside
brackets, stops and dots.
"""

from __future__ import annotations

from typing import NamedTuple

from kiclayout.text.paragraph import Shaped

LEAST_SPACE = 0.75
"""No word space becomes narrower than this share of its natural width."""

LETTER_SPACE, CHINESE_LETTER_SPACE = 0.03, 0.06
"""Most that is added to a joint between letters, in ems; Chinese lines have few spaces or none."""

LETTER_GIVE, CHINESE_LETTER_GIVE = 0.03, 0.02
"""Most that is taken from a joint, in ems; Han fill their boxes and touch sooner."""

LETTER_SPACE_ALONE, CHINESE_LETTER_SPACE_ALONE = 0.1, 0.25
"""Most that is added to a joint of a line without word spaces, in ems, and of any Chinese line: even a loose line is
better than one that ends before its measure."""

SPACES_TO_LETTERS, CHINESE_SPACES_TO_LETTERS = 8.0, 3.0
"""While letters still give, a word space is widened by so many times as much as a joint."""

EPSILON = 0.001
"""What counts as nothing, in points."""


class Stretch(NamedTuple):
    """How a line's white is changed.

    Attributes:
        space: Added to every word space, in ems.
        letter: Added at every joint, in ems.
        narrow: Word spaces lose this share of their natural width (instead of ``space``).
    """

    space: float = 0.0
    letter: float = 0.0
    narrow: float = 0.0


def letter_limit(shaped: Shaped) -> float:
    """Most that justification adds to a joint, in ems."""
    return CHINESE_LETTER_SPACE if shaped.chinese else LETTER_SPACE


def letter_give(shaped: Shaped) -> float:
    """Most that justification takes from a joint, in ems."""
    return CHINESE_LETTER_GIVE if shaped.chinese else LETTER_GIVE


def white(shaped: Shaped, start: int, end: int) -> tuple[float, float, float]:
    """What can change in the line [start, end): ems of word spaces, their natural widths, ems of joints; in points."""
    end = shaped.solid(start, end)
    if end <= start:
        return 0.0, 0.0, 0.0
    white = shaped.white
    ems, gaps = white.ems, white.gaps
    return ems[end] - ems[start], white.spaces_to[end] - white.spaces[start], gaps[end] - gaps[start + 1]


def least_width(shaped: Shaped, start: int, end: int) -> float:
    """Width of the line [start, end) with all its white narrowed, in points."""
    _, spaces, gaps = white(shaped, start, end)
    return shaped.width(start, end) - (1 - LEAST_SPACE) * spaces - letter_give(shaped) * gaps


def stretch(shaped: Shaped, start: int, end: int, room: float) -> Stretch:
    """How the line [start, end) comes to fill ``room`` points, as far as it may.

    Letters and spaces give way together until the letters reach their limit; spaces take the rest.
    """
    ems, spaces, gaps = white(shaped, start, end)
    missing = room - shaped.width(start, end)
    if missing < 0:
        letters = letter_give(shaped)
        give = (1 - LEAST_SPACE) * spaces + letters * gaps
        share = min(1.0, -missing / give) if give else 1.0
        return Stretch(letter=-letters * share, narrow=(1 - LEAST_SPACE) * share)
    chinese = shaped.chinese
    if not ems:
        letter = missing / gaps if gaps else 0.0
        alone = CHINESE_LETTER_SPACE_ALONE if chinese else LETTER_SPACE_ALONE
        return Stretch(letter=letter) if letter <= alone else Stretch()
    most, share = (
        (CHINESE_LETTER_SPACE_ALONE, CHINESE_SPACES_TO_LETTERS) if chinese else (LETTER_SPACE, SPACES_TO_LETTERS)
    )
    letter = min(most, missing / (share * ems + gaps))
    return Stretch(space=(missing - letter * gaps) / ems, letter=letter)
