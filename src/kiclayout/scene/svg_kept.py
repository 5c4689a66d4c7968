"""Drawings that were read before, remembered on disk: reading a map's outlines takes longer than all else of its page.

The name of an entry says all that made it: the file's content and the program that read it. What is read back is
nothing but drawings, whatever the file says: only their own kinds of values are made.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any, TypeVar

from kiclayout import __version__
from kiclayout.base import color, geometry
from kiclayout.base.entries import Entries, cache_folder
from kiclayout.scene import items, lettering, svg_style, svg_type

T = TypeVar("T")

_ENDING = ".drawing"
_LARGEST = 50_000_000
"""Bytes that the folder may hold; the entries used least lately go first."""
_IDENTITY = "identity"
_VALUES = (
    items.Path, items.Group, items.Gradient, items.Stop, color.Color, geometry.Matrix, geometry.Rect,
    lettering.Lettering, lettering.Stretch, lettering.Spot, lettering.Fit, svg_style.Look, svg_type.Type,
)  # fmt: skip
_MADE_OF = (
    *("svg", "svg_paint", "svg_rules", "svg_shape", "svg_space", "svg_style", "svg_text", "svg_type"),
    *("ink", "items", "lettering"),
)
"""The modules that decide what a drawing is."""


def kept(data: bytes, kind: type, read: Callable[[], T]) -> T:
    """What ``read`` makes of the file ``data``, now or the last time; nobody remembers None.

    Args:
        data: The file, and whatever else decides.
        kind: The record that is made; it holds what drawings are made of.
        read: Makes it.
    """
    entries = Entries(cache_folder("drawings"), _ENDING, _LARGEST)
    key = hashlib.sha256(_reader() + kind.__name__.encode() + data).hexdigest()
    found = _unpacked(entries.get(key), kind)
    if found is None:
        found = read()
        if found is not None:
            entries.put(key, _packed(found))
            _tidy(entries.folder)
    return found  # type: ignore[no-any-return]


@cache
def _tidy(folder: FilePath) -> None:
    """Makes room, once a run."""
    Entries(folder, _ENDING, _LARGEST).tidy()


@cache
def _reader() -> bytes:
    """Tells the program that reads from all others."""
    known = hashlib.sha256(__version__.encode())
    for name in _MADE_OF:
        file = FilePath(__file__).with_stem(name)  # source or bytecode, as this one
        known.update(file.read_bytes() if file.is_file() else b"")
    return known.digest()


class _Pickler(pickle.Pickler):
    """Knows the one value that is asked for by its identity."""

    def persistent_id(self, obj: object) -> str | None:
        return _IDENTITY if obj is geometry.IDENTITY else None


class _Unpickler(pickle.Unpickler):
    """Makes drawings and nothing else."""

    def __init__(self, data: bytes, kind: type) -> None:
        super().__init__(BytesIO(data))
        self._known: dict[tuple[str, str], Any] = {(one.__module__, one.__qualname__): one for one in (kind, *_VALUES)}

    def persistent_load(self, pid: object) -> object:
        return geometry.IDENTITY

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in self._known:
            raise pickle.UnpicklingError(name)
        return self._known[module, name]


def _packed(value: object) -> bytes:
    out = BytesIO()
    _Pickler(out, protocol=5).dump(value)
    return out.getvalue()


def _unpacked(data: bytes | None, kind: type) -> Any:
    """What was packed; None if it cannot be had."""
    if data is None:
        return None
    try:
        found = _Unpickler(data, kind).load()
    except Exception:  # whatever is wrong with an entry, the drawing is read again
        return None
    return found if isinstance(found, kind) else None
