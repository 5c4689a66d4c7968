"""Names in patterns that no issue has."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.store.layouts import layout_of

THING = "templates:\n  a:\n    furniture:\n      - {thing}\n"
LABEL = "label: {at: [1, 1], style: s, "


def found(thing: str, words: str = "") -> list[tuple[int, str, str]]:
    """(line, name, what is proposed) for a layout with this piece of furniture."""
    sink = Sink()
    layout_of(words + "styles: {s: {size: 9}}\n" + THING.replace("{thing}", thing), Path("mine"), sink)
    assert {one.code for one in sink} <= {"layout-fact-unknown"}
    return [(one.place.line if one.place else 0, one.value("name"), one.value("meant")) for one in sink]


@pytest.mark.parametrize(
    ("thing", "name", "meant"),
    [
        (LABEL + 'words: "{titel}"}', "titel", "title"),
        (LABEL + 'words: "{titel@zh}"}', "titel@zh", "title@zh"),
        (LABEL + 'words: "{evnt.title@zh}"}', "evnt.title@zh", "event.title@zh"),
        (LABEL + 'words: "{title@cn}"}', "title@cn", "title@ko, title@zh"),
        (LABEL + 'words: "{event.titel}"}', "event.titel", "event.title"),
        (LABEL + 'words: "{contact.1.valu}"}', "contact.1.valu", "contact.1.value"),
        (LABEL + 'words: "{word.contnets}"}', "word.contnets", "word.contents"),
        (LABEL + 'words: ["{number}", {value: "{ number }", gap: 2}]}', " number ", "number"),
        (LABEL + 'when: "event !logo", words: x}', "logo", "logos"),
        (LABEL + 'each: partss, words: "{item.name}"}', "partss", "parts"),
        (LABEL + 'each: parts, name: part, words: "{part.nmae}"}', "part.nmae", "part.name"),
        (LABEL + 'words: x, link: "{lead.lnik}"}', "lead.lnik", "lead.link"),
        ('code: {at: [1, 1], size: 20, value: "{back.url}"}', "back.url", "back."),
        ('art: {at: [1, 1], width: 20, file: "{cover.imgae}"}', "cover.imgae", "cover.image"),
        ("stack: {each: organisers, bottoms: {'!logso': 20}}", "logso", "logos"),
        ("stack: {each: organisers, name: one, columns: [{width: 9, groups: one.kr}]}", "one.kr", "one."),
    ],
)
def test_a_name_that_is_not_there_is_told_with_the_nearest_one(thing: str, name: str, meant: str) -> None:
    ((line, said, proposed),) = found(thing, "words: {contents: 목록}\n")
    assert (line, said) == (6, name)
    assert proposed.startswith(meant)


@pytest.mark.parametrize("words", ['"{title"', '"title}"', '"{}"'])
def test_braces_that_hold_no_name_are_told(words: str) -> None:
    assert len(found(LABEL + f"words: {words}}}")) == 1


@pytest.mark.parametrize(
    "thing",
    [
        LABEL + 'words: "{title@zh} {number}호 {event.dates} {page.odd}"}',
        LABEL + 'when: "!event qr.3 cover.image page.odd", words: "{qr.3.url}{word.week@ko}"}',
        LABEL + 'words: [{each: contact, name: one, value: "{one.label} {one.value}"}]}',
        LABEL + 'each: entries, name: entry, words: "{entry.title}{part.entries.1.folio}{box.first}"}',
        "stack: {each: parts, name: p, columns: [{width: 9, rows: {each: p.entries, name: e, columns: [{width: 9}]}}]}",
    ],
)
def test_names_that_are_there_are_not(thing: str) -> None:
    assert found(thing, "words: {week: '{week}주'}\n") == []
