"""Many small objects beside the file that ReportLab makes: the elements, of which an issue has thousands.

ReportLab takes a dozen calls to write an object. Here they are spelled already, and numbered from a number on that
nobody else will reach. ``packing`` takes them as they are; for qpdf, which takes no such numbers, they are written
behind the file, as an update of it (ISO 32000-1, 7.5.6).
"""

from __future__ import annotations

import re

FIRST = 1_000_000
"""The number of the first: no other object has one as great."""

_END = re.compile(rb"trailer\s*<<(.*)/Size (\d+)(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_WAYS = re.compile(rb"\((?:[^\\()]|\\.)*\)|(\d{7}) 0 R", re.DOTALL)
"""Strings, and references to what stands here."""


class Appendix:
    """Objects beside all others.

    Attributes:
        spelled: What they are, from number ``FIRST`` on.
    """

    def __init__(self) -> None:
        self.spelled: list[bytes] = []

    def add(self, spelled: str) -> None:
        """Adds a further object; characters stand for bytes."""
        self.spelled.append(spelled.encode("latin-1"))

    def behind(self, data: bytes) -> tuple[bytes, int]:
        """``data``, a file that ends with a table of its objects, with these behind it; and the number of the first."""
        found = _END.search(data, data.rindex(b"trailer"))
        assert found is not None
        first = int(found[2])

        def near(way: re.Match[bytes]) -> bytes:
            return b"%d 0 R" % (int(way[1]) - FIRST + first) if way[1] else way[0]

        body, places, at = [data, b"\n"], list[int](), len(data) + 1
        for number, spelled in enumerate(self.spelled, first):
            written = b"%d 0 obj\n%s\nendobj\n" % (number, _WAYS.sub(near, spelled))
            places.append(at)
            body.append(written)
            at += len(written)
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        head = f"xref\n{first} {len(places)}\n{table}trailer\n".encode("ascii")
        facts = b"%s/Size %d%s/Prev %s" % (found[1], first + len(places), found[3], found[4])
        return b"".join([*body, head, b"<<%s>>\nstartxref\n%d\n%%%%EOF\n" % (facts, at)]), first
