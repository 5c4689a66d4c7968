from __future__ import annotations

import dataclasses
import re
import runpy
from pathlib import Path

import pytest

from kiclayout.base.color import Color
from kiclayout.base.diagnostics import LANGUAGES, KicError, Sink, wordings
from kiclayout.base.geometry import Rect
from kiclayout.base.units import MM, mm
from kiclayout.design.exhibits import TableStyle
from kiclayout.design.furniture import Column, Dial, Fill, Furniture, Label, Line, Stack, Words
from kiclayout.design.layout import Layout
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.layout_places import find_layout
from kiclayout.store.layout_schema import KINDS, hints_of
from kiclayout.store.layouts import read_layout

ROOT = Path(__file__).resolve().parents[3]
MANUAL = runpy.run_path(str(ROOT / "scripts" / "layout_manual.py"))


def laid(folder: Path, text: str) -> tuple[Layout, Sink]:
    folder.mkdir(exist_ok=True)
    (folder / "layout.yaml").write_text(text, "utf-8")
    sink = Sink()
    return read_layout(folder, sink), sink


def clean(folder: Path, text: str) -> Layout:
    layout, sink = laid(folder, text)
    assert [(str(d.place), d.code, d.values) for d in sink] == []
    return layout


def codes(folder: Path, text: str) -> list[tuple[str, int]]:
    _, sink = laid(folder, text)
    return [(d.code, d.place.line if d.place else 0) for d in sink]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mine"


# ---- values


@pytest.mark.parametrize("text", ["", "version: 1\n", "name: mine\n", "# 아무것도 없음\n"])
def test_a_layout_without_anything_has_the_defaults(folder: Path, text: str) -> None:
    layout = clean(folder, text)
    assert layout == dataclasses.replace(Layout(name="mine"), folder=str(folder.resolve()))


def test_bare_numbers_are_points_in_styles_and_millimetres_on_the_page(folder: Path) -> None:
    layout = clean(
        folder,
        "size: [182, 257]\n"
        "styles: {body: {size: 9.3, leading: 15, indent: 2mm, rule: 0.4}}\n"
        "templates:\n"
        "  page:\n"
        "    furniture:\n"
        "      - line: {start: [10, 20pt], end: [30, 20pt], width: 0.5}\n",
    )
    body = layout.style("body")
    assert (body.text.size, body.leading, body.rule) == (9.3, 15.0, 0.4)
    assert body.indent == pytest.approx(mm(2))
    assert layout.size == pytest.approx((mm(182), mm(257)))
    line = layout.templates[0].furniture[0]
    assert isinstance(line, Line)
    assert (line.start[0], line.start[1], line.width) == pytest.approx((10 * MM, 20.0, 0.5))


def test_colours_have_print_values_where_the_layout_gives_them(folder: Path) -> None:
    layout = clean(
        folder,
        'colors:\n  plain: "#f00"\n  brand: {rgb: "#B8321E", cmyk: [20, 92, 98, 10], spot: Red}\n'
        "parts:\n  - {solid: brand, tint: plain}\n",
    )
    assert layout.color("plain") == Color(1.0, 0.0, 0.0)
    assert layout.color("part") == dataclasses.replace(
        layout.color("brand"), cmyk=pytest.approx((0.2, 0.92, 0.98, 0.1)), spot="Red"
    )
    assert layout.color("part-tint", 4) == layout.color("plain")


def test_what_needs_one_word_may_be_written_as_that_word(folder: Path) -> None:
    brief = clean(
        folder,
        "fonts: {text: {base: A, fallback: B}}\n"
        "styles: {body: {}}\nheadings: [body]\n"
        "templates: {page: {furniture: [{label: {at: [0, 0], style: body, fit: body, words: x}}]}}\n"
        "sequence: {front: page}\n",
    )
    long = clean(
        folder,
        "fonts: {text: {base: {family: A}, fallback: [{family: B}]}}\n"
        "styles: {body: {}}\nheadings: [{style: body}]\n"
        "templates: {page: {furniture: [{label: {at: [0, 0], style: body, fit: [body], words: [{value: x}]}}]}}\n"
        "sequence: {front: [page]}\n",
    )
    assert brief == long
    label = brief.templates[0].furniture[0]
    assert isinstance(label, Label)
    assert label.words == (Words("x"),)


def test_a_wording_is_one_string_or_one_for_each_language(folder: Path) -> None:
    layout = clean(folder, "title: 주간\nwords:\n  toc: {ko: 목록, zh: 目录}\n")
    assert layout.title == (("ko", "주간"),)
    assert (layout.word("toc", "zh"), layout.word("toc", "en")) == ("目录", "목록")


