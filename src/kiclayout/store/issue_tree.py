"""From content to trees: what issue.yaml and partners.yaml hold for an issue.

What is empty or as by default is left out, except for what an item of a list is known by. All text becomes NFC.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kiclayout.content.issue import Back, Bilingual, CoverEvent, Group, Issue, Organiser, Partner, Section
from kiclayout.store.issue_schema import FORMAT
from kiclayout.store.schema import LANGS
from kiclayout.store.yaml_tree import Group as Keys
from kiclayout.store.yaml_tree import Items, Tree, composed


def issue_tree(issue: Issue) -> Keys:
    """What issue.yaml holds."""
    lang, event = issue.lang, issue.event
    return composed(
        _keys(
            ("format", str(FORMAT)),
            ("publication", issue.publication),
            ("layout", issue.layout),
            ("number", str(issue.number)),
            ("date", issue.date.isoformat()),
            ("next", issue.announced.isoformat() if issue.announced else ""),
            ("lang", lang),
            ("title", _words(issue.title, lang)),
            ("issn", issue.issn),
            ("registration", issue.registration),
            ("licence", issue.licence),
            ("sections", Items(tuple(_section(section, lang) for section in issue.sections))),
            ("event", _event(event, lang) if event else None),
            ("organisers", _some(_organiser(one, lang) for one in issue.organisers)),
            ("logos", _some(issue.logos, flow=True)),
            ("contact", _some(_labelled(one.label, "value", one.value, lang) for one in issue.contact)),
            ("copyright", _words(issue.copyright, lang)),
            ("notice", _words(issue.notice, lang)),
            ("cover", _keys(("image", issue.cover_image), ("headline", issue.cover_headline))),
            ("toc", _keys(("title", _words(issue.toc_title, lang)), ("note", _words(issue.toc_note, lang)))),
            ("back", _back(issue.back, lang)),
        )
    )


def partners_tree(partners: tuple[Partner, ...], lang: str) -> Keys:
    """What partners.yaml holds; ``lang`` is the issue's language."""
    bodies = Items(tuple(_partner(one, lang) for one in partners))
    return composed(Keys((("format", str(FORMAT)), ("partners", bodies))))


def _keys(*entries: tuple[str, Tree | None]) -> Keys:
    """The keys that hold something."""
    return Keys(tuple((key, value) for key, value in entries if value and value != Keys(())))


def _some(items: Iterable[Tree], *, flow: bool = False) -> Items | None:
    found = tuple(items)
    return Items(found, flow) if found else None


def _words(words: Bilingual, lang: str) -> Tree:
    """A wording; one that has both a main text and languages says the main text in the issue's language."""
    if not words.by_lang or not words:
        return words.main
    table = {lang: words.main, **{key: text for key, text in words.by_lang if text}}
    order = sorted(table, key=lambda key: (LANGS.index(key) if key in LANGS else len(LANGS), key))
    return Keys(tuple((key, table[key]) for key in order if table[key]), flow=True)


def _section(section: Section, lang: str) -> Keys:
    return Keys(
        (
            ("id", section.id),
            ("name", _words(section.name, lang)),
            *_keys(("color", section.color), ("opener", section.opener)).entries,
            ("articles", Items(tuple(article.path for article in section.articles))),
        )
    )


def _event(event: CoverEvent, lang: str) -> Keys:
    words = _keys(*((key, _words(getattr(event, key), lang)) for key in ("kicker", "title", "subtitle", "place")))
    dates = _keys(("dates", _some((day.isoformat() for day in event.dates), flow=True)))
    return Keys((("lead_lang", event.lead_lang), *words.entries, *dates.entries))


def _organiser(organiser: Organiser, lang: str) -> Keys:
    sides = _keys(("ko", _some(map(_group, organiser.ko))), ("zh", _some(map(_group, organiser.zh))))
    return Keys((("role", _words(organiser.role, lang)), *sides.entries))


def _group(group: Group) -> Keys:
    more = (("more", "true"),) if group.more else ()
    return Keys((("country", group.country), ("names", Items(group.names, True)), *more))


def _labelled(label: Bilingual, key: str, value: str, lang: str) -> Keys:
    return Keys((("label", _words(label, lang)), (key, value)))


def _back(back: Back, lang: str) -> Keys:
    return _keys(
        ("title", _words(back.title, lang)),
        ("subscribe", _words(back.subscribe, lang)),
        ("qr", _some(_labelled(code.label, "url", code.url, lang) for code in back.qr)),
        ("statement", _words(back.statement, lang)),
    )


def _partner(partner: Partner, lang: str) -> Keys:
    rest = _keys(
        ("name", _words(partner.name, lang)),
        ("roles", _some(partner.roles, flow=True)),
        ("logo", partner.logo),
        ("reversed", partner.reversed),
        ("min_height", partner.min_height),
        ("clear_space", partner.clear_space),
        ("approved", "" if partner.approved is None else str(partner.approved).lower()),
        ("approved_by", partner.approved_by),
        ("approved_on", _day(partner.approved_on)),
        ("valid_until", _day(partner.valid_until)),
        ("website", partner.website),
        ("note", partner.note),
    )
    return Keys((("id", partner.id), *rest.entries))


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
