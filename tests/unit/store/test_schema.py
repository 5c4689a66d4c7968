from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.base.color import parse_hex
from kiclayout.base.diagnostics import Sink
from kiclayout.base.units import MM
from kiclayout.content.issue import Bilingual
from kiclayout.store.marks import Scalar, parse
from kiclayout.store.schema import (
    Anything,
    Bool,
    Date,
    Fields,
    FilePath,
    Form,
    Free,
    Hex,
    Length,
    ListOf,
    Number,
    OneOf,
    Record,
    Text,
    Whole,
    Words,
    near,
    read,
)

FORMS: dict[str, Form] = {
    "text": Text(),
    "word": Text(("ko", "zh")),
    "whole": Whole(),
    "share": Number(0, 1),
    "bool": Bool(),
    "date": Date(),
    "path": FilePath(),
    "title": Words(),
    "gap": Length(),
    "inset": Length(as_written=True),
    "red": Hex(),
    "names": ListOf(Text()),
    "focus": ListOf(Number(), 2),
    "back": Record({"url": Text()}, ("url",)),
    "styles": Free(Length()),
    "ink": OneOf((Hex(), Record({"rgb": Hex(), "cmyk": ListOf(Number(), 4)}, ("rgb",)))),
    "loose": Anything(),
}


def taken(text: str, *needed: str) -> tuple[Fields, Sink]:
    sink = Sink()
    root = parse(text, "f.yaml", sink)
    assert root is not None
    return read(root, Record(FORMS, needed), "f.yaml", sink), sink


@pytest.mark.parametrize(
    "text, value",
    [
        ("text: on", "on"),
        ("text: 2023.04.26", "2023.04.26"),
        ("word: zh", "zh"),
        ("whole: 325", 325),
        ("share: 0.35", 0.35),
        ("bool: true", True),
        ("date: 2023-04-26", dt.date(2023, 4, 26)),
        ("path: images/사진 1.jpg", "images/사진 1.jpg"),
        ("title: 주간", Bilingual("주간")),
        ("title: {zh: 周刊, ko: 주간}", Bilingual("", (("ko", "주간"), ("zh", "周刊")))),
        ("gap: 12mm", 12 * MM),
        ("gap: 12", 12 * MM),
        ("inset: 1.5em", "1.5em"),
        ('red: "#b8321e"', parse_hex("#b8321e")),
        ("names: [a, 17:30]", ("a", "17:30")),
        ("names:", ()),
        ("focus: [0.5, 0.35]", (0.5, 0.35)),
    ],
)
def test_a_value_is_typed_by_its_form(text: str, value: object) -> None:
    fields, sink = taken(text)
    key = text.partition(":")[0]
    assert fields.values == {key: value}
    assert not len(sink)


@pytest.mark.parametrize(
    "text, code",
    [
        ("text: [a]", "store-value-single"),
        ("word: en", "store-value-choice"),
        ("whole: 일", "store-value-whole"),
        ("whole: ١", "store-value-whole"),
        ("whole: -1", "store-value-range"),
        ("share: half", "store-value-number"),
        ("share: 1.5", "store-value-range"),
        ("bool: yes", "store-value-bool"),
        ("date: 2023.04.26", "store-date"),
        ("date: 2023-02-30", "store-date"),
        ("date: 20230426", "store-date"),
        ("path: ../a.jpg", "store-path-outside"),
        ("path: con.jpg", "store-path-device"),
        ("title: [a]", "store-value-words"),
        ("gap: wide", "store-value-length"),
        ("gap: 2em", "store-value-relative"),
        ("red: red", "store-value-color"),
        ("names: a", "store-value-list"),
        ("focus: [1]", "store-value-count"),
        ("back: x", "store-value-keys"),
        ("back: {}", "store-key-missing"),
        ("styles: [a]", "store-value-keys"),
        ("ink: red", "store-value-color"),
        ("ink: {cmyk: [1, 2, 3, 4]}", "store-key-missing"),
        ("ink: [1]", "store-value-single"),
    ],
)
def test_what_does_not_fit_is_an_error_at_its_place(text: str, code: str) -> None:
    fields, sink = taken("# c\n" + text)
    (found,) = sink
    assert found.code == code
    assert found.place is not None
    assert found.place.line == 2
    if code != "store-key-missing":
        assert fields.values == {}


def test_one_of_takes_the_form_that_fits() -> None:
    fields, sink = taken('ink: {rgb: "#17191D", cmyk: [0, 0, 0, 1]}')
    ink = fields.maybe("ink", Fields)
    assert ink is not None
    assert ink.all("cmyk", float) == (0, 0, 0, 1)
    assert not len(sink)


def test_an_item_that_does_not_fit_is_left_out_and_the_rest_goes_on() -> None:
    fields, sink = taken("names: [a, [b], c]\nwhole: 3")
    assert fields.all("names", str) == ("a", "c")
    assert fields.one("whole", int, 0) == 3
    assert [str(d.place) for d in sink] == ["f.yaml:1:12"]


def test_an_unknown_key_gets_a_suggestion_and_stays() -> None:
    fields, sink = taken("whlole: 3\nzzz: 1\nx-mine: 2\n")
    assert [(d.code, d.value("meant"), str(d.place)) for d in sink] == [
        ("store-key-unknown", "whole", "f.yaml:1:1"),
        ("store-key-stranger", "", "f.yaml:2:1"),
    ]
    assert fields.unknown == ("whlole", "zzz", "x-mine")
    kept = fields.source.get("x-mine")
    assert isinstance(kept, Scalar)
    assert kept.text == "2"


def test_doubles_and_missing_keys_are_reported() -> None:
    fields, sink = taken("whole: 1\nwhole: 2\ntext:\n", "whole", "text", "date")
    assert fields.one("whole", int, 0) == 2
    assert [(d.code, d.value("key"), str(d.place)) for d in sink] == [
        ("store-key-twice", "whole", "f.yaml:2:1"),
        ("store-key-missing", "text", "f.yaml:3:1"),
        ("store-key-missing", "date", "f.yaml:1:1"),
    ]


def test_free_keys_keep_their_order_and_places() -> None:
    fields, _ = taken("styles:\n  b: 1mm\n  a: 2mm\n")
    styles = fields.maybe("styles", Fields)
    assert styles is not None
    assert list(styles.values) == ["b", "a"]
    assert str(styles.place("a")) == "f.yaml:3:6"


def test_places_of_values_and_items() -> None:
    fields, _ = taken("names:\n  - a\n  - b\n")
    assert str(fields.place("names", 1)) == "f.yaml:3:5"
    assert str(fields.place("absent")) == "f.yaml:1:1"


def test_a_file_that_is_no_mapping_is_one_error() -> None:
    fields, sink = taken("- a\n- b\n")
    assert [d.code for d in sink] == ["store-file-shape"]
    assert fields.values == {}


def test_near_finds_the_likely_word_or_nothing() -> None:
    assert near("layuot", ["lang", "layout"]) == "layout"
    assert near("zzz", ["lang", "layout"]) == ""
