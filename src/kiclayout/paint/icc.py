"""ICC profiles as files (ICC.1:2010, 7.2 and 7.3): whether one is all there. What it says is asked of by others."""

from __future__ import annotations

from struct import error, iter_unpack, unpack_from

_HEAD, _ENTRY = 128, 12
"""Bytes of the head, and of an entry in the list of tags behind it."""


def is_whole(profile: bytes) -> bool:
    """Whether a profile holds as much as its head says, and each of its tags."""
    try:
        size, count = _number(profile, 0), _number(profile, _HEAD)
        listed = profile[_HEAD + 4 : _HEAD + 4 + _ENTRY * count]
        ends = [_number(entry, 4) + _number(entry, 8) for (entry,) in iter_unpack(f"{_ENTRY}s", listed)]
    except error:  # cut off in its head or its list
        return False
    return 0 < count == len(ends) and max(size, *ends) <= len(profile)


def _number(data: bytes, at: int) -> int:
    number: int = unpack_from(">I", data, at)[0]
    return number
