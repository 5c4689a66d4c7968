"""A file in as few bytes as it takes: its objects by kind in streams of their own (ISO 32000-1, 7.5.7 and 7.5.8).

Objects of one kind stand side by side, where Flate finds what they share, and are numbered in that order. Strings are
written as bytes, and between tokens there is nothing that no reader needs. What objects say stays as it is; those that
nothing leads to are left out. Files with a password are qpdf's to write (``finish``).
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import pikepdf

from kiclayout.base.record import dataclass
from kiclayout.paint.appendix import FIRST, Appendix
from kiclayout.paint.spool import Spool

_NAMED = re.compile(rb"(\d+) 0(?= R)")
"""The number of an object where it is named."""
_APART = b"\xff"
"""What stands in no object but in its strings."""
_STRING = re.compile(rb"(\((?:[^\\()]|\\.)*\)|<[0-9a-f]*>)", re.DOTALL)
_SPACED = (b"<< ", b" >>", b"[ ", b" ]", b" /", b" [", b" <", b"> ")
"""Delimiters beside which a blank separates nothing."""
_SPECIAL = re.compile(rb"[()\\\r]")
_TYPE = re.compile(rb"/Type/(\w+)")
_ROLE = re.compile(rb"/S/(\w+)")
_FLATE = b"/Filter/FlateDecode"
_MOST = 4000
"""Objects of one stream: a reader unpacks all of them for the first that it needs."""
_WIDE = frozenset({"/ASCII85Decode", "/ASCIIHexDecode", "/LZWDecode", "/FlateDecode"})
"""Filters that qpdf undoes; all but the last leave more bytes than Flate, and archives forbid one of them."""
_LEVEL, _MEMORY = 7, 5
"""How Flate packs objects: with little memory it begins anew often, as kinds of objects do."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What belongs to a file and is not in it.

    Attributes:
        appendix: The tree of elements.
        held: The data of streams, packed as these say.
        pages: Which of them are files of others, and in ``pdf`` already.
    """

    appendix: Appendix
    held: Spool
    pages: Sequence[int] = ()


def pack(pdf: pikepdf.Pdf, beside: Beside, out: BinaryIO, version: str) -> None:
    """Writes ``pdf`` to ``out``; the same file gives the same bytes.

    Args:
        pdf: The file; none of its objects has a later generation.
        beside: What else is written.
        out: Where to.
        version: Of the standard, such as 1.7.

    Raises:
        OSError: There is no room.
    """
    objects = _reached(pdf)
    appendix = beside.appendix
    if appendix.spelled:
        catalog = next(one for one in objects if one.number == pdf.trailer.Root.objgen[0])
        catalog.parts[0] = catalog.parts[0].replace(b"<<", b"<</StructTreeRoot %d 0 R" % FIRST, 1)
    objects += [_Object(number, _parts(one)) for number, one in enumerate(appendix.spelled, FIRST)]
    streams = [one for one in objects if one.stream is not None]
    plain = sorted((one for one in objects if one.stream is None), key=lambda one: one.kind)
    writer = _Writer(out, {b"%d" % one.number: b"%d" % at for at, one in enumerate((*plain, *streams), 1)})
    writer.write(f"%PDF-{version}\n%".encode("ascii") + b"\xbf\xf7\xa2\xfe\n")
    for one in streams:
        writer.stream(one, None if one.number in beside.pages else beside.held.get(one.number))
    for first in range(0, len(plain), _MOST):
        writer.together(plain[first : first + _MOST])
    writer.end({key: pdf.trailer[key].objgen[0] for key in ("/Root", "/Info")})


class _Object:
    """An object of the file.

    Attributes:
        number: The one that it had.
        parts: How it is spelled; every second part is a string.
        stream: Itself, if it is a stream.
        repacked: Its data by Flate, if they are to be packed anew; None = they stay as they are.
        kind: What it is, to be sorted by: its type, and its role if it is an element.
    """

    __slots__ = ("kind", "number", "parts", "repacked", "stream")

    def __init__(self, number: int, parts: list[bytes], stream: Any = None, repacked: bytes | None = None) -> None:
        self.number, self.parts, self.stream, self.repacked = number, parts, stream, repacked
        kind, role = _TYPE.search(parts[-1]), _ROLE.search(parts[-1])
        self.kind = (kind[1] if kind else b"", role[1] if role else b"")

    def leads_to(self) -> Iterator[int]:
        """The numbers of the objects that it names."""
        for part in self.parts[::2]:
            yield from map(int, _NAMED.findall(part))


def _spelled(objects: list[_Object], numbers: dict[bytes, bytes]) -> Iterator[bytes]:
    """The objects with the new ``numbers`` of those that they name: all in one go, an issue has thousands."""
    pieces = _NAMED.split(_APART.join([part for one in objects for part in one.parts[::2]]))
    pieces[1::2] = [numbers[number] + b" 0" for number in pieces[1::2]]
    parts = iter(b"".join(pieces).split(_APART))
    for one in objects:
        yield next(parts) + b"".join([string + next(parts) for string in one.parts[1::2]])


def _reached(pdf: pikepdf.Pdf) -> list[_Object]:
    """All objects of ``pdf`` that its trailer leads to, each behind the first that names it."""
    found: dict[int, _Object] = {}
    waiting = [pdf.trailer.Info.objgen[0], pdf.trailer.Root.objgen[0]]
    while waiting:
        number = waiting.pop()
        if number not in found and number < FIRST:
            found[number] = one = _read(number, pdf.get_object(number, 0))
            waiting += reversed([*one.leads_to()])
    return list(found.values())


def _read(number: int, found: Any) -> _Object:
    """An object as qpdf spells it, made shorter."""
    stream = found if isinstance(found, pikepdf.Stream) else None
    repacked = None if stream is None else _repacked(found)
    parts = _parts(_value(found) if stream is None else _facts(found, repacked is not None).unparse())
    return _Object(number, [_string(one) if at % 2 else _tight(one) for at, one in enumerate(parts)], stream, repacked)


def _value(found: Any) -> bytes:
    """An object as qpdf spells it; numbers, truth values and null, which others' files name, too, are Python's here."""
    spelled: bytes
    if isinstance(found, pikepdf.Object):
        spelled = found.unparse(resolved=True)
    else:
        spelled = pikepdf.Array([found]).unparse()[1:-1]
    return spelled


def _parts(spelled: bytes) -> list[bytes]:
    return _STRING.split(spelled) if b"(" in spelled or b"<f" in spelled else [spelled]


def _tight(spelled: bytes) -> bytes:
    for delimiter in _SPACED:
        if delimiter in spelled:
            spelled = spelled.replace(delimiter, delimiter.strip())
    return spelled.strip()


def _string(spelled: bytes) -> bytes:
    """A string as its bytes (7.3.4.2)."""
    if spelled.startswith(b"("):
        return spelled
    return b"(%s)" % _SPECIAL.sub(_escaped, bytes.fromhex(spelled[1:-1].decode("ascii")))


def _escaped(match: re.Match[bytes]) -> bytes:
    return b"\\r" if match[0] == b"\r" else b"\\" + match[0]


def _facts(stream: Any, anew: bool) -> pikepdf.Dictionary:
    """What is said of a stream beside how long it is and, if that is done ``anew``, how it is packed."""
    ours = ("/Length", "/Filter", "/DecodeParms") if anew else ("/Length",)
    return pikepdf.Dictionary({key: value for key, value in stream.stream_dict.items() if key not in ours})


def _repacked(stream: Any) -> bytes | None:
    """The data of a stream by Flate, where that packs them better; metadata lie open for those who know no PDF.

    Damaged ones from other files stay as they are.
    """
    if stream.get("/Type") == "/Metadata":
        return None
    filters = stream.get("/Filter", pikepdf.Array())
    names = [str(name) for name in (filters if isinstance(filters, pikepdf.Array) else [filters])]
    if names == ["/FlateDecode"] or not set(names) <= _WIDE:
        return None
    try:
        return zlib.compress(stream.read_bytes())
    except pikepdf.PdfError:
        return None


class _Writer:
    """Writes objects one behind the other and remembers where.

    Attributes:
        numbers: The new number of every object, by the one that it had.
    """

    def __init__(self, out: BinaryIO, numbers: dict[bytes, bytes]) -> None:
        self.numbers = numbers
        self._out, self._at, self._next = out, 0, len(numbers) + 1
        self._places: dict[int, bytes] = {0: _place(0, 0, 0xFFFF)}
        self._content = hashlib.blake2b(digest_size=16)

    def write(self, data: bytes) -> None:
        """Writes bytes."""
        self._content.update(data)
        self._out.write(data)
        self._at += len(data)

    def stream(self, one: _Object, data: bytes | None) -> None:
        """Writes a stream of the file, with its own data or these."""
        (spelled,) = _spelled([one], self.numbers)
        facts, number = spelled[2:-2], int(self.numbers[b"%d" % one.number])
        if data is not None:
            self._written(number, facts, data)
        elif one.repacked is not None:
            self._written(number, facts + _FLATE, one.repacked)
        else:
            self._written(number, facts, one.stream.read_raw_bytes())

    def together(self, objects: list[_Object]) -> None:
        """Writes objects that are no streams as one."""
        number, self._next = self._next, self._next + 1
        heads, body, at = list[bytes](), list[bytes](), 0
        for index, (one, spelled) in enumerate(zip(objects, _spelled(objects, self.numbers), strict=True)):
            new = self.numbers[b"%d" % one.number]
            heads.append(b"%s %d" % (new, at))
            body.append(spelled)
            at += len(spelled) + 1
            self._places[int(new)] = _place(2, number, index)
        head = b" ".join(heads) + b"\n"
        facts = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
        flate = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS, _MEMORY)
        packed = flate.compress(head + b"\n".join(body)) + flate.flush()
        self._written(number, facts + _FLATE, packed)

    def end(self, trailer: dict[str, int]) -> None:
        """Writes where everything stands, and what a reader begins with: objects by their keys."""
        start, number = self._at, self._next
        self._places[number] = _place(1, start, 0)
        name = self._content.hexdigest().encode("ascii")
        keys = b"".join(b"%s %s 0 R" % (key.encode("ascii"), self.numbers[b"%d" % old]) for key, old in trailer.items())
        facts = b"/Type/XRef/W[1 4 2]/Size %d%s/ID[<%s><%s>]" % (number + 1, keys, name, name)
        rows = [self._places[at] for at in range(number + 1)]
        facts += b"/DecodeParms<</Predictor 12/Columns 7>>" + _FLATE
        self._written(number, facts, zlib.compress(_upward(rows)))
        self.write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _written(self, number: int, facts: bytes, data: bytes) -> None:
        self._places[number] = _place(1, self._at, 0)
        self.write(b"%d 0 obj\n<<%s/Length %d>>stream\n" % (number, facts, len(data)))
        self.write(data)
        self.write(b"\nendstream\nendobj\n")


def _place(kind: int, where: int, index: int) -> bytes:
    """An entry of the cross-reference stream (table 18)."""
    return bytes((kind,)) + where.to_bytes(4, "big") + index.to_bytes(2, "big")


def _upward(rows: list[bytes]) -> bytes:
    """``rows`` by PNG's predictor Up: what each byte adds to the one above it, without carry.

    All bytes are subtracted at once, as the digits of one number: a table has thousands of rows.
    """
    table = b"".join([b"\0" + row for row in rows])
    now = int.from_bytes(table, "big")
    above = now >> 8 * (1 + len(rows[0]))
    tops = int.from_bytes(b"\x80" * len(table), "big")
    tags = int.from_bytes((b"\2" + bytes(len(rows[0]))) * len(rows), "big")
    difference = ((now | tops) - (above & ~tops)) ^ ((now ^ ~above) & tops)
    return (difference | tags).to_bytes(len(table), "big")
