"""Findings as plain data, so that one process of the program can hand them to another.

The wording is not sent: code and values are, and whoever shows the finding words it in its own language. Ids of blocks
mean something only to the process that gave them to pages, and are sent to nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiclayout.base.diagnostics import Diagnostic, wordings
from kiclayout.base.origin import Origin, Place


def finding_data(found: Diagnostic, *, ids: bool = False) -> dict[str, Any]:
    """``found`` as what JSON can say, with the characters that it is about if ``ids`` mean something."""
    data: dict[str, Any] = {"code": found.code, "values": dict(found.values), "page": found.page}
    if found.place:
        data["place"] = [found.place.file, found.place.line, found.place.column]
    if ids and found.origin:
        data["origin"] = [found.origin.block, found.origin.start, found.origin.end, found.origin.field]
    return data


def finding_of(data: Mapping[str, Any]) -> Diagnostic:
    """The finding that ``finding_data`` made ``data`` of.

    Raises:
        ValueError: It is none.
    """
    try:
        values = tuple((str(name), str(value)) for name, value in data["values"].items())
        place = data.get("place")
        where = Place(str(place[0]), int(place[1]), int(place[2])) if place else None
        origin = data.get("origin")
        about = Origin(int(origin[0]), int(origin[1]), int(origin[2]), str(origin[3])) if origin else None
        code = str(data["code"])
        if code not in wordings():
            raise ValueError(code)
        return Diagnostic(code, values, where, about, str(data.get("page", "")))
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(str(data)) from error
