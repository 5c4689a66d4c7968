"""The names that patterns may use are those that issues say, and those that the manual lists."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from kiclayout.base.record import replace
from kiclayout.content.block import Event, Heading
from kiclayout.content.inline import Text
from kiclayout.content.issue import Article, Bilingual, Contact, CoverEvent, Issue, Organiser, QrCode, Section
from kiclayout.design.layout import Layout
from kiclayout.design.vocabulary import FACTS, Tree
from kiclayout.typeset.facts import Facts, Value, issue_facts, page_facts, sided
from kiclayout.typeset.refs import Owner

MANUAL = Path(__file__).resolve().parents[3] / "docs" / "LAYOUTS.md"
OWN = {"own"}
"""What records hold for the program alone."""


def said() -> Facts:
    """What an issue with everything says on the page of an event."""
    box = Event(title=(Text("모임"),), date="2026-11-25")
    article = Article("articles/a.md", (Heading(level=0, runs=(Text("제목"),)), box))
    issue = Issue(
        1,
        dt.date(2026, 11, 25),
        "x",
        (Section("a", Bilingual("부"), (article,)),),
        event=CoverEvent(Bilingual("행사")),
        organisers=(Organiser(Bilingual("주최")),),
        contact=(Contact(Bilingual("메일"), "a@b.kr"),),
        logos=("kic",),
    )
    issue = replace(issue, back=replace(issue.back, qr=(QrCode(Bilingual("누리집"), "https://a.kr"),)))
    facts = page_facts(issue_facts(issue, Layout(name="x"), {}), Owner(0, article, box, opens=True), "P1")
    return sided(facts.having(page=""), 1)


def names(value: Value, known: Tree, path: str) -> set[str]:
    """The names in ``value`` that the vocabulary lacks; those of lists are those of their first entry."""
    if isinstance(value, tuple):
        first = value[0] if value else ""
        return names(first, known[0], path) if isinstance(first, Facts) and isinstance(known, tuple) else set()
    if not isinstance(value, Facts) or path == "word":
        return set()
    inner = known if isinstance(known, dict) else {}
    lacking = {f"{path}.{name}".strip(".") for name in value.values if name not in inner and name not in OWN}
    deeper = (
        names(one, inner[name], f"{path}.{name}".strip(".")) for name, one in value.values.items() if name in inner
    )
    return lacking.union(*deeper)


def test_every_name_that_an_issue_says_is_known() -> None:
    facts = said()
    assert names(facts, dict(FACTS), "") == {"word"}
    assert set(FACTS) - set(facts.values) == set()


def test_every_name_that_is_known_stands_in_the_manual() -> None:
    page = MANUAL.read_text("utf-8").partition("## Patterns")[2]
    listed = {part for code in re.findall(r"`([^`]+)`", page) for part in re.split(r"[\s,.]+", code)}
    inner = {
        name
        for one in FACTS.values()
        for record in [one[0] if isinstance(one, tuple) else one]
        for name in record or ()
    }
    assert set(FACTS) | inner - {"index", "target"} <= listed | {"part", "article"}
