"""Tables that ask for what they cannot have where they stand."""

from __future__ import annotations

import datetime as dt

from kiclayout.base.diagnostics import Sink
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.preflight.check import preflight
from kiclayout.store.text.read import read_article

TURNED = "::: table {{#{0}}}\nturn: left\n\n| 가 | 나 |\n|---|---|\n| 다 | 라 |\n:::\n"


def test_a_table_in_a_box_cannot_be_turned() -> None:
    text = f"# 제목\n\n{TURNED.format('a')}\n:::: callout 안내\n\n글\n\n{TURNED.format('b')}\n::::\n"
    article = read_article(text, "articles/a.md", Sink())
    issue = Issue(1, dt.date(2026, 11, 18), "kic-weekly", (Section("s", Bilingual("부"), (article,)),))
    sink = Sink()
    preflight(issue, sink)
    (found,) = sink
    line = text.splitlines().index("::: table {#b}") + 1
    assert (found.code, str(found.place)) == ("preflight-table-turned", f"articles/a.md:{line}")
