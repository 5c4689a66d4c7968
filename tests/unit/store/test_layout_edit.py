from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.record import replace
from kiclayout.base.units import MM
from kiclayout.design.layout import Layout
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.layout_edit import stated, with_color, with_ink, with_spot, with_style
from kiclayout.store.layout_frames import rect_of, with_rect
from kiclayout.store.layouts import layout_of, layout_text

BARE, WEEKLY = (bundled_folder("layouts") / name for name in ("bare", "kic-weekly"))

SMALL = """\
# of our house
version: 1
colors:
  # the brand's
  ink: "#17191D"            # nearly black
  red: {rgb: "#B8321E", cmyk: [20, 92, 98, 10]}   # of part 1
  blue:
    rgb: '#1F55A5'
    # measured
    cmyk: [93, 69, 0, 2]
    spot: PANTONE 2945 C
styles:
  body: {size: 10.5, leading: 18, align: justify}  # the measure
  note: {based_on: body, size: 8,  # small
         weight: 600}
  lead:
    based_on: body
    # tighter than the body
    leading_share: 1.5
  empty:
templates:
  article:   # running pages
    frames: {main: {rect: [25, 25, 160, 247], side: 16, gutter: 4}}
  opener:
    like: article
"""


def read(text: str, folder: Path = Path("house")) -> Layout:
    return layout_of(text, folder, Sink())


def only(text: str, old: str, new: str) -> str:
    """``text`` with the one change that is expected, and no other."""
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("token", "old", "new"),
    [
        ("ink", '"#17191D"', '"#203040"'),
        ("red", 'red: {rgb: "#B8321E"', 'red: {rgb: "#203040"'),
        ("blue", "rgb: '#1F55A5'", "rgb: '#203040'"),
    ],
)
def test_a_colour_changes_its_screen_value_and_nothing_else(token: str, old: str, new: str) -> None:
    after = with_color(SMALL, token, "#203040")
    assert after == only(SMALL, old, new)
    before = dict(read(SMALL).colors)[token]
    color = dict(read(after).colors)[token]
    assert (color.hex, color.cmyk, color.spot) == ("#203040", before.cmyk, before.spot)


def test_ink_is_taken_out_and_the_rest_of_the_colour_stays() -> None:
    after = with_ink(SMALL, "red", ())
    assert after == only(SMALL, '{rgb: "#B8321E", cmyk: [20, 92, 98, 10]}', '{rgb: "#B8321E"}')
    after = with_ink(SMALL, "blue", ())
    assert after == only(SMALL, "    # measured\n    cmyk: [93, 69, 0, 2]\n", "")
    color = dict(read(after).colors)["blue"]
    assert (color.cmyk, color.spot) == (None, "PANTONE 2945 C")
    assert with_ink(SMALL, "ink", ()) == SMALL


def test_cmyk_numbers_and_spot_inks_are_written_beside_the_screen_colour() -> None:
    after = with_ink(SMALL, "ink", ("0", "0", "", "100"))
    assert after == only(
        SMALL, 'ink: "#17191D"            # nearly', 'ink: {rgb: "#17191D", cmyk: [0, 0, 0, 100]}            # nearly'
    )
    assert dict(read(after).colors)["ink"].cmyk == (0.0, 0.0, 0.0, 1.0)
    assert with_ink(SMALL, "red", ("20", "92", "98", "12.5")) == only(SMALL, "98, 10]", "98, 12.5]")
    assert with_spot(SMALL, "red", "PANTONE 485 C") == only(SMALL, "98, 10]}", "98, 10], spot: PANTONE 485 C}")
    after = with_spot(SMALL, "blue", "")
    assert (dict(read(after).colors)["blue"].spot, "# measured" in after) == ("", True)


