"""Pages that a layout cannot mean: frames off the page, too small or one on another, chains that lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.base.diagnostics import LANGUAGES, Diagnostic, Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.units import mm
from kiclayout.design.layout import Layout
from kiclayout.store.layouts import read_layout


def laid(folder: Path, text: str) -> tuple[Layout, list[Diagnostic]]:
    folder.mkdir()
    (folder / "layout.yaml").write_text(text, "utf-8")
    sink = Sink()
    layout = read_layout(folder, sink)
    return layout, list(sink)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mine"


FRAME = (
    "templates:\n  a:\n    frames:\n      main: {{rect: {rect}, side: {side}, gutter: 4}}\nsequence: {{article: a}}\n"
)


@pytest.mark.parametrize(
    ("rect", "side", "found"),
    [
        ("[20, 20, 170, 250]", 0, []),
        ("[62.5, 27, 129.5, 241.3]", 40.5, []),
        ("[0, 0, 210, 297]", 0, []),
        ("[62.5, 27, 160, 241.3]", 40.5, ["layout-frame-outside"]),
        ("[20, -9, 170, 250]", 0, ["layout-frame-outside"]),
        ("[40, 27, 129.5, 241.3]", 40.5, ["layout-frame-outside"]),
        ("[20, 20, -50, 250]", 0, ["layout-frame-small", "layout-template-frameless"]),
        ("[20, 20, 2, 3]", 0, ["layout-frame-small", "layout-template-frameless"]),
        ("[300, 20, 90, 90]", 0, ["layout-frame-small", "layout-template-frameless"]),
    ],
)
def test_frames_keep_to_the_page(folder: Path, rect: str, side: float, found: list[str]) -> None:
    layout, said = laid(folder, FRAME.format(rect=rect, side=side))
    assert [one.code for one in said] == found
    assert [str(one.place) for one in said[:1]] == [f"mine/layout.yaml:4:{20}"] * bool(found)
    assert all(one.hint(lang) for one in said for lang in LANGUAGES)
    for template in layout.templates:
        for frame in template.frames:
            assert frame.rect.x - frame.gutter * bool(frame.side) - frame.side >= -0.1
            assert frame.rect.y >= 0
            assert frame.rect.right <= layout.size[0] + 0.1
            assert frame.rect.bottom <= layout.size[1] + 0.1


def test_a_frame_that_reaches_over_the_page_is_cut_to_it(folder: Path) -> None:
    layout, _ = laid(folder, "size: [148, 210]\n" + FRAME.format(rect="[62.5, 27, 129.5, 241.3]", side=0))
    assert layout.templates[0].frames[0].rect == Rect(mm(62.5), mm(27), mm(148) - mm(62.5), mm(210) - mm(27))


def test_frames_do_not_overlap(folder: Path) -> None:
    text = "templates:\n  a:\n    frames:\n      left: {rect: [20, 20, 80, 250]}\n"
    assert laid(folder, text + "      right: {rect: [100, 20, 80, 250]}\n")[1] == []
    (found,) = laid(folder.with_name("other"), text + "      right: {rect: [110, 20, 80, 250], side: 15}\n")[1]
    assert (found.code, found.place and found.place.line) == ("layout-frames-overlap", 5)


def test_furniture_off_the_page_is_counted_for_each_template(folder: Path) -> None:
    things = (
        "      - fill: {rect: [-3, -3, 154, 80]}\n"
        "      - label: {at: [20, 220], style: body, words: x}\n"
        "      - art: {file: '{cover.image}', at: [192, 30], width: 20}\n"
        "      - dial: {center: [148, 30], radius: 40}\n"
        "      - fill: {rect: [-9, -9, 216, 80]}\n"
        "      - line: {start: [150, 9], end: [192, 9]}\n"
    )
    (found,) = laid(folder, f"size: [148, 210]\nstyles: {{body: {{}}}}\ntemplates:\n  a:\n    furniture:\n{things}")[1]
    assert (found.code, found.place and found.place.line) == ("layout-thing-outside", 7)
    assert (found.value("count"), found.value("size")) == ("3", "148 × 210 mm")


BESIDE = """\
size: [148, 210]
styles: {body: {size: 10, leading: 16}, head: {size: 8, leading: 12}}
templates:
  a:
    frames: {main: {rect: [20, TOP, 108, 150], side: 10, gutter: 2}}
    furniture:
      - fill: {rect: [0, 0, 148, 210]}
      - art: {file: ground.png, at: [30, 60], width: 50}
      - line: {start: [20, 22], end: [128, 22]}
      - label: {at: [20, 20], style: head, words: running}
      - label: {at: [128, 20], style: head, align: right, words: folio}
      - label: {at: [20, 198], style: head, words: foot}
  b:
    like: a
