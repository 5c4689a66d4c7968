"""Many small objects behind the file that ReportLab makes, as an update of it (ISO 32000-1, 7.5.6).

ReportLab takes a dozen calls to write an object, and an issue has thousands of elements. Here they are spelled already,
numbered from a number on that ReportLab will not reach, and written in one go.
"""

from __future__ import annotations

import re

_SPARE = 200
_SPARE_A_PAGE = 8
"""Objects that ReportLab still makes when the file is written: contents, resources and destinations of pages."""

_END = re.compile(rb"trailer\s*<<(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_SIZE = re.compile(rb"/Size \d+")


class Appendix:
    """Objects that are written behind all others.

    Attributes:
        first: The number of the first of them.
    """

    def __init__(self, last: int, pages: int) -> None:
        """Begins behind ``last``, the greatest number that is known of a file of so many pages."""
        self.first = last + _SPARE + _SPARE_A_PAGE * pages
        self._objects: list[str] = []

    def add(self, spelled: str) -> int:
        """The number of a further object, spelled in ASCII."""
        self._objects.append(spelled)
        return self.first + len(self._objects) - 1

    def behind(self, data: bytes, last: int) -> bytes:
        """``data``, a file in which ``last`` is the greatest number of an object, with these behind it."""
        assert last < self.first, "the numbers left free for ReportLab's own objects did not do"
        found = _END.search(data, data.rindex(b"trailer"))
        assert found is not None
        body, places, at = [data, b"\n"], list[int](), len(data) + 1
        for number, spelled in enumerate(self._objects, self.first):
            written = f"{number} 0 obj\n{spelled}\nendobj\n".encode("ascii")
            places.append(at)
            body.append(written)
            at += len(written)
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        facts = _SIZE.sub(b"/Size %d" % (self.first + len(places)), found[1])
        head = f"xref\n{self.first} {len(places)}\n{table}trailer\n".encode("ascii")
        end = b"<<%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (facts, found[2], at)
        return b"".join([*body, head, end])