def test_what_is_taken_out_is_inherited_again_and_comments_beside_it_stay() -> None:
    assert with_style(SMALL, "body", "leading", "") == only(SMALL, " leading: 18,", "")
    assert with_style(SMALL, "body", "align", "") == only(SMALL, ", align: justify", "")
    for key, gone in (("size", "size: 8,"), ("weight", "weight: 600"), ("based_on", "based_on: body, ")):
        after = with_style(SMALL, "note", key, "")
        assert after == only(SMALL, gone, "")
        assert "# small" in after
        assert stated(after, ("styles", "note")).keys() == {"based_on", "size", "weight"} - {key}
    assert with_style(SMALL, "note", "leading", "") == SMALL
    assert read(with_style(with_style(SMALL, "note", "size", ""), "note", "weight", "")).style("note").text.size == 10.5


def test_values_are_told_as_they_are_written() -> None:
    text = with_style(with_style(SMALL, "note", "after", "4mm"), "note", "features", "tnum, palt")
    said = stated(text, ("styles", "note"))
    assert said == {"based_on": "body", "size": "8", "weight": "600", "after": "4mm", "features": "[tnum, palt]"}
    assert read(text).style("note").text.features == ("tnum", "palt")
    assert stated(SMALL, ("styles", "empty")) == stated(SMALL, ("styles", "none")) == {}


def test_a_value_in_braces_is_changed_in_its_place() -> None:
    after = with_style(SMALL, "body", "size", "11")
    assert after == only(SMALL, "{size: 10.5, leading: 18", "{size: 11, leading: 18")
    assert read(after).style("body") == replace(
        read(SMALL).style("body"), text=replace(read(SMALL).style("body").text, size=11.0)
    )


def test_an_inherited_value_is_added_behind_the_entrys_own() -> None:
    after = with_style(SMALL, "note", "align", "left")
    assert after == only(SMALL, "weight: 600}", "weight: 600, align: left}")
    assert "# small" in after
    assert (read(after).style("note").align, read(after).style("body").align) == ("left", "justify")
    after = with_style(SMALL, "lead", "before", "4mm")
    assert read(after).style("lead").before == pytest.approx(4 * MM)
    assert after.replace("    before: 4mm\n", "") == SMALL


def test_leading_in_points_takes_the_place_of_its_share() -> None:
    assert read(SMALL).style("lead").leading == pytest.approx(15.75)
    after = with_style(SMALL, "lead", "leading", "17")
    assert read(after).style("lead").leading == 17.0
    assert "leading_share" not in after
    assert read(with_style(after, "lead", "size", "20")).style("lead").leading == 17.0


def test_a_style_that_says_nothing_yet_begins_to() -> None:
    assert read(with_style(SMALL, "empty", "size", "9")).style("empty").text.size == 9.0


@pytest.mark.parametrize("folder", [BARE, WEEKLY], ids=lambda folder: folder.name)
def test_values_written_as_they_are_leave_the_file_as_it_is(folder: Path) -> None:
    text = layout_text(folder, Sink())
    layout = layout_of(text, folder, Sink())
    for token, color in layout.colors[::9]:
        assert with_color(text, token, color.hex.upper()) == text
    for one in layout.templates[::3]:
        for frame in one.frames:
            after = with_rect(text, one, frame.name, rect_of(text, one, frame.name))
            read_again = layout_of(after, folder, Sink()).template(one.name)
            assert read_again is not None
            assert [str(other.rect) for other in read_again.frames] == [str(other.rect) for other in one.frames]


@pytest.mark.parametrize("folder", [BARE, WEEKLY], ids=lambda folder: folder.name)
def test_edits_of_styles_say_what_they_should_and_keep_every_comment(folder: Path) -> None:
    before = text = layout_text(folder, Sink())
    names = [name for name, _ in layout_of(text, folder, Sink()).styles][::12]
    for name in names:
        text = with_style(text, name, "after", "7.25")
    sink = Sink()
    after = layout_of(text, folder, sink)
    assert list(sink) == []
    assert {after.style(name).after for name in names} == {7.25}
    comments = [line.partition("#")[2] for line in before.splitlines() if " # " in line or line.startswith("#")]
    left = [line.partition("#")[2] for line in text.splitlines() if " # " in line or line.startswith("#")]
    assert left == comments


def test_a_text_that_cannot_be_read_is_not_edited() -> None:
    with pytest.raises(KicError):
        with_color("colors: [", "ink", "#000000")
