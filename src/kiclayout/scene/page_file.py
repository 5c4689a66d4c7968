"""The file of somebody's PDF as far as its first page needs it: the page, its streams unpacked, within limits.

What the page draws is not looked at here. Streams are unpacked step by step, so that none takes more than the limit.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf
from pikepdf.settings import set_qpdf_limits

MOST_UNPACKED = 64_000_000
"""Bytes that one stream may have; a few thousand can be packed so that they become gigabytes."""
_MOST_ITEMS = 200_000
"""In one array of a file."""
_MOST_PAGES = 20_000
_LARGEST_LZW = 300_000
"""Bytes that a stream of this old kind may have while it is packed: it cannot be unpacked in steps."""
_GROWTH = 1032
"""Times that a stream can grow at most when it is unpacked (Flate)."""
_CHUNK, _STEP = 1 << 14, 1 << 20
_DEEPEST = 30


class TooMuchError(Exception):
    """Nobody should draw the page; the message says in words of the format what there is too much of."""


@contextmanager
def bounded() -> Iterator[None]:
    """Streams and arrays of other people's files that are longer than anybody's count as damaged meanwhile."""
    kinds = ("flate_max_memory", "png_max_memory", "run_length_max_memory", "tiff_max_memory")
    wanted: Any = {"parser_max_container_size": _MOST_ITEMS, **dict.fromkeys(kinds, MOST_UNPACKED)}
    before: Any = set_qpdf_limits(**wanted)
    try:
        yield
    finally:
        set_qpdf_limits(**before)


def first_page(pdf: pikepdf.Pdf) -> Any:
    """The first page's dictionary; no other page is looked for, since a file may say that there are millions.

    Raises:
        ValueError: There is none.
    """
    node: Any = pdf.Root.get("/Pages")
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            break
        if "/Kids" not in node:
            return node
        node = next((kid for kid in node.Kids if isinstance(kid, pikepdf.Dictionary)), None)
    raise ValueError("no page")


def check_pages(pdf: pikepdf.Pdf) -> None:
    """Counts the pages as they are listed: some of what copies one of them goes through all.

    Raises:
        TooMuchError: There are more than any file has.
    """
    _pages_below(pdf.Root.get("/Pages"), {}, 0)


def _pages_below(node: Any, known: dict[tuple[int, int], int], depth: int) -> int:
    kids = node.get("/Kids") if isinstance(node, pikepdf.Dictionary) else None
    if not isinstance(kids, pikepdf.Array) or depth > _DEEPEST:
        return 1
    if node.objgen not in known:
        known[node.objgen], count = 0, 0
        for kid in kids:
            count += _pages_below(kid, known, depth + 1)
            if count > _MOST_PAGES:
                raise TooMuchError(f"pages > {_MOST_PAGES}")
        known[node.objgen] = count
    return known[node.objgen]


def inherited(page: Any, key: str) -> Any:
    """A value of the page, or of what it is a page of; None = nobody says any."""
    node = page
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary) or key in node:
            break
        node = node.get("/Parent")
    return node.get(key) if isinstance(node, pikepdf.Dictionary) else None


def unpacked(stream: Any) -> bytes:
    """What a stream holds; of a damaged one, what can be read.

    Raises:
        TooMuchError: It is longer than ``MOST_UNPACKED``.
    """
    if _is_plain(stream):
        return b"".join(_inflated(stream.read_raw_bytes()))
    if "/LZWDecode" in filters(stream) and len(stream.read_raw_bytes()) > _LARGEST_LZW:
        raise _too_long()
    try:
        data: bytes = stream.read_bytes()
    except pikepdf.PdfError as error:
        if "limit" in str(error) or "memory" in str(error):
            raise _too_long() from error
        return b""
    return data


def check_length(stream: Any) -> None:
    """Looks how long a stream gets if it can get too long.

    Raises:
        TooMuchError: It does.
    """
    if not _is_plain(stream):
        unpacked(stream)
    elif len(raw := stream.read_raw_bytes()) * _GROWTH > MOST_UNPACKED:
        for _ in _inflated(raw):
            pass


def _is_plain(stream: Any) -> bool:
    """Whether a stream is packed by Flate and nothing else."""
    return filters(stream) == ["/FlateDecode"] and stream.get("/DecodeParms") is None


def filters(stream: Any) -> list[str]:
    """How a stream is packed, from the outside in."""
    said = stream.get("/Filter")
    return [str(one) for one in said] if isinstance(said, pikepdf.Array) else [] if said is None else [str(said)]


def _inflated(raw: bytes) -> Iterator[bytes]:
    unpack, length = zlib.decompressobj(), 0
    for start in range(0, len(raw), _CHUNK):
        rest = raw[start : start + _CHUNK]
        while True:
            try:
                part = unpack.decompress(rest, _STEP)
            except zlib.error:
                return
            rest = unpack.unconsumed_tail
            length += len(part)
            if length > MOST_UNPACKED:
                raise _too_long()
            yield part
            if not rest and len(part) < _STEP:
                break
        if unpack.eof:
            return


def _too_long() -> TooMuchError:
    return TooMuchError(f"stream > {MOST_UNPACKED // 1_000_000} MB")
