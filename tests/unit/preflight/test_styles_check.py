"""Paragraphs that ask for a style which the layout does not have."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kiclayout.app.project import check_words, layout_called
from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.store.text import read_article

TEXT = """# 제목

{.leed}
머리글

{.speaker}
말한 이

> {.lead .odd}
> 인용

{.quoet}
- 가
- 나
"""


def test_a_style_that_the_layout_lacks_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    layout = layout_called("bare", tmp_path, Sink())
    article = read_article(TEXT, "articles/a.md", Sink())
    issue = Issue(1, dt.date(2026, 11, 25), "bare", (Section("one", Bilingual("하나"), (article,)),))
    sink = Sink()
    check_words(issue, layout, sink)
    found = [one for one in sink if one.code.startswith("preflight-style")]
    assert [(one.code, one.place) for one in found] == [
        ("preflight-style-mistyped", Place("articles/a.md", 3)),
        ("preflight-style-unknown", Place("articles/a.md", 9)),
        ("preflight-style-mistyped", Place("articles/a.md", 12)),
    ]
    values = [dict(one.values) for one in found]
    assert [(one["name"], one.get("near")) for one in values] == [("leed", "lead"), ("odd", None), ("quoet", "quote")]
    assert [one.origin.block for one in found if one.origin] != []
