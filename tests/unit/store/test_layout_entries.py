from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.design.layout import Layout
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.layout_entries import free_entry, renamed, uses_of, with_entry, without_entry
from kiclayout.store.layouts import layout_of, layout_text

WEEKLY = bundled_folder("layouts") / "kic-weekly"
HOUSE = Path("house")
NO_NAME = "layout-entry-name"
SMALL = """\
colors:
  ink: "#17191D"
  # of the parts: solid and tint
  red: {rgb: "#B8321E", cmyk: [20, 92, 98, 10]}   # the first
  pale: "#FBEFEC"
parts:
  - {solid: red, tint: pale}
text_styles:
  mark: {color: 'red'}
styles:
  body: {size: 10.5}
  small: {based_on: body, size: 8}
  tiny:
    based_on: small   # smaller still
    color: "red"
templates:
  page:
    frames: {main: {rect: [25, 25, 160, 247]}}
    next: last
    furniture:
      - label: {at: [18, 284], style: small, words: [{value: red, style: mark}]}
      - stack: {each: logos, at: [18, 20], styles: {small: tiny}, columns: [{width: 40, style: small, words: "{issn}"}]}
  last: {like: page, next: last}
sequence: {article: [page, last]}
"""


def read(text: str, folder: Path = HOUSE) -> Layout:
    sink = Sink()
    layout = layout_of(text, folder, sink)
    assert list(sink) == []
    return layout


def refused(error: pytest.ExceptionInfo[KicError]) -> list[str]:
    return [one.code for one in error.value.diagnostics]


def test_a_name_changes_wherever_it_is_used_and_words_alike_stay() -> None:
    after = renamed(SMALL, HOUSE, "colors", "red", "brand")
    assert after == (
        SMALL.replace("  red: {", "  brand: {")
        .replace("solid: red", "solid: brand")
        .replace("color: 'red'", "color: 'brand'")
        .replace('color: "red"', 'color: "brand"')
    )
    assert "value: red" in after
    read(after)
    after = renamed(SMALL, HOUSE, "styles", "small", "wee")
    assert after.count("wee") == 5
    assert "small" not in after.replace("# smaller", "")
    assert (read(after).style("tiny").text.size, read(after).style("wee").text.size) == (8.0, 8.0)
    after = renamed(SMALL, HOUSE, "templates", "last", "end")
    assert read(after).sequence == (("article", ("page", "end")),)
    assert [one.next for one in read(after).templates] == ["end", "end"]


def test_renaming_leaves_the_pages_as_they_were() -> None:
    before = text = layout_text(WEEKLY, Sink())
    names = {"colors": "p1-tint", "styles": "names-zh-small", "templates": "event-tight"}
    for section, name in names.items():
        text = renamed(text, WEEKLY, section, name, "anders")
    sink = Sink()
    said = repr(layout_of(text, WEEKLY, sink))
    assert list(sink) == []
    assert said.count("'anders'") >= 6
    same = repr(layout_of(before, WEEKLY, sink))
    for name in names.values():
        same = same.replace(repr(name), "'anders'")
    assert said == same


def test_names_that_are_none_taken_or_asked_for_are_refused() -> None:
    for name, code in (
        ("", NO_NAME),
        ("a b", NO_NAME),
        ("{x}", NO_NAME),
        ("-x", NO_NAME),
        ("pale", "layout-entry-taken"),
    ):
        with pytest.raises(KicError) as error:
            renamed(SMALL, HOUSE, "colors", "red", name)
        assert refused(error) == [code]
        with pytest.raises(KicError) as error:
            with_entry(SMALL, "colors", name, "red")
        assert refused(error) == [code]
    with pytest.raises(KicError) as error:
        renamed(SMALL, HOUSE, "colors", "ink", "black")
    assert refused(error) == ["layout-entry-needed"]
    assert renamed(SMALL, HOUSE, "colors", "red", "red") == SMALL
    assert "빨강:" in renamed(SMALL, HOUSE, "colors", "red", "빨강")


def test_what_is_used_is_taken_out_only_for_something_else() -> None:
    assert [SMALL.count("\n", 0, one.span.start) + 1 for one in uses_of(SMALL, HOUSE, "styles", "small")] == [
        14, 21, 22, 22,
    ]  # fmt: skip
    with pytest.raises(KicError) as error:
        without_entry(SMALL, HOUSE, "styles", "small")
    assert refused(error) == ["layout-entry-used"]
    assert dict(error.value.diagnostics[0].values)["count"] == "4"
    after = without_entry(SMALL, HOUSE, "styles", "small", "body")
    layout = read(after)
    assert [name for name, _ in layout.styles] == ["body", "tiny"]
    assert layout.style("tiny").text.size == 10.5
    with pytest.raises(KicError) as error:
        without_entry(SMALL, HOUSE, "styles", "body", "small")
    assert refused(error) == ["layout-entry-needed"]


def test_what_is_not_used_goes_and_the_comments_above_it_stay() -> None:
    after = without_entry(SMALL, HOUSE, "colors", "red", "pale")
    assert "  # of the parts: solid and tint\n  pale:" in after
    assert read(after).parts[0].token("solid") == "pale"
    assert without_entry(SMALL, HOUSE, "styles", "tiny", "body").count("tiny") == 0
    braces = 'colors: {a: "#101010", b: "#202020"}\n'
    assert without_entry(braces, HOUSE, "colors", "a") == 'colors: {b: "#202020"}\n'
    lines = 'colors: {\n  a: "#101010",\n  # of the rules\n  b: "#202020"}\n'
    assert without_entry(lines, HOUSE, "colors", "a") == 'colors: {\n  \n  # of the rules\n  b: "#202020"}\n'


def test_a_new_entry_stands_behind_its_pattern_and_begins_as_it() -> None:
    after = with_entry(SMALL, "styles", "small-2", "small")
    assert "size: 8}\n  small-2: {based_on: small}\n  tiny:" in after
    assert read(after).style("small-2") == read(after).style("small")
    after = with_entry(SMALL, "colors", "red-2", "red")
    assert read(after).color("red-2") == read(after).color("red")
    after = with_entry(SMALL, "templates", "page-2", "page")
    made = read(after).template("page-2")
    assert made is not None
    assert [one.name for one in made.frames] == ["main"]
    assert "colors:\n  red: " in with_entry("version: 1\n", "colors", "red", "none")
    layout = read(with_entry(SMALL, "styles", "small-2", "small"))
    assert [free_entry(layout, "styles", name) for name in ("small", "small-2", "body")] == [
        "small-3",
        "small-3",
        "body-2",
    ]
    assert free_entry(layout, "templates", "page") == "page-2"
