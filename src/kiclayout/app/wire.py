"""Findings as plain data, so that one process of the program can hand them to another.

The wording is not sent: code and values are, and whoever shows the finding words it in its own language. Block ids
mean nothing in another process and are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiclayout.base.diagnostics import Diagnostic, wordings
from kiclayout.base.origin import Place


def finding_data(found: Diagnostic) -> dict[str, Any]:
    """``found`` as what JSON can say."""
    data: dict[str, Any] = {"code": found.code, "values": dict(found.values), "page": found.page}
    if found.place:
        data["place"] = [found.place.file, found.place.line, found.place.column]
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
        code = str(data["code"])
        if code not in wordings():
            raise ValueError(code)
        return Diagnostic(code, values, where, None, str(data.get("page", "")))
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(str(data)) from error
