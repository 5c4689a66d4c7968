"""How large an installer may be: the numbers of ``payload.toml``, held against what was built."""

from __future__ import annotations

from packing.trim import lists


class TooLargeError(Exception):
    """Something that was built is larger than it may be; the text says what, and by how much."""


def within(name: str, size: float) -> float:
    """``size`` in megabytes, if that is allowed for ``name`` (``installed``, ``windows_setup`` …).

    Raises:
        TooLargeError: It is not.
    """
    most = float(lists()["budget"][name])
    if size > most:
        raise TooLargeError(f"{name}: {size:.2f} MB, and {most:g} MB is the most (payload.toml, budget)")
    return size
