"""Findings between processes."""

from __future__ import annotations

import json

import pytest

from kiclayout.app.wire import finding_data, finding_of
from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.base.origin import Origin, Place


def sent(found: Diagnostic) -> Diagnostic:
    return finding_of(json.loads(json.dumps(finding_data(found))))


def test_a_finding_arrives_as_it_was_sent_but_for_its_block() -> None:
    found = Sink().add("typeset-keep", place=Place("articles/a.md", 12, 3), page="P3", article="제목")
    assert sent(found) == found
    assert sent(found).message("ko") == found.message("ko")
    bare = Sink().add("typeset-keep", origin=Origin(7, 1, 2), article="x")
    assert sent(bare).origin is None
    assert sent(bare).place is None


def test_ids_of_blocks_go_to_whoever_gave_them() -> None:
    found = Sink().add("typeset-keep", origin=Origin(7, 1, 2, "caption"), article="x")
    assert finding_of(json.loads(json.dumps(finding_data(found, ids=True)))) == found


@pytest.mark.parametrize("data", [{}, {"code": "no-such", "values": {}}, {"code": "typeset-keep", "values": 1}])
def test_what_is_no_finding_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        finding_of(data)