"""


@pytest.mark.parametrize(("top", "count"), [("22", 0), ("21", 0), ("19.5", 2), ("10", 2), ("49.5", 1)])
def test_text_does_not_run_over_furniture(folder: Path, top: str, count: int) -> None:
    found = [one for one in laid(folder, BESIDE.replace("TOP", top))[1] if one.code == "layout-thing-in-frame"]
    assert [one.value("count") for one in found] == [str(count)] * bool(count)
    assert [one.place and one.place.line for one in found] == [12 if count == 1 else 10] * bool(count)
    assert all((one.value("template"), one.value("frame")) == ("a", "main") for one in found)


@pytest.mark.parametrize(
    ("thing", "met"),
    [
        ("label: {at: [10, 40], style: head, words: long}", True),
        ("label: {at: [60, 20], style: head, lines: 3, width: 40, words: long}", True),
        ("label: {at: [60, 20], style: head, lines: 2, width: 40, words: long}", False),
        ("label: {at: [134, 60], style: head, align: right, width: 20, words: long}", True),
        ("label: {at: [134, 60], style: head, words: long}", False),
        ("pile: {things: [{line: {start: [9, 9], end: [9, 9]}}, {label: {at: [60, 26], style: head, words: b}}]}", 1),
        ("code: {value: 'https://a.b', at: [120, 10], size: 20}", True),
        ("strip: {rect: [20, 10, 108, 20], style: head}", True),
        ("strip: {rect: [20, 10, 108, 12], style: head}", False),
        ("strip: {rect: [20, 20, 108, 2], baseline: 5.5, style: head}", True),
        ("strip: {rect: [20, 20, 108, 2], baseline: 4.5, style: head}", False),
        ("logos: {rect: [20, 150, 108, 40]}", True),
        ("dial: {center: [74, 100], radius: 20}", False),
    ],
)  # fmt: skip
def test_words_marks_and_codes_take_room_and_ornaments_do_not(folder: Path, thing: str, met: bool) -> None:
    text = BESIDE.replace("TOP", "25").split("      - fill")[0] + f"      - {thing}\n"
    assert ("layout-thing-in-frame" in [one.code for one in laid(folder, text)[1]]) == met


def test_text_is_sent_to_templates_with_frames_only(folder: Path) -> None:
    layout, said = laid(
        folder,
        "templates:\n"
        "  a: {next: b, frames: {main: {rect: [20, 20, 90, 90]}}}\n"
        "  b: {}\n"
        "  c: {next: d, frames: {main: {rect: [20, 20, 90, 90]}}}\n"
        "sequence: {front: b, opener: b, article: [b, a], poster: b}\n",
    )
    assert [(one.code, one.place.line) for one in said if one.place] == [
        ("layout-template-unknown", 4),
        ("layout-template-frameless", 2),
        ("layout-template-frameless", 5),
        ("layout-template-frameless", 5),
    ]
    assert [template.next for template in layout.templates] == ["", "", ""]
    assert dict(layout.sequence) == {"front": ("b",), "opener": (), "article": ("a",), "poster": ("b",)}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("size: [0, 0]\n", 1),
        ("size: [210mm, 9m]\n", 1),
        ("styles:\n  body: {size: 0}\n", 2),
        ("styles:\n  body: {size: -3}\n", 2),
        ("styles:\n  body: {leading: 0}\n", 2),
        ("styles:\n  body: {after: -50}\n", 2),
        ("half_unit: -9\n", 1),
    ],
)
def test_measures_out_of_range_are_found_and_the_default_stands(folder: Path, text: str, line: int) -> None:
    layout, said = laid(folder, text)
    assert {(one.place.line, one.severity.name) for one in said if one.place} == {(line, "ERROR")}
    assert (layout.size, layout.half_unit) == (Layout(name="").size, 9.0)
    assert layout.style("body").leading == 18.0
    assert layout.style("body").text.size == 10.5
    assert layout.style("body").after == 0.0


FACING = """templates:
  a:
    even: b
    frames: {{main: {{rect: [20, 20, 150, 250]}}}}
  b:
    frames: {{{name}: {{rect: {rect}}}}}
sequence: {{article: a}}
"""


@pytest.mark.parametrize(
    ("name", "rect", "found"),
    [
        ("main", "[16, 20, 150, 250]", []),
        ("main", "[16, 20, 151, 250]", ["layout-template-facing"]),
        ("other", "[16, 20, 150, 250]", ["layout-template-facing"]),
    ],
)
def test_a_template_for_even_pages_has_frames_of_the_same_sizes(
    folder: Path, name: str, rect: str, found: list[str]
) -> None:
    layout, said = laid(folder, FACING.format(name=name, rect=rect))
    assert [one.code for one in said] == found
    assert layout.templates[0].even == ("" if found else "b")


def test_colours_keep_to_the_ink_that_paper_takes(folder: Path) -> None:
    colors = "colors:\n  a: {{rgb: '#101010', cmyk: {inks}}}\n"
    _, said = laid(folder, colors.format(inks="[75, 75, 75, 75]"))
    assert said == []
    heavy = folder.with_name("heavy")
    _, said = laid(heavy, colors.format(inks="[80, 75, 75, 75]"))
    assert [(one.code, str(one.place)) for one in said] == [("layout-ink-heavy", "heavy/layout.yaml:2:6")]
    assert "305" in said[0].message("en")