def test_stacks_stand_in_columns_of_stacks(folder: Path) -> None:
    layout = clean(
        folder,
        "furniture:\n"
        "  list:\n"
        "    - stack:\n"
        "        each: parts\n"
        "        columns:\n"
        "          - rows:\n"
        "              each: item.entries\n"
        "              columns:\n"
        '                - {x: 5, words: "{item.title}"}\n'
        "templates: {page: {furniture: [{use: list}, {use: list}]}}\n",
    )
    first, second = layout.templates[0].furniture
    assert first == second
    assert isinstance(first, Stack)
    rows = first.columns[0].rows
    assert rows is not None
    assert rows.columns == (Column(x=mm(5), words=(Words("{item.title}"),)),)


# ---- inheritance


def test_styles_begin_from_the_style_they_are_based_on(folder: Path) -> None:
    layout = clean(
        folder,
        "styles:\n"
        "  small: {based_on: body, size: 8}\n"
        "  body: {size: 10, color: red, leading: 17}\n"
        'colors: {red: "#f00"}\n'
        "text_styles:\n  b: {based_on: a, weight: 700}\n  a: {tracking: 5}\n",
    )
    assert layout.style("small") == ParStyle(TextStyle(size=8.0, color="red"), leading=17.0)
    assert layout.text_style("b") == TextStyle(weight=700, tracking=5.0)


def test_tables_of_a_role_begin_from_the_plain_table(folder: Path) -> None:
    layout = clean(
        folder, "tables:\n  ranking: {pad_y: 3}\n  default: {edge: 2}\n  other: {based_on: ranking, edge: 1}\n"
    )
    assert layout.table("") == layout.table("unheard-of") == TableStyle(edge=2.0)
    assert layout.table("ranking") == TableStyle(edge=2.0, pad_y=3.0)
    assert layout.table("other") == TableStyle(edge=1.0, pad_y=3.0)


def test_a_template_like_another_keeps_what_it_does_not_state(folder: Path) -> None:
    layout = clean(
        folder,
        "templates:\n"
        "  b: {like: a, furniture: [{fill: {rect: [0, 0, 2, 2], color: red}}]}\n"
        "  a:\n"
        "    numbered: false\n"
        "    frames: {main: {rect: [20, 20, 90, 80], side: 5}}\n"
        "    furniture: [{fill: {rect: [0, 0, 1, 1]}}]\n"
        'colors: {red: "#f00"}\n',
    )
    a, b = layout.template("a"), layout.template("b")
    assert a is not None
    assert b is not None
    assert (b.frames, b.numbered) == (a.frames, False)
    assert a.frames[0].rect == Rect(mm(20), mm(20), mm(90), mm(80))
    assert b.furniture == (*a.furniture, Fill(rect=Rect(0, 0, mm(2), mm(2)), color="red"))


# ---- findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("styles:\n  body: {siez: 9}\n", ("store-key-unknown", 2)),
        ("styles:\n  body: {size: large}\n", ("store-value-length", 2)),
        ("styles:\n  body: {size: 2em}\n", ("store-value-relative", 2)),
        ("styles:\n  body:\n    align: middle\n", ("store-value-choice", 3)),
        ("styles:\n  body:\n    color: inkk\ncolors: {ink: '#000'}\n", ("layout-color-unknown", 3)),
        ("styles:\n  body:\n    color: part-tint\n", ("layout-color-unknown", 3)),
        ("styles:\n  body:\n    font: serif\n", ("layout-font-unknown", 3)),
        ("styles:\n  a: {based_on: b}\n", ("layout-base-unknown", 2)),
        ("styles:\n  a: {based_on: b}\n  b: {based_on: a}\n", ("layout-base-circle", 3)),
        ("colors: {red: '#12'}\n", ("store-value-color", 1)),
        ("headings:\n  - heading\n", ("layout-style-unknown", 2)),
        ("article: {title: titel}\n", ("layout-style-unknown", 1)),
        ("article: {end_mark: mark.svg}\n", ("layout-art-missing", 1)),
        ("sequence:\n  front: cover\n", ("layout-template-unknown", 2)),
        ("templates:\n  a: {like: b}\n", ("layout-base-unknown", 2)),
        ("templates:\n  a:\n    furniture:\n      - use: top\n", ("layout-furniture-unknown", 4)),
        ("templates:\n  a:\n    furniture:\n      - lable: {at: [0, 0]}\n", ("store-key-unknown", 4)),
        ("templates:\n  a:\n    furniture:\n      - {}\n", ("layout-thing-shape", 4)),
        ("templates:\n  a:\n    furniture:\n      - fill: {color: part}\n", ("store-key-missing", 4)),
        ("templates:\n  a:\n    furniture:\n      - fill: {rect: [1, 2, 3]}\n", ("store-value-count", 4)),
        ("furniture:\n  a:\n    - use: a\n", ("layout-base-circle", 3)),
        ("size: A4\n", ("store-value-row", 1)),
        ("styles:\n  body: {weight: 1200}\n", ("store-value-range", 2)),
        ("version: 99\n", ("layout-version-newer", 1)),
        ("name: other\n", ("layout-name-differs", 1)),
    ],
)
def test_what_does_not_fit_is_found_with_its_line(folder: Path, text: str, found: tuple[str, int]) -> None:
    assert found in codes(folder, text)


