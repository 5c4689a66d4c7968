"""issue.yaml and partners.yaml: their schemas, and the way from fields to content.

The table of keys is in ``docs/FORMAT.md``. No file is opened here: articles come from whoever calls.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from kiclayout.content.issue import (
    EMPTY,
    Article,
    Back,
    Bilingual,
    Contact,
    CoverEvent,
    Group,
    Issue,
    Organiser,
    Partner,
    QrCode,
    Section,
)
from kiclayout.store.marks import Mapping, Sequence, Value
from kiclayout.store.schema import (
    LANGS,
    Bool,
    Date,
    Fields,
    FilePath,
    Length,
    ListOf,
    Record,
    Text,
    Whole,
    Words,
)

FORMAT = 1
"""The version of the format that is written; older ones are read."""

_GROUPS = ListOf(Record({"country": Text(), "names": ListOf(Text()), "more": Bool()}))
ISSUE = Record(
    {
        "format": Whole(1),
        "publication": Text(),
        "layout": Text(),
        "number": Whole(),
        "date": Date(),
        "next": Date(),
        "lang": Text(LANGS),
        "title": Words(),
        "issn": Text(),
        "registration": Text(),
        "licence": Text(),
        "sections": ListOf(
            Record(
                {
                    "id": Text(),
                    "name": Words(),
                    "color": Text(),
                    "opener": Text(("band", "full", "none")),
                    "articles": ListOf(FilePath()),
                },
                ("id", "name"),
            )
        ),
        "event": Record(
            {
                "lead_lang": Text(LANGS),
                "kicker": Words(),
                "title": Words(),
                "subtitle": Words(),
                "place": Words(),
                "dates": ListOf(Date()),
            }
        ),
        "organisers": ListOf(Record({"role": Words(), "ko": _GROUPS, "zh": _GROUPS}, ("role",))),
        "logos": ListOf(Text()),
        "contact": ListOf(Record({"label": Words(), "value": Text()}, ("value",))),
        "copyright": Words(),
        "notice": Words(),
        "cover": Record({"image": FilePath(), "headline": Text()}),
        "toc": Record({"title": Words(), "note": Words()}),
        "back": Record(
            {
                "title": Words(),
                "subscribe": Words(),
                "qr": ListOf(Record({"label": Words(), "url": Text()}, ("url",))),
                "statement": Words(),
            }
        ),
    },
    ("format", "layout", "number", "date", "sections"),
)
PARTNERS = Record(
    {
        "format": Whole(1),
        "partners": ListOf(
            Record(
                {
                    "id": Text(),
                    "name": Words(),
                    "roles": ListOf(Text()),
                    "logo": FilePath(),
                    "reversed": FilePath(),
                    "min_height": Length(as_written=True),
                    "clear_space": Length(as_written=True),
                    "approved": Bool(),
                    "approved_by": Text(),
                    "approved_on": Date(),
                    "valid_until": Date(),
                    "website": Text(),
                    "note": Text(),
                },
                ("id",),
            )
        ),
    },
    ("format", "partners"),
)


def issue_of(fields: Fields, article: Callable[[Fields, int, str], Article | None]) -> Issue | None:
    """The issue, or None if number, date or layout is not known.

    Args:
        fields: issue.yaml, read by ``ISSUE``.
        article: Gives the article of a section's fields, by its number in the list and its path; None = leave out.
    """
    number, date, layout = fields.maybe("number", int), fields.maybe("date", dt.date), fields.one("layout", str, "")
    if number is None or date is None or not layout:
        return None
    cover, toc, event = (fields.maybe(key, Fields) for key in ("cover", "toc", "event"))
    return Issue(
        number,
        date,
        layout,
        tuple(_section(section, article) for section in fields.all("sections", Fields)),
        publication=_text(fields, "publication"),
        lang=fields.one("lang", str, "ko"),
        title=_words(fields, "title"),
        event=_event(event) if event else None,
        organisers=tuple(map(_organiser, fields.all("organisers", Fields))),
        logos=fields.all("logos", str),
        contact=tuple(Contact(_words(one, "label"), _text(one, "value")) for one in fields.all("contact", Fields)),
        copyright=_words(fields, "copyright"),
        notice=_words(fields, "notice"),
        cover_image=_text(cover, "image"),
        cover_headline=_text(cover, "headline"),
        toc_title=_words(toc, "title"),
        toc_note=_words(toc, "note"),
        back=_back(fields.maybe("back", Fields)),
        issn=_text(fields, "issn"),
        registration=_text(fields, "registration"),
        licence=_text(fields, "licence"),
        announced=fields.maybe("next", dt.date),
        lines=tuple(_lines(fields.source)),
    )


def _lines(value: Value, name: str = "") -> Iterator[tuple[str, int]]:
    """The line of every value inside ``value``, by its name (items of a list count from 1)."""
    if isinstance(value, Mapping):
        inner = [(entry.key.text, entry.key.span.line, entry.value) for entry in value.entries]
    elif isinstance(value, Sequence):
        inner = [(str(number), item.span.line, item) for number, item in enumerate(value.items, 1)]
    else:
        return
    for key, line, held in inner:
        path = f"{name}.{key}" if name else key
        yield path, line
        yield from _lines(held, path)


def partners_of(fields: Fields) -> tuple[Partner, ...]:
    """The bodies with their logos."""
    return tuple(
        Partner(
            _text(one, "id"),
            _words(one, "name"),
            _text(one, "logo"),
            _text(one, "reversed"),
            _text(one, "min_height"),
            _text(one, "clear_space"),
            one.maybe("approved", bool),
            one.place().line,
            roles=one.all("roles", str),
            approved_by=_text(one, "approved_by"),
            approved_on=one.maybe("approved_on", dt.date),
            valid_until=one.maybe("valid_until", dt.date),
            website=_text(one, "website"),
            note=_text(one, "note"),
        )
        for one in fields.all("partners", Fields)
    )


def _text(fields: Fields | None, key: str) -> str:
    return fields.one(key, str, "") if fields else ""


def _words(fields: Fields | None, key: str) -> Bilingual:
    return fields.one(key, Bilingual, EMPTY) if fields else EMPTY


def _section(fields: Fields, article: Callable[[Fields, int, str], Article | None]) -> Section:
    found = (article(fields, at, path) for at, path in enumerate(fields.all("articles", str)))
    articles = tuple(one for one in found if one)
    return Section(
        _text(fields, "id"), _words(fields, "name"), articles, _text(fields, "color"), _text(fields, "opener")
    )


def _event(fields: Fields) -> CoverEvent:
    return CoverEvent(
        title=_words(fields, "title"),
        subtitle=_words(fields, "subtitle"),
        kicker=_words(fields, "kicker"),
        place=_words(fields, "place"),
        dates=fields.all("dates", dt.date),
        lead_lang=fields.one("lead_lang", str, "ko"),
    )


def _organiser(fields: Fields) -> Organiser:
    ko, zh = (tuple(map(_group, fields.all(lang, Fields))) for lang in ("ko", "zh"))
    return Organiser(_words(fields, "role"), ko, zh)


def _group(fields: Fields) -> Group:
    return Group(_text(fields, "country"), fields.all("names", str), fields.one("more", bool, False))


def _back(fields: Fields | None) -> Back:
    codes = fields.all("qr", Fields) if fields else ()
    return Back(
        _words(fields, "title"),
        _words(fields, "subscribe"),
        tuple(QrCode(_words(code, "label"), _text(code, "url")) for code in codes),
        _words(fields, "statement"),
    )
