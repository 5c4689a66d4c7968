"""The data of ICU, which Qt brings on Linux: what Qt asks of it is kept, the rest (27 of 32 MB) is left out.

Qt compares names by it and reads old encodings; cases, line ends and dates it knows itself. The library of the data is
linked anew with fewer items in it. What is kept is said in ``payload.toml``; ICU takes the root for a language that
is not there.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

from packing.tools import run, tool
from packing.trim import lists

_HEAD = bytes.fromhex("da27 1400 0000 0000 0200") + b"CmnD"
"""The head of a common data file from its third byte on: of little-endian, ASCII computers."""
_LIBRARY = re.compile(r"libicudata\.so\.(?P<version>\d+)")
_ALIGNED = 16


def slim(library: Path) -> None:
    """Links the library of ICU's data anew, with what is kept of it; the same library gives the same bytes.

    Raises:
        ValueError: It is no such library, or something that is kept by its name is not there.
    """
    found = _LIBRARY.fullmatch(library.name)
    if found is None:
        raise ValueError(f"{library}: no library of ICU's data")
    whole = library.read_bytes()
    head = common_head(whole)
    packed, linked = library.with_name("icudata.dat"), library.with_name("icudata.o")
    packed.write_bytes(written(head, wanted(dict(items(whole, head)))))
    hint = "apt-get install binutils"
    run(
        [
            tool("objcopy", hint=hint), "-I", "binary", "-O", "elf64-x86-64",
            "--set-section-alignment", f".data={_ALIGNED}",
            "--rename-section", ".data=.rodata,alloc,load,readonly,data,contents",
            "--redefine-sym", f"_binary_icudata_dat_start=icudt{found['version']}_dat", packed.name, linked.name,
        ],
        library.parent,
    )  # fmt: skip
    linker = tool("ld", hint=hint)
    run([linker, "-shared", "-s", "-soname", library.name, "-o", library.name, linked.name], library.parent)
    packed.unlink()
    linked.unlink()


def common_head(library: bytes) -> bytes:
    """The head of the data in ``library``, copyright and all."""
    at = library.find(_HEAD) - 2
    if at < 0:
        raise ValueError("no data of ICU is in it")
    return library[at : at + int(struct.unpack_from("<H", library, at)[0])]


def items(library: bytes, head: bytes) -> Iterator[tuple[str, bytes]]:
    """Names and contents of what is in the data; the last one is as long as all that follows."""
    base = library.index(head) + len(head)
    (count,) = struct.unpack_from("<I", library, base)
    table = list(struct.iter_unpack("<II", library[base + 4 : base + 4 + 8 * count]))
    ends = [begin for _, begin in table[1:]] + [len(library) - base]
    for (name, begin), end in zip(table, ends, strict=True):
        told = library[base + name : library.index(b"\0", base + name)]
        yield told.decode("ascii"), library[base + begin : base + end]


def wanted(found: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of the items that are kept."""
    patterns = lists()["icu"]["keep"]
    kept = {name: held for name, held in found.items() if any(fnmatch(_inner(name), one) for one in patterns)}
    lacking = [one for one in patterns if not any(fnmatch(_inner(name), one) for name in kept)]
    if lacking:
        raise ValueError(f"ICU has nothing named {', '.join(lacking)} (payload.toml, icu)")
    return kept


def _inner(name: str) -> str:
    return name.partition("/")[2]


def written(head: bytes, kept: Mapping[str, bytes]) -> bytes:
    """The data with the items ``kept``, whose names are in order."""
    names = [name.encode("ascii") + b"\0" for name in kept]
    at = 4 + 8 * len(names)
    begin = at + sum(map(len, names))
    table, parts = [struct.pack("<I", len(names))], []
    for name, content in zip(names, kept.values(), strict=True):
        pad = -(len(head) + begin) % _ALIGNED
        parts.append(bytes(pad) + content)
        begin += pad
        table.append(struct.pack("<II", at, begin))
        at, begin = at + len(name), begin + len(content)
    return head + b"".join((*table, *names, *parts))