def test_a_name_that_is_nearly_right_is_proposed(folder: Path) -> None:
    _, sink = laid(folder, "colors: {brand: '#000'}\nstyles: {body: {color: brnad}}\n")
    (found,) = sink
    assert found.value("known") == "brand"
    assert str(found.place) == "mine/layout.yaml:2:24"


def test_a_wrong_value_is_told_once_and_not_wherever_its_name_is_used(folder: Path) -> None:
    text = "colors: {red: blue}\nstyles:\n  a: {color: red}\n  b: {color: red}\n"
    assert codes(folder, text) == [("store-value-color", 1)]


def test_a_thing_that_does_not_fit_leaves_the_others(folder: Path) -> None:
    layout, sink = laid(folder, "templates: {a: {furniture: [{fill: {}}, {dial: {center: [1, 1], radius: 2}}]}}\n")
    assert len(sink) == 1
    assert layout.templates[0].furniture == (Dial(center=(mm(1), mm(1)), radius=mm(2)),)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("styles:\n  body: [1, 2\nname: x\n", "store-yaml-bracket", 2),
        ("styles: &a {}\n", "store-yaml-alias", 1),
        ("- a\n- b\n", "layout-shape", 1),
        ("just words\n", "layout-shape", 1),
    ],
)
def test_a_file_that_cannot_be_read_stops_with_its_line_and_a_remedy(
    folder: Path, text: str, code: str, line: int
) -> None:
    with pytest.raises(KicError) as caught:
        laid(folder, text)
    found = caught.value.diagnostics[-1]
    assert found.code == code
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("mine/layout.yaml", line)
    assert all(found.hint(lang) for lang in LANGUAGES)


def test_a_folder_without_the_file_stops(folder: Path) -> None:
    folder.mkdir()
    with pytest.raises(KicError, match=re.escape("no layout.yaml")):
        read_layout(folder, Sink())


def test_every_finding_is_worded_in_all_languages() -> None:
    own = {code: entry for code, entry in wordings().items() if code.startswith("layout-")}
    assert len(own) > 10
    assert all(entry[lang]["message"] and entry[lang]["hint"] for entry in own.values() for lang in LANGUAGES)


# ---- folders


def test_layouts_are_found_in_the_first_folder_that_has_them(tmp_path: Path) -> None:
    for place in ("one/b", "two/a", "two/b"):
        (tmp_path / place).mkdir(parents=True)
    for place in ("two/a", "two/b"):
        (tmp_path / place / "layout.yaml").write_text("", "utf-8")
    folders = [tmp_path / "none", tmp_path / "one", tmp_path / "two"]
    assert find_layout("a", folders) == tmp_path / "two" / "a"
    assert find_layout("b", folders) == tmp_path / "two" / "b"
    assert find_layout("c", folders) is None
    assert find_layout("../two/a", folders) is None


@pytest.mark.parametrize(
    ("name", "file"),
    [("layouts", "kic-weekly/layout.yaml"), ("fonts", "KICSans-Regular.otf"), ("examples", "issue-001/issue.yaml")],
)
def test_bundled_folders_hold_what_comes_with_the_program(name: str, file: str) -> None:
    assert (bundled_folder(name) / file).is_file()  # type: ignore[arg-type]


# ---- the weekly


@pytest.fixture(scope="module")
def weekly() -> Layout:
    sink = Sink()
    layout = read_layout(bundled_folder("layouts") / "kic-weekly", sink)
    assert [(str(d.place), d.code, d.values) for d in sink] == []
    return layout


def names_used(value: object, hint: object, what: str) -> set[str]:
    """All names of the sort ``what`` that a value of the type ``hint`` holds, defaults among them."""
    terms = getattr(hint, "__metadata__", ())
    if terms:
        return {value} if getattr(terms[0], "what", "") == what and isinstance(value, str) and value else set()
    if dataclasses.is_dataclass(value) and not isinstance(value, type | Color):
        hints = hints_of(type(value))
        return set().union(*(names_used(getattr(value, name), inner, what) for name, inner in hints.items()))
    args = getattr(hint, "__args__", ())
    if isinstance(value, tuple) and args:
        kinds = [args[0]] * len(value) if args[-1] is Ellipsis else list(args)
        return set().union(*(names_used(one, kind, what) for one, kind in zip(value, kinds, strict=True)))
    return set()


