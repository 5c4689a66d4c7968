"""How a drawing's file is told from others, and unpacked: by its first bytes, whatever it is called.

What stands in it is read by ``svg``.
"""

from __future__ import annotations

import codecs
import math
import re
import zlib

LARGEST = 8 << 20
"""Bytes of a drawing that are read at most."""
XML_LEAD = b"\xef\xbb\xbf \t\r\n"
"""What may stand before a drawing's first sign."""
_GZIP = b"\x1f\x8b"
_ROOT = re.compile(rb"<(?:[\w.-]+:)?svg\b")


class TooLargeError(ValueError):
    """A drawing holds more than is drawn in any reasonable time."""

    @classmethod
    def of_file(cls, size: int) -> TooLargeError:
        """Of so many bytes."""
        return cls(f"{math.ceil(size / (1 << 20))} > {LARGEST >> 20} MB")


def begins_svg(head: bytes) -> bool:
    """Whether a file with these first bytes is a drawing; it may be packed with gzip, or written in UTF-16."""
    head = unpacked(head)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "replace").encode()
    start = head.lstrip(XML_LEAD)
    return start.startswith(b"<svg") or (start.startswith((b"<?xml", b"<!")) and _ROOT.search(head) is not None)


def unpacked(data: bytes) -> bytes:
    """``data``, or what gzip packed in it, up to one byte more than is read of a drawing; nothing if it is damaged."""
    if not data.startswith(_GZIP):
        return data
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, LARGEST + 1)
    except zlib.error:
        return b""
