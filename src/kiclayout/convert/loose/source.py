"""Files to lines: finds the encoding, mends line ends and composed letters, numbers the lines.

It does not look at what the lines say. Text files come from Korean and Chinese desks, so besides Unicode the two
legacy encodings CP949 and GB18030 are tried; as most of their byte pairs are valid in both, the frequent words decide.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import NamedTuple

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place

LIMIT = 2 << 20
"""The largest file that is read, in bytes."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FREQUENT = {
    "cp949": frozenset("이다의을는에고한가로를은하지사서기대인도"),
    "gb18030": frozenset("的一是在不了有和中国年业上大为个这发，。、"),
}


class Line(NamedTuple):
    """A line of a file: the file's name for findings, its number from 1, its text without the line end."""

    file: str
    number: int
    text: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file, self.number)


def read_lines(file: Path, sink: Sink) -> tuple[Line, ...]:
    """The lines of ``file``; none, and a finding, if it cannot be read or is no text."""
    name = unicodedata.normalize("NFC", file.name)
    try:
        size = file.stat().st_size
        raw = file.read_bytes() if size <= LIMIT else b""
    except OSError as error:
        sink.add("convert-file-unreadable", place=Place(name), name=name, reason=error.strerror or "")
        return ()
    if size > LIMIT:
        sink.add("convert-file-large", place=Place(name), name=name, limit=f"{LIMIT >> 20} MiB")
        return ()
    text = _decoded(raw, name, sink)
    return tuple(Line(name, at, one) for at, one in enumerate(_mended(text, name, sink).split("\n"), 1))


def _decoded(raw: bytes, name: str, sink: Sink) -> str:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if _strays(raw):
        line = raw.count(b"\n", 0, raw.index(0)) + 1
        sink.add("convert-nul", place=Place(name, line), name=name, count=raw.count(0))
        raw = raw.replace(b"\0", b"")
    wide = _wide(raw)
    if not wide and b"\0" in raw:
        sink.add("convert-file-binary", place=Place(name), name=name)
        return ""
    for encoding in (wide,) if wide else ("utf-8", _legacy(raw)):
        text = _strict(raw, encoding)
        if text is not None:
            if encoding != "utf-8":
                sink.add("convert-encoding-guessed", place=Place(name), name=name, encoding=encoding.upper())
            return text
    sink.add("convert-encoding-unknown", place=Place(name), name=name)
    return raw.decode("utf-8", "replace")


def decoded(raw: bytes) -> str | None:
    """The text that ``raw`` most likely is; None = it is none. Nobody is told of what was guessed."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    wide = _wide(raw)
    if not wide and b"\0" in raw:
        return None
    found = (_strict(raw, encoding) for encoding in ((wide,) if wide else ("utf-8", _legacy(raw))))
    return next((text for text in found if text is not None), None) or raw.decode("utf-8", "replace")


def _strays(raw: bytes) -> bool:
    """Whether a few zero bytes stand in what is UTF-8 otherwise: a fault of some program, no other kind of file."""
    zeros = raw.count(0)
    return 0 < zeros <= min(3 + len(raw) // 200, len(raw) // 4) and _strict(raw, "utf-8") is not None


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark shows in the zero bytes of its spaces and line ends, nearly all in every second place.

    Not all: 가 is U+AC00.
    """
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    if not raw or len(raw) % 2 or max(even, odd) * 50 < len(raw) or max(even, odd) < 4 * min(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _legacy(raw: bytes) -> str:
    """Of the two legacy encodings the one in which more of the letters are frequent ones."""
    return max(_FREQUENT, key=lambda encoding: _share(_strict(raw, encoding), _FREQUENT[encoding]))


def _share(text: str | None, frequent: frozenset[str]) -> float:
    if text is None:
        return -1.0
    letters = [sign for sign in text if sign > "\x7f"]
    return sum(sign in frequent for sign in letters) / max(len(letters), 1)


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mended(text: str, name: str, sink: Sink) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if unicodedata.is_normalized("NFC", text):
        return text
    sink.add("convert-text-composed", place=Place(name), name=name)
    return unicodedata.normalize("NFC", text)