@pytest.mark.parametrize(
    ("what", "known"),
    [
        ("style", lambda layout: {name for name, _ in layout.styles}),
        ("look", lambda layout: {name for name, _ in (*layout.styles, *layout.text_styles)}),
        ("color", lambda layout: {name for name, _ in layout.colors} | {"part", "part-band", "part-tint", "part-mid"}
         | {"part-off", "part-field2"}),
        ("font", lambda layout: {name for name, _ in layout.fonts}),
        ("template", lambda layout: {template.name for template in layout.templates}),
    ],
)  # fmt: skip
def test_the_weekly_defines_every_name_it_uses_or_inherits(weekly: Layout, what: str, known: object) -> None:
    used = names_used(weekly, Layout, what)
    assert used
    assert used <= known(weekly)  # type: ignore[operator]


def test_the_weekly_asks_only_for_facts_that_the_manual_lists(weekly: Layout) -> None:
    manual = (ROOT / "docs" / "LAYOUTS.md").read_text("utf-8")
    said = {name for row in re.findall(r"`([^`|]+)`", manual) for name in re.split(r"[\s,]+", row)}
    text = (Path(weekly.folder) / "layout.yaml").read_text("utf-8")
    locals_ = ("one", "part", "entry", "item", "word", "box", "article", "lead", "event", "contact")
    for name in set(re.findall(r"\{([a-z_][\w.]*)(?:@\w+)?\}", text)):
        head, _, tail = name.partition(".")
        last = re.sub(r"^(\w+\.)?\d+\.", "", tail)
        listed = name in said or (head in locals_ and (head == "word" or last in said or f".{last}" in said))
        assert listed, name


def test_every_part_has_every_role(weekly: Layout) -> None:
    roles = [tuple(role for role, _ in part.roles) for part in weekly.parts]
    assert len(roles) == 5
    assert set(roles) == {roles[0]}


def test_inks_of_text_print_in_black_alone_and_fields_keep_the_ink_limit(weekly: Layout) -> None:
    for name, color in weekly.colors:
        assert color.cmyk is not None, name
        assert sum(color.cmyk) <= 2.4, name
    assert all(sum(weekly.color(name).cmyk[:3]) == 0 for name in ("ink", "ink2", "ink3"))  # type: ignore[index]


def test_titles_stand_where_the_brand_puts_them(weekly: Layout) -> None:
    title = weekly.style("title")
    first = title.pad_top + title.ascent * title.text.size
    article, opener = weekly.template("article"), weekly.template("opener")
    assert article is not None
    assert opener is not None
    assert article.frames[0].rect.y + first == pytest.approx(mm(38.5), abs=0.1)
    assert opener.frames[0].rect.y + first == pytest.approx(mm(100.1), abs=0.1)
    for frame in (article.frames[0], opener.frames[0]):
        assert frame.rect.bottom == pytest.approx(mm(268.3))
        assert frame.rect.x - frame.side - frame.gutter == pytest.approx(mm(18))


# ---- the manual


def test_the_manual_documents_every_key_of_every_type() -> None:
    manual = (ROOT / "docs" / "LAYOUTS.md").read_text("utf-8")
    assert MANUAL["rewritten"](manual) == manual, "run scripts/layout_manual.py"
    shown = set(re.findall(r"<!-- keys: (\w+) -->", manual))
    assert shown == set(MANUAL["TYPES"])
    for name, kind in MANUAL["TYPES"].items():
        assert set(MANUAL["meanings"](kind)) == set(hints_of(kind)), name


def test_the_manual_has_a_chapter_for_every_kind_of_furniture() -> None:
    manual = (ROOT / "docs" / "LAYOUTS.md").read_text("utf-8")
    assert set(KINDS) == set(re.findall(r"^### ([a-z]+)$", manual, re.M))
    assert set(KINDS.values()) == set(Furniture.__args__)


def test_the_manuals_example_reads_without_findings(folder: Path) -> None:
    manual = (ROOT / "docs" / "LAYOUTS.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", manual, re.S)
    layout = clean(folder, example)
    assert layout.style("title").text == TextStyle(weight=800, size=25.0)
    assert layout.sequenced("article") == ("article",)


def test_a_folder_without_a_layout_is_refused(folder: Path) -> None:
    folder.mkdir()
    with pytest.raises(KicError) as caught:
        read_layout(folder, Sink())
    assert [one.code for one in caught.value.diagnostics] == ["layout-missing"]


def test_a_cmyk_number_that_is_no_percentage_leaves_the_colour_to_its_screen_value(tmp_path: Path) -> None:
    (tmp_path / "layout.yaml").write_text('colors: {red: {rgb: "#B8321E", cmyk: [101, 92, 98, 10]}}\n', "utf-8")
    sink = Sink()
    color = dict(read_layout(tmp_path, sink).colors)["red"]
    assert (color.hex, color.cmyk) == ("#b8321e", None)
    assert [one.code for one in sink] == ["store-value-range"]
