"""Small OLE files for tests: streams in storages, as [MS-CFB] has them, and nothing else."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import pairwise

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A file of streams; a name with a stroke in it stands in a storage."""
    sectors, fat = list[bytes](), list[int]()

    def put(data: bytes) -> int:
        """The first sector of ``data``."""
        first = len(sectors)
        parts = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        fat.extend([*range(first + 1, first + len(parts)), _END] if parts else [])
        sectors.extend(parts)
        return first if parts else _END

    small, small_fat = b"", list[int]()
    places = dict[str, tuple[int, int]]()
    for name, data in streams.items():
        if len(data) >= _CUTOFF:
            places[name] = put(data), len(data)
            continue
        first, count = len(small_fat), -(-len(data) // _SMALL)
        small_fat += [*range(first + 1, first + count), _END] if count else []
        small += data.ljust(count * _SMALL, b"\0")
        places[name] = (first if count else _END), len(data)
    root = put(small), len(small)
    chains = b"".join(struct.pack("<I", one) for one in small_fat)
    chains_at = put(chains + b"\xff" * (-len(chains) % _SECTOR))
    directory_at = put(_directory(places, root))
    fat_count = 1
    while (len(sectors) + fat_count) * 4 > fat_count * _SECTOR:
        fat_count += 1
    fat_at = [len(sectors) + at for at in range(fat_count)]
    table = b"".join(struct.pack("<I", one) for one in [*fat, *[_FAT] * fat_count])
    sectors += [table.ljust(fat_count * _SECTOR, b"\xff")[at * _SECTOR :][:_SECTOR] for at in range(fat_count)]
    head = struct.pack(
        "<8s16x5H6x8I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_count, directory_at, 0, _CUTOFF, chains_at, -(-len(chains) // _SECTOR), _END,
    ) + struct.pack("<I", 0)  # fmt: skip
    listed = b"".join(struct.pack("<I", at) for at in fat_at)
    return b"".join([(head + listed).ljust(_SECTOR, b"\xff"), *sectors])


def _directory(places: Mapping[str, tuple[int, int]], root: tuple[int, int]) -> bytes:
    """The entries of the root, the storages and the streams; those beside each other are a list to the right."""
    storages = list(dict.fromkeys(name.rpartition("/")[0] for name in places if "/" in name))
    names = ["", *storages, *places]
    inner = {home: [at for at, name in enumerate(names) if at and name.rpartition("/")[0] == home] for home in names}
    beside = {at: after for all_of in inner.values() for at, after in pairwise(all_of)}
    made = b""
    for at, name in enumerate(names):
        kind = _STREAM if name in places else _STORAGE if at else _ROOT
        shown = (name.rpartition("/")[2] if at else "Root Entry").encode("utf-16-le") + b"\0\0"
        first = next(iter(inner.get(name, ())), _NONE) if kind != _STREAM else _NONE
        begin, size = places.get(name, root if not at else (0, 0))
        made += struct.pack(
            "<64sHBBIII36xIQ", shown, len(shown), kind, 1, _NONE, beside.get(at, _NONE), first, begin, size
        )
    return made + bytes(-len(made) % _SECTOR)
