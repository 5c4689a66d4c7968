"""References across articles."""

from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.store.crosscheck import check_references
from kiclayout.store.text import read_article

OTHER = "---\nlabel: b-1\n---\n\n# 나\n\n## 개요 {#same}\n\n::: table {#t-b}\ncaption: 표\n\n|---|\n| 1 |\n:::\n"
THIRD = "# 다\n\n## 개요 {#same}\n"


def findings(text: str) -> list[str]:
    articles = tuple(
        read_article(source, f"articles/{name}.md", Sink())
        for name, source in (("a", "# 가\n\n" + text), ("b", OTHER), ("c", THIRD))
    )
    section = Section("s", Bilingual("부"), articles)
    sink = Sink()
    check_references(Issue(number=1, date=dt.date(2023, 4, 26), layout="kic-weekly", sections=(section,)), sink)
    return [f"{found.code} {found.place} {found.value('names')}".strip() for found in sink]


@pytest.mark.parametrize(
    "text",
    ["## 가 {#x}\n\n{ref:x} {page:x} [글](#x)", "{ref:t-b}", "{ref:b/t-b}", "{page:b-1}", "{ref:b/same} {ref:c/same}",
     "## 가 {#same}\n\n{ref:same}", "글[^n]\n\n[^n]: 각주", "글[^n]\n\n[^n]: 각주[^m]\n\n[^m]: 또",
     "::: chart bar\ntable: t-b\nalt: 그림\n:::"],
)  # fmt: skip
def test_what_is_found_is_no_finding(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{ref:t-c}", "store-ref-unknown articles/a.md:3 b/t-b"),
        ("{page:c/t-b}", "store-ref-unknown articles/a.md:3 b/t-b"),
        ("| [글](#non) |\n|---|", "store-ref-unknown articles/a.md:3 c/same, b/t-b, b/b-1"),
        ("::: chart bar\ntable: t-x\nalt: 그림\n:::", "store-ref-unknown articles/a.md:3 b/t-b"),
        ("{ref:same}", "store-ref-ambiguous articles/a.md:3 b/same, c/same"),
        ("::: figure a.jpg {#f}\nalt: 그림\n:::\n\n{ref:f} {page:f}", "store-ref-nameless articles/a.md:7"),
        ("::: callout {#f}\n글\n:::\n\n{ref:a/f}", "store-ref-nameless articles/a.md:7"),
        ("글[^n]", "store-note-unknown articles/a.md:3"),
        ("[^n]: 각주", "store-note-unused articles/a.md:3"),
        ("글[^n]\n\n[^n]: 각주\n\n[^n]: 또", "store-note-twice articles/a.md:7"),
        ("글[^n]\n\n[^n]: 각주[^m]", "store-note-unknown articles/a.md:5"),
        ("글[^n]\n\n[^n]: 각주[^m]\n\n[^m]: 또[^n]", "store-note-circle articles/a.md:5"),
        ("글[^n]\n\n[^n]: 각주[^n]", "store-note-circle articles/a.md:5"),
    ],
)
def test_what_leads_nowhere_is_found(text: str, found: str) -> None:
    assert findings(text) == [found]


def test_where_no_label_is_known_the_remedy_is_to_give_one() -> None:
    article = read_article("# 가\n\n[글](#없는표)", "articles/a.md", Sink())
    sink = Sink()
    section = Section("s", Bilingual("부"), (article,))
    check_references(Issue(number=1, date=dt.date(2023, 4, 26), layout="kic-weekly", sections=(section,)), sink)
    (found,) = sink
    assert (found.code, str(found.place)) == ("store-ref-none", "articles/a.md:3")
    assert "{#없는표}" in found.hint("en")


def test_notes_that_only_unused_notes_call_are_unused() -> None:
    found = findings("[^n]: 각주[^m]\n\n[^m]: 또")
    assert found == ["store-note-unused articles/a.md:3", "store-note-unused articles/a.md:5"]


def test_a_long_chain_of_notes_is_followed() -> None:
    assert (
        findings("글[^n0]\n\n" + "\n\n".join(f"[^n{n}]: 각주[^n{n + 1}]" for n in range(1200)) + "\n\n[^n1200]: 끝")
        == []
    )
