"""What furniture can say: the issue's facts under the names that a layout's patterns use.

A pattern is text with ``{name}`` in it; ``{name@zh}`` asks for a language. Names reach into records with dots
(``{event.title}``) and come out empty where the issue says nothing. The layout manual lists them all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import TypeAlias

from kiclayout.base.memo import Same
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.content.addresses import addresses
from kiclayout.content.block import Event, Poster
from kiclayout.content.inline import Break, Runs, plain
from kiclayout.content.issue import Article, Bilingual, CoverEvent, Group, Issue, Organiser, Section
from kiclayout.design.layout import DateStyle, Layout
from kiclayout.typeset import dates
from kiclayout.typeset.refs import Owner, answered, article_target
from kiclayout.typeset.setting import Landing

_NAME = re.compile(r"\{([a-z_][\w.]*)(?:@([A-Za-z-]+))?\}")
_DATES = DateStyle()
_CALLED = {
    "week": "date", "year": "date", "weekday": "date", "next_date": "next", "qr": "back.qr", "parts": "sections",
}  # fmt: skip
"""Values of the issue that issue.yaml calls otherwise, or from which they follow."""
_OWN = "own"
"""In an entry of the contents: the article's record as its own pages use it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A record of named values.

    Attributes:
        values: Words, records, lists of records or of groups.
        lang: In which wordings are given where a pattern asks for no language.
        places: Where what is written, by name; ``""`` = the record itself (see ``sources``).
        written: What issue.yaml calls the record (``back.qr.2``); empty = it is the file, None = it is none of it.
        named: What issue.yaml calls values whose names there are others.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    lang: str = "ko"
    places: Mapping[str, Place] = field(default_factory=dict)
    written: str | None = None
    named: Mapping[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Value:
        """The value called ``path``, or an empty string; a number names one of a list, from 1."""
        found: Value = self
        for name in path.split("."):
            if isinstance(found, tuple) and name.isdecimal():
                one = found[int(name) - 1] if 0 < int(name) <= len(found) else ""
                found = "" if isinstance(one, Group) else one
            else:
                found = found.values.get(name, "") if isinstance(found, Facts) else ""
        return found

    def records(self, path: str) -> tuple[Facts, ...]:
        """The list of records called ``path``."""
        found = self.get(path)
        return tuple(one for one in found if isinstance(one, Facts)) if isinstance(found, tuple) else ()

    def groups(self, path: str) -> tuple[Group, ...]:
        """The list of groups called ``path``."""
        found = self.get(path)
        return tuple(one for one in found if isinstance(one, Group)) if isinstance(found, tuple) else ()

    def text(self, path: str, lang: str = "") -> str:
        """The value called ``path`` as words, in ``lang`` if one is asked for."""
        found = self.get(path)
        match found:
            case str():
                return "" if lang and lang != self.lang else found
            case Bilingual():
                return found.in_lang(lang, self.lang) if lang else found.first(self.lang)
            case _:
                return ""

    def place(self, path: str) -> Place | None:
        """Where the value called ``path`` is written, or what it is part of; None = nobody knows."""
        found: Value = self
        best: Place | None = None
        for name in path.split("."):
            if isinstance(found, Facts):
                best = found.places.get(name) or found.places.get("") or best
            found = found.get(name) if isinstance(found, Facts) else Facts({"of": found}).get(f"of.{name}")
        return (found.places.get("") if isinstance(found, Facts) else None) or best

    def called(self, path: str) -> str:
        """What issue.yaml calls the value called ``path`` here, as ``back.qr.2.url``; empty = it is none of it."""
        found: Value = self
        own: str | None = None
        for name in path.split("."):
            if isinstance(found, Facts):
                own = None if found.written is None else found.named.get(name) or f"{found.written}.{name}".strip(".")
            elif own is not None:
                own = f"{own}.{name}"
            found = found.get(name) if isinstance(found, Facts) else Facts({"of": found}).get(f"of.{name}")
            if isinstance(found, Facts):
                own = found.written
        return own or ""

    def fill(self, pattern: str) -> str:
        """``pattern`` with its names filled in; what is empty on both sides of a blank loses the blank."""
        return _NAME.sub(lambda found: self.text(found[1], found[2] or ""), pattern).strip(" ")

    def holds(self, condition: str) -> bool:
        """Whether the values that ``condition`` names are not empty (``!name``: is empty; no name: yes)."""
        return all(self._has(one) for one in condition.split())

    def _has(self, condition: str) -> bool:
        name, _, lang = condition.removeprefix("!").partition("@")
        found = self.get(name)
        there = bool(self.text(name, lang)) if isinstance(found, str | Bilingual) else bool(found)
        return there != condition.startswith("!")

    def having(self, **values: Value) -> Facts:
        """The same with further values."""
        return replace(self, values={**self.values, **values})

    def __bool__(self) -> bool:
        return bool(self.values)


def names_in(pattern: str) -> tuple[str, ...]:
    """The names that ``pattern`` asks for, without their languages."""
    return tuple(found[1] for found in _NAME.finditer(pattern))


def written_in(pattern: str, facts: Facts) -> str:
    """What issue.yaml calls the first of the values that ``pattern`` shows, its language behind ``@`` if one is asked.

    Empty = nothing of it is the issue's.
    """
    for found in _NAME.finditer(pattern):
        called = facts.called(found[1])
        if called and facts.text(found[1], found[2] or ""):
            return f"{called}@{found[2]}" if found[2] else called
    return ""


Value: TypeAlias = "str | Bilingual | Facts | tuple[Facts, ...] | tuple[Group, ...]"


# ---------------------------------------------------------------------------------------------------- the issue
def issue_facts(issue: Issue, layout: Layout, landings: Mapping[str, Landing]) -> Facts:
    """All that covers, contents and running furniture may say of ``issue``."""
    lang = issue.lang
    values: dict[str, Value] = {
        "number": str(issue.number),
        "week": str(issue.week),
        "year": str(issue.date.year),
        "date": dates.published(issue.date, layout.dates),
        "weekday": dates.weekday(issue.date),
        "next_date": dates.published(issue.next_date, layout.dates),
        "title": issue.title,
        "copyright": issue.copyright,
        "notice": issue.notice,
        "issn": issue.issn,
        "registration": issue.registration,
        "licence": issue.licence,
        "cover": Facts({"image": issue.cover_image, "headline": issue.cover_headline}, lang),
        "toc": Facts({"title": issue.toc_title, "note": issue.toc_note}, lang),
        "back": _back(issue),
        "qr": tuple(Facts({"label": code.label, "url": code.url}, lang) for code in issue.back.qr),
        "contact": _contact(issue),
        "organisers": tuple(_organiser(one, lang) for one in issue.organisers),
        "logos": tuple(Facts({"id": name}, lang) for name in issue.logos),
    }
    if issue.event is not None:
        values["event"] = _event(issue.event, lang, layout.dates)
    numbers = [_counted(layout.part_number, index + 1) for index in range(len(issue.sections))]
    parts = tuple(
        _part(section, index, lang, landings).having(number=numbers[index])
        for index, section in enumerate(issue.sections)
    )
    values["parts"] = parts
    entries = [entry for part in parts for entry in part.records("entries")]
    if entries:
        values["lead"] = entries[0]
    values["word"] = _words(layout, Facts(values, lang))
    return Facts({**values, **_title(issue, layout)}, lang, named=_CALLED)


def _words(layout: Layout, facts: Facts) -> Facts:
    """The layout's wordings; the plain facts of the issue that they name are filled in, each in its own language."""

    def filled(lang: str, text: str) -> str:
        return _NAME.sub(lambda found: said(found[1], found[2] or lang) or found[0], text)

    def said(name: str, lang: str) -> str:
        return facts.text(name, lang) or facts.text(name)

    of = {key: Bilingual("", tuple((lang, filled(lang, text)) for lang, text in texts)) for key, texts in layout.words}
    says = ((key, next((name for _, text in texts for name in names_in(text)), "")) for key, texts in layout.words)
    return Facts(of, facts.lang, named={key: _CALLED.get(name, name) for key, name in says if name})


def _title(issue: Issue, layout: Layout) -> dict[str, Value]:
    """The publication's title: the issue's own, or the layout's."""
    return {} if issue.title else {"title": Bilingual("", dict(layout.words).get("title", ()))}


def _part(section: Section, index: int, lang: str, landings: Mapping[str, Landing]) -> Facts:
    entries = tuple(_entry(article, index, lang, landings) for article in section.articles)
    target = entries[0].text("target") if entries else ""
    second = "ko" if lang.startswith("zh") else "zh"
    return Facts(
        {
            "index": str(index),
            "name": section.name,
            "second": section.name.in_lang(second, lang),
            "id": section.id,
            "entries": entries,
            "folio": entries[0].text("folio") if entries else "",
            "target": target,
            "link": "#" + target if target else "",
        },
        lang,
        named={"second": f"sections.{index + 1}.name@{second}"},
    )


def _counted(pattern: str, number: int) -> str:
    """A part's number as the layout puts it."""
    return pattern.replace("{nn}", f"{number:02d}").replace("{n}", f"{number}")


def _entry(article: Article, part: int, lang: str, landings: Mapping[str, Landing]) -> Facts:
    """An article as the contents name it."""
    landing, own = landings.get(article.name, Landing()), _article(article, lang, landings)
    title = spoken(answered(article.runs("toc_title") or article.title, article, landings))
    more: dict[str, Value] = {"index": str(part), "folio": landing.folio, "title": title or article.name}
    return Facts({**own.values, **more, _OWN: own}, lang)


def _article(article: Article, lang: str, landings: Mapping[str, Landing]) -> Facts:
    """An article as its own pages name it."""

    def said(runs: Runs) -> str:
        return spoken(answered(runs, article, landings))

    title = said(article.title)
    return Facts(
        {
            "title": title,
            "short_title": said(article.runs("short_title")) or title.replace("\n", " "),
            "title_zh": said(article.runs("title_zh")),
            "subtitle": said(article.runs("subtitle")),
            "kicker": said(article.runs("kicker")),
            "source": said(article.runs("source")),
            "press": said(article.runs("press")),
            "byline": said(article.runs("byline")),
            "target": article_target(article),
            "link": "#" + article_target(article),
        },
        lang,
    )


def spoken(runs: Runs) -> str:
    """The characters of ``runs``, a hard break as a line end."""
    return "".join("\n" if isinstance(run, Break) else plain((run,)) for run in runs)


def _event(event: CoverEvent, lang: str, look: DateStyle) -> Facts:
    """The cover's event; ``first`` and ``second`` are its titles in the order that ``lead_lang`` asks for."""
    second = "zh" if event.lead_lang == "ko" else "ko"
    return Facts(
        {
            "title": event.title,
            "subtitle": event.subtitle,
            "kicker": event.kicker,
            "place": event.place,
            "dates": dates.span(event.dates, look),
            "first": event.title.in_lang(event.lead_lang, lang) or event.title.first(lang),
            "second": event.title.in_lang(second, lang),
        },
        lang,
        named={"first": f"event.title@{event.lead_lang}", "second": f"event.title@{second}"},
    )


def _back(issue: Issue) -> Facts:
    back = issue.back
    return Facts({"title": back.title, "subscribe": back.subscribe, "statement": back.statement}, issue.lang)


def _contact(issue: Issue) -> tuple[Facts, ...]:
    return tuple(
        Facts({"label": one.label, "value": one.value, "link": _address(one.value)}, issue.lang)
        for one in issue.contact
    )


def _address(value: str) -> str:
    """Where a contact's value leads, if it is an address as a whole; a number with the country in any spelling."""
    digits = re.sub(r"[^+\d]", "", value)
    if digits.startswith("+") and len(digits) > 7:
        return "tel:" + digits
    return next((link for start, end, link in addresses(value) if (start, end) == (0, len(value))), "")


def _organiser(one: Organiser, lang: str) -> Facts:
    sides = {"ko": one.ko, "zh": one.zh}
    return Facts({"role": one.role, **{side: _named(groups) for side, groups in sides.items()}}, lang)


def _named(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Those with names: a country alone, or "and others", says nothing."""
    return tuple(one for one in groups if one.names)


# ---------------------------------------------------------------------------------------------------- a page
def page_facts(facts: Facts, owner: Owner | None, folio: str, look: DateStyle = _DATES) -> Facts:
    """``facts`` with what the page at hand adds: its folio, part, article and event, whose dates ``look`` puts."""
    if owner is None:
        return facts
    parts = facts.records("parts")
    part = parts[owner.part] if owner.part < len(parts) else Facts()
    article = _own(part, owner.article, facts.lang)
    more = facts.having(folio=folio, part=part, article=article, entries=part.records("entries"))
    if owner.box is None:
        return more
    box = _box(owner.box, article if owner.opens else _titles(owner.box, article), facts.lang, look)
    heading = (article if owner.opens else box).text("title")
    return more.having(box=box.having(heading=heading, opens="opens" if owner.opens else ""))


def sided(facts: Facts, number: int) -> Facts:
    """``facts`` with the side of a page with a number: page.odd or page.even is not empty."""
    return facts.having(page=Facts({"odd" if number % 2 else "even": str(number)})) if number else facts


def _own(part: Facts, article: Article, lang: str) -> Facts:
    """The record of ``article`` in its part, in which references are answered."""
    return _owners(Same(part)).get(article_target(article)) or _article(article, lang, {})


@lru_cache(maxsize=16)
def _owners(part: Same[Facts]) -> dict[str, Facts]:
    """The records of a part's articles by the names of their targets; every page of the part asks for one."""
    found: dict[str, Facts] = {}
    entries = part.value.records("entries")
    for entry in entries:
        own = entry.get(_OWN)
        if isinstance(own, Facts):
            found.setdefault(entry.text("target"), own)
    return found


def _titles(box: Event | Poster, article: Facts) -> Facts:
    """The titles of the article for a box within its text: if the box has one of its own the Chinese one is not its."""
    return article.having(title_zh="") if spoken(box.title) else article


def _box(box: Event | Poster, article: Facts, lang: str, look: DateStyle) -> Facts:
    """The event or poster; ``first`` and ``second`` are its titles, else the article's, in the order of ``lead``."""
    said, zh = spoken(box.title) or article.text("title"), spoken(box.title_zh) or article.text("title_zh")
    turned = isinstance(box, Event) and box.lead == "zh" and bool(zh)
    values: dict[str, Value] = {
        "title": Bilingual(said, (("zh", zh),) if zh else ()),
        "title_zh": zh,
        "first": zh if turned else said,
        "second": said if turned else zh,
    }
    if isinstance(box, Event):
        values |= {"subtitle": spoken(box.subtitle), "place": spoken(box.place), "dates": dates.spoken(box.date, look)}
    else:
        values |= {"source": spoken(box.source)}
    return Facts(values, lang)
