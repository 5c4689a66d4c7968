"""Facts of the issue that print although they cannot be meant: codes that lead nowhere, a next issue before this one.

A telephone opens what begins with a scheme (``https:``, ``mailto:``, ``weixin:``); anything else it shows as text. Of
codes in articles only those without an address are told here; what they lead to is read by ``store.text``.
"""

from __future__ import annotations

import re

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin, Place
from kiclayout.content.block import Event, Qr
from kiclayout.content.days import days_in
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.walk import blocks_of

_FILE = "issue.yaml"
_WEB = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#.]{2,}([/?#:]\S*)?", re.I)
_OTHER = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:\S+", re.I)


def doubtful_facts(issue: Issue, sink: Sink) -> None:
    """A finding for codes without an address, for days in the wrong order, and for a next issue that is none."""
    lines = dict(issue.lines)
    for number, code in enumerate(issue.back.qr, 1):
        name = f"back.qr.{number}.url"
        place, origin = Place(_FILE, lines.get(name, lines.get("back", 0))), Origin(0, field=name)
        label = code.label.first(issue.lang) or str(number)
        if not code.url.strip():
            sink.add("preflight-code-empty", place=place, origin=origin, label=label)
        elif not (_WEB.fullmatch(code.url) or _OTHER.fullmatch(code.url)):
            sink.add("preflight-code-address", place=place, origin=origin, label=label, value=code.url[:40])
    _codes_in_articles(issue, sink)
    _days_in_order(issue, sink)
    if issue.announced is not None and issue.announced <= issue.date:
        place, origin = Place(_FILE, lines.get("next", 0)), Origin(0, field="next")
        sink.add("preflight-next-early", place=place, origin=origin, next=issue.announced.isoformat())


def _days_in_order(issue: Issue, sink: Sink) -> None:
    """A finding for every event, the cover's and those of articles, whose last day comes before its first one."""
    lines = dict(issue.lines)
    cover = Place(_FILE, lines.get("event.dates", lines.get("event", 0)))
    where = [(issue.event.dates, cover, Origin(0, field="event.dates"))] if issue.event else []
    for article in issue.articles:
        events = (block for block in blocks_of(article) if isinstance(block, Event))
        where += [(days_in(one.date), article.place(one), Origin(one.id)) for one in events]
    for days, place, origin in where:
        if days and days[-1] < days[0]:
            first, last = days[0].isoformat(), days[-1].isoformat()
            sink.add("preflight-days-order", place=place, origin=origin, first=first, last=last)


def _codes_in_articles(issue: Issue, sink: Sink) -> None:
    """A finding for every code in an article that has no address."""
    for article in issue.articles:
        codes = (block for block in blocks_of(article) if isinstance(block, Qr))
        for number, code in enumerate(codes, 1):
            if not code.url.strip():
                label = plain(code.label) or plain(code.label_zh) or str(number)
                place = article.place(code)
                sink.add("preflight-code-empty", place=place, origin=Origin(code.id), label=label)
