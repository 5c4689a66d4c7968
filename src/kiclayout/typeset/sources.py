"""Where the facts of furniture are written: the lines of issue.yaml and of the articles, for findings."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import replace
from kiclayout.content.issue import Article, Issue
from kiclayout.typeset.facts import Facts, Value
from kiclayout.typeset.refs import Owner

_FILE = "issue.yaml"
_SPELLED = {"qr": "back.qr", "parts": "sections", "event.first": "event.title", "event.second": "event.title"}
"""What facts are called in issue.yaml where the names differ."""
_ENTRY = re.compile(r"sections\.(\d+)\.entries\.(\d+)\.(?:own\.)?(\w+)")
"""What facts of the contents' entries are called: those of an article of a part."""


def sourced(facts: Facts, issue: Issue) -> Facts:
    """The facts of ``issue`` with the places of all that they say."""
    made = _placed(facts, "", dict(issue.lines))
    pairs = zip(made.records("parts"), issue.sections, strict=True)
    parts = tuple(_part(part, section.articles) for part, section in pairs)
    entries = [entry for part in parts for entry in part.records("entries")]
    return made.having(parts=parts, **({"lead": entries[0]} if entries else {}))


def sourced_page(facts: Facts, owner: Owner | None) -> Facts:
    """The facts of a page with the places of its article and of its event or poster."""
    if owner is None:
        return facts
    article = facts.get("article")
    changes: dict[str, Value] = {}
    if isinstance(article, Facts):
        changes["article"] = replace(article, places=article_places(owner.article))
    box = facts.get("box")
    if isinstance(box, Facts) and owner.box is not None:
        whole = {"": owner.article.place(owner.box)}
        title = {"heading": article_places(owner.article)["title"]} if owner.opens else {}
        changes["box"] = replace(box, places={**whole, **title})
    return facts.having(**changes)


def written_at(origin: Origin, issue: Issue) -> Place | None:
    """Where the fact is written that ``origin`` names: in issue.yaml or in the head of an article; None = nowhere."""
    entry = _ENTRY.fullmatch(origin.field)
    if entry and not origin.block:
        article = issue.sections[int(entry[1]) - 1].articles[int(entry[2]) - 1]
        return _entry(article).get(entry[3])
    lines = dict(issue.lines)
    if not origin.block:
        return Place(_FILE, lines[origin.field]) if origin.field in lines else None
    owner = next((article for article in issue.articles if article.id == origin.block), None)
    return article_places(owner).get(origin.field) if owner else None


def _placed(facts: Facts, name: str, lines: Mapping[str, int]) -> Facts:
    values: dict[str, Value] = {}
    places = {"": Place(_FILE, lines[name])} if name in lines else {}
    for key, value in facts.values.items():
        own = f"{name}.{key}" if name else key
        own = _SPELLED.get(own, own)
        if own in lines:
            places[key] = Place(_FILE, lines[own])
        values[key] = _inside(value, own, lines)
    return replace(facts, values=values, places=places, written=name)


def _inside(value: Value, name: str, lines: Mapping[str, int]) -> Value:
    if isinstance(value, Facts):
        return _placed(value, name, lines)
    if isinstance(value, tuple) and value and isinstance(value[0], Facts):
        records = (one for one in value if isinstance(one, Facts))
        return tuple(_placed(one, f"{name}.{number}", lines) for number, one in enumerate(records, 1))
    return value


def _part(part: Facts, articles: tuple[Article, ...]) -> Facts:
    entries = zip(part.records("entries"), articles, strict=True)
    return part.having(entries=tuple(replace(entry, places=_entry(article)) for entry, article in entries))


def _entry(article: Article) -> dict[str, Place]:
    places = article_places(article)
    return {**places, "title": places.get("toc_title", places["title"])}


def article_places(article: Article) -> dict[str, Place]:
    """The places of an article's title and of the fields of its head."""
    title, head = article.title_block, article.head
    places = {"": Place(article.path, 1), "title": Place(article.path, title.lines[0] if title else 1)}
    places["short_title"] = places["title"]
    if head is not None:
        first, last = head.lines
        each = last - first - 1 == len(head.fields)  # no blank lines among them
        for number, (key, _) in enumerate(head.fields, 1):
            places[key] = Place(article.path, first + number if each else first)
    return places
